"""Times at the head of a relative clause: "a retired lobsterman, who for fourteen months now has had pain in the low back"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.timing.times import Time
    from drafter.evidence.words.concepts import Mention

#: "A retired lobsterman, who for fourteen months now has had pain": of what the clause goes on to tell, not of what it is about.
_WHO = re.compile(
    r"\b(?:who|whose [\w'-]+),? (?:(?:has|have|had|now) )*(?:for|over|since|x)(?: (?:the|these|about|over|nearly|almost|some|past|last|at|least|more|than|a|good|full))* ?$"
)
#: "Low back pain since she retired in 2019": what happened in life then is not what has lasted.
_SINCE_LIFE = re.compile(r"\bsince (?:she|he|they|pt|(?:the )?patient)\b[^.;,]*$")
#: "Who for eight months has been a widower".
_IS_ELSE = re.compile(
    r"(?: now)?,? (?:has|have|had) (?:now )?been (?:an?|the|off|out of|retired|married|widowed|divorced|sober|unemployed|disabled|living|working|employed)\b(?! (?:bother|plagu|troubl|sufferer|martyr))"
)
#: "Who for two years has had headaches, presents with low back pain": the second is told on its own.
_HAS_ELSE = re.compile(
    r"(?:,|,? and) (?:(?:now|also|today|he|she) )*(?:has|is|comes|presents|returns|reports|complains|describes)\b"
)


def told_behind(
    lower: str, time: Time, first: int, before: Sequence[Mention], after: Sequence[Mention]
) -> list[Mention]:
    """The things before a time that it may be of: none ahead of the "who" of its clause, where the clause goes on to tell of another, and no turn of life since which they were."""
    who = _WHO.search(lower, first, time.start)
    if who and (after or _IS_ELSE.match(lower, time.end)):
        return [thing for thing in before if thing.start >= who.start()]
    since = _SINCE_LIFE.search(lower, first, time.start)
    if since is None:
        return list(before)
    return [thing for thing in before if thing.kind != "condition" or thing.end <= since.start()] or list(before)


#: "Neither PT, which she did for eight weeks, nor naproxen", "PT, which ran from May until July, and a brace": what is told of the first ends where the second is named.
_OF_FIRST = re.compile(r"\W*(?:which|whom|that|with (?:whom|which))\b")
_NEXT = re.compile(
    r" ?(?:in all|in total|altogether|(?:to|until|through|till|-) [\w/' ]{1,22})?, (?:nor|or|and|plus|then|as well as)\b(?! (?:which|that|who|it|she|he|they|did|had|was|were|has|have|is|found|got)\b)"
)


def told_of_first(lower: str, time: Time, first: int, things: Sequence[Mention]) -> list[Mention]:
    """What a time itself names, or the treatment that a relative clause with it is about, where another of a list follows; else nothing."""
    if held := [t for t in things if time.start <= t.start and t.end <= time.end and t.kind == "procedure"]:
        return held  # "Weeks since last Botox: 16"
    if not _NEXT.match(lower, time.end) or not _OF_FIRST.match(lower, first, time.start):
        return []
    about = [thing for thing in things if thing.end <= first]
    return about[-1:] if about and about[-1].end == first and about[-1].kind == "treatment" else []


_KIN = r"\b(?:(?:grand|step)?(?:sons?|daughters?|child|children|mother|father)|baby|babies|infant|newborn|twins?|toddler|husband|wife|spouse|partner|mom|dad|parents?|sisters?|brothers?|nieces?|nephews?|aunt|uncle|cousin|friend|neighbou?r|bosse?s?|supervisor|manager|co-?workers?|roommate|dog)"
#: "Her daughter, who turned one in May", "her grandson, born in March 2025": what happened in the life of somebody else. Whoever "says that
#: it began in March", or "backed into her in March", is none of these.
_OF_ANOTHER = re.compile(
    rf"{_KIN},? (?:\(?)?(?:born (?:just )?|who(?: (?:just|then|had|has|recently|also|only|finally|since|would|will))*,?"
    r" (?:turn(?:s|ed)?|(?:was|were|is|are) (?:(?:first|then|just) )?(?:born|hired|married|promoted|deployed|diagnosed|due|widowed|divorced|adopted|one|two|three|\d{1,2})|died|passed|graduat\w+|married|moved|retired|enlisted|joined|started (?:school|kindergarten|college|daycare|work)|went (?:off|away) to|left (?:for|home)|took over|got (?:married|engaged))\b)"
    r"[^.;,]{0,40}$"
)


def told_of_another(lower: str, first: int, time: Time) -> bool:
    """Whether a date is that of what happened in the life of a person whom the sentence names beside."""
    return time.days is not None and _OF_ANOTHER.search(lower, first, time.start) is not None


def told_apart(between: str) -> bool:
    """Whether the words between two things give the second a statement of its own."""
    return _HAS_ELSE.search(between) is not None
