"""Which line breaks end a statement, and which a page made.

A soft break was made by wrapping at a width, and the sentence goes on; a hard one ends it. A break is soft when the first word of
the next line would not have fitted on the line before, or when the next line goes on in lower case after a line of text without an
end. Headings and list items always begin a sentence of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from drafter.evidence.layout.answer_columns import ends_in_answer
from drafter.evidence.layout.headings import BULLET, KEY, heading_kind, section_kind
from drafter.evidence.layout.page_lines import MARK, MARK_LENGTH, Line, left_open, page_lines
from drafter.evidence.layout.page_widths import page_width, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.evidence.layout.text import View

#: A row of a log opens with its day, or with how long after it was asked ("6 wk | 70 %").
_ROW = re.compile(
    r"\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\d{4}-\d\d-\d\d\b|\d{1,2}-[A-Za-z]{3}-\d{2,4}\b|[-=_*]{4,}|\||\d{1,2} ?(?i:d|days?|wks?|weeks?|mos?|months?) ?[:|=]"
)
#: "How often is it a migraine?  3-4 days": a line of a questionnaire, with its answer or without.
_QUESTION = re.compile(r"[A-Z][^?:]{5,89}\?(?=\s|$)")
#: "amitriptyline 50 mg - no benefit", "venlafaxine XR 150 x 5 months - no help": a line of a list, in lower case or not.
_ENTRY = re.compile(r"[A-Za-z][\w/]+ (?:[A-Za-z]{2,3} )?\d[\d.,]*(?: ?(?:mg|mcg|g|units?)\b)?[^-:;.]{0,30} - \w")


#: "HEP (McKenzie) - daily x 10 wk - ineffective": what was done and, behind a dash, how it went; one a line.
_DASHED = re.compile(r"[A-Z][\w/'.-]*(?: \([^()]{1,40}\)| [\w/&+'.-]+){0,3} -{1,2} \S")


#: "zonisamide 200 mg, stopped 2024": an entry of a list of medicines, one a line.
_DOSED = re.compile(
    r"[A-Za-z][a-zA-Z-]{3,}(?: (?:LA|ER|XR|SR|CR|DR|XL|HCl|sodium))? \d+(?:\.\d+)? ?(?:mg|mcg|g|units?|%)(?![a-z])"
)

#: "acetaminophen 1 g tid ....... no help": an entry and, behind dots that lead to it, what came of it; the view has a colon for the dots.
_LEADERS = re.compile(r"[a-z][^:.;]{2,50}: ?\S")

#: "NOW HA d/mo 7", "BASELINE (diary Jan 2025)": in capitals among other lines, a line that turns to another time.
TURNS = re.compile(
    r"(?:NOW|CURRENT(?:LY)?|TODAY|AT PRESENT|BASELINE|PRE-?(?:BOTOX|BTX|BONT|TOXIN|TREATMENT|TX)|BEFORE|INITIAL)(?=[ :(]|$)"
)
#: "Aug 23": a row of a list of days or counts.
_COUNTED = re.compile(r"[A-Z][a-z]+\.? \d")
#: "MAY   20   11": a name and figures in columns.
_FIGURES = re.compile(r"[A-Za-z][\w./'-]*(?: [\w./'-]+)?(?: +\d[\d./%]*){2,} *")
_PUNCTUATED, _LEAST = 1 / 3, 24
_NEAR, _SEVERAL = 0.75, 2  # how many lines of a wrapped text come near its width, at least


#: All of a line that denies what is listed below it, an item a line.
DENIES_BELOW = re.compile(r"(?i)\W{0,3}(?:denies|negative for|neg for|pertinent negatives|no history of)[ *_]{0,2}")
_ITEM_WORDS = 4  # of the longest item


def _denies_below(head: str, text: str) -> bool:
    """Whether a line denies and the next is an item, not a sentence that goes on."""
    return DENIES_BELOW.fullmatch(head) is not None and text.count(" ") < _ITEM_WORDS and text[-1].isalnum()


def blocks(view: View) -> Iterator[tuple[int, int, int]]:
    """Lines joined over soft breaks: start, end, and the line breaks before."""
    lines = page_lines(view)
    yield from _joined(view, unwrapped(view, lines))


def _joined(view: View, lines: Sequence[Line]) -> list[Line]:
    if not lines:
        return []
    page = _Page(view, lines)
    joined: list[Line] = []
    start, end, gap = lines[0].start, lines[0].end, lines[0].gap
    soft = ran_over = filled = False  # whether the line before goes on with its own, which was full
    for at, line in enumerate(lines[1:]):
        filled = (filled or ran_over) and soft and not view.text[start].islower()
        row = _ROW.match(page.texts[at]) and not soft
        soft = page.may_go_on(at)
        ran_over = soft and not row and page.runs_over(at)
        if soft:
            soft = left_open(page.texts[at]) if row else page.goes_on(at, filled=filled)
        if not soft:
            joined.append(Line(start, end, gap))
            start, gap = line.start, line.gap
        end = line.end
    joined.append(Line(start, end, gap))
    return joined


class _Page:
    """Lines, and how they were wrapped; a break is known by the index of the line before it."""

    def __init__(self, view: View, lines: Sequence[Line]) -> None:
        self.view, self.lines = view, lines
        self.texts = [view.text[line.start : line.end] for line in lines]
        small = view.in_lower_case
        self.titles = [heading_kind(text, in_lower_case=small) is not None for text in self.texts]
        self.width, self.wrapped = page_width(lines)
        # One long line shows no width: what begins with a capital below it is a statement of its own.
        self.several = sum(len(text) > _NEAR * self.width for text in self.texts) >= _SEVERAL
        # Where lines end with their sentences, a line without an end goes on in the next, however short.
        # Capitals throughout hide what goes on; that a page was wrapped shows in lines that end within a phrase.
        self.prose = view.in_capitals and sum(map(left_open, self.texts)) >= _SEVERAL
        self.punctuated = sum(text[-1] in ".!?" for text in self.texts) >= _PUNCTUATED * len(lines)

    def may_go_on(self, at: int) -> bool:
        """Whether nothing shows that a statement begins behind a break."""
        head, text, line = self.texts[at], self.texts[at + 1], self.lines[at + 1]
        return (
            line.gap < 2
            and not (BULLET.match(text) and not (text[0].isdigit() and left_open(head)))  # "24 days out of / 30. On 14"
            and not (len(text) < MARK_LENGTH and MARK.match(text))
            and not (_ROW.match(text) and not self._day_goes_on(at))
            and not (TURNS.match(text) and not self.view.in_capitals)
            and not (head[-1] == ":" and not self._answered(at) and not self._wrapped_behind_colon(at))
            and not (
                _columns(self.view, line) > 2 and (_columns(self.view, self.lines[at]) > 2 or _FIGURES.fullmatch(text))
            )
            and not (" | " in head and (" | " in text or text[0].isupper()))
            and not (head.count(" / ") > 1 and text.count(" / ") > 1)
            and not self.titles[at]
            and not self.titles[at + 1]
            and not _denies_below(head, text)
            and not ends_in_answer(self.view.lower, self.view.gaps, self.lines[at].start, self.lines[at].end)
            and not (
                ":" in text
                and (key := KEY.match(text))
                and _opens_line(key[1], head, in_lower_case=self.view.in_lower_case)
            )
            and not _entries(head, text)
        )

    def _wrapped_behind_colon(self, at: int) -> bool:
        """Whether a colon only happens to end a line of prose: "Spine nontender. R and L rhomboid major: / firm cord under the finger"."""
        head, text = self.texts[at], self.texts[at + 1]
        return self.wrapped and ". " in head and len(head) > 0.7 * self.width and text[0].islower()

    def runs_over(self, at: int) -> bool:
        """Whether the first word behind a break did not fit before it."""
        return len(self.texts[at]) + 1 + len(self.texts[at + 1].split(" ", 1)[0]) > self.width

    def goes_on(self, at: int, *, filled: bool) -> bool:
        """Whether a break stands in the middle of a statement.

        :param filled: whether the statement has filled a line before.
        """
        head, text = self.texts[at], self.texts[at + 1]
        if head[-1] == ":" or left_open(head):
            return True
        open_end = head[-1] not in ".!?;"
        if (
            open_end
            and self._in_midst(at)
            and (filled or len(head) > max(0.5 * self.width, _LEAST) or self._ends_below(at))
        ):
            return True
        full = self.runs_over(at) or (open_end and len(head) > 0.85 * self.width and head.count(" ") > _WORDS)
        return self.wrapped and full and (self.several or not text[0].isupper())

    def _in_midst(self, at: int) -> bool:
        """Whether a line begins as one that goes on: in small letters, or, where all are capitals, behind or within a phrase."""
        head, text = self.texts[at], self.texts[at + 1]
        if self.view.in_capitals:
            wrapped = self.prose and head[-1].isalnum() and head.count(" ") > _WORDS
            return wrapped or text.split(" ", 1)[0].lower() in _JOINING
        fields = self.view.in_lower_case and _columns(self.view, self.lines[at]) > _FIELDS
        return text[0].islower() and not fields

    def _ends_below(self, at: int) -> bool:
        """Whether a short line of a page whose lines end with their sentences has its end in the next."""
        head, text = self.texts[at], self.texts[at + 1]
        whole = text[-1] in ".!?" or len(text) > 0.5 * self.width
        return self.punctuated and whole and head[0].isupper() and not head.isupper()

    def _day_goes_on(self, at: int) -> bool:
        """Whether a day at the beginning of a line opens no row: "went to therapy / 01/05/2026 through"."""
        head, text = self.texts[at], self.texts[at + 1]
        if left_open(head):
            return True
        rows = at + 2 < len(self.texts) and _ROW.match(self.texts[at + 2])  # one of several
        prose = head[-1].isalpha() and head.count(" ") > _WORDS and len(text) > self.width / 2
        return self.wrapped and not rows and prose and self.runs_over(at) and _columns(self.view, self.lines[at]) < 2

    def _answered(self, at: int) -> bool:
        """Whether a colon that ends a line is answered in the next: by one line below a key alone, or where a full line of prose runs over."""
        head, text = self.texts[at], self.texts[at + 1]
        if KEY.match(text) or _COUNTED.match(text):
            return False
        if head.count(" ") > _WORDS:
            return self.runs_over(at) and text[0].islower()
        key = KEY.fullmatch(head)
        if key is None or section_kind(key[1]) is not None or key[1].isupper() or key[1].count(" ") > _FEW:
            return False
        if at + 2 == len(self.texts) or self.lines[at + 2].gap > 1 or KEY.match(self.texts[at + 2]):
            return True
        return text[0].islower() and text[-1] in ".!?" and not BULLET.match(self.texts[at + 2])


def _entries(head: str, text: str) -> bool:
    """Whether two lines are entries of one list, of questions, or of medicines and what came of them."""
    both = head, text
    if all(map(_LEADERS.match, both)):
        return True
    if all(":" in line for line in both) and _lists(head, text):
        return True
    if _QUESTION.match(text) and (_QUESTION.match(head) or KEY.match(head)):
        return True
    if all(" - " in line for line in both) and any(all(map(form.match, both)) for form in (_ENTRY, _DASHED)):
        return True
    return all(map(_DOSED.match, both)) and not left_open(head)


def _opens_line(key: str, before: str, *, in_lower_case: bool) -> bool:
    """Whether a key begins a statement; "Dates of / service here:", "days are migraine proper:" go on with the line before."""
    prose = before[-1].isalpha() or (before[-1] in ",;%0123456789" and ":" not in before)
    goes_on = not in_lower_case and key[0].islower() and prose
    if section_kind(key):
        return not goes_on or before.count(" ") < _WORDS or before[0].islower()
    if before.rsplit(" ", 1)[-1].lower() in _BEFORE_NOUN:
        return False
    if len(before) > _LINE and before[-1].isalpha() and ":" not in before and _SAYS.search(key):
        return False
    return len(key) < 30 and not goes_on


#: What no line ends in but one that a page's width broke, and what none begins with.
_BEFORE_NOUN = frozenset("a an the of to and or with for at by from until her his without has had than about".split())
_JOINING = frozenset("of to and or with for at by from since until than".split())
_LINE = 50  # characters of a line that may have been broken by the width
_FIELDS = 2  # columns of a line of fields, more than
_SAYS = re.compile(r"(?i)\b(?:is|are|was|were|has|have|had)\b")  # a key says nothing


_FEW, _WORDS = 3, 6  # blanks of a key, at most; blanks of a line that is surely no key or heading


def _lists(before: str, line: str) -> bool:
    """Whether two lines are entries of one list, each with a key of its own, however long."""
    key, last = KEY.match(line), KEY.match(before)
    return bool(key and last and key[1][0].isupper() and last[1][0].isupper() and before[-1] not in ",;-")


def _columns(view: View, line: Line) -> int:
    """How many columns a line has: parts that wider blanks set apart, blanks behind a sentence's end not counted."""
    low, high = bisect_left(view.gaps, line.start), bisect_left(view.gaps, line.end)
    return 1 + sum(view.text[at - 1] not in ".!?:" for at in view.gaps[low:high] if at > line.start)
