"""``drafter eval sabotage``: faults planted into sound drafts, and whether the guardrails find them."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter import settings as all_settings
from drafter.cli.eval import evals
from drafter.cli.options import write
from drafter.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.intake.cases import Case
    from drafter.quality.sabotage import Report, Row


class SabotageFormat(StrEnum):
    """How the table is written."""

    TEXT = "text"
    JSON = "json"


@evals.command("sabotage")
def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of cases, or one case.", show_default=False)],
    form: Annotated[SabotageFormat, typer.Option("--format", help="How to write the table.")] = SabotageFormat.TEXT,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="PATH", help="Write to a file.")] = None,
) -> None:
    """Plant faults into sound drafts, texts, answers and records; exit 1 when one is missed or a sound draft is blamed.

    drafter eval sabotage evals/gold
    """
    from drafter.pipeline import Library
    from drafter.quality.sabotage import sabotage, table

    report = sabotage(_cases(folder), Library.open(all_settings.read()))
    rows = table(report)
    write(output, _as_json(report, rows) if form is SabotageFormat.JSON else _as_text(report, rows))
    sys.exit(1 if report.missed or report.alarms else 0)


def _cases(folder: Path) -> list[Case]:
    from drafter.evidence.intake.case_files import load_case

    if (folder / "case.yaml").is_file() or folder.is_file():
        return [load_case(folder)]
    found = sorted(path.parent for path in folder.glob("*/case.yaml"))
    if not found:
        raise InputError("there are no cases in the folder", file=folder, remedy="Give a folder of case folders.")
    return [load_case(path) for path in found]


def _as_text(report: Report, rows: Sequence[Row]) -> str:
    width = max(len(row.kind) for row in rows)
    lines = [f"{'kind':{width}}  planted  caught  by"]
    for row in rows:
        by = ", ".join(f"{code} {count}" for code, count in row.codes)
        missed = "" if row.caught == row.planted else "   MISSED " + str(row.planted - row.caught)
        lines.append(f"{row.kind:{width}}  {row.planted:7}  {row.caught:6}  {by}{missed}")
    planted, caught = len(report.planted), len(report.planted) - len(report.missed)
    lines += [
        "",
        f"{len(rows)} kinds, {planted} planted, {caught} caught ({caught / planted:.1%})",
        f"{report.checked} sound drafts checked, {len(report.alarms)} false alarms",
    ]
    lines += [f"  missed: {each.kind}, in {each.case}" for each in report.missed]
    lines += [f"  false alarm: {code} on the {form} of {case}" for case, form, code in report.alarms]
    return "\n".join(lines) + "\n"


def _as_json(report: Report, rows: Sequence[Row]) -> str:
    content = {
        "kinds": [
            {"kind": row.kind, "planted": row.planted, "caught": row.caught, "by": dict(row.codes)} for row in rows
        ],
        "planted": len(report.planted),
        "caught": len(report.planted) - len(report.missed),
        "missed": [{"kind": each.kind, "case": each.case} for each in report.missed],
        "checked": report.checked,
        "false_alarms": [{"case": case, "form": form, "code": code} for case, form, code in report.alarms],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
