"""Each guardrail speaks when it must, and is silent when it must be."""

import pytest

from drafter.drafting.rationale import Statement, StatementKind
from drafter.drafting.sources import Sources
from drafter.drafting.validation import (
    Ground,
    check_addressed,
    check_balance,
    check_references,
    check_statement,
    stated_result,
)
from drafter.evidence.claims.facts import Evidence

POLICY = "policy:commercial-trigger-point-injections@2025.1"
DURATION = "The symptoms in the requested region have lasted for more than 3 months."


@pytest.fixture(scope="module")
def sources(library):
    return Sources(library.policies, library.corpus)


@pytest.fixture(scope="module")
def passage(library):
    return next(p for p in library.corpus.passages if library.corpus.guideline(p.source).kind == "study")


@pytest.fixture
def codes(drafted, sample, library, sources):
    """The codes that a statement on the sample's first line gets."""
    policy = library.policies.get("commercial-trigger-point-injections")
    ground = Ground({a.id: a for a in drafted.lines[0].criteria}, policy, sample)
    return lambda statement: [f.code for f in check_statement(statement, "/rationale/0", ground, sources)]


@pytest.fixture
def finding(drafted):
    """The statement on the sample's symptom duration, with changes."""
    written = next(
        s for s in drafted.rationale if s.criterion == "symptom-duration" and s.kind is StatementKind.FINDING
    )
    return lambda **changes: Statement.model_validate(written.model_dump() | changes)


@pytest.fixture
def background(passage):
    def background(text=passage.text, **changes):
        fields = {
            "text": text,
            "line": 1,
            "criterion": None,
            "kind": "background",
            "citations": [cite(f"study:{passage.id}", passage.text)],
        }
        return Statement.model_validate(fields | changes)

    return background


def cite(source=f"{POLICY}#symptom-duration", quote=DURATION):
    return {"source": source, "quote": quote}


def test_every_statement_of_the_embedded_writer_passes(drafted, library, sample, sources):
    for line in drafted.lines:
        ground = Ground({a.id: a for a in line.criteria}, library.policies.get(line.policy.id), sample)
        statements = [s for s in drafted.rationale if s.line == line.line]
        assert statements
        assert [f for s in statements for f in check_statement(s, "", ground, sources)] == []
    assert list(check_references(drafted.rationale, drafted.references)) == []


def test_a_citation_that_resolves_to_nothing_is_cit001(codes, finding):
    assert codes(finding(citations=[cite(f"{POLICY}#pain-scale")]))[0] == "CIT001"


@pytest.mark.parametrize("quote", ["The symptoms have lasted for more than 6 months.", "", DURATION.upper()])
def test_a_passage_that_is_not_in_its_source_is_cit002(codes, finding, quote):
    assert "CIT002" in codes(finding(citations=[cite(quote=quote)]))


def test_a_statement_that_cites_another_criterion_is_cit002(codes, finding, library):
    other = library.policies.get("commercial-trigger-point-injections").criterion("session-limit")

    assert codes(finding(citations=[cite(f"{POLICY}#session-limit", other.text)])) == ["CIT002"]


def test_a_part_of_the_source_may_be_quoted(codes, finding):
    assert codes(finding(citations=[cite(quote="more than 3 months")])) == []


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("Symptom duration is unclear: the note says 3 months, the policy more than 3 months.", []),
        ("Symptom duration is unclear: the note says 4 months.", ["CIT003"]),
        ("Symptom duration is unclear: the note says 3 weeks.", ["CIT003"]),
        ("Symptom duration is unclear: the policy asks for more than 6 months.", ["CIT003"]),
        ("Symptom duration is unclear: 30 % of the record.", ["CIT003"]),
        ("Symptom duration is unclear: three months.", []),
    ],
)
def test_a_number_that_nothing_cited_has_is_cit003(codes, finding, text, raised):
    assert codes(finding(text=text)) == raised


def test_a_changed_figure_of_a_study_is_cit003(codes, background, passage):
    assert codes(background()) == []
    assert "CIT003" in codes(background(f"{passage.text} Relief lasted 17 weeks."))


def test_a_statement_that_cites_nothing_is_cit005(codes, background):
    assert "CIT005" in codes(background("Injections give only temporary relief.", citations=[]))


def test_a_listed_reference_that_is_never_cited_is_cit004_and_an_unlisted_citation_cit001(drafted):
    statements, references = list(drafted.rationale), list(drafted.references)

    assert [f.code for f in check_references(statements[:1], references)].count("CIT004") == len(references) - 1
    assert {f.code for f in check_references(statements, references[1:])} == {"CIT001"}


@pytest.mark.parametrize(
    ("change", "raised"),
    [
        ({}, []),
        ({"quote": "unknown 3 month  duration"}, ["EVD001"]),
        ({"start": 0, "end": 4}, ["EVD001"]),
        ({"document": "note-2"}, ["EVD001"]),
        ({"quote": "", "start": 5, "end": 5}, ["EVD001"]),
    ],
)
def test_a_quote_that_does_not_stand_where_it_says_is_evd001(codes, finding, change, raised):
    evidence = finding().evidence[0].model_dump() | change

    assert [c for c in codes(finding(evidence=[evidence])) if c == "EVD001"] == raised


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("Symptom duration is unclear: so.", []),
        ("Symptom duration is met: so.", ["CRT001"]),
        ("Symptom duration is not met: so.", ["CRT001"]),
        ("Symptom duration is not documented: so.", ["CRT001"]),
        ("Symptom duration does not apply: so.", ["CRT001"]),
        ("Symptom duration: so.", ["CRT001"]),  # no result at all
    ],
)
def test_a_result_other_than_the_validator_s_is_crt001(codes, finding, text, raised):
    assert codes(finding(text=text)) == raised


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The criterion is met", "met"), ("is not met", "not_met"), ("has not been met", "not_met"), ("fails to meet it", "not_met"),
        ("is unmet", "not_met"), ("is not yet fully met", "not_met"), ("isn't met", "not_met"), ("is not documented", "not_documented"), ("is unclear", "unclear"),
        ("cannot be determined", "unclear"), ("does not apply", "not_applicable"), ("says nothing", None),
    ],
)  # fmt: skip
def test_prose_states_one_result(text, state):
    assert (stated_result(text) or None) == state


def test_a_question_on_what_is_settled_is_crt001(codes, finding, drafted):
    points = next(a for a in drafted.lines[0].criteria if a.id == "trigger-points-palpated")
    assert points.state.value == "met"

    asked = finding(kind="missing", criterion=points.id, text="Were trigger points palpated?", evidence=[], citations=[
        cite(f"{POLICY}#{points.id}", "trigger points"),
    ])  # fmt: skip
    assert "CRT001" in codes(asked)


def test_a_required_criterion_that_is_not_addressed_is_crt002(drafted):
    line = drafted.lines[0]
    statements = [s for s in drafted.rationale if s.criterion != "symptom-duration"]

    assert list(check_addressed(line.criteria, drafted.rationale, 1, "/lines/0")) == []
    assert [(f.code, f.message) for f in check_addressed(line.criteria, statements, 1, "/lines/0")] == [
        ("CRT002", "nothing is said of symptom-duration")
    ]
    needless = [a.model_copy(update={"required": False}) for a in line.criteria]
    assert list(check_addressed(needless, statements, 1, "/lines/0")) == []


def test_a_criterion_that_the_policy_does_not_have_is_crt003(codes, finding):
    assert "CRT003" in codes(finding(criterion="pain-scale", text="Pain scale is unclear: so."))


def test_literature_stated_as_a_requirement_is_crt003(codes, background):
    assert "CRT003" in codes(background("A validated pain scale is required."))


@pytest.mark.parametrize(
    "text",
    ["The request is denied.", "The service is not medically necessary.", "Denial is proposed.", "It is not approved."],
)
def test_an_adverse_disposition_is_dsp003(codes, finding, text):
    assert "DSP003" in codes(finding(text=f"Symptom duration is unclear: so. {text}"))


def test_a_study_may_speak_of_what_was_not_approved(codes, background):
    assert "DSP003" not in codes(background("Background: the drug was not approved."))


def test_a_requirement_of_the_plan_is_cited_to_the_plan_s_policy_or_is_src002(codes, finding, background, passage):
    assert "SRC002" in codes(finding(citations=[cite(f"study:{passage.id}", passage.text)]))
    other = "policy:medicare-trigger-point-injections@2024.1"
    assert "SRC002" in codes(finding(citations=[cite(f"{other}#session-limit", "There are at most 3 sessions")]))
    assert "SRC002" in codes(background(criterion="symptom-duration"))


def test_evidence_that_points_the_other_way_and_is_not_shown_is_src003(drafted, library, sources):
    line = next(line for line in drafted.lines if line.code == "64405")
    shown = [s for s in drafted.rationale if s.line == line.line]
    directions = {
        library.corpus.passage(c.source.partition(":")[2]).direction
        for s in shown
        if s.kind is StatementKind.BACKGROUND
        for c in s.citations
    }
    assert {"+", "-"} <= directions

    def for_only(statement):
        if statement.kind is not StatementKind.BACKGROUND:
            return True
        return library.corpus.passage(statement.citations[0].source.partition(":")[2]).direction != "-"

    one_sided = [s for s in shown if for_only(s)]
    found = list(check_balance(one_sided, line.line, line.code, "/lines/1", sources))
    assert list(check_balance(shown, line.line, line.code, "/lines/1", sources)) == []
    assert [(f.code, f.at) for f in found] == [("SRC003", "/lines/1")]


def test_without_a_case_quotes_are_not_compared(drafted, library, sources, finding):
    policy = library.policies.get("commercial-trigger-point-injections")
    ground = Ground({a.id: a for a in drafted.lines[0].criteria}, policy, None)
    wrong = finding(
        evidence=[Evidence(document="note-9", start=0, end=1, quote="x").model_dump()],
        text="Symptom duration is unclear: so.",
    )

    assert [f.code for f in check_statement(wrong, "", ground, sources)] == []
