"""What the tests of models share: cases made in place, and how recorded requests are matched."""

import json
import re

import pytest

from drafter.evidence.intake.cases import Case


@pytest.fixture
def make_case():
    """A case of one note: ``make_case("HPI: ...")``; or of several, with changes to the request or a member."""

    def make(*texts, code="20553", region="cervical", kind="progress-note", member=None, payer="example-commercial"):
        return Case.model_validate(
            {
                "id": "made",
                "payer": payer,
                "request": {
                    "review": "retrospective",
                    "received": "2025-11-12",
                    "region": region,
                    "lines": [{"line": 1, "code": code, "dates": ["2025-11-03"], "diagnoses": ["M79.18"]}],
                },
                "member": member,
                "documents": [
                    {"id": f"note-{number}", "kind": kind, "date": "2025-11-03", "text": text}
                    for number, text in enumerate(texts, 1)
                ],
            }
        )

    return make


def pytest_recording_configure(config, vcr):
    """Requests match by what they are, so that a new word of the lexicon or a prompt's next version records nothing anew."""
    del config
    vcr.register_matcher("request", _alike)


def _alike(one, other):
    assert _gist(one) == _gist(other)


def _gist(request):
    body = json.loads(request.body)
    record = re.search(r"<<<RECORD \w+\n(.*?)\nRECORD", body["messages"][1]["content"], re.DOTALL)
    form = body.get("response_format", {}).get("json_schema", {}).get("name")
    return form, sorted(body.keys() - {"model"}), len(body["messages"]), record[1] if form == "Facts" else None
