"""``drafter draft``: cases in, drafts out."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from drafter import settings as all_settings
from drafter.cli import app, internal
from drafter.cli.options import Cases, DraftFormat, Look, ModelName, look, write
from drafter.errors import DrafterError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.drafting.determination import Draft
    from drafter.evidence.cases import Case
    from drafter.models.base import Model
    from drafter.pipeline import Library

#: Which exit code wins when several cases end differently.
_PRECEDENCE = (2, 4, 5, 1, 0)
_WORTH_A_PROCESS = 48  # cases; a second process takes about a second to start


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
) -> None:
    """Draft determinations.

    drafter draft cases/tpi-neck

    drafter draft cases/* --format json -o drafts/
    """
    many = len(cases) > 1
    if many and (output is None or output == "-"):
        raise InputError("several cases need a place to write to", place="--output", remedy="Name a folder: -o DIR.")
    path = None if output is None or output == "-" else Path(output)
    folder = path if path is not None and (many or path.is_dir() or str(output).endswith("/")) else None
    settings = all_settings.read()
    order = _Order(
        model or settings["DRAFTER_MODEL"], policy or settings["DRAFTER_POLICY"], form, look(to_file=path is not None)
    )
    workers = jobs or settings.jobs or min(os.cpu_count() or 1, len(cases) // _WORTH_A_PROCESS)
    results = _drafted(cases, order, min(workers, len(cases)))
    if folder is not None:
        _make(folder)
    codes: list[int] = []
    written: set[str] = set()
    for number, (case, result) in enumerate(results, 1):
        progress = f"[{number}/{len(cases)}] " if many else ""
        codes.append(_finish(case, result, form, folder, None if folder else path, written, progress))
    if many:
        typer.echo(f"{codes.count(0)} of {len(codes)} cases drafted into {folder}", err=True)
    sys.exit(next(code for code in _PRECEDENCE if code in codes))


class _Order(NamedTuple):
    """How every case of a run is drafted and written."""

    model: str
    policy: str
    form: DraftFormat
    look: Look


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"the folder cannot be made ({error.strerror})", file=folder, remedy="Name another with -o."
        ) from None


#: A case's id, its recommendation and the rendered draft; or the error and its exit code.
Result = tuple[str, str, str] | tuple[int, str]


def _finish(
    path: Path,
    result: Result,
    form: DraftFormat,
    folder: Path | None,
    file: Path | None,
    written: set[str],
    progress: str,
) -> int:
    if len(result) == 2:
        code, message = result
        typer.echo(f"{progress}error: {message}", err=True)
        return code
    case, recommendation, content = result
    if folder is None:
        write(file, content)
        return 0
    if case in written:
        typer.echo(
            f"{progress}error: {path}: the case id {case!r} was drafted before in this run. Give each case its own id.",
            err=True,
        )
        return 2
    written.add(case)
    target = folder / f"{case}{form.suffix}"
    try:
        write(target, content)
    except InputError as error:
        typer.echo(f"{progress}error: {error}", err=True)
        return error.exit_code
    typer.echo(f"{progress}{target}: {recommendation}", err=True)
    return 0


def _drafted(cases: Sequence[Path], order: _Order, workers: int) -> Iterator[tuple[Path, Result]]:
    """Each case with its result, in order, on one process or several.

    What is wrong with the order itself is told here and once, before any case is drafted.
    """
    worker = _Worker(order)
    if workers < 2:
        return ((path, worker(path)) for path in cases)
    return _on_several(cases, order, workers)


def _on_several(cases: Sequence[Path], order: _Order, workers: int) -> Iterator[tuple[Path, Result]]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start, initargs=(order,)) as pool:
        yield from zip(cases, pool.map(_work, cases, chunksize=8), strict=True)


class _Worker:
    """A process that drafts: its library and model are opened once."""

    def __init__(self, order: _Order) -> None:
        from drafter.models.choice import open_model
        from drafter.pipeline import Library

        self.order = order
        self.model: Model = open_model(order.model)
        self.library: Library = Library.open(all_settings.read())
        if order.policy:
            self.library.policies.get(order.policy)

    def __call__(self, path: Path) -> Result:
        """A case's result; whatever is wrong with one case does not stop the others."""
        from drafter.evidence.case_files import load_case
        from drafter.pipeline import draft

        try:
            case = load_case(path)
            made = draft(case, self.model, self.library, policy=self.order.policy or None)
            return case.id, made.recommendation.value, rendered(made, case, self.order.form, self.order.look)
        except DrafterError as error:
            return error.exit_code, str(error)
        except Exception as error:  # noqa: BLE001 - told by kind and place
            return 2, f"{path}: {internal(error)}"


_worker: _Worker | None = None


def _start(order: _Order) -> None:
    global _worker  # noqa: PLW0603 - a worker process has one
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that was started by hand ends the others
    _worker = _Worker(order)


def _work(path: Path) -> Result:
    assert _worker is not None
    return _worker(path)


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
