"""People at the workbench: browsers without a window, and the address for those with one."""

import re
import socket
import threading
import time
from collections import deque
from contextlib import contextmanager

import uvicorn
from starlette.testclient import TestClient
from steps import team

from drafter.record import sessions
from drafter.web import changes, first_run
from drafter.web.app import create_app

PASSWORD = first_run.DEMO_PASSWORD
_MADE = deque(maxlen=2)  # the last offices with their applications: to make one takes longer than most requests


def app_of(office):
    """The application of an office, one for all who visit it."""
    for known, app in _MADE:
        if known is office:
            return app
    _MADE.append((office, create_app(office)))
    return _MADE[-1][1]


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
        uvicorn.Config(app_of(office), host="127.0.0.1", port=port, log_level="error", access_log=False)
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
