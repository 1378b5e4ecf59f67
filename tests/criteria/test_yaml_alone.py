"""A clinician changes a threshold, a unit or a list in the YAML, and the judgement follows: no line of Python changes."""

import shutil

import pytest
import yaml

from drafter import settings
from drafter.criteria import library
from drafter.criteria.logic import State
from drafter.criteria.measures import judge

M, N, U, D = State.MET, State.NOT_MET, State.UNCLEAR, State.NOT_DOCUMENTED
TPI, ONB, CARE = (
    "commercial-trigger-point-injections",
    "commercial-occipital-nerve-block",
    "medicare-trigger-point-injections",
)


@pytest.fixture
def changed(tmp_path):
    """The library with one value of one criterion's rule changed in its file."""

    def changed(policy, criterion, path, value):
        folder = tmp_path / "criteria"
        shutil.copytree(settings.data("criteria"), folder, ignore=shutil.ignore_patterns("examples.yaml"))
        file = next((folder / policy).glob("*.yaml"))
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        node = next(c for c in content["criteria"] if c["id"] == criterion)["rule"]
        for step in path[:-1]:
            node = node[step]
        assert node[path[-1]] != value
        node[path[-1]] = value
        file.write_text(yaml.safe_dump(content), encoding="utf-8")
        return library.load(folder).get(policy).criterion(criterion).rule

    return changed


def months(chart, plain):
    chart.say("symptom", "neck-pain", length=plain.length(4, "months"))


def weeks_of_therapy(chart, plain):
    chart.say("treatment", "physical-therapy", outcome="failed", length=plain.length(42, "days"))
    chart.say("treatment", "naproxen", outcome="failed")


def massage(chart, plain):
    chart.say("treatment", "massage", outcome="failed", length=plain.length(42, "days"))
    chart.say("treatment", "naproxen", outcome="failed")


def improved(chart, plain):
    chart.say("treatment", "physical-therapy", outcome="improved", length=plain.length(42, "days"))
    chart.say("treatment", "naproxen", outcome="failed")


def tender(chart, plain):
    chart.say("finding", "tenderness", section="exam")


def twitch(chart, plain):
    chart.say("finding", "twitch", section="exam")


def two_parts(chart, plain):
    chart.say("treatment", "physical-therapy", standing="ongoing").say("programme", "education", standing="ongoing")


def sessions(chart, plain):
    for day in ("2025-09-03", "2025-06-01", "2025-01-05"):
        chart.say("procedure", "trigger-point-injection", status="prior", date=plain.days(day))


def relief(chart, plain):
    chart.say(
        "procedure", "trigger-point-injection", status="prior", date=plain.days("2025-09-03"),
        relief=plain.number(50), relief_length=plain.length(42, "days"),
    )  # fmt: skip


def tension(chart, plain):
    chart.say("diagnosis", "tension-headache", section="diagnosis")


def exercise(chart, plain):
    chart.say("treatment", "massage", standing="ongoing")


def nothing(chart, plain):
    pass


@pytest.mark.parametrize(
    ("policy", "criterion", "record", "before", "path", "value", "after"),
    [
        (TPI, "symptom-duration", months, M, ["value"], 6, N),
        (TPI, "symptom-duration", months, M, ["unit"], "years", N),
        (TPI, "symptom-duration", months, M, ["op"], "<", N),
        (TPI, "conservative-treatment", weeks_of_therapy, M, ["all", 0, "value"], 8, N),
        (TPI, "conservative-treatment", weeks_of_therapy, M, ["all", 0, "unit"], "months", N),
        (TPI, "conservative-treatment", weeks_of_therapy, M, ["all", 1, "where"], {"name": ["gabapentin"]}, U),
        (TPI, "conservative-treatment", massage, U, ["all", 0, "where", "group"], ["physical", "passive"], M),
        (TPI, "conservative-treatment", improved, N, ["all", 0, "outcomes"], ["failed", "improved"], M),
        (TPI, "trigger-points-palpated", tender, U, ["where", "name"], ["trigger-point", "tenderness"], M),
        (TPI, "trigger-points-palpated", twitch, D, ["where", "name"], ["trigger-point", "twitch"], M),
        (TPI, "trigger-points-palpated", tender, U, ["weak"], [], D),
        (TPI, "comprehensive-program", two_parts, U, ["at_least"], 2, M),
        (TPI, "comprehensive-program", two_parts, U, ["components"], {"education": {"name": ["education"]}, "exercise": {"group": ["physical"]}, "third": {"group": ["physical"]}}, M),
        (TPI, "session-interval", sessions, M, ["value"], 3, N),
        (TPI, "session-interval", sessions, M, ["unit"], "years", N),
        (TPI, "session-limit", sessions, M, ["value"], 3, N),
        (CARE, "session-limit", sessions, N, ["within_months"], 6, M),
        (CARE, "session-limit", sessions, N, ["value"], 4, M),
        (CARE, "repeat-response", relief, M, ["percent"], 60, N),
        (CARE, "repeat-response", relief, M, ["value"], 7, N),
        (CARE, "repeat-response", relief, M, ["unit"], "months", N),
        (CARE, "focal-findings", twitch, U, ["at_least"], 1, M),
        (CARE, "focal-findings", twitch, U, ["of", 0, "where", "name"], ["twitch"], M),
        (CARE, "first-line-treatment", massage, M, ["where"], {"group": ["physical"]}, D),
        (CARE, "no-other-block", nothing, N, ["codes"], ["62321"], M),
        (CARE, "rehabilitation", exercise, D, ["where", "name"], ["physical-therapy", "massage"], M),
        (ONB, "covered-diagnosis", tension, D, ["where", "name"], ["migraine", "tension-headache"], M),
    ],
)  # fmt: skip
def test_a_rule_changes_with_its_file(
    changed, rule, chart, plain, policy, criterion, record, before, path, value, after
):
    record(chart, plain)
    scope = chart.scope(lines=[{"code": "20553"}, {"code": "64405"}])

    assert judge(rule(policy, criterion), scope).state is before
    assert judge(changed(policy, criterion, path, value), scope).state is after


def test_every_criterion_of_the_first_three_policies_is_changed_above(policies):
    rows = test_a_rule_changes_with_its_file.pytestmark[0].args[1]

    assert {(row[0], row[1]) for row in rows} == {
        (p.id, c.id) for p in policies if p.id in (TPI, ONB, CARE) for c in p.criteria
    }
