"""Lists that a sentence denies as a whole: behind them ("Fever, incontinence. She denies all of the above.") or at their head ("Denies:" and items).

A list below its head ends with its items: where they have bullets at the first line without one, else at a blank line, at a key, and
where something is told of the patient.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout.headings import BULLET
from drafter.evidence.layout.line_breaks import DENIES_BELOW
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
_HEADED = Telling("deni", "deny", "neg", "absent", "none", "no:", "no history", "not ", "without")
#: "He denies any of the following:", "Pertinent negatives:", "Red flags (none present):"; without a colon where it is all the line has.
_HEAD = re.compile(
    r"\b(?:denie[sd]|denying|negatives?|neg|absent|none|no|without|not present|(?:does|do|did) not (?:have|report|endorse|describe)|not (?:reported|endorsed|found))"
    r"(?: (?:for|to|of|on|in|any|all|each|the|these|following|below|present|reported|noted|found|symptoms?|items?|signs?|red|flags?|questions?|complaints?|today|ros|here|list|and|or|having|presence|history|by|patient|pt))*\)?(?P<colon> ?[:-])?[ *_]{0,2}$"
)
#: "Authorization denied:", "No fever. Denies": another statement stands before it, or something else was denied.
_NO_HEAD = re.compile(r"[.;?] |\b(?:auth\w*|requests?|mri|claims?|appeals?|plan|insur\w*|payer|payor|coverage)\b")
_BARE_HEAD = re.compile(r"\b(?:denie[sd]|negatives|neg(?:ative)? for|no history of)\b")
#: What an item says of itself: "+ fever", "cancer: yes, 2019", "back pain present".
_ITEM_TOLD = re.compile(
    r"\+|\b(?:yes|positive|present|except|but|aside|other than|now|new|since|started|\d{4})\b|[☒☑✓✔]|\[ ?[x✓] ?\]"
)
#: "Neuro: foot drop": a system under such a head is an item, and no section of its own.
_SYSTEM = re.compile(
    r"(?:neuro\w*|g[iu]|gastro\w*|genito\w*|const\w*|general|msk|musculo\w*|cv|cardio\w*|resp\w*|heent|psych\w*|skin|heme\w*)"
)
_ITEM = 70  # characters of an item without a bullet


def denied_lists(lower: str, sentences: list[Sentence]) -> frozenset[int]:
    """The sentences, by index, that are of a list which is denied as a whole."""
    return _denied_above(lower, sentences) | _denied_below(lower, sentences)


def _denied_above(lower: str, sentences: list[Sentence]) -> frozenset[int]:
    """The sentences, by index, that a sentence behind them denies."""
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


def _denied_below(lower: str, sentences: list[Sentence]) -> frozenset[int]:
    """The sentences, by index, that are items below a head which denies them."""
    found: set[int] = set()
    if not _HEADED.within(lower):
        return frozenset()
    for head in sentences:
        denies = _HEAD.search(lower, head.start, head.end) if head.end - head.start <= _ITEM else None
        if denies is None or _NO_HEAD.search(lower, head.start, denies.start()):
            continue
        behind = sentences[head.index + 1 :]
        bulleted = bool(behind) and _bulleted(lower, behind[0])
        bare = (
            _BARE_HEAD.search(lower, head.start, head.end)
            if bulleted
            else DENIES_BELOW.fullmatch(lower, head.start, head.end)
        )
        if not denies["colon"] and not bare:
            continue
        for item in behind:
            own = item.section.index != head.section.index and not (bulleted and _SYSTEM.fullmatch(item.label))
            if own or _VERB.search(lower, item.start, item.end):
                break
            if bulleted != _bulleted(lower, item):
                break
            if not bulleted and (item.paragraph != head.paragraph or item.label or item.end - item.start > _ITEM):
                break
            if not _ITEM_TOLD.search(lower, item.start, item.end):
                found.add(item.index)
    return frozenset(found)


def _bulleted(lower: str, sentence: Sentence) -> bool:
    return BULLET.match(lower, sentence.start, sentence.end) is not None
