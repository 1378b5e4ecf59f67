"""``drafter index``: the guideline index."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Annotated

import typer

from drafter import settings as all_settings
from drafter.cli import app

if TYPE_CHECKING:
    from drafter.guidelines.index import Index

index = typer.Typer(help="The guideline index: build it, search it.", no_args_is_help=True)
app.add_typer(index, name="index")


def _open() -> Index:
    from drafter.guidelines.corpus import Corpus
    from drafter.guidelines.index import Index

    settings = all_settings.read()
    return Index.open(Corpus.load(settings.folder("DRAFTER_CORPUS", "guidelines_corpus")), settings)


@index.command("build")
def build() -> None:
    """Build the index of the corpus (drafting does it by itself when it is missing or old)."""
    made = _open()
    typer.echo(
        f"{len(made.corpus.guidelines)} sources, {len(made.corpus.passages)} statements, embedding {made.embedding.name}, in {made.place}"
    )


@index.command("search")
def search(
    query: Annotated[str, typer.Argument(help="Words or a question; never text of a record.")],
    codes: Annotated[
        list[str] | None, typer.Option("--code", help="Only sources for this code; may be repeated.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many statements.")] = 5,
    mode: Annotated[str, typer.Option("--mode", help="fused, lexical or vector.")] = "fused",
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
) -> None:
    """Search the guideline statements.

    drafter index search "occipital nerve block chronic migraine headache days" --code 64405
    """
    hits = _open().search(query, codes=codes, limit=limit, mode=mode)  # type: ignore[arg-type]  # an unknown mode is refused there
    if as_json:
        typer.echo(
            json.dumps(
                [
                    {
                        "id": h.passage.id,
                        "score": h.score,
                        "direction": h.passage.direction,
                        "certainty": h.passage.certainty,
                        "text": h.passage.text,
                    }
                    for h in hits
                ],
                ensure_ascii=False,
                indent=2,
            )
        )
        return
    if not hits:
        typer.echo("nothing found", err=True)
    for hit in hits:
        typer.echo(f"{hit.passage.id}  ({hit.passage.direction}, {hit.passage.certainty})")
        typer.echo(textwrap.fill(hit.passage.text, 96, initial_indent="    ", subsequent_indent="    "))
