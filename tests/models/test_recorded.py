"""Recorded runs: the Batch API's files in and out, and what is still to be answered."""

import json

import pytest
from scripted import completion, right

from drafter import settings
from drafter.errors import InputError
from drafter.models.choice import open_model
from drafter.models.recorded import Folder, custom_id
from drafter.pipeline import draft

NOTE = "HPI: Neck pain for 5 months.\n\nTREATMENT: PT for 8 weeks did not help. Naproxen gave no relief.\n"


def opened(folder):
    return open_model(f"replay:{folder}", settings.read({}), {})


def requests(folder):
    return [json.loads(line) for line in (folder / "requests.jsonl").read_text(encoding="utf-8").splitlines()]


def answer(folder, script):
    """Answers every request that has none, as the Batch API would."""
    path = folder / "answers.jsonl"
    known = {json.loads(line)["custom_id"] for line in path.read_text().splitlines()} if path.exists() else set()
    with path.open("a", encoding="utf-8") as file:
        for request in requests(folder):
            if request["custom_id"] not in known:
                body = completion(script(request["body"]))
                line = {"id": "batch", "custom_id": request["custom_id"], "response": {"status_code": 200, "request_id": "r", "body": body}, "error": None}  # fmt: skip
                file.write(json.dumps(line) + "\n")


def test_a_request_without_an_answer_is_asked_in_the_input_format_of_the_batch_api(tmp_path, make_case, library):
    model = opened(tmp_path / "run")
    drafted = draft(make_case(NOTE), model, library)
    (request,) = requests(tmp_path / "run")

    assert set(request) == {"custom_id", "method", "url", "body"}
    assert (request["method"], request["url"]) == ("POST", "/v1/chat/completions")
    assert request["body"]["model"] == "gpt-5"
    assert request["custom_id"] == custom_id(request["body"])
    assert len(request["custom_id"]) <= 64
    assert model.pending.startswith("1 request is pending")
    assert "UNC002" in {finding.code for finding in drafted.findings}


def test_the_same_request_asks_once(tmp_path, make_case, library):
    for _ in range(2):
        draft(make_case(NOTE, NOTE), opened(tmp_path), library)

    assert len(requests(tmp_path)) == 1


def test_who_is_to_answer_is_no_part_of_what_is_asked(tmp_path, make_case, library):
    draft(
        make_case(NOTE), open_model(f"replay:{tmp_path}", settings.read({"DRAFTER_BATCH_MODEL": "other"}), {}), library
    )
    answer(tmp_path, right(make_case(NOTE)))
    model = opened(tmp_path)
    drafted = draft(make_case(NOTE), model, library)

    assert requests(tmp_path)[0]["body"]["model"] == "other"
    assert any("replay:" in reader for fact in drafted.facts for reader in fact.readers)


def test_a_run_is_answered_in_rounds_until_nothing_is_pending(tmp_path, make_case, library):
    case = make_case(NOTE)
    asked = []
    for _ in range(4):
        model = opened(tmp_path)
        drafted = draft(case, model, library)
        if not model.pending:
            break
        asked.append(len(requests(tmp_path)))
        answer(tmp_path, right(case))

    assert asked == [1, 2]
    assert not {"UNC002", "UNC003"} & {finding.code for finding in drafted.findings}
    assert drafted.generator.usage == {"calls": 2, "prompt_tokens": 200, "completion_tokens": 20}


def test_the_same_answers_give_the_same_bytes_wherever_the_folder_lies(tmp_path, make_case, library):
    case = make_case(NOTE)
    first, second = tmp_path / "a/run", tmp_path / "b/run"
    for _ in range(3):
        draft(case, opened(first), library)
        answer(first, right(case))
    second.parent.mkdir()
    second.mkdir()
    (second / "answers.jsonl").write_bytes((first / "answers.jsonl").read_bytes())

    assert draft(case, opened(first), library).to_json() == draft(case, opened(second), library).to_json()


def test_anyone_may_answer_with_as_little_as_a_message(tmp_path, make_case, library):
    case = make_case(NOTE)
    draft(case, opened(tmp_path), library)
    (request,) = requests(tmp_path)
    said = json.dumps(right(case)(request["body"]))
    line = {"custom_id": request["custom_id"], "response": {"body": {"choices": [{"message": {"content": said}}]}}}
    (tmp_path / "answers.jsonl").write_text(json.dumps(line) + "\n")

    drafted = draft(case, opened(tmp_path), library)

    assert any(len(fact.readers) == 2 for fact in drafted.facts)


@pytest.mark.parametrize(
    ("response", "error", "told"),
    [
        ({"status_code": 500, "body": {}}, None, "HTTP 500"),
        ({"status_code": 429, "body": {"error": {"message": "Neck pain"}}}, None, "HTTP 429"),
        ({"status_code": "no", "body": {}}, None, "no status"),
        (None, {"code": "batch_expired", "message": "Neck pain"}, "an error in place of a response"),
        (None, None, "no response"),
        ("no", None, "no response"),
        ({"status_code": 200, "body": None}, None, "no response"),
    ],
)
def test_a_failed_line_is_no_answer_and_is_named(tmp_path, make_case, library, response, error, told):
    draft(make_case(NOTE), opened(tmp_path), library)
    line = {"custom_id": requests(tmp_path)[0]["custom_id"], "response": response, "error": error}
    (tmp_path / "answers.jsonl").write_text(json.dumps(line) + "\n")
    model = opened(tmp_path)

    drafted = draft(make_case(NOTE), model, library)

    assert "1 request is pending" in model.pending
    assert f"1 of them asked for again, for the recorded answer is a failure ({told})" in model.pending
    assert f"the recorded one is a failure ({told})" in next(f for f in drafted.findings if f.code == "UNC002").message
    assert "Neck pain" not in model.pending
    assert len(requests(tmp_path)) == 1  # the Batch API takes an id once a file


def test_a_failed_line_is_asked_for_again_once_when_its_request_was_taken_away(tmp_path, make_case, library):
    case = make_case(NOTE)
    draft(case, opened(tmp_path), library)
    (sent,) = requests(tmp_path)
    (tmp_path / "requests.jsonl").unlink()
    failed = {"custom_id": sent["custom_id"], "response": {"status_code": 500, "body": {}}, "error": None}
    (tmp_path / "answers.jsonl").write_text(json.dumps(failed) + "\n")
    for _ in range(2):
        draft(case, opened(tmp_path), library)

    assert requests(tmp_path) == [sent]


@pytest.mark.parametrize("failed_first", [True, False])
def test_a_failed_line_beside_an_answer_to_the_same_request_counts_for_nothing(
    tmp_path, make_case, library, failed_first
):
    case = make_case(NOTE)
    draft(case, opened(tmp_path), library)
    (sent,) = requests(tmp_path)
    failed = {"custom_id": sent["custom_id"], "response": {"status_code": 500, "body": {}}}
    good = {"custom_id": sent["custom_id"], "response": {"body": completion(right(case)(sent["body"]))}}
    lines = [failed, good] if failed_first else [good, failed]
    (tmp_path / "answers.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))

    drafted = draft(case, opened(tmp_path), library)

    assert "UNC002" not in {finding.code for finding in drafted.findings}


def test_an_answer_that_is_no_completion_is_a_failure_and_not_pending(tmp_path, make_case, library):
    draft(make_case(NOTE), opened(tmp_path), library)
    line = {"custom_id": requests(tmp_path)[0]["custom_id"], "response": {"status_code": 200, "body": {"choices": []}}}
    (tmp_path / "answers.jsonl").write_text(json.dumps(line) + "\n")
    drafted = draft(make_case(NOTE), opened(tmp_path), library)

    assert [f.code for f in drafted.findings if f.code == "UNC002"] == ["UNC002"]
    assert len(requests(tmp_path)) == 2  # the facts stay unread, and what is known is written of


def test_a_byte_order_mark_of_an_editor_is_no_part_of_a_line(tmp_path):
    (tmp_path / "answers.jsonl").write_text('{"custom_id": "a", "response": {"body": {}}}\n', encoding="utf-8-sig")

    assert Folder(tmp_path, "any").pending == {}  # a line that cannot be read is refused when the folder is opened


@pytest.mark.parametrize("line", ["not json", "[]", '{"response": {}}', '{"custom_id": 7}'])
def test_a_line_that_is_none_of_a_batch_is_named(tmp_path, line):
    (tmp_path / "answers.jsonl").write_text(f"\n{line}\n")

    with pytest.raises(InputError, match=r"answers\.jsonl: line 2"):
        Folder(tmp_path, "any")
