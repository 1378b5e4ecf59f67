"""Days of a month that a diary lists one by one: "M: 2, 3, 7, 8, 12, 15", "migraine on 9/2, 9/4, 9/7, 9/11, 9/15".

They are counted, not read as figures. A list goes upwards and stands under, or behind, the name of one month; what it is of is
named before it, or by a letter that a line above explains. All lists of a month together are its headache days.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.headaches.diaries import OTHER, Entry
from drafter.evidence.headaches.diary_legends import lettered
from drafter.evidence.headaches.diary_lists import KIND
from drafter.evidence.words.months import MONTH_WORD
from drafter.evidence.words.quantities import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_DAY = r"\d{1,2}(?:/\d{1,2})?(?:st|nd|rd|th)?"
_LIST = re.compile(
    rf"(?P<head>[^:;.\d]{{1,60}}?) ?(?:[:=-]|\bon\b(?: the)?) ?(?P<days>{_DAY}(?:(?:, ?| ?& ?| and |, and | ){_DAY}){{4,30}}) ?[.;,]?"
)
_FIGURE = re.compile(r"(?:(\d{1,2})/)?(\d{1,2})")
_LETTER = re.compile(r"[-*• ]*(?P<letter>[a-z]{1,2})")
_OF_HEAD = re.compile(rf"\b(?:{KIND}|head pain|attacks?)\b")
_MIGRAINE = re.compile(r"\b(?:migrain\w*|migs?|mmd)\b")
_NO_MIGRAINE = re.compile(r"\b(?:non-?migrain\w*|other|tension(?:[- ]type)?|tth|mild)\b")
_MONTH = re.compile(MONTH_WORD)
#: Whose the calendar is not, and what else its days are of.
_NOT_ITS = re.compile(
    r"\b(?:for (?:her |his |the )?)?(?:daughter|son|sister|brother|mother|father|wife|husband|cousin|aunt|friend)(?:'s)?\b|\b(?:visits?|appointments?|sessions?|therapy|botox|injections?|blocks?|goals?|sample|example|template|refills?|menses|menstrual|period)\b"
)
_ABOVE = 4  # lines above a list in which the month and the letters may be told
_LARGEST = 31


class _Days(NamedTuple):
    start: int
    end: int
    days: frozenset[int]
    kind: str


def listed_days(reading: Reading, sentence: Sentence) -> Iterator[Entry]:
    """How many days of headache and of migraine a line lists."""
    if not may_list(reading.lower, sentence):
        return
    listed = _listed(reading, sentence)
    if listed is None or not _of_one_month(reading, sentence):
        return
    every = set(listed.days)
    for step in (-1, 1):
        index = sentence.index + step
        while 0 <= index < len(reading.sentences) and (beside := _listed(reading, reading.sentences[index])):
            every |= beside.days
            index += step
    if listed.kind == "migraine":
        days = float(len(listed.days))
        yield Entry(listed.start, listed.end, Interval(days, days), "migraine", "m")
    yield Entry(listed.start, listed.end, Interval(float(len(every)), float(len(every))), "headache", "m")


_OPENS = re.compile(r"[^:;.\d]{1,60}?(?:[:=-] ?|on (?:the )?)\d{1,2}(?:/\d{1,2})?(?:st|nd|rd|th)?(?:,? | ?& ?)")


def may_list(lower: str, sentence: Sentence) -> bool:
    """Whether a line may be such a list, which needs no word of headache of its own."""
    return _OPENS.match(lower, sentence.start, sentence.end) is not None


def _listed(reading: Reading, sentence: Sentence) -> _Days | None:
    match = _LIST.fullmatch(reading.lower, sentence.start, sentence.end)
    if match is None or OTHER.search(match["head"]) or _NOT_ITS.search(match["head"]):
        return None
    figures = _FIGURE.findall(match["days"])
    days = [int(day) for _, day in figures]
    months = {month for month, _ in figures}
    if len(months) > 1 or days != sorted(set(days)) or days[-1] > _LARGEST:
        return None
    kind = _kind(reading, sentence, match["head"])
    return _Days(match.start("days"), match.end("days"), frozenset(days), kind) if kind else None


def _kind(reading: Reading, sentence: Sentence, head: str) -> str:
    """``migraine`` or ``headache``: what a list is headed by, or what a letter before it stands for."""
    letter = _LETTER.fullmatch(head.strip())
    if letter is not None and not _OF_HEAD.search(head):
        head = lettered(reading, sentence, letter["letter"]) or head
    if not _OF_HEAD.search(head) and not _NO_MIGRAINE.search(head):
        return ""
    return "migraine" if _MIGRAINE.search(head) and not _NO_MIGRAINE.search(head) else "headache"


def _of_one_month(reading: Reading, sentence: Sentence) -> bool:
    near = reading.sentences[max(0, sentence.index - _ABOVE) : sentence.index + 1]
    text = " ".join(reading.lower[each.start : each.end] for each in near)
    if _NOT_ITS.search(text):
        return False
    months = {found[0][:3] for found in _MONTH.finditer(text)}
    return len(months) == 1 or (not months and re.search(r"\d{1,2}/\d{1,2},", text) is not None)
