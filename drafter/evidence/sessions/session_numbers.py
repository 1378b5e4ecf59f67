"""How many times a procedure is told to have been done: "MBB x2", "Facet injections: three in her lifetime"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.sessions.countings import counts
from drafter.evidence.sessions.year_counts import in_year
from drafter.evidence.words.clauses import clause_at
from drafter.evidence.words.months import MONTHS
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: Headings of what is to come.
AHEAD = frozenset({"plan", "request", "assessment-plan", "instructions", "goals"})
#: "Lumbar MBB x2 confirmed in the chart", "ESI x 6 (outside)"; "MBB x 2 levels" counts needles.
_TIMES_OVER = re.compile(
    r"(?:s|es)?(?: (?:done|performed|completed|given|positive|successful|\+))*,? \(?x ?(?:[2-9]|1\d)\b(?! ?(?:levels?|sites?|muscles?|points?|sides?|joints?|nerves?|needles?|areas?|units?|ml|cc|mg|days?|weeks?|wks?|months?|mos?|h\b|hrs?|hours?|min\w*))"
)
_TO_BE = re.compile(
    r"\b(?:plan\w*|will|need\w*|requir\w+|must|should|would|request\w*|recommend\w*|consider\w*|discuss\w*|series|trial|schedul\w*|order\w*|before|prior to (?:any|rfa|ablation)|if|today|propos\w*|authori[sz]\w*|no|not|never|asks?|asking|wants?)\b"
)


#: "MBBs x2 on different days planned", "MBB on two occasions is needed": what stands behind a number of what is to come.
TO_BE_DONE = re.compile(
    r"\b(?:planned|scheduled|requested|recommended|required|needed|proposed|pending|ordered|anticipated|authori[sz]ed|approved(?! and)|offered|discussed|declined|refused|cancell?ed|denied|to be (?:done|performed|given)|must|should|will)\b"
)


def times_over(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a spinal injection is told with how many times it was done, in no plan and on no note of its own day."""
    concept, lower = mention.concept, reading.lower
    tests = mention.id == "block" and _OF_TEST.search(lower, sentence.start, mention.start)
    if not (concept["diagnostic"] or concept["destroys"] or mention.id in _SPINAL or tests):
        return False
    if not _TIMES_OVER.match(lower, mention.end, sentence.end) or sentence.section.kind in (*AHEAD, "procedure"):
        return False
    _, last = clause_at(reading.clauses(sentence), mention.start)
    ahead = _TO_BE.search(lower, sentence.start, mention.start) or TO_BE_DONE.search(lower, mention.end, last)
    return ahead is None


#: "Diagnostic blocks x 2 positive".
_OF_TEST = re.compile(r"\b(?:diagnostic|test|comparative|prognostic|confirmatory) $")
_SPINAL = ("epidural-steroid-injection", "sacroiliac-injection")
#: "Facet injections: three in her lifetime", "facet blocks x2 since January".
UNTIL_NOW = re.compile(
    rf"(?:\b(?:life|lifetime|to date|ever|so far|all told|altogether|up to now|thus far|in (?:all|total)(?= ?(?:[.,;:)]|$)))| (?:since (?:{MONTHS}|last|\d)|this (?:calendar )?year|last year|in the (?:last|past)|over the (?:last|past)))\b"
)
#: "Six sessions before today's", "twice, not counting this one".
BEFORE_NOW = re.compile(
    r",? \(?(?:before|prior to|not counting|not including|excluding|besides|apart from|other than) (?:today(?:'s)?|this (?:one|visit|session|injection|treatment|set|round|request|time))\b"
)
_OF_NOW = Telling("life", "to date", "ever", "so far", "all told", "altogether", "in all", "in total", "up to now", "thus far", " since ", " year", "in the ", "over the ", "# ", "number of", "no. of", "count", "total")  # fmt: skip


def numbered_until_now(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a number of sessions until now stands at a procedure."""
    lower = reading.lower
    if any(
        found.start < mention.end + 24 and mention.start < found.end + 24
        for found in in_year(lower, sentence.start, sentence.end)
    ):
        return True
    return _OF_NOW.within(lower, sentence.start, sentence.end) and any(
        (
            -24 < found.start - mention.end < 24
            and UNTIL_NOW.search(lower, found.start, min(sentence.end, found.end + 24))
        )
        or lower.startswith(("#", "number", "no.", "count", "total"), found.start)
        for found in counts(lower, sentence.start, sentence.end)
    )
