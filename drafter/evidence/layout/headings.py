"""Headings, keys and the marks of list items: what a line of a document opens with.

Source: ``lexicon/sections.yaml``, the headings of each kind of section.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from drafter import yaml_text
from drafter.settings import data

KEY = re.compile(
    r"(?:[#>*_\s]*)([A-Za-z](?:[\w /&,'()#+-]|\.(?! )){0,58}?(?: \([\w /&,'.+-]{1,70}\))?)[*_]*\s?:(?=[\s*_]|$)"
)
BULLET = re.compile(
    r"(?:[-*+•·▪◦o>]|\(?\d{1,2}[.)]|\(?[a-z][.)]|[A-Z][.)](?= [A-Z][a-z]+ )|[\[(][ xX✓]?[\])]|☐|☒|☑|✓|#\d{1,2}[:.)]?)\s"
)
_HEADING_START = re.compile(r"[#*_]|(?:\d{1,2}[.)] ?)?[A-Z]")


@cache
def headings() -> dict[str, str]:
    """Heading text to section kind."""
    content = yaml_text.read(data("lexicon") / "sections.yaml")
    return {str(title): kind for kind, titles in content["sections"].items() for title in titles}


# What a heading may carry besides its name: "Under way for the neck", "Procedure 2", "Exam today", "Today's exam".
# "All of the headaches are migrainous: one-sided" is no heading of allergies.
_BEHIND = re.compile(
    r"\s*\([^)]*\)$"
    r"|(?:,| -|:)? \(?(?:left|right|l|r|bilat(?:eral)?|l ?/ ?r|left ?/ ?right|r ?/ ?l|right ?/ ?left)\)?$|,? \(?(?:carried (?:forward|over)|copied(?: forward)?|as of|taken from|unchanged (?:from|since))\b.*$|(?<!^all),? (?:today|performed|done today|this visit|#?\d{1,2}|(?:on )?\d{1,2}/\d{1,2}/\d{2,4}|(?:of|for) (?:the|her|his|this) [\w /-]{3,24})$"
)
_BEFORE = re.compile(r"^(?:the|her|his|brief|pertinent|relevant|additional|current|focused|clinical|today's) ")


_EDGES = re.compile(r"^[\d.)\s#*>_-]+|[\s*_:.-]+$")
_SLASH = re.compile(r"\s*/\s*")


@lru_cache(maxsize=4096)  # the same headings and keys stand in every note
def plain_heading(heading: str) -> str:
    plain = _EDGES.sub("", heading.lower())
    return _SLASH.sub("/", plain) if "/" in plain else plain


@lru_cache(maxsize=4096)
def section_kind(heading: str) -> str | None:
    plain = plain_heading(heading)
    known = headings()
    if plain in known:
        return known[plain]
    bare = plain
    # What stands behind goes first: "Current plan of care (all active)" is what goes on, no plan.
    for added in (_BEHIND, _BEHIND, _BEFORE, _BEFORE):
        bare = added.sub("", bare)
        if bare in known:
            return known[bare]
    return None


def heading_kind(text: str, *, in_lower_case: bool = False) -> str | None:
    """The section kind when a whole line is a heading without a colon; a text without capitals heads its sections in small letters."""
    if len(text) > 60 or text[-1] in ".,;?" or text.count(" ") > 6:
        return None
    return section_kind(text) if in_lower_case or _HEADING_START.match(text) else None


_REACHED = re.compile(
    r"(?i) ?(?:(?:all|none|no|both|some|most|neither|few|\d{1,2} ?(?:of|/|out of) ?\d{1,2}|\d{1,3} ?%)(?: (?:of (?:them|these|the)|goals?|stgs?|ltgs?))* )?(?:(?:were|was|are|is|have been) )?(?:(?:not|partially|partly|mostly|fully|never) )*(?:met|achieved|reached|attained|unmet)\b(?! with)"
)


def reached(key: str, value: str) -> bool:
    """Whether a key and its value tell how goals ended, and head none: "Goal 2 (weight -2 kg): not met", "Goals: 0 of 4 met"."""
    return bool(key) and _REACHED.match(value) is not None
