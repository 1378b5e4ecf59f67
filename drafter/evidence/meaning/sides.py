"""Sides of the body and levels of the spine, as records name them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.text import View

Sides = frozenset[str]
_SIDE = re.compile(
    r"\b(?P<both>bilateral\w*|bilat\.?|both (?=\w)(?!(?:brought|br(?:ing|ings)|reproduc|provok|elicit|caus|were|was|are|hurt|gave|give|produc|evok|positive|negative|painful)\w*)|b/l|(?:r ?[=&+] ?l|l ?[=&+] ?r)(?![-+])|left and right|right and left)|\b(?P<left>left(?:-sided)?|lt\b|leftward)|\b(?P<right>right(?:-sided)?(?! now| away| after| before| here| hand(?:ed)?\b)|rt\b|rightward)",
    re.IGNORECASE,
)
#: A single letter is a side in capitals before a word, never before a figure ("L 5") or a hyphen ("L-spine").
_LETTER = re.compile(
    r"(?<![\w./-])(?P<letter>[LR])(?![A-Za-z])(?= ?(?:[A-Za-z(,;.+|]|>|->|$)| [CTLS]\d|:(?! ?\d))(?!-|\.\w|'| ?/ ?[LRS]\b| ?spine| ?S ?spine|/S)"
)
#: In lower case it is one before a colon, or at a sign: "l: faber +", "faber l+ r-", "+ l, - r".
_LOW_LETTER = re.compile(
    r"(?<![\w./-])(?<!\d )(?P<letter>[lr])(?=:(?! ?\d)|[+-](?!\w)|$)|(?<=[+-] )(?<!\w[+-] )(?P<behind>[lr])(?=[,;.]|$)"
)
_LEVEL = re.compile(
    r"(?<![a-z0-9])(?<!\bk-)(?<!\bk/)(?<!\bk )(?P<one>[ctls]) ?(?P<n>\d{1,2})(?: ?(?:-|/|to|–) ?(?P<two>[ctls])? ?(?P<m>\d{1,2}))?(?![\d%])(?! ?(?:mg|ml|cm|mm|lbs?))",
    re.IGNORECASE,
)
_COUNT = {"c": 8, "t": 12, "l": 5, "s": 5}
_AREAS = {"c": ("neck",), "t": ("upper-back",), "l": ("low-back",), "s": ("low-back",)}


def sides_at(view: View, start: int, end: int) -> Iterator[tuple[int, int, Sides]]:
    """Every side that is named between two view positions."""
    for match in _SIDE.finditer(view.text, start, end):
        name = "both" if match["both"] else "left" if match["left"] else "right"
        yield match.start(), match.end(), frozenset({"left", "right"}) if name == "both" else frozenset({name})
    for match in _LETTER.finditer(view.text, start, end):
        yield match.start(), match.end(), frozenset({"left" if match["letter"] == "L" else "right"})
    for match in _LOW_LETTER.finditer(view.text, start, end):
        yield match.start(), match.end(), frozenset({"left" if match[0] == "l" else "right"})


def levels_at(lower: str, start: int, end: int) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Every level that is named between two view positions: a root ("L5") or a segment ("L4-5", both its vertebrae)."""
    for match in _LEVEL.finditer(lower, start, end):
        first, count = match["one"].lower(), int(match["n"])
        if not 1 <= count <= _COUNT[first]:
            continue
        names = {f"{first}{count}"}
        if match["m"]:
            second = (match["two"] or first).lower()
            other = int(match["m"])
            if not 1 <= other <= _COUNT[second] or (second == first and other <= count):
                continue
            names |= {f"{second}{other}"} | ({f"{first}{n}" for n in range(count, other)} if second == first else set())
        yield match.start(), match.end(), frozenset(names)


def areas_of_levels(levels: frozenset[str]) -> tuple[str, ...]:
    """The areas of the spine that levels lie in."""
    return tuple(dict.fromkeys(area for level in sorted(levels) for area in _AREAS[level[0]]))
