"""Dates that no calendar has: 30 February, 31 June, 29 February of a common year.

Whoever reads a record must hear of one wherever it stands, for it is a slip, and a guess would decide. Only what is surely meant
as a date counts: a month that there is, a day that it lacks, and the signs of a date. "45-67-8901" is a number, "25/12/2024" the
order of another country, and a day 00 says that nobody knew it.

Source: contract, section 5, TIM001.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING

from drafter.evidence.words.months import MONTH_NUMBERS
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.text import Span
    from drafter.evidence.reading import Reading

_SHORT = "feb(?:ruary)?|apr(?:il)?|june?|sept?(?:ember)?|nov(?:ember)?"  # the months with days to spare
_NAMES, _DAYS = Telling("feb", "apr", "jun", "sep", "nov"), Telling("/29", "-29", "/3", "-3")
#: Days from the 29th on stand in every pattern: a month has all others. With each, what every date of its form has one of.
_FORMS = (
    (re.compile(r"(?<![\d/.-])(?P<month>0?[1-9]|1[0-2])(?P<mark>[/-])(?P<day>29|3\d)(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/-])"), _DAYS),
    (re.compile(r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>29|3\d)(?![\d/-])"), _DAYS),
    (re.compile(rf"\b(?P<month>{_SHORT})\.? (?:the )?(?P<day>29|3[01])(?:st|th)?\b(?![/:.]?\d)(?:,? (?P<year>(?:19|20)\d\d)\b)?"), _NAMES),
    (re.compile(rf"(?<![\d/.-])(?P<day>29|3[01])(?:st|th)?(?: of)? (?P<month>{_SHORT})\b\.?(?:,? (?P<year>(?:19|20)\d\d)\b)?"), _NAMES),
)  # fmt: skip
_LEAP = 2000


def impossible_dates(reading: Reading) -> list[Span]:
    """The places in a document's text of dates that cannot be, in order."""
    found = [
        reading.span(match.start(), match.end())
        for form, telling in _FORMS
        if telling.within(reading.lower, 0, len(reading.lower))
        for match in form.finditer(reading.lower)
        if not _possible(match)
    ]
    return sorted(found)


def _possible(match: re.Match[str]) -> bool:
    month = match["month"]
    number = int(month) if month.isdigit() else MONTH_NUMBERS[month[:3]]
    year = int(match["year"] or _LEAP)  # two digits tell a leap year as four do
    return int(match["day"]) <= monthrange(year if year > 99 else 2000 + year, number)[1]
