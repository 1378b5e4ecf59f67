"""What becomes of a model's rationale: checked, sent back twice at most, replaced where it still fails."""

import pytest

from drafter.drafting.rationale import Statement, StatementKind
from drafter.errors import ModelError
from drafter.evidence.intake.cases import Case
from drafter.models.rules.model import RulesModel
from drafter.pipeline import draft

NOTE = (
    "HPI: Neck pain for 5 months.\n\nTREATMENT: PT was advised.\n\nEXAM: Trigger points in the left upper trapezius.\n"
)
DURATION = "symptom-duration"


@pytest.fixture(scope="module")
def case():
    return Case.model_validate(
        {
            "id": "made",
            "payer": "example-commercial",
            "request": {"review": "retrospective", "received": "2025-11-12", "region": "cervical", "lines": [{"line": 1, "code": "20553", "dates": ["2025-11-03"]}]},
            "documents": [{"id": "n", "kind": "progress-note", "date": "2025-11-03", "text": NOTE}],
        }
    )  # fmt: skip


class Writer(RulesModel):
    """Writes as the embedded writer does, but for what a test changes; keeps its briefs."""

    name = "writer"

    def __init__(self, change, mends_at=99):
        self.change, self.mends_at, self.briefs = change, mends_at, []

    def propose_statements(self, brief):
        self.briefs.append(brief)
        statements = RulesModel().propose_statements(brief)
        # A word more each time: a writer that only repeats itself is not asked again.
        return (
            statements
            if len(self.briefs) > self.mends_at
            else list(self.change(statements, " again" * len(self.briefs)))
        )


def on(criterion, text):
    """Another text for a criterion's finding."""

    def change(statements, more):
        for s in statements:
            mine = s.criterion == criterion and s.kind is StatementKind.FINDING
            yield s.model_copy(update={"text": text + more}) if mine else s

    return change


FAULTS = {
    "another result": ("CRT001", on(DURATION, "Symptom duration is not met: neck pain has lasted 5 months")),
    "no result": ("CRT001", on(DURATION, "Neck pain has lasted 5 months")),
    "a changed figure": ("CIT003", on(DURATION, "Symptom duration is met: the record says 6 months")),
    "a changed unit": ("CIT003", on(DURATION, "Symptom duration is met: the record says 5 weeks")),
    "another requirement": ("CRT003", on(DURATION, "Symptom duration is met: the policy also requires a validated functional questionnaire")),
    "a decision": ("DSP002", on(DURATION, "Symptom duration is met: the record says 5 months and the request should be approved")),
    "a denial": ("DSP003", on(DURATION, "Symptom duration is met: the record says 5 months, yet the request is denied")),
    "a drug that nobody named": ("EVD002", on(DURATION, "Symptom duration is met: the record says 5 months of pain in spite of gabapentin")),
    "a side that nobody named": ("EVD002", on("trigger-points-palpated", "Trigger points on examination is met: found in the right trapezius")),
    "a result turned round": ("CRT001", on("trigger-points-palpated", "Trigger points on examination is met: the examination found no trigger points")),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_goes_back_twice_and_is_then_replaced(fault, case, library):
    code, change = FAULTS[fault]
    writer = Writer(change)
    drafted = draft(case, writer, library)

    assert len(writer.briefs) == 3
    assert any(word in " ".join(writer.briefs[1].violations) for word in _words(code))
    assert len(writer.briefs[1].previous) == len(RulesModel().propose_statements(writer.briefs[0]))
    assert drafted.rationale == draft(case, RulesModel(), library).rationale
    assert [f.code for f in drafted.findings if f.code in ("UNC003", code)] == ["UNC003"]


def _words(code):
    from drafter.drafting.findings import rule  # noqa: PLC0415

    return [rule(code).fix]


def test_a_fault_that_is_mended_is_not_replaced(case, library):
    writer = Writer(FAULTS["a changed figure"][1], mends_at=1)
    drafted = draft(case, writer, library)

    assert len(writer.briefs) == 2
    assert not {"UNC003", "CIT003"} & {f.code for f in drafted.findings}


def test_only_what_fails_is_replaced(case, library):
    both = FAULTS["a changed figure"][1]
    good = on("trigger-points-palpated", "Trigger points on examination is met: the examination found trigger points,")
    writer = Writer(lambda statements, more: good(list(both(statements, more)), more))
    drafted = draft(case, writer, library)
    texts = {s.criterion: s.text for s in drafted.rationale if s.kind is StatementKind.FINDING}

    assert texts["trigger-points-palpated"].endswith("again")
    assert texts[DURATION] == "Symptom duration is met: The record says 5 months, which is more than 3 months."


def test_a_writer_that_repeats_itself_is_not_asked_a_third_time(case, library):
    writer = Writer(lambda statements, _: FAULTS["a changed figure"][1](statements, ""))
    draft(case, writer, library)

    assert len(writer.briefs) == 2


def test_a_criterion_that_is_passed_over_is_written_by_the_embedded_writer(case, library):
    drafted = draft(case, Writer(lambda statements, _: [s for s in statements if s.criterion != DURATION]), library)

    assert any(s.criterion == DURATION for s in drafted.rationale)
    assert "UNC003" in {f.code for f in drafted.findings}


def test_one_sided_background_goes_back(case, library):
    def change(statements, _):
        background = [s for s in statements if s.kind is StatementKind.BACKGROUND]
        return [s for s in statements if s not in background[1:]]

    drafted = draft(case, Writer(change), library)

    assert not {"SRC003"} & {f.code for f in drafted.findings}
    assert drafted.rationale == draft(case, RulesModel(), library).rationale


def test_an_invented_source_is_never_cited(case, library):
    from drafter.drafting.rationale import Citation  # noqa: PLC0415

    def change(statements, more):
        made_up = Citation(source="study:smith-2031-miracle#1", quote="It works.")
        yield from statements
        yield Statement(
            text=f"It works{more}", line=1, criterion=None, kind=StatementKind.BACKGROUND, citations=(made_up,)
        )

    drafted = draft(case, Writer(change), library)

    assert not any("smith" in c.source for s in drafted.rationale for c in s.citations)
    assert not any("smith" in reference.source for reference in drafted.references)


def test_a_writer_that_fails_is_replaced_and_says_so(case, library):
    def change(statements, more):
        raise ModelError("the model refused to answer", retryable=False)

    drafted = draft(case, Writer(change), library)

    assert drafted.rationale == draft(case, RulesModel(), library).rationale
    assert "UNC003" in {f.code for f in drafted.findings}
    assert drafted.generator.unwritten == (1,)


def test_a_writer_that_says_nothing_gets_the_embedded_writer_s_words_with_their_background(case, library):
    drafted = draft(case, Writer(lambda *_: []), library)
    alone = draft(case, RulesModel(), library)

    assert any(s.kind is StatementKind.BACKGROUND for s in alone.rationale)
    assert drafted.rationale == alone.rationale
    assert "UNC003" in {found.code for found in drafted.findings}


def test_passages_that_are_passed_over_are_shown_and_it_is_told(case, library):
    def silent(statements, _):
        return [s for s in statements if s.kind is not StatementKind.BACKGROUND]

    writer = Writer(silent)
    drafted = draft(case, writer, library)

    assert len(writer.briefs) == 1  # nothing that is said is wrong
    assert drafted.rationale == draft(case, RulesModel(), library).rationale
    assert [f.message for f in drafted.findings if f.code == "UNC003"] == [
        f"line 1: writer passed over {sum(s.kind is StatementKind.BACKGROUND for s in drafted.rationale)} criteria and passages"
    ]


def test_a_criterion_that_another_branch_settles_is_told_of_too(library):
    made = Case.model_validate(
        {
            "id": "made",
            "payer": "example-commercial",
            "request": {"review": "prospective", "received": "2025-11-12", "region": "lumbar", "lines": [{"line": 1, "code": "72148"}]},
            "documents": [{"id": "n", "kind": "progress-note", "date": "2025-11-03", "text": "Saddle anesthesia since today, cauda equina syndrome."}],
        }
    )  # fmt: skip
    alone = draft(made, RulesModel(), library)
    needless = next(c.id for c in alone.lines[0].criteria if not c.required)

    def silent(statements, _):
        return [s for s in statements if s.criterion != needless]

    assert draft(made, Writer(silent), library).rationale == alone.rationale
