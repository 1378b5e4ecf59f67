"""A plan keeps its gold cases in its own repository: they are tests there, and fail as tests do."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

NOTE = "Neck pain for 5 months.\n"


@pytest.fixture
def run(tmp_path, home):
    def pytest_in(*arguments):
        asked = [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "drafter.quality.pytest_plugin",
            "-p",
            "no:cacheprovider",
            *arguments,
            "gold",
        ]
        environment = os.environ | {"DRAFTER_HOME": str(home)}
        return subprocess.run(asked, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    return pytest_in


def expecting(state):
    return {"lines": {1: {"criteria": {"symptom-duration": state}}}}


def test_gold_cases_are_tests_that_fail_on_what_differs(write_gold, run):
    write_gold("right", NOTE, expecting("met"))
    write_gold("needless", NOTE, expecting("not_met") | {"findings": ["LIN002"]})
    write_gold("unusable", NOTE, {"recommendation": "deny"})

    done = run()

    assert done.returncode == 1
    assert "1 failed, 1 passed, 1 error" in done.stdout
    assert "line 1 symptom-duration: WRONGLY MET, expected not_met" in done.stdout
    assert "LIN002 is not raised" in done.stdout
    assert "the value does not fit" in done.stdout
    assert "Traceback" not in done.stdout


def test_what_is_wrong_in_the_cautious_direction_may_pass(write_gold, run):
    write_gold("cautious", "Neck pain.\n", expecting("met"))

    assert run().returncode == 1
    assert run("-o", "drafter_fail_on=safety").returncode == 0
    assert run("-o", "drafter_fail_on=sometimes").returncode == 4


def test_the_example_of_the_documentation_works_as_it_stands(tmp_path, home):
    page = (Path(__file__).parents[2] / "docs/evals.md").read_text(encoding="utf-8")
    files = re.findall(r"^`([\w./-]+)`:\n\n```\w+\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)
    for name, content in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")

    assert [name for name, _ in files] == [
        "pyproject.toml",
        *(f"gold/neck-5-months/{f}" for f in ("case.yaml", "note.txt", "expected.yaml")),
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q"], cwd=tmp_path, env=os.environ | {"DRAFTER_HOME": str(home)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "1 passed" in done.stdout, done.stdout
