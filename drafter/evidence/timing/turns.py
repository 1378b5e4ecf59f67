"""When headaches turned to the rate that they have now: "episodic until March, when they became daily"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.areas import areas_of
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.timing.timing import Timing, timings
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_TELLING = Telling("chronic", "daily", "every day", "constant", "continuous")
_TO = r"(?:chronic(?! pain)|(?:near|almost|nearly|virtually|practically)?[- ]?daily(?! (?:dose|use|living|activit|basis for|\d))|every (?:single )?day|constant|continuous)"
#: "Became daily", "transitioned from episodic to chronic"; not "went on daily topiramate", which changes a medicine.
_TURN = re.compile(
    rf"\b(?:bec[ao]me?|becoming|turned|transition(?:ed|ing)|convert(?:ed|ing)|transform(?:ed|ing)|evolv(?:ed|ing)|progress(?:ed|ing)|escalat(?:ed|ing)|increas(?:ed|ing)|chronified|went from|(?:went|gone|go) (?=(?:near|almost|nearly)?[- ]?(?:daily|chronic|constant)(?= ?(?:[,.;(]|$)| (?:in|since|after|at|around|about|following|by|with|last|this)\b))|(?:went|gone|go|goes|got|gotten|come|came)(?: up)? (?=to (?:near|almost|nearly)?[- ]?(?:daily|every (?:single )?day)\b(?= ?(?:[,.;(]|$)| (?:in|since|after|at|around|about|following|by|with|last|this|for|over|now|headaches?|ha|migraines?)\b))|cross(?:ed|ing)(?: over)?|tipped|slid|drift(?:ed|ing))\b(?P<path>[^.;]{{0,48}}?)\b{_TO}\b"
    rf"|\b(?:conversion|transformation|transition|progression) (?:from [\w ]{{3,24}} )?(?:in)?to {_TO}\b|\bchronic(?: (?:migraines?|headaches?|daily|form|pattern))* (?=since\b|as of\b)"
)
#: Words that may stand between a time and the turn that it dates: before the turn, and behind it.
_BEFORE = frozenset(
    "ago when then and since at which point time it they these her his the attacks attack episodes episode headaches headache "
    "migraines migraine it only just have has had frequency pattern gradually slowly again".split()
)
_BEHIND = frozenset(
    "headaches headache migraines migraine ha pattern in nature frequency basis on a by about around approximately roughly over "
    "for since as of early late mid the past last starting beginning back some time sometime at start end after following now form "
    "and have has been so this way daily without with aura occurred happened took place came was dated documented noted recorded".split()
)
#: "Turned daily after COVID in January 2025": what it came after.
_CAUSE = re.compile(r"\b(?:after|following) (?:(?:her|his|the|an?) )?\w+(?: \w+)?(?= (?:in|on)\b)")
_WORD = re.compile(r"[\w']+|[;:]")
_SUBJECT = re.compile(r"\b(?:they|these|it|frequency|attacks?|episodes?|pattern)\b")
_SHORTEST = 14  # days
_NEAR = 24  # characters


def turn(reading: Reading, sentence: Sentence) -> Timing | None:
    """The time at which a sentence says that the patient's headaches became chronic or daily."""
    lower = reading.lower
    if not _TELLING.within(lower, sentence.start, sentence.end):
        return None
    match = _TURN.search(lower, sentence.start, sentence.end)
    if match is None or not _of_head(reading, sentence, match.start(), match.end()):
        return None
    if reading.assertion(sentence, match.start(), match.end()) not in (Assertion.PRESENT, Assertion.HISTORICAL):
        return None
    for time in timings(reading, sentence):
        if time.problem or time.role == "aside" or (time.length is None and time.days is None):
            continue
        if time.length is not None and time.length.in_days().high < _SHORTEST:
            continue
        behind = time.start >= match.end() and _only(_CAUSE.sub("", lower[match.end() : time.start]), _BEHIND)
        if behind or (time.end <= match.start() and _only(lower[time.end : match.start()], _BEFORE)):
            return time
    return None


def _only(text: str, words: frozenset[str]) -> bool:
    return all(word in words for word in _WORD.findall(text))


def _of_head(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether what turned is a headache: it is named in the sentence, or just before it and meant by a pronoun."""
    if any(t.end <= end for t in reading.of(sentence, "treatment")):
        return False  # a medicine that was raised to a daily one
    told = [m for m in reading.of(sentence, "pattern", "symptom", "region") if m.end <= start]
    if told and told[-1].kind != "pattern" and not areas_of(told[-1]) & {"head", "occiput"}:
        return False  # "Her neck pain became constant in May, with headaches"
    if any(m.start < end + _NEAR for m in reading.of(sentence, "pattern")):
        return True
    if "episodic" in reading.lower[start:end]:
        return bool(reading.of(sentence, "pattern"))  # "crossed from episodic to chronic": no other complaint does
    meant = _SUBJECT.search(reading.lower, sentence.start, start) or not reading.lower[sentence.start : start].strip()
    earlier = reading.sentences[max(0, sentence.index - 2) : sentence.index]
    return bool(meant) and any(reading.of(e, "pattern") for e in earlier if e.section.index == sentence.section.index)
