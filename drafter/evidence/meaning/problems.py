"""Notes that number their problems, and why a patient was sent: what ties a diagnosis to a procedure, or to a question.

"I want a block for problem 2" says what the block is for though another sentence names the diagnosis; what
somebody was sent for is the question, not the answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

REFERRED = re.compile(
    r"\b(?:sent (?:her|him|here|to (?:me|us))|referred|referral|referring|under the heading|asked (?:me |us )?to (?:see|evaluate)|consult(?:ation)? (?:for|requested)|question (?:was|is) whether)\b"
    r"|\b(?:sent|came|comes|arriv(?:ed|es)|carr(?:ies|ying)|handed|bearing|labell?ed|tagged)(?: (?:in|here|over|on|to (?:me|us)|with|under|already|elsewhere|bearing|carrying))* (?:an?|the|her|his) (?:[\w-]+ ){0,2}(?:label|tag|diagnosis|impression|name)\b|\bsent (?:in |over |along )?as\b|\b(?:outside|referring|incoming) (?:diagnosis|label|impression|dx)\b"
)
_NUMBERED = re.compile(r"[*#\s-]*(?:problem|issue|#|\()[ #]*(\d|[a-d])\b")
_FOR_NUMBERED = re.compile(r"\bfor (?:the )?(?:problem|issue|#|\()[ #]*(\d|[a-d])\b")


def problem_of(reading: Reading, sentence: Sentence) -> str:
    """The number of the problem that a sentence stands under; empty when the note numbers none before it."""
    for earlier in reversed(reading.sentences[: sentence.index + 1]):
        if found := _NUMBERED.match(reading.lower, earlier.start, earlier.end):
            return found[1]
    return ""


def problem_meant(reading: Reading, start: int, end: int) -> str:
    """The number of the problem that words say something is for ("for problem 2"); empty when they name none."""
    found = _FOR_NUMBERED.search(reading.lower, start, end)
    return found[1] if found else ""
