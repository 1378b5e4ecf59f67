"""A report as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.quality.audit_reports.rows import SHARES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.quality.audits.behaviour import Behaviour
    from drafter.quality.audits.estimates import Agreed, Estimate
    from drafter.quality.audits.figures import Accuracy
    from drafter.quality.audits.report import Report


def to_text(report: Report) -> str:
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    f = report.figures
    yield f"{report.title}, {report.since} to before {report.until}"
    yield f"{f.population} signed, {f.drawn} drawn, {f.read} read twice, {f.compared} compared"
    yield from notes(report)
    for name, each in (("Criteria", f.criteria), ("Lines", f.lines)):
        yield f"\n{name}"
        yield f"  {'':48}" + "".join(f"{head:>24}" for head in ("draft right", "signed right", "errors corrected", "errors missed"))  # fmt: skip
        for accuracy in each:
            yield _accuracy(accuracy)
    yield f"\nAgreement (asked for: {f.threshold:.0%})"
    for pair, agreed in f.agreements.items():
        if agreed is not None:
            yield f"  {pair:48}{_agreed(agreed, f.threshold)}"
    yield from _rubric(report)
    yield "\nHow drafts were used (everything that was signed)"
    for behaviour in f.behaviour:
        yield _behaviour(behaviour)
    for spread in f.reviewers:
        yield f"  over {spread.reviewers} reviewers, {spread.measure}: {spread.lowest:.3g} to {spread.highest:.3g}, middle {spread.middle:.3g}"
    if report.exercises is not None:
        yield f"\nExercises: {report.exercises.exercises} finished; wrong suggestions taken over {percent(report.exercises.over)}, right ones not {percent(report.exercises.under)}"
    yield "\nWhat stands out" if report.signals else "\nNothing stands out."
    for signal in report.signals:
        yield f"  {signal.kind}: {signal.text}" + (f" (p {signal.p:.2g})" if signal.p is not None else "")


def notes(report: Report) -> Iterator[str]:
    """What whoever reads the figures must know about them."""
    f = report.figures
    if not f.read:
        yield "Nothing was read twice yet: there is no accuracy to tell."
    elif not f.represents:
        yield "The sample was drawn by risk: its figures hold for what was read, not for all that was signed."
    if f.read < f.drawn:
        yield f"{f.drawn - f.read} of {f.drawn} drawn determinations are not read yet; intervals rest on those that are."
    if f.not_blind:
        yield f"{f.not_blind} of {f.read} readings were not blind: the auditor had looked at the case before."
    if report.covered < f.population and f.read:
        yield f"{report.covered} of {f.population} determinations of the period lie in the time of a sample that is used."
    for told in report.samples:
        if not told.used:
            yield f"Sample {told.id} is left out: {told.why}."
        elif not told.redrawn:
            yield f"Sample {told.id}: the determinations of its time are no longer the same as when it was drawn."


def percent(e: Estimate) -> str:
    """A share with its interval."""
    if e.value is None:
        return "–"
    return f"{e.value:.1%} ({e.low:.1%} to {e.high:.1%})"


def shortened(text: str, width: int) -> str:
    """The end of a text that is too long: what tells groups apart stands there."""
    return text if len(text) <= width else "…" + text[1 - width :]


def _accuracy(a: Accuracy) -> str:
    shares = [getattr(a, name) for name in SHARES][:4]
    cells = ["–" if e.value is None else f"{e.value:.1%} ({e.low:.0%}–{e.high:.0%})" for e in shares]
    return f"  {shortened(a.group, 46):48}" + "".join(f"{cell:>24}" for cell in cells)


def _agreed(agreed: Agreed, threshold: float) -> str:
    kappa = "none" if agreed.kappa is None else f"{agreed.kappa:.3f}"
    return f"{agreed.share:.1%} of {agreed.items}{' (below)' if agreed.share < threshold else ''}, kappa {kappa}, AC1 {agreed.ac1:.3f}"


def _rubric(report: Report) -> Iterator[str]:
    told = {name: e for name, e in report.figures.rubric.items() if e.value is not None}
    if told:
        yield "\nRubric"
        for name, e in told.items():
            yield f"  {name.replace('_', ' '):48}{percent(e)}"
    if report.figures.errors:
        yield "\nErrors"
        for kind, count in report.figures.errors.items():
            yield f"  {kind:48}{count}"


def _behaviour(b: Behaviour) -> str:
    return (
        f"  {shortened(b.group, 46):48}{b.determinations} signed, median {b.seconds:.0f} s, {b.opened:.0%} of quotes opened, {b.edits:.1f} edits, "
        f"{b.unedited:.0%} without an edit, {b.overturned:.1%} overturned"
    )
