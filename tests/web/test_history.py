"""What happened to a case, told in words; amending and reopening."""

import pytest
from steps import (
    answer_all,
    edit_first,
    entries,
    file_of,
    first_case,
    ready_to_ask,
    sign_by_page,
    signatures_of,
    team,
    version,
)

from drafter.record.cases import Stage
from drafter.web import actions
from drafter.web.pages.word_diff import Piece, between, side_by_side


@pytest.fixture
def case(drafted_office):
    return first_case(drafted_office)


@pytest.fixture
def asked(visit, drafted_office, case):
    """The case with its request for information released."""
    nora = visit("nora")
    ready_to_ask(drafted_office, case)
    sign_by_page(nora, case)
    nora.post(f"/cases/{case}/letter/release", signature="")
    return nora


def test_versions_are_told_with_who_when_and_why(visit, drafted_office, case):
    nora = visit("nora")
    edit_first(drafted_office, nora.person, case, "A sentence of Nora's own.", reason="It was unclear.")
    page = nora.get(f"/cases/{case}/history").text
    assert "It was unclear." in page
    assert "Nora Quist" in page
    assert "drafted" in page


@pytest.mark.parametrize("view", ["inline", "side"])
def test_the_words_added_and_removed_are_told_not_only_coloured(visit, drafted_office, case, view):
    nora = visit("nora")
    answer_all(drafted_office, nora.person, case)
    base = version(drafted_office, case)
    edit_first(drafted_office, nora.person, case, "The duration is in doubt.")
    page = nora.get(f"/cases/{case}/history", old=base, new=base + 1, view=view).text
    assert '<ins><span class="sr"> added: </span>' in page
    assert '<del><span class="sr"> removed: </span>' in page


def test_what_was_drafted_is_withheld_until_its_evidence_was_opened(visit, drafted_office, case):
    nils, ada = visit("nils"), visit("ada")
    edit_first(drafted_office, team(drafted_office)["nora"], case, "Xylophonically.")
    page = nils.get(f"/cases/{case}/history", old=0, new=1).text
    assert "Trigger points on examination is met" not in page
    assert "Xylophonically." in page
    assert "Trigger points on examination is met" in ada.get(f"/cases/{case}/history", old=0, new=1).text


def test_a_version_that_is_not_there_is_told(visit, case):
    assert visit("nora").get(f"/cases/{case}/history", old=0, new=99).status_code == 404


def test_an_amendment_needs_a_reason_and_opens_the_case_where_it_was_signed(asked, drafted_office, case):
    assert asked.post(f"/cases/{case}/amend", reason=" ").status_code == 422
    assert asked.post(f"/cases/{case}/amend", reason="The wrong form was enclosed.").status_code == 303
    (signature,) = signatures_of(drafted_office, case)
    assert (signature.stands, signature.dismissed_because) == (False, "The wrong form was enclosed.")
    assert file_of(drafted_office, case).stage is Stage.NURSE_REVIEW
    page = asked.get(f"/cases/{case}/history").text
    assert "The wrong form was enclosed." in page
    assert asked.get(f"/cases/{case}/letter", signature=signature.determination.id).status_code == 200


def test_only_a_closed_case_is_reopened(asked, drafted_office, case):
    assert asked.post(f"/cases/{case}/reopen", reason="An appeal.").status_code == 409
    assert "Reopen the case" not in asked.get(f"/cases/{case}/history").text


def test_openings_and_events_are_told_in_words(asked, drafted_office, case):
    page = asked.get(f"/cases/{case}/history").text
    assert "opened evidence: line 1" in page
    assert "released the letter" in page
    assert "signed: information request" in page


def test_a_refusal_is_told_too(visit, drafted_office, case):
    visit("ada").post(f"/cases/{case}/amend", reason="As I like it.")
    assert "was refused (AUT001): amend" in visit("ada").get(f"/cases/{case}/history").text
    assert entries(drafted_office, "refused")[-1].case == case


def test_a_record_with_markup_stays_inert_in_the_comparison(visit, drafted_office, case):
    nora = visit("nora")
    actions.write(drafted_office, nora.person, case, 0, 1, None, "<img src=x onerror=alert(1)>")
    page = nora.get(f"/cases/{case}/history", old=0, new=1).text
    assert "<img" not in page
    assert "&lt;img" in page


def test_words_are_compared_within_a_passage():
    (pieces,) = between(["six weeks of therapy"], ["eight weeks of therapy"])
    assert pieces == [Piece("removed", "six"), Piece("added", "eight"), Piece("same", " weeks of therapy")]


def test_beside_each_other_a_side_has_only_its_own_words():
    ((left, right),) = side_by_side(["six long weeks"], ["eight long weeks"])
    assert "".join(p.text for p in left) == "six long weeks"
    assert "".join(p.text for p in right) == "eight long weeks"


def test_a_passage_that_is_new_or_gone_stands_alone():
    assert between(["a", "b"], ["a"]) == [[Piece("same", "a")], [Piece("removed", "b")]]
    assert between([], ["b"]) == [[Piece("added", "b")]]


def test_passages_that_have_little_in_common_are_not_mixed():
    assert between(["The duration is unclear."], ["Line 2 was answered by Nora."]) == [
        [Piece("removed", "The duration is unclear.")], [Piece("added", "Line 2 was answered by Nora.")],
    ]  # fmt: skip


def test_a_passage_without_end_is_compared_whole():
    pieces = between(["word " * 5000], ["word " * 5001])[0]
    assert [piece.kind for piece in pieces] == ["removed", "added"]
