"""Areas of the body by name and by code: what a region is made of, and whether two can be one.

A region is a set of areas (``lexicon/regions.yaml``); two regions meet when their areas do.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from drafter.evidence.layout.text import View
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.evidence.words.concepts import Mention

Areas = frozenset[str]
NOWHERE: Areas = frozenset()

#: Where ICD-10-CM codes of complaints lie, by prefix; the longest that fits is used.
_CODES = {
    "M54.2": {"neck"}, "M54.12": {"neck"}, "M54.13": {"neck", "upper-back"}, "M54.81": {"occiput", "head"},
    "M54.5": {"low-back"}, "M54.4": {"low-back"}, "M54.16": {"low-back"}, "M54.17": {"low-back"},
    "M54.6": {"upper-back"}, "M53.3": {"sacroiliac", "buttock", "low-back"}, "M46.1": {"sacroiliac", "buttock", "low-back"}, "M25.51": {"shoulder"}, "M25.55": {"hip"},
    "M25.56": {"knee"}, "M17": {"knee"}, "M75": {"shoulder"}, "M79.12": {"neck", "upper-back", "head"}, "G43": {"head"}, "G44": {"head"},
    "S13": {"neck"}, "S39.0": {"low-back"}, "M51.36": {"low-back"}, "M48.06": {"low-back"}, "M47.81": {"neck", "upper-back", "low-back"},
}  # fmt: skip


def areas_of(mention: Mention) -> Areas:
    """The areas of a mention that names or implies a region."""
    return frozenset(mention.concept["areas"] or ())


@cache
def areas_in(text: str) -> Areas:
    """The areas that a few words name ("cervical", "left shoulder girdle"); empty when none."""
    view = View(text)
    return frozenset(
        area
        for mention in lexicon().mentions(view.text, view.lower)
        if mention.kind == "region"
        for area in areas_of(mention)
    )


def areas_named(text: str) -> Areas:
    """The same of a name as a form or a model writes it ("low-back", "cervical_spine", "neck/shoulder")."""
    return areas_in(text) | areas_in(re.sub(r"[-_/]+", " ", text))


def nearest_region(text: str) -> str:
    """A remedy for words that name no region: what comes nearest, else what there is."""
    kinds = lexicon().terms
    known = [term for term, named in kinds.items() if "region" in named]
    close = [
        match for word in (text, *text.split()) for match in get_close_matches(word.lower(), known, n=1, cutoff=0.75)
    ]
    if close:
        return f"Did you mean {close[0]!r}?"
    names = sorted(name for kind, name in lexicon().concepts if kind == "region")
    return f"Name one as notes do, such as {', '.join(names)}."


def areas_of_codes(codes: Iterable[str]) -> Areas:
    """Where the diagnoses of a request lie."""
    found: set[str] = set()
    for code in codes:
        fitting = [prefix for prefix in _CODES if code.startswith(prefix)]
        if fitting:
            found |= _CODES[max(fitting, key=len)]
    return frozenset(found)


_TOGETHER = 80  # characters within which parts of the body are one complaint's ("left neck and shoulder blade pain")


def span_of(lower: str, parts: Iterable[Mention]) -> tuple[int, int]:
    """Where the parts of the body of one complaint stand: all of them where they stand together, else the first.

    :raises ValueError: where there is no part.
    """
    ordered = sorted(parts, key=lambda part: part.start)
    start, end, last = ordered[0].start, ordered[0].end, ordered[-1].end
    return start, last if last - start < _TOGETHER and ";" not in lower[start:last] else end


def meets(areas: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two regions can be one; a region that is not named can be any."""
    areas, other = frozenset(areas), frozenset(other)
    return not areas or not other or bool(areas & other)
