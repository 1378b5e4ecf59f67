"""Which criterion a piece of text is about.

What a criterion is called comes from the policy itself: its id, title, text and search terms, and the concepts that its
rule asks for. Nothing here knows a policy.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from drafter.criteria.rules import leaves
from drafter.drafting.prose.heard import heard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from drafter.criteria.policy import Criterion, Policy
    from drafter.drafting.prose.layout import Block

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
        lower, mentions, timed = heard(text)
        for mention in mentions:
            # The name of the service is in every sentence and tells nothing.
            if mention.kind == "procedure" and mention.id in self.policy.procedure:
                lower = lower[: mention.start] + " " * (mention.end - mention.start) + lower[mention.end :]
        stems = set(_stems(lower))
        named = {(mention.kind, mention.id) for mention in mentions}
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
