"""``check``, ``rule``, ``policy``, ``index``, ``doctor``: what they answer, on which stream, with which code."""

import io
import json
import shutil

import pytest

from drafter import settings
from drafter.drafting.findings import RULES


@pytest.fixture
def draft_file(run, sample_folder, tmp_path):
    file = tmp_path / "draft.json"
    assert run("draft", sample_folder, "--format", "json", "-o", file).code == 0
    return file


def test_a_good_draft_checks_with_0_and_says_so(run, draft_file, sample_folder):
    assert run("check", draft_file, "--case", sample_folder) == (0, "", "0 blocking, 0 warning, 0 info\n")


def test_a_changed_draft_checks_with_1_and_each_finding_on_a_line(run, draft_file, sample_folder):
    draft_file.write_text(
        draft_file.read_text(encoding="utf-8").replace('"state": "unclear"', '"state": "met"', 1), encoding="utf-8"
    )

    ended = run("check", draft_file, "--case", sample_folder)
    as_json = run("check", draft_file, "--case", sample_folder, "--format", "json")

    assert ended.code == as_json.code == 1
    assert f"{draft_file}:/digest: DOC001 blocking: " in ended.out
    assert "CRT001" in ended.out
    assert set(json.loads(as_json.out)[0]) == {"code", "severity", "at", "message", "fix"}
    assert "blocking" in ended.err


def test_a_draft_may_come_from_stdin_and_without_the_case(run, draft_file):
    ended = run("check", "-", stdin=io.StringIO(draft_file.read_text(encoding="utf-8")))

    assert ended.code == 0
    assert "EVD007 info" in ended.out


def test_another_case_or_no_draft_is_2(run, draft_file, case, tmp_path):
    assert run("check", draft_file, "--case", case("other")).code == 2
    (tmp_path / "x.json").write_text('{"Zebulon": "Quux"}')
    ended = run("check", tmp_path / "x.json")
    assert (ended.code, ended.out) == (2, "")
    assert "Quux" not in ended.err


@pytest.mark.parametrize("code", ["LIN003", "lin003"])
def test_a_rule_is_explained(run, code):
    ended = run("rule", code)

    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("LIN003 (warning; service line and coding)")
    assert all(label in ended.out for label in ("what", "why", "example", "fix"))


def test_without_a_code_every_rule_is_listed(run):
    lines = run("rule").out.splitlines()

    assert [line.split()[0] for line in lines] == list(RULES)


def test_policies_are_listed_shown_and_linted(run):
    listed = run("policy", "list")
    as_json = json.loads(run("policy", "list", "--json").out)
    shown = run("policy", "show", "commercial-occipital-nerve-block")
    whole = json.loads(run("policy", "show", "medicare-trigger-point-injections@2024.1", "--json").out)

    assert [p["id"] for p in as_json] == [
        "commercial-botulinum-migraine", "commercial-knee-hyaluronan", "commercial-lumbar-mri",
        "commercial-occipital-nerve-block", "commercial-trigger-point-injections", "medicare-epidural-steroid-injection",
        "medicare-facet-joint-intervention", "medicare-sacroiliac-joint-injection", "medicare-trigger-point-injections",
    ]  # fmt: skip
    assert all(p["id"] in listed.out for p in as_json)
    assert "the base policy regards occipital nerve blocks as investigational" in shown.out
    assert "covered-diagnosis" in shown.out
    assert whole["effective"]["from"] == "2024-04-01"
    assert run("policy", "lint") == (0, "9 policies, nothing wrong\n", "")


@pytest.fixture
def folder(tmp_path):
    """A library of one policy with two examples."""
    policy = tmp_path / "criteria" / "commercial-occipital-nerve-block"
    policy.mkdir(parents=True)
    shutil.copy(settings.data("criteria") / policy.name / "2025.1.yaml", policy)
    (policy / "examples.yaml").write_text(
        f"policy: {policy.name}\nexamples:\n"
        "  - {criterion: covered-diagnosis, state: met, why: x, date: 2025-11-03, text: 'Assessment: chronic migraine.'}\n"
        "  - {criterion: covered-diagnosis, state: unclear, why: x, date: 2025-11-03, text: 'Assessment: rule out migraine.'}\n"
    )
    return policy.parent


def test_a_library_of_one_s_own_is_used_linted_and_tested(run, folder):
    assert len(json.loads(run("policy", "list", "--json", DRAFTER_CRITERIA=folder).out)) == 1
    assert run("policy", "lint", folder) == (0, "1 policies, nothing wrong\n", "")
    assert run("policy", "lint", folder / "commercial-occipital-nerve-block" / "2025.1.yaml").code == 0
    assert run("policy", "test", DRAFTER_CRITERIA=folder) == (0, "2 of 2 examples as expected\n", "")


def test_an_example_that_comes_out_otherwise_is_1(run, folder):
    file = folder / "commercial-occipital-nerve-block" / "examples.yaml"
    file.write_text(file.read_text().replace("state: unclear", "state: met"))

    ended = run("policy", "test", "commercial-occipital-nerve-block", DRAFTER_CRITERIA=folder)

    assert (ended.code, ended.err) == (1, "")
    assert "commercial-occipital-nerve-block covered-diagnosis #2: expected met, got unclear." in ended.out
    assert "1 of 2 examples as expected" in ended.out


def test_a_policy_that_is_wrong_is_2_with_file_place_and_nearest_name(run, folder):
    file = folder / "commercial-occipital-nerve-block" / "2025.1.yaml"
    file.write_text(file.read_text().replace("authority: nurse", "authorty: nurse"))

    ended = run("policy", "lint", folder)

    assert ended == (2, "", f"error: {file}: authorty: unknown key 'authorty'. Did you mean 'authority'?\n")


def test_the_index_is_built_and_searched(run, home):
    built = run("index", "build")
    found = run("index", "search", "occipital nerve block chronic migraine", "--code", "64405", "--limit", "2")
    as_json = json.loads(run("index", "search", "occipital nerve block", "--json").out)

    assert (built.code, built.err) == (0, "")
    assert str(home) in built.out
    assert found.out.count("(") >= 2
    assert len(as_json) == 5
    assert set(as_json[0]) == {"id", "score", "direction", "certainty", "text"}


def test_a_search_that_finds_nothing_says_so_on_stderr(run):
    assert run("index", "search", "", "--mode", "lexical") == (0, "", "nothing found\n")


def test_the_doctor_names_keys_and_never_shows_them(run):
    ended = run("doctor", OPENAI_API_KEY="sk-canary")
    as_json = run("doctor", "--json", OPENAI_API_KEY="sk-canary")

    assert "OPENAI_API_KEY   set" in ended.out
    assert "canary" not in ended.out + ended.err + as_json.out
    assert json.loads(as_json.out)["settings"]["DRAFTER_MODEL"] == {"value": "rules", "origin": "default"}


def test_the_doctor_tells_of_an_index_that_cannot_be_opened(run):
    ended = run("doctor", DRAFTER_CHROMA_URL="http://127.0.0.1:9")

    assert ended.code == 0
    assert "cannot be opened" in ended.out
    assert "DRAFTER_CHROMA_URL" in ended.out
