"""The first start: one administrator with a one-time password; with ``--demo`` a team and cases, all invented."""

from __future__ import annotations

import secrets
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.evidence.intake.case_files import load_case
from drafter.record import people
from drafter.record.clock import now
from drafter.record.store import Actor
from drafter.review.roles import Credentials, Role
from drafter.settings import data
from drafter.web import actions

if TYPE_CHECKING:
    from datetime import datetime

    from drafter.evidence.intake.cases import Case
    from drafter.settings import Settings
    from drafter.web.office import Office

#: The demo team. The password is printed at each start; its data is invented, so that nothing hangs on it.
DEMO_PASSWORD = "trigger point demo"  # noqa: S105 - see above
_TEAM = (
    ("nora", "Nora Quist", Role.NURSE, Credentials(states=("CA", "TX"))),
    ("nils", "Nils Abara", Role.NURSE, Credentials(states=("CA",))),
    ("paula", "Paula Weiss", Role.PHYSICIAN, Credentials(states=("CA", "TX"), npi="1234567893", specialty="Pain medicine")),
    ("piet", "Piet Ansah", Role.PHYSICIAN, Credentials(states=("NY",), npi="1245319599", specialty="Neurology")),
    ("ada", "Ada Lindqvist", Role.AUDITOR, Credentials()),
    ("adam", "Adam Rao", Role.ADMIN, Credentials()),
)  # fmt: skip
#: Invented cases that are shipped, something of each kind, and how long before the first start each is said to have come in: from a
#: due time that is past to one a month off. Only the receipt is set so. The record's dates and the dates of service stay as they
#: are, and all are of services already given, which are judged for the day of the service: so every draft stays the same.
DEMO_CASES = (
    ("cervical-tpi-onb", timedelta(days=2)),  # two lines, information to ask for
    ("cluster-bout-expedited-telegraphic", timedelta(hours=17)),  # expedited
    ("tpi-onb-neuralgia-five-documents", timedelta(days=12)),  # five documents, a member, both lines met
    ("tpi-exactly-three-calendar-months", timedelta(days=29)),  # California; for a physician
    ("tpi-misfiled-therapy-discharge", timedelta(days=6)),  # a document of another patient
    ("fourth-session-with-leap-day-inside-year", timedelta(days=31)),  # Medicare; overdue
    ("tpi-telegraphic-forklift", timedelta(hours=4)),  # Texas; met in full
)


def demo_settings(settings: Settings) -> Settings:
    """The settings with a database of the demo's own, unless one is named."""
    if settings["DRAFTER_DATABASE"]:
        return settings
    from platformdirs import user_data_path  # noqa: PLC0415

    return settings.having(DRAFTER_DATABASE=f"sqlite:///{Path(user_data_path('drafter')) / 'demo.db'}")


def prepare(office: Office) -> list[str]:
    """What a first start makes, and what to tell whoever started it."""
    with office.store.read() as connection:
        known = people.everyone(connection)
    if office.demo:
        if not known:
            _make_demo(office)
        logins = ", ".join(f"{login} ({role.value})" for login, _, role, _ in _TEAM)
        return [f"Demo team: {logins}; the password of all is: {DEMO_PASSWORD}"]
    if known:
        return []
    word = secrets.token_urlsafe(12)
    with office.store.change(Actor()) as change:
        people.add(change, "admin", "Administrator", Role.ADMIN, word, one_time=True)
    return [f"First start: log in as admin with the one-time password {word}"]


def _make_demo(office: Office) -> None:
    with office.store.change(Actor()) as change:
        team = [
            people.add(change, login, name, role, DEMO_PASSWORD, credentials=credentials)
            for login, name, role, credentials in _TEAM
        ]
    nurse = team[0]
    for name, ago in DEMO_CASES:
        actions.create_case(office, nurse, _came_in(load_case(data("demo") / name), now() - ago))


def _came_in(case: Case, at: datetime) -> Case:
    request = case.request.model_copy(update={"received": at.replace(second=0, microsecond=0)})
    return case.model_copy(update={"request": request})
