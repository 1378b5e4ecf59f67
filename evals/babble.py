"""Drafts through a model that only babbles: ``python evals/babble.py [DRAFTS] [--seed N]`` (2,000 drafts unless told).

A scripted model answers every request with noise: half of it fits the schema that is asked for, half is broken, and
much of it is cut out of the record. The drafts go round over the gold cases, each with a noise of its own. Printed is
what must all be 0: crashes, criteria ``met`` and lines approved that the embedded reader alone does not give.
Exit 1 when anything is not.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tests" / "models")]

from scripted import babble, hosted  # noqa: E402 - lies beside the tests that share it

from drafter import settings  # noqa: E402
from drafter.evidence.intake.case_files import load_case  # noqa: E402
from drafter.models.rules.model import RulesModel  # noqa: E402
from drafter.pipeline import Library, draft  # noqa: E402

if TYPE_CHECKING:
    from drafter.drafting.determination import Draft

COUNTED = ("crashed", "met by noise", "approved by noise")


def main() -> int:
    """Drafts, counts and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("drafts", nargs="?", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    library = Library.open(settings.read())
    cases = [load_case(path.parent) for path in sorted((HERE / "gold").rglob("case.yaml"))]
    alone = {case.id: draft(case, RulesModel(), library) for case in cases}
    began, found = time.perf_counter(), Counter[str]()
    for number in range(asked.drafts):
        case = cases[number % len(cases)]
        try:
            made = draft(case, hosted(babble(asked.seed + number)), library)
        except Exception as error:  # noqa: BLE001 - what a crash is, is what is counted
            found["crashed"] += 1
            print(f"{case.id}, seed {asked.seed + number}: {type(error).__name__}", file=sys.stderr)
            continue
        found.update(given(made, alone[case.id]))
    print(f"{asked.drafts} drafts of {len(cases)} cases in {time.perf_counter() - began:.0f} s, seed {asked.seed}")
    for name in COUNTED:
        print(f"{found[name]:7}  {name}")
    print(f"{found['left open by noise']:7}  criteria left open that the embedded reader alone settles")
    return 1 if any(found[name] for name in COUNTED) else 0


def given(made: Draft, alone: Draft) -> Counter[str]:
    """What noise changed in a draft, by kind."""
    found = Counter[str]()
    for line, before in zip(made.lines, alone.lines, strict=True):
        found["approved by noise"] += line.recommendation == "approve" != before.recommendation
        for now, then in zip(line.criteria, before.criteria, strict=True):
            found["met by noise"] += now.state == "met" != then.state
            found["left open by noise"] += now.state in {"unclear", "not_documented"} and now.state != then.state
    return found


if __name__ == "__main__":
    sys.exit(main())
