"""The days of a month shared out between kinds: "migraine 11 days, tension 7, clear 12", "eleven red squares and eight yellow".

In one line or in lines of their own. What the kinds come to together is the headache days, and they are those of a month where
one is named beside or above, or where they and the clear days fill one.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.headaches.count_periods import period_named
from drafter.evidence.headaches.diaries import Entry
from drafter.evidence.headaches.diary_legends import stands_for
from drafter.evidence.words.months import MONTH_WORD
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_PAIN = r"(?:headaches?|ha|head pain|head-pain)"
_KINDS = (
    r"(?P<migraine>(?:(?:full|true|definite|probable) )?migraines?|mig)"
    rf"|(?P<free>clear|none|nothing|no {_PAIN}|no pain|(?:headache|pain|ha|symptom)[- ]free|free|good|blank)"
    rf"|(?P<other>(?:tension(?:[- ]type)?|tth|other|mild(?:er)?|non-?migraine|ordinary|regular|plain|lesser|minor|dull|low[- ]grade)(?: {_PAIN})?)"
)
_NOUN = r"(?: (?:attacks?|headaches?|ones?))?(?: days?| d)?"
_FIELD = re.compile(
    rf"(?:[-*•] ?)?\b(?:{_KINDS}){_NOUN}(?: on)? ?(?:[:=]|-(?= ?\d))? ?(?P<n>\d{{1,2}})(?P<days> ?(?:days?|d)\b)?(?![\d/%.]|:\d| ?(?:mg|hours?|h\b|hrs?|years?|weeks?|months?|times|units))"
)
_JOIN = re.compile(r"[ ,;/|+&.-]*(?:and )?")
_FIELDS = 3
_REACH = 3  # lines above in which the month may be named, and lines that stand beside one another
_WHOLE = range(28, 32)
_DATES = re.compile(r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})? ?(?:-|to|through|thru) ?\d{1,2}/\d{1,2}\b")
_DIARY = re.compile(r"\b(?:diary|calendar|log(?:ged|s)?|tracker|journal|app|summary|report|tally|record|buddy)\b")
_MONTH = re.compile(MONTH_WORD)
#: Whose the diary is not, and what is only aimed at.
_NOT_ITS = re.compile(
    r"\b(?:(?:daughter|son|sister|brother|mother|father|wife|husband|cousin|aunt|friend)(?:'s)? (?:diary|calendar|log|keeps|app|has|counts)|for (?:her |his |the )?(?:daughter|son|sister|brother)|goals?|targets?|sample|example|template|expected|projected)\b"
)
_OF_KINDS = Telling("migraine", "mig ", "mig:", "tension", "clear", "none")
#: "There are 11 red squares and 8 yellow".
_COLOUR = r"(?:red|blue|black|yellow|orange|purple|green|pink|brown|gold)"
_COLOURED = re.compile(
    rf"(?<![\w/.$-])(?P<n>(?!an?\b|half\b){NUMBER}) (?P<mark>{_COLOUR}(?: (?:days?|squares?|boxes|dots?|circles?|marks?|stickers?|ones|entries|stars?|blocks?|cells?))?)\b(?! (?:tablets?|pills?|capsules?|flags?|caps?|cells? count))"
)
_ELSE = re.compile(
    r"\b(?:everything else|all else|all others?|(?:any|every) other(?: kinds?)?|the (?:rest|others?)|others?)\b[^.;]{0,30}$"
)
_ELSE_BEHIND = re.compile(
    r" ?(?:=|:|-|for|is|are|means|marks)? ?(?:the |any )?(?:everything else|all else|rest\b|others?\b|all others?|milder|tension|dull)"
)
_OF_COLOURS = Telling("red", "blue", "black", "yellow", "orange", "purple", "green", "pink", "brown", "gold")


class _Share(NamedTuple):
    start: int
    end: int
    kind: str
    days: int


def kind_tallies(reading: Reading, sentence: Sentence) -> Iterator[Entry]:
    """The days of migraine and those of headache that a sentence shares a month out between."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    if _OF_KINDS.within(lower, start, end):
        yield from _told(_fields(reading, sentence), of_month=_of_month(reading, sentence))
    if _OF_COLOURS.within(lower, start, end) and _of_month(reading, sentence, diary=False):
        yield from _told(_coloured(reading, sentence), of_month=True)


def _told(shares: list[_Share], *, of_month: bool) -> Iterator[Entry]:
    days = {share.kind: share.days for share in shares}
    if len(days) < len(shares) or "migraine" not in days or len(days) < 2:
        return
    total = sum(days.values())
    if total > max(_WHOLE) or not (of_month or ("free" in days and total in _WHOLE)):
        return
    own = next(share for share in shares if share.kind == "migraine")
    yield Entry(own.start, own.end, _exactly(days["migraine"]), "migraine", "m")
    if "?" not in days:
        yield Entry(own.start, own.end, _exactly(total - days.get("free", 0)), "headache", "m")


def _exactly(days: int) -> Interval:
    return Interval(float(days), float(days))


def _fields(reading: Reading, sentence: Sentence) -> list[_Share]:
    """The kinds that stand in one line beside each other, or in the lines beside it; told by the line of migraine."""
    here = _in_line(reading, sentence)
    if len(here) != 1 or here[0].kind != "migraine":
        return here if len(here) <= _FIELDS else []
    beside = list(here)
    for step in (-1, 1):
        index = sentence.index + step
        while 0 <= index < len(reading.sentences) and abs(index - sentence.index) <= _REACH:
            other = _in_line(reading, reading.sentences[index])
            if len(other) != 1:
                break
            beside += other
            index += step
    return beside


def _in_line(reading: Reading, sentence: Sentence) -> list[_Share]:
    """The kinds of a line that is nothing else, a heading before a colon apart."""
    lower, end = reading.lower, sentence.end
    found = list(_FIELD.finditer(lower, sentence.start, end))
    if not found:
        return []
    head = lower[sentence.start : found[0].start()]
    if not re.fullmatch(r"(?:[^:]{3,60}: ?)?", head):
        return []
    gaps = [(a.end(), b.start()) for a, b in pairwise(found)]
    if any(not _JOIN.fullmatch(lower, *gap) for gap in gaps) or not re.fullmatch(
        r"[ .;,]*", lower[found[-1].end() : end]
    ):
        return []
    return [_Share(m.start("n"), m.end(), _kind(m), int(m["n"])) for m in found]


def _kind(match: re.Match[str]) -> str:
    return next(kind for kind in ("migraine", "free", "other") if match[kind])


def _coloured(reading: Reading, sentence: Sentence) -> list[_Share]:
    lower = reading.lower
    shares = []
    for match in _COLOURED.finditer(lower, sentence.start, sentence.end):
        days = number(match["n"])
        kind = stands_for(reading, sentence, match["mark"]) or _rest(reading, sentence, match["mark"].split()[0])
        if days is not None:
            shares.append(
                _Share(match.start("n"), match.end(), "other" if kind == "headache" else kind or "?", int(days[0]))
            )
    return shares


def _rest(reading: Reading, sentence: Sentence, colour: str) -> str:
    """``headache`` for the colour of everything else than migraine."""
    for earlier in reading.sentences[max(0, sentence.index - _REACH) : sentence.index]:
        at = reading.lower.find(colour, earlier.start, earlier.end)
        if at >= 0 and (
            _ELSE.search(reading.lower, earlier.start, at) or _ELSE_BEHIND.match(reading.lower, at + len(colour))
        ):
            return "headache"
    return ""


def _of_month(reading: Reading, sentence: Sentence, *, diary: bool = True) -> bool:
    """Whether one month is named in a sentence or just above it, in a diary's words."""
    near = reading.sentences[max(0, sentence.index - _REACH - 1) : sentence.index + 1]
    text = " ".join(reading.lower[each.start : each.end] for each in near)
    if _NOT_ITS.search(text):
        return False
    if len(set(_MONTH.findall(text))) > 1:
        return False
    named = period_named(text, 0, len(text)) == "m" or bool(_MONTH.search(text)) or bool(_DATES.search(text))
    return named and (not diary or bool(_DIARY.search(text)))
