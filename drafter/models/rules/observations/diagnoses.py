"""Diagnoses, and whether a block is said to be for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, Claim, FactKind
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.problems import REFERRED, problem_meant, problem_of
from drafter.evidence.meaning.sides import levels_at, sides_at
from drafter.models.rules.claims import candidate, claim, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_FOR = re.compile(
    r"\b(?:for|to treat|to address|aimed at|targeting|directed at|because of|on account of)\b[^.;]{0,50}$"
)
_REACH, _BEHIND = 32, 16  # characters around a diagnosis that its side and levels may stand in


def read_diagnoses(reading: Reading, document: Document) -> Iterator[Candidate]:
    """Every diagnosis that is named, however it is meant."""
    blocks = _blocks_of_problems(reading)
    for sentence in reading.sentences:
        for mention in reading.of(sentence, "diagnosis"):
            if _not_then(reading, sentence, mention):
                continue
            claims = {"name": named(reading, mention)}
            near = _block(reading, sentence, mention)
            if near is not None:
                claims["role"] = claim(reading, near.start, near.end, "indication")
            elif asked := REFERRED.search(reading.lower, sentence.start, mention.start):
                claims["role"] = claim(reading, asked.start(), asked.end(), "referral")
            elif block := blocks.get(problem_of(reading, sentence)):
                claims["role"] = claim(reading, block.start, block.end, "indication")
            claims |= _place(reading, sentence, mention)
            yield candidate(FactKind.DIAGNOSIS, document, claims)


#: "No radiculopathy last year", "no sciatica then", "without radiculopathy until this spring": how it was is not how it is.
_THEN = re.compile(
    r"[^.;,]{0,30}?\b(?:last (?:year|month|spring|summer|fall|winter|visit|time)|(?:in|on|of|from) (?:[a-z]+ )?(?P<year>(?:19|20)\d\d)|at (?:the|her|his) (?:first|last|initial|previous|prior|earlier) (?:visit|exam\w*|evaluation|consult\w*)|until|initially|at first|previously|formerly|at that time|back then|then(?= ?[.;,])|years? ago)\b"
)
_DENIED = re.compile(r"\b(?:no|without|denies|not)\b")
_BEFORE = re.compile(
    r"\b(?:previously|formerly|initially|at first|originally|in the past|back then|at that time|last (?:year|visit|month)),? (?:(?:she|he|there|pt|had|was|were|with|reported|been) )*(?:no|without|denied|denying|negative for|never had)(?: \w+){0,2} $"
)


_STILL = re.compile(r"\bsince\b")
_OR_NOW = re.compile(r",? (?:or|nor|and) (?:now|today|at present|since|currently)\b")


def _not_then(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a diagnosis is denied for an earlier time only, or asked for ("No radiculopathy?")."""
    if reading.assertion(sentence, mention.start, mention.end) is not Assertion.ABSENT:
        return False
    lower = reading.lower
    denied = _DENIED.search(lower, sentence.start, mention.start)
    if denied and lower[sentence.end - 1] == "?" and not lower[mention.end : sentence.end - 1].strip(" yet"):
        return True
    if _BEFORE.search(lower, sentence.start, mention.start):
        return True
    told = _THEN.match(lower, mention.end, sentence.end)
    # "No radiculopathy since last visit", "at last visit or today": it holds.
    if told is None or _STILL.search(lower, mention.end, told.end()) or _OR_NOW.match(lower, told.end()):
        return False
    return told["year"] is None or (reading.anchor is not None and int(told["year"]) < reading.anchor.year)


def _block(reading: Reading, sentence: Sentence, mention: Mention) -> Mention | None:
    """The procedure that a sentence ties a diagnosis to; where it says what the procedure is for, only that diagnosis."""
    procedures = reading.of(sentence, "procedure")
    if not procedures:
        return None
    near = min(procedures, key=lambda p: abs(p.start - mention.start))
    meant = [
        m
        for m in reading.of(sentence, "diagnosis")
        if any(p.end <= m.start and _FOR.search(reading.lower[p.end : m.start]) for p in procedures)
    ]
    return near if not meant or mention in meant else None


def _blocks_of_problems(reading: Reading) -> dict[str, Mention]:
    """The procedure of each problem that one is said to be for ("block for problem 2")."""
    return {
        number: mention
        for sentence in reading.sentences
        for mention in reading.of(sentence, "procedure")
        if (number := problem_meant(reading, mention.end, sentence.end))
    }


def _place(reading: Reading, sentence: Sentence, mention: Mention) -> dict[str, Claim]:
    """The side and the levels that a diagnosis is given ("right C7 radiculopathy", "bilateral L4 and L5")."""
    claims: dict[str, Claim] = {}
    first = max(sentence.start, mention.start - _REACH, *(reading.lower.rfind(m, 0, mention.start) + 1 for m in ".;"))
    last = min(sentence.end, mention.end + _BEHIND)
    sides = [(a, b) for a, b, _ in sides_at(reading.view, first, last)]
    levels = [(a, b) for a, b, _ in levels_at(reading.lower, first, last)]
    if sides:
        before = [place for place in sides if place[0] < mention.end]
        claims["side"] = claim(reading, *(before[-1] if before else sides[0]))
    if levels:
        claims["level"] = claim(reading, levels[0][0], levels[-1][1])
    return claims
