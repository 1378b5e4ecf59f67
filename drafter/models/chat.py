"""What answers a chat request: the API of a service, or a folder of recorded answers.

A request is the body of ``/v1/chat/completions``, an answer is the body of its response; both as plain JSON, as
the OpenAI Batch API writes them. ``endpoint`` and ``recorded`` implement it, ``structured`` asks through it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from drafter.errors import ModelError

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

Body = dict[str, Any]


class Chat(Protocol):
    """Answers requests.

    :param model: what requests name as their model.
    :param modes: the ways of asking for JSON that may be tried, by instructor's names, best first.
    :param concurrency: how many requests may be under way at once.
    :param ahead: whether to ask also what depends on answers that are still to come.
    """

    model: str
    modes: tuple[str, ...]
    concurrency: int
    ahead: bool

    def complete(self, body: Body) -> Body:
        """The response to a request.

        :raises ModelError: when there is none.
        :raises UnsupportedError: when the service does not know this way of asking.
        """
        ...


class UnsupportedError(ModelError):
    """The service refuses a request as it is put; put otherwise it may be answered."""

    def __init__(self, status: int) -> None:
        super().__init__(f"the model's service refused the request (HTTP {status})", retryable=False)


class PendingError(ModelError):
    """A recorded run does not hold the answer yet.

    :param failure: what stands in its place, in words; "" for nothing.
    """

    def __init__(self, failure: str = "") -> None:
        told = f": the recorded one is a failure ({failure}), and it is asked for again" if failure else ""
        super().__init__(f"the answer is pending{told}", retryable=True)


def completion_of(body: Any) -> ChatCompletion:
    """A response body as the SDK's type; what a server leaves out gets its usual value.

    :raises ModelError: when it is no chat completion.
    """
    from openai.types.chat import ChatCompletion  # noqa: PLC0415 - the SDK is slow to import
    from pydantic import ValidationError  # noqa: PLC0415

    try:
        choices = [
            {"index": index, "finish_reason": "stop", **choice, "message": {"role": "assistant", "content": None, **choice["message"]}}
            for index, choice in enumerate(body["choices"])
        ]  # fmt: skip
        whole = {"id": "", "object": "chat.completion", "created": 0, "model": "", **body, "choices": choices}
        made = ChatCompletion.model_validate(whole)
    except (ValidationError, TypeError, KeyError, AttributeError):
        made = None
    if made is None or not made.choices:
        raise ModelError("the model's answer is no chat completion", retryable=True)
    return made
