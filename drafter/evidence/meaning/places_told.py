"""What a place of the record says of all that stands in it: under the family's heading, among instructions, in a policy's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence

#: What a section's heading says of everything under it.
_BY_SECTION = {"family": "someone-else", "goals": "hypothetical", "instructions": "hypothetical"}
#: Under instructions, what the patient does is told and not advised ("She goes back to her exercise group").
_TELLS = re.compile(
    r"(?:[-*•] ?)?(?:she|he|the patient|patient|pt) (?:(?:also|still|already|now) )?"
    r"(?!should|may|might|can|could|will|would|must|was (?:told|instructed|advised|given|asked)|is (?:to|not to|advised|instructed)|needs|understands|verbali|agrees|knows|has been (?:told|instructed|advised))\w"
)
#: "LCD: palpable taut band, twitch": what a policy asks for, unless the line goes on about this patient.
_OF_POLICY = re.compile(
    r"\W{0,4}(?:(?:medical|coverage|payer|payor|plan|clinical|health|medicare|cms|insurance|the|our|their) )*"
    r"(?:inclusion|eligibility|polic(?:y|ies)|lcd|ncd|guidelines?|criteria|criterion|requirements?|covered (?:indications|diagnoses|conditions)|coverage|denial(?: reason| letter)?)(?: (?:(?:for|of) [\w ]{2,24}|l\d{5}|language|text|excerpt|reads|states|criteria|requirements?))? ?:"
)
_OF_PATIENT = re.compile(
    r"\b(?:met|meets|yes|she|he|her|his|patient|pt|today|present|left|right|documented above|since)\b|\[x\]|[☒☑✓✔]|\(\+\)"
)


def of_place(sentence: Sentence, lower: str) -> str | None:
    """How a sentence is meant by where it stands, as a value of ``Assertion``; None where its own words tell."""
    if _OF_POLICY.match(lower, sentence.start, sentence.end):
        return None if _OF_PATIENT.search(lower, sentence.start, sentence.end) else "hypothetical"
    if sentence.section.kind == "instructions" and _TELLS.match(lower, sentence.start, sentence.end):
        return None
    return _BY_SECTION.get(sentence.section.kind)
