"""The queue: due first, without any recommendation and without any colour by outcome."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from drafter.record import people
from drafter.record.cases import Stage
from drafter.review.roles import Action, permits
from drafter.web import actions
from drafter.web.changes import actor
from drafter.web.pages.paper import page
from drafter.web.security import Form, OfficeNow, SignedIn
from drafter.web.views.queue import QueueFilter, queue_view

router = APIRouter()
_WITHIN = (8, 24, 72, 168)
_MOST_PAGES = 1_000_000


@router.get("/")
def queue(request: Request, office: OfficeNow, session: SignedIn) -> Response:
    person = session.person
    if not permits(person.role, Action.READ):
        return page(request, "queue.html.jinja", session, view=None, link=None, choices=())
    asked = _asked(request)
    # Looked up before the write lock is taken, which everybody waits for.
    with office.store.read() as connection:
        names = {each.id: each.name for each in people.everyone(connection)}
        view = queue_view(connection, person, names, asked)
    with office.store.change(actor(person)) as change:
        change.record("view_queue")
    return page(
        request, "queue.html.jinja", session, view=view, link=lambda **new: _link(asked, **new), choices=_choices(asked)
    )


@router.post("/cases/{case}/unmask")
def unmask(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    """Who the member is: the answer to a form, so that it is in no address; the ledger has who looked."""
    content = actions.unmask(office, form.session.person, case)
    return page(request, "member.html.jinja", form.session, case=case, member=content.member)


def _asked(request: Request) -> QueueFilter:
    """The filter of an address; what is no value of a filter filters nothing."""
    given = request.query_params
    stage, within, number = given.get("stage", ""), given.get("within", ""), given.get("page", "")
    return QueueFilter(
        stage=Stage(stage) if stage in {each.value for each in Stage} else None,
        mine=given.get("mine") == "1",
        within=int(within) if within in {str(hours) for hours in _WITHIN} else None,
        information=given.get("information") == "1",
        page=min(max(int(number), 1), _MOST_PAGES) if number.isdecimal() and len(number) < 8 else 1,
    )  # fmt: skip


def _link(asked: QueueFilter, **new: object) -> str:
    """The address of the queue with another filter; the first page of it unless a page is given."""
    values = asked.model_dump(mode="json") | {"page": 1} | new
    kept = {
        name: "1" if value is True else value
        for name, value in values.items()
        if value not in (None, False, 1) or value is True
    }
    return f"/?{urlencode(kept)}" if kept else "/"


def _choices(asked: QueueFilter) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """Groups of filters: each with its name, its address and whether it is on."""
    stages = [(each.value.replace("_", " "), _link(asked, stage=each.value), asked.stage is each) for each in Stage]
    hours = [
        (f"{each} h" if each < 72 else f"{each // 24} days", _link(asked, within=each), asked.within == each) for each in _WITHIN
    ]  # fmt: skip
    return [
        ("Whose", [("everyone's", _link(asked, mine=False), not asked.mine), ("in my hands", _link(asked, mine=True), asked.mine)]),
        ("Stage", [("all open", _link(asked, stage=None), asked.stage is None), *stages]),
        ("Due within", [("any time", _link(asked, within=None), asked.within is None), *hours]),
        ("News", [("information arrived", _link(asked, information=not asked.information), asked.information)]),
    ]  # fmt: skip
