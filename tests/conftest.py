"""What all tests share: nothing of a person's own settings, and no network."""

import os
import socket

import pytest

for _name in [name for name in os.environ if name.startswith(("DRAFTER_", "OPENAI_"))]:
    del os.environ[_name]


@pytest.fixture(autouse=True)
def _no_network(monkeypatch, record_mode):
    """A test that would reach beyond this machine fails, unless it is there to record."""
    if record_mode != "none":
        return
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family == socket.AF_UNIX or (
            isinstance(address, tuple) and str(address[0]).startswith(("127.", "localhost", "::1"))
        ):
            return connect(self, address)
        raise AssertionError(f"a test tried to reach {address!r}")

    monkeypatch.setattr(socket.socket, "connect", guarded)
