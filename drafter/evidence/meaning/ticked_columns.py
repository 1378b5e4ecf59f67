"""Forms whose columns are answers: a mark under "No" denies what its row asks, a row without one says nothing.

    Red flag        Yes   No
    Cancer                x
    Weight loss     x

Which column a mark stands in is told only by its place in the line, which the view closes up; it is looked up in the source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.assertion import Assertion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.layout.text import View

_YES = r"yes|y|pos(?:itive)?|present|\+"
_NO = r"no|n|neg(?:ative)?|absent|-"
_ITEM = r"(?:[-*•] |\d{1,2}[.)] )?"
#: The head of a form: what its rows are of, or nothing, and two answers.
_HEAD = re.compile(
    rf"{_ITEM}(?:[a-z][a-z /()-]{{0,40}}? )?(?:(?P<yes>{_YES}) (?P<no>{_NO})|(?P<no2>{_NO}) (?P<yes2>{_YES}))\W{{0,2}}"
)
#: A row: what is asked, and a mark behind a wider blank.
_ROW = re.compile(rf"{_ITEM}[a-z][\w ,/()'.-]{{2,60}}? (?P<mark>\[?[x✓✔]\]?)\W{{0,2}}")
_ASKED = re.compile(rf"{_ITEM}[a-z][\w ,/()'.-]{{2,60}}")
_ROWS = 20  # of a form


def ticked_columns(view: View, source: str, sentences: Sequence[Sentence]) -> dict[int, Assertion]:
    """What the marked columns say of the rows of a form, by the index of the sentence."""
    found: dict[int, Assertion] = {}
    if not view.gaps:
        return found
    for head in sentences:
        told = _HEAD.fullmatch(view.lower, head.start, head.end)
        if told is None or not _parted(view, told):
            continue
        yes, no = (_place(view, source, start) for start, _ in _answers(told))
        for row in sentences[head.index + 1 : head.index + 1 + _ROWS]:
            asked = _ASKED.match(view.lower, row.start, row.end)
            if asked is None or row.section is not head.section or row.paragraph != head.paragraph:
                break
            mark = _ROW.fullmatch(view.lower, row.start, row.end)
            if mark is not None:
                at = _place(view, source, mark.start("mark"))
                found[row.index] = Assertion.ABSENT if abs(at - no) < abs(at - yes) else Assertion.PRESENT
            else:
                if not _ASKED.fullmatch(view.lower, row.start, row.end) or row.end - row.start > _SHORT:
                    break
                found[row.index] = Assertion.HYPOTHETICAL
    return found


_SHORT = 40  # characters of a row that nobody marked


def _answers(head: re.Match[str]) -> list[tuple[int, int]]:
    """Where the yes and the no of a head stand, whichever comes first."""
    return [head.span(name if head[name] else f"{name}2") for name in ("yes", "no")]


def _parted(view: View, head: re.Match[str]) -> bool:
    """Whether a wider blank parts the two answers."""
    first, last = sorted(end for _, end in _answers(head))
    return any(first <= gap < last for gap in view.gaps)


def _place(view: View, source: str, at: int) -> int:
    """The column of the source line that a place of the view stands in."""
    start = view.source(at, at + 1).start
    return start - (source.rfind("\n", 0, start) + 1)
