"""A document laid out: sections and sentences, in view offsets."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.evidence.boxes import BOX
from drafter.evidence.headings import BULLET, KEY, heading_kind, plain_heading, section_kind
from drafter.evidence.line_breaks import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.text import View

#: A question mark that stands off, or opens a bracket, doubts what follows it ("HEADACHE, ? NEURALGIA").
_END = re.compile(r"[.!?](?<![\s,;(/][?])[.!?]*[\"')\]]*(?= |$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|vs|st|no|occ|lt|rt|lumb|cerv|thor|freq|avg|prev|mult|approx|pt|hx|jr|sr|inc|prof|fig|est|incl|min|max|ext|resp|dept|temp|wt|ht|appt|tx|rx|dx|sx|"
    r"e\.g|i\.e|etc|[a-z]\.[a-z]|cf|al|(?<!['’/])[a-z]|sec|approx|w|ref|neg|pos|bilat|lat|inj|mos?|wks?|yrs?|hrs?|cont|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec))$"
)
_MAY_END = frozenset(
    "mo mos wk wks yr yrs hr hrs etc pt hx tx rx dx sx neg pos bilat inj cont jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
#: "90 % for 3 h. Repeated in May": a letter behind a figure is its unit.
_UNIT = re.compile(r"\d [hdw]$")


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


def _sentence_ends(text: str, start: int, end: int, *, in_lower_case: bool) -> Iterator[int]:
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if stop >= end:
            break
        following = text[stop + 1 : stop + 2]
        if (following.islower() and not in_lower_case) or BOX.match(text, stop + 1, end):
            continue  # the boxes are the answer to the question before them
        if match[0] == "?" and match.start() == start:
            continue  # "? OA": a mark before its thing doubts it
        if match[0][0] == "?" and text.startswith("|", stop + 1):
            continue  # "Helped? | Side effects": a cell of a row
        if match[0][0] == ".":
            word = text[max(start, match.start() - 8) : match.start()].lower().rsplit(" ", 1)[-1].lstrip("(")
            at = match.start() - len(word)
            if word.isdigit() and (at <= start + 1 or text.endswith(": ", start, at)):
                continue  # "1." that numbers an item
            if _ABBREVIATION.search(word) and not (
                (following.isupper() or (in_lower_case and KEY.match(text, stop + 1, end)))
                and (
                    re.split(r"[/-]", word)[-1] in _MAY_END
                    or _UNIT.search(text, max(start, match.start() - 3), match.start())
                )
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
#: What a form tells of the complaint itself, below the problems of one line.
_COMPLAINT = re.compile(
    r"(?:pain|onset|site|location|located|rat(?:ed|ings?)|severity|quality|character|intensity|duration|symptoms?|sx|complaint|radiat\w+|aggravat\w+|reliev\w+|worse|nrs|nprs|vas|odi|peg|since|began|started)\b"
)
#: A request that is named in the line of its heading ends there: what a letter says below it is no attestation.
_ASKED_FOR = frozenset({"request", "service requested", "services requested", "procedure requested"})
_FIELD = re.compile(r" (?:\[[ xX]?\] ?)?[A-Za-z][A-Za-z '/()-]{1,36}:(?!\d)")
_FIELD_ANSWERED = re.compile(r"(?i): ?(?:no|none|n|denies|denied|neg|negative|absent|yes|y|pos|positive|present)$")
_SHORT = 12  # characters of the longest answer
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
        for start, end, gap in blocks(view):
            self._paragraph += gap > 1
            self._block(start, end, below=gap > 1)

    def _block(self, start: int, end: int, *, below: bool) -> None:
        text = self.view.text
        if below and self._inline and self._section.title in _ASKED_FOR:
            self._enter("", "")
        opens = not self.sentences and not self._section.index
        kind = heading_kind(text[start:end])
        if kind == "plan" and (opens or _VISIT_TITLE.search(text[start:end])):
            kind = ""  # "FOLLOW-UP 09/08/2025" is the title of a visit, no plan
        if kind is not None:
            self._enter(kind, text[start:end])
            return
        at, asked, opened = start, "", self._section
        fields = set(self._fields(start, end))
        for stop in sorted({*_sentence_ends(text, start, end, in_lower_case=self.view.in_lower_case), *fields, end}):
            field = at in fields
            while at < stop and text[at] == " ":
                at += 1
            if stop > at:
                self._sentence(at, stop, first=field or at == start, asked=asked)
                # "When did this start? Labor Day": the question is the key of its answer.
                asked = plain_heading(text[at:stop]) if text[stop - 1] == "?" else ""
            at = stop
        if self._section is not opened and self._section.kind in _OF_LINE and not self._opened_at(start):
            # "PMH: gout. FH: neg." in one line: what the next line says is not the family's.
            self._enter("", "")

    def _fields(self, start: int, end: int) -> Iterator[int]:
        """Where a wider blank parts a field that is answered from the next ("Hx cancer: no     Injury: no"): each speaks for itself."""
        gaps, text = self.view.gaps, self.view.text
        for gap in gaps[bisect_left(gaps, start) : bisect_left(gaps, end)]:
            if _FIELD.match(text, gap, end) and _FIELD_ANSWERED.search(text, max(start, gap - _SHORT), gap):
                yield gap

    def _opened_at(self, start: int) -> bool:
        """Whether the section in force began with the block itself, not in its midst."""
        return not any(s.start >= start and s.section is not self._section for s in self.sentences[-12:])

    def _sentence(self, start: int, end: int, *, first: bool, asked: str = "") -> None:
        text = self.view.text
        body = start
        bullet = BULLET.match(text, start, end)
        if bullet:
            body = bullet.end()
        label = asked
        key = KEY.match(text, body, end) if text.find(":", body, end) >= 0 else None
        if key and not self._answered(key[1]):
            kind = section_kind(key[1])
            if kind == "plan" and not self._section.index and _RETURN.match(key[1]):
                kind = ""  # "FOLLOW UP: LOW BACK PAIN" before all else
            if kind is not None:
                self._enter(kind, key[1])
                self._inline = first and key.end() < end
                label = plain_heading(key[1])
                if key.end() >= end:
                    return
            elif first and key[1].isupper() and key.end() >= end:
                self._enter(self._section.kind, key[1])
                label = plain_heading(key[1])
            elif first:
                label = plain_heading(key[1])
                told = self._section.kind == "family" or (self._section.kind in _OF_LINE and self._inline)
                told = (told and not _RELATIVE.search(label)) or (
                    self._section.kind == "pmh"
                    and (label in _TODAY or (self._inline and _COMPLAINT.match(label) is not None))
                )
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
        kind = section_kind(title) if title.isupper() and title[-1] not in ".,;" else None
        return (kind, title) if kind is not None else None

    def _enter(self, kind: str, title: str) -> None:
        self._section = Section(kind, plain_heading(title), self._section.index + 1)
        self._inline = False
        self._paragraph += 1
