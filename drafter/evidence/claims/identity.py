"""Whose record it is: pages of a document that name another patient.

A page is what a form feed, or a new line that names a patient, sets apart. It is another patient's when its name has
no part in common with the member's, or its birth date is another day. Without a member on the case, the record's own most
frequent name and birth date are the patient's. A page that says of itself that it belongs to another patient, or was entered in error, is
taken at its word. Nothing is assessed from another patient's page (``EVD005``).

Source: contract, section 5, EVD005.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.evidence.calendar.dates import dates
from drafter.evidence.layout.text import Span
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from drafter.evidence.intake.cases import Case, Document

_WORD = r"[A-Z][A-Za-z'’-]*\.?"
#: A name behind a colon, and the key that must stand before it at the beginning of a line or a cell. Looked for by the colon:
#: few are followed by a name, while every line begins.
_NAME = re.compile(
    rf":(?<=[a-zA-Z*_ \t]:)[*_]*[ \t]*(?:(?i:mr|mrs|ms|miss|mx|dr)\.?[ \t]+)?(?P<name>{_WORD},?(?:[ \t]{_WORD},?){{1,3}})"
)
_KEY = re.compile(
    r"[\s|](?:(?<=[\n\f|])|\s)[ \t>*#_]*(?P<key>(?i:patient(?:'s)?(?: name)?|member(?: name)?|pt(?: name)?|name|re|regarding))[*_]*[ \t]*$"
)
_KEY_REACH = 80  # characters before the colon
_BORN = re.compile(
    r"(?i:\b(?:dob|d\.o\.b\.?|date of birth|birth ?date|born(?: on)?))[*_]*[ \t]*[:.]?[ \t]*(?P<date>[\w/.,-]+(?: \d{1,2},? \d{4})?)"
)
_BIRTH = Telling("dob", "d.o.b", "birth", "born")  # what every key of a birth date has a part of
_IDENTIFIES = re.compile(r"(?i)\b(?:dob|d\.o\.b|date of birth|birth ?date|mrn|member id|medical record|acct|chart)\b")
#: Keys that name a patient by themselves; the others do so only beside a birth date or a record number.
_SURE = ("patient", "member")
_NEAR = 90  # characters
_BREAK = re.compile(r"\f|(?<=\n)[-=_* \t]*(?i:page) \d{1,3}(?: (?i:of) \d{1,3})?[-=_* \t]*\n")
_LETTERHEAD = 150  # characters that may stand above the name on a page of its own


#: A page that says of itself that it is another patient's, or that it should not be there.
_SAYS_FOREIGN = re.compile(
    r"(?i)\b(?:belong(?:s|ed|ing)?|pertain(?:s|ed|ing)?|refers?|relates?) to (?:another|a different|the other|the wrong|some other) (?:patient|person|member|individual|chart)\b"
    r"|\b(?:copied|pasted|taken|carried over|imported) (?:over )?from (?:another|a different|the wrong) (?:patient|person|member)(?:'s)?\b"
    r"|(?<!in )(?<!of )(?<!on )\b(?:(?:this|the) (?:note|page|document|report|record|entry|form|visit|encounter|letter)|(?:the )?(?:above|below|following|preceding)(?: (?:note|page|document|report|record|entry|form))?) (?:was |is |were |has been |had been )?"
    r"(?:entered|filed|scanned|charted|documented|dictated|uploaded|written|created|made|signed|placed|saved|put) (?:in error|(?:in(?:to)?|on|under|for|to) (?:the |an? )?(?:wrong|incorrect|different|other|another) (?:patient|person|member|chart|record))\b"
    r"|^\W*(?:wrong|incorrect) (?:patient|chart)\b|\bentered in error\b\W{0,4}(?:wrong|incorrect|different|another) (?:patient|chart)\b",
    re.MULTILINE,
)
#: "The note filed in the wrong chart was removed": what has been put right is not on this page.
_PUT_RIGHT = re.compile(
    r"(?i)\b(?:removed|deleted|corrected|struck|retracted|withdrawn|moved|purged|voided|prevent\w*|avoid\w*|time-?out|previous|prior|earlier|last|old|not)\b"
)
_FOREIGN_WORDS = Telling(
    "in error",
    *(
        f"{which} {whose}"
        for which in ("other", "different", "wrong", "incorrect")
        for whose in ("patient", "person", "member", "individual", "chart", "record")
    ),
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a page says of whose it is.

    :param names: the parts of the name in lower case; empty when none is given.
    """

    names: frozenset[str]
    born: date | None


@dataclass(frozen=True, slots=True)
class Foreign:
    """A page, ``text[start:end]`` of a document, that names another patient."""

    document: str
    span: Span
    reason: str


def foreign_pages(case: Case) -> list[Foreign]:
    """The pages of a case's documents that name another patient than the member."""
    pages = [(document, span, identity) for document in case.documents for span, identity in _pages(document)]
    known = _member(case) or _most_frequent(identity for _, _, identity in pages)
    found: list[Foreign] = []
    for document, span, identity in pages:
        reason = _differs(identity, known) if identity is not None and known is not None else ""
        if reason := reason or _says(document.text[span.start : span.end]):
            found.append(Foreign(document.id, span, reason))
    return found


def _says(page: str) -> str:
    """Why a page is not to be read by its own words; empty when it may be."""
    if not _FOREIGN_WORDS.within(page.lower()):
        return ""
    for found in _SAYS_FOREIGN.finditer(page):
        start = max(page.rfind(stop, 0, found.start()) for stop in (".", "\n"))
        end = page.find(".", found.end())
        if not _PUT_RIGHT.search(page, start + 1, len(page) if end < 0 else end):
            return "the page says that it is another patient's, or was entered in error"
    return ""


def blanked(document: Document, pages: Iterable[Foreign]) -> Document:
    """The document with another patient's pages blank, every other place where it was."""
    text = document.text
    for page in pages:
        if page.document == document.id:
            start, end = page.span.start, page.span.end
            text = text[:start] + re.sub(r"\S", " ", text[start:end]) + text[end:]
    return document if text == document.text else document.model_copy(update={"text": text})


def _member(case: Case) -> Identity | None:
    member = case.member
    if member is None or not (member.name or member.birth_date):
        return None
    return Identity(_parts(member.name or ""), member.birth_date)


def _most_frequent(identities: Iterable[Identity | None]) -> Identity | None:
    named = [identity for identity in identities if identity is not None and identity.names]
    counted = Counter(identity.names for identity in named)
    if not counted:
        return None
    names, _ = counted.most_common(1)[0]
    return Identity(names, next((i.born for i in named if i.names == names and i.born), None))


def _differs(identity: Identity, known: Identity) -> str:
    if identity.born and known.born and identity.born != known.born:
        return "the birth date is not the patient's"
    if identity.names and known.names and not _same_name(identity.names, known.names):
        return "the name is not the patient's"
    return ""


def _same_name(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names can be one person's: a part in full, and no other part against it."""
    if not one & other:
        return False
    rest, rest_of_other = one - other, other - one
    # "E. Brightwater" and "Emeka Brightwater" are one; "Anna Brightwater" and "Emeka Brightwater" are two.
    return not rest or not rest_of_other or any(a[0] == b[0] for a in rest for b in rest_of_other)


def _parts(name: str) -> frozenset[str]:
    return frozenset(part.lower().strip(".,'’") for part in re.split(r"[\s,]+", name) if part.strip(".,'’"))


def _pages(document: Document) -> list[tuple[Span, Identity | None]]:
    text = document.text
    breaks = [0]
    if "\f" in text or "page" in text.lower():
        breaks += [m.end() for m in _BREAK.finditer(text) if m.end() < len(text)]
    marks = set(breaks)
    headers = _headers(text)
    for start, _ in headers:
        page = max(mark for mark in breaks if mark <= start)
        # The letterhead above a name belongs to the page that the name heads.
        marks.add(page if start - page < _LETTERHEAD and not any(page < mark < start for mark in marks) else start)
    ordered = sorted(marks)
    if len(ordered) == 1:
        return [(Span(0, len(text)), _identity(text, headers))]
    pages = [Span(start, end) for start, end in pairwise([*ordered, len(text)])]
    return [(page, _identity(told := text[page.start : page.end], _headers(told))) for page in pages]


def _headers(text: str) -> list[tuple[int, str]]:
    """The lines that name a patient: where each begins, and the name."""
    found: list[tuple[int, str]] = []
    lines = f"\n{text}"  # so that the first line, too, follows a line break
    for match in _NAME.finditer(lines):
        key = _KEY.search(lines, max(0, match.start() - _KEY_REACH), match.start())
        if key is None:
            continue
        sure = key["key"].lower().startswith(_SURE)
        if sure or _IDENTIFIES.search(lines, match.end(), match.end() + _NEAR):
            found.append((lines.rfind("\n", 0, key.start("key")), _trimmed(match["name"])))
    return found


def _trimmed(name: str) -> str:
    """A name without the keys that stand behind it on the line ("Rosalind Achterberg DOB")."""
    words = name.split()
    while words and re.fullmatch(
        r"(?i)(?:dob|mrn|dos|age|sex|id|date|male|female|seen|visit|acct|phone|m|f)[.,]?", words[-1]
    ):
        words.pop()
    return " ".join(words)


def _identity(text: str, headers: Sequence[tuple[int, str]]) -> Identity | None:
    """What a page says of whose it is, with the lines of it that name a patient."""
    names = next((_parts(name) for _, name in headers if name), frozenset())
    told = _BORN.finditer(text) if _BIRTH.within(text.lower()) else ()
    born = next((day for match in told if (day := _day(match["date"]))), None)
    return Identity(names, born) if names or born else None


def _day(text: str) -> date | None:
    found = next(iter(dates(text, text.lower(), 0, len(text), None)), None)
    return found.days.first if found is not None and found.days and found.days.first == found.days.last else None
