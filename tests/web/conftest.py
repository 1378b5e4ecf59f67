"""A workbench with the demo team and the sample case, a browser without a window for each person, and one with a window."""

import shutil
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from audit_steps import signed_cases
from visitors import Visitor

from drafter import settings
from drafter.models.rules.model import RulesModel
from drafter.record import cases, people
from drafter.record.signoff import Rules
from drafter.record.store import open_store
from drafter.review import rulesets
from drafter.web import actions, first_run
from drafter.web.office import Office

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(scope="session", autouse=True)
def _cheap_passwords():
    """Real hashes, made in a moment: their cost is not what these tests are about."""
    kept, people._hasher = people._hasher, lambda: PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    people._decoy.cache_clear()
    yield
    people._hasher = kept
    people._decoy.cache_clear()


@pytest.fixture(scope="session")
def rule_sets():
    return rulesets.load()


@pytest.fixture(scope="session")
def _open(library, rule_sets):
    def open_(file):
        return Office(
            store=open_store(f"sqlite:///{file}"), library=library, rules=Rules(library.policies, rule_sets),
            model=RulesModel(), demo=True,
            # Exercises come by chance; tests that are about them ask for one.
            settings=settings.read({"DRAFTER_EXERCISE_RATE": "0", "DRAFTER_EXERCISE_ONBOARDING": "0"}),
        )  # fmt: skip

    return open_


@pytest.fixture(scope="session")
def _prepared(_open, tmp_path_factory, _cheap_passwords):
    """The demo's database, made once with the sample case alone: as it starts, and drafted by the nurse."""
    folder = tmp_path_factory.mktemp("workbench")
    office = _open(folder / "new.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(first_run, "DEMO_CASES", first_run.DEMO_CASES[:1])
        first_run.prepare(office)
    office.store.engine.dispose()
    shutil.copy(folder / "new.db", folder / "drafted.db")
    office = _open(folder / "drafted.db")
    with office.store.read() as connection:
        nurse = next(person for person in people.everyone(connection) if person.login == "nora")
        case = cases.files(connection)[0].id
    actions.draft(office, nurse, case)
    office.store.engine.dispose()
    return folder


@pytest.fixture
def office(_open, _prepared, tmp_path):
    """The demo: its team, and the sample case as it came in."""
    shutil.copy(_prepared / "new.db", tmp_path / "workbench.db")
    office = _open(tmp_path / "workbench.db")
    yield office
    office.store.engine.dispose()


@pytest.fixture
def drafted_office(_open, _prepared, tmp_path):
    """The demo with the sample case drafted by nora."""
    shutil.copy(_prepared / "drafted.db", tmp_path / "workbench.db")
    office = _open(tmp_path / "workbench.db")
    yield office
    office.store.engine.dispose()


@pytest.fixture(scope="session")
def _signed(_open, _prepared, sample):
    """The demo's database with four signed cases, made once."""
    shutil.copy(_prepared / "drafted.db", _prepared / "signed.db")
    office = _open(_prepared / "signed.db")
    signed_cases(office, sample, 4)
    office.store.engine.dispose()
    return _prepared / "signed.db"


@pytest.fixture
def signed_office(_open, _signed, tmp_path):
    """The demo with four signed cases, by three reviewers."""
    shutil.copy(_signed, tmp_path / "workbench.db")
    office = _open(tmp_path / "workbench.db")
    yield office
    office.store.engine.dispose()


@pytest.fixture
def visit(drafted_office):
    """``visit("nora")``: her browser, at the workbench with the drafted sample case."""
    return lambda login: Visitor(drafted_office, login)


@pytest.fixture(scope="session")
def chromium():
    """A browser with a window that nobody sees."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"there is no {CHROMIUM} on this machine")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only browser tests need it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
