"""What becomes of a signature: a change dismisses it, an amendment supersedes it, and it stays on record."""

import pytest

from drafter.criteria.logic import State
from drafter.errors import ConflictError, InputError, MissingError, RefusedError
from drafter.record import cases, signatures, signoff, work
from drafter.record.cases import Stage
from drafter.record.ledger import verify
from drafter.review import worksheet
from drafter.review.roles import LEASED, Action, Role


@pytest.fixture
def signed(room):
    room.answer("nora")
    room.decide("nora", "approve")
    room.acknowledge("nora")
    room.open_all("nora")
    return room, room.sign("nora")


@pytest.fixture
def denied(unmet):
    """A case that a physician denied and whose letter has not gone out."""
    unmet.answer("nora")
    unmet.refer()
    unmet.answer("paula")
    unmet.decide("paula", "deny", "Two months of symptoms; the policy asks for three.")
    unmet.acknowledge("paula")
    unmet.open_all("paula")
    unmet.sign("paula")
    return unmet


def _informed(room, login):
    """The case with another document that this person takes in."""
    with room.by(login) as change:
        file = cases.allow(change, room.team[login], Action.ADD_INFORMATION, room.file(change))
        content = cases.content(change.connection, room.id)
        more = content.documents[0].model_copy(update={"id": "note-2"})
        cases.inform(change, file, content.model_copy(update={"documents": (*content.documents, more)}))


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


def _refused_nurse(room, action):
    with pytest.raises(RefusedError, match="the case is with a physician") as caught, room.by("nora") as change:
        cases.allow(change, room.team["nora"], action, room.file(change))
    return caught.value.code


def test_a_nurse_does_not_end_a_physicians_signature_before_its_letter_went_out(denied):
    for action in (
        LEASED - {Action.ADD_INFORMATION, Action.RELEASE_LETTER} - {Action.RETURN, Action.MODIFY, Action.DENY}
    ):
        assert _refused_nurse(denied, action) == "AUT001"
    with pytest.raises(RefusedError):
        _change(denied, "answer")

    assert _kept(denied)[0].stands
    assert (denied.file().stage, denied.file().holder) == (Stage.SIGNED, None)
    with denied.by("nora") as change:
        assert cases.allow(change, denied.team["nora"], Action.COMMENT, denied.file(change))


def test_a_physicians_approval_is_no_nurses_to_end_at_whatever_stage_it_was_signed(room):
    room.answer("paula")
    room.decide("paula", "approve")
    room.acknowledge("paula")
    room.open_all("paula")
    assert room.sign("paula").stage == "nurse_review"

    assert _refused_nurse(room, Action.EDIT) == "AUT001"
    assert _kept(room)[0].stands


def test_a_nurse_sends_a_physicians_letter_and_may_amend_after_that(denied):
    with denied.by("nora") as change:
        signoff.release(change, cases.allow(change, denied.team["nora"], Action.RELEASE_LETTER, denied.file(change)))
    assert denied.file().stage is Stage.CLOSED

    with denied.by("nora") as change:
        signoff.amend(
            change,
            cases.allow(change, denied.team["nora"], Action.AMEND, denied.file(change)),
            "The address was wrong.",
        )
    assert not _kept(denied)[0].stands


def test_information_that_a_nurse_takes_in_ends_a_physicians_signature_and_leaves_the_case_with_physicians(denied):
    _informed(denied, "nora")

    (kept,) = _kept(denied)
    assert (kept.stands, kept.dismissed_because) == (False, "information arrived")
    assert denied.file().stage is Stage.PHYSICIAN_REVIEW
    with denied.by("nora") as change:
        cases.give_back(change, denied.file(change))
    assert _refused_nurse(denied, Action.DRAFT) == "AUT001"


def test_information_after_a_nurses_signature_opens_the_case_for_nurses(signed):
    room, _ = signed
    _informed(room, "nora")

    assert not _kept(room)[0].stands
    assert room.file().stage is Stage.NURSE_REVIEW


def test_a_physician_changes_what_a_physician_signed_and_does_not_become_its_preparer(denied):
    desk = denied.desk()
    with denied.by("paula") as change:
        file = cases.allow(change, denied.team["paula"], Action.DRAFT, denied.file(change))
        work.keep_draft(change, file, desk.draft, denied.team["paula"].id)

    assert not _kept(denied)[0].stands
    assert denied.file().stage is Stage.PHYSICIAN_REVIEW
    with denied.store.read() as connection:
        assert work.versions(connection, denied.id)[-1].stage == "physician_review"
        assert work.preparers(connection, denied.id) == {denied.team["nora"].id}


def test_after_another_round_the_first_released_signature_keeps_nobody_away(denied):
    with denied.by("nora") as change:
        signoff.release(change, denied.file(change))
    with denied.by("nora") as change:
        signoff.reopen(change, denied.file(change), "The provider appealed.")
    denied.answer("nora", symptom_duration=State.MET)

    assert _kept(denied)[0].stands
    with denied.store.read() as connection:
        assert signatures.awaiting(connection, denied.id) is None
        assert cases.kept_from(connection, Role.NURSE, denied.file()) == frozenset()


@pytest.mark.parametrize("role", [Role.PHYSICIAN, Role.AUDITOR, Role.ADMIN])
def test_only_nurses_are_kept_from_a_case_that_is_with_a_physician(denied, role):
    with denied.store.read() as connection:
        assert cases.kept_from(connection, role, denied.file()) == frozenset()
