"""``drafter draft``: one case, several cases, a bad one among them, one process or two."""

import json
import os

import pytest

from drafter.cli import draft as module
from drafter.errors import CredentialError, ModelError

FORMATS = {"text": ".txt", "json": ".json", "md": ".md", "html": ".html"}


@pytest.mark.parametrize(("form", "suffix"), FORMATS.items())
def test_each_format_is_written_to_stdout_to_a_file_or_into_a_folder(run, sample_folder, tmp_path, form, suffix):
    shown = run("draft", sample_folder, "--format", form)
    assert (shown.code, shown.err) == (0, "")
    assert "cervical-tpi-onb" in shown.out

    assert run("draft", sample_folder, "--format", form, "-o", tmp_path / "d") == (0, "", "")
    assert (tmp_path / "d").read_text(encoding="utf-8") == shown.out

    into = run("draft", sample_folder, "--format", form, "-o", f"{tmp_path}/new/")
    assert (into.code, into.out) == (0, "")
    assert [file.name for file in (tmp_path / "new").iterdir()] == [f"cervical-tpi-onb{suffix}"]
    assert "request_information" in into.err


def test_a_dash_is_stdout(run, sample_folder):
    assert run("draft", sample_folder, "-o", "-").out == run("draft", sample_folder).out


def test_a_bad_case_is_2_and_names_no_text_of_the_record(run, case):
    bad = case("bad", "Zebulon Quux has neck pain.", **{"payer: ": "payr: "})

    ended = run("draft", bad)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"error: {bad}")
    assert "Did you mean 'payer'?" in ended.err
    assert "Quux" not in ended.err


def test_a_bad_case_does_not_stop_the_others_and_decides_the_exit_code(run, case, tmp_path):
    one, bad, two = case("one"), case("bad", **{"20553": "2055"}), case("two")
    folder = tmp_path / "drafts"

    ended = run("draft", one, bad, two, "--format", "json", "-o", folder)

    assert (ended.code, ended.out) == (2, "")
    assert sorted(file.name for file in folder.iterdir()) == ["one.json", "two.json"]
    lines = ended.err.splitlines()
    assert lines[0] == f"[1/3] {folder / 'one.json'}: request_information"
    assert lines[1].startswith(f"[2/3] error: {bad}")
    assert lines[-1] == f"2 of 3 cases drafted into {folder}"


def test_one_process_and_two_give_the_same_bytes_messages_and_code(run, case, tmp_path):
    files = [case(f"c{n}", f"Neck pain for {n} months. Naproxen failed.") for n in range(1, 6)]
    files.insert(2, case("bad", **{"20553": "2055"}))
    ended = {
        jobs: run("draft", *files, "--format", "json", "-o", tmp_path / str(jobs), "--jobs", jobs) for jobs in (1, 2)
    }

    once, twice = ({f.name: f.read_bytes() for f in (tmp_path / str(jobs)).iterdir()} for jobs in (1, 2))
    assert len(once) == 5
    assert once == twice
    assert [e.code for e in ended.values()] == [2, 2]
    assert ended[1].err.replace(str(tmp_path / "1"), "DIR") == ended[2].err.replace(str(tmp_path / "2"), "DIR")


def test_an_order_that_cannot_be_is_told_once_before_any_case(run, case, tmp_path):
    files = [case("one"), case("two")]
    for wrong in (["--model", "x"], ["--policy", "x"]):
        ended = run("draft", *files, "-o", tmp_path / "drafts", "--jobs", "2", *wrong)

        assert (ended.code, ended.out, ended.err.count("error:")) == (2, "", 1)
        assert not (tmp_path / "drafts").exists()


def test_several_cases_need_a_folder(run, case, tmp_path):
    assert "Name a folder: -o DIR." in run("draft", case("one"), case("two")).err
    (tmp_path / "file").write_text("x")
    ended = run("draft", case("one"), case("two"), "-o", tmp_path / "file")
    assert (ended.code, ended.out) == (2, "")
    assert "the folder cannot be made" in ended.err


def test_a_case_id_that_comes_twice_is_written_once(run, case, tmp_path):
    (tmp_path / "other").mkdir()
    one = case("one")
    again = tmp_path / "other" / "one.yaml"
    again.write_text(one.read_text())

    ended = run("draft", one, again, "--format", "json", "-o", tmp_path / "drafts")

    assert ended.code == 2
    assert "'one' was drafted before in this run" in ended.err


def test_a_file_that_cannot_be_written_does_not_stop_the_others(run, case, tmp_path):
    (tmp_path / "drafts" / "one.json").mkdir(parents=True)

    ended = run("draft", case("one"), case("two"), "--format", "json", "-o", tmp_path / "drafts")

    assert ended.code == 2
    assert (tmp_path / "drafts" / "two.json").is_file()
    assert "one.json: it cannot be written" in ended.err


@pytest.mark.parametrize(
    ("errors", "code"),
    [
        ([None, ModelError("x", retryable=True)], 5),
        ([ModelError("x", retryable=True), CredentialError("x")], 4),
        ([CredentialError("x"), None, ValueError("Zebulon Quux")], 2),
        ([None, None], 0),
    ],
)
def test_the_exit_code_of_several_cases_is_the_worst_by_the_contract_s_order(
    run, case, tmp_path, monkeypatch, errors, code
):
    from drafter import pipeline  # noqa: PLC0415

    real, waiting = pipeline.draft, list(errors)

    def failing(*arguments, **keywords):
        error = waiting.pop(0)
        if error:
            raise error
        return real(*arguments, **keywords)

    monkeypatch.setattr(pipeline, "draft", failing)
    ended = run("draft", *[case(f"c{n}") for n in range(len(errors))], "-o", tmp_path / "drafts", "--jobs", "1")

    assert ended.code == code
    assert "Quux" not in ended.err
    assert len(list((tmp_path / "drafts").iterdir())) == errors.count(None)


def test_jobs_come_from_the_flag_the_variable_or_the_work(run, case, tmp_path, monkeypatch):
    asked = []

    def drafted(cases, order, workers):
        asked.append(workers)
        return iter([(path, module._Made(path.stem, "approve", "x", ())) for path in cases])

    monkeypatch.setattr(module, "_drafted", drafted)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    files = [case(f"c{n}") for n in range(3)]
    for more, environment in ((["--jobs", "2"], {}), ([], {"DRAFTER_JOBS": "2"}), ([], {}), (["--jobs", "9"], {})):
        run("draft", *files, "-o", tmp_path / "d", *more, **environment)
    run("draft", *files * 80, "-o", tmp_path / "d")

    assert asked == [2, 2, 0, 3, 2]


def test_the_policy_may_be_asked_for_by_flag_or_variable(run, sample_folder):
    for arguments, environment in (
        (["--policy", "medicare-trigger-point-injections"], {}),
        ([], {"DRAFTER_POLICY": "medicare-trigger-point-injections"}),
    ):
        ended = run("draft", sample_folder, "--format", "json", *arguments, **environment)
        lines = json.loads(ended.out)["lines"]
        assert [line["policy"]["id"] for line in lines] == [
            "medicare-trigger-point-injections",
            "commercial-occipital-nerve-block",
        ]


def test_demo_shows_the_sample_and_what_to_try_next(run):
    ended = run("demo")

    assert ended.code == 0
    assert ended.out.startswith("Case cervical-tpi-onb: REQUEST INFORMATION")
    assert "drafter rule LIN003" in ended.err


def test_an_index_server_that_is_not_there_is_5_with_one_line_and_the_drafts_say_so(run, case, tmp_path):
    one, two = case("one"), case("two")

    ended = run(
        "draft", one, two, "--format", "json", "-o", tmp_path / "drafts", DRAFTER_CHROMA_URL="http://127.0.0.1:9"
    )

    assert ended.code == 5
    told = [line for line in ended.err.splitlines() if line.startswith("error: ")]
    hint = "Check that the Chroma server runs and that DRAFTER_CHROMA_URL is right, or unset it."
    cause = "the Chroma server http://127.0.0.1:9 cannot be used (ValueError)"
    assert told == [f"error: {cause}. {hint} The drafts show no background evidence."]
    for name in ("one", "two"):
        drafted = json.loads((tmp_path / "drafts" / f"{name}.json").read_text(encoding="utf-8"))
        assert [found["code"] for found in drafted["findings"]] == ["SRC004"]


def test_an_index_that_fails_while_searching_is_5_and_told_once_for_each_case(run, case, library, monkeypatch):
    def gone(*args, **kwargs):
        raise ModelError("the Chroma server went away", retryable=True)

    monkeypatch.setattr(library.index, "search", gone)
    ended = run("draft", case("one"), "--format", "json")

    assert ended.code == 5
    assert json.loads(ended.out)["recommendation"] == "request_information"
    assert ended.err.splitlines() == [
        "error: one: the guideline index could not be searched: the Chroma server went away"
    ]
