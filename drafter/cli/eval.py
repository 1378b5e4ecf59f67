"""``drafter eval``: what the drafts are worth."""

from __future__ import annotations

import typer

from drafter.cli import app

evals = typer.Typer(help="Gold cases: how often drafts are wrong, and in which direction.", no_args_is_help=True)
app.add_typer(evals, name="eval")
