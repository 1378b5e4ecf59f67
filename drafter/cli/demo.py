"""``drafter demo``: the sample case drafted and shown."""

from __future__ import annotations

import typer

from drafter import settings as all_settings
from drafter.cli import app


@app.command("demo")
def command() -> None:
    """Draft the sample case and show it; no key, no network.

    drafter demo
    """
    from drafter.cli.draft import rendered
    from drafter.cli.options import DraftFormat, look
    from drafter.evidence.case_files import load_case
    from drafter.models.choice import open_model
    from drafter.pipeline import Library, draft

    folder = all_settings.data("demo") / "cervical-tpi-onb"
    case = load_case(folder)
    made = draft(case, open_model("rules"), Library.open(all_settings.read()))
    typer.echo(f"The sample case is in {folder}\n", err=True)
    typer.echo(rendered(made, case, DraftFormat.TEXT, look()), nl=False)
    typer.echo(
        f"\nNext: drafter draft {folder} --format html -o draft.html\n      drafter rule LIN003\n      drafter policy show commercial-trigger-point-injections",
        err=True,
    )
