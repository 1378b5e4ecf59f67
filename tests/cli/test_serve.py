"""``drafter serve`` as it is started: it answers, refuses what is unsafe with one message, and ends cleanly."""

import datetime as dt
import json
import os
import re
import selectors
import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

ROOT = Path(__file__).parent.parent.parent


class Started:
    """A server in a process of its own, once it says where it listens."""

    def __init__(self, process):
        self.process, self.told = process, ""
        reading = selectors.DefaultSelector()
        reading.register(process.stderr, selectors.EVENT_READ)
        for _ in range(1800):
            if reading.select(0.1):
                line = process.stderr.readline()
                self.told += line
                if not line or "(stop with Ctrl-C)" in line:
                    break
        found = re.search(r"https?://\S+", self.told)
        assert found, self.told
        self.url = found[0]

    def get(self, path, context=None):
        try:
            with urllib.request.urlopen(self.url + path, timeout=60, context=context) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read().decode()

    def end(self, how):
        self.process.send_signal(how)
        _, rest = self.process.communicate(timeout=120)
        return self.process.returncode, self.told + rest


@pytest.fixture
def serve(home, tmp_path):
    """``with serve("--demo") as started: ...``"""

    @contextmanager
    def serve(*arguments, **environment):
        process = subprocess.Popen(
            [sys.executable, "-m", "drafter", "serve", "--port", "0", *arguments], cwd=ROOT, text=True, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, "DRAFTER_HOME": str(home), "DRAFTER_DATABASE": f"sqlite:///{tmp_path / 'serve.db'}", **environment},
        )  # fmt: skip
        try:
            yield Started(process)
        finally:
            process.kill()
            process.communicate()

    return serve


def test_the_demo_starts_answers_and_ends(serve, tmp_path):
    with serve("--demo") as started:
        assert "nora (nurse)" in started.told
        status, headers, text = started.get("/login")
        assert status == 200
        assert "<h1" in text
        assert "default-src 'none'" in headers["content-security-policy"]
        assert started.get("/openapi.json")[0] == 200
        assert started.get("/v1/cases")[0] == 401
        assert started.get("/static/workbench.css")[0] == 200

        code, told = started.end(signal.SIGTERM)
    rows = sqlite3.connect(tmp_path / "serve.db").execute("SELECT due_record FROM case_file").fetchall()
    left = sorted(dt.datetime.fromisoformat(json.loads(row[0])["at"]).timestamp() - time.time() for row in rows)

    assert code == 0
    assert "Traceback" not in told
    # Nobody wants to begin with a queue that is years late: one case is, by days.
    assert len(left) == 7
    assert -3 * 86400 < left[0] < 0 < left[1] < left[-1] < 31 * 86400


def test_the_first_start_makes_one_administrator_and_the_second_none(serve):
    with serve() as started:
        assert re.search(r"log in as admin with the one-time password \S{12,}", started.told)
        code, told = started.end(signal.SIGINT)
    assert code == 130  # the contract's code for Ctrl-C
    assert "Traceback" not in told

    with serve() as started:
        assert "one-time" not in started.told


def test_an_address_that_others_reach_needs_tls_or_a_proxy(run):
    for host in ("0.0.0.0", "::", "192.0.2.1"):
        ended = run("serve", "--host", host)
        assert ended.code == 2
        assert re.fullmatch(r"error: --host: .* without TLS .*--certificate.*--proxy.*\n", ended.err)


@pytest.fixture(scope="module")
def pem(tmp_path_factory):
    """A self-signed certificate for this machine, and its key."""
    folder, key = tmp_path_factory.mktemp("pem"), ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now).not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False).sign(key, hashes.SHA256())
    )  # fmt: skip
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ))  # fmt: skip
    return folder / "cert.pem", folder / "key.pem"


def test_tls_works_and_cookies_know_it(serve, pem):
    certificate, key = pem
    with serve("--host", "localhost", "--certificate", str(certificate), "--key", str(key)) as started:
        assert started.url.startswith("https://localhost:")
        status, headers, _ = started.get("/login", ssl.create_default_context(cafile=str(certificate)))

    assert status == 200
    assert headers["strict-transport-security"]
    assert "Secure" in headers["set-cookie"]


def test_a_certificate_that_does_not_fit_its_key_is_one_message(run, pem, tmp_path):
    (tmp_path / "other.pem").write_text("no key")
    for certificate, key in ((pem[0], tmp_path / "other.pem"), (pem[0], tmp_path / "none.pem"), (pem[0], None)):
        more = ["--key", key] if key else []
        ended = run(
            "serve",
            "--port",
            "0",
            "--certificate",
            certificate,
            *more,
            DRAFTER_DATABASE=f"sqlite:///{tmp_path / 'x.db'}",
        )
        assert ended.code == 2
        assert "--certificate: " in ended.err.splitlines()[-1]


def test_a_port_that_is_taken_is_one_message(run):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run("serve", "--port", port)

    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert f"port {port} of 127.0.0.1 is taken" in ended.err


@pytest.mark.parametrize(
    ("url", "code", "told"),
    [
        ("oracle://x/y", 2, "oracle"), ("nonsense", 2, "no database URL"),
        ("postgresql://u:opensesame@127.0.0.1:9/x?connect_timeout=2", 5, "cannot be opened"),
        (f"sqlite:///{ROOT / 'README.md'}", 2, "cannot be used"), ("sqlite:////proc/none/x.db", 2, "cannot be made"),
    ],
)  # fmt: skip
def test_a_database_that_cannot_be_had_is_one_message(run, url, code, told):
    ended = run("serve", "--port", "0", DRAFTER_DATABASE=url)

    assert (ended.code, ended.err.count("\n")) == (code, 1)
    assert told in ended.err
    assert "opensesame" not in ended.err


def test_the_database_is_brought_up_to_date_without_serving(run, tmp_path):
    url = f"sqlite:///{tmp_path / 'up.db'}"

    assert run("serve", "--upgrade-database", DRAFTER_DATABASE=url).code == 0
    assert (tmp_path / "up.db").stat().st_size > 0
    assert "SQLite has no roles" in run("serve", "--upgrade-database", "--grant", "app", DRAFTER_DATABASE=url).err
    assert run("serve", "--grant", "app", DRAFTER_DATABASE=url).code == 2
