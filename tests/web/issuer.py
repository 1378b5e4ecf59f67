"""A small identity provider: discovery, keys, a page that logs everybody in, and tokens with real signatures. It can be told to lie."""

import base64
import hashlib
import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "workbench", "a secret of the two"


class Issuer:
    """``subject`` logs in; ``claims`` and ``key`` replace what an honest token has."""

    def __init__(self):
        self.keys = [RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})]
        self.foreign = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
        self.subject, self.claims, self.key, self.algorithm = "nora-42", {}, self.keys[0], "RS256"
        self.name, self.asked, self.codes, self.log_in_at = "", [], {}, None
        self.named = None

    def answer(self, path, query):
        """Status, headers and body of a GET."""
        if path == "/.well-known/openid-configuration":
            places = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "jwks_uri": "/keys"}
            return (
                200,
                {},
                {"issuer": self.named or self.name} | {key: self.name + where for key, where in places.items()},
            )
        if path == "/keys":
            return 200, {}, {"keys": [key.as_dict(private=False) for key in self.keys]}
        self.asked.append(query)
        code = f"code-{len(self.codes) + 1}"
        self.codes[code] = query
        back = urlencode({"code": code, "state": query["state"]})
        return 302, {"Location": f"{query['redirect_uri']}?{back}"}, {}

    def token(self, form, authorization):
        """The tokens for a code: once, for the client, with the verifier."""
        asked = self.codes.pop(form.get("code", ""), None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".replace(" ", "+").encode()).decode()
        challenge = (
            base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
            .rstrip(b"=")
            .decode()
        )
        known = authorization in (f"Basic {basic}", "Basic " + base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode())
        if (
            asked is None
            or challenge != asked["code_challenge"]
            or not known
            or form["redirect_uri"] != asked["redirect_uri"]
        ):
            return 400, {}, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {
            "iss": self.name, "aud": CLIENT, "sub": self.subject, "iat": now, "exp": now + 300, "nonce": asked["nonce"],
            "auth_time": self.log_in_at if self.log_in_at is not None else now,
        } | self.claims  # fmt: skip
        claims = {name: value for name, value in claims.items() if value is not None}
        made = jwt.encode({"alg": self.algorithm, "kid": "one"}, claims, self.key, algorithms=[self.algorithm])
        return 200, {}, {"access_token": "opaque", "token_type": "Bearer", "id_token": made}


@contextmanager
def issuing():
    """The provider on a free port of this machine."""
    issuer = Issuer()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def _send(self, status, headers, body):
            data = json.dumps(body).encode()
            self.send_response(status)
            for name, value in (
                {"Content-Type": "application/json", "Content-Length": str(len(data))} | headers
            ).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def do_GET(self):
            parts = urlsplit(self.path)
            self._send(*issuer.answer(parts.path, {k: v[0] for k, v in parse_qs(parts.query).items()}))

        def do_POST(self):
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self._send(*issuer.token({k: v[0] for k, v in form.items()}, self.headers.get("Authorization")))

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    issuer.name = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield issuer
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
