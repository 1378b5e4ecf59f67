"""What a citation points at: the text of a policy's criterion or layer, or of a corpus passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.drafting.determination import Reference
from drafter.drafting.rationale import source_kind
from drafter.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.criteria.library import Policies
    from drafter.criteria.policy import Policy
    from drafter.guidelines.corpus import Corpus


class Sources:
    """Everything that may be cited."""

    def __init__(self, policies: Policies, corpus: Corpus) -> None:
        self.policies, self.corpus = policies, corpus

    def policy(self, source: str) -> Policy | None:
        """The policy that a citation names, or None."""
        kind, _, rest = source.partition(":")
        if kind != "policy":
            return None
        try:
            return self.policies.get(rest.partition("#")[0])
        except InputError:
            return None

    def text(self, source: str) -> str | None:
        """The cited text, or None when the citation points nowhere."""
        kind, _, rest = source.partition(":")
        name, _, place = rest.partition("#")
        if kind == "policy":
            policy = self.policy(source)
            if policy is None or "@" not in name:
                return None
            criterion = policy.criterion(place)
            if criterion is not None:
                return criterion.text
            return next((layer.position for layer in policy.layers if place == layer.name.replace(" ", "-")), None)
        passage = self.corpus.passage(rest)
        guideline = self.corpus.guideline(passage.source) if passage else None
        if passage is None or guideline is None or source_kind(guideline) != kind:
            return None
        return passage.text

    def reference(self, source: str) -> Reference | None:
        """The entry of the reference list that a citation belongs to."""
        kind, _, rest = source.partition(":")
        name = rest.partition("#")[0]
        if kind == "policy":
            policy = self.policy(source)
            if policy is None:
                return None
            return Reference(
                source=f"policy:{policy.key}", kind="policy", title=policy.title, publisher=policy.publisher,
                year=policy.effective.start.year, url=policy.source.url,
            )  # fmt: skip
        passage = self.corpus.passage(rest)
        guideline = self.corpus.guideline(passage.source) if passage else None
        if guideline is None:
            return None
        return Reference(
            source=f"{kind}:{name}", kind="study" if kind == "study" else "guideline", title=guideline.title,
            publisher=guideline.publisher, year=guideline.year, url=guideline.url,
        )  # fmt: skip

    def references(self, cited: Iterable[str]) -> tuple[Reference, ...]:
        """The reference list of some citations, each source once, policies first."""
        found = {ref.source: ref for source in cited if (ref := self.reference(source)) is not None}
        return tuple(sorted(found.values(), key=lambda ref: (ref.kind != "policy", ref.source)))


def listed(source: str) -> str:
    """The reference that a citation belongs to: its source without the place in it."""
    return source.partition("#")[0]
