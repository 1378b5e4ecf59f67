"""Time what the guardrails add to a draft of a 500-word note: python evals/bench/guardrails.py

Counted is the time of each guardrail alone, on what the draft that it guards has made by then:

* grounding: every candidate of the embedded reader to a fact or a rejection;
* validation: every statement of the rationale, all statements of a line together, and the reference list;
* check: ``check_draft`` over the sealed draft: digest, facts and rejections grounded again, criteria judged again,
  statements validated again, and everything that nobody writes computed again.

The first two run in every draft: their sum is what a draft with the guardrails takes beyond the same draft without
them, and is asked to be under 5 ms. The check of the finished draft is ``drafter check``, a second run over all of it; its
time, and the sum with it, are printed beside. The reading of the note is the reader's work, which the guardrails share,
so it is made before the clock runs. Milliseconds are of processor time, so that other work on the machine counts less;
ratios are of medians, measured in turns (A B A B ...) in one process.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from drafter import settings
from drafter.drafting.checking import check_draft
from drafter.drafting.validation import Ground, check_addressed, check_balance, check_references, check_statement
from drafter.evidence import reading
from drafter.evidence.claims.grounding import ground
from drafter.models.rules.model import RulesModel
from drafter.pipeline import Library, draft, wanted_kinds
from evals.bench.notes import of_words, some

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.drafting.determination import Draft
    from drafter.evidence.intake.cases import Case

ROUNDS, CASES, WORDS, LIMIT = 5, 20, 500, 5.0


def stages(case: Case, library: Library, made: Draft) -> dict[str, Callable[[], object]]:
    """The guardrails of a draft, each by itself."""
    document, sources = case.documents[0], library.sources
    named = {
        line.line: sources.policy(f"policy:{line.policy.id}@{line.policy.version}")
        for line in made.lines
        if line.policy
    }
    candidates = RulesModel().propose_facts(document, wanted_kinds([p for p in named.values() if p is not None]))

    def validation() -> None:
        for index, line in enumerate(made.lines):
            told = [s for s in made.rationale if s.line == line.line]
            on = Ground({a.id: a for a in line.criteria}, named.get(line.line), case)
            for statement in told:
                list(check_statement(statement, "", on, sources))
            list(check_addressed(line.criteria, told, line.line, f"/lines/{index}"))
            list(check_balance(told, line.line, line.code, f"/lines/{index}", sources))
        list(check_references(made.rationale, made.references))

    return {
        "grounding": lambda: ground(document, candidates, "rules", case.today, case.born),
        "validation": validation,
        "check": lambda: check_draft(made, case, sources),
    }


def main() -> None:
    library, model = Library.open(settings.read()), RulesModel()
    taken: dict[str, list[float]] = defaultdict(list)
    for case in (of_words(each, WORDS) for each in some(CASES)):
        made = draft(case, model, library)
        guards = stages(case, library, made)
        for round_ in range(ROUNDS + 1):
            reading.forget()
            times = {"draft": _time(lambda case=case: draft(case, model, library))}
            times |= {name: _time(guard) for name, guard in guards.items()}
            for name, milliseconds in times.items() if round_ else ():
                taken[name].append(milliseconds)
            if round_:
                taken["added"].append(times["grounding"] + times["validation"])
                taken["all"].append(sum(times[name] for name in guards))
    whole = statistics.median(taken["draft"])
    print(f"draft of a {WORDS}-word note    median {whole:6.2f} ms   ({len(taken['draft'])} runs, {CASES} cases)")
    for name in ("grounding", "validation", "check"):
        part = statistics.median(taken[name])
        print(f"  guardrail: {name:12}   median {part:6.2f} ms   {part / whole:.2f} of the draft")
    for name, told in (
        ("added", "added to a draft by its guardrails"),
        ("all", "with the check of the finished draft"),
    ):
        total, worst = statistics.median(taken[name]), statistics.quantiles(taken[name], n=20)[-1]
        print(f"{told:38} median {total:6.2f} ms   {total / whole:.2f} of the draft; 95 % under {worst:.2f} ms")
    held = statistics.median(taken["added"]) < LIMIT
    print(f"asked: under {LIMIT:g} ms added to a draft: {'held' if held else 'NOT held'}")


def _time(call: Callable[[], object]) -> float:
    start = time.thread_time()
    call()
    return (time.thread_time() - start) * 1000


if __name__ == "__main__":
    main()
