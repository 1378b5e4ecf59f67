"""A corpus on disk that a test can spoil, and settings that write nowhere but below tmp_path."""

import pytest

from drafter import settings
from drafter.guidelines.corpus import Corpus

FRONT = {
    "id": "smith-2020",
    "kind": "study",
    "title": '"Nerve block for migraine"',
    "publisher": '"Headache"',
    "year": "2020",
    "authors": '["Smith"]',
    "identifiers": '{doi: "10.1000/x", pmid: "1", pmcid: "PMC1"}',
    "url": '"https://example.org/x"',
    "verified": '{mark: V, "on": "2026-11-23", scope: "abstract"}',
    "design": '"trial"',
    "population": '"people with migraine"',
    "n": "84",
    "codes": '["64405"]',
    "topics": "[occipital-nerve-block, chronic-migraine]",
}
BODY = "\n[1 0 not-rated] The trial took in 84 people.\n\n[2 + low] Headache days fell with the block.\n"


@pytest.fixture
def write(tmp_path):
    """Write a source: ``write("topic/name.md", body=..., key=value)``; ``key=None`` leaves the key out."""

    def write(at="blocks/smith-2020.md", *, body=BODY, **changes):
        front = {key: value for key, value in {**FRONT, **changes}.items() if value is not None}
        file = tmp_path / "corpus" / at
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("---\n" + "".join(f"{key}: {value}\n" for key, value in front.items()) + "---\n" + body)
        return file

    return write


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "corpus"


@pytest.fixture
def values(tmp_path):
    """Settings with a home of their own: ``values(DRAFTER_EMBEDDING="minilm")``."""

    def values(**given):
        return settings.read({"DRAFTER_HOME": str(tmp_path / "home"), **given})

    return values


@pytest.fixture(scope="session")
def shipped():
    return Corpus.load(settings.data("guidelines_corpus"))
