"""Signs that stand for a word, and a "not" that was typed without its apostrophe ("w/", "w/o", "&", "didnt"); long dashes that join.

A record that is read has the word itself, so that what reads "without relief" reads "w/o relief" too; what is quoted stays as it was typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout.fillers import fillers
from drafter.evidence.layout.helped_lists import ASKED, helped_lists
from drafter.evidence.layout.run_on import run_on
from drafter.evidence.layout.short_answers import short_answers

if TYPE_CHECKING:
    from collections.abc import Iterator

_WITH = re.compile(r"(?i)(?<![\w/])w/(?P<out>o(?:ut)?(?![\w/]))?(?(out)|(?=\s|[a-z]{4}|\d))")
_BARE = re.compile(r"(?<=[a-z] )w(?= [a-z])")
#: A long dash without blanks parts what a hyphen joins ("no relief—she stopped").
_DASH = re.compile(r"(?<=[^\W\d])—(?=[^\W\d])")
#: "Mission Hand & Spine" is a name, and names no spine.
_AND = re.compile(
    r"(?<=[^\S\n])&(?=\s)(?!\s(?:Spine|Pain|Sport|Rehab|Wellness|Ortho|Joint|Hand|Neuro|Physical|Performance|Balance|Health|Fitness|Women|Assoc))"
)
_NOT = re.compile(
    r"nt\b(?:(?<=\b(?:did|has|had|was)nt)|(?<=\b(?:does|have|were)nt)|(?<=\b(?:could|would)nt)|(?<=\bshouldnt)|(?<=\barent)|(?<=\b(?:is|do|ca|wo)nt))"
)
Word = tuple[int, int, str]  # where it stands in the source, and what is read there


def words(source: str) -> list[Word]:
    """What is read as a word, in order."""
    lower = source.lower()
    if len(lower) != len(source):
        return []
    found: list[Word] = []
    if "w/" in lower:
        found += _with(source)
    if " w " in source:
        found += ((match.start(), match.end(), "with") for match in _BARE.finditer(source))
    if "—" in source:
        found += ((match.start(), match.end(), " - ") for match in _DASH.finditer(source))
    if "&" in source:
        found += ((match.start(), match.end(), "and") for match in _AND.finditer(source))
    found += ((match.start() + 1, match.start() + 1, "'") for match in _NOT.finditer(lower))
    if "_x" in lower or "_\u2713" in lower:
        found += _ticked_blanks(source)
    answered = list(helped_lists(source)) if any(word in lower for word in ASKED) else []
    taken = [(start, end) for start, end, _ in answered]
    answered += (
        word for word in short_answers(source) if not any(start < word[1] and word[0] < end for start, end in taken)
    )
    within = {at for start, end, _ in answered for at in range(start, end)}
    others = (*run_on(source), *fillers(source, lower), *found)
    apart = (word for word in others if not within & {word[0], word[1] - 1})
    first: dict[int, Word] = {}  # of two at one place, what parts statements
    for word in (*answered, *apart):
        first.setdefault(word[0], word)
    return sorted(first.values())


#: "__X__ yes  ____ no": blanks for a tick, one of them ticked.
_TICKED_LINE = re.compile(r"[^\n]*(?<!\w)_{1,5}[xX\u2713\u2714]_{0,5}(?=[\s(])[^\n]*")
_BLANK = re.compile(r"(?<!\w)_{1,5}(?P<tick>[xX\u2713\u2714])_{0,5}(?=[\s(])|(?<!\w)_{2,10}(?=[^\S\n]*[A-Za-z])")


def _ticked_blanks(source: str) -> Iterator[Word]:
    for line in _TICKED_LINE.finditer(source):
        for blank in _BLANK.finditer(source, line.start(), line.end()):
            yield blank.start(), blank.end(), "[x]" if blank["tick"] else "[ ]"


def _with(source: str) -> Iterator[Word]:
    for match in _WITH.finditer(source):
        word = "without" if match["out"] else "with"
        glued = source[match.end() : match.end() + 1].isalnum()
        capitals = match[0][0] == "W" and source[max(0, match.start() - 2) : match.end() + 4].isupper()
        yield match.start(), match.end(), (word.upper() if capitals else word) + " " * glued
