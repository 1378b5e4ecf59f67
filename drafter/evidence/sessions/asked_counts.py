"""How many sessions there were, as the answer to a form's question: "How many trigger point injections have you had? Two"."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_ASKS = re.compile(
    r"\W*(?:(?:q ?\d{0,2}|\d{1,2}) ?[.:)] ?)?(?:(?:in|over|during|within) the (?:last|past) (?:year|12 months|twelve months),? )?(?:(?:about|roughly|approximately) )?"
    r"(?:how many\b|how often\b|(?:the )?(?:total )?(?:number|no\.|count) (?:of|for)\b|#)"
)
#: What is asked of sessions that were.
_OF_WHAT_WAS = re.compile(
    r"\b(?:had|have|has|received|gotten|got|undergone|given|done|did|so far|to date|before|already|prior|previous|(?:last|past|previous) (?:year|12|twelve)|this year|ever)\b"
)
#: Of what is wanted or allowed, of muscles and needles, of what they gave or cost.
_OF_ELSE = re.compile(
    r"\b(?:would|will|want|wish|like|hope|plan\w*|request\w*|need\w*|allow\w*|author\w*|scheduled?|should|can|could|muscles?|needles?|sites?|levels?|points were|days?|weeks?|months? (?:did|of|between|since|ago|after|until)|hours?|helped|relief|help|better|worked|cancel\w*|missed|units?|vials?|pay|cost|miles|people|doctors?|mother|father|parents?|sister|brother|husband|wife|spouse|son|daughter|family)\b(?! (?:year|12))"
)
_ANSWER = re.compile(
    rf"\W*(?:a(?:ns(?:wer)?)?[:.)] ?)?(?:(?:i|she|he|pt|patient)(?: (?:have|has|had|says|said|thinks?|believes?))* ?:? ?)?(?P<says>(?:(?:about|around|only|just|maybe|perhaps|probably|at least|total of) )*(?:(?P<word>once|twice|thrice)|(?P<vague>lots|a lot|too many(?: to count)?|countless|a bunch|tons|plenty|(?:can't|cannot|can not|don't|do not|doesn't) (?:recall|remember|know)|not sure)|(?P<one>{NUMBER})(?: ?(?:-|to|or) ?(?P<two>{NUMBER}))?)(?P<more> ?\+| or more)?(?: ?(?:x|times?|sets?|sessions?|rounds?|shots?|injections?|total|so far|in all|of them|in the (?:last|past) (?:year|12 months)|this year|before|before today))*)(?=\W*$|[.,;(])"
)
_WORDS = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_ROUGH = re.compile(r"about|around|maybe|perhaps|probably")


def question_of(reading: Reading, sentence: Sentence) -> Sentence | None:
    """The question how many sessions of a procedure there were, that stands right before a sentence."""
    if not sentence.index:
        return None
    asked = reading.sentences[sentence.index - 1]
    lower, start, end = reading.lower, asked.start, asked.end
    if lower[end - 1] != "?" or not reading.of(asked, "procedure") or reading.of(asked, "treatment", "imaging"):
        return None
    counts = _ASKS.match(lower, start, end) and _OF_WHAT_WAS.search(lower, start, end)
    return asked if counts and not _OF_ELSE.search(lower, start, end) else None


def asked_count(reading: Reading, sentence: Sentence) -> Iterator[Quantity]:
    """The number that answers it, open above where it is vague; "none" counts none."""
    given = _ANSWER.match(reading.lower, sentence.start, sentence.end)
    if given is None or question_of(reading, sentence) is None:
        return
    if given["vague"]:  # there were some
        yield Quantity(given.start("says"), given.end("says"), Interval(1.0, math.inf))
        return
    first = (_WORDS[given["word"]],) * 2 if given["word"] else number(given["one"])
    second = number(given["two"]) if given["two"] else first
    if first is None or second is None or not second[1]:
        return
    low, high = first[0], math.inf if given["more"] or "at least" in given["says"] else second[1]
    if _ROUGH.search(given["says"]):
        low, high = max(low - 1, 1.0), high + 1
    yield Quantity(given.start("says"), given.end("says"), Interval(low, high))
