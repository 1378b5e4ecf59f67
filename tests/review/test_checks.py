"""The guardrails over people's words: what edits bring in is found, what a person settled is set aside, and nothing else is judged."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.criteria.logic import State
from drafter.drafting.findings import finding
from drafter.drafting.rationale import StatementKind
from drafter.drafting.validation import stated_result
from drafter.evidence.claims.facts import Evidence
from drafter.review import worksheet
from drafter.review.checks import findings, standing
from drafter.review.roles import Author, Role
from drafter.review.worksheet import Origin

SEEN = "Neck pain for 6 weeks"


@pytest.fixture(scope="session")
def work(reviewed):
    return reviewed()


@pytest.fixture(scope="session")
def begun(work):
    return worksheet.begin(work.draft, 1)


def author(role=Role.NURSE):
    return Author(person="p-1", name="R. Ortiz", role=role, at="2026-01-02T10:00:00Z")


def found(work, sheet, **given_):
    """Codes and places of what the sheet brings in, beside the draft's own."""
    return [(f.code, f.at) for f in findings(work.draft, sheet, work.case, **given_) if f not in work.draft.findings]


def drafted(sheet, criterion, kind=StatementKind.FINDING):
    return next(s for s in sheet.rationale if s.criterion == criterion and s.kind is kind)


def with_evidence(sheet, sentence, quote):
    changed = sentence.model_copy(update={"evidence": (quote,)})
    return sheet.model_copy(update={"rationale": tuple(changed if s is sentence else s for s in sheet.rationale)})


def test_a_draft_that_nobody_touched_brings_in_nothing(work, begun):
    assert found(work, begun) == []
    assert found(work, work.sheet) == []


def test_the_drafts_own_findings_stay_and_those_of_a_sentence_go_when_a_person_changes_it(work, begun):
    own = finding("LIN003", "/lines/0", "2 units on one date")
    prose = finding("CIT003", "/rationale/0/citations/1", "a figure")
    draft = work.draft.model_copy(update={"findings": (own, prose)})
    at_its_sentence = prose.model_copy(update={"at": "/rationale/1/citations/1"})

    assert findings(draft, begun, work.case) == [own, at_its_sentence]
    assert at_its_sentence not in findings(draft, worksheet.edited(begun, 1, "", author()), work.case)
    changed = worksheet.edited(begun, 1, begun.rationale[0].text + " So it reads.", author())
    assert at_its_sentence not in findings(draft, changed, work.case)


def test_a_finding_is_told_once(work, begun):
    own = finding("LIN003", "/lines/0", "2 units on one date")
    draft = work.draft.model_copy(update={"findings": (own, own)})

    assert findings(draft, begun, work.case) == [own]


@pytest.mark.parametrize(
    "change", [{"quote": "Neck pain for 9 weeks"}, {"document": "note-9"}, {"start": 0}, {"quote": "", "end": 9}]
)
def test_quotes_of_people_and_of_sentences_stand_in_the_record(work, begun, change):
    at = work.case.documents[0].text.index(SEEN)
    quote = Evidence(document="note-1", start=at, end=at + len(SEEN), quote=SEEN)
    wrong = quote.model_copy(update=change)
    answer = worksheet.answered(begun, work.draft, 1, "symptom-duration", State.UNCLEAR, "So.", author()).answers[0]
    sentence = drafted(begun, "conservative-treatment")

    for each, codes in ((quote, []), (wrong, ["EVD001"])):
        asked = begun.model_copy(update={"answers": (answer.model_copy(update={"quotes": (each,)}),)})
        place = "/answers/1/symptom-duration/quotes/0"
        assert [f for f in found(work, asked) if f[0] == "EVD001"] == [(code, place) for code in codes]
        told = with_evidence(begun, sentence, each)
        assert found(work, told) == [(code, f"/rationale/{sentence.id}/evidence/0") for code in codes]


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("reason", ["", "  ", "I read it so."])
def test_an_answer_unlike_the_draft_gives_a_reason(work, begun, state, reason):
    line = work.draft.lines[0]
    assessed = next(a for a in line.criteria if a.id == "symptom-duration")
    sheet = worksheet.answered(begun, work.draft, 1, "symptom-duration", state, reason, author())
    codes = [code for code, at in found(work, sheet) if at == "/answers/1/symptom-duration"]

    assert codes == (["CRT006"] if state is not assessed.state and not reason.strip() else [])


@pytest.mark.parametrize("state", list(State))
def test_a_sentence_does_not_contradict_the_answer_beside_it(work, begun, state):
    sentence = drafted(begun, "symptom-duration")
    stated = stated_result(sentence.text)
    sheet = worksheet.answered(begun, work.draft, 1, "symptom-duration", state, "So.", author())

    assert stated is not None
    assert (("CRT001", f"/rationale/{sentence.id}") in found(work, sheet)) is (state is not stated)
    mended = worksheet.edited(sheet, sentence.id, "", author())
    assert "CRT001" not in [code for code, _ in found(work, mended)]


def test_a_persons_sentence_does_not_contradict_the_answer_either(work):
    own = worksheet.written(
        work.sheet, 1, "conservative-treatment", "Conservative treatment is unclear: she says more.", author()
    )
    (code, at) = next(f for f in found(work, own) if f[0] == "CRT001")

    assert at == f"/rationale/{own.rationale[-1].id}"
    (told,) = [f.message for f in findings(work.draft, own, work.case) if f.code == code]
    assert told == "the sentence says unclear; R. Ortiz answered met"


def test_without_an_answer_and_of_another_line_nothing_is_contradicted(work, begun):
    other = worksheet.written(begun, 2, "symptom-duration", "Symptom duration is met.", author())

    assert "CRT001" not in [code for code, _ in found(work, other)]


def test_background_states_no_result_of_a_criterion(work):
    background = next(s for s in work.sheet.rationale if s.kind is StatementKind.BACKGROUND)
    changed = background.model_copy(
        update={"text": "In the trial the endpoint was not met.", "criterion": "conservative-treatment"}
    )
    sheet = work.sheet.model_copy(
        update={"rationale": tuple(changed if s is background else s for s in work.sheet.rationale)}
    )
    assert found(work, sheet) == []


def test_what_rests_on_nothing_is_marked_where_a_person_wrote_it(work, begun):
    sheet = worksheet.written(begun, 1, None, "I called the clinic.", author())
    assert found(work, sheet) == [("CIT007", f"/rationale/{sheet.rationale[-1].id}")]
    tied = drafted(begun, "symptom-duration")
    assert tied.tied
    assert "CIT007" not in [c for c, _ in found(work, worksheet.edited(begun, tied.id, "Six weeks.", author()))]
    loose = begun.rationale[0].model_copy(update={"evidence": (), "citations": ()})
    bare = begun.model_copy(update={"rationale": (loose, *begun.rationale[1:])})
    assert found(work, bare) == []
    assert "CIT007" in [c for c, _ in found(work, worksheet.edited(bare, loose.id, "Other words.", author()))]


def loose_warning(work, sheet):
    return next(f for f in findings(work.draft, sheet, work.case) if f.code == "CIT007")


def test_an_acknowledged_sentence_is_that_sentence_and_no_later_one(work, begun):
    """Neither when it is rewritten, nor when another takes its number."""
    sheet = worksheet.written(begun, 1, None, "I called the clinic.", author())
    number = sheet.rationale[-1].id
    sheet = worksheet.acknowledged(sheet, loose_warning(work, sheet), "They told me so.", author())
    assert sheet.acknowledged(loose_warning(work, sheet))

    rewritten = worksheet.edited(sheet, number, "I called the clinic; they have no record.", author())
    assert rewritten.acknowledged(loose_warning(work, rewritten)) is None
    again = worksheet.written(worksheet.edited(sheet, number, "", author()), 1, None, "The policy is silent.", author())
    assert again.rationale[-1].id == number
    assert again.acknowledged(loose_warning(work, again)) is None


@pytest.mark.parametrize("words", ["I deny this.", "The request is not medically necessary.", "To be rejected."])
@pytest.mark.parametrize("role", list(Role))
def test_only_a_physician_writes_of_a_denial(work, begun, words, role):
    sheet = worksheet.written(begun, 1, "symptom-duration", words, author(role))
    changed = worksheet.edited(begun, 1, words, author(role))

    for each in (sheet, changed):
        assert ("DSP003" in [code for code, _ in found(work, each)]) is (role is not Role.PHYSICIAN)


@pytest.mark.parametrize("state", [None, *State])
def test_a_drafted_question_is_set_aside_once_a_person_found_its_criterion_settled(work, begun, state):
    asks = next(s for s in begun.rationale if s.kind is StatementKind.MISSING)
    sheet = begun
    if state is not None:
        sheet = worksheet.answered(begun, work.draft, asks.line, asks.criterion, state, "So.", author())

    settled = state in (State.MET, State.NOT_MET, State.NOT_APPLICABLE)
    assert (asks in standing(sheet)) is not settled
    assert asks in sheet.rationale
    assert [s for s in standing(sheet) if s.criterion != asks.criterion] == [
        s for s in sheet.rationale if s.criterion != asks.criterion
    ]
    own = worksheet.edited(sheet, asks.id, "Please tell since when.", author())
    assert "Please tell since when." in [s.text for s in standing(own)]


def test_what_is_set_aside_comes_back_with_the_question(work, begun):
    asks = next(s for s in begun.rationale if s.kind is StatementKind.MISSING)
    sheet = worksheet.answered(begun, work.draft, asks.line, asks.criterion, State.MET, "So.", author())

    assert standing(worksheet.withdrawn(sheet, asks.line, asks.criterion)) == list(begun.rationale)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_withheld_results_are_set_aside_as_drafted_and_never_a_persons_words(work, begun, data):
    withheld = data.draw(st.sets(st.sampled_from(list(State))))
    sheet = begun
    for sentence in data.draw(st.lists(st.sampled_from(begun.rationale), max_size=4)):
        text = f"By my reading it is {data.draw(st.sampled_from(['met', 'not met', 'unclear']))}."
        sheet = worksheet.edited(sheet, sentence.id, text, author())
    left = standing(sheet, withheld)

    for sentence in sheet.rationale:
        hidden = sentence.origin is Origin.AUTO and stated_result(sentence.text) in withheld
        assert (sentence in left) is not hidden


def test_of_a_sentence_that_nobody_is_shown_nothing_is_found(work, begun):
    """It would tell what may not be suggested, and nobody could mend it."""
    sentence = drafted(begun, "symptom-duration")
    assert stated_result(sentence.text) is State.NOT_MET
    sheet = worksheet.answered(begun, work.draft, 1, "symptom-duration", State.MET, "I called them.", author())

    assert ("CRT001", f"/rationale/{sentence.id}") in found(work, sheet)
    assert found(work, sheet, withheld=[State.NOT_MET]) == []
    assert found(work, sheet, withheld=[State.UNCLEAR]) == found(work, sheet)
    own = worksheet.edited(sheet, sentence.id, "Symptom duration is not met: so I read it.", author())
    assert "CRT001" in [code for code, _ in found(work, own, withheld=[State.NOT_MET])]
