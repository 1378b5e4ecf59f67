"""Every action, every role, a case that nobody holds, one's own and another's: who may gets it done, everyone else is refused and kept."""

import json
import shutil

import pytest
from authority import ELSEWHERE, PAGES, POINTS, WITHOUT_CASE
from callers import Caller
from calls import CALLS, call
from sqlalchemy import update
from steps import entries, first_case, team
from visitors import Visitor

from drafter.record.clock import stamp
from drafter.record.tables import CASE
from drafter.review.roles import LEASED, Action, Role, permits

LOGINS = {Role.NURSE: "nora", Role.PHYSICIAN: "paula", Role.AUDITOR: "ada", Role.ADMIN: "adam"}


@pytest.fixture(scope="module")
def points(_open, _prepared, tmp_path_factory):
    """A database for each point of a case, made when it is first asked for."""
    folder, made = tmp_path_factory.mktemp("points"), {}

    def at(point):
        if point not in made:
            shutil.copy(_prepared / "drafted.db", folder / f"{point}.db")
            office = _open(folder / f"{point}.db")
            POINTS[point](lambda login: Visitor(office, login), office, first_case(office))
            office.store.engine.dispose()
            made[point] = folder / f"{point}.db"
        return made[point]

    return at


@pytest.fixture
def fresh(points, _open, tmp_path):
    """``fresh("drafted")``: a workbench of its own at that point."""
    opened = []

    def fresh(point):
        file = tmp_path / f"{len(opened)}.db"
        shutil.copy(points(point), file)
        opened.append(_open(file))
        return opened[-1]

    yield fresh
    for office in opened:
        office.store.engine.dispose()


def hold(office, holder):
    """Gives the case to a person, or to nobody."""
    values = {"leased_by": None, "leased_until": None}
    if holder:
        later = stamp().replace(stamp()[:4], str(int(stamp()[:4]) + 1), 1)
        values = {"leased_by": team(office)[holder].id, "leased_until": later}
    with office.store.engine.begin() as connection:
        connection.execute(update(CASE).values(**values))


def ask(office, login, action):
    """What a person gets who asks for an action by its page."""
    how, case, visitor = PAGES[action], first_case(office), Visitor(office, login)
    path = how.path.format(case=case)
    if how.fields is None:
        return visitor.get(path)
    return visitor.client.post(path, data={"csrf": visitor.session.csrf, **how.fields(office, case)})


def expected(action, role, held):
    """The finding code of the refusal, or none."""
    if not permits(role, action):
        return "AUT001"
    return "AUT003" if held == "another" and action in LEASED else ""


def ask_by_program(office, login, action):
    """What a program of that person gets."""
    return call(Caller(office, login), office, first_case(office), action)


def test_the_tables_have_every_action():
    assert set(PAGES) | ELSEWHERE == set(Action)
    assert set(CALLS) == set(PAGES)


@pytest.mark.parametrize("by", [ask, ask_by_program], ids=["page", "api"])
@pytest.mark.parametrize("action", PAGES, ids=lambda action: action.value)
def test_who_may_gets_it_done_and_everyone_else_is_refused_and_kept(fresh, action, by):
    office = None
    for role, login in LOGINS.items():
        holders = {"nobody": None, "own": login, "another": "piet" if role is Role.NURSE else "nils"}
        for held, holder in holders.items():
            if action in WITHOUT_CASE and held != "nobody":
                continue
            cell = f"{action.value} by a {role.value}, case held by {held}"
            office = office or fresh(PAGES[action].at)
            hold(office, holder)
            before = len(entries(office))
            answer = by(office, login, action)
            told = [entry for entry in entries(office)[before:] if entry.action == "refused"]
            code = expected(action, role, held)
            if not code:
                assert answer.status_code in (200, 201, 204, 303), f"{cell}: {answer.status_code}"
                assert not told, cell
                office = None  # it was done: the next one asks where it was not
                continue
            assert answer.status_code == 403, f"{cell}: {answer.status_code}"
            kept = [json.loads(entry.detail) for entry in told if entry.actor == team(office)[login].id]
            assert {"asked": action.value, "code": code} in kept, f"{cell}: {kept}"
            if role is Role.ADMIN and action not in WITHOUT_CASE:
                assert "note-1" not in answer.text, f"{cell}: a part of the record is shown"


@pytest.mark.parametrize("action", PAGES, ids=lambda action: action.value)
def test_whoever_is_logged_out_gets_nothing(fresh, action):
    office = fresh(PAGES[action].at)
    visitor = Visitor(office, "nora")
    visitor.client.cookies.clear()
    path = PAGES[action].path.format(case=first_case(office))
    answer = visitor.get(path) if PAGES[action].fields is None else visitor.post(path)
    assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/login")


@pytest.mark.parametrize(
    "sent", [{"csrf": "not the token"}, {}, {"headers": {"Origin": "https://elsewhere.example"}}, {"headers": {"Sec-Fetch-Site": "cross-site"}}]
)  # fmt: skip
def test_a_form_of_another_site_changes_nothing(fresh, sent):
    office = fresh("answered")
    visitor, case = Visitor(office, "nora"), first_case(office)
    before = len(entries(office, "refer"))
    data = {"note": "From elsewhere.", "csrf": sent.get("csrf", visitor.session.csrf if "headers" in sent else "")}
    answer = visitor.client.post(f"/cases/{case}/refer", data=data, headers=sent.get("headers"))
    assert answer.status_code == 403
    assert len(entries(office, "refer")) == before
