"""Which results a text states for criteria: as a label, or in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.drafting.prose.quotations import blanked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.drafting.prose.layout import Block, Sentence

_LABELS = (
    (State.NOT_MET, r"NOT (?:BEEN )?(?:MET|SATISFIED|FULFILLED)|UNMET|UNSATISFIED|NO(?! \w)"),
    (State.NOT_DOCUMENTED, r"NOT DOCUMENTED|UNDOCUMENTED|NO DOCUMENTATION|NOT FOUND|ABSENT FROM (?:THE )?RECORD"),
    (
        State.UNCLEAR,
        r"UNCLEAR|UNABLE TO (?:DETERMINE|ASSESS|VERIFY)|CANNOT BE DETERMINED|UNDETERMINED|INDETERMINATE|INCONCLUSIVE|NOT CLEAR|PARTIALLY MET|PARTIAL|QUESTIONABLE",
    ),
    (State.NOT_APPLICABLE, r"NOT APPLICABLE|DOES NOT APPLY|N/A|NOT RELEVANT"),
    (State.MET, r"(?:FULLY |CLEARLY )?(?:MET|SATISFIED|FULFILLED)|YES(?! \w)"),
)
_MARKS = {
    "✓": State.MET,
    "✔": State.MET,
    "☑": State.MET,
    "✅": State.MET,
    "✗": State.NOT_MET,
    "✘": State.NOT_MET,
    "❌": State.NOT_MET,
    "☒": State.NOT_MET,
}
_LABEL = tuple((state, re.compile(rf"(?:{words})\b", re.IGNORECASE)) for state, words in _LABELS)
_LEAD = re.compile(
    r"(?:\s[-–—]\s*|:\s*|\|\s*|\(\s*|→\s*|=\s*)(?:status:? |result:? |finding:? |criterion |is )?", re.IGNORECASE
)
_BE = r"(?:is|are|was|were|has been|have been|had been)"
_SAID = (
    (
        State.NOT_MET,
        rf"\b{_BE} (?:\w+ )?not (?:been )?(?:met|satisfied|fulfilled)\b|\b(?:fails?|failed|failure) to (?:meet|satisfy|fulfil)\b|\b(?:does|do|did) not (?:meet|satisfy|fulfil)\b|\bis unmet\b|\bhas not met\b",
    ),
    (
        State.UNCLEAR,
        rf"\b{_BE} (?:\w+ )?unclear\b|\bcannot be (?:determined|established|confirmed|verified)\b|\bcould not be (?:determined|established|confirmed|verified)\b",
    ),
    (
        State.NOT_DOCUMENTED,
        rf"\b{_BE} (?:\w+ )?not documented\b|\bno documentation (?:of|that)\b|\b(?:does|do|did) not document\b",
    ),
    (
        State.MET,
        rf"\b{_BE} (?:clearly |fully |therefore |also |both |all )?(?:met|satisfied|fulfilled)\b|\b(?:meets|satisfies|fulfils?|fulfills)\b (?!(?:regularly|with|up))",
    ),
)
_SENTENCES = tuple((state, re.compile(words, re.IGNORECASE)) for state, words in _SAID)
_OPEN = re.compile(
    r"\b(?:if|would|could|might|may|should|unless|until|whether|once|must|needs? to|to be|likely|without)\b",
    re.IGNORECASE,
)
_ALL_MET = re.compile(
    r"\b(?:all|each|every|the)(?: of)?(?: the)?(?: \w+){0,4} criteri(?:a|on)(?: \w+){0,5} (?:are|is|were|was|have been|has been) (?:all )?(?:met|satisfied)\b|\bmeets? (?:all|every|each)(?: of)?(?: the)?(?: \w+){0,4} criteria\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A result that a text states.

    :param subject: the words that say of what.
    :param exact: whether one of the five states is named as such; else only yes, no or open is meant.
    """

    state: State
    subject: str
    block: Block
    line: int
    exact: bool


def results(body: Iterable[Block]) -> Iterator[Stated]:
    """Every result that a text states for a criterion, in order."""
    for block in body:
        if block.kind == "quote" or any("finding" in head.lower() for head in block.headings[-1:]):
            continue
        text = blanked(block)
        labelled = _labelled(block, text)
        if labelled is not None:
            yield labelled
            continue
        for sentence in block.sentences:
            stated = _said(block, text, sentence)
            if stated is not None:
                yield stated


def _labelled(block: Block, text: str) -> Stated | None:
    """A result in the place of a label: "Symptom duration - NOT MET: ...", "UNCLEAR symptom-duration"."""
    head = text[:220]
    for state, words in _LABEL:
        match = words.match(head)
        if match and re.match(r"\s{2,}|\s*[:|]|\s+[–—-]\s|\s+(?=[a-z]+-[a-z])|\s*$", head[match.end() :]):
            rest = head[match.end() :].strip(" :|–—-")
            subject = rest or " ".join(block.headings[-1:])
            return Stated(state, subject or head, block, block.line, exact=True)
    for mark, state in _MARKS.items():
        if mark in head[:120]:
            return Stated(state, head.replace(mark, " "), block, block.line, exact=False)
    for lead in _LEAD.finditer(head):
        for state, words in _LABEL:
            match = words.match(head, lead.end())
            if match and re.match(r"\s*(?:[:.|;,)–—-]|$|\(|\s-)", head[match.end() :]):
                return Stated(state, head[: lead.start()], block, block.line_at(match.start()), exact=True)
    return None


def _said(block: Block, text: str, sentence: Sentence) -> Stated | None:
    said = text[sentence.start : sentence.start + len(sentence.text)]
    for state, words in _SENTENCES:
        match = words.search(said)
        if match is None or said.rstrip().endswith("?"):
            continue
        first = max(
            (m.end() for m in re.finditer(r"[;,] (?:but|however|and|while|although|because) ", said[: match.start()])),
            default=0,
        )
        clause = said[first : match.end()]
        if _OPEN.search(clause):
            return None
        after = re.split(r"[;.]|, (?:but|however|and) ", said[match.end() :])[0][:90]
        return Stated(state, f"{clause} {after}", block, sentence.line, exact=state is not State.NOT_DOCUMENTED)
    return None


def all_met(body: Iterable[Block]) -> list[tuple[Block, Sentence]]:
    """The sentences that say of all criteria that they are met."""
    return [
        (block, s) for block in body for s in block.sentences if _ALL_MET.search(s.text) and not _OPEN.search(s.text)
    ]
