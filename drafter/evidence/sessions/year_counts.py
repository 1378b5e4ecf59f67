"""How many sessions there were in a year, told by a field or with few words: "Epidurals: 2 in last year", "TPI sessions (12 mo): 2"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval, Quantity
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

#: "Epidurals: 2 in last year", "TPI sessions (12 mo): 2", "how many in the last 12 months? 2"; what is allowed or asked for counts none.
_YEAR = r"(?:in|within|over|during|for)? ?(?:the |her |his )?(?:last |past |previous |preceding |prior |rolling |this |calendar ){1,2}(?:year|yr|(?:1[0-2]|[2-9])[ -]?(?:months?|mos?|m)|(?:[2-9]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) months)"
#: Between what is counted and the time: "low back,", "(lumbar)", "for the neck".
_WHERE = r"(?:,? ?\(?(?:(?:for|of|to|in|the|her|his|low|lower|upper|mid|left|right|both|bilateral|back|neck|lumbar|cervical|thoracic|shoulders?|trapezius|traps?|rhomboids?|gluteal|buttocks?|region|area)[ -]?){1,5}\)?)?"
_IN_YEAR = re.compile(
    rf"[:=] ?(?P<n>{NUMBER}),? {_YEAR}\b"
    rf"|{_YEAR} ?[:,] ?(?P<h>{NUMBER}) (?:(?:lumbar|cervical|prior|previous|si|sij|joint|facet|trigger|point|steroid|epidural) )*(?:sessions?|injections?|epidurals?|[a-z]{{0,2}}esis?|tpis?|mbbs?|blocks?|procedures?|shots?|rfas?)\b"
    rf"|(?<![\w/.-])(?P<k>\d|one|two|three|four|five|six) ?(?:x|times) {_YEAR}\b"
    rf"|(?<!max )(?<!maximum )(?:sessions?|injections?|epidurals?|[a-z]{{0,2}}esis?|tpis?|mbbs?|blocks?|procedures?|sets|rounds|injs?|shots?|rfas?){_WHERE},? ?\(?(?:{_YEAR}|12[ -]?(?:months?|mos?|m)|twelve months)\)?{_WHERE} ?(?:[:=?]|-(?= )| is)(?: a:)? ?(?P<m>{NUMBER})\b(?![/.-]\d)(?! (?:allowed|max|weeks|months|mo\b|permitted|requested|planned))"
)
_ALLOWED = re.compile(r"\b(?:max\w*|limit\w*|allow\w*|permit\w*|cover\w*|polic\w*|request\w*|plan\w*|up to|no more)\b")
#: "Two prior sessions this year with 70 % relief"; those "with her psychologist" are of another kind.
_OF_DONE = r"(?:(?:about|over|under|at least|more than|>=?|~|only|some) ?)?(?:\d|good|great|excellent|fair|partial|no |relief|benefit|dr\b|tpi|trigger|inj|si\b|sacro|facet|epidural|esi|block|mbb|steroid|lumbar|cervical)"
#: "Two prior in the past 12 months", "one other this year", "prior this year: 2": how many were before the note's own.
_BEFORE_OWN = re.compile(
    rf"(?<![\w/.-])(?P<n>{NUMBER}) (?:prior|previous|earlier|others?)(?: (?:ones?|sets?|rounds?|sessions?|injections?|blocks?|epidurals?|shots?|procedures?))?,? {_YEAR}(?! (?:was|were|gave|(?:with|at|of|by) (?:the |an? |her |his |our |their )?(?!{_OF_DONE})))"
    rf"|\b(?:(?:no\.?|number|#|count) )?(?:prior|previous)(?: (?:ones?|sessions?|injections?))? (?:{_YEAR}|in (?:12|twelve) months) ?[:=-] ?(?P<m>{NUMBER})\b(?![/.-]\d)"
)
OF_OTHERS = Telling("prior", "previous", "earlier", "other")
_NOT_OWN = re.compile(r"\b(?:if|unless|pt|physical|therapy|visits?|falls?|er|ed|surger\w+|flares?|episodes?|no more)\b")


def before_own(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """How many sessions of the last months there were before the note's own."""
    for match in _BEFORE_OWN.finditer(lower, start, end):
        told = number(match["n"] or match["m"])
        if told is not None and match["n"] not in ("a", "an", "half") and not _NOT_OWN.search(lower, start, end):
            yield Quantity(match.start(), match.end(), Interval(*told[:2]))


def in_year(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """How many there were in a year, behind a colon: "Epidurals: 2 in last year", "TPI sessions (12 mo): 2"."""
    for match in _IN_YEAR.finditer(lower, start, end):
        told = number(match["n"] or match["m"] or match["k"] or match["h"])
        allowed = _ALLOWED.search(lower, max(start, match.start() - 40), match.start())
        if told is not None and not allowed:
            yield Quantity(match.start(), match.end(), Interval(*told[:2]))
