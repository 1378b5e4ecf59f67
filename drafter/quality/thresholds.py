"""What a run is held to: counts that must stay at zero, figures that must not fall, and what errors cost.

Read from ``thresholds.yaml``. What the file leaves out has the defaults below. Nothing is held against a
run when neither such a file nor a baseline is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field, ValidationError

from drafter import yaml_text
from drafter.errors import InputError, nearest
from drafter.evidence.intake.cases import Record
from drafter.quality.costs import Costs

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.quality.comparison import Comparison
    from drafter.quality.metrics import Summary

FILE_NAME = "thresholds.yaml"


class Thresholds(Record):
    """The contents of ``thresholds.yaml``.

    :param safety: the most that each safety count may be.
    :param at_least, at_most: bounds of figures by name, as printed in ``summary.json``.
    :param fall: by how much a figure may be worse than the baseline's.
    """

    costs: Costs = Costs()
    safety: dict[str, int] = Field(default_factory=dict)
    at_least: dict[str, float] = Field(default_factory=dict)
    at_most: dict[str, float] = Field(default_factory=dict)
    fall: float = Field(default=0.0, ge=0)


#: Counts that are held to zero unless a file allows more.
SAFETY = {
    "wrong_met": "criteria said to be met that are not",
    "wrong_approve": "lines approved that should not be",
    "must_not_say": "phrases said that must not be",
    "false_quotes": "quotes that do not stand where they say",
    "crashed": "cases that the program broke on",
}


class Miss(Record):
    """A threshold that a run does not hold.

    :param name: of the figure or count.
    """

    name: str
    message: str


def read_thresholds(file: Path) -> Thresholds:
    """:raises InputError: for the first thing that is wrong, with file and place."""
    try:
        found = Thresholds.model_validate(yaml_text.read(file) or {})
    except ValidationError as failed:
        error = failed.errors(include_url=False)[0]
        last = str(error["loc"][-1]) if error["loc"] else ""
        known = {*Thresholds.model_fields, *Costs.model_fields}
        remedy = nearest(last, known) if error["type"] == "extra_forbidden" else ""
        place = ".".join(str(step) for step in error["loc"])
        raise InputError(error["msg"], file=file, place=place, remedy=remedy) from None
    for name in found.safety:
        if name not in SAFETY:
            raise InputError(
                f"there is no safety count {name!r}", file=file, place="safety", remedy=nearest(name, SAFETY)
            )
    return found


def beside(gold: Path) -> Path | None:
    """The ``thresholds.yaml`` in a folder of gold cases or beside it, if there is one."""
    return next((p for p in (gold / FILE_NAME, gold.resolve().parent / FILE_NAME) if p.is_file()), None)


def missed(thresholds: Thresholds, summary: Summary, comparison: Comparison | None) -> list[Miss]:
    """Everything that a run does not hold, safety first."""
    found: list[Miss] = []
    for name, what in SAFETY.items():
        count, most = summary.safety.get(name, 0), thresholds.safety.get(name, 0)
        if count > most:
            found.append(Miss(name=name, message=f"{count} {what}; at most {most}"))
    for name, bound in (*thresholds.at_least.items(), *thresholds.at_most.items()):
        figure = summary.figure(name)
        if figure is None:
            raise InputError(
                f"there is no figure {name!r}", place=FILE_NAME, remedy=nearest(name, [f.name for f in summary.figures])
            )
        low = name in thresholds.at_least
        if figure.value is not None and (figure.value < bound if low else figure.value > bound):
            found.append(
                Miss(name=name, message=f"{figure.shown}; at {'least' if low else 'most'} {figure.show(bound)}")
            )
    fallen = [m for m in comparison.figures if (m.worse_by or 0) > thresholds.fall + 1e-9] if comparison else []
    return found + [
        Miss(name=move.name, message=f"{move.shown_after}; the baseline has {move.shown_before}") for move in fallen
    ]
