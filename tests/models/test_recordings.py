"""The hosted path against recorded answers: success, asking again, rate limit, truncation, refusal.

The cassettes were answered by the scripted server of ``server.py``, for invented notes. All are made again by

    .venv/bin/pytest tests/models/test_recordings.py --record-mode=rewrite

and those that a real service can be made to answer, by the same command with RECORD_FROM (a base URL), RECORD_KEY and
RECORD_MODEL set and ``-k success``.
"""

import os

import pytest
from scripted import completion, facts, rationale, reads
from server import Reply, serving

from drafter import settings
from drafter.errors import ModelError
from drafter.evidence.claims.facts import FactKind
from drafter.models.choice import open_model
from drafter.pipeline import draft

NOTE = "HPI: Neck pain for 5 months.\n\nTREATMENT: PT for 8 weeks did not help. Naproxen gave no relief.\n\nEXAM: Trigger points in the left upper trapezius.\n"
FACTS = facts(
    symptoms=[{"name": ("pain", "pain"), "region": ("Neck", "Neck"), "length": ("5 months", "5 months")}],
    treatments=[
        {"name": ("physical-therapy", "PT"), "length": ("8 weeks", "8 weeks"), "outcome": ("failed", "did not help")},
        {"name": ("naproxen", "Naproxen"), "outcome": ("failed", "no relief")},
    ],
    findings=[{"name": ("trigger-point", "Trigger points"), "region": ("trapezius", "left upper trapezius")}],
)
KINDS = [FactKind.SYMPTOM, FactKind.TREATMENT, FactKind.FINDING]


def success(body, number):
    return completion(FACTS if reads(body) else rationale(body))


def asked_again(body, number):
    return completion(
        {"treatments": [{"outcome": {"value": "failed", "quote": "no relief"}}]} if number == 1 else FACTS
    )


def rate_limit(body, number):
    return Reply({"error": {"message": "slow down", "code": "rate_limit_exceeded"}}, 429, retry_after_ms=1) if number < 3 else completion(FACTS)  # fmt: skip


def truncation(body, number):
    return completion('{"treatments": [{"name": {"value": "phys', finish_reason="length")


def refusal(body, number):
    return completion(None, refusal="I cannot help with that.")


@pytest.fixture(scope="module")
def vcr_config():
    return {
        "match_on": ["method", "path", "request"],
        "filter_headers": ["authorization", "cookie", "user-agent", "x-stainless-raw-response", "host", "openai-organization"],
        "decode_compressed_response": True,
        "before_record_response": _plain,
    }  # fmt: skip


def _plain(response):
    """A response without what a service says of its caller."""
    kept = ("content-type", "content-length", "retry-after", "retry-after-ms")
    response["headers"] = {name: value for name, value in response["headers"].items() if name.lower() in kept}
    return response


@pytest.fixture
def model(request, record_mode):
    """The hosted model: at the service that is recorded, or at an address where nothing listens."""
    environment = {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "OPENAI_API_KEY": os.environ.get("RECORD_KEY", "none")}
    values = settings.read({"DRAFTER_SYNTHETIC": "1", "DRAFTER_ATTEMPTS": "3", "DRAFTER_CONCURRENCY": "1"})
    name = f"openai/{os.environ.get('RECORD_MODEL', 'scripted')}"
    if record_mode == "none" or "RECORD_FROM" in os.environ:
        yield open_model(name, values, environment | {"OPENAI_BASE_URL": os.environ.get("RECORD_FROM", environment["OPENAI_BASE_URL"])})  # fmt: skip
        return
    with serving(request.node.get_closest_marker("scripted").kwargs["by"]) as server:
        yield open_model(name, values, environment | {"OPENAI_BASE_URL": server.url})


def read(model, make_case):
    case = make_case(NOTE)
    reader = model.for_case(case)
    return reader.propose_facts(case.documents[0], KINDS), reader


pytestmark = [pytest.mark.vcr, pytest.mark.block_network]


@pytest.mark.scripted(by=success)
def test_success_drafts_from_what_both_readers_found(model, make_case, library):
    drafted = draft(make_case(NOTE), model, library)
    states = {assessed.id: assessed.state.value for assessed in drafted.lines[0].criteria}

    assert states["symptom-duration"] == states["conservative-treatment"] == states["trigger-points-palpated"] == "met"
    assert drafted.generator.model.startswith("openai/")
    assert drafted.generator.usage["calls"] == 2


@pytest.mark.scripted(by=asked_again)
def test_an_answer_that_does_not_fit_is_asked_for_again(model, make_case):
    candidates, reader = read(model, make_case)

    assert len(candidates) == 4
    assert reader.usage["calls"] == 2


@pytest.mark.scripted(by=rate_limit)
def test_a_rate_limit_is_waited_for(model, make_case, vcr):
    candidates, reader = read(model, make_case)

    assert len(candidates) == 4
    assert reader.usage["calls"] == 1
    assert len(vcr) == 3


@pytest.mark.scripted(by=truncation)
def test_a_truncated_answer_is_an_error(model, make_case):
    with pytest.raises(ModelError, match="cut off"):
        read(model, make_case)


@pytest.mark.scripted(by=refusal)
def test_a_refusal_is_an_error(model, make_case):
    with pytest.raises(ModelError, match="refused"):
        read(model, make_case)
