"""A patient who is named by how somebody else stands to them: "Daughter called: Mom got 90 % relief", "his mother's shot, the son says"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.words.concepts import Mention

_REACH = 240  # characters that whoever calls or writes may be named before
_PARENT = re.compile(r"(?:mom|mum|mother|dad|father)(?:'s)?")
_SPOUSE = re.compile(r"(?:husband|wife)(?:'s)?")
_CALLS = r"(?:call\w*|phon\w+|telephon\w+|rang|rings|report\w*|states?|stated|says|said|writes?|wrote|messag\w+|texts?|texted|emails?|emailed|left|asks?|asked|asking|request\w*|on (?:the )?(?:phone|line)|via portal|here with|tells|told|relates|describes|confirms|feels)"
_BY = r"(?:t/c|tc\b|call(?:ed)?|phone|phoned|telephone|spoke|speaking|message|msg|email|voicemail|vm\b|letter|portal|note|per|according to|from|with)"
_CHILD = r"(?:daughter|dtr|dau|son)(?:-in-law)?"
#: "Pt's daughter called", "T/C from son", "spoke with the daughter by phone".
_CHILD_TELLS = re.compile(rf"\b{_CHILD}\b[^.;]{{0,40}}\b{_CALLS}\b|\b{_BY}\b[^.;]{{0,30}}\b{_CHILD}\b")
_SPOUSE_TELLS = re.compile(
    rf"\b(?:husband|wife|spouse)\b[^.;]{{0,40}}\b{_CALLS}\b|\b{_BY}\b[^.;]{{0,30}}\b(?:husband|wife|spouse)\b"
)
#: The patient's own mother; a history of the family; what someone else's parent had as well.
_OWN = re.compile(r"(?:\b(?:patient's|pt's|pts?|patient|the patient's own|grand|step|own|in|of a|another|a)[ -]?)$")
_FAMILY = re.compile(r"\b(?:family hist\w*|fhx?|fam hx|runs in|genetic\w*|hereditary|inherited)\b")
_PRONOUN = re.compile(r"\b(?:her|his|their) $")
_SENTENCE_ENDS = re.compile(r"[.!?](?: |$)|\n")


def is_patient(person: Mention, lower: str) -> bool:
    """Whether a relative is the patient, whom the child, or the husband or wife, who calls or writes speaks of."""
    word = lower[person.start : person.end]
    tells = _CHILD_TELLS if _PARENT.fullmatch(word) else _SPOUSE_TELLS if _SPOUSE.fullmatch(word) else None
    if tells is None or _OWN.search(lower, max(0, person.start - 24), person.start):
        return False
    before = lower[max(0, person.start - _REACH) : person.start]
    told = next(reversed(list(tells.finditer(before))), None)
    if told is None or _FAMILY.search(before, told.start()):
        return False
    # "Her mother", after a full stop, is the patient's; in the words of the daughter she is the patient.
    return not (_PRONOUN.search(before) and _SENTENCE_ENDS.search(before, told.end()))
