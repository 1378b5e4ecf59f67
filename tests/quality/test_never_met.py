"""Sentences that only speak of a thing: taught, planned, feared, another's, refilled, of no told result. None of them establishes it."""

from pathlib import Path

import pytest

from drafter import settings
from drafter.criteria.library import load
from drafter.criteria.logic import State
from drafter.quality.examples import Example, judge_example
from drafter.yaml_text import read

BLOCKS = read(Path(__file__).with_name("never_met.yaml"))
POLICIES = load(settings.data("criteria"))


@pytest.mark.parametrize("block", BLOCKS, ids=[f"{n}-{block['criterion']}" for n, block in enumerate(BLOCKS, 1)])
def test_none_of_them_is_met(block):
    policy = POLICIES.get(block["policy"])
    met = []
    for frame in block["frames"]:
        for filler in block["fillers"]:
            text = frame.format(t=filler, T=filler[0].upper() + filler[1:])
            example = Example.model_validate({
                "criterion": block["criterion"], "state": "unclear", "why": "-", "date": "2025-11-03",
                "region": block.get("region"), "kind": block.get("kind", "progress-note"), "text": text,
            })  # fmt: skip
            if judge_example(policy, example).state is State.MET:
                met.append(text)

    assert met == []
