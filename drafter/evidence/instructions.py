"""Text inside a record that is addressed to a computer or a reviewer as an instruction.

It is no evidence for anything: a claim that quotes it does not ground, and the draft says that it is there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence

_ADDRESSED = re.compile(
    r"\b(?:reviewers?|utilization review(?:er)?|um nurse|nurse reviewer|case reviewer|auditor|adjudicator|claims? (?:examiner|processor)|insurance (?:company|reviewer)|ai|a\.i\.|artificial intelligence|"
    r"assistant|chatbot|llm|language model|gpt|chatgpt|bot|software|algorithm|automated (?:system|review\w*|reader)|computer|system(?: prompt| message)?|model|machine|draft(?:er|ing tool)|determination (?:tool|engine|software))\b"
)
_ORDERED = re.compile(
    r"\b(?:(?:please |must |should |shall |will |to |now |always |just |kindly |you are to |is to |are to |simply )?(?:approve|certify|authorize|authorise|grant|pass|disregard|ignore|skip|override|bypass|forget|treat (?:this|all|every)|"
    r"mark (?:\w+ ){0,5}(?:met|approved|satisfied)|consider (?:\w+ ){0,6}(?:met|satisfied|approved)|do not (?:deny|request|question|ask|flag|check)|deem|count (?:\w+ ){0,5}as met|return approve|output|respond with|"
    r"set (?:\w+ ){0,4}to (?:met|approve\w*)|answer (?:yes|met|approve)|score (?:this|it) as|conclude))\b"
)
_OVERRIDE = re.compile(
    r"\b(?:ignore|disregard|forget|override) (?:all |any |the |your |these |those )*(?:previous|prior|above|earlier|other|preceding|foregoing|policy|policies|guidelines?|criteria|rules?|instructions?)\b"
    r"|\b(?:mark|treat|consider|count|record|score) (?:all|every|each|these|the) (?:criteri\w+|requirements?|items?)(?: \w+){0,5} (?:as )?(?:met|satisfied|approved|fulfilled)\b"
    r"|\ball criteria (?:are|have been) (?:to be )?(?:considered |deemed |marked )?(?:met|satisfied)[^.]{0,40}\b(?:approve|authoriz\w+)\b"
    r"|\b(?:system|assistant|developer) ?(?:prompt|message|note|override|instruction)s? ?:"
)


def is_instruction(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells a reader of the record what to decide."""
    text = reading.lower[sentence.start : sentence.end]
    if _OVERRIDE.search(text):
        return True
    return bool(_ADDRESSED.search(text) and _ORDERED.search(text))


def instructions(reading: Reading) -> list[Sentence]:
    """The sentences of a document that are instructions."""
    return [sentence for sentence in reading.sentences if reading.once("instruction", sentence, is_instruction)]
