"""Draft thousands of strange records: ``python evals/soak.py [RECORDS] [--seed N]`` (2,000 records unless told).

Records are made of the documents of the gold cases and, where they lie beside the project, of the clinic notes that ``notes.py``
measures on: paragraphs shuffled, cut in mid-sentence, in capitals, doubled, with odd Unicode, tabs, CRLF, very long lines, empty
sections, heads of pages, blank pages. The same number and seed make the same records. Each is judged by two policies; by the first of
them it is drafted twice, with nothing kept in between, and the draft checked against its case. All of it happens in two processes with
other hash seeds, whose drafts must be the same.

Printed are records a second, memory after 200 records and at the end, and what must be 0: crashes, criteria that could not be judged,
quotes that do not stand where they say, drafts that fail their own check, drafts whose bytes differ. Exit 1 when anything is not, or
when memory grew by more than a tenth.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from drafter import settings
from drafter.drafting.checking import check_draft
from drafter.evidence.intake.case_files import load_case
from drafter.evidence.intake.cases import Case
from drafter.evidence.reading import forget
from drafter.models.rules.model import RulesModel
from drafter.pipeline import Library, draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.drafting.determination import Draft

HERE = Path(__file__).resolve().parent
NOTES = HERE.parents[1] / "shared" / "data" / "clinic-notes" / "notes.jsonl"
WARM = 200  # records after which what is kept for good is there
GROWTH = 1.1
BROKEN = {"CRT004": "criteria that could not be judged", "UNC002": "documents that could not be read"}
FAULTS = ("crashes", *BROKEN.values(), "false quotes", "failed checks", "bytes that differ")
#: Payer, code and region of the requests that a record is judged for.
ASKED = (
    ("example-commercial", "20553", "cervical"), ("example-commercial", "64405", "head"), ("example-commercial", "64615", None),
    ("example-commercial", "72148", "lumbar"), ("example-commercial", "J7325", "knee"), ("medicare", "20552", "lumbar"),
    ("medicare", "62323", "lumbar"), ("medicare", "64493", "lumbar"), ("medicare", "27096", "sacroiliac"), ("medicare", "64483", None),
)  # fmt: skip
ODD = [
    "\u00a0",
    "\u200b",
    "\u2009",
    "\u0301",
    "é",
    "İ",
    "ß",
    "😀",
    "\u202e",
    "１２",
    "½",
    "ﬁ",
    "µ",
    "\ufeff",
    "\u2028",
    "�",
    "٣",
    "“",
    "–",
]


def _paragraphs_shuffled(text: str, chance: random.Random) -> str:
    parts = text.split("\n\n")
    chance.shuffle(parts)
    return "\n\n".join(parts)


def _cut(text: str, chance: random.Random) -> str:
    start = chance.randrange(max(1, len(text) // 3))
    return text[start : start + chance.randrange(1, len(text) + 1)]


def _odd(text: str, chance: random.Random) -> str:
    places = sorted(chance.randrange(len(text) + 1) for _ in range(chance.randrange(1, 40)))
    parts = [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]
    return "".join(part + chance.choice(ODD) for part in parts)


def _between_words(mark: str, share: float) -> Mutation:
    def mutate(text: str, chance: random.Random) -> str:
        return re.sub(r" ", lambda _: mark if chance.random() < share else " ", text)

    return mutate


Mutation = Callable[[str, random.Random], str]
MUTATIONS: tuple[Mutation, ...] = (
    _paragraphs_shuffled,
    _cut,
    _odd,
    lambda text, _: text.upper(),
    lambda text, _: text.lower(),
    lambda text, _: f"{text}\n\n{text}",
    lambda text, _: text.replace("\n", "\r\n"),
    lambda text, _: text.replace("\n", "\r"),
    lambda text, _: " ".join(text.split()) * 4,
    lambda text, _: re.sub(r"[.:;]", "", text),
    lambda text, _: re.sub(r"(?m)^([A-Za-z ]+:)", r"\1\n\nPLAN:\n\nASSESSMENT:\n\1", text),
    _between_words("\t", 0.2),
    _between_words("\n", 0.15),
    _between_words("\nSMITH, JANE  MRN 00218841  Page 2 of 4\n", 0.03),
    _between_words("\f", 0.02),
    _between_words("", 0.05),
    lambda text, _: f"{text}\f\f{text}\f",
    lambda text, chance: "".join(chance.choice("0Oo1lI5S") if c in "0Oo1l5S" and chance.random() < 0.2 else c for c in text),
)  # fmt: skip


def sources() -> list[str]:
    """The texts that records are made of."""
    texts = [
        document.text
        for path in sorted((HERE / "gold").rglob("case.yaml"))
        for document in load_case(path.parent).documents
    ]
    if NOTES.is_file():
        texts += [json.loads(line)["text"] for line in NOTES.read_text(encoding="utf-8").splitlines()]
    return texts


def record(number: int, seed: int, texts: Sequence[str]) -> list[Case]:
    """A record, asked for by two policies."""
    chance = random.Random(f"{seed}/{number}")
    documents = []
    for place in range(chance.randrange(1, 4)):
        text = chance.choice(texts)
        if chance.random() < 0.3:
            text = f"{text}\n\n{chance.choice(texts)}"
        for mutate in chance.sample(MUTATIONS, chance.randrange(1, 4)):
            text = mutate(text, chance) or text
        day = f"2025-{chance.randrange(1, 11):02}-{chance.randrange(1, 29):02}"
        kind = chance.choice(
            ["progress-note", "consult", "therapy-note", "procedure-note", "imaging", "letter", "questionnaire"]
        )
        documents.append(
            {"id": f"d{place}", "kind": kind, "text": text} | ({"date": day} if chance.random() < 0.9 else {})
        )
    return [
        Case.model_validate({
            "id": f"soak-{number}",
            "payer": payer,
            "request": {
                "review": "prospective", "received": "2025-11-12", "region": region,
                "lines": [{"line": 1, "code": code, "units": chance.randrange(1, 3)}],
            },
            "documents": documents,
        })
        for payer, code, region in chance.sample(ASKED, 2)
    ]  # fmt: skip


def faults(made: Draft, case: Case, library: Library) -> Iterator[str]:
    """What is wrong with a draft."""
    yield from (BROKEN[found.code] for found in made.findings if found.code in BROKEN)
    texts = {document.id: document.text for document in case.documents}
    shown = [e for line in made.lines for c in line.criteria for e in (*c.evidence, *c.search.nearest)]
    shown += [e for fact in made.facts for a in fact.attributes.values() for e in a.evidence]
    yield from ("false quotes" for e in shown if texts[e.document][e.start : e.end] != e.quote)
    yield from ("failed checks" for _ in check_draft(made, case, library.sources))


def resident() -> float:
    """Memory in use, in MB."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def work(count: int, seed: int) -> None:
    """Drafts all records; a line of digests each, and a last line of figures, go to stdout."""
    library, texts = Library.open(settings.read()), sources()
    found, warm, began, characters = Counter[str](), 0.0, time.perf_counter(), 0
    for number in range(count):
        digests = []
        for place, case in enumerate(record(number, seed, texts)):
            characters += sum(len(document.text) for document in case.documents)
            try:
                made = draft(case, RulesModel(), library)
                written = made.to_json()
                if place == 0:
                    forget()
                    found["bytes that differ"] += draft(case, RulesModel(), library).to_json() != written
                    found.update(faults(made, case, library))
            except Exception as error:  # noqa: BLE001 - what a crash is, is what is counted
                found["crashes"] += 1
                frame = traceback.extract_tb(error.__traceback__)[-1]
                where = f"{Path(frame.filename).name}:{frame.lineno}"
                print(f"{case.id}: {type(error).__name__} at {where}", file=sys.stderr)
                continue
            digests.append(hashlib.sha256(written.encode()).hexdigest())
        print(*digests)
        warm = resident() if number + 1 == min(WARM, count) else warm
        if not (number + 1) % WARM:
            print(f"{number + 1} records, {resident():.0f} MB, {dict(found)}", file=sys.stderr)
    seconds = time.perf_counter() - began
    print(json.dumps({"found": found, "warm": warm, "end": resident(), "seconds": seconds, "characters": characters}))


def main() -> int:
    """Runs two processes with other hash seeds side by side, compares them, prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("records", nargs="?", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--work", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.work:
        work(asked.records, asked.seed)
        return 0
    command = [sys.executable, __file__, str(asked.records), "--seed", str(asked.seed), "--work"]
    with ExitStack() as open_files:
        # Files, not pipes: a process whose output nobody reads yet would wait for the other to end.
        files = [open_files.enter_context(TemporaryFile("w+", encoding="ascii")) for _ in range(2)]
        running = [
            subprocess.Popen(command, stdout=file, env=os.environ | {"PYTHONHASHSEED": str(number)})
            for number, file in enumerate(files, 1)
        ]
        ended = [process.wait() for process in running]
        lines = [(file.seek(0), file.read().splitlines())[1] for file in files]
    if any(ended):
        print(f"a process ended with {max(ended)}", file=sys.stderr)
        return 1
    figures = [json.loads(each[-1]) for each in lines]
    found = Counter[str]()
    for each in figures:
        found.update(each["found"])
    found["bytes that differ"] += sum(a != b for a, b in zip(lines[0][:-1], lines[1][:-1], strict=True))
    for each in figures:
        print(
            f"{asked.records} records, {each['characters'] / 1e6:.1f} million characters, in {each['seconds']:.0f} s: "
            f"{asked.records / each['seconds']:.1f} records a second, 3 drafts and a check each; "
            f"memory {each['warm']:.0f} MB after {min(WARM, asked.records)} records, {each['end']:.0f} MB at the end"
        )
    for name in FAULTS:
        print(f"{found[name]:7}  {name}")
    grown = any(each["end"] > each["warm"] * GROWTH for each in figures)
    return 1 if grown or any(found[name] for name in FAULTS) else 0


if __name__ == "__main__":
    sys.exit(main())
