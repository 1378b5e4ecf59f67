"""What is denied of two at once, however much is told of each: "neither PT, which she did for eight weeks, nor naproxen has given her relief"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.cue_places import FAILED, IMPROVED, NOT_TOLERATED, SOME

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.meaning.cue_places import Outcome
    from drafter.evidence.reading import Reading

_WORDS = r"(?!(?:has|have|had|did|nor)\b)[\w./%'()-]+"
_THING = rf"{_WORDS}(?: {_WORDS}){{0,11}}"
#: "..., which she did for eight weeks, ...", "..., taken all summer, ...": what is told of the one before the other.
_ASIDE = r"(?:, (?:which|whom|who|that|with (?:whom|which)|taken|used|done|tried|started|begun|given|for|at|from|in|all|twice|daily)\b[^.;,]{0,60})?"
_LATER = r"(?:, (?:later|then|afterwards|subsequently|after that|more recently|in the end|finally),)?"
#: The things, and the verb that denies all of them; behind it nothing that begins another statement.
_NEITHER_NOR = re.compile(
    rf"\bneither {_THING}{_ASIDE}(?:,? (?:nor|or){_LATER} {_THING}{_ASIDE}){{1,3}},? "
    r"(?:has|have|had|did|does|do|was|were|is|are|gave|gives|made|makes|brought|brings|bought|provided|offered|got|touched|helped|helps|reached|changed|eased|worked|moved)\b[\w '-]{0,40}$"
)
#: "Neither topiramate nor propranolol caused side effects": the harm that both are denied, told of nothing else.
_NO_HARM = re.compile(
    rf"\bneither {_THING}(?:,? (?:nor|or) {_THING}){{1,3}} (?:has|have|had|did|caused?|causes|produced?|produces|led to|gave|gives|made|makes|brought|resulted in|was|were)\b(?:(?! and\b| but\b)[\w '-]){{0,40}}$"
)
#: "She took meloxicam and went to PT; neither the pills nor the therapist helped": words for what was named before.
_REFERS = re.compile(
    r"neither (?:the|those|these|her|his) (?:pills?|tablets?|drugs?|medicines?|medications?|meds|therapist|therapy|exercises|visits|sessions|treatments?)"
    r" (?:n?or|and) (?:the|those|these|her|his) (?:pills?|tablets?|drugs?|medicines?|medications?|meds|therapist|therapy|exercises|visits|sessions|treatments?)\b"
)
_WORD = re.compile(r"\w+")
_SAID = frozenset({FAILED, IMPROVED, SOME})


def denied_together(reading: Reading, sentence: Sentence, outcome: Outcome) -> Outcome | None:
    """An outcome that "neither ... nor ..." denies, said of both; any other as it is; None where it is a harm that neither did."""
    lower = reading.lower
    opens = lower.rfind("neither ", sentence.start, outcome.end)
    if opens >= 0 and outcome.says == NOT_TOLERATED and "tolera" not in lower[outcome.start : outcome.end]:
        return None if _NO_HARM.match(lower, opens, outcome.head) else outcome
    if opens < 0 or outcome.says not in _SAID or outcome.forward:
        return outcome
    if (refers := _REFERS.match(lower, opens)) and outcome.head >= refers.end():
        return outcome._replace(start=max(outcome.start, refers.end()), says=FAILED, whole=True)
    head = _WORD.match(lower, outcome.head)  # the verb itself may be it: "nor naproxen helped"
    if not _NEITHER_NOR.match(lower, opens, head.end() if head else outcome.head):
        return outcome
    named = [m for m in reading.of(sentence, "treatment") if opens <= m.start and m.end <= outcome.head]
    return outcome._replace(start=opens, says=FAILED, whole=False) if len(named) > 1 else outcome
