"""A session before that a sentence tells of without naming the procedure, as a candidate: "here for her third set"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.sessions.unnamed_before import session_before
from drafter.models.rules.claims import candidate, claim, named
from drafter.models.rules.sessions.meant_procedures import meant_by, self_injected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: A joint's injection and a nerve's are named in notes on other things too: no series of theirs is limited.
_UNLIMITED = frozenset({"joint-injection", "other-joint-injection", "peripheral-nerve-block", "coded-block"})
_A_SHOT = re.compile(r"\b(?:injections?|shots?|blocks?|steroid|cortisone)\b")


def before_unnamed(reading: Reading, document: Document, sentence: Sentence, main: Mention) -> Iterator[Candidate]:
    """The session before that a sentence without the name of a procedure tells of, of what the note is on."""
    here = reading.of(sentence, "procedure")
    if reading.therapy or any(m.id != main.id for m in here if not m.concept["generic"]):
        return
    told = session_before(reading, sentence, series=_of_series(reading, main))
    if told is None:
        return
    # "Third series" in a note on a gel that names a steroid too is of the gel; a shot may be of either.
    a_shot = _A_SHOT.search(reading.lower, *told)
    if a_shot and main.id == "hyaluronan" and (not here or _names_steroid(reading)):
        return
    meant = meant_by(reading, sentence, here[0], main) if a_shot and here else _limited(reading, main)
    if meant is not None and meant.id not in _UNLIMITED:
        claims = {"name": named(reading, meant), "status": claim(reading, *told, "prior")}
        yield candidate(FactKind.PROCEDURE, document, claims)


def _names_steroid(reading: Reading) -> bool:
    """Whether a note names a steroid injection of a joint, which a shot may be one of."""
    return any(m.id == "joint-injection" for s in reading.sentences for m in reading.of(s, "procedure"))


def _limited(reading: Reading, main: Mention) -> Mention | None:
    """The note's main procedure, or else the first that it names of those whose sessions are limited."""
    if main.id not in _UNLIMITED:
        return main
    every = (m for s in reading.sentences for m in reading.of(s, "procedure"))
    return next((m for m in every if not m.concept["generic"] and m.id not in _UNLIMITED), None)


def _of_series(reading: Reading, main: Mention) -> bool:
    """Whether a note is of what is given in a series of years, and names no other procedure nor an antibody that patients inject."""
    if not main.concept["serial"]:
        return False
    others = [m for s in reading.sentences for m in reading.of(s, "procedure") if m.id != main.id]
    swallowed = all(
        t.concept["class"] != "cgrp-antibody"
        for s in reading.sentences
        if self_injected(reading, s)
        for t in reading.of(s, "treatment")
    )
    return swallowed and all(m.concept["generic"] for m in others)
