"""Rows of a log that hold the days of several sessions: "3/18/25  6/17/25  9/16/25", "1/3/25, 1/18/25  good"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing

#: What joins a further day to the one before it, whatever else the row goes on to tell.
_JOINED = re.compile(r"(?: ?[,;&]| and\b| then\b| ?\+)+ ?")
#: What else may stand in a row of nothing but days: marks, numbers of sessions, doses, sides.
_CARRIERS = re.compile(
    r"(?:[\s,;&()|/.+*•:]|#\d{1,2}\b|\b\d{1,2}[.)](?= )|\b\d{1,3} ?(?:u|units)\b|\b(?:and|then|again|on|left|right|bilat\w*|both|l|r|b/l|botox|tpis?)\b)*"
)
#: "Date  Returned", "Given | Pain back": headings of columns, without a figure.
_HEADINGS = re.compile(r"[^a-z\d]*(?:dates?|when|given|injected|done|session|dos)\b[^\d.;:]{0,60}")


def days_of_row(reading: Reading, sentence: Sentence, dated: Sequence[Timing]) -> list[Timing]:
    """The days of sessions in a row: all of a row of days, else the first and those that a list joins to it.

    A second day in another cell ("Date | Pain returned") is no session's; nor is one that is still to come.
    """
    lower, whole = reading.lower, not _in_columns(reading, sentence)
    edge = reading.begin(sentence)
    joined: list[Timing] = []
    for time in dated:
        between = lower[edge : time.start]
        whole = whole and _CARRIERS.fullmatch(between) is not None
        if not joined or (joined[-1].end == edge and _JOINED.fullmatch(between)):
            joined.append(time)
        edge = time.end
    whole = whole and _CARRIERS.fullmatch(lower, edge, sentence.end) is not None
    day = reading.day(sentence)
    return [
        time
        for time in (dated if whole else joined)
        if time is dated[0] or day is None or time.days is None or time.days.first <= day
    ]


_TABLE = 8  # rows that the headings of columns may stand above


def _in_columns(reading: Reading, sentence: Sentence) -> bool:
    """Whether a line of headings above a row gives each of its cells a matter of its own."""
    above = reading.sentences[max(0, sentence.index - _TABLE) : sentence.index]
    return any(
        s.section.index == sentence.section.index and _HEADINGS.fullmatch(reading.lower, s.start, s.end) for s in above
    )


#: "Previous cycles", "TREATMENTS TO DATE", "Prior treatments:": a line that rows of days stand below.
_HEADS_SESSIONS = re.compile(
    r"[^a-z\d]*(?:(?:the|her|his|all|previous|prior|past|earlier) )*(?:cycles|rounds|sessions|sets|injections|treatments)(?: (?:to date|so far|before|before today|given|done|dates?|this year|and dates))*[^a-z\d]*"
)


def under_sessions(reading: Reading, sentence: Sentence) -> bool:
    """Whether a row stands under a line that says that sessions are listed, without a name, and tells of nothing else."""
    if reading.of(sentence, "treatment", "imaging", "event"):
        return False
    if _HEADS_SESSIONS.fullmatch(sentence.section.title):
        return True
    above = reading.sentences[max(0, sentence.index - _TABLE) : sentence.index]
    return any(
        s.section.index == sentence.section.index
        and s.paragraph == sentence.paragraph
        and _HEADS_SESSIONS.fullmatch(reading.lower, s.start, s.end)
        for s in above
    )
