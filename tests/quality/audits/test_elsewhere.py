"""Determinations that were written elsewhere, against their cases."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drafter.cli import app, audit_reports
from drafter.errors import InputError
from drafter.quality.audit_reports import elsewhere as told
from drafter.quality.audits.elsewhere import audit_folder

GOLD = Path(__file__).parents[3] / "evals/gold/cervical-tpi-onb"
assert audit_reports
TEXT = """# Determination

Line 1 (20553)

- Symptom duration - NOT MET: the record gives 3 months.
- Trigger points on examination - MET: trigger points were palpated.
- Comprehensive pain programme - UNCLEAR: parts are mentioned.

Determination: denied.
"""


@pytest.fixture
def folder(tmp_path, drafted):
    """The sample case three times: with our own draft, with a text by a stranger, and with one that has no expectations."""
    for name in ("ours", "stranger", "bare"):
        shutil.copytree(GOLD, tmp_path / name)
    (tmp_path / "ours/determination.json").write_text(drafted.to_json())
    (tmp_path / "stranger/determination.md").write_text(TEXT)
    (tmp_path / "bare/determination.txt").write_text(TEXT)
    (tmp_path / "bare/expected.yaml").unlink()
    return tmp_path


def test_each_is_held_against_what_the_gold_case_expects_or_our_assessment(folder, library):
    found = audit_folder(folder, library)
    assert found.gold == 2
    bare, ours, stranger = found.determinations
    assert (ours.right, ours.wrong, ours.unsaid, ours.blocked) == (7, (), (), False)
    for each in (stranger, bare):
        assert each.wrong == ("1/symptom-duration",)
        assert each.right == 2
        assert "1/conservative-treatment" in each.unsaid
        assert each.blocked
        assert {"CRT001", "DSP003"} & set(each.codes)


def test_the_figures_count_what_is_said(folder, library):
    found = audit_folder(folder, library)
    everything = found.criteria[0].draft
    assert (everything.count, everything.of) == (11, 13)
    assert found.lines[0].draft.count == 2  # a denial is not what an open record comes to
    assert found.findings["CRT001"] == 2


def test_every_form_has_the_figures(folder, library):
    found = audit_folder(folder, library)
    assert json.loads(told.to_json(found))["criteria"][0]["count"] == 11
    assert "criteria,all,draft right,0.84" in told.to_csv(found)
    assert "1/symptom-duration" in told.to_text(found)
    assert "<svg" in told.to_html(found)


def test_the_command_reports_a_folder(folder):
    done = CliRunner().invoke(app, ["audit", "report", str(folder), "--format", "json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["schema"] == "audit-elsewhere/1"


@pytest.mark.parametrize(("make", "cause"), [(False, "no such folder"), (True, "no case of this folder")])
def test_a_folder_without_determinations_is_refused(tmp_path, library, make, cause):
    place = tmp_path / "x"
    if make:
        shutil.copytree(GOLD, place / "case")
    with pytest.raises(InputError, match=cause):
        audit_folder(place, library)
