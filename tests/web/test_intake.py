"""A new case and information that arrived: read as the command line reads them; one clear error, and what was typed is kept."""

import pytest
from steps import first_case, team
from visitors import Visitor

from drafter.record import cases

GOOD = {
    "how": "fields", "payer": "example-commercial", "review": "retrospective", "urgency": "standard", "received": "2025-11-12",
    "region": "cervical", "code": "20553", "units": "1", "dates": "2025-11-03", "diagnoses": "m79.18",
    "name": "Maria Okafor", "birth_date": "1970-01-02", "member_id": "MBR998877", "document_text": "Neck pain for 5 months.",
    "document_kind": "progress-note", "document_date": "2025-11-03", "document_author": "Dr. A", "document_id": "",
}  # fmt: skip


@pytest.fixture
def nora(office):
    return Visitor(office, "nora")


def sent(visitor, path, fields, files=None):
    """A form as a browser sends it."""
    named = {
        f"{name}_0" if name in ("code", "units", "dates", "diagnoses") else name: value
        for name, value in fields.items()
    }
    return visitor.client.post(path, data={"csrf": visitor.session.csrf, **named}, files=files)


def content(office, answer):
    assert answer.status_code == 303, answer.text
    with office.store.read() as connection:
        return cases.content(connection, answer.headers["location"].rpartition("/")[2])


def test_a_case_by_hand(office, nora):
    case = content(office, sent(nora, "/cases/new", GOOD))
    assert (case.payer, case.request.lines[0].code, case.request.lines[0].diagnoses) == (
        "example-commercial",
        "20553",
        ("M79.18",),
    )
    assert (case.member.name, case.documents[0].text, case.documents[0].id) == (
        "Maria Okafor",
        "Neck pain for 5 months.",
        "document-1",
    )


def test_a_case_file_with_its_documents(office, nora):
    file = (
        "id: c1\npayer: example-commercial\nrequest: {review: prospective, received: 2025-11-12, lines: [{line: 1, code: '20553'}]}\n"
        "documents: [{id: note-1, path: note.txt}]\n"
    )
    files = [("case_file", ("case.yaml", file)), ("case_documents", ("note.txt", "Neck pain.\r\nAgain."))]
    assert content(office, sent(nora, "/cases/new", {"how": "file"}, files)).documents[0].text == "Neck pain.\r\nAgain."
    pasted = file.replace("path: note.txt", "text: Pasted.")
    assert (
        content(office, sent(nora, "/cases/new", {"how": "file", "case_text": pasted})).documents[0].text == "Pasted."
    )


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"received": "12.11.2025"}, "received", "Received: "),
        ({"code": "2055"}, "code_0", "Code, line 1: "),
        ({"dates": "2025-02-30"}, "dates_0", "no such day"),
        ({"birth_date": "soon"}, "birth_date", "Birth date: "),
        ({"document_date": "later"}, "document_date", "Date: "),
        ({"document_text": "  "}, "document_text", "there is no document"),
        ({"document_id": "Mrs. O"}, "document_id", "Number: "),
    ],
)
def test_one_clear_error_and_what_was_typed_is_kept(nora, change, field, words):
    answer = sent(nora, "/cases/new", GOOD | change)
    assert answer.status_code == 422
    assert f'<a href="#{field}">' in answer.text
    assert words in answer.text
    assert f'id="{field}"' in answer.text
    assert "<title>Error: New case" in answer.text
    for kept in ("Maria Okafor", "MBR998877", "retrospective", "Dr. A"):
        assert kept in answer.text
    assert "/tmp/" not in answer.text


def test_a_bad_case_file_is_told_at_its_place(nora):
    answer = sent(nora, "/cases/new", {"how": "file", "case_text": "id: c1\npayer: x\nrequst: {}\n"})
    assert answer.status_code == 422
    assert "unknown key &#39;requst&#39;" in answer.text
    assert "requst: {}" in answer.text
    assert "sent-" not in answer.text
    assert sent(nora, "/cases/new", {"how": "file"}).status_code == 422
    assert "not a case file" in sent(nora, "/cases/new", {"how": "file"}, [("case_file", ("a.exe", "x"))]).text


def test_information_pasted_and_uploaded(office, nora):
    case = first_case(office)
    pdf = _pdf("Seen again for neck pain.")
    files = [("document_files", ("second.pdf", pdf)), ("document_files", ("third.txt", "Third."))]
    fields = {
        "document_text": "First.",
        "document_kind": "letter",
        "document_id": "more",
        "document_date": "2025-11-05",
    }
    assert sent(nora, f"/cases/{case}/information", fields, files).status_code == 303
    with office.store.read() as connection:
        documents = cases.content(connection, case).documents
        assert cases.file(connection, case).information
    assert [d.id for d in documents] == ["note-1", "more-1", "more-2", "more-3"]
    assert "Seen again" in documents[2].text
    assert documents[2].text.endswith("\f")


@pytest.mark.parametrize(
    ("fields", "files", "words"),
    [
        ({"document_text": "New.", "document_id": "note-1"}, None, "has a document &#39;note-1&#39; already"),
        ({}, [("document_files", ("scan.jpg", b"x"))], "only .txt, .md and .pdf are read"),
        ({}, [("document_files", ("a.txt", b"\x00\x01"))], "binary file"),
        ({}, [("document_files", ("a.pdf", b"no pdf"))], "PDF cannot be read"),
        ({"document_text": "New.", "document_date": "2025-13-01"}, None, "no such day"),
        ({}, None, "there is no document"),
    ],
)
def test_information_that_cannot_be_used(office, nora, fields, files, words):
    case = first_case(office)
    answer = sent(nora, f"/cases/{case}/information", {"document_author": "Dr. Kept", **fields}, files)
    assert answer.status_code == 422
    assert words in answer.text
    assert "Dr. Kept" in answer.text
    assert "/tmp/" not in answer.text


def test_information_while_someone_else_has_the_case(drafted_office, visit):
    case, nils = first_case(drafted_office), visit("nils")
    answer = sent(nils, f"/cases/{case}/information", {"document_text": "Typed meanwhile."})
    assert answer.status_code == 403
    assert "Typed meanwhile." in answer.text


def test_who_may_enter_cases(office):
    for login, status in (("paula", 200), ("ada", 403), ("adam", 403)):
        assert Visitor(office, login).get("/cases/new").status_code == status
    assert sent(Visitor(office, "ada"), "/cases/new", GOOD).status_code == 403
    assert team(office)


def _pdf(text):
    """A PDF of one page with a text layer, as small as they come."""
    stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]  # fmt: skip
    body, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return f"{body}xref\n0 6\n0000000000 65535 f \n{table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF".encode()
