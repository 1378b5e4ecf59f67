"""Judge single statements, each for one criterion: python evals/statements.py [FILE ...] [--misses]

A file has a JSON object a line, as the examples of a policy are: ``policy``, ``criterion``, ``text``, ``want`` (the state), ``date``,
``region``, ``kind``, ``why``, and the ``code`` that is asked for where it matters. Without a file, all of ``evals/statements/``. Exit 1 when a statement is wrongly met.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter import settings
from drafter.criteria.library import Policies, load
from drafter.quality.examples import Example, judge_example

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "statements"


class Judged(NamedTuple):
    """A statement with the state that is expected and the one it came to."""

    line: int
    criterion: str
    text: str
    want: str
    got: str


def judged(file: Path, policies: Policies) -> Iterator[Judged]:
    """Every statement of a file, judged alone, as a record of its own."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        told = json.loads(line)
        example = Example.model_validate({
            "criterion": told["criterion"],
            "state": told["want"],
            "why": told.get("why") or "-",
            "date": told["date"],
            "region": told.get("region"),
            "kind": told.get("kind", "progress-note"),
            "text": told["text"],
            "lines": [{"code": told["code"], "units": 1}] if "code" in told else [],
        })  # fmt: skip
        got = judge_example(policies.get(told["policy"]), example).state.value
        yield Judged(number, example.criterion, example.text or "", told["want"], got)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true", help="list what came out otherwise, the wrongly met first")
    arguments = parser.parse_args()
    policies = load(settings.data("criteria"))
    wrongly = 0
    for file in arguments.files or sorted(FOLDER.glob("*.jsonl")):
        all_of_it = list(judged(file, policies))
        met = [each for each in all_of_it if each.want == "met"]
        wrong = sorted((e for e in all_of_it if e.want != e.got), key=lambda each: each.got != "met")
        wrongly += (worst := sum(each.got == "met" for each in wrong))
        right = len(all_of_it) - len(wrong)
        print(
            f"{file.stem:14s} {right} of {len(all_of_it)} as expected ({right / len(all_of_it):.1%}); {worst} wrongly met; "
            f"{sum(each.got == 'met' for each in met)} of {len(met)} found that are met"
        )
        if arguments.misses:
            for each in wrong:
                print(f"  {each.line:4d} {each.criterion}: {each.want}, came to {each.got}: {each.text}")
    sys.exit(1 if wrongly else 0)


if __name__ == "__main__":
    main()
