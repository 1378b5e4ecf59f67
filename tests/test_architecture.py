"""The floors of the house: imports go down only, and the deterministic floors never reach a model."""

import ast
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
BANNED = {"utils", "util", "helpers", "helper", "common", "manager", "service", "handler", "misc"}
MODULES = sorted(path for path in (ROOT / "drafter").rglob("*.py"))


def test_the_import_contracts_hold():
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 kept, 0 broken" in done.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_gives_a_name_once(path):
    """What is bound a second time is another thing for all that was written for the first."""
    given = Counter()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign):
            given.update(target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            given[node.name] += 1

    assert [name for name, times in given.items() if times > 1] == []


def test_the_floors_are_those_of_the_design():
    floors = next(c for c in CONTRACTS if c["name"].startswith("floors"))["layers"]
    named = [[name.strip().removeprefix("drafter.") for name in floor.split("|")] for floor in floors]
    order = [
        "cli",
        "quality",
        "pipeline",
        "models",
        "drafting",
        "guidelines",
        "criteria",
        "evidence",
        "settings",
        "errors",
    ]

    assert [next(i for i, floor in enumerate(named) if name in floor) for name in order] == sorted(
        next(i for i, floor in enumerate(named) if name in floor) for name in order
    )
    here = {
        p.stem if p.suffix else p.name
        for p in (ROOT / "drafter").iterdir()
        if p.suffix == ".py" or (p / "__init__.py").exists()
    }
    assert here - {"__init__", "__main__"} == {name for floor in named for name in floor}


def test_the_deterministic_floors_never_reach_a_model():
    forbidden = next(c for c in CONTRACTS if c["type"] == "forbidden")

    assert {"drafter.evidence", "drafter.criteria", "drafter.guidelines", "drafter.drafting"} <= set(
        forbidden["source_modules"]
    )
    assert {"drafter.models", "instructor", "openai"} <= set(forbidden["forbidden_modules"])


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT / "drafter")))
def test_a_module_says_what_it_is_for_and_has_a_name_of_the_field(path):
    text = path.read_text(encoding="utf-8")

    assert path.stem not in BANNED
    assert path.stem == "__main__" or text.startswith('"""'), "no docstring"
    assert text.count("\n") <= 400
