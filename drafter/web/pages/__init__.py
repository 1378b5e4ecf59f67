"""The pages, one module a subject. Every one can be read and used without a script."""

from __future__ import annotations

from fastapi import APIRouter


def routers() -> list[APIRouter]:
    """Every page's routes."""
    from drafter.web.pages import account, case, case_changes, intake, queue, reference  # noqa: PLC0415 - they import this package

    # A new case before any case: its address would be one.
    return [account.router, queue.router, intake.router, case_changes.router, case.router, reference.router]
