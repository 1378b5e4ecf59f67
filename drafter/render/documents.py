"""A draft as a complete Markdown or HTML document, from the templates beside this file."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    from drafter.render.page import Page

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|&~!])")
#: What begins a list when it begins a line.
_LISTED = re.compile(r"^(\s*)(?:([-+])|(\d+)([.)]))(?=\s|$)")


def _markdown(text: str) -> str:
    """Text in which nothing is markup."""
    escaped = _MARKDOWN.sub(r"\\\1", text)
    return _LISTED.sub(lambda m: f"{m[1]}{m[3] or ''}\\{m[2] or m[4]}", escaped)


@cache
def environment(*, html: bool) -> Environment:
    """Where the templates beside this file come from."""
    environment = Environment(
        loader=PackageLoader("drafter.render"),
        autoescape=html,  # noqa: S701 - Markdown is escaped by its own filter
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = _markdown
    return environment


def to_markdown(page: Page) -> str:
    """The page as Markdown; text of the record is escaped, so it cannot become markup."""
    return environment(html=False).get_template("draft.md.jinja").render(page=page)


def to_html(page: Page) -> str:
    """The page as one self-contained HTML document, without scripts."""
    return environment(html=True).get_template("draft.html.jinja").render(page=page)
