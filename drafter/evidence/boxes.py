"""Tick boxes of forms: what the ticked answer says of its question, and a blank box of its option.

"Prior injections? [ ] Yes [X] No" denies the injections; "[ ] Massage" says nothing of massage.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from drafter.evidence.text import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

BOX = re.compile(r"[\[(] {0,2}(?P<tick>[xX✓✔]?) {0,2}[\])]|(?P<on>[☒☑✓✔])|☐")
_OPENS = Telling("[", "(", "☒", "☑", "✓", "✔", "☐")
_YES, _NO = frozenset({"yes", "y"}), frozenset({"no", "n"})
_WORD = re.compile(r"[ :.-]*([a-z]+)")
_WORD_BEFORE = re.compile(r"([a-z]+)[ :.-]*$")


Answer = Literal["yes", "no", "open"]


def answers(lower: str, start: int, end: int) -> Iterator[tuple[int, int, Answer]]:
    """The parts of a line that its boxes answer, as ``(start, end, answer)``; open is what nobody ticked."""
    boxes = list(BOX.finditer(lower, start, end)) if _OPENS.within(lower, start, end) else []
    if not boxes:
        return
    ticked = {index for index, box in enumerate(boxes) if box["tick"] or box["on"]}
    edges = [start, *(box.end() for box in boxes)], [*(box.start() for box in boxes), end]
    words = [_answer(_WORD.match(lower, box.end(), end)) for box in boxes]
    if not any(words):
        before = [_answer(_WORD_BEFORE.search(lower, edges[0][i], box.start())) for i, box in enumerate(boxes)]
        words = before if sum(map(bool, before)) > 1 else words
    if any(words):
        given = {words[index] for index in ticked} - {""}
        yield start, boxes[0].start(), "yes" if given == {"yes"} else "no" if given == {"no"} else "open"
        return
    for index, box in enumerate(boxes):
        if index not in ticked:
            yield box.end(), edges[1][index + 1], "open"


def _answer(word: re.Match[str] | None) -> str:
    if word is None:
        return ""
    return "yes" if word[1] in _YES else "no" if word[1] in _NO else ""
