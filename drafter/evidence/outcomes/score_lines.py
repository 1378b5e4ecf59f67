"""A rating at the outset and one at the end that stand in two statements: "Neck pain at intake 6/10. Neck pain today 6/10."

The second is what the course came to; nothing but the same rating may stand in either.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.outcomes.scales import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.outcomes.scales import Told
    from drafter.evidence.reading import Reading

_WHAT = re.compile(r"\b(?:pain|n?p?rs|vas|lbp)\b")
_AT_FIRST = r"(?:intake|initial(?:ly)?|eval(?:uation)?|start|soc|baseline|admission|entry|outset|day (?:1|one)|first)"
_AT_LAST = r"(?:discharge|d/?c|final|last|today|now|current(?:ly)?|end|exit|closing|completion)"
_BESIDE = (
    r"(?:[ :=,()-]|\b(?:pain|n?p?rs|vas|lbp|score|level|rating|scale|visit|day|session|care|treatment|therapy|pt|was|is|of|at|on|the|her|his|in|still"
    r"|neck|back|low|lower|upper|mid|shoulder|knee|hip|buttock|left|right|l|r|cervical|lumbar|thoracic)\b)"
)
_FIGURE = r"(?<![\d/.-])(?P<n>10|\d)(?: ?/ ?10)?(?![\d/-]|\.\d)"


def _alone(time: str) -> re.Pattern[str]:
    """A statement that holds nothing but a rating and this time of it, before it or behind."""
    return re.compile(
        rf"{_BESIDE}{{0,12}}?\b{time}\b{_BESIDE}{{0,12}}?{_FIGURE}{_BESIDE}{{0,4}}[.;]?|{_BESIDE}{{0,12}}?{_FIGURE.replace('<n>', '<m>')}{_BESIDE}{{1,6}}?\b{time}\b{_BESIDE}{{0,8}}[.;]?"
    )


_FIRST, _LAST = _alone(_AT_FIRST), _alone(_AT_LAST)


def score_lines(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    """What a rating at the end says, where the statement before is the rating at the outset."""
    if not sentence.index:
        return
    lower, before = reading.lower, reading.sentences[sentence.index - 1]
    after = _LAST.fullmatch(lower, sentence.start, sentence.end)
    if after is None or before.section.index != sentence.section.index:
        return
    outset = _FIRST.fullmatch(lower, before.start, before.end)
    if outset is None or not _WHAT.search(lower, before.start, before.end):
        return
    first, last = (float(told["n"] or told["m"]) for told in (outset, after))
    if first > 0:
        yield sentence.start, sentence.end, said(last / first)
