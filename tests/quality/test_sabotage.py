"""Faults are planted where they are said to be, and what is sound is not blamed."""

import json
import sys
from pathlib import Path

import pytest

from drafter import cli, settings
from drafter.criteria import library
from drafter.evidence.intake.case_files import load_case
from drafter.guidelines.corpus import Corpus
from drafter.pipeline import Library
from drafter.quality import sabotage as package
from drafter.quality.sabotage import Report, sabotage, table
from drafter.quality.sabotage.kinds import chance, other_date, other_digit, other_figure, other_side, other_unit

GOLD = Path(__file__).parents[2] / "evals/gold"
NECK = Path(__file__).parents[1] / "drafting/prose/cases/neck-approved.yaml"


@pytest.fixture(scope="module")
def shelf():
    nothing = settings.read({})
    return Library(
        library.load(nothing.folder("DRAFTER_CRITERIA", "criteria")),
        Corpus.load(nothing.folder("DRAFTER_CORPUS", "guidelines_corpus")),
        None,
    )


@pytest.fixture(scope="module")
def report(shelf):
    return sabotage([load_case(GOLD / "cervical-tpi-onb"), load_case(NECK)], shelf)


def test_every_planted_fault_is_caught(report):
    assert report.missed == ()
    assert len({each.kind for each in report.planted}) >= 95


def test_no_sound_draft_is_blamed(report):
    assert (report.checked, report.alarms) == (4, ())


def test_the_same_cases_give_the_same_report(report, shelf):
    assert sabotage([load_case(GOLD / "cervical-tpi-onb"), load_case(NECK)], shelf) == report


def test_a_guardrail_that_sleeps_is_seen(shelf, monkeypatch):
    """The measure itself can fail: a check that raises nothing catches nothing."""
    monkeypatch.setattr(package, "inspect", lambda *_, **__: [])

    asleep = sabotage([load_case(NECK)], shelf)

    assert {each.caught for each in asleep.planted if each.where in ("draft", "text")} == {False}


def test_the_table_counts_each_kind_once(report):
    rows = table(report)

    assert sum(row.planted for row in rows) == len(report.planted)
    assert len({row.kind for row in rows}) == len(rows)
    assert all(row.caught <= row.planted for row in rows)
    assert next(row for row in rows if row.kind == "a denial in words").codes == (("DSP003", 2),)


@pytest.mark.parametrize(
    ("change", "text", "changed"),
    [
        (other_figure, "more than 3 months", "more than 16 months"),
        (other_figure, "code 20553", None),
        (other_unit, "for 6 weeks", "for 6 days"),
        (other_date, "on 2025-11-03", "on 2022-11-03"),
        (other_date, "on 11/03/2025", "on 11/03/2022"),
        (other_side, "the left side", "the right side"),
        (other_side, "both sides", None),
        (lambda text: other_digit(text, chance("a", "b")), "no digit", None),
    ],
)
def test_changes_change_what_they_name(change, text, changed):
    assert change(text) == changed


def test_the_command_prints_the_table_and_answers_no_when_something_was_missed(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path))
    monkeypatch.setattr(
        sys, "argv", ["drafter", "eval", "sabotage", str(GOLD / "cervical-tpi-onb"), "--format", "json"]
    )
    with pytest.raises(SystemExit) as ended:
        cli.main()
    content = json.loads(capsys.readouterr().out)

    assert ended.value.code == (1 if content["missed"] or content["false_alarms"] else 0)
    assert len(content["kinds"]) >= 25
    assert content["planted"] == sum(kind["planted"] for kind in content["kinds"])


def test_missed_and_alarms_are_kept_apart():
    assert Report((), 0, (("case", "text", "EVD001"),)).missed == ()
