"""Where a section of what was before the visit ends: "PMH: gout. Meds: allopurinol." and, below it, what is found today."""

from __future__ import annotations

import re

#: Sections that rule their own line only, where they are headed in its midst.
OF_LINE = frozenset({"family", "social", "allergies"})
#: Sections that rule their own paragraph only, where they are headed in the line of their first words.
OF_PARAGRAPH = frozenset({*OF_LINE, "pmh", "surgical", "medications"})
#: Sections that vital signs end: "PMH: gout" / "VS 142/88, HR 70" / "Neck: two taut bands".
BACKGROUND = frozenset({*OF_PARAGRAPH, "ros"})

_VITALS = re.compile(
    r"(?i)(?:(?:vs|v/s|vitals?(?: signs?)?)\b[:;,.]? ?(?:\d|bp|b/p|t\b|hr|afebrile|stable|reviewed|normal|wnl)|(?:(?:bp|b/p) ?:? ?\d{2,3}|\d{3})/\d{2,3}\b(?!/\d)(?:[,;.]| (?:hr|p|pulse|spo2|o2|sats?|rr|r|t|temp|wt|ht|bmi|weight)\b|$))"
)
_STOP = re.compile(r"[.;] (?=[BbVv\d])")
_PROSE = re.compile(r"[A-Z][^.:|\n]{12,}[a-z0-9]\. [A-Z][a-z']+ (?:[\w'-]+ ){2}")
_WORDS = 8  # of the shortest line that is no item of a list


def is_vitals(text: str, start: int, end: int) -> bool:
    """Whether a line gives vital signs, and so opens the examination."""
    return _VITALS.match(text, start, end) is not None


def has_vitals(text: str, start: int, end: int) -> bool:
    """Whether vital signs stand behind a stop in a line: what is below it is the examination ("PMH: gout. BP 130/80, P 70.")."""
    return any(is_vitals(text, stop.end(), end) for stop in _STOP.finditer(text, start, end))


def is_prose(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is prose: what goes on behind its first stop is a sentence, not an item of a list."""
    return _PROSE.match(text, start, end) is not None


def is_sentence(text: str, start: int, end: int) -> bool:
    """Whether a line below one that ended in a stop is a sentence of its own: no further item of what is listed there."""
    closed = text[start].isupper() and text[end - 1] == "." and text.find(":", start, end) < 0
    return closed and text.count(" ", start, end) >= _WORDS - 1
