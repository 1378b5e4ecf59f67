"""Options that several commands share."""

from __future__ import annotations

import os
import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from drafter import settings as all_settings
from drafter.errors import InputError

if TYPE_CHECKING:
    from drafter.settings import Settings


class DraftFormat(StrEnum):
    """How a draft is written; the value is the flag, ``suffix`` the file's ending."""

    TEXT = "text"
    JSON = "json"
    MD = "md"
    HTML = "html"

    @property
    def suffix(self) -> str:
        return ".txt" if self is DraftFormat.TEXT else f".{self.value}"


Cases = Annotated[list[Path], typer.Argument(metavar="CASE...", help="Case folders or case files.", show_default=False)]
ModelName = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="The model (default: DRAFTER_MODEL, else rules).")
]
Synthetic = Annotated[
    bool,
    typer.Option(
        "--synthetic", help="The cases are not real people's: a hosted model may see them (DRAFTER_SYNTHETIC)."
    ),
]


def chosen_settings(model: str | None, policy: str | None = None, *, synthetic: bool = False) -> Settings:
    """The settings in force, with what the command line says over the environment."""
    said = {"DRAFTER_MODEL": model, "DRAFTER_POLICY": policy, "DRAFTER_SYNTHETIC": "1" if synthetic else None}
    return all_settings.read().having(**{name: value for name, value in said.items() if value})


_WIDTH = 100  # columns of text that no terminal shows


class Look(NamedTuple):
    """How text is laid out: in colour or not, and how wide."""

    colour: bool
    width: int


def look(*, to_file: bool = False) -> Look:
    """Colour and the terminal's width only for a terminal; ``NO_COLOR`` is honoured."""
    if to_file or not sys.stdout.isatty():
        return Look(colour=False, width=_WIDTH)
    return Look(colour=not os.environ.get("NO_COLOR"), width=shutil.get_terminal_size((_WIDTH, 24)).columns)


def write(path: Path | None, content: str) -> None:
    """Writes to a file, or to stdout for None and ``-``."""
    if path is None or str(path) == "-":
        typer.echo(content, nl=False)
        return
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"it cannot be written ({error.strerror})", file=path, remedy="Check the folder and its permissions."
        ) from None
