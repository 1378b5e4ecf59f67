"""The names of the months in lower-case text, for every reader of a date or of a time."""

from __future__ import annotations

import re

_FULL = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
#: By their first three letters, from 1.
MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(_FULL, 1)}
#: The full names, as alternatives of a regular expression.
MONTHS = "|".join(_FULL)
#: A regular expression for a name in full or cut short, without a stop.
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
#: The same as a word of its own, with the stop that may cut it short.
MONTH_WORD = rf"{MONTH}\b\.?"
#: What May is a month behind: "films from May show", "February to May", "this past May".
_LEADS = (
    *("in", "since", "of", "from", "to", "until", "till", "til", "through", "thru", "by", "last", "past", "early", "late", "mid", "about"),
    *("around", "before", "after", "during", "the", "her", "his", "our", "in this", "from this", "since this", "of this", "until this"),
    *(f"{month} {joined}" for month in (*_FULL, *MONTH_NUMBERS) for joined in ("and", "or")),
)  # fmt: skip
#: "May" as a verb, for patterns over lower-case text: "may help", never "Botox in May helped".
VERB_MAY = r"may(?!,| \d)(?<![-/]may)" + "".join(rf"(?<!\b{lead} may)" for lead in _LEADS)
_VERB_MAY = re.compile(VERB_MAY)


def is_verb_may(lower: str, at: int) -> bool:
    """Whether "may" at a place of a lower-case text is the verb, not the month."""
    return _VERB_MAY.match(lower, at) is not None


#: A month in figures, with its year in full: "06/2025" ("6/25" may be a day).
NUMERIC_MONTH = r"(?<![\d/])(?:0?[1-9]|1[0-2])/20\d\d\b"
#: A day with its year, as readers see it: "11/02/2025", "Nov 2, 2025", "2 Nov 2025", "02-Nov-25".
WRITTEN_DAY = (
    rf"(?:\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d|\d{{1,2}} {MONTH}\.? (?:19|20)\d\d"
    rf"|\d{{1,2}}-{MONTH}-\d{{2,4}})"
)
