"""A report as one HTML page that reads without scripts, at any width, and in print; and as a part of a page of the workbench."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from drafter.quality.audit_reports import plots
from drafter.quality.audit_reports.rows import SHARES, rows
from drafter.quality.audit_reports.text import notes, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.quality.audits.figures import Accuracy
    from drafter.quality.audits.report import Report

#: Groups of which so few have figures that a plot would only repeat a row.
_GROUPS = (
    ("policy", "By policy"),
    ("criterion", "By criterion"),
    ("model", "By model version"),
    ("month", "By month"),
)


@cache
def environment() -> Environment:
    made = Environment(
        loader=PackageLoader("drafter.quality.audit_reports"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters["percent"] = percent
    return made


def style() -> str:
    """The style sheet of reports and packets."""
    return environment().get_template("report.css").render()


def to_html(report: Report) -> str:
    """The report as a document of its own."""
    template = environment().get_template("report.html.jinja")
    return template.render(report=report, body=to_fragment(report), style=Markup(style()))  # noqa: S704 - our own style sheet


def to_fragment(report: Report) -> Markup:
    """The report without a document around it."""
    f = report.figures
    everything = f.criteria[0] if f.criteria else None
    text = environment().get_template("report_body.html.jinja").render(
        report=report, f=f, all=everything, lines=f.lines[0] if f.lines else None, notes=list(notes(report)), rows=list(rows(report)), shares=SHARES,
        forests=list(_forests(f.criteria, f.threshold)), line_plot=plots.forest(_of(f.lines, "policy"), f.threshold),
        corrected=plots.corrections([*f.criteria[:1], *_of(f.criteria, "policy"), *_of(f.criteria, "model")]),
        agreed=plots.agreements([(n, a) for n, a in f.agreements.items() if a is not None], f.threshold),
        months=list(_months(report)), spreads=[(s, plots.spread(s.lowest, s.middle, s.highest)) for s in f.reviewers],
    )  # fmt: skip
    return Markup(text)  # noqa: S704 - its template escapes all text


def _of(accuracies: tuple[Accuracy, ...], kind: str) -> list[Accuracy]:
    return [a for a in accuracies if a.group.startswith(f"{kind} ")]


def _forests(criteria: tuple[Accuracy, ...], threshold: float) -> Iterator[tuple[str, Markup]]:
    for kind, title in _GROUPS:
        plot = plots.forest(_of(criteria, kind), threshold)
        if plot:
            yield title, plot


def _months(report: Report) -> Iterator[Markup]:
    months = [b for b in report.figures.behaviour if b.group.startswith("month ")]
    for title, unit, value in (
        ("Signed", "", lambda b: float(b.determinations)),
        ("Median seconds to signature", " s", lambda b: b.seconds),
        ("Deciding quotes opened", "%", lambda b: b.opened),
        ("Signed without an edit", "%", lambda b: b.unedited),
        ("Overturned later", "%", lambda b: b.overturned),
    ):
        plot = plots.lines(title, [(b.group.removeprefix("month "), value(b)) for b in months], unit)
        if plot:
            yield plot
