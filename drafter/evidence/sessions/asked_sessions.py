"""How many sessions a form is answered with: "Nerve ablation of the back? Yes", "How many times? 5 or 6", "Ever had one? Yes, once".

A question that names no procedure asks on about the one that was asked about before it.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from drafter.evidence.sessions.procedure_days import frames
from drafter.evidence.timing.timing import timings
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval, Quantity

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.lexicon import Mention

_HOW_MANY = re.compile(
    r"\W*(?:(?:\d{1,2}[.)]|q ?\d{0,2}[.:)]) ?)?(?:if (?:so|yes),? |and )?(?:how many|how often|(?:number|no\.|#)(?: of)?|times)\b(?! (?:days|weeks|months|hours|levels?|sites?|pills?|visits?|times (?:a|per) ))"
)
_PAST = re.compile(
    r"\b(?:had|have|has|ever|before|previous(?:ly)?|prior|past|earlier|received|gotten|undergone|history|done|given|so far|to date|already)\b"
)
_AHEAD = re.compile(
    r"\b(?:plan\w*|want\w*|schedul\w*|request\w*|would|will|need\w*|agree\w*|consent\w*|interested|like|wish\w*|expect\w*|going to|today|next|upcoming|ask\w* for)\b"
)
_YES = re.compile(r"\W*(?:a(?:ns(?:wer)?)?[:.] ?)?(?:yes|yep|yeah|y|x)(?![\w'])\W*")
_NO = re.compile(
    r"\W*(?:a(?:ns(?:wer)?)?[:.] ?)?(?P<no>no|nope|none|never)(?: (?:so far|to date|yet|ever|before))*(?=\W*$|[.,;])"
)
_COUNT = re.compile(
    rf"\W*(?:a(?:ns(?:wer)?)?[:.] ?)?(?:(?:yes|yep|yeah|y)\b\W*)?(?:(?:i |she |he |have |has |think|had|only|just|about|around|maybe|at least|over|more than|approximately|a total of|total of|it was|them) ?)*"
    rf"(?P<one>once|twice|(?<!\d)\d{{1,2}}(?![\d/.:%-])|(?!an?\b|half\b){NUMBER})(?:\s?(?:-|or|to)\s?(?P<two>\d{{1,2}}(?![\d/])|{NUMBER}))?(?P<plus>\+| or more| plus)?"
    r"(?! ?(?:days?|weeks?|wks?|months?|mos?|years?|yrs?|hours?|hrs?|h\b|min\w*|levels?|sides?|sites?|%|per ?cent|mg|ml|cc|x\b|out of|of (?:10|ten)))"
)
_WHEN = re.compile(
    r"\W*(?:(?:\d{1,2}[.)]|q ?\d{0,2}[.:)]) ?)?(?:if (?:so|yes),? |and )?(?:when|on (?:what|which)|what|dates?|year|month)\b"
)
_REACH = 7  # sentences of a form that may lie between a procedure and a question that goes on about it


def number_asked(reading: Reading, sentence: Sentence) -> tuple[Mention, Quantity] | None:
    """The procedure that a form asks about, and how many sessions of it a sentence answers."""
    return reading.once("sessions asked", sentence, _number_asked)


def _number_asked(reading: Reading, sentence: Sentence) -> tuple[Mention, Quantity] | None:
    if (within := _answered_within(reading, sentence)) is not None:
        return within
    if not sentence.index:
        return None
    lower, question = reading.lower, reading.sentences[sentence.index - 1]
    if lower[question.end - 1] != "?" or reading.of(sentence, "procedure", "treatment", "imaging"):
        return None
    told, none = (pattern.match(lower, sentence.start, sentence.end) for pattern in (_COUNT, _NO))
    thing = _asked_about(reading, question) if told or none else None
    if thing is None:
        return None
    if none is not None:
        asked = reading.of(question, "procedure")
        return (thing, Quantity(none.start("no"), none.end(), Interval(0.0, 0.0))) if asked else None
    if told is None:
        return None
    if not _HOW_MANY.match(lower, question.start, question.end):
        sure = _YES.match(lower, sentence.start, sentence.end) or told["one"] in ("once", "twice")
        if not sure:
            return None
    return thing, Quantity(told.start("one"), told.end(), _value(told))


def _answered_within(reading: Reading, sentence: Sentence) -> tuple[Mention, Quantity] | None:
    """The same where the answer goes on in the line of its question: "Have you had an epidural before? yes, twice"."""
    lower = reading.lower
    mark = lower.find("?", sentence.start, sentence.end - 1)
    asked = [m for m in reading.of(sentence, "procedure") if m.end <= mark]
    past = _PAST.search(lower, sentence.start, max(mark, sentence.start))
    if not asked or not past or _AHEAD.search(lower, sentence.start, mark):
        return None
    told = _COUNT.match(lower, mark + 1, sentence.end)
    sure = told and (_YES.match(lower, mark + 1, sentence.end) or told["one"] in ("once", "twice"))
    return (asked[-1], Quantity(told.start("one"), told.end(), _value(told))) if told and sure else None


def _value(told: re.Match[str]) -> Interval:
    words = {"once": (1.0, 1.0), "twice": (2.0, 2.0)}
    first = words.get(told["one"]) or number(told["one"]) or (0.0, math.inf)
    second = (number(told["two"]) if told["two"] else None) or first
    open_above = told["plus"] or re.search(r"\b(?:at least|over|more than) ", told[0])
    return Interval(first[0], math.inf if open_above or second[1] < first[0] else second[1])


def _asked_about(reading: Reading, question: Sentence) -> Mention | None:
    """The procedure of the past that a question asks about, itself or by going on from one before it."""
    lower = reading.lower
    how_many = _HOW_MANY.match(lower, question.start, question.end) is not None
    past, thing = False, None
    for before in reversed(reading.sentences[max(0, question.index - _REACH) : question.index + 1]):
        if before.section.index != question.section.index or _AHEAD.search(lower, before.start, before.end):
            return None
        named = reading.of(before, "procedure")
        past = past or _PAST.search(lower, before.start, before.end) is not None
        thing = thing or (named[-1] if named else None)
        if thing is not None and (
            past or (named and before is not question and how_many and _answered_yes(reading, before))
        ):
            return thing
        if not how_many or (before is not question and reading.of(before, "treatment", "imaging")):
            return None
    return None


def _answered_yes(reading: Reading, asked: Sentence) -> bool:
    mark = reading.lower.find("?", asked.start, asked.end - 1)
    if mark >= 0:
        return _YES.match(reading.lower, mark + 1, asked.end) is not None
    given = reading.sentences[asked.index + 1]
    return _YES.match(reading.lower, given.start, given.end) is not None


def days_asked(reading: Reading, sentence: Sentence, behind: int) -> list[Timing]:
    """The days that a form gives to sessions which a sentence counts: behind their number, or in answer to the question when."""
    own = _each_once(reading, [t for t in timings(reading, sentence) if t.days is not None and t.start >= behind])
    after = reading.sentences[sentence.index + 1 : sentence.index + 3]
    if own or len(after) < 2 or not _WHEN.match(reading.lower, after[0].start, after[0].end):
        return own
    asks = reading.lower[after[0].end - 1] == "?" and not reading.of(after[0], "procedure", "treatment", "imaging")
    return _each_once(reading, [t for t in timings(reading, after[1]) if t.days is not None]) if asks else []


def _each_once(reading: Reading, times: list[Timing]) -> list[Timing]:
    """Days without a wide one that only frames the one beside it ("last April (2025)")."""
    return [t for t in times if not frames(reading.lower, t, times)]
