"""Running gold cases: each is drafted as any case is, and what comes out is scored.

A model that gives no answer (``refused``), a program that breaks (``crashed``) and a draft are three
different outcomes; none of them stops the run, save a credential that is missing.
"""

from __future__ import annotations

import os
import signal
import threading
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from drafter import settings as all_settings
from drafter.errors import CredentialError, DrafterError, ModelError
from drafter.models.choice import open_model
from drafter.pipeline import Library, draft
from drafter.quality.metamorphic import Bench, trials
from drafter.quality.samples import Outcome, Sample, Trial
from drafter.quality.scoring import score

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from drafter.drafting.determination import Draft
    from drafter.models.base import Model
    from drafter.quality.gold import GoldCase

_WORTH_A_PROCESS = 24  # cases; a second process takes about two seconds to start


@dataclass(frozen=True, slots=True)
class Task:
    """One gold case to draft once."""

    gold: GoldCase
    repeat: int
    metamorphic: bool
    text: bool


def tasks(
    gold: Sequence[GoldCase], done: Sequence[Sample], *, repeats: int, metamorphic: bool, text: bool
) -> list[Task]:
    """What is left to do, in order."""
    made = {(sample.case, sample.repeat) for sample in done}
    return [
        Task(each, repeat, metamorphic and repeat == 0, text)
        for repeat in range(repeats)
        for each in gold
        if (each.name, repeat) not in made
    ]


def processes(asked: int | None, count: int, model: str) -> int:
    """How many processes are worth starting. A recorded run is one queue: one process."""
    if asked is not None:
        return max(1, min(asked, count))
    if model.startswith("replay:"):
        return 1
    worth = min(os.cpu_count() or 1, count // _WORTH_A_PROCESS)
    return max(1, min(all_settings.read().jobs or worth, count))


def measured(todo: Sequence[Task], model: str, jobs: int) -> Iterator[Sample]:
    """A sample for each task, in order, as it is made.

    :raises CredentialError: when the model's key is missing.
    :raises DrafterError: when a process ended before its work was done.
    """
    if jobs < 2:
        worker = Worker(model)
        for task in todo:
            yield worker(task)
        return
    try:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(model,)) as pool:
            with _uninterrupted():
                made = pool.map(_work, todo, chunksize=2)
            yield from made
    except BrokenProcessPool:
        raise DrafterError("a process ended before its cases were done. Run the same command again to go on") from None


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes that start in here take no interruption: the one that was started by hand ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class Worker:
    """A process that drafts gold cases: its library and model are opened once."""

    def __init__(self, model: str) -> None:
        settings = all_settings.read()
        self.model: Model = open_model(model)
        self.library = Library.open(settings)
        self.bench: Bench | None = None

    def __call__(self, task: Task) -> Sample:
        gold = task.gold
        before, began = _tokens(self.model), time.perf_counter()
        base = Sample(
            case=gold.name,
            repeat=task.repeat,
            outcome=Outcome.DRAFTED,
            tags=gold.expected.tags,
            note=gold.expected.note,
        )
        try:
            drafted = draft(gold.case, self.model, self.library)
            seconds = time.perf_counter() - began
            if unanswered := without_answer(drafted):
                raise ModelError(unanswered, retryable=True)  # noqa: TRY301 - it ends as any other failure of the model
            made = base.model_copy(
                update={
                    "seconds": round(seconds, 4),
                    "tokens": {
                        k: n - before.get(k, 0) for k, n in _tokens(self.model).items() if n != before.get(k, 0)
                    },
                    "score": score(gold, drafted, self.library.sources),
                    "trials": tuple(self._trials(gold, drafted)) if task.metamorphic else (),
                }
            )
        except CredentialError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever breaks is this case's outcome
            made = base.model_copy(update=ended(error) | {"seconds": round(time.perf_counter() - began, 4)})
        return made if task.text else made.without_text()

    def _trials(self, gold: GoldCase, drafted: Draft) -> Iterator[Trial]:
        """The metamorphic checks of a case; a changed case that breaks the program is one that did not hold."""
        self.bench = self.bench or Bench.of(self.model, self.library)
        try:
            yield from trials(gold, drafted, self.bench)
        except (CredentialError, ModelError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever breaks is what the check is for
            yield Trial(check="broken", held=False, detail=str(ended(error)["error"]))


def without_answer(drafted: Draft) -> str:
    """What the model failed on, where a draft was made without it: such a draft measures nothing of the model."""
    failures = [found.message for found in drafted.findings if found.code == "UNC002"]
    if getattr(drafted.generator, "unwritten", ()):
        failures += [found.message for found in drafted.findings if found.code == "UNC003"]
    return "; ".join(failures)


def ended(error: Exception) -> dict[str, object]:
    """Outcome and message of a case without a draft; the message holds no text of the record."""
    if isinstance(error, ModelError):
        return {"outcome": Outcome.REFUSED, "error": str(error), "retryable": error.retryable}
    if isinstance(error, DrafterError):
        return {"outcome": Outcome.CRASHED, "error": str(error)}
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    return {"outcome": Outcome.CRASHED, "error": f"{type(error).__name__} at {where}"}


def _tokens(model: Model) -> Mapping[str, int]:
    """What the model has used so far, by name, where it counts (``Model.usage``)."""
    usage = getattr(model, "usage", None)
    return {str(k): int(n) for k, n in usage.items()} if isinstance(usage, dict) else {}


_worker: Worker | None = None


def _start(model: str) -> None:
    global _worker  # noqa: PLW0603 - a worker process has one
    _worker = Worker(model)


def _work(task: Task) -> Sample:
    assert _worker is not None
    return _worker(task)
