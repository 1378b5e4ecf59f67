"""Courses of a medicine that are told of in their first days: "started last week. No change yet", "topiramate day 5. No effect"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.criteria.courses import outcome_of
from drafter.criteria.meant_sessions import days_of
from drafter.evidence.claims.attribute_times import length_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.scope import Scope
    from drafter.evidence.claims.facts import Fact

_TOO_SOON = 15  # days, with the day of the note: no trial of a medicine by then
_NEAR = 60  # characters

_DAYS = r"(?:1[0-4]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen)"
_NTH = r"(?:[1-9](?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh)"
_ONLY = r"(?:now|only|just|today is|today|currently|on|at|in|her|his|is|was|so far|took|taken|the)"
_FEW = r"(?:one|1|a single|two|2) (?:doses?|tablets?|tabs?|pills?)\b"  # "2 tablets" alone are a dose: "naproxen 2 tablets tid"
#: "Day 5", "4th night", "third dose", "week 1", "five days in", "for five days now".
_FIRST = (
    rf"(?:day (?:# ?)?{_DAYS}\b(?! ?(?:-|to|through|thru|of (?:each|every|the (?:month|cycle))))|{_NTH} (?:day|night|dose|tablet|pill)\b(?! of (?:each|every|any|an?|(?:her|his|the) (?:flares?|attacks?|periods?|menses|cycles?|month|pain|headaches?))\b)|week (?:# ?)?(?:1|2|one|two)\b(?! ?(?:-|to|through|of|/|out))"
    rf"|(?:for )?(?:x ?)?{_DAYS} (?:days|nights|doses) (?:now|so far|in\b(?! (?:a|every|\d))|to date)|{_FEW}(?= (?:so far|to date|in all|in total|total|only|altogether|(?:last|the other) night|today|yesterday)\b))"
)
_BEHIND = re.compile(
    rf"(?: ?\d+(?:\.\d+)? ?(?:mg|mcg))?(?: (?:bid|tid|qhs|qd|hs|daily|nightly|po|tabs?|er|xr|xl|la))* ?[,:;(-]? ?(?:{_ONLY} )*{_FIRST}"
)
_LEAD = re.compile(
    rf"(?:^|[^\w])(?:(?:took|{_ONLY}) )*{_FIRST} (?:of|on|with|into) (?:the |her |his )?$|(?:^|[.;:,\n] ?|\b(?:took|taken|only|just|after|had|tried) )(?P<few>{_FEW}) of (?:the |her |his )?$"
)
#: "One tablet of naproxen bid": what each intake is.
_EACH = re.compile(
    r"(?: ?\d+(?:\.\d+)? ?m?c?g)?,? (?:po |by mouth )?(?:an?|per|each|every|daily|nightly|bid|tid|qid|qhs|q\w+|hs|prn|once|twice|two|three|four|with|at|in the|as needed)\b"
)
#: A later look at the same course: "week 1: no change; week 8: no change".
_LATER = re.compile(r"\b(?:weeks?|months?|mos?|wks?)\b")


def too_soon(scope: Scope, facts: Sequence[Fact]) -> bool:
    """Whether what is told of a course that goes on is that it began within the two weeks before."""
    over = any({"end", "length"} & f.attributes.keys() or f.value("standing") == "stopped" for f in facts)
    begun = [(scope.date(f), days) for f in facts if (days := days_of(f, "begin")) is not None]
    just = bool(begun) and all(told is not None and 0 <= (told - days.first).days <= _TOO_SOON for told, days in begun)
    return (just and not over) or _in_first_days(scope, facts)


def _in_first_days(scope: Scope, facts: Sequence[Fact]) -> bool:
    """Whether all that failed is told to be in its first days or doses, and nothing is told of a longer course."""
    failed = [f for f in facts if outcome_of(f) == "failed"]
    longer = any(length_of(f.value("length")).in_days().high > _TOO_SOON for f in facts if "length" in f.attributes)
    return bool(failed) and not longer and all(_counted_from_start(scope, f) for f in failed)


def _counted_from_start(scope: Scope, fact: Fact) -> bool:
    name, lower = fact.evidence("name")[0], scope.document(fact).text.lower()
    behind = _BEHIND.match(lower, name.end)
    place = behind.end() if behind else name.end
    lead = None if behind else _LEAD.search(lower, max(0, name.start - _NEAR), name.start)
    if not behind and (lead is None or (lead["few"] and _EACH.match(lower, name.end))):
        return False
    end = fact.evidence("outcome")[0].end
    rest = lower[place:end] + re.split(r"[.\n]", lower[end:], maxsplit=1)[0]
    return _LATER.search(rest) is None
