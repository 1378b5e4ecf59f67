"""Who is asking, and what a browser may do with the answer.

A session is a cookie; a form carries the session's token, and a change that comes from another site is refused before it is read.
Pages may load nothing from elsewhere and run no inline script, for the record's text is not trusted. The API takes a token in place
of the cookie.
"""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple
from urllib.parse import urlsplit

from fastapi import Depends, Request, Response
from starlette.datastructures import FormData, MutableHeaders

from drafter.errors import DrafterError, RefusedError
from drafter.record import sessions
from drafter.record.people import Person
from drafter.record.sessions import Session
from drafter.record.store import Actor
from drafter.web.office import Office

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE: Final = "drafter"
#: The longest body: a case with its documents.
LARGEST: Final = 64 * 1024 * 1024
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class LoggedOutError(DrafterError):
    """Nobody is logged in, or the session has ended."""

    def __init__(self) -> None:
        super().__init__("nobody is logged in, or the session has ended. Log in again.")


class PasswordDueError(DrafterError):
    """The person must set a password before anything else."""

    def __init__(self) -> None:
        super().__init__("the one-time password must be changed first.")


class Posted(NamedTuple):
    """A form with the session that sent it."""

    session: Session
    form: FormData

    def text(self, name: str) -> str:
        """A field's text; empty when it is not there. Browsers send line ends as CRLF."""
        value = self.form.get(name, "")
        return value.replace("\r\n", "\n") if isinstance(value, str) else ""


class Guard:
    """ASGI middleware: the headers of every answer, no caching of pages, and a limit to what is sent."""

    def __init__(self, app: ASGIApp, *, secure: bool) -> None:
        self.app, self.secure = app, secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        length = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if not length.isdigit() or int(length) > LARGEST:
            await Response("The request is too large.\n", 413)(scope, receive, self._marked(scope, send))
            return
        await self.app(scope, _limited(receive), self._marked(scope, send))

    def _marked(self, scope: Scope, send: Send) -> Send:
        still = scope["path"].startswith("/static/")

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "public, max-age=3600" if still else "no-store")
                if self.secure:
                    headers["Strict-Transport-Security"] = "max-age=63072000"
            await send(message)

        return marked


def _limited(receive: Receive) -> Receive:
    """Bodies without a stated length end at the limit."""
    got = 0

    async def limited() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        return {"type": "http.disconnect"} if got > LARGEST else message

    return limited


def office_of(request: Request) -> Office:
    found: Office = request.app.state.office
    return found


OfficeNow = Annotated[Office, Depends(office_of)]


def cookie_name(office: Office) -> str:
    """The prefix makes browsers refuse the cookie without TLS, for another host, or for a part of the site."""
    return f"__Host-{COOKIE}" if office.secure else COOKIE


def set_cookie(response: Response, office: Office, secret: str) -> None:
    response.set_cookie(cookie_name(office), secret, path="/", secure=office.secure, httponly=True, samesite="lax")


def visitor(request: Request, office: OfficeNow) -> Session | None:
    """The session of whoever asks, or None."""
    secret = request.cookies.get(cookie_name(office), "")
    if not secret:
        return None
    with office.store.read() as connection:
        found = sessions.resume(connection, secret)
    if found is None:
        return None
    session, stale = found
    if stale:
        with office.store.change(Actor(session.person.id, session.person.role.value)) as change:
            sessions.touch(change, session)
    return session


def signed_in(found: Annotated[Session | None, Depends(visitor)]) -> Session:
    """:raises LoggedOutError: when nobody is logged in."""
    if found is None:
        raise LoggedOutError
    if found.person.one_time:
        raise PasswordDueError
    return found


SignedIn = Annotated[Session, Depends(signed_in)]


async def read_form(request: Request) -> AsyncIterator[FormData]:
    """A form; its files are gone when the answer was made."""
    async with request.form(max_files=50, max_fields=500, max_part_size=LARGEST) as form:
        yield form


def _same_site(request: Request) -> None:
    """:raises RefusedError: for a change that another site sent."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    foreign = site not in (None, "same-origin", "none") or (
        origin not in (None, "null") and urlsplit(origin).netloc != request.headers.get("host")
    )
    if foreign:
        raise RefusedError("AUT008", "the form was sent by another site", "Open the workbench itself and try again.")


def posted_any(
    request: Request, found: Annotated[Session | None, Depends(visitor)], form: Annotated[FormData, Depends(read_form)]
) -> Posted:
    """A form of the session's own, also of someone who must set a password first.

    :raises LoggedOutError: when nobody is logged in.
    :raises RefusedError: when its token is not the session's, or another site sent it.
    """
    if found is None:
        raise LoggedOutError
    return _own(request, found, form)


def posted(request: Request, session: SignedIn, form: Annotated[FormData, Depends(read_form)]) -> Posted:
    """A form of the session's own.

    :raises RefusedError: when its token is not the session's, or another site sent it.
    """
    return _own(request, session, form)


def _own(request: Request, session: Session, form: FormData) -> Posted:
    _same_site(request)
    token = form.get("csrf", "")
    if not isinstance(token, str) or not hmac.compare_digest(token.encode(), session.csrf.encode()):
        raise RefusedError("AUT008", "the form is not of this session", "Reload the page and try again.")
    return Posted(session, form)


Form = Annotated[Posted, Depends(posted)]


def before_login(request: Request, form: Annotated[FormData, Depends(read_form)]) -> FormData:
    """A form that is sent before there is a session: its token must match a cookie of the same page."""
    _same_site(request)
    token, cookie = form.get("csrf", ""), request.cookies.get("drafter-login", "")
    if not isinstance(token, str) or not cookie or not hmac.compare_digest(token.encode(), cookie.encode()):
        raise RefusedError("AUT008", "the form is not of this page", "Reload the page and try again.")
    return form


BeforeLogin = Annotated[FormData, Depends(before_login)]


def new_login_token() -> str:
    """A token for a form before there is a session."""
    return secrets.token_urlsafe(24)


def set_login_token(response: Response, office: Office, token: str) -> None:
    """The cookie that the form's token must match."""
    response.set_cookie("drafter-login", token, path="/", secure=office.secure, httponly=True, samesite="strict")


def local(path: object) -> str:
    """A path of this site to go on to; anything else is the queue."""
    text = str(path or "")
    inside = text.startswith("/") and not text.startswith(("//", "/\\")) and text.isprintable() and "\\" not in text
    return text if inside else "/"


def bearer(request: Request, office: OfficeNow) -> Person:
    """Whose token the API was sent.

    :raises LoggedOutError: without one that holds.
    """
    kind, _, secret = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not secret:
        raise LoggedOutError
    with office.store.read() as connection:
        person = sessions.bearer(connection, secret.strip())
    if person is None:
        raise LoggedOutError
    return person


Bearer = Annotated[Person, Depends(bearer)]
