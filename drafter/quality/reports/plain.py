"""A run as JSON, for programs: everything that is known of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.quality.evaluation import Evaluation


def to_json(evaluation: Evaluation) -> str:
    """Run, summary, comparison, what is not held, and every sample."""
    compared, misses = evaluation.comparison, evaluation.misses
    content = {
        "schema": "evaluation/1",
        "run": evaluation.run.model_dump(mode="json", by_alias=True),
        "summary": evaluation.summary.model_dump(mode="json"),
        "comparison": compared.model_dump(mode="json") if compared else None,
        "missed": None if misses is None else [miss.model_dump(mode="json") for miss in misses],
        "wall_seconds": round(evaluation.wall, 3),
        "samples": [sample.model_dump(mode="json") for sample in evaluation.samples],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
