"""Stores on both databases, a team, and a case in work: every test of the record runs on SQLite and on PostgreSQL."""

import shutil
from contextlib import contextmanager
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from postgres import Server

from drafter.record import cases, clock, people, sessions, signoff, work
from drafter.record.store import Actor, open_store
from drafter.review import rulesets, worksheet
from drafter.review.decisions import Decision, Disposition
from drafter.review.gates import unopened
from drafter.review.roles import Action, Credentials, Role

PASSWORD = "four words that last"
TEAM = {
    "nora": (Role.NURSE, Credentials(states=("CA",))),
    "nils": (Role.NURSE, Credentials()),
    "paula": (Role.PHYSICIAN, Credentials(states=("CA", "TX"), npi="1234567893", specialty="Pain medicine")),
    "piet": (Role.PHYSICIAN, Credentials()),
    "ada": (Role.AUDITOR, Credentials()),
    "adam": (Role.ADMIN, Credentials()),
}


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch):
    """Argon2 as a password needs it takes a tenth of a second each time."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(people, "_hasher", lambda: cheap)
    people._decoy.cache_clear()


@pytest.fixture(scope="session")
def server():
    try:
        started = Server()
    except Exception as error:  # noqa: BLE001 - whatever keeps it from starting is a reason to skip
        pytest.skip(f"no PostgreSQL could be started here ({type(error).__name__})")
    yield started
    started.close()


@pytest.fixture(scope="session")
def _lite(tmp_path_factory):
    """A SQLite file with the tables, to be copied."""
    file = tmp_path_factory.mktemp("lite") / "template.db"
    store = open_store(f"sqlite:///{file}")
    store.engine.dispose()
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The URL of a database with the tables and nothing in them."""
    if request.param == "postgresql":
        server = request.getfixturevalue("server")
        return server.url(server.clean())
    shutil.copy(request.getfixturevalue("_lite"), tmp_path / "record.db")
    return f"sqlite:///{tmp_path / 'record.db'}"


@pytest.fixture
def store(url):
    opened = open_store(url)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def at(monkeypatch):
    """Sets the clock on: ``at(minutes=31)``."""

    def at(**later):
        moment = clock.now() + timedelta(**later)
        monkeypatch.setattr(clock, "now", lambda: moment)
        for module in (sessions, signoff):
            monkeypatch.setattr(module, "now", lambda: moment)
        return moment

    return at


@pytest.fixture(scope="session")
def hire():
    """Makes one account of each kind, by login."""

    def hire(store):
        with store.change(Actor()) as change:
            return {
                login: people.add(change, login, login.capitalize(), role, PASSWORD, credentials=credentials)
                for login, (role, credentials) in TEAM.items()
            }

    return hire


@pytest.fixture
def team(store, hire):
    return hire(store)


class Room:
    """A case in work: who does what to it, in one transaction each."""

    def __init__(self, store, team, rules, case, drafted=None):
        self.store, self.team, self.rules = store, team, rules
        with self.by("nora") as change:
            self.id = cases.create(change, case, "2026-01-19T08:00:00.000000Z", {"reason": "a week"})
        if drafted is not None:
            with self.by("nora") as change:
                work.keep_draft(change, self.file(change), drafted, team["nora"].id)

    @contextmanager
    def by(self, login):
        person = self.team[login]
        with self.store.change(Actor(person.id, person.role.value)) as change:
            yield change

    def file(self, change=None):
        if change is not None:
            return cases.file(change.connection, self.id, lock=True)
        with self.store.read() as connection:
            return cases.file(connection, self.id)

    def desk(self):
        with self.store.read() as connection:
            return signoff.desk(connection, cases.file(connection, self.id), self.rules)

    def save(self, login, sheet, base=None, action=Action.ANSWER):
        with self.by(login) as change:
            file = cases.allow(change, self.team[login], action, self.file(change))
            return work.save(change, file, sheet, file.version if base is None else base, action)

    def answer(self, login, **states):
        """Answers to criteria, by their names with underscores; all others as drafted."""
        desk = self.desk()
        sheet, author = desk.sheet, self.team[login].author()
        for line in desk.draft.lines:
            for assessed in line.criteria:
                state = states.get(assessed.id.replace("-", "_"), assessed.state)
                sheet = worksheet.answered(sheet, desk.draft, line.line, assessed.id, state, "Read so.", author)
        return self.save(login, sheet)

    def decide(self, login, disposition, reason="", action=Action.ANSWER):
        desk = self.desk()
        decisions = [
            Decision(line=line.line, disposition=Disposition(disposition), reason=reason) for line in desk.draft.lines
        ]
        return self.save(login, worksheet.decided(desk.sheet, decisions), action=action)

    def open_all(self, login):
        """Opens everything that decides, as its own signer must."""
        desk = self.desk()
        for place in unopened(desk.draft, desk.sheet, desk.policies, []):
            with self.by(login) as change:
                work.open_evidence(change, self.file(change), desk.draft.digest, place)

    def acknowledge(self, login):
        """Acknowledges every warning that stands against the work and its letter."""
        desk = self.desk()
        sheet = desk.sheet
        for found in [*signoff.findings(desk), *signoff.letter_findings(desk, self.team[login], self.rules)]:
            if found.severity == "warning":
                sheet = worksheet.acknowledged(sheet, found, "Looked at.", self.team[login].author())
        return self.save(login, sheet, action=Action.ACKNOWLEDGE)

    def refer(self):
        with self.by("nora") as change:
            file = cases.allow(change, self.team["nora"], Action.REFER, self.file(change))
            cases.move(change, file, cases.Stage.PHYSICIAN_REVIEW, Action.REFER, "Not met.")

    def session(self, login):
        with self.by(login) as change:
            return sessions.begin(change, self.team[login])[1]

    def shown(self, login):
        with self.store.read() as connection:
            file = cases.file(connection, self.id)
            return signoff.present(connection, signoff.desk(connection, file, self.rules), self.team[login], self.rules)

    def sign(self, login, *, seen=None, session=None):
        session = session or self.session(login)
        seen = self.shown(login).digest if seen is None else seen
        with self.by(login) as change:
            return signoff.sign(change, session, self.id, seen, self.rules)


@pytest.fixture(scope="session")
def rules(library):
    return signoff.Rules(library.policies, rulesets.load())


@pytest.fixture(scope="session")
def draft_of(library):
    from drafter.models.rules.model import RulesModel  # noqa: PLC0415
    from drafter.pipeline import draft  # noqa: PLC0415

    return lambda case: draft(case, RulesModel(), library)


@pytest.fixture(scope="session")
def full(case_of, met_in_full, draft_of):
    """A case whose every criterion the record meets, and its draft."""
    case = case_of(met_in_full)
    return case, draft_of(case)


@pytest.fixture(scope="session")
def short(case_of, met_in_full, draft_of):
    """As ``full``, but the symptoms did not last as long as the policy asks."""
    case = case_of(met_in_full.replace("5 months", "2 months"))
    return case, draft_of(case)


@pytest.fixture(scope="session")
def room_of(rules, full):
    """A drafted case in a store: ``room_of(store, team)``."""
    return lambda store, team: Room(store, team, rules, *full)


@pytest.fixture(scope="session")
def room_at():
    """Makes a room of a case of one's own: ``room_at(store, team, rules, case, draft)``."""
    return Room


@pytest.fixture
def room(store, team, room_of):
    """A drafted case."""
    return room_of(store, team)


@pytest.fixture
def unmet(store, team, rules, short):
    """A drafted case that does not meet its policy."""
    return Room(store, team, rules, *short)


@pytest.fixture
def received(store, team, rules, full):
    """A case that nobody drafted yet."""
    return Room(store, team, rules, full[0])
