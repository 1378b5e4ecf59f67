"""A page that names another patient is known by its name or its birth date; nobody else's page is."""

import pytest

from drafter.evidence.claims.identity import foreign_pages
from drafter.evidence.intake.cases import Case

OWN = "Patient: Ada Quill   DOB: 02/11/1980\nNeck pain for 5 months."
OTHER = "GREAT LAKES THERAPY\nPatient: Rosa Achterberg   DOB: 07/19/1957   MRN 558102\nPain unchanged after 17 visits."


def case(*texts, member=None):
    return Case.model_validate({
        "id": "c",
        "payer": "example-commercial",
        "request": {"review": "retrospective", "received": "2025-11-12", "lines": [{"line": 1, "code": "20553"}]},
        "member": member,
        "documents": [{"id": f"d{n}", "date": "2025-11-03", "text": text} for n, text in enumerate(texts, 1)],
    })  # fmt: skip


def foreign(*texts, member=None):
    found = case(*texts, member=member)
    return [
        (page.document, found.document(page.document).text[page.span.start : page.span.end])
        for page in foreign_pages(found)
    ]


MEMBER = {"name": "Ada Quill", "birth_date": "1980-02-11"}


def test_a_document_of_another_patient_is_foreign_from_its_letterhead_on():
    assert foreign(OWN, OTHER, member=MEMBER) == [("d2", OTHER)]


def test_a_page_of_another_patient_leaves_the_other_pages():
    packet = f"{OWN}\f{OTHER}\fPatient: Ada Quill\nPlan: therapy."
    assert foreign(packet, member=MEMBER) == [("d1", f"{OTHER}\f")]


def test_a_name_in_mid_document_sets_a_page_apart_where_there_are_no_page_breaks():
    long = OWN + "\n" + "Ibuprofen for 6 weeks gave no relief. " * 14 + "\n"
    assert foreign(long + OTHER, member=MEMBER) == [("d1", OTHER[OTHER.index("Patient") :])]


@pytest.mark.parametrize(
    "header",
    [
        "Patient: Ada Quill",
        "PATIENT: ADA QUILL",
        "Patient Name: Quill, Ada M.",
        "Patient: A. Quill",
        "Patient: Ms. Quill Ada",
        "Name: Ada Quill   MRN 12345",
        "Patient: Ada Quill   DOB: 2/11/1980",
        "DOB: Feb 11, 1980",
        "Pt: resting comfortably today",
        "Patient: agrees with the plan",
        "Name: Spine Center",
        "Re: Injection Series",
    ],
)
def test_the_members_own_page_and_what_names_nobody_are_not_foreign(header):
    assert foreign(f"{header}\nNeck pain for 5 months.", member=MEMBER) == []


@pytest.mark.parametrize(
    "header",
    [
        "Patient: Bela Quill",
        "Patient: Ada Thornbury",
        "PATIENT NAME: THORNBURY, ADELE",
        "Pt: T. Thornbury   DOB 4/2/1950",
        "DOB: 02/11/1981",
        "Date of birth: 1957-07-19",
        "Name: Theo Thornbury   MRN 12345",
    ],
)
def test_another_name_or_birth_date_is_foreign(header):
    assert [document for document, _ in foreign(f"{header}\nNeck pain for 5 months.", member=MEMBER)] == ["d1"]


def test_without_a_member_the_records_most_frequent_patient_is_the_patient():
    assert foreign(OWN, OWN, OTHER) == [("d3", OTHER)]


def test_a_record_that_names_nobody_has_no_foreign_page():
    assert foreign("Neck pain for 5 months.", member=MEMBER) == []
    assert foreign("Neck pain for 5 months.") == []


@pytest.mark.parametrize(
    "said",
    [
        "Entered in error - wrong patient.",
        "The following belongs to another patient.",
        "Wrong chart.",
        "ADDENDUM: This note was entered in error.",
        "The above note was documented in the wrong chart.",
    ],
)
def test_a_page_that_says_it_is_not_the_patients_is_taken_at_its_word(said):
    text = f"{said}\nNeck pain for 5 months."

    assert foreign(text) == [("d1", text)]


@pytest.mark.parametrize(
    "said",
    [
        "A prior note filed in the wrong chart was removed.",
        "Time-out done to prevent wrong patient or wrong site.",
        "The duration in my note was entered in error.",
        "MRI report was scanned into another patient's chart.",
        "She wants another patient's shoe lift.",
    ],
)
def test_what_is_said_of_something_else_leaves_the_page(said):
    assert foreign(f"{said}\nNeck pain for 5 months.") == []
