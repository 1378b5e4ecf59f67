"""A scale that is printed out for the patient, on which one figure is marked: "0 1 2 3 4 5 6 7 [8] 9 10"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.outcomes.rated_matters import OF_MOOD

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

#: The figures from 1 to 10 in their order; 0 may stand before them.
_NEXT = "".join(rf"[^\w.;]{{1,5}}(?:x ?)?{n}x?\b" for n in range(2, 11))
_PRINTED = re.compile(
    rf"(?<![\w.])(?:[^\w.;]{{0,3}}(?:x ?)?0[^\w.;]{{1,5}}(?:x ?)?)?[^\w.;\s]?1[^\w.;\s]?(?!\w){_NEXT}[^\w.;\s]{{0,2}}"
)
_MARKED = re.compile(
    r"(?P<left>[\[({<*_]{1,2} ?|(?<!\w)x ?)?(?<!\d)(?P<value>10|\d)(?P<right> ?[\])}>*_]{1,2}|x(?!\w))?(?!\d)"
)
#: What it is of, in its line or the one above it.
_OF_PAIN = re.compile(r"\b(?:pain\w*|aches?|aching|hurts?|hurting|discomfort|n?p?rs)\b")


def printed_scale(reading: Reading, sentence: Sentence) -> tuple[int, int, float | None] | None:
    """Where a printed scale stands in a sentence, and the figure that is marked on it, if just one is and it is of a pain."""
    lower = reading.lower
    row = _PRINTED.search(lower, sentence.start, sentence.end)
    if row is None:
        return None
    marked = [m for m in _MARKED.finditer(lower, *row.span()) if (m["left"] and m["right"]) or "x" in m[0]]
    own = any(letter.isalpha() for letter in lower[sentence.start : row.start()])
    of = sentence if own or not sentence.index else reading.sentences[sentence.index - 1]
    end = min(of.end, row.start())
    pain = _OF_PAIN.search(lower, of.start, end) and not OF_MOOD.search(lower, of.start, end)
    return row.start(), row.end(), float(marked[0]["value"]) if pain and len(marked) == 1 else None
