"""Sessions told by how often they are had: "several times a year", "every three months", "monthly from February through June".

A rate says how many there may have been in twelve months, never when. Beside a first and a last month it is a count.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from drafter.evidence.words.months import MONTH_NUMBERS, MONTH_WORD
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval, Quantity
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_YEAR = r"(?:a|per|each|every|/|in a|in the course of a|over a) ?(?:calendar )?(?:year|yr|annum|12 months|twelve months|season)\b"
_UNIT = r"(?:weeks?|wks?|w|months?|mos?|m)\b"
_WORDS = {
    "weekly": 52.0, "every week": 52.0, "biweekly": 26.0, "fortnightly": 26.0, "every other week": 26.0, "monthly": 12.0, "once a month": 12.0, "once monthly": 12.0, "twice a month": 24.0, "twice monthly": 24.0, "once a week": 52.0,
    "every month": 12.0, "each month": 12.0, "bimonthly": 6.0, "bi-monthly": 6.0, "every other month": 6.0, "every second month": 6.0,
    "quarterly": 4.0, "every quarter": 4.0, "each quarter": 4.0, "every season": 4.0, "each season": 4.0,
}  # fmt: skip
_OFTEN = r"(?:regular(?:ly)?|routinely|periodically|frequently|repeatedly|intermittently|on and off|off and on|every so often|every now and (?:then|again)|every once in a while|from time to time|now and again|time and again|as often as [^.;,]{0,24}|whenever [^.;,]{0,24}|(?:on a|at) (?:regular|routine|recurring|fixed) (?:basis|schedule|intervals)|like clockwork|a bunch of times|over and over)"
RATE = re.compile(
    rf"(?<![\w/.%-])(?:(?P<pre>about|around|roughly|up to|at least|more than|over) )?(?P<one>{NUMBER}|several|many|numerous|multiple)(?P<plus>\+)?(?: ?(?:-|to|or|and) ?(?P<two>{NUMBER}))?(?: (?:times?|sessions?|sets?|rounds?|of (?:these|them|those)|shots?|(?:(?:lumbar|cervical|trigger point|facet|si|sij|steroid) )*(?:injections?|epidurals?|[tilc]?f?esis?|tpis?|mbbs?|blocks?|procedures?)|x))? ?{_YEAR}"
    rf"|\b(?P<once>once|twice|thrice) {_YEAR}|\b(?P<yearly>twice|three times|four times|five times|six times) (?:yearly|annually)\b"
    rf"|\b(?:every|each|q|q\.) ?(?P<every>{NUMBER}|few|several|couple(?: of)?)(?: ?(?:-|to|or) ?(?P<to>{NUMBER}))? ?(?P<unit>{_UNIT})"
    rf"|\b(?:at|with|in|on)(?: an?)? (?P<gap>{NUMBER})(?: ?(?:-|to) ?(?P<gap_to>{NUMBER}))?[ -](?P<gap_unit>week|month)(?:s|ly)?[ -](?:intervals?|spacing|schedule|cycle|basis)\b|\b(?:(?:at|with) intervals of|spaced)(?: (?:about|roughly|every))? (?P<apart>{NUMBER})(?: ?(?:-|to) ?(?P<apart_to>{NUMBER}))? (?P<apart_unit>week|month)s?\b"
    rf"|\b(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b"
    rf"|\b(?P<often>{_OFTEN})\b"
)
#: What every rate has one of.
_TOLD = Telling("interval", "schedule", "cycle", "basis", "spacing", "spaced", "year", "a month", "a week", "yr", "annum", "12 months", "twelve months", "season", "every", "each ", "q2", "q3", "q4", "q6", "q8", "q 2", "q 3", "q 4", "q 6", "q 8", "q1", "weekly", "monthly", "quarterly", "annually", "regular", "routine", "periodic", "frequently", "repeatedly", "intermittent", "on and off", "off and on", "time to time", "now and again", "time and again", "as often", "whenever", "recurring", "clockwork", "bunch of", "over and over")  # fmt: skip
#: "Monthly epidurals February through June", "monthly, Feb-June": as many as there are months.
_RUN = re.compile(
    rf"\b(?:monthly|every month|each month|once a month)\b[^.;:]{{0,40}}?\b(?P<first>{MONTH_WORD})(?:,? ?(?:19|20)\d\d)? ?(?:through|thru|to|until|till|and|-|–) ?(?P<last>{MONTH_WORD})"
)
#: "Three in January and two in May": sessions of a time, counted without their name again.
_OF_TIME = re.compile(
    rf"(?:\b(?:and|plus|then|with)|[,;&+]) (?P<n>{NUMBER})(?: (?:more|others?|further|additional|again|of them))? (?:in|during|over|since)(?= (?:(?:early|late|mid|the|last|this) )*(?:{MONTH_WORD}|20\d\d|spring|summer|fall|autumn|winter|year)\b)"
)
_ADDED = Telling(" in ", " during ", " over ", " since ")
_PER_YEAR = {"week": 52.0, "wk": 52.0, "w": 52.0, "month": 12.0, "mo": 12.0, "m": 12.0}
_VAGUE = {"few": (3.0, 5.0), "several": (3.0, 9.0), "couple": (2.0, 4.0), "couple of": (2.0, 4.0)}
_MANY = {"several": (3.0, 9.0), "many": (4.0, math.inf), "numerous": (4.0, math.inf), "multiple": (2.0, math.inf)}
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "three times": 3.0, "four times": 4.0, "five times": 5.0, "six times": 6.0}  # fmt: skip


def rates(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """How many sessions a year a text tells by how often they are had; without a bound above where it says only that they are."""
    if not _TOLD.within(lower, start, end):
        return
    for match in RATE.finditer(lower, start, end):
        if (value := _a_year(match)) is not None:
            yield Quantity(match.start(), match.end(), value)


def runs(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """Sessions of every month from one to another, as many as there are months; the quantity ends with the last month."""
    if not _TOLD.within(lower, start, end):
        return
    for match in _RUN.finditer(lower, start, end):
        first, last = (MONTH_NUMBERS[match[key][:3]] for key in ("first", "last"))
        count = float((last - first) % 12 + 1)
        yield Quantity(match.start(), match.end(), Interval(count, count))


def of_times(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """Counts of sessions that only the time behind them tells from those counted before ("three in January and two in May")."""
    if not _ADDED.within(lower, start, end):
        return
    for match in _OF_TIME.finditer(lower, start, end):
        if (told := number(match["n"])) and match["n"] not in ("a", "an", "half"):
            yield Quantity(match.start("n"), match.end(), Interval(*told))


def _a_year(match: re.Match[str]) -> Interval | None:
    if match["often"]:
        return Interval(1.0, math.inf)
    if told := match["once"] or match["yearly"]:
        return Interval(_TIMES[told], _TIMES[told])
    if match["word"]:
        return Interval(_WORDS[match["word"]], _WORDS[match["word"]])
    if match["every"]:
        least, most = _numbers(match["every"], match["to"], _VAGUE)
        scale = _PER_YEAR[match["unit"].rstrip("s")]
        return Interval(math.floor(scale / most), math.ceil(scale / least)) if least else None
    for gap in ("gap", "apart"):
        if match[gap]:
            least, most = _numbers(match[gap], match[f"{gap}_to"], _VAGUE)
            scale = _PER_YEAR[match[f"{gap}_unit"]]
            return Interval(math.floor(scale / most), math.ceil(scale / least)) if least else None
    least, most = _numbers(match["one"], match["two"], _MANY)
    if match["plus"] or match["pre"] in ("at least", "more than", "over"):
        most = math.inf
    return Interval(least, most) if least >= 1 else None


def _numbers(one: str, two: str | None, words: dict[str, tuple[float, float]]) -> tuple[float, float]:
    first = words.get(one) or number(one) or (0.0, 0.0)
    return first[0], (number(two) or first)[1] if two else first[1]


#: Words between a procedure and a rate by which the rate is of something else.
_OF_ELSE = re.compile(
    r"[.;:]|\b(?:pain|flare\w*|headaches?|migraines?|spasms?|symptoms?|falls?|visits?|follow(?!ed by\b)\w*|f/u|see|seen|return\w*|pt|exercis\w*|class|stretch\w*|walk\w*|swim\w*|gym|yoga|massage|prn|mg|tabs?|dos(?:e|es|ed)|check\w*|monitor\w*|labs?|imaging|bp|diary|score[sd]?|relief|better|worse|after(?! (?:that|this)\b)|since(?! \d)|with|allow\w*|limit\w*|max\w*|polic\w+|medicare|cover\w*|no more than|not|never)\b"
)
#: "Prior TPI: 12/15, then q8wk": a procedure that is the key of its line.
_KEYED = re.compile(r"(?: (?:history|hx|dates?|so far|to date))?(?: -|:)")
#: A rate that is allowed, advised or to come is none that was.
_NOT_HAD = re.compile(
    r"\b(?:allow\w*|limit\w*|max\w*|polic\w+|medicare|covers?|covered|guideline\w*|plan(?:ned|s|ning)?|recommend\w*|suggest\w*|favou?rs?|will|would|could|should|can be|may be|might|propos\w*|no more than|not more than|up to|schedul(?:ed|ing|e(?= (?:for|to|her|him|the|next)))|anticipat\w*|expect\w*|intend\w*|goal|candidate|if|never|denies|declin\w*|refus\w*|(?:once|when|after|as soon as) (?:it is |it's |the |fully )?(?:authori[sz]\w+|approv\w+|covered|cleared)|typical\w*|usually (?:done|given|repeated)|patients)\b"
)
#: "Botox 155 units q12wk, submit PA": how often it is to be had.
_ASKED_FOR = re.compile(
    r"[ ,;(-]*(?:(?:will|to|we|i|and|then|please|now|once|when|if) )*(?:submit\w*|pa\b|prior auth\w*|auth\b|pre-?cert\w*|pending|await\w*|request\w*|approv\w*|get (?:pa|auth)|needs? (?:pa|auth)|first (?:set|session|treatment|round|cycle|visit))"
)
_GOES_ON = re.compile(
    r"\b(?:cont\w*|renew\w*|repeat\w*|re-?auth\w*|ongoing|maintain\w*|maintenance|since|still|currently|last|prior|keep|kept)\b"
)
#: "RE: onabotulinumtoxinA, 155 units every 12 weeks": what a letter or a form is about is asked for, but for what it says goes on.
_SUBJECT = re.compile(
    r"\W*(?:re|subject|regarding|requested(?: (?:service|procedure|treatment|drug|medication)s?)?|(?:service|procedure|treatment|drug|medication)s? requested|request(?: for)?) ?:(?![^.;]*\b(?:cont\w*|renew\w*|repeat\w*|re-?auth\w*|ongoing|maint\w*|last|prior (?!auth)|second|third|fourth|next)\b)"
)
_REACH = 64  # characters


def is_subject(lower: str, sentence: Sentence) -> bool:
    """Whether a line says what a letter or a form is about."""
    return _SUBJECT.match(lower, sentence.start, sentence.end) is not None


def rate_of(reading: Reading, sentence: Sentence, mention: Mention) -> Quantity | None:
    """How often a procedure is told to have been had: by a rate beside it, with nothing between that it could be of."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    if not _TOLD.within(lower, start, end) or sentence.section.kind in ("plan", "request", "instructions"):
        return None
    if is_subject(lower, sentence):
        return None
    told = [*runs(lower, start, end), *rates(lower, start, end)]
    if not _GOES_ON.search(lower, start, end):
        told = [rate for rate in told if not _ASKED_FOR.match(lower, rate.end, end)]
    for rate in told:
        if rate.start < mention.end and mention.start < rate.end:
            return rate  # "monthly epidurals February through June"
        first, last = sorted(((mention.start, mention.end), (rate.start, rate.end)))
        ahead = rate.end <= mention.start
        named = _KEYED.match(lower, first[1], last[0])
        if last[0] - first[1] > (24 if ahead else _REACH) or _OF_ELSE.search(
            lower, named.end() if named else first[1], last[0]
        ):
            continue
        if not _NOT_HAD.search(lower, start, rate.end) and not _other_between(reading, sentence, first[1], last[0]):
            return rate
    return None


def _other_between(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    return any(start <= m.start < end for m in reading.of(sentence, "treatment", "programme", "procedure", "imaging"))
