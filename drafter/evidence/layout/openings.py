"""Where a history begins without a heading, below an assessment and plan that were told before it.

Many notes tell the plan first. The paragraph that then presents the patient ("The patient is a 36-year-old woman ...",
"Mr. Ortiz comes about his back", "ID: 78-year-old woman, back pain, seven years") belongs to no plan any more.
"""

from __future__ import annotations

import re

#: Sections of what is thought and what is to come: a history that stands below them has left them.
AHEAD_OF_HISTORY = frozenset({"diagnosis", "assessment-plan", "plan", "instructions", "goals"})
#: A line that is but a title, without a stop: "CONSULT (dictated)", "Pre-procedure history".
TITLE_LINE = re.compile(r"[A-Z][A-Za-z /&'()-]{3,40}")
_SPAN = 110  # characters within which a paragraph that presents the patient gives the age
_AGE = re.compile(r"\b\d{1,3}[- ]?(?:y/?\.?o\b|yr?s?[- ]old\b|years?[- ](?:old|of age)\b|yo[fm]\b|y/o[fm]?\b)")
_SEX = re.compile(r"\d{2}[- ]?(?:f|m)\b(?! ?\d)")  # "63M, mail carrier"
_NAME = r"(?:mr|mrs|ms|miss|mx|dr)\.? [a-z][\w'’-]+(?: [a-z][\w'’-]+)?"
_WHO = rf"(?:{_NAME}|(?:the |this |our )?(?:patient|pt)|s?he|this (?:gentleman|lady|woman|man))"
_TELLS = (
    r"(?:(?:again|now|also|still|just|today|first|kindly|has|is) )*(?:comes?|came|returns?|returned|presents?|presented|reports?|reported|states?|describes?|complains?|tells|told|says|"
    r"here|seen|referred|sent|back|known to|had|been|did|tried|completed|failed|suffers?|suffered|experiences?|feels?|notes|noted|denies|endorses|rates|a (?:\w+ ){0,3}(?:man|woman|gentleman|lady)|an? \d)\b"
)
_PRESENTS = re.compile(
    rf"(?:{_NAME},? (?:is |now |age[d]? )*\d{{2}}\b(?! ?(?:mg|units?|visits?|sessions?|weeks?|days?|months?))"
    rf"|{_WHO} (?:was |were )?{_TELLS}"
    r"|(?:i|we) (?:saw|met|was|were|had the pleasure|have been asked)\b|thank you for\b|it was a pleasure\b"
    r"|(?:follow(?:ed|ing)? up on|seen (?:today|in|with|for|at)|returns|here (?:today|for|with|to)|comes? (?:in|back|for|about|with)|presents (?:with|for|today))\b"
    r"|(?:id|patient|pt|age|age/sex|dob|name|mrn|visit|encounter|date|date of (?:visit|service|encounter|consultation|birth|onset)|visit date|encounter date|dos|referr\w+(?: \w+){0,2}|start of care|initial eval\w*"
    r"|chief complaints?|cc|c/c|complaint|interval|interim|update|since last (?:visit|seen)|baseline|accompanied by|informant|source|occupation|onset|began|started|who|reason)\b[^:|.;]{0,24} ?[:|])"
)


#: "Migraine since menarche, used to be perimenstrual", "Neck and shoulder pain for two years": what no item of a plan opens with.
_COMPLAINT = re.compile(
    r"(?:[a-z'’/-]+,? ){0,6}(?:pains?|aching|aches?|migraines?|headaches?|stiffness|sciatica|tightness|spasms?|symptoms)(?: \w+){0,3}? "
    r"(?:since|ever since|for (?:(?:about|around|over|more than|at least|the|past|last|nearly|almost) )*(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|several|many)|x ?\d|going back|began|started|of \d)"
)


def presents_patient(text: str, start: int, kind: str) -> bool:
    """Whether the paragraph that begins at a place says who is seen, and why.

    :param kind: the section that it stands in; problems of an assessment are told with their lengths, items of a plan are not.
    """
    opening = text[start : start + _SPAN].lower()
    found = _PRESENTS.match(opening) or _SEX.match(opening) or _AGE.search(opening)
    return bool(found or (kind == "plan" and _COMPLAINT.match(opening)))
