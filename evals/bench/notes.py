"""The notes that are timed, of about 500 words.

Three kinds, for what a note costs depends on how much it says: *dense* ones, joined from all documents of a gold case and
repeated when they are short, so that every sentence decides something; *whole* ones, documents of the gold cases as they stand; and
*real* ones, the beginnings of clinic notes that are not part of this project, where they are at hand.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from drafter.evidence.intake.case_files import load_case
from drafter.evidence.intake.cases import Case

GOLD = Path(__file__).parents[1] / "gold"
#: Notes under a licence of their own, beside the checkout.
CLINIC = Path(__file__).parents[2].parent / "shared" / "data" / "clinic-notes" / "notes.jsonl"
_WHOLE = (400, 650)  # words of a document that stands as it is


def cases() -> list[Case]:
    """The gold cases, in the order of their names."""
    return [load_case(folder) for folder in sorted(GOLD.iterdir()) if (folder / "case.yaml").is_file()]


def some(count: int) -> list[Case]:
    """So many of them, spread over the names and so over the policies: the first twenty would be three quarters headache."""
    every = cases()
    return [every[round(number * len(every) / count)] for number in range(count)]


def of_words(case: Case, words: int) -> Case:
    """The same case with one note of about so many words: its documents joined, repeated when they are short."""
    text = "\n\n".join(document.text for document in case.documents)
    while len(text.split()) < words:
        text += "\n\n" + text
    note = case.documents[0].model_copy(update={"text": _first(text, words)})
    return case.model_copy(update={"documents": (note,)})


def whole() -> list[Case]:
    """A case for every document of the gold cases that has 400 to 650 words."""
    return [
        case.model_copy(update={"documents": (document,)})
        for case in cases()
        for document in case.documents
        if _WHOLE[0] <= len(document.text.split()) <= _WHOLE[1]
    ]


def real(words: int) -> list[Case]:
    """A trigger point case for every clinic note that is long enough, cut to so many words; none where they are not at hand."""
    if not CLINIC.is_file():
        return []
    texts = [json.loads(line)["text"] for line in CLINIC.read_text(encoding="utf-8").splitlines()]
    return [
        Case.model_validate(
            {
                "id": f"clinic-{number}",
                "payer": "example-commercial",
                "request": {
                    "review": "retrospective",
                    "received": "2025-11-12",
                    "region": "cervical",
                    "lines": [{"line": 1, "code": "20553", "dates": ["2025-11-03"]}],
                },
                "documents": [
                    {"id": "note", "kind": "progress-note", "date": "2025-11-03", "text": _first(text, words)}
                ],
            }
        )
        for number, text in enumerate(texts, 1)
        if len(text.split()) >= words
    ]


def _first(text: str, words: int) -> str:
    ends = [match.end() for match in re.finditer(r"\S+", text)]
    return text[: ends[words - 1]]
