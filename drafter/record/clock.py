"""The time, as records keep it. One place, so that tests can set it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def now() -> datetime:
    return datetime.now(UTC)


def stamp(moment: datetime | None = None, *, plus: timedelta = timedelta()) -> str:
    """RFC 3339 in UTC with microseconds, always of one width."""
    return ((moment or now()) + plus).astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def parsed(text: str) -> datetime:
    return datetime.fromisoformat(text)
