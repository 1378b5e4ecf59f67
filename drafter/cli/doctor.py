"""``drafter doctor``: what is set up, and where each setting comes from."""

from __future__ import annotations

import json
import os
import platform
from typing import TYPE_CHECKING, Annotated

import typer

from drafter import __version__
from drafter import settings as all_settings
from drafter.cli import app
from drafter.errors import DrafterError

if TYPE_CHECKING:
    from drafter.guidelines.corpus import Corpus
    from drafter.settings import Settings


def _index(corpus: Corpus, settings: Settings) -> str:
    """Where the index lies, or why there is none: what is broken is what a doctor is asked for."""
    from drafter.guidelines.index import Index

    try:
        return Index.open(corpus, settings).place
    except DrafterError as error:
        return f"cannot be opened: {error}"
    except Exception as error:  # noqa: BLE001 - whatever Chroma raises
        return f"cannot be opened ({type(error).__name__})"


@app.command("doctor")
def command(as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False) -> None:
    """Show versions, settings with their origin, and what they lead to. Keys are named, never shown."""
    from drafter.criteria import library
    from drafter.evidence.words.lexicon import lexicon
    from drafter.guidelines.corpus import Corpus

    settings = all_settings.read()
    corpus = Corpus.load(settings.folder("DRAFTER_CORPUS", "guidelines_corpus"))
    policies = library.load(settings.folder("DRAFTER_CRITERIA", "criteria"))
    facts = {
        "drafter": __version__,
        "python": platform.python_version(),
        "model": settings["DRAFTER_MODEL"],
        "policies": f"{len(list(policies))} in {settings.folder('DRAFTER_CRITERIA', 'criteria')}",
        "corpus": f"{len(corpus.guidelines)} sources, {len(corpus.passages)} statements",
        "index": _index(corpus, settings),
        "lexicon": f"{len(lexicon().concepts)} concepts",
        "OPENAI_BASE_URL": os.environ.get("OPENAI_BASE_URL") or "not set (the OpenAI API)",
        "OPENAI_API_KEY": "set" if os.environ.get("OPENAI_API_KEY") else "not set (not needed for the model rules)",
    }
    if as_json:
        rows = {
            s.variable: {"value": settings.shown(s.variable), "origin": settings.origins[s.variable]}
            for s in all_settings.TABLE
        }
        typer.echo(json.dumps({**facts, "settings": rows}, indent=2))
        return
    for name, value in facts.items():
        typer.echo(f"{name:16} {value}")
    typer.echo("")
    for setting in all_settings.TABLE:
        typer.echo(
            f"{setting.variable:20} {settings.shown(setting.variable) or '-'}  ({settings.origins[setting.variable]})\n{'':20} {setting.help}"
        )
