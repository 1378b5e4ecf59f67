"""Steps through the review that several tests take."""

from drafter.record import cases, people


def team(office):
    """The demo team by login."""
    with office.store.read() as connection:
        return {person.login: person for person in people.everyone(connection)}


def first_case(office):
    """The id of the sample case."""
    with office.store.read() as connection:
        return cases.files(connection)[0].id
