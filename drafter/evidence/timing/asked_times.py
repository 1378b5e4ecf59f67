"""Times that answer a line before them: a question ("Q: How long has your neck hurt?" / "A: Four months."), or a field of boxes to tick.

What is asked must be how long a complaint has been there, or since when; what nobody ticked is no answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout.boxes import BOX, answers
from drafter.evidence.layout.headings import BULLET
from drafter.evidence.meaning.questions import left_unchosen, not_said_yes
from drafter.evidence.timing.complaint_fields import labels_symptom

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

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
    r"\W*(?:a(?:ns(?:wer)?)?[.:)] ?|(?:pt|patient|she|he)(?: says| states)?:?[ \"“]*)?(?:(?:right |just |soon |shortly )?(?:when|after|before|since|around the time|the year|the day) (?:that )?(?:i|we|my|she|he|her|his|the|an?) [^,.;?\d]{3,40}(?:, | - | \())?(?:(?:oh|well|um|uh|hmm|gosh|honestly|i|i'd|we|would|say|guess|think|suppose|believe|it|it's|its|it'll|has|have|had|been|be|was|is|for|since|about|around|probably|going|on|over|like|now|at|least|a|little|bit|started|began|back|in|the|last|past|good|just|maybe|somewhere|roughly|close|to|of|ever|all|that|this|more|than)[ ,.\"'“-]*)*"
)
_KEYED = re.compile(r"\W*(?:a(?:ns(?:wer)?)?[.:)] |(?:pt|patient): ?)")
#: "Neck pain? Yes, for 6 months": whether it is there was asked, and how long answered.
_SINCE_YES = re.compile(
    r"\W*(?:a(?:ns(?:wer)?)?[.:)] ?)?(?:yes|y|yeah|yep|yup)\b[ ,.:;-]*(?:(?:it has been|been|for|since|x|about|around|over|more than|almost|nearly|the|past|last|now|going on) ?)*"
)
_IF_THERE = re.compile(
    r"\W*(?:q\d{0,2}[.:)] ?)?(?:\d{1,2}[.)] ?)?(?:(?:any|do|does|have|has|is|are|you|she|he|the|patient|there|pt|still|currently|having|got|suffer(?:s|ing)?|from|had|left|right|bilateral|chronic|your|in|of|and|or|with) )*"
)


def answers_how_long(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether a time opens the answer to a line before it that asks how long the complaint has been there."""
    lower = reading.lower
    if reading.of(sentence, *_DONE) or not sentence.index:
        return False
    if _SINCE_YES.fullmatch(lower, sentence.start, start):
        return _asks_if_there(reading, reading.sentences[sentence.index - 1], sentence)
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


def _asks_if_there(reading: Reading, asked: Sentence, sentence: Sentence) -> bool:
    """Whether a question is whether a complaint is there, and asks nothing else of it."""
    told = reading.of(asked, "symptom")
    if not told or reading.lower[asked.end - 1] != "?" or asked.section.index != sentence.section.index:
        return False
    places = [*told, *reading.of(asked, "region")]
    first, last = min(m.start for m in places), max(m.end for m in places)
    between = not reading.of(asked, *_DONE) and "," not in reading.lower[first:last]
    opens = _IF_THERE.fullmatch(reading.lower, asked.start, first) is not None
    return between and opens and not reading.lower[last : asked.end].strip(" ?")


#: "After I retired, over 2 years ago": what only helps to tell when.
_WHEN_THEN = re.compile(
    r"\b(?:after|when|since|before|around the time|the year|the day)(?: that)? (?:i|he|she|we|they|pt|the patient)(?: (?:had|was|got|first))*,? $"
)


def dates_answer(reading: Reading, sentence: Sentence, thing: Mention) -> bool:
    """Whether something of the patient's life is told only to date what a question asks ("When did it begin? After I retired, over 2 years ago")."""
    asked = reading.question(sentence) if thing.kind == "condition" else None
    if asked is None or not _WHEN_THEN.search(reading.lower, sentence.start, thing.start):
        return False
    words = reading.lower[asked.start : asked.end]
    return bool(_HOW_LONG.match(words)) and not _OF_ANOTHER.search(words)


#: What opens a field, in words that are a complaint's only under the head of one: "- Start: May 2025".
_START = re.compile(r"(?:start|start(?:ed|ing)? date|date (?:of )?start|beginning|date)")
_OF_COMPLAINT = re.compile(r"\b(?:pain|symptoms?|complaint|hpi|present illness|ache|headaches?)\b")


def starts_under_head(reading: Reading, sentence: Sentence) -> bool:
    """Whether a field tells when that began which heads its list, and that is a complaint ("NECK PAIN" over "- Start: May 2025")."""
    if not _START.fullmatch(sentence.label):
        return False
    for earlier in reversed(reading.sentences[max(0, sentence.index - _OPTIONS) : sentence.index]):
        if earlier.section.index != sentence.section.index:
            break
        if reading.of(earlier, *_DONE, "condition"):
            return False
        if not earlier.label and not BULLET.match(reading.view.text, earlier.start, earlier.end):
            return len(reading.lower[earlier.start : earlier.end]) <= _HEAD and bool(reading.of(earlier, *_PLACE))
    return bool(_OF_COMPLAINT.search(sentence.section.title))


_HEAD = 60  # characters of the longest head of a list of fields


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


#: Keys of a form that ask how somebody lives: "Occupation: driver" over "Since: 2004".
_OF_LIFE = re.compile(
    r"(?:occupation|employ\w*|employer|job|work|school|education|marital|married|spouse|smok\w*|tobacco|alcohol|drinks?|lives|residence|housing|insur\w*|plan|pcp|provider|patient|address|language|retired|disability)\b"
)


def of_another(reading: Reading, sentence: Sentence) -> bool:
    """Whether the line before a time without a thing of its own asks of, or lists, something else than a complaint."""
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.section.index != sentence.section.index or reading.of(before, *_PLACE):
        return False
    words = reading.lower[before.start : before.end]
    if _OF_LIFE.match(before.label):
        return True
    if _ITEM_HAD.search(words):
        return not _OF_IT.search(words)
    return words.rstrip().endswith("?") and bool(_HOW_LONG.match(words)) and not _OF_IT.search(words)


def unanswered(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a time is what a form asks for, and nobody said that it is so: "More than 3 months? Y / N", "(Y/N): N", "[ ] for 3 months"."""
    return (
        not_ticked(reading.lower, sentence, start, end)
        or not_said_yes(reading.lower, end, sentence.end)
        or reading.not_marked(sentence)
        or left_unchosen(reading, sentence)
    )
