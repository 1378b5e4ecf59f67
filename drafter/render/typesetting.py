"""One way to a tagged PDF: a template and plain data in, bytes out. Text goes in as data, never as markup."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from drafter.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_NOT_PRINTED = re.compile(r"the text `\"(.*?)\"` could not be displayed", re.DOTALL)
#: How the message writes a letter that it cannot show either.
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def typeset(template: bytes, told: Mapping[str, Any], *, made: datetime, place: str, instead: str, size: int | None = None) -> bytes:  # fmt: skip
    """A PDF/UA-1 document; the same bytes for the same data.

    :param told: plain data by the name that the template reads it under.
    :param made: what the document gives as its time.
    :param place: what is printed, for the error; ``instead``: what can be done without a font.
    :param size: of the print, in points.
    :raises InputError: when no font of this machine has a letter that it needs.
    """
    import typst  # noqa: PLC0415 - a compiled library that only a PDF needs

    inputs = {name: json.dumps(_printable(value)) for name, value in told.items()}
    if size is not None:
        inputs["size"] = str(size)
    try:
        done: bytes = typst.compile(template, format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=made)
    except typst.TypstError as error:
        missing = _NOT_PRINTED.search(str(error))
        if missing is None:
            raise
        # The message tells the kind of letters, never the words: they may be a name.
        text = _ESCAPED.sub(lambda m: chr(int(m[1], 16)), missing[1])
        kinds = sorted({unicodedata.name(c, "UNNAMED").split()[0] for c in text if not c.isspace()})
        raise InputError(
            f"no font on this machine can print {', '.join(kinds)} letters",
            place=place,
            remedy=f"Install a font that has them (the Noto fonts have nearly all), or {instead}.",
        ) from None
    return done


def _printable(value: Any) -> Any:
    """Plain data without control characters, which no font draws; line breaks stay."""
    if isinstance(value, str):
        return "".join(c if c == "\n" or unicodedata.category(c) != "Cc" else " " for c in value)
    if isinstance(value, dict):
        return {key: _printable(each) for key, each in value.items()}
    return [_printable(each) for each in value] if isinstance(value, list) else value
