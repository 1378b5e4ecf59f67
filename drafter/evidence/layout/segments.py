"""A document laid out: sections and sentences, in view offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.evidence.layout import frames
from drafter.evidence.layout.backgrounds import (
    BACKGROUND,
    OF_LINE,
    OF_PARAGRAPH,
    has_vitals,
    is_prose,
    is_sentence,
    is_vitals,
)
from drafter.evidence.layout.flat_lines import answered_fields, is_flat, openings
from drafter.evidence.layout.headings import BULLET, KEY, heading_kind, plain_heading, reached, section_kind
from drafter.evidence.layout.line_breaks import TURNS, blocks
from drafter.evidence.layout.line_titles import DATED, RETURN, dashed, heads_study, in_capitals, run_in, stopped
from drafter.evidence.layout.openings import AHEAD_OF_HISTORY, TITLE_LINE, presents_patient
from drafter.evidence.layout.sentence_ends import salutation, sentence_ends

if TYPE_CHECKING:
    from drafter.evidence.layout.text import View


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


#: The kind of section that holds words which are not the record's own (:mod:`~drafter.evidence.layout.frames`).
QUOTED = "quoted"
#: The kinds that tell nothing of the patient, whoever reads them.
NOT_PATIENTS = frozenset({"family", QUOTED})
_RELATIVE = re.compile(
    r"\b(?:mother|father|mom|dad|sister|brother|sibling|parent|aunt|uncle|grand\w+|maternal|paternal|son|daughter|child|cousin|cancer|heart|diabetes|stroke|headache|migraine|other)"
)
_VISIT_TITLE = re.compile(r"(?i)(?:follow|f/u|return)\b.*\d/\d|(?:follow|f/u|return)\w*.*\bvisit\b")
_PLAN = re.compile(r"(?i)[#*\s]*(?:plan|recs?|recommendations?|next steps)[\s:*]*$")  # the plan itself, first of all
#: Keys under a list of problems that turn to the visit itself.
_TODAY = frozenset({"today", "this visit", "today's visit", "seen today", "at this visit", "presently"})
#: What a form tells of the complaint itself, below the problems of one line.
_COMPLAINT = re.compile(
    r"(?:pain|onset|site|location|located|rat(?:ed|ings?)|severity|quality|character|intensity|duration|symptoms?|sx|complaint|radiat\w+|aggravat\w+|reliev\w+|worse|nrs|nprs|vas|odi|peg|since|began|started)\b"
)
#: A request that is named in the line of its heading ends there: what a letter says below it is no attestation.
_ASKED_FOR = frozenset({"request", "service requested", "services requested", "procedure requested"})
_TWO_SIDES = re.compile(r"(?i)\b(?:l|left)(?: ?[/|] ?| )(?:r|right)\b|\b(?:r|right)(?: ?[/|] ?| )(?:l|left)\b")
_CAPITALS = re.compile(r"[A-Z][A-Z /&'-]{3,40}(?:,? \(?[A-Za-z /]{1,14}\)?)?")
_STUDY_NAMED = re.compile(r"(?i)\b(?:mri?|ct|x-?rays?|xrs?|myelogram|radiograph\w*|films?)\b")
#: Who or what answers a question; "PT" is a therapy.
_ANSWERS = frozenset({"A", "Ans", "Answer", "Pt", "Patient", "Client"})


class Layout:
    """Sections and sentences of a view."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.sentences: list[Sentence] = []
        self._section = Section("", "", 0)
        self._inline = False  # whether the section's heading had its value beside it
        self._paragraph = 0
        self._stops = False  # whether a heading ended in a stop ("EXAM. Antalgic")
        titled = False  # whether the line before, below a blank one, was but a title ("CONSULT (dictated)")
        for start, end, gap in blocks(view):
            self._paragraph += gap > 1
            self._block(start, end, below=gap > 1 or titled)
            titled = gap > 1 and TITLE_LINE.fullmatch(view.text, start, end) is not None

    def _block(self, start: int, end: int, *, below: bool) -> None:
        text = self.view.text
        self._leave(start, end, below=below)
        kind = self._headed(start, end, below=below)
        if kind is not None:
            planned = self._section.kind == "plan"
            self._enter(kind, text[start:end])
            names_study = kind == "imaging" and not planned and _STUDY_NAMED.search(text, start, end)
            names_session = kind == "prior-procedures" and DATED.search(text, start, end)  # "Prior TPI 9/2/25"
            if names_study or names_session or _TWO_SIDES.search(text, start, end):
                # What it names is the study of what stands below, the session and its day, or the sides of the columns.
                self._append(start, end, "")
            return
        at, asked, opened = start, "", self._section
        flat = is_flat(self.view, start, end)
        fields = {*answered_fields(self.view, start, end), *(openings(text, start, end) if flat else ())}
        small = self.view.in_small_letters(start, end)
        ends = sentence_ends(text, start, end, in_lower_case=small)
        for stop in sorted({*salutation(text, start, end), *ends, *fields, end}):
            field = at in fields
            while at < stop and text[at] == " ":
                at += 1
            if stop > at:
                self._sentence(at, stop, first=flat or field or at == start, asked=asked)
                # "When did this start? Labor Day": the question is the key of its answer.
                asked = plain_heading(text[at:stop]) if text[stop - 1] == "?" else ""
            at = stop
        inner = self._section.kind in OF_LINE or self._section.title in _ASKED_FOR
        if self._section is not opened and inner and not self._opened_at(start):
            # "PMH: gout. FH: neg." in one line: what the next line says is not the family's.
            self._enter("", "")
        elif self._section.kind in BACKGROUND and has_vitals(text, start, end):
            self._enter("exam", "")

    def _leave(self, start: int, end: int, *, below: bool) -> None:
        """Leave the section in force where a line is none of it."""
        text = self.view.text
        if below and self.sentences:
            self._leave_line(start, end)
        if self._section.kind == QUOTED and self._ends_quoted(start, end, below=below):
            self._enter("", "")
        if self._section.kind in BACKGROUND and is_vitals(text, start, end):
            self._enter("exam", "")
        elif (
            self._inline
            and self._section.kind in OF_PARAGRAPH
            and (TURNS.match(text, start, end) or (self._stopped_at(".") and is_sentence(text, start, end)))
        ):
            self._enter("", "")  # "ALL sulfa" over "BASELINE (diary Jan 2025)"

    def _ends_quoted(self, start: int, end: int, *, below: bool) -> bool:
        """Whether a block ends the words of a policy, a form or a plan that stand above it."""
        begun = self.sentences[-1].section is self._section
        if not begun:
            return False
        listed = BULLET.match(self.view.text, self.sentences[-1].start) is not None
        return BULLET.match(self.view.text, start, end) is None and (below or listed)

    def _leave_line(self, start: int, end: int) -> None:
        """A section ends where a paragraph presents the patient; one with its value beside its heading at what is asked for, at capitals, or at prose."""
        text = self.view.text
        ahead = self._section.kind in AHEAD_OF_HISTORY and self.sentences[-1].section is self._section
        asked = self._inline and self._section.title in _ASKED_FOR
        capitals = self._inline and self._section.kind == "prior-procedures" and _CAPITALS.fullmatch(text, start, end)
        # "PMH HTN, hypothyroid." / "Neurogenic claudication, lumbar stenosis L4-5. She does not want an operation".
        prose = self._inline and self._section.kind in OF_PARAGRAPH and is_prose(text, start, end)
        if asked or prose or (ahead and presents_patient(text, start, self._section.kind)):
            self._enter("", "")
        elif capitals:
            self._enter("", text[start:end])  # "INJECTIONS: none", "TESTS (left)"

    def _stopped_at(self, mark: str) -> bool:
        """Whether the section in force has begun, and its last line ended in a mark."""
        before = self.sentences[-1] if self.sentences else None
        return before is not None and before.section is self._section and self.view.text[before.end - 1] == mark

    def _headed(self, start: int, end: int, *, below: bool) -> str | None:
        """The kind of section that a whole line heads."""
        text = self.view.text
        opens = not self.sentences and not self._section.index
        kind = heading_kind(text[start:end], in_lower_case=self.view.in_lower_case)
        if kind == "plan" and ((opens and not _PLAN.match(text, start, end)) or _VISIT_TITLE.search(text[start:end])):
            return ""  # "FOLLOW-UP 09/08/2025" is the title of a visit, no plan
        study = kind is None and below and self._section.kind not in ("plan", "request", "assessment-plan")
        return "imaging" if study and heads_study(text, start, end) else kind

    def _opened_at(self, start: int) -> bool:
        """Whether the section in force began with the block itself, not in its midst."""
        return not any(s.start >= start and s.section is not self._section for s in self.sentences[-12:])

    def _sentence(self, start: int, end: int, *, first: bool, asked: str = "") -> None:
        text, body = self.view.text, start
        bullet = BULLET.match(text, start, end)
        if bullet:
            body = bullet.end()
        label = asked
        key = KEY.match(text, body, end) if text.find(":", body, end) >= 0 else None
        key = key or (dashed(text, body, end) if first else None)
        if key and not self._answered(key[1]):
            kind = self._kind(key, end)
            if kind is not None:
                self._enter(kind, key[1])
                self._inline = first and key.end() < end
                label = plain_heading(key[1])
                if key.end() >= end:
                    return
            elif first and key[1].isupper() and key.end() >= end and not self.view.in_capitals:
                self._enter(self._section.kind, key[1])
                label = plain_heading(key[1])
            elif first:
                label = plain_heading(key[1])
                told = self._section.kind == "family" or (self._section.kind in OF_LINE and self._inline)
                told = (told and not _RELATIVE.search(label)) or (
                    self._section.kind == "pmh"
                    and (label in _TODAY or (self._inline and _COMPLAINT.match(label) is not None))
                )
                if told and not bullet:
                    self._enter("", key[1])
        elif first and self._headed_in_capitals(start, body, end):
            return
        self._append(start, end, label)

    def _kind(self, key: re.Match[str], end: int) -> str | None:
        """The kind of section that a key heads."""
        kind = section_kind(key[1])
        if kind == "plan" and not self._section.index and RETURN.match(key[1]):
            return ""  # "FOLLOW UP: LOW BACK PAIN" before all else
        if kind == "instructions" and self._section.kind in ("programme", "treatment"):
            return None  # "Patient education: back school, week 3 of 6" among what is under way
        return None if kind == "goals" and reached(key[1], self.view.text[key.end() : end]) else kind

    def _headed_in_capitals(self, start: int, body: int, end: int) -> bool:
        """Enter the section that capitals head; whether nothing but its heading stands here."""
        text = self.view.text
        opening = in_capitals(self.view, body, end)
        if opening is None and (opening := stopped(text, start, end, letters=self._stops)) is not None:
            self._stops = True
        opening = opening or (run_in(text, start, end) if self.sentences else None)
        if opening is None:
            return False
        self._enter(*opening)
        self._inline = True
        return opening[1] == text[start : end - 1] and opening[0] != "imaging"

    def _append(self, start: int, end: int, label: str) -> None:
        section, lower = self._section, self.view.lower
        if section.kind == QUOTED:
            if frames.of_patient(lower, start, end):
                self._enter("", "")
                section = self._section
            elif frames.is_own(lower, start, end):
                section = Section("", section.title, section.index)
        self.sentences.append(Sentence(len(self.sentences), start, end, section, label, self._paragraph))
        if lower[end - 1] == ":" and frames.opens(lower, start, end) == end:
            self._enter(QUOTED, "")

    def _answered(self, key: str) -> bool:
        """Whether a key answers the question before it: "Q: how much better? A: ninety percent" is no assessment."""
        return key in _ANSWERS and bool(self.sentences) and self.view.text[self.sentences[-1].end - 1] == "?"

    def _enter(self, kind: str, title: str) -> None:
        self._section = Section(kind, plain_heading(title), self._section.index + 1)
        self._inline = False
        self._paragraph += 1
