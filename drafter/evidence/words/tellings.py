"""Telling words: what stands wherever some pattern matches, looked for first, since that is far faster than the pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

import ahocorasick

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")
_SHORT = 300  # characters of a text that is no document: what is kept for the document asked last is not lost to it


class Telling:
    """Words of which one stands wherever some pattern matches, looked for first: that is far faster than the pattern.

    The sentences of a document are asked for one after another, so which of the words it has at all is kept for the document
    asked last; most have none, and none of its sentences is looked at then.
    """

    __slots__ = ("_last", "_words")

    def __init__(self, *words: str) -> None:
        self._words = words
        self._last: tuple[str, tuple[str, ...]] = "", ()
        _TOLD.add(words)

    @classmethod
    def either(cls, several: Iterable[Telling]) -> Telling:
        """The words of several patterns, of which one is enough to look for them."""
        return cls(*dict.fromkeys(word for each in several for word in each._words))  # noqa: SLF001 - of its own kind

    def standing(self, lower: str) -> tuple[str, ...]:
        """Those of the words that a document has."""
        standing = _TOLD.standing(lower)
        return () if standing.isdisjoint(self._words) else tuple([word for word in self._words if word in standing])

    def within(self, lower: str, start: int = 0, end: int | None = None) -> bool:
        """Whether one of the words stands in ``lower[start:end]``."""
        if end is None or len(lower) < _SHORT:
            part, words = lower[start:end], self._words
        else:
            last, words = self._last
            if last is not lower:
                words = self.standing(lower)
                # At once, so that another thread never reads one document's words for another.
                self._last = lower, words
            if not words:
                return False
            part = lower[start:end]
        for word in words:  # noqa: SIM110 - a generator costs twice as much, and this runs for every sentence
            if word in part:
                return True
        return False


class Tellings(Generic[T]):
    """Patterns, or readers, each with its telling words: those are found that may match in a range, in one go."""

    __slots__ = ("_last", "_table")

    def __init__(self, table: Iterable[tuple[T, Telling]]) -> None:
        self._table = tuple(table)
        self._last: tuple[str, list[tuple[T, tuple[str, ...]]]] = "", []

    def within(self, lower: str, start: int, end: int) -> list[T]:
        """Those that have one of their words in ``lower[start:end]``, in the order of the table."""
        if len(lower) < _SHORT:
            return [row for row, telling in self._table if telling.within(lower, start, end)]
        last, rows = self._last
        if last is not lower:
            rows = [(row, words) for row, telling in self._table if (words := telling.standing(lower))]
            self._last = lower, rows
        if not rows:
            return []
        part = lower[start:end]
        found: list[T] = []
        for row, words in rows:
            for word in words:
                if word in part:
                    found.append(row)
                    break
        return found


class _Told:
    """All telling words of the program, found in a document in one pass."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._automaton: ahocorasick.Automaton | None = None
        self._last: tuple[str, frozenset[str]] = "", frozenset()

    def add(self, words: Iterable[str]) -> None:
        self._words.update(words)
        self._automaton = None

    def standing(self, lower: str) -> frozenset[str]:
        """Those that stand in a document; kept for the one that was asked for last."""
        last, found = self._last
        if last is not lower:
            automaton = self._automaton or self._made()
            found = frozenset([word for _, word in automaton.iter(lower)])
            self._last = lower, found
        return found

    def _made(self) -> ahocorasick.Automaton:
        automaton = ahocorasick.Automaton()
        for word in self._words:
            automaton.add_word(word, word)
        automaton.make_automaton()
        self._automaton = automaton
        return automaton


_TOLD = _Told()
