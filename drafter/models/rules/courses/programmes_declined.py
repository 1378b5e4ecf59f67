"""A programme that is talked of or offered in one sentence and turned down in the next: "She has thought it over and does not want to take part"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.models.rules.claims import claim

if TYPE_CHECKING:
    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_WHO = r"(?:she|he|they|the patient|patient|pt|m(?:r|rs|s)\.? [\w'-]+)"
_LIGHT = r"(?:(?:has|had|is|was|still|again|thought|thinks|considered|weighed|it|this|that|the (?:idea|offer)|over|about|through|and|but|after|some|a|week|thinking|both|today|politely|firmly|once|more|at|present|now|however|really|ultimately|finally|in the end|time|times),? )*"
_REFUSES = r"(?P<says>declin(?:es|ed|ing)|refus(?:es|ed|ing)|(?:does|did)(?: not|n't) (?:want|wish|care)|would (?:rather|prefer) not|(?:is|was) not interested|not interested|(?:has )?decided against|(?:chose|chooses|elected|elects|prefers|preferred|wishes|decided|opted) not|(?:turned|turns) (?:it|this|that|them) down|said no|says no|opted out|(?:will|would)(?: not|n't)|won't|is unwilling|has no interest)"
_OBJECT = r"(?: (?:to|for|in|of|at|this|that|it|one|such|the|a|any|part|take part|taking part|participat\w+|attend\w*|go(?:ing)?|join\w*|enrol\w*|enter\w*|do(?:ing)?|have|pursu\w+|consider\w*|commit\w*|program\w*|referral|offer|invitation|idea|now|today|again|present|time|either|there))*"
_DECLINED = re.compile(
    rf"\W*(?:(?:but|and|however|unfortunately),? )?{_WHO},? {_LIGHT}{_REFUSES}{_OBJECT}(?=\W*$|[.;,:]| (?:-+|and|because|due to|owing to|given|since|as|for)\b)"
)
_NEAR = 2  # sentences


def declined_behind(reading: Reading, sentence: Sentence) -> Claim | None:
    """The refusal of a programme in the sentences behind the one that names it, where they name nothing else."""
    for later in reading.sentences[sentence.index + 1 : sentence.index + 1 + _NEAR]:
        if later.section.index != sentence.section.index:
            return None
        told = _DECLINED.match(reading.lower, later.start, later.end)
        things = reading.of(later, "treatment", "programme", "procedure", "imaging")
        if told is None and things:
            return None
        if told is not None and not any(m.start < told.end() for m in things):
            return claim(reading, *told.span("says"), "declined")
    return None
