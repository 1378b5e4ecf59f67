"""Questionnaires set in columns: "Saddle numbness, bladder trouble      No" answers all that its row asks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 14  # characters of an answer
_ANSWER = re.compile(
    r"(?P<no>no|none|n|never|nil|denie[sd]|neg(?:ative)?|absent|not (?:present|at all))\.?"
    r"|(?:yes|y|same|better|worse|unchanged|sometimes|rarely|often|unsure|unknown|n/?a|not (?:sure|asked))\.?"
)
#: What is asked about how something went is answered of that, not of the thing.
_OF_RESULT = re.compile(
    r"\b(?:help\w*|relief|reliev\w*|benefit\w*|improve\w*|effect\w*|response|better|change\w*|work)\b"
)


def ends_in_answer(lower: str, gaps: Sequence[int], start: int, end: int) -> bool:
    """Whether a line ends, behind a wider blank, in a short answer, and so in a statement."""
    at = bisect_left(gaps, end) - 1
    if at < 0 or gaps[at] <= start or end - gaps[at] > _LONGEST:
        return False
    return _ANSWER.fullmatch(lower, gaps[at] + 1, end) is not None


def denied_cells(lower: str, gaps: Sequence[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The cells of a row that the cell behind them answers with no."""
    low, high = bisect_right(gaps, start), bisect_left(gaps, end)
    if low == high:
        return
    edges = [start, *(gap + 1 for gap in gaps[low:high]), end + 1]
    cells = [(first, last - 1) for first, last in pairwise(edges)]
    told = [_ANSWER.fullmatch(lower, *cell) if cell[1] - cell[0] <= _LONGEST else None for cell in cells]
    for index in range(1, len(cells)):
        answer = told[index]
        # "Yes   No" behind a question are the answers to choose from.
        chosen = told[index - 1] is None and not (index + 1 < len(cells) and told[index + 1])
        if answer and answer["no"] and chosen and not _OF_RESULT.search(lower, *cells[index - 1]):
            yield cells[index - 1]
