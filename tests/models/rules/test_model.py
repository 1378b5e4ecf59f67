"""The embedded model as a model: it proposes what it is asked for, always alike, and writes what the brief says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.drafting.rationale import StatementKind
from drafter.evidence.claims.facts import ATTRIBUTES, FactKind
from drafter.evidence.claims.grounding import ground
from drafter.evidence.intake.cases import Document
from drafter.models.choice import open_model
from drafter.models.rules.model import RulesModel

NOTE = "HPI: Neck pain for 5 months. PT for 8 weeks failed. EXAM: taut bands. Assessment: migraine. CBT weekly. TPI 08/01/2025."
MORE = " Headache 18 days a month. Pain 7/10. MRI 10/2025: left L4-5 extrusion. No red flags. Exam: SLR positive."


@pytest.mark.parametrize("kind", list(FactKind))
def test_only_what_is_wanted_is_proposed(kind):
    document = Document(id="n", kind="progress-note", text=NOTE + MORE)

    proposed = RulesModel().propose_facts(document, [kind])

    assert proposed
    assert {candidate.kind for candidate in proposed} == {kind}


def test_the_same_note_gives_the_same_candidates():
    document = Document(id="n", kind="progress-note", text=NOTE)

    assert RulesModel().propose_facts(document, list(FactKind)) == RulesModel().propose_facts(document, list(FactKind))


@given(st.lists(st.sampled_from(NOTE.split()) | st.text(max_size=8), max_size=40).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_whatever_a_text_is_every_claim_quotes_it_and_has_a_known_attribute(text):
    document = Document(id="n", kind="progress-note", text=text)
    proposed = RulesModel().propose_facts(document, list(FactKind))
    grounded = ground(document, proposed, "rules")

    for candidate in proposed:
        assert candidate.attributes.keys() <= ATTRIBUTES[candidate.kind].keys()
        for claim in candidate.attributes.values():
            assert text[claim.at : claim.at + len(claim.quote)] == claim.quote
    for fact in grounded.facts:
        for attribute in fact.attributes.values():
            assert all(text[e.start : e.end] == e.quote for e in attribute.evidence)


def test_the_writer_tells_every_criterion_once_and_asks_every_question(drafted):
    for line in drafted.lines:
        written = [s for s in drafted.rationale if s.line == line.line]
        told = [s.criterion for s in written if s.kind is StatementKind.FINDING]
        asked = [s.text for s in written if s.kind is StatementKind.MISSING]
        assert told == [a.id for a in line.criteria]
        assert asked == [q for a in line.criteria for q in a.missing]
        assert all(s.citations for s in written)


def test_a_name_that_means_no_model_is_refused_with_the_known_ones():
    assert open_model("rules").name == "rules"
    with pytest.raises(Exception, match="there is no model 'gtp'"):
        open_model("gtp")
