"""A run as one self-contained HTML page: it reads without scripts, at any width, and in print."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from drafter.quality.metamorphic import CHECKS
from drafter.quality.metrics import NOT_JUDGED, RECOMMENDATIONS, STATES, per_cent
from drafter.quality.reports.matrix import Group, groups
from drafter.quality.samples import Outcome
from drafter.quality.thresholds import SAFETY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.quality.evaluation import Evaluation
    from drafter.quality.metrics import Figure, Summary

WORDS = {
    "met": "met", "not_met": "not met", "not_documented": "not documented", "unclear": "unclear",
    "not_applicable": "not applicable", NOT_JUDGED: "not judged", "": "nothing", "approve": "approve",
    "request_information": "ask", "refer_to_physician": "refer",
}  # fmt: skip
#: The same for a narrow screen.
BRIEF = WORDS | {
    "not_met": "not met", "not_documented": "silent", "not_applicable": "n/a", NOT_JUDGED: "none",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tile:
    """A headline count, and whether it is more than it may be."""

    count: int
    words: str
    bad: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A share with its interval, in per cent of the track; None where there is none."""

    title: str
    shown: str
    counted: str
    around: str
    at: float | None
    low: float | None
    high: float | None
    bad: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A cell of a confusion matrix.

    :param share: of its row, 0 to 1.
    :param tone: ``right``, ``grave``, ``wrong`` or ``none``.
    """

    count: int
    share: float
    tone: str


@dataclass(frozen=True, slots=True)
class Stack:
    """How a criterion came out, in shares of its row."""

    criterion: str
    of: int
    right: int
    grave: int
    other: int
    not_judged: int


def to_html(evaluation: Evaluation) -> str:
    """The whole page."""
    summary = evaluation.summary
    found = list(groups(evaluation.samples, evaluation.comparison))
    return _template().render(
        e=evaluation,
        run=evaluation.run,
        summary=summary,
        tiles=_tiles(evaluation),
        figures=[_bar(figure) for figure in summary.figures if figure.value is not None],
        states=_matrix(summary.confusion, STATES, "met"),
        state_names=[*STATES, NOT_JUDGED],
        recommendations=_matrix(summary.recommendations, RECOMMENDATIONS, "approve"),
        recommendation_names=[*RECOMMENDATIONS, NOT_JUDGED],
        criteria=_stacks(summary),
        signals=list(_signals(summary)),
        checks=list(_checks(summary)),
        failed_checks=[(s.case, t) for s in evaluation.samples for t in s.trials if not t.held],
        groups=found,
        counted=_counted(found),
        undrafted=[s for s in evaluation.samples if s.outcome is not Outcome.DRAFTED],
        words=WORDS,
        brief=BRIEF,
        checks_words=CHECKS,
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("drafter.quality.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("evaluation.html.jinja")


def _tiles(evaluation: Evaluation) -> list[Tile]:
    missed = {miss.name for miss in evaluation.misses or ()}
    gated = evaluation.misses is not None
    return [
        Tile(count, words, name in missed if gated else count > 0)
        for name, words in SAFETY.items()
        for count in (evaluation.summary.safety[name],)
    ]


def _bar(figure: Figure) -> Bar:
    share = figure.kind == "share" and figure.value is not None
    around = f"{figure.show(figure.low)} to {figure.show(figure.high)}" if figure.low is not None else ""
    return Bar(
        title=figure.title,
        shown=figure.shown,
        counted=figure.counted,
        around=around,
        at=_per_cent(figure.value) if share else None,
        low=_per_cent(figure.low) if share else None,
        high=_per_cent(figure.high) if share else None,
    )


def _per_cent(value: float | None) -> float | None:
    return None if value is None else round(100 * value, 2)


def _matrix(table: dict[str, dict[str, int]], names: Sequence[str], grave: str) -> list[tuple[str, list[Count]]]:
    rows = []
    for name in names:
        total = sum(table[name].values())
        cells = [
            Count(count, count / total if total else 0, _tone(name, column, grave, count))
            for column, count in table[name].items()
        ]
        rows.append((name, cells))
    return rows


def _tone(row: str, column: str, grave: str, count: int) -> str:
    if not count:
        return "none"
    return "right" if row == column else "grave" if column == grave else "wrong"


def _stacks(summary: Summary) -> dict[str, list[Stack]]:
    found: dict[str, list[Stack]] = {}
    for row in summary.criteria:
        other = row.of - row.right - row.wrong_met - row.not_judged
        found.setdefault(row.policy or "no policy in force", []).append(
            Stack(row.criterion, row.of, row.right, row.wrong_met, other, row.not_judged)
        )
    return found


def _signals(summary: Summary) -> Iterator[Bar]:
    for level in summary.calibration:
        yield Bar(
            title=level.level,
            shown=per_cent(level.right / level.of),
            counted=f"{level.right} of {level.of}",
            around=_around(level.low, level.high),
            at=_per_cent(level.right / level.of),
            low=_per_cent(level.low),
            high=_per_cent(level.high),
            bad=level.wrong_met,
        )


def _checks(summary: Summary) -> Iterator[Bar]:
    for row in summary.checks:
        yield Bar(
            title=CHECKS.get(row.check, row.check),
            shown=per_cent(row.held / row.of),
            counted=f"{row.held} of {row.of}",
            around=_around(row.low, row.high),
            at=_per_cent(row.held / row.of),
            low=_per_cent(row.low),
            high=_per_cent(row.high),
            bad=row.became_met,
        )


def _around(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f"{per_cent(low)} to {per_cent(high)}"


def _counted(found: Sequence[Group]) -> dict[str, int]:
    rows = [row for group in found for row in group.rows]
    return {
        "all": len(rows),
        "wrong": sum(not row.right for row in rows),
        "changed": sum(row.changed for row in rows),
    }
