"""Fields that ask for how long a complaint has lasted, or since when it has."""

from __future__ import annotations

import re

from drafter.evidence.timing.going_on import NOT_SYMPTOM_LABEL

_SYMPTOM_LABEL = re.compile(
    r"\b(?:duration(?! of (?!(?:(?:the|her|his|this|these|current|present|neck|back|low|knee) )*(?:symptoms?|sx|pain|ache|complaint|problem|illness|condition|trouble|headaches?)\b))|dur|length of (?:pain|problem|illness)|onset|doo|doa|when did (?:this|it|the|your|you)\b[^?]{0,30}(?:start|begin)|how long|length of (?:symptoms|complaint|time)|time (?:since|course)|since|started|began|doi|date of (?:onset|injury|accident|loss)|(?:injury|accident|onset) date|symptoms? (?:for|began|start\w*|present)|timing|present for|chronicity|first (?:noticed|felt|noted|appeared|occurred|symptoms?))\b"
)
#: A field without a colon: "DATE OF INJURY 1/12/26".
_FIELD = re.compile(
    r"\W*(?:date of (?:injury|onset|accident|loss)|doi|doo|doa|(?:injury|accident|onset) date|(?:symptom )?onset|first (?:symptoms?|noticed|noted|felt|onset)|(?:date )?symptoms? (?:began|started|start)|date symptoms? (?:began|started)|(?:symptom )?duration|dur|when did (?:it|this|they|(?:the|your|her|his) (?:\w+ )?\w+|symptoms?) (?:first )?(?:start|begin)|(?:it )?(?:started|began) when|how long(?: ago)?|time course)\b[ :=?-]*"
)


def opens_field(before: str) -> bool:
    """Whether the words of a line before a time are nothing but the name of a field that asks since when."""
    return bool(_FIELD.fullmatch(before))


def labels_symptom(label: str) -> bool:
    """Whether a ``Key: value`` key asks for how long the complaint has lasted."""
    return bool(_SYMPTOM_LABEL.search(label)) and not NOT_SYMPTOM_LABEL.search(label)
