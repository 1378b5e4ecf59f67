"""Relief that a form or a question asks for: what answers it, and what nobody chose or was denied ("50 % relief for 3 months? Y / N")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout.boxes import answers
from drafter.evidence.layout.tables import GOES_ON_ASKING
from drafter.evidence.meaning.questions import left_unchosen

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading


def not_chosen(reading: Reading, sentence: Sentence) -> bool:
    """Whether the figures of a sentence are those of a form's question that is not answered, or is answered with no."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    for first, last, answer in answers(lower, start, end):
        if answer in ("no", "open") and first <= reading.begin(sentence) and any(map(str.isdigit, lower[first:last])):
            return True
    return left_unchosen(reading, sentence)


_HOW_MUCH = re.compile(
    r"\b(?:how (?:much|well|effective)|(?:what|which) (?:percent\w*|per cent|share|part|portion|fraction)|to what (?:degree|extent))\b[^.?]{0,60}\b(?:help|relie\w+|better|improv\w+|gone|benefit\w*|work|pain|did|reduc\w+|take away|took away)\b[^.?]{0,40}\?"
    r"|(?:per ?cent(?:age)?|%) (?:of )?(?:pain )?(?:relief|improve\w+|better|reduction|benefit)\b[^.?]{0,40}\?"
)
HOW_LONG_ASKED = re.compile(
    r"(?:[^a-z]*(?:and |for )?how (?:long|many (?:weeks|months|days|hours))\b(?![^.?]{0,40}\b(?:work|school|wait\w*|therapy|pt|exercis\w+|bed|sore\w*|hospital|sick|brace|ago|since|between|numb\w*|miss\w*|headaches?|flare\w*|recover\w*|rest|ice|drive|driving|walk\w*|sleep|stand\w*|sit\w*|had (?:this|the|your) pain|have you had)\b)[^.?]{0,40}\?|.{0,60}\bfor how (?:long|many (?:weeks|months|days|hours))[^.?]{0,24}\?)"
)


def asked(reading: Reading, sentence: Sentence, question: re.Pattern[str]) -> bool:
    """Whether the sentence before asks a question that this one answers."""
    before = reading.question(sentence)
    if before is None or reading.of(before, "treatment"):
        return False
    lower = reading.lower
    return bool(question.match(lower, before.start) or question.search(lower, before.start, before.end))


def asks_share(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence answers how much a session helped."""
    return asked(reading, sentence, _HOW_MUCH) or _goes_on_asking(reading, sentence)


_HELPED = re.compile(r"\b(?:help\w*|relie\w+|work(?:ed)?|better|benefit\w*|effective)\b")


def _goes_on_asking(reading: Reading, sentence: Sentence) -> bool:
    """Whether the question before a sentence only goes on about one that asks whether a session helped."""
    before = reading.question(sentence)
    if before is None or not GOES_ON_ASKING.fullmatch(reading.lower, before.start, before.end):
        return False
    return any(
        reading.lower[s.end - 1] == "?" and _of_session(reading, s) and _HELPED.search(reading.lower, s.start, s.end)
        for s in reading.sentences[max(0, before.index - 2) : before.index]
    )


def _of_session(reading: Reading, question: Sentence) -> bool:
    """Whether a question names a procedure, or goes on about the one that the field before it names ("Last ESI: 3/2025. Did it help?")."""
    fields = reading.sentences[max(0, question.index - 1) : question.index + 1]
    named = [bool(reading.of(s, "procedure")) for s in fields if s.section.index == question.section.index]
    return any(named) and not any(reading.of(s, "treatment") for s in fields)


def asks_left(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence answers how much of the pain is left, has come back or is hoped for: "How much of your pain is back? 60%"."""
    return asked(reading, sentence, _OF_WHAT_IS_LEFT)


_OF_WHAT_IS_LEFT = re.compile(
    r"\b(?:how much|what|which|per ?cent\w*)\b[^?]{0,50}\b(?:(?:is|has come|came|have|has|come) back|returned|left|remain\w*|still|worse|hope|hoping|expect\w*|want|would|goal|need)\b[^?]{0,30}\?"
)
