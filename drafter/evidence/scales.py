"""Outcomes told by figures: a scale before and after, goals met or not.

On every scale named here less is better. A change of less than three tenths leaves a treatment failed,
one of half or more makes it improved, anything between is some relief.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.quantities import scores

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A figure of an outcome: start, end, and ``failed``, ``improved`` or ``some``.
Told = tuple[int, int, str]

SCORED = re.compile(
    r"/10\b|\b(?:ndi|odi|oswestry|nprs|nrs|vas|disability index|dash|roland|rmdq|spadi|met)\b|\bpain (?:score |rating |level )?(?:was |of )?\d"
)
_START = re.compile(
    r"\b(?:before|initial\w*|baseline|start|going in|at (?:the )?(?:start|evaluation|eval|intake|outset)|pre|from|admission|soc|first visit|begin\w*|entry|was)\b"
)
_STOP = re.compile(
    r"\b(?:after|final|discharge|dc|d/c|end|coming out|at (?:the )?(?:end|completion|discharge)|post|to|now|last visit|exit|currently|today|still|remains)\b|->|→"
)
_ELSEWHERE = re.compile(r"\b(?:best|worst|average|rest|activity|with movement|right|left|at night)\b")
# Scales told twice: "NDI 44 -> 42", "Oswestry: start 38, end 38".
_SCALE = re.compile(
    r"\b(?:ndi|neck disability index|odi|oswestry(?: disability index)?|nprs|nrs|vas|quickdash|dash|roland(?:[- ]morris)?|rmdq|bpi|pdq|spadi|pain(?: score| rating| level)?)\b"
    r"[^.;\d]{0,40}?(?:(?:start|initial|intake|eval|evaluation|baseline|opening|pre|from|was|of|at)\b[^.;\d]{0,16})?(?P<before>\d{1,2}(?:\.\d)?)(?:/(?:10|50|100))?(?: ?%| percent)?"
    r"(?: (?:at|on|in) (?:the )?(?:start|intake|baseline|evaluation|eval|beginning|first visit))?"
    r"(?: ?(?:->|→|>|=>|to|,? and|,? then|,|;|-)+ ?|[^.;\d]{1,40}?\b)(?:(?:now|end|final|discharge|closing|post|after|at|last|dc|d/c|currently|exit|was|nprs|ndi|still)\b[^.;\d]{0,16})*(?P<after>\d{1,2}(?:\.\d)?)(?:/(?:10|50|100))?(?: ?%| percent)?(?![\d/-])"
)
_GOAL = re.compile(r"\b(?P<no>(?:not|un|partially|none|never) ?)?(?:met|achieved)\b")
_UNCHANGED, _HALVED = 0.7, 0.5


def compared(lower: str, start: int, end: int) -> Iterator[Told]:
    """Scales and scores that a sentence gives before and after: "7/10 going in and 7/10 coming out"."""
    for scale in _SCALE.finditer(lower, start, end):
        if float(scale["before"]) > 0:
            yield scale.start(), scale.end(), _said(float(scale["after"]) / float(scale["before"]))
    found = list(scores(lower, start, end))
    if len(found) != 2:
        return
    before, after = found
    between, behind = lower[before.end : after.start], lower[after.end : after.end + 24]
    if (
        _START.search(behind)
        and _STOP.search(between)
        and not _START.search(lower[max(start, before.start - 26) : before.start])
    ):
        before, after = after, before  # "8/10 on arrival, was 5/10 at evaluation"
        yield after.start, before.end, _said(after.value.low / before.value.high) if before.value.high else "failed"
        return
    around = lower[max(start, before.start - 26) : after.start] + behind
    if before.value.high and _START.search(around) and _STOP.search(between + behind) and not _ELSEWHERE.search(around):
        yield before.start, after.end, _said(after.value.low / before.value.high)


def _said(share: float) -> str:
    return "failed" if share > _UNCHANGED else "improved" if share <= _HALVED else "some"


def goals_outcome(lower: str, start: int, end: int) -> Iterator[Told]:
    """Goals of a therapist's note that are said to be met or not; a goal by itself says nothing."""
    for goal in _GOAL.finditer(lower, start, end):
        if not re.search(r"\b(?:will|to be|be)\b", lower[start : goal.start()]):
            yield goal.start(), goal.end(), "failed" if goal["no"] else "improved"
