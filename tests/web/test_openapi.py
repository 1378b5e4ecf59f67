"""The API's document: complete, and true of what is answered whatever is sent."""

import shutil

import pytest
import schemathesis
from callers import Caller
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from steps import first_case

from drafter.web.app import create_app

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance, response_schema_conformance,
]  # fmt: skip


#: A fixed seed, and a bound to what is tried: about 20 seconds for all.
_FEW = settings(
    max_examples=3, deadline=None, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.fixture(scope="module")
def told(_open, _prepared, tmp_path_factory):
    """The application over the drafted sample case, and programs of the whole team."""
    file = tmp_path_factory.mktemp("openapi") / "workbench.db"
    shutil.copy(_prepared / "drafted.db", file)
    office = _open(file)
    app = create_app(office)
    yield office, app, {login: Caller(office, login, app) for login in ("nora", "paula", "ada", "adam")}
    office.store.engine.dispose()


def _operations(app):
    for path, each in app.openapi()["paths"].items():
        for method, operation in each.items():
            yield f"{method.upper()} {path}", operation


def test_every_operation_says_what_it_does_and_what_it_may_answer(told):
    for name, operation in _operations(told[1]):
        assert operation.get("description") or name in {"GET /v1/people", "GET /v1/cases/{case}/comments"}, name
        assert operation["tags"], name
        for status in ("401", "403", "404", "409", "412", "422", "503"):
            content = operation["responses"][status]["content"]
            assert list(content) == ["application/problem+json"], (name, status)
            assert content["application/problem+json"]["schema"] == {"$ref": "#/components/schemas/Problem"}


def test_every_reference_resolves(told):
    document = told[1].openapi()
    known = set(document["components"]["schemas"])

    def references(node):
        if isinstance(node, dict):
            yield from [node["$ref"]] if isinstance(node.get("$ref"), str) else []
            for value in node.values():
                yield from references(value)
        elif isinstance(node, list):
            for value in node:
                yield from references(value)

    assert {name.rpartition("/")[2] for name in references(document)} <= known
    assert {"Case", "CaseView", "Evidence", "Decision", "Letter", "Determination", "Problem"} <= known
    assert "HTTPValidationError" not in known


def test_no_page_is_in_the_document(told):
    assert all(path.startswith("/v1/") for path in told[1].openapi()["paths"])


def test_the_document_is_served_to_anybody_and_holds_no_record(told):
    office, _, callers = told
    answer = callers["nora"].client.get("/openapi.json")

    assert answer.status_code == 200
    assert answer.json()["openapi"].startswith("3.1")
    assert first_case(office) not in answer.text


def _tried(operation, token, known, broken):
    """Sends made-up requests of one operation, with ids that are there half of the time."""

    @_FEW
    @given(made=operation.as_strategy(), real=st.booleans())
    def send(made, real):
        if real:
            made.path_parameters.update({name: known[name] for name in made.path_parameters if name in known})
        made.headers["Authorization"] = f"Bearer {token}"
        response = made.call()
        try:
            made.validate_response(response, checks=CHECKS)
        except Exception as error:  # noqa: BLE001 - every failure is told, not only the first
            broken.append(f"{operation.label}: {error}")

    send()


@pytest.mark.parametrize("login", ["nora", "paula", "ada", "adam"])
def test_whatever_is_sent_nothing_breaks_and_all_is_as_documented(told, login):
    office, app, callers = told
    known = {"case": first_case(office), "line": 1, "criterion": "symptom-duration", "other": callers["nora"].person.id}
    broken = []
    for result in schemathesis.openapi.from_asgi("/openapi.json", app).get_all_operations():
        _tried(result.ok(), callers[login].token, known, broken)

    assert broken == []
