"""Where literals stand in a view as words, and what each names.

A literal is looked for by an automaton that reads the view once; a short one ("t", "on"), which stands in every other
word, as a word of its own. Many terms begin alike ("physical therapy", "physical exam"), so a literal knows the
endings that may follow it.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.words.concepts import Concept
    from drafter.evidence.words.guards import Guard
    from drafter.evidence.words.terms import Readings

#: The words of a text in lower case, a sign between two of them parting them.
PARTS = re.compile(r"[a-z0-9]+")
_RUN = re.compile(r"[^\W_]+")
_BRIEF = 3  # characters of a literal that is looked up as a word
_BRIEF_WORD = re.compile(rf"(?<![^\W_])[^\W_]{{1,{_BRIEF}}}(?![^\W_])")


class Entry(NamedTuple):
    """What a literal names, and when.

    :param layer: within one, mentions do not overlap.
    :param exact: how the literal may be written; None for any case.
    :param order: where it stands among all: of what two terms name at one place, the first comes first.
    """

    concept: Concept
    layer: str
    exact: frozenset[str] | None
    guards: tuple[Guard, ...]
    order: int = 0


#: Where a term stands: its start, its end below nought so that the longest comes first, its order and what it names.
Place = tuple[int, int, int, Entry]


class _Known:
    """What a literal names.

    :param whole: what it names by itself.
    :param begun: what it names with one of some endings behind it.
    """

    __slots__ = ("_by_run", "begun", "whole")

    def __init__(self) -> None:
        self.whole: list[Entry] = []
        self.begun: list[tuple[tuple[str, ...], Entry]] = []
        self._by_run: dict[str, list[tuple[str, Entry]]] | None = None

    def go_on(self, lower: str, start: int, end: int, found: list[Place]) -> None:
        """Adds what is named where the literal stands and, behind a blank, one of its endings."""
        run = _RUN.match(lower, end + 1)
        for ending, entry in (self._by_run or self._sorted()).get(run[0] if run else "", ()):
            if lower.startswith(ending, end + 1):
                last = end + 1 + len(ending)
                if last == len(lower) or not (ending[-1].isalnum() and lower[last].isalnum()):
                    found.append((start, -last, entry.order, entry))

    def _sorted(self) -> dict[str, list[tuple[str, Entry]]]:
        """The endings by the letters that they begin with; made when the literal is first met, for most never are."""
        by_run: dict[str, list[tuple[str, Entry]]] = {}
        for endings, entry in self.begun:
            for ending in endings:
                run = _RUN.match(ending)
                by_run.setdefault(run[0] if run else "", []).append((ending, entry))
        # At once, so that another thread never reads half of it.
        self._by_run = by_run
        return by_run


class Literals:
    """All literals of a lexicon, and the matcher that finds them; complete once :meth:`make` is called."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}
        self._automaton = ahocorasick.Automaton()

    def add(self, entry: Entry, readings: Sequence[Readings]) -> None:
        """Adds the literals, with their endings, that an entry is found by."""
        for literals, endings in readings:
            for literal in literals:
                known = self._known.setdefault(literal.lower(), _Known())
                if endings:
                    known.begun.append((endings, entry))
                else:
                    known.whole.append(entry)

    def make(self) -> None:
        """Makes the matcher of all literals that were added."""
        for literal, known in self._known.items():
            if len(literal) <= _BRIEF and literal.isalnum():
                continue  # "t", "on": found as words, for they stand in every other word
            # A "word character" at an edge of the literal asks for a boundary in the text.
            self._automaton.add_word(literal, (len(literal), literal[0].isalnum(), literal[-1].isalnum(), known))
        self._automaton.make_automaton()

    @cached_property
    def terms(self) -> dict[str, frozenset[str]]:
        """Every literal term, in lower case, with the kinds that it names."""
        kinds: dict[str, set[str]] = {}
        for literal, known in self._known.items():
            for entry in known.whole:
                kinds.setdefault(literal, set()).add(entry.concept.kind)
            for endings, entry in known.begun:
                for ending in endings:
                    kinds.setdefault(f"{literal} {ending}", set()).add(entry.concept.kind)
        return {term: frozenset(named) for term, named in kinds.items()}

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word, or part of one between signs, that some term has."""
        endings = {each for known in self._known.values() for each, _ in known.begun}
        return frozenset(PARTS.findall("\n".join([*self._known, *(word for each in endings for word in each)])))

    def found(self, text: str, lower: str) -> list[Place]:
        """Every place where a term stands as words, in order; guards not asked."""
        size, literals = len(lower), self._known
        places = [(*match.span(), literals[match[0]]) for match in _BRIEF_WORD.finditer(lower) if match[0] in literals]
        for last, (length, opens, closes, known) in self._automaton.iter(lower):
            end = last + 1
            start = end - length
            if opens and start and lower[start - 1].isalnum():
                continue
            if closes and end < size and lower[end].isalnum():
                continue
            places.append((start, end, known))
        found = [
            (start, -end, entry.order, entry)
            for start, end, known in places
            for entry in known.whole
            if entry.exact is None or text[start:end] in entry.exact
        ]
        for start, end, known in places:
            if known.begun and end < size and lower[end] == " ":
                known.go_on(lower, start, end, found)
        found.sort()  # an entry has an order of its own, so entries are never compared
        return found
