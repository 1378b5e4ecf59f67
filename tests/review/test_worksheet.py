"""A reviewer's work: every change gives a new sheet, touches nothing else, and no draft overwrites what a person answered or wrote."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from drafter.criteria.logic import State
from drafter.drafting.determination import Draft
from drafter.drafting.findings import finding
from drafter.drafting.rationale import StatementKind
from drafter.errors import InputError
from drafter.evidence.claims.facts import Evidence
from drafter.review import worksheet
from drafter.review.decisions import Decision
from drafter.review.roles import Author, Role
from drafter.review.worksheet import Origin, Worksheet

BY = Author(person="p-1", name="R. Ortiz", role=Role.NURSE, at="2026-01-02T10:00:00Z")
OTHER = Author(person="p-2", name="M. Castellanos", role=Role.PHYSICIAN, at="2026-01-03T10:00:00Z")
STATES = st.sampled_from(list(State))
WARNING = finding("LIN003", "/lines/0", "2 units on one date")


@pytest.fixture(scope="session")
def work(reviewed):
    return reviewed()


@pytest.fixture(scope="session")
def begun(work):
    return worksheet.begin(work.draft, 1)


def places(draft):
    return [(line.line, assessed.id) for line in draft.lines for assessed in line.criteria]


def drafted_state(draft, line, criterion):
    return next(a.state for each in draft.lines if each.line == line for a in each.criteria if a.id == criterion)


def quote(case, words):
    at = case.documents[0].text.index(words)
    return Evidence(document=case.documents[0].id, start=at, end=at + len(words), quote=words)


def judged(draft, states):
    """The draft as it would be if its criteria had been found so."""
    lines = tuple(
        line.model_copy(update={
            "criteria": tuple(a.model_copy(update={"state": states.get((line.line, a.id), a.state)}) for a in line.criteria)
        })
        for line in draft.lines
    )  # fmt: skip
    return draft.model_copy(update={"lines": lines}).sealed()


@st.composite
def steps(draw, work, sheet):
    """A sheet after some changes by two people."""
    for _ in range(draw(st.integers(0, 12))):
        line, criterion = draw(st.sampled_from(places(work.draft)))
        by = draw(st.sampled_from([BY, OTHER]))
        what = draw(st.sampled_from(["answer", "withdraw", "quote", "edit", "remove", "write", "acknowledge"]))
        if what == "answer":
            sheet = worksheet.answered(sheet, work.draft, line, criterion, draw(STATES), "Read so.", by)
        elif what == "withdraw":
            sheet = worksheet.withdrawn(sheet, line, criterion)
        elif what == "quote" and sheet.answer(line, criterion):
            words = draw(st.sampled_from(["Neck pain for 6 weeks", "Naproxen", "trigger points"]))
            sheet = worksheet.quoted(sheet, work.case, line, criterion, quote(work.case, words))
        elif what in ("edit", "remove") and sheet.rationale:
            text = f"In {by.name}'s words, {draw(st.integers(0, 99))}." if what == "edit" else " "
            sheet = worksheet.edited(sheet, draw(st.sampled_from(sheet.rationale)).id, text, by)
        elif what == "write":
            sheet = worksheet.written(sheet, line, draw(st.sampled_from([criterion, None])), "An own sentence.", by)
        elif what == "acknowledge":
            sheet = worksheet.acknowledged(sheet, WARNING, "Known.", by)
    return sheet


def others(sheet, line, criterion):
    return {(a.line, a.criterion): a for a in sheet.answers if (a.line, a.criterion) != (line, criterion)}


def test_version_0_is_the_drafts_rationale_and_no_answers(work, begun):
    assert (begun.answers, begun.acknowledgements, begun.decisions) == ((), (), ())
    assert (begun.case, begun.material, begun.draft) == (work.draft.case, 1, work.draft.digest)
    assert [(s.text, s.line, s.criterion, s.kind, s.evidence, s.citations) for s in begun.rationale] == [
        (s.text, s.line, s.criterion, s.kind, s.evidence, s.citations) for s in work.draft.rationale
    ]
    assert {s.origin for s in begun.rationale} == {Origin.AUTO}
    assert [s.id for s in begun.rationale] == [*range(1, len(begun.rationale) + 1)]


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_no_change_alters_another_answer_or_the_draft(work, begun, data):
    sheet = data.draw(steps(work, begun))
    line, criterion = data.draw(st.sampled_from(places(work.draft)))
    drafted, before = work.draft.to_json(), sheet.model_dump_json(by_alias=True)
    changed = [
        worksheet.answered(sheet, work.draft, line, criterion, data.draw(STATES), "", OTHER),
        worksheet.withdrawn(sheet, line, criterion),
    ]
    if sheet.answer(line, criterion):
        changed.append(worksheet.quoted(sheet, work.case, line, criterion, quote(work.case, "Palpation")))
    untouched = [
        worksheet.written(sheet, line, criterion, "An own sentence.", OTHER),
        worksheet.acknowledged(sheet, WARNING, "Known.", OTHER),
        worksheet.decided(sheet, [Decision(line=1, disposition="refer")]),
    ]
    if sheet.rationale:
        place = data.draw(st.sampled_from(sheet.rationale)).id
        untouched += [worksheet.edited(sheet, place, text, OTHER) for text in ("Other words.", "")]

    for new in changed:
        assert others(new, line, criterion) == others(sheet, line, criterion)
        assert (new.rationale, new.acknowledgements) == (sheet.rationale, sheet.acknowledgements)
    for new in untouched:
        assert new.answers == sheet.answers
    assert (work.draft.to_json(), sheet.model_dump_json(by_alias=True)) == (drafted, before)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_sheet_is_the_same_after_it_was_stored(work, begun, data):
    sheet = data.draw(steps(work, begun))
    stored = Worksheet.model_validate_json(sheet.model_dump_json(by_alias=True))

    assert stored == sheet
    assert stored.digest == sheet.digest


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_each_criterion_has_one_answer_and_each_sentence_a_number_of_its_own(work, begun, data):
    sheet = data.draw(steps(work, begun))

    answers = [(a.line, a.criterion) for a in sheet.answers]
    assert len(answers) == len(set(answers))
    numbers = [s.id for s in sheet.rationale]
    assert len(numbers) == len(set(numbers))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_an_answer_is_as_drafted_or_an_override(work, begun, data):
    line, criterion = data.draw(st.sampled_from(places(work.draft)))
    state = data.draw(STATES)
    sheet = worksheet.answered(begun, work.draft, line, criterion, state, " Seen. ", BY)
    answer = sheet.answer(line, criterion)

    assert (answer.state, answer.reason, answer.by) == (state, "Seen.", BY)
    assert answer.origin is (Origin.AUTO if state is drafted_state(work.draft, line, criterion) else Origin.OVERRIDE)
    assert sheet.states(line) == {criterion: state}


def test_an_answer_changed_is_of_whoever_changed_it_and_keeps_its_quotes(work, begun):
    seen = quote(work.case, "Neck pain for 6 weeks")
    sheet = worksheet.answered(begun, work.draft, 1, "symptom-duration", State.MET, "", BY)
    sheet = worksheet.quoted(sheet, work.case, 1, "symptom-duration", seen)
    sheet = worksheet.answered(sheet, work.draft, 1, "symptom-duration", State.UNCLEAR, "", OTHER)
    answer = sheet.answer(1, "symptom-duration")

    assert (answer.by, answer.state) == (OTHER, State.UNCLEAR)
    assert [q.quote for q in answer.quotes] == [seen.quote]


@pytest.mark.parametrize(("line", "criterion"), [(1, "no-such"), (9, "symptom-duration"), (2, "symptom-duration")])
def test_what_the_draft_does_not_have_is_not_answered(work, begun, line, criterion):
    with pytest.raises(InputError, match="no criterion"):
        worksheet.answered(begun, work.draft, line, criterion, State.MET, "", BY)
    with pytest.raises(InputError):
        worksheet.check_place(work.draft, line, criterion)


def test_a_sentence_of_a_line_needs_a_line(work):
    worksheet.check_place(work.draft, 2, None)
    worksheet.check_place(work.draft, 1, "symptom-duration")
    with pytest.raises(InputError, match="no line 3"):
        worksheet.check_place(work.draft, 3, None)


def test_what_was_decided_rests_on_the_answers_and_goes_with_them(work):
    sheet = worksheet.decided(
        work.sheet, [Decision(line=2, disposition="approve"), Decision(line=1, disposition="approve")]
    )
    assert [d.line for d in sheet.decisions] == [1, 2]

    seen = quote(work.case, "Naproxen failed to help")
    assert worksheet.answered(sheet, work.draft, 1, "symptom-duration", State.UNCLEAR, "", BY).decisions == ()
    assert worksheet.withdrawn(sheet, 1, "symptom-duration").decisions == ()
    assert worksheet.quoted(sheet, work.case, 1, "symptom-duration", seen).decisions == ()
    assert worksheet.withdrawn(sheet, 1, "no-such") == sheet


@pytest.mark.parametrize(
    "change",
    [{"quote": "Neck pain for 9 weeks"}, {"start": 0}, {"document": "note-9"}, {"start": -5}, {"end": 3, "start": 9}, {"start": 9, "end": 9, "quote": ""}],
)  # fmt: skip
def test_words_that_are_not_there_are_no_quote(work, change):
    seen = quote(work.case, "Neck pain for 6 weeks").model_copy(update=change)
    with pytest.raises(InputError, match="not in the record"):
        worksheet.quoted(work.sheet, work.case, 1, "symptom-duration", seen)


def test_a_quote_from_the_end_of_the_text_by_a_negative_place_is_none(work):
    text = work.case.documents[0].text
    with pytest.raises(InputError, match="not in the record"):
        worksheet.quoted(
            work.sheet, work.case, 1, "symptom-duration",
            Evidence(document="note-1", start=-9, end=-1, quote=text[-9:-1]),
        )  # fmt: skip


def test_a_quote_belongs_to_an_answer_and_leaves_it_to_who_gave_it(work, begun):
    seen = quote(work.case, "Neck pain for 6 weeks")
    with pytest.raises(InputError, match="belongs to an answer"):
        worksheet.quoted(begun, work.case, 1, "symptom-duration", seen)
    once = worksheet.quoted(work.sheet, work.case, 1, "symptom-duration", seen)
    answer, before = once.answer(1, "symptom-duration"), work.sheet.answer(1, "symptom-duration")

    assert answer == before.model_copy(update={"quotes": (seen,)})
    assert worksheet.quoted(once, work.case, 1, "symptom-duration", seen) == once


def test_a_quotes_page_is_the_records_and_not_the_senders(case_of, library, by):
    from drafter.models.rules.model import RulesModel  # noqa: PLC0415
    from drafter.pipeline import draft  # noqa: PLC0415

    case = case_of("Neck pain.\fMore on page two.\f")
    drafted = draft(case, RulesModel(), library)
    sheet = worksheet.answered(
        worksheet.begin(drafted, 1), drafted, 1, "symptom-duration", State.UNCLEAR, "Looked.", by
    )
    seen = quote(case, "page two").model_copy(update={"page": 7})

    (kept,) = worksheet.quoted(sheet, case, 1, "symptom-duration", seen).answer(1, "symptom-duration").quotes
    assert kept.page == case.documents[0].page(kept.start) == 2


def test_a_sentence_rewritten_is_an_override_and_keeps_its_grounds(begun):
    old = begun.rationale[0]
    sheet = worksheet.edited(begun, old.id, "  In other words.  ", BY)
    new = sheet.rationale[0]

    assert new == old.model_copy(update={"text": "In other words.", "origin": Origin.OVERRIDE, "by": BY})
    assert sheet.rationale[1:] == begun.rationale[1:]
    assert worksheet.edited(sheet, old.id, "", BY).rationale == begun.rationale[1:]
    assert worksheet.edited(sheet, old.id, "In other words. ", OTHER) == sheet


def test_an_own_sentence_stays_manual_whoever_rewrites_it(begun):
    sheet = worksheet.written(begun, 1, None, "I called the clinic.", BY)
    number = sheet.rationale[-1].id
    sheet = worksheet.edited(sheet, number, "I called the clinic twice.", OTHER)

    assert (sheet.rationale[-1].origin, sheet.rationale[-1].by) == (Origin.MANUAL, OTHER)


def test_a_sentence_that_is_not_there_is_not_rewritten(begun):
    with pytest.raises(InputError, match="no such sentence"):
        worksheet.edited(begun, 999, "Words.", BY)


def test_an_own_sentence_rests_on_the_quotes_of_the_answer_beside_it(work):
    seen = quote(work.case, "Neck pain for 6 weeks")
    sheet = worksheet.quoted(work.sheet, work.case, 1, "symptom-duration", seen)
    tied = worksheet.written(sheet, 1, "symptom-duration", "Six weeks.", BY).rationale[-1]
    loose = worksheet.written(sheet, 1, None, "Six weeks.", BY).rationale[-1]

    assert (tied.evidence, tied.tied, tied.origin) == ((seen,), True, Origin.MANUAL)
    assert not loose.tied


@pytest.mark.parametrize("words", [" ", "", "x" * 4001])
def test_an_acknowledgement_needs_a_reason_of_some_length(begun, words):
    with pytest.raises(ValidationError):
        worksheet.acknowledged(begun, WARNING, words, BY)


def test_what_blocks_is_mended_and_not_acknowledged(begun):
    with pytest.raises(InputError, match="cannot be acknowledged"):
        worksheet.acknowledged(begun, finding("EVD001", "/x", "not there"), "It is fine.", BY)


def test_a_warning_acknowledged_again_has_the_newer_reason_alone(begun):
    other = finding("LIN002", "/lines/1", "two invasive codes")
    sheet = worksheet.acknowledged(begun, WARNING, "Known.", BY)
    sheet = worksheet.acknowledged(sheet, other, "Two dates.", BY)
    sheet = worksheet.acknowledged(sheet, WARNING, "Asked.", OTHER)

    assert len(sheet.acknowledgements) == 2
    assert (sheet.acknowledged(WARNING).reason, sheet.acknowledged(WARNING).by) == ("Asked.", OTHER)
    assert sheet.acknowledged(other).reason == "Two dates."


@pytest.mark.parametrize("change", [{"message": "3 units on one date"}, {"at": "/lines/1"}, {"code": "LIN002"}])
def test_an_acknowledgement_lapses_when_the_findings_words_change(begun, change):
    sheet = worksheet.acknowledged(begun, WARNING, "Known.", BY)

    assert sheet.acknowledged(WARNING)
    assert sheet.acknowledged(WARNING.model_copy(update=change)) is None
    assert sheet.acknowledged(WARNING.model_copy(update={"fix": "Do otherwise."}))


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_a_new_draft_keeps_every_answer_and_every_sentence_of_a_person(work, begun, data):
    sheet = data.draw(steps(work, begun))
    found = {place: data.draw(STATES) for place in places(work.draft)}
    draft = judged(work.draft, found)
    new = worksheet.redrafted(sheet, draft, 2)

    assert [(a.line, a.criterion, a.state, a.reason, a.quotes, a.by) for a in new.answers] == [
        (a.line, a.criterion, a.state, a.reason, a.quotes, a.by) for a in sheet.answers
    ]
    for answer in new.answers:
        same = answer.state is found[answer.line, answer.criterion]
        assert answer.origin is (Origin.AUTO if same else Origin.OVERRIDE)
    own = [s.model_copy(update={"id": 0}) for s in sheet.rationale if s.origin is not Origin.AUTO]
    assert [s.model_copy(update={"id": 0}) for s in new.rationale if s.origin is not Origin.AUTO] == own
    assert [s.id for s in new.rationale] == [*range(1, len(new.rationale) + 1)]
    assert new.acknowledgements == sheet.acknowledgements
    assert (new.draft, new.material, new.decisions) == (draft.digest, 2, ())


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_a_new_draft_brings_its_own_sentences_but_for_those_that_people_changed(work, begun, data):
    sheet = data.draw(steps(work, begun))
    new = worksheet.redrafted(sheet, work.draft, 2)
    changed = [s for s in sheet.rationale if s.origin is Origin.OVERRIDE]
    drafted = [s.text for s in new.rationale if s.origin is Origin.AUTO]

    # The same draft again: each changed sentence stands in for exactly the one that it was.
    replaced = [s.text for s in begun.rationale if s.id in {c.id for c in changed}]
    assert sorted([*drafted, *replaced]) == sorted(s.text for s in begun.rationale)


def test_a_background_sentence_that_a_person_changed_does_not_take_the_others_along(work, begun):
    background = [s for s in begun.rationale if s.kind is StatementKind.BACKGROUND and s.line == 1]
    assert len(background) > 1
    sheet = worksheet.edited(begun, background[0].id, "The literature is mixed.", BY)
    new = worksheet.redrafted(sheet, work.draft, 2)

    kept = [s.text for s in new.rationale if s.kind is StatementKind.BACKGROUND and s.line == 1]
    assert kept == [*(s.text for s in background[1:]), "The literature is mixed."]


def test_background_that_the_new_draft_no_longer_has_stands_in_for_no_other(work, begun):
    old = next(s for s in begun.rationale if s.kind is StatementKind.BACKGROUND)
    sheet = worksheet.edited(begun, old.id, "The literature is mixed.", BY)
    left = tuple(s for s in work.draft.rationale if s.text != old.text)
    new = worksheet.redrafted(sheet, work.draft.model_copy(update={"rationale": left}).sealed(), 2)

    assert [s.text for s in new.rationale] == [*(s.text for s in left), "The literature is mixed."]


def test_a_changed_sentence_stands_in_for_its_criterions_though_the_new_draft_finds_other_grounds(work, begun):
    old = next(s for s in begun.rationale if s.criterion == "symptom-duration" and s.kind is StatementKind.FINDING)
    sheet = worksheet.edited(begun, old.id, "Six weeks are on record.", BY)
    statements = tuple(
        s.model_copy(update={"evidence": (), "text": "Drafted otherwise."}) if s.text == old.text else s
        for s in work.draft.rationale
    )
    draft = Draft.model_validate(work.draft.model_copy(update={"rationale": statements}).model_dump(by_alias=True))
    texts = [s.text for s in worksheet.redrafted(sheet, draft.sealed(), 2).rationale]

    assert "Six weeks are on record." in texts
    assert "Drafted otherwise." not in texts
    assert len(texts) == len(begun.rationale)


def test_an_answer_to_what_the_new_draft_does_not_have_is_gone(work):
    (first, second), gone = work.draft.lines, work.draft.lines[0].criteria[0].id
    line = first.model_copy(update={"criteria": first.criteria[1:]})
    new = worksheet.redrafted(work.sheet, work.draft.model_copy(update={"lines": (line, second)}), 2)

    assert new.answer(1, gone) is None
    assert {(a.line, a.criterion) for a in new.answers} == {*places(work.draft)} - {(1, gone)}
