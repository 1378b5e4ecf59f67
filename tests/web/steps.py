"""Steps through the review that several tests take: by the actions themselves, for tests that are about what comes after."""

import re

from drafter.criteria.logic import State
from drafter.record import cases, ledger, people, signatures, signoff
from drafter.review.decisions import Decision, Disposition
from drafter.review.gates import Opening, cited
from drafter.review.worksheet import key_of
from drafter.web import actions, first_run, stages

PASSWORD = first_run.DEMO_PASSWORD
#: A criterion of the sample case that the tests' physician finds contradicted.
CONTRADICTED = "symptom_duration"


def team(office):
    """The demo team by login."""
    with office.store.read() as connection:
        return {person.login: person for person in people.everyone(connection)}


def first_case(office):
    """The id of the sample case."""
    with office.store.read() as connection:
        return cases.files(connection)[0].id


def entries(office, action=None):
    """The ledger's entries, or those of one action."""
    with office.store.read() as connection:
        return [entry for entry in ledger.entries(connection) if action in (None, entry.action)]


def desk_of(office, case):
    with office.store.read() as connection:
        return signoff.desk(connection, cases.file(connection, case), office.rules)


def version(office, case):
    with office.store.read() as connection:
        return cases.file(connection, case).version


def answer_all(office, person, case, **other):
    """Answers each criterion as drafted, with its reason where another state is given: ``symptom_duration=State.NOT_MET``."""
    for line in desk_of(office, case).draft.lines:
        for assessed in line.criteria:
            state = other.get(assessed.id.replace("-", "_"), assessed.state)
            reason = "" if state is assessed.state else "The note says so."
            actions.answer(office, person, case, version(office, case), line.line, assessed.id, State(state), reason)


def open_all(office, person, case):
    """Opens every passage that decides."""
    desk = desk_of(office, case)
    for place in cited(desk.draft, desk.sheet, desk.policies):
        actions.open_evidence(
            office, person, case, Opening(line=place.line, criterion=place.criterion, quote=place.quote)
        )


def acknowledge_all(office, person, case):
    desk = desk_of(office, case)
    for found in [*signoff.findings(desk), *signoff.letter_findings(desk, person, office.rules)]:
        if found.severity == "warning":
            actions.acknowledge(office, person, case, version(office, case), key_of(found), "Read and known.")


def file_of(office, case):
    with office.store.read() as connection:
        return cases.file(connection, case)


def refer_contradicted(office, case, **other):
    """Nora answers everything as drafted, but that the record contradicts the duration, and refers the case."""
    nora = team(office)["nora"]
    answer_all(office, nora, case, **{CONTRADICTED: State.NOT_MET, **other})
    stages.refer(office, nora, case, "Please look at the duration.")


def decide(office, person, case, *decisions):
    """``decide(office, paula, case, ("deny", "Six weeks only."), ("request_information", ""))``"""
    actions.decide(
        office, person, case, version(office, case),
        [Decision(line=n, disposition=Disposition(what), reason=reason) for n, (what, reason) in enumerate(decisions, 1)],
    )  # fmt: skip


def signatures_of(office, case):
    with office.store.read() as connection:
        return signatures.of_case(connection, case)


def mend_all(office, person, case):
    """Takes out each drafted sentence that contradicts the answer beside it."""
    for found in signoff.findings(desk_of(office, case)):
        if found.code == "CRT001":
            actions.edit(office, person, case, version(office, case), int(found.at.rpartition("/")[2]), "")


def ready_to_ask(office, case):
    """Nora has done everything for a request for information but sign it."""
    nora, ask = team(office)["nora"], ("request_information", "")
    answer_all(office, nora, case)
    open_all(office, nora, case)
    decide(office, nora, case, ask, ask)
    acknowledge_all(office, nora, case)


def sign_by_page(visitor, case, password=PASSWORD):
    """Signs what the sign-off page shows."""
    shown = re.search(r'name="shown" value="([0-9a-f]{64})"', visitor.get(f"/cases/{case}/sign").text)[1]
    return visitor.post(f"/cases/{case}/sign", shown=shown, password=password)


def edit_first(office, person, case, words, reason=""):
    """Rewrites the first sentence of the rationale."""
    desk = desk_of(office, case)
    actions.edit(office, person, case, desk.file.version, desk.sheet.rationale[0].id, words, reason)
