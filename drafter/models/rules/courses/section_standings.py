"""What stands under the heading of a programme goes on, unless the words behind it say that it has not begun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

NOT_BEGUN = re.compile(
    r"\b(?:not|none|nothing|neither|hasn't|haven't|has not|have not)\b[^.;]{0,30}\b(?:started|begun|begin|enrolled|in place|under way|attended|scheduled)\b"
    r"|\b(?:to|will|shall|should|can|plans? to|hopes? to|agrees? to|due to) (?:re)?(?:start|begin|commence|enroll?|attend)\b"
    r"|\b(?:start|starting) date\b|\b(?:starts|begins|starting|beginning) (?:next|in|on|once|when|after|as soon)\b"
    r"|\b(?:pending|awaiting|waiting (?:for|on)|once)\b[^.;]{0,24}\b(?:auth\w*|approv\w*|insurance|slot|opening|start|intake|referral|coverage)\b"
    r"|\bon (?:the |a )?wait(?:ing)?[ -]?list\b|\b(?:declin|refus)\w+|\b(?:proposed|recommended|offered|planned|ordered)\b"
)
_TOLD = Telling(
    "not", "none", "nothing", "neither", "n't", "start", "begin", "begun", "commenc", "enrol", "attend", "pending", "await", "waiting", "once", "wait", "declin",
    "refus", "proposed", "recommended", "offered", "planned", "ordered",
)  # fmt: skip
_NEAR = 2  # sentences behind, that may say so of the whole


def goes_on_here(reading: Reading, sentence: Sentence) -> bool:
    """Whether what a sentence names goes on because it stands under the heading of a programme."""
    if sentence.section.kind != "programme":
        return False
    behind = reading.sentences[sentence.index : sentence.index + 1 + _NEAR]
    return not any(
        later.section == sentence.section
        and (later is sentence or not reading.of(later, "treatment", "programme"))
        and _TOLD.within(reading.lower, later.start, later.end)
        and NOT_BEGUN.search(reading.lower, later.start, later.end)
        for later in behind
    )
