"""A document read once: its view, its sentences, and what each sentence mentions.

Readers and grounding share one reading of a text, so a claim is judged by the same eyes that a
proposal was made with.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from drafter.evidence.calendar.visits import visit_days
from drafter.evidence.layout.headings import BULLET
from drafter.evidence.layout.segments import Layout, Sentence
from drafter.evidence.layout.text import Span, View
from drafter.evidence.meaning.assertion import Assertion, Reach
from drafter.evidence.meaning.denied_lists import denied_lists
from drafter.evidence.meaning.exercises_of_therapy import exercises_of_therapy
from drafter.evidence.meaning.felt_in_muscle import not_in_muscle
from drafter.evidence.meaning.therapists import by_therapist
from drafter.evidence.meaning.ticked_columns import ticked_columns
from drafter.evidence.words.clauses import clauses
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.words.concepts import Mention

T = TypeVar("T")
__all__ = ["Reading", "forget", "read"]
_UNREAD = object()  # in place of what is not kept yet, which may be None

#: A session without a name.
_SESSION = re.compile(
    r"(?:(?:the|her|his) )?(?:last|prior|previous|latest|first|second|third|each)? ?(?:sessions?|rounds?|series|sets?)"
)


class Reading:
    """What a text says, sentence by sentence. Positions are of the view; :meth:`span` leads back."""

    def __init__(self, text: str, anchor: date | None, *, therapy: bool = False) -> None:
        self.text = text
        #: Whether it is a therapist's note.
        self.therapy = therapy
        self.anchor = anchor
        self.view = View(text, worded=True)
        self.lower = self.view.lower
        self.sentences = Layout(self.view).sentences
        self._begins = [sentence.start for sentence in self.sentences]
        self._mentions: list[list[Mention]] = [[] for _ in self.sentences]
        self._by_kind: list[dict[str, list[Mention]]] = [{} for _ in self.sentences]
        bounds = [(self.begin(sentence), sentence.end) for sentence in self.sentences]
        for mention in lexicon().mentions(self.view.text, self.lower, bounds):
            sentence = self.sentence_at(mention.start)
            if therapy and mention.kind == "procedure" and _SESSION.fullmatch(self.lower, mention.start, mention.end):
                continue  # "last session 5/9": the therapist's own
            if sentence is not None and mention.end <= sentence.end:
                self._mentions[sentence.index].append(mention)
                self._by_kind[sentence.index].setdefault(mention.concept.kind, []).append(mention)
        for sentence in self.sentences:
            for part in exercises_of_therapy(self.lower, self.sentences, self._mentions, sentence):
                self._mentions[sentence.index].remove(part)
                self._by_kind[sentence.index]["treatment"].remove(part)
            if any(each.concept["shape"] for each in self._by_kind[sentence.index].get("finding", ())):
                for shape in not_in_muscle(self.lower, self.sentences, self._mentions, sentence):
                    self._mentions[sentence.index].remove(shape)
                    self._by_kind[sentence.index]["finding"].remove(shape)
        #: What others keep beside a reading, under keys of their own.
        self.kept: dict[Any, Any] = {}
        self._places: dict[Span, tuple[Sentence | None, int, int]] = {}
        self._reach: dict[int, Reach] = {}
        self._clauses: dict[int, list[tuple[int, int]]] = {}
        self._known: dict[str, list[Any]] = {}
        self._days: dict[int, date] | None = None
        self._whole = dict.fromkeys(denied_lists(self.lower, self.sentences), Assertion.ABSENT)
        self._rows = ticked_columns(self.view, text, self.sentences)
        self._whole |= self._rows

    def begin(self, sentence: Sentence) -> int:
        """Where a sentence begins behind the mark of a list's item."""
        mark = BULLET.match(self.view.text, sentence.start, sentence.end)
        return mark.end() if mark else sentence.start

    def day(self, sentence: Sentence) -> date | None:
        """The day that a sentence was said on: its visit's, else the document's."""
        if self._days is None:
            self._days = visit_days(self)
        return self._days.get(sentence.index, self.anchor)

    def mentions(self, sentence: Sentence) -> list[Mention]:
        """Everything that a sentence mentions, in order."""
        return self._mentions[sentence.index]

    def of(self, sentence: Sentence, *kinds: str) -> list[Mention]:
        """What a sentence mentions of some kinds, in order."""
        here = self._by_kind[sentence.index]
        if not here:
            return []
        if len(kinds) == 1:
            return here.get(kinds[0]) or []
        if here.keys().isdisjoint(kinds):
            return []
        return [mention for mention in self._mentions[sentence.index] if mention.concept.kind in kinds]

    def clauses(self, sentence: Sentence) -> list[tuple[int, int]]:
        """The parts of a sentence that speak for themselves."""
        found = self._clauses.get(sentence.index)
        if found is None:
            found = self._clauses[sentence.index] = clauses(self.lower, sentence.start, sentence.end)
        return found

    def assertion(self, sentence: Sentence, start: int, end: int) -> Assertion:
        """How what stands at a place of a sentence is meant."""
        reach = self._reach.get(sentence.index)
        if reach is None:
            reach = self._reach[sentence.index] = Reach(
                sentence,
                self.mentions(sentence),
                self.lower,
                self.clauses(sentence),
                self.answered(sentence),
                self.view.gaps,
                whole=self._whole.get(sentence.index),
            )
        return reach.at(start, end)

    def marked(self, sentence: Sentence) -> bool:
        """Whether a sentence is a row of a form whose mark stands under a yes."""
        return self._whole.get(sentence.index) is Assertion.PRESENT

    def not_marked(self, sentence: Sentence) -> bool:
        """Whether a sentence is a row of a form whose mark stands under a no, or that has none."""
        return sentence.index in self._rows and not self.marked(sentence)

    def answered(self, sentence: Sentence) -> int:
        """Where the sentence ends that may answer one: the next, or itself when it is the last."""
        return self.sentences[min(sentence.index + 1, len(self.sentences) - 1)].end

    def question(self, sentence: Sentence) -> Sentence | None:
        """The question just before a sentence, in its section, which the sentence may answer; None where there is none."""
        before = self.sentences[sentence.index - 1] if sentence.index else None
        if before is None or self.lower[before.end - 1] != "?" or before.section.index != sentence.section.index:
            return None
        return before

    def once(self, what: str, sentence: Sentence, reader: Callable[[Reading, Sentence], T]) -> T:
        """What a reader says of a sentence, read once and kept with the reading."""
        known = self._known.get(what)
        if known is None:
            known = self._known[what] = [_UNREAD] * len(self.sentences)
        found = known[sentence.index]
        if found is _UNREAD:
            found = known[sentence.index] = reader(self, sentence)
        return found  # type: ignore[no-any-return]  # kept as it was read

    def in_turn(self, what: str, sentence: Sentence, reader: Callable[[Reading, Sentence], T]) -> T:
        """As :meth:`once`, for what is asked of every sentence: all are read when the first one is asked for.

        A reader that goes through a document by itself has its patterns at hand, where readers that take turns at each sentence
        push each other's out of the processor's caches.
        """
        known = self._known.get(what)
        if known is None:
            for each in self.sentences:
                self.once(what, each, reader)
            known = self._known[what]
        found = known[sentence.index]
        if found is _UNREAD:  # one reader asks for what another says of a sentence whose turn has not come
            found = known[sentence.index] = reader(self, sentence)
        return found  # type: ignore[no-any-return]  # kept as it was read

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds a view position."""
        index = bisect_right(self._begins, position) - 1
        found = self.sentences[index] if index >= 0 else None
        return found if found is not None and position < found.end else None

    def place(self, span: Span) -> tuple[Sentence | None, int, int]:
        """The sentence that a span of the document begins in, and where the span lies in the view."""
        found = self._places.get(span)
        if found is None:
            start, end = self.view.view(span)
            found = self._places[span] = self.sentence_at(start), start, end
        return found

    def span(self, start: int, end: int) -> Span:
        """The span of the document's text for a range of the view, without outer white space."""
        while end > start and self.view.text[end - 1] == " ":
            end -= 1
        while start < end and self.view.text[start] == " ":
            start += 1
        return self.view.source(start, end)


@lru_cache(maxsize=256)
def _read(text: str, anchor: date | None, *, therapy: bool) -> Reading:
    return Reading(text, anchor, therapy=therapy)


def forget() -> None:
    """Drop the readings that are kept, for measuring."""
    _read.cache_clear()


def read(document: Document) -> Reading:
    """The reading of a document; the same text and date are read once."""
    return _read(document.text, document.date, therapy=by_therapist(document))
