"""Records that tell of a session before are never judged as if there were none; those that tell of none ask nothing of it."""

from pathlib import Path

import pytest

from drafter import settings
from drafter.criteria.library import load
from drafter.criteria.logic import State
from drafter.quality.examples import Example, judge_example
from drafter.yaml_text import read

BLOCKS = read(Path(__file__).with_name("told_sessions.yaml"))
POLICIES = load(settings.data("criteria"))


@pytest.mark.parametrize("block", BLOCKS, ids=[f"{n}-{block['criterion']}" for n, block in enumerate(BLOCKS, 1)])
def test_a_session_that_is_told_of_is_found_and_no_other(block):
    policy = POLICIES.get(block["policy"])
    unheard, unasked = [], []
    for told, texts in ((True, block["told"]), (False, block["none"])):
        for text in texts:
            example = Example.model_validate({
                "criterion": block["criterion"], "state": "unclear", "why": "-", "date": "2025-11-03", "text": text,
                "region": block.get("region"), "lines": [{"code": block["code"]}] if "code" in block else [],
            })  # fmt: skip
            none = judge_example(policy, example).state is State.NOT_APPLICABLE
            if told and none:
                unheard.append(text)
            elif not told and not none:
                unasked.append(text)

    assert (unheard, unasked) == ([], [])
