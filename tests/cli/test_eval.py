"""``drafter eval`` from outside: formats, exit codes, what goes where."""

import json
import shutil
from pathlib import Path

import pytest

GOLD = Path(__file__).parents[2] / "evals/gold/cervical-tpi-onb"


@pytest.fixture
def evaluate(run, tmp_path, monkeypatch):
    """``drafter eval`` where one gold case lies in ``gold``."""
    shutil.copytree(GOLD, tmp_path / "gold/cervical-tpi-onb")
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: run("eval", *arguments)


def test_a_run_writes_its_folder_and_prints_its_report(evaluate, tmp_path):
    done = evaluate("run", "gold", "-o", "one")

    assert done.code == 0, done.err
    assert "1 gold cases: 1 drafted, 0 refused, 0 crashed" in done.out
    assert {p.name for p in (tmp_path / "one").iterdir()} == {
        "run.json",
        "samples.jsonl",
        "summary.json",
        "report.html",
    }

    again = evaluate("run", "gold", "-o", "one", "--format", "json")
    assert json.loads(again.out)["summary"]["outcomes"]["drafted"] == 1
    assert "The run is in one" in again.err

    compared = evaluate("compare", "one", "one")
    assert compared.code == 0
    assert compared.out.startswith("one against one\n0 changed in 1 cases")


def test_a_report_file_has_the_format_of_its_ending_and_the_run_a_folder_of_its_own(evaluate, tmp_path):
    done = evaluate("run", "gold", "-o", "report.xml")

    assert done.code == 0, done.err
    assert (tmp_path / "report.xml").read_text().startswith("<?xml")
    assert len(list((tmp_path / "runs").iterdir())) == 1
    assert done.out == ""


def test_a_threshold_that_is_not_held_is_exit_1(evaluate, tmp_path):
    (tmp_path / "strict.yaml").write_text("at_most: {state_accuracy: 0.5}\n")

    done = evaluate("run", "gold", "-o", "one", "--thresholds", "strict.yaml")

    assert done.code == 1
    assert "NOT HELD: 1 thresholds" in done.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("run", "nowhere"), "there is no such folder"),
        (("run", "gold", "--model", "none"), "there is no model 'none'"),
        (("run", "gold", "--baseline", "gold"), "there is no run.json in the folder"),
        (("compare", "gold", "gold"), "there is no run.json in the folder"),
    ],
)
def test_wrong_use_is_exit_2_with_one_message_and_no_folder(evaluate, tmp_path, arguments, message):
    done = evaluate(*arguments)

    assert done.code == 2
    assert done.err.startswith("error: ")
    assert message in done.err
    assert done.err.count("\n") == 1
    assert not (tmp_path / "runs").exists()
