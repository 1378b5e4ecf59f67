"""``--model replay:DIR``: answers from a folder, in the formats of the OpenAI Batch API.

``DIR/answers.jsonl`` holds what the Batch API puts out; a request that it does not answer is appended to
``DIR/requests.jsonl`` as the Batch API takes it in, once. A folder is therefore a recorded run, a night's batch at
batch price, or a queue that anyone may answer. A line that tells of a failure (the service's error, no 200) is no answer.
``custom_id`` is a digest of what a request says, so that the same request asks once, whoever answers; the model's name and
the lists of the schema (which grow with the lexicon) are no part of it.
"""

from __future__ import annotations

import hashlib
import json
import threading
from typing import TYPE_CHECKING, Any

from drafter.errors import InputError
from drafter.models.chat import Body, PendingError
from drafter.models.terms import keep, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

URL = "/v1/chat/completions"


def custom_id(body: Body) -> str:
    """The digest of a request: SHA-256 of the canonical JSON of its messages and of the name of the form it asks for."""
    form = body.get("response_format", {}).get("json_schema", {}).get("name", "")
    asked = {"messages": body["messages"], "form": form}
    return hashlib.sha256(json.dumps(asked, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def batch_line(body: Body) -> str:
    """A request as a line of the Batch API's input."""
    line = {"custom_id": custom_id(body), "method": "POST", "url": URL, "body": body}
    return json.dumps(line, ensure_ascii=False) + "\n"


class Folder:
    """A recorded run.

    :param terms: how its requests are put.
    :param pending: the ids of requests that this run asked and the folder does not answer; with the failure that stands
        in the answer's place, in words, else "".
    """

    #: Who answers a queue sees the schema that is wanted; nobody is asked twice for the way of asking.
    modes: tuple[str, ...] = ("JSON_SCHEMA",)
    concurrency = 1
    ahead = False

    def __init__(self, folder: Path, model: str) -> None:
        """:raises InputError: when the folder cannot be made or a line of it cannot be read."""
        self.folder, self.model = folder, model
        self.pending: dict[str, str] = {}
        self._lock = threading.Lock()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(
                f"it is no folder ({error.strerror})", file=folder, remedy="Name a folder after replay:."
            ) from None
        self.terms = terms_of(folder)
        self._answers: dict[str, Body] = {}
        self._failed: dict[str, str] = {}
        for line in _lines(folder / "answers.jsonl"):
            failure = _failure(line)
            if failure:
                self._failed[line["custom_id"]] = failure
            else:
                self._answers[line["custom_id"]] = line["response"]["body"]
        self._asked = {line["custom_id"] for line in _lines(folder / "requests.jsonl")}

    def complete(self, body: Body) -> Body:
        """The recorded response.

        :raises PendingError: when there is none yet; the request now stands in ``requests.jsonl``.
        """
        key = custom_id(body)
        answer = self._answers.get(key)
        if answer is None:
            failure = self._failed.get(key, "")
            with self._lock:
                self.pending[key] = failure
                self._ask(key, body)
            raise PendingError(failure)
        return answer

    def _ask(self, key: str, body: Body) -> None:
        if key in self._asked:
            return
        self._asked.add(key)
        path = self.folder / "requests.jsonl"
        try:
            keep(self.folder, self.terms)
            with path.open("a", encoding="utf-8") as file:
                file.write(batch_line(body))
        except OSError as error:
            raise InputError(f"it cannot be written ({error.strerror})", file=path) from None


class Shown:
    """``--dry-run``: keeps the requests that would be sent, and sends none."""

    modes: tuple[str, ...] = ("JSON_SCHEMA",)
    concurrency = 1
    ahead = True

    def __init__(self, model: str) -> None:
        self.model = model
        self.bodies: list[Body] = []

    def complete(self, body: Body) -> Body:
        """:raises PendingError: always."""
        self.bodies.append(body)
        raise PendingError


def _failure(line: dict[str, Any]) -> str:
    """What kept a line of answers from being one, in words that hold nothing of it; "" for an answer."""
    response = line.get("response")
    response = response if isinstance(response, dict) else {}
    status = response.get("status_code", 200)
    if status != 200:
        return f"HTTP {status}" if isinstance(status, int) else "no status"
    if line.get("error"):
        return "an error in place of a response"
    return "" if isinstance(response.get("body"), dict) else "no response"


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    if not path.exists():
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"it cannot be read ({type(error).__name__})", file=path) from None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except ValueError:
            found = None
        if not isinstance(found, dict) or not isinstance(found.get("custom_id"), str):
            raise InputError(
                "this is no line of a batch",
                file=path,
                place=f"line {number}",
                remedy="Each line is a JSON object with a custom_id.",
            )
        yield found
