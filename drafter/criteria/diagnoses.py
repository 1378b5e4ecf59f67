"""Diagnoses: established, hedged, ruled out, or only a code on the request."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

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
    (re.compile(r"\b(?:cervical|c[2-8])\b"), "neck", "low-back"),
    (re.compile(r"\b(?:lumbar|lumbosacral|l[1-5]|s[12])\b|sciatic"), "low-back", "neck"),
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
        instead = [f for f in others if leaf.instead is not None and leaf.instead.fits("diagnosis", f.name)]
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
    names = list(dict.fromkeys(f.name for f in listed))
    states = {name: _established(scope, [f for f in listed if f.name == name]) for name in names}
    present = [name for name in names if states[name] is Assertion.PRESENT]
    if present:
        facts = [f for f in listed if f.name in present and f.assertion is Assertion.PRESENT]
        answer = [f for f in others if f.section in _JUDGING]
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
    said = "Each covered diagnosis that the record mentions is ruled out."
    return Judgement(State.NOT_MET, said, _quotes(listed), nearest)


def _of_other_end(fact: Fact, scope: Scope) -> bool:
    """Whether a root's disease is named as one of the neck where the request is of the low back, or the other way round."""
    concept = lexicon().concepts.get(("diagnosis", fact.name))
    if not (concept and concept["root"]):
        return False
    word = _word(fact).lower()
    return any(of.search(word) and end not in scope.areas and other in scope.areas for of, end, other in _ENDS)


def _established(scope: Scope, facts: Sequence[Fact]) -> Assertion:
    """How the record means one diagnosis: its latest document's assessment governs."""
    # What somebody was sent for is the question: it counts only where no answer is given.
    facts = [f for f in facts if f.value("role") != "referral"] or facts
    last = max(scope.date(f) or date.min for f in facts)
    latest = [f for f in facts if (scope.date(f) or date.min) == last]
    governing = [f for f in latest if f.section in _JUDGING] or latest
    said = {
        Assertion.HISTORICAL if _listed_as_past(scope, f) and f.assertion is Assertion.PRESENT else f.assertion
        for f in governing
    }
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


#: "Lumbar radiculopathy | 03/2025 | active": a list of what was tells that it is.
_ACTIVE = re.compile(
    r"(?<!in)(?<!not )(?<!no longer )(?<!non-)\b(?:active(?! (?:duty|range|rom|lifestyle|release))|ongoing|current(?:ly)?)\b"
)
#: "Went away after discectomy and has not come back", "cured by surgery", "resolved, no leg symptoms since": it is no more.
_GONE = re.compile(
    r"\b(?:(?:fully|completely|entirely|long since) (?:resolved|recovered|cleared|gone)|(?:was|were|is|been) (?:cured|relieved for good)|cured by|(?:resolved|cleared|went away|gone|subsided|recovered|abated)\b(?![^.;]{0,30}\b(?:at times|at first|initially|partly|partially|largely|mostly|somewhat|briefly|for (?:a|some|about|\d)|when|if)\b))"
)
_NOT_GONE = re.compile(
    r"\b(?:not|never|n't|partly|partially|largely|mostly|somewhat|nearly|almost|at times|temporar\w+|briefly|if|should|will|until|unless|once)\b[^.;,]{0,20}$"
)
_STAYED_AWAY = re.compile(
    r"\b(?:(?:has|have|had|did|does)(?: not|n't)|never|not) (?:since )?(?:come back|comes? back|recurr?\w*|returned?|been back)|(?:no|without|any) (?:further )?(?:recurrence|relapse)|no (?:more |further |other )?(?:leg |arm |radicular |back-and-leg )?(?:pain|symptoms?|sciatica|complaints?|trouble) (?:since|now|today|at present|currently|any ?more)|(?:asymptomatic|symptom-free|pain-free) (?:since|now)"
)
_SUPPOSED = re.compile(r"\b(?:if|once|until|whether|hop(?:e|es|ing)|should|unless|when|expect\w*|wants?|see)\b[^.;]*$")
#: It came back, or may have.
_AGAIN = re.compile(
    r"(?<!not )(?<!never )(?<!n't )(?<!without )(?<!no )\b(?:come back|came back|back again|recur\w*|return\w*|relaps\w*|again|flare\w*|residual|persist\w*|intermittent\w*|still|only (?:with|on|while|when)|as long as|while (?:on|taking))\b"
)
_LEG_AGAIN = re.compile(
    r"\b(?:it|leg|arm|sciatica|radicular|radiculopathy|numbness|tingling|symptoms?|that pain|same pain)\b[^.;]{0,40}(?<!not )(?<!never )(?<!n't )\b(?:(?:come|came|is|are|was|were|now) back\b|recurr(?!ence)|return(?:ed|ing|s)\b|again\b)"
)
_STATEMENT = 240  # characters


def _active(scope: Scope, fact: Fact) -> bool:
    """Whether the line of a list of what was says that a diagnosis is active."""
    named = fact.evidence("name")[0]
    text = scope.document(fact).text
    first, last = text.rfind("\n", 0, named.start) + 1, text.find("\n", named.end)
    return _ACTIVE.search(text[first : last if last >= 0 else len(text)].lower()) is not None


def _over(scope: Scope, facts: Sequence[Fact], name: str, *, explained: bool) -> bool:
    """Whether each statement of the past about a diagnosis says that it is gone, and none that it came back.

    :param explained: whether the record establishes what the pain is of instead; else it must say that it stayed away.
    """
    past = [f for f in facts if f.name == name and f.assertion is not Assertion.ABSENT]
    return all(_gone(scope, f, explained=explained) for f in past)


def _gone(scope: Scope, fact: Fact, *, explained: bool) -> bool:
    named = fact.evidence("name")[0]
    text = scope.document(fact).text
    before, behind = (
        text[max(0, named.start - 60) : named.start].lower(),
        text[named.end : named.end + _STATEMENT].lower(),
    )
    stops = [at + 1 for mark in (". ", "\n", ".\n", "?") if (at := behind.find(mark)) >= 0]
    told = behind[: min(stops, default=len(behind))]
    found = _GONE.search(told)
    if found is None or fact.assertion is not Assertion.HISTORICAL or _SUPPOSED.search(before) or told.endswith("?"):
        return False
    if _NOT_GONE.search(told, 0, found.start()) or _AGAIN.search(told) or _LEG_AGAIN.search(behind):
        return False
    return explained or _STAYED_AWAY.search(behind) is not None


def _listed_as_past(scope: Scope, fact: Fact) -> bool:
    """Whether a section of what was names a diagnosis; a list of medicines that has the block itself tells what it is for."""
    if fact.section not in _PAST or (fact.section == "medications" and fact.value("role") == "indication"):
        return False
    return not _active(scope, fact)


#: "The diagnosis is now confirmed: occipital neuralgia", "it turned out to be": what was only thought of before is settled.
_SETTLES = re.compile(
    r"\b(?:(?:is|are|was|were|now|since|been|therefore|thus|clearly) (?:\w+ )?(?:confirmed|established|proven|certain)|confirm(?:s|ed)|final diagnosis|definitive diagnosis|turned out (?:to be|as)|proved (?:to be|itself)|i (?:now )?(?:diagnose|have diagnosed))\b"
)
_UNSETTLED = re.compile(
    r"\b(?:if|until|unless|once|when|whether|not|never|no|cannot|to be|will|would|should|could|might|pending|awaiting|yet|possib\w+|probab\w+|suspect\w*|likely|rule[sd]? out)\b|n't\b|\?"
)
_AROUND = 160  # characters on either side of a name in which its statement lies


def _settled(scope: Scope, fact: Fact) -> bool:
    """Whether what a document names last of a diagnosis says that it is confirmed, with no word of doubt or condition in its statement."""
    if fact.assertion is not Assertion.PRESENT:
        return False
    named = fact.evidence("name")[0]
    text = scope.document(fact).text
    first = max(text.rfind(stop, max(0, named.start - _AROUND), named.start) for stop in (". ", "\n", "; ")) + 1
    ends = [at for stop in (". ", "\n", "; ") if (at := text.find(stop, named.end, named.end + _AROUND)) >= 0]
    told = text[max(first, named.start - _AROUND) : min(ends, default=named.end + _AROUND)].lower()
    return bool(_SETTLES.search(told)) and not _UNSETTLED.search(told)


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
