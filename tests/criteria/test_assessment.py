"""A line judged by its tree: what is needed, what is asked, and what a failing step comes to."""

import itertools

import pytest

from drafter.criteria import assessment, measures
from drafter.criteria.assessment import assess
from drafter.criteria.logic import State
from drafter.criteria.scope import Judgement
from drafter.evidence.claims.facts import Candidate, Claim, Rejection

M, N, U, D, X = State.MET, State.NOT_MET, State.UNCLEAR, State.NOT_DOCUMENTED, State.NOT_APPLICABLE


@pytest.fixture
def assessed(made, plain, chart, monkeypatch):
    """What a tree comes to when its criteria a, b, c are in some states."""

    def assessed(tree, **states):
        rules = {name: f"title {name}" for name in states}
        criteria = [
            plain.criterion(
                n,
                rule={"fact": "symptom", "measure": "length", "op": ">", "value": 1, "unit": "days", "title": rules[n]},
            )
            for n in states
        ]
        policy = made(criteria=criteria, **({"tree": tree} if tree else {}))
        monkeypatch.setattr(
            assessment, "judge", lambda rule, scope: Judgement(states[rule.title.removeprefix("title ")], "So.")
        )
        return assess(policy, chart.scope())

    return assessed


def named(*names):
    return [{"criterion": n} for n in names]


@pytest.mark.parametrize(("one", "other"), list(itertools.product([M, N, U, D, X], repeat=2)), ids=str)
def test_all_criteria_of_a_policy_without_a_tree_decide(assessed, one, other):
    states = {one, other}
    expected = False if N in states else None if states & {U, D} else True

    assert assessed(None, a=one, b=other).truth is expected


def test_every_criterion_of_a_policy_without_a_tree_is_required_but_what_does_not_apply_asks_nothing(assessed):
    result = assessed(None, a=U, b=D, c=X)

    assert [(c.id, c.required, c.missing) for c in result.criteria] == [
        ("a", True, ("a?",)), ("b", True, ("b?",)), ("c", True, ()),
    ]  # fmt: skip


EITHER = {"any": [{"criterion": "a"}, {"all": [{"criterion": "b"}, {"criterion": "c"}]}]}


@pytest.mark.parametrize(
    ("states", "truth", "required"),
    [
        ({"a": M, "b": D, "c": D}, True, "a"),  # the branch is settled: nothing else is asked for
        ({"a": D, "b": M, "c": M}, True, "bc"),
        ({"a": N, "b": M, "c": U}, None, "abc"),
        ({"a": N, "b": N, "c": M}, False, "abc"),
        ({"a": U, "b": N, "c": M}, None, "abc"),
        ({"a": X, "b": M, "c": M}, True, "bc"),
    ],
)
def test_a_branch_that_settles_an_any_makes_the_other_needless(assessed, states, truth, required):
    result = assessed(EITHER, **states)

    assert result.truth is truth
    assert {c.id for c in result.criteria if c.required} == set(required)
    assert all(not c.missing for c in result.criteria if not c.required)


FLAG = {
    "any": [
        {"criterion": "a", "drops_when": ["not_met", "not_documented"]},
        {"all": [{"criterion": "b"}, {"criterion": "c"}]},
    ]
}


@pytest.mark.parametrize(
    ("states", "truth", "required"),
    [
        ({"a": N, "b": M, "c": M}, True, "bc"),
        ({"a": D, "b": N, "c": M}, False, "bc"),  # a red flag that nobody mentions leaves the other branch to decide
        ({"a": D, "b": D, "c": M}, None, "bc"),
        ({"a": U, "b": N, "c": M}, None, "abc"),
        ({"a": M, "b": N, "c": N}, True, "a"),
    ],
)
def test_a_criterion_that_drops_out_leaves_the_other_branch_to_decide_alone(assessed, states, truth, required):
    result = assessed(FLAG, **states)

    assert result.truth is truth
    assert {c.id for c in result.criteria if c.required} == set(required)


@pytest.mark.parametrize(
    ("tree", "states", "truth"),
    [
        ({"at_least": 2, "of": named("a", "b", "c")}, {"a": M, "b": M, "c": N}, True),
        ({"at_least": 2, "of": named("a", "b", "c")}, {"a": M, "b": D, "c": N}, None),
        ({"at_least": 2, "of": named("a", "b", "c")}, {"a": M, "b": N, "c": N}, False),
        ({"all": [{"not": {"criterion": "a"}}, {"criterion": "b"}]}, {"a": N, "b": M}, True),
        ({"all": [{"not": {"criterion": "a"}}, {"criterion": "b"}]}, {"a": M, "b": M}, False),
        ({"all": [{"not": {"criterion": "a"}}, {"criterion": "b"}]}, {"a": U, "b": M}, None),
        ({"all": named("a", "b")}, {"a": X, "b": X}, True),
    ],
)
def test_trees_of_every_kind(assessed, tree, states, truth):
    assert assessed(tree, **states).truth is truth


def test_a_judge_that_breaks_leaves_its_criterion_unclear_and_says_so(policies, chart, monkeypatch):
    policy = policies.get("commercial-occipital-nerve-block")

    def broken(leaf, scope):
        raise KeyError("Zebulon Quux")

    monkeypatch.setitem(measures._JUDGES, type(policy.criteria[0].rule), broken)
    result = assess(policy, chart.say("diagnosis", "migraine").scope(lines=[{"code": "64405"}]))

    assert (result.criteria[0].state, result.truth) == (State.UNCLEAR, None)
    assert [(name, code) for name, code, _ in result.notes] == [("covered-diagnosis", "CRT004")]
    assert "Quux" not in result.notes[0][2]


def rejection(kind, attribute, code, document="note"):
    claims = {attribute: Claim(value="x", quote="x")}
    candidate = Candidate(kind=kind, document=document, attributes=claims)
    return Rejection(candidate=candidate, attribute=attribute, code=code, reason="it is no value", reader="m")


@pytest.mark.parametrize(
    ("rejected", "state"),
    [
        (rejection("symptom", "length", "EVD002"), U),
        (rejection("symptom", "begin", "TIM001"), U),
        (rejection("symptom", "length", "EVD004"), U),
        (rejection("symptom", "length", "EVD001"), D),  # the quote is not in the record: nothing was found
        (rejection("symptom", "region", "EVD002"), D),
        (rejection("finding", "name", "EVD002"), D),
    ],
)
def test_a_statement_that_cannot_be_used_is_unclear_and_never_decides(policies, chart, rejected, state):
    policy = policies.get("commercial-trigger-point-injections")

    duration = assess(policy, chart.scope(rejections=[rejected])).criteria[0]

    assert (duration.id, duration.state) == ("symptom-duration", state)


def test_the_search_receipt_says_what_was_looked_for_and_where(policies, chart):
    chart.say("finding", "trigger-point", region=["low-back"])

    found = {c.id: c for c in assess(policies.get("commercial-trigger-point-injections"), chart.scope()).criteria}
    points = found["trigger-points-palpated"]

    assert points.state is D
    assert points.search.documents == ("progress-note-2025-11-03",)
    assert points.search.terms
    assert [e.quote for e in points.search.nearest] == ["trigger-point 0"]  # of another region: shown, not used
