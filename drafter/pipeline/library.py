"""What drafting consults, and the background that it finds for a service."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.criteria import library as policies_on_disk
from drafter.drafting.findings import Finding, finding
from drafter.drafting.rationale import Cited
from drafter.drafting.sources import Sources
from drafter.errors import DrafterError, ModelError
from drafter.evidence.words.lexicon import lexicon
from drafter.guidelines.corpus import Corpus

if TYPE_CHECKING:
    from drafter.criteria.library import Policies
    from drafter.criteria.policy import Policy
    from drafter.evidence.intake.cases import Line
    from drafter.guidelines.index import Index
    from drafter.settings import Settings

_PASSAGES = 2


@dataclass(frozen=True)
class Library:
    """Everything that drafting consults: policies, corpus, and the index over it.

    :param problem: why there is no index, one sentence without its full stop.
    """

    policies: Policies
    corpus: Corpus
    index: Index | None
    problem: str = ""

    @classmethod
    def open(cls, settings: Settings) -> Library:
        """The library that the settings name; an index that cannot be opened is a finding, not a stop."""
        lexicon()
        policies = policies_on_disk.load(settings.folder("DRAFTER_CRITERIA", "criteria"))
        corpus = Corpus.load(settings.folder("DRAFTER_CORPUS", "guidelines_corpus"))
        index, problem = _index(corpus, settings)
        # All of this lives as long as the process: collecting garbage need not walk it each time.
        gc.freeze()
        return cls(policies, corpus, index, problem=problem)

    @property
    def sources(self) -> Sources:
        return Sources(self.policies, self.corpus)

    def codes(self, source: str) -> tuple[str, ...]:
        """The service codes that a guideline or study is about."""
        guideline = self.corpus.guideline(source)
        return guideline.codes if guideline else ()


def _index(corpus: Corpus, settings: Settings) -> tuple[Index | None, str]:
    """The index over the corpus, or why there is none."""
    from drafter.guidelines.index import Index  # noqa: PLC0415 - Chroma is slow to import

    try:
        return Index.open(corpus, settings), ""
    except ModelError as error:
        return None, str(error).rstrip(".")
    except DrafterError:  # a setting or a key: to be mended before anything is drafted
        raise
    except Exception as error:  # noqa: BLE001 - whatever Chroma raises, drafting goes on without background
        return None, f"the guideline index could not be opened ({type(error).__name__})"


def background(line: Line, policy: Policy, library: Library, at: str) -> tuple[tuple[Cited, ...], list[Finding]]:
    """Evidence for the service and, where the corpus has it, evidence that points the other way."""
    if library.index is None:
        return (), [finding("SRC004", at, library.problem)]
    query = policy.background or f"{policy.service} {' '.join(policy.topics)}".replace("-", " ")
    try:
        hits = [hit.passage for hit in library.index.search(query, codes=(line.code,), limit=24)]
    except ModelError as error:
        return (), [finding("SRC004", at, f"the guideline index could not be searched: {str(error).rstrip('.')}")]
    told = [p for p in hits if p.direction != "0"] or hits
    chosen = told[:_PASSAGES]
    for missing in {"+": "-", "-": "+"}.items():
        if missing[0] in {p.direction for p in chosen} and missing[1] not in {p.direction for p in chosen}:
            held = [
                p for p in library.corpus.passages if p.direction == missing[1] and line.code in library.codes(p.source)
            ]
            chosen += [p for p in hits if p.direction == missing[1]][:1] or held[:1]
    return tuple(
        Cited.model_construct(passage=p, guideline=g)
        for p in chosen
        if (g := library.corpus.guideline(p.source)) is not None
    ), []
