"""Which line breaks end a statement, and which a page made.

A soft break was made by wrapping at a width, and the sentence goes on; a hard one ends it. A break is soft when the first word of
the next line would not have fitted on the line before, or when the next line goes on in lower case after a line of text without an
end. Headings and list items always begin a sentence of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.headings import BULLET, KEY, heading_kind, section_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.evidence.text import View

_ROW = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\d{4}-\d\d-\d\d\b|\d{1,2}-[A-Za-z]{3}-\d{2,4}\b|[-=_*]{4,}|\|")
#: "How often is it a migraine?  3-4 days": a line of a questionnaire, with its answer or without.
_QUESTION = re.compile(r"[A-Z][^?:]{5,89}\?(?=\s|$)")
#: "amitriptyline 50 mg - no benefit": a line of a list, in lower case or not.
_ENTRY = re.compile(r"[A-Za-z][\w/]+ (?:[a-z]{2,3} )?\d[\d.,]* ?(?:mg|mcg|g|units?)\b[^-:;.]{0,30} - \w")


#: "HEP (McKenzie) - daily x 10 wk - ineffective": what was done and, behind a dash, how it went; one a line.
_DASHED = re.compile(r"[A-Z][\w/'.-]*(?: \([^()]{1,40}\)| [\w/&+'.-]+){0,3} -{1,2} \S")


class _Line(NamedTuple):
    start: int
    end: int
    gap: int  # line breaks before it


def _lines(view: View) -> list[_Line]:
    lines: list[_Line] = []
    start, gap = 0, 1
    for stop in [*view.breaks, None]:
        end = stop.at if stop else len(view.text)
        while end > start and view.text[end - 1] == " ":
            end -= 1
        while start < end and view.text[start] == " ":
            start += 1
        if end > start:
            lines.append(_Line(start, end, gap))
            gap = 0
        if stop:
            gap += max(stop.lines, 1)
            start = stop.at + 1
    return lines


#: "zonisamide 200 mg, stopped 2024": an entry of a list of medicines, one a line.
_DOSED = re.compile(
    r"[A-Za-z][a-zA-Z-]{3,}(?: (?:LA|ER|XR|SR|CR|DR|XL|HCl|sodium))? \d+(?:\.\d+)? ?(?:mg|mcg|g|units?|%)(?![a-z])"
)
_PAGE, _WIDE = (
    140,
    200,
)  # characters of a page's lines; of wide ones, which several near the same length show to be wrapped


_NEAR, _SEVERAL = 0.75, 2  # how many lines of a wrapped text come near its width, at least
_STRAYS = 2  # lines that may be longer than the width of a page, such as its head and its foot
_FIELDS = 2  # columns of a line of fields, more than
_WORDS = 6  # blanks in a line of prose, at least
_MANY, _FULL = 6, 0.4  # of a wrapped text's lines, those that come near its width, at least


def blocks(view: View) -> Iterator[tuple[int, int, int]]:
    """Lines joined over soft breaks: start, end, and the line breaks before."""
    lines = _lines(view)
    width = _width([line.end - line.start for line in lines])
    wrapped = 40 <= width <= _PAGE or (
        _PAGE < width <= _WIDE and sum(e.end - e.start > 0.85 * width for e in lines) > 1
    )
    if not lines:
        return
    # One long line shows no width: what begins with a capital below it is a statement of its own.
    several = sum(line.end - line.start > _NEAR * width for line in lines) >= _SEVERAL
    start, end, gap = lines[0].start, lines[0].end, lines[0].gap
    texts = [view.text[line.start : line.end] for line in lines]
    titles = [heading_kind(text, in_lower_case=view.in_lower_case) is not None for text in texts]
    # Capitals throughout hide what goes on; that a page was wrapped shows in lines that end within a phrase.
    prose = view.in_capitals and sum(map(_left_open, texts)) >= _SEVERAL
    soft = False  # whether the line before goes on with its own
    for at, (previous, line) in enumerate(pairwise(lines)):
        head, text = texts[at], texts[at + 1]
        row = _ROW.match(head) and not soft
        rows = at + 2 < len(texts) and _ROW.match(texts[at + 2])  # one of several
        soft = (
            line.gap < 2
            and not BULLET.match(text)
            and not (
                _ROW.match(text)
                and not (
                    _left_open(head)
                    or (wrapped and _columns(view, previous) < 2 and not rows and _runs_over(head, text, width))
                )
            )
            and not head.endswith(":")
            and not (_columns(view, previous) > 2 and _columns(view, line) > 2)
            and not (" | " in head and (" | " in text or text[0].isupper()))
            and not (head.count(" / ") > 1 and text.count(" / ") > 1)
            and not titles[at]
            and not titles[at + 1]
            and not (
                ":" in text and (key := KEY.match(text)) and _opens_line(key[1], head, in_lower_case=view.in_lower_case)
            )
            and not (":" in text and ":" in head and _lists(head, text))
            and not ("?" in text and "?" in head and _QUESTION.match(text) and _QUESTION.match(head))
            and not (" - " in text and " - " in head and _ENTRY.match(text) and _ENTRY.match(head))
            and not (" - " in text and " - " in head and _DASHED.match(text) and _DASHED.match(head))
            and not (_DOSED.match(text) and _DOSED.match(head) and not _left_open(head))
        )
        if soft and row:
            soft = _left_open(head)
        elif soft:
            first_word = text.split(" ", 1)[0]
            fits = len(head) + 1 + len(first_word) <= width
            open_end = head[-1] not in ".!?;"
            if view.in_capitals:
                small = (prose and _is_prose(head)) or _joins(first_word)
            else:
                small = text[0].islower() and not (view.in_lower_case and _columns(view, previous) > _FIELDS)
            goes_on = _left_open(head) or (open_end and small and len(head) > 0.5 * width)
            full = not fits or (open_end and len(head) > 0.85 * width and head.count(" ") > 6)
            soft = goes_on or (wrapped and full and (several or not text[0].isupper()))
        if not soft:
            yield start, end, gap
            start, gap = line.start, line.gap
        end = line.end
    yield start, end, gap


def _width(lengths: Sequence[int]) -> int:
    """The width that a text was wrapped at: its longest line's, unless that strays ("FAX FROM ... P. 01/03") from where most lines end."""
    longest = sorted(lengths, reverse=True)
    for strays in range(1, min(_STRAYS, len(longest) - 1) + 1):
        width = longest[strays]
        full = sum(length > 0.75 * width for length in longest[strays:])
        if width < 0.75 * longest[strays - 1] and full > max(_MANY, _FULL * len(lengths)):
            return width
    return longest[0] if longest else 0


def _runs_over(head: str, line: str, width: int) -> bool:
    """Whether a line of prose was full when the day that opens the next one came: "went to therapy / 01/05/2026 through"."""
    full = len(head) + 1 + len(line.split(" ", 1)[0]) > width
    return full and head[-1].isalpha() and head.count(" ") > 6 and len(line) > width / 2


def _opens_line(key: str, before: str, *, in_lower_case: bool) -> bool:
    """Whether a key begins a statement; "Dates of / service here:", "days are migraine proper:" go on with the line before."""
    if section_kind(key):
        return True
    if before.rsplit(" ", 1)[-1].lower() in _BEFORE_NOUN:
        return False
    if len(before) > _LINE and before[-1].isalpha() and ":" not in before and _SAYS.search(key):
        return False
    return len(key) < 30 and (in_lower_case or not (key[0].islower() and before[-1].isalpha()))


def _lists(before: str, line: str) -> bool:
    """Whether two lines are entries of one list, each with a key of its own, however long."""
    key, last = KEY.match(line), KEY.match(before)
    return bool(key and last and key[1][0].isupper() and last[1][0].isupper() and before[-1] not in ",;-")


def _columns(view: View, line: _Line) -> int:
    """How many columns a line has: parts that wider blanks set apart, blanks behind a sentence's end not counted."""
    low, high = bisect_left(view.gaps, line.start), bisect_left(view.gaps, line.end)
    return 1 + sum(view.text[at - 1] not in ".!?:" for at in view.gaps[low:high] if at > line.start)


def _is_prose(line: str) -> bool:
    return line[-1].isalnum() and line.count(" ") > _WORDS


def _joins(word: str) -> bool:
    """Whether a word opens the rest of a phrase: "PAIN BELOW THE BELT / SINCE LAST AUGUST"."""
    return word.lower() in _JOINING


def _left_open(line: str) -> bool:
    """Whether a line ends in the middle of a phrase."""
    return line[-1] in ",&" or (
        line.rsplit(" ", 1)[-1].lower() in _OPEN and not line.endswith((": no", ": No", ": NO"))
    )


_OPEN = frozenset(
    "a an the of to and or with for in on at by from since until before after her his no without is was has had than about over".split()
)
#: What no line ends in but one that a page's width broke.
_BEFORE_NOUN = _OPEN - frozenset("no on in over before after since is was".split())
_JOINING = frozenset("of to and or with for at by from since until than".split())
_LINE = 50  # characters of a line that may have been broken by the width
_SAYS = re.compile(r"(?i)\b(?:is|are|was|were|has|have|had)\b")  # a key says nothing
