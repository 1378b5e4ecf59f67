"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from drafter.errors import InputError


class DraftFormat(StrEnum):
    """How a draft is written; the value is the flag, ``suffix`` the file's ending."""

    TEXT = "text"
    JSON = "json"
    MD = "md"
    HTML = "html"

    @property
    def suffix(self) -> str:
        return ".txt" if self is DraftFormat.TEXT else f".{self.value}"


Cases = Annotated[list[Path], typer.Argument(help="Case folders or case files.", show_default=False)]
ModelName = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="The model (default: DRAFTER_MODEL, else rules).")
]


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
