"""The shipped rule sets, and requests for their clocks."""

import pytest

from drafter.evidence.cases import Case
from drafter.review import rulesets


@pytest.fixture(scope="session")
def rules():
    return rulesets.load()


@pytest.fixture(scope="session")
def asked():
    """A case with nothing but its request: ``asked("2026-01-12T15:12:00Z", payer="medicare", state="TX")``."""

    def asked(received, *, payer="medicare", review="prospective", urgency="standard", state=None):
        return Case.model_validate({
            "id": "case-1", "payer": payer,
            "request": {
                "review": review, "urgency": urgency, "received": received, "jurisdiction": state,
                "lines": [{"line": 1, "code": "20553"}],
            },
            "documents": [{"id": "note-1", "text": "Neck pain."}],
        })  # fmt: skip

    return asked
