"""What goes on by the answer to a form's question: "Do you see a pain psychologist? Yes, every Friday", "PT? yes, twice a week".

The question names it, the answer says how often. Of a question about what was, or may be, nothing goes on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_NOT_NOW = re.compile(
    r"\b(?:have (?:you|they)|has (?:she|he)|had|been|tried|taken|did|was|were|would|will|could|should|want|like|ever|past|previous\w*|prior|before|last|ago|used to|help\w*|finish\w*|complet\w*|stop\w*|interested|willing|plan\w*|refer\w*|order\w*|recommend\w*|family|mother|father|spouse|husband|wife)\b"
)
_YES = re.compile(r"\W*(?:a(?:ns(?:wer)?)?[:.)] ?)?(?:yes|yep|yeah|y|i (?:go|do|see|take|attend)|going|attending)\b")
_NO_MORE = re.compile(
    r"\b(?:no|not|n't|never|stopp\w*|quit|used to|until|was|were|had|did|done|last|before|ago|finish\w*|complet\w*|start\w*|begin\w*|will|would|plan\w*|schedul\w*|if|once|when|years?|only|son|daughter|child|husband|wife|spouse|mother|father|try\w*|supposed|should)\b(?! (?:a|per|every|each) (?:day|week|month))"
)


def goes_on_by_answer(reading: Reading, sentence: Sentence) -> tuple[int, int] | None:
    """The words of an answer, in view positions, by which what its question names goes on."""
    lower = reading.lower
    if lower[sentence.end - 1] != "?" or sentence.index + 1 == len(reading.sentences):
        return None
    given = reading.sentences[sentence.index + 1]
    if _NOT_NOW.search(lower, sentence.start, sentence.end) or not _YES.match(lower, given.start, given.end):
        return None
    if reading.of(given, "treatment", "programme", "procedure") or _NO_MORE.search(lower, given.start, given.end):
        return None
    often = [m for m in reading.of(given, "course") if m.concept["status"] == "ongoing"]
    return (often[0].start, often[0].end) if often else None
