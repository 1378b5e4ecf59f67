"""A change by a person: one transaction, in which the case is locked and the person is asked whether they may.

What is refused is written to the ledger too, in a transaction of its own, and then raised.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from drafter.errors import RefusedError
from drafter.record import cases
from drafter.record.store import Actor
from drafter.review.roles import Action, permits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.record.cases import File
    from drafter.record.people import Person
    from drafter.record.repeats import Once
    from drafter.record.store import Change
    from drafter.web.office import Office


def actor(person: Person) -> Actor:
    return Actor(person.id, person.role.value)


@contextmanager
def doing(
    office: Office, person: Person, action: Action, case: str | None = None
) -> Iterator[tuple[Change, File | None]]:
    """A change by a person to a case that they may change so; what is refused is kept in the ledger."""
    try:
        with office.store.change(actor(person)) as change:
            yield change, _allowed(change, person, action, case)
    except RefusedError as error:
        refused(office, person, action, case, error)
        raise


def _allowed(change: Change, person: Person, action: Action, case: str | None) -> File | None:
    if case is not None:
        return cases.allow(change, person, action, cases.file(change.connection, case, lock=True))
    if not permits(person.role, action):
        raise RefusedError("AUT001", f"a {person.role.value} may not {action.value.replace('_', ' ')}")
    return None


def refused(office: Office, person: Person, action: Action | str, case: str | None, error: RefusedError) -> None:
    """Keeps a refusal in the ledger."""
    with office.store.change(actor(person)) as change:
        change.record("refused", case, asked=str(action), code=error.code)


@contextmanager
def changing(office: Office, person: Person, action: Action, case: str) -> Iterator[tuple[Change, File]]:
    """As ``doing``, for a case."""
    with doing(office, person, action, case) as (change, file):
        assert file is not None
        yield change, file


def kept(change: Change, once: Once | None, answer: str) -> str:
    """The answer to a request, kept where the request may come twice."""
    if once is not None:
        once.keep(change, answer)
    return answer
