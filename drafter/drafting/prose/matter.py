"""A written determination beside the case that it speaks of: what every check is given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from drafter.drafting.prose.citations import Mark, Reference, marks, resolved, split
from drafter.drafting.prose.criteria import Subjects
from drafter.drafting.prose.dispositions import Disposition, dispositions
from drafter.drafting.prose.layout import Block, Sentence, blocks
from drafter.drafting.prose.quotations import Quotation, blanked, quotations
from drafter.drafting.prose.services import Lines, Services
from drafter.drafting.rationale import source_kind

if TYPE_CHECKING:
    from drafter.criteria.policy import Policy
    from drafter.drafting.determination import Draft, DraftLine
    from drafter.drafting.sources import Sources
    from drafter.evidence.intake.cases import Case
    from drafter.guidelines.corpus import Guideline

_POLICY_ENTRY = re.compile(
    r"\bpolic(?:y|ies)\b|\b(?:LCD|NCD)\b|local coverage|national coverage|coverage determination|\bbulletin\b|\bplan (?:document|criteria)|\bevidence of coverage\b|\bexception (?:list|criteria)\b|\bbenefit (?:document|booklet)\b",
    re.IGNORECASE,
)
_LITERATURE = re.compile(
    r"^(?:guideline|research|study|trial|review|article)\b|\bclinical guidelines?\b|\bjournal\b|\bdoi\b|\bpmid\b",
    re.IGNORECASE,
)
_LEAST_TITLE = 24


@dataclass(frozen=True)
class Matter:
    """A text, the case, and what the validator makes of the case.

    :param case: None when the text is checked by itself.
    :param draft: the case as the embedded model drafts it; None without a case.
    """

    text: str
    case: Case | None
    draft: Draft | None
    sources: Sources

    @cached_property
    def parts(self) -> tuple[tuple[Block, ...], tuple[Reference, ...]]:
        # A case's own id may hold the name of a service ("botox-2"): it says nothing of any.
        text = self.text.replace(self.case.id, "x" * len(self.case.id)) if self.case else self.text
        return split(blocks(text))

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks of the text proper, without its reference list."""
        return self.parts[0]

    @property
    def references(self) -> tuple[Reference, ...]:
        return self.parts[1]

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        return marks(self.body, self.references)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        return tuple(quotations(self.body))

    @cached_property
    def lines(self) -> dict[int, DraftLine]:
        """The lines as the validator drafts them, by number."""
        return {line.line: line for line in self.draft.lines} if self.draft else {}

    @cached_property
    def policies(self) -> dict[int, Policy]:
        """The policy in force for each line that has one."""
        found = {
            number: self.sources.policy(f"policy:{line.policy.id}@{line.policy.version}")
            for number, line in self.lines.items()
            if line.policy
        }
        return {number: policy for number, policy in found.items() if policy is not None}

    @cached_property
    def subjects(self) -> dict[int, Subjects]:
        return {number: Subjects(policy) for number, policy in self.policies.items()}

    @cached_property
    def services(self) -> Services:
        return Services(self.case, self.policies)

    @cached_property
    def dispositions(self) -> tuple[Disposition, ...]:
        return tuple(dispositions(self.body, self.services))

    def governed(self, scope: Lines) -> list[int]:
        """The lines of a scope that a policy governs; all of them for a scope that names none."""
        return [number for number in self.policies if not scope or number in scope]

    def cited(self, block: Block, sentence: Sentence) -> list[Mark]:
        """The citations of a sentence; of its block's end when it has none."""
        own = [
            m
            for m in self.marks
            if m.block is block and sentence.start <= m.position <= sentence.start + len(sentence.text) + 12
        ]
        return own or [m for m in self.marks if m.block is block and m.position >= sentence.start]

    def entry(self, mark: Mark) -> Reference | None:
        return resolved(mark.key, self.references)

    def unmarked(self, block: Block, sentence: Sentence) -> str:
        """The writer's own words of a sentence, without quotations and citation marks."""
        text = blanked(block)
        for mark in self.marks:
            if mark.block is block:
                tail = re.match(
                    r"\s*[\[(]?\^?[\d⁰¹²³⁴⁵⁶⁷⁸⁹][\d⁰¹²³⁴⁵⁶⁷⁸⁹,;– -]*[\])]?|<sup>.*?</sup>|\([^)]*\)",
                    text[mark.position :],
                )
                if tail:
                    text = text[: mark.position] + " " * tail.end() + text[mark.position + tail.end() :]
        return text[sentence.start : sentence.start + len(sentence.text)]

    @cached_property
    def known(self) -> dict[int, Guideline]:
        """The references that are sources of the corpus, by number."""
        found = {}
        for reference in self.references:
            guideline = next((g for g in self.sources.corpus.guidelines if _is(g, reference.text)), None)
            if guideline is not None:
                found[reference.number] = guideline
        return found

    def is_policy(self, reference: Reference) -> bool:
        """Whether an entry is a plan's policy: one of the library, or one that calls itself so."""
        if reference.number in self.known:
            return False
        if self.policy_of(reference) is not None:
            return True
        return bool(_POLICY_ENTRY.search(reference.text)) and not _LITERATURE.search(reference.text)

    def policy_of(self, reference: Reference) -> Policy | None:
        """The policy of the library that an entry names by its id or, with the publisher, by its title."""
        named = [
            p
            for p in self.sources.policies
            if p.id in reference.text or (p.title in reference.text and p.publisher in reference.text)
        ]
        return next((p for p in named if p.version in reference.text), named[-1] if named else None)


def _is(guideline: Guideline, text: str) -> bool:
    lower = text.lower()
    ids = guideline.identifiers
    numbers = [ids.doi, ids.pmcid, f"pmid {ids.pmid}" if ids.pmid else None, f"pmid: {ids.pmid}" if ids.pmid else None]
    if f"{source_kind(guideline)}:{guideline.id}" in lower.replace(": ", ":") or any(
        n and n.lower() in lower for n in numbers
    ):
        return True
    title = guideline.title.lower()
    return len(title) >= _LEAST_TITLE and title in lower
