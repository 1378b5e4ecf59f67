"""``drafter draft``: cases in, drafts out."""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from drafter.cli import app, internal
from drafter.cli.options import Cases, DraftFormat, Look, ModelName, Synthetic, chosen_settings, look, write
from drafter.errors import DrafterError, InputError
from drafter.models.base import PerCase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.drafting.determination import Draft
    from drafter.evidence.intake.cases import Case
    from drafter.pipeline import Library
    from drafter.settings import Settings

#: Which exit code wins when several cases end differently.
_PRECEDENCE = (2, 4, 5, 1, 0)
_WORTH_A_PROCESS = 48  # cases; a second process takes about a second to start
#: Findings that tell of a model or its service that failed, in a draft that says so; the index has one of its own.
_FAILURES = frozenset({"UNC002", "UNC003", "PHI001"})


@app.command("draft")
def command(
    cases: Cases,
    model: ModelName = None,
    policy: Annotated[
        str | None, typer.Option("--policy", metavar="ID", help="Judge by this policy in place of the one in force.")
    ] = None,
    form: Annotated[DraftFormat, typer.Option("--format", help="How to write the draft.")] = DraftFormat.TEXT,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="PATH", help="Write to a file; for several cases, or PATH/, into a folder."
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", min=1, help="Cases at once (default: DRAFTER_JOBS, else as many as pay off)."),
    ] = None,
    synthetic: Synthetic = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show exactly what a hosted model would be sent; send and draft nothing.")
    ] = False,
) -> None:
    """Draft determinations.

    drafter draft cases/tpi-neck

    drafter draft cases/* --format json -o drafts/

    drafter draft cases/tpi-neck --model openai/NAME --dry-run
    """
    settings = chosen_settings(model, policy, synthetic=synthetic)
    if dry_run:
        sys.exit(_show(cases, settings, None if output is None else Path(output)))
    many = len(cases) > 1
    if many and (output is None or output == "-"):
        raise InputError("several cases need a place to write to", place="--output", remedy="Name a folder: -o DIR.")
    path = None if output is None or output == "-" else Path(output)
    folder = path if path is not None and (many or path.is_dir() or str(output).endswith("/")) else None
    order = _Order(settings, form, look(to_file=path is not None))
    worker = _Worker(order)  # what is wrong with the order itself is told once, before any case is drafted
    results = _drafted(cases, worker, min(jobs or settings.jobs or worker.pays_off(len(cases)), len(cases)))
    if folder is not None:
        _make(folder)
    codes: list[int] = []
    written: set[str] = set()
    partial = 0
    for number, (case, result) in enumerate(results, 1):
        progress = f"[{number}/{len(cases)}] " if many else ""
        codes.append(_finish(case, result, form, folder, None if folder else path, written, progress))
        partial += codes[-1] == 5 and isinstance(result, _Made)
    if many:
        incomplete = f", {partial} of them without a part that the model did not answer" if partial else ""
        typer.echo(f"{len(written)} of {len(codes)} cases drafted into {folder}{incomplete}", err=True)
    if worker.library.problem:
        typer.echo(f"error: {worker.library.problem}. The drafts show no background evidence.", err=True)
        codes.append(5)
    if worker.pending:
        typer.echo(worker.pending, err=True)
        codes.append(5)
    sys.exit(next(code for code in _PRECEDENCE if code in codes))


class _Order(NamedTuple):
    """How every case of a run is drafted and written."""

    settings: Settings
    form: DraftFormat
    look: Look


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"the folder cannot be made ({error.strerror})", file=folder, remedy="Name another with -o."
        ) from None


class _Made(NamedTuple):
    """A rendered draft.

    :param failures: what the draft says of a model or a service that failed, one sentence each.
    """

    case: str
    recommendation: str
    content: str
    failures: tuple[str, ...]


class _Refused(NamedTuple):
    code: int
    message: str


Result = _Made | _Refused


def _finish(
    path: Path,
    result: Result,
    form: DraftFormat,
    folder: Path | None,
    file: Path | None,
    written: set[str],
    progress: str,
) -> int:
    if isinstance(result, _Refused):
        typer.echo(f"{progress}error: {result.message}", err=True)
        return result.code
    if folder is None:
        write(file, result.content)
    elif result.case in written:
        typer.echo(
            f"{progress}error: {path}: the case id {result.case!r} was drafted before in this run. Give each case its own id.",
            err=True,
        )
        return 2
    else:
        target = folder / f"{result.case}{form.suffix}"
        try:
            write(target, result.content)
        except InputError as error:
            typer.echo(f"{progress}error: {error}", err=True)
            return error.exit_code
        written.add(result.case)
        typer.echo(f"{progress}{target}: {result.recommendation}", err=True)
    for failure in result.failures:
        typer.echo(f"{progress}error: {result.case}: {failure}", err=True)
    return 5 if result.failures else 0


def _drafted(cases: Sequence[Path], worker: _Worker, at_once: int) -> Iterator[tuple[Path, Result]]:
    """Each case with its result, in order: several at once on processes, or on threads where a service is waited for."""
    if at_once < 2:
        return ((path, worker(path)) for path in cases)
    return (_on_threads if worker.waits else _on_several)(cases, worker, at_once)


def _on_threads(cases: Sequence[Path], worker: _Worker, threads: int) -> Iterator[tuple[Path, Result]]:
    with ThreadPoolExecutor(threads) as pool:
        yield from zip(cases, pool.map(worker, cases), strict=True)


def _on_several(cases: Sequence[Path], worker: _Worker, workers: int) -> Iterator[tuple[Path, Result]]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start, initargs=(worker.order,)
    ) as pool:
        yield from zip(cases, pool.map(_work, cases, chunksize=8), strict=True)


class _Worker:
    """A process that drafts: its library and model are opened once."""

    def __init__(self, order: _Order) -> None:
        from drafter.models.choice import open_model
        from drafter.pipeline import Library

        self.order = order
        self.model = open_model(order.settings["DRAFTER_MODEL"], order.settings)
        self.library: Library = Library.open(order.settings)
        if order.settings["DRAFTER_POLICY"]:
            self.library.policies.get(order.settings["DRAFTER_POLICY"])

    @property
    def waits(self) -> bool:
        """Whether the model is one that a process waits for, and not one that works."""
        return isinstance(self.model, PerCase)

    def pays_off(self, cases: int) -> int:
        """How many cases at once pay off."""
        if isinstance(self.model, PerCase):
            return self.model.concurrency
        return min(os.cpu_count() or 1, cases // _WORTH_A_PROCESS)

    @property
    def pending(self) -> str:
        """What a recorded run still has to answer, as one sentence."""
        return self.model.pending if isinstance(self.model, PerCase) else ""

    def __call__(self, path: Path) -> Result:
        """A case's result; whatever is wrong with one case does not stop the others."""
        from drafter.evidence.intake.case_files import load_case
        from drafter.pipeline import draft

        try:
            case = load_case(path)
            made = draft(case, self.model, self.library, policy=self.order.settings["DRAFTER_POLICY"] or None)
            content = rendered(made, case, self.order.form, self.order.look)
            return _Made(case.id, made.recommendation.value, content, tuple(self._failures(made)))
        except DrafterError as error:
            return _Refused(error.exit_code, str(error))
        except Exception as error:  # noqa: BLE001 - told by kind and place
            return _Refused(2, f"{path}: {internal(error)}")

    def _failures(self, made: Draft) -> Iterator[str]:
        """What failed for this draft; an index that could not even be opened is told once for all of them."""
        codes = set(_FAILURES) if made.generator.unread or made.generator.unwritten else set()
        if not self.library.problem:
            codes.add("SRC004")
        yield from dict.fromkeys(found.message for found in made.findings if found.code in codes)


_worker: _Worker | None = None


def _start(order: _Order) -> None:
    global _worker  # noqa: PLW0603 - a worker process has one
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that was started by hand ends the others
    _worker = _Worker(order)


def _work(path: Path) -> Result:
    assert _worker is not None
    return _worker(path)


def _show(cases: Sequence[Path], settings: Settings, output: Path | None) -> int:
    """Writes the requests that drafting some cases would send, as the Batch API takes them in; sends none."""
    from drafter.evidence.intake.case_files import load_case
    from drafter.models.choice import open_dry
    from drafter.models.recorded import batch_line
    from drafter.pipeline import Library, draft

    model, shown = open_dry(settings["DRAFTER_MODEL"], settings)
    library = Library.open(settings)
    codes = [0]
    for path in cases:
        try:
            draft(load_case(path), model, library, policy=settings["DRAFTER_POLICY"] or None)
        except DrafterError as error:
            typer.echo(f"error: {error}", err=True)
            codes.append(error.exit_code)
    write(output, "".join(batch_line(body) for body in shown.bodies))
    typer.echo(
        f"{len(shown.bodies)} requests would be sent by {model.name}; those for the rationale as they would be if its answers added nothing.",
        err=True,
    )
    return next(code for code in _PRECEDENCE if code in codes)


def rendered(draft: Draft, case: Case, form: DraftFormat, look: Look) -> str:
    """A draft in the format that was asked for."""
    if form is DraftFormat.JSON:
        return draft.to_json()
    from drafter.render.page import page

    if form is DraftFormat.TEXT:
        from drafter.render.text import to_text

        return to_text(page(draft, case), width=min(look.width, 120), colour=look.colour)
    from drafter.render.documents import to_html, to_markdown

    return (to_html if form is DraftFormat.HTML else to_markdown)(page(draft, case))
