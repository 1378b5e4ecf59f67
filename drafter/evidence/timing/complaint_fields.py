"""Fields that ask for how long a complaint has lasted, or since when it has."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.evidence.words.lexicon import lexicon

NOT_SYMPTOM_LABEL = re.compile(
    r"\b(?:therapy|treatment|trial|pt|medication|visit|relief|follow|program|appointment|session|attack|(?<!current )(?<!present )(?<!this )episode|headache lasts|anesthe|procedure|surgery)\b"
)
_SYMPTOM_LABEL = re.compile(
    r"\b(?:duration(?! of (?!(?:(?:the|her|his|this|these|current|present|neck|back|low|knee) )*(?:symptoms?|sx|pain|ache|complaint|problem|illness|condition|trouble|headaches?)\b))|dur|length of (?:pain|problem|illness)|onset|doo|doa|when did (?:this|it|the|your|you)\b[^?]{0,30}(?:start|begin)|how long|length of (?:symptoms|complaint|time)|time (?:since|course)|since|started|began|doi|date of (?:onset|injury|accident|loss)|(?:injury|accident|onset) date|symptoms? (?:for|began|start\w*|present)|timing|present for|chronicity|first (?:noticed|felt|noted|appeared|occurred|symptoms?)|(?:symptoms?|sx|pain) start date|start date of (?:symptoms?|sx|pain))\b"
)
#: A field without a colon: "DATE OF INJURY 1/12/26".
_FIELD = re.compile(
    r"\W*(?:date of (?:injury|onset|accident|loss|(?:the )?first symptoms?)|(?:symptoms?|sx|pain) start date|doi|doo|doa|(?:injury|accident|onset) date|(?:symptom )?onset|first (?:symptoms?|noticed|noted|felt|onset)|(?:date )?symptoms? (?:began|started|start)|date symptoms? (?:began|started)|(?:symptom )?duration|dur|when did (?:it|this|they|(?:the|your|her|his) (?:\w+ )?\w+|symptoms?) (?:first )?(?:start|begin)|(?:it )?(?:started|began) when|how long(?: ago)?|time course)\b[ :=?-]*"
)


def opens_field(before: str) -> bool:
    """Whether the words of a line before a time are nothing but the name of a field that asks since when."""
    return bool(_FIELD.fullmatch(before))


def labels_symptom(label: str) -> bool:
    """Whether a ``Key: value`` key asks for how long the complaint has lasted."""
    return bool(_SYMPTOM_LABEL.search(label)) and not NOT_SYMPTOM_LABEL.search(label) and not asks_else(label)


#: What a question about the complaint has besides the complaint: "How long have you had it?", "Since when?", "When did this first come on?".
_OF_ASKING = re.compile(
    r"\b(?:q(?:uestion)?|how|long|since|when|what|date|year|month|for|ago|have|has|had|having|did|do|does|is|are|was|were|been|be|you|your|she|her|he|his|pt|patient|it|its|this|that|they|them|these|the|a|an|in|on|at|with|of|to|up|now|already|all|first|start\w*|beg[iau]n\w*|come|came|happen\w*|go|goes|going|gone|back|notic\w+|feel\w*|felt|like|present|there|dr|doctor|md|provider|interviewer|case|true|many|days|weeks|months|years|about|approximately|roughly)\b|[^a-z]+"
)
_COMPLAINT = re.compile(
    r"\b(?:pain\w*|ach\w+|hurt\w*|sore\w*|symptoms?|sx|problems?|troubl\w*|complaints?|condition|illness|discomfort|both\w*|bad|suffer\w*|injur\w+|hurt|onset|durations?|episode|often|frequen\w+|pattern|rate|level|counts?|steady|this way|issues?|current|main|chief|worst|severe|daily|constant|acci\w+|fall|fell|crash)\b"
)
#: "How long can you sit?", "How long between flares?": of what somebody can do, or of a pause.
_OF_POWER = re.compile(
    r"\bhow long (?:can|could|do|does|will|until|till|before|between|after)\b|\bbetween\b|\b(?:pain|symptom|headache)s?[- ]free\b|\bgone(?! on)\b|\bfree (?:of|from)\b|\bwithout\b|\baway\b|\bbetter\b|\brelie\w+|\bhelp\w*"
)


@lru_cache(maxsize=1024)
def asks_else(label: str) -> bool:
    """Whether a question asks how long, or since when, something has been that is no complaint: "How long have you been married?"."""
    if not label.endswith("?"):
        return False
    if _OF_POWER.search(label):
        return True
    if not _OF_ASKING.sub("", label) or _COMPLAINT.search(label):
        return False
    kinds = {mention.kind for mention in lexicon().mentions(label, label, [(0, len(label))])}
    return kinds.isdisjoint(("symptom", "region", "diagnosis", "pattern", "event"))
