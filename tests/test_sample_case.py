"""The sample case, end to end: what the draft must say, and what it must never say."""

import json

from drafter.models.rules.model import RulesModel
from drafter.pipeline import draft


def test_nothing_is_denied_and_information_is_asked_for(drafted):
    assert [line.recommendation.value for line in drafted.lines] == ["request_information"] * 2
    assert not any("denied" in statement.text.lower() for statement in drafted.rationale)


def test_the_first_line_is_unclear_but_for_its_trigger_points(drafted):
    states = {assessed.id: assessed.state.value for assessed in drafted.lines[0].criteria}

    assert states == {
        "symptom-duration": "unclear",
        "conservative-treatment": "unclear",
        "trigger-points-palpated": "met",
        "comprehensive-program": "unclear",
        "session-interval": "not_applicable",
        "session-limit": "not_applicable",
    }


def test_a_possible_diagnosis_leaves_the_second_line_unclear(drafted):
    assert [(a.id, a.state.value) for a in drafted.lines[1].criteria] == [("covered-diagnosis", "unclear")]


def test_units_that_do_not_fit_are_a_warning_on_their_line(drafted):
    assert [f.at for f in drafted.findings if f.code == "LIN003"] == ["/lines/0", "/lines/1"]


def test_every_question_is_one_that_the_policy_asks(drafted, library):
    asked = {question for line in drafted.lines for assessed in line.criteria for question in assessed.missing}
    from drafter.criteria.rules import leaves  # noqa: PLC0415

    allowed = {c.question for p in library.policies for c in p.criteria} | {
        leaf.question for p in library.policies for c in p.criteria for leaf in leaves(c.rule)
    }

    assert asked
    assert asked <= allowed


def test_every_quote_stands_where_it_says(drafted, sample):
    texts = {document.id: document.text for document in sample.documents}
    evidence = [e for fact in drafted.facts for a in fact.attributes.values() for e in a.evidence]

    assert evidence
    assert all(texts[e.document][e.start : e.end] == e.quote for e in evidence)


def test_the_same_case_gives_the_same_bytes(drafted, library, sample):
    assert draft(sample, RulesModel(), library).to_json() == drafted.to_json()


def test_the_json_has_the_keys_of_the_contract_in_its_order(drafted):
    assert list(json.loads(drafted.to_json())) == [
        "schema", "case", "status", "recommendation", "lines", "facts", "rejections", "rationale", "references",
        "findings", "generator", "digest",
    ]  # fmt: skip
