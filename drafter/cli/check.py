"""``drafter check``: the guardrails over a finished determination, ours or anyone's."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter import settings as all_settings
from drafter.cli import app
from drafter.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.drafting.findings import Finding


class CheckFormat(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


@app.command("check")
def command(
    draft: Annotated[
        Path,
        typer.Argument(
            help="A draft in our JSON, or any determination as plain text, Markdown or HTML; - reads stdin.",
            show_default=False,
        ),
    ],
    case: Annotated[Path | None, typer.Option("--case", help="The case that it speaks of.")] = None,
    form: Annotated[CheckFormat, typer.Option("--format", help="How to write the findings.")] = CheckFormat.TEXT,
) -> None:
    """Run every guardrail over a determination; exit 1 when something blocks.

    drafter check drafts/tpi-neck.json --case cases/tpi-neck

    drafter check letter.txt --case cases/tpi-neck --format sarif
    """
    from drafter.criteria import library
    from drafter.drafting.findings import Severity
    from drafter.evidence.intake.case_files import load_case
    from drafter.guidelines.corpus import Corpus
    from drafter.inspection import inspect
    from drafter.pipeline import Library

    settings = all_settings.read()
    shelf = Library(
        library.load(settings.folder("DRAFTER_CRITERIA", "criteria")),
        Corpus.load(settings.folder("DRAFTER_CORPUS", "guidelines_corpus")),
        None,
    )
    found = inspect(_text(draft), load_case(case) if case else None, shelf, file=draft)
    if form is CheckFormat.JSON:
        typer.echo(json.dumps([f.model_dump(mode="json") for f in found], ensure_ascii=False, indent=2))
    elif form is CheckFormat.SARIF:
        from drafter.render.sarif import to_sarif

        typer.echo(to_sarif(found, "stdin" if str(draft) == "-" else draft.as_posix()), nl=False)
    else:
        _print(draft, found)
    sys.exit(1 if any(f.severity is Severity.BLOCKING for f in found) else 0)


def _text(path: Path) -> str:
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"it cannot be read ({type(error).__name__})",
            file=path,
            remedy="Give a draft in JSON, or a determination as plain text or Markdown, in UTF-8.",
        ) from None


def _print(path: Path, found: Sequence[Finding]) -> None:
    for each in found:
        typer.echo(f"{path}:{each.at or '/'}: {each.code} {each.severity.value}: {each.message}. {each.fix}")
    counts = {
        severity: sum(f.severity.value == severity for f in found) for severity in ("blocking", "warning", "info")
    }
    typer.echo(", ".join(f"{count} {severity}" for severity, count in counts.items()), err=True)
