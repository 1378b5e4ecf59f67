"""Headings that stand in one line with what they head, or that no mark sets off: "Plan - TPI x1", "EXAM  BP 118/70", "FILMS. 9/30/2025"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from drafter.evidence.layout.flat_lines import title_before
from drafter.evidence.layout.headings import section_kind

if TYPE_CHECKING:
    from drafter.evidence.layout.text import View

#: A return visit, which is no plan.
RETURN = re.compile(r"(?i)(?:follow|f/u|return)")
#: A day as a heading gives it.
DATED = re.compile(r"\b(?:\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}/\d{4}|20\d\d)\b")
#: "Plan - TPI x1", "P/ TPI x1": a heading that a dash or a stroke sets off.
_DASHED = re.compile(r"([A-Z][A-Za-z]*(?:[ &]{1,3}[A-Za-z]+){0,3})(?: ?/| --?) (?=\S)")


def dashed(text: str, start: int, end: int) -> re.Match[str] | None:
    """A heading that a dash or a stroke sets off from what it heads."""
    found = _DASHED.match(text, start, end)
    return found if found and section_kind(found[1]) else None


#: "Exam. 118/70, 64": a word that is a sentence of its own, at the beginning of a line.
_BY_ITSELF = re.compile(r"([A-Z][a-z]+(?: (?:of )?[A-Za-z]+){0,3})\.\s*")
_TITLED = frozenset({
    "exam", "diagnosis", "assessment-plan", "plan", "history", "medications", "allergies", "ros", "social", "family", "pmh",
    "surgical", "imaging", "vitals",
})  # fmt: skip
#: "FILMS. 9/30/2025, standing: KL 3": a heading in capitals that a stop ends.
_STOPPED = re.compile(r"([A-Z][A-Z/&' -]{2,40}\b)\.(?= |$)")
_LETTER = re.compile(r"([SOAP])\.(?= [A-Z])")
#: "MRI L-spine 8/21/2025 (I looked at the images with her)" in a line of its own heads what it showed.
_STUDY = re.compile(
    r"(?i)(?:(?:left|right|l|r|rt|lt|bilateral|both|lumbar|cervical|knees?|l-?spine|c-?spine|spine|standing|weight-bearing|plain) ){0,3}"
    r"(?:mri|mr|ct|ct myelogram|myelogram|x-?rays?|xrs?|radiographs?|plain films|films)\b(?: ?[^ .;:|]+){0,12}$"
)
_STILL_TO_COME = re.compile(
    r"(?i)\b(?:order\w*|pend\w*|sched\w*|request\w*|await\w*|plan\w*|book\w*|due|to be|will|get|need\w*|repeat|auth\w*|denied|approv\w*|not|no|none|never|if|appt|appointment|ref\w*|for)\b"
)
_TITLE = 100  # characters of the longest title of a study


def heads_study(text: str, start: int, end: int) -> bool:
    """Whether a line of its own names a study and its day, and no plan of one."""
    line = text[start : min(end, start + _TITLE)]
    return (
        end - start < _TITLE
        and DATED.search(line) is not None
        and _STUDY.match(line) is not None
        and _STILL_TO_COME.search(line) is None
    )


def stopped(text: str, start: int, end: int, *, letters: bool) -> tuple[str, str] | None:
    """The kind and the title of a heading that a stop ends.

    :param letters: whether a letter is one, too ("A. OA", "P. Euflexxa"): where other headings ended in stops.
    """
    title = _STOPPED.match(text, start, end) or (_LETTER.match(text, start, end) if letters else None)
    by_itself = None if title else _BY_ITSELF.fullmatch(text, start, end)
    title = title or by_itself
    kind = section_kind(title[1]) if title else None
    if title is None or kind is None or (by_itself and kind not in _TITLED):
        return None
    return kind, title[1]


def run_in(text: str, start: int, end: int) -> tuple[str, str] | None:
    """The kind and the title of a heading that stands in one line with what it heads ("Exam Leans to the right")."""
    title = title_before(text, start, end)
    kind = section_kind(title) if title and not RETURN.match(title) else None
    return (kind, title) if kind is not None and title else None


def in_capitals(view: View, start: int, end: int) -> tuple[str, str] | None:
    """The kind and the title of a heading that only capitals and a wider blank set off ("EXAM  BP 118/70")."""
    gaps = view.gaps
    index = bisect_left(gaps, start)
    if index == len(gaps) or gaps[index] >= end:
        return None
    title = view.text[start : gaps[index]]
    kind = section_kind(title) if title.isupper() and title[-1] not in ".,;" else None
    return (kind, title) if kind is not None else None
