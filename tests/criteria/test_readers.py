"""Two readers of one record: agreement, silence, and disagreement on what decides."""

from datetime import date

import pytest

from drafter import settings
from drafter.criteria.assessment import assess
from drafter.criteria.library import load
from drafter.criteria.scope import Scope, region_of
from drafter.evidence.claims.facts import Candidate, Claim, FactKind
from drafter.evidence.claims.grounding import ground
from drafter.evidence.intake.cases import Case

NOTES = ("HPI: Neck pain for 2 months.", "HPI: Neck pain for 5 months.")


@pytest.fixture(scope="module")
def policy():
    return load(settings.data("criteria")).get("commercial-trigger-point-injections")


@pytest.fixture
def judged(policy):
    """The criteria of a line as ``one`` and ``two`` read its notes: a list of claims each, by note."""

    def judged(notes, one, two):
        case = Case.model_validate(
            {
                "id": "made",
                "payer": "example-commercial",
                "request": {"review": "retrospective", "received": "2025-11-12", "region": "cervical", "lines": [{"line": 1, "code": "20553", "dates": ["2025-11-03"]}]},
                "documents": [{"id": f"n{n}", "date": "2025-11-03", "text": text} for n, text in enumerate(notes)],
            }
        )  # fmt: skip
        facts = [
            fact
            for reader, read in (("rules", one), ("replay:run", two))
            for number, kind, claims in read
            for fact in ground(case.documents[number], [_candidate(number, kind, claims)], reader, date(2025, 11, 12)).facts
        ]  # fmt: skip
        line = case.request.lines[0]
        scope = Scope(
            case, line, date(2025, 11, 3), tuple(facts), region_of(case, line), readers=("rules", "replay:run")
        )
        assessment = assess(policy, scope)
        return {a.id: a for a in assessment.criteria}, assessment.notes, assessment.agreement

    return judged


def _candidate(number, kind, claims):
    attributes = {name: Claim(value=value, quote=quote) for name, (value, quote) in claims.items()}
    return Candidate(kind=kind, document=f"n{number}", attributes=attributes)


def pain(number, length):
    return number, FactKind.SYMPTOM, {"name": ("pain", "pain"), "region": ("Neck", "Neck"), "length": (length, length)}


def therapy(outcome, quote):
    return 0, FactKind.TREATMENT, {"name": ("physical-therapy", "PT"), "length": ("8 weeks", "8 weeks"), "outcome": (outcome, quote)}  # fmt: skip


def test_readers_that_come_to_the_same_agree(judged):
    criteria, notes, agreement = judged(NOTES[1:], [pain(0, "5 months")], [pain(0, "5 months")])

    assert criteria["symptom-duration"].state.value == "met"
    assert agreement["symptom-duration"].model_dump(mode="json") == {"accord": "agree", "states": {"rules": "met", "replay:run": "met"}}  # fmt: skip
    assert notes == ()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_silence_of_one_reader_is_no_disagreement(judged, order):
    reads = [[pain(0, "5 months")], []]
    criteria, notes, agreement = judged(NOTES[1:], *(reads[n] for n in order))

    assert criteria["symptom-duration"].state.value == "met"
    assert agreement["symptom-duration"].accord.value == "one"
    assert notes == ()


def test_readers_that_answer_the_other_way_leave_it_unclear_and_both_are_shown(judged):
    criteria, notes, agreement = judged(NOTES, [pain(0, "2 months")], [pain(1, "5 months")])
    duration = criteria["symptom-duration"]

    assert duration.state.value == "unclear"
    assert agreement["symptom-duration"].accord.value == "disagree"
    assert {e.quote for e in duration.evidence} == {"2 months", "5 months"}
    assert "By the embedded reader it is not met" in duration.reason
    assert "By the language model it is met" in duration.reason
    assert duration.missing
    assert [(name, code) for name, code, _ in notes if name == "symptom-duration"].count(
        ("symptom-duration", "UNC001")
    ) >= 1


def test_the_same_words_read_as_two_outcomes_are_a_disagreement(judged):
    note = "TREATMENT: After PT for 8 weeks she is much better, but PT was not effective. Naproxen gave no relief."
    medicine = (0, FactKind.TREATMENT, {"name": ("naproxen", "Naproxen"), "outcome": ("failed", "no relief")})
    read = [therapy("improved", "much better"), medicine], [therapy("failed", "not effective"), medicine]
    criteria, notes, _ = judged([note], *read)

    assert criteria["conservative-treatment"].state.value == "unclear"
    assert any(code == "UNC001" for _, code, _ in notes)


def test_a_reader_who_knew_what_the_other_knew_and_more_is_not_contradicted(judged):
    short = "TREATMENT: PT for 4 weeks did not help. Naproxen gave no relief."
    long = "TREATMENT: PT for 8 weeks did not help."
    one = (0, FactKind.TREATMENT, {"name": ("physical-therapy", "PT"), "length": ("4 weeks", "4 weeks"), "outcome": ("failed", "did not help")})  # fmt: skip
    other = (1, FactKind.TREATMENT, {"name": ("physical-therapy", "PT"), "length": ("8 weeks", "8 weeks"), "outcome": ("failed", "did not help")})  # fmt: skip
    medicine = (0, FactKind.TREATMENT, {"name": ("naproxen", "Naproxen"), "outcome": ("failed", "no relief")})
    criteria, notes, agreement = judged([short, long], [one, medicine], [one, other, medicine])

    assert agreement["conservative-treatment"].model_dump(mode="json")["states"] == {"rules": "not_met", "replay:run": "met"}  # fmt: skip
    assert criteria["conservative-treatment"].state.value == "met"
    assert notes == ()


def test_one_reader_has_no_agreement(judged, policy):
    case = Case.model_validate({"id": "made", "payer": "p", "request": {"review": "retrospective", "received": "2025-11-12", "lines": [{"line": 1, "code": "20553"}]}, "documents": [{"id": "n", "text": "x"}]})  # fmt: skip
    scope = Scope(case, case.request.lines[0], date(2025, 11, 12), (), readers=("rules",))

    assert assess(policy, scope).agreement == {}
