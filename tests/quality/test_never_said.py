"""What is doubted, asked, supposed, denied, or put as an example, is said of nobody, however plainly it would establish a criterion."""

from pathlib import Path

import pytest

from drafter import settings
from drafter.criteria.library import load
from drafter.criteria.logic import State
from drafter.quality.examples import Example, judge_example
from drafter.yaml_text import read

SAID = read(Path(__file__).with_name("never_said.yaml"))
POLICIES = load(settings.data("criteria"))


def state(statement, text):
    policy, criterion, region, _ = statement
    example = Example.model_validate({
        "criterion": criterion, "state": "met", "why": "-", "date": "2025-11-03", "region": region, "text": text,
    })  # fmt: skip
    return judge_example(POLICIES.get(policy), example).state


@pytest.mark.parametrize("statement", SAID["statements"], ids=[each[1] for each in SAID["statements"]])
def test_said_by_itself_it_is_met(statement):
    words = statement[3]

    assert state(statement, f"{words[0].upper()}{words[1:]}.") is State.MET


@pytest.mark.parametrize("frame", SAID["frames"])
def test_nobody_says_it(frame):
    met = [
        text
        for statement in SAID["statements"]
        if state(statement, text := frame.format(t=statement[3], T=statement[3][0].upper() + statement[3][1:]))
        is State.MET
    ]

    assert met == []
