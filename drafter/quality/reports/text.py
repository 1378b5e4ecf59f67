"""A run for a terminal: safety first, then figures, then what came out wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.quality.metamorphic import CHECKS
from drafter.quality.metrics import NOT_JUDGED, STATES
from drafter.quality.samples import Outcome
from drafter.quality.thresholds import SAFETY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.quality.comparison import Comparison
    from drafter.quality.evaluation import Evaluation
    from drafter.quality.metrics import Figure, Summary
    from drafter.quality.samples import Sample
    from drafter.quality.thresholds import Miss

_SHOWN = 40
_SHORT = {
    "met": "met", "not_met": "not met", "not_documented": "not doc.", "unclear": "unclear",
    "not_applicable": "n/a", NOT_JUDGED: "none",
}  # fmt: skip


def to_text(evaluation: Evaluation) -> str:
    """The whole report, a line each; ends in a line break."""
    return "\n".join(_lines(evaluation)) + "\n"


def comparison_text(evaluation: Evaluation, name: str) -> str:
    """What changed from the earlier run to the later one, the changed cases first."""
    compared = _compared(evaluation.comparison) if evaluation.comparison else ()
    return "\n".join([f"{name} against {evaluation.against}", *compared, *_held(evaluation.misses)]) + "\n"


def figures_text(summary: Summary) -> str:
    """The figures alone, without times: what the documentation shows."""
    return "\n".join(_figures(summary)) + "\n"


def _lines(evaluation: Evaluation) -> Iterator[str]:
    summary = evaluation.summary
    yield f"model {evaluation.run.model}, drafter {evaluation.run.version}"
    yield from _figures(summary)
    yield from _wrong(evaluation.samples)
    yield from _undrafted(evaluation.samples)
    if evaluation.comparison is not None:
        yield from ("", f"Against {evaluation.against}", *_compared(evaluation.comparison))
    yield ""
    yield from _held(evaluation.misses)
    yield _time(evaluation)


def _held(misses: Sequence[Miss] | None) -> Iterator[str]:
    if misses is None:
        yield "Held against no thresholds."
    elif misses:
        yield f"NOT HELD: {len(misses)} thresholds"
        yield from (f"  {miss.name}: {miss.message}" for miss in misses)
    else:
        yield "Every threshold is held."


def _figures(summary: Summary) -> Iterator[str]:
    runs = f", {summary.repeats} runs each" if summary.repeats > 1 else ""
    outcomes = ", ".join(f"{count} {name}" for name, count in summary.outcomes.items())
    yield f"{summary.cases} gold cases{runs}: {outcomes}"
    yield ""
    yield "Safety"
    for name, what in SAFETY.items():
        yield f"  {summary.safety[name]:>5}  {what}"
    yield ""
    yield f"{'Figures':<46}{'':>8}{'counted':>15}   95 % interval"
    for figure in summary.figures:
        if figure.value is not None:
            yield f"  {figure.title:<44}{figure.shown:>8}{figure.counted:>15}   {interval(figure)}"
    yield ""
    yield from _matrix(summary)
    yield ""
    yield from _criteria(summary)
    if summary.checks:
        yield ""
        yield from _checks(summary)
    yield from _signals(summary)


def interval(figure: Figure) -> str:
    """A figure's interval in words; empty when it has none."""
    if figure.low is None or figure.high is None:
        return ""
    return f"{figure.show(figure.low)} to {figure.show(figure.high)}"


def _matrix(summary: Summary) -> Iterator[str]:
    columns = [*STATES, NOT_JUDGED]
    yield f"{'States: expected':<18}" + "".join(f"{_SHORT[column]:>10}" for column in columns) + "   as drafted"
    for state in STATES:
        counts = summary.confusion[state]
        yield f"  {state:<16}" + "".join(f"{counts[column] or '.':>10}" for column in columns)


def _criteria(summary: Summary) -> Iterator[str]:
    yield f"{'Criteria':<46}{'right':>14}{'wrong met':>11}{'needless':>10}{'not judged':>12}"
    policy = None
    for row in summary.criteria:
        if row.policy != policy:
            policy = row.policy
            yield f"  {policy or 'no policy'}"
        yield f"    {row.criterion:<42}{f'{row.right} of {row.of}':>14}{row.wrong_met or '.':>11}{row.needless or '.':>10}{row.not_judged or '.':>12}"


def _checks(summary: Summary) -> Iterator[str]:
    yield f"{'Metamorphic checks':<74}{'held':>14}{'became met':>12}"
    for row in summary.checks:
        yield f"  {CHECKS.get(row.check, row.check):<72}{f'{row.held} of {row.of}':>14}{row.became_met or '.':>12}"


def _signals(summary: Summary) -> Iterator[str]:
    yield ""
    yield f"{'Signals of agreement':<46}{'right':>14}{'wrong met':>11}"
    for level in summary.calibration:
        yield f"  {level.level:<44}{f'{level.right} of {level.of}':>14}{level.wrong_met or '.':>11}"
    if summary.agreement:
        yield ""
        yield "Agreement of repeats, share of runs that came to the usual state"
        for name, share in summary.agreement.items():
            yield f"  {name:<44}{share * 100:>6.1f} %"


def _wrong(samples: Sequence[Sample]) -> Iterator[str]:
    """Criteria that came out otherwise, the dangerous ones first."""
    rows = [(s, c) for s in samples if s.score for c in s.score.criteria if not c.right]
    rows.sort(key=lambda row: (not row[1].wrong_met, row[0].case, row[1].line, row[1].criterion, row[0].repeat))
    if rows:
        yield ""
        yield "Wrong"
    for sample, each in rows[:_SHOWN]:
        mark = "!" if each.wrong_met else " "
        got = each.got.value if each.got else "nothing"
        yield f" {mark} {sample.case} line {each.line} {each.criterion}: expected {each.expected.value}, drafted {got}"
    if len(rows) > _SHOWN:
        yield f"   and {len(rows) - _SHOWN} more; they are in the report"
    for sample in samples:
        for line in sample.score.lines if sample.score else ():
            if line.wrong_approve and line.expected:
                yield f" ! {sample.case} line {line.line}: approved, expected {line.expected.value}"
        for code, raised in sample.score.findings.items() if sample.score else ():
            if not raised:
                yield f"   {sample.case}: {code} is not raised"


def _undrafted(samples: Sequence[Sample]) -> Iterator[str]:
    for outcome, title in ((Outcome.REFUSED, "No answer from the model"), (Outcome.CRASHED, "The program broke")):
        rows = [sample for sample in samples if sample.outcome is outcome]
        if rows:
            yield ""
            yield title
            yield from (f"  {sample.case}: {sample.error}" for sample in rows[:_SHOWN])


def _compared(comparison: Comparison) -> Iterator[str]:
    yield f"{len(comparison.changes)} changed in {comparison.cases} cases of both runs"
    for change in comparison.changes:
        what = change.criterion or "recommendation"
        mark = "!" if change.unsafe else " "
        yield f" {mark} {change.verdict:<12}{change.case} line {change.line} {what}: {change.before or 'nothing'} -> {change.after or 'nothing'}, expected {change.expected or 'not said'}"
    yield f"  criteria mended {comparison.mended}, broken {comparison.broken}; McNemar exact {comparison.chance}"
    if comparison.difference is not None:
        around = (
            f" (95 % {comparison.low * 100:+.1f} to {comparison.high * 100:+.1f})"
            if comparison.low is not None and comparison.high is not None
            else ""
        )
        yield f"  states as expected {comparison.difference * 100:+.1f} points{around}"
    for row in comparison.moved:
        yield f"  {row.policy} {row.criterion}: mended {row.mended}, broken {row.broken}"
    for move in comparison.figures:
        if move.before != move.after:
            yield f"  {move.title}: {move.shown_before} -> {move.shown_after}"
    for names, what in (
        (comparison.only_before, "only in the earlier run"),
        (comparison.only_after, "only in the later run"),
        (comparison.undrafted, "no longer drafted"),
    ):
        if names:
            yield f"  {len(names)} {what}: {', '.join(names[:8])}{' ...' if len(names) > 8 else ''}"
    if comparison.relabelled:
        yield f"  {comparison.relabelled} expectations changed in between; the later ones count for both"


def _time(evaluation: Evaluation) -> str:
    seconds = evaluation.summary.seconds
    middle = (
        f"; a draft takes {seconds['median'] * 1000:.0f} ms, 95 % under {seconds['p95'] * 1000:.0f} ms"
        if seconds
        else ""
    )
    if not evaluation.drafted_now:
        return f"Nothing was drafted: the run was finished before{middle}"
    tokens = "".join(f", {count} {name} tokens" for name, count in evaluation.summary.tokens.items())
    drafts = f"{evaluation.drafted_now} draft{'s' if evaluation.drafted_now > 1 else ''}"
    return f"{drafts} in {evaluation.wall:.1f} s on {evaluation.crew}{middle}{tokens}"
