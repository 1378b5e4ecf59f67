"""Which criterion a piece of text is about, and which result it states for it.

What a criterion is called comes from the policy itself: its id, title, text and search terms, and the concepts that its
rule asks for. Nothing here knows a policy.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from drafter.criteria.logic import State
from drafter.criteria.rules import leaves
from drafter.drafting.prose.quotations import blanked
from drafter.evidence.durations import durations
from drafter.evidence.lexicon import lexicon
from drafter.evidence.text import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from drafter.criteria.policy import Criterion, Policy
    from drafter.drafting.prose.layout import Block, Sentence

_WORD = re.compile(r"[a-z]{3,}")
_STOP = frozenset(
    [
        "the",
        "and",
        "for",
        "with",
        "from",
        "this",
        "that",
        "these",
        "those",
        "which",
        "what",
        "when",
        "was",
        "were",
        "are",
        "has",
        "have",
        "had",
        "been",
        "not",
        "its",
        "any",
        "all",
        "one",
        "two",
        "per",
        "than",
        "then",
        "of",
        "or",
        "in",
        "on",
        "at",
        "to",
        "by",
        "as",
        "is",
        "it",
        "be",
        "no",
        "was",
        "if",
        "an",
        "requested",
        "request",
        "service",
        "date",
        "dates",
        "line",
        "case",
        "criterion",
        "criteria",
        "requirement",
        "requirements",
        "patient",
        "patients",
        "member",
        "record",
        "records",
        "documentation",
        "documented",
        "documents",
        "evidence",
        "required",
        "require",
        "requires",
        "policy",
        "plan",
        "insurer",
        "there",
        "here",
        "given",
        "same",
        "such",
        "other",
        "into",
        "also",
        "least",
        "most",
        "before",
        "after",
        "during",
        "each",
        "made",
        "done",
        "found",
        "found",
        "part",
        "must",
        "may",
    ]
)
_WEIGHTS = (("id", 2.0), ("title", 2.0), ("search", 1.0), ("text", 0.6))
_SURE = 1.6


@cache
def _stemmer() -> Any:
    import Stemmer  # noqa: PLC0415 - a few milliseconds that only prose needs

    return Stemmer.Stemmer("english")


def _stems(text: str) -> list[str]:
    words = [word.replace("programme", "program") for word in _WORD.findall(text.lower())]
    return list(_stemmer().stemWords([word for word in words if word not in _STOP]))


class Subjects:
    """The criteria of a policy, told apart by their words.

    :ivar policy: the policy.
    """

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._weights: dict[str, dict[str, float]] = {}
        shared: Counter[str] = Counter()
        for criterion in policy.criteria:
            weights: dict[str, float] = {}
            parts = {
                "id": criterion.id.replace("-", " "),
                "title": criterion.title,
                "search": " ".join(criterion.search),
                "text": criterion.text,
            }
            for part, weight in _WEIGHTS:
                for stem in _stems(parts[part]):
                    weights[stem] = max(weights.get(stem, 0.0), weight)
            self._weights[criterion.id] = weights
            shared.update(weights)
        for weights in self._weights.values():
            for stem in weights:
                weights[stem] /= shared[stem]

    def about(self, text: str) -> str | None:
        """The criterion that a text is about, or None when that is not plain."""
        ranked = sorted(self.scores(text).items(), key=lambda item: -item[1])
        if not ranked or ranked[0][1] < _SURE:
            return None
        return ranked[0][0]

    def scores(self, text: str) -> dict[str, float]:
        """How much each criterion is spoken of."""
        for criterion in self.policy.criteria:
            if re.search(rf"(?<![\w-]){re.escape(criterion.id)}(?![\w-])", text):
                return {criterion.id: 10.0}
        view = View(text)
        mentions = lexicon().mentions(view.text, view.lower)
        lower = view.lower
        for mention in mentions:
            # The name of the service is in every sentence and tells nothing.
            if mention.kind == "procedure" and mention.id in self.policy.procedure:
                lower = lower[: mention.start] + " " * (mention.end - mention.start) + lower[mention.end :]
        stems = set(_stems(lower))
        named = {(mention.kind, mention.id) for mention in mentions}
        timed = any(True for _ in durations(view.lower, 0, len(view.lower)))
        return {
            criterion.id: sum(weight for stem, weight in self._weights[criterion.id].items() if stem in stems)
            + _by_concepts(criterion, named, timed=timed)
            for criterion in self.policy.criteria
        }


def _by_concepts(criterion: Criterion, named: set[tuple[str, str]], *, timed: bool) -> float:
    total = 0.0
    for leaf in leaves(criterion.rule):
        where = getattr(leaf, "where", None)
        if where is not None and leaf.fact in ("treatment", "finding", "diagnosis"):
            total += 1.0 * any(kind == leaf.fact and where.fits(kind, name) for kind, name in named)
        for component in getattr(leaf, "components", {}).values():
            total += 0.3 * any(component.fits(kind, name) for kind, name in named)
        if leaf.fact == "symptom" and timed and any(kind == "symptom" for kind, _ in named):
            total += 1.0
    return total


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


def addressed(body: Iterable[Block], subjects: Subjects, scope: Mapping[int, bool]) -> set[str]:
    """The criteria of a policy that some block of the text speaks of.

    :param scope: by number of a block in the text, whether it can be about the line.
    """
    found: set[str] = set()
    for number, block in enumerate(body):
        if scope.get(number, True):
            for text in (block.text, *(sentence.text for sentence in block.sentences)):
                found |= {name for name, score in subjects.scores(text).items() if score >= _SURE}
    return found
