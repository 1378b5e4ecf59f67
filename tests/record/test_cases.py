"""Cases: content under numbers, leases that expire, and stages that say what can be done."""

import pytest
from sqlalchemy import select

from drafter.errors import ConflictError, MissingError, RefusedError
from drafter.record import cases, ledger
from drafter.record.cases import Stage
from drafter.record.tables import LEDGER
from drafter.review.roles import LEASED, MATRIX, Action, Role


def _allow(room, login, action):
    with room.by(login) as change:
        return cases.allow(change, room.team[login], action, room.file(change))


def _at(room, stage):
    with room.by("nora") as change:
        cases.set_stage(change, room.file(change), stage)


def test_a_new_case_has_an_id_that_tells_nothing(received, full):
    file = received.file()

    assert file.id.isalnum()
    assert full[0].id not in file.id
    assert (file.stage, file.version, file.material, file.holder) == (Stage.RECEIVED, -1, 1, None)
    with received.store.read() as connection:
        assert cases.content(connection, file.id) == full[0]
        with pytest.raises(MissingError):
            cases.file(connection, "none")
        with pytest.raises(MissingError):
            cases.content(connection, file.id, 2)


def test_the_lease_is_taken_by_working_and_renewed_and_expires(room, at):
    _allow(room, "nora", Action.ANSWER)
    with pytest.raises(RefusedError, match="AUT003"):
        _allow(room, "nils", Action.ANSWER)
    at(minutes=20)
    _allow(room, "nora", Action.EDIT)
    at(minutes=20)
    assert room.file().holder == room.team["nora"].id
    with pytest.raises(RefusedError, match="AUT003"):
        _allow(room, "nils", Action.ANSWER)
    at(minutes=11)
    assert room.file().holder is None
    assert _allow(room, "nils", Action.ANSWER).holder == room.team["nils"].id


def test_reading_and_commenting_need_no_lease(room):
    _allow(room, "nora", Action.ANSWER)

    for login, action in (("nils", Action.READ), ("paula", Action.COMMENT), ("ada", Action.OPEN_EVIDENCE)):
        assert _allow(room, login, action).holder == room.team["nora"].id


def test_a_lease_is_in_the_ledger_once(room):
    with room.store.read() as connection:
        before = [e.action for e in ledger.entries(connection, room.id)].count("lease")
    for _ in range(3):
        _allow(room, "nora", Action.ANSWER)

    with room.store.read() as connection:
        assert [e.action for e in ledger.entries(connection, room.id)].count("lease") == before + 1


def test_a_lease_can_be_given_back(room):
    with room.by("nora") as change:
        cases.give_back(change, cases.allow(change, room.team["nora"], Action.ANSWER, room.file(change)))

    assert _allow(room, "nils", Action.ANSWER)


@pytest.mark.parametrize("action", list(Action))
def test_a_role_that_may_never_is_refused_whoever_holds_the_case(room, action):
    kinds = {Role.NURSE: "nils", Role.PHYSICIAN: "paula", Role.AUDITOR: "ada", Role.ADMIN: "adam"}
    for role, login in kinds.items():
        if role not in MATRIX[action]:
            with pytest.raises(RefusedError, match="AUT001"):
                _allow(room, login, action)


#: What a stage allows; all that is in no list is a conflict there.
ALLOWED = {
    Stage.RECEIVED: {Action.DRAFT, Action.ADD_INFORMATION, Action.EXTEND},
    Stage.NURSE_REVIEW: LEASED - {Action.RETURN, Action.RELEASE_LETTER, Action.AMEND, Action.REOPEN},
    Stage.PHYSICIAN_REVIEW: LEASED - {Action.REFER, Action.RELEASE_LETTER, Action.AMEND, Action.REOPEN},
    Stage.SIGNED: {
        Action.DRAFT, Action.ADD_INFORMATION, Action.ANSWER, Action.EDIT, Action.ACKNOWLEDGE, Action.RELEASE_LETTER, Action.AMEND,
    },
    Stage.WAITING: {Action.ADD_INFORMATION, Action.AMEND, Action.EXTEND},
    Stage.CLOSED: {Action.AMEND, Action.REOPEN},
}  # fmt: skip


@pytest.mark.parametrize("stage", list(Stage))
def test_a_stage_allows_what_it_is_for(room, stage):
    _at(room, stage)
    for action in LEASED:
        login = "paula" if Role.PHYSICIAN in MATRIX[action] else "nora"
        _at(room, stage)
        if action in ALLOWED[stage]:
            assert _allow(room, login, action)
        else:
            with pytest.raises((ConflictError, RefusedError)) as caught:
                _allow(room, login, action)
            # What is with a physician is no nurse's, at whatever stage it could be theirs.
            assert caught.value.code == ("AUT001" if (stage, login) == (Stage.PHYSICIAN_REVIEW, "nora") else "AUT013")


def test_a_nurse_does_not_work_on_what_is_with_a_physician(room):
    _at(room, Stage.PHYSICIAN_REVIEW)
    for action in LEASED - {Action.ADD_INFORMATION}:
        with pytest.raises(RefusedError, match="AUT001"):
            _allow(room, "nora", action)

    assert _allow(room, "nora", Action.COMMENT)
    assert _allow(room, "nora", Action.ADD_INFORMATION)


def test_information_makes_content_under_another_number(room, full):
    new = full[0].model_copy(update={"payer": "medicare"})
    _at(room, Stage.WAITING)
    with room.by("nora") as change:
        cases.inform(change, room.file(change), new)

    file = room.file()
    assert (file.material, file.information, file.stage) == (2, True, Stage.NURSE_REVIEW)
    with room.store.read() as connection:
        assert cases.content(connection, room.id, 1) == full[0]
        assert cases.content(connection, room.id) == new
        assert ledger.verify(connection) == []


def test_moving_ends_the_lease_and_keeps_why_as_a_digest(room):
    _allow(room, "nora", Action.REFER)
    with room.by("nora") as change:
        cases.move(change, room.file(change), Stage.PHYSICIAN_REVIEW, Action.REFER, "Not met by the note.")

    assert room.file().leased_by is None
    with room.store.read() as connection:
        entry = connection.execute(select(LEDGER).where(LEDGER.c.action == "refer")).one()
    assert "Not met" not in entry.detail
    assert ledger.content_digest("Not met by the note.") in entry.detail


def test_the_queue_is_due_first_and_expedited_before_that(room, full):
    urgent = full[0].model_copy(update={"request": full[0].request.model_copy(update={"urgency": "expedited"})})
    with room.by("nora") as change:
        late = cases.create(change, full[0], "2026-03-01T00:00:00.000000Z", {})
        soon = cases.create(change, full[0], "2026-01-01T00:00:00.000000Z", {})
        first = cases.create(change, urgent, "2026-05-01T00:00:00.000000Z", {})

    with room.store.read() as connection:
        assert [file.id for file in cases.files(connection)] == [first, soon, room.id, late]
