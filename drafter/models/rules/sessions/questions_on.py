"""Questions of a form that go on about the procedure of the one before: "Had trigger point shots before? Yes. If yes, when was the last time?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_ONE = r"(?: (?:one|ones|time|times|set|session|round|injections?|shots?|block|treatment|procedure))?"
#: The whole question is when the last of them was.
_WHEN_LAST = re.compile(
    rf"\W*(?:\d{{1,2}}[.)] ?)?(?:and |if (?:yes|so|you have)[,:]? ?)?(?:(?:about |approximately )?when(?: (?:was|were|is|did you have|did you get))?(?: (?:the|your|her|his))? (?:last|latest|most recent){_ONE}"
    rf"|when did (?:you|she|he) (?:last|most recently) (?:have|get|receive) (?:it|them|one|these|this)|if (?:yes|so),? when|when(?: was (?:that|it)| were they)?|(?:what (?:was|is) the )?dates? of (?:the |your )?(?:last|latest|most recent){_ONE}|(?:last|most recent){_ONE})"
    r"(?: (?:you|she|he) (?:had|got|received) (?:it|them|one|these|this)| done| given)* ?\??\W*"
)
#: "Prior treatment in the past: Yes" on a form for one procedure.
_HAD_BEFORE = re.compile(
    r"\W*(?:\d{1,2}[.)] ?)?(?P<told>(?:(?:has|had) (?:the |this )?(?:patient|member|pt|she|he) (?:ever )?(?:had|received) )?(?:any )?(?:prior|previous|past|earlier) (?:treatments?|injections?|cycles?|sessions?)(?: (?:in the past|given|received|before|with (?:this|the) (?:drug|agent|product|medication|toxin)))*)"
    r" ?[:?|]+ ?(?:(?:\[x\]|\(x\)|☒|☑|✓) ?)?(?:yes|y)\b(?! ?(?:\[ ?x ?\]|☒|☑|✓)? ?/ ?n)"
)
_BEFORE = re.compile(r"\b(?:before|ever|prior|previous\w*|past|earlier|had|received)\b")
_AHEAD = re.compile(
    r"\b(?:plan\w*|want\w*|schedul\w*|request\w*|would|will|agree\w*|consent\w*|interested|today|next|upcoming|not|never)\b|n't\b"
)
_YES = re.compile(r"\W*(?:a(?:ns(?:wer)?)?[:.] ?)?(?:yes|yep|yeah|y|\[x\] ?yes)(?![\w'])")
_REACH = 3  # sentences between a question and the one that goes on about it


def had_before_field(lower: str, sentence: Sentence) -> tuple[int, int] | None:
    """The words of a field by which there was a session before, answered with yes; None where it is none."""
    told = _HAD_BEFORE.match(lower, sentence.start, sentence.end)
    return None if told is None else told.span("told")


def asks_on(reading: Reading, asked: Sentence) -> bool:
    """Whether a question that names nothing is when the procedure was last done that one before it asks for, and has a yes to."""
    lower = reading.lower
    if not _WHEN_LAST.fullmatch(lower, asked.start, asked.end):
        return False
    for before in reversed(reading.sentences[max(0, asked.index - _REACH) : asked.index]):
        if before.section.index != asked.section.index or reading.of(before, "treatment", "imaging", "programme"):
            return False
        if reading.of(before, "procedure"):
            first = _BEFORE.search(lower, before.start, before.end) and not _AHEAD.search(
                lower, before.start, before.end
            )
            return bool(first) and _said_yes(reading, before)
    return False


def _said_yes(reading: Reading, asked: Sentence) -> bool:
    """Whether a question is answered with a yes, in its own line or in the next."""
    mark = max(reading.lower.find(each, asked.start, asked.end) for each in "?:")
    if asked.start <= mark < asked.end - 1:
        return _YES.match(reading.lower, mark + 1, asked.end) is not None
    return _YES.match(reading.lower, reading.sentences[asked.index + 1].start) is not None


#: "Sixth round. 155 units, 31 sites": the round of the day, which had others before it.
_NTH_ROUND = re.compile(
    r"\W*(?:(?:here|back|in)(?: today)? for )?(?:(?:her|his|the) )?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?:round|cycle|treatment|session|set of injections)(?: (?:today|of (?:it|these)|done|given))?(?= ?[.,;:]| with\b|$)"
)


def nth_round(reading: Reading, sentence: Sentence) -> tuple[int, int] | None:
    """Where a sentence that names nothing opens with which round the day's is."""
    if sentence.section.kind in ("plan", "instructions") or reading.of(sentence, "treatment", "programme"):
        return None
    told = _NTH_ROUND.match(reading.lower, sentence.start, sentence.end)
    return (told.start(), told.end()) if told else None
