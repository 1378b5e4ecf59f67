"""Answers that a list of tests shares and that cannot be all of theirs: fewer were positive, or they were in a year gone by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

#: "2/5 positive (FABER, Gaenslen, thigh thrust, compression, distraction)", "only two of FABER, ...": which two is not told.
_FEW = re.compile(
    r"(?<![\w/])(?P<n>[0-2]|one|two|none) ?(?:/|(?:out )?of(?: the)?)? ?(?:[3-7]|three|four|five|six|seven|these|those|them)?"
    r"(?: (?:si|sij|tests?|provocati\w+|maneuvers?|manoeuvres?|were|was|are|is)){0,4} ?(?:positive|pos\b|\(?\+\)?|reproduc|provok|painful)"
    r"|\bonly (?P<only>[12]|one|two) of\b"
)
#: "Before surgery FABER and Gaenslen were positive; now negative."
_WAS_ONCE = re.compile(
    r"\b(?:before|prior|last|previously|earlier|initially|in (?:19|20)\d\d)\b[^;]{0,90}[;,.] ?(?:but |and )?(?:now|today|currently|since)\b[^.;]{0,16}\b(?:negative|neg|painless|normal)\b"
)
#: "Were positive last year; negative today."
_ONCE = re.compile(
    r"\b(?:last|previous(?:ly)?|prior|earlier|before|in (?:19|20)\d\d|ago)\b[^.]{0,24}[;,.] ?(?:(?:but|and|now|today|all|they|are|were|is) )*(?:negative|neg|painless|normal)\b[^.;]{0,12}(?:\b(?:today|now|currently|this visit)\b|$)"
)
#: "Were positive; today none is."
_NO_MORE = re.compile(
    r"[^.;,]{0,20}\b(?:was|were|had been) (?:all |both |each )?(?:positive|pos|painful)[;,.] ?(?:but |and )?(?:today|now|at this visit|this time) (?:none|neither|no\b|not\b|they (?:are|were) not)"
)
#: "Three of five were positive, these being FABER, ...": the list is of what was just said.
NAMELY = re.compile(
    r"(?:,|:|;| -)? ?(?:these being|those being|they being|being|namely|to wit|that is|specifically|viz\.?|i\.e\.)[,:]? (?:the )?$"
)
#: "To be tested next time: FABER, for pain".
TO_BE_TESTED = re.compile(r"\b(?:to be|will be|shall be) (?:tested|done|tried|checked|performed|repeated|examined)\b")
_FIGURES = {"none": 0, "one": 1, "two": 2}
_OF_YEAR = re.compile(r"\b(?:positive|pos|painful) (?:back )?in (?:[a-z]{3,9} )?(?P<year>(?:19|20)\d\d)\b")


def fewer_positive(lower: str, start: int, end: int, tests: int) -> bool:
    """Whether a text says that fewer tests were positive than ``tests``, and at most two."""
    for found in _FEW.finditer(lower, start, end):
        said = found["n"] or found["only"]
        if tests > _FIGURES.get(said, int(said) if said.isdigit() else 0):
            return True
    return False


#: "PT in 2023: FABER, Gaenslen positive", "Exam from 2022:".
_YEAR_HEADS = re.compile(
    r"\W*(?:[\w'.]+ ){0,4}(?:in|of|from|dated|on) (?:[a-z]{3,9}\.? )?(?:\d{1,2}/)?(?P<year>(?:19|20)\d\d) ?(?::|-(?= ))"
)


def long_ago(reading: Reading, sentence: Sentence, end: int) -> bool:
    """Whether tests are said, up to ``end``, to have been positive in a year before the note's, or once and not now."""
    if _WAS_ONCE.search(reading.lower, sentence.start, end):
        return True
    year = _OF_YEAR.search(reading.lower, sentence.start, sentence.end) or _YEAR_HEADS.match(
        reading.lower, sentence.start, sentence.end
    )
    return year is not None and reading.anchor is not None and int(year["year"]) < reading.anchor.year


def no_more(text: str) -> bool:
    """Whether what is said behind tests denies now what was once found."""
    return _ONCE.search(text) is not None or _NO_MORE.match(text) is not None


#: A pain of the hip, of a stretched muscle: of another origin than the joint.
_ELSEWHERE = re.compile(
    r"(?<!no )(?<!without )(?<!not )(?<!not in the )(?<!not in )\b(?:groin|hamstrings?|tightness|stretch\w*|(?<!left )(?<!right )hip (?:pain|joint)|knee)\b"
)
_AT_JOINT = re.compile(
    r"\b(?:si|sij|sacroiliac|psis|buttock|sulcus|sacr\w+|concordant|familiar|usual|typical|positive)\b"
)
#: "Painful, but not at the SI joint", "felt in the hip, not in the buttock".
_NOT_AT_JOINT = re.compile(
    r"\b(?:not|never|rather than|instead of) (?:felt |really |over |in |at |near |about )+(?:(?:the|her|his|either|left|right|si) ){0,2}(?:buttocks?|sij?\b|sacroiliac|psis|sulcus|joint|sacr\w+)"
)
#: "Positive on the other side": which that is, the line does not tell.
_ANOTHER_SIDE = re.compile(
    r"\b(?:positive|pos|painful|present|provocative|reproduc\w+)(?: only)? on (?:the )?(?:other|opposite|contralateral|asymptomatic|unaffected) side\b"
)


def of_another_place(text: str) -> bool:
    """Whether what follows tests tells of another origin than the joint, or of a side that it does not name."""
    elsewhere = _ELSEWHERE.search(text) and not _AT_JOINT.search(text)
    return bool(elsewhere) or _NOT_AT_JOINT.search(text) is not None or _ANOTHER_SIDE.search(text) is not None


#: "Negative last month, positive today".
_THEN = re.compile(
    r"\b(?:last (?:month|visit|week|time|year|exam)|at (?:her|his|the|our) (?:last|prior|first|initial|previous|earlier) \w+|previously|initially|in (?:january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d))\b[^.;,]{0,12}[,;] ?(?=[^.;,]{0,16}\b(?:positive|negative|pos|neg|painful|painless)(?: again)? (?:today|now|on today's exam|at this visit)\b)"
)


def today(text: str) -> str:
    """What follows tests, from where it tells of today; all of it, where it does not part today from another visit."""
    then = _THEN.search(text)
    return text[then.end() :] if then else text


#: "All three on the left and none on the right": of which side an answer is that was given before.
_ON_ONE_SIDE = re.compile(
    r",? (?:all|each|both)(?: (?:of them|three|four|five|two))?(?: only)? on the (left|right),? (?:and )?(?:none|nothing|not) (?:at all )?on the (?!\1)(?:left|right)\b"
)


def sides_apart(text: str) -> str:
    """What follows tests, without the words that only tell on which side an answer is that was given before."""
    return _ON_ONE_SIDE.sub("", text)
