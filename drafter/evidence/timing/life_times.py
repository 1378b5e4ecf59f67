"""Times of a patient's life in which nothing of care is told: travel, leave, work, another illness."""

from __future__ import annotations

import re

#: "She was in Florida from January 5 to March 20", "he drove to Alaska for six weeks"; "was in PT from" is care.
_LIFE = re.compile(
    r"\b(?:is|was|were|be|been) (?:away|abroad|out of (?:town|work|state|the (?:country|state))|off (?:work|from|on|until|for|[a-z]{3,9}\.? \d|\d)|on (?:vacation|leave|holiday|disability|maternity|medical leave|a (?:trip|cruise))"
    r"|in (?!(?:pt|ot|p\.t\.|therapy|physio|treatment|care|rehab|traction|chiropractic)\b)[a-z]+ (?:from|until|for|all|between)|in (?:the )?(?:hospital|jail|prison)|hospitali[sz]ed|admitted|deployed|incarcerated|pregnant)\b"
    r"|\b(?:drove|flew|travel(?:l?ed|l?ing)|vacationed|cruised|camped|hospitali[sz]ed|admitted|deployed|cared for (?:her|his|an?|the)|looked after|stayed (?:with|in|at)|wore an?)\b"
)


#: "In the four months she went without insurance", "for the six months he was in therapy for depression".
_BEHIND = re.compile(
    r",? (?:(?:that|in which|during which|when|while) )?(?:she|he|they|pt|(?:the )?patient) (?:(?:has|had|was|were|been) )*(?:went without|without|away|abroad|out of (?:work|town)|on (?:leave|vacation)|in (?:therapy|treatment|counsell?ing) for (?:depress|anx|ptsd|grief|alcohol|(?:her|his) (?:marriage|mood|nerves)))"
)


def of_life(lower: str, first: int, start: int, end: int) -> bool:
    """Whether the words of a sentence around a time tell where the patient was or what else went on.

    :param first: where the sentence begins; the time stands at ``start`` to ``end``.
    """
    return bool(_LIFE.search(lower, first, start) or _BEHIND.match(lower, end))


#: "Therapist on leave 8 weeks", "the PT clinic was closed for 8 weeks": for so long nobody was treated.
_AWAY = re.compile(
    r"\b(?:therapists?|clinic|office|practice|physio\w*|providers?|chiropractor|trainer|instructor|pool|gym|facility|pt|department|therapy)(?: who)?,? (?:(?:then|is|was|were|has been|had been|being|went|got) )*"
    r"(?:on (?:\w+ )?(?:leave|vacation|holiday|sabbatical)|out(?: (?:sick|ill))?|away|closed|shut(?: down)?|ill|sick|booked(?: (?:out|up|solid|full))?|unavailable|short[- ]?(?:staffed|handed)|full)[ ,(:-]*(?:(?:for|over|x|about|some|the|past|last|nearly|almost|another|these) )*$"
)


def giver_away(left: str) -> bool:
    """Whether the words before a time tell that whoever treats was away so long."""
    return _AWAY.search(left) is not None
