"""``drafter eval``: gold cases drafted and scored, runs compared."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli import app
from drafter.cli.options import ModelName, Synthetic, chosen_settings, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.quality.evaluation import Evaluation
    from drafter.quality.samples import Sample

evals = typer.Typer(help="Gold cases: how often drafts are wrong, and in which direction.", no_args_is_help=True)
app.add_typer(evals, name="eval")


class ReportFormat(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    JUNIT = "junit"


#: Endings of -o that mean a file for the report, in that format; any other -o is the run's folder.
_ENDINGS = {
    ".txt": ReportFormat.TEXT, ".json": ReportFormat.JSON, ".html": ReportFormat.HTML, ".xml": ReportFormat.JUNIT,
}  # fmt: skip
Form = Annotated[
    ReportFormat | None, typer.Option("--format", help="How to write the report (default: text, or what -o ends in).")
]
ThresholdsFile = Annotated[Path | None, typer.Option("--thresholds", metavar="FILE", help="What the run must hold.")]
Seed = Annotated[int, typer.Option("--seed", help="Of the bootstrap.")]


@evals.command("run")
def run(  # noqa: PLR0913, PLR0917 - its parameters are the flags
    gold: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of gold cases.", show_default=False)],
    model: ModelName = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="RUN", help="A run's folder: no figure may fall below it.")
    ] = None,
    form: Form = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="The run's folder (default: a new one in runs/); or, ending in .html, .json, .xml or .txt, a file for the report.",
        ),
    ] = None,
    thresholds: ThresholdsFile = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", min=1, help="Cases at once (default: DRAFTER_JOBS, else as many as pay off)."),
    ] = None,
    repeats: Annotated[int, typer.Option("--repeats", min=1, help="Runs of each case, for models that vary.")] = 1,
    metamorphic: Annotated[
        bool, typer.Option("--metamorphic", help="Also change each case in ways whose effect is known.")
    ] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin again, whatever the run's folder holds.")] = False,
    text: Annotated[
        bool, typer.Option("--text/--no-text", help="Whether the run's folder may hold words of the records.")
    ] = True,
    synthetic: Synthetic = False,
    seed: Seed = 0,
) -> None:
    """Draft gold cases and measure the drafts; a run that was interrupted goes on where it stopped.

    What must hold is in thresholds.yaml in or beside DIR, or in --thresholds. Exit 1 when it does not hold,
    or when a figure falls below the baseline; 5 when the model gave no answer to a case.

    drafter eval run evals/gold

    drafter eval run evals/gold -o runs/mine --baseline evals/baselines/rules
    """
    from drafter.quality.evaluation import Plan, evaluate, new_folder
    from drafter.quality.reports.page import to_html

    settings = chosen_settings(model, synthetic=synthetic)
    file = output if output is not None and (output.suffix in _ENDINGS or str(output) == "-") else None
    folder = output if output is not None and file is None else new_folder(settings["DRAFTER_MODEL"])
    evaluation = evaluate(
        Plan(gold, folder, settings, baseline, thresholds, jobs, repeats, metamorphic, fresh, text, seed),
        _with_progress,
    )
    page = folder / "report.html"
    write(page, to_html(evaluation))
    write(file, _rendered(evaluation, form, file))
    typer.echo(f"The run is in {folder}; to look at: {page}", err=True)
    if refused := evaluation.summary.outcomes["refused"]:
        typer.echo(f"{refused} cases have no answer from the model. With -o {folder}, the run goes on.", err=True)
    if evaluation.pending:
        typer.echo(evaluation.pending, err=True)
    sys.exit(evaluation.exit_code)


@evals.command("compare")
def compare(
    before: Annotated[Path, typer.Argument(metavar="A", help="The earlier run's folder.", show_default=False)],
    after: Annotated[Path, typer.Argument(metavar="B", help="The later run's folder.", show_default=False)],
    form: Form = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
    thresholds: ThresholdsFile = None,
    seed: Seed = 0,
) -> None:
    """Compare two runs: changed cases first, a paired test, and which criterion moved.

    drafter eval compare runs/monday runs/tuesday

    drafter eval compare runs/monday runs/tuesday -o changes.html
    """
    from drafter.quality.evaluation import compare_runs
    from drafter.quality.reports.text import comparison_text

    evaluation = compare_runs(before, after, thresholds, seed=seed)
    if _form(form, output) is ReportFormat.TEXT:
        write(output, comparison_text(evaluation, str(after)))
    else:
        write(output, _rendered(evaluation, form, output))
    sys.exit(1 if evaluation.misses else 0)


def _form(form: ReportFormat | None, file: Path | None) -> ReportFormat:
    return form or (_ENDINGS.get(file.suffix) if file else None) or ReportFormat.TEXT


def _rendered(evaluation: Evaluation, form: ReportFormat | None, file: Path | None) -> str:
    match _form(form, file):
        case ReportFormat.JSON:
            from drafter.quality.reports.plain import to_json as render
        case ReportFormat.JUNIT:
            from drafter.quality.reports.junit import to_junit as render
        case ReportFormat.HTML:
            from drafter.quality.reports.page import to_html as render
        case _:
            from drafter.quality.reports.text import to_text as render
    return render(evaluation)


def _with_progress(samples: Iterator[Sample], total: int) -> Iterator[Sample]:
    """Shows how far it is, on a terminal only."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        bar = progress.add_task("drafting", total=total)
        for sample in samples:
            progress.advance(bar)
            yield sample
