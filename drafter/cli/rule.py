"""``drafter rule``: what a finding code means."""

from __future__ import annotations

import textwrap
from typing import Annotated

import typer

from drafter.cli import app


@app.command("rule")
def command(
    code: Annotated[str | None, typer.Argument(help="A finding code; without one, all are listed.")] = None,
) -> None:
    """Explain a finding code: what, why, example, fix.

    drafter rule LIN003
    """
    from drafter.drafting.findings import RULES, family, rule

    if code is None:
        for entry in RULES.values():
            typer.echo(f"{entry.code}  {entry.severity.value:8}  {entry.what}")
        return
    entry = rule(code)
    typer.echo(f"{entry.code} ({entry.severity.value}; {family(entry.code)})")
    for label, text in (("what", entry.what), ("why", entry.why), ("example", entry.example), ("fix", entry.fix)):
        typer.echo(textwrap.fill(text, 96, initial_indent=f"  {label:8} ", subsequent_indent=" " * 11))
