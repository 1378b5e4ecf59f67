"""The cases and the texts of this folder, and one way to check a text against its case."""

from pathlib import Path

import pytest

from drafter import settings
from drafter.criteria import library
from drafter.evidence.intake.case_files import load_case
from drafter.guidelines.corpus import Corpus
from drafter.inspection import inspect
from drafter.pipeline import Library

HERE = Path(__file__).parent
GOLD = HERE.parents[2] / "evals/gold"
#: Each text with the case that it speaks of.
CASES = {
    "provider-letter.txt": GOLD / "cervical-tpi-onb",
    "memo.md": GOLD / "cervical-tpi-onb",
    "numbered-superscripts.html": GOLD / "cervical-tpi-onb",
    "approval-author-year.txt": HERE / "cases/neck-approved.yaml",
    "signed-denial.md": HERE / "cases/neck-short.yaml",
}


@pytest.fixture(scope="session")
def shelf():
    nothing = settings.read({})
    return Library(
        library.load(nothing.folder("DRAFTER_CRITERIA", "criteria")),
        Corpus.load(nothing.folder("DRAFTER_CORPUS", "guidelines_corpus")),
        None,
    )


def text_of(name):
    return (HERE / "texts" / name).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def checked(shelf):
    """Checks a text of this folder, or a change of it, against its case."""
    cases = {name: load_case(path) for name, path in CASES.items()}
    return lambda name, text=None: inspect(text or text_of(name), cases[name], shelf)
