"""A report's figures as rows, the same for every form that they are written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.quality.audits.estimates import Estimate
    from drafter.quality.audits.figures import Accuracy, Figures
    from drafter.quality.audits.report import Report

SHARES = {
    "draft": "draft right",
    "signed": "signed right",
    "corrected": "draft's errors corrected",
    "missed": "draft's errors missed",
    "spoiled": "right drafts signed otherwise",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One figure.

    :param value: None when there is nothing to count; ``low`` and ``high``: its 95 % interval, None where it is counted over everything.
    :param of: what it is a share of; ``units``: determinations that it rests on.
    """

    section: str
    group: str
    figure: str
    value: float | None
    low: float | None = None
    high: float | None = None
    count: float | None = None
    of: float | None = None
    units: int | None = None


def rows(report: Report) -> Iterator[Row]:
    """Every figure of a report, in its order."""
    yield from accuracies("criteria", report.figures.criteria)
    yield from accuracies("lines", report.figures.lines)
    yield from _agreements(report.figures)
    for name, estimate in report.figures.rubric.items():
        yield estimated("rubric", "all", name.replace("_", " "), estimate)
    for kind, count in report.figures.errors.items():
        yield Row("errors", "all", kind, count)
    yield from _behaviour(report.figures)
    for spread in report.figures.reviewers:
        for name in ("lowest", "middle", "highest"):
            yield Row("reviewers", spread.measure, name, getattr(spread, name), units=spread.reviewers)
    if report.exercises is not None:
        yield estimated("exercises", "all", "over-reliance", report.exercises.over)
        yield estimated("exercises", "all", "under-reliance", report.exercises.under)


def accuracies(section: str, each: tuple[Accuracy, ...]) -> Iterator[Row]:
    for accuracy in each:
        for name, words in SHARES.items():
            yield estimated(section, accuracy.group, words, getattr(accuracy, name))


def estimated(section: str, group: str, figure: str, e: Estimate) -> Row:
    return Row(section, group, figure, e.value, e.low, e.high, e.count, e.of, e.units)


def _agreements(figures: Figures) -> Iterator[Row]:
    for pair, agreed in figures.agreements.items():
        if agreed is not None:
            yield Row("agreement", pair, "share", agreed.share, of=agreed.items)
            yield Row("agreement", pair, "kappa", agreed.kappa, *_interval(agreed.kappa, agreed.kappa_error), of=agreed.items)  # fmt: skip
            yield Row("agreement", pair, "AC1", agreed.ac1, *_interval(agreed.ac1, agreed.ac1_error), of=agreed.items)


def _interval(value: float | None, error: float | None) -> tuple[float | None, float | None]:
    if value is None or error is None:
        return None, None
    return max(-1.0, value - 1.959964 * error), min(1.0, value + 1.959964 * error)


def _behaviour(figures: Figures) -> Iterator[Row]:
    for b in figures.behaviour:
        told = {
            "determinations": b.determinations, "median seconds to signature": b.seconds, "deciding quotes opened": b.opened,
            "edits a draft": b.edits, "signed without an edit": b.unedited, "with acknowledged warnings": b.acknowledged,
            "overturned later": b.overturned,
        }  # fmt: skip
        for name, value in told.items():
            yield Row("behaviour", b.group, name, value, units=b.determinations)
