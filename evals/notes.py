"""Measure the embedded reader on labelled clinical notes: python evals/notes.py [FOLDER] [--misses]

FOLDER holds ``notes.jsonl`` (sample_id, text) and ``labels.jsonl`` (one reader's labels with quotes) and
is not part of this project: the notes have their own licence. Without it there is nothing to measure.

What is established by the labels, and what the reader makes of it:

* **long complaint**: more than 3 months, stated or by dates; the reader's duration, judged alone;
* **failed treatment**: an outcome ``failed`` or ``adverse``; a fact of that treatment that says so;
* **named treatment**: any other treatment of a label; a fact of it. A fact is of a treatment where its name stands in the
  label's quote, at any of the places that the fact gives, or where the quote does not name it ("this caused oversedation") and
  the fact has the label's name for it;
* **trigger points**: palpated or not; a finding at the same words, present or absent;
* **diagnosis**: definite or not; a fact at the same words, asserted so.

*Wrong* is the grave error: said to be established where the label does not have it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.criteria.leaves import SymptomLength
from drafter.criteria.logic import State
from drafter.criteria.measures import judge
from drafter.criteria.scope import Scope
from drafter.evidence.claims.facts import Evidence, Fact, FactKind
from drafter.evidence.claims.grounding import ground
from drafter.evidence.intake.cases import Case, Document
from drafter.evidence.meaning.assertion import Assertion
from drafter.models.rules.model import RulesModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FOLDER = Path(__file__).parents[1].parent / "shared" / "data" / "clinic-notes"
BAD = ("failed", "not_tolerated", "contraindicated")
RULE = SymptomLength(fact="symptom", measure="length", op=">", value=3, unit="months")


def read(text: str, number: int) -> tuple[Case, list[Fact]]:
    """A note as a case of its own, and the facts of its reading."""
    case = Case.model_validate({
        "id": f"note-{number}",
        "payer": "example",
        "request": {"review": "retrospective", "received": "2010-01-01", "lines": [{"line": 1, "code": "20552"}]},
        "documents": [{"id": "note", "kind": "progress-note", "text": text}],
    })  # fmt: skip
    document: Document = case.documents[0]
    return case, list(ground(document, RulesModel().propose_facts(document, list(FactKind)), "rules", case.today).facts)


def at(facts: list[Fact], kind: FactKind, evidence: dict[str, Any] | None) -> list[Fact]:
    """Facts of a kind whose name, in the place that the fact rests on, stands in a label's quote."""
    return [f for f in facts if f.kind is kind and evidence and _within(f.evidence("name"), evidence)]


def _within(places: Sequence[Evidence], quote: dict[str, Any]) -> bool:
    return any(e.start < quote["end"] and quote["start"] < e.end for e in places)


def of_treatment(facts: list[Fact], therapy: dict[str, Any]) -> list[Fact]:
    """Facts of a label's treatment: those in its quote, of its own name where one has it, else those of its name anywhere."""
    agent, quote = therapy["agent"].lower(), therapy["evidence"]["quote"].lower()
    kind = FactKind.PROCEDURE if therapy["class"] == "injection" else FactKind.TREATMENT
    here = [f for f in facts if f.kind is kind and _within(f.attributes["name"].evidence, therapy["evidence"])]
    if agent.split()[0] not in quote:
        here += [fact for fact in facts if fact.kind is kind and _name(fact) in agent]
    return [fact for fact in here if _name(fact)[:5] in agent] or here


def _name(fact: Fact) -> str:
    return fact.evidence("name")[0].quote.lower()


def compare(label: dict[str, Any], case: Case, facts: list[Fact]) -> Iterator[tuple[str, str, str]]:
    """What a label establishes and how it was read: (measure, found | missed | wrong, where)."""
    line = case.request.lines[0]
    state = judge(RULE, Scope(case, line, case.request.as_of(line), tuple(facts))).state
    long = label["symptom_duration"]["more_than_3_months"]
    if long == "yes" and label["symptom_duration"]["status"] != "vague":
        yield "long complaint", "found" if state is State.MET else "missed", label["symptom_duration"]["value_text"]
    elif state is State.MET and "yes" not in long:
        yield "long complaint", "wrong", str(label["symptom_duration"]["value_text"])
    for therapy in label["conservative_therapies"]:
        named = of_treatment(facts, therapy)
        if therapy["outcome"] in ("failed", "adverse"):
            good = any(fact.value("outcome") in BAD for fact in named)
            yield "failed treatment", "found" if good else "missed", therapy["agent"]
            continue
        yield "named treatment", "found" if named else "missed", therapy["agent"]
        if therapy["status"] == "advised" and any(fact.value("outcome") in BAD for fact in named):
            yield "failed treatment", "wrong", therapy["agent"]
    palpated = label["trigger_points_palpated"]
    findings = [f for f in facts if f.kind is FactKind.FINDING and f.name in ("trigger-point", "taut-band", "nodule")]
    present = any(f.assertion is Assertion.PRESENT for f in findings)
    if palpated["value"] == "yes":
        yield "trigger points", "found" if present else "missed", ""
    elif palpated["value"] == "not_documented" and present:
        yield "trigger points", "wrong", findings[0].evidence("name")[0].quote
    for diagnosis in label["diagnoses"]:
        for fact in at(facts, FactKind.DIAGNOSIS, diagnosis["evidence"]):
            sure = fact.assertion is Assertion.PRESENT
            definite = diagnosis["certainty"] == "definite"
            outcome = "found" if sure == definite else "wrong" if sure else "missed"
            yield "diagnosis", outcome, diagnosis["diagnosis"]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--misses", action="store_true", help="list what was missed or wrong")
    arguments = parser.parse_args()
    if not (arguments.folder / "notes.jsonl").is_file():
        sys.exit(f"{arguments.folder} holds no notes.jsonl; the labelled notes are not part of this project.")
    notes = [json.loads(line) for line in (arguments.folder / "notes.jsonl").read_text(encoding="utf-8").splitlines()]
    labels = [json.loads(line) for line in (arguments.folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = {note["sample_id"]: note["text"] for note in notes}
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for label in labels:
        case, facts = read(texts[label["sample_id"]], label["sample_id"])
        for measure, outcome, where in compare(label, case, facts):
            told[measure][outcome] += 1
            if arguments.misses and outcome != "found":
                print(f"{label['sample_id']:>5}  {measure}: {outcome}: {where}")
    print(f"{len(labels)} notes      established   found   share   wrong")
    for measure in sorted(told):
        counts = told[measure]
        established = counts["found"] + counts["missed"]
        share = f"{counts['found'] / established:.0%}" if established else "-"
        print(f"{measure:<17}{established:>10}{counts['found']:>10}{share:>8}{counts['wrong']:>8}")


if __name__ == "__main__":
    main()
