"""What a recorded language model reads alone, what the guardrails make of it: python evals/recorded.py [RUN]

RUN (``evals/recorded/run``) holds the requests and answers of a run, and ``cases.txt``, the gold cases that it is of.
Each labelled criterion is counted three times: as the recorded model alone would have it judged, as the embedded
reader alone would, and as the draft has it, which stands on both.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from drafter import settings
from drafter.models.choice import open_model
from drafter.models.rules.model import RulesModel
from drafter.pipeline import Library, draft
from drafter.quality.gold import load_gold_case

ROOT = Path(__file__).parent
READERS = ("the recorded model alone", "the embedded reader alone", "the draft")


def states(folder: Path) -> dict[str, Counter[tuple[str, str]]]:
    """Counts of (expected, judged) by reader."""
    library = Library.open(settings.read())
    model = open_model(f"replay:{folder}", settings.read({"DRAFTER_SYNTHETIC": "1"}), {})
    unread: list[str] = []
    found: dict[str, Counter[tuple[str, str]]] = {reader: Counter() for reader in READERS}
    for name in (folder / "cases.txt").read_text(encoding="utf-8").split():
        gold = load_gold_case(ROOT / "gold" / name, name)
        drafted = draft(gold.case, model, library)
        if drafted.generator.unread:
            unread += [f"{name}/{document}" for document in drafted.generator.unread]
            continue
        made = {line.line: line for line in drafted.lines}
        for number, expected in gold.expected.lines.items():
            line = made[number]
            for criterion in line.criteria:
                wanted = expected.criteria.get(criterion.id)
                agreement = line.agreement.get(criterion.id)
                if wanted is None or agreement is None:
                    continue
                alone = {
                    ("rules" if reader == RulesModel.name else "model"): s for reader, s in agreement.states.items()
                }
                said = (alone.get("model"), alone.get("rules"), criterion.state)
                for reader, state in zip(READERS, said, strict=True):
                    found[reader][str(wanted), str(state)] += 1
    if pending := getattr(model, "pending", ""):
        print(f"{pending}; the embedded writer serves where a rationale is", file=sys.stderr)
    if unread:
        print(f"left out, for a document has no answer: {', '.join(unread)}", file=sys.stderr)
    return found


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "recorded" / "run"
    print(f"{'criteria as expected':28} {'right':>12}  {'wrong met':>9}  {'left open, where decided':>24}")
    for reader, counted in states(folder).items():
        total = sum(counted.values())
        right = sum(n for (wanted, got), n in counted.items() if wanted == got)
        wrong = sum(n for (wanted, got), n in counted.items() if got == "met" and wanted != "met")
        open_ = ("unclear", "not_documented")
        asked = sum(n for (wanted, got), n in counted.items() if got in open_ and wanted not in open_)
        print(f"{reader:28} {right:4} of {total:4}  {wrong:9}  {asked:24}")


if __name__ == "__main__":
    main()
