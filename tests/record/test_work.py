"""Drafts and versions are never overwritten; a save on an old version is a conflict; openings are each person's own."""

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from drafter.criteria.logic import State
from drafter.errors import ConflictError, MissingError
from drafter.record import cases, work
from drafter.record.cases import Stage
from drafter.record.ledger import verify
from drafter.record.store import Actor
from drafter.record.tables import DRAFT, LEDGER, OPENING, VERSION
from drafter.review import worksheet
from drafter.review.gates import Opening
from drafter.review.roles import Action
from drafter.review.worksheet import Origin

FIRST = Opening(line=1, criterion="symptom-duration", quote="note-1:0-4")


def _read(room, do):
    with room.store.read() as connection:
        return do(connection)


def _answered(room, state=State.NOT_MET):
    desk = room.desk()
    author = room.team["nora"].author()
    return worksheet.answered(desk.sheet, desk.draft, 1, "symptom-duration", state, "Read so.", author)


def test_a_draft_begins_the_worksheet_as_version_0(room, full):
    _, drafted = full

    assert room.file().version == 0
    assert room.file().stage is Stage.NURSE_REVIEW
    assert room.desk().draft == drafted
    assert room.desk().sheet.answers == ()
    (first,) = _read(room, lambda c: work.versions(c, room.id))
    assert (first.number, first.reason, first.name) == (0, "drafted", "Nora")


def test_before_the_first_draft_there_is_no_worksheet(received):
    with pytest.raises(MissingError), received.store.read() as connection:
        work.worksheet(connection, received.id)


def test_each_save_is_a_version_and_old_ones_stay(room):
    sheets = [room.desk().sheet]
    for state in (State.NOT_MET, State.UNCLEAR, State.MET):
        sheets.append(_answered(room, state))
        room.save("nora", sheets[-1])

    assert room.file().version == 3
    assert _read(room, lambda c: [work.worksheet(c, room.id, n) for n in range(4)]) == sheets
    assert _read(room, lambda c: work.worksheet(c, room.id)) == sheets[-1]
    assert _read(room, verify) == []


def test_a_save_on_an_older_version_is_a_conflict_and_loses_nothing(room):
    stale = _answered(room, State.UNCLEAR)
    room.save("nora", _answered(room, State.NOT_MET))

    with pytest.raises(ConflictError) as caught:
        room.save("nora", stale, base=0)

    assert caught.value.code == "AUT012"
    assert "version 1" in str(caught.value)
    assert room.desk().sheet.answer(1, "symptom-duration").state is State.NOT_MET


def test_a_save_that_changes_nothing_makes_no_version(room):
    room.save("nora", _answered(room))
    room.save("nora", room.desk().sheet)

    assert room.file().version == 1


def test_the_database_itself_refuses_a_second_version_under_one_number(room):
    with pytest.raises(IntegrityError), room.store.engine.begin() as connection:
        connection.execute(insert(VERSION).values(
            case=room.id, number=0, content="x", digest="x", reason="", by="x", role="nurse", stage="x", at="x"
        ))  # fmt: skip


def test_what_was_changed_is_told_by_place_and_not_by_words(room):
    with room.by("nora") as change:
        file = cases.allow(change, room.team["nora"], Action.ANSWER, room.file(change))
        work.save(change, file, _answered(room), 0, Action.ANSWER, "It says so.", about="1/symptom-duration")

    with room.store.read() as connection:
        entry = connection.execute(select(LEDGER).where(LEDGER.c.action == "answer")).one()
    assert "1/symptom-duration" in entry.detail
    assert "says so" not in entry.detail
    assert _read(room, lambda c: work.versions(c, room.id))[-1].reason == "It says so."


def test_a_new_draft_keeps_peoples_answers_and_is_another_version(room, full, library):
    from drafter.models.rules.model import RulesModel  # noqa: PLC0415
    from drafter.pipeline import draft  # noqa: PLC0415

    room.save("nora", _answered(room))
    case, old = full
    more = case.model_copy(
        update={"documents": (*case.documents, case.documents[0].model_copy(update={"id": "note-2"}))}
    )
    with room.by("nora") as change:
        cases.inform(change, room.file(change), more)
        work.keep_draft(change, room.file(change), draft(more, RulesModel(), library), room.team["nora"].id)

    desk = room.desk()
    assert (room.file().version, room.file().information, desk.sheet.material) == (2, False, 2)
    assert desk.sheet.answer(1, "symptom-duration").state is State.NOT_MET
    assert desk.sheet.answer(1, "symptom-duration").origin is Origin.OVERRIDE
    assert desk.draft.digest != old.digest
    assert _read(room, lambda c: work.draft_of(c, room.id, old.digest)) == old
    assert _read(room, verify) == []


def test_the_same_draft_again_is_stored_once(room, full):
    with room.by("nora") as change:
        work.keep_draft(change, room.file(change), full[1], room.team["nora"].id)

    assert len(_read(room, lambda c: c.execute(select(DRAFT)).all())) == 1
    assert room.file().version == 1
    assert _read(room, verify) == []


def test_whoever_worked_before_a_physicians_review_prepared_the_case(room):
    room.save("nora", _answered(room))
    with room.by("nora") as change:
        cases.set_stage(change, room.file(change), Stage.PHYSICIAN_REVIEW)
    room.save("paula", _answered(room, State.UNCLEAR))

    assert _read(room, lambda c: work.preparers(c, room.id)) == {room.team["nora"].id}
    with room.by("nora") as change:
        cases.set_stage(change, room.file(change), Stage.NURSE_REVIEW)
    room.save("paula", _answered(room, State.MET))
    assert _read(room, lambda c: work.preparers(c, room.id)) == {room.team["nora"].id, room.team["paula"].id}


def test_openings_are_each_persons_own_and_of_one_draft(room):
    digest = room.desk().draft.digest
    for _ in range(2):
        with room.by("nora") as change:
            work.open_evidence(change, room.file(change), digest, FIRST)

    nora, nils = room.team["nora"].id, room.team["nils"].id
    assert _read(room, lambda c: work.openings(c, room.id, nora, digest)) == [FIRST]
    assert _read(room, lambda c: work.openings(c, room.id, nils, digest)) == []
    assert _read(room, lambda c: work.openings(c, room.id, nora, "another draft")) == []
    assert len(_read(room, lambda c: c.execute(select(OPENING)).all())) == 1
    seen = _read(room, lambda c: c.execute(select(LEDGER).where(LEDGER.c.action == "open_evidence")).all())
    assert len(seen) == 2  # that someone looked again is kept too


def test_the_system_prepares_nothing(received, full):
    with received.store.change(Actor()) as change:
        work.keep_draft(change, cases.file(change.connection, received.id, lock=True), full[1], "system")

    assert _read(received, lambda c: work.preparers(c, received.id)) == set()
