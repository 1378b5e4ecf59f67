"""The pages, one module a subject. Every one can be read and used without a script."""

from __future__ import annotations

from fastapi import APIRouter


def routers() -> list[APIRouter]:
    """Every page's routes."""
    from drafter.web.pages import (  # noqa: PLC0415 - they import this package
        account,
        audit_reading,
        audits,
        case,
        case_changes,
        decide,
        exercises,
        history,
        intake,
        ledger,
        letter,
        oidc,
        people,
        queue,
        reference,
        sign,
    )  # fmt: skip

    # A new case before any case: its address would be one.
    modules = (
        account, queue, intake, case_changes, case, reference, decide, sign, letter, history, people, ledger, oidc,
        audits, audit_reading, exercises,
    )  # fmt: skip
    return [module.router for module in modules]
