"""The case by criterion matrix: a group of rows for each policy, a row for each line, a cell for each criterion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.quality.samples import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.quality.comparison import Change, Comparison
    from drafter.quality.samples import CriterionScore, LineScore, Passage, Sample

#: What stands in a cell: the first letter of what was drafted.
LETTERS = {
    "met": "M", "not_met": "N", "not_documented": "D", "unclear": "U", "not_applicable": "–", "": "·",
    "approve": "A", "request_information": "Q", "refer_to_physician": "R",
}  # fmt: skip
RECOMMENDATION = "recommendation"


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled quote, and whether the draft quotes it too."""

    quote: str
    found: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A criterion or recommendation of a line.

    :param id: unique on the page.
    :param tone: ``right``, ``grave`` (met or approved, wrongly), ``wrong``, or ``open`` where nothing is expected.
    :param before: what the earlier run came to, where it differs; None where it does not.
    """

    id: str
    title: str
    letter: str
    tone: str
    expected: str
    got: str
    before: str | None
    reason: str
    passages: tuple[Passage, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a case; ``cells`` follow the group's columns, None where a criterion is not scored."""

    case: str
    line: int
    repeat: int
    note: str
    cells: tuple[Cell | None, ...]

    @property
    def right(self) -> bool:
        return all(cell is None or cell.tone in ("right", "open") for cell in self.cells)

    @property
    def changed(self) -> bool:
        return any(cell is not None and cell.before is not None for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Group:
    """The lines that one policy governs; the first column is the recommendation."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def right(self) -> bool:
        return all(row.right for row in self.rows)

    @property
    def changed(self) -> bool:
        return any(row.changed for row in self.rows)


def groups(samples: Sequence[Sample], comparison: Comparison | None) -> Iterator[Group]:
    """The matrix, policies by name, cases in the run's order."""
    changes = {(c.case, c.line, c.criterion): c for c in comparison.changes} if comparison else {}
    lines: dict[str, list[tuple[Sample, LineScore]]] = {}
    for sample in samples:
        if sample.outcome is Outcome.DRAFTED and sample.score is not None:
            for line in sample.score.lines:
                lines.setdefault(line.policy or f"no policy in force for {line.code}", []).append((sample, line))
    for title, members in sorted(lines.items(), key=lambda item: (item[0].startswith("no policy"), item[0])):
        columns = tuple(dict.fromkeys(c.criterion for sample, line in members for c in _of(sample, line)))
        rows = tuple(_row(sample, line, columns, changes) for sample, line in members)
        yield Group(title, (RECOMMENDATION, *columns), rows)


def _of(sample: Sample, line: LineScore) -> list[CriterionScore]:
    return [c for c in sample.score.criteria if c.line == line.line] if sample.score else []


def _row(sample: Sample, line: LineScore, columns: tuple[str, ...], changes: dict[tuple[str, int, str], Change]) -> Row:
    scored = {c.criterion: c for c in _of(sample, line)}
    key = f"{sample.case}-{sample.repeat}-{line.line}".replace("/", "-")
    whole = _cell(
        f"{key}-{RECOMMENDATION}", RECOMMENDATION, line.expected, line.got, changes.get((sample.case, line.line, "")),
        grave=line.wrong_approve,
    )  # fmt: skip
    cells = [
        _cell(
            f"{key}-{name}", name, each.expected, each.got, changes.get((sample.case, line.line, name)),
            grave=each.wrong_met, score=each,
        )
        if (each := scored.get(name))
        else None
        for name in columns
    ]  # fmt: skip
    return Row(sample.case, line.line, sample.repeat, sample.note, (whole, *cells))


def _cell(
    key: str, title: str, expected: str | None, got: str | None, change: Change | None,
    *, grave: bool, score: CriterionScore | None = None,
) -> Cell:  # fmt: skip
    tone = "open" if expected is None else "right" if expected == got else "grave" if grave else "wrong"
    return Cell(
        id=key,
        title=title,
        letter=LETTERS[str(got or "")],
        tone=tone,
        expected=str(expected or ""),
        got=str(got or ""),
        before=change.before if change else None,
        reason=score.reason if score else "",
        passages=score.passages if score else (),
        labels=tuple(Label(q, f) for q, f in zip(score.labels, score.found, strict=True)) if score else (),
    )
