"""Ratings at the outset and at the end that stand apart: "Neck pain at intake 6/10. Neck pain today 6/10.", the two lists, the two columns.

What stands at the end is what the course came to. A list opens with its time ("At entry: pain 6, ODI 44. At exit: pain 6, ODI 42"); a row
stands under headings that tell the two times ("Start   End").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout.tables import headed
from drafter.evidence.outcomes.scales import said
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.outcomes.scales import Told
    from drafter.evidence.reading import Reading

_WHAT = re.compile(r"\b(?:pain|n?p?rs|vas|lbp)\b")
_AT_FIRST = r"(?:intake|initial(?:ly)?|eval(?:uation)?|start|soc|baseline|admission|entry|outset|arrival|beginning|day (?:1|one)|first)"
_AT_LAST = r"(?:discharge|d/?c|final|last|today|now|current(?:ly)?|end|exit|clos(?:e|ing)|leaving|finish|completion)"
_OF_LAST = Telling("discharge", "d/c", "dc", "final", "last", "today", "now", "current", "end", "exit", "close", "closing", "leaving", "finish", "completion")  # fmt: skip
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


#: "At entry: pain 6, ODI 44", "On day one - NPRS 7": a list that opens with its time.
_LISTS = r"[-*• ]*(?:(?:at|on|upon|status at|measures at|scores at) )?(?:the )?{}(?: (?:visit|day|session|of (?:care|treatment|therapy)|eval(?:uation)?|scores?|measures?|status))*(?: \(?\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\)?)? ?[:=-] ?"
_FIRST_LIST, _LAST_LIST = (re.compile(_LISTS.format(time)) for time in (_AT_FIRST, _AT_LAST))
_SCALES = r"n?p?rs|vas|odi|oswestry|ndi|rmdq|roland(?:[- ]morris)?|(?:quick)?dash|womac|bpi"
#: The scales on which less is better, and what a list gives each.
_SCORE = re.compile(
    rf"\b(?P<scale>pain|{_SCALES})(?: (?:score|rating|level|index|is|was|of|at|in|the|leg|back|neck))*(?: ?\(0-10\))? ?[:=]? ?(?P<n>\d{{1,2}})(?: ?/ ?(?:10|50|100))?(?: ?%)?(?![\d/-]|\.\d| ?(?:visits?|weeks?|min\w*|days?|feet)\b| ?\(?(?:at |with )?(?:worst|best|rest|activity|walking|sitting)\b)"
)
_ROW = re.compile(
    rf"(?:[a-z]+ ){{0,2}}(?:pain|{_SCALES})\b(?!-free)[^\d]{{0,24}}(?:\(?(?:0 ?(?:-|to) ?10|/ ?10)\)?)?\W*"
)
_CELL = re.compile(r"(\d{1,2}(?:\.\d)?) ?(?:%|/ ?(?:10|50|100))?")
_FIRST_HEAD, _LAST_HEAD = (
    re.compile(
        rf"\W*(?:at |on )?(?:the )?{time}(?: (?:visit|day|score|eval(?:uation)?|session|of care))*(?: \d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?)?\W*"
    )
    for time in (_AT_FIRST, _AT_LAST)
)


def score_lines(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    """What ratings at the end say, where the statement before, or the row's other column, gives those at the outset."""
    if not sentence.index:
        return
    yield from _in_columns(reading, sentence)
    lower, before = reading.lower, reading.sentences[sentence.index - 1]
    if not _OF_LAST.within(lower, sentence.start, sentence.end) or before.section.index != sentence.section.index:
        return
    listed = _LAST_LIST.match(lower, sentence.start, sentence.end)
    if listed and (outset := _FIRST_LIST.match(lower, before.start, before.end)):
        firsts = _once_each(lower, outset.end(), before.end)
        for scale, score in _once_each(lower, listed.end(), sentence.end).items():
            if scale in firsts and (first := float(firsts[scale]["n"])) > 0:
                yield score.start(), score.end(), said(float(score["n"]) / first)
        return
    after = _LAST.fullmatch(lower, sentence.start, sentence.end)
    opening = after and _FIRST.fullmatch(lower, before.start, before.end)
    if not after or not opening or not _WHAT.search(lower, before.start, before.end):
        return
    first, last = (float(told["n"] or told["m"]) for told in (opening, after))
    if first > 0:
        yield sentence.start, sentence.end, said(last / first)


def _once_each(lower: str, start: int, end: int) -> dict[str, re.Match[str]]:
    """The scores of a list by their scales; one that it gives twice ("pain worst 8, pain best 3") compares with nothing."""
    found = list(_SCORE.finditer(lower, start, end))
    return {m["scale"]: m for m in found if sum(o["scale"] == m["scale"] for o in found) == 1}


def _in_columns(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    """A row of a rating under headings of the outset and the end: "Pain   7   7" under "Start   End"."""
    row = headed(reading, sentence)
    if not row or not _ROW.fullmatch(reading.lower, row[0].start, row[0].end):
        return
    told: dict[re.Pattern[str], float] = {}
    for cell in row[1:]:
        figure = _CELL.fullmatch(reading.lower, cell.start, cell.end)
        for head in (_FIRST_HEAD, _LAST_HEAD):
            if figure and head.fullmatch(reading.lower, *cell.head):
                told.setdefault(head, float(figure[1]))
    if told.get(_FIRST_HEAD) and _LAST_HEAD in told:
        yield row[0].start, row[-1].end, said(told[_LAST_HEAD] / told[_FIRST_HEAD])
