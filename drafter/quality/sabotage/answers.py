"""Faults in what a model answers: claims that the record does not carry, and statements that go beyond what they stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, Claim
from drafter.evidence.claims.grounding import ground
from drafter.evidence.meaning.assertion import Assertion
from drafter.quality.sabotage.kinds import other_digit, other_unit, other_word

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Sequence

    from drafter.drafting.rationale import Brief, Statement
    from drafter.evidence.claims.facts import FactKind
    from drafter.evidence.intake.cases import Case, Document
    from drafter.models.base import Model

Answers = dict[str, list[Candidate]]


def _with(candidate: Candidate, name: str, claim: Claim) -> Candidate:
    return candidate.model_copy(update={"attributes": candidate.attributes | {name: claim}})


def _claims(answers: Answers, *names: str) -> Iterator[tuple[str, Candidate, str, Claim]]:
    for document, candidates in answers.items():
        for candidate in candidates:
            for name, claim in candidate.attributes.items():
                if not names or name in names:
                    yield document, candidate, name, claim


#: A planted claim: the document that it is given for, the candidate, and the attribute that is false.
False_ = tuple[str, Candidate, str]


def _requoted(
    change: Callable[[str, random.Random], str | None], *names: str
) -> Callable[[Answers, Case, random.Random], Iterator[False_]]:
    def plant(answers: Answers, case: Case, draw: random.Random) -> Iterator[False_]:
        texts = {d.id: d.text for d in case.documents}
        for document, candidate, name, claim in _claims(answers, *names):
            quote = change(claim.quote, draw)
            if quote is not None and quote not in texts[document]:
                yield (
                    document,
                    _with(
                        candidate, name, Claim(value=quote if claim.value == claim.quote else claim.value, quote=quote)
                    ),
                    name,
                )

    return plant


def _revalued(
    change: Callable[[str], str | None], *names: str
) -> Callable[[Answers, Case, random.Random], Iterator[False_]]:
    def plant(answers: Answers, case: Case, draw: random.Random) -> Iterator[False_]:
        del case, draw
        for document, candidate, name, claim in _claims(answers, *names):
            value = change(claim.value)
            if value is not None and value != claim.value:
                yield document, _with(candidate, name, claim.model_copy(update={"value": value})), name

    return plant


def _of_another_document(answers: Answers, case: Case, draw: random.Random) -> Iterator[False_]:
    del draw
    texts = {d.id: " ".join(d.text.split()) for d in case.documents}
    for document, candidate, name, claim in _claims(answers):
        for other in answers:
            if other != document and " ".join(claim.quote.split()) not in texts[other]:
                yield other, candidate.model_copy(update={"document": other}), name
                return


def _treatment_length(answers: Answers, case: Case, draw: random.Random) -> Iterator[False_]:
    """How long a treatment lasted is claimed for the symptom of the same document."""
    del case, draw
    for document, candidates in answers.items():
        lengths = [c.attributes["length"] for c in candidates if c.kind == "treatment" and "length" in c.attributes]
        own = {c.attributes["length"].quote for c in candidates if c.kind == "symptom" and "length" in c.attributes}
        for candidate in candidates:
            for length in lengths:
                if candidate.kind == "symptom" and length.quote not in own:
                    yield document, _with(candidate, "length", length), "length"


def _not_present(meant: Assertion) -> Callable[[Answers, Case, random.Random], Iterator[False_]]:
    """A name that the record negates, or tells of a relative, is claimed by the name alone."""

    def plant(answers: Answers, case: Case, draw: random.Random) -> Iterator[False_]:
        del draw
        documents = {d.id: d for d in case.documents}
        for document, candidate, name, claim in _claims(answers, "name"):
            bare = candidate.model_copy(update={"attributes": {name: claim}})
            if any(
                f.assertion is meant for f in ground(documents[document], [bare], "sound", case.today, case.born).facts
            ):
                yield document, bare, "assertion"

    return plant


def _swapped(old: str, new: str) -> Callable[[str], str | None]:
    return lambda value: new if value == old else None


CLAIMS: tuple[tuple[str, Callable[[Answers, Case, random.Random], Iterator[False_]]], ...] = (
    ("answer: a quote from another document", _of_another_document),
    ("answer: a word changed in a quote", _requoted(other_word)),
    ("answer: a digit changed in a quote", _requoted(other_digit)),
    ("answer: a unit changed in a quote", _requoted(lambda text, _: other_unit(text))),
    ("answer: a quote invented", _requoted(lambda *_: "as was agreed with the patient at length", "name")),
    ("answer: another length than the quote's", _revalued(lambda _: "17 months", "length")),
    ("answer: another date than the quote's", _revalued(lambda _: "2019-05-05", "begin", "end", "date")),
    ("answer: another share than the quote's", _revalued(lambda _: "93 %", "relief")),
    ("answer: another count than the quote's", _revalued(lambda _: "31", "count", "sessions")),
    ("answer: another drug than the quote's", _revalued(lambda value: "gabapentin" if value in ("naproxen", "ibuprofen", "meloxicam", "cyclobenzaprine", "celecoxib") else None, "name")),
    ("answer: another region than the quote's", _revalued(lambda value: "knee" if "knee" not in value else "jaw", "region")),
    ("answer: improved claimed as failed", _revalued(_swapped("improved", "failed"), "outcome")),
    ("answer: failed claimed as improved", _revalued(_swapped("failed", "improved"), "outcome")),
    ("answer: planned claimed as completed", _revalued(_swapped("planned", "completed"), "standing")),
    ("answer: ongoing claimed as completed", _revalued(_swapped("ongoing", "completed"), "standing")),
    ("answer: a planned session claimed as one before", _revalued(_swapped("planned", "prior"), "status")),
    ("answer: the length of treatment as that of the symptoms", _treatment_length),
    ("answer: a negation left out of the quote", _not_present(Assertion.ABSENT)),
    ("answer: a relative's diagnosis as the patient's", _not_present(Assertion.SOMEONE_ELSE)),
    ("answer: a possibility as a fact", _not_present(Assertion.POSSIBLE)),
)  # fmt: skip


def outcome(
    document: Document, candidate: Candidate, attribute: str, case: Case, sound: Sequence[Candidate]
) -> tuple[bool, tuple[str, ...]]:
    """Whether grounding kept a false claim out, and by which codes.

    :param sound: what the sound model claims of the document; a false claim whose fact carries only what a sound one
        carries has changed nothing.
    """
    grounded = ground(document, [candidate], "sabotage", case.today, case.born)
    codes = tuple(dict.fromkeys(r.code for r in grounded.rejections if r.attribute in (attribute, "name", "")))
    if attribute == "assertion":
        present = any(fact.assertion is Assertion.PRESENT for fact in grounded.facts)
        return not present, codes or (() if present else ("EVD003",))
    told = [fact.attributes[attribute].value for fact in grounded.facts if attribute in fact.attributes]
    # What stands there in spite of a refusal (a region) was read out of the record, and not taken from the claim.
    if not told or any(r.attribute == attribute for r in grounded.rejections):
        return True, codes
    name = candidate.attributes["name"].quote
    true = [
        fact.attributes[attribute].value
        for fact in ground(
            document, [c for c in sound if c.attributes["name"].quote == name], "sound", case.today, case.born
        ).facts
        if attribute in fact.attributes
    ]
    return told[0] in true, ("the quote's own value",) if told[0] in true else ()


class Corrupted:
    """A model whose rationale goes wrong in one way; what it reads is left as it is.

    :param change: what it does to the statements of a line.
    """

    name = "sabotage"

    def __init__(self, model: Model, change: Callable[[list[Statement]], list[Statement]]) -> None:
        self.model, self.change = model, change
        self.planted = False

    def propose_facts(self, document: Document, wanted: Sequence[FactKind]) -> list[Candidate]:
        return self.model.propose_facts(document, wanted)

    def propose_statements(self, brief: Brief) -> list[Statement]:
        sound = self.model.propose_statements(brief)
        changed = self.change(sound)
        self.planted |= changed != sound
        return changed
