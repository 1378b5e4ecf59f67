"""``drafter audit``: is the record of the workbench what was written?"""

from __future__ import annotations

import json
import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli import app
from drafter.errors import InputError

if TYPE_CHECKING:
    from drafter.record.events import Verified

audit = typer.Typer(help="Check the record of the workbench.", no_args_is_help=True)
app.add_typer(audit, name="audit")


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


@audit.command("verify")
def verify(
    database: Annotated[str | None, typer.Option(metavar="URL", help="The database; default: the workbench's.")] = None,
    head: Annotated[
        str | None, typer.Option(metavar="HASH", help="A head that was kept elsewhere: the ledger must still hold it.")
    ] = None,
    output: Annotated[Format, typer.Option("--format", help="text or json.")] = Format.TEXT,
) -> None:
    """Check the hash chain of the ledger, and everything stored that it vouches for.

    Exit code 0: verified; 1: broken, each break is named; 2: there is no database.

    drafter audit verify --head HASH
    """
    if head is not None and not re.fullmatch(r"[0-9a-f]{64}", head):
        raise InputError("a head is 64 hexadecimal digits", place="--head", remedy="Copy it whole.")
    found = _verified(database, head)
    typer.echo(_json(found) if output is Format.JSON else _text(found))
    sys.exit(1 if found.breaks else 0)


def _verified(url: str | None, head: str | None) -> Verified:
    """:raises InputError: when there is no database, or none of ours; none is made."""
    from sqlalchemy import make_url
    from sqlalchemy.exc import SQLAlchemyError

    from drafter import settings
    from drafter.record import events
    from drafter.record.store import Store
    from drafter.web.office import database_url

    place = url or database_url(settings.read())
    try:
        parsed = make_url(place)
        named = parsed.render_as_string(hide_password=True)
        if parsed.get_backend_name() == "sqlite" and not (parsed.database and Path(parsed.database).is_file()):
            raise InputError("there is no database", file=named, remedy="Name one with --database.")
        store = Store(place)
        try:
            return events.verify(store, expected_head=head)
        finally:
            store.engine.dispose()
    except SQLAlchemyError as error:
        cause = f"this is no database of the workbench, or it cannot be reached ({type(error).__name__})"
        raise InputError(cause, place="--database", remedy="Name one with --database.") from error


def _text(found: Verified) -> str:
    told = [f"entry {each.seq}: {each.what}" if each.seq else f"no entry: {each.what}" for each in found.breaks]
    verdict = f"broken: {len(told)} break{'' if len(told) == 1 else 's'}" if told else "verified"
    return "\n".join([*told, f"{verdict}; {found.entries} entries, head {found.head}"])


def _json(found: Verified) -> str:
    return json.dumps(
        {
            "verified": not found.breaks,
            "entries": found.entries,
            "head": found.head,
            "breaks": [{"entry": each.seq or None, "what": each.what} for each in found.breaks],
        },
        indent=2,
    )
