"""Days with the features of migraine as forms and diaries tell them: "with nausea or photophobia: 11", "circled 13, all throbbing", "Sep 22 / 13".

A field or a mark counts a part of the headache days told before it. Two counts under a heading of two kinds are headache and migraine.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.count_bounds import BOUND
from drafter.evidence.headaches.diaries import OTHER, Entry
from drafter.evidence.headaches.diary_lists import YEAR
from drafter.evidence.words.months import MONTH_WORD
from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_FEATURE = r"(?:nausea|vomiting|n/v|photophobia|phonophobia|photo-?/?phonophobia|light[- ]sensitivity|sound[- ]sensitivity|throbbing|pulsating|migrain\w*)"
_N = rf"(?P<pre>{BOUND} ?)?(?P<one>\d{{1,2}})(?P<plus>\+)?(?: ?(?:-|to|or) ?(?P<two>\d{{1,2}}))?(?: ?(?:days?|d)\b)?(?: ?/ ?(?:mo|month|28|30|31))?(?= ?(?:[,;.)|]|$))(?!\.\d)"
_PLAIN = r"(?:(?!\b(?:no|not|never|without|nor|triptan\w*|\w+triptan|treated|missed|miss|relie\w+|tablets?|meds?|medication|for|from|after|until)\b)[^:;.\d|=])"
#: "- with N/V and/or photophobia: 11", "Of these, w/ nausea: 11".
_FIELD = re.compile(
    rf"(?<!days )(?<!time )(?P<link>(?:\bwith|\bw/) ?(?!out|o\b){_PLAIN}{{3,90}}?)(?: \([^)\d]*\))? ?[:=] ?{_N}"
)
#: "Nausea days: 12", "days with photophobia 12".
_OF_FEATURE = re.compile(
    rf"(?P<link>\b(?:{_FEATURE}(?:(?: ?/ ?| and | or |, ){_FEATURE})* days?|(?:days?|d) (?:with|of|w/|(?:that |which )?(?:meet|have|show)(?:ing|s)?|having|fulfill?ing) (?:(?:full|typical|the|all|ichd-?3?|criteria for) )*{_FEATURE}(?: (?:features?|criteria|symptoms?|characteristics))?(?:(?: ?/ ?| and | or |, | \+ ){_FEATURE})*))(?: ?(?:/|per|a|each) ?(?:mo|month))?(?: \([^)\d]*\))? ?[:=]? ?{_N}"
)
#: "Circled 13, all throbbing with photophobia".
_MARKED = re.compile(
    rf"(?P<link>\b(?:circled|starred|marked|flagged|ticked|highlighted|shaded)(?: (?:about|some|another|a total of|in red|as migraine))*) (?P<pre>{BOUND} )?(?P<one>\d{{1,2}})(?P<plus>\+)?(?P<two>)(?: (?:days?|of (?:them|these|those|which)))?(?=,? (?:all|each|every one|both)\b|,? (?:with|w/) (?:nausea|vomit|photo|throb))"
)
#: "Days per month when it throbs and light hurts: 15".
_WHEN = re.compile(
    rf"(?P<link>\b(?:days?|d)(?: ?/ ?(?:mo|month)| (?:per|a|each|in a|of the) month)?,? (?:when|that|on which|where|in which) (?={_PLAIN}{{0,60}}(?:throb|pound|pulsat|light|nause|vomit|throw|one side)){_PLAIN}{{3,90}}?)(?: \([^)\d]*\))? ?[:=] ?{_N}"
)
#: "Of these, migrainous: 15", and below the headache days "- migrainous: 11".
_OF_THESE = re.compile(
    rf"(?P<link>(?:\bof (?:which|these|those|them),? |(?<=[-*•] ))(?:(?:how many|are|were|with|full|true) )*migrain\w*(?:[- ](?:type|like|days?|features?|ones?))*)(?: \([^)\d]*\))? ?[:=]? ?{_N}"
)
FIELDS = (_FIELD, _OF_FEATURE, _MARKED, _WHEN, _OF_THESE)

#: A heading of two kinds: "DIARY (HA / of which migraine)", "total / migraine".
_TWO_KINDS = re.compile(
    r"\b(?:ha|headaches?|total|all|any)(?: (?:days?|d|ha|headaches?))* ?(?:/|,|\() ?(?:of (?:which|these|them) )?(?:migraines?|mig)\b(?: (?:days?|d))?\)?"
)
_THIRD = re.compile(r" ?/ ?(?=[a-z])")
_PAIR = rf"{MONTH_WORD}{YEAR} ?[:=/,-]? ?\d{{1,2}} ?(?:/|,|\() ?\d{{1,2}}(?: ?/ ?\d{{1,2}})?\)?"
_PAIRS = re.compile(rf"{_PAIR}(?:[,;|]? ?(?:and )?{_PAIR}){{0,11}}(?= ?[.;,]?$)")
_FIGURES = re.compile(r"(\d{1,2}) ?(?:/|,|\() ?(\d{1,2})(?: ?/ ?\d{1,2})?\)?(?= ?(?:[,;.|]|$| and\b| [a-z]))")
#: "Diary: total HA 16, migraine 9".
_TOTALS = re.compile(
    r"\b(?:total |all |any )?(?P<head>ha|headaches?)(?: days?| d)? ?[:=]? ?(?P<one>\d{1,2})(?: days?| d)? ?[,;/+] ?(?:(?:of which|incl\w*|with|and) )?(?P<link>migraines?|mig|migr)(?: days?| d)? ?[:=]? ?(?P<two>\d{1,2})\b(?! ?(?:/|%|h\b|hours?|mg))"
)
_DIARY = re.compile(r"\b(?:diary|calendar|log|tracker|journal|app|monthly)\b")
#: "No migraine days", "migraine days: none".
_NO_DAYS = re.compile(
    r"\b(?:(?:no|never (?:an?|any)|zero|not (?:a single|one|any)|without any)(?: (?:true|real|full|definite|actual|clear))* migraine days?(?= ?(?:[.,;)]|$)| at all\b| a month\b| in the (?:diary|calendar|log)\b| recorded\b)|migraine days? ?[:=]? ?(?:none|nil|never)\b)"
)
_HEAD_LINES = 13
_MOST = 31
_OF_TOTALS = Telling("migraine ", "mig ", "migr ", "migraines ", "migraine:", "mig:")
_OF_NONE = Telling("migraine day")


def entered_pairs(reading: Reading, sentence: Sentence) -> Iterator[Entry]:
    """Headache and migraine days of a month that stand side by side, and days of migraine that are none."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    if _OF_NONE.within(lower, start, end):
        for none in _NO_DAYS.finditer(lower, start, end):
            yield Entry(none.start(), none.end(), Interval(0.0, 0.0), "migraine", "m")
    if _OF_TOTALS.within(lower, start, end) and _DIARY.search(f"{sentence.label} {lower[start:end]}"):
        for told in _TOTALS.finditer(lower, start, end):
            yield from _both(told.start(), told.end(), [(int(told["one"]), int(told["two"]))])
    pairs = _PAIRS.search(lower, start, end) if "/" in lower[start:end] or "(" in lower[start:end] else None
    if pairs is not None and _of_two_kinds(reading, sentence, pairs.start()):
        yield from _both(pairs.start(), pairs.end(), [(int(a), int(b)) for a, b in _FIGURES.findall(pairs[0])])


def _both(start: int, end: int, counts: list[tuple[int, int]]) -> Iterator[Entry]:
    if not counts or any(part > whole or whole > _MOST for whole, part in counts):
        return
    for index, what in enumerate(("headache", "migraine")):
        days = [float(pair[index]) for pair in counts]
        yield Entry(start, end, Interval(min(days), max(days)), what, "m")


def _of_two_kinds(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether what stands before some pairs, or the line above their first row, names headache and migraine."""
    lower = reading.lower
    if at - sentence.start > 3:
        return _heads_kinds(lower[sentence.start : at])
    for above in reversed(reading.sentences[max(0, sentence.index - _HEAD_LINES) : sentence.index]):
        if _PAIRS.fullmatch(lower, above.start, above.end):
            continue
        return _heads_kinds(lower[above.start : above.end])
    return _heads_kinds(sentence.section.title)


def _heads_kinds(head: str) -> bool:
    """Whether a head names headache and migraine, and first; a third column may be of something else ("headache/migraine/triptans")."""
    kinds = _TWO_KINDS.search(head)
    if kinds is None or head.rstrip(" ").endswith("/", 0, kinds.start()):
        return False
    return not OTHER.search(head, 0, kinds.end()) and (
        _THIRD.match(head, kinds.end()) is not None or not OTHER.search(head)
    )
