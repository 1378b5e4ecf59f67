"""Sessions past a limit, or too near to the last one, are found in whatever words they are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drafter import settings, yaml_text
from drafter.criteria.library import load
from drafter.quality.examples import Example, judge_example

_LIBRARY = load(settings.data("criteria"))
_TOLD = yaml_text.read(Path(__file__).parent / "past_the_limit.yaml")


@pytest.mark.parametrize(
    ("group", "text"), [(group, text) for group in _TOLD for text in group["texts"]], ids=lambda each: str(each)[:60]
)
def test_what_is_past_the_limit_is_never_met(group: dict[str, Any], text: str) -> None:
    example = Example.model_validate(
        {
            "criterion": group["criterion"],
            "state": "not_met",
            "why": "past the limit",
            "region": group["region"],
            "date": "2025-11-03",
            "text": text,
        }
    )
    judged = judge_example(_LIBRARY.get(group["policy"]), example)
    assert judged.state not in ("met", "not_applicable"), judged
