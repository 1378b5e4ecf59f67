"""Two ratings that a sentence tells in words: when it began and when it ended; on the first day and the last; "6, where it had been 7"."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOP = re.compile(r"/| (?:out )?of ")
_RATED = rf"(?:{NUMBER}|(?<![\d/.-])(?:10|\d))(?:/10| (?:out )?of (?:10|ten))?"
_IT_BEGAN = r"(?:when|at the time|on the day|the day) (?:she|he|they|therapy|pt|treatment|it) (?:\w+ )?(?:began|started|came|walked in|went in|entered|arrived)"
_IT_ENDED = r"(?:when|at the time|on the day|the day) (?:she|he|they|therapy|pt|treatment|it) (?:\w+ )?(?:quit|left|finished|ended|stopped|closed|completed|walked out|went out|came out|was discharged|were through|was done|said goodbye)"
#: "Her rating was seven when she began and seven when they said goodbye".
_WHEN = re.compile(
    rf"\b(?:pain|rating|score|number|nrs|level)\b[^.;\d]{{0,20}}?\b(?P<before>{NUMBER})(?:/10| (?:out )?of (?:10|ten))? {_IT_BEGAN}\b[^.;\d]{{0,24}}?\b(?P<after>{NUMBER})(?:/10| (?:out )?of (?:10|ten))? (?:when|at the time|on the day|the day) (?:she|he|they|therapy|pt|treatment|it)\b"
    # "He was 7 when he started and 7 when he quit", whatever it is called.
    rf"|(?P<first>{_RATED}) {_IT_BEGAN},?(?: (?:and|but|then|still|was|a|an))* (?P<last>{_RATED}) {_IT_ENDED}\b"
)
#: "At the close she rated the neck 6, where it had been 6 at the start".
_HAD_BEEN = re.compile(
    rf"\b(?:rat(?:es?|ed)|scor(?:es?|ed)|pain|calls?|called|puts?|put|nprs|nrs|vas)\b[^.;\d]{{0,30}}? (?:an? )?(?P<after>{_RATED})(?: (?:at|by|on) (?:the |her |his )?(?:very )?(?:end|close|discharge|exit|finish|last)(?: (?:visit|day|session))?)?,? ?\(?(?:(?:where|when|and|which|against|up from|as) )?(?:(?:it|this|that|she|he) )?(?:had been|was|had stood at|stood at) (?:an? )?(?P<before>{_RATED}) (?:at|on|in|when|before)(?: (?:the|her|his))? (?:very )?(?:start|outset|beginning|intake|eval\w*|first|entry|she (?:began|started|came|went)|he (?:began|started|came|went)|therapy|pt|treatment)\b"
)
#: "Pain 7 on the first day and 7 on the last".
_FIRST_LAST = re.compile(
    rf"\b(?:pain|nprs|nrs|vas|scores?|rating)(?: level)? (?:was |of |at |a )*(?P<before>{NUMBER})(?:/10| out of 10)? (?:on|at) (?:the |her |his )?first (?:day|visit|session|appointment)?,? ?(?:and|,|but|then|to)+ (?:still )?(?:was |an? )?(?P<after>{NUMBER})(?:/10| out of 10)? (?:on|at) (?:the |her |his )?last\b"
)
_OF_TIMES = Telling(" when ", " the day ", " the time ", " first ", " had been ", " was ", "stood at")
_TEN = 10


def both_times(lower: str, start: int, end: int) -> Iterator[tuple[int, int, float]]:
    """Where a sentence rates a pain at the outset and at the end, and the share of it that was left."""
    if not _OF_TIMES.within(lower, start, end):
        return
    worded = (p.finditer(lower, start, end) for p in (_WHEN, _HAD_BEEN, _FIRST_LAST))
    for told in chain.from_iterable(worded):
        sides = told.groupdict()
        before = _ten(sides["before"] or sides["first"])
        after = _ten(sides["after"] or sides["last"])
        if before and after and 0 < before[0] <= _TEN:
            yield told.start(), told.end(), after[1] / before[0]


def _ten(rating: str) -> tuple[float, float] | None:
    """A rating without its top."""
    return number(_TOP.split(rating)[0])
