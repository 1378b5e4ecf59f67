"""What a text says of the criteria: the result of each, that none is missing, and that none is added."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.drafting.figures import figures
from drafter.drafting.findings import Finding, finding
from drafter.drafting.prose.claims import TOPICS, Needed, needed
from drafter.drafting.prose.criteria import addressed
from drafter.drafting.prose.results import Stated, all_met, results

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.criteria.assessment import Assessed
    from drafter.criteria.policy import Policy
    from drafter.drafting.prose.matter import Matter

_OPEN = (State.UNCLEAR, State.NOT_DOCUMENTED)
_MEASURED = frozenset({"day", "week", "month", "year", "days", "weeks", "months", "years", "%"})
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}


def check_criteria(matter: Matter) -> Iterator[Finding]:
    """CRT001, CRT002 and CRT003."""
    if not matter.policies:
        return
    yield from _results(matter)
    yield from _silence(matter)
    yield from _foreign(matter)


def _results(matter: Matter) -> Iterator[Finding]:
    for stated in results(matter.body):
        judged = judged_by(matter, stated)
        if judged and all(differs(stated, assessed.state) for _, assessed in judged):
            number, assessed = judged[0]
            yield finding(
                "CRT001",
                str(stated.line),
                f"line {number}, {assessed.id}: the text says {_words(stated.state)}; the validator found {_words(assessed.state)}",
            )
        elif not judged:
            yield from _unknown_subject(matter, stated)
    for block, sentence in all_met(matter.body):
        for number in matter.governed(matter.services.scope(block, sentence.text)):
            wrong = [
                a
                for a in matter.lines[number].criteria
                if a.required and a.state not in (State.MET, State.NOT_APPLICABLE)
            ]
            for assessed in wrong:
                yield finding(
                    "CRT001",
                    str(sentence.line),
                    f"line {number}, {assessed.id}: the text says met, with all criteria; the validator found {_words(assessed.state)}",
                )


def judged_by(matter: Matter, stated: Stated) -> list[tuple[int, Assessed]]:
    """The criteria, by line, that a stated result can be about."""
    scope = matter.services.scope(stated.block, stated.subject)
    for text in (stated.subject, stated.block.text if stated.exact else ""):
        found: list[tuple[int, Assessed]] = []
        best = 0.0
        for number in matter.governed(scope):
            scores = matter.subjects[number].scores(text) if text else {}
            name = matter.subjects[number].about(text) if text else None
            assessed = next((a for a in matter.lines[number].criteria if a.id == name), None)
            if assessed is not None and name is not None:
                if scores[name] > best * 1.5:
                    found = []
                best = max(best, scores[name])
                found.append((number, assessed))
        if found:
            return found
    return []


def differs(stated: Stated, found: State) -> bool:
    """Whether a stated result is another than what was found, as far as the text tells the five states apart."""
    told = stated.state
    if told is found or (State.NOT_APPLICABLE in (told, found) and State.MET in (told, found)):
        return False
    if told in _OPEN and found in _OPEN:
        return stated.exact and told is State.NOT_DOCUMENTED
    return True


def _words(state: State) -> str:
    return state.value.replace("_", " ")


def _unknown_subject(matter: Matter, stated: Stated) -> Iterator[Finding]:
    topic = _topic(
        stated.subject,
        [matter.policies[n] for n in matter.governed(matter.services.scope(stated.block, stated.subject))],
    )
    if stated.exact and topic:
        yield finding(
            "CRT003", str(stated.line), f"{topic} is judged as a criterion, and the policy has none of that kind"
        )


def _silence(matter: Matter) -> Iterator[Finding]:
    everything = all_met(matter.body)
    for number, line in matter.lines.items():
        if number not in matter.policies or any(
            number in matter.governed(matter.services.scope(b, s.text)) for b, s in everything
        ):
            continue
        scopes = [matter.services.scope(block) for block in matter.body]
        told = addressed(matter.body, matter.subjects[number], {i: not s or number in s for i, s in enumerate(scopes)})
        for assessed in line.criteria:
            if assessed.required and assessed.state is not State.NOT_APPLICABLE and assessed.id not in told:
                yield finding("CRT002", "1", f"line {number}: nothing is said of {assessed.id}")


def _foreign(matter: Matter) -> Iterator[Finding]:
    told: set[str] = set()
    for need in needed(matter.body):
        policies = [matter.policies[n] for n in matter.governed(matter.services.scope(need.block, need.text))]
        topic = _topic(need.text, policies)
        if topic and topic not in told:
            told.add(topic)
            yield finding(
                "CRT003", str(need.line), f"{topic} is required or asked for; the policy asks for nothing of that kind"
            )
        elif need.claimed:
            yield from _threshold(matter, need, policies)


def _topic(text: str, policies: Sequence[Policy]) -> str:
    """What a requirement is about, when no policy of its lines speaks of it."""
    own = " ".join(_policy_text(policy) for policy in policies)
    return next((name for name, pattern in TOPICS if policies and pattern.search(text) and not pattern.search(own)), "")


def _policy_text(policy: Policy) -> str:
    return " ; ".join(
        [
            policy.service,
            *(t for c in policy.criteria for t in (c.id.replace("-", " "), c.title, c.text, c.question, *c.search)),
            *(x.position for x in policy.layers),
        ]
    )


def _threshold(matter: Matter, need: Needed, policies: Sequence[Policy]) -> Iterator[Finding]:
    """A length or a share in a plan's requirement that the policy does not have."""
    held = {f for policy in policies for c in policy.criteria for f in figures(f"{c.text} {c.question}")}
    said = matter.unmarked(need.block, next(s for s in need.block.sentences if s.line == need.line))
    for value, unit in sorted(figures(said)):
        if unit in _MEASURED and not any(_same(value, unit, other, of) for other, of in held):
            yield finding(
                "CRT003", str(need.line), f"the text has the plan require {value} {unit}; the policy has no such figure"
            )


def _same(value: str, unit: str, other: str, of: str) -> bool:
    one, two = _DAYS.get(re.sub(r"s$", "", unit)), _DAYS.get(re.sub(r"s$", "", of))
    if one is None or two is None:
        return (value, unit) == (other, of)
    return abs(float(value) * one - float(other) * two) <= 0.04 * float(other) * two
