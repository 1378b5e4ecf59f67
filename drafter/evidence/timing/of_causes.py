"""Times of what was done at, or about, a complaint, which are none of the complaint's own: "began after five months of night shifts"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.timing.times import Time
    from drafter.evidence.words.concepts import Mention

_ONSET = r"(?:began|begun|beg[iu]n(?:s|ning)|start(?:s|ed|ing)?|onset|came on|come on|coming on|set in|brought (?:it |this |the pain )?on|brought about|caused|triggered|provoked|precipitated|develop(?:ed|ing)|appeared|arose|noticed|dat(?:es|ed|ing)|trac(?:es|ed)|puts?)"
#: "Started after a long week of tear-off", "brought on by six weeks of night shifts", "dates it to February, at the end of a month on crutches".
_BROUGHT_ON = re.compile(
    rf"\b{_ONSET}\b[^.;]{{0,70}}\b(?:after|following|by|during|towards? the end of|at the end of|in the (?:middle|course|midst) of|from|on)"
    r"(?: (?:an?|the|her|his|their|some|about|around|nearly|almost|over|more|than|at|least|only|just|long|hard|busy|heavy|full|solid|whole|those))* ?$"
)
#: "Began 3 weeks ago after", "in the past", "on for 3 months": what is said so is how long it has been.
_SO_FAR = re.compile(
    r"(?:\b(?:past|last|these)\b|\bon (?:about|over|nearly|almost|at least|more than|some|only|just)? ?$)"
)
#: "Since March, when she spent two weeks nursing her mother": told of what happened then.
_WHEN_THEN = re.compile(
    r",? (?:when|while|as) (?:she|he|they|the|her|his|an?|we)\b(?! (?:pain|ache|neck|back|symptoms?)\b)"
    r"(?:(?!\b(?:it|this|which|has|have|is|pain|ache|aching|hurt\w*|symptoms?|since|lasted|but|still)\b)[^.;])*$"
)


def of_cause(lower: str, first: int, time: Time, times: Sequence[Time], things: Sequence[Mention]) -> bool:
    """Whether a length is that of what a complaint began with, or of what somebody did on the day that it is dated to.

    :param first: where the clause begins.
    """
    if time.length is None or time.ago:
        return False
    if any(t.kind in ("treatment", "programme") and first <= t.start and t.end <= time.start for t in things):
        return False  # "HEP begun 7/7, gave it up after two weeks"
    left = lower[first : time.start]
    if _BROUGHT_ON.search(left) and not _SO_FAR.search(left[-24:]):
        return True
    dated = [other.end for other in times if other.days is not None and other.end <= time.start]
    return bool(dated) and _WHEN_THEN.match(lower, dated[-1], time.start) is not None


_SINCE = re.compile(
    r"[ ,(]*(?:ever )?since(?: (?:about|around|early|late|mid-?|last|the|at least|roughly|some ?time in|beginning of|end of|start of|of))* ?"
)
#: "Amitriptyline for this pain", "in a recliner because of the neck pain".
_PURPOSE = re.compile(
    r"\b(?:for|because of|due to|on account of|to (?:help|ease|manage|treat|control))(?: (?!which\b|who\b|with\b|and\b)[\w'/-]+){0,4} ?$"
)
#: What goes on for a complaint: it is taken, worn, attended, gone without. Nobody comes "for neck pain since March" for as long.
_KEPT = re.compile(
    r"\b(?:(?:she|he|they|pt|patient|who|is|are|has been|have been|been|was|now|still|currently|also|remains|kept|put|placed|started|maintained) (?:now |still |also |back )?(?:on|off|out of)|^\W*(?:on|off|out of)|tak(?:es|en|ing)|us(?:es|ing)|wear(?:s|ing)|worn|sees|seeing|attend(?:s|ed|ing)|(?:goes|going|been(?: going)?) to|sleep(?:s|ing)|slept|do(?:es|ing)|followed by|treated by|light duty|disability|leave)\b"
)


def kept_for(
    lower: str, time: Time, times: Sequence[Time], owners: Sequence[Mention], things: Sequence[Mention], first: int
) -> Mention | bool:
    """The treatment that has gone on since a day for a complaint, or whether anything else has: "on duloxetine for the pain since August"."""
    if time.days is None or not owners or not owners[-1].complains or owners[-1].end > time.start:
        return False
    complaint = owners[-1]
    purpose = _PURPOSE.search(lower, first, complaint.start)
    if purpose is None or not _SINCE.fullmatch(lower, complaint.end, time.start):
        return False
    if any(first <= other.start and other.end <= complaint.start for other in times):
        return False  # "Put on light duty in May for neck pain since January"
    treated = [
        t for t in things if t.kind in ("treatment", "programme") and first <= t.start and t.end <= purpose.start() + 1
    ]
    kept = _KEPT.search(lower[first : purpose.start()])
    if treated:
        return treated[-1] if kept else True
    return kept is not None
