"""The pages, one module a subject. Every one can be read and used without a script."""

from __future__ import annotations

from fastapi import APIRouter


def routers() -> list[APIRouter]:
    """Every page's routes."""
    from drafter.web.pages import account, queue  # noqa: PLC0415 - they import this package

    return [account.router, queue.router]
