"""The notes that are timed: the documents of the gold cases, whole or cut to a length in words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.evidence.intake.case_files import load_case

if TYPE_CHECKING:
    from drafter.evidence.intake.cases import Case

GOLD = Path(__file__).parents[1] / "gold"


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
    ends = [match.end() for match in re.finditer(r"\S+", text)]
    note = case.documents[0].model_copy(update={"text": text[: ends[words - 1]]})
    return case.model_copy(update={"documents": (note,)})
