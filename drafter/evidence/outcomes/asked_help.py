"""How a session turned out where a form asks whether it helped: "Did they help? No, not at all", "Did the shots help? Yes, a lot, for 8 months".

A bare yes says neither how much nor how long, and is no outcome; what held for a month or less helped no more than briefly.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.cue_places import FAILED, IMPROVED, Outcome
from drafter.evidence.timing.times_told import lengths_told
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.calendar.lengths import Length
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_OF_WHOM = r"(?: (?:you|your|her|his|the|this|that|at all|any|much|a lot|pain|knees?|neck|back|low|lower|upper|shoulders?|hips?|buttocks?|symptoms?|last time|before|then|with))*"
_HELP = r"(?:help|work|make (?:a|any) difference|(?:give|provide|bring)(?: (?:you|her|him))?(?: (?:any|some|good|much))? relief|do any good|relieve|ease|benefit)"
#: "Did they help?", "How well did the last gel shots work?", "Any relief?", "Helped?".
_ASKED = re.compile(
    rf"\W*(?:\d{{1,2}}[.)] ?)?(?:(?:and |if so,? |if yes,? )?(?:(?:how (?:well |much )?)?(?:did|do|has|have) (?:(?!\bsleep|\bnot\b)[^?;]){{2,70}}? {_HELP}(?:ed)?|(?:were|was) (?:it|they|this|that|these|those) (?:of any )?(?:help(?:ful)?|effective|beneficial|use)"
    rf"|(?:any|much|was there(?: any)?) (?:help|relief|benefit|improvement)(?: (?:from|with|after) (?:it|this|that|them))?|helped|helpful|effective){_OF_WHOM})\W*"
)
#: "No, not at all", "they didn't", "none".
_NOT = re.compile(
    r"\W*(?:a(?:ns(?:wer)?)?[:.)] ?)?(?:(?:i'm afraid|sorry|sadly|unfortunately|honestly),? )?(?:(?:it|they|she says|he says|pt says) )?(?:no|nope|nah|none|not (?:at all|really|much|a bit|one bit|in the least)|zero|nothing|did(?:n't| not)(?: (?:help|work))?|never did)"
    r"(?:[ ,.;!-]+(?:not (?:at all|really|one bit|a bit|much|either|any)|no (?:relief|help|benefit|change|difference|better)|none|zero|nothing(?: at all)?|(?:it |they |that )?did(?:n't| not)(?: (?:help|work))?(?: at all)?|(?:it|they) did nothing|either(?: one)?|neither(?: one)?|at all|whatsoever|sadly|unfortunately|both))*\W*$"
)
#: "Yes - night and day", "very much", "a great deal".
_VERY = re.compile(
    r"\W*(?:a(?:ns(?:wer)?)?[:.)] ?)?(?:(?:oh|yes|yep|yeah|y|it|they|did|really|helped)[ ,.;!-]+)*(?:a (?:lot|ton|great deal|whole lot)|lots|very (?:much|well)(?: so)?|greatly|definitely|absolutely|tremendously|immensely|hugely|wonderfully|night and day|big time|so much|completely|amazing(?:ly)?|great(?: relief)?|really well|wonders|excellent(?: relief)?|good relief)\b"
)
_YES = re.compile(r"\W*(?:a(?:ns(?:wer)?)?[:.)] ?)?(?:yes|yep|yeah|y)\b")
_ONLY_YES = re.compile(
    r"\W*(?:a(?:ns(?:wer)?)?[:.)] ?)?(?:yes|yep|yeah|y|some|somewhat|a (?:little|bit)|sort of|i think so)\W*"
)
#: What may take back or weigh what an answer says.
_BUT = re.compile(
    r"\b(?:but|though|although|however|except|until|at first|initially|then|unsure|maybe|perhaps|think)\b"
)
_HOW_LONG = re.compile(
    r"\W*(?:\d{1,2}[.)] ?)?(?:and )?(?:(?:for )?(?:about )?how (?:long|many (?:days|weeks|months))|for what (?:time|length))\b"
)
_TELLING = Telling("help", "work", "differen", "relief", "reliev", "good", "ease", "benefit", "effective", "use")
_BRIEF_DAYS = 31
_LASTING_DAYS = 56
_ANSWER = 90  # characters of the longest answer of a form


def answered_help(reading: Reading, sentence: Sentence) -> Outcome | None:
    """The outcome that a sentence gives as the answer to the question whether something helped, asked in it or just before it."""
    lower, asked = reading.lower, help_asked(reading, sentence)
    if asked is None or sentence.end - asked > _ANSWER:
        return None
    start = asked + len(lower[asked : sentence.end]) - len(lower[asked : sentence.end].lstrip(" -:,"))
    if _NOT.match(lower, asked, sentence.end):
        return Outcome(start, start, sentence.end, FAILED)
    if _BUT.search(lower, asked, sentence.end):
        return None
    very = _VERY.match(lower, asked, sentence.end)
    days = [t.length.in_days() for t in lengths_told(reading, sentence) if t.length and t.start >= asked]
    if not days and (very or _YES.match(lower, asked, sentence.end)):
        days = _asked_length(reading, sentence)
    if days and max(each.high for each in days) <= _BRIEF_DAYS:
        return Outcome(start, start, sentence.end, FAILED)
    lasting = bool(days) and min(each.low for each in days) >= _LASTING_DAYS
    if very and (lasting or not days):
        return Outcome(start, start, sentence.end, IMPROVED)
    return Outcome(start, start, sentence.end, IMPROVED) if lasting and _YES.match(lower, asked, sentence.end) else None


def only_yes(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence answers no more than yes to the question whether something helped."""
    asked = help_asked(reading, sentence)
    return asked is not None and _ONLY_YES.fullmatch(reading.lower, asked, sentence.end) is not None


def help_asked(reading: Reading, sentence: Sentence) -> int | None:
    """Where the answer begins to the question whether something helped, or None."""
    lower, before = reading.lower, reading.question(sentence)
    mark = lower.find("?", sentence.start, sentence.end - 1)
    if mark >= 0:
        return mark + 1 if asks_help(lower, sentence.start, mark + 1) else None
    if before is None or lower[sentence.end - 1] == "?":
        return None
    return sentence.start if asks_help(lower, before.start, before.end) else None


def asks_help(lower: str, start: int, end: int) -> bool:
    """Whether a question is whether something helped, and nothing else."""
    return _TELLING.within(lower, start, end) and _ASKED.fullmatch(lower, start, end) is not None


def _asked_length(reading: Reading, sentence: Sentence) -> list[Length]:
    """How long it helped, where the next question of the form asks that."""
    after = reading.sentences[sentence.index + 1 : sentence.index + 3]
    if not after or not _HOW_LONG.match(reading.lower, after[0].start, after[0].end):
        return []
    return [t.length.in_days() for each in after for t in lengths_told(reading, each) if t.length]
