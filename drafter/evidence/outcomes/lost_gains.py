"""An effect that a treatment had and has lost: "Naproxen helped. Eventually it stopped working", "PT gave relief. That did not last".

What such a sentence tells takes back what was told before of the treatment that its pronoun, or the gain it speaks of, means.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.cue_places import FAILED
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.meaning.cue_places import Outcome
    from drafter.evidence.reading import Reading

#: What puts a statement later than the one before it.
_LATER = (
    r"(?:(?:and|but|yet|then|now|later(?: on)?|eventually|ultimately|over time|with time|in time|with use|soon|soon after|shortly after|lately|recently|currently|presently|today|these days|nowadays|unfortunately|sadly|however|gradually|slowly|since(?: then)?|"
    r"thereafter|afterwards?|at this point|by now|in the end|(?:by|after|within|in|come|around|toward|for)(?: [\w/'.-]+){1,6}?),? )"
)
_SAYS = r"(?:(?:she|he|they|pt|patient|i) (?:now )?(?:says?|said|reports?|reported|states?|stated|finds?|found|notes?|noted|feels?|felt|tells (?:me|us)|told (?:me|us)|thinks)(?: that)? )"
_IT = r"(?:it|that|this|they|these|those|the (?:drug|medicine|medication|pills?|tablets?|cream|patch(?:es)?|exercises|therapy|treatments?)) "
_GAIN = r"(?:(?:relief|benefits?|gains?|improvements?|effects?|effectiveness|efficacy|response|help|progress)\b ?)"
_WAS = r"(?:(?:has|have|had|is|was|are|were|be|been|just|simply|since|soon|now|then|all|also|quickly|gradually|slowly|completely|entirely|largely|mostly|again|become|became|proved|seems?|seemed|to|from it|from this|from that|from pt|from therapy|she (?:made|had|got|gained)|he (?:made|had|got|gained)) )"
_LEADS = re.compile(
    rf"\W*{_LATER}{{0,4}}{_SAYS}?(?:(?P<it>{_IT})|(?:(?:the|that|this|those|these|any|all|most|much|such|its|her|his|initial|early|little|none|of|what|whatever) ){{0,4}}(?P<gain>{_GAIN})?){_WAS}{{0,5}}"
)
#: What by itself says that there was an effect before.
_ENDED = re.compile(
    r"\b(?:lost|los(?:es|ing)|stopp\w+|quit|ceased|no longer|wor[en]|wears?|wearing|any ?more|any longer|last(?:ed|ing)?|h[eo]ld|fad\w+|tempor\w+|short|transient\w*|fleeting|brief|gone|sustained|maintained|durable|evaporat\w+|vanish\w+|dwindl\w+|slipped|wan(?:ed|es|ing)|became|become)\b"
)
NO_MORE = re.compile(
    r"\b(?:now|any ?more|any longer|since|these days|lately|at this point|currently|over time|with time|in time|eventually|later|then|after|by)\b"
)
#: The complaint that is back may be so long after.
_BACK = re.compile(r"\b(?:back|return\w*|recur\w*|relaps\w*|came|come|crept)\b")
_TELLING = Telling(
    "lost ", "los", "stopp", "quit", "ceased", "no longer", "wor", "wear", "more", "longer", "last", "held", "hold", "fad", "tempor", "short", "transient", "fleeting", "brief", "gone", "tained", "durable", "vanish", "dwindl", "slipped", "wan", "becom", "becam",
    "now", "since", "these days", "lately", "this point", "current", " time", "eventually", "later", "then", "after", "by ",
)  # fmt: skip
_AFTER = 24  # characters


def lost(reading: Reading, sentence: Sentence, outcome: Outcome) -> bool:
    """Whether a failure that a sentence tells without a name is the loss of an effect that was told of before it."""
    lower = reading.lower
    if outcome.says != FAILED or outcome.forward or not _TELLING.within(lower, sentence.start, sentence.end):
        return False
    if _BACK.search(lower, outcome.start, outcome.end):
        return False
    leads = _LEADS.fullmatch(lower, sentence.start, outcome.start)
    if leads is None or reading.of(sentence, "procedure"):
        return False
    end = min(sentence.end, outcome.end + _AFTER)
    return bool(_ENDED.search(lower, outcome.start, end) or NO_MORE.search(lower, sentence.start, end))


def refers_back(reading: Reading, sentence: Sentence, end: int) -> bool:
    """Whether a sentence leads to what stands at a place by a pronoun, or by nothing but that it was later."""
    leads = _LEADS.fullmatch(reading.lower, sentence.start, end)
    return leads is not None and not leads["gain"]
