"""A web page as Markdown, line for line: only what a reader would see."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_SILENT = {"script", "style", "head", "template", "noscript"}
_BREAKS = {
    "p", "div", "section", "article", "header", "footer", "main", "ul", "ol", "table", "tr", "dl", "dt", "dd", "br", "address", "figure", "nav",
}  # fmt: skip
_HEADING = re.compile(r"h([1-6])")
PAGE = re.compile(r"\s*(?:<!doctype html|<html)\b", re.IGNORECASE)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.silent = 0
        self.raised = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        heading = _HEADING.fullmatch(tag)
        if tag in _SILENT:
            self.silent += 1
        elif heading:
            self._begin("#" * int(heading[1]) + " ")
        elif tag == "li":
            self._begin("* ")
        elif tag == "blockquote":
            self._begin("> ")
        elif tag in _BREAKS:
            self._begin("")
        elif tag == "sup" and not self.lines[-1].endswith(("m", "ft")):
            self.raised, self.lines[-1] = True, self.lines[-1] + "["
        elif tag in ("td", "th") and self.lines[-1].strip():
            self.lines[-1] += " | "
        del attrs

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in _BREAKS or tag in ("li", "blockquote") or _HEADING.fullmatch(tag):
            self._begin("")
        elif tag == "sup" and self.raised:
            self.raised, self.lines[-1] = False, self.lines[-1] + "]"
        elif tag == "span" and self.lines[-1] and not self.lines[-1].endswith(" "):
            self.lines[-1] += " "

    def handle_data(self, data: str) -> None:
        if not self.silent:
            text = re.sub(r"\s+", " ", data)
            self.lines[-1] += text if self.lines[-1] else text.lstrip()

    def _begin(self, prefix: str) -> None:
        if self.lines[-1].strip("#>* "):
            self.lines += ["", prefix]
        else:
            self.lines[-1] = prefix or self.lines[-1]


def to_markdown(page: str) -> str:
    """The visible text of a page, with its headings, items and quoted passages marked as Markdown marks them.

    Raised numbers become numbers in brackets: they cite.
    """
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return "\n".join(reader.lines)
