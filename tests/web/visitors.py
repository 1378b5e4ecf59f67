"""People at the workbench: browsers without a window, and the address for those with one."""

import re
import socket
import threading
import time
from contextlib import contextmanager

import uvicorn
from starlette.testclient import TestClient
from steps import team

from drafter.record import sessions
from drafter.web import changes, first_run
from drafter.web.app import create_app

PASSWORD = first_run.DEMO_PASSWORD
_APPS = {}  # by what an application is made with, besides its office: to make one takes longer than most requests


class _At:
    """An application as it serves one office."""

    def __init__(self, app, office):
        self._app, self._office = app, office

    async def __call__(self, scope, receive, send):
        self._app.state.office = self._office
        await self._app(scope, receive, send)


def app_of(office):
    """The application at an office. All offices share one, so that none may be asked while another one answers."""
    if office.secure not in _APPS:
        _APPS[office.secure] = create_app(office)
    return _At(_APPS[office.secure], office)


class Visitor:
    """Somebody's browser, logged in: ``get`` and ``post`` as its forms do."""

    def __init__(self, office, login):
        self.person = team(office)[login]
        with office.store.change(changes.actor(self.person)) as change:
            secret, self.session = sessions.begin(change, self.person)
        self.client = TestClient(app_of(office), raise_server_exceptions=True, follow_redirects=False)
        self.client.cookies.set("drafter", secret)

    def get(self, path, **query):
        return self.client.get(path, params=query or None)

    def post(self, path, files=None, **fields):
        """:param fields: ``decision_1`` stands for ``decision-1``."""
        named = {re.sub(r"_(\d+)$", r"-\1", name): value for name, value in fields.items()}
        return self.client.post(path, data={"csrf": self.session.csrf, **named}, files=files)


@contextmanager
def serving(office):
    """The workbench on a free port of this machine; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(create_app(office), host="127.0.0.1", port=port, log_level="error", access_log=False)
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(3000):
        if server.started:
            break
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
