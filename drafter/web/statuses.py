"""The HTTP status of each kind of error, the same on pages and in the API."""

from __future__ import annotations

from drafter.errors import ConflictError, DrafterError, InputError, MissingError, ModelError, RefusedError
from drafter.quality.audits.collect import TamperedError
from drafter.web.security import LoggedOutError, PasswordDueError

_STATUS: tuple[tuple[type[DrafterError], int], ...] = (
    (LoggedOutError, 401),
    (PasswordDueError, 403),
    (RefusedError, 403),
    (MissingError, 404),
    (ConflictError, 409),
    (TamperedError, 409),
    (InputError, 422),
    (ModelError, 503),
)


def status_of(error: Exception) -> int:
    """The status by the first kind that fits; 400 for any other."""
    return next((number for kind, number in _STATUS if isinstance(error, kind)), 400)
