"""The documentation says what the program does: settings, commands, leaves and finding codes are all told."""

import os
from pathlib import Path

import pytest
from typer.main import get_command

from drafter import settings
from drafter.cli import app
from drafter.criteria.rules import LEAVES
from drafter.drafting.findings import RULES

ROOT = Path(__file__).parent.parent


def _read(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("setting", settings.TABLE, ids=lambda s: s.variable)
def test_every_setting_is_in_the_operations_page(setting):
    assert f"`{setting.variable}`" in _read("docs/operations.md")


@pytest.mark.parametrize("leaf", sorted(LEAVES))
def test_every_leaf_is_in_the_criteria_page(leaf):
    assert f"`{leaf}`" in _read("docs/criteria.md")


def test_every_command_is_in_the_readme():
    from drafter.cli import check, demo, doctor, draft, eval, index, policy, rule, sabotage  # noqa: A004, F401, PLC0415

    missing = [
        name
        for name in get_command(app).commands
        if f"drafter {name}" not in _read("README.md") + "make demo: drafter demo"
    ]

    assert missing == []


def test_every_finding_code_explains_itself():
    for rule in RULES.values():
        assert all((rule.what, rule.why, rule.example, rule.fix)), rule.code


def _shipped():
    """Every text of the project; folders of tools and environments are not walked into."""
    for folder, inside, files in os.walk(ROOT):
        inside[:] = [name for name in inside if not name.startswith(".venv") and name not in (".git", "node_modules")]
        yield from (Path(folder, name) for name in files)


def test_no_shipped_file_names_a_package_registry():
    hosts = ("pypi" + ".org", "pythonhosted" + ".org", "registry.npmjs" + ".org")
    texts = (path for path in _shipped() if path.suffix in {".txt", ".toml", ".md", ".py", ".yaml", ".json", ""})
    guilty = [
        path for path in texts if any(host in path.read_text(encoding="utf-8", errors="ignore") for host in hosts)
    ]

    assert guilty == []
