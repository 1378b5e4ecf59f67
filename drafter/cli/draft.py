"""``drafter draft``: cases in, drafts out."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter import settings as all_settings
from drafter.cli import app
from drafter.cli.options import Cases, DraftFormat, ModelName, write
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
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", help="Write to a file; for several cases, into a folder."),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", min=1, help="Cases at once (default: DRAFTER_JOBS, else one a core).")
    ] = None,
) -> None:
    """Draft determinations.

    drafter draft cases/tpi-neck

    drafter draft cases/* --format json -o drafts/
    """
    many = len(cases) > 1
    if many and output is None:
        raise InputError("several cases need a place to write to", place="--output", remedy="Name a folder: -o DIR.")
    folder = output if output is not None and (many or output.is_dir()) else None
    if folder is not None:
        _make(folder)
    workers = min(jobs or min(all_settings.read().jobs, len(cases) // _WORTH_A_PROCESS), len(cases))
    codes: list[int] = []
    written: set[str] = set()
    for number, (path, result) in enumerate(_drafted(cases, model, policy, form, workers), 1):
        progress = f"[{number}/{len(cases)}] " if many else ""
        codes.append(_finish(path, result, form, folder, None if folder else output, written, progress))
    if many:
        typer.echo(f"{codes.count(0)} of {len(codes)} cases drafted into {folder}", err=True)
    sys.exit(next(code for code in _PRECEDENCE if code in codes))


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
    write(target, content)
    if progress:
        typer.echo(f"{progress}{target}: {recommendation}", err=True)
    return 0


def _drafted(
    cases: Sequence[Path], model: str | None, policy: str | None, form: DraftFormat, workers: int
) -> Iterator[tuple[Path, Result]]:
    """Each case with its result, in order, on one process or several."""
    look = (
        sys.stdout.isatty() and "NO_COLOR" not in __import__("os").environ,
        shutil.get_terminal_size((100, 24)).columns,
    )
    if workers < 2:
        worker = _Worker(model, policy, form, look)
        for path in cases:
            yield path, worker(path)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start, initargs=(model, policy, form, look)
    ) as pool:
        yield from zip(cases, pool.map(_work, cases, chunksize=8), strict=True)


class _Worker:
    """A process that drafts: its library and model are opened once."""

    def __init__(self, model: str | None, policy: str | None, form: DraftFormat, look: tuple[bool, int]) -> None:
        from drafter.models.choice import open_model
        from drafter.pipeline import Library

        settings = all_settings.read()
        self.model: Model = open_model(model or settings["DRAFTER_MODEL"])
        self.library: Library = Library.open(settings)
        self.policy, self.form, self.look = policy, form, look
        if policy is not None:
            self.library.policies.get(policy)

    def __call__(self, path: Path) -> Result:
        from drafter.evidence.case_files import load_case
        from drafter.pipeline import draft

        try:
            case = load_case(path)
            made = draft(case, self.model, self.library, policy=self.policy)
        except DrafterError as error:
            return error.exit_code, str(error)
        return case.id, made.recommendation.value, rendered(made, case, self.form, *self.look)


_worker: _Worker | None = None


def _start(model: str | None, policy: str | None, form: DraftFormat, look: tuple[bool, int]) -> None:
    global _worker  # noqa: PLW0603 - a worker process has one
    _worker = _Worker(model, policy, form, look)


def _work(path: Path) -> Result:
    assert _worker is not None
    return _worker(path)


def rendered(draft: Draft, case: Case, form: DraftFormat, colour: bool, width: int) -> str:  # noqa: FBT001
    """A draft in the format that was asked for."""
    if form is DraftFormat.JSON:
        return draft.to_json()
    from drafter.render.page import page

    if form is DraftFormat.TEXT:
        from drafter.render.text import to_text

        return to_text(page(draft, case), width=min(width, 120), colour=colour)
    from drafter.render.documents import to_html, to_markdown

    return (to_html if form is DraftFormat.HTML else to_markdown)(page(draft, case))
