"""Sessions that the words around a procedure count ("three to date")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.sessions.countings import counts, tallies
from drafter.evidence.sessions.session_numbers import BEFORE_NOW
from drafter.evidence.words.clauses import clause_at
from drafter.evidence.words.numbers import NUMBER

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: "Done only after two successful blocks": so of everybody, of no patient.
OF_EVERYBODY = re.compile(
    r"\b(?:(?:is|are|be) (?:\w+ )?(?:done|performed|offered|covered|approved|allowed|considered|given|required|needed)|patients|handout|leaflet|requir\w+|must|criteri\w+|polic\w+|guideline\w*|you|your|needs?|if|when|once|until|unless)\b"
)
#: "Four ESIs since January", "two epidurals in the last twelve months".
_COUNTED_BEFORE = re.compile(
    rf"(?<![\w/.-])(?:{NUMBER}|several|many|multiple|numerous) (?:(?:lumbar|cervical|thoracic|neck|low|lower|upper|mid|back|shoulder|trapezius|rhomboid|gluteal|prior|previous|other|such|of these|left|right|si|sij|caudal|interlaminar|transforaminal|steroid|diagnostic|comparative|facet|medial|branch|positive|successful|trigger|point|sets? of|rounds? of|sessions? of|series of|courses? of|separate) )*$"
)
_SO_FAR = re.compile(
    r"(?:s|es)?(?: (?:injections?|sessions?|rounds?|sets?))?(?: (?!will|plan|are\b|is\b)[\w.'-]+){0,9}?,? (?:\(?(?:in|within|over|during) (?:the |her |his )?(?:last|past|previous|preceding|prior)\b|since\b|(?:this|the|this very) (?:(?:calendar|past|last) )?year\b|so far\b|to date\b|already\b|(?:in total|in all|all told|altogether)\b|(?:up to|until) (?:now|today)\b|elsewhere\b|(?:at|by|from|with) (?:an? |the |her |his )?(?:outside|other|another|previous|prior|old|former|different)\b|dates? (?:are |is )?(?:unknown|unavailable|not known|unclear|not available)\b|(?:before|prior to|not counting|not including|excluding|besides|apart from|other than) (?:today|this (?:one|visit|session|injection|treatment|set|round|request|time))\b|(?:w/|with) ?(?:about |over |at least |more than |near(?:ly)? )?[>≥~]?=? ?\d{2,3} ?%(?! ?(?:bupi|lido|ropi|marc|req|need|or (?:more|greater) (?:is|are|req)))|both (?:positive|with)\b|on (?:two |2 )?(?:separate|different) (?:days|dates|occasions)\b)"
)
#: "Two MBBs done", "dual diagnostic blocks positive": all that is said of a number of them is that they were.
_COUNTED_DONE = re.compile(
    r"(?:s|es)?(?: (?:injections?|sessions?|blocks?))?,?(?: (?:were|was|have been|had been|already|both|each|all))* (?:done|performed|completed|obtained|positive|successful|concordant|given)\b(?! (?:today|if|when|once|before|prior|until|unless|next|by))"
)
_ONLY_COUNT = re.compile(
    rf"(?:[^a-z\d]|\b(?:she|he|pt|patient|has|have|had|s/p|with|after|history of|h/o|and)\b)*(?:{NUMBER}|both|dual|double)(?: (?:prior|previous|sets? of|rounds? of|lumbar|cervical|thoracic|left|right|bilateral|diagnostic|comparative|medial|branch|facet|positive|successful|separate|confirmatory|test|si|sij|trigger|point|epidural))* "
)
_ALLOWED = re.compile(
    r"\b(?:no more than|max\w*|limit\w*|up to(?! (?:now|today|date|this|the present)\b)|allow\w*|cover\w*|permit\w*|will|plan\w*|would|recommend\w*|propos\w*|series of|need\w*|requir\w*|must|should|criteri\w*|polic\w*|guideline\w*|unless|until|once|schedul\w*|if|may|never|no)\b"
)


def _numbered_behind(lower: str, mention: Mention, last: int) -> bool:
    """Whether the number of those before this one stands behind a procedure ("TPI to the rhomboids, six sessions before today's")."""
    found = next(counts(lower, mention.end, last), None)
    return found is not None and bool(BEFORE_NOW.match(lower, found.end, last))


def is_counted(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether procedures are counted that were ("Four ESIs since January", "Number of ESIs in last 12 months: 2")."""
    lower = reading.lower
    first, last = clause_at(reading.clauses(sentence), mention.start)
    if _COUNTED_DONE.match(lower, mention.end, last) and _ONLY_COUNT.fullmatch(lower, first, mention.start):
        return not _ALLOWED.search(lower, first, last)
    if _numbered_behind(lower, mention, last):
        return not _ALLOWED.search(lower, first, last)
    if _SO_FAR.match(lower, mention.end, last) and _COUNTED_BEFORE.search(lower[first : mention.start]):
        return not (_ALLOWED.search(lower, first, last) or OF_EVERYBODY.search(lower, first, mention.start))
    return any(t.start <= mention.start < t.end for t in tallies(lower, sentence.start, sentence.end))
