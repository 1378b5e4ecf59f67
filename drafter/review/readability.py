"""How plain a text is: sentences, words, syllables, and the school grade by Flesch and Kincaid.

Syllables are counted by the runs of vowels, less silent endings: near enough for a target, and the same everywhere.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\d.,]*")
#: A full stop inside a name, an abbreviation or a number ends no sentence; a colon before a capital does.
_END = re.compile(
    r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bNo)(?<!\bSt)(?<!\b[A-Z])[.!?]+(?=[”’\")\]]*(?:\s|$))|:(?=\s+[A-Z“])|\n+"
)
_VOWELS = re.compile(r"[aeiouyáéíóúü]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^aeiouydt]ed|[^aeiouysxzhcg]es)$")


def sentences(text: str) -> list[str]:
    """The sentences of a text; the end of a paragraph ends one, and what holds no word is none."""
    return [piece.strip() for piece in _END.split(text) if _WORD.search(piece)]


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """At least one; a number counts as one."""
    plain = word.lower()
    runs = len(_VOWELS.findall(plain))
    if runs > 1 and _SILENT.search(plain):
        runs -= 1
    return max(runs, 1)


def grade(text: str) -> float:
    """The US school grade that a text needs; 0 for one without words."""
    parts, told = sentences(text), words(text)
    if not told:
        return 0.0
    return 0.39 * len(told) / len(parts) + 11.8 * sum(map(syllables, told)) / len(told) - 15.59


def longest(text: str) -> str:
    """The sentence with the most words; empty for a text without any."""
    return max(sentences(text), key=lambda s: len(words(s)), default="")
