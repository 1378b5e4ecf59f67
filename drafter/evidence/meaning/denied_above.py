"""Lists that the sentence behind them denies as a whole: "Fever, weight loss, incontinence. The patient denies all of the above."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence

_ABOVE = Telling("above", "these", "them", "those")
#: The whole sentence answers what stands before it.
_DENIES = re.compile(
    r"\W{0,4}(?:(?:the )?(?:patient|pt|she|he|mr\.? \w+|mrs\.? \w+|ms\.? \w+) )?(?:(?:has|had|reports?|endorses|currently|again|specifically|explicitly|today) ){0,2}"
    r"(?:(?:denie[sd]|denying|negative for|neg for|no to|answers? no to|without|none of|not any of|never had) (?:any (?:of )?|all (?:of )?|each of )?(?:the above|these|those|them|the foregoing|the symptoms above|the above symptoms|the items above)"
    r"|all (?:of )?(?:the above|these|those|the foregoing|them) (?:are |were |was |is )?(?:denied|negative|absent|no)|(?:the )?above (?:are |were |is |was )?(?:all )?(?:denied|negative|absent|not present))"
    r"(?: (?:symptoms?|items?|signs?|questions?|findings?|complaints?|problems?))?(?: (?:appl(?:y|ies|ied)|(?:is|are|was|were) (?:present|true|so|reported|endorsed|found|noted)|to this patient|in this patient|present|today|at this time|currently|on questioning))*\W*"
)
#: A list has no verb of its own: what tells something of the patient is not taken back by it.
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|had|have|does|did|do|reports?|reported|states?|notes?|describes?|complains?|began|started|lasts?|lasted|failed|tried|completed|found|shows?|showed|took|takes|got|gave|feels?|denies|denied|endorses|presents?)\b"
)
_LONGEST = 6  # sentences that one denial answers


def denied_above(lower: str, sentences: list[Sentence]) -> frozenset[int]:
    """The sentences, by index, that are lists which a sentence behind them denies."""
    found: set[int] = set()
    if not _ABOVE.within(lower):
        return frozenset()
    for answer in sentences:
        if not _DENIES.fullmatch(lower, answer.start, answer.end):
            continue
        for listed in reversed(sentences[max(0, answer.index - _LONGEST) : answer.index]):
            if listed.section.index != answer.section.index or _VERB.search(lower, listed.start, listed.end):
                break
            found.add(listed.index)
    return frozenset(found)
