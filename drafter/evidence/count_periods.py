"""The month, or the three months, that a sentence names for a count which names none of its own."""

from __future__ import annotations

import re

_MONTH_NAMED = re.compile(
    r"\b(?:(?:in|for|during|of|over|within|this|last|past|previous|the) (?:the )?(?:months? (?:of )?|calendar )?(?:january|february|march|april|may|june|july|august|september|october|november|december|month|mo\b|30 ?d(?:ays)?\b|30 days|28 ?d\b|28 days|31 days|4 weeks|4 wks|four weeks)|(?:28|30|31)[- ]days? (?:period|window|month|cycle|block|average|interval)s?|(?:of|in) (?:28|30|31) days|four-week (?:period|window|block)s?|(?:\w+) (?:consecutive|straight|successive) months|months (?:in a row|running)|(?:every|each|any|no|per|recall a|remember a|name a|not a|one) (?:single )?month|(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.? (?:19|20)\d\d|(?:january|february|march|april|june|july|august|september|october|november|december)(?:'s)? (?:diary|calendar|log|sheet|page)|monthly|(?:each|every one|all) of the (?:last |past |previous |preceding )?(?:\w+ )?months)\b"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_QUARTER_NAMED = re.compile(
    r"\b(?:last|past|previous|preceding|in|over|for|during|of|this|per|these) (?:the )?(?:last |past |previous |preceding )?(?:90[- ]?d(?:ays?)?|ninety days|91 days|92 days|3 mos?\b|3 months|three months|quarter|12 weeks|13 weeks)\b"
)
_FROM_TO = re.compile(rf"\b(?P<one>{_MONTH})(?: ?(?:-|to|through|thru) ?)(?P<two>{_MONTH})")
_QUARTER = 3


def period_named(lower: str, start: int, end: int) -> str:
    """``m``, ``q`` or ``mq`` for what a sentence names; ``""`` where it names neither."""
    month = "m" if _MONTH_NAMED.search(lower, start, end) else ""
    quarter = _QUARTER_NAMED.search(lower, start, end) or any(map(_spans_quarter, _FROM_TO.finditer(lower, start, end)))
    return f"{month}{'q' if quarter else ''}"


def _spans_quarter(match: re.Match[str]) -> bool:
    first, last = (_MONTHS.index(match[name][:3]) for name in ("one", "two"))
    return (last - first) % 12 + 1 == _QUARTER
