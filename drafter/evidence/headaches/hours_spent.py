"""Whether hours are those of something done, of a week, of long ago, behind a headache or until one comes, and not those that it lasts."""

from __future__ import annotations

import re

#: "Drove 5 hours with headache", "shortest wait 5 hours": for how long somebody did something.
_OF_DOING = re.compile(
    r"\b(?:driv(?:e|es|ing)|drove|wait(?:s|ed|ing)?|flew|fly|flying|travel\w*|commut\w*|reading|typing|observ\w*|monitor\w*|therapy|practi[cs]\w*|rehears\w*|study|studied|shopp\w*|cook\w*|clean\w*|lectur\w*|(?:for|over|in|during) the (?:past|last)|(?:tablets?|pills?|doses?|tabs?|capsules?|mg|times) (?:in|per|every|within|over)|(?:tablets?|pills?|doses?|meds?|medic\w+|relief|effect|benefit) (?:lasts?|lasted|works?)|gap|interval|spac\w*|peaks? (?:at|in|within|after|by)|length of (?:stay|visit|surgery|procedure|infusion|appointment|time))\b(?: \w+){0,2} $"
    # "The last shot kept her comfortable for 6 hours", "was fine for 9 hours": what something given is good for.
    r"|(?<!without a )(?<!without the )(?<!without )\b(?:shots?|injections?|infusions?|doses?|tablets?|pills?|capsules?|blocks?|drips?|cocktails?|spray|ice packs?)\b[^.;,:]{0,24}\b(?:keeps?|kept|holds?|held|lasts?|lasted|works?|worked|covers?|covered|carr(?:y|ies|ied)|buys?|bought|gives?|gave|gets?|got|allows?|allowed|lets?|(?:is|was|were) good)\b(?: [\w']+){0,5} $"
    r"|\b(?:(?:headache|pain|migraine|ha|symptom)[- ]?free|comfortable|comfort|relieved|at peace|(?:felt|feels|feel|was|is|were|been) (?:fine|well|normal|good|okay|better|easier))(?: (?:for|about|around|some|up|to|at least|only))* $"
)
#: "Headaches; tired for 12 hours after", "leaves her drained for 8 hours": what follows one.
_AFTERMATH = re.compile(
    r"\b(?:tired\w*|exhaust\w+|drained|wiped(?: out)?|washed[- ]out|hung ?-?over(?: feeling)?|fatigued?|groggy|fogg?y?|brain fog|wrung out|postdrom\w+|sluggish|weak|spent|out of it|depleted|lethargic|recover\w*|recuperat\w+)(?: (?:and|or) (?!last)\w+)? (?:(?:for|about|up to|some|another|around|over|at least|the next|of|x|in|takes?|lasts?|lasting) )*$"
)
#: "Migraine with nausea and fatigue lasting 12 hours": what comes with one.
_WITH_ONE = re.compile(
    r"\b(?:headaches?|ha|migraines?|attacks?) (?:(?:is|are) )?(?:with|w/|plus) (?:[\w-]+ (?:and |or )?){0,3}$"
)
_ONLY_AFTER = re.compile(r"hung|hang|postdrom|recover|recuperat")
#: "6 hours, in her twenties", "as a student": when they were had; "8 hours, began in her twenties" is of now.
_LONG_AGO = re.compile(
    r"(?:(?!\b(?:than|beg[au]n|onset|start\w*|since|from|first|dating|diagnos\w+)\b)[^.;\n\d]){0,24}?\b(?:(?:back )?(?:in|during|throughout) (?:(?:her|his|my) )?(?:early |mid |late )?(?:teens|teenage years|twenties|thirties|20'?s|30'?s|youth|childhood|adolescence|school days|(?:college|school|university)(?: days| years)?|high school|first pregnancy)|(?:as|when) (?:(?:she|he) was )?an? (?:teen\w*|child|kid|girl|boy|student|young \w+))\b"
)
#: "Headache 6 hours a month", "after 4 hours of driving": hours of a week or a month, or of what is done.
_ELSE_BEHIND = re.compile(
    r"(?: (?:of|with) (?:headaches?|pain))? ?(?:/|\b(?:a|per|each|every|out of (?:the|a))) ?(?:weeks?|wk|months?|mo|year|yr)\b| (?:of|spent|in) (?:(?:the|her|his|a|an|continuous|straight|any) )?(?:driv\w+|work\w*|reading|screen\w*|computer\w*|sleep|sitting|standing|travel\w*|fasting|exercise|therapy|pt|observation|waiting|class\w*|stud\w+|typing|flying|yard\w*|house\w*|relief|car|ed|er|waiting room|emergency)\b| to (?:recover|get over|bounce back|come back from|feel (?:right|normal|human))\b| post[- ]?(?:op\w*|procedure|injection|block|surgery|fall|injury|concussion)\b"
)
#: "Comes on 5 hours after eating": from what to the beginning.
_BEFORE_ONE = re.compile(
    r" (?:after|before|following|prior to|post|from (?:waking|onset|exposure)|of (?:waking|eating|exposure))\b"
)
_COMES = re.compile(
    r"\b(?:comes? on|came on|starts?|started|begins?|began|appears?|develops?|onset|sets? in|hits?|returns?|recurs?|arrives?|occurs?|kicks? in|triggered)\b[^.;,]{0,16}$|\b(?:headaches?|ha|migraines?),? (?:about |some |usually |often )?$"
)


def of_something_done(lower: str, before: str, start: int, end: int) -> bool:
    """Whether hours behind the words ``before``, with ``lower[start:end]`` behind them, are none that a headache lasts."""
    if _OF_DOING.search(before) or _left(before, lower[end : end + 7]):
        return True
    if _ELSE_BEHIND.match(lower, start, end) or _LONG_AGO.match(lower, start, end):
        return True
    return _BEFORE_ONE.match(lower, start, end) is not None and _COMES.search(before) is not None


def _left(before: str, behind: str) -> bool:
    """Whether hours are those of what an attack leaves, and not of what comes with it."""
    told = _AFTERMATH.search(before)
    if told is None:
        return False
    return (
        _ONLY_AFTER.match(told[0]) is not None
        or behind.startswith(" after")
        or _WITH_ONE.search(before, 0, told.start()) is None
    )
