"""How many sessions there were by what a record says of one of them: its number, or how many more there were.

"ESI #4 was 9/8/25" tells of four, though only one has its day; "TPI x 2 in winter, x 2 in spring" are four; "after the first she had four
more rounds" are five.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.evidence.sessions.countings import KIND
from drafter.evidence.words.months import MONTH_WORD, VERB_MAY
from drafter.evidence.words.numbers import NUMBER, ORDINALS, number
from drafter.evidence.words.percentages import percentages
from drafter.evidence.words.quantities import Interval, Quantity
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

_NTH = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|\d{{1,2}}(?:st|nd|rd|th))"
#: The number of one session: "her fourth epidural", "ESI #4", "(5th in series)".
_NUMBERED = re.compile(
    rf"\b(?P<nth>{_NTH})(?: and (?:last|latest|most recent))? (?:(?:set|round|session)s? of )?(?:(?:positive|successful|diagnostic|confirmatory|repeat) )?{KIND}"
    rf"|{KIND} ?\(?(?:#|no\. ?|number )(?P<n>[2-9]|1[0-2])\b(?!/|\.?\d)"
    rf"|\(? ?(?P<of>{_NTH}) (?:one |session |set |round )?(?:in|of) (?:the |this |that |a )?series\b"
)
_PAIR = 2
#: "After her second diagnostic block": one that was had, not one that somebody is here for.
_SECOND_HAD = re.compile(
    rf"\b(?:after|following|since|underwent|received|completed|s/p|status post|responded to) (?:(?:her|his|the|a) )?(?:second|2nd) (?:(?:set|round|session) of )?(?:(?:positive|successful|diagnostic|confirmatory|repeat|lumbar|cervical|right|left|bilateral) )*{KIND}"
)
_BEYOND = re.compile(
    r"\b(?:more|further|additional|another|subsequent|third|fourth|fifth|sixth|3rd|[4-9]th|again|since then|later)\b"
)
_OF_SECOND = Telling("second ", "2nd ")
_OF_NUMBERED = Telling(
    "th ",
    "rd ",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "#",
    "no.",
    "number ",
    "round ",
    "set ",
    "session ",
)
#: "TPI x 2 (winter), TPI x 2 (spring), TPI x 1": counts side by side.
_TIMES = re.compile(
    r"\bx ?(?P<n>[1-9]|1[0-2])\b(?! ?(?:/|\d|days?|weeks?|wks?|months?|mos?|mg|ml|years?|yrs?|min\w*|hours?|hrs?|reps?|sets?|levels?|sites?))"
)
_BESIDE = 60  # characters between two of them
#: "After the first injections she had four more rounds".
_MORE = re.compile(
    rf"\b(?P<n>{NUMBER}) (?:more|further|additional|other|subsequent) (?:sets?|rounds?|sessions?|of (?:them|these|those)|{KIND})"
    rf"|\b(?:had|got|received|underwent|undergone)(?: (?:another|a further))? (?P<k>{NUMBER}) more(?= ?[.,;)]| (?:since|this|last|over|in|by|through)\b)"
)
_BEFORE_THEM = re.compile(rf"\b(?:after|following|since) (?:(?:her|his|the|a) )?(?P<nth>{_NTH})\b")
_OF_MORE = Telling(" more", " further ", " additional ", " subsequent ")
_TO_COME = re.compile(
    rf"\b(?:will|would|{VERB_MAY}|might|plan\w*|schedul\w*|request\w*|propos\w*|recommend\w*|next|if|should|could|want\w*|ask\w*|approv\w*|authori[sz]\w*|no|not|never|none|today)\b"
    rf"|\bfor (?:(?:her|his|the|a|their) )?{_NTH}\b"
)


def implied_counts(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """How many sessions a text implies that there were, the last of them within."""
    if _TO_COME.search(lower, start, end):
        return
    if _OF_NUMBERED.within(lower, start, end):
        for match in _NUMBERED.finditer(lower, start, end):
            count = float(match["n"] or _number(match["nth"] or match["of"]))
            if count > 1:
                yield Quantity(match.start(), match.end(), Interval(count, count))
    # "After her second epidural she had three more": the second was not the last.
    if _OF_SECOND.within(lower, start, end) and not _BEYOND.search(lower, start, end):
        for match in _SECOND_HAD.finditer(lower, start, end):
            yield Quantity(match.start(), match.end(), Interval(2.0, 2.0))
    found = list(_TIMES.finditer(lower, start, end))
    if len(found) > 1 and all(two.start() - one.end() < _BESIDE for one, two in pairwise(found)):
        total = float(sum(int(match["n"]) for match in found))
        yield Quantity(found[0].start(), found[-1].end(), Interval(total, total))
    if _OF_MORE.within(lower, start, end):
        yield from _more(lower, start, end)


def _more(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """How many there were by how many more came after one: after the third "two more" are five."""
    for match in _MORE.finditer(lower, start, end):
        told = match["n"] or match["k"]
        if (more := number(told)) is None or told in ("a", "an", "half"):
            continue
        before = max((_number(m["nth"]) for m in _BEFORE_THEM.finditer(lower, start, match.start())), default=1.0)
        total = more[0] + before
        yield Quantity(match.start(), match.end(), Interval(total, math.inf if match["n"] else total))


def own_numbers(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """Which session of all that there ever were a text names: "TPI #4 today", "here for her fourth epidural"."""
    if _OF_NUMBERED.within(lower, start, end):
        for match in _NUMBERED.finditer(lower, start, end):
            count = float(match["n"] or _number(match["nth"] or match["of"]))
            yield Quantity(match.start(), match.end(), Interval(count, count))
        for match in _OWN.finditer(lower, start, end):
            nth = number(match["own"])
            if nth is not None:
                yield Quantity(match.start(), match.end(), Interval(nth[0], nth[0]))


#: "Here for #4", "#2, identical targets".
_OWN = re.compile(
    r"(?<![\w/#])(?:#|number |no\. |round |set |session )(?P<own>[2-9]|two|three|four|five|six|seven|eight)\b(?!/|\.?\d)"
)


def is_number(lower: str, start: int, end: int) -> bool:
    """Whether a session is told by its number alone."""
    return _OWN.fullmatch(lower, start, end) is not None


#: "First set 1/6/2025, second 3/3, third 5/5": the number of the last one that has a day.
_NTH_DAY = re.compile(
    rf"\b(?P<nth>{_NTH})(?: (?:one|set|round|session|injection|shot|was|on|in|at|done|given))*[ ,(:]+(?=\d{{1,2}}/\d|{MONTH_WORD})"
)


def numbered_days(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """Sessions from the third on that a list numbers, each with its day; the quantity ends where the day begins."""
    if not _OF_NUMBERED.within(lower, start, end):
        return
    for match in _NTH_DAY.finditer(lower, start, end):
        count = _number(match["nth"])
        if count > _PAIR:
            yield Quantity(match.start(), match.end(), Interval(count, count))


def _number(nth: str) -> float:
    return float(ORDINALS.get(nth) or nth[:-2])


#: "The second gave 85 %", "a confirmatory block four weeks later: 90 %", "first 90 %, second 85 %".
_NTH_GAVE = re.compile(
    r"(?<![\w#])(?P<nth>second|2nd|#2|confirmatory|comparative|repeat|third|3rd|#3)(?: (?:one|blocks?|mbbs?|set|session|round|injection|time|test|diagnostic|medial|branch|lumbar|cervical|right|left|bilateral))*(?![\w-])(?! (?:opinion|visit|half|day|week|month|finger|toe|mri|course|trial|exam))"
)
_OF_NTH = Telling("second", "2nd", "#2", "confirmatory", "comparative", "repeat", "third", "3rd", "#3")
_BY_SHARE = 60  # characters between a session's number and what it gave
_STOPS = re.compile(r"[.;](?!\d)|\b(?:first|1st)\b")


def counts_by_share(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """How many sessions there were by what the last of them gave: "the first took 90 %, the second 85 %"."""
    if not _OF_NTH.within(lower, start, end) or _TO_COME.search(lower, start, end):
        return
    for match in _NTH_GAVE.finditer(lower, start, end):
        share = next(percentages(lower, match.end(), end), None)
        if share is None or share.start - match.end() > _BY_SHARE or _STOPS.search(lower, match.end(), share.start):
            continue
        count = 3.0 if match["nth"] in ("third", "3rd", "#3") else 2.0
        yield Quantity(match.start(), share.end, Interval(count, count))
