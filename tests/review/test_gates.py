"""What stands in the way of a signature: over all answers, decisions and roles; and what may be shown before an own look."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.criteria.assessment import needed
from drafter.criteria.logic import State
from drafter.drafting.findings import RULES, Severity, finding
from drafter.evidence.claims.facts import Evidence
from drafter.review import worksheet
from drafter.review.decisions import Decision, Disposition, Outcome, determinative, line_truth, still_to_answer
from drafter.review.gates import (
    RECEIPT,
    Opening,
    Signer,
    blocking,
    cited,
    gates,
    may_approve,
    place_of,
    reveals,
    supported,
    unfinished,
    unopened,
)
from drafter.review.roles import Author, Credentials, Role

D = Disposition
OTHER = Author(person="p-9", name="A. Other", role=Role.NURSE, at="2026-01-03T10:00:00Z")
ANSWERS = st.sampled_from([None, *State])
WARNING = finding("LIN003", "/lines/0", "2 units on one date")


@pytest.fixture(scope="session")
def work(reviewed):
    return reviewed()


@pytest.fixture(scope="session")
def signer_of():
    def signer_of(role=Role.PHYSICIAN, states=("WA",), person="p-2"):
        return Signer(person=person, name="M. C.", role=role, credentials=Credentials(states=states))

    return signer_of


def answered_by(work, states, by):
    """The sheet with these answers and no others; a None is no answer."""
    sheet = worksheet.begin(work.draft, 1)
    for (line, criterion), state in states.items():
        if state is not None:
            sheet = worksheet.answered(sheet, work.draft, line, criterion, state, "Read so.", by)
    return sheet


def everything(work, state=State.MET):
    return {(line.line, a.id): state for line in work.draft.lines for a in line.criteria}


def decided(sheet, *kinds, reason="The record says so."):
    return worksheet.decided(sheet, [Decision(line=n, disposition=k, reason=reason) for n, k in enumerate(kinds, 1)])


def asked(work, sheet, signer, **given_):
    """The gates, where nothing but the sheet and the signer stands in the way."""
    free = {
        "openings": cited(work.draft, sheet, work.policies), "preparers": [], "findings": [], "open_comments": 0, "licence": None,
    }  # fmt: skip
    return gates(work.draft, sheet, work.policies, signer, **(free | given_))


def unmet(work, sheet, signer, **given_):
    return {gate.code for gate in asked(work, sheet, signer, **given_) if not gate.met}


@pytest.fixture(scope="session")
def approving(work, by):
    return decided(answered_by(work, everything(work), by), D.APPROVE, D.APPROVE)


@pytest.fixture(scope="session")
def denying(work, by):
    return decided(answered_by(work, everything(work, State.NOT_MET), by), D.DENY, D.DENY)


@st.composite
def situations(draw, work, by):
    """Any answers, any decisions, any role; often enough answers that agree, so that some of it passes."""
    states = everything(work, draw(ANSWERS))
    for place in draw(st.lists(st.sampled_from(list(states)), max_size=4)):
        states[place] = draw(ANSWERS)
    kinds = [draw(st.sampled_from(list(D))) for _ in work.draft.lines]
    return answered_by(work, states, by), kinds, draw(st.sampled_from(list(Role)))


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_the_answers_no_nurse_denies_or_approves_in_part_and_no_other_role_decides(work, by, signer_of, data):
    sheet, kinds, role = data.draw(situations(work, by))
    closed = unmet(work, decided(sheet, *kinds), signer_of(role))

    if {D.DENY, D.MODIFY} & {*kinds} and role is not Role.PHYSICIAN:
        assert "AUT001" in closed
    if role in (Role.AUDITOR, Role.ADMIN):
        assert "AUT001" in closed


@pytest.mark.parametrize("role", [Role.NURSE, Role.AUDITOR, Role.ADMIN])
@pytest.mark.parametrize("state", list(State))
def test_no_answers_make_a_nurses_denial_pass(work, by, signer_of, role, state):
    sheet = answered_by(work, everything(work, state), by)
    for kinds in product(D, repeat=2):
        if {D.DENY, D.MODIFY} & {*kinds}:
            assert "AUT001" in unmet(work, decided(sheet, *kinds), signer_of(role))


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_what_passes_follows_from_the_answers(work, by, signer_of, data):
    sheet, kinds, role = data.draw(situations(work, by))
    sheet = decided(sheet, *kinds)
    if unmet(work, sheet, signer_of(role)):
        return
    for decision in sheet.decisions:
        policy, states = work.policies[decision.line], sheet.states(decision.line)
        _holds(decision, policy, states)


def _holds(decision, policy, states):
    wanted = needed(policy.judged_tree, {c.id: states.get(c.id, State.UNCLEAR) for c in policy.criteria})
    assert wanted <= set(states)
    found = {states[name] for name in wanted}
    match decision.disposition:
        case D.APPROVE:
            assert found <= {State.MET, State.NOT_APPLICABLE}
        case D.DENY:
            assert State.NOT_MET in found
        case D.REQUEST_INFORMATION:
            assert not found <= {State.MET, State.NOT_APPLICABLE}
            assert {State.UNCLEAR, State.NOT_DOCUMENTED} & found


@pytest.mark.parametrize("other", [state for state in State if state not in (State.MET, State.NOT_APPLICABLE)])
def test_an_approval_never_passes_with_one_needed_criterion_other_than_met(work, by, signer_of, other):
    for place in everything(work):
        sheet = decided(answered_by(work, everything(work) | {place: other}, by), D.APPROVE, D.APPROVE)
        assert unmet(work, sheet, signer_of()) == {"DSP002"}


@pytest.mark.parametrize("state", [state for state in State if state is not State.NOT_MET])
def test_a_denial_never_passes_without_something_not_met(work, by, signer_of, state):
    sheet = decided(answered_by(work, everything(work, state), by), D.DENY, D.DENY)

    assert "DSP002" in unmet(work, sheet, signer_of())


def test_a_request_for_information_never_passes_when_everything_is_met(work, by, signer_of):
    for role, state in product((Role.NURSE, Role.PHYSICIAN), (State.MET, State.NOT_APPLICABLE)):
        sheet = decided(answered_by(work, everything(work, state), by), D.REQUEST_INFORMATION, D.REQUEST_INFORMATION)
        assert unmet(work, sheet, signer_of(role)) == {"DSP002"}


def test_what_nobody_could_find_does_not_deny(work, by, signer_of):
    """Absence asks, for physicians too."""
    sheet = answered_by(work, everything(work, State.NOT_DOCUMENTED), by)

    assert unmet(work, decided(sheet, D.REQUEST_INFORMATION, D.REQUEST_INFORMATION), signer_of(Role.NURSE)) == set()
    for kind in (D.APPROVE, D.DENY, D.MODIFY):
        assert "DSP002" in unmet(work, decided(sheet, kind, kind), signer_of())


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_support_for_any_policy_follows_from_what_is_needed(library, by, data):
    """Every shipped policy, with its own tree."""
    policy = data.draw(st.sampled_from([p for versions in library.policies.policies.values() for p in versions]))
    states = {c.id: data.draw(st.sampled_from(list(State))) for c in policy.criteria}
    sheet = worksheet.Worksheet(
        schema="worksheet/1", case="case-1", material=1, draft="",
        answers=tuple(worksheet.Answer(line=1, criterion=c, state=s, origin="auto", by=by) for c, s in states.items()),
    )  # fmt: skip
    passing = {kind for kind in D if supported(kind, 1, sheet, {1: policy})}
    truth = line_truth(policy, states)

    assert (
        passing - {D.REFER}
        == {
            True: {D.APPROVE, D.MODIFY},
            False: {D.DENY, D.MODIFY},
            None: {D.REQUEST_INFORMATION},
        }[truth]
    )
    if D.DENY in passing:
        assert State.NOT_MET in {states[name] for name in determinative(policy, states)}


def test_a_not_met_that_nothing_hangs_on_does_not_deny(library, by):
    """A tree may come to no by its count alone; that contradicts nobody's record."""
    policy = library.policies.get("commercial-lumbar-mri")
    names = [c.id for c in policy.criteria]
    tree = {"all": [{"at_least": 2, "of": names[1:]}, {"any": [names[0], names[1]]}]}
    policy = type(policy).model_validate(policy.model_dump(by_alias=True, exclude={"tree"}) | {"tree": tree})
    states = {names[0]: State.NOT_MET, names[1]: State.MET, names[2]: State.NOT_APPLICABLE}
    sheet = worksheet.Worksheet(
        schema="worksheet/1", case="case-1", material=1, draft="",
        answers=tuple(worksheet.Answer(line=1, criterion=c, state=s, origin="auto", by=by) for c, s in states.items()),
    )  # fmt: skip

    assert line_truth(policy, states) is False
    assert not supported(D.DENY, 1, sheet, {1: policy})


def test_without_a_policy_only_a_physician_approves_and_nobody_denies(work, by, signer_of):
    line = work.draft.lines[0].model_copy(update={"policy": None, "criteria": ()})
    alone = type(work)(work.case, work.draft.model_copy(update={"lines": (line,)}), work.sheet, {})
    sheet = worksheet.begin(alone.draft, 1)

    assert unmet(alone, decided(sheet, D.APPROVE), signer_of(Role.PHYSICIAN)) == set()
    assert unmet(alone, decided(sheet, D.APPROVE), signer_of(Role.NURSE)) == {"AUT009"}
    assert "DSP002" in unmet(alone, decided(sheet, D.DENY), signer_of())
    assert "DSP002" in unmet(alone, decided(sheet, D.MODIFY), signer_of())
    assert unmet(alone, decided(sheet, D.REQUEST_INFORMATION), signer_of(Role.NURSE)) == set()


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("authority", ["nurse", "physician", None])
def test_authority_to_approve_is_part_of_the_policy(work, role, authority):
    policy = authority and work.policies[1].model_copy(update={"authority": authority})

    assert may_approve(role, policy) is (role is Role.PHYSICIAN or authority == "nurse")


def test_a_policy_that_keeps_approval_to_physicians_holds_a_nurse_back_on_the_lines_she_approves(
    work, approving, signer_of
):
    strict = type(work)(
        work.case,
        work.draft,
        work.sheet,
        work.policies | {2: work.policies[2].model_copy(update={"authority": "physician"})},
    )
    assert unmet(strict, approving, signer_of(Role.NURSE)) == {"AUT009"}
    assert unmet(strict, approving, signer_of()) == set()


@pytest.mark.parametrize("kinds", [[], ["approve"], ["approve"] * 3])
def test_every_line_has_a_decision(work, approving, signer_of, kinds):
    assert "AUT006" in unmet(work, decided(approving, *kinds), signer_of())


def test_no_line_has_two_decisions(work, approving, signer_of):
    two = [Decision(line=1, disposition=k, units=u, reason="So.") for k, u in (("approve", None), ("modify", 1))]
    sheet = worksheet.decided(approving, [*two, Decision(line=2, disposition="approve")])

    assert "AUT006" in unmet(work, sheet, signer_of())


def test_every_needed_criterion_is_answered_by_a_person(work, by, signer_of):
    for place in everything(work):
        sheet = decided(answered_by(work, everything(work) | {place: None}, by), D.REQUEST_INFORMATION, D.APPROVE)
        assert "AUT006" in unmet(work, sheet, signer_of())
        assert unfinished(work.draft, sheet, work.policies) == {place[0]: (place[1],)}


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_what_is_left_and_what_decides_depend_on_peoples_answers_only(work, by, data):
    """Whatever the draft found, the lists that people see tell nothing of it."""
    states = {place: data.draw(ANSWERS) for place in everything(work)}
    sheet = answered_by(work, states, by)
    lines = tuple(
        line.model_copy(update={"criteria": tuple(
            a.model_copy(update={"state": data.draw(st.sampled_from(list(State))), "required": data.draw(st.booleans())})
            for a in line.criteria
        )})
        for line in work.draft.lines
    )  # fmt: skip
    other = work.draft.model_copy(update={"lines": lines})

    assert unfinished(other, sheet, work.policies) == unfinished(work.draft, sheet, work.policies)
    assert cited(other, sheet, work.policies) == cited(work.draft, sheet, work.policies)
    for line, policy in work.policies.items():
        left = still_to_answer(policy, sheet.states(line))
        assert unfinished(other, sheet, work.policies).get(line, ()) == left


def test_every_quote_that_decides_is_opened_by_the_signer_and_for_absence_the_receipt(work, by, signer_of):
    sheet = answered_by(work, everything(work), by)
    seen = Evidence(document="note-1", start=9, end=18, quote=work.case.documents[0].text[9:18])
    sheet = decided(worksheet.quoted(sheet, work.case, 1, "symptom-duration", seen), D.APPROVE, D.APPROVE)
    wanted = cited(work.draft, sheet, work.policies)

    assert Opening(line=1, criterion="symptom-duration", quote=place_of(seen)) in wanted
    assert any(each.quote == RECEIPT for each in wanted)
    assert len(wanted) == len({*map(repr, wanted)})
    for left in wanted:
        opened = [each for each in wanted if each != left]
        assert unopened(work.draft, sheet, work.policies, opened) == [left]
        assert unmet(work, sheet, signer_of(), openings=opened) == {"AUT005"}


def test_a_quote_opened_beside_another_criterion_is_not_opened_for_this_one(work, approving):
    wanted = cited(work.draft, approving, work.policies)
    elsewhere = [each.model_copy(update={"line": each.line + 7}) for each in wanted]

    assert unopened(work.draft, approving, work.policies, elsewhere) == wanted


def test_of_a_contradicted_line_only_what_contradicts_must_be_opened(work, by):
    sheet = answered_by(work, everything(work) | {(1, "symptom-duration"): State.NOT_MET}, by)

    assert {each.criterion for each in cited(work.draft, sheet, work.policies) if each.line == 1} == {
        "symptom-duration"
    }


@pytest.mark.parametrize("code", [code for code in RULES if RULES[code].severity is Severity.BLOCKING])
def test_what_blocks_holds_an_approval_back(work, approving, signer_of, code):
    closed = unmet(work, approving, signer_of(Role.NURSE), findings=[finding(code, "/lines/0", "So.")])

    assert closed == ({"AUT010", "EVD006"} if code == "EVD006" else {"AUT010"})


@pytest.mark.parametrize("code", [code for code in RULES if RULES[code].severity is Severity.BLOCKING])
@pytest.mark.parametrize("what", list(Outcome))
def test_only_a_request_for_information_passes_what_a_reply_may_mend(what, code):
    """Its letter must be whole, ask for nothing that the policy does not, and be about the right person."""
    found = finding(code, "/lines/0", "So.")
    holds = what is not Outcome.INFORMATION_REQUEST or code[:3] in ("DOC", "PHI") or code == "CRT003"

    assert bool(blocking([found, WARNING], what)) is holds


def test_a_page_that_could_not_be_read_holds_a_request_back_too(work, by, signer_of):
    sheet = decided(
        answered_by(work, everything(work, State.UNCLEAR), by), D.REQUEST_INFORMATION, D.REQUEST_INFORMATION
    )

    assert unmet(work, sheet, signer_of(Role.NURSE), findings=[finding("EVD006", "/x", "page 2")]) == {"EVD006"}


def test_a_warning_is_acknowledged_with_a_reason_and_a_note_needs_nothing(work, approving, by, signer_of):
    assert unmet(work, approving, signer_of(Role.NURSE), findings=[WARNING]) == {"AUT010"}
    known = worksheet.acknowledged(approving, WARNING, "Two sites.", by)
    assert unmet(work, known, signer_of(Role.NURSE), findings=[WARNING]) == set()
    changed = WARNING.model_copy(update={"message": "3 units on one date"})
    assert unmet(work, known, signer_of(Role.NURSE), findings=[changed]) == {"AUT010"}
    assert unmet(work, approving, signer_of(Role.NURSE), findings=[finding("EVD008", "/x", "So.")]) == set()


def test_a_comment_that_is_open_holds_it_back(work, approving, signer_of):
    assert unmet(work, approving, signer_of(Role.NURSE), open_comments=1) == {"AUT011"}


def test_an_approval_asks_no_licence_and_may_be_the_preparers(work, approving, signer_of):
    nurse = signer_of(Role.NURSE, states=(), person="p-1")

    assert unmet(work, approving, nurse, preparers=["p-1"], licence="TX", decider="p-7") == set()


def test_nobody_denies_what_they_prepared(work, denying, signer_of):
    assert unmet(work, denying, signer_of()) == set()
    assert unmet(work, denying, signer_of(), preparers=["p-1", "p-2"]) == {"AUT002"}


@pytest.mark.parametrize(
    ("states", "licence", "held"),
    [
        (("WA",), None, True), (("WA", "TX"), "TX", True), (("WA",), "TX", False), ((), None, False), ((), "TX", False),
    ],
)  # fmt: skip
def test_a_denial_needs_the_licence_that_the_state_asks_for_or_any(work, denying, signer_of, states, licence, held):
    assert unmet(work, denying, signer_of(states=states), licence=licence) == (set() if held else {"AUT004"})


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_each_adverse_line_has_a_reason(work, denying, signer_of, reason):
    told = [denying.decisions[0], denying.decisions[1].model_copy(update={"reason": reason})]

    assert unmet(work, worksheet.decided(denying, told), signer_of()) == {"AUT007"}


def test_the_reason_is_the_signers_own_and_no_colleagues(work, denying, signer_of):
    assert unmet(work, denying, signer_of(), decider="p-2") == set()
    assert unmet(work, denying, signer_of(), decider="p-3") == {"AUT007"}


@pytest.mark.parametrize("other", [D.APPROVE, D.REQUEST_INFORMATION])
def test_one_adverse_line_asks_all_of_that_whatever_the_other_line_comes_to(work, by, signer_of, other):
    """Also while the case as a whole only asks for information: the denial is signed with it."""
    fits = State.MET if other is D.APPROVE else State.UNCLEAR
    states = {place: State.NOT_MET if place[0] == 1 else fits for place in everything(work)}
    sheet = decided(answered_by(work, states, by), D.DENY, other)

    assert unmet(work, sheet, signer_of(), decider="p-2") == set()
    assert unmet(
        work, sheet, signer_of(states=()), preparers=["p-2"], decider="p-3"
    ) == {"AUT002", "AUT004", "AUT007"}  # fmt: skip


def test_every_gate_names_a_registered_code_and_says_what_is_asked(work, denying, signer_of):
    listed = asked(work, denying, signer_of(), licence="WA")

    assert {gate.code for gate in listed} <= set(RULES)
    assert all(gate.text.endswith(".") for gate in listed)
    assert len({gate.text for gate in listed}) == len(listed)
    assert "You hold a licence in WA." in [gate.text for gate in listed]


def test_a_suggestion_waits_for_an_own_look_or_an_own_answer(work, by):
    begun = worksheet.begin(work.draft, 1)
    place = (1, "symptom-duration")
    opened = Opening(line=1, criterion="symptom-duration", quote=RECEIPT)

    assert not reveals(begun, [], "p-1", *place)
    assert reveals(begun, [opened], "p-1", *place)
    for elsewhere in ({"line": 2}, {"criterion": "session-limit"}):
        assert not reveals(begun, [opened.model_copy(update=elsewhere)], "p-1", *place)
    sheet = worksheet.answered(begun, work.draft, *place, State.MET, "", by)
    assert reveals(sheet, [], by.person, *place)
    assert not reveals(sheet, [], "p-2", *place)
    assert not reveals(sheet, [], by.person, 1, "session-limit")


def test_a_quote_added_to_a_colleagues_answer_is_no_own_answer(work, by):
    sheet = worksheet.answered(worksheet.begin(work.draft, 1), work.draft, 1, "symptom-duration", State.MET, "", by)
    seen = Evidence(document="note-1", start=9, end=18, quote=work.case.documents[0].text[9:18])
    sheet = worksheet.quoted(sheet, work.case, 1, "symptom-duration", seen)

    assert sheet.answer(1, "symptom-duration").by == by
    assert not reveals(sheet, [], OTHER.person, 1, "symptom-duration")
