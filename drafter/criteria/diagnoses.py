"""Diagnoses: established, hedged, ruled out, or only a code on the request."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from drafter.criteria.corrections import read_otherwise
from drafter.criteria.diagnosis_statements import is_active, is_gone, is_settled, is_taken_back
from drafter.criteria.limbs import down_a_limb
from drafter.criteria.logic import State
from drafter.criteria.scope import Judgement, Scope
from drafter.evidence.claims.facts import Evidence, Fact, FactKind
from drafter.evidence.meaning.assertion import SUPPOSED, Assertion
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.leaves import DiagnosisPresent

_PAST = frozenset({"pmh", "ros", "medications", "surgical"})
#: What names a root as one of the neck, or of the low back; "radiculopathy" alone is of either.
_ENDS = (
    (
        re.compile(r"\b(?:cervical|neck|c[2-8]|arms?|hands?|ues?|upper extremit\w+|shoulders?(?: blades?)?)\b"),
        "neck",
        "low-back",
    ),
    (re.compile(r"\bthoracic\b"), "upper-back", "low-back"),
    (
        re.compile(
            r"\b(?:lumbar|lumbosacral|l[1-5]|s[12]|legs?|feet|les?|lower (?:extremit\w+|limbs?)|buttocks?|gluteal)\b|sciatic"
        ),
        "low-back",
        "neck",
    ),
)
_TOLD = frozenset({"", "complaint", "history", "diagnosis", "assessment-plan"})
_JUDGING = frozenset({"diagnosis", "assessment-plan"})


def judge_diagnosis(leaf: DiagnosisPresent, scope: Scope) -> Judgement:
    """Met when a listed diagnosis is present as what the service is for."""
    every = [f for f in scope.of(FactKind.DIAGNOSIS) if f.assertion not in SUPPOSED]
    listed = [f for f in every if leaf.where.fits("diagnosis", f.name) and not _of_other_end(f, scope)]
    others = [f for f in every if f not in listed and f.assertion is Assertion.PRESENT]
    nearest = _quotes([f for f in others if _near(f, scope)])[:3]
    if not listed:
        return _none_listed(leaf, scope, others, nearest)
    names = list(dict.fromkeys(f.name for f in listed))
    states = {name: _established(scope, [f for f in listed if f.name == name], listed) for name in names}
    present = [name for name in names if states[name] is Assertion.PRESENT]
    if present:
        facts = [f for f in listed if f.name in present and f.assertion is Assertion.PRESENT]
        # Another document than the one that sends her may name what it found without a heading.
        sent = {f.document for f in facts}
        answer = [f for f in others if f.section in _JUDGING or f.document not in sent]
        if answer and all(f.value("role") == "referral" for f in facts):
            return Judgement(
                State.UNCLEAR,
                "The record names a covered diagnosis only as what the patient was sent for, and establishes another.",
                _quotes([*facts, *answer]),
                nearest,
            )
        other = _other_indication(leaf, facts, others)
        if other:
            return Judgement(
                State.UNCLEAR,
                "The record names a covered diagnosis, but says that the block is for another.",
                _quotes([*facts, *other]),
                nearest,
            )
        return Judgement(State.MET, f"The record establishes {_word(facts[0])}.", _quotes(facts), nearest)
    over = [
        name
        for name in names
        if leaf.instead is not None
        and states[name] is Assertion.HISTORICAL
        and _over(scope, listed, name, explained=any(leaf.instead.fits("diagnosis", f.name) for f in others))
    ]
    if all(states[name] is Assertion.ABSENT or name in over for name in names):
        return _ruled_out(leaf, scope, listed, nearest)
    hedged = [f for f in listed if states[f.name] is not Assertion.ABSENT]
    only = "past" if all(states[f.name] is Assertion.HISTORICAL for f in hedged) else "possible"
    return Judgement(State.UNCLEAR, f"The record names a covered diagnosis only as {only}.", _quotes(hedged), nearest)


def _none_listed(
    leaf: DiagnosisPresent, scope: Scope, others: Sequence[Fact], nearest: tuple[Evidence, ...]
) -> Judgement:
    """Not met where another diagnosis stands instead, unless a limb is told of as well; else only the request's code is left."""
    instead = [
        f
        for f in others
        if leaf.instead is not None and leaf.instead.fits("diagnosis", f.name) and not _names_other_end(f, scope)
    ]
    if instead and (limb := down_a_limb(scope, instead)):
        said = f"The record establishes {_word(instead[0])}, and tells of a limb: “{limb[0].quote}”."
        return Judgement(State.UNCLEAR, said, (*limb, *_quotes(instead)))
    if instead:
        return Judgement(
            State.NOT_MET,
            f"The record establishes {_word(instead[0])}, which is no covered diagnosis.",
            _quotes(instead),
        )
    if coded := [code for code in scope.line.diagnoses if _coded(leaf, code)]:
        return Judgement(
            State.UNCLEAR,
            f"Only the request's code {coded[0]} stands for a covered diagnosis; the record names none.",
            (),
            nearest,
        )
    return Judgement(State.NOT_DOCUMENTED, "The record names no covered diagnosis.", (), nearest)


def _ruled_out(
    leaf: DiagnosisPresent, scope: Scope, listed: Sequence[Fact], nearest: tuple[Evidence, ...]
) -> Judgement:
    """Not met where each listed diagnosis is ruled out; open where the record thinks of another one.

    "I cannot tell whether it is occipital neuralgia; she has never had migraine" does not rule out all that it names.
    """
    names = {f.name for f in listed}
    supposed = [f for f in scope.of(FactKind.DIAGNOSIS) if f.assertion in SUPPOSED and f.name not in names]
    thought_of = [f for f in supposed if leaf.where.fits("diagnosis", f.name) and f.section in _TOLD]
    if thought_of:
        said = "The record names a covered diagnosis only as possible."
        return Judgement(State.UNCLEAR, said, _quotes(thought_of), nearest)
    on = max((day for f in listed if (day := scope.date(f))), default=None)
    written = {document.id: document.date for document in scope.case.documents}
    later = [e for e in down_a_limb(scope, listed) if on and (day := written[e.document]) and day > on]
    if leaf.instead is not None and later:
        said = f"The record rules it out, and later tells of a limb: “{later[0].quote}”."
        return Judgement(State.UNCLEAR, said, (*later, *_quotes(listed)))
    said = "Each covered diagnosis that the record mentions is ruled out."
    return Judgement(State.NOT_MET, said, _quotes(listed), nearest)


def _of_other_end(fact: Fact, scope: Scope) -> bool:
    """Whether the disease of a root, or what surgery left, is named as of the neck where the request is of the low back, or the other way round."""
    concept = lexicon().concepts.get(("diagnosis", fact.name))
    return bool(concept and (concept["root"] or concept["either_end"])) and _names_other_end(fact, scope)


def _names_other_end(fact: Fact, scope: Scope) -> bool:
    """Whether the words of a diagnosis are of the neck and its arm where the request is of the low back, or the other way round."""
    word = _word(fact).lower()
    return any(end not in scope.areas and other in scope.areas and of.search(word) for of, end, other in _ENDS)


def _established(scope: Scope, facts: Sequence[Fact], listed: Sequence[Fact]) -> Assertion:
    """How the record means one diagnosis: its latest document's assessment governs."""
    # What somebody was sent for is the question: it counts only where no answer is given.
    facts = [f for f in facts if f.value("role") != "referral"] or facts
    last = max(scope.date(f) or date.min for f in facts)
    latest = [f for f in facts if (scope.date(f) or date.min) == last]
    governing = [f for f in latest if f.section in _JUDGING] or latest
    said = {_meant(scope, f, listed) for f in governing}
    # "Labelled post-concussive elsewhere; she had no head injury, this is not post-traumatic headache": the answer comes last.
    if said == {Assertion.POSSIBLE, Assertion.ABSENT} and max(governing, key=_place).assertion is Assertion.ABSENT:
        return Assertion.ABSENT
    if {Assertion.PRESENT, Assertion.ABSENT} == said and _on_other_sides(governing):
        return Assertion.PRESENT
    if said == {Assertion.POSSIBLE, Assertion.PRESENT} and _settled(scope, max(governing, key=_place)):
        return Assertion.PRESENT
    if Assertion.POSSIBLE in said or {Assertion.PRESENT, Assertion.ABSENT} <= said:
        return Assertion.POSSIBLE
    for assertion in (Assertion.PRESENT, Assertion.ABSENT):
        if assertion in said:
            return assertion
    return Assertion.HISTORICAL


def _meant(scope: Scope, fact: Fact, listed: Sequence[Fact]) -> Assertion:
    """How a statement means its diagnosis: one that is there may be listed as past, or be taken back right behind."""
    if fact.assertion is not Assertion.PRESENT:
        return fact.assertion
    others = [f.evidence("name")[0].end for f in listed if f.document == fact.document and f.name != fact.name]
    if is_taken_back(*_text(scope, fact), others) or read_otherwise(scope, fact):
        return Assertion.POSSIBLE
    return Assertion.HISTORICAL if _listed_as_past(scope, fact) else Assertion.PRESENT


def _over(scope: Scope, facts: Sequence[Fact], name: str, *, explained: bool) -> bool:
    """Whether each statement of the past about a diagnosis says that it is gone, and none that it came back.

    :param explained: whether the record establishes what the pain is of instead; else it must say that it stayed away.
    """
    past = [f for f in facts if f.name == name and f.assertion is not Assertion.ABSENT]
    return all(f.assertion is Assertion.HISTORICAL and is_gone(*_text(scope, f), explained=explained) for f in past)


def _listed_as_past(scope: Scope, fact: Fact) -> bool:
    """Whether a section of what was names a diagnosis; a list of medicines that has the block itself tells what it is for."""
    if fact.section not in _PAST or (fact.section == "medications" and fact.value("role") == "indication"):
        return False
    return not is_active(*_text(scope, fact))


def _settled(scope: Scope, fact: Fact) -> bool:
    """Whether what a document names last of a diagnosis says that it is confirmed."""
    return fact.assertion is Assertion.PRESENT and is_settled(*_text(scope, fact))


def _text(scope: Scope, fact: Fact) -> tuple[str, int, int]:
    """The text of a fact's document, and where its diagnosis is named."""
    named = fact.evidence("name")[0]
    return scope.document(fact).text, named.start, named.end


def _on_other_sides(facts: Sequence[Fact]) -> bool:
    """Whether what is denied is denied of the one side, and what is there is of the other."""
    sides = {
        meant: [frozenset(f.value("side") or ()) for f in facts if f.assertion is meant]
        for meant in (Assertion.PRESENT, Assertion.ABSENT)
    }
    there, denied = sides[Assertion.PRESENT], sides[Assertion.ABSENT]
    return all(there) and all(denied) and all(a.isdisjoint(b) for a in there for b in denied)


def _place(fact: Fact) -> tuple[str, int]:
    named = fact.evidence("name")[0]
    return named.document, named.start


def _other_indication(leaf: DiagnosisPresent, facts: Sequence[Fact], others: Sequence[Fact]) -> list[Fact]:
    """Diagnoses outside the list that a procedure is said to be for, when no listed one is.

    Where the rule names those that would take a listed one's place, others are its cause: an epidural for the stenosis
    of somebody with neurogenic claudication.
    """
    if any(f.value("role") == "indication" for f in facts):
        return []
    meant = [f for f in others if f.value("role") == "indication"]
    return meant if leaf.instead is None else [f for f in meant if leaf.instead.fits("diagnosis", f.name)]


def _near(fact: Fact, scope: Scope) -> bool:
    """Whether a diagnosis that is not listed is one of the requested region, and not merely one without a region."""
    concept = lexicon().concepts.get(("diagnosis", fact.name))
    return bool(fact.value("region") or (concept and concept["areas"])) and scope.here(fact)


def _coded(leaf: DiagnosisPresent, code: str) -> bool:
    return any(
        code.startswith(tuple(concept["icd10"] or ()))
        for (kind, name), concept in lexicon().concepts.items()
        if kind == "diagnosis" and leaf.where.fits(kind, name) and concept["icd10"]
    )


def _word(fact: Fact) -> str:
    return fact.evidence("name")[0].quote


def _quotes(facts: Sequence[Fact]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for f in facts for e in f.evidence("name")))[:6]
