"""What a text is about, in features that two texts can share: words, pieces of words, things.

* *Words* are stems without the words of every sentence.
* *Pieces* are runs of 3 to 5 letters: "anesthetic" shares most of them with "anaesthetic".
* *Things* are the concepts of the lexicon, so that "ESI" is an epidural steroid injection.
* Abbreviations are spelled out as the corpus itself explains them: "greater occipital nerve (GON)"
  in a text, and the initials of a topic (chronic-migraine: "CM") where only one topic has them.

Nothing here was written for a query: the words come from the corpus and from the lexicon.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import Stemmer

from drafter.evidence.layout.text import View
from drafter.evidence.words.concepts import THINGS
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[a-z0-9]+")
_ABBREVIATION = re.compile(r"\b([A-Z]{2,6})s?\b")
_EXPLAINED = re.compile(r"((?:[A-Za-z-]+ ){1,7})\(([A-Z]{2,6})\)")
_ROMAN = re.compile(r"[IVX]+")
_PIECES = (3, 4, 5)
#: Words of every sentence and of every question.
_STOP = frozenset({
    "a", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do", "does", "each",
    "for", "from", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "may", "more", "no", "nor",
    "not", "of", "on", "one", "only", "or", "other", "our", "should", "so", "some", "such", "than", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "those", "to", "was", "we", "were", "what", "when",
    "where", "which", "who", "why", "will", "with", "would", "you", "your",
})  # fmt: skip


def words(text: str) -> list[str]:
    """The stems of a text, in order, without stop words."""
    # A stemmer is not safe to share between threads, and a new one costs microseconds.
    stems: list[str] = Stemmer.Stemmer("english").stemWords(_plain(text))
    return stems


def pieces(text: str) -> list[str]:
    """The runs of letters of each word, its edges marked by a blank."""
    edged = [f" {word} " for word in _plain(text)]
    return [word[at : at + size] for word in edged for size in _PIECES for at in range(len(word) - size + 1)]


def things(text: str) -> list[str]:
    """The concepts of the lexicon that are named, as ``kind:id``; cues about things are left out."""
    view = View(text)
    return [f"{found.kind}:{found.id}" for found in lexicon().mentions(view.text, view.lower) if found.kind in THINGS]


def abbreviations(texts: Iterable[str], topics: Iterable[str]) -> dict[str, str]:
    """Abbreviations with what they stand for: those explained in texts, and the initials of topics.

    :param topics: names such as ``chronic-migraine``.
    """
    by_initials: dict[str, set[str]] = {}
    for topic in topics:
        parts = topic.split("-")
        initials = "".join(part[0] for part in parts).upper()
        if len(parts) > 1 and initials.lower() not in _STOP and not _ROMAN.fullmatch(initials):
            by_initials.setdefault(initials, set()).add(" ".join(parts))
    found = {initials: names.pop() for initials, names in sorted(by_initials.items()) if len(names) == 1}
    explained: dict[str, str] = {}
    for text in texts:
        for match in _EXPLAINED.finditer(text):
            parts = match[1].replace("-", " ").split()[-len(match[2]) :]
            if "".join(part[0] for part in parts).upper() == match[2]:
                explained.setdefault(match[2], " ".join(parts).lower())
    return found | explained


def spelled(text: str, known: Mapping[str, str]) -> str:
    """The text, followed by what its abbreviations stand for."""
    meant = dict.fromkeys(known[match[1]] for match in _ABBREVIATION.finditer(text) if match[1] in known)
    return " ".join([text, *meant])


def _plain(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if word not in _STOP]
