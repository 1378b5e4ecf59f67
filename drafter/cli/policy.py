"""``drafter policy``: the criteria library."""

from __future__ import annotations

import json
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter import settings as all_settings
from drafter.cli import app
from drafter.errors import InputError

if TYPE_CHECKING:
    from drafter.criteria.library import Policies

policy = typer.Typer(help="The criteria library: what each policy asks.", no_args_is_help=True)
app.add_typer(policy, name="policy")
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON.")]


def _policies() -> Policies:
    from drafter.criteria.library import load

    return load(all_settings.read().folder("DRAFTER_CRITERIA", "criteria"))


@policy.command("list")
def list_(as_json: AsJson = False) -> None:
    """List the policies, with versions, payers, codes and the time that they are in force."""
    found = list(_policies())
    if as_json:
        typer.echo(
            json.dumps(
                [
                    {
                        "id": p.id,
                        "version": p.version,
                        "title": p.title,
                        "payers": p.payers,
                        "codes": p.codes,
                        "from": p.effective.start.isoformat(),
                        "to": p.effective.end.isoformat() if p.effective.end else None,
                    }
                    for p in found
                ],
                indent=2,
            )
        )
        return
    for each in found:
        until = f" to {each.effective.end.isoformat()}" if each.effective.end else ""
        typer.echo(
            f"{each.key}\n    {each.title}; {', '.join(each.payers)}; codes {', '.join(each.codes)}; from {each.effective.start.isoformat()}{until}; {each.authority} may approve"
        )


@policy.command("show")
def show(key: Annotated[str, typer.Argument(metavar="ID[@VERSION]")], as_json: AsJson = False) -> None:
    """Show a policy: its source, its criteria and what each asks.

    drafter policy show commercial-trigger-point-injections
    """
    each = _policies().get(key)
    if as_json:
        typer.echo(json.dumps(each.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=2))
        return
    typer.echo(f"{each.key}: {each.title} ({each.publisher})")
    typer.echo(f"  source   {each.source.document}; {each.source.section} [{each.source.verified}]")
    if each.source.note:
        typer.echo(textwrap.fill(each.source.note, 96, initial_indent=" " * 11, subsequent_indent=" " * 11))
    for layer in each.layers:
        typer.echo(f"  layer    the {layer.name} {layer.position}")
    for criterion in each.criteria:
        typer.echo(f"\n  {criterion.id}")
        for text in (criterion.text, f"Ask: {criterion.question}"):
            typer.echo(textwrap.fill(text, 96, initial_indent="    ", subsequent_indent="    "))


@policy.command("lint")
def lint(
    files: Annotated[list[Path] | None, typer.Argument(help="Policy files or folders (default: the library).")] = None,
) -> None:
    """Check policies: keys, names, trees, overlapping versions, examples.

    drafter policy lint criteria/
    """
    from drafter.criteria.library import load, read_policy
    from drafter.quality.examples import read_examples

    count = 0
    for path in files or [all_settings.read().folder("DRAFTER_CRITERIA", "criteria")]:
        if path.is_dir() and not list(path.glob("*/*.yaml")):
            raise InputError(
                "there are no policies in the folder",
                file=path,
                remedy="Give a folder with <policy-id>/<version>.yaml, or a policy file.",
            )
        if path.is_dir():
            count += len(list(load(path)))
            for examples in sorted(path.glob("*/examples.yaml")):
                read_examples(examples)
        else:
            read_policy(path)
            count += 1
    typer.echo(f"{count} policies, nothing wrong")


@policy.command("test")
def test_(
    identifiers: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Policies (default: all).")] = None,  # noqa: PT028 - no test function
) -> None:
    """Run the examples of policies with the embedded model; exit 1 when one comes out otherwise.

    drafter policy test commercial-trigger-point-injections
    """
    from drafter.quality.examples import run_examples

    settings = all_settings.read()
    results = run_examples(settings.folder("DRAFTER_CRITERIA", "criteria"), identifiers or [])
    for result in results:
        if not result.right:
            typer.echo(
                f"{result.policy} {result.criterion} #{result.number}: expected {result.expected}, got {result.got}. {result.reason}"
            )
    right = sum(result.right for result in results)
    typer.echo(f"{right} of {len(results)} examples as expected")
    sys.exit(0 if right == len(results) else 1)
