"""A scripted server that speaks enough of the OpenAI API, on this machine.

It answered the cassettes of these tests, and stands in for servers of every kind: those that keep to a schema, those
that only know tools, those that fail.
"""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from scripted import completion


class Reply:
    """What the server answers: a status, a body (text or JSON), headers."""

    def __init__(self, body, status=200, **headers):
        self.body, self.status, self.headers = body, status, headers


class Server:
    """The requests that a server saw, and where it listens."""

    def __init__(self, script):
        self.script, self.seen, self.url = script, [], ""
        self.at_once = self.most_at_once = 0
        self.lock = threading.Lock()


@contextmanager
def serving(script):
    """A server whose replies a script gives, one a request: ``script(body, number)``."""
    server = Server(script)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            with server.lock:
                server.seen.append({"path": self.path, "body": body, "key": self.headers.get("authorization")})
                number = len(server.seen)
                server.at_once += 1
                server.most_at_once = max(server.most_at_once, server.at_once)
            said = server.script(body, number)
            with server.lock:
                server.at_once -= 1
            reply = said if isinstance(said, Reply) else Reply(said)
            content = reply.body if isinstance(reply.body, str) else json.dumps(reply.body)
            data = content.encode()
            self.send_response(reply.status)
            for name, value in {"content-type": "application/json", **reply.headers}.items():
                self.send_header(name.replace("_", "-"), str(value))
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    server.url = f"http://127.0.0.1:{http.server_address[1]}/v1"
    try:
        yield server
    finally:
        http.shutdown()
        thread.join()
        http.server_close()


def tool_call(said, name="Facts"):
    """A completion that answers by a tool."""
    made = completion(None)
    made["choices"][0]["message"]["tool_calls"] = [
        {"id": "call-1", "type": "function", "function": {"name": name, "arguments": json.dumps(said)}}
    ]
    return made
