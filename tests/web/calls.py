"""How each action is asked for by the API, at the same points of a case as the pages of ``authority``."""

from collections.abc import Callable
from typing import Any, NamedTuple

from authority import PAGES
from steps import version

from drafter.review.roles import Action


class Call(NamedTuple):
    """:param body: as a function of what the page's form would hold; None: nothing is sent.
    :param based: whether it is a change of the work, on a version.
    """

    method: str
    path: str
    body: Callable[[dict[str, str]], Any] | None = None
    based: bool = False


def _decisions(form):
    return {
        "decisions": [
            {
                "line": line, "disposition": form[f"decision-{line}"], "reason": form.get(f"reason-{line}", ""),
                "units": int(form[f"units-{line}"]) if f"units-{line}" in form else None,
            }
            for line in (1, 2)
        ]
    }  # fmt: skip


def _reason(form):
    return {"reason": form.get("reason") or form["note"]}


_WHERE = "/v1/cases/{case}"
_CASE = {
    "id": "neck", "payer": "example-commercial", "documents": [{"id": "note-1", "text": "Neck pain for 5 months."}],
    "request": {"review": "prospective", "received": "2025-11-12", "lines": [{"line": 1, "code": "20553"}]},
}  # fmt: skip
_DECIDE = Call("PUT", f"{_WHERE}/decisions", _decisions, based=True)
CALLS: dict[Action, Call] = {
    Action.READ: Call("GET", _WHERE),
    Action.UNMASK: Call("GET", f"{_WHERE}/member"),
    Action.CREATE_CASE: Call("POST", "/v1/cases", lambda form: _CASE),
    Action.ADD_INFORMATION: Call(
        "POST", f"{_WHERE}/information", lambda form: {"documents": [{"id": "note-2", "text": form["document_text"]}]}
    ),
    Action.DRAFT: Call("POST", f"{_WHERE}/drafts"),
    Action.OPEN_EVIDENCE: Call("POST", f"{_WHERE}/openings", lambda form: form | {"line": int(form["line"])}),
    Action.ANSWER: Call(
        "PUT", f"{_WHERE}/lines/1/criteria/symptom-duration/answer",
        lambda form: {"state": form["state"], "reason": form["reason"]}, based=True,
    ),
    Action.EDIT: Call("PATCH", f"{_WHERE}/rationale/1", lambda form: {"text": form["text"]}, based=True),
    Action.COMMENT: Call("POST", f"{_WHERE}/comments", lambda form: form),
    Action.ACKNOWLEDGE: Call(
        "POST", f"{_WHERE}/acknowledgements", lambda form: {"finding": form["finding"], "reason": form["reason"]}, based=True
    ),
    Action.REQUEST_INFORMATION: _DECIDE,
    Action.APPROVE: _DECIDE,
    Action.REFER: Call("POST", f"{_WHERE}/referral", _reason),
    Action.RETURN: Call("POST", f"{_WHERE}/return", _reason),
    Action.MODIFY: _DECIDE,
    Action.DENY: _DECIDE,
    Action.EXTEND: Call(
        "POST", f"{_WHERE}/extension", lambda form: {"reason": form["reason"], "notice_sent": f"{form['notice_sent']}:00Z"}
    ),
    Action.RELEASE_LETTER: Call("POST", f"{_WHERE}/letter/release", lambda form: {"signature": form["signature"]}),
    Action.AMEND: Call("POST", f"{_WHERE}/amendment", _reason),
    Action.REOPEN: Call("POST", f"{_WHERE}/reopening", _reason),
    Action.VERIFY_LEDGER: Call("POST", "/v1/ledger/verification"),
    Action.MANAGE_PEOPLE: Call("POST", "/v1/people", lambda form: form | {"states": [form["states"]]}),
}  # fmt: skip


def call(caller, office, case, action):
    """What a program gets that asks for an action."""
    how, page = CALLS[action], PAGES[action]
    form = page.fields(office, case) if page.fields else {}
    if action is Action.RELEASE_LETTER:
        form = {"signature": caller.standing(case)}
    body = how.body(form) if how.body else None
    return caller(how.method, how.path.format(case=case), body, base=version(office, case) if how.based else None)
