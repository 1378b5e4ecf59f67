"""What becomes of a signature: a change dismisses it, an amendment supersedes it, and it stays on record."""

import pytest

from drafter.criteria.logic import State
from drafter.errors import ConflictError, InputError, MissingError
from drafter.record import cases, signatures, signoff, work
from drafter.record.cases import Stage
from drafter.record.ledger import verify
from drafter.review import worksheet
from drafter.review.roles import Action


@pytest.fixture
def signed(room):
    room.answer("nora")
    room.decide("nora", "approve")
    room.acknowledge("nora")
    room.open_all("nora")
    return room, room.sign("nora")


def _kept(room):
    with room.store.read() as connection:
        return signatures.of_case(connection, room.id)


def _change(room, how):
    desk, author = room.desk(), room.team["nora"].author()
    if how == "answer":
        room.save(
            "nora", worksheet.answered(desk.sheet, desk.draft, 1, "symptom-duration", State.UNCLEAR, "Look.", author)
        )
    elif how == "sentence":
        room.save(
            "nora",
            worksheet.edited(desk.sheet, desk.sheet.rationale[0].id, "Another sentence.", author),
            action=Action.EDIT,
        )
    elif how == "draft":
        with room.by("nora") as change:
            work.keep_draft(change, room.file(change), desk.draft, author.person)
    else:
        with room.by("nora") as change:
            new = desk.case.model_copy(
                update={"documents": (*desk.case.documents, desk.case.documents[0].model_copy(update={"id": "note-2"}))}
            )
            cases.inform(change, room.file(change), new)


@pytest.mark.parametrize("how", ["answer", "sentence", "draft", "information"])
def test_a_change_after_signing_dismisses_the_signature_and_opens_the_case(signed, how):
    room, determination = signed
    _change(room, how)

    (kept,) = _kept(room)
    assert not kept.stands
    assert kept.dismissed_because
    assert kept.determination == determination
    assert room.file().stage is Stage.NURSE_REVIEW
    with room.store.read() as connection:
        assert verify(connection) == []
        with pytest.raises(MissingError, match="nothing is signed"):
            signatures.standing(connection, room.id)


def test_a_save_that_changes_nothing_leaves_the_signature(signed):
    room, _ = signed
    room.save("nora", room.desk().sheet)

    assert _kept(room)[0].stands
    assert room.file().stage is Stage.SIGNED


def test_a_released_letter_closes_the_case_and_only_an_amendment_opens_it(signed):
    room, determination = signed
    with room.by("nora") as change:
        assert (
            signoff.release(change, cases.allow(change, room.team["nora"], Action.RELEASE_LETTER, room.file(change)))
            == determination
        )
    assert room.file().stage is Stage.CLOSED
    assert _kept(room)[0].released
    for how in ("answer", "sentence"):
        with pytest.raises(ConflictError):
            _change(room, how)

    with pytest.raises(InputError, match="needs a reason"), room.by("nora") as change:
        signoff.amend(change, room.file(change), " ")
    with room.by("nora") as change:
        signoff.amend(change, room.file(change), "The units were wrong.")

    (kept,) = _kept(room)
    assert (kept.stands, kept.dismissed_because, bool(kept.released)) == (False, "The units were wrong.", True)
    assert room.file().stage is Stage.NURSE_REVIEW
    room.decide("nora", "request_information")
    with room.store.read() as connection:
        assert verify(connection) == []


def test_what_was_signed_binds_exactly_what_was_shown(signed):
    room, determination = signed
    (kept,) = _kept(room)

    assert kept.determination.digest == determination.digest
    assert kept.determination.shown.worksheet == room.desk().sheet.digest
    assert kept.determination.shown.letter == determination.shown.letter
    tampered = determination.model_copy(update={"shown": determination.shown.model_copy(update={"draft": "x"})})
    assert tampered.digest != determination.digest


def test_amending_what_nobody_signed_is_refused(room):
    with pytest.raises(MissingError), room.by("nora") as change:
        signoff.amend(change, room.file(change), "A reason.")
