"""``drafter audit sample`` and ``drafter audit report``: what is drawn to be read twice, and what the readings come to."""

from __future__ import annotations

import json
import secrets
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from drafter.cli.audit import Database, Format, audit, opened
from drafter.cli.options import write
from drafter.errors import InputError, nearest

if TYPE_CHECKING:
    from drafter.quality.audits.elsewhere import Elsewhere
    from drafter.quality.audits.report import Report
    from drafter.quality.audits.samples import Plan, Sample

By = Literal["policy", "outcome", "reviewer", "model"]
_RULE: Literal["5%-or-50"] = "5%-or-50"


class MethodName(StrEnum):
    """How a sample is drawn."""

    SIMPLE = "simple"
    STRATIFIED = "stratified"
    RISK = "risk"


class ReportFormat(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


_ENDINGS = {".txt": ReportFormat.TEXT, ".json": ReportFormat.JSON, ".csv": ReportFormat.CSV, ".html": ReportFormat.HTML}  # fmt: skip
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="The first day, such as 2026-01-01.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="The first day that is no longer in it.")]


@audit.command("sample")
def sample(  # noqa: PLR0913, PLR0917 - its parameters are the flags
    since: Since = None,
    until: Until = None,
    method: Annotated[MethodName, typer.Option("--method", help="How to draw.")] = MethodName.SIMPLE,
    by: Annotated[str, typer.Option("--by", help="Strata of a stratified sample: policy, outcome, reviewer or model.")] = "policy",
    size: Annotated[int | None, typer.Option("--size", min=1, metavar="N", help="How many.")] = None,
    rule: Annotated[str | None, typer.Option("--rule", help="5%-or-50: five per cent or 50, whichever is less.")] = None,
    margin: Annotated[float | None, typer.Option("--margin", help="As many as a share within this margin needs, such as 0.05.")] = None,
    seed: Annotated[int | None, typer.Option("--seed", metavar="N", help="The same seed draws the same sample; default: a new one.")] = None,
    database: Database = None,
    form: Annotated[Format, typer.Option("--format", help="text or json.")] = Format.TEXT,
) -> None:  # fmt: skip
    """Draw signed determinations to be read twice, and keep the sample in the ledger before anything is read.

    Exit 1 when the ledger does not verify: nothing is drawn then.

    drafter audit sample --since 2026-01-01 --until 2026-04-01 --method stratified --by policy --rule 5%-or-50
    """
    from drafter.quality.audits.stored import draw_and_keep
    from drafter.record.store import Actor

    plan = _plan(_period(since, until), method, by, (size, rule, margin), seed)
    with opened(database) as store:
        identifier, drawn = draw_and_keep(store, Actor(), plan)
    typer.echo(_sample_json(identifier, drawn) if form is Format.JSON else _sample_text(identifier, drawn))


def _plan(period: tuple[str, str], method: MethodName, by: str, sizes: tuple[int | None, str | None, float | None], seed: int | None) -> Plan:  # fmt: skip
    from drafter.quality.audits.samples import Method, Plan

    size, rule, margin = sizes
    strata: dict[str, By] = {name: name for name in get_args(By)}
    if by not in strata:
        raise InputError(f"{by!r} is nothing to stratify by", place="--by", remedy=nearest(by, strata))
    if rule not in (None, _RULE):
        raise InputError(f"{rule!r} is no rule", place="--rule", remedy=f"Give {_RULE}.")
    if sum(value is not None for value in sizes) != 1:
        raise InputError("the sample needs one size", place="--size, --rule, --margin", remedy="Give one of them.")
    if margin is not None and not 0 < margin < 1:
        raise InputError("a margin lies between 0 and 1", place="--margin", remedy="Give such as 0.05.")
    return Plan(
        method=Method(method.value), since=period[0], until=period[1], by=strata[by], size=size,
        rule=_RULE if rule else "margin" if margin is not None else None, margin=margin,
        seed=secrets.randbelow(2**31) if seed is None else seed,
    )  # fmt: skip


def _period(since: str | None, until: str | None) -> tuple[str, str]:
    """:raises InputError: for what is no day, and for a period that ends before it begins."""
    days = []
    for name, text in (("--since", since), ("--until", until)):
        try:
            days.append(date.fromisoformat(text or "").isoformat())
        except ValueError:
            raise InputError("this is no day", place=name, remedy="Give one such as 2026-01-01.") from None
    if days[0] >= days[1]:
        raise InputError("the period ends before it begins", place="--until", remedy="Give the first day after the period.")  # fmt: skip
    return days[0], days[1]


def _sample_json(identifier: str, drawn: Sample) -> str:
    return json.dumps({"schema": "audit-sample/1", "id": identifier} | drawn.model_dump(mode="json"), indent=2)


def _sample_text(identifier: str, drawn: Sample) -> str:
    plan = drawn.plan
    how = plan.method.value + (f" by {plan.by}" if plan.method.value == "stratified" else "")
    total = sum(drawn.sizes.values())
    lines = [
        f"sample {identifier}: {len(drawn.drawn)} of {total} determinations, {plan.since} to before {plan.until}, {how}, seed {plan.seed}",
        f"population {drawn.population}",
        *(f"  {each.id}" + (f"  {'; '.join(each.why)}" if each.why else "") for each in drawn.drawn),
        "It is in the ledger. Read it in the workbench (Audits), then: drafter audit report " + identifier,
    ]
    return "\n".join(lines)


@audit.command("report")
def report(
    target: Annotated[str | None, typer.Argument(metavar="[SAMPLE-ID | FOLDER]", help="A sample; or a folder of cases with determinations written elsewhere.", show_default=False)] = None,
    since: Since = None,
    until: Until = None,
    form: Annotated[ReportFormat | None, typer.Option("--format", help="How to write it (default: text, or what -o ends in).")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="PATH", help="Write to a file.")] = None,
    threshold: Annotated[float, typer.Option("--threshold", help="The agreement that is asked for.")] = 0.9,
    database: Database = None,
) -> None:  # fmt: skip
    """Report what second readings come to: of a sample, of a period, or of determinations that were written elsewhere.

    A folder holds a folder for each case, with determination.json (a draft of ours), .txt, .md or .html beside case.yaml; with
    expected.yaml, that says what is right. Exit 1 when the ledger does not verify: a tampered record gives no figures.

    drafter audit report --since 2026-01-01 --until 2026-07-01 -o report.html

    drafter audit report vendor-drafts/ --format csv
    """
    if not 0 < threshold <= 1:
        raise InputError("a threshold lies between 0 and 1", place="--threshold", remedy="Give such as 0.9.")
    wanted = form or (_ENDINGS.get(output.suffix) if output else None) or ReportFormat.TEXT
    if target is not None and (since or until):
        raise InputError("a sample or a folder has its own time", place="--since, --until", remedy="Leave them out, or the sample.")  # fmt: skip
    if target is not None and (Path(target).exists() or "/" in target):
        write(output, _elsewhere(Path(target), wanted))
        return
    from drafter.quality.audits import report as reports

    if target is None:
        period = _period(since, until)
        with opened(database) as store:
            made = reports.of_period(store, *period, threshold=threshold)
    else:
        with opened(database) as store:
            made = reports.of_sample(store, target, threshold=threshold)
    write(output, _rendered(made, wanted))


def _rendered(made: Report, form: ReportFormat) -> str:
    match form:
        case ReportFormat.JSON:
            from drafter.quality.audit_reports.plain import to_json as render
        case ReportFormat.CSV:
            from drafter.quality.audit_reports.plain import to_csv as render
        case ReportFormat.HTML:
            from drafter.quality.audit_reports.page import to_html as render
        case _:
            from drafter.quality.audit_reports.text import to_text as render
    return render(made)


def _elsewhere(folder: Path, form: ReportFormat) -> str:
    from drafter import settings
    from drafter.pipeline import Library
    from drafter.quality.audit_reports import elsewhere as told
    from drafter.quality.audits.elsewhere import audit_folder

    found: Elsewhere = audit_folder(folder, Library.open(settings.read()))
    renders = {ReportFormat.JSON: told.to_json, ReportFormat.CSV: told.to_csv, ReportFormat.HTML: told.to_html}
    return renders.get(form, told.to_text)(found)


@audit.command("gold")
def gold(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the gold cases go.")],
    database: Database = None,
) -> None:
    """Export findings of audits that two people approved, as gold cases. What is there already is left as it is.

    They hold text of the record: keep them where records may be.

    drafter audit gold -o gold/from-audits
    """
    from drafter.quality.audits.candidates import export
    from drafter.record import audits
    from drafter.record.store import Actor

    with opened(database) as store:
        with store.read() as connection:
            found = audits.candidates(connection)
        made = export(found, output)
        with store.change(Actor()) as change:
            change.record("export_gold", candidates=[place.name.removeprefix("audit-") for place in made])
    typer.echo("\n".join(str(place) for place in made))
    waiting = sum(not each.approved for each in found)
    typer.echo(f"{len(made)} exported, {waiting} not approved by two people yet", err=True)


@audit.command("packet")
def packet(
    case: Annotated[str, typer.Argument(metavar="CASE", help="The stored case's id.", show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Ends in .html or .pdf.")],
    database: Database = None,
) -> None:
    """Write everything that is kept of a case, held against its hashes and the ledger. Exit 1 when it does not verify.

    drafter audit packet k3mzq7h2w9tfvx4b -o packet.pdf
    """
    from drafter import settings
    from drafter.criteria.library import load as load_policies
    from drafter.quality.audit_reports.packet import to_html, to_pdf
    from drafter.quality.audits.packet import packet as made_of
    from drafter.record import cases
    from drafter.record.signoff import Rules
    from drafter.record.store import Actor
    from drafter.review import rulesets

    if output.suffix not in (".html", ".pdf"):
        raise InputError("a packet is .html or .pdf", place="--output", remedy="Name such a file.")
    now = settings.read()
    rules = Rules(load_policies(now.folder("DRAFTER_CRITERIA", "criteria")), rulesets.load(now.folder("DRAFTER_RULESETS", "rulesets")))  # fmt: skip
    with opened(database) as store:
        with store.change(Actor()) as change:
            cases.file(change.connection, case)
            change.record("read", case, what="audit packet")
        made = made_of(store, case, rules)
    content = to_html(made).encode() if output.suffix == ".html" else to_pdf(made)
    try:
        output.write_bytes(content)
    except OSError as error:
        raise InputError(f"it cannot be written ({error.strerror})", file=output, remedy="Check the folder and its permissions.") from None  # fmt: skip
    if not made.verified:
        typer.echo("error: not everything is what the ledger vouches for; the packet says what", err=True)
        sys.exit(1)
