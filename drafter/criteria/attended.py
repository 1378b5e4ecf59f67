"""Courses that were hardly kept up: few of their visits were gone to, or the exercises were done seldom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.criteria.scope import Scope
    from drafter.evidence.claims.facts import Fact

#: Exercises begin on the day that they are shown.
HANDED = frozenset({"home-exercise", "exercise"})
_ATTENDED = frozenset({"physical-therapy", "occupational-therapy"})
_OF_VISITS = re.compile(r"(?P<kept>\d+) ?(?:of|out of|/) ?(?:the |a |an )?(?:\w+ )?(?P<all>\d+)(?!\d| visit\b)")


_ON = r"(?:[^\n.]{0,160}?|[^\n]{0,100}?\. (?:she|he|they|pt|patient|only|attended|no)\b[^\n.]{0,60}?)"  # in the statement, or of the patient behind it
#: "She went to two visits, then her mother fell ill", behind the name of the therapy.
_WENT_TWICE = re.compile(
    rf"{_ON}\b(?:went|attended|came|made it|has been|kept|completed|had|did)(?: (?:only|just|to|for|but|all of|her|the|a total of))* (?:one|two|a single|1|2|a couple of) (?:pt |therapy |of (?:the|her|those) )?(?:visits?|sessions?|appointments?|times)\b(?! (?:a|per|each|every|weekly)\b|/| (?:of|with|to|at|in|for) (?!all\b|(?:the |her |his )?(?:pt|therapy|physical|these|those|them)\b))|{_ON}\b(?:(?:has|have) (?:only |just )?(?:been|gone)|went|attended|came) (?:only |just |there )*(?:the once|once|twice)(?= ?[.;,]| (?:in all|so far|before|then|and)\b)"
    rf"|{_ON}\b(?:no(?: further| more| other)? (?:visits?|sessions?|appointments?)(?: (?:was|were))?(?: (?:kept|attended|made|completed))?|(?:did not|didn't|never|does not|has not|hasn't|failed to|not) (?:return\w*|c[oa]me back|gone back|go back|went back|reschedul\w*|attend\w*|keep any|kept any|seen)(?: (?:again|any(?:thing)?|more))*|(?:stopped|quit|dropped out|discontinued|no[ -]show(?:ed)?|lost to follow-?up|self-d/?c'?d)(?: \w+)?) (?:after|beyond|past|since) (?:(?:the|her|his) )?(?:(?:first|second|1st|2nd|initial)(?: (?:one|two|couple))?(?: (?:visits?|sessions?|appointments?|eval\w*))?(?= ?[.;,)]| and\b|$)|(?:visits?|sessions?) (?:#|no\. )?(?:1|2|one|two)\b|(?:eval\w*|intake)(?= ?[.;,)]| and\b|$))"
)


#: "HEP given 7 weeks ago; compliance poor", "home exercises for 8 weeks. Rarely did them."
_ILL_KEPT = re.compile(
    r"(?:(?:(?!\b(?:husband|wife|mother|father|son|daughter|sister|brother|partner|spouse)\b)[^\n.]){0,80}?|[^\n.]{0,80}\. (?=(?:she|he|pt|patient|admits|compliance|adherence|rarely|seldom|barely|poor)\b)[^\n.]{0,40}?)\b(?:"
    r"(?:compliance|adherence|follow-?through)(?: (?:is|was|has been|remains|reported|very|with (?:it|them|hep)))*:? (?:poor|minimal|low|spotty|nil|lacking|questionable|inconsistent|none)"
    r"|(?:poor|minimal|spotty|little|inconsistent|no) (?:compliance|adherence|follow-?through)|non-?(?:complian|adheren)\w+|(?:not|n't|poorly) (?:been )?(?:complian|adheren)\w+"
    r"|(?:rarely|seldom|hardly ever|barely) (?:does|did|do|done|has done|attend\w*|perform\w*)(?: (?:it|them|the exercises|any(?: of (?:it|them))?|(?:her|his) (?:home )?exercises|hep))?(?= ?(?:[.;,)\n]|$)| (?:and|but|at home|now)\b))"
    r"(?! (?:with|to|on) (?!(?:it|them|hep|exercis\w*|therapy|pt|program\w*|(?:the|her|his|home) (?:home )?(?:exercis\w*|program\w*|hep))\b))"
)


def hardly_attended(scope: Scope, fact: Fact) -> bool:
    """Whether no more than a third of the visits of a course were kept ("attended 2 of 16"), or two in all, or it was ill kept up."""
    lower, named = scope.document(fact).text.lower(), fact.evidence("name")
    if fact.name in _ATTENDED and any(_WENT_TWICE.match(lower, e.end) for e in named):
        return True
    if fact.name in _ATTENDED | HANDED and any(_ILL_KEPT.match(lower, e.end) for e in named):
        return True
    told = [m for e in fact.evidence("sessions") if (m := _OF_VISITS.search(e.quote.lower()))]
    return any(int(m["kept"]) * 3 <= int(m["all"]) for m in told)
