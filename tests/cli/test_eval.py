"""``drafter eval`` from outside: formats, exit codes, what goes where."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

GOLD = Path(__file__).parents[2] / "evals/gold/cervical-tpi-onb"


@pytest.fixture
def drafter(tmp_path, home):
    (tmp_path / "gold").mkdir()
    shutil.copytree(GOLD, tmp_path / "gold/cervical-tpi-onb")

    def run(*arguments):
        environment = os.environ | {"DRAFTER_HOME": str(home)}
        asked = [sys.executable, "-m", "drafter", "eval", *arguments]
        return subprocess.run(asked, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    return run


def test_a_run_writes_its_folder_and_prints_its_report(drafter, tmp_path):
    done = drafter("run", "gold", "-o", "one")

    assert done.returncode == 0, done.stderr
    assert "1 gold cases: 1 drafted, 0 refused, 0 crashed" in done.stdout
    assert {p.name for p in (tmp_path / "one").iterdir()} == {
        "run.json",
        "samples.jsonl",
        "summary.json",
        "report.html",
    }

    again = drafter("run", "gold", "-o", "one", "--format", "json")
    assert json.loads(again.stdout)["summary"]["outcomes"]["drafted"] == 1
    assert "The run is in one" in again.stderr

    compared = drafter("compare", "one", "one")
    assert compared.returncode == 0
    assert compared.stdout.startswith("one against one\n0 changed in 1 cases")


def test_a_report_file_has_the_format_of_its_ending_and_the_run_a_folder_of_its_own(drafter, tmp_path):
    done = drafter("run", "gold", "-o", "report.xml")

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "report.xml").read_text().startswith("<?xml")
    assert len(list((tmp_path / "runs").iterdir())) == 1
    assert done.stdout == ""


def test_a_threshold_that_is_not_held_is_exit_1(drafter, tmp_path):
    (tmp_path / "strict.yaml").write_text("at_most: {state_accuracy: 0.5}\n")

    done = drafter("run", "gold", "-o", "one", "--thresholds", "strict.yaml")

    assert done.returncode == 1
    assert "NOT HELD: 1 thresholds" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("run", "nowhere"), "there is no such folder"),
        (("run", "gold", "--model", "none"), "there is no model 'none'"),
        (("run", "gold", "--baseline", "gold"), "there is no run.json in the folder"),
        (("compare", "gold", "gold"), "there is no run.json in the folder"),
    ],
)
def test_wrong_use_is_exit_2_with_one_message_and_no_folder(drafter, tmp_path, arguments, message):
    done = drafter(*arguments)

    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "runs").exists()
