"""Which service lines of the request a piece of text speaks of: by line number, by code, by the name of the service."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.drafting.prose.heard import heard

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.criteria.policy import Policy
    from drafter.drafting.prose.layout import Block
    from drafter.evidence.intake.cases import Case

Lines = frozenset[int]
_LINE = re.compile(r"(?<!, )\b(?:service )?lines? (\d{1,2})\b(?:(?:,| and|, and| &) (\d{1,2})\b)?", re.IGNORECASE)
_CODE = re.compile(r"(?<![\w.-])([A-Z]?\d{4,5}[A-Z]?)(?![\w-]|\.\d)")
_UNITS = r"\s*(?:\(?\s*[x×]\s*(\d{1,3})\b|,?\s*\(?(\d{1,3}) units?\b|,? units?:? (\d{1,3})\b|,? qty\.?:? (\d{1,3})\b)"
_CODE_WORD = re.compile(r"\b(?:cpt|hcpcs|procedure codes?|codes?)®?[:# ]+(?:codes? )?$", re.IGNORECASE)


class Services:
    """The lines of a request, and how a text may name them.

    :param policies: the policy that governs each line, by line number.
    """

    def __init__(self, case: Case | None, policies: Mapping[int, Policy]) -> None:
        self.lines = case.request.lines if case else ()
        self.policies = policies
        self.procedures = {line: frozenset(policy.procedure) for line, policy in policies.items()}
        self.codes = {line.code for line in self.lines}

    def named(self, text: str) -> Lines:
        """The lines that a text names; none when it names none."""
        numbers = {int(group) for match in _LINE.finditer(text) for group in match.groups() if group}
        by_number = {line.line for line in self.lines if line.line in numbers}
        codes = {match[1] for match in _CODE.finditer(text)}
        by_code = {line.line for line in self.lines if line.code in codes}
        if by_number or by_code:
            return frozenset(by_number or by_code)
        procedures = {m.id for m in heard(text).mentions if m.kind == "procedure"}
        return frozenset(line for line, names in self.procedures.items() if names & procedures)

    def scope(self, block: Block, text: str | None = None) -> Lines:
        """The lines that a part of a block speaks of, by its own words or by what it stands under."""
        for words in (text if text is not None else block.text, block.text, *reversed(block.headings)):
            named = self.named(words)
            if named:
                return named
        return frozenset()

    def units(self, text: str) -> Iterator[tuple[str, int | None, bool, int]]:
        """Each code in a text: the code, its units, whether a word such as CPT announces it, and where it stands."""
        for match in _CODE.finditer(text):
            units = re.compile(_UNITS, re.IGNORECASE).match(text, match.end())
            count = next((int(group) for group in units.groups() if group), None) if units else None
            yield match[1], count, bool(_CODE_WORD.search(text[: match.start()])), match.start()
