"""What the draft suggests is not served before its evidence was opened or the person answered: not in HTML, not in the records."""

import pytest
from steps import answer_all, desk_of, first_case, open_all, team

from drafter.criteria.logic import State
from drafter.drafting.findings import finding
from drafter.evidence.claims.facts import Evidence
from drafter.record import cases, work
from drafter.review.gates import place_of
from drafter.web import actions, stages
from drafter.web.views.case import case_view

REASON = "does not settle whether"
QUESTION = "On what date did the symptoms"
SENTENCE = "Symptom duration is unclear"


def views(office, person):
    case = first_case(office)
    with office.store.read() as connection:
        return case_view(connection, cases.file(connection, case), person, office.rules)[0]


def drafted_words(office):
    """Everything of the draft's own judgement, by criterion."""
    draft = desk_of(office, first_case(office)).draft
    for line in draft.lines:
        for criterion in line.criteria:
            sentences = [s.text for s in draft.rationale if (s.line, s.criterion) == (line.line, criterion.id)]
            yield line.line, criterion, [criterion.reason, *criterion.missing, *sentences]


def pages(visitor, case):
    for line in (1, 2):
        for tab in ("policy", "literature", "draft"):
            yield visitor.get(f"/cases/{case}", line=line, tab=tab).text


@pytest.mark.parametrize("login", ["nora", "paula", "ada"])
def test_nothing_of_the_judgement_before_the_gate(drafted_office, visit, login):
    case = first_case(drafted_office)
    served = "\n".join(pages(visit(login), case)) + views(drafted_office, team(drafted_office)[login]).model_dump_json()
    for _, criterion, words in drafted_words(drafted_office):
        for text in words:
            assert text not in served, (criterion.id, text)
    assert '"origin":"override"' not in served
    assert "is shown once you open a quote" in served
    assert "The draft suggests" not in served
    assert "come to <strong>" not in served


def test_opening_a_quote_reveals_its_criterion_only(drafted_office, visit):
    case, nora = first_case(drafted_office), visit("nora")
    criterion = desk_of(drafted_office, case).draft.lines[0].criteria[0]
    answer = nora.post(
        f"/cases/{case}/open", line="1", criterion=criterion.id, quote=place_of(criterion.evidence[0]), c="1", go="q1-1"
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/cases/{case}?line=1&c=1#q1-1"
    page = nora.get(f"/cases/{case}", line=1, tab="draft").text
    for text in (REASON, QUESTION, SENTENCE, "opened by you"):
        assert text in page
    for _, other, words in drafted_words(drafted_office):
        if other.id != criterion.id:
            assert all(text not in page for text in words if text not in (criterion.reason, *criterion.missing)), (
                other.id
            )
    assert REASON not in visit("paula").get(f"/cases/{case}").text  # what one person opened reveals nothing to another


def test_an_own_answer_reveals_and_shows_its_origin(drafted_office, visit):
    case, nora = first_case(drafted_office), visit("nora")
    nora.post(f"/cases/{case}/answers", line="1", criterion="symptom-duration", base="0", state="unclear", reason="")
    page = nora.get(f"/cases/{case}", line=1).text
    assert REASON in page
    assert "as drafted (auto)" in page
    other = visit("paula").get(f"/cases/{case}", line=1).text
    assert "answered by <bdi>Nora Quist</bdi>" in other
    assert "as drafted" not in other.replace("as drafted</span>", "")
    assert "answered <strong>" not in other


def test_an_answer_of_another_is_withheld_with_the_suggestion(drafted_office):
    people, case = team(drafted_office), first_case(drafted_office)
    actions.answer(drafted_office, people["nora"], case, 0, 1, "symptom-duration", State.UNCLEAR, "I read it so.")
    told = views(drafted_office, people["paula"]).line(1).criteria[0].answer
    assert (told.state, told.reason, told.origin, told.mine) == (None, "", None, False)


def test_a_criterion_without_quotes_opens_by_its_receipt(drafted_office, visit):
    case, nora = first_case(drafted_office), visit("nora")
    page = nora.get(f"/cases/{case}", line=1, c=5).text
    assert "I looked too: C5" in page
    assert "Searched 1 document, 1 page, for: prior trigger point injections" in page
    assert "tells of no prior session" not in page
    nora.post(f"/cases/{case}/open", line="1", criterion="session-interval", quote="receipt", c="5")
    page = nora.get(f"/cases/{case}", line=1, c=5).text
    assert "You looked at this receipt" in page
    assert "tells of no prior session" in page


def test_nearest_misses_beside_quotes_wait_too(drafted_office, visit, monkeypatch):
    """They exist only where a state is open, so that they would tell it."""
    case, nora = first_case(drafted_office), visit("nora")
    text = desk_of(drafted_office, case).case.documents[0].text
    at = text.index("occipital headache")
    near = Evidence(document="note-1", start=at, end=at + 18, quote="occipital headache")
    real = work.draft_of

    def planted(*where):
        draft = real(*where)
        line = draft.lines[1]
        found = line.criteria[0].model_copy(
            update={"search": line.criteria[0].search.model_copy(update={"nearest": (near,)})}
        )
        return draft.model_copy(update={"lines": (draft.lines[0], line.model_copy(update={"criteria": (found,)}))})

    monkeypatch.setattr(work, "draft_of", planted)
    assert "Nearest misses" not in nora.get(f"/cases/{case}", line=2).text
    quote = place_of(desk_of(drafted_office, case).draft.lines[1].criteria[0].evidence[0])
    nora.post(f"/cases/{case}/open", line="2", criterion="covered-diagnosis", quote=quote)
    page = nora.get(f"/cases/{case}", line=2).text
    assert "Nearest misses" in page
    assert 'id="n1-1"' in page
    assert (
        nora.post(f"/cases/{case}/open", line="2", criterion="covered-diagnosis", quote=place_of(near)).status_code
        == 303
    )


def test_what_is_no_evidence_opens_nothing(drafted_office, visit):
    case, nora = first_case(drafted_office), visit("nora")
    for criterion, quote in (
        ("symptom-duration", "note-1:0-5"),
        ("symptom-duration", "x" * 5000),
        ("no-such", "receipt"),
    ):
        assert nora.post(f"/cases/{case}/open", line="1", criterion=criterion, quote=quote).status_code == 404
    assert REASON not in nora.get(f"/cases/{case}").text


def test_the_proposal_waits_for_every_needed_answer(drafted_office, visit):
    case, nora = first_case(drafted_office), team(drafted_office)["nora"]
    states = ["unclear", "met", "met", "met", "not_applicable"]
    ids = [
        "symptom-duration",
        "conservative-treatment",
        "trigger-points-palpated",
        "comprehensive-program",
        "session-interval",
    ]
    for base, (name, state) in enumerate(zip(ids, states, strict=True)):
        actions.answer(drafted_office, nora, case, base, 1, name, State(state), "Read.")
    assert "come to <strong>" not in visit("nora").get(f"/cases/{case}").text
    actions.answer(drafted_office, nora, case, 5, 1, "session-limit", State.NOT_APPLICABLE, "Read.")
    page = visit("nora").get(f"/cases/{case}").text
    assert "Line 1 (20553): the answers come to <strong>Request information</strong>" in page
    assert "Line 2 (64405): the answers" not in page


def test_findings_on_a_criterion_wait(drafted_office, visit, monkeypatch):
    case, nora = first_case(drafted_office), visit("nora")
    planted = finding("UNC001", "/lines/0/criteria/0", "line 1, symptom-duration: PLANTED TELLTALE")
    named = finding("CRT001", "/lines/0/criteria", "symptom-duration is given with OTHER TELLTALE")
    from drafter.review import checks  # noqa: PLC0415

    real = checks.findings
    monkeypatch.setattr(checks, "findings", lambda *a: [*real(*a), planted, named])
    page = nora.get(f"/cases/{case}").text
    assert "TELLTALE" not in page
    assert "There are more, on criteria" in page
    assert page.count("4 warnings") == 2  # in the strip and over the list: those that are shown
    nora.post(f"/cases/{case}/open", line="1", criterion="symptom-duration", quote="receipt")
    assert nora.get(f"/cases/{case}").text.count("TELLTALE") == 2


def test_texas_is_suggested_nothing_adverse(office, library, case_of):
    """There software may not suggest, even in part, that something is not met: neither state, nor reason, nor sentence."""
    from visitors import Visitor  # noqa: PLC0415

    content = case_of("Neck pain for 2 weeks. Trigger points were palpated in the trapezius.", code="20553")
    for state in ("TX", None):
        asked = content.request.model_copy(update={"jurisdiction": state})
        case = actions.create_case(
            office, team(office)["nora"], content.model_copy(update={"request": asked, "payer": "example-commercial"})
        )
        nora = Visitor(office, "nora")
        nora.post(f"/cases/{case}/draft")
        with office.store.read() as connection:
            from drafter.record import signoff  # noqa: PLC0415

            drafted = signoff.desk(connection, cases.file(connection, case), office.rules).draft.lines[0].criteria[0]
        assert drafted.state is State.NOT_MET
        nora.post(f"/cases/{case}/answers", line="1", criterion=drafted.id, base="0", state="not_met", reason="")
        page = nora.get(f"/cases/{case}", tab="draft").text
        assert (drafted.reason in page) is (state is None)
        assert ("a person decides" in page) is (state == "TX")
        assert ("as drafted (auto)" in page) is (state is None)


def test_what_others_answered_and_what_it_comes_to_waits_for_an_own_look(drafted_office, visit):
    """For a physician who takes over, the nurse's answers are a suggestion like the draft's: evidence first."""
    case, people = first_case(drafted_office), team(drafted_office)
    answer_all(drafted_office, people["nora"], case)
    stages.refer(drafted_office, people["nora"], case, "")
    paula = visit("paula")
    for path in (f"/cases/{case}", f"/cases/{case}/decide"):
        page = paula.get(path).text
        assert "come to <strong>" not in page
        assert "These answers propose" not in page
        assert "<strong>unclear</strong>" not in page
    assert "open its evidence</a> to see how" in page
    assert all(line.proposal == "" for line in views(drafted_office, people["paula"]).lines)
    open_all(drafted_office, people["paula"], case)
    desk = desk_of(drafted_office, case)
    for criterion in desk.draft.lines[0].criteria:
        if not criterion.evidence:
            paula.post(f"/cases/{case}/open", line="1", criterion=criterion.id, quote="receipt")
    page = paula.get(f"/cases/{case}/decide").text
    assert "These answers propose:</span> Request information" in page
    assert "<strong>unclear</strong>" in page


def test_a_conflict_tells_nothing_that_may_not_be_seen(drafted_office, visit):
    """Whoever saves on an old version is told what stands now, and no more of it than the page would show them."""
    case, people = first_case(drafted_office), team(drafted_office)
    actions.answer(drafted_office, people["nora"], case, 0, 1, "symptom-duration", State.UNCLEAR, "NORAS REASON")
    stages.release_lease(drafted_office, people["nora"], case)
    nils, place = visit("nils"), {"line": "1", "c": "1", "criterion": "symptom-duration"}
    rewritten = nils.post(f"/cases/{case}/sentences", base="0", sentence="1", text="Mine.", **place)
    answered = nils.post(f"/cases/{case}/answers", base="0", state="met", reason="Mine.", **place)
    for page in (rewritten, answered):
        assert page.status_code == 409
        assert SENTENCE not in page.text
        assert "NORAS REASON" not in page.text
        assert "unclear, by" not in page.text
        assert "shown once you open the evidence or answer" in page.text
    nils.post(f"/cases/{case}/open", quote="receipt", **place)
    told = nils.post(f"/cases/{case}/answers", base="0", state="met", reason="Mine.", **place).text
    assert "unclear, by Nora Quist" in told
    assert "NORAS REASON" in told


def test_the_history_tells_an_answer_and_sentences_no_sooner_than_the_case(drafted_office, visit):
    case, people = first_case(drafted_office), team(drafted_office)
    actions.answer(drafted_office, people["nora"], case, 0, 1, "symptom-duration", State.UNCLEAR, "NORAS REASON")
    nils = visit("nils")

    def told():
        return nils.get(f"/cases/{case}/history", old=0, new=1).text.partition("Events</h2>")[0]

    page = told()
    assert "answered by Nora Quist" in page
    assert "NORAS REASON" not in page
    assert "symptom-duration: unclear" not in page
    assert page.count("more sentences") <= 2  # one for each line, however many there are
    nils.post(f"/cases/{case}/open", line="1", criterion="symptom-duration", quote="receipt", c="1")
    assert "NORAS REASON" in told()
