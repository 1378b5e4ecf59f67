"""The figures that a text tells of the patient: each must be in the record, the policy or what is cited."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from drafter.drafting.figures import Figure, figures
from drafter.drafting.findings import Finding, finding
from drafter.drafting.prose.claims import needed
from drafter.drafting.prose.heard import heard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.prose.matter import Matter

_DAYS = {
    "day": (1, 1),
    "days": (1, 1),
    "week": (7, 7),
    "weeks": (7, 7),
    "month": (28, 31),
    "months": (28, 31),
    "year": (365, 366),
    "years": (365, 366),
}
#: A threshold beside a quotation is the policy's, not the patient's.
_COMPARED = re.compile(
    r"(?:[<>≥≤]=?|\b(?:more|less|longer) than|\bat least|\bover|\bunder|\bminimum(?: of)?|\bup to) ?(?:\w+|\d+)[ -]\w+",
    re.IGNORECASE,
)
_COUNTS = frozenset({"%", "mg", "mcg", "ml", "session", "visit"})
_LEGAL = re.compile(
    r"\b(?:appeal|rights|deadline|contact|business days|calendar days|reconsider\w*|review process|disclaimer|call us|hours)\b",
    re.IGNORECASE,
)
_THINGS = frozenset({"symptom", "treatment", "finding", "diagnosis", "procedure", "programme"})


def check_figures(matter: Matter) -> Iterator[Finding]:
    """Lengths, shares and doses that a text tells of the patient, held against everything that the case has."""
    if matter.case is None:
        return
    yield from _beside_quotations(matter)
    allowed = _allowed(matter)
    asked = {(id(n.block), n.line) for n in needed(matter.body)}
    for block in matter.body:
        if block.kind in ("quote", "heading") or any(_LEGAL.search(head) for head in block.headings):
            continue
        for sentence in block.sentences:
            if (
                (id(block), sentence.line) in asked
                or _LEGAL.search(sentence.text)
                or sentence.text.rstrip().endswith("?")
            ):
                continue
            if any(
                not mark.key.isdecimal() or not _of_policy(matter, mark.key) for mark in matter.cited(block, sentence)
            ):
                continue
            said = matter.unmarked(block, sentence).replace(matter.case.id if matter.case else "", "")
            if not _clinical(said):
                continue
            for figure in sorted(figures(said)):
                if not _supported(figure, allowed):
                    value, unit = figure
                    yield finding(
                        "CIT003",
                        str(sentence.line),
                        f"the figure {value} {unit} is in nothing that the case, the policy or a source says",
                    )


def _beside_quotations(matter: Matter) -> Iterator[Finding]:
    """A length that is claimed right before quoted words that tell another."""
    for quotation in matter.quotations:
        quoted = _lengths(quotation.words)
        before = re.split(r"[.;]\s|[\"”]", quotation.block.text[max(0, quotation.start - 80) : quotation.start - 1])[-1]
        claimed = _lengths(_COMPARED.sub(" ", before))
        if quoted and claimed and not any(_meet(one, other) for one in claimed for other in quoted):
            said, words = min(claimed), min(quoted)
            yield finding(
                "EVD002",
                str(quotation.line),
                f"the text says {said[0]} {said[1]}, the words that it quotes say {words[0]} {words[1]}",
            )


def _lengths(text: str) -> set[Figure]:
    return {figure for figure in figures(text) if figure[1] in _DAYS}


def _meet(one: Figure, other: Figure) -> bool:
    (low, high), (first, last) = _span(float(one[0]), one[1]), _span(float(other[0]), other[1])
    return first <= high and low <= last


def _of_policy(matter: Matter, key: str) -> bool:
    entry = next((r for r in matter.references if str(r.number) == key), None)
    return entry is not None and matter.is_policy(entry)


def _clinical(text: str) -> bool:
    return any(mention.kind in _THINGS for mention in heard(text).mentions)


def _allowed(matter: Matter) -> frozenset[Figure]:
    assert matter.case is not None
    texts = [document.text for document in matter.case.documents]
    for policy in matter.policies.values():
        texts += [text for c in policy.criteria for text in (c.text, c.question, c.title)]
    for line in matter.lines.values():
        texts += [text for a in line.criteria for text in (a.reason, *a.missing)]
    texts += [p.text for p in matter.sources.corpus.passages if p.source in {g.id for g in matter.known.values()}]
    found = {figure for text in texts for figure in figures(text)}
    return frozenset(found | _elapsed(matter))


def _elapsed(matter: Matter) -> set[Figure]:
    """Days from each date of the record to the day of judgement: a writer may count them himself."""
    assert matter.case is not None
    days = {
        date.fromisoformat(value) for d in matter.case.documents for value, unit in figures(d.text) if unit == "date"
    }
    days |= {d.date for d in matter.case.documents if d.date}
    until = {matter.case.request.as_of(line) for line in matter.case.request.lines} | days
    return {(f"{(end - begin).days}", "days") for begin in days for end in until if end > begin}


def _supported(figure: Figure, allowed: frozenset[Figure]) -> bool:
    unit = figure[1]
    if unit not in _DAYS and unit not in _COUNTS:
        return True
    if figure in allowed or unit in _COUNTS:
        return figure in allowed
    return any(_meet(figure, other) for other in allowed if other[1] in _DAYS)


def _span(value: float, unit: str) -> tuple[float, float]:
    low, high = _DAYS[unit]
    return value * low, value * high
