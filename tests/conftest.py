"""What all tests share: nothing of a person's own settings, no network, and one library and one sample draft a run."""

import os
import socket
from pathlib import Path

import pytest

for _name in [name for name in os.environ if name.startswith(("DRAFTER_", "OPENAI_"))]:
    del os.environ[_name]

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _no_network(monkeypatch, record_mode):
    """A test that would reach beyond this machine fails, unless it is there to record."""
    if record_mode != "none":
        return
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family == socket.AF_UNIX or (
            isinstance(address, tuple) and str(address[0]).startswith(("127.", "localhost", "::1"))
        ):
            return connect(self, address)
        raise AssertionError(f"a test tried to reach {address!r}")

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """A folder for the index that all tests share."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def library(home):
    """The shipped policies and corpus, with an index of its own."""
    from drafter import settings  # noqa: PLC0415 - after the environment is clean
    from drafter.pipeline import Library  # noqa: PLC0415

    return Library.open(settings.read({"DRAFTER_HOME": str(home)}))


@pytest.fixture(scope="session")
def sample():
    """The sample case."""
    from drafter.evidence.intake.case_files import load_case  # noqa: PLC0415

    return load_case(ROOT / "evals/gold/cervical-tpi-onb")


@pytest.fixture(scope="session")
def drafted(library, sample):
    """The sample case, drafted."""
    from drafter.models.rules.model import RulesModel  # noqa: PLC0415
    from drafter.pipeline import draft  # noqa: PLC0415

    return draft(sample, RulesModel(), library)


@pytest.fixture(scope="session")
def case_of():
    """A small case: ``case_of("Neck pain for 5 months.", code="20553")``; ``notes`` are further documents."""
    from drafter.evidence.intake.cases import Case  # noqa: PLC0415

    def case_of(
        text="Nothing to report.", *, code="20553", lines=None, payer="example-commercial", region="cervical",
        day="2025-11-03", notes=(), **document,
    ):  # fmt: skip
        documents = [{"id": "note-1", "kind": "progress-note", "date": day, "text": text, **document}, *notes]
        return Case.model_validate({
            "id": "case-1",
            "payer": payer,
            "request": {
                "review": "retrospective", "received": "2025-11-12", "region": region,
                "lines": lines or [{"line": 1, "code": code, "dates": [day]}],
            },
            "documents": documents,
        })  # fmt: skip

    return case_of


@pytest.fixture(scope="session")
def met_in_full():
    """A note that establishes every criterion of commercial trigger point injections."""
    return (
        "HISTORY: Neck pain for 5 months. She completed 8 weeks of physical therapy without relief. "
        "Naproxen failed to help.\n\n"
        "EXAMINATION: Palpation of the upper trapezius shows two taut bands with trigger points.\n\n"
        "CURRENTLY: She takes part in a multidisciplinary pain program.\n"
    )
