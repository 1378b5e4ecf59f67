"""The letter of a case for one person: of the signature that stands, of an earlier one, or what the person would send."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.errors import InputError, MissingError, RefusedError
from drafter.record import signatures
from drafter.web import actions, changes, signing

if TYPE_CHECKING:
    from drafter.record.cases import File
    from drafter.record.people import Person
    from drafter.record.signatures import Signature
    from drafter.review.letters import Letter
    from drafter.web.office import Office


class Found(NamedTuple):
    """A letter, and whose.

    :param signature: None: nothing is signed, this is what would be.
    """

    file: File
    letter: Letter | None
    signature: Signature | None

    @property
    def draft(self) -> bool:
        """Whether no signature stands for it."""
        return self.signature is None or not (self.signature.stands or self.signature.released)


def letter_of(office: Office, person: Person, case: str, signature: str, what: str) -> Found:
    """The letter of a signature; before there is one, what the person would sign.

    :raises MissingError: for a signature that the case does not have.
    """
    file = actions.read(office, person, case, what)
    with office.store.read() as connection:
        kept = signatures.of_case(connection, case)
    if signature:
        asked = [each for each in kept if each.determination.id == signature]
        if not asked:
            raise MissingError("there is no such signature")
        return Found(file, asked[0].determination.shown.letter, asked[0])
    standing = [each for each in kept if each.stands]
    if standing:
        return Found(file, standing[-1].determination.shown.letter, standing[-1])
    return Found(file, _preview(office, person, case), None)


def _preview(office: Office, person: Person, case: str) -> Letter | None:
    """What a person who may decide so would send; none while nothing is decided."""
    try:
        shown = signing.preview(office, person, case)
    except (MissingError, InputError):  # not drafted, or referred
        return None
    return shown[1] if shown else None


def whole(office: Office, person: Person, found: Found) -> Letter:
    """:raises RefusedError: for an exercise.
    :raises MissingError: while there is no letter.
    """
    if found.file.exercise:
        error = RefusedError("AUT014", "an exercise has no letter", "Finish it to see the feedback.")
        changes.refused(office, person, "letter", found.file.id, error)
        raise error
    if found.letter is None:
        raise MissingError("there is no letter: nothing is decided")
    return found.letter
