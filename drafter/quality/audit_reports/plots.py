"""Plots as SVG without scripts or style attributes; a style sheet colours them by class, and shape tells the series apart.

Each is an image with a description; the page has the same figures as a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafter.quality.audits.estimates import Agreed, Estimate
    from drafter.quality.audits.figures import Accuracy

_WIDTH, _LEFT, _RIGHT, _ROW = 760, 300, 30, 30
_TOP = 26


@dataclass(frozen=True, slots=True)
class Scale:
    """From shares to places: ``least`` stands at the left of the plot, 1 at its right end."""

    least: float
    left: float = _LEFT
    right: float = _WIDTH - _RIGHT

    def at(self, value: float) -> float:
        span = max(1 - self.least, 1e-9)
        return round(self.left + (self.right - self.left) * (max(value, self.least) - self.least) / span, 1)

    def ticks(self) -> list[float]:
        step = 0.05 if self.least >= 0.8 else 0.1 if self.least >= 0.5 else 0.25
        first = round(self.least / step) * step
        return [round(first + step * n, 2) for n in range(round((1 - first) / step) + 1)]


def forest(accuracies: Sequence[Accuracy], threshold: float) -> Markup:
    """Draft and signed accuracy of groups, each with its interval."""
    told = [a for a in accuracies if a.draft.value is not None]
    if not told:
        return Markup()
    scale = _scale([a.draft for a in told] + [a.signed for a in told])
    marks: list[str] = [_threshold(scale, threshold, len(told))]
    for row, a in enumerate(told):
        y = _TOP + row * _ROW + 14
        marks.append(_label(a.group.partition(" ")[2] or "all", y))
        marks.append(_interval(scale, a.draft, y - 5, "draft"))
        marks.append(_interval(scale, a.signed, y + 6, "signed"))
    words = "; ".join(f"{a.group}: draft {_percent(a.draft)}, signed {_percent(a.signed)}" for a in told)
    return _image(_axis(scale, len(told)) + "".join(marks), len(told), f"Right criteria with intervals. {words}")


def corrections(accuracies: Sequence[Accuracy]) -> Markup:
    """Of the draft's errors, the share that people put right, and what they missed."""
    told = [a for a in accuracies if a.corrected.value is not None]
    if not told:
        return Markup()
    scale = Scale(0.0)
    marks: list[str] = []
    for row, a in enumerate(told):
        y, share = _TOP + row * _ROW + 6, a.corrected.value or 0.0
        marks.append(_label(a.group.partition(" ")[2] or "all", y + 8))
        middle = scale.at(share)
        marks.append(
            f'<rect class="corrected" x="{scale.left}" y="{y}" width="{round(middle - scale.left, 1)}" height="15"/>'
        )
        marks.append(
            f'<rect class="missed" x="{middle}" y="{y}" width="{round(scale.right - middle, 1)}" height="15"/>'
        )
        inside = middle - 6 if share > 0.12 else middle + 6
        marks.append(
            f'<text class="on" x="{inside}" y="{y + 12}" text-anchor="{"end" if share > 0.12 else "start"}">{share:.0%} of {a.corrected.of:.0f}</text>'
        )
    words = "; ".join(f"{a.group}: {a.corrected.value:.0%} of {a.corrected.of:.0f} corrected" for a in told)
    return _image(_axis(scale, len(told)) + "".join(marks), len(told), f"The draft's errors, corrected and missed. {words}")  # fmt: skip


def agreements(pairs: Iterable[tuple[str, Agreed]], threshold: float) -> Markup:
    """Agreement in per cent, and AC1 and kappa beside it, against what is asked for."""
    told = list(pairs)
    if not told:
        return Markup()
    scale = Scale(0.0)
    marks = [_threshold(scale, threshold, len(told))]
    for row, (name, agreed) in enumerate(told):
        y = _TOP + row * _ROW + 6
        marks.append(_label(name, y + 8))
        marks.append(
            f'<rect class="share" x="{scale.left}" y="{y}" width="{round(scale.at(agreed.share) - scale.left, 1)}" height="15"/>'
        )
        marks.append(_diamond(scale.at(agreed.ac1), y + 7.5, "ac1"))
        if agreed.kappa is not None:
            marks.append(f'<path class="kappa" d="M{scale.at(agreed.kappa) - 5} {y + 2.5}l10 10m0 -10l-10 10"/>')
    words = "; ".join(
        f"{name}: {a.share:.0%}, AC1 {a.ac1:.2f}, kappa {'none' if a.kappa is None else f'{a.kappa:.2f}'}"
        for name, a in told
    )
    return _image(_axis(scale, len(told)) + "".join(marks), len(told), f"Agreement. {words}")


def lines(title: str, points: Sequence[tuple[str, float]], unit: str) -> Markup:
    """A figure by month: a line from 0 to its highest."""
    if len(points) < 2:
        return Markup()
    width, height, left, top = 340.0, 120.0, 46.0, 26.0
    highest = max(value for _, value in points) or 1.0
    step = (width - left - 10) / (len(points) - 1)
    places = [(round(left + n * step, 1), round(top + (height - top - 22) * (1 - v / highest), 1)) for n, (_, v) in enumerate(points)]  # fmt: skip
    path = "M" + "L".join(f"{x} {y}" for x, y in places)
    dots = "".join(f'<circle class="dot" cx="{x}" cy="{y}" r="3"/>' for x, y in places)
    base = height - 22
    ends = f'<text class="tick" x="{left}" y="{height - 6}">{escape(points[0][0])}</text><text class="tick" x="{width - 10}" y="{height - 6}" text-anchor="end">{escape(points[-1][0])}</text>'
    high = f'<text class="tick" x="{left - 6}" y="{top + 5}" text-anchor="end">{_told(highest, unit)}</text><text class="tick" x="{left - 6}" y="{base}" text-anchor="end">0</text>'
    words = "; ".join(f"{name}: {_told(value, unit)}" for name, value in points)
    return Markup(  # noqa: S704 - every word in it is escaped
        f'<svg class="small" viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-label="{escape(title)} by month. {escape(words)}">'
        f'<text class="title" x="0" y="14">{escape(title)}</text><path class="grid" d="M{left} {base}H{width - 10}M{left} {top}H{width - 10}"/>'
        f'<path class="line" d="{path}"/>{dots}{ends}{high}</svg>'
    )


def spread(lowest: float, middle: float, highest: float) -> Markup:
    """A measure over reviewers: from the lowest to the highest, and the middle."""
    top = highest or 1.0
    low, mid, high = (round(8 + 224 * value / top, 1) for value in (lowest, middle, highest))
    words = f"from {lowest:.3g} to {highest:.3g}, middle {middle:.3g}"
    return Markup(  # noqa: S704 - figures only
        f'<svg class="spread" viewBox="0 0 240 20" role="img" aria-label="{words}"><path class="grid" d="M8 10H232"/>'
        f'<path class="range" d="M{low} 10H{max(high, low + 1)}"/><circle class="dot" cx="{mid}" cy="10" r="5"/></svg>'
    )


def _scale(estimates: Iterable[Estimate]) -> Scale:
    lowest = min((e.low for e in estimates if e.low is not None), default=0.0)
    return Scale(next((edge for edge in (0.9, 0.8, 0.7, 0.5) if lowest >= edge), 0.0))


def _axis(scale: Scale, rows: int) -> str:
    bottom = _TOP + rows * _ROW
    grid = "".join(f"M{scale.at(t)} {_TOP - 4}V{bottom}" for t in scale.ticks())
    words = "".join(f'<text class="tick" x="{scale.at(t)}" y="{_TOP - 10}" text-anchor="middle">{t:.0%}</text>' for t in scale.ticks())  # fmt: skip
    return f'<path class="grid" d="{grid}"/>{words}'


def _threshold(scale: Scale, threshold: float, rows: int) -> str:
    x = scale.at(threshold)
    return f'<path class="threshold" d="M{x} {_TOP - 4}V{_TOP + rows * _ROW}"/>' if threshold >= scale.least else ""


def _label(text: str, y: float) -> str:
    short = text if len(text) <= 44 else "…" + text[-43:]
    return f'<text class="name" x="{_LEFT - 12}" y="{y + 5}" text-anchor="end">{escape(short)}</text>'


def _interval(scale: Scale, e: Estimate, y: float, series: str) -> str:
    if e.value is None or e.low is None or e.high is None:
        return ""
    x = scale.at(e.value)
    bar = f'<path class="bar {series}" d="M{scale.at(e.low)} {y}H{max(scale.at(e.high), scale.at(e.low) + 1)}"/>'
    return bar + (
        _diamond(x, y, series) if series == "signed" else f'<circle class="{series}" cx="{x}" cy="{y}" r="4.5"/>'
    )


def _diamond(x: float, y: float, series: str) -> str:
    return f'<path class="{series}" d="M{x} {y - 6}l6 6l-6 6l-6 -6z"/>'


def _image(inside: str, rows: int, words: str) -> Markup:
    height = _TOP + rows * _ROW + 6
    return Markup(  # noqa: S704 - every word in it is escaped
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(words)}">{inside}</svg>'
    )


def _percent(e: Estimate) -> str:
    return "none" if e.value is None else f"{e.value:.1%} ({e.low:.1%} to {e.high:.1%})"


def _told(value: float, unit: str) -> str:
    return f"{value:.0%}" if unit == "%" else f"{value:,.0f}{unit}" if value >= 10 else f"{value:.1f}{unit}"
