"""Programs at the API, each with a token of its person."""

from starlette.testclient import TestClient
from steps import team
from visitors import app_of

from drafter.record import sessions, signatures
from drafter.web import changes


class Caller:
    """A program of somebody's: ``call("PUT", "/v1/...", {...}, base=3)``."""

    def __init__(self, office, login, app=None):
        self.person, self.office = team(office)[login], office
        with office.store.change(changes.actor(self.person)) as change:
            self.token, _ = sessions.issue(change, self.person, "program")
        self.client = TestClient(app or app_of(office), raise_server_exceptions=False, follow_redirects=False)

    def __call__(self, method, path, body=None, *, base=None, key=None, token=None):
        headers = {"Authorization": f"Bearer {token or self.token}"}
        if base is not None:
            headers["If-Match"] = f'"{base}"'
        if key is not None:
            headers["Idempotency-Key"] = key
        return self.client.request(method, path, json=body, headers=headers)

    def get(self, path):
        return self("GET", path)

    def standing(self, case):
        """The id of the signature that stands."""
        with self.office.store.read() as connection:
            return signatures.standing(connection, case).determination.id

    def version(self, case):
        return int(self.get(f"/v1/cases/{case}").headers["ETag"].strip('"'))
