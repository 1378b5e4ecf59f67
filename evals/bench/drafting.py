"""Time a draft of a 500-word note, and what it is made of: python evals/bench/drafting.py

Imports, policies and index are warm; the reading of a note is not kept between runs, save in the line that says so:
a draft made anew reads only the documents that are new. Ratios are of medians, measured in turns (A B A B ...) in one process.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from drafter import settings
from drafter.evidence import reading
from drafter.evidence.claims.facts import FactKind
from drafter.models.rules.model import RulesModel
from drafter.pipeline import Library, draft
from evals.bench.notes import of_words, real, some, whole

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 15


def turns(*calls: Callable[[], object]) -> list[list[float]]:
    """Milliseconds of each call, each round calling all in turn; the first round is not counted."""
    taken: list[list[float]] = [[] for _ in calls]
    for round_ in range(ROUNDS + 1):
        for times, call in zip(taken, calls, strict=True):
            reading.forget()
            start = time.perf_counter()
            call()
            if round_:
                times.append((time.perf_counter() - start) * 1000)
    return taken


def again(call: Callable[[], object]) -> list[float]:
    """Milliseconds of a call whose note was read before."""
    call()
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def main() -> None:
    library, model = Library.open(settings.read()), RulesModel()
    chosen = some(20)
    drafts: list[float] = []
    readings: list[float] = []
    longer: list[float] = []
    repeated: list[float] = []
    for case in chosen:
        short, long = of_words(case, 500), of_words(case, 2000)
        times = turns(
            lambda case=short: draft(case, model, library),
            lambda case=short: model.propose_facts(case.documents[0], list(FactKind)),
            lambda case=long: draft(case, model, library),
        )
        drafts += times[0]
        readings += times[1]
        longer += times[2]
        repeated += again(lambda case=short: draft(case, model, library))
    dense, part, four = statistics.median(drafts), statistics.median(readings), statistics.median(longer)
    anew = statistics.median(repeated)
    print(f"draft of a dense 500-word note  median {dense:6.1f} ms   ({len(drafts)} runs, {len(chosen)} cases)")
    print(f"  of which reading it           median {part:6.1f} ms   {part / dense:.2f} of the draft")
    print(f"the same note drafted anew      median {anew:6.1f} ms   {anew / dense:.2f} of the first draft")
    print(f"draft of a dense 2000-word note median {four:6.1f} ms   {four / dense:.2f} times the 500-word one")
    for kind, notes in (("a whole note of 400 to 650 words", whole()), ("a real note's first 500 words", real(500))):
        if notes:
            one = statistics.median(
                time for case in notes for time in turns(lambda case=case: draft(case, model, library))[0]
            )
            print(
                f"draft of {kind:32s} median {one:6.1f} ms   {one / dense:.2f} of the dense one   ({len(notes)} notes)"
            )


if __name__ == "__main__":
    main()
