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
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import CredentialError, DrafterError, ModelError
from drafter.models.base import Counted, PerCase
from drafter.models.choice import open_model
from drafter.pipeline import Library, draft
from drafter.quality.metamorphic import Bench, trials
from drafter.quality.samples import Outcome, Sample, Trial
from drafter.quality.scoring import score, without_answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.drafting.determination import Draft
    from drafter.models.base import Model
    from drafter.quality.gold import GoldCase
    from drafter.settings import Settings

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


class Crew:
    """Whoever drafts a run: one worker, threads of it where a service is waited for, or processes.

    :param at_once: how many cases are under way at once.
    :param pending: what a recorded run still has to answer, as one sentence.
    """

    def __init__(self, settings: Settings, asked: int | None, count: int) -> None:
        self.settings = settings
        self.model = open_model(settings["DRAFTER_MODEL"], settings)
        worth = min(os.cpu_count() or 1, count // _WORTH_A_PROCESS)
        if isinstance(self.model, PerCase):
            worth = self.model.concurrency
        self.at_once = max(1, min(asked or settings.jobs or worth, count))

    @property
    def pending(self) -> str:
        return self.model.pending if isinstance(self.model, PerCase) else ""

    @property
    def words(self) -> str:
        """How many of what drafted."""
        kind = "thread" if isinstance(self.model, PerCase) else "process"
        return f"{self.at_once} {kind}{'' if self.at_once == 1 else 'es' if kind == 'process' else 's'}"

    def measured(self, todo: Sequence[Task]) -> Iterator[Sample]:
        """A sample for each task, in order, as it is made.

        :raises CredentialError: when the model's key is missing.
        :raises DrafterError: when a process ended before its work was done.
        """
        if self.at_once > 1 and not isinstance(self.model, PerCase):
            return self._on_processes(todo)
        worker = Worker(self.settings, self.model)
        return map(worker, todo) if self.at_once < 2 else self._on_threads(worker, todo)

    def _on_threads(self, worker: Worker, todo: Sequence[Task]) -> Iterator[Sample]:
        with ThreadPoolExecutor(self.at_once) as pool:
            yield from pool.map(worker, todo)

    def _on_processes(self, todo: Sequence[Task]) -> Iterator[Sample]:
        try:
            with ProcessPoolExecutor(
                self.at_once, mp_context=get_context("spawn"), initializer=_start, initargs=(self.settings,)
            ) as pool:
                with _uninterrupted():
                    made = pool.map(_work, todo, chunksize=2)
                yield from made
        except BrokenProcessPool:
            raise DrafterError(
                "a process ended before its cases were done. Run the same command again to go on"
            ) from None


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
    """Drafts gold cases: its library and model are opened once."""

    def __init__(self, settings: Settings, model: Model | PerCase | None = None) -> None:
        self.model = open_model(settings["DRAFTER_MODEL"], settings) if model is None else model
        self.library = Library.open(settings)
        self.bench: Bench | None = None

    def __call__(self, task: Task) -> Sample:
        """A task's sample; whatever is wrong with one case does not stop the others, save a missing credential."""
        expected, began = task.gold.expected, time.perf_counter()
        base = Sample(
            case=task.gold.name,
            repeat=task.repeat,
            outcome=Outcome.DRAFTED,
            tags=expected.tags,
            note=expected.note,
        )
        try:
            made = base.model_copy(update=self._drafted(task))
        except CredentialError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever breaks is this case's outcome
            made = base.model_copy(update=ended(error) | {"seconds": round(time.perf_counter() - began, 4)})
        return made if task.text else made.without_text()

    def _drafted(self, task: Task) -> dict[str, object]:
        """What drafting a case gave.

        :raises ModelError: when the model gave no answer, for the case or for a part of it.
        """
        gold, began = task.gold, time.perf_counter()
        model = self.model.for_case(gold.case) if isinstance(self.model, PerCase) else self.model
        drafted = draft(gold.case, model, self.library)
        seconds = time.perf_counter() - began
        if unanswered := without_answer(drafted):
            raise ModelError(unanswered, retryable=True)
        return {
            "seconds": round(seconds, 4),
            "tokens": dict(model.usage) if isinstance(model, Counted) else {},
            "score": score(gold, drafted, self.library.sources),
            "trials": tuple(self._trials(gold, drafted)) if task.metamorphic else (),
        }

    def _trials(self, gold: GoldCase, drafted: Draft) -> Iterator[Trial]:
        """The metamorphic checks of a case; a changed case that breaks the program is one that did not hold."""
        self.bench = self.bench or Bench.of(self.model, self.library)
        try:
            yield from trials(gold, drafted, self.bench)
        except (CredentialError, ModelError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever breaks is what the check is for
            yield Trial(check="broken", held=False, detail=str(ended(error)["error"]))


def ended(error: Exception) -> dict[str, object]:
    """Outcome and message of a case without a draft; the message holds no text of the record."""
    if isinstance(error, ModelError):
        return {"outcome": Outcome.REFUSED, "error": str(error), "retryable": error.retryable}
    if isinstance(error, DrafterError):
        return {"outcome": Outcome.CRASHED, "error": str(error)}
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    return {"outcome": Outcome.CRASHED, "error": f"{type(error).__name__} at {where}"}


_worker: Worker | None = None


def _start(settings: Settings) -> None:
    global _worker  # noqa: PLW0603 - a worker process has one
    _worker = Worker(settings)


def _work(task: Task) -> Sample:
    assert _worker is not None
    return _worker(task)
