"""``drafter check`` at the command line: formats, exit codes, and what it refuses."""

import json
import sys
from pathlib import Path

import pytest

from drafter import cli

ROOT = Path(__file__).parents[2]
CASE = ROOT / "evals/gold/cervical-tpi-onb"
TEXTS = ROOT / "tests/drafting/prose/texts"


@pytest.fixture
def check(monkeypatch, capsys):
    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["drafter", "check", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = capsys.readouterr()
        return ended.value.code, captured.out, captured.err

    return run


def test_a_sound_letter_ends_with_zero_and_says_its_warnings(check):
    code, out, err = check(TEXTS / "provider-letter.txt", "--case", CASE)

    assert code == 0
    assert "LIN003 warning" in out
    assert err.startswith("0 blocking")


def test_a_blocking_finding_ends_with_one(check, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Determination: DENIED\n\nThe request is denied.\n", encoding="utf-8")

    code, out, _ = check(letter, "--case", CASE)

    assert code == 1
    assert f"{letter}:1: DSP003 blocking" in out


def test_json_and_sarif_tell_the_same_findings(check):
    found = json.loads(check(TEXTS / "memo.md", "--case", CASE, "--format", "json")[1])
    results = json.loads(check(TEXTS / "memo.md", "--case", CASE, "--format", "sarif")[1])["runs"][0]["results"]

    assert found
    assert [f["code"] for f in found] == [r["ruleId"] for r in results]


@pytest.mark.parametrize("content", [b"", b" \n", b'{"case": "x"}', b"\xff\xfe\x00"])
def test_what_is_no_determination_is_refused(content, check, tmp_path):
    file = tmp_path / "draft.txt"
    file.write_bytes(content)

    code, out, err = check(file, "--case", CASE)

    assert (code, out) == (2, "")
    assert str(file) in err
