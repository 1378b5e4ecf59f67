"""RFC 9457 problem details, and the API's document with every answer in it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse
from pydantic.json_schema import models_json_schema

from drafter.evidence.intake.cases import Case, Record
from drafter.web.api.cases import Information

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import FastAPI

_MEDIA = "application/problem+json"
#: What any request may be answered, beside what is its own.
_ANSWERS = {
    401: "No token, or one that no longer holds.",
    403: "You may not do this; `code` says why, and the ledger has it.",
    404: "There is no such case, criterion, comment or person.",
    409: "The case is at another stage, or what was sent is there already.",
    412: "Someone saved meanwhile: the version of If-Match is not the newest.",
    413: "The request is too large.",
    422: "What was sent cannot be used; the text says where and what to do, and never repeats a record.",
    503: "The model or the database does not answer; try again.",
}


class Problem(Record):
    """RFC 9457.

    :param type: ``urn:drafter:rule:CODE``, or ``about:blank``.
    :param detail: what happened here, and what to do.
    :param code: the finding code, which ``drafter rule`` explains.
    """

    type: str
    title: str
    status: int
    detail: str
    code: str | None = None


def problem(status: int, detail: str, code: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    told = Problem(
        type=f"urn:drafter:rule:{code}" if code else "about:blank", title=HTTPStatus(status).phrase, status=status,
        detail=detail, code=code or None,
    )  # fmt: skip
    return JSONResponse(told.model_dump(exclude_none=True), status, dict(headers or {}), media_type=_MEDIA)


def document(app: FastAPI) -> dict[str, Any]:
    """The API's OpenAPI document."""
    if app.openapi_schema:
        return app.openapi_schema
    made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
    schemas = made.setdefault("components", {}).setdefault("schemas", {})
    _, more = models_json_schema(
        [(model, "validation") for model in (Problem, Case, Information)], ref_template="#/components/schemas/{model}"
    )
    schemas.update({name: schema for name, schema in more["$defs"].items() if name not in schemas})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer", "description": "A token of your account page."}}  # fmt: skip
    made["security"] = [{"token": []}]
    for path in made["paths"].values():
        for operation in path.values():
            _complete(operation)
    app.openapi_schema = made
    return made


def _complete(operation: dict[str, Any]) -> None:
    answers = operation["responses"]
    for status, told in _ANSWERS.items():
        content = {_MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": _example(status)}}
        answers[str(status)] = {"description": told, "content": content}


def _example(status: int) -> dict[str, Any]:
    code = {403: "AUT001", 409: "AUT013", 412: "AUT012"}.get(status, "")
    body = {"type": f"urn:drafter:rule:{code}" if code else "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": _ANSWERS[status]}  # fmt: skip
    return body | ({"code": code} if code else {})
