"""Signed cases for audits, made by the actions themselves."""

from steps import PASSWORD, acknowledge_all, answer_all, decide, first_case, open_all, team

from drafter.record import cases, sessions, signatures
from drafter.web import actions, changes, signing, stages


def sign(office, person, case):
    """Signs what the sign-off page would show; the signature's id."""
    with office.store.change(changes.actor(person)) as change:
        _, session = sessions.begin(change, person)
    shown = signing.look(office, person, case).shown
    return signing.sign(office, session, case, shown.digest, password=PASSWORD, address="test").id


def signed_cases(office, sample, count):
    """The sample case, drafted, and copies of it: each asked for information by nora, nils or paula in turn."""
    people = team(office)
    made = [first_case(office)]
    for _ in range(count - 1):
        made.append(actions.create_case(office, people["nora"], sample))
        actions.draft(office, people["nora"], made[-1])
    return [signed(office, people[("nora", "nils", "paula")[n % 3]], case) for n, case in enumerate(made)]


def signed(office, person, case):
    """A case that a person reads, answers as drafted and signs; the signature's id."""
    stages.release_lease(office, team(office)["nora"], case)
    actions.read(office, person, case)
    ask = ("request_information", "")
    answer_all(office, person, case)
    open_all(office, person, case)
    decide(office, person, case, ask, ask)
    acknowledge_all(office, person, case)
    return sign(office, person, case)


def case_of(office, identifier):
    """The case that a signature is of."""
    with office.store.read() as connection:
        return next(
            f.id
            for f in cases.files(connection)
            for s in signatures.of_case(connection, f.id)
            if s.determination.id == identifier
        )
