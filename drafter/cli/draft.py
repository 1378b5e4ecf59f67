"""``drafter draft``: cases in, drafts out."""

from __future__ import annotations

import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli import app
from drafter.cli.options import Cases, DraftFormat, ModelName, Synthetic, chosen_settings, write
from drafter.errors import DrafterError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.drafting.determination import Draft
    from drafter.evidence.cases import Case
    from drafter.settings import Settings

#: Which exit code wins when several cases end differently.
_PRECEDENCE = (2, 4, 5, 1, 0)
_WORTH_A_PROCESS = 48  # cases; a second process takes about a second to start
#: Findings that say that a model or its service failed.
_FAILURES = frozenset({"UNC002", "UNC004", "PHI001"})


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
    settings = chosen_settings(model, synthetic=synthetic)
    if dry_run:
        sys.exit(_show(cases, settings, policy, output))
    many = len(cases) > 1
    if many and output is None:
        raise InputError("several cases need a place to write to", place="--output", remedy="Name a folder: -o DIR.")
    folder = output if output is not None and (many or output.is_dir()) else None
    if folder is not None:
        _make(folder)
    work = _Work(settings, policy, form, _look())
    worker = None if settings["DRAFTER_MODEL"] == "rules" else _Worker(work)
    codes: list[int] = []
    written: set[str] = set()
    for number, (path, result) in enumerate(_drafted(cases, work, worker, jobs), 1):
        progress = f"[{number}/{len(cases)}] " if many else ""
        codes.append(_finish(path, result, form, folder, None if folder else output, written, progress))
    if many:
        typer.echo(f"{codes.count(0)} of {len(codes)} cases drafted into {folder}", err=True)
    if worker is not None and worker.pending:
        typer.echo(worker.pending, err=True)
        codes.append(5)
    sys.exit(next(code for code in _PRECEDENCE if code in codes))


def _look() -> tuple[bool, int]:
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return colour, shutil.get_terminal_size((100, 24)).columns


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"the folder cannot be made ({error.strerror})", file=folder, remedy="Name another with -o."
        ) from None


@dataclass(frozen=True, slots=True)
class _Drafted:
    """A rendered draft.

    :param failures: what the draft says of models that failed.
    """

    case: str
    recommendation: str
    content: str
    failures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Refused:
    code: int
    message: str


Result = _Drafted | _Refused


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
        written.add(result.case)
        target = folder / f"{result.case}{form.suffix}"
        write(target, result.content)
        if progress:
            typer.echo(f"{progress}{target}: {result.recommendation}", err=True)
    for failure in result.failures:
        typer.echo(f"{progress}error: {result.case}: {failure}", err=True)
    return 5 if result.failures else 0


def _drafted(
    cases: Sequence[Path], work: _Work, worker: _Worker | None, jobs: int | None
) -> Iterator[tuple[Path, Result]]:
    """Each case with its result, in order: several at once on processes, or on threads where a service is waited for.

    :param worker: the one that all threads share, for a model that is waited for.
    """
    if worker is not None:
        if (at_once := min(jobs or worker.concurrency, len(cases))) < 2:
            yield from ((path, worker(path)) for path in cases)
            return
        with ThreadPoolExecutor(at_once) as threads:
            yield from zip(cases, threads.map(worker, cases), strict=True)
        return
    workers = min(jobs or min(work.settings.jobs, len(cases) // _WORTH_A_PROCESS), len(cases))
    if workers < 2:
        worker = _Worker(work)
        yield from ((path, worker(path)) for path in cases)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start, initargs=(work,)) as pool:
        yield from zip(cases, pool.map(_work, cases, chunksize=8), strict=True)


@dataclass(frozen=True, slots=True)
class _Work:
    """How cases are to be drafted.

    :param look: whether in colour, and how wide.
    """

    settings: Settings
    policy: str | None
    form: DraftFormat
    look: tuple[bool, int]


class _Worker:
    """A process that drafts: its library and model are opened once."""

    def __init__(self, work: _Work) -> None:
        from drafter.models.choice import open_model
        from drafter.pipeline import Library

        self.work = work
        self.model = open_model(work.settings["DRAFTER_MODEL"], work.settings)
        self.library = Library.open(work.settings)
        if work.policy is not None:
            self.library.policies.get(work.policy)

    @property
    def concurrency(self) -> int:
        return getattr(self.model, "concurrency", 1)

    @property
    def pending(self) -> str:
        """What a recorded run still has to answer, as one sentence."""
        return getattr(self.model, "pending", "")

    def __call__(self, path: Path) -> Result:
        from drafter.evidence.case_files import load_case
        from drafter.pipeline import draft

        try:
            case = load_case(path)
            made = draft(case, self.model, self.library, policy=self.work.policy)
        except DrafterError as error:
            return _Refused(error.exit_code, str(error))
        failures = tuple(f.message for f in made.findings if f.code in _FAILURES)
        return _Drafted(
            case.id, made.recommendation.value, rendered(made, case, self.work.form, *self.work.look), failures
        )


_worker: _Worker | None = None


def _start(work: _Work) -> None:
    global _worker  # noqa: PLW0603 - a worker process has one
    _worker = _Worker(work)


def _work(path: Path) -> Result:
    assert _worker is not None
    return _worker(path)


def _show(cases: Sequence[Path], settings: Settings, policy: str | None, output: Path | None) -> int:
    """Writes the requests that drafting some cases would send, as the Batch API takes them in; sends none."""
    from drafter.evidence.case_files import load_case
    from drafter.models.choice import open_dry
    from drafter.models.recorded import batch_line
    from drafter.pipeline import Library, draft

    model, shown = open_dry(settings["DRAFTER_MODEL"], settings)
    library = Library.open(settings)
    codes = [0]
    for path in cases:
        try:
            draft(load_case(path), model, library, policy=policy)
        except DrafterError as error:
            typer.echo(f"error: {error}", err=True)
            codes.append(error.exit_code)
    write(output, "".join(batch_line(body) for body in shown.bodies))
    typer.echo(
        f"{len(shown.bodies)} requests would be sent by {model.name}; those for the rationale as they would be if its answers added nothing.",
        err=True,
    )
    return next(code for code in _PRECEDENCE if code in codes)


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
