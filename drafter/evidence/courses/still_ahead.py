"""What a sentence says of the end of a treatment that is still to come: "I will look at him again when the therapy is finished"."""

from __future__ import annotations

import re

from drafter.evidence.words.tellings import Telling

_CONJUNCTIONS = r"when|once|until|till|as soon as|before|by the time|after|following|upon|on"
_TELLING = Telling(
    "when", "once", "til", "as soon as", "before", "by the time", "after", "following", "upon", "on ", "be "
)
#: The words that set what follows after or before something; the last of them before a cue.
_SET = re.compile(
    rf"(?<!soon )\b(?P<word>{_CONJUNCTIONS})\b(?P<between>(?:(?!\b(?:{_CONJUNCTIONS})\b)[^.;:]){{0,80}})$"
)
_OWN = re.compile(rf"(?:{_CONJUNCTIONS})\b")
_NOW = re.compile(r"\b(?:is|are|has|have)\b|'s\b")
_PAST = re.compile(r"\b(?:was|were|had|did|came|went|took)\b")
#: "After he completed therapy": the past tense, where no "has" stands before it.
_DID = re.compile(r"\b(?:she|he|i|we|they|patient|who)(?: (?:just|recently|finally|first))? $")
#: "Must be tried", "that therapy be completed first": not said to have been.
_TO_BE = re.compile(r"(?<!to have )(?<!may )(?<!might )(?<!could )\bbe (?:first |fully |properly |actually )?$")
#: What a sentence says is to follow.
_PROSPECT = re.compile(
    r"\b(?:will|shall|would|should|must|i'll|we'll|i'd|is to|are to|(?:plans?|planned|propos\w+|intends?|expects?|wants?|wish(?:es)?|hopes?|agree[sd]?|needs?|ask(?:ed|s)?|advis\w+|told|instructed|like) (?:(?:her|him|them|the patient|pt|that|me|us) )?(?:to|that|for)|"
    r"to (?:return|come|see|be|call|follow|report)|return(?=(?: (?:here|to (?:me|us|clinic)|visit|in person|by phone))? (?:when|once|after|upon|on|following|as soon))|recheck|re-?assess|re-?evaluate|re-?examine|rtc|f/?u|follow[- ]?up|comes? back|call(?:s)? (?:me|us)|see (?:her|him|them|me|us|patient|pt)|seen|not [^.;,]{0,24}until|consider\w*|if)\b"
)
#: "F/u in person after therapy".
_SEEN_AFTER = re.compile(
    r"\b(?:rtc|return|f/?u|follow[- ]?up|recheck|re-?assess|re-?examine|re-?evaluate|come back|see (?:her|him|them|me|us|patient|pt)|call(?: (?:me|us))?)(?: (?:[\w-]+|in \w+)){0,4} $"
)
_HERE_FOR = re.compile(
    r"\b(?:here|seen|presents?|in|comes|came|returns|today)(?: today)?(?: for)?(?: (?:an?|the|her|his))? (?:recheck|re-?assess\w*|follow[- ]?up|f/?u)\b"
)
_BEHIND = 70  # characters behind a cue in which the prospect may be told


def still_ahead(lower: str, first: int, last: int, start: int, end: int, *, in_plan: bool) -> bool:
    """Whether the words ``lower[start:end]``, which tell that something was done, tell of what is still to be done.

    :param first: where their sentence begins; ``last``: where it ends.
    :param in_plan: whether the sentence stands under a plan.
    """
    if not _TELLING.within(lower, first, last):
        return False
    if _TO_BE.search(lower, max(first, start - 20), start):
        return True
    if _OWN.match(lower, start, end):
        before = lower[first:start]
        return _SEEN_AFTER.search(before) is not None and not _HERE_FOR.search(before)
    found = _SET.search(lower, first, start)
    if found is None or found["word"] in ("on", "upon", "following"):
        return False
    did = _DID.search(found["between"]) and not _NOW.match(lower, start, end)
    if did or _PAST.search(found["between"]) or _PAST.search(lower, start, end):
        return False
    if found["word"] != "after" and (_NOW.search(found["between"]) or _NOW.search(lower, start, end)):
        return True
    behind = _PROSPECT.search(lower, end, min(last, end + _BEHIND))
    before = lower[first : found.start()]
    return not _HERE_FOR.search(before) and bool(in_plan or behind or _PROSPECT.search(before))
