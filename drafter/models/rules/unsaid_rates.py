"""Whether a rate, its hours or its length is denied, asked or only thought possible where it is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence

#: What may stand between a denial and what is denied of the headaches.
_BETWEEN = r"(?: (?:that|any|an?|the|her|his|they|these|it|this|having|have|has|had|been|being|gets?|getting|suffer\w*|experienc\w*|there|is|are|was|were|still|ever|true|real|headaches?|ha|h/a|migraines?|attacks?|episodes?|pain|head|pattern|frequency|lasts?|lasting|lasted|persist\w*|goes|go|going|occur\w*|comes?|coming|happen\w*|present|longer|more|greater|beyond|over|past|than|for|on|in|of|at|least|as|many|much|often|up|to|all|every|each|chronic|with|meet\w*|reach\w*|history))*"
_DENIED = re.compile(
    rf"(?:\b(?:denies|denied|denying|no|never|not(?! only| just)|without|cannot)|n't|\bnone of)(?! (?:fewer|less|under))(?: longer)?{_BETWEEN} $"
)
_POSSIBLY = re.compile(
    rf"\b(?:possibly|conceivably|uncertain (?:if|whether)|(?:not sure|unsure|unclear|unknown|not clear|doubtful) (?:if|whether|that)|questionable|question of){_BETWEEN}(?: about| around)? $"
)
_FLOOR = re.compile(r"(?:less|fewer|under|below|<|never|no less|not less)")
#: "15 or more days a month for 3 months: no", "| >= 4 h | No |".
_ANSWERED = re.compile(
    r"[^.;|?:]{0,60}(?:[:|?]|\? ?[:|]) ?(?:\|? ?)(?:(?:\[x\]|\(x\)|☒|☑|✓) ?)?(?:no|none|denie[sd]|negative|neg|n|false|never|not met|unmet|absent|not present|not documented|unknown|not known|pending|n/a)\b(?=\W*$|[.,;|)(]| (?:\[ ?\]|☐))"
)
_YES = re.compile(
    r"\W*(?:(?:a|ans|answer|response|pt|patient)[:.] ?)?(?:(?:\[x\]|\(x\)|☒|☑|✓) ?)?(?:yes|y\b|yeah|yep|affirmative|positive|true|correct|agree\w*|confirm\w*|(?:she|he|they) (?:does|do|has|have|is|are)\b|it does|always|most of|almost|usually|definitely|about|more|\d)"
)
_UNCHECKED = re.compile(r"\W*(?:\[ ?\]|☐|\( ?\)) ?yes")
#: "In a bad month 20", "at her worst daily": the most that there ever is.
_WORST = re.compile(
    r"\b(?:(?:in|at|on|during|for) )?(?:(?:her|his|a|an|the|its|their|one|some|my) )?(?:(?:really|very) )?(?:(?:bad|worst|worse|heavy|heaviest|rough|peak|terrible|highest) (?:months?|times?|ever)|worst|peak|maximum)\b:?,?(?: (?:she|he|it|they|there|has|have|had|gets?|got|was|were|is|are|can|be|reach\w*|about|around|up|to|as|many|with|of))* $"
)
_AT_WORST = re.compile(
    r",? ?\(?(?:in|at|on|during) (?:(?:her|his|a|an|the|its|their|some|my) )?(?:(?:really|very) )?(?:(?:bad|worst|worse|heavy|heaviest|rough|peak|terrible) (?:months?|times?|spells?|weeks?)|worst|peak|flares?|maximum)\b"
)
#: "Checks her headache diary every day": what is done daily is the looking.
_KEPT = re.compile(
    r"\b(?:tracks?|tracking|checks?|checking|monitors?|monitoring|charts?|charting|reviews?|updates?|updating|fills? (?:in|out)|keeps? (?:an?|her|his|the|up)|(?:to|will|please|should|must) (?:record|log|note|mark|write down|enter|rate|count))\b[^.;,]{0,40}$"
)
_OF_DAY = re.compile(r"\W*(?:\w+ )?(?:daily|each day|every (?:single )?day|everyday|q ?day|qd)\W*$")
_OTHERS = re.compile(r"\b(?:another|different|wrong) (?:patient|pt|person|chart)\b")
_REACH = 80  # characters


def unsaid(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether what stands at ``[start, end)`` is denied before it, answered with no behind it, or a question that nobody answered with yes."""
    lower, first, last = reading.lower, sentence.start, sentence.end
    near = max(first, start - _REACH)
    start += lower.startswith(" ", start)
    told = lower[start:end]
    if (_DENIED.search(lower, near, start) and not _FLOOR.match(told)) or _POSSIBLY.search(lower, near, start):
        return True
    if _ANSWERED.match(lower, end, last):
        return True
    if _WORST.search(lower, near, start) or _AT_WORST.match(lower, end, last) or _OTHERS.search(lower, first, start):
        return True
    if _OF_DAY.fullmatch(told) and _KEPT.search(lower, near, start):
        return True
    return lower[last - 1] == "?" and (not _YES.match(lower, last) or bool(_UNCHECKED.match(lower, last)))
