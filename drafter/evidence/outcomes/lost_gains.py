"""An effect that a treatment had and has lost: "Naproxen helped. Eventually it stopped working", "PT gave relief. That did not last".

What such a sentence tells takes back what was told before of the treatment that its pronoun, or the gain it speaks of, means.
So does the opposite: "PT was no help in June. By September her back had settled with it".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.cue_places import FAILED, IMPROVED, NOT_TOLERATED, SOME
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.meaning.cue_places import Outcome
    from drafter.evidence.reading import Reading

#: What puts a statement later than the one before it.
_LATER = (
    r"(?:(?:and|but|yet|then|now|later(?: on)?|eventually|ultimately|over time|with time|in time|with use|soon|soon after|shortly after|lately|recently|currently|presently|today|these days|nowadays|unfortunately|sadly|however|gradually|slowly|since(?: then)?|"
    r"thereafter|afterwards?|at this point|by now|in the end|at (?:discharge|d/c|the end|completion|(?:the |her |his )?last visit|re-?eval\w*)|(?:by|after|within|in|come|around|toward|for)(?: [\w/'.-]+){1,6}?),? )"
)
_SAYS = r"(?:(?:she|he|they|pt|patient|i) (?:now )?(?:says?|said|reports?|reported|states?|stated|finds?|found|notes?|noted|feels?|felt|tells (?:me|us)|told (?:me|us)|thinks)(?: that)? )"
_IT = r"(?:it|that|this|they|these|those|the (?:drug|medicine|medication|pills?|tablets?|cream|patch(?:es)?|exercises|therapy|treatments?)) "
_PAIN = r"(?:(?:the|her|his) )?(?:(?:neck|back|leg|knee|shoulder) )?(?:pain|symptoms?|ache|neck|back|leg|spasms?|headaches?) "
_GAIN = r"(?:(?:relief|benefits?|gains?|improvements?|effects?|effectiveness|efficacy|response|help|progress)\b ?)"
_WAS = r"(?:(?:has|have|had|is|was|are|were|be|been|just|simply|since|soon|now|then|all|also|quickly|gradually|slowly|completely|entirely|largely|mostly|again|become|became|proved|seems?|seemed|to|from it|from this|from that|from pt|from therapy|she (?:made|had|got|gained)|he (?:made|had|got|gained)) )"
_LEADS = re.compile(
    rf"\W*{_LATER}{{0,4}}{_SAYS}?(?P<used>(?:she|he) (?:has |had )?(?:become|became|grown|grew|got|gotten|built up|developed) (?:an? )?(?:tolerant|tolerance|used|accustomed|refractory|resistant)(?: to (?:it|them|this|that))? and (?:now )?(?:gets?|got|has|had|notices|finds) )?(?:(?P<it>{_IT})|(?P<pain>{_PAIN})|(?:(?:the|that|this|those|these|any|all|most|much|such|its|her|his|initial|early|little|none|of|what|whatever) ){{0,4}}(?P<gain>{_GAIN})?){_WAS}{{0,5}}"
)
#: What by itself says that there was an effect before.
_ENDED = re.compile(
    r"\b(?:lost|los(?:es|ing)|stopp\w+|quit|ceased|no longer|wor[en]|any ?more|any longer|last(?:ed|ing)?|h[eo]ld|fad\w+|tempor\w+|short|transient\w*|fleeting|brief|gone|sustained|maintained|durable|evaporat\w+|vanish\w+|dwindl\w+|slipped|wan(?:ed|es|ing)|tachyphylaxis|became|become)\b"
)
NO_MORE = re.compile(
    r"\b(?:now|any ?more|any longer|since|these days|lately|at this point|currently|over time|with time|in time|eventually|later|then|thereafter|after|by|at (?:discharge|d/c|the end|completion|(?:the |her |his )?last visit))\b"
)
_AT_END = re.compile(
    r"\W*(?:(?:and|but|yet|unfortunately|however),? )?at (?:discharge|d/c|the end|completion|(?:the |her |his )?last visit)\b"
)
#: The complaint that is back may be so long after.
_BACK = re.compile(r"\b(?:back|return\w*|recur\w*|relaps\w*|came|come|crept)\b")
_TELLING = Telling(
    "lost ", "los", "stopp", "quit", "ceased", "no longer", "wor", "wear", "more", "longer", "last", "held", "hold", "fad", "tempor", "short", "transient", "fleeting", "brief", "gone", "tained", "durable", "vanish", "dwindl", "slipped", "wan", "tachyphylaxis", "becom", "becam",
    "now", "since", "these days", "lately", "this point", "current", " time", "eventually", "later", "then", "after", "by ", "discharge", "d/c", "at the end", "completion", "visit",
)  # fmt: skip
_AFTER = 24  # characters


def takes_back(reading: Reading, sentence: Sentence, outcome: Outcome) -> tuple[str, ...]:
    """The earlier outcomes of a treatment that one told later without its name takes back."""
    if lost(reading, sentence, outcome):
        return (IMPROVED, SOME)
    return (FAILED, NOT_TOLERATED) if regained(reading, sentence, outcome) else ()


def lost(reading: Reading, sentence: Sentence, outcome: Outcome) -> bool:
    """Whether a failure that a sentence tells without a name is the loss of an effect that was told of before it."""
    lower = reading.lower
    if outcome.says != FAILED or outcome.forward or not _TELLING.within(lower, sentence.start, sentence.end):
        return False
    if _BACK.search(lower, outcome.start, outcome.end) or lower.startswith("wear", outcome.start):
        return False  # "it wears off at night": how long a dose lasts
    part = max(lower.rfind(mark, sentence.start, outcome.start) for mark in ",;") + 1
    leads = _LEADS.fullmatch(lower, sentence.start, outcome.start) or (
        _LEADS.fullmatch(lower, part, outcome.start)
        if part
        else None  # "worked well in June, has since lost its effect"
    )
    if leads is None or reading.of(sentence, "procedure"):
        return False
    if leads["pain"] and not _AT_END.match(lower, leads.start(), outcome.start):
        return False  # how the complaint stands now may be so long after
    end = min(sentence.end, outcome.end + _AFTER)
    return bool(leads["used"] or _ENDED.search(lower, outcome.start, end) or NO_MORE.search(lower, sentence.start, end))


#: "By September her back had settled with it", "now she is doing great with it".
_HOLDS = re.compile(
    r"\b(?:now|since|remain(?:s|ed)|stay(?:s|ed)|continues|today|by|after|finally|eventually|later|then)\b"
)
_WITH_IT = re.compile(
    r"\b(?:with|on|from|to|since|thanks to) (?:it|them|this|that|pt|therapy)\b|\W*(?:it|this|they|these) (?!hurts)"
)


def regained(reading: Reading, sentence: Sentence, outcome: Outcome) -> bool:
    """Whether a gain that a sentence tells without a name came later than the failure that was told of before it."""
    return (
        outcome.says == IMPROVED
        and _WITH_IT.search(reading.lower, sentence.start, sentence.end) is not None
        and _HOLDS.search(reading.lower, sentence.start, sentence.end) is not None
        and not reading.of(sentence, "procedure", "treatment")
    )


def refers_back(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words at a place have a pronoun for their subject, or nothing but that it was later."""
    lower = reading.lower
    leads = _LEADS.fullmatch(lower, sentence.start, start)
    if leads is None:
        return False
    # A cue may begin with the pronoun itself ("that did not last").
    return not leads["gain"] and bool(leads["it"] or leads[0].strip() or _THAT.match(lower, start, end))


def tells_loss(words: str) -> bool:
    """Whether words by which a treatment failed say that it had an effect before."""
    return _ENDED.search(words) is not None and not ends_complaint(words)


def ends_complaint(words: str) -> bool:
    """Whether what is over, or back, may be the complaint."""
    return _BACK.search(words) is not None


_THAT = re.compile(r"(?:that|which|it|not|relief|then|after|thereafter|since)\b")
