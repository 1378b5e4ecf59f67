"""Shares of relief told by ratings before and after: "from 8/10 to 2/10", "pain 7/10 pre, 1/10 post", "VAS 7 -> 1"."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from drafter.evidence.words.percentages import percentages
from drafter.evidence.words.quantities import Interval, Quantity
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEN = 10
_HUNDRED = 100
_OF_HUNDRED = re.compile(r"\bvas\b|\dmm\b|\bmm\b|/ ?100\b|out of 100\b")
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
#: "Post day 2", "after 3 weeks": figures of something else.
_COUNTED = r"(?! ?(?:am|pm|a\.m|p\.m|mg|ml|cc|tabs?|pills?|units?|min\w*|hours?|hrs?|days?|weeks?|wks?|months?|mos?|years?|visits?|sessions?|blocks?|injections?|levels?|times)\b)"
_RATED = (
    r"(?<!\bday )(?<!\bweek )(?<!\bwk )(?<!\bmonth )(?P<{0}>\d{{1,3}}(?:\.\d)?|"
    + "|".join(_WORDS)
    + r")(?: ?- ?(?P<{0}_high>\d{{1,2}}))?(?: ?/ ?100?| out of (?:100?|ten)| ?mm)?(?![\w/%])"
    + _COUNTED
)
_SCALE = r"\b(?:pain|sciatica|ache|aching|discomfort|nrs|nprs|vas|scores?|ratings?|it)\b"
#: "It took her from 7 to 1".
_MOVED = r"\b(?:took|got|getting|taking|takes|brought|bringing|dropped|carried|knocked|cut|moved) (?:her|him|it|me|the (?:patient|pain)|pt|things|her pain|his pain)\b"
_BEFORE, _AFTER = _RATED.format("before"), _RATED.format("after")
#: "Pain fell from 8/10 to 3/10", "NRS went from an 8 to a 2".
_FROM = re.compile(
    rf"(?:{_SCALE}|{_MOVED})[^.;\d]{{0,40}}?\bfrom (?:an? |about )?{_BEFORE},? (?:all the way )?(?:down )?to (?:an? |about )?{_AFTER}"
)
#: "VAS 7 -> 1".
_ARROW = re.compile(rf"{_SCALE}[^.;\d]{{0,16}}?{_BEFORE} ?(?:->|→|=>|(?:down )?to) ?{_AFTER}")
#: "Pain 2/10 from 8/10", "NRS 2 (was 8)": the later one first.
_LATER_FIRST = re.compile(
    rf"{_SCALE}[^.;\d]{{0,16}}?{_AFTER},? ?\(?(?:(?:down )?from|was|previously|formerly|instead of|before it was)(?: (?:an?|about))? {_BEFORE}"
)
#: "Before", and up to its figure: "before the May epidural she rated the leg 9".
_PRE = r"(?:pre|before(?:hand)?|baseline|prior)\b(?:[^.;,\d]{0,24}?|[^.;]{6,50}?\b(?:pain|ache|nrs|vas|scores?|scored|rat(?:ed|ing))\b[^.;,\d]{0,24}?)"
_POST = r"(?:post|after|afterwards?)\b[^.;,\d]{0,24}?"
#: "Pre 7/10, post 1/10", "pain 8/10 pre, 1/10 post".
_LED = re.compile(rf"\b{_PRE}{_BEFORE}[^.\d]{{1,24}}?\b{_POST}{_AFTER}")
#: "NRS 1 after (baseline 7)", "post-block 0/10, pre-block 8/10".
_LED_LATER = re.compile(rf"\b{_POST}{_AFTER}[^.;\d]{{1,16}}?\b{_PRE}{_BEFORE}")
_TRAILED = re.compile(
    rf"(?<![\d/.-]){_BEFORE} \(?(?:pre|before(?:hand)?)\b[^.\d]{{0,30}}?{_AFTER} (?:\(?(?:post|after|(?:at )?(?:(?:the|her|his) )?(?:\d{{1,2}}|one|two|three|four|six|eight)[ -](?:weeks?|wks?|months?|mos?)\b|at (?:(?:the|her|his) )?(?:follow-?up|f/u|recheck))|(?=(?:for|while|as long as|during|throughout|through) ))"
)
#: "7/10 -> 1/10", of whatever the line is about.
_TENS = re.compile(
    r"(?<![\d/.-])(?P<before>\d{1,2}) ?/ ?10(?P<before_high>(?!))? ?(?:->|→|=>|(?:down )?to) ?(?P<after>\d{1,2}) ?/ ?10(?P<after_high>(?!))?(?![\d/])"
)
#: "Gone (0/10 from 7/10)".
_TENS_LATER = re.compile(
    r"(?<![\d/.-])(?P<after>\d{1,2}) ?/ ?10(?P<after_high>(?!))?,? ?\(?(?:(?:down )?from|was|previously|formerly) (?:an? )?(?P<before>\d{1,2}) ?/ ?10(?P<before_high>(?!))?(?![\d/])"
)
#: "MBB 9/4/25: 8->1", "MBB #1 4/2/25 (lido 2%): 8 -> 1": ratings behind a session or its day, with an arrow between.
_BARE_ARROW = re.compile(
    rf"(?:\b(?:blocks?|mbbs?|injections?|inj|esi|tpis?|rfa|siji?)(?: ?#\d)?|(?<![\d/])\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?)\)?(?: \([^()]{{1,30}}\))?(?: ?[:,(=]| -)? {_BEFORE} ?(?:->|→|=>|-->) ?{_AFTER}"
)
#: "0/10 after, 8/10 before", "2/10 versus 8/10 before the injection".
_TRAILED_LATER = re.compile(
    rf"(?<![\d/.-]){_AFTER},? \(?(?:(?:post|after)\b[^.\d]{{0,30}}?|(?:vs\.?|versus|compared (?:to|with)|against|where it was|down from|was) (?:an? )?){_BEFORE} \(?(?:pre|before|at baseline|prior)\b"
)
#: Whose subject is told before them or not at all: "Gone (0/10 from 7/10)", but not "sleep quality 3/10 from 8/10".
_OF_ANY = (_TENS_LATER, _TRAILED_LATER)
_READ = (
    (_FROM, Telling("from ")),
    (_ARROW, Telling("->", "→", "=>", " to ")),
    (_BARE_ARROW, Telling("->", "→", "=>")),
    (_TENS, Telling("->", "→", "=>", "10 to ", "10 down to ")),
    (_LATER_FIRST, Telling("from ", "was ", "previously", "formerly", "instead of")),
    (_TENS_LATER, Telling("from ", "was ", "previously", "formerly")),
    (_LED, Telling("post", "after")),
    (_LED_LATER, Telling("pre", "before", "baseline", "prior")),
    (_TRAILED, Telling("before", "pre")),
    (_TRAILED_LATER, Telling("pre", "before", "baseline", "prior")),
)


#: "The pain went to zero", "dropped to 0/10".
_TO_NOTHING = re.compile(
    r"\b(?:pain|ache|nrs|vas|score|it)\b[^.;,\d]{0,30}?\b(?:went|fell|dropped|came|was|down|dropping|falling|reduced|decreased)(?: (?:right|all the way|down|straight|quickly|completely)){0,2} to (?:(?:a|an) )?(?:zero|0(?! ?[-.\d])|nothing|nil)\b(?:/10)?"
)
_OF_NOTHING = Telling("to zero", "to a zero", "to 0", "to nothing", "to nil")
#: "| 7 | 1 | 86 |": two ratings of a row, and the share that they come to.
_ROW = re.compile(r"(?<![\d/.%-])(\d{1,2})(?:/10)?[ |>-]{1,4}(\d{1,2})(?:/10)?[ |=(]{1,4}(\d{2,3}) ?%?(?![\d/.])")


#: "Left leg pain now", "TPI 8/1: NRS": what may stand before a rating of pain; not "headache clinic", "stim trial", "grip".
_RATES_PAIN = re.compile(
    r"(?:[^a-z]|\b(?:pain|ache|aching|sciatica|discomfort|soreness|symptoms?|nrs|nprs|vas|scores?|scored|ratings?|rated|rates|severity|intensity|average|avg|worst|usual|it|she|he|pt|patient|her|his|the|an?|of|in|on|at|by|for|to|with|w|and|is|was|were|has|been|now|today|still|only|about|down|gone|better|improved|went|fell|dropped|says|said|reports?|reported|"
    r"left|right|l|r|both|bilateral|low|lower|upper|mid|back|neck|legs?|arms?|buttocks?|thigh|calf|foot|feet|hands?|hips?|knees?|shoulders?|blades?|scapular?|traps?|trapezius|cervical|thoracic|lumbar|lumbosacral|axial|radicular|radiating|spine|si|sij|joint|[clst]\d(?:-\d)?|"
    r"pre|post|before|beforehand|after|afterwards?|baseline|prior|since|follow-?up|f/u|recheck|visit|days?|weeks?|wks?|months?|mos?|may|march|june|july|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|april|august|september|october|november|december|"
    r"procedures?|proc|injections?|inj|esi|lesi|cesi|tfesi|ilesi|epidurals?|steroid|tpis?|trigger|points?|blocks?|mbbs?|rfa|ablation|diary|log|first|second|third|last|previous)\b)*"
)
_CLAUSE = re.compile(r"[^.;,]*$")


def rates_pain(lower: str, start: int, at: int) -> bool:
    """Whether nothing in the clause before a rating says that something else than a pain is rated."""
    return _RATES_PAIN.fullmatch(_CLAUSE.search(lower[start:at])[0]) is not None  # type: ignore[index]  # always found


#: "8/10 before the accident, 2/10 after": a rating of another time than that of the session.
_OF_EVENT = re.compile(
    r"\b(?:before|prior to|pre|after|post|following)[ -](?:(?:the|her|his|a|my) )?(?:accident|fall|injury|crash|mva|collision|surgery|operation|fusion|pt|physical therapy|therapy)\b"
)
_NEAR = re.compile(r"[^.;,]{0,24}")  # behind a rating, in its clause
_RANGED = re.compile(r"\b(?:rang\w+|vari\w+|fluctuat\w+|between|anywhere)\b[^.;]{0,20}$")


WHEN = r"(?:(?:\d{1,3}|one|two|three|four|five|six|eight|ten|fifteen|twenty|thirty|half an|an) ?-?(?:min(?:ute)?s?|mins?|h|hrs?|hours?)|discharge|d/c|bedtime|supper|dinner|lunch|noon|evening|night|peak|best|nadir|immediately|immediate|post(?:-?(?:block|inj\w*|proc\w*))?|recovery|pacu|leaving|walking out)(?![a-z])"
SCORE = r"(?:10|\d(?:\.\d)?)(?: ?/ ?10)?(?![\w/%.]*\d)(?! ?- ?\d)(?! ?(?:mg|ml|cc|%|weeks?|days?|months?|min\w*|h\b|hrs?|hours?))"
#: "Baseline 8/10", "8 before": what the ratings of the hours after a block set out from.
_HEADS = (
    rf"\b{_PRE}(?P<before>{SCORE})",
    rf"(?<![\d/.-])(?P<before>{SCORE}),? \(?(?:before(?:hand)?|pre|at baseline|prior|at the start)\b[^.\d]{{0,20}}?",
)
#: "At 10 min 4/10, at 30 min 3/10"; "1 at one hour, 1 at three hours, 7 by bedtime".
_RUNS = (
    rf"(?P<run>(?:[,;:. )]*(?:(?:then|and|at|after|by|in|the|was|pain|nrs|vas|score) )*{WHEN}(?: later| after| post| out| mark)? ?[:=,-]?(?: ?(?:was|it was|pain|at|of|->|to))? ?{SCORE}){{1,9}})",
    rf"(?P<run>(?:[,; )]*(?:(?:then|and|to) )*{SCORE},? (?:(?:at|after|by|in|within|for|the|about) )*{WHEN}(?: later| after| post| out| mark)?){{1,9}})",
)
_TIMED = tuple(re.compile(head + run) for head in _HEADS for run in _RUNS)
_FIGURE_OF = re.compile(rf"(?<![\d/.]){SCORE}(?!-)")
_OF_HOURS = Telling("min", "hr", "hour", *(f"{n}h" for n in range(10)), " h ", "discharge", "bedtime", "peak", "post", "pacu", "recovery", "evening", "noon", "supper")  # fmt: skip


def figures(told: str) -> list[float]:
    """The ratings in a stretch of text, without their top."""
    return [float(m[0].split("/")[0]) for m in _FIGURE_OF.finditer(told)]


def in_hours(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """The most that went, by the ratings of the hours after a block."""
    if not _OF_HOURS.within(lower, start, end):
        return
    for pattern in _TIMED:
        for told in pattern.finditer(lower, start, end):
            after, before = figures(told["run"]), figures(told["before"])[0]
            if after and before > 0 and min(after) <= before and max(after) <= _TEN:
                share = round(100 * (1 - min(after) / before), 1)
                yield Quantity(told.start(), told.end(), Interval(share, share))


def _rating(told: str) -> float:
    return float(_WORDS.index(told)) if told in _WORDS else float(told)


def _in_rows(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """Shares that a row gives beside the ratings that they come to."""
    for told in _ROW.finditer(lower, start, end):
        before, after, share = (float(figure) for figure in told.groups())
        if 0 < before <= _TEN and after < before and abs(100 * (1 - after / before) - share) <= 1:
            yield Quantity(told.start(), told.end(), Interval(share, share))


def score_shares(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """What of a pain went, in per cent, where a sentence rates it before and after out of ten."""
    done: list[tuple[int, int]] = []
    if _OF_NOTHING.within(lower, start, end):
        for nought in _TO_NOTHING.finditer(lower, start, end):
            done.append(nought.span())
            yield Quantity(nought.start(), nought.end(), Interval(100.0, 100.0))
    for row in chain(in_hours(lower, start, end), _in_rows(lower, start, end)):
        done.append((row.start, row.end))
        yield row
    for pattern, telling in _READ:
        if not telling.within(lower, start, end):
            continue
        for told in pattern.finditer(lower, start, end):
            before, after = _rating(told["before"]), _rating(told["after"])
            before_high = _rating(told["before_high"] or told["before"])
            after_high = _rating(told["after_high"] or told["after"])
            again = any(told.start() < last and first < told.end() for first, last in done)
            ranged = _RANGED.search(lower, start, told.start()) or _OF_EVENT.search(
                lower,
                told.start(),
                _NEAR.match(lower, told.end()).end(),  # type: ignore[union-attr]  # matches nothing too
            )
            other = pattern in _OF_ANY and not rates_pain(lower, start, told.start())
            top = _HUNDRED if before > _TEN and _OF_HUNDRED.search(told[0]) else _TEN
            if not (again or ranged or other) and 0 < before <= before_high <= top and after <= after_high <= before:
                done.append(told.span())
                low, high = 1 - after_high / before, 1 - after / before_high
                yield Quantity(told.start(), told.end(), Interval(round(100 * low, 1), round(100 * high, 1)))


def shares(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """Shares of relief as a record tells them: in per cent, else by ratings."""
    return chain(percentages(lower, start, end), score_shares(lower, start, end))
