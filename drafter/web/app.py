"""The application: pages and API over one office, and every error as one page or one problem document."""

from __future__ import annotations

import logging
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from sqlalchemy.exc import DataError, OperationalError
from starlette.exceptions import HTTPException

from drafter import __version__
from drafter.errors import DrafterError, InputError, ModelError
from drafter.record.store import new_id
from drafter.web.pages import routers
from drafter.web.pages.paper import error_page
from drafter.web.problems import document, problem
from drafter.web.security import Guard, LoggedOutError, PasswordDueError
from drafter.web.statuses import status_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from drafter.web.office import Office

_LOG = logging.getLogger("drafter.web")


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
    app.add_middleware(Caught)
    app.add_middleware(Guard, secure=office.secure)
    app.mount("/static", StaticFiles(directory=str(files("drafter.web") / "static")), name="static")
    app.include_router(api())
    for router in routers():
        app.include_router(router, include_in_schema=False)
    app.openapi = lambda: document(app)  # type: ignore[method-assign]
    app.add_exception_handler(DrafterError, _told)
    app.add_exception_handler(OperationalError, _away)
    app.add_exception_handler(DataError, _unstorable)
    app.add_exception_handler(HTTPException, _told)
    app.add_exception_handler(RequestValidationError, _told)
    return app


class Caught:
    """ASGI middleware: what nobody foresaw ends here. A server would print its message and the values in it, which may be of a record."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except Exception as error:  # noqa: BLE001 - whatever it is
            answer = _unexpected(Request(scope, receive), error)
            if not begun:
                await answer(scope, receive, send)


def _told(request: Request, error: Exception) -> Response:
    """What a person or a program did that cannot be done."""
    if isinstance(error, HTTPException):
        status, title, code = error.status_code, str(error.detail), ""
    elif isinstance(error, RequestValidationError):
        # The library's own text repeats what was sent, which may be a record: places only.
        places = sorted({_place(each) for each in error.errors()})
        status, title, code = 422, f"not as the API document says: {', '.join(places)}", ""
    else:
        status = status_of(error)
        title, code = str(error), getattr(error, "code", "")
    if request.url.path.startswith("/v1/"):
        if code == "AUT012" and "if-match" in request.headers:
            status = 412
        return problem(status, title, code, _headers(error))
    if isinstance(error, LoggedOutError):
        wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/login?next={quote(wanted)}" if request.method == "GET" else "/login", 303)
    if isinstance(error, PasswordDueError):
        return RedirectResponse("/password", 303)
    return error_page(request, status, title, code)


def _headers(error: Exception) -> Mapping[str, str] | None:
    if isinstance(error, LoggedOutError):
        return {"WWW-Authenticate": "Bearer"}
    return error.headers if isinstance(error, HTTPException) else None


def _place(error: Mapping[str, Any]) -> str:
    """Where a request is wrong; of a key that nobody knows not its name, for that is what was sent."""
    parts = error["loc"][:-1] if error["type"] == "extra_forbidden" else error["loc"]
    return ".".join(str(part) for part in parts) + (" (an unknown key)" if parts != error["loc"] else "")


def _away(request: Request, error: Exception) -> Response:
    """The database does not answer."""
    _LOG.error("the database does not answer: %s", type(error).__name__)
    return _told(request, ModelError("the database does not answer", retryable=True, hint="What you saved before is saved. Try again."))  # fmt: skip


def _unstorable(request: Request, error: Exception) -> Response:
    """A text with a character that PostgreSQL does not keep (NUL), or a number beyond its range."""
    del error
    return _told(request, InputError("a text or number cannot be kept", remedy="Leave out control characters."))


def _unexpected(request: Request, error: Exception) -> Response:
    """What nobody foresaw: a number to find it in the log by. Its message may hold text of a record and is told to nobody."""
    number = new_id()
    trace, place = error.__traceback__, ""
    while trace is not None:
        place, trace = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}", trace.tb_next
    _LOG.error("internal error %s: %s at %s", number, type(error).__name__, place)
    title = f"internal error, reference {number}. What you saved before is saved."
    return problem(500, title, "") if request.url.path.startswith("/v1/") else error_page(request, 500, title, "")
