"""A letter as HTML and as PDF: whole, in large print where it is wanted, and marked as a draft until it is signed.

The PDF is made by Typst from data, never from markup, and is tagged (PDF/UA-1). The same letter gives the same bytes on the same
machine. A letter of the alphabet that no font here can print stops it: a name must never come out as boxes.
"""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import UTC, datetime, time
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from drafter.errors import InputError
from drafter.render.documents import environment
from drafter.review.letter_matter import day

if TYPE_CHECKING:
    from drafter.review.letters import Letter

#: Print sizes in points.
_PRINT, _LARGE = 12, 18
_BANNER = "DRAFT. This letter is not signed and was not sent."
_NOT_PRINTED = re.compile(r"the text `\"(.*?)\"` could not be displayed", re.DOTALL)
#: How the message writes a letter that it cannot show either.
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def to_fragment(letter: Letter, *, draft: bool) -> str:
    """The letter's text as HTML without a document around it, for a page that has its own."""
    return environment(html=True).get_template("letter_body.html.jinja").render(letter=_told(letter, draft=draft))


def to_html(letter: Letter, *, draft: bool, large: bool = False) -> str:
    """The letter as one self-contained HTML document, without scripts.

    :param draft: whether nobody has signed it.
    :param large: print in 18 points in place of 12.
    """
    template = environment(html=True).get_template("letter.html.jinja")
    body = Markup(to_fragment(letter, draft=draft))  # noqa: S704 - the fragment's template escapes all text
    return template.render(letter=_told(letter, draft=draft), body=body, size=_LARGE if large else _PRINT)


def to_pdf(letter: Letter, *, draft: bool, large: bool = False) -> bytes:
    """The letter as a tagged PDF.

    :raises InputError: when no font of this machine has a letter that it needs.
    """
    import typst  # noqa: PLC0415 - a compiled library that only a PDF needs

    try:
        made: bytes = typst.compile(
            files("drafter.render").joinpath("templates/letter.typ").read_bytes(),
            format="pdf",
            sys_inputs={
                "letter": json.dumps(_printable(_told(letter, draft=draft))),
                "size": str(_LARGE if large else _PRINT),
            },
            pdf_standards=["ua-1"],
            timestamp=datetime.combine(letter.on, time(), tzinfo=UTC),
        )
    except typst.TypstError as error:
        missing = _NOT_PRINTED.search(str(error))
        if missing is None:
            raise
        # The message tells the kind of letters, never the words: they may be a name.
        text = _ESCAPED.sub(lambda m: chr(int(m[1], 16)), missing[1])
        kinds = sorted({unicodedata.name(c, "UNNAMED").split()[0] for c in text if not c.isspace()})
        raise InputError(
            f"no font on this machine can print {', '.join(kinds)} letters",
            place="letter",
            remedy="Install a font that has them (the Noto fonts have nearly all), or send the HTML letter.",
        ) from None
    return made


def _told(letter: Letter, *, draft: bool) -> dict[str, Any]:
    """What both forms show, in order."""
    plain = letter.model_dump(mode="json")
    to = [letter.member] if letter.member else []
    to += [f"Member ID: {letter.member_id}"] if letter.member_id else []
    return {
        "plan": letter.plan, "to": [day(letter.on), *to, f"Reference: {letter.case}"], "title": letter.title, "digest": letter.digest,
        "reference": f"Reference {letter.case}", "draft": draft, "banner": _BANNER,
        "member": [p for p in plain["parts"] if p["audience"] == "member"],
        "practitioner": [p for p in plain["parts"] if p["audience"] == "practitioner"],
        "practitioner_title": "For your doctor's office",
    }  # fmt: skip


def _printable(value: Any) -> Any:
    """Plain data without control characters, which no font draws; a line break stays."""
    if isinstance(value, str):
        return "".join(c if c == "\n" or unicodedata.category(c) != "Cc" else " " for c in value)
    if isinstance(value, dict):
        return {key: _printable(each) for key, each in value.items()}
    return [_printable(each) for each in value] if isinstance(value, list) else value
