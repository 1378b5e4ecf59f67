"""Structured answers from a chat, by whichever way of asking the service honours.

Some servers keep to ``response_format``, others to a forced tool, some to neither; none is assumed to be
strict. The first way that gives JSON stays in use. What does not fit the schema is asked for again with the
validation errors, a bounded number of times; a truncated, refused or empty answer is an error at once.
"""

from __future__ import annotations

import json
import re
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from drafter.errors import CredentialError, InputError, ModelError
from drafter.models.chat import Body, Chat, UnsupportedError, completion_of
from drafter.models.endpoint import silence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from openai.types.chat import ChatCompletion
    from pydantic import BaseModel

    from drafter.errors import DrafterError

Answer = TypeVar("Answer", bound="BaseModel")
_FENCE = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)
_ANY_TOOL = "Answer"  # what a tool call is named that a server wrote as text


@dataclass
class Usage:
    """What a case cost: answers received, and their tokens as the service counts them."""

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def add(self, completion: ChatCompletion) -> None:
        with self._lock:
            self.calls += 1
            if completion.usage is not None:
                self.prompt_tokens += completion.usage.prompt_tokens
                self.completion_tokens += completion.usage.completion_tokens

    def counts(self) -> dict[str, int]:
        return {"calls": self.calls, "prompt_tokens": self.prompt_tokens, "completion_tokens": self.completion_tokens}


class Asker:
    """Asks a chat for answers of a type, and remembers the way of asking that it honours.

    :param reasks: how often an answer that does not fit is asked for again.
    """

    def __init__(self, chat: Chat, reasks: int) -> None:
        self.chat, self.reasks = chat, reasks
        self._modes = list(chat.modes)
        self._proven = len(self._modes) == 1

    def ask(
        self,
        messages: Sequence[dict[str, str]],
        answer: type[Answer],
        usage: Usage,
        allow: Callable[[Body], None],
    ) -> Answer:
        """The answer to some messages.

        :param allow: looks at every request before it is sent, and raises to withhold it.
        :raises ModelError: when there is no usable answer.
        """
        refused: UnsupportedError | None = None
        for mode in list(self._modes):
            try:
                found = _Attempt(self, mode, usage, allow).ask(messages, answer)
            except UnsupportedError as error:
                if self._proven:
                    raise
                refused = error
                continue
            self._modes, self._proven = [mode], True
            return found
        raise refused or UnsupportedError(0)

    @property
    def proven(self) -> bool:
        """Whether the way of asking in use has given JSON before."""
        return self._proven

    def last(self, mode: str) -> bool:
        return mode == self._modes[-1]


class _Attempt:
    """One question put in one way."""

    def __init__(self, asker: Asker, mode: str, usage: Usage, allow: Callable[[Body], None]) -> None:
        self._asker, self._mode, self._usage, self._allow = asker, mode, usage, allow
        self._failed: DrafterError | None = None

    def ask(self, messages: Sequence[dict[str, str]], answer: type[Answer]) -> Answer:
        import instructor  # noqa: PLC0415 - it takes a second to import
        from instructor.core.exceptions import IncompleteOutputException  # noqa: PLC0415

        silence()
        create = instructor.patch(create=self._create, mode=instructor.Mode[self._mode])
        try:
            found: Answer = create(
                response_model=answer,
                messages=[dict(message) for message in messages],
                model=self._asker.chat.model,
                max_retries=self._asker.reasks,
            )
        except IncompleteOutputException:
            raise ModelError("the model's answer was cut off before its end", retryable=False) from None
        except Exception:  # noqa: BLE001 - the library's errors hold requests and answers: neither is passed on
            raise self._failed or ModelError(
                f"the model's answer did not fit the schema, after {self._asker.reasks} more requests", retryable=True
            ) from None
        return found

    def _create(self, **body: Any) -> ChatCompletion:
        try:
            plain = json.loads(json.dumps({key: value for key, value in body.items() if value is not None}))
            sent = {key: value if key == "messages" else _unbounded(value) for key, value in plain.items()}
            self._allow(sent)
            completion = completion_of(self._asker.chat.complete(sent))
            self._usage.add(completion)
            return self._as_asked(completion)
        except (ModelError, CredentialError, InputError) as error:
            self._failed = error
            raise

    def _as_asked(self, completion: ChatCompletion) -> ChatCompletion:
        """The completion with its JSON where the way of asking expects it."""
        choice = completion.choices[0]
        message = choice.message
        if message.refusal or choice.finish_reason == "content_filter":
            raise ModelError("the model refused to answer", retryable=False)
        if choice.finish_reason == "length":
            return completion
        call = next(iter(message.tool_calls or ()), None)
        given = call.function.arguments if call is not None and call.type == "function" else message.content
        found = _json_in(given or "")
        if found is None:
            if not self._asker.proven and not self._asker.last(self._mode):
                raise UnsupportedError(200)
            if not (given or "").strip():
                raise ModelError("the model's answer is empty", retryable=True)
            found = given or ""
        return _placed(completion, found, as_tool=self._mode == "TOOLS")


#: Bounds that answers are held to here and that servers are not shown: some compile a schema into a grammar, and nested
#: bounds of thousands are more than their grammars hold.
_BOUNDS = frozenset({"maxLength", "maxItems"})


def _unbounded(schema: Any) -> Any:
    """A part of a request without the bounds of its schemas."""
    if isinstance(schema, dict):
        return {key: _unbounded(value) for key, value in schema.items() if key not in _BOUNDS}
    return [_unbounded(item) for item in schema] if isinstance(schema, list) else schema


def _json_in(text: str) -> str | None:
    """The JSON object of an answer: bare, fenced, or between other words."""
    for candidate in (text, *(match[1] for match in _FENCE.finditer(text)), text[text.find("{") : text.rfind("}") + 1]):
        try:
            if isinstance(json.loads(candidate), dict):
                return candidate.strip()
        except (ValueError, RecursionError):
            continue
    return None


def _placed(completion: ChatCompletion, text: str, *, as_tool: bool) -> ChatCompletion:
    from openai.types.chat import ChatCompletionMessage  # noqa: PLC0415 - the SDK is slow to import

    choice = completion.choices[0]
    message: dict[str, Any] = {"role": "assistant", "content": text}
    if as_tool:
        call = next(iter(choice.message.tool_calls or ()), None)
        name = call.function.name if call is not None and call.type == "function" else _ANY_TOOL
        made = {"id": call.id if call else "call", "type": "function", "function": {"name": name, "arguments": text}}
        message = {"role": "assistant", "content": None, "tool_calls": [made]}
    whole = choice.model_copy(update={"message": ChatCompletionMessage.model_validate(message)})
    return completion.model_copy(update={"choices": [whole]})
