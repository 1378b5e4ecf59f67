"""A letter as HTML and as PDF: whole, in large print where it is wanted, and marked as a draft until it is signed.

The PDF is made by Typst from data, never from markup, and is tagged (PDF/UA-1). The same letter gives the same bytes on the same
machine. A letter of the alphabet that no font here can print stops it: a name must never come out as boxes.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from drafter.render.documents import environment
from drafter.render.typesetting import typeset
from drafter.review.letter_matter import day

if TYPE_CHECKING:
    from drafter.review.letters import Letter

#: Print sizes in points.
_PRINT, _LARGE = 12, 18
_BANNER = "DRAFT. This letter is not signed and was not sent."


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
    return typeset(
        files("drafter.render").joinpath("templates/letter.typ").read_bytes(),
        {"letter": _told(letter, draft=draft)},
        size=_LARGE if large else _PRINT,
        made=datetime.combine(letter.on, time(), tzinfo=UTC),
        place="letter",
        instead="send the HTML letter",
    )


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
