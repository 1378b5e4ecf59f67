"""The nearest misses of a search that found nothing: what a reviewer would look at before asking.

A judge that knows what came near says so itself (a duration of another complaint, an X-ray that is ordered). For the others, in this order:
facts of the kind that the criterion asks for and of the region, claims of that kind that did not ground, and sentences that share the
words of a search term. A miss decides nothing; it saves the reviewer the reading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.criteria.rules import leaves
from drafter.evidence.claims.facts import Evidence, FactKind
from drafter.evidence.claims.identity import blanked
from drafter.evidence.claims.instructions import is_instruction
from drafter.evidence.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.criteria.leaves import Leaf
    from drafter.criteria.policy import Criterion
    from drafter.criteria.scope import Scope
    from drafter.evidence.claims.facts import Fact
    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_MOST = 3  # misses shown
_LONGEST = 110  # characters of a clause that is quoted whole
_WORDS = re.compile(r"[a-z][a-z-]+")
#: Words that say nothing by themselves.
_EMPTY = frozenset(
    "a an and or of the to for in on at by with from their its it how what when which name under way result results dates date number length".split()
)
_NOWHERE: set[int] = set()
#: Kinds of which another name is no near miss: a thyroid drug is none for physical therapy, a gel shot none for a steroid.
_OWN_NAME = frozenset({"treatment", "procedure"})


def nearest_misses(criterion: Criterion, scope: Scope) -> tuple[Evidence, ...]:
    """What came nearest to a criterion of which the record tells nothing, nearest first."""
    asked = list(leaves(criterion.rule))
    kinds = {leaf.fact for leaf in asked}
    for misses in (_facts(asked, scope), _refused(kinds, scope), _sentences(criterion, scope)):
        if found := tuple(dict.fromkeys(misses))[:_MOST]:
            return found
    return ()


def _facts(asked: Sequence[Leaf], scope: Scope) -> Iterator[Evidence]:
    """Facts of the region, those that are asked for before others of their kind, the latest first, one of a name."""
    ranked: list[tuple[bool, str, Fact]] = []
    for leaf in asked:
        where = getattr(leaf, "where", None)
        for fact in scope.of(FactKind(leaf.fact)) if leaf.fact in set(FactKind) else ():
            meant = where is None or where.fits(leaf.fact, fact.name)
            if scope.here(fact) and (meant or leaf.fact not in _OWN_NAME):
                ranked.append((meant, str(scope.date(fact) or ""), fact))
    named: set[str] = set()
    for _, _, fact in sorted(ranked, key=lambda each: each[:2], reverse=True):
        if fact.name not in named:
            named.add(fact.name)
            yield from fact.evidence("name")


def _refused(kinds: set[str], scope: Scope) -> Iterator[Evidence]:
    """Claims of the kinds whose words stand in the record, but not as claimed."""
    for rejection in scope.rejections:
        claim = rejection.candidate.attributes.get(rejection.attribute or "name")
        document = scope.case.document(rejection.candidate.document)
        if rejection.candidate.kind not in kinds or claim is None or claim.at is None or document is None:
            continue
        if document.text[claim.at : claim.at + len(claim.quote)] == claim.quote and rejection.code != "INJ001":
            yield _evidence(document, claim.at, claim.at + len(claim.quote))


def _sentences(criterion: Criterion, scope: Scope) -> Iterator[Evidence]:
    """Where the words of a search term stand together, most of them first."""
    terms = [words for term in criterion.search if (words := set(_WORDS.findall(term.lower())) - _EMPTY)]
    stems = [(len(words), {word.removesuffix("s") for word in words}) for words in terms]
    ranked: list[tuple[int, int, Evidence]] = []
    for place, whole in enumerate(scope.case.documents):
        document = blanked(whole, scope.foreign)
        reading = read(document)
        said = _said(reading)
        shared: dict[int, int] = {}
        for count, words in stems:
            for index in set.intersection(*(said.get(word, _NOWHERE) for word in words)):
                shared[index] = max(count, shared.get(index, 0))
        for index in sorted(shared):
            sentence = reading.sentences[index]
            if not reading.in_turn("instruction", sentence, is_instruction):
                ranked.append((-shared[index], place, _clause(reading, document, sentence, terms)))
    yield from (evidence for *_, evidence in sorted(ranked, key=lambda each: each[:2]))


def _said(reading: Reading) -> dict[str, set[int]]:
    """The sentences that every word of a document stands in, made once."""
    said: dict[str, set[int]] | None = reading.kept.get("words")
    if said is None:
        said = reading.kept["words"] = {}
        for sentence in reading.sentences:
            for word in _WORDS.findall(reading.lower, sentence.start, sentence.end):
                said.setdefault(word.removesuffix("s"), set()).add(sentence.index)
    return said


def _clause(reading: Reading, document: Document, sentence: Sentence, terms: list[set[str]]) -> Evidence:
    """The clause in which the words stand, or the first of them where it is long."""
    words = "|".join(sorted({re.escape(word.removesuffix("s")) for term in terms for word in term}))
    first = re.compile(rf"\b(?:{words})s?\b").search(reading.lower, sentence.start, sentence.end)
    start, end = (first.start(), first.end()) if first else (sentence.start, sentence.end)
    for low, high in reading.clauses(sentence):
        if low <= start < high and high - low <= _LONGEST:
            start, end = low, high
    span = reading.span(start, end)
    return _evidence(document, span.start, span.end)


def _evidence(document: Document, start: int, end: int) -> Evidence:
    return Evidence(
        document=document.id, start=start, end=end, quote=document.text[start:end], page=document.page(start)
    )
