"""The evaluator is fed drafts that are wrong in one known way and must report exactly that."""

import pytest

from drafter.criteria.logic import State
from drafter.drafting.findings import finding
from drafter.evidence.claims.facts import Evidence
from drafter.quality.costs import Costs
from drafter.quality.gold import ExpectedFact
from drafter.quality.metrics import summarise
from drafter.quality.samples import Agreement


def figure(sample, name):
    found = summarise([sample], Costs()).figure(name)
    return found.count, found.of


def test_a_right_draft_is_right_in_everything(right, scored):
    score = scored(right)

    assert all(each.right for each in score.criteria)
    assert len(score.criteria) == 7
    assert all(line.got is line.expected for line in score.lines)
    assert score.said == ()
    assert score.findings == {"LIN003": True}
    assert score.quotes == score.quotes_verbatim > 0
    assert score.citations == score.citations_right > 0


def test_one_criterion_wrongly_met_is_one_wrong_met_and_nothing_else(right, sampled, with_criterion):
    wrong = with_criterion(right, "symptom-duration", state=State.MET)

    summary = summarise([sampled(wrong)], Costs())

    assert summary.safety == {
        "wrong_met": 1, "wrong_approve": 0, "must_not_say": 0, "false_quotes": 0, "crashed": 0,
    }  # fmt: skip
    assert summary.confusion["unclear"] == {
        "met": 1, "not_met": 0, "not_documented": 0, "unclear": 3, "not_applicable": 0, "not_judged": 0,
    }  # fmt: skip
    assert figure(sampled(wrong), "wrong_met") == (1, 6)
    assert figure(sampled(wrong), "gap_fill") == (1, 4)
    assert figure(sampled(wrong), "undetermined_recall") == (3, 4)
    assert figure(sampled(wrong), "state_accuracy") == (6, 7)
    assert figure(sampled(wrong), "recommendation_accuracy") == (2, 2)


def test_a_needless_question_is_no_safety_count(right, sampled, with_criterion):
    wrong = sampled(with_criterion(right, "trigger-points-palpated", state=State.UNCLEAR))

    assert set(summarise([wrong], Costs()).safety.values()) == {0}
    assert figure(wrong, "needless_open") == (1, 3)
    assert figure(wrong, "met_recall") == (0, 1)
    assert figure(wrong, "gap_fill") == (0, 4)


def test_a_wrong_approval_is_counted_and_costs_what_the_thresholds_say(right, sampled, approving):
    wrong = sampled(approving(right))

    summary = summarise([wrong], Costs(wrong_approval=40))

    assert summary.safety["wrong_approve"] == 1
    assert summary.recommendations["request_information"]["approve"] == 1
    assert (summary.figure("cost").count, summary.figure("cost").of) == (40, 2)
    assert figure(wrong, "wrong_approve") == (1, 2)
    assert figure(wrong, "recommendation_accuracy") == (1, 2)
    assert figure(wrong, "case_accuracy") == (1, 1)


def test_a_criterion_that_the_draft_does_not_judge_is_not_judged_and_not_met(right, sampled, with_line):
    wrong = sampled(with_line(right, 1, criteria=lambda old: tuple(a for a in old if a.id != "symptom-duration")))

    summary = summarise([wrong], Costs())

    assert summary.confusion["unclear"]["not_judged"] == 1
    assert summary.safety["wrong_met"] == 0
    assert figure(wrong, "state_accuracy") == (6, 7)
    assert figure(wrong, "gap_fill") == (0, 4)
    assert figure(wrong, "undetermined_recall") == (3, 4)


def test_evidence_elsewhere_is_neither_found_nor_on_the_label(gold, right, sampled, with_criterion):
    text = gold.case.documents[0].text
    elsewhere = Evidence(document="note-1", start=0, end=9, quote=text[:9])
    before = figure(sampled(right), "evidence_recall")
    wrong = sampled(with_criterion(right, "trigger-points-palpated", evidence=(elsewhere,)))

    assert before == (3, 3)
    assert figure(wrong, "evidence_recall") == (2, 3)
    found = next(c for c in wrong.score.criteria if c.criterion == "trigger-points-palpated")
    assert (found.found, found.on_label, found.quotes) == ((False,), 0, 1)


def test_a_quote_that_does_not_stand_where_it_says_is_a_false_quote(right, sampled, with_criterion):
    wrong = sampled(
        with_criterion(
            right,
            "trigger-points-palpated",
            evidence=(Evidence(document="note-1", start=3, end=20, quote="trigger points"),),
        )
    )

    assert summarise([wrong], Costs()).safety["false_quotes"] == 1


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "The symptoms have lasted for more than 6 months."},
        {"source": "policy:commercial-trigger-point-injections@1999.1#symptom-duration"},
        {"source": "policy:commercial-trigger-point-injections@2025.1#session-limit"},
        {"source": "guideline:nowhere#1"},
    ],
    ids=["other words", "a version that is not in force", "another criterion", "no source"],
)
def test_a_citation_that_does_not_hold_is_counted(right, scored, change):
    at = next(i for i, s in enumerate(right.rationale) if s.criterion == "symptom-duration" and s.citations)
    statement = right.rationale[at]
    citation = statement.citations[0].model_copy(update=change)
    changed = statement.model_copy(update={"citations": (citation, *statement.citations[1:])})
    wrong = right.model_copy(update={"rationale": (*right.rationale[:at], changed, *right.rationale[at + 1 :])})

    score = scored(wrong)

    assert score.citations - score.citations_right == 1


def test_a_source_that_is_not_listed_makes_its_citations_wrong(right, scored):
    score = scored(right.model_copy(update={"references": ()}))

    assert score.citations_right == 0


def test_a_phrase_that_must_not_be_said_is_found_in_the_drafts_own_words(right, scored):
    said = right.rationale[0].model_copy(update={"text": "The request is  DENIED."})

    assert scored(right.model_copy(update={"rationale": (said, *right.rationale)})).said == ("denied",)


def test_what_the_draft_quotes_from_the_record_it_does_not_say(right, scored):
    quote = Evidence(document="note-1", start=0, end=6, quote="denied")
    quoting = right.rationale[0].model_copy(update={"text": "The record says “denied”.", "evidence": (quote,)})

    assert scored(right.model_copy(update={"rationale": (quoting, *right.rationale)})).said == ()


def test_a_finding_that_is_not_raised_is_missed(right, sampled):
    silent = sampled(right.model_copy(update={"findings": ()}))

    assert silent.score.findings == {"LIN003": False}
    assert figure(silent, "findings_recall") == (0, 1)


def test_labelled_facts_are_found_by_kind_place_name_and_values(gold, right, scored):
    fact = next(f for f in right.facts if f.kind == "finding" and f.name == "trigger-point")
    quote = fact.attributes["name"].evidence[0].quote
    label = ExpectedFact(document="note-1", kind="finding", quote=quote, name="trigger-point")
    others = [label.model_copy(update={"name": "taut-band"}), label.model_copy(update={"values": {"name": "nodule"}})]
    findings = [f for f in right.facts if f.kind == "finding"]

    def with_facts(*facts):
        return type(gold)(gold.name, gold.folder, gold.case, gold.expected.model_copy(update={"facts": facts}))

    one = scored(right, with_facts(label))
    three = scored(right, with_facts(label, *others))

    assert (one.labelled_facts, one.labelled_facts_found) == (1, 1)
    assert (three.labelled_facts, three.labelled_facts_found) == (3, 1)
    assert one.drafted_facts == len(findings)
    assert 1 <= one.drafted_facts_right < len(findings)


def test_agreement_is_what_the_readers_of_the_evidence_did(right, scored):
    at = next(i for i, a in enumerate(right.lines[0].criteria) if a.id == "trigger-points-palpated")
    both = tuple(f.model_copy(update={"readers": ("rules", "hosted")}) for f in right.facts)
    conflict = finding("UNC001", f"/lines/0/criteria/{at}", "the readers disagree")

    def agreement(drafted):
        return next(c.agreement for c in scored(drafted).criteria if c.criterion == "trigger-points-palpated")

    assert agreement(right) is Agreement.ALONE
    assert agreement(right.model_copy(update={"facts": both})) is Agreement.AGREE
    assert agreement(right.model_copy(update={"facts": both, "findings": (conflict,)})) is Agreement.DISAGREE
    assert agreement(right.model_copy(update={"facts": ()})) is Agreement.SILENT


def test_evidence_is_kept_in_its_sentence_with_the_quoted_words_marked(gold, right, scored):
    found = next(c for c in scored(right).criteria if c.criterion == "trigger-points-palpated")
    passage = found.passages[0]
    whole = "".join(text for text, _ in passage.parts)

    assert whole in gold.case.documents[0].text
    assert [text for text, quoted in passage.parts if quoted] == [e.quote for e in found.evidence]
    assert len(whole) > sum(len(e.quote) for e in found.evidence)
