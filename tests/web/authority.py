"""How each action is asked for by a page, and at which point of a case it makes sense: one table for the tests of pages and of the API."""

from collections.abc import Callable
from typing import Any, NamedTuple

from steps import (
    acknowledge_all,
    answer_all,
    decide,
    desk_of,
    mend_all,
    open_all,
    ready_to_ask,
    refer_contradicted,
    sign_by_page,
    team,
    version,
)

from drafter.criteria.logic import State
from drafter.drafting.findings import Severity
from drafter.record import signoff
from drafter.review.roles import Action
from drafter.review.worksheet import key_of
from drafter.web import stages


class Ask(NamedTuple):
    """How an action is asked for.

    :param at: a name of ``POINTS``: where the case stands, so that whoever may take the action can.
    :param path: of the page; ``{case}`` is the case's id.
    :param fields: the form, as a function of the workbench and the case; None: it is a page that is read.
    """

    at: str
    path: str
    fields: Callable[[Any, str], dict[str, str]] | None


def _nothing(office, case):
    return {}


def _based(**fields):
    return lambda office, case: {"base": str(version(office, case)), **fields}


def _opening(office, case):
    desk = desk_of(office, case)
    assessed = desk.draft.lines[0].criteria[2]
    quote = assessed.evidence[0]
    return {"line": "1", "criterion": assessed.id, "quote": f"{quote.document}:{quote.start}-{quote.end}"}


def _warning(office, case):
    desk = desk_of(office, case)
    found = next(f for f in signoff.findings(desk) if f.severity is Severity.WARNING)
    return {"base": str(desk.file.version), "finding": key_of(found), "reason": "Read and known."}


def _decided(first, second, **fields):
    return _based(**{"decision-1": first, "decision-2": second, **fields})


_CASE = {
    "how": "typed", "payer": "example-commercial", "review": "prospective", "urgency": "standard", "received": "2025-11-12",
    "region": "cervical", "code_0": "20553", "units_0": "1", "document_text": "Neck pain for 5 months.",
}  # fmt: skip
_PERSON = {"login": "rosa", "name": "Rosa Ortiz", "role": "nurse", "states": "CA", "npi": "", "specialty": ""}
_WHY = "Six weeks of symptoms are on record."

PAGES: dict[Action, Ask] = {
    Action.READ: Ask("drafted", "/cases/{case}", None),
    Action.UNMASK: Ask("drafted", "/cases/{case}/unmask", _nothing),
    Action.CREATE_CASE: Ask("drafted", "/cases/new", lambda office, case: _CASE),
    Action.ADD_INFORMATION: Ask("drafted", "/cases/{case}/information", lambda o, c: {"document_text": "More."}),
    Action.DRAFT: Ask("drafted", "/cases/{case}/draft", _nothing),
    Action.OPEN_EVIDENCE: Ask("drafted", "/cases/{case}/open", _opening),
    Action.ANSWER: Ask(
        "drafted", "/cases/{case}/answers",
        _based(line="1", criterion="symptom-duration", state="unclear", reason="In doubt."),
    ),
    Action.EDIT: Ask("drafted", "/cases/{case}/sentences", _based(sentence="1", text="The duration is in doubt.")),
    Action.COMMENT: Ask("drafted", "/cases/{case}/comments", lambda o, c: {"place": "case", "text": "See page 2."}),
    Action.ACKNOWLEDGE: Ask("drafted", "/cases/{case}/acknowledge", _warning),
    Action.REQUEST_INFORMATION: Ask(
        "answered", "/cases/{case}/decide", _decided("request_information", "request_information")
    ),
    Action.APPROVE: Ask("met", "/cases/{case}/decide", _decided("approve", "approve")),
    Action.REFER: Ask("answered", "/cases/{case}/refer", lambda o, c: {"note": "Please look."}),
    Action.RETURN: Ask("referred", "/cases/{case}/return", lambda o, c: {"note": "Ask for the notes."}),
    Action.MODIFY: Ask(
        "referred", "/cases/{case}/decide",
        _decided("modify", "request_information", **{"units-1": "1", "reason-1": _WHY}),
    ),
    Action.DENY: Ask(
        "referred", "/cases/{case}/decide", _decided("deny", "request_information", **{"reason-1": _WHY})
    ),
    Action.EXTEND: Ask(
        "drafted", "/cases/{case}/extend", lambda o, c: {"reason": "At sea.", "notice_sent": "2025-12-01T09:30"}
    ),
    Action.RELEASE_LETTER: Ask("signed", "/cases/{case}/letter/release", _nothing),
    Action.AMEND: Ask("signed", "/cases/{case}/amend", lambda o, c: {"reason": "The wrong form."}),
    Action.REOPEN: Ask("closed", "/cases/{case}/reopen", lambda o, c: {"reason": "An appeal."}),
    Action.VERIFY_LEDGER: Ask("drafted", "/ledger/verify", _nothing),
    Action.MANAGE_PEOPLE: Ask("drafted", "/people", lambda o, c: _PERSON),
}  # fmt: skip
#: Nothing of a case: nobody holds a lease on it.
WITHOUT_CASE = frozenset({Action.CREATE_CASE, Action.VERIFY_LEDGER, Action.MANAGE_PEOPLE})
#: Actions whose pages have a table of their own, or none yet.
ELSEWHERE = frozenset({Action.AUDIT})


def _released(visit, office, case):
    """An approval by the nurse whose letter went out."""
    nora = team(office)["nora"]
    answer_all(office, nora, case, **{c.id.replace("-", "_"): State.MET for line in desk_of(office, case).draft.lines for c in line.criteria})  # fmt: skip
    _settle(office, nora, case)
    decide(office, nora, case, ("approve", ""), ("approve", ""))
    visitor = visit("nora")
    acknowledge_all(office, nora, case)
    sign_by_page(visitor, case)
    stages.release_letter(office, nora, case)


def _settle(office, person, case):
    mend_all(office, person, case)
    open_all(office, person, case)


def _met(visit, office, case):
    nora = team(office)["nora"]
    answer_all(office, nora, case, **{c.id.replace("-", "_"): State.MET for line in desk_of(office, case).draft.lines for c in line.criteria})  # fmt: skip


def _signed(visit, office, case):
    ready_to_ask(office, case)
    sign_by_page(visit("nora"), case)


#: From the drafted sample case on: what has happened by then.
POINTS: dict[str, Callable[[Any, Any, str], None]] = {
    "drafted": lambda visit, office, case: None,
    "answered": lambda visit, office, case: answer_all(office, team(office)["nora"], case),
    "met": _met,
    "referred": lambda visit, office, case: refer_contradicted(office, case),
    "signed": _signed,
    "closed": _released,
}
