"""Which documents a therapist wrote: a therapy note, and the letter that a therapist or a chiropractor signs about care of their own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.intake.cases import Document

_LETTERS = frozenset({"letter", "other", "progress-note"})
_SIGNED = re.compile(
    r"(?:^|[ ,])(?:D\.?C\.?|DPT|MPT|MSPT|P\.?T\.?|PTA|O\.?T\.?R?(?:/L)?|[Cc]hiropractor|[Pp]hysical [Tt]herapist|[Dd]octor of [Cc]hiropractic)[ .]*$"
)
_OTHERWISE_SIGNED = re.compile(r"(?:^|[ ,])(?:M\.?D\.?|D\.?O\.?|N\.?P\.?(?:-C)?|PA-C|FNP|DNP|RN|LPN|MA)[ .]*$")
#: Care that the writer gave.
_OF_OWN = re.compile(
    r"\b(?:I|[Ww]e) (?:have |had |am |are )?(?:been )?(?:treat(?:ed|ing)|seen|saw|seeing|worked|working|adjusted|cared|discharged|released)\b|\bcomes? to us\b|\bwith me\b|\b[Mm]y (?:office|care|clinic)\b|\b(?:this|our) (?:office|clinic)\b"
)
_LAST = 5  # lines in which a letter is signed


def by_therapist(document: Document) -> bool:
    """Whether a document tells of a course of therapy in the words of whoever gave it."""
    return document.kind == "therapy-note" or (document.kind in _LETTERS and _own(document.text))


@lru_cache(maxsize=64)
def _own(text: str) -> bool:
    lines = [line.strip() for line in text.splitlines() if line.strip()][-_LAST:]
    signed = any(_SIGNED.search(line) for line in lines)
    return signed and not any(_OTHERWISE_SIGNED.search(line) for line in lines) and _OF_OWN.search(text) is not None
