"""How long relief held by another's account: "75 % for three months per the husband. Pt says one month".

Whose account is right nobody can tell from the record: both are told, and where they answer differently it contradicts itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.timing.timing import Timing, timings
from drafter.evidence.words.tellings import Telling
from drafter.models.rules.claims import candidate, claim, named
from drafter.models.rules.sessions.reliefs import response

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_TOLD = Telling(" say", " said", "state", "report", "think", "thought", "recall", "remember", "claim", "feel", " put", " tell", "told", "insist", "believe", "guess", "estimate", " account", " by ", " per ", "according")  # fmt: skip
_WHO = r"(?:(?:(?:the|her|his|their|our) )?(?:pt|patient|wife|husband|daughter|son|spouse|partner|sister|brother|mother|father|caregiver|aide|family|chart|records?|notes?|diary|log)|she|he|they)(?: (?:her|him|them)sel(?:f|ves))?"
_SAYS = re.compile(
    rf"\b{_WHO}(?:,? (?:however|though|now|only|today),?)* (?:says?|said|states?|reports?|reported|thinks?|thought|recalls?|remembers?|claims?|feels?|puts (?:it|that) at|tells (?:me|us)|told (?:me|us)|insists?|believes?"
    r"|guesses|estimates?|would say)(?: (?:that|it|this|was|were|only|just|more like|about|around|maybe|perhaps|closer to|nearer|at most|no more than|not even|barely|as|lasted|held|helped|worked|the|relief|for|of|good|like|less than|under))* $"
)
_ENDS = re.compile(
    r"(?: (?:at (?:most|best)|tops|max|or (?:so|less)|only|of (?:relief|benefit|help|it)|if that|better))* ?(?:[.;,)?\"']|$)"
)
_BY = re.compile(
    rf" (?:by|per|according to) (?:{_WHO}(?:'s)?|hers|his|theirs|her)(?: own)?(?: (?:account|report|count|estimate|telling|reckoning))? ?(?:[.;,)?]|$)"
)


def other_account(reading: Reading, document: Document, sentence: Sentence, meant: Mention) -> Iterator[Candidate]:
    """A length of relief that somebody else tells of the session of which a length was told."""
    lower = reading.lower
    if not _TOLD.within(lower, sentence.start, sentence.end):
        return
    for time in timings(reading, sentence):
        if time.length is None or not _of_another(lower, sentence, time):
            continue
        here = claim(reading, time.start, time.end)
        near = reading.sentences[max(0, sentence.index - 1) : sentence.index + 1]
        first = [gave["relief_length"] for s in near if "relief" in (gave := response(reading, s)) and len(gave) > 1]
        if any(told.at != here.at for told in first):
            yield candidate(FactKind.PROCEDURE, document, {"name": named(reading, meant), "relief_length": here})


def _of_another(lower: str, sentence: Sentence, time: Timing) -> bool:
    says = _SAYS.search(lower, sentence.start, time.start) and _ENDS.match(lower, time.end, sentence.end)
    return bool(says) or _BY.match(lower, time.end, sentence.end) is not None
