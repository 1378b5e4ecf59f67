"""What takes an outcome back by the words around it: it is asked, not shown, another person's, or how it only was at first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.cue_places import CONTRAINDICATED, FAILED, NOT_TOLERATED
from drafter.evidence.outcomes.untested import untested
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.meaning.cue_places import Outcome
    from drafter.evidence.reading import Reading

_YES = r"(?:yes|y|yep|yeah|correct|true|indeed|it did|they did|it was|confirmed)\b"
#: "Failed? Records requested", "contraindicated? No.", "no relief: Yes / No": asked, and not answered or denied.
_OPEN = re.compile(
    rf"(?: (?:with|from|to|after|by|on) (?:[\w'-]+ ?){{1,3}})? ?\(?\?(?!\W{{0,4}}{_YES})"
    r"|\W{0,3}(?:\[ ?\] ?)?(?:yes|y) ?(?:/|\||\bor\b|\[ ?\]) ?\[? ?\]? ?(?:no|n)\b"
)
#: "Failed: no", "Failed | No |": denied.
_DENIED = re.compile(r" ?[:=|?] ?(?:no|n|never|not yet|n/a)(?= ?(?:[.;,|)]|$|\n))")
#: "Benefit was doubtful", "relief remains questionable".
_DOUBTFUL = re.compile(
    r",? ?(?:from (?:it|them|this|the \w+) )?(?:(?:is|was|were|are|remains?|remained|seems?|seemed|appears?|appeared|has been|:|=|-) ?(?:at best |rather |quite |very |somewhat |highly |of )*)(?:doubtful|questionable|debatable|unclear|uncertain|equivocal|unknown|unsure|dubious|hard to (?:judge|say|tell|assess)|not (?:clear|certain|known)|unproven|undocumented)\b"
)
#: "Helped? No", which the question's own reader answers.
_GOOD_ASKED = re.compile(r"[\w ]{0,24}\?\W{0,4}(?:yes|y|yep|no|none|nope|never|not|n)\b")
#: "Failure of PT not documented", "failure of PT must be submitted": what a reviewer lacks.
_NOT_SHOWN = re.compile(
    r"[^.;]{0,50}?\b(?:not|never|nor|n't)(?: (?:been|yet|adequately|clearly|sufficiently|otherwise))* (?:documented|shown|established|recorded|submitted|provided|received|verified|confirmed|demonstrated|evidenced|substantiated|supported)\b"
    r"|[^.;]{0,24}?\b(?:in error|by mistake|mistakenly|erroneously)\b"
    r"|[^.;]{0,50}?\b(?:must|needs? to|has to|have to|should|is to|are to) be (?:documented|shown|submitted|provided|demonstrated|established|proven|tried|verified|sent)\b"
)
_OF_SHOWN = Telling("documented", "shown", "established", "recorded", "submitted", "provided", "received", "verified", "confirmed", "demonstrated", "evidenced", "substantiated", "supported", "be sent", "be tried", "be proven", "in error", "mistake", "erroneously")  # fmt: skip
#: "Initially no relief", "no relief at first", "no relief in the first visit": what came later is told elsewhere, or is not.
_AT_FIRST = (
    r"(?:initially|at first|early on|in the beginning|to begin with|at the (?:start|outset|beginning)|(?:in|at|after|with|during|over|for) (?:the |her |his )?first "
    r"(?:few |couple of |several |one or two |\w+ )?(?:visits?|sessions?|days?|doses?)|(?:the |her |his )?first (?:few |couple of |two |three )(?:weeks|visits|sessions|days))"
)
_FIRST_BEFORE = re.compile(
    rf"\b{_AT_FIRST},? (?:(?:she|he|it|there|they|had|was|were|got|with|the|pain|patient|pt) )*$"
)
_NONE_AT_FIRST = re.compile(
    rf"{_AT_FIRST},? (?:no|not|little|minimal|without|never|hardly|slow|none|nothing|did(?: not|n't)|had no)\b"
)
_FIRST_BEHIND = re.compile(rf",? (?:(?:from|with) (?:it|pt|this) )?{_AT_FIRST}\b")
_OF_FIRST = Telling("initially", "first", "early on", "beginning", "to begin with", "the start", "the outset")
_STILL_LATER = re.compile(r",? (?:(?:and|or|nor) (?:still|then|later|now|none|no|not|after)|through|to the end)\b")
#: "No relief until the last 2 weeks".
_UNTIL_LATE = re.compile(
    r"[^.;]{0,24}?\b(?:till|til|until) (?:(?:about|around|the|her|his|very|past|only|just) )*(?:last|final|latter|end\b|recent\w*|this (?:week|month)|yesterday|weeks? \d|visits? \d|sessions? \d|(?:second|third|fourth|fifth|sixth|seventh|eighth|\w+th) (?:week|visit|session|month)|past)\b"
)
_OF_UNTIL = Telling("until ", "till ", " til ")
#: "Not tolerated by her mother", "no help to her sister".
_BY_ANOTHER = re.compile(r" (?:by|in|for|to) (?:(?:her|his|my|their|the|a|own) )*(?:\w+ )?$")
_HEADS_OF_FAILURE = ("fail", "t/f")


#: "Stopped for surgery, not for lack of effect": that it had none is what is denied.
_NOT_FOR_LACK = re.compile(
    r"\b(?:not|never|rather than) (?:for|because of|due to|from|out of|owing to)(?: (?:a|any|the))? (?:lack|want|absence) of[\w ]{0,24}$"
)


def taken_back(reading: Reading, sentence: Sentence, outcome: Outcome, *, good: bool) -> bool:
    """Whether the words around an outcome leave it unsaid.

    :param good: whether its head is one of relief, whose question ("helped? no") its own reader answers.
    """
    lower = reading.lower
    behind = lower[outcome.end : outcome.end + 60]
    if _is_asked(lower, sentence, outcome, good=good):
        return True
    if outcome.says == FAILED and _NOT_FOR_LACK.search(lower, sentence.start, outcome.end):
        return True
    if good and _DOUBTFUL.match(behind):
        return True
    if not good and _DENIED.match(behind) and "no" not in lower[outcome.start : outcome.end]:
        return True
    if outcome.says == FAILED and (_unfailed(reading, sentence, outcome) or untested(reading, sentence, outcome)):
        return True
    if outcome.says in (FAILED, NOT_TOLERATED, CONTRAINDICATED):
        return any(
            outcome.end < m.start <= outcome.end + 24 and _BY_ANOTHER.fullmatch(lower, outcome.end, m.start)
            for m in reading.of(sentence, "person")
        )
    return False


def _is_asked(lower: str, sentence: Sentence, outcome: Outcome, *, good: bool) -> bool:
    """Whether an outcome is a question that nobody answered ("Failed? Y / N", "Cannot take NSAIDs with warfarin?")."""
    behind = lower[outcome.end : outcome.end + 60]
    if "?" in behind or "yes" in behind or "y/" in behind:
        asked = _OPEN.match(behind)
        if asked and not (good and _GOOD_ASKED.match(behind)):
            return True
    return outcome.says == CONTRAINDICATED and lower[sentence.end - 1] == "?"


def _unfailed(reading: Reading, sentence: Sentence, outcome: Outcome) -> bool:
    """Whether a failure is one that nobody has shown, or lasted only until later."""
    lower, span = reading.lower, (sentence.start, sentence.end)
    if _OF_SHOWN.within(lower, *span) and _NOT_SHOWN.match(lower, outcome.end, sentence.end):
        return True
    if _OF_UNTIL.within(lower, *span) and _UNTIL_LATE.match(lower, outcome.end, sentence.end):
        return True
    return _OF_FIRST.within(lower, *span) and _only_at_first(lower, sentence, outcome)


def _only_at_first(lower: str, sentence: Sentence, outcome: Outcome) -> bool:
    if lower.startswith(_HEADS_OF_FAILURE, outcome.head):
        return False  # "initially failed ibuprofen": what was tried first
    behind = _FIRST_BEHIND.match(lower, outcome.end, sentence.end)
    if behind:
        return _STILL_LATER.match(lower, behind.end(), sentence.end) is None
    if _NONE_AT_FIRST.match(lower, outcome.start, outcome.end):
        return _STILL_LATER.match(lower, outcome.end, sentence.end) is None
    before = _FIRST_BEFORE.search(lower, sentence.start, outcome.start)
    return before is not None and _STILL_LATER.match(lower, outcome.end, sentence.end) is None
