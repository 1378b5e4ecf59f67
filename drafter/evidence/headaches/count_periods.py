"""The month, or the three months, that a sentence names for a count which names none of its own."""

from __future__ import annotations

import re

from drafter.evidence.words.months import MONTH_NUMBERS, MONTH_WORD, MONTHS

_MONTH_NAMED = re.compile(
    rf"\b(?:(?:in|for|during|of|over|within|this|last|past|previous|the) (?:the )?(?:months? (?:of )?|calendar )?(?:{MONTHS}|month|mo\b|30 ?d(?:ays)?\b|30 days|28 ?d\b|28 days|31 days|4 weeks|4 wks|four weeks)|(?:28|30|31)[- ]days? (?:period|window|month|cycle|block|average|interval|span|stretch)s?|(?:of|in) (?:28|30|31) days|four-week (?:period|window|block)s?|(?:\w+) (?:consecutive|straight|successive) months|months (?:in a row|running)|(?:every|each|any|no|per|recall a|remember a|name a|not a|one) (?:single )?month|(?:{MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.? (?:19|20)\d\d|(?:january|february|march|april|june|july|august|september|october|november|december)(?:'s)? (?:diary|calendar|log|sheet|page)|monthly|(?:in|of|for|during|over|out of) (?:an?|any|each|every|her|his|the) (?:(?:typical|usual|average|normal|ordinary|given|representative) )?month(?:'s days)?|most months|month (?:in,? month out|by month)|(?:through|over|across) (?:the|her|his) (?:\w+ )?months|(?:an?|each|every|the) (?:(?:typical|usual|average|normal|ordinary) )?month (?:for (?:her|him|them) )?(?:brings?|means|holds|has|sees|contains|runs to)|(?:each|every one|all) of the (?:last |past |previous |preceding )?(?:\w+ )?months|baseline(?: (?:of|was|is))?:? (?=\d))\b|\b(?:{MONTHS})(?=:)"
)
_QUARTER_NAMED = re.compile(
    r"\b(?:last|past|previous|preceding|in|over|for|during|of|this|per|these) (?:the )?(?:last |past |previous |preceding )?(?:90[- ]?d(?:ays?)?|ninety days|91 days|92 days|3 mos?\b|3 months|three months|quarter|12 weeks|13 weeks)\b"
)
_FROM_TO = re.compile(rf"\b(?P<one>{MONTH_WORD})(?: ?(?:-|to|through|thru) ?)(?P<two>{MONTH_WORD})")
#: "22 headache days in Feb, March and April": of all of them, or of each; "in each of Feb, March, April", "both May and June": of each.
_MONTHS_LISTED = re.compile(rf"\b{MONTH_WORD}(?:,? (?:and |& )?{MONTH_WORD}){{1,5}}")
_OF_EACH = re.compile(r"\b(?:each|both|every|apiece|respectively)\b")
_QUARTER = 3


def period_named(lower: str, start: int, end: int) -> str:
    """``m``, ``q`` or ``mq`` for what a sentence names; ``""`` where it names neither."""
    listed = _MONTHS_LISTED.search(lower, start, end)
    if listed is None:
        named = any(
            not of_months_together(lower, start, end, m.span()) for m in _MONTH_NAMED.finditer(lower, start, end)
        )
    else:
        named = _each(lower, start, end, listed) or any(
            m.end() <= listed.start() or listed.end() <= m.start() for m in _MONTH_NAMED.finditer(lower, start, end)
        )
    month = "m" if named else ""
    quarter = _QUARTER_NAMED.search(lower, start, end) or any(map(_spans_quarter, _FROM_TO.finditer(lower, start, end)))
    return f"{month}{'q' if quarter else ''}"


#: "Migraine days: 8 in the past two months", "12 in the last 90 days".
_LONGER = re.compile(
    r" ?(?:(?:days?|total|all told) )?\(?(?P<lead>in|within|during|out of|over|across|since)? ?(?:the |her |his |these )?(?:last |past |previous |preceding )?(?:(?P<two>two|2) (?:months|mos?\b)|(?P<eight>60 days|8 weeks|8 wks|eight weeks|sixty days)|(?P<three>three months|3 months|3 mos?\b|90 days|ninety days|12 weeks|twelve weeks|quarter)|(?P<six>six months|6 months|6 mos?\b|half[- ]year))\b"
)
_MONTHS_OF = {"two": 2, "eight": 2, "three": 3, "six": 6}


def over_longer(lower: str, start: int, end: int, last: int) -> tuple[int, bool]:
    """Of how many months a count under a bare key is that names a longer time behind it, and whether it may be a rate all the same.

    "Over the last 3 months" may tell of each of them; "in the past two months" is their sum. One month where nothing is named.
    """
    behind = _LONGER.match(lower, end, last)
    if behind is None or behind["lead"] is None or "month" in lower[start:end] or "/mo" in lower[start:end]:
        return 1, False
    many = next(months for name, months in _MONTHS_OF.items() if behind[name])
    return many, behind["lead"] in ("over", "across", "since")


def of_each_month(lower: str, start: int, end: int) -> bool:
    """Whether what a sentence counts for several months is told of each of them; also where it names no months one after another."""
    listed = _MONTHS_LISTED.search(lower, start, end)
    return listed is None or _each(lower, start, end, listed)


def _each(lower: str, start: int, end: int, listed: re.Match[str]) -> bool:
    return _OF_EACH.search(lower, max(start, listed.start() - 40), min(end, listed.end() + 12)) is not None


def _spans_quarter(match: re.Match[str]) -> bool:
    first, last = (MONTH_NUMBERS[match[name][:3]] for name in ("one", "two"))
    return (last - first) % 12 + 1 == _QUARTER


#: "Jan-Feb: 24 headache days", "24 headache days in Sept-Oct": the sum of both.
_JOINED_BEFORE = re.compile(rf"\b{MONTH_WORD}\.?(?: (?:19|20)\d\d)? ?(?:-|--|–|/|&|to|through|thru|and) ?$")
_JOINED_BEHIND = re.compile(rf"\)? ?(?:-|--|–|/|&|to|through|thru|and) ?{MONTH_WORD}\b")


def of_months_together(lower: str, start: int, end: int, place: tuple[int, int]) -> bool:
    """Whether the month of a count at ``place`` is one end of a span of months, of which the count is the sum."""
    joined = _JOINED_BEFORE.search(lower, max(start, place[0] - 24), place[0]) or _JOINED_BEHIND.match(
        lower, place[1], end
    )
    return joined is not None and _OF_EACH.search(lower, start, end) is None
