"""How many visits, sessions or blocks there were, read from lower-case view text."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from drafter.evidence.sessions.sole_blocks import NEVER_DONE, SOLE, SOLE_TOLD
from drafter.evidence.sessions.year_counts import in_year
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.percentages import ABOVE
from drafter.evidence.words.quantities import Interval, Quantity
from drafter.evidence.words.tellings import Telling, Tellings

if TYPE_CHECKING:
    from collections.abc import Iterator

_VISITS = re.compile(
    rf"(?P<pre>(?:more than|over|at least|about|approximately|approx\.?|~|up to|only|nearly|almost|a total of|total of|all|>) ?)?"
    rf"(?<![\w/.])(?<!\d-)(?<!how )(?!(?:19|20)\d\d\b)(?P<one>{NUMBER})(?P<of>\s?(?:/|of|out of)\s?\d{{1,2}}(?! of (?:it|that|the pain|her pain|his pain|my pain)\b))?(?:\s?(?:-|to|or)\s?(?P<two>{NUMBER}))?(?P<plus>\+)? "
    r"(?!(?:days?|weeks?|wks?|months?|mos?|years?|yrs?)\b(?!-))(?:(?:\w+|[lcts]\d{1,2}[-/,][-/,\dlcts]*) ){0,4}?(?P<what>visits?|sessions?|treatments?|appointments?|sets?|series|rounds?|times|occasions|injections?|epidurals?|[tilc]?f?e?sis?(?<=esis)|[tilc]?f?e?si(?<=esi)|shots|tpis?|mbbs?|blocks?|rfas?|ablations?|neurotom(?:y|ies)|rhizotom(?:y|ies)|denervations?|burns|procedures)\b"
)
_OFTEN = re.compile(r" ?(?:/|a\b|an\b|per\b|each\b|every\b|daily\b|weekly\b|monthly\b|yearly\b)")
_WALKED = re.compile(
    r"\b(?:walk\w*|ambulat\w*|distance|stroll\w*|limp\w*)\b[^.;]{0,24}?(?:\b(?:for|only|about|up to|more than|over|past|than|is|was|at|to|of|budged|shorter|just|maybe|roughly) ?|[:,(] ?)*$"
)
#: "Dual diagnostic MBBs": two blocks that confirm each other.
_DUAL = re.compile(
    r"\b(?:dual|double)[ -](?:(?:positive|diagnostic|comparative|confirmatory|concordant|lumbar|cervical|thoracic|medial|branch|facet|local|anesthetic|left|right|bilateral|l|r|[lcts]\d{1,2}[-/,][-/,\dlcts]*) )*(?:blocks?|blockades?|mbbs?)\b"
)
_TIMES = re.compile(
    r"x(?<=\bx) ?(?P<n>\d{1,2})\b(?! ?(?:(?:d|days?|wks?|weeks?|mos?|months?|yrs?|years?|h|hrs?|hours?|min\w*|mg|ml|cc)\b|/))"
)


def counts(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """How many visits, sessions or injections: "8 sessions", "12 visits", "x3"."""
    for reader in _COUNTS.within(lower, start, end):
        for count in reader(lower, start, end):
            if not _SHARE.search(lower, count.start, count.end):
                yield count


#: "70 percent since the injection" counts nothing.
_SHARE = re.compile(r"%|\bper ?cent\b")


def _counts_nothing(lower: str, start: int, match: re.Match[str]) -> bool:
    """Whether a noun behind a number is no count of sessions."""
    what = match["what"]
    several = what.endswith("s") and what != "series"
    if _OFTEN.match(lower, match.end()) or (match["one"] in ("a", "an") and (match["pre"] or several)):
        return True  # "asks about an injection" counts none
    if match["one"] in ("a", "an") and _SEVERAL.match(lower, match.end("one")):
        return True  # "a handful of epidural injections", "a series of facet injections" do not say how many
    if what in ("series", "set") and _SERIES.match(lower, match.end() - len(what)):
        return True  # "a series of three" counts three
    if "/" in (match["of"] or "") and what.startswith(
        ("inj", "epi", "esi", "tpi", "mbb", "block", "proc", "set", "series")
    ):
        return True  # "the 04/22 injections" are of a day
    if "/" in (match["of"] or "") and (not several or match["one"].startswith("0")):
        return True  # "7/26 final visit" is of a day
    scored = lower.endswith(("->", "-> ", "=>", "=> "), 0, match.start("one")) and not what.startswith("visit")
    if "." in match["one"] or scored:
        return True  # "1.5 blocks at the start"; "pain 7 -> 1 after the second block" ends in a score
    if _PART_OF.search(lower, max(start, match.start() - 24), match.start()) or _ONE_OF.match(lower, match.start()):
        return True  # "the first of the two blocks" counts one at most
    walked = what.startswith("block") and _WALKED.search(lower, max(start, match.start() - 40), match.start())
    return bool(walked)  # "walks two blocks"


_SEVERAL = re.compile(
    # "Please authorize a repeat ESI" does not say how many there were.
    r" (?:repeat|further)\b|"
    r" (?:(?:good|large|small|fair|whole|great|unknown|certain|long) )?(?:handful|number|string|run|succession|bunch|slew|lot|variety|multitude|host|few)\b"
    r"|(?: [a-z]+)? series of (?!(?:one|two|three|four|five|six|\d))(?:[a-z-]+ ){0,4}(?:epidurals?|[a-z]{0,2}esis?|facet|medial|nerve|mbbs?|rfas?|radiofrequency|blocks?|ablations?|trigger|tpis?|sacroiliac|si|sij)\b"
)
_ONE_OF = re.compile(r"(?:one|1|either|neither) of (?:(?:the|her|his|these|those) )*(?:two|2)\b")
_PART_OF = re.compile(r"\b(?:first|1st|one|1|either|neither|none|half) of (?:(?:the|her|his|these|those|a) )*$")


def _of_noun(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _VISITS.finditer(lower, start, end):
        if _counts_nothing(lower, start, match):
            continue
        first = number(match["one"])
        second = number(match["two"]) if match["two"] else first
        if first is None or second is None or match["one"] == "half":
            continue
        low, high = first[0], second[1]
        before = (match["pre"] or "").strip()
        if match["plus"] or before == "at least":
            high = math.inf
        elif before in (*ABOVE, "over"):
            low, high = low + 1, math.inf
        elif before == "up to":
            low = 0
        elif before in ("about", "approximately", "approx", "approx.", "~", "nearly", "almost"):
            low, high = low * 0.8, high * 1.2
        yield Quantity(match.start(), match.end(), Interval(low, high))


_SERIES = re.compile(
    rf"(?:series|set|string|run) of (?P<n>{NUMBER})\b(?! ?(?:weeks?|months?|visits?|exercises?|stretch\w*|reps?|repetitions?|muscles?|sites?|points?|sets?|trigger points?|minutes?|sec\w*|blocks? at|levels?))"
)


def _in_series(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _SERIES.finditer(lower, start, end):
        if (count := number(match["n"])) and match["n"] not in ("a", "an"):
            yield Quantity(match.start(), match.end(), Interval(*count))


def _dual(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _DUAL.finditer(lower, start, end):
        yield Quantity(match.start(), match.end(), Interval(2.0, 2.0))


def _sole(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in SOLE.finditer(lower, start, end):
        yield Quantity(match.start(), match.end(), Interval(1.0, 1.0))


#: "The only set this year or last", "only one in the past 12 months": one, in the time that it names.
ONLY_IN_TIME = re.compile(
    r"\b(?:only|sole|single)(?: (?:other|prior|previous|such))? (?:sets?|series|sessions?|injections?|rounds?|courses?|treatments?|procedures?|ones?|times?|tpis?|esis?|epidurals?|shots?|visits?)(?: (?:done|given|performed|received|had|she has had|he has had|she had|he had|recorded|on record))?"
    r" (?:(?:in|within|of|during|over|for) (?:(?:the|this|that|her|his|any) )*(?:past|last|previous|prior|preceding|current|calendar|rolling|12|twelve)|this (?:calendar )?(?:year|yr)|in (?:20\d\d|(?:a|over a) year)|since (?:20\d\d|last))\b"
)


def _only_in_time(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in ONLY_IN_TIME.finditer(lower, start, end):
        yield Quantity(match.start(), match.end(), Interval(1.0, 1.0))


def _never(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in NEVER_DONE.finditer(lower, start, end):
        yield Quantity(match.start(), match.end(), Interval(0.0, 0.0))


def _times(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _TIMES.finditer(lower, start, end):
        count = float(match["n"])
        yield Quantity(match.start(), match.end(), Interval(count, count))


#: What is counted stands without its ending: it is looked for first, since few sentences name one.
#: "Both of her diagnostic blocks were positive".
_BOTH = re.compile(
    r"\bboth(?: of)?(?: (?:the|her|his|these|those|prior|previous|earlier|sets? of|diagnostic|test|prognostic|comparative|confirmatory|positive|medial|branch|nerve|facet|lumbar|cervical|thoracic|trigger|point))*[ -](?:blocks|mbbs?|injections|tpis|sessions|sets|rounds)\b"
)


#: "Facet injections: three in her lifetime": a number of what the words before it name.
_IN_ALL = re.compile(
    rf"(?<![\w/.%-])(?P<n>{NUMBER})(?: of (?:them|these|those))?,? (?:in (?:all|total)|total|in (?:her|his|a|the) (?:whole |entire )?life(?:time)?|lifetime|to date|ever|so far|all told|altogether|up to now|thus far)\b"
)


#: "Burned once before", "one time only".
_ONCE = re.compile(
    r"\b(?:an?|just the) single one(?= ?(?:[.,;)]|$|and\b|but\b|so\b|elsewhere\b|in\b))|\b(?:(?:only|just) (?:once|one time)|(?:once|one time)(?:,? only| before| previously| so far| ever|(?= (?:this (?:calendar )?year|in (?:the )?(?:last|past) (?:year|12|twelve)|since (?:last|jan)))))\b(?! (?:a|per|every|daily|weekly|she|he|the|it|in a)\b)"
)


#: "Blocked twice", "on two separate days".
_TWICE = re.compile(
    r"(?<!\bed )(?<!\ber )(?<!hospital )(?<!admitted )\btwice\b(?! (?:a|per|daily|weekly|monthly|as|the|each|every|in a|that|over|nightly|yearly|[\d/])\b)(?! ?/)"
    rf"|\b(?P<n>two|three|four|both|{NUMBER}) (?:separate|different|distinct|successive|consecutive) (?:days|dates|occasions|times|visits|encounters|sittings|mornings|afternoons)\b"
)
#: What is asked for, allowed or no session at all counts none.
_NOT_DONE = r"(?![^:=]{0,60}\b(?:request|plan|authori|allow|permit|max|propos|need|requir|level|site|needle|muscle|unit|visit|incl))"
#: "# of diagnostic MBBs completed: 2", "number of prior injections: two"; what is asked for or allowed counts none.
_IN_FIELD = re.compile(
    rf"(?:#|\bnumber|\bno\.|\bcount|\btotal(?: number)?) (?:of )?{_NOT_DONE}[^.;:=]{{3,60}}[:=] ?(?P<n>{NUMBER})\b(?![/-]\d)"
)


#: "Repeated four weeks later", "a second one a month after".
_LATER = re.compile(
    r"\b(?:repeated|redone|done again|again|(?:a|the) (?:second|confirmatory|repeat|other)(?: (?:one|block|mbb|set|injection))?|another(?: one)?)(?:,? (?:was |were )?(?:done|given|performed|carried out|followed|came|followed by|taken))?"
    rf",? (?:(?:about|around|just|some|roughly|only|nearly) )*(?:{NUMBER}|a few|several)[ -](?:days?|weeks?|wks?|months?|mos?) (?:later|after(?:wards?)?|apart|thereafter)\b"
)
#: "Her second lumbar MBB was on 2/3", "MBB #2": so many there were.
_NTH_DONE = re.compile(
    r"(?:\b(?P<a>second|2nd|third|3rd)|#(?P<b>[23]))(?: (?:positive|successful|diagnostic|confirmatory|comparative|concordant|lumbar|cervical|thoracic|left|right|l|r|bilateral|medial|branch|nerve|facet|set of|round of|trigger|point))*[ -](?:mbbs?|blocks?|tpis?|injections?)\b|\b(?:mbbs?|blocks?|tpis?) (?:#?1 ?(?:and|&|,|\+) ?)?(?:no\. ?|number |#)(?P<c>[23])\b|\b(?:mbb|block),? \(?(?:(?:the|her|his|this is the|this was the) )?(?P<d>second|2nd|third|3rd)\b(?= (?:diagnostic|confirmatory|comparative|of (?:two|2|the)|in the series|one)|[,.;)]|$)"
)
#: "The first MBB took away 90 %, and the second, on July 8, half": of what the first was.
_NTH_ON = re.compile(
    r"\bfirst\b[^.]{0,160}?\b(?P<what>the (?P<nth>second|third))(?=,? \(?(?:(?:was|done|given|performed|placed|injected|on|of|from|in|back|early|late|mid) ){0,3}(?:\d{1,2}/\d{1,2}\b|(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b))"
)
#: "Headed to the pain clinic for 3rd set": of what is to come.
_AHEAD_OF = re.compile(
    r"\b(?:for|to (?:have|get|receive|undergo)|wants?|requests?|requesting|needs?|seeking|due|asks for|asking for|would like) (?:(?:her|his|the|a|this|their|today's|now) )*$"
)
_NTH_OF = {"second": 2.0, "2nd": 2.0, "2": 2.0, "third": 3.0, "3rd": 3.0, "3": 3.0}


def _later(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _LATER.finditer(lower, start, end):
        yield Quantity(match.start(), match.end(), Interval(2.0, 2.0))


def _nth_done(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _NTH_DONE.finditer(lower, start, end):
        if _AHEAD_OF.search(lower, max(start, match.start() - 40), match.start()):
            continue  # "here for her 3rd set of TPI"
        nth = _NTH_OF[match["a"] or match["b"] or match["c"] or match["d"]]
        yield Quantity(match.start(), match.end(), Interval(nth, nth))
    for match in _NTH_ON.finditer(lower, start, end):
        nth = _NTH_OF[match["nth"]]
        yield Quantity(match.start("what"), match.end("what"), Interval(nth, nth))


def _twice(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _TWICE.finditer(lower, start, end):
        told = number(match["n"]) if match["n"] and match["n"] != "both" else (2.0, 2.0)
        if told is not None:
            yield Quantity(match.start(), match.end(), Interval(*told[:2]))


def _in_field(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _IN_FIELD.finditer(lower, start, end):
        told = number(match["n"])
        if told is not None and match["n"] not in ("a", "an", "half"):
            yield Quantity(match.start(), match.end(), Interval(*told[:2]))


def _once(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _ONCE.finditer(lower, start, end):
        yield Quantity(match.start(), match.end(), Interval(1.0, 1.0))


def _in_all(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _IN_ALL.finditer(lower, start, end):
        told = number(match["n"])
        if told is not None and match["n"] not in ("a", "an", "half"):
            yield Quantity(match.start(), match.end(), Interval(*told[:2]))


def _both(lower: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _BOTH.finditer(lower, start, end):
        yield Quantity(match.start(), match.end(), Interval(2.0, 2.0))


_COUNTS = Tellings((
    (_of_noun, Telling("visit", "session", "treatment", "appointment", "set", "series", "round", "times", "occasion", "injection", "epidural", "esi", "shots", "tpi", "mbb", "block", "rfa", "ablation", "neurotom", "rhizotom", "denervation", "burns", "procedures")),
    (_in_series, Telling("series of ", "set of ", "string of ", "run of ")),
    (_dual, Telling("dual", "double")),
    (_both, Telling("both")),
    (_once, Telling("once", "one time", "single one")),
    (_twice, Telling("twice", "separate", "different", "distinct", "successive", "consecutive")),
    (_later, Telling(" later", " after", " apart", " thereafter")),
    (_nth_done, Telling("second", "2nd", "third", "3rd", "#2", "#3", "no. 2", "no. 3", "number 2", "number 3")),
    (_in_field, Telling("# ", "number of", "no. of", "count", "total")),
    (_in_all, Telling(" in all", " total", " life", " to date", " ever", " so far", " all told", " altogether", " up to now", " thus far")),
    (in_year, Telling("year", "yr", "12", "twelve")),
    (_never, Telling("block", "mbb", "facet injection", "facet joint injection")),
    (_sole, SOLE_TOLD),
    (_only_in_time, Telling("only ", "sole ", "single ")),
    (_times, Telling(*(f"x{space}{digit}" for space in ("", " ") for digit in range(10)))),
))  # fmt: skip


#: Sessions by what they are.
KIND = r"(?:(?:lumbar|cervical|thoracic|sacroiliac|si|sij|joint|epidural|steroid|transforaminal|interlaminar|caudal|left|right|prior|previous|spinal|such|trigger|point|facet|radiofrequency|nerve|rf|medial|branch) )*(?:epidurals?|[a-z]{0,2}esis?|injections?|injs?|tpis?|blocks?|mbbs?|rfas?|ablations?|shots|(?:(?<=facet )|(?<=point )|(?<=joint )|(?<=injection )|(?<=epidural ))(?:sessions?|procedures?|sets?|rounds?))"
#: A count that the note's own session is within.
THIS_TOO = r"(?:incl\w*\.?|counting|with) (?:this|today)"
_NO_SHARE = r"(?! ?(?:%|per ?cent\b|mg\b))"
#: "Number of ESIs in last 12 months: 2", "epidural count for 2025 is two".
_TALLY = re.compile(
    rf"(?:\b(?:number|no\.?|count|total(?: number)?)(?: of)?|#(?: of)?) {KIND}\b{_NOT_DONE}(?![^:;.=]{{0,60}}{THIS_TOO})[^:;.=]{{0,50}}(?:[:=]| is| was) ?(?P<one>{NUMBER})\b{_NO_SHARE}"
    rf"|\b{KIND} (?:(?:completed|done|performed|received|to date|so far)|(?:in|within|over|during) (?:the )?(?:last |past |previous |prior |rolling )?(?:12|twelve)[ -]?(?:months?|mos?))\b{_NOT_DONE}(?![^:;.=]{{0,60}}{THIS_TOO})[^:;.=\d]{{0,16}}[:=] ?(?P<three>{NUMBER})(?! of)\b(?!/){_NO_SHARE}"
    rf"|\b{KIND} count\b{_NOT_DONE}(?![^:;.=]{{0,60}}{THIS_TOO})[^:;.=]{{0,40}}(?:[:=]| is| was| stands at) ?(?P<two>{NUMBER})\b{_NO_SHARE}"
)


_OF_TALLY = Telling(
    "completed",
    "done",
    "performed",
    "received",
    "to date",
    "so far",
    "12",
    "twelve",
    "number",
    "no. ",
    "no of",
    "count",
    "total",
    "#",
)


def tallies(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """Sessions counted in a field: "Number of ESIs in last 12 months: 2"."""
    if not _OF_TALLY.within(lower, start, end):
        return
    for match in _TALLY.finditer(lower, start, end):
        if (told := number(match["one"] or match["two"] or match["three"])) is not None:
            yield Quantity(match.start(), match.end(), Interval(*told))
