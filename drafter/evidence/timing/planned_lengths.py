"""Lengths that a course of treatment was meant to have, whatever it came to: a plan of care, an order, an authorization.

"Plan of care had been for 10 weeks" times nothing that happened, and neither does the time since the evaluation. An order alone is often all that a physician writes of
a course that was done ("PT prescribed for 8 weeks, no relief"): outside a therapist's note it counts as meant only where
the sentence goes on to tell what came of it ("attended three").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_TELLING = Telling(
    "plan", "poc", "order", "prescri", "script", "authori", "approv", "certif", "cert ", "schedul", "suppose", "meant",
    "intend", "expect", "anticipat", "recommend", "referr", "frequency", "advis", "signed up", "to come", "to attend", "goal",
    "to complete", "to finish", "to make", "total", "continu", "cont.", "cont ", "until", "till", "through",
)  # fmt: skip
#: Words of something done, behind which a length is that of a course, planned or not.
_DONE = r"(?:attended|attends|did|done|complet\w+|went|finish\w+|had (?!been|asked|called|foreseen)|has\b|came|participat\w+|took|tried|without|fail\w+|despite|receiv\w+|lasted|follow\w+|seen|kept)"
_GAP = rf"(?:(?!\b{_DONE}|\d/\d)[^.]){{0,48}}$"
_MEANT = re.compile(
    r"\b(?:plan of care|poc\b|(?:original|initial|treatment|therapy|care|the|his|her|first) plan|planned(?: course| duration| length| treatment)?(?: (?:of|was|:))?|cert(?:ification)? period|(?:expected|anticipated|estimated|intended) (?:duration|length|course|stay)|"
    rf"supposed to|meant to|(?:was|were|is|are) to (?:be|come|have|attend|go|run|last|continue)|intended|(?:was|were|been) scheduled (?:to|for)|signed up"
    rf"|(?<!\bable )(?<!managed )(?<!went on )(?<!enough )(?<!persevered )to (?:complete|finish(?: out)?|make (?:up |it )?|round out)){_GAP}"
)
_ORDERED = re.compile(
    rf"\b(?:prescribed|prescri\w+|ordered|orders?|script|authori[sz]ed|authori[sz]ation|approved|recommended|advised|referral|referred|rx|frequency(?: ?(?:/|and|&|,) ?duration)?){_GAP}"
)
#: "Continue twice a week for 8 weeks": in a therapist's note, what is to come.
_CONTINUED = re.compile(rf"(?:^|[.;:,] |\b(?:will|to|plan|we|pt|should) )\W*cont(?:inue)?\b\.?(?! (?:d|s|ing)\b){_GAP}")
#: "Plan 8 weeks of strengthening", "HEP 6 weeks prescribed": in a therapist's note, what is to be done.
_TO_DO = re.compile(rf"\b(?:plan|goals?)\b(?! of care){_GAP}")
_ORDERED_THERE = re.compile(r" ?\(?(?:prescribed|ordered|recommended|advised|planned|suggested|given)(?=[.,;)]|$)")
#: Who completed the plan has the length that it had.
_CARRIED_OUT = re.compile(rf"\b{_DONE}(?: (?!the plan\b)[\w'-]+){{0,4}} ?$")
_DONE_AFTER = re.compile(
    r"[^.;]{0,40}\b(?:(?:was|were|is|has been|have been|now) (?:all )?(?:completed?|finished|done|carried out|over)|complete[d]?)\b(?! (?:only|just|\d))"
)
_MEANT_AFTER = re.compile(
    r"(?: (?:course|program|programme|of (?:[\w-]+ ){0,2}[\w-]+))? (?:was|were|had been|is) (?:the (?:plan|goal|order|prescription)|planned|intended|ordered|prescribed|authori[sz]ed|approved|recommended|expected)\b"
    r"| (?:planned|intended|authori[sz]ed|approved)(?=[,;)])"
)
#: "Of the 8 weeks ordered she did three", "prescribed for 8 weeks, attended 4": what came of it stands behind.
_CAME_OF_IT = re.compile(
    r"[^.]{0,60}\b(?:attended|attends|went|did|came|completed|showed|made it|managed|quit|stopped|dropped|only|just)\b"
)
_ORDERED_AFTER = re.compile(
    r"(?: [\w'-]+){0,4} (?:ordered|prescribed|authori[sz]ed|planned|approved|recommended)\b(?! (?:\d|\w+ (?:week|month)))"
)

#: "6 weeks remaining in plan of care", "4 weeks left of PT".
_STILL_LEFT = re.compile(
    r" (?:(?:of (?:pt|therapy|treatment|visits) )?(?:remain\w*|left|to go)\b(?! (?:leg|side|arm|hip|knee|shoulder|neck|low|buttock|si|thigh|foot|gluteal|upper|trap\w*|lumbar|cervical|her|him|me|with|at|unchanged|the same|without|on (?:his|her) own)))"
)
#: "PT eval: 8 weeks POC".
_POC_AFTER = re.compile(r" (?:poc|plan of care|cert(?:ification)?(?: period)?|authori[sz]ation)\b")
#: "Frequency: 2x/week. Duration: 8 weeks", "Prognosis: fair. Duration 8 weeks": fields of a therapist's plan.
_DURATION = re.compile(
    r"\b(?:frequency|prognosis|rehab(?:ilitation)? potential|(?:\dx|times|once|twice)(?:/| per | a )(?:wk|week))\b[^|]{0,40}?\bduration(?: of (?:care|treatment|therapy|poc))?\b ?:? ?$"
)
_PLAN = 90  # characters
_EVALUATED = re.compile(r"\b(?:eval\w*|initial visit|first visit|intake)\b")

#: "Six weeks since the PT evaluation, no better": how long ago it was asked for or looked into, not how long it was done.
_SINCE_EVALUATED = re.compile(
    r"(?: now| already| ago| have (?:passed|gone by)| has (?:passed|gone by))*,? (?:since|after|from|following|past|post|out from) (?:(?:the|her|his|an?|that|this|initial|first|formal|my|our) )*"
    r"(?:(?:physical|occupational) therapy|pt|ot|physio\w*|therapy|chiropractic|chiropractor|hep|rehab|therapist(?:'s)?)(?:'s)? (?:(?:initial|first) )?(?:eval(?:uation)?|intake|assessment|consult(?:ation)?|referral|order|script|prescription|(?:was|had been|were) (?:ordered|prescribed|recommended|advised|suggested))\b"
    r"(?![^.]{0,60}\b(?:attended|attends|complet\w+|done|did|went|finish\w+|participat\w+|receiv\w+|(?<!no )(?:visits|sessions))\b)"
)


def is_planned(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a stated length, at a place of the view, is the one that a course was meant to have.

    :param start: where the words of the length begin.
    """
    lower = reading.lower
    if reading.therapy and _DURATION.search(lower, max(0, start - _PLAN), start):
        return True
    if _STILL_LEFT.match(lower, end, sentence.end) or _SINCE_EVALUATED.match(lower, end, sentence.end):
        return True
    if not _TELLING.within(lower, sentence.start, sentence.end):
        return False
    left = lower[sentence.start : start]
    right = lower[end : sentence.end]
    if _MEANT_AFTER.match(right):
        return True
    if (
        (_POC_AFTER.match(right) and not _CARRIED_OUT.search(left))
        or (_ORDERED_AFTER.match(right) and _CAME_OF_IT.match(right))
        or (reading.therapy and _ORDERED_THERE.match(right))
    ):
        return True
    meant = _MEANT.search(left)
    to_come = (_CONTINUED.search(left) or _TO_DO.search(left)) if reading.therapy else None
    ordered = None if meant else _ORDERED.search(left) or to_come
    found = meant or ordered
    if found is None or _CARRIED_OUT.search(left, 0, found.start()) or _DONE_AFTER.match(right):
        return False
    if _EVALUATED.search(left, 0, found.start()):
        return True  # "PT eval today: plan 2x/week for 8 weeks"
    return meant is not None or reading.therapy or bool(_CAME_OF_IT.match(right))
