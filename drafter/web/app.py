"""The application: pages and API over one office, and every error as one page or one problem document."""

from __future__ import annotations

import logging
from importlib.resources import files
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from drafter import __version__
from drafter.errors import ConflictError, DrafterError, InputError, MissingError, ModelError, RefusedError
from drafter.record.store import new_id
from drafter.web.pages import routers
from drafter.web.pages.paper import error_page
from drafter.web.security import Guard, LoggedOutError, PasswordDueError

if TYPE_CHECKING:
    from drafter.web.office import Office

_LOG = logging.getLogger("drafter.web")
_STATUS: tuple[tuple[type[DrafterError], int], ...] = (
    (LoggedOutError, 401),
    (PasswordDueError, 403),
    (RefusedError, 403),
    (MissingError, 404),
    (ConflictError, 409),
    (InputError, 422),
    (ModelError, 503),
)


def create_app(office: Office) -> FastAPI:
    """The workbench as an ASGI application."""
    from drafter.web.api import router as api  # noqa: PLC0415

    app = FastAPI(
        title="Determination drafter",
        version=__version__,
        description="The actions of the review workbench for programs. What a person must do (signing) a token cannot.",
        docs_url=None,
        redoc_url=None,
    )
    app.state.office = office
    app.add_middleware(Guard, secure=office.secure)
    app.mount("/static", StaticFiles(directory=str(files("drafter.web") / "static")), name="static")
    app.include_router(api)
    for router in routers():
        app.include_router(router, include_in_schema=False)
    app.add_exception_handler(DrafterError, _told)
    app.add_exception_handler(HTTPException, _told)
    app.add_exception_handler(RequestValidationError, _told)
    app.add_exception_handler(Exception, _unexpected)
    return app


def _told(request: Request, error: Exception) -> Response:
    """What a person or a program did that cannot be done."""
    if isinstance(error, HTTPException):
        status, title, code = error.status_code, str(error.detail), ""
    elif isinstance(error, RequestValidationError):
        # The library's own text repeats what was sent, which may be a record: places only.
        places = sorted({".".join(str(part) for part in each["loc"]) for each in error.errors()})
        status, title, code = 422, f"not as the API document says: {', '.join(places)}", ""
    else:
        status = next((number for kind, number in _STATUS if isinstance(error, kind)), 400)
        title, code = str(error), getattr(error, "code", "")
    if request.url.path.startswith("/v1/"):
        return problem(status, title, code)
    if isinstance(error, LoggedOutError):
        return RedirectResponse(f"/login?next={request.url.path}" if request.method == "GET" else "/login", 303)
    if isinstance(error, PasswordDueError):
        return RedirectResponse("/password", 303)
    return error_page(request, status, title, code)


def _unexpected(request: Request, error: Exception) -> Response:
    """What nobody foresaw: a number to find it in the log by. Its message may hold text of a record and is told to nobody."""
    number = new_id()
    trace, place = error.__traceback__, ""
    while trace is not None:
        place, trace = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}", trace.tb_next
    _LOG.error("internal error %s: %s at %s", number, type(error).__name__, place)
    title = f"internal error, reference {number}. What you saved before is saved."
    return problem(500, title, "") if request.url.path.startswith("/v1/") else error_page(request, 500, title, "")


def problem(status: int, title: str, code: str) -> JSONResponse:
    """RFC 9457 problem details; ``code`` is the finding code, which ``drafter rule`` explains."""
    body = {"type": f"urn:drafter:rule:{code}" if code else "about:blank", "status": status, "title": title}
    return JSONResponse(body | ({"code": code} if code else {}), status, media_type="application/problem+json")
