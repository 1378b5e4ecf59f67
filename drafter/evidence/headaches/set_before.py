"""Whether a figure is set before another treatment than the toxin, or before something else in a life ("before she went on topiramate").

Such a figure is of a time gone by, and none of the time before the treatment that is repeated.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

TOXIN_NAMED = re.compile(r"botox|btx|botulin|onabot|toxin|inject")
_BEFORE_WORDS = ("before ", "prior to ", "before starting ", "before taking ", "before going on ", "prior to starting ")
_ROOM = 60  # characters between a treatment and the figure that is set before it
#: A figure of its own, or a turn to now, between the treatment and the figure.
_TURNED = re.compile(
    r"\d|\b(?:now|currently|at present|presently|these days|today|since|(?:on|with|under) (?:it|this|that|them))\b"
)
#: "Before she went on topiramate she had 22": what was taken stands behind, and no figure or turn to now before the 22.
_TAKEN_UP = re.compile(
    r"\b(?:before|prior to) (?:(?:she|he|they|i|pt|patient|the patient) )?(?:(?:was|were|had|ever|first|being) )*(?:went|gone|going|put|placed|got|took|taken|taking|tried|trying|given|prescribed|(?:(?:we|i|pcp|dr\.? \w+) )?(?:put|placed|started|tried) (?:her|him|them))(?: (?:on|onto|the|her|his|any|daily|a|course|of))* $"
)


#: "Before her hysterectomy she had 20", "20 a month before she retired": of a life as it was then.
_EVENT = (
    r"\b(?:before|prior to) (?:(?:(?:her|his|their|the|a|an|my|that|this) )?(?:\w+ )?(?:hysterectomy|pregnanc(?:y|ies)|concussion|accident|injury|crash|mva|stroke|covid|menopause|divorce|wedding|marriage|pandemic|delivery|childbirth|operation|retirement|promotion)"
    r"|(?:she|he|they|i|pt|patient) (?:(?:was|were|had|ever) )*(?:got(?:ten)? (?:married|divorced|pregnant|covid)|moved|retired|gave birth|conceived|married|divorced|quit|changed jobs|pregnant|injured|hit menopause))\b"
)
_BEHIND_EVENT, _AHEAD_OF_EVENT = re.compile(_EVENT), re.compile(rf"[^.;,\d]{{0,16}}{_EVENT}")


def _of_another_life(lower: str, sentence: Sentence, start: int, end: int) -> bool:
    if _AHEAD_OF_EVENT.match(lower, end, sentence.end):
        return True
    told = _BEHIND_EVENT.search(lower, sentence.start, start)
    return told is not None and start - told.end() < _ROOM and not _TURNED.search(lower, told.end(), start)


def _taken_up_behind(reading: Reading, sentence: Sentence, start: int) -> bool:
    lower = reading.lower
    return any(
        t.end <= start < t.end + _ROOM
        and _TAKEN_UP.search(lower, sentence.start, t.start)
        and not _TURNED.search(lower, t.end, start)
        for t in reading.of(sentence, "treatment")
    )


def before_another(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether the words right before a figure set it before another treatment than the toxin."""
    lower = reading.lower
    return any(
        0 <= start - t.end < _ROOM and lower[sentence.start : t.start].endswith(_BEFORE_WORDS)
        for t in reading.of(sentence, "treatment")
    )


#: "Before we began this treatment with propranolol", "prior to starting a course of physical therapy": up to what was begun.
_OF_WHAT = re.compile(
    r"(?: (?:on|with|the|this|her|his|of|taking|using|treatment|therapy|daily|a|an|any|first|course|trial|use|prophylaxis|preventive|and))*[ ]"
)
#: What else in a life is no treatment of it by the toxin.
_OF_LIFE = re.compile(
    r" (?:\w+ ){0,2}?(?:medicines?|medications?|meds|tablets?|pills?|child(?:ren)?|kids|baby|babies|twins|cpap|work(?:ing)?|jobs?|college|school|menopause|surgery|hysterectomy|covid|stroke|accident|smoking|drinking|exercis\w*|driving)\b"
)


def _begun_other(reading: Reading, sentence: Sentence, cue: tuple[int, int]) -> bool:
    """Whether what a figure is set before is another treatment than the toxin, or something else in a life ("before she had children")."""
    lower = reading.lower
    words = lower[cue[0] : cue[1]]
    if not words.startswith(("before ", "prior to ", "until ")) or TOXIN_NAMED.search(words):
        return False
    named = [t for t in reading.of(sentence, "treatment", "programme") if cue[1] <= t.start]
    if any(_OF_WHAT.fullmatch(lower, cue[1], t.start) for t in named):
        return True
    began = re.search(r"(?:began|started|had|ever|starting|beginning|begun)$", words)
    return began is not None and _OF_LIFE.match(lower, cue[1], sentence.end) is not None


def before_other(
    reading: Reading, sentence: Sentence, place: tuple[int, int], set_before: tuple[int, int] | str
) -> bool:
    """Whether a figure at a place is set before anything else than the toxin.

    :param set_before: the words that set it before something, where there are any.
    """
    begun = isinstance(set_before, tuple) and _begun_other(reading, sentence, set_before)
    return begun or _taken_up_behind(reading, sentence, place[0]) or _of_another_life(reading.lower, sentence, *place)
