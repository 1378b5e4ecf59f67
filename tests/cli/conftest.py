"""The program as it is called: arguments in, exit code and both streams out."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from drafter import cli
from drafter.pipeline import Library

ROOT = Path(__file__).parent.parent.parent


class Ended(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _one_library(home, library, monkeypatch):
    """Opening the library takes most of a short run: with the shipped data, all tests share one."""
    opened = Library.open.__func__
    whole = ("DRAFTER_CRITERIA", "DRAFTER_CORPUS", "DRAFTER_EMBEDDING", "DRAFTER_CHROMA_URL")

    def open_(cls, settings):
        shipped = all(settings.origins[name] == "default" for name in whole)
        return library if shipped else opened(cls, settings)

    monkeypatch.setattr(Library, "open", classmethod(open_))


@pytest.fixture
def run(home, monkeypatch, capsys):
    """Run a command in this process: ``run("draft", case, DRAFTER_JOBS="2")``."""

    def run(*arguments, stdin=None, **environment):
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["drafter", *map(str, arguments)])
            for name, value in {"DRAFTER_HOME": str(home), **environment}.items():
                patch.setenv(name, str(value))
            if stdin is not None:
                patch.setattr(sys, "stdin", stdin)
            capsys.readouterr()
            try:
                cli.main()
                code = 0
            except SystemExit as ended:
                code = ended.code or 0
        return Ended(code, *capsys.readouterr())

    return run


@pytest.fixture
def start(home):
    """Run a command in a process of its own."""

    def start(*arguments, **environment):
        done = subprocess.run(
            [sys.executable, "-m", "drafter", *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=180,
            env={**os.environ, "DRAFTER_HOME": str(home), **environment}, check=False,
        )  # fmt: skip
        return Ended(done.returncode, done.stdout, done.stderr)

    return start


@pytest.fixture
def sample_folder():
    return ROOT / "evals/gold/cervical-tpi-onb"


@pytest.fixture
def case(tmp_path):
    """Write a case file: ``case("one", "Neck pain.")``; what is given replaces lines of it."""

    def case(name, text="Neck pain for 5 months.", **replaced):
        content = (
            f"id: {name}\npayer: example-commercial\nrequest:\n  review: prospective\n  received: 2025-11-12\n"
            '  region: cervical\n  lines:\n    - {line: 1, code: "20553"}\n'
            f"documents:\n  - {{id: note-1, date: 2025-11-03, text: {text!r}}}\n"
        )
        for old, new in replaced.items():
            assert old in content
            content = content.replace(old, new)
        file = tmp_path / f"{name}.yaml"
        file.write_text(content, encoding="utf-8")
        return file

    return case
