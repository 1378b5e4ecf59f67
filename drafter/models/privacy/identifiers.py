"""Identifiers in clinical text, by pattern: what says who a patient is, wherever it stands.

The kinds follow the identifiers of the HIPAA Safe Harbor method (45 CFR 164.514(b)(2)). Patterns are broad:
a word too many behind a placeholder costs a model little, a name too few is a disclosure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Identifier:
    """A place in a text that identifies somebody.

    :param kind: what its placeholder says: ``NAME``, ``NUMBER``, ``PHONE`` and so on.
    """

    start: int
    end: int
    kind: str


_WORD = r"(?:[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)*|O['’][A-Z][a-z]+|M[a]?c[A-Z][a-z]+|[A-Z]\.)"
_NAME = rf"{_WORD}(?:,?[ \t]+(?:{_WORD}|[A-Z]\b)){{0,3}}"
_CAPITALS = r"[A-Z]{2,}(?:['’-][A-Z]+)*(?:,?[ \t]+[A-Z]+(?:['’-][A-Z]+)*\.?){1,2}"
_VALUE = r"(?P<it>(?=[A-Z0-9-]*\d)[A-Z0-9](?:[A-Z0-9]|-(?=[A-Z0-9])){2,})"
_STREET = r"(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|court|ct|way|place|pl|terrace|ter|circle|cir|parkway|pkwy|highway|hwy|trail|square|sq)"
_STATE = r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"

#: Kind and pattern; the group ``it`` is the identifier, else the whole match.
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("EMAIL", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("LINK", re.compile(r"\b(?:https?://|www\.)[^\s<>\"']+", re.IGNORECASE)),
    ("NUMBER", re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])")),
    ("PHONE", re.compile(r"(?<![\d-])(?:\+?1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)")),
    ("PHONE", re.compile(r"\b(?:phone|tel|telephone|cell|mobile|fax|ph)\b[\s:.#]*(?P<it>\d{3}[-. ]?\d{4})(?!\d)", re.IGNORECASE)),
    ("NUMBER", re.compile(
        r"\b(?:MRN|MR ?(?:#|no\b)|(?:medical record|chart|record|account|acct|member|subscriber|policy|group|claim|auth(?:orization)?|case|encounter|visit|patient|insurance|medicare|medicaid|beneficiary|"
        r"plan|accession|license|lic|social security|tax|serial|device|order|reference|ref|referral|confirmation|fax|id|DEA|NPI|SSN|TIN|HICN|MBI|UPIN|FIN|CSN)(?: (?:id|no|number|num|identifier))?)\b"
        rf"\.?[ \t]*(?:[:#]|is\b|no\.?|number|id)?[ \t]*[:#]?[ \t]*{_VALUE}", re.IGNORECASE)),
    ("ADDRESS", re.compile(rf"(?<![\d.,/])\b\d{{1,6}}[A-Z]? (?:[NSEW]\.? )?(?:[A-Z0-9][\w'.-]* ){{1,4}}(?i:{_STREET})\b\.?(?:,? (?i:apt|suite|ste|unit|floor|#)\.? ?#?\w+)?")),
    ("ADDRESS", re.compile(r"\bP\.? ?O\.? Box \d+", re.IGNORECASE)),
    ("ADDRESS", re.compile(rf"\b[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){{0,2}},? {_STATE}\.?,? \d{{5}}(?:-\d{{4}})?\b")),
    ("ADDRESS", re.compile(r"\b(?:zip(?: code)?|postal code)[ \t:]*(?P<it>\d{5}(?:-\d{4})?)\b", re.IGNORECASE)),
    ("ADDRESS", re.compile(r"\b(?:[Ll]ives|[Rr]esid(?:es|ing|ent)|[Ll]iving) (?:in|at|of|near) (?P<it>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}(?:, [A-Z]{2})?)")),
    ("ADDRESS", re.compile(r"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b")),
    ("AGE", re.compile(r"\b(?P<it>9\d|1[01]\d)(?=[- ]?(?:years?|yrs?|y/?o|y\.o)\b)", re.IGNORECASE)),
    ("NAME", re.compile(
        rf"\b(?i:patient(?:'s)? name|patient|pt name|name|member name|member|insured|subscriber|guarantor|spouse|emergency contact|mother|father|employer|re|regarding|dear|provider|physician|surgeon|"
        rf"attending|therapist|pcp|author|referring (?:provider|physician|md)|nurse|clinician|cc)[ \t]*:[ \t]*(?P<it>{_CAPITALS}|{_WORD}(?:,?[ \t]+(?:{_WORD}|[A-Z]\b)){{1,3}})")),
    ("NAME", re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Nurse|Rev|MR|MRS|MS|DR)\b\.?[ \t]+(?P<it>{_NAME}|[A-Z]{{2,}}(?:[ \t]+[A-Z]{{2,}})?)")),
    ("NAME", re.compile(
        rf"(?P<it>{_WORD}(?:[ \t]+(?:{_WORD}|[A-Z]\b\.?)){{1,3}}|{_CAPITALS}),[ \t]*(?:MD|M\.D|DO|D\.O|PT|DPT|OT|OTR|RN|NP|FNP|ARNP|APRN|CRNP|PA-C|PA|DC|LCSW|PhD|PsyD|CRNA|LMT|LPN|MA|MPT|DNP|FNP-C|FNP-BC|MSPT)\b")),
    ("NAME", re.compile(
        rf"\b(?i:(?:signed|dictated|reviewed|authored|referred|seen|examined|ordered|performed|prepared|transcribed|evaluated|written|treated|approved|completed|submitted)(?: electronically)?(?: to)? by|dear|accompanied by (?:her|his) \w+)[: \t]+(?P<it>{_WORD}(?:[ \t]+(?:{_WORD}|[A-Z]\b)){{0,3}}|{_CAPITALS})")),
)  # fmt: skip
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "doctor", "nurse", "miss", "prof", "professor"})
#: Words that begin a sentence or a field, and are nobody's name.
_PLAIN = frozenset(
    """
    patient name date history plan exam examination assessment left right the a an and of in on at with without no not
    none self unknown dob mrn phone fax age sex male female she he they her his physical therapy occupational medical
    center clinic hospital health department pain today follow up return visit note report request form provider
    physician surgeon sir madam doctor january february march april may june july august september october november
    december
    """.split()
)


def identifiers(text: str) -> Iterator[Identifier]:
    """What the patterns find, in the order of the patterns; places may overlap."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span("it") if "it" in pattern.groupindex else match.span()
            if kind != "NAME":
                yield Identifier(start, end, kind)
            elif name := _name(text[start:end]):
                yield Identifier(start + name[0], start + name[1], kind)


def _name(text: str) -> tuple[int, int] | None:
    """The part of a match that can be a name: up to the first plain word; None when that is nothing."""
    end = 0
    first = None
    for word in re.finditer(r"[^\W\d_][\w'’-]*", text):
        lower = word[0].lower()
        if lower in _TITLES and first is None:
            continue
        if lower in _PLAIN or lower in lexicon().terms:
            break
        first = word.start() if first is None else first
        end = word.end() - 2 * lower.endswith(("'s", "’s"))
    return None if first is None else (first, end)


def name_parts(name: str) -> list[str]:
    """The words of a name that identify by themselves: no initials, no titles."""
    return [word for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name) if len(word) > 1 and word.lower() not in _TITLES]  # fmt: skip
