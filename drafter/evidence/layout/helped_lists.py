"""Lists of a form that ask of each treatment whether it helped ("What have you tried, and did it help?", "PT, two months: no").

The bare answer to that is read as the answer to it: "no help", so that none is taken for a treatment that was never tried.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A line that asks what was tried and whether it helped, and ends with that.
_HEAD = re.compile(
    r"(?im)^[^\n]{0,90}\b(?:tried|used|had|done|taken|treat(?:ments?|ed)|therap(?:y|ies)|medicines?|medications?|meds|remed(?:y|ies))\b[^\n]{0,60}"
    r"\b(?:did (?:it|they|any(?: of it)?|that|each|this|these) (?:help|work)|(?:was|were) (?:it|they) (?:helpful|effective)|help(?:ed|ful)\?|any relief\?|relief\?|worked\?)[^\n\w]{0,6}(?:\((?:yes|y) ?(?:/|or) ?(?:no|n)\)[^\n\w]{0,3})?$"
)
#: An item and its bare no: "Aleve, every day: no", "PT 8 wks - no, still hurts".
_ITEM = re.compile(
    r"(?i)[^\n?:]{2,70}?(?P<no>[ \t]*(?:[:=]|(?<=[ \t])-{1,2}|\.{3,}|(?<=[ \t]{2}))[ \t]*(?:no|nope|n|not really|not at all))(?=[ \t]*(?:$|[,.;(\n]|-))"
)
_LINES = 12  # of such a list, at most


def helped_lists(source: str) -> Iterator[tuple[int, int, str]]:
    """The bare answers of such lists, and what is read there."""
    for head in _HEAD.finditer(source):
        at = head.end() + 1
        for _ in range(_LINES):
            ends = source.find("\n", at)
            line = source[at : ends if ends >= 0 else len(source)]
            if not line.strip() or "?" in line:
                break
            if (item := _ITEM.match(source, at, at + len(line))) is not None:
                yield *item.span("no"), ": no help"
            if ends < 0:
                break
            at = ends + 1


#: What the head of every such list has one of.
ASKED = ("help", "relief?", "worked?", "work?", "effective?")
