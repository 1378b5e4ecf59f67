"""An evaluation from beginning to end: gold cases in, a run's folder and its figures out."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.criteria import library as policies
from drafter.guidelines.corpus import Corpus
from drafter.models.choice import open_model
from drafter.pipeline import Library
from drafter.quality import evals
from drafter.quality.comparison import compare
from drafter.quality.gold import digest_of_gold, load_gold
from drafter.quality.metrics import summarise
from drafter.quality.runs import Run, RunFolder, describe, read_run, read_samples
from drafter.quality.thresholds import Thresholds, beside, missed, read_thresholds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from drafter.quality.comparison import Comparison
    from drafter.quality.metrics import Summary
    from drafter.quality.samples import Sample
    from drafter.quality.thresholds import Miss
    from drafter.settings import Settings


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of an evaluation.

    :param folder: the run's folder.
    :param baseline: the folder of a run that no figure may fall below.
    :param thresholds: a file; default: ``thresholds.yaml`` in or beside the gold cases.
    :param jobs: processes; default: what is worth it.
    :param repeats: runs of each case.
    :param metamorphic: whether each case is also changed in ways whose effect is known.
    :param fresh: begin again, whatever the folder holds.
    :param text: whether the folder may hold words of the records.
    """

    gold: Path
    folder: Path
    settings: Settings
    baseline: Path | None = None
    thresholds: Path | None = None
    jobs: int | None = None
    repeats: int = 1
    metamorphic: bool = False
    fresh: bool = False
    text: bool = True
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A run with its figures and what it is held to.

    :param against: the name of the run that it is compared with.
    :param misses: thresholds that it does not hold; None when nothing is held against it.
    :param wall: seconds from the first case to the last, of this call; 0 when nothing was drafted.
    :param crew: what drafted, such as "2 processes".
    :param pending: what a recorded run still has to answer, as one sentence.
    :param drafted_now: cases that this call drafted; the rest was in the run's folder.
    """

    run: Run
    samples: Sequence[Sample]
    summary: Summary
    comparison: Comparison | None = None
    against: str = ""
    misses: Sequence[Miss] | None = None
    wall: float = 0.0
    crew: str = ""
    drafted_now: int = 0
    pending: str = ""

    @property
    def exit_code(self) -> int:
        """5 when the model gave no answer, 1 when something broke or is not held, else 0."""
        if self.summary.outcomes["refused"]:
            return 5
        return 1 if self.misses or self.summary.outcomes["crashed"] else 0


def new_folder(model: str) -> Path:
    """A folder of its own for a run that begins now: ``runs/<time>-<model>``."""
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    return Path("runs") / f"{moment}-{''.join(c if c.isalnum() or c in '-.' else '-' for c in model)}"


def evaluate(plan: Plan, progress: Callable[[Iterator[Sample], int], Iterator[Sample]]) -> Evaluation:
    """Drafts and scores gold cases; every sample is on disk as soon as it is made.

    :raises InputError: for gold cases, thresholds, a baseline or a folder that cannot be used; nothing is drafted then.
    :raises CredentialError: when the model's key is missing.
    """
    held, gated = _thresholds(plan.thresholds or beside(plan.gold), plan.baseline)
    before = read_samples(plan.baseline) if plan.baseline else None
    cases = load_gold(plan.gold)
    run = describe(
        plan.gold, digest_of_gold(cases), len(cases), plan.settings["DRAFTER_MODEL"], _consulted(plan.settings),
        seed=plan.seed, repeats=plan.repeats, metamorphic=plan.metamorphic, text=plan.text,
    )  # fmt: skip
    folder = RunFolder(plan.folder)
    done = folder.open(run, fresh=plan.fresh)
    todo = evals.tasks(cases, done, repeats=plan.repeats, metamorphic=plan.metamorphic, text=plan.text)
    crew = evals.Crew(plan.settings, plan.jobs, len(todo))
    began, made = time.perf_counter(), []
    for sample in progress(crew.measured(todo), len(todo)) if todo else ():
        folder.add(sample)
        made.append(sample)
    wall = time.perf_counter() - began if todo else 0.0
    order = {case.name: at for at, case in enumerate(cases)}
    samples = sorted([*done, *made], key=lambda sample: (order[sample.case], sample.repeat))
    summary = summarise(samples, held.costs, seed=plan.seed)
    folder.finish(samples, summary)
    comparison = compare(before, samples, held.costs, seed=plan.seed) if before is not None else None
    return Evaluation(
        run=run, samples=samples, summary=summary, comparison=comparison, against=str(plan.baseline or ""),
        misses=missed(held, summary, comparison) if gated else None, wall=wall, crew=crew.words, drafted_now=len(made),
        pending=crew.pending,
    )  # fmt: skip


def compare_runs(before: Path, after: Path, thresholds: Path | None, *, seed: int = 0) -> Evaluation:
    """The later of two finished runs, held against the earlier one.

    :param thresholds: a file; without one, nothing is held against it.
    :raises InputError: when a folder holds no finished run.
    """
    held, gated = _thresholds(thresholds, None)
    earlier, later = read_samples(before), read_samples(after)
    summary = summarise(later, held.costs, seed=seed)
    comparison = compare(earlier, later, held.costs, seed=seed)
    misses = missed(held, summary, comparison) if gated else None
    return Evaluation(read_run(after), later, summary, comparison, str(before), misses)


def _thresholds(file: Path | None, baseline: Path | None) -> tuple[Thresholds, bool]:
    """What a run is held to, and whether it is held to anything at all."""
    return (read_thresholds(file) if file else Thresholds()), file is not None or baseline is not None


def _consulted(settings: Settings) -> Library:
    """What the run will consult, but for the index; a model that does not exist is refused here."""
    open_model(settings["DRAFTER_MODEL"], settings)
    return Library(
        policies.load(settings.folder("DRAFTER_CRITERIA", "criteria")),
        Corpus.load(settings.folder("DRAFTER_CORPUS", "guidelines_corpus")),
        None,
    )
