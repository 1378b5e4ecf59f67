"""A case on disk is loaded whole or refused with one message that names file, place, cause and remedy."""

import json
import os
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.errors import InputError
from drafter.evidence.intake.case_files import load_case
from drafter.evidence.intake.cases import Case

# The tests below name lines of this text.
CASE = """\
id: neck-1
payer: example-commercial
request:
  review: retrospective
  urgency: standard
  received: 2025-11-12
  region: cervical
  jurisdiction: NO
  lines:
    - line: 1
      code: 20553
      units: 2
      laterality: bilateral
      dates: [2025-11-03]
      diagnoses: [M79.18]
    - line: 2
      code: 00640
member:
  name: Zebulon Quux
  birth_date: 1971-04-02
  id: 900800700
documents:
  - id: note-1
    kind: progress-note
    date: 2025-11-03
    author: Dr Ames
    path: note-1.txt
  - id: 2
    text: |
      Neck pain for 3 months.
"""
SECRETS = ("Zebulon", "Quux", "900800700", "Neck pain", "Ames", "Severe")


@pytest.fixture
def folder(tmp_path):
    """A good case folder, to be spoilt."""
    folder = tmp_path / "neck"
    folder.mkdir()
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    (folder / "note-1.txt").write_text("Severe spasm.\n", encoding="utf-8")
    return folder


def refusal(path):
    with pytest.raises(InputError) as caught:
        load_case(path)
    error = caught.value
    assert error.exit_code == 2
    assert error.__suppress_context__ or error.__context__ is None, "what caused it may hold the record"
    assert not any(secret in str(error) for secret in SECRETS)
    return error


def refused_text(folder, text):
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    error = refusal(folder)
    assert error.file == folder / "case.yaml"
    return f"{error.place}: {error.cause}. {error.remedy}"


def refused_note(folder, content):
    (folder / "note-1.txt").write_bytes(content)
    error = refusal(folder)
    assert (error.file, error.place) == (folder / "case.yaml", "documents[0].path (line 27)")
    return f"{error.cause}. {error.remedy}"


def inline(text):
    """A case as plain data with one document inline."""
    line = {"line": 1, "code": 20553}
    request = {"review": "prospective", "received": "2025-11-12", "lines": [line]}
    return {"id": "neck-1", "payer": "p", "request": request, "documents": [{"id": "n", "text": text}]}


# What is loaded


def test_a_folder_gives_every_field(folder):
    case = load_case(folder)
    first, second = case.request.lines
    assert type(case) is Case
    assert (case.id, case.payer, case.request.review, case.request.urgency) == (
        "neck-1", "example-commercial", "retrospective", "standard",
    )  # fmt: skip
    assert (first.line, first.code, first.units, first.laterality) == (1, "20553", 2, "bilateral")
    assert (first.dates, first.diagnoses) == ((date(2025, 11, 3),), ("M79.18",))
    assert (case.member.name, case.member.birth_date, case.member.id) == (
        "Zebulon Quux", date(1971, 4, 2), "900800700",
    )  # fmt: skip
    note = case.documents[0]
    assert (note.id, note.kind, note.date, note.author, note.text) == (
        "note-1", "progress-note", date(2025, 11, 3), "Dr Ames", "Severe spasm.\n",
    )  # fmt: skip
    assert (case.documents[1].id, case.documents[1].text) == ("2", "Neck pain for 3 months.\n")
    assert case.request.received == date(2025, 11, 12)
    assert (case.request.jurisdiction, second.code) == ("NO", "00640"), "text stays as written"


def test_the_file_in_a_folder_means_the_folder(folder):
    assert load_case(folder / "case.yaml") == load_case(folder)


def test_a_file_with_inline_text_means_the_same_as_a_folder(folder, tmp_path):
    lone = tmp_path / "lone.yml"
    lone.write_text(CASE.replace("path: note-1.txt", 'text: "Severe spasm.\\n"'), encoding="utf-8")
    assert load_case(lone).digest == load_case(folder).digest


def test_json_means_the_same_as_yaml(folder, tmp_path):
    case = load_case(folder)
    lone = tmp_path / "case.json"
    lone.write_text(case.model_dump_json(), encoding="utf-8")
    assert load_case(lone) == case
    assert load_case(tmp_path / "neck") == case


def test_json_takes_numbers_for_codes_and_ids(tmp_path):
    file = tmp_path / "case.json"
    file.write_text(json.dumps(inline("Pain 😀") | {"id": 7}), encoding="utf-8")
    case = load_case(file)
    assert (case.id, case.request.lines[0].code, case.documents[0].text) == ("7", "20553", "Pain 😀")


def test_a_byte_order_mark_is_dropped_and_crlf_is_kept(folder):
    (folder / "case.yaml").write_bytes(b"\xef\xbb\xbf" + CASE.replace("\n", "\r\n").encode())
    (folder / "note-1.txt").write_bytes(b"\xef\xbb\xbfone\r\ntw\xc3\xb6\r\n")
    assert load_case(folder).documents[0].text == "one\r\ntwö\r\n"


def test_a_document_below_the_folder_and_markdown_are_read(folder):
    (folder / "notes").mkdir()
    (folder / "notes" / "a.MD").write_text("# Note", encoding="utf-8")
    (folder / "case.yaml").write_text(CASE.replace("note-1.txt", "notes/a.MD"), encoding="utf-8")
    assert load_case(folder).documents[0].text == "# Note"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2025-11-12T09:30:00Z", datetime(2025, 11, 12, 9, 30, tzinfo=UTC)),
        ("2025-11-12T00:00:00+00:00", datetime(2025, 11, 12, tzinfo=UTC)),
        ("2025-11-12t09:30:00.5z", datetime(2025, 11, 12, 9, 30, 0, 500_000, tzinfo=UTC)),
    ],
)
def test_received_may_be_a_date_time(folder, written, read):
    (folder / "case.yaml").write_text(CASE.replace("2025-11-12", written), encoding="utf-8")
    received = load_case(folder).request.received
    assert (type(received), received) == (datetime, read)


def test_optional_keys_may_be_left_empty(folder):
    text = CASE.replace("region: cervical", "region:").replace("date: 2025-11-03", "date: ~")
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    case = load_case(folder)
    assert (case.request.region, case.documents[0].date) == (None, None)


# Files and folders


def test_a_path_that_is_not_there_is_refused(tmp_path):
    path = tmp_path / "no"
    assert str(refusal(path)) == f"{path}: there is no such file or folder. Check the path."
    assert refusal(tmp_path / "a\0b").cause == "there is no such file or folder"


def test_a_name_that_the_system_refuses_is_refused(tmp_path):
    assert refusal(tmp_path / ("n" * 300)).cause == "it cannot be opened (File name too long)"


def test_a_folder_without_a_case_is_refused(tmp_path):
    assert str(refusal(tmp_path)) == (
        f"{tmp_path}: there is no case.yaml in the folder. Give a folder with one of case.yaml, case.yml, case.json."
    )


def test_a_folder_with_two_cases_is_refused(folder):
    (folder / "case.json").write_text("{}", encoding="utf-8")
    assert str(refusal(folder)) == (
        f"{folder}: the folder holds case.yaml and case.json. Keep one of them, or give the file."
    )


def test_a_file_of_another_kind_is_refused(folder):
    path = folder / "note-1.txt"
    assert str(refusal(path)) == (
        f"{path}: this is not a case file. Give a .yaml, .yml or .json file, or a folder with case.yaml."
    )


def test_a_case_that_is_no_regular_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "case.yaml")
    assert refusal(tmp_path).cause == "this is not a file"


def test_a_case_file_of_50_mb_is_refused_unread(tmp_path):
    file = tmp_path / "case.yaml"
    with file.open("wb") as sparse:
        sparse.truncate(50_000_000)
    assert str(refusal(file)) == f"{file}: the text is larger than 25 MB. Split it into smaller documents."


# Syntax of the case file


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b: c\n", "line 1: this is not valid YAML. Check indentation, tabs and quotes there: a value with ': ' or ' #' in it needs quotes."),
        ("id: x\n\tpayer: Quux\n", "line 2: this is not valid YAML. Check indentation, tabs and quotes there: a value with ': ' or ' #' in it needs quotes."),
        ("id: é\npayer: \x92Quux\n", "line 2: this is not valid YAML. Check indentation, tabs and quotes there: a value with ': ' or ' #' in it needs quotes."),
        ("id: x\npayer: *Quux\n", "line 2: a value that begins with * refers to another one, which a case does not use. Put it in quotes, or write the value again."),
        ("id: x\nx: " + "[" * 100_000, "line 2: this is nested too deeply. Check brackets."),
        ("", ": this is not a case. Begin with the keys id, payer, request and documents."),
        ("- Quux\n", ": this is not a case. Begin with the keys id, payer, request and documents."),
        ("Quux\n", ": this is not a case. Begin with the keys id, payer, request and documents."),
    ],
)  # fmt: skip
def test_yaml_that_holds_no_case_is_refused_with_its_line(folder, text, message):
    assert refused_text(folder, text) == message


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('{"id": "x",\n "payer" "Quux"}', "line 2", "this is not valid JSON. Check commas and quotes there."),
        ("[" * 100_000, "", "this is nested too deeply. Check brackets."),
        ("[1]", "", "this is not a case. Begin with the keys id, payer, request and documents."),
        (r'{"id": "Quux \ud83d"}', "", r"an escape such as \ud83d is half a character. Write the character itself."),
        ('{"id": "x",\n "id": "Quux"}', "id (line 2)", "the key 'id' is given twice. Keep one of them."),
        ('{"id": "x",\n "\\ud83d\\ude00": 1, "id": "y"}', "id", "the key 'id' is given twice. Keep one of them."),
    ],
)
def test_json_that_holds_no_case_is_refused(tmp_path, text, place, message):
    file = tmp_path / "case.json"
    file.write_text(text, encoding="utf-8")
    error = refusal(file)
    assert (error.file, error.place, f"{error.cause}. {error.remedy}") == (file, place, message)


def test_json_true_is_no_number(tmp_path):
    case = inline("Pain")
    case["request"]["lines"][0]["units"] = True
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case, indent=1), encoding="utf-8")
    error = refusal(file)
    assert (error.place, error.cause) == ("request.lines[0].units (line 11)", "the value does not fit: 'true'")


def test_a_case_file_in_another_encoding_is_refused(folder):
    (folder / "case.yaml").write_bytes(b"id: caf\xe9\n")
    assert refusal(folder).cause == "the text is not UTF-8 (byte 7)"


# Keys and values: one replacement in the good case, one message

NUMBER = "Write a whole number, 1 or more."
DAY = "Write YYYY-MM-DD, such as 2025-11-03."


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        pytest.param("urgency:", "urgncy:", "request (line 5): unknown key 'urgncy'. Did you mean 'urgency'?", id="key near a known one"),
        pytest.param("path:", "pth:", "documents[0] (line 27): unknown key 'pth'. Did you mean 'path'?", id="misspelt path"),
        pytest.param("payer:", "payr:", "line 2: unknown key 'payr'. Did you mean 'payer'?", id="misspelt and so missing"),
        pytest.param("region:", "Quux:", "request (line 7): unknown key. Known: jurisdiction, lines, received, region, review, urgency", id="unlike key is not shown"),
        pytest.param("  name:", "  Quux:", "member (line 19): unknown key. Known: birth_date, id, name", id="unlike key of the member"),
        pytest.param("id: neck-1", "? [a]\n: b", "line 1: unknown key. Known: documents, id, member, payer, request", id="key that is a list"),
        pytest.param("region: cervical", "review: retrospective", "request.review (line 7): the key 'review' is given twice. Keep one of them.", id="key twice"),
        pytest.param("author: Dr Ames", "path: Quux.txt", "documents[0].path (line 27): the key 'path' is given twice. Keep one of them.", id="path twice"),
        pytest.param("payer: example-commercial\n", "", "the key 'payer' is missing. Add it: letters, digits and dashes, such as example-commercial.", id="key missing at the top"),
        pytest.param("  received: 2025-11-12\n", "", "request (line 3): the key 'received' is missing. Add it: a date, such as 2025-11-12, or a date-time, such as 2025-11-12T09:30:00Z.", id="received missing"),
        pytest.param("line: 2\n      code: 00640", "line: 2", "request.lines[1] (line 16): the key 'code' is missing. Add it: a HCPCS code of 5 characters, such as 20553 or J1030.", id="code missing"),
        pytest.param("units: 2", "units:", f"request.lines[0].units (line 12): there is no value. {NUMBER}", id="no value"),
        pytest.param("kind: progress-note", "kind: ~", "documents[0].kind (line 24): there is no value. Write 'progress-note', 'consult', 'procedure-note', 'therapy-note', 'imaging', 'medication-list', 'request-form', 'questionnaire', 'letter' or 'other'.", id="no value of a set"),
        pytest.param("review: retrospective", "review: retro", "request.review (line 4): the value does not fit: 'retro'. Write 'prospective', 'concurrent' or 'retrospective'.", id="not of the set"),
        pytest.param("laterality: bilateral", "laterality: [left]", "request.lines[0].laterality (line 13): a list does not belong here. Write 'left', 'right' or 'bilateral'.", id="a list for a word"),
        pytest.param("dates: [2025-11-03]", "dates: 2025-11-03", "request.lines[0].dates (line 14): a single value does not belong here. Write a list of dates, such as [2025-11-03].", id="a value for a list"),
        pytest.param("region: cervical", "region: {a: b}", "request.region (line 7): a block of keys does not belong here. Write text.", id="keys for a value"),
        pytest.param("name: Zebulon Quux", "name: [Quux]", "member.name (line 19): a list does not belong here. Write text.", id="member's name is a list"),
        pytest.param("units: 2", "units: 0", f"request.lines[0].units (line 12): the value does not fit: '0'. {NUMBER}", id="units below 1"),
        pytest.param("units: 2", "units: two", f"request.lines[0].units (line 12): the value does not fit: 'two'. {NUMBER}", id="units in words"),
        pytest.param("units: 2", "units: 2.5", f"request.lines[0].units (line 12): the value does not fit: '2.5'. {NUMBER}", id="units in parts"),
        pytest.param("code: 20553", "code: 2055", "request.lines[0].code (line 11): the value does not fit: '2055'. Write a HCPCS code of 5 characters, such as 20553 or J1030.", id="code of 4"),
        pytest.param("code: 20553", "code: 2٠553", "request.lines[0].code (line 11): the value does not fit: '2٠553'. Write a HCPCS code of 5 characters, such as 20553 or J1030.", id="digits of another script"),
        pytest.param("diagnoses: [M79.18]", "diagnoses: [neck]", "request.lines[0].diagnoses[0] (line 15): the value does not fit: 'neck'. Write a list of ICD-10-CM codes, such as [M79.18].", id="diagnosis in words"),
        pytest.param("jurisdiction: NO", "jurisdiction: Ohio", "request.jurisdiction (line 8): the value does not fit: 'Ohio'. Write the two capital letters of a US state, such as CA.", id="state in words"),
        pytest.param("id: neck-1", f"id: {'x_' * 30}", f"id (line 1): the value does not fit: '{('x_' * 30)[:39]}…'. Write letters, digits and dashes, such as note-1.", id="long value is cut"),
        pytest.param("date: 2025-11-03", "date: 2025-02-30", "documents[0].date (line 25): there is no such day in the calendar: '2025-02-30'. Correct the date.", id="30 February"),
        pytest.param("[2025-11-03]", "[2025-13-01]", "request.lines[0].dates[0] (line 14): there is no such day in the calendar: '2025-13-01'. Correct the date.", id="month 13"),
        pytest.param("date: 2025-11-03", "date: 11/03/2025", f"documents[0].date (line 25): this is not a date: '11/03/2025'. {DAY}", id="another order"),
        pytest.param("date: 2025-11-03", "date: 20251103", f"documents[0].date (line 25): this is not a date: '20251103'. {DAY}", id="a number, not seconds"),
        pytest.param("date: 2025-11-03", "date: [x]", f"documents[0].date (line 25): this is not a date. {DAY}", id="a list for a date"),
        pytest.param("date: 2025-11-03", "date: 0205-11-03", "documents[0].date (line 25): the date is before 1900: '0205-11-03'. Correct the year.", id="old document"),
        pytest.param("[2025-11-03]", "[1899-12-31]", "request.lines[0].dates[0] (line 14): the date is before 1900: '1899-12-31'. Correct the year.", id="old service"),
        pytest.param("received: 2025-11-12", "received: 2999-11-12", "request.received (line 6): the date is after 2099: '2999-11-12'. Correct the year.", id="received in 2999"),
        pytest.param("birth_date: 1971-04-02", "birth_date: 2100-04-02", "member.birth_date (line 20): the date is after 2099. Correct the year.", id="born in 2100"),
        pytest.param("birth_date: 1971-04-02", "birth_date: 2025-11-12", "member.birth_date (line 20): the birth date is after a date of service, request.lines[0].dates[0]. Correct the one that is wrong.", id="born on receipt"),
        pytest.param("region: cervical", "region: cervcal", "request.region (line 7): the lexicon knows no such body region: 'cervcal'. Did you mean 'cervical'?", id="region that is none"),
        pytest.param("received: 2025-11-12", "received: 2025-11-12T09:30:00", "request.received (line 6): this is no date and no date-time: '2025-11-12T09:30:00'. Write 2025-11-12 or 2025-11-12T09:30:00Z.", id="date-time without offset"),
        pytest.param("received: 2025-11-12", "received: 2025-11-12T25:30:00Z", "request.received (line 6): there is no such day or time: '2025-11-12T25:30:00Z'. Correct the date and the time.", id="hour 25"),
        pytest.param("birth_date: 1971-04-02", "birth_date: 1971-02-30", "member.birth_date (line 20): there is no such day in the calendar. Correct the date.", id="birth date is not shown"),
        pytest.param("birth_date: 1971-04-02", "birth_date: 2025-11-04", "member.birth_date (line 20): the birth date is after a date of service, request.lines[0].dates[0]. Correct the one that is wrong.", id="born after service"),
        pytest.param("id: 2\n", "id: note-1\n", "documents[1].id (line 28): the document id 'note-1' is given twice. Give each its own.", id="document id twice"),
        pytest.param("line: 2\n", "line: 1\n", "request.lines[1].line (line 16): the line number 1 is given twice. Give each its own.", id="line number twice"),
        pytest.param("id: 2\n    text: |", "id: 2", "documents[1].id (line 28): the value does not fit. Write letters, digits and dashes, such as note-1.", id="text in an id is not shown"),
        pytest.param("path: note-1.txt", "path: note-1.txt\n    text: Quux", "documents[0] (line 23): the document has both path and text. Keep one of them.", id="path and text"),
        pytest.param("    path: note-1.txt\n", "", "documents[0] (line 23): the document has neither path nor text. Give the path of its file, or its text.", id="no path, no text"),
        pytest.param("path: note-1.txt", "text: '  '", "documents[0].text (line 27): the document holds no text. Give its text, or leave the document out.", id="blank text"),
        pytest.param("path: note-1.txt", r'text: "Quux \x00"', "documents[0].text (line 27): this looks like a binary file: there is a control character at byte 5. Give plain text in UTF-8.", id="NUL in text"),
        pytest.param("path: note-1.txt", "text: [Quux]", "documents[0].text (line 27): a list does not belong here. Write text.", id="text is a list"),
        pytest.param("path: note-1.txt", "text:", "documents[0].text (line 27): there is no value. Write text.", id="text without value"),
        pytest.param("note-1.txt", "note-9.txt", "documents[0].path (line 27): 'note-9.txt': there is no such file. Check the path.", id="document not there"),
        pytest.param("note-1.txt", r'"no\0.txt"', r"documents[0].path (line 27): 'no\x00.txt': there is no such file. Check the path.", id="NUL in path"),
        pytest.param("note-1.txt", "scan.pdf", "documents[0].path (line 27): 'scan.pdf': there is no such file. Check the path.", id="pdf"),
        pytest.param("note-1.txt", "../note.txt", "documents[0].path (line 27): '../note.txt': the document is outside the folder of its case. Put it beside the case file and give a relative path.", id="parent folder"),
        pytest.param("note-1.txt", "/etc/motd.txt", "documents[0].path (line 27): '/etc/motd.txt': the document is outside the folder of its case. Put it beside the case file and give a relative path.", id="absolute path"),
    ],
)  # fmt: skip
def test_a_spoilt_case_is_refused_with_place_cause_and_remedy(folder, good, bad, message):
    assert good in CASE
    assert refused_text(folder, CASE.replace(good, bad, 1)).removeprefix(": ") == message


def test_an_empty_list_is_refused(folder):
    text = CASE[: CASE.index("documents:")] + "documents: []\n"
    assert refused_text(folder, text) == (
        "documents (line 22): the list is empty. Write a list of documents, each with its id and its path or text."
    )


def test_a_record_that_slipped_out_of_its_block_is_not_shown(folder):
    assert refused_text(folder, CASE.replace("      Neck pain for", "Neck pain: for")) == (
        "line 30: unknown key. Known: documents, id, member, payer, request"
    )


# The documents' files


def test_a_link_out_of_the_folder_is_refused(folder, tmp_path):
    (tmp_path / "other.txt").write_text("Severe", encoding="utf-8")
    (folder / "note-1.txt").unlink()
    (folder / "note-1.txt").symlink_to(tmp_path / "other.txt")
    assert refusal(folder).cause == "'note-1.txt': the document is outside the folder of its case"


def test_a_link_to_itself_is_refused(folder):
    (folder / "note-1.txt").unlink()
    (folder / "note-1.txt").symlink_to("note-1.txt")
    assert refusal(folder).place == "documents[0].path (line 27)"


def test_a_folder_as_document_is_refused(folder):
    (folder / "note-1.txt").unlink()
    (folder / "note-1.txt").mkdir()
    assert refusal(folder).cause == "'note-1.txt': this is not a file"


def test_another_encoding_is_refused_with_its_byte(folder):
    remedy = "Save it as UTF-8; from an older Windows program: iconv -f WINDOWS-1252 -t UTF-8."
    assert refused_note(folder, b"Severe \x96 x") == f"'note-1.txt': the text is not UTF-8 (byte 7). {remedy}"
    assert refused_note(folder, b"\xef\xbb\xbfa\xff") == f"'note-1.txt': the text is not UTF-8 (byte 4). {remedy}"


def test_utf_16_is_refused_by_name(folder):
    assert refused_note(folder, "Severe".encode("utf-16")) == (
        "'note-1.txt': the text is not UTF-8 (byte 0 begins a UTF-16 mark). Save it as UTF-8."
    )


@pytest.mark.parametrize("content", [b"%PDF\x00\xff", b"text\x1b[0m", b"text\x7f"])
def test_control_characters_are_refused_as_binary(folder, content):
    assert refused_note(folder, content) == (
        "'note-1.txt': this looks like a binary file: there is a control character at byte 4. Give plain text in UTF-8."
    )


@pytest.mark.parametrize("content", [b"", b" \r\n\t\x0c", b"\xef\xbb\xbf"])
def test_a_document_without_text_is_refused(folder, content):
    assert refused_note(folder, content) == (
        "'note-1.txt': the document holds no text. Give its text, or leave the document out."
    )


def test_a_document_of_50_mb_is_refused_unread(folder, monkeypatch):
    with (folder / "note-1.txt").open("wb") as sparse:
        sparse.truncate(50_000_000)
    real = type(folder).read_bytes
    monkeypatch.setattr(type(folder), "read_bytes", lambda path: real(path) if path.suffix == ".yaml" else 1 / 0)
    assert str(refusal(folder)) == (
        f"{folder / 'case.yaml'}: documents[0].path (line 27): 'note-1.txt': the text is larger than 5 MB. "
        "Split it into smaller documents."
    )


def test_inline_text_has_the_same_limit(tmp_path):
    file = tmp_path / "case.json"
    file.write_text(json.dumps(inline("x" * 5_000_001)), encoding="utf-8")
    assert refusal(file).cause == "the text is larger than 5 MB"


def test_a_document_without_permission_is_refused(folder, monkeypatch):
    real = type(folder).read_bytes

    def locked(path):
        if path.suffix == ".txt":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(type(folder), "read_bytes", locked)
    assert refusal(folder).cause == "'note-1.txt': it cannot be read (Permission denied)"


def test_text_given_as_a_path_is_not_shown(folder):
    assert refused_text(folder, CASE.replace("note-1.txt", "Severe spasm of Quux.")) == (
        "documents[0].path (line 27): only .txt, .md and .pdf are read. Save the document as text or PDF."
    )


# Properties

quick = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
#: Pieces of a case in any order: they get past the syntax more often than arbitrary bytes do.
PIECES = st.lists(
    st.sampled_from([*CASE.encode().splitlines(keepends=True), b"- ", b"&a [*a]", b"\t", b"'", b"{", b"\xff"])
)


def assert_loads_or_is_refused(file):
    try:
        assert load_case(file).digest
    except InputError as refused:
        error = refused
    else:
        return
    assert error.file == file
    assert error.cause
    assert error.remedy


@quick
@given(content=st.binary() | PIECES.map(b"".join), ending=st.sampled_from([".yaml", ".json"]))
def test_any_bytes_load_or_are_refused(tmp_path, content, ending):
    file = tmp_path / f"any{ending}"
    file.write_bytes(content)
    assert_loads_or_is_refused(file)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text() | st.sampled_from(list(inline(""))), inner),
    max_leaves=8,
)


@quick
@given(key=st.sampled_from(list(inline(""))), value=JSON)
def test_any_json_value_in_any_key_loads_or_is_refused(tmp_path, key, value):
    file = tmp_path / "any.json"
    file.write_text(json.dumps(inline("Pain") | {key: value}), encoding="utf-8")
    assert_loads_or_is_refused(file)


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("\r\n\t\f")).filter(str.strip)


@quick
@given(text=TEXT, mark=st.booleans())
def test_the_text_of_a_document_is_its_file_decoded(folder, text, mark):
    content = text.encode()
    (folder / "note-1.txt").write_bytes(b"\xef\xbb\xbf" + content if mark else content)
    expected = text if mark else text.removeprefix("\ufeff")
    if expected.strip():
        assert load_case(folder).documents[0].text == expected
