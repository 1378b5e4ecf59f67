"""A service that speaks the OpenAI API, with one policy for retries.

Busy (429), failing (5xx), slow and broken connections are tried again with growing, jittered waits, as long as
attempts and the deadline allow; a service's own ``Retry-After`` is honoured. Nothing of a request or an answer
gets into an error or a log line.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from drafter.errors import CredentialError, ModelError
from drafter.models.chat import Body, UnsupportedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tenacity import RetryCallState

    from drafter.settings import Settings

OPENAI = "https://api.openai.com/v1"
#: Refusals of the request as it is put; 500 and 501 are what some servers answer to a format they do not know.
_AS_PUT = frozenset({400, 404, 415, 422, 500, 501})
_LONGEST_WAIT = 20.0  # seconds between two attempts
_QUIET = ("openai", "httpx", "httpx2", "instructor")


class Endpoint:
    """One model of one service."""

    #: JSON by schema first; then by a tool; then as any JSON object; then asked for in words.
    modes: tuple[str, ...] = ("JSON_SCHEMA", "TOOLS", "JSON", "MD_JSON")
    ahead = False

    def __init__(self, model: str, settings: Settings, environment: Mapping[str, str]) -> None:
        """:raises CredentialError: when the service needs a key and there is none."""
        self.model = model
        self.concurrency = settings.whole("DRAFTER_CONCURRENCY")
        self.base = environment.get("OPENAI_BASE_URL") or OPENAI
        key = environment.get("OPENAI_API_KEY")
        if not key and not environment.get("OPENAI_BASE_URL"):
            raise CredentialError(
                "OPENAI_API_KEY is not set. Set it, or name a server of your own with OPENAI_BASE_URL."
            )
        self._key = key or "none"
        self._attempts = settings.whole("DRAFTER_ATTEMPTS")
        self._deadline = settings.whole("DRAFTER_DEADLINE")
        self._timeout = settings.whole("DRAFTER_TIMEOUT")
        self._free = threading.Semaphore(self.concurrency)
        self._lock = threading.Lock()
        self._client: Any = None
        self._out_of_reach = False

    @property
    def host(self) -> str:
        return urlsplit(self.base).hostname or self.base

    def complete(self, body: Body) -> Body:
        """The response to a request, after as many attempts as it takes and the policy allows."""
        import tenacity  # noqa: PLC0415 - only hosted models need it

        policy = tenacity.Retrying(
            retry=tenacity.retry_if_exception(_again),
            wait=_wait,
            # A service that was out of reach a moment ago gets one attempt, so that a night's run ends.
            stop=tenacity.stop_after_attempt(1 if self._out_of_reach else self._attempts)
            | tenacity.stop_after_delay(self._deadline),
            reraise=True,
        )
        try:
            with self._free:
                answer = policy(self._once, body)
        except Exception as error:  # noqa: BLE001 - whatever the SDK raises becomes one error without its text
            raise self._told(error) from None
        self._out_of_reach = False
        return answer

    def _once(self, body: Body) -> Body:
        raw = self._opened().chat.completions.with_raw_response.create(**body)
        try:
            answer = raw.http_response.json()
        except ValueError:
            raise ModelError("the service's answer is not JSON", retryable=True) from None
        if not isinstance(answer, dict):
            raise ModelError("the service's answer is no JSON object", retryable=True)
        return answer

    def _opened(self) -> Any:
        with self._lock:
            if self._client is None:
                import openai  # noqa: PLC0415 - the SDK takes a second to import

                silence()
                self._client = openai.OpenAI(
                    api_key=self._key, base_url=self.base, timeout=self._timeout, max_retries=0
                )
            return self._client

    def _told(self, error: Exception) -> Exception:
        """What a failure means for whoever asked."""
        import openai  # noqa: PLC0415

        if isinstance(error, ModelError | CredentialError):
            return error
        status = error.status_code if isinstance(error, openai.APIStatusError) else 0
        if status in (401, 403):
            return CredentialError(f"{self.host} does not accept the key (HTTP {status}). Check OPENAI_API_KEY.")
        if status in _AS_PUT:
            return UnsupportedError(status)
        if status:
            return ModelError(f"{self.host} answered HTTP {status}", retryable=_again(error))
        self._out_of_reach = True
        return ModelError(
            f"{self.host} could not be reached ({type(error).__name__})",
            retryable=True,
            hint="Check OPENAI_BASE_URL and the network.",
        )


def silence() -> None:
    """Keeps the libraries' own logs quiet: they would hold requests and answers."""
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _again(error: BaseException) -> bool:
    import openai  # noqa: PLC0415

    if isinstance(error, openai.RateLimitError):
        return error.code != "insufficient_quota"
    if isinstance(error, ModelError):
        return error.retryable
    return isinstance(error, openai.APIConnectionError | openai.InternalServerError) or (
        isinstance(error, openai.APIStatusError) and error.status_code in (408, 409)
    )


def _wait(state: RetryCallState) -> float:
    """Seconds to the next attempt: what the service asks for, else growing with jitter."""
    import tenacity  # noqa: PLC0415

    error = state.outcome.exception() if state.outcome else None
    headers = getattr(getattr(error, "response", None), "headers", {})
    try:
        asked = float(headers.get("retry-after-ms", "")) / 1000
    except ValueError:
        try:
            asked = float(headers.get("retry-after", ""))
        except ValueError:
            return float(tenacity.wait_random_exponential(multiplier=0.5, max=_LONGEST_WAIT)(state))
    return min(max(asked, 0.0), _LONGEST_WAIT)
