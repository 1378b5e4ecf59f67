"""Hosted and recorded models from the command line: exit codes, refusals, dry runs."""

import json
from pathlib import Path

import pytest

CASE = str(Path(__file__).parents[2] / "evals/gold/cervical-tpi-onb")


def test_a_missing_key_is_exit_4(run):
    code, _, told = run("draft", CASE, "--model", "openai/any", "--synthetic")

    assert code == 4
    assert "OPENAI_API_KEY" in told


def test_a_hosted_model_is_refused_until_an_agreement_covers_it(run):
    code, out, told = run("draft", CASE, "--model", "openai/any", OPENAI_API_KEY="sk-secret")

    assert (code, out) == (2, "")
    assert "DRAFTER_PHI_AGREEMENT" in told
    assert "--synthetic" in told
    assert "sk-secret" not in told


@pytest.mark.parametrize("name", ["gpt", "openai/", "replay:", "rules/2", "anthropic/x"])
def test_a_name_that_means_no_model_is_exit_2(run, name):
    code, _, told = run("draft", CASE, "--model", name)

    assert code == 2
    assert "openai/NAME" in told


def test_a_service_out_of_reach_is_exit_5_and_the_draft_is_there(run, tmp_path):
    out = tmp_path / "draft.json"
    environment = {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "DRAFTER_ATTEMPTS": "1"}
    code, _, told = run(
        "draft", CASE, "--model", "openai/any", "--synthetic", "--format", "json", "-o", out, **environment
    )
    made = json.loads(out.read_text(encoding="utf-8"))

    assert code == 5
    assert "could not be reached" in told
    assert made["recommendation"] == "request_information"
    assert {"UNC002", "UNC003"} <= {finding["code"] for finding in made["findings"]}


def test_a_dry_run_shows_what_would_be_sent_and_needs_no_key(run):
    code, out, told = run("draft", CASE, "--model", "openai/any", "--dry-run")
    lines = [json.loads(line) for line in out.splitlines()]

    assert code == 0
    assert "3 requests would be sent" in told
    assert {line["body"]["model"] for line in lines} == {"any"}
    assert "unknown 3 month duration" in lines[0]["body"]["messages"][1]["content"]
    assert "11/03/2025" not in out


def test_the_embedded_model_sends_nothing(run):
    assert run("draft", CASE, "--dry-run")[:2] == (0, "")


def test_a_recorded_run_without_answers_is_exit_5_with_the_number_pending(run, tmp_path):
    code, out, told = run("draft", CASE, "--model", f"replay:{tmp_path}", "--format", "json")

    assert code == 5
    assert "1 request is pending" in told
    assert json.loads(out)["generator"]["model"] == f"replay:{tmp_path.name}"
    assert len((tmp_path / "requests.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_pending_requests_do_not_stop_other_cases(run, tmp_path):
    copy = tmp_path / "other"
    copy.mkdir()
    for file in Path(CASE).iterdir():
        text = file.read_text(encoding="utf-8").replace("cervical-tpi-onb", "other").replace("No new trauma", "No fall")
        (copy / file.name).write_text(text, encoding="utf-8")
    code, _, told = run("draft", CASE, copy, "--model", f"replay:{tmp_path / 'run'}", "-o", tmp_path / "out")

    assert code == 5
    assert "2 requests are pending" in told
    assert f"2 of 2 cases drafted into {tmp_path / 'out'}, 2 of them without a part" in told
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["cervical-tpi-onb.txt", "other.txt"]


def test_the_doctor_lists_every_setting_with_its_origin(run):
    code, out, _ = run("doctor", "--json", DRAFTER_SYNTHETIC="1")
    told = json.loads(out)["settings"]

    assert code == 0
    assert told["DRAFTER_SYNTHETIC"] == {"value": "1", "origin": "environment"}
    assert told["DRAFTER_PHI_AGREEMENT"]["origin"] == "default"
