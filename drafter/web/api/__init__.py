"""The JSON API: the actions of the workbench for programs, under the same rules, with the pipeline's own types.

A token acts as the person who made it. It cannot sign, for a signature needs a person who proved who they are a moment ago.
"""

from __future__ import annotations

from fastapi import APIRouter


def router() -> APIRouter:
    """Every endpoint, under ``/v1``."""
    from drafter.web.api import cases, determinations, ledger, people, work  # noqa: PLC0415 - they import this package

    api = APIRouter(prefix="/v1")
    for part in (cases, work, determinations, ledger, people):
        api.include_router(part.router)
    return api
