"""A case is frozen, checked and free of I/O."""

import pickle
from datetime import UTC, date, datetime

import pytest
from pydantic import TypeAdapter, ValidationError

from drafter.evidence.claims.facts import Evidence
from drafter.evidence.intake.cases import Case, Date, Document, Line, Request

SERVED = date(2025, 11, 3)
RECEIVED = date(2025, 11, 12)


def case(**changes):
    fields = {
        "id": "c",
        "payer": "p",
        "request": {"review": "retrospective", "received": RECEIVED, "lines": [{"line": 1, "code": "20553"}]},
        "documents": [{"id": "n", "text": "Pain"}],
    }
    return Case.model_validate(fields | changes)


def test_criteria_are_judged_on_the_first_date_of_service_else_on_receipt():
    served = Line(line=1, code="20553", dates=(date(2025, 11, 5), SERVED))
    waiting = Line(line=2, code="20553")
    request = Request(review="retrospective", received=datetime(2025, 11, 12, 9, tzinfo=UTC), lines=(served, waiting))
    assert (request.as_of(served), request.as_of(waiting)) == (SERVED, RECEIVED)


def test_today_is_the_latest_day_the_case_speaks_of():
    later = date(2025, 12, 1)
    assert case().today == RECEIVED
    assert case(documents=[{"id": "n", "text": "Pain", "date": later}]).today == later


def test_a_case_survives_its_own_json_with_the_same_digest():
    whole = case(member={"birth_date": "1971-04-02"})
    again = Case.model_validate_json(whole.model_dump_json())
    assert again == whole
    assert again.digest == whole.digest
    assert case().digest != whole.digest


def test_a_case_cannot_be_changed():
    with pytest.raises(ValidationError, match="frozen"):
        case().payer = "other"


@pytest.mark.parametrize(
    "value",
    [0, 20251103, "20251103", "1762128000", "2025-11-03T00:00:00", "2025-02-30", "1899-12-31", "2100-01-01", []],
)
def test_only_a_plausible_day_is_a_date(value):
    with pytest.raises(ValidationError):
        TypeAdapter(Date).validate_python(value)


def test_a_day_is_a_date_as_text_and_as_value():
    assert TypeAdapter(Date).validate_python("2025-11-03") == TypeAdapter(Date).validate_python(SERVED) == SERVED


def test_two_documents_cannot_share_an_id():
    with pytest.raises(ValidationError, match="the document id 'n' is given twice"):
        case(documents=[{"id": "n", "text": "Pain"}, {"id": "n", "text": "More"}])


def test_a_member_is_not_born_after_the_service():
    request = {"review": "retrospective", "received": RECEIVED}
    request["lines"] = [{"line": 1, "code": "20553", "dates": [SERVED]}]
    assert case(request=request, member={"birth_date": SERVED}).member.birth_date == SERVED
    with pytest.raises(ValidationError, match="the birth date is after a date of service"):
        case(request=request, member={"birth_date": "2025-11-04"})


def test_a_member_is_not_born_after_a_document_or_the_receipt():
    with pytest.raises(ValidationError, match="the birth date is after the date of a document"):
        case(documents=[{"id": "n", "text": "Pain", "date": "2025-11-03"}], member={"birth_date": "2025-11-04"})
    with pytest.raises(ValidationError, match="the birth date is after the day of receipt"):
        case(member={"birth_date": "2025-11-13"})
    assert case(member={"birth_date": RECEIVED}).member.birth_date == RECEIVED


@pytest.mark.parametrize(
    "region",
    ["cervical", "Low-Back", "cervical_spine", "neck/shoulder", "right knee", "C5-C6", "LBP", "l4-5", "", None],
)
def test_a_region_is_named_as_notes_and_forms_name_it(region):
    request = {"review": "retrospective", "received": RECEIVED, "lines": [{"line": 1, "code": "20553"}]}
    assert case(request=request | {"region": region}).request.region == region


@pytest.mark.parametrize(
    ("region", "remedy"),
    [
        ("cervcal", "Did you mean 'cervical'"),
        ("lumber spine", "Did you mean 'lumbar spine'"),
        ("zzz", "Name one as notes do"),
    ],
)
def test_a_region_that_the_lexicon_does_not_know_is_refused(region, remedy):
    request = {"review": "retrospective", "received": RECEIVED, "lines": [{"line": 1, "code": "20553"}]}
    with pytest.raises(ValidationError) as caught:
        case(request=request | {"region": region})
    (error,) = caught.value.errors()
    assert error["msg"] == "the lexicon knows no such body region"
    assert error["ctx"]["remedy"].startswith(remedy)


def test_requests_and_questionnaires_are_attestations():
    assert Document(id="q", kind="questionnaire", text="x").attested
    assert not Document(id="n", kind="progress-note", text="x").attested


def test_a_document_without_a_kind_is_chart_evidence_of_no_kind():
    assert Document(id="n", text="x").kind == "other"
    assert not Document(id="n", text="x").attested


def test_a_document_is_found_by_its_id():
    assert case().document("n").text == "Pain"
    assert case().document("m") is None


def test_a_trusted_record_is_what_a_checked_one_is():
    given = {"document": "note-1", "start": 4, "end": 9, "quote": "words", "page": 2}
    made, checked = Evidence.trusted(**given), Evidence(**given)
    assert (made, hash(made), made.model_fields_set) == (checked, hash(checked), checked.model_fields_set)
    assert made.model_dump_json() == checked.model_dump_json()
    assert made.model_copy(update={"page": None}).model_dump(mode="json") == {k: given[k] for k in given if k != "page"}
    assert pickle.loads(pickle.dumps(made)) == checked
    with pytest.raises(ValidationError):
        made.start = 5
