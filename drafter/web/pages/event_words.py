"""The ledger's entries in words."""

from __future__ import annotations

from typing import Any

_WORDS = {
    "read": "looked at the case",
    "unmask": "looked up who the member is",
    "view_queue": "looked at the queue",
    "create_case": "entered the case",
    "add_information": "added information",
    "draft": "had the case drafted",
    "open_evidence": "opened evidence",
    "answer": "answered a criterion",
    "edit": "edited the rationale",
    "acknowledge": "acknowledged a warning",
    "comment": "commented",
    "resolve_comment": "resolved a comment",
    "lease": "took the case",
    "release_lease": "gave the case back",
    "request_information": "decided to request information",
    "approve": "decided to approve",
    "modify": "decided to approve in part",
    "deny": "decided to deny",
    "refer": "referred the case to a physician",
    "return": "returned the case to the nurse",
    "extend": "put off the due time",
    "sign": "signed",
    "dismiss_signature": "ended a signature",
    "release_letter": "released the letter",
    "amend": "opened the signed case for an amendment",
    "reopen": "reopened the case",
    "refused": "was refused",
    "audit_sample": "drew a sample",
    "audit_reading": "stored a second reading",
    "view_audits": "looked at audits",
    "view_candidates": "looked at candidates for the gold set",
    "propose_gold": "proposed a gold case",
    "approve_gold": "approved a gold case",
    "give_exercise": "was given an exercise",
    "finish_exercise": "finished an exercise",
    "view_own_figures": "looked at their own figures",
    "login": "logged in",
    "logout": "logged out",
    "login_failed": "gave a wrong password",
    "login_refused": "was kept from logging in after too many failed attempts",
    "reauthenticated": "proved who they are again",
    "add_person": "added a person",
    "amend_person": "changed an account",
    "change_password": "changed the password",
    "one_time_password": "gave out a one-time password",
    "issue_token": "made a token",
    "revoke_token": "revoked a token",
    "verify_ledger": "checked the ledger",
    "view_ledger": "looked at the ledger",
    "export_ledger": "exported the ledger",
}


def told(action: str, detail: dict[str, Any]) -> str:
    """An entry in words; an action that is new here keeps its own name."""
    words = _WORDS.get(action, action.replace("_", " "))
    match action:
        case "read":
            return f"{words} ({detail.get('what', 'case')})"
        case "open_evidence":
            return f"{words}: line {detail.get('line')}, {detail.get('criterion')}, {detail.get('quote')}"
        case "refused":
            return f"{words} ({detail.get('code')}): {str(detail.get('asked', '')).replace('_', ' ')}"
        case "sign":
            return f"{words}: {str(detail.get('outcome', '')).replace('_', ' ')}"
        case "approve" | "deny" | "modify" | "request_information" if detail.get("to"):
            return "moved the case on by the signature"
        case "answer" | "edit" | "acknowledge" if detail.get("about"):
            return f"{words}: {detail['about']}"
        case _:
            return words
