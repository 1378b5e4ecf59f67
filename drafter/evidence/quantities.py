"""Percentages, scores, counts of visits and frequencies, read from lower-case view text."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.numbers import NUMBER, number
from drafter.evidence.text import Telling, Tellings

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABOUT_POINTS = 5.0  # "about 50 %" is five points either way


class Interval(NamedTuple):
    """A quantity as an interval; ``low_open`` and ``high_open`` exclude the ends."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def compare(self, op: str, value: float) -> bool | None:
        """Whether the quantity satisfies ``op value``; None where the interval straddles."""
        if op == ">=":
            if self.low >= value:
                return True
            return False if self.high < value or (self.high == value and self.high_open) else None
        if op == ">":
            if self.low > value or (self.low == value and self.low_open):
                return True
            return False if self.high <= value else None
        opposite = self.compare(">" if op == "<=" else ">=", value)
        return None if opposite is None else not opposite

    def plain(self) -> str:
        if math.isinf(self.high):
            return f"{'more than' if self.low_open else 'at least'} {self.low:g}"
        if self.low == self.high:
            return f"{self.low:g}"
        if not self.low:
            return f"{'less than' if self.high_open else 'at most'} {self.high:g}"
        return f"{self.low:.3g} to {self.high:.3g}"


class Quantity(NamedTuple):
    """A quantity at a place in a view."""

    start: int
    end: int
    value: Interval


_PERCENT = re.compile(
    rf"(?P<pre>(?:more than|greater than|over|in excess of|>|at least|a minimum of|>=|≥|less than|under|<|up to|almost|nearly|about|approximately|approx\.?|roughly|around|circa|ca\.|~|maybe|some|perhaps) ?)?"
    rf"(?<![\d/.])(?P<one>\d{{1,3}}(?:\.\d+)?|{NUMBER}) ?%?(?:(?: ?- ?| to )(?P<two>\d{{1,3}}(?:\.\d+)?|{NUMBER}))? ?(?P<sign>%|per ?cent\b)(?P<post>\+| or (?:more|better|greater)| plus)?"
)
#: A field in per cent: "% relief: 80".
_FIELD = re.compile(
    r"(?:%|\bper ?cent(?:age)?)(?: of)? (?:pain )?(?:relief|improvement|reduction|benefit)(?: reported| obtained| after)? ?[:=] ?(?P<one>\d{1,3})(?![\d/])|\b(?:relief|improvement) ?\(?%\)? ?[:=] ?(?P<two>\d{1,3})(?![\d/])"
)
_HALF = re.compile(
    r"(?P<pre>more than|over|at least|less than|under|about|approximately|roughly|around|almost|nearly|maybe|better than)?[ ]?\b(?P<what>(?:by |cut in |in )?half(?! the (?:dose|tablet|pill|time|day|night)|[ -](?:hour|life|dose|marathon))|two[ -]thirds|three[ -]quarters|a third|one[ -]third|a quarter|one[ -]quarter)\b(?! (?:a |an |hour|year|day|mile|block|tablet|pill|tab|dose|month|week|dozen|way|of the (?:day|night|visit|time)))"
)
_NONE = re.compile(
    r"\b(?:no|zero|without any|without) (?:real |lasting |significant |appreciable |meaningful )?(?:relief|benefit)\b"
)
# "a month and a half" is no share of relief.
_AND_A_HALF = re.compile(r"\b(?:and|one and) (?:a|one) ?$")
_SHARES = {
    "half": 50.0,
    "two thirds": 200 / 3,
    "three quarters": 75.0,
    "a third": 100 / 3,
    "one third": 100 / 3,
    "a quarter": 25.0,
    "one quarter": 25.0,
}
#: What every match of a pattern has one of.
_OF_SCORE = Telling("10")
_ABOVE = ("more than", "greater than", "over", "in excess of", ">", "better than")
_FROM = ("at least", "a minimum of", ">=", "≥")
_BELOW = ("less than", "under", "<", "almost", "nearly")


def percentages(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """Shares in per cent: "50 %", "60-70%", "more than half", "by two thirds", "no relief"."""
    for reader in _OF_SHARE.within(lower, start, end):
        yield from reader(lower, start, end)


def _in_figures(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _PERCENT.finditer(lower, start, end):
        first = number(match["one"])
        second = number(match["two"]) if match["two"] else first
        if first is None or second is None:
            continue
        value = _bounded(first[0], second[1], (match["pre"] or "").strip(), match["post"])
        yield Quantity(match.start(), match.end(), value)
    for match in _FIELD.finditer(lower, start, end):
        share = float(match["one"] or match["two"])
        yield Quantity(match.start(), match.end(), Interval(share, share))


def _of_none(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _NONE.finditer(lower, start, end):
        yield Quantity(match.start(), match.end(), Interval(0.0, 0.0))


def _in_words(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _HALF.finditer(lower, start, end):
        if _AND_A_HALF.search(lower, max(start, match.start() - 12), match.start()):
            continue
        what = re.sub(r"^(?:by |cut in |in )", "", match["what"].replace("-", " "))
        share = _SHARES[what]
        yield Quantity(match.start(), match.end(), _bounded(share, share, match["pre"] or "", None))


_PAIN = r"(?:(?:any|all|his|her|the|this|that|leg|back|low|buttock|arm|neck|hip|knee|si|joint|radicular|sciatic|nerve|right|left|r|l|walking) )*(?:pain|sciatica|symptoms?|ache|aching)"
#: All of it: "entirely free of leg pain", "no pain whatever until November", "took the pain away completely".
_ALL = re.compile(
    rf"\b(?:(?:completely|entirely|totally|fully|essentially|absolutely|100%) )?(?:free of {_PAIN}|(?:pain|symptom)[- ]free(?! (?:range|rom|motion|arc|days?\b|interval|walking|movement|weeks\b))|without {_PAIN} (?:at all|whatsoever|whatever))\b"
    rf"|\b(?:no|zero|not any) (?:more )?{_PAIN}(?: (?:at all|whatsoever|whatever|of any kind))?(?= (?:until|till?|for|through|thru|from|up to)\b)"
    rf"|\b(?:took|taken|takes) (?:away )?{_PAIN} (?:right )?(?:away|off)? ?(?:completely|entirely|totally|altogether)\b|\b(?:took|taken) away all (?:of )?{_PAIN}|\b(?:took|taken) all (?:of )?{_PAIN} away"
    rf"|\b(?:abolished|eliminated|erased|cured) (?:all (?:of )?)?{_PAIN}|\b{_PAIN} (?:was |were |had |went )?(?:completely|entirely|totally|all) (?:gone|away|abolished|resolved|disappeared|relieved)"
    r"|\b(?:complete|total|full|entire) (?:and total )?(?:pain )?(?:relief|resolution|abolition)\b"
)


def _of_all(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _ALL.finditer(lower, start, end):
        yield Quantity(match.start(), match.end(), Interval(100.0, 100.0))


_OF_SHARE = Tellings((
    (_in_figures, Telling("%", "percent", "per cent")),
    (_of_none, Telling("relief", "benefit")),
    (_in_words, Telling("half", "third", "quarter")),
    (_of_all, Telling("free", " until", "till ", "thru", "through", "whatever", "whatsoever", " at all", "completely", "entirely", "totally", " all ", "altogether", "abolish", "eliminated", "erased", "cured", "complete ", "total ", "full ", "entire ")),
))  # fmt: skip


def _bounded(low: float, high: float, before: str, after: str | None) -> Interval:
    if before in _ABOVE:
        return Interval(low, 100.0, low_open=True)
    if before in _FROM or after:
        return Interval(low, 100.0)
    if before in _BELOW:
        return Interval(0.0, high, high_open=True)
    if before == "up to":
        return Interval(0.0, high)
    if before:
        return Interval(max(0.0, low - _ABOUT_POINTS), min(100.0, high + _ABOUT_POINTS))
    return Interval(low, high)


_SCORE = re.compile(
    r"(?<![\d/.])(\d{1,2}(?:\.\d)?)(?: ?- ?(\d{1,2}))? ?(?:/|out of|of(?= 10\b(?! \w+s\b))) ?(10|100)(?![\d/])"
)


def scores(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """Numeric ratings out of ten or a hundred, as shares of the scale's top."""
    for match in _SCORE.finditer(lower, start, end) if _OF_SCORE.within(lower, start, end) else ():
        top = float(match[3])
        low, high = float(match[1]), float(match[2] or match[1])
        if low <= high <= top:
            yield Quantity(match.start(), match.end(), Interval(low / top, high / top))


_VISITS = re.compile(
    rf"(?P<pre>(?:more than|over|at least|about|approximately|approx\.?|~|up to|only|nearly|almost|a total of|total of|all|>) ?)?"
    rf"(?<![\w/.])(?<!\d-)(?P<one>{NUMBER})(?P<of>\s?(?:/|of|out of)\s?\d{{1,2}})?(?:\s?(?:-|to|or)\s?(?P<two>{NUMBER}))?(?P<plus>\+)? "
    r"(?!(?:days?|weeks?|wks?|months?|mos?|years?|yrs?) (?:before|prior|after|since|until|between|following)\b)(?:\w+ ){0,4}?(?P<what>visits?|sessions?|treatments?|appointments?|sets?|series|rounds?|times|occasions|injections?|epidurals?|[tilc]?f?e?sis?(?<=esis)|[tilc]?f?e?si(?<=esi)|shots|tpis?|mbbs?|blocks?|procedures)\b"
)
_OFTEN = re.compile(r" ?(?:/|a\b|an\b|per\b|each\b|every\b|daily\b|weekly\b|monthly\b|yearly\b)")
#: "Dual diagnostic MBBs": two blocks that confirm each other.
_DUAL = re.compile(
    r"\b(?:dual|double)[ -](?:(?:positive|diagnostic|comparative|confirmatory|concordant|lumbar|cervical|thoracic|medial|branch|facet|local|anesthetic) )*(?:blocks?|mbbs?)\b"
)
#: "Her only block to date", "a single MBB", "has not had a second block", "no other blocks": there was one.
SOLE = re.compile(
    r"\b(?:only|sole|single)(?: one| the one| (?:set|round|series) of)?(?: (?:prior|previous|earlier|diagnostic|medial|branch|nerve|facet|such|lumbar|cervical|thoracic|left|right))* (?:blocks?|mbbs?|one(?= (?:to date|so far|done|thus far|ever)|[.,;]|$))\b(?! (?:with|of|that|for|level))"
    r"|\b(?:no|not|n't|never)(?: (?:yet|been|had|done|undergone|received|have|a|an|any|the|her|his|there|has))* (?:other|second|confirmatory|comparative|additional)(?: (?:diagnostic|medial|branch|nerve|facet|confirmatory|such|lumbar|cervical))* (?:blocks?|mbbs?)\b(?! (?:planned|needed|required|will|scheduled|requested|is|are))"
    r"|\b(?:second|confirmatory|comparative)(?: (?:diagnostic|medial|branch|nerve|facet))* (?:block|mbb)(?: was| has)?(?: not|n't| never)(?: yet)? (?:been )?(?:done|performed|given|carried out|obtained)\b"
    r"|\b(?:nothing|none|no (?:(?:other|further|more|additional) )?(?:(?:spine|spinal|facet) )?(?:injections?|procedures?|interventions?|blocks?|ones?|others?))(?: (?:else|whatever|at all|was|were|done|given|in|to|on|the|her|his|spine|area|region|there|either))* before (?:or|nor|and) since\b"
    r"|\b(?:a |the |#)?(?:second|2nd|2)(?: (?:one|block|mbb|set))?:? (?:(?:was|has|is) )?(?:not|never)(?: yet)? (?:been )?(?:done|performed|given|carried out|obtained|had)\b"
    r"|\b(?:declin\w+|refus\w+|(?:does|did|would)(?: not|n't) (?:want|wish)|skip\w*|forgo\w*|waiv\w+)(?: (?:to|have|come|for|undergo|do|get|the|a|any|having))* (?:second|2nd|confirmatory)(?: (?:test|diagnostic|medial|branch|nerve|facet))*(?: (?:block|mbb|one|set))?\b(?! opinion)"
    r"|\b(?:done|performed|given|blocked) (?:only |just )?once\b(?! (?:an?|per|every|each|before|more|again|she|he|the|it|in)\b)"
)
#: What every statement that there was one block has one of.
SOLE_TOLD = Telling("block", "mbb", "only one", "only the one", "sole one", "single one", "second", "2nd", "confirmatory", "comparative", "#2", "2 not", "2: not", "done once", "performed once", "given once", "only once", "just once", "before or since", "before nor since", "before and since")  # fmt: skip
_TIMES = re.compile(r"x(?<=\bx) ?(?P<n>\d{1,2})\b(?! ?(?:d|day|wk|week|mo|month|yr|year|hr|hour|min|/|mg|ml|cc))")


def counts(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """How many visits, sessions or injections: "8 sessions", "12 visits", "x3"."""
    for reader in _COUNTS.within(lower, start, end):
        yield from reader(lower, start, end)


def _of_noun(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _VISITS.finditer(lower, start, end):
        several = match["what"].endswith("s") and match["what"] != "series"
        if _OFTEN.match(lower, match.end()) or (match["one"] in ("a", "an") and (match["pre"] or several)):
            continue  # "asks about an injection" counts none
        if "/" in (match["of"] or "") and match["what"].startswith(
            ("inj", "epi", "esi", "tpi", "mbb", "block", "proc", "set", "series")
        ):
            continue  # "the 04/22 injections" are of a day
        first = number(match["one"])
        second = number(match["two"]) if match["two"] else first
        if first is None or second is None or match["one"] == "half":
            continue
        low, high = first[0], second[1]
        before = (match["pre"] or "").strip()
        if match["plus"] or before == "at least":
            high = math.inf
        elif before in (*_ABOVE, "over"):
            low, high = low + 1, math.inf
        elif before == "up to":
            low = 0
        elif before in ("about", "approximately", "approx", "approx.", "~", "nearly", "almost"):
            low, high = low * 0.8, high * 1.2
        yield Quantity(match.start(), match.end(), Interval(low, high))


def _dual(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _DUAL.finditer(lower, start, end):
        yield Quantity(match.start(), match.end(), Interval(2.0, 2.0))


def _sole(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in SOLE.finditer(lower, start, end):
        yield Quantity(match.start(), match.end(), Interval(1.0, 1.0))


def _times(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _TIMES.finditer(lower, start, end):
        count = float(match["n"])
        yield Quantity(match.start(), match.end(), Interval(count, count))


#: What is counted stands without its ending: it is looked for first, since few sentences name one.
_COUNTS = Tellings((
    (_of_noun, Telling("visit", "session", "treatment", "appointment", "set", "series", "round", "times", "occasion", "injection", "epidural", "esi", "shots", "tpi", "mbb", "block", "procedures")),
    (_dual, Telling("dual", "double")),
    (_sole, SOLE_TOLD),
    (_times, Telling(*(f"x{space}{digit}" for space in ("", " ") for digit in range(10)))),
))  # fmt: skip


_PER = {"day": 1.0, "week": 7.0, "wk": 7.0, "month": 365.25 / 12, "mo": 365.25 / 12, "year": 365.25, "yr": 365.25}
_FREQUENCY = re.compile(
    rf"(?:(?P<one>{NUMBER})(?:\s?(?:-|to|or)\s?(?P<two>{NUMBER}))?\s?(?P<noun>x|times|(?:headache |migraine |pain )?days?|visits?|sessions?)?|once|twice)"
    r"\s?(?:/|per|a|each|every|out of (?:the|every)?)\s?(?P<per>day|week|wk|month|mo|year|yr)\b"
)


def frequencies(lower: str, start: int, end: int) -> Iterator[tuple[Quantity, float]]:
    """How often: a quantity and the days that it is counted in ("2-3 days a week": 2 to 3 in 7)."""
    for match in _FREQUENCY.finditer(lower, start, end):
        per = _PER[match["per"]]
        if match[0].startswith(("once", "twice")):
            value = 1.0 if match[0].startswith("once") else 2.0
            yield Quantity(match.start(), match.end(), Interval(value, value)), per
            continue
        if match["one"] in ("a", "an") or not (match["noun"] or "/" in match[0] or "per" in match[0]):
            continue
        first = number(match["one"])
        second = number(match["two"]) if match["two"] else first
        if first and second:
            yield Quantity(match.start(), match.end(), Interval(first[0], second[1])), per
