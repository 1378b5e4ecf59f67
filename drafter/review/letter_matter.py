"""What a letter is composed from: the case, what people answered and decided, and the rules, with services in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from drafter.criteria.assessment import needed
from drafter.criteria.logic import State
from drafter.evidence.reading import read
from drafter.review.decisions import Decision, Disposition
from drafter.review.jurisdictions import jurisdiction
from drafter.review.letter_records import Quoted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from drafter.criteria.policy import Criterion, Policy
    from drafter.drafting.determination import Draft, DraftLine
    from drafter.evidence.claims.facts import Evidence
    from drafter.evidence.intake.cases import Case, Line
    from drafter.review.gates import Signer
    from drafter.review.jurisdictions import Jurisdiction
    from drafter.review.letter_rules import LetterKind
    from drafter.review.rulesets import RuleSet, RuleSets
    from drafter.review.worksheet import Worksheet

_MONTHS = "January February March April May June July August September October November December".split()
_KINDS = {"imaging": "imaging report", "other": "document"}
_OPEN = (State.UNCLEAR, State.NOT_DOCUMENTED)
#: A text without full stops is quoted as the words that were found.
_LONGEST_SENTENCE = 400


@dataclass(frozen=True)
class Matter:
    """:param asking: the lines that information is asked for; empty in other letters."""

    kind: LetterKind
    case: Case
    draft: Draft | None
    sheet: Worksheet | None
    policies: Mapping[int, Policy]
    rules: RuleSets
    signer: Signer | None
    on: date
    asking: tuple[int, ...] = ()

    @cached_property
    def chosen(self) -> RuleSet:
        return self.rules.for_payer(self.case.payer)

    @cached_property
    def state(self) -> Jurisdiction:
        return jurisdiction(self.case.request.jurisdiction, self.rules)

    @cached_property
    def names(self) -> Mapping[int, str]:
        """Each line's service as it stands inside a sentence; the number behind it where two lines have the same."""
        plain: dict[int, str] = {}
        for line in self.lines:
            service = self.rules.terms.service(self.policies.get(line.line))
            plain[line.line] = service.plain if service else "care"
        shared = list(plain.values())
        return {
            n: f"{name} (line {n})" if shared.count(name) > 1 or name == "care" else name for n, name in plain.items()
        }

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.case.request.lines

    @property
    def adverse(self) -> tuple[int, ...]:
        bad = (Disposition.DENY, Disposition.MODIFY)
        return tuple(d.line for d in self.decisions if d.disposition in bad)

    @property
    def denied(self) -> tuple[int, ...]:
        return tuple(d.line for d in self.decisions if d.disposition is Disposition.DENY)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        return self.sheet.decisions if self.sheet else ()

    def decision(self, line: int) -> Decision | None:
        return next((d for d in self.decisions if d.line == line), None)

    def wanted(self, line: int, *states: State) -> list[tuple[Policy, Criterion, State]]:
        """The criteria that a line's tree needs and a person answered with one of these states."""
        policy = self.policies.get(line)
        if policy is None or self.sheet is None:
            return []
        answers = self.sheet.states(line)
        names = needed(policy.judged_tree, {c.id: answers.get(c.id, State.UNCLEAR) for c in policy.criteria})
        return [(policy, c, answers[c.id]) for c in policy.criteria if c.id in names and answers.get(c.id) in states]

    def open_criteria(self, line: int) -> list[tuple[Policy, Criterion, State]]:
        return self.wanted(line, *_OPEN)

    def questions(self, line: int, criterion: Criterion) -> tuple[str, ...]:
        """What the draft would ask for a criterion, else the policy's question."""
        asked = (a.missing for d in self._drafted(line) for a in d.criteria if a.id == criterion.id)
        return next(asked, ()) or (criterion.question,)

    def quotes(self, line: int, criterion: str) -> tuple[Quoted, ...]:
        """What the record says of a criterion, in whole sentences.

        A person's own quotes; the draft's too where the person came to its state. Where they did not and added none, the draft's
        passages stand as long as they do not speak for the opposite.
        """
        answer = self.sheet.answer(line, criterion) if self.sheet else None
        if answer is None:
            return ()
        assessed = next((a for d in self._drafted(line) for a in d.criteria if a.id == criterion), None)
        same = assessed is not None and assessed.state is answer.state
        fits = same or (assessed is not None and not answer.quotes and assessed.state is not State.MET)
        places = (*(assessed.evidence if assessed and fits else ()), *answer.quotes)
        told = (quoted for place in places if (quoted := self._sentence(place)))
        return tuple(dict.fromkeys(told))

    def _drafted(self, line: int) -> tuple[DraftLine, ...]:
        return tuple(d for d in (self.draft.lines if self.draft else ()) if d.line == line)

    def _sentence(self, place: Evidence) -> Quoted | None:
        """The sentence around a quote, for a fragment can mislead; a heading alone says nothing."""
        document = self.case.document(place.document)
        words = place.quote
        if document is not None:
            reading = read(document)
            start, end = reading.view.view_of(place.start, place.end)
            around = reading.sentence_at(start)
            if around is not None:
                span = reading.span(around.start, max(around.end, end))
                whole = document.text[span.start : span.end]
                if around.section.title and whole.strip(" :").lower() == around.section.title:
                    return None
                words = whole if len(whole) <= _LONGEST_SENTENCE else words
        return Quoted(words=" ".join(words.split()), source=self.document(place.document))

    def document(self, identifier: str) -> str:
        """A document by its kind and its day."""
        found = self.case.document(identifier)
        if found is None:
            return identifier
        kind = _KINDS.get(found.kind, found.kind.replace("-", " "))
        return f"{kind} of {day(found.date)}" if found.date else f"{kind} without a date"


def policy_name(policy: Policy) -> str:
    return f"“{policy.title}” of {policy.publisher}, version {policy.version}"


def day(date_: date) -> str:
    return f"{date_.day} {_MONTHS[date_.month - 1]} {date_.year}"


def sentence(text: str) -> str:
    """With a capital at its beginning."""
    return text[:1].upper() + text[1:]


def joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
