"""The one door: each condition refuses by its code, and only a person who just proved who they are gets through."""

import ast
from pathlib import Path

import pytest
from sqlalchemy import select, update

from drafter.criteria.logic import State
from drafter.errors import ConflictError, InputError, RefusedError
from drafter.record import cases, comments, ledger, sessions, signoff
from drafter.record.cases import Stage
from drafter.record.signatures import of_case
from drafter.record.tables import CASE, LEDGER
from drafter.review.decisions import Outcome
from drafter.review.roles import Credentials


def _ready(room, login="nora", disposition="approve", reason="", **states):
    """A case that only awaits the signature of a person."""
    room.answer(login, **states)
    room.decide(login, disposition, reason)
    room.acknowledge(login)
    room.open_all(login)
    return room


def _refused(room, login, **given):
    """The code by which a signature is refused; nothing is signed then."""
    with pytest.raises((RefusedError, ConflictError)) as caught:
        room.sign(login, **given)
    with room.store.read() as connection:
        assert of_case(connection, room.id) == []
    assert room.file().stage is not Stage.SIGNED
    return caught.value.code


@pytest.fixture
def denial(unmet):
    """A case that a nurse referred, ready for a physician's denial."""
    unmet.answer("nora")
    unmet.refer()
    return _ready(unmet, "paula", "deny", "Two months of symptoms; the policy asks for three.")


def test_a_nurse_signs_an_approval_within_her_authority(room):
    determination = _ready(room).sign("nora")

    assert determination.outcome is Outcome.APPROVAL
    assert determination.stage == "nurse_review"
    assert room.file().stage is Stage.SIGNED
    with room.store.read() as connection:
        (kept,) = of_case(connection, room.id)
        entry = connection.execute(select(LEDGER).where(LEDGER.c.action == "sign")).one()
        before = connection.execute(select(LEDGER.c.hash).where(LEDGER.c.seq == entry.seq - 1)).scalar_one()
        assert ledger.verify(connection) == []
    assert kept.determination == determination
    assert determination.ledger == before
    assert determination.shown.digest in entry.detail


def test_nothing_is_signed_twice(room):
    _ready(room).sign("nora")

    with pytest.raises(ConflictError) as caught:
        room.sign("nora")
    assert caught.value.code == "AUT013"


def test_while_nothing_is_decided_there_is_nothing_to_sign(room):
    room.answer("nora")
    with pytest.raises(InputError, match="nothing to sign"):
        room.shown("nora")
    with pytest.raises(InputError):
        room.sign("nora", seen="x")


def test_an_unanswered_criterion_holds_it_back(room):
    room.decide("nora", "request_information")

    assert _refused(room, "nora") == "AUT006"


def test_a_decision_that_the_criteria_do_not_support_holds_it_back(room):
    room.answer("nora", symptom_duration=State.UNCLEAR)
    room.decide("nora", "approve")
    room.open_all("nora")

    assert _refused(room, "nora") == "DSP002"


def test_a_nurse_cannot_sign_a_denial_that_somebody_wrote_into_the_worksheet(room):
    room.answer("nora", symptom_duration=State.NOT_MET)
    room.decide("nora", "deny", "Two months.")
    room.open_all("nora")

    assert _refused(room, "nora", seen="x") == "AUT001"


def test_evidence_must_be_opened_by_the_signer_and_not_by_another(room):
    room.answer("nora")
    room.decide("nora", "approve")
    room.acknowledge("nora")
    room.open_all("nils")

    assert _refused(room, "nora") == "AUT005"


def test_an_open_comment_holds_it_back(room):
    _ready(room)
    with room.by("ada") as change:
        identifier = comments.comment(change, room.file(change), "1/symptom-duration", "Is that so?")
    assert _refused(room, "nora") == "AUT011"
    with room.by("nora") as change:
        comments.resolve(change, room.file(change), identifier)

    assert room.sign("nora")


def test_a_warning_without_a_reason_holds_it_back(room, monkeypatch):
    from drafter.drafting.findings import finding  # noqa: PLC0415

    _ready(room)
    monkeypatch.setattr(signoff, "findings", lambda desk: [finding("LIN003", "/lines/0", "units")])

    assert _refused(room, "nora") == "AUT010"


def test_a_blocking_finding_holds_it_back(room, monkeypatch):
    from drafter.drafting.findings import finding  # noqa: PLC0415

    _ready(room)
    monkeypatch.setattr(signoff, "findings", lambda desk: [finding("EVD001", "/lines/0", "quote")])

    assert _refused(room, "nora") == "AUT010"


def test_absence_is_not_signed_while_a_page_could_not_be_read(room, monkeypatch):
    from drafter.drafting.findings import finding  # noqa: PLC0415

    _ready(room)
    monkeypatch.setattr(signoff, "findings", lambda desk: [finding("EVD006", "/lines/0", "page 2")])

    assert _refused(room, "nora") == "EVD006"


def test_a_policy_that_keeps_approval_to_physicians_holds_a_nurse_back(room, rules, monkeypatch):
    _ready(room)
    whole = signoff.desk

    def strict(*given):
        desk = whole(*given)
        policies = {line: p.model_copy(update={"authority": "physician"}) for line, p in desk.policies.items()}
        return signoff.Desk(desk.file, desk.case, desk.draft, desk.sheet, policies)

    monkeypatch.setattr(signoff, "desk", strict)

    assert _refused(room, "nora") == "AUT009"


def test_what_was_shown_must_be_what_stands(room):
    _ready(room)
    seen = room.shown("nora").digest
    room.answer("nora", symptom_duration=State.MET, conservative_treatment=State.MET)
    desk = room.desk()
    room.decide("nora", "approve", "Another word.")

    assert desk.sheet.digest != room.desk().sheet.digest
    assert _refused(room, "nora", seen=seen) == "AUT012"
    assert _refused(room, "nora", seen="") == "AUT012"


def test_information_that_nobody_drafted_holds_it_back(room):
    _ready(room)
    desk, shown = room.desk(), room.shown("nora")
    with room.by("nora") as change:
        more = desk.case.documents[0].model_copy(update={"id": "note-2"})
        cases.inform(
            change, room.file(change), desk.case.model_copy(update={"documents": (*desk.case.documents, more)})
        )

    assert _refused(room, "nora", seen=shown.digest) == "AUT012"


def test_a_password_given_a_while_ago_does_not_sign(room, at):
    _ready(room)
    session, shown = room.session("nora"), room.shown("nora")
    at(minutes=6)

    assert _refused(room, "nora", session=session, seen=shown.digest) == "AUT008"
    with room.by("nora") as change:
        sessions.proved(change, session)
        fresh = sessions.begin(change, room.team["nora"])[1]
    room.open_all("nora")
    assert room.sign("nora", session=fresh)


def test_an_exercise_never_becomes_a_determination(room):
    _ready(room)
    with room.store.engine.begin() as connection:
        connection.execute(update(CASE).where(CASE.c.id == room.id).values(exercise=True))

    assert _refused(room, "nora") == "AUT014"


def test_somebody_elses_case_is_not_signed(room):
    _ready(room)
    room.open_all("nils")

    assert _refused(room, "nils") == "AUT003"


@pytest.mark.parametrize("login", ["ada", "adam"])
def test_who_has_no_part_in_determinations_signs_none(room, login):
    _ready(room)

    assert _refused(room, login) == "AUT001"


def test_a_physician_denies_with_an_own_reason(denial):
    assert denial.desk().draft.lines[0].criteria[0].state is State.NOT_MET
    determination = denial.sign("paula")

    assert determination.outcome is Outcome.DENIAL
    assert determination.signer.credentials.npi == "1234567893"
    assert determination.stage == "physician_review"


def test_a_denial_without_an_own_reason_holds_it_back(denial):
    denial.decide("paula", "deny", "  ")

    assert "AUT007" in [g.code for g in denial.shown("paula").gates if not g.met]
    assert _refused(denial, "paula") in {"AUT007", "AUT010"}  # its letter lacks the reason too


def test_a_physician_without_the_licence_does_not_deny(denial, monkeypatch):
    monkeypatch.setattr(signoff, "licence_for", lambda *_: "NY")

    assert _refused(denial, "paula") == "AUT004"
    denial.team["paula"] = denial.team["paula"].model_copy(update={"credentials": Credentials()})
    monkeypatch.setattr(signoff, "licence_for", lambda *_: None)
    assert _refused(denial, "paula") == "AUT004"


def test_whoever_prepared_a_case_does_not_deny_it(unmet, at):
    unmet.answer("paula")
    with unmet.by("paula") as change:
        cases.set_stage(change, unmet.file(change), Stage.PHYSICIAN_REVIEW)
    _ready(unmet, "paula", "deny", "Two months.")

    assert _refused(unmet, "paula") == "AUT002"


def test_in_texas_a_drafted_sentence_that_nobody_is_shown_stands_in_nobodys_way(
    short, store, team, rules, draft_of, room_at
):
    """A nurse finds met what the draft found not met: elsewhere she mends the sentence beside it, there it is not hers to see."""
    for state, codes in (("TX", []), (None, ["CRT001"])):
        asked = short[0].request.model_copy(update={"jurisdiction": state})
        case = short[0].model_copy(update={"request": asked})
        room = room_at(store, team, rules, case, draft_of(case))
        room.answer("nora", symptom_duration=State.MET)
        room.decide("nora", "approve")

        assert [f.code for f in signoff.findings(room.desk()) if f.code == "CRT001"] == codes
        told = any("is not met" in sentence for sentence in room.shown("nora").rationale)
        assert told is (state is None)


def test_a_refusal_changes_nothing(room):
    room.answer("nora")
    with room.store.read() as connection:
        before = ledger.head(connection)
    room.decide("nora", "approve")
    session = room.session("nora")
    with room.store.read() as connection:
        before = ledger.head(connection)

    with pytest.raises(RefusedError):
        room.sign("nora", session=session)

    with room.store.read() as connection:
        assert ledger.head(connection) == before


def test_only_the_one_door_makes_a_determination():
    """No other module of the product calls what stores one."""
    source = Path(signoff.__file__).parents[1]

    makers = {
        file.relative_to(source).as_posix()
        for file in source.rglob("*.py")
        if {"signatures.keep", "Determination("} & set(_calls(file))
    }
    assert makers == {"record/signoff.py"}


def _calls(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            yield name if name == "signatures.keep" else f"{name}("
