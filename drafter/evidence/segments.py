"""A document laid out: headings, sections, sentences and clauses, all in view offsets.

Line breaks are of two kinds. A soft one was made by wrapping at a width, and the sentence goes
on; a hard one ends it. A break is soft when the first word of the next line would not have fitted
on the line before, or when the next line goes on in lower case after a line of text without an
end. Headings and list items always begin a sentence of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from drafter import yaml_text
from drafter.evidence.boxes import BOX
from drafter.settings import data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.evidence.text import View

_KEY = re.compile(r"(?:[#>*_\s]*)([A-Za-z](?:[\w /&,'()#+-]|\.(?! )){0,58}?)[*_]*\s?:(?=[\s*_]|$)")
_BULLET = re.compile(
    r"(?:[-*+•·▪◦o>]|\(?\d{1,2}[.)]|\(?[a-z][.)]|[A-Z][.)](?= [A-Z][a-z]+ )|[\[(][ xX✓]?[\])]|☐|☒|☑|✓|#\d{1,2}[:.)]?)\s"
)
_ROW = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\d{4}-\d\d-\d\d\b|[-=_*]{4,}|\|")
#: "How often is it a migraine?  3-4 days": a line of a questionnaire, with its answer or without.
_QUESTION = re.compile(r"[A-Z][^?:]{5,89}\?(?=\s|$)")
#: "How often is it a migraine?   3-4 days a week": a line of a questionnaire.
_QUESTION = re.compile(r"[A-Z][^?:]{5,89}\?(?=\s|$)")
#: "amitriptyline 50 mg - no benefit": a line of a list, in lower case or not.
_ENTRY = re.compile(r"[A-Za-z][\w/]+ (?:[a-z]{2,3} )?\d[\d.,]* ?(?:mg|mcg|g|units?)\b[^-:;.]{0,30} - \w")
_HEADING_START = re.compile(r"[#*_]|(?:\d{1,2}[.)] ?)?[A-Z]")
_END = re.compile(r"[.!?][.!?]*[\"')\]]*(?= |$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|vs|st|no|approx|pt|hx|jr|sr|inc|prof|fig|est|incl|min|max|ext|resp|dept|temp|wt|ht|appt|tx|rx|dx|sx|"
    r"e\.g|i\.e|etc|[a-z]\.[a-z]|cf|al|(?<!['’/])[a-z]|sec|approx|w|ref|neg|pos|bilat|lat|inj|mos?|wks?|yrs?|hrs?|cont|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec))$"
)
_MAY_END = frozenset("mo mos wk wks yr yrs hr hrs etc pt hx tx rx dx sx neg pos bilat inj cont".split())
#: "90 % for 3 h. Repeated in May": a letter behind a figure is its unit.
_UNIT = re.compile(r"\d [hdw]$")
# Every way begins with its letter, so that a blank in the midst of a clause is passed over fast.
_TURN = r"(?:but(?<!anything but)|however|although|though|whereas|while|yet(?<!not yet)(?<!n't yet)(?<!never yet)(?<!as yet)(?<!has yet)(?<!have yet)(?<!had yet))"
#: "Dec 2024 - June 2025", "Jul 6 - Sep 11" are one time.
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d)\b"
_CLAUSE = re.compile(
    rf";|\||, (?:{_TURN}\b|(?=(?:she|he|they|it|we|i|pain|symptoms|there|this|these|which) ))| (?:{_TURN}\b|--?-* (?!\d|{_MONTH})|(?<=\D )--?-* (?!{_MONTH}))"
)


@dataclass(frozen=True, slots=True)
class Section:
    """Text under one heading.

    :param kind: what the heading promises (``lexicon/sections.yaml``); ``""`` before the first.
    :param title: the heading in lower case, for scoping: another title is another place.
    """

    kind: str
    title: str
    index: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement of the record.

    :param start: view offset of its first character (the label's, where it has one).
    :param label: the key of a ``Key: value`` line, in lower case, else ``""``.
    :param paragraph: counts what blank lines and headings set apart.
    """

    index: int
    start: int
    end: int
    section: Section
    label: str
    paragraph: int


class _Line(NamedTuple):
    start: int
    end: int
    gap: int  # line breaks before it


@cache
def headings() -> dict[str, str]:
    """Heading text to section kind."""
    content = yaml_text.read(data("lexicon") / "sections.yaml")
    return {str(title): kind for kind, titles in content["sections"].items() for title in titles}


# What a heading may carry besides its name: "Under way for the neck", "Procedure 2", "Exam today", "Today's exam".
_ADDED = re.compile(
    r"\s*\([^)]*\)$|^(?:the|her|his|brief|pertinent|relevant|additional|current|focused|clinical|today's) "
    r"|,? (?:today|performed|done today|this visit|#?\d{1,2}|(?:on )?\d{1,2}/\d{1,2}/\d{2,4}|(?:of|for) (?:the|her|his|this) [\w /-]{3,24})$"
)


_EDGES = re.compile(r"^[\d.)\s#*>_-]+|[\s*_:.-]+$")
_SLASH = re.compile(r"\s*/\s*")


@lru_cache(maxsize=4096)  # the same headings and keys stand in every note
def _plain(heading: str) -> str:
    plain = _EDGES.sub("", heading.lower())
    return _SLASH.sub("/", plain) if "/" in plain else plain


@lru_cache(maxsize=4096)
def _section_kind(heading: str) -> str | None:
    plain = _plain(heading)
    known = headings()
    if plain in known:
        return known[plain]
    bare = _ADDED.sub("", plain)
    if bare == plain:
        return None
    return known.get(bare) or known.get(_ADDED.sub("", bare))


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


def _is_heading_line(text: str) -> str | None:
    """The section kind when a whole line is a heading without a colon."""
    if len(text) > 60 or text[-1] in ".,;?" or text.count(" ") > 6:
        return None
    return _section_kind(text) if _HEADING_START.match(text) else None


#: "zonisamide 200 mg, stopped 2024": an entry of a list of medicines, one a line.
_DOSED = re.compile(
    r"[A-Za-z][a-zA-Z-]{3,}(?: (?:LA|ER|XR|SR|CR|DR|XL|HCl|sodium))? \d+(?:\.\d+)? ?(?:mg|mcg|g|units?|%)(?![a-z])"
)
_PAGE, _WIDE = (
    140,
    200,
)  # characters of a page's lines; of wide ones, which several near the same length show to be wrapped


def _blocks(view: View) -> Iterator[tuple[int, int, int]]:
    """Lines joined over soft breaks: start, end, and the line breaks before."""
    lines = _lines(view)
    width = max((line.end - line.start for line in lines), default=0)
    wrapped = 40 <= width <= _PAGE or (
        _PAGE < width <= _WIDE and sum(e.end - e.start > 0.85 * width for e in lines) > 1
    )
    if not lines:
        return
    start, end, gap = lines[0].start, lines[0].end, lines[0].gap
    texts = [view.text[line.start : line.end] for line in lines]
    titles = [_is_heading_line(text) is not None for text in texts]
    soft = False  # whether the line before goes on with its own
    for at, (previous, line) in enumerate(pairwise(lines)):
        head, text = texts[at], texts[at + 1]
        row = _ROW.match(head) and not soft
        rows = at + 2 < len(texts) and _ROW.match(texts[at + 2])  # one of several
        soft = (
            line.gap < 2
            and not _BULLET.match(text)
            and not (
                _ROW.match(text)
                and not (
                    _left_open(head)
                    or (wrapped and _columns(view, previous) < 2 and not rows and _runs_over(head, text, width))
                )
            )
            and not head.endswith(":")
            and not (_columns(view, previous) > 2 and _columns(view, line) > 2)
            and not (" | " in head and " | " in text)
            and not (head.count(" / ") > 1 and text.count(" / ") > 1)
            and not titles[at]
            and not titles[at + 1]
            and not (":" in text and (key := _KEY.match(text)) and _opens_line(key[1], head))
            and not (":" in text and ":" in head and _lists(head, text))
            and not ("?" in text and "?" in head and _QUESTION.match(text) and _QUESTION.match(head))
            and not (" - " in text and " - " in head and _ENTRY.match(text) and _ENTRY.match(head))
            and not (_DOSED.match(text) and _DOSED.match(head) and not _left_open(head))
        )
        if soft and row:
            soft = _left_open(head)
        elif soft:
            first_word = text.split(" ", 1)[0]
            fits = len(head) + 1 + len(first_word) <= width
            open_end = head[-1] not in ".!?;"
            goes_on = _left_open(head) or (open_end and text[0].islower() and len(head) > 0.5 * width)
            goes_on = goes_on or (open_end and wrapped and len(head) > 0.85 * width and head.count(" ") > 6)
            soft = (wrapped and not fits) or goes_on
        if not soft:
            yield start, end, gap
            start, gap = line.start, line.gap
        end = line.end
    yield start, end, gap


def _runs_over(head: str, line: str, width: int) -> bool:
    """Whether a line of prose was full when the day that opens the next one came: "went to therapy / 01/05/2026 through"."""
    full = len(head) + 1 + len(line.split(" ", 1)[0]) > width
    return full and head[-1].isalpha() and head.count(" ") > 6 and len(line) > width / 2


def _opens_line(key: str, before: str) -> bool:
    """Whether a key begins a statement; "days are migraine proper:" goes on with the line before."""
    if _section_kind(key):
        return True
    return len(key) < 30 and not (key[0].islower() and before[-1].isalpha())


def _lists(before: str, line: str) -> bool:
    """Whether two lines are entries of one list, each with a key of its own, however long."""
    key, last = _KEY.match(line), _KEY.match(before)
    return bool(key and last and key[1][0].isupper() and last[1][0].isupper() and before[-1] not in ",;-")


def _columns(view: View, line: _Line) -> int:
    """How many columns a line has: parts that wider blanks set apart, blanks behind a sentence's end not counted."""
    low, high = bisect_left(view.gaps, line.start), bisect_left(view.gaps, line.end)
    return 1 + sum(view.text[at - 1] not in ".!?:" for at in view.gaps[low:high] if at > line.start)


def _left_open(line: str) -> bool:
    """Whether a line ends in the middle of a phrase."""
    return line[-1] in ",&" or (
        line.rsplit(" ", 1)[-1].lower() in _OPEN and not line.endswith((": no", ": No", ": NO"))
    )


_OPEN = frozenset(
    "a an the of to and or with for in on at by from since until before after her his no without is was has had than about over".split()
)


def _sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if stop >= end:
            break
        following = text[stop + 1 : stop + 2]
        if following.islower() or BOX.match(text, stop + 1, end):
            continue  # the boxes are the answer to the question before them
        if match[0][0] == ".":
            word = text[max(start, match.start() - 8) : match.start()].lower().rsplit(" ", 1)[-1].lstrip("(")
            if word.isdigit() and match.start() - len(word) <= start + 1:
                continue  # "1." that numbers an item
            if _ABBREVIATION.search(word) and not (
                following.isupper()
                and (word in _MAY_END or _UNIT.search(text, max(start, match.start() - 3), match.start()))
            ):
                continue
        yield stop


_RELATIVE = re.compile(
    r"\b(?:mother|father|mom|dad|sister|brother|sibling|parent|aunt|uncle|grand\w+|maternal|paternal|son|daughter|child|cousin|cancer|heart|diabetes|stroke|headache|migraine|other)"
)
_VISIT_TITLE = re.compile(r"(?i)(?:follow|f/u|return)\b.*\d/\d|(?:follow|f/u|return)\w*.*\bvisit\b")
_RETURN = re.compile(r"(?i)(?:follow|f/u|return)")
#: Keys under a list of problems that turn to the visit itself.
_TODAY = frozenset({"today", "this visit", "today's visit", "seen today", "at this visit", "presently"})
#: A request that is named in the line of its heading ends there: what a letter says below it is no attestation.
_ASKED_FOR = frozenset({"request", "service requested", "services requested", "procedure requested"})
#: Sections that rule their own line only, where they are headed in its midst.
_OF_LINE = frozenset({"family", "social", "allergies"})


class Layout:
    """Sections and sentences of a view."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.sentences: list[Sentence] = []
        self._section = Section("", "", 0)
        self._inline = False  # whether the section's heading had its value beside it
        self._paragraph = 0
        for start, end, gap in _blocks(view):
            self._paragraph += gap > 1
            self._block(start, end, below=gap > 1)

    def _block(self, start: int, end: int, *, below: bool) -> None:
        text = self.view.text
        if below and self._inline and self._section.title in _ASKED_FOR:
            self._enter("", "")
        opens = not self.sentences and not self._section.index
        kind = _is_heading_line(text[start:end])
        if kind == "plan" and (opens or _VISIT_TITLE.search(text[start:end])):
            kind = ""  # "FOLLOW-UP 09/08/2025" is the title of a visit, no plan
        if kind is not None:
            self._enter(kind, text[start:end])
            return
        at, asked, opened = start, "", self._section
        for stop in [*_sentence_ends(text, start, end), end]:
            while at < stop and text[at] == " ":
                at += 1
            if stop > at:
                self._sentence(at, stop, first=at == start, asked=asked)
                # "When did this start? Labor Day": the question is the key of its answer.
                asked = _plain(text[at:stop]) if text[stop - 1] == "?" else ""
            at = stop
        if self._section is not opened and self._section.kind in _OF_LINE and not self._opened_at(start):
            # "PMH: gout. FH: neg." in one line: what the next line says is not the family's.
            self._enter("", "")

    def _opened_at(self, start: int) -> bool:
        """Whether the section in force began with the block itself, not in its midst."""
        return not any(s.start >= start and s.section is not self._section for s in self.sentences[-12:])

    def _sentence(self, start: int, end: int, *, first: bool, asked: str = "") -> None:
        text = self.view.text
        body = start
        bullet = _BULLET.match(text, start, end)
        if bullet:
            body = bullet.end()
        label = asked
        key = _KEY.match(text, body, end) if text.find(":", body, end) >= 0 else None
        if key and not self._answered(key[1]):
            kind = _section_kind(key[1])
            if kind == "plan" and not self._section.index and _RETURN.match(key[1]):
                kind = ""  # "FOLLOW UP: LOW BACK PAIN" before all else
            if kind is not None:
                self._enter(kind, key[1])
                self._inline = first and key.end() < end
                label = _plain(key[1])
                if key.end() >= end:
                    return
            elif first and key[1].isupper() and key.end() >= end:
                self._enter(self._section.kind, key[1])
                label = _plain(key[1])
            elif first:
                label = _plain(key[1])
                told = self._section.kind == "family" or (self._section.kind in _OF_LINE and self._inline)
                told = (told and not _RELATIVE.search(label)) or (self._section.kind == "pmh" and label in _TODAY)
                if told and not bullet:
                    self._enter("", key[1])
        elif first and (opening := self._heading_in_capitals(body, end)):
            self._enter(*opening)
        self.sentences.append(Sentence(len(self.sentences), start, end, self._section, label, self._paragraph))

    def _answered(self, key: str) -> bool:
        """Whether a key answers the question before it: "Q: how much better? A: ninety percent" is no assessment."""
        return key in ("A", "Ans") and bool(self.sentences) and self.view.text[self.sentences[-1].end - 1] == "?"

    def _heading_in_capitals(self, start: int, end: int) -> tuple[str, str] | None:
        """A heading that only capitals and a wider blank set off ("EXAM  BP 118/70")."""
        gaps = self.view.gaps
        index = bisect_left(gaps, start)
        if index == len(gaps) or gaps[index] >= end:
            return None
        title = self.view.text[start : gaps[index]]
        kind = _section_kind(title) if title.isupper() and title[-1] not in ".,;" else None
        return (kind, title) if kind is not None else None

    def _enter(self, kind: str, title: str) -> None:
        self._section = Section(kind, _plain(title), self._section.index + 1)
        self._inline = False
        self._paragraph += 1


def clause_at(parts: Sequence[tuple[int, int]], position: int) -> tuple[int, int]:
    """The clause that a position lies in."""
    for part in parts:
        if part[0] <= position < part[1]:
            return part
    return parts[0][0], parts[-1][1]


def clauses(lower: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of a sentence: parts that speak for themselves."""
    parts: list[tuple[int, int]] = []
    for match in _CLAUSE.finditer(lower, start, end):
        if match.start() > start:
            parts.append((start, match.start()))
            start = match.start()
    return [*parts, (start, end)]
