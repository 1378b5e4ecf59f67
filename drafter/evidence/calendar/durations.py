"""Durations read from a view: stated lengths of time, with the words that bound, widen or doubt them.

Ages, frequencies and doses are none. A likely transcription error ("three moths") has a place and no length.

Source of every row: the criteria library's table "Durations are intervals, compared strictly".
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.calendar.duration_bounds import SHORT, added, either, hedged, qualified, spans
from drafter.evidence.calendar.duration_fields import figure_behind, heads_count
from drafter.evidence.calendar.lengths import UNITS, Length
from drafter.evidence.calendar.not_lengths import is_no_length
from drafter.evidence.calendar.session_gaps import told_as_gap
from drafter.evidence.calendar.since_sessions import counts_from_session, none_for, since_field
from drafter.evidence.words.numbers import NUMBER, ORDINALS, number

if TYPE_CHECKING:
    from collections.abc import Iterator


class DurationMention(NamedTuple):
    """A duration in a view.

    :param ago: it counts back from the document's date ("3 months ago").
    :param slip: a likely transcription error ("three moths"); then there is no length.
    """

    start: int
    end: int
    length: Length | None
    ago: bool = False
    slip: bool = False


#: A unit in full, in one letter, or miswritten. Every way begins with its letter, by which the text is passed over fast.
_UNIT = re.compile(
    r"(?:d(?:ays?|ecades?|(?<=\dd)(?![/'])|(?<=\d d)(?=[,;)]|\.? ?$| (?:\(|ago\b|only\b|then\b|of (?:good|relief|benefit)|relief|and (?:then|back)|later|after|post|at \d|with \d)))|w(?:eeks?|ks?|(?<=\dw)(?![/'])|(?<=\d w)(?= ago\b)|eaks|eak(?= ?(?:of|ago|now|[.,;)]|$))|ekks?|eeeks?)|fortnights?"
    r"|m(?:o(?:nth)?s?|n?ths?|(?<=\dm)(?![/'])|(?<=\d m)(?= ago\b)|oths?|ouths?|onts?)|y(?:ea)?rs?|y(?<=\dy)(?![/'])|y(?<=\d y)(?=[,;)]|\.?$|\. | ago\b)|yeers?)(?![a-z])"
)
_MISWRITTEN = frozenset("moth mouth mont weak wekk weeek yeer".split())
_MODIFIER = r"(?:(?:very |really |truly |quite |thoroughly |mostly )?(?:full|straight|consecutive|solid|long|good|whole|past|last|prior|previous|more|additional|calendar|continuous|supervised|documented|total|entire|excellent|great|wonderful|glorious|marvelous|fantastic|terrific|fine|comfortable|decent|nice|easy|happy|blissful|pain[- ]free|symptom[- ]free)[ -])*"
_QUANTITY = re.compile(
    rf"(?<![\w.])(?<!\d/)(?P<pre>x ?)?(?P<one>{NUMBER})(?P<plus1> ?\+|[ -]plus)?"
    rf"(?:\s?(?:-|to|or|through|and|(?:or|,) (?:maybe|perhaps|possibly|even|it may be))\s?(?P<two>{NUMBER}))?(?P<plus2> ?\+|[ -]plus)?[ -]?(?:\((?:\d+|[a-z]{{3,9}})\) )?{_MODIFIER}$"
)
_NEAR_MISS_NUMBER = re.compile(r"(?<![\w.])(?=[\dolis]*\d)(?=[\dolis]*[olis])[\dolis]{1,3} ?$")
_AGO = re.compile(
    r"(?:\.? or so| or more| and a half)? (?:ago|back\b(?! (?:pain|then|in|when)\b)|prior\b(?! to\b(?! (?:this|the|today'?s|(?:her|his) (?:first|initial)) (?:present |current )?(?:visit|appointment|evaluation|consult\w*|exam\w*|encounter)\b| presentation\b))|earlier|previously|before (?:this|today)|preceding)"
)
_PART_OF = re.compile(
    rf"(?<![\w.])(?P<part>{NUMBER}) (?:out )?of (?:the |her |his |a |an )?(?:planned |prescribed |scheduled )?$"
)
#: "A quarter of a year", "two thirds of a year".
_PART_OF_YEAR = re.compile(r"\b(?:(?P<n>an?|one|two|three)[ -])?(?P<of>quarters?|thirds?) of $")
_BARE = re.compile(
    r"(?:\b(?:for|of|x|these|took|over|many|in|the past|the last|past|last|several|multiple|some)\s|[x✓✔][\])] ?|[☒☑] ?|^)$"
)
_LEAD = 14  # characters of the longest of them
_KEYED = re.compile(r"(?:duration|since|how long|present(?: for)?|length|time)[\w ]*: ?$")


_NTH = re.compile(
    rf"\b(?:its|her|his|their|in(?:to)? the|this is the|now the|entering the|for the(?! (?:first|second)\b)) (?P<nth>{'|'.join(sorted(ORDINALS, key=len, reverse=True))}) (?:full |whole |straight |consecutive )?$"
)
#: "Now in week 20 of this".
_NTH_BEHIND = re.compile(
    r" #?(?P<nth>[1-9]\d{0,2}) (?:of|into|with) (?:this|these|it|them|the same|(?:her|his|their|the) (?:(?:current|present|daily|ongoing|same|bad|worst) )?(?:headaches?|pain|symptoms?|pattern|flare|problem|trouble))\b(?! (?:course|trial|program|regimen|treatment|pregnancy|therapy|medicine|dose))"
)
#: "The second week of January" is a date.
_OF_CALENDAR = re.compile(
    r" of (?:last |this |the (?:year|month|season)|jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec|spring|summer|fall|autumn|winter|(?:19|20)\d\d)"
)
#: "Month 7 of her neck pain", not "week 6 of 12" or "month 2 of 2025".
_OF_COUNT = re.compile(
    r" (?P<nth>[1-9]\d?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) of (?=[a-z])(?!a\b|an\b|the (?:study|trial|year)|(?:\w+ ){0,2}(?:cycle|pregnancy|gestation|course|season|semester|probation)\b)"
)
#: "Today is day 92 from cycle 3", "she is at week 13 post Botox": how things stand on the day.
_NTH_SINCE = re.compile(
    r" #?(?P<n>[1-9]\d{0,2})(?: today| now)?,? (?:from|since|post|after|out from|out of|past|s/p|status post)[ -](?:(?:the|her|his|my|our|last|prior|previous|most recent|latest|second|third|fourth|fifth) )*(?:cycle|botox|toxin|botulinum|onabot\w*|injections?|treatment|session|round|set|tpis?|epidural|[tilc]?f?esi|block)\b"
)
_STANDS = re.compile(
    r"\b(?:today|now|this|it|she|he|pt|patient|currently|here)(?:'s| is| at| on| in| now| being| marks| makes|,)* $|(?:^|[.;:] )(?:now )?(?:at )?$"
)
#: "Wk 10 60 % better", "month 3: 70 %": when relief was asked for.
_AT_CHECK = re.compile(
    r"s? ?#?(?P<nth>[1-9]\d?)(?: ?[:=|-]+>? ?| )(?=(?:still |about |~|around )*\d{1,3} ?(?:%|per ?cent))"
)


def durations(lower: str, start: int, end: int) -> Iterator[DurationMention]:
    """Every duration between two view positions, in order. Ages and frequencies are none."""
    held: DurationMention | None = None
    for mention in _each(lower, start, end):
        if held is not None:
            if (
                held.length
                and mention.length
                and (whole := spans(lower, start, (held.start, held.end, held.length), (mention.start, mention.length)))
            ):
                held = DurationMention(held.start, mention.end, whole, ago=mention.ago)
                continue
            yield held
        held = mention
    if held is not None:
        yield held


def _each(lower: str, start: int, end: int) -> Iterator[DurationMention]:
    done = start
    for match in _UNIT.finditer(lower, start, end):
        at = match.start()
        if at < done or (at and lower[at - 1].isalpha()):
            continue
        mention = _read(lower, start, end, match)
        if mention is not None:
            done = mention.end
            yield mention


def _read(lower: str, start: int, limit: int, unit: re.Match[str]) -> DurationMention | None:
    at = unit.start()
    prefix = lower[max(start, at - 72) : at]
    offset = at - len(prefix)
    quantity = _QUANTITY.search(prefix)
    word = unit[0]
    if word.removesuffix("s") in _MISWRITTEN:
        digits = quantity and quantity["one"] not in ("a", "an")
        return DurationMention(offset + quantity.start(), unit.end(), None, slip=True) if quantity and digits else None
    if quantity is None:
        return _without_figure(lower, prefix, offset, unit, limit)
    if is_no_length(lower, prefix, quantity, unit, limit):
        return None
    name = SHORT.get(word.removesuffix("s"), word.removesuffix("s"))
    return _measured(lower, start, offset, quantity, name, unit.end(), limit, glued=len(word) == 1)


def _without_figure(lower: str, prefix: str, offset: int, unit: re.Match[str], limit: int) -> DurationMention | None:
    if len(unit[0]) > 1 and (told := _by_place(lower, prefix, offset, unit, limit)):
        return told
    if near := _NEAR_MISS_NUMBER.search(prefix):
        return DurationMention(offset + near.start(), unit.end(), None, slip=True)
    return _bare(lower, prefix, offset, unit, limit) if len(unit[0]) > 1 else None


def _by_place(lower: str, prefix: str, offset: int, unit: re.Match[str], limit: int) -> DurationMention | None:
    """A length whose figure stands elsewhere: "in its fifth month", or a field in a unit ("Duration (months): 8")."""
    word = unit[0]
    name = SHORT.get(word.removesuffix("s"), word.removesuffix("s"))
    measure, factor = UNITS[name]
    if not word.endswith("s") and (nth := _NTH.search(prefix)) and not _OF_CALENDAR.match(lower, unit.end()):
        count = ORDINALS[nth["nth"]]
        length = Length(float((count - 1) * factor), float(count * factor), measure)
        return DurationMention(offset + nth.start("nth"), unit.end(), length)
    at = unit.end(), limit
    nth_behind = None if word.endswith("s") else _NTH_BEHIND.match(lower, *at) or _OF_COUNT.match(lower, *at)
    if nth_behind:
        count = int((number(nth_behind["nth"]) or (0.0,))[0])
        return DurationMention(
            unit.start(), nth_behind.end("nth"), Length(float((count - 1) * factor), float(count * factor), measure)
        )
    if not word.endswith("s") and (nth_since := _NTH_SINCE.match(lower, *at)) and _STANDS.search(prefix):
        back = float(nth_since["n"]) * factor
        return DurationMention(unit.start(), nth_since.end("n"), Length(back, back, measure), ago=True)
    if (passed := since_field(lower, unit.end(), limit)) is not None:
        back = float(passed["n"]) * factor
        return DurationMention(unit.start(), passed.end("n"), Length(back, back, measure), ago=True)
    if (check := _AT_CHECK.match(lower, unit.end(), limit)) is not None:
        after = float(check["nth"]) * factor
        return DurationMention(unit.start(), check.end("nth"), Length(after, after, measure))
    field = figure_behind(lower, prefix, unit.end(), limit)
    if field is None:
        return None
    length = Length(field.low * factor, field.high * factor, measure)
    return DurationMention(unit.start(), field.end, length, ago=field.ago)


def _measured(
    lower: str, floor: int, offset: int, quantity: re.Match[str], name: str, end: int, limit: int, *, glued: bool
) -> DurationMention | None:
    figures = _figures(lower, floor, offset, quantity, name)
    if figures is None or name not in UNITS:
        return None
    if (
        glued
        and name in ("day", "month")
        and not quantity["pre"]
        and lower[end - 2] != " "
        and not _AGO.match(lower, end)
    ):
        return None  # "2d echo", "3m" of distance
    unit, factor = UNITS[name]
    length, end = added(lower, Length(figures[0] * factor, figures[1] * factor, unit), name, end)
    length, end = either(lower, length, name, end)
    start = offset + quantity.start()
    if name == "year" and (share := _PART_OF_YEAR.search(lower, max(floor, start - 2 * _LEAD), start)):
        start = share.start()  # "three quarters of a year"
    start, end, length = qualified(
        lower, floor, start, min(end, limit), length, plus=bool(quantity["plus1"] or quantity["plus2"])
    )
    start, length = hedged(lower, floor, start, end, length)
    if none_for(lower, floor, start):
        return DurationMention(start, end, length._replace(high=math.inf), ago=True)
    counts_back = _AGO.match(lower, end) or counts_from_session(lower, floor, start, end)
    counts_back = counts_back or told_as_gap(lower, floor, start, end, limit)
    return DurationMention(start, end, length, ago=bool(counts_back))


def _figures(lower: str, floor: int, offset: int, quantity: re.Match[str], name: str) -> tuple[float, float] | None:
    """The least and the most that the figures before a unit say."""
    before = lower[max(floor, offset + quantity.start() - 40) : offset + quantity.start()]
    if name == "year" and quantity["one"] in ("a", "an", "the") and (share := _PART_OF_YEAR.search(before)):
        of = (number(share["n"] or "one") or (1.0,))[0] / (4 if share["of"].startswith("quarter") else 3)
        return of, of
    first = number(quantity["one"])
    second = number(quantity["two"]) if quantity["two"] else first
    part = _PART_OF.search(before)
    if part:
        if name == "day":
            return None  # "15 of 30 days" is how often
        first = second = number(part["part"])  # of "4 of 8 weeks" four were done
    return None if first is None or second is None or second[1] < first[0] else (first[0], second[1])


def _bracketed(before: str, after: str) -> bool:
    """Whether a unit stands alone in brackets that no value follows: "chronic (years)", not "Duration (months): 8"."""
    return before.endswith("(") and after.startswith(")") and not after[1:].lstrip().startswith((":", "="))


#: "The last week of the trip", "until the last week in May".
_OF_A_MONTH = re.compile(
    r" (?:of\b|in (?:the )?(?:jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec|spring|summer|fall|winter|autumn))"
)


def _bare(lower: str, prefix: str, offset: int, unit: re.Match[str], limit: int) -> DurationMention | None:
    """At least two of them for "months" and "for years"; one for "the past year"."""
    word = unit[0]
    name = SHORT.get(word.removesuffix("s"), word.removesuffix("s"))
    measure, factor = UNITS[name]
    if word.endswith("s"):
        follows = lower[unit.end() : unit.end() + 5]
        lead = _BARE.search(prefix, max(0, len(prefix) - _LEAD))
        lead = lead or (_KEYED.search(prefix) if prefix.endswith((":", ": ")) else None)
        if (
            not (lead or follows.startswith((" of ", " ago", " now")) or _bracketed(prefix, follows))
            or name == "day"
            or prefix.endswith("same ")
            or heads_count(lower, unit.end(), limit)
            or re.match(r" (?:later|apart|prior to|when|postop)", lower[unit.end() : unit.end() + 10])
        ):
            return None
        length = Length(2.0 * factor, math.inf, measure)
        return DurationMention(unit.start(), unit.end(), length, ago=bool(_AGO.match(lower, unit.end())))
    dated = _OF_A_MONTH.match(lower, unit.end())
    if name != "day" and not dated and re.search(r"(?:the|this) (?:past|last|entire|whole) $", prefix):
        lead_start = offset + prefix.rindex(" ", 0, len(prefix) - 1) + 1
        return DurationMention(lead_start, unit.end(), Length(float(factor), float(factor), measure))
    return None
