"""Shares of relief asked for at several times after a session: "2 wk 80 %, 6 wk 70 %, 10 wk 55 %".

What is told is how long at least half of the pain stayed away: the last of the times at which that was so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.timing.times_told import lengths_told
from drafter.evidence.words.percentages import percentages
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.calendar.durations import DurationMention
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.quantities import Quantity

_HALF = 50.0  # per cent
_ROWS = 8  # lines of a log of one session
_SHARE = Telling("%", "percent", "per cent")
#: Between a time and the share at it, or a share and its time.
_THEN = re.compile(
    r"(?: ?(?:post|out|on|later|after|mark|check|visit|f/u|s/p))?(?: ?[:=|,(-]+>?)? ?(?:(?:she|he|pt|patient|it|was|were|is|had|still|about|around|roughly|reports?|reported|relief|at|~|a|had been) ?)*"
)
_AT = re.compile(
    r"(?: (?:relief|better|improved|improvement|less|reduction|benefit|pain relief|of (?:the|her|his) pain gone|gone))? ?(?:at|by|@)(?: (?:the|her|his|about|around|my))* ?"
)
_OPENS = re.compile(r"[^a-z\d]*(?:at (?:the )?|after |by )?")
_NOW = re.compile(r"[^a-z\d]*(?:now|today|currently|at present|as of today)\b")


class Check(NamedTuple):
    """A share of relief and the time after a session at which it was asked for."""

    share: Quantity
    after: DurationMention


def checks(reading: Reading, sentence: Sentence) -> list[Check]:
    """The shares of a sentence that stand with the time at which they were asked for, read once."""
    return reading.in_turn("checks", sentence, _checks)


def _checks(reading: Reading, sentence: Sentence) -> list[Check]:
    lower, start, end = reading.lower, sentence.start, sentence.end
    if not _SHARE.within(lower, start, end):
        return []
    times = [t for t in lengths_told(reading, sentence) if t.length is not None]
    shares = list(percentages(lower, start, end)) if times else []
    found: list[Check] = []
    for share in shares:
        ahead, behind = _time_ahead(lower, times, share), _time_behind(lower, times, share)
        # "70 % at 2 weeks, 60 % at 12": which of the two the first share has, the others have too.
        of_first = _time_ahead(lower, times, shares[0])
        at = (ahead or behind) if of_first is not None else (behind or ahead)
        if at is not None:
            found.append(Check(share, at))
    return found


def _time_ahead(lower: str, times: list[DurationMention], share: Quantity) -> DurationMention | None:
    return next((t for t in times if t.end <= share.start and _THEN.fullmatch(lower, t.end, share.start)), None)


def _time_behind(lower: str, times: list[DurationMention], share: Quantity) -> DurationMention | None:
    return next((t for t in times if t.start >= share.end and _AT.fullmatch(lower, share.end, t.start)), None)


def last_held(told: list[Check]) -> Check | None:
    """Of several checks the last at which half or more was gone, or the first where it never was; None for a single one."""
    if len(told) < 2:
        return None
    good = [c for c in told if c.share.value.low >= _HALF]
    return max(good, key=_weeks) if good else told[0]


#: "90 % immediate, 65 % at 3 months": the first check is that of the day itself.
_AT_ONCE = re.compile(
    r"(?:%|per ?cent)(?: (?:relief|better|improvement|pain relief))? (?:immediate(?:ly)?|initial(?:ly)?|right (?:after|away)|at first|(?:on )?(?:the )?(?:same|first) day|at once|day 1)\b"
    r"|\b(?:immediate(?:ly)?|initial(?:ly)?|right (?:after|away)|at first|day 1)(?: (?:relief|response|post))?:? (?:of )?\d{1,3} ?(?:%|per ?cent)"
)


def last_told(reading: Reading, sentence: Sentence) -> Check | None:
    """The check that tells how long a session helped, of those in a sentence; a single one counts behind that of the day itself."""
    told = checks(reading, sentence)
    if len(told) == 1 and _AT_ONCE.search(reading.lower, sentence.start, told[0].share.start):
        return told[0]
    return last_held(told)


def _weeks(check: Check) -> float:
    return check.after.length.in_days().low if check.after.length is not None else 0.0


def in_log(reading: Reading, sentence: Sentence) -> tuple[bool, Check | None]:
    """Whether a sentence is a line of a log of checks, or what stands behind one ("now 10 %"); and the check, where it is the one to tell."""
    if reading.of(sentence, "procedure", "treatment"):
        return False, None
    own = _opening(reading, sentence)
    if own is None and not _NOW.match(reading.lower, sentence.start, sentence.end):
        return False, None
    before, behind = _run(reading, sentence, -1), _run(reading, sentence, 1)
    if own is None:
        return len(before) > 1, None
    told = [*reversed(before), own, *behind]
    return len(told) > 1, own if last_held(told) is own else None


def _opening(reading: Reading, sentence: Sentence) -> Check | None:
    """The one check that a sentence opens with."""
    told = checks(reading, sentence)
    first = min(told[0].share.start, told[0].after.start) if len(told) == 1 else -1
    opens = first >= 0 and _OPENS.fullmatch(reading.lower, sentence.start, first)
    return told[0] if opens else None


def _run(reading: Reading, sentence: Sentence, step: int) -> list[Check]:
    found: list[Check] = []
    at = sentence.index + step
    while 0 <= at < len(reading.sentences) and len(found) < _ROWS:
        other = reading.sentences[at]
        if other.section.index != sentence.section.index or reading.of(other, "procedure", "treatment"):
            break
        check = _opening(reading, other)
        if check is None:
            break
        found.append(check)
        at += step
    return found
