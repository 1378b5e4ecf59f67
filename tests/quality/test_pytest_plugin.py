"""A plan keeps its gold cases in its own repository: they are tests there, and fail as tests do."""

import os
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest

NOTE = "Neck pain for 5 months.\n"


class Ended(NamedTuple):
    code: int
    told: str


@pytest.fixture
def run(tmp_path, home, library, monkeypatch):
    """pytest in a folder of gold cases, in this process: its readers are warm."""
    monkeypatch.setenv("DRAFTER_HOME", str(home))
    monkeypatch.chdir(tmp_path)

    def pytest_in(*arguments):
        plugins = ("-p", "drafter.quality.pytest_plugin", "-p", "no:cacheprovider", "--capture=no")
        with redirect_stdout(StringIO()) as told, redirect_stderr(told):
            code = pytest.main([*plugins, f"--rootdir={tmp_path}", *arguments, "gold"])
        return Ended(code, told.getvalue())

    return pytest_in


def expecting(state):
    return {"lines": {1: {"criteria": {"symptom-duration": state}}}}


def test_gold_cases_are_tests_that_fail_on_what_differs(write_gold, run):
    write_gold("right", NOTE, expecting("met"))
    write_gold("needless", NOTE, expecting("not_met") | {"findings": ["LIN002"]})
    write_gold("unusable", NOTE, {"recommendation": "deny"})

    done = run()

    assert done.code == 1
    assert "1 failed, 1 passed, 1 error" in done.told
    assert "line 1 symptom-duration: WRONGLY MET, expected not_met" in done.told
    assert "LIN002 is not raised" in done.told
    assert "the value does not fit" in done.told
    assert "Traceback" not in done.told


def test_what_is_wrong_in_the_cautious_direction_may_pass(write_gold, run):
    write_gold("cautious", "Neck pain.\n", expecting("met"))

    assert run().code == 1
    assert run("-o", "drafter_fail_on=safety").code == 0
    assert run("-o", "drafter_fail_on=sometimes").code == 4


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
