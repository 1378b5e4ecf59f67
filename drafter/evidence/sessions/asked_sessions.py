"""How many sessions a form is answered with: "How many epidurals have you had? Two", "Ever had one? Yes, once", "How many times? 5 or 6".

A question that names no procedure asks on about the one that was asked about before it.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.sessions.procedure_days import frames
from drafter.evidence.timing.timing import timings
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval, Quantity

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.concepts import Mention

_ITEM = r"\W*(?:(?:q ?\d{0,2}|\d{1,2}) ?[.:)] ?)?(?:if (?:so|yes),? |and )?"
_HOW_MANY = re.compile(
    rf"{_ITEM}(?:(?:in|over|during|within) the (?:last|past) (?:year|12 months|twelve months),? )?(?:(?:about|roughly|approximately) )?"
    r"(?:how many\b|how often\b|(?:the )?(?:total )?(?:number|no\.|count)(?: (?:of|for))?(?!\w)|times\b|#)(?! (?:days|weeks|months|hours|levels?|sites?|pills?|visits?|times (?:a|per) ))"
)
#: What is asked of sessions that were.
_PAST = re.compile(
    r"\b(?:had|have|has|ever|before|previous(?:ly)?|prior|past|earlier|received|gotten|got|undergone|history|done|did|given|so far|to date|already|this year|last (?:year|12|twelve))\b"
)
#: "How many did you have before today", "not counting today" asks of the past.
_AHEAD = re.compile(
    r"\b(?:plan\w*|want\w*|schedul\w*|request\w*|would|will|need\w*|agree\w*|consent\w*|interested|like|wish\w*|hope|expect\w*|going to|next|upcoming|ask\w* for|allow\w*|author\w*|should|can|could"
    r"|(?<!not counting )(?<!not including )(?<!before )(?<!prior to )(?<!besides )(?<!up to )(?<!until )today)\b"
)
#: Of muscles and needles, of what they gave or cost, of somebody else's.
_OF_ELSE = re.compile(
    r"\b(?:(?<!neck )(?<!back )(?<!shoulder )(?<!your )(?<!the )(?<!these )muscles?|needles?|sites?|levels?|points were|days?|weeks?|months? (?:did|of|between|since|ago|after|until)|hours?|helped|relief|help|better|worked|cancel\w*|missed|units?|vials?|pay|cost|miles|people|doctors?|mother|father|parents?|sister|brother|husband|wife|spouse|son|daughter|family)\b(?! (?:year|12))"
)
_ANSWER = r"\W*(?:a(?:ns(?:wer)?)?[:.)] ?)?"
_YES = re.compile(rf"{_ANSWER}(?:yes|yep|yeah|y|x)(?![\w'])\W*")
_NO = re.compile(rf"{_ANSWER}(?P<no>no|nope|none|never)(?: (?:so far|to date|yet|ever|before))*(?=\W*$|[.,;])")
_UNIT = r"(?:x|times?|sets?|sessions?|rounds?|shots?|injections?|epidurals?|blocks?|total|in all|of (?:them|these|those)|so far|to date|already|before|before today)"
#: What a number of sessions may go on with: its day, or where it ends. "6 months ago", "5/10" count none.
_ENDS = r"(?=\W*$|[.,;:(!)]|\s-|\s(?:in|on|since|within|over|during|with|by|at|from|last|this|back|ago|when|both|and|but|all|spring|summer|fall|autumn|winter)\b(?! (?:half|an?|ten|10) ))"
_COUNT = re.compile(
    rf"{_ANSWER}(?P<yes>(?:yes|yep|yeah|y)\b\W*)?(?P<lead>(?:(?:i|she|he|pt|patient|they|it|there|was|were|have|has|had|been|says?|said|thinks?|believes?|only|just|a total of|total of|total|them|about|around|approximately|roughly|maybe|perhaps|probably|at least|over|more than)\b ?:? ?)*)"
    rf"(?P<says>(?P<word>once|twice|thrice)|(?P<vague>lots|a lot|too many(?: to count)?|countless|a bunch|tons|plenty|(?:can't|cannot|can not|don't|do not|doesn't) (?:recall|remember|know)|not sure)|(?<![\d/])(?!an?\b|half\b)(?P<one>{NUMBER})(?: ?(?:-|or|to) ?(?P<two>{NUMBER}))?(?P<more> ?\+| or more| plus)?)(?: ?{_UNIT}\b)*{_ENDS}"
)
_WORDS = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_WHEN = re.compile(rf"{_ITEM}(?:when|on (?:what|which)|what|dates?|year|month)\b")
_REACH = 7  # sentences of a form that may lie between a procedure and a question that goes on about it


class Answered(NamedTuple):
    """How many sessions of a procedure the answer to a form's question tells."""

    thing: Mention
    number: Quantity
    question: Sentence


def number_asked(reading: Reading, sentence: Sentence) -> Answered | None:
    """The procedure that a form asks about, and how many sessions of it a sentence answers."""
    return reading.once("sessions asked", sentence, _number_asked)


def _number_asked(reading: Reading, sentence: Sentence) -> Answered | None:
    lower = reading.lower
    # "Have you had an epidural before? yes, twice": the answer in the line of its question.
    mark = lower.find("?", sentence.start, sentence.end - 1)
    question = sentence if mark >= 0 or not sentence.index else reading.sentences[sentence.index - 1]
    start = mark + 1 if mark >= 0 else sentence.start
    if question is sentence and mark < 0:
        return None
    if question is not sentence and (
        lower[question.end - 1] != "?" or reading.of(sentence, "procedure", "treatment", "imaging")
    ):
        return None
    until = mark + 1 if mark >= 0 else question.end
    told, none = (pattern.match(lower, start, sentence.end) for pattern in (_COUNT, _NO))
    thing = _asked_about(reading, question, until) if told or none else None
    if thing is None:
        return None
    if none is not None:
        named = any(m.end <= until for m in reading.of(question, "procedure"))
        count = Quantity(none.start("no"), none.end(), Interval(0.0, 0.0))
        return Answered(thing, count, question) if named else None
    counts = _HOW_MANY.match(lower, question.start, until) is not None
    if told is None or not (counts or told["yes"] or told["word"]) or (told["vague"] and not counts):
        return None
    return Answered(thing, Quantity(told.start("says"), told.end(), _value(told)), question)


def _value(told: re.Match[str]) -> Interval:
    """The number that is told, a session either way where it is rough, and open above where it is vague."""
    lead = told["lead"]
    if told["vague"]:  # there were some
        return Interval(1.0, math.inf)
    first = (_WORDS[told["word"]],) * 2 if told["word"] else number(told["one"]) or (0.0, math.inf)
    second = (number(told["two"]) if told["two"] else None) or first
    low, high = first[0], second[1]
    if re.search(r"\b(?:about|around|approximately|roughly|maybe|perhaps|probably)\b", lead):
        low, high = max(low - 1, 1.0), high + 1
    open_above = told["more"] or re.search(r"\b(?:at least|over|more than)\b", lead)
    return Interval(low, math.inf if open_above or high < low else high)


def _asked_about(reading: Reading, question: Sentence, until: int) -> Mention | None:
    """The procedure of the past that a question asks about, itself or by going on from one before it."""
    lower = reading.lower
    how_many = _HOW_MANY.match(lower, question.start, until) is not None
    if _OF_ELSE.search(lower, question.start, until) or any(
        m.end <= until for m in reading.of(question, "treatment", "imaging")
    ):
        return None
    past, thing = False, None
    for before in reversed(reading.sentences[max(0, question.index - _REACH) : question.index + 1]):
        end = until if before is question else before.end
        if before.section.index != question.section.index or _AHEAD.search(lower, before.start, end):
            return None
        named = [m for m in reading.of(before, "procedure") if m.end <= end]
        past = past or _PAST.search(lower, before.start, end) is not None
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
