"""A workbench with the demo team and the sample case, a browser without a window for each person, and one with a window."""

import shutil
from pathlib import Path

import pytest
from argon2 import PasswordHasher
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
            model=RulesModel(), settings=settings.read({}), demo=True,
        )  # fmt: skip

    return open_


@pytest.fixture(scope="session")
def _prepared(_open, tmp_path_factory, _cheap_passwords):
    """The demo's database, made once: as it starts, and with its case drafted by the nurse."""
    folder = tmp_path_factory.mktemp("workbench")
    office = _open(folder / "new.db")
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
