"""Whether the words of a statement stay within what it stands on.

A statement may put its sources otherwise; it may not bring in a drug, a region, a side or a diagnosis that they do
not name, turn what they say round, ask for more than the policy does, or decide.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.drafting.findings import Finding, finding
from drafter.drafting.rationale import Statement, StatementKind
from drafter.evidence.layout.text import View
from drafter.evidence.words.lexicon import lexicon
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.criteria.assessment import Assessed
    from drafter.criteria.policy import Policy

#: Kinds of things that no statement brings in by itself.
_KINDS = frozenset({"treatment", "region", "diagnosis", "procedure", "condition"})
_SIDES = re.compile(r"\b(?:left|right|bilateral)\b")
_NEGATED = re.compile(r"\b(?:no|not|never|none|without|denies|neither|nor|cannot|absent|lacks?)\b")
_ASKING = re.compile(
    r"[^.:;]*\b(?:requires?|required|must|mandat\w+|needs? (?:to|a|an)|needed|ha(?:s|ve) to|demand\w*|prerequisite|necessary)\b[^.;]*"
)
#: What every word of asking has a part of.
_ASKS = Telling("requir", "must", "mandat", "need", "has to", "have to", "demand", "prerequisite", "necessary")
_DECIDING = re.compile(
    r"\b(?:should|must|can|may|will|ought to|recommend\w*|be|is|are) (?:\w+ ){0,3}(?:approv|authori[sz]|certif|cover)\w*\b|\b(?:approv\w+|authori[sz]ation|certification) (?:is|of|should|recommended)\b|"
    r"\bmedically necessary\b"
)
_WORD = re.compile(r"[a-z][a-z-]{3,}")
#: Words in which any requirement may be put.
_PLAIN = frozenset(
    """
    that this these those with from have has been being must need needs needed require requires required requirement
    which when where what than then there their they policy plan criterion criteria record records patient document
    documents documented documentation coverage insurer payer also more least most only before after about into such
    some shown show shows says said state states stated does were will would should could mandatory mandates mandated
    demand demands necessary prerequisite because since whether while each both either other same line text clear
    unclear applies apply
    """.split()
)


def check_wording(statement: Statement, at: str, assessed: Assessed | None, policy: Policy | None) -> Iterator[Finding]:
    """What a finding or a piece of background says beyond its sources."""
    if statement.kind not in (StatementKind.FINDING, StatementKind.BACKGROUND):
        return
    sources = _sources(statement, assessed, policy)
    text = statement.text.lower()
    for kind, name in sorted(_things(statement.text) - _named(sources)):
        yield finding("EVD002", at, f"the statement names {name} ({kind}), which nothing that it stands on names")
    sides = set(_SIDES.findall(text))
    if new := sides and sides - {side for source in sources for side in _SIDES.findall(source.lower())}:
        yield finding("EVD002", at, f"the statement names a side ({', '.join(sorted(new))}) that its sources do not")
    if statement.kind is StatementKind.BACKGROUND:
        return
    if assessed is not None and assessed.state is State.MET and _turned(text, sources):
        yield finding("CRT001", at, "the explanation denies what the result affirms")
    yield from _asks_more(text, at, sources)
    decided = _DECIDING.search(text)
    if decided and not any(decided[0] in source.lower() for source in sources):
        yield finding(
            "DSP002", at, f"the statement decides (“{decided[0]}”); the recommendation follows from the criteria"
        )


def _sources(statement: Statement, assessed: Assessed | None, policy: Policy | None) -> list[str]:
    sources = [e.quote for e in statement.evidence] + [c.quote for c in statement.citations]
    if assessed is not None:
        sources += [assessed.reason, *assessed.missing, *assessed.search.terms]
    criterion = policy.criterion(assessed.id) if policy is not None and assessed is not None else None
    if criterion is not None and policy is not None:
        sources += [criterion.title, criterion.text, criterion.question, policy.service, policy.title]
    return sources


@lru_cache(maxsize=4096)
def _things(text: str) -> frozenset[tuple[str, str]]:
    """The things that a text names, by kind and name."""
    view = View(text)
    return frozenset((m.kind, m.id) for m in lexicon().mentions(view.text, view.lower) if m.kind in _KINDS)


def _named(sources: Sequence[str]) -> set[tuple[str, str]]:
    return {thing for source in sources for thing in _things(source)}


def _turned(text: str, sources: Sequence[str]) -> bool:
    """Whether an explanation denies where none of its sources does."""
    explanation = text.partition(":")[2]
    return bool(_NEGATED.search(explanation)) and not any(_NEGATED.search(source.lower()) for source in sources)


def _asks_more(text: str, at: str, sources: Sequence[str]) -> Iterator[Finding]:
    if not _ASKS.within(text):
        return
    known = " ".join(sources).lower()
    for asking in _ASKING.finditer(text):
        words = sorted(
            {w for w in _WORD.findall(asking[0]) if w not in _PLAIN and w[: max(5, len(w) - 3)] not in known}
        )
        if words:
            yield finding(
                "CRT003", at, f"a requirement is stated in words that the policy does not have: {', '.join(words)}"
            )
