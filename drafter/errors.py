"""Every error that a person can cause or must act on, in one hierarchy.

    DrafterError
    ├── InputError        bad input, wrong use, bad configuration      exit 2
    ├── RefusedError      a person may not do this                     exit 2, HTTP 403
    ├── ConflictError     it changed meanwhile, or is at another stage exit 2, HTTP 409
    ├── MissingError      there is no such thing                       exit 2, HTTP 404
    ├── CredentialError   a key or an agreement is missing             exit 4
    └── ModelError        a model or network service failed            exit 5
        └── WithheldError      a request that would have shown an identifier was not sent

Messages name the file, the place in it, the cause and the remedy, and never hold text of a
patient's record.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


class DrafterError(Exception):
    """Base of all errors that a face (command line, web, API) shows as one message."""

    exit_code = 2

    def __reduce__(self) -> tuple[Any, ...]:
        """An error goes between processes as it is: its message is built already."""
        return _rebuilt, (type(self), self.args, vars(self))


def _rebuilt(kind: type[DrafterError], arguments: tuple[Any, ...], state: dict[str, Any]) -> DrafterError:
    error = kind.__new__(kind, *arguments)
    vars(error).update(state)
    return error


class InputError(DrafterError):
    """Something that was given cannot be used.

    :param cause: what is wrong, one sentence without a full stop.
    :param file: the file that it is in.
    :param place: where in the file: a path such as ``documents[0].date`` or ``line 12``.
    :param remedy: what to do about it.
    """

    def __init__(self, cause: str, *, file: object = None, place: str = "", remedy: str = "") -> None:
        self.cause, self.file, self.place, self.remedy = cause, file, place, remedy
        where = ": ".join(str(part) for part in (file, place) if part)
        super().__init__(f"{where + ': ' if where else ''}{cause}{'. ' + remedy if remedy else ''}")


class RefusedError(DrafterError):
    """A person may not do this.

    :param code: the finding code that says why (``AUT...``).
    """

    def __init__(self, code: str, cause: str, remedy: str = "") -> None:
        self.code, self.cause, self.remedy = code, cause, remedy
        super().__init__(f"{code}: {cause}{'. ' + remedy if remedy else ''}")


class ConflictError(DrafterError):
    """What was asked does not fit what stands now: somebody changed it, or it is at another stage."""

    def __init__(self, cause: str, remedy: str = "", *, code: str = "AUT013") -> None:
        self.code, self.cause, self.remedy = code, cause, remedy
        super().__init__(f"{cause}{'. ' + remedy if remedy else ''}")


class MissingError(DrafterError):
    """There is no such case, person or version (or not for this person)."""


class CredentialError(DrafterError):
    """A key, or a stated agreement that a key needs, is missing."""

    exit_code = 4


class ModelError(DrafterError):
    """A model or a network service failed after all retries.

    :param retryable: whether asking again later may help.
    :param hint: what the person can do.
    """

    exit_code = 5

    def __init__(self, message: str, *, retryable: bool, hint: str = "") -> None:
        self.retryable, self.hint = retryable, hint
        super().__init__(f"{message}{'. ' + hint if hint else ''}")


class WithheldError(ModelError):
    """A request was not sent, for it would have shown who the patient is.

    :param what: the kinds of identifiers, never the identifiers.
    """

    def __init__(self, what: Iterable[str]) -> None:
        super().__init__(f"a request was withheld, for it still held {', '.join(sorted(what))}", retryable=False)


def nearest(name: str, known: Iterable[str]) -> str:
    """A remedy that names the nearest known name, or all of them when nothing is near."""
    names = sorted(known)
    close = get_close_matches(name, names, n=1, cutoff=0.6)
    return f"Did you mean {close[0]!r}?" if close else f"Known: {', '.join(names)}"
