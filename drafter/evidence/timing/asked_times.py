"""Times that answer a line before them: a question ("Q: How long has your neck hurt?" / "A: Four months."), or a field of boxes to tick.

What is asked must be how long a complaint has been there, or since when; what nobody ticked is no answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout.boxes import BOX, answers
from drafter.evidence.timing.complaint_fields import labels_symptom

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_OPTIONS = 8  # of a question
_ASKED = re.compile(r"[?:]\W*$|\?[ (]*(?:check|mark|tick|circle|select)\b[^)]*\)?:?$")
#: "Q:", "3." and whom a question speaks to stand before what it asks.
_OF_ANOTHER = re.compile(
    r"\b(?:how long (?:do|does|can|could|will|is each|was)|before|after|until|each|every|relief|helped?|last(?:s|ing)? for|sit|stand|walk|sleep|diabetes|smok\w+|work(?:ed|ing)?|married|employ\w+)\b"
)
#: "How long have you had it?", "How long?", "Duration of symptoms:".
_OF_IT = re.compile(
    r"\b(?:had|have|with) (?:it|this|them|these)\b|\b(?:it|this|they|these) (?:all )?(?:been|hurt|start|begin|bother|go|come)|\b(?:how long|since when|duration|onset|time course)\W*$|\b(?:symptoms?|problem|complaint|condition)\b"
)
_PLACE = ("symptom", "region", "diagnosis", "pattern")
_DONE = ("treatment", "procedure", "programme", "imaging")
#: What an answer opens with, before its time.
_ANSWER = re.compile(
    r"\W*(?:a(?:ns(?:wer)?)?[.:)] ?|(?:pt|patient|she|he)(?: says| states)?:?[ \"“]*)?(?:(?:oh|well|um|uh|hmm|gosh|honestly|i|i'd|we|would|say|guess|think|suppose|believe|it|it's|its|it'll|has|have|had|been|be|was|is|for|since|about|around|probably|going|on|over|like|now|at|least|a|little|bit|started|began|back|in|the|last|past|good|just|maybe|somewhere|roughly|close|to|of|ever|all|that|this|more|than)[ ,.\"'“-]*)*"
)
_KEYED = re.compile(r"\W*a(?:ns(?:wer)?)?[.:)] ")


def answers_how_long(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether a time opens the answer to a line before it that asks how long the complaint has been there."""
    lower = reading.lower
    if reading.of(sentence, *_DONE) or not sentence.index:
        return False
    ticked = BOX.match(lower, sentence.start, sentence.end)
    if not ticked and not _ANSWER.fullmatch(lower, sentence.start, start):
        return False
    index = sentence.index - 1
    while (
        index and sentence.index - index <= _OPTIONS and _passed(lower, reading.sentences[index], ticked=bool(ticked))
    ):
        index -= 1
    asked = reading.sentences[index]
    if asked.section.index != sentence.section.index or reading.of(asked, *_DONE):
        return False
    if not ticked and not (_KEYED.match(lower, sentence.start, start) or lower[asked.end - 1] in "?:"):
        return False
    words = lower[asked.start : asked.end]
    if not (reading.of(asked, *_PLACE) or _OF_IT.search(words)):
        return False
    return bool(_ASKED.search(words)) and labels_symptom(words) and not _OF_ANOTHER.search(words)


#: "(check one)" behind the question.
_HOW_TO = re.compile(
    r"\W*(?:please )?(?:check|mark|tick|circle|select|choose)(?: (?:only|just|one|the|box|that|applies|best|answer))*\W*"
)


def _passed(lower: str, sentence: Sentence, *, ticked: bool) -> bool:
    """Whether a sentence between a question and its answer is another option, or says how to answer."""
    option = ticked and BOX.match(lower, sentence.start, sentence.end) is not None
    return option or _HOW_TO.fullmatch(lower, sentence.start, sentence.end) is not None


def not_ticked(lower: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a time is an option that nobody ticked ("[x] under 6 weeks  [ ] over 6 months")."""
    return any(
        answer == "open" and first <= start and end <= last
        for first, last, answer in answers(lower, sentence.start, sentence.end)
    )


#: "Diabetes: yes" over "Since: 2015".
_ITEM_HAD = re.compile(r": ?(?:yes|y|no|n|current|former|never|positive|x|true)\W*$")
_HOW_LONG = re.compile(
    r"\W*(?:q[.:)] ?)?(?:and |for )?(?:how (?:long|many (?:weeks|months|years))|since when|when|what (?:year|month|date))\b"
)


def of_another(reading: Reading, sentence: Sentence) -> bool:
    """Whether the line before a time without a thing of its own asks of, or lists, something else than a complaint."""
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.section.index != sentence.section.index or reading.of(before, *_PLACE):
        return False
    words = reading.lower[before.start : before.end]
    if _ITEM_HAD.search(words):
        return not _OF_IT.search(words)
    return words.rstrip().endswith("?") and bool(_HOW_LONG.match(words)) and not _OF_IT.search(words)
