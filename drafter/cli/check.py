"""``drafter check``: the guardrails over a finished draft."""

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


@app.command("check")
def command(
    draft: Annotated[Path, typer.Argument(help="A draft in our JSON.", show_default=False)],
    case: Annotated[Path | None, typer.Option("--case", help="The case that it speaks of.")] = None,
    form: Annotated[CheckFormat, typer.Option("--format", help="How to write the findings.")] = CheckFormat.TEXT,
) -> None:
    """Run every guardrail over a draft; exit 1 when something blocks.

    drafter check drafts/tpi-neck.json --case cases/tpi-neck
    """
    from drafter.criteria import library
    from drafter.drafting.checking import check_draft, read_draft
    from drafter.drafting.findings import Severity
    from drafter.drafting.sources import Sources
    from drafter.evidence.case_files import load_case
    from drafter.guidelines.corpus import Corpus

    settings = all_settings.read()
    sources = Sources(
        library.load(settings.folder("DRAFTER_CRITERIA", "criteria")),
        Corpus.load(settings.folder("DRAFTER_CORPUS", "guidelines_corpus")),
    )
    found = check_draft(read_draft(_text(draft), draft), load_case(case) if case else None, sources)
    if form is CheckFormat.JSON:
        typer.echo(json.dumps([f.model_dump(mode="json") for f in found], ensure_ascii=False, indent=2))
    else:
        _print(draft, found)
    sys.exit(1 if any(f.severity is Severity.BLOCKING for f in found) else 0)


def _text(path: Path) -> str:
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"it cannot be read ({type(error).__name__})", file=path, remedy="Give a draft in JSON, UTF-8."
        ) from None
    if not text.lstrip().startswith("{"):
        raise InputError(
            "this is not JSON",
            file=path,
            remedy="Give a draft that drafter draft --format json wrote; plain text comes later.",
        )
    return text


def _print(path: Path, found: Sequence[Finding]) -> None:
    for each in found:
        typer.echo(f"{path}:{each.at or '/'}: {each.code} {each.severity.value}: {each.message}. {each.fix}")
    counts = {
        severity: sum(f.severity.value == severity for f in found) for severity in ("blocking", "warning", "info")
    }
    typer.echo(", ".join(f"{count} {severity}" for severity, count in counts.items()), err=True)
