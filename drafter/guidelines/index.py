"""The search: a lexical and a vector ranking of the passages, filtered alike and fused.

Fusion is by reciprocal rank: a passage's score is the sum of ``1 / (60 + rank)`` over the rankings
that have it. 60 is the constant of the method's authors; on the gold set anything from 5 to 1000
does as well. Scores of the two sides are never compared with each other. Ties go to the passage
that comes first in the corpus.

Each passage is indexed with what its source is about (title, topics, publisher, year, design,
population), for a statement alone may not name its subject.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np
from pydantic import TypeAdapter, ValidationError

from drafter.errors import InputError, nearest
from drafter.evidence.intake.cases import Code
from drafter.guidelines import store
from drafter.guidelines.corpus import Corpus, Guideline, Kind, Passage
from drafter.guidelines.embedding import chosen
from drafter.guidelines.lexical import Lexical
from drafter.guidelines.terms import abbreviations, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    from drafter.guidelines.embedding import Embedding
    from drafter.settings import Settings

Mode = Literal["fused", "lexical", "vector"]
_K = 60
_POOL = 200  # of each ranking, what fusion sees: more than today's corpus holds
_REMEMBERED = 1024  # drafting asks the same few questions for case after case
_DIGITS = 5  # of a side's score: less is noise of the arithmetic and must not order anything
_CODES = TypeAdapter(tuple[Code, ...])


@dataclass(frozen=True, slots=True)
class Ranks:
    """Where each ranking had a passage, counted from 1; ``None`` where it did not."""

    lexical: int | None
    vector: int | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found.

    :param score: of the mode: sum of reciprocal ranks (fused), BM25 (lexical), cosine (vector).
    """

    passage: Passage
    score: float
    ranks: Ranks


#: Positions in the corpus with their scores, best first.
_Ranking = list[tuple[int, float]]


class Index:
    """A corpus, ready to be searched. Make one with :meth:`open`; threads may share it.

    :param known: the corpus' abbreviations, by which queries are spelled out.
    """

    def __init__(
        self, corpus: Corpus, known: Mapping[str, str], lexical: Lexical, embedding: Embedding, vectors: store.Store
    ) -> None:
        self.corpus, self.embedding = corpus, embedding
        self._known, self._lexical, self._store = known, lexical, vectors
        self._sources = _sources(corpus)
        self._position = {passage.id: position for position, passage in enumerate(corpus.passages)}
        self._answer = lru_cache(maxsize=_REMEMBERED)(self._search)

    @classmethod
    def open(cls, corpus: Corpus, settings: Settings) -> Index:
        """The index of a corpus. Vectors are computed only when they are not stored yet.

        :raises InputError: for a setting that cannot be.
        :raises CredentialError: when the embedding needs a key.
        :raises ModelError: when a server or a hosted embedding fails.
        """
        known = abbreviations(
            [passage.text for passage in corpus.passages] + [guideline.title for guideline in corpus.guidelines],
            sorted({topic for guideline in corpus.guidelines for topic in guideline.topics}),
        )
        pairs = zip(corpus.passages, _sources(corpus), strict=True)
        texts = [spelled(_indexed(passage, source), known) for passage, source in pairs]
        embedding = chosen(settings, texts)
        rows = _rows(corpus, texts, embedding)
        return cls(corpus, known, Lexical(texts), embedding, store.opened(rows, settings))

    @property
    def place(self) -> str:
        """Where the vectors lie: a folder, a URL or ``memory``."""
        return self._store.place

    def search(
        self,
        query: str,
        *,
        codes: Iterable[str] | None = None,
        kinds: Iterable[Kind] | None = None,
        limit: int = 5,
        mode: Mode = "fused",
    ) -> tuple[Hit, ...]:
        """The passages that answer a query best, best first; none if they share nothing with it.

        :param codes: only sources that list at least one of these; none given: all.
        :param kinds: only sources of one of these kinds; none given: all.
        :param limit: how many at most, 1 or more.
        :raises InputError: for a bad code, kind, limit or mode.
        """
        try:
            codes = _CODES.validate_python(tuple(sorted(set(codes or ()))))
        except ValidationError as error:
            raise InputError(f"{codes!r} are not codes", remedy="Codes have five characters, such as 64405.") from error
        kinds = tuple(sorted(set(kinds or ())))
        for what, given, possible in (("kind", kinds, get_args(Kind)), ("mode", (mode,), get_args(Mode))):
            for name in given:
                if name not in possible:
                    raise InputError(f"unknown {what} {name!r}", remedy=nearest(name, possible))
        if limit < 1:
            raise InputError(f"{limit} is no limit", remedy="Give 1 or more.")
        return self._answer(query, codes, kinds, limit, mode)

    def _search(
        self, query: str, codes: tuple[str, ...], kinds: tuple[Kind, ...], limit: int, mode: Mode
    ) -> tuple[Hit, ...]:
        allowed = np.array([_fits(source, codes, kinds) for source in self._sources])
        if not allowed.any():
            return ()
        query = spelled(query, self._known)
        pool = max(limit, _POOL)
        lexical = self._by_words(query, allowed, pool) if mode != "vector" else []
        vector = self._by_vector(query, allowed, codes, kinds, pool) if mode != "lexical" else []
        ranks = [{position: rank for rank, (position, _) in enumerate(ranking, 1)} for ranking in (lexical, vector)]
        best = _fused(lexical, vector) if mode == "fused" else lexical or vector
        return tuple(
            Hit(self.corpus.passages[position], score, Ranks(ranks[0].get(position), ranks[1].get(position)))
            for position, score in best[:limit]
        )

    def _by_words(self, query: str, allowed: npt.NDArray[np.bool_], pool: int) -> _Ranking:
        scores = self._lexical.scores(query)
        found = np.flatnonzero(allowed & (scores > 0))
        return _ordered((int(position), float(scores[position])) for position in found)[:pool]

    def _by_vector(
        self, query: str, allowed: npt.NDArray[np.bool_], codes: tuple[str, ...], kinds: tuple[Kind, ...], pool: int
    ) -> _Ranking:
        vector = self.embedding.embed([query])[0]
        if not vector.any():
            return []
        found = self._store.nearest(vector, _where(codes, kinds), min(pool, int(allowed.sum())))
        return _ordered((self._position[identifier], 1 - distance) for identifier, distance in found)


def _sources(corpus: Corpus) -> list[Guideline]:
    """The source of each passage."""
    guidelines = {guideline.id: guideline for guideline in corpus.guidelines}
    return [guidelines[passage.source] for passage in corpus.passages]


def _indexed(passage: Passage, source: Guideline) -> str:
    topics = " ".join(source.topics).replace("-", " ")
    about = (source.title, topics, source.publisher, source.year, source.design, source.population)
    return "\n".join([passage.text, *(str(part) for part in about if part is not None)])


def _rows(corpus: Corpus, texts: Sequence[str], embedding: Embedding) -> store.Rows:
    content = json.dumps([corpus.digest, embedding.name, *texts])
    return store.Rows(
        name=store.PREFIX + hashlib.sha256(content.encode()).hexdigest()[:32],
        ids=[passage.id for passage in corpus.passages],
        documents=[passage.text for passage in corpus.passages],
        metadatas=[_metadata(*pair) for pair in zip(corpus.passages, _sources(corpus), strict=True)],
        vectors=lambda: embedding.embed(texts),
    )


def _metadata(passage: Passage, source: Guideline) -> dict[str, Any]:
    values = {
        "codes": list(source.codes),
        "topics": list(source.topics),
        "kind": source.kind,
        "year": source.year,
        "publisher": source.publisher,
        "direction": passage.direction,
    }
    return {key: value for key, value in values.items() if value is not None}


def _fits(source: Guideline, codes: tuple[str, ...], kinds: tuple[Kind, ...]) -> bool:
    return (not codes or not set(codes).isdisjoint(source.codes)) and (not kinds or source.kind in kinds)


def _where(codes: tuple[str, ...], kinds: tuple[Kind, ...]) -> dict[str, Any] | None:
    """The filter of :func:`_fits`, as Chroma has it."""
    parts: list[dict[str, Any]] = []
    if codes:
        each = [{"codes": {"$contains": code}} for code in codes]
        parts.append({"$or": each} if len(each) > 1 else each[0])
    if kinds:
        parts.append({"kind": {"$in": list(kinds)}})
    return {"$and": parts} if len(parts) > 1 else next(iter(parts), None)


def _ordered(scored: Iterable[tuple[int, float]]) -> _Ranking:
    rounded = [(position, round(score, _DIGITS)) for position, score in scored]
    return sorted(rounded, key=lambda one: (-one[1], one[0]))


def _fused(*rankings: _Ranking) -> _Ranking:
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, (position, _) in enumerate(ranking, 1):
            scores[position] = scores.get(position, 0.0) + 1 / (_K + rank)
    return sorted(scores.items(), key=lambda one: (-one[1], one[0]))
