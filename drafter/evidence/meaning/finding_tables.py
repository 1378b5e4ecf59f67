"""Findings in tables: a heading that names one found nothing by itself, and columns of two sides answer together.

"Muscle | Taut band | Twitch", "L UT | + | -": the cells under a heading say whether it was found. "Test | L | R",
"FABER | pos | pos": both sides answer alike, or the test is left open. "Tests (L / R)", "FABER + / -": a pair of answers
in the order of the sides above them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout.tables import Cell, cells, headed
from drafter.evidence.meaning.assertion import Assertion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_ROWS = 12  # of a table, looked at under its headings
_FOUND = re.compile(
    r"\W*(?:\++|\(\+\)|y|yes|pos\w*|present|x|✓|✔|palp\w*|found|marked|mild|moderate|severe|brisk|strong|[123]\+)(?:\W.*)?"
)
_NOTHING = re.compile(r"\W*(?:[-–−]|\(-\)|n|no|none|neg\w*|absent|0|nil|not (?:seen|found|felt|present|elicited))\W*")
_UNTESTED = re.compile(
    r"\W*(?:n/?t|n/?a|not (?:tested|done|assessed|examined|checked)|untested|deferred|tbd|pending)\W*"
)
#: What names a finding only as the heading of a column.
_ONLY_HEADS = re.compile(
    r"bands?|tb|nodules?|refer\w*(?: to| pain)?|ref\.?(?: to| pain)?|pain referral|radiation|jump|twitch resp"
)
#: What else heads a table of muscles that were palpated.
_OF_MUSCLES = re.compile(r"\b(?:muscles?|bands?|twitch|ltr|trigger|trps?|taut|nodules?|jump)\b")
_CELL, _CELL_ENDS = re.compile(r"\|\s*$"), re.compile(r"\s*(?:\||$)")
_SIDES = re.compile(r"\W*(?:l|r|lt|rt|left|right)(?: side)?\W*")


def under_heading(reading: Reading, sentence: Sentence, mention: Mention) -> Assertion | None:
    """What the cells under a heading say of the finding that it names; None where it heads no column.

    A cell that answers neither way, as one that tells where a pain was referred to, found it.
    """
    under = [c for c in _below(reading, sentence) if c.head[0] <= mention.start and mention.end <= c.head[1]]
    alone = _ONLY_HEADS.fullmatch(reading.lower, mention.start, mention.end)
    if under and alone and not _OF_MUSCLES.search(reading.lower, sentence.start, sentence.end):
        return Assertion.POSSIBLE  # "Orders | Referral | Status"
    if not under:
        cell = alone and _CELL.search(reading.lower, sentence.start, mention.start)
        return Assertion.POSSIBLE if cell and _CELL_ENDS.match(reading.lower, mention.end, sentence.end) else None
    lower = reading.lower
    told = [(c.start, c.end) for c in under if c.start < c.end]
    told = [place for place in told if not _UNTESTED.fullmatch(lower, *place)]
    if any(not _NOTHING.fullmatch(lower, *place) and lower[slice(*place)].strip(" ?_/") for place in told):
        return Assertion.PRESENT
    return Assertion.ABSENT if told else Assertion.POSSIBLE


def _below(reading: Reading, sentence: Sentence) -> Iterator[Cell]:
    """The cells of the rows whose headings a line holds."""
    if reading.lower.find("|", sentence.start, sentence.end) < 0:
        return
    for later in reading.sentences[sentence.index + 1 : sentence.index + 1 + _ROWS]:
        row = headed(reading, later)
        if not row or not sentence.start <= row[0].head[0] < sentence.end:
            return
        yield from row


#: "(L / R)" over pairs of answers: "+ / -", "pos / neg".
_TWO_SIDES = re.compile(
    r"\b(?P<one>l|lt|left|r|rt|right)\b(?: side)?\)? ?[/|] ?\(?(?P<two>l|lt|left|r|rt|right)\b(?![-'])"
)
_SAID = (
    r"(?:\(?\+{1,3}\)?|\(?[-–−]\)?|pos(?:itive)?|neg(?:ative)?|yes|no|painful|painless|nt|n/t|not (?:done|tested)|\?)"
)
_PAIR = re.compile(rf"(?: test)?[ :.=/|]*(?P<one>{_SAID}) ?[/|] ?(?P<two>{_SAID})(?=$|[ ,;.)])")


def _paired(reading: Reading, sentence: Sentence, mention: Mention) -> list[tuple[Assertion, Cell]]:
    """The pair of answers behind a test, under the sides that the line's beginning, or a line above its rows, names."""
    lower = reading.lower
    pair = _PAIR.match(lower, mention.end, sentence.end)
    heads = _two_sides(reading, sentence, mention) if pair else None
    if pair is None or heads is None or not _filled(reading, sentence):
        return []
    return [(_answer(pair[name]), Cell(heads.span(name), *pair.span(name))) for name in ("one", "two")]


def heads_of_pairs(reading: Reading, sentence: Sentence) -> list[tuple[int, int]]:
    """Where the sides stand that head the pairs of answers of a row."""
    tests = [m for m in reading.of(sentence, "finding") if m.concept["sided"]]
    return [cell.head for test in tests for _, cell in _paired(reading, sentence, test)]


def _answer(said: str) -> Assertion:
    if _FOUND.fullmatch(said) or said == "painful":
        return Assertion.PRESENT
    return Assertion.ABSENT if _NOTHING.fullmatch(said) or said == "painless" else Assertion.POSSIBLE


def _filled(reading: Reading, sentence: Sentence) -> bool:
    """Whether the tests in and around a row are answered differently: "+ / -" in each is a form that nobody filled in."""
    answers = set()
    for step in (-1, 1):
        at = sentence.index if step > 0 else sentence.index - 1
        while 0 <= at < len(reading.sentences) and abs(at - sentence.index) < _ROWS:
            tests = [m for m in reading.of(reading.sentences[at], "finding") if m.concept["sided"]]
            if not tests:
                break
            for test in tests:
                pair = _PAIR.match(reading.lower, test.end, reading.sentences[at].end)
                answers.add((_answer(pair["one"]), _answer(pair["two"])) if pair else None)
            at += step
    return len(answers) > 1


def _two_sides(reading: Reading, sentence: Sentence, mention: Mention) -> re.Match[str] | None:
    lower = reading.lower
    heads = _TWO_SIDES.search(lower, sentence.start, mention.start)
    for earlier in reversed(reading.sentences[max(0, sentence.index - _ROWS) : sentence.index]):
        if heads or earlier.section.kind != sentence.section.kind:
            break
        heads = _TWO_SIDES.search(lower, earlier.start, earlier.end)
        if not any(m.concept["sided"] for m in reading.of(earlier, "finding")):
            break
    return heads if heads and heads["one"][0] != heads["two"][0] else None


def on_sides(reading: Reading, sentence: Sentence, mention: Mention) -> list[tuple[Assertion, Cell]]:
    """What a row answers for a test under headings that are sides, cell by cell; empty in no such table."""
    if pair := _paired(reading, sentence, mention):
        return pair
    if below := _on_rows(reading, sentence, mention):
        return below
    row = headed(reading, sentence)
    if not row or not row[0].start <= mention.start < row[0].end:
        return []
    told: list[tuple[Assertion, Cell]] = []
    for cell in row[1:]:
        if _SIDES.fullmatch(reading.lower, *cell.head):
            if _FOUND.fullmatch(reading.lower, cell.start, cell.end):
                told.append((Assertion.PRESENT, cell))
            elif _NOTHING.fullmatch(reading.lower, cell.start, cell.end):
                told.append((Assertion.ABSENT, cell))
    return told


_SIDE_ROWS = 4  # under the tests: two sides, a rule, a blank line


def _on_rows(reading: Reading, sentence: Sentence, mention: Mention) -> list[tuple[Assertion, Cell]]:
    """What the rows under a line of tests answer for one of them, where the rows are sides: "FABER  Thigh thrust" over "R  [+]  [-]"."""
    heads = cells(reading, sentence)
    at = next((n for n, (start, end) in enumerate(heads) if start <= mention.start < end), None)
    if at is None or sum(start <= m.start < end for m in reading.of(sentence, "finding") for start, end in heads) < 2:
        return []
    told: list[tuple[Assertion, Cell]] = []
    for later in reading.sentences[sentence.index + 1 : sentence.index + 1 + _SIDE_ROWS]:
        row = cells(reading, later)
        if row and _RULE.fullmatch(reading.lower, later.start, later.end):
            continue
        # The corner over the sides is a cell of its own, or empty.
        place = at + len(row) - len(heads)
        if not row or place not in (at, at + 1) or not place or not _SIDES.fullmatch(reading.lower, *row[0]):
            break
        told.append((_answer(reading.lower[slice(*row[place])]), Cell(row[0], *row[place])))
    return told


_RULE = re.compile(r"[\s|:+=-]*")


def side_of_row(reading: Reading, sentence: Sentence, mention: Mention) -> tuple[int, int] | None:
    """The heading of the one column under which a row found what it tests, where it denies it under the other."""
    told = on_sides(reading, sentence, mention)
    found = [cell for said, cell in told if said is Assertion.PRESENT]
    alone = len(told) > 1 or bool(_on_rows(reading, sentence, mention))
    return found[0].head if len(found) == 1 and alone else None
