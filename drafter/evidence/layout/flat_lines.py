"""A note whose lines were not kept: what was a heading, a key or a line of its own stands in the midst of one long line.

Where the lines of a note are lost ("... no numbness EXAM Antalgic gait Pain: 7/10 PT: 8 wks, no relief"), only headings in capitals
and keys with a colon still tell where a statement begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from drafter.evidence.layout.headings import section_kind
from drafter.evidence.layout.page_lines import left_open
from drafter.evidence.words.months import MONTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.text import View

_LONG = 160  # characters that no line of a page has
#: "EXAM Antalgic", "PLAN 1. Rest": capitals before what is written in small letters, or a number.
_CAPITALS = re.compile(r"(?<![A-Z/&-] )\b([A-Z][A-Z/&']+(?: (?:[A-Z/&'-]+|of|and))*)(?= (?:[A-Z]?[a-z]|\d|-))")
#: Words that may be a heading, before a capital or a figure; capitals before anything.
_TITLE = re.compile(r"[A-Z][A-Za-z/&]+(?: (?:[A-Z/&][A-Za-z/&]*|of|and)){0,4} (?=\S)")
_BEFORE_CAPITAL = re.compile(r"(?:[A-Za-z/&]+(?= [A-Z0-9])|\b[A-Z/&]{2,}(?= [a-z]))")
#: The kinds that a note heads with a word alone.
_KINDS = frozenset(
    {
        "history",
        "exam",
        "diagnosis",
        "plan",
        "assessment-plan",
        "family",
        "social",
        "pmh",
        "surgical",
        "ros",
        "medications",
        "allergies",
    }
)
_VISIT = frozenset({"history", "exam", "diagnosis", "plan", "assessment-plan"})  # those of the visit itself
#: "Procedure Note", "Plan B", "Imaging Center": a heading's word that is a part of a name.
_NAMED = re.compile(
    r" (?i:and\b|of\b|or\b|/|history|hx\b|exam)| (?:Note|Report|Center|Clinic|Department|Form|Summary|Records?|Visit|Date|Code|Type|[A-Z]\b)"
)
#: "no relief Steroid injections: both knees": a key that begins with a capital behind words that no stop ends; a month is none
#: ("took diclofenac October-November: nausea").
_KEY = re.compile(
    rf"(?<=[^.!?:;,/&(-] )((?!(?i:{MONTH})\b)[A-Z][\w/'&-]+(?: (?:[A-Z][\w/'&-]*|[a-z/&-]+)){{0,4}}?(?: \([^()]{{1,30}}\))?):(?= )"
)


#: "#2 11/03/2025 bupivacaine", "* Acupuncture": the mark of an item; in "MBB #2 requested" it numbers what stands before it.
_ITEM = re.compile(
    r" (?=(?:#\d{1,2}(?! (?:requested|planned|scheduled|due|today|done|given|performed|tolerated|was|is|gave|helped|for|of|this|in|if|with|w/|to|and|or)\b)|[*•▪]) [\dA-Za-z])"
)
#: What stands before the words that a statement has so far.
_SINCE_A_STOP = re.compile(r"^.*[.!?;:] ", re.DOTALL)
_FAR, _WORDS, _SHORT_TITLE = 80, 3, 3


def _stands_alone(before: str) -> bool:
    """Whether the words before a key make a statement of their own, and no part of the key ("No NSAIDs for her:")."""
    if not before or left_open(before):
        return False
    return before.count(" ") + 1 >= _WORDS or "," in before or section_kind(before) is not None


_FIELD = re.compile(r" (?:\[[ xX]?\] ?)?[A-Za-z][A-Za-z '/()-]{1,36}:(?!\d)")
_FIELD_ANSWERED = re.compile(r"(?i): ?(?:no|none|n|denies|denied|neg|negative|absent|yes|y|pos|positive|present)$")
_SHORT = 12  # characters of the longest answer
#: "Headache d/mo: 20   Migraine d/mo: 4": a rate and its figure, before the field of another.
_RATE = re.compile(
    r"(?i) (?:[a-z]{1,16} ){0,3}(?:d(?:ays?)?|h(?:ours?|rs?)?|months?|weeks?)(?: ?/ ?| per | at | a )[a-z ]{1,24}:(?= ?\d)"
)
_RATED = re.compile(r"(?i)(?:/|per |a )(?:mo|month|week|wk|day|d)(?: \([^)]*\))?: ?[~<>]?\d{1,2}(?: ?- ?\d{1,2})?$")
_FIELD_LENGTH = 40  # characters of such a field


def answered_fields(view: View, start: int, end: int) -> Iterator[int]:
    """Where a wider blank parts a field that is answered from the next ("Hx cancer: no     Injury: no"), or a question from its answer."""
    gaps, text = view.gaps, view.text
    for gap in gaps[bisect_left(gaps, start) : bisect_left(gaps, end)]:
        answered = _FIELD.match(text, gap, end) and _FIELD_ANSWERED.search(text, max(start, gap - _SHORT), gap)
        rated = _RATE.match(text, gap, end) and _RATED.search(text, max(start, gap - _FIELD_LENGTH), gap)
        # "Medicine by mouth?  meloxicam every day": what a wider blank parts from a question answers it.
        asked = text[gap - 1 : gap] == "?" and text[gap + 1 : gap + 2].islower()
        if answered or rated or asked:
            yield gap


def is_flat(view: View, start: int, end: int) -> bool:
    """Whether a block is one line, longer than those of a page."""
    if end - start <= _LONG:
        return False
    at = bisect_left(view.breaks, start, key=lambda stop: stop.at)
    return at == len(view.breaks) or view.breaks[at].at >= end


def title_before(text: str, start: int, end: int) -> str | None:
    """The heading that a statement opens with, where only the capital or the figure behind it sets it off: "Exam Leans to the right"."""
    found = _TITLE.match(text, start, min(end, start + _FAR))
    if found is None:
        return None
    for stop in reversed([word.end() for word in _BEFORE_CAPITAL.finditer(text, start, found.end() + 1)]):
        title = text[start:stop]
        kind = section_kind(title)
        if kind in _KINDS:
            told = kind in _VISIT or not text[stop + 1].islower()
            return title if told and not _NAMED.match(text, stop, end) else None
    return None


def openings(text: str, start: int, end: int) -> Iterator[int]:
    """Where a heading, a key or an item in the midst of a line begins a statement."""
    for found in _ITEM.finditer(text, start + 1, end):
        yield found.start()
    for found in _KEY.finditer(text, start, end):
        before = text[max(start, found.start() - _FAR) : found.start() - 1]
        if _stands_alone(_SINCE_A_STOP.sub("", before)):
            yield found.start() - 1
    for found in _CAPITALS.finditer(text, start + 1, end):
        told = len(found[1]) > _SHORT_TITLE or text[found.start() - 2] in ".!?;:"  # "a history of PE 2019"
        if found.start() > start + 1 and told and section_kind(found[1]) is not None:
            yield found.start() - 1
