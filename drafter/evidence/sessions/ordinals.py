"""Which one of the sessions of a year the note's own is, read from lower-case view text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.sessions.countings import KIND, THIS_TOO
from drafter.evidence.words.months import MONTH
from drafter.evidence.words.quantities import Interval, Quantity
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What every span of a year has one of, as a field that counts to this day does.
_OF_YEAR = Telling(
    *(f"{lead} year" for lead in ("this", "the", "calendar", "rolling", "last", "past", "current", "preceding", "a", "her", "his", "in", "within", "over", "for", "during", "of")),
    "12 mo", "12-mo", "12mo", "twelve", " months", " 200", " 201", " 202", " 203", "incl", "counting", " since ",
)  # fmt: skip
#: "This would be her third session this year", "#2 in the last 12 months"; what "was" the third is another one.
_SPAN_OF_YEAR = r"(?:since (?:early |late |mid-? ?|last )?(?:christmas|new year(?:'s)?(?: (?:day|eve))?|thanksgiving|easter|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|(?:this|in|within|over|for|during|of)(?: the| her| his| a| this)?(?: (?:last|past|this|calendar|current|rolling|preceding))? (?:(?:calendar |rolling )?year|12[ -]?(?:months?|mos?)|twelve[ -]months?|12-month period|20\d\d)\b|(?:in|within|over) (?:the (?:last|past|space of) )?(?:only |just |under |less than |about |some )?(?:[2-9]|1[01]|two|three|four|five|six|seven|eight|nine|ten|eleven) months\b|(?:(?:in|within) the space of a|within a|inside a|in (?:just )?(?:under|less than) (?:a|one)|in (?:under|less than)) (?:year|12 months|twelve months)\b)"
#: "Counting this one, she has had three in the last twelve months", "4 SI joint injections in 12 months including today's".
_OWN_TOO = rf"(?<!not )(?<!n't )(?<!without )(?<!before )\b(?:incl(?:uding|\.)?|counting|with) (?:this|today|it)\b(?:'s)?(?: (?:one|session|visit|procedure|{KIND}))?"
_SUM = "(?:two|three|four|five|six|seven|eight|nine|ten|1[0-2]|[2-9])"
_NTH = re.compile(
    rf"{_OWN_TOO},? (?:(?:she|he|they|pt|patient|the patient|there|this|that|it)(?:'s|'ve)?(?: (?:has|have|had|will|is|are|been|now|received|undergone|makes?))* )?(?:a total of |only |exactly |just )?(?P<with>{_SUM}) (?:{KIND} )?{_SPAN_OF_YEAR}"
    rf"|(?<![\w/.-])(?P<incl>{_SUM}) (?:{KIND} )?{_SPAN_OF_YEAR},? \(?{_OWN_TOO}"
    r"|(?:\b(?:this(?: (?:morning|afternoon|evening|visit|appointment))?(?:'s)?|today(?:'s)?|tonight(?:'s)?|it|which|(?:procedure|injection|block|ablation|epidural|rfa|esi|session|one|series)(?: (?:that is |we are |i am |now |being )*(?:asked for|requested|sought|requesting|asking for|applied for|proposed|planned))?)(?: (?:one|(?:tpi|trigger point|epidural|injection) session|session|injections?|procedure|set|visit|round|request|series))? (?:would|will|is|makes|represents)"
    rf"(?: (?:be|make|it|the|her|his|their|a|only))*(?: {KIND}(?= (?:number|no\.|#)))?(?: number| no\.)? #?|#)(?P<n>(?:1[0-2]|[1-9])(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?: (?:of (?:the|these)|(?:in|to|into|for|of) (?:the|her|his)|sets?|rounds?|of|the|low|her|his|time|occasion|for|spine|region|area|rfas?|ablations?|neurotom(?:y|ies)|radiofrequency|facet|medial branch|mbbs?|nerve|trigger points?|tpis?|neck|back|low|lower|upper|mid|shoulders?|trapezius|rhomboids?|thoracic|injections?|sessions?|visits?|rounds?|procedure|treatment|series|lumbar|cervical|epidurals?|steroid|[a-z]{0,2}esis?|si|sij|joint|sacroiliac|caudal|left|right|such|interlaminar|transforaminal|shots?|blocks?|one|for|her|him|this patient))*"
    rf" {_SPAN_OF_YEAR}"
    rf"|\b(?:(?:her|his|their|the|a|this|patient's) )?(?P<nth>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|2nd|3rd|[4-9]th|1[0-2]th)(?: and (?:last|final))? (?:set of |session of |round of )?(?:{KIND}|(?<=(?:set|und) of )trigger points)(?: (?:sessions?|procedures?|sets?|rounds?))?(?: (?:to|of|in|into|for|at) (?:the |her |his )?(?:[\w-]+ ){{0,2}}?[\w-]+)??,? {_SPAN_OF_YEAR}(?! (?:was|were|gave|helped|on|in)\b)"
    rf"|\b(?:that|this|which|today|tonight|this (?:morning|afternoon|evening|visit))(?:'s)?(?: (?:one|session|{KIND}))? (?:(?:would|will) )?(?:makes?|brings? (?:it|her|him|the (?:count|total|number|tally)) to) (?P<sum>{_SUM}) (?:{KIND} )?{_SPAN_OF_YEAR}"
    rf"|(?:\b(?:count|number|total|no\.?|how many)|#)[^:;.=]{{0,50}}(?:{THIS_TOO}|today included|this (?:one|visit|session) included)[^:;.=]{{0,16}}[:=?] ?(?P<all>[1-9])\b"
)
_ORDINAL = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
}

#: "Second session this year, done today", "today, her third set this year": said of the note's own session.
_NTH_OWN = re.compile(
    r"(?:(?:her|his|the|this|patient's) )?(?P<n>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[2-9](?:nd|rd|th))(?: (?:trigger|point|tpi|such))* (?:session|set|round|injections?|tpis?|series|procedure)"
    r" (?:this|of the|of this|in the|for the|in this)(?: (?:last|past|calendar|current))? (?:year|12 months|twelve months)\b(?=[,.;)( ]|$)(?! (?:gave|was|helped|held|lasted|took|did|had|brought))"
)
_OWN_BEFORE = re.compile(r"\W*|.*\b(?:today|this visit|performed|done)\W*")

#: "Left SI joint injection under fluoroscopy, second this year.", "LESI today (3rd this year)": at the end of what names the note's own.
_NTH_BEHIND = re.compile(
    rf"(?:,|\(|-|;|:) ?(?:(?:this is |today's is )?(?:her|his|the|a|session|number|no\.|#) ?){{0,2}}(?P<n>second|third|fourth|fifth|sixth|[2-6](?:nd|rd|th)|(?<=#)[2-6]|(?<=number )(?:[2-6]|two|three|four|five|six))(?: (?:one|session|set|round|procedure)(?: (?:for|to|in|of|at)(?: (?:the|her|his|this|same|low|lower|upper|back|neck|lumbar|cervical|thoracic|spine|region|area|levels?|shoulders?|gluteals?))+)?)? {_SPAN_OF_YEAR}(?= ?(?:[.,;)]|$))"
)
#: "TPI done, 4 muscles. Third this year; next not before spring": a statement of its own, of what was named before it.
_NTH_ALONE = re.compile(
    rf"\W*(?P<n>second|third|fourth|fifth|sixth|[2-6](?:nd|rd|th))(?: one)? {_SPAN_OF_YEAR}(?= ?(?:[.,;)]|$))"
)
_OF_BEFORE = re.compile(
    r"\b(?:had|was|were|has|have|last|prior|previous\w*|earlier|since|ago|after|following|history|hx|received|got|underwent|no|not|never|if|denied|yesterday|s/p|gave|helped|relief|plan\w*|schedul\w*|would|will|until|before|january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d)\b|\d/\d"
)


def ordinals(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """Which one of the sessions of a year this one is: "this would be her third set in the last 12 months"."""
    if not _OF_YEAR.within(lower, start, end):
        return
    taken: list[tuple[int, int]] = []
    for match in _NTH.finditer(lower, start, end):
        taken.append(match.span())
        if lower[match.start()] == "#" and _LAST_BEFORE.search(lower, start, match.start()):
            continue  # "Last ESI 9/5/2025 (#4 this year)"
        yield _nth(match, match["n"] or match["nth"] or match["sum"] or match["all"] or match["with"] or match["incl"])
    for match in _NTH_OWN.finditer(lower, start, end):
        if _OWN_BEFORE.fullmatch(lower, start, match.start()):
            yield _nth(match, match["n"])
    if alone := _NTH_ALONE.match(lower, start, end):
        yield _nth(alone, alone["n"])
    for match in _NTH_BEHIND.finditer(lower, start, end):
        told = any(first < match.end() and match.start() < last for first, last in taken)
        if not told and not _OF_BEFORE.search(lower, start, match.start()):
            yield _nth(match, match["n"])


#: "An epidural on 5/5, her fourth this year", "the fourth this year was on 5/5", "last ESI 9/5 (#4 this year)".
_NTH_BEFORE = re.compile(
    rf"(?:\b|(?=#))(?P<n>second|third|fourth|fifth|sixth|[2-6](?:nd|rd|th)|# ?[2-6]|number (?:[2-6]|two|three|four|five|six))(?: (?:one|(?:set|session|round)(?: of)?))?(?: {KIND})?,? {_SPAN_OF_YEAR}"
    r"|\b(?:this|the|that) year's (?:#|no\.? ?|number )?(?P<own>second|third|fourth|fifth|sixth|[2-6](?:nd|rd|th)|[2-6])\b(?! (?:week|month|visit|quarter|fall|flare))"
)
_LAST_BEFORE = re.compile(r"\b(?:last|latest|most recent|previous|prior)\b[^.;]{0,50}$")
_OF_MONTH = re.compile(rf"\b{MONTH}\.? (?:the )?$")  # "an epidural on March 6th of this year"
_NOT_BEFORE = re.compile(
    r"\b(?:would|will|plan\w*|request\w*|schedul\w*|next|if|wants?|today|this (?:is|one|visit|session|request)|propos\w*)\b"
)


def ordinals_before(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """Which one of the sessions of a year an earlier one was, where nothing is told of one to come or of today's."""
    if not _OF_YEAR.within(lower, start, end) or _NOT_BEFORE.search(lower, start, end):
        return
    own = [(nth.start, nth.end) for nth in ordinals(lower, start, end)]
    for match in _NTH_BEFORE.finditer(lower, start, end):
        if not _OF_MONTH.search(lower, start, match.start()) and not any(
            first < match.end() and match.start() < last for first, last in own
        ):
            yield _nth(match, (match["n"] or match["own"]).removeprefix("number ").lstrip("# "))


def stands_alone(lower: str, start: int, end: int) -> bool:
    """Whether a sentence opens with such a number, of what another sentence names."""
    return _NTH_ALONE.match(lower, start, end) is not None


def with_own(lower: str, nth: Quantity) -> bool:
    """Whether a number is of all sessions, the note's own among them."""
    return _WITH_OWN.search(lower, nth.start, nth.end) is not None


_WITH_OWN = re.compile(_OWN_TOO)


def _nth(match: re.Match[str], told: str) -> Quantity:
    nth = float(_ORDINAL.get(told) or told.rstrip("stndrh"))
    return Quantity(match.start(), match.end(), Interval(nth, nth))
