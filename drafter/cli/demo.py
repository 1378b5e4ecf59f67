"""``drafter demo``: the sample case drafted and shown."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

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
    from drafter.evidence.intake.case_files import load_case
    from drafter.models.choice import open_model
    from drafter.pipeline import Library, draft

    folder = all_settings.data("demo") / "cervical-tpi-onb"
    case = load_case(folder)
    library = Library.open(all_settings.read())
    made = draft(case, open_model("rules"), library)
    typer.echo(f"The sample case is in {folder}\n", err=True)
    typer.echo(rendered(made, case, DraftFormat.TEXT, look()), nl=False)
    here = _program()
    typer.echo(
        f"\nNext: {here} draft {folder} --format html -o draft.html\n      {here} rule LIN003\n"
        f"      {here} policy show commercial-trigger-point-injections",
        err=True,
    )
    if library.problem:
        typer.echo(f"error: {library.problem}. The draft shows no background evidence.", err=True)
        sys.exit(5)


def _program() -> str:
    """How to call the program again from here: by its name when the shell would find it, else by its path."""
    found = shutil.which("drafter")
    started = Path(sys.argv[0])
    return "drafter" if found or started.name != "drafter" else os.path.relpath(started)
