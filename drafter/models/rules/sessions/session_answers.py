"""When a session was, answered below a question that names the procedure ("Prior epidural? Yes - 6/2025")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

#: "Prior epidural? Yes - 6/2025", "When was the last TPI? A: 5/20/25".
_ANSWER = re.compile(
    r"[^a-z\d]*(?:a: ?)?(?:(?:dates?(?: of (?:service|last|it|procedure))?|when|if (?:yes|so),?(?: when| date)?|yes|yeah|yep|y|one|once|x ?1|1|had one|it was|last|on|in|about|around|back in|early|late|mid)[ ,:;.-]*)*(?:\d{1,2}/\d{2,4}|\d{1,2}/\d{1,2}/\d{2,4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)"
)
#: "Prior TPI: Yes. Date: 6/12/25".
_SAID_YES = re.compile(r"[:|?=] ?(?:\[x\] ?)?(?:yes|y)\b[ .]*$")
_ASKS_BEFORE = re.compile(r"\b(?:last|prior|previous|most recent|earlier|any|ever|before|past|when (?:was|were|did))\b")
_ASKS_AHEAD = re.compile(
    r"\b(?:next|plan\w*|schedul\w*|want\w*|start\w*|onset|began|if|fail\w*|surger\w*|authori\w*|approv\w*|deni\w+|request\w*|appeal\w*|order\w*|claims?|letters?|referrals?|appointments?|appts?)\b"
)


def answers_when(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence answers when a procedure that the question before it names was done."""
    lower = reading.lower
    if not sentence.index or not _ANSWER.match(lower, sentence.start, sentence.end):
        return False
    before = reading.sentences[sentence.index - 1]
    if (
        not (lower[before.end - 1] == "?" or _SAID_YES.search(lower, before.start, before.end))
        or before.section.index != sentence.section.index
    ):
        return False
    asked = _ASKS_BEFORE.search(lower, before.start, before.end)
    return (
        bool(reading.of(before, "procedure"))
        and asked is not None
        and not _ASKS_AHEAD.search(lower, before.start, before.end)
    )
