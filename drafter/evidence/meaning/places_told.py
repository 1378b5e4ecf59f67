"""What a place of the record says of all that stands in it: under the family's heading, among instructions, in a policy's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout import frames
from drafter.evidence.layout.segments import QUOTED

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence

#: What a section's heading says of everything under it.
_BY_SECTION = {
    "family": "someone-else",
    "goals": "hypothetical",
    "instructions": "hypothetical",
    QUOTED: "hypothetical",
}
#: Under instructions, what the patient does is told and not advised ("She goes back to her exercise group").
_TELLS = re.compile(
    r"(?:[-*•] ?)?(?:she|he|the patient|patient|pt) (?:(?:also|still|already|now) )?"
    r"(?!should|may|might|can|could|will|would|must|was (?:told|instructed|advised|given|asked)|is (?:to|not to|advised|instructed)|needs|understands|verbali|agrees|knows|has been (?:told|instructed|advised))\w"
)


def of_place(sentence: Sentence, lower: str) -> str | None:
    """How a sentence is meant by where it stands, as a value of ``Assertion``; None where its own words tell."""
    framed = frames.opens(lower, sentence.start, sentence.end)
    if framed is not None:
        return None if frames.is_own(lower, framed, sentence.end) else "hypothetical"
    if sentence.section.kind == "instructions" and _TELLS.match(lower, sentence.start, sentence.end):
        return None
    return _BY_SECTION.get(sentence.section.kind)
