"""What measuring a gold case once gave: one row of ``samples.jsonl``.

A draft that is wrong, a model that gave no answer and a program that broke are three different
outcomes; only the first has something to score.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from drafter.criteria.logic import State
from drafter.drafting.determination import Recommendation
from drafter.evidence.claims.facts import Evidence
from drafter.evidence.intake.cases import Record

UNDETERMINED = frozenset({State.UNCLEAR, State.NOT_DOCUMENTED})


class Outcome(StrEnum):
    """How a run of a case ended."""

    DRAFTED = "drafted"
    REFUSED = "refused"
    CRASHED = "crashed"


class Agreement(StrEnum):
    """What the readers of a record made of a criterion's facts; shown to reviewers as a signal."""

    AGREE = "readers agree"
    ALONE = "one reader"
    DISAGREE = "readers disagree"
    SILENT = "nothing read"


class Passage(Record):
    """A sentence of the record with the words in it that are quoted.

    :param parts: the sentence in order, each part with whether it is quoted.
    """

    document: str
    row: int
    parts: tuple[tuple[str, bool], ...]


class CriterionScore(Record):
    """One criterion of a line, as expected and as drafted.

    :param got: None when the draft does not judge the criterion.
    :param passages: the evidence in its sentences.
    :param labels: the labelled quotes; ``found`` says for each whether the draft's evidence overlaps it.
    :param on_label: how many of the draft's quotes overlap a label.
    """

    line: int
    criterion: str
    policy: str
    expected: State
    got: State | None
    required: bool = True
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    passages: tuple[Passage, ...] = ()
    labels: tuple[str, ...] = ()
    found: tuple[bool, ...] = ()
    on_label: int = 0
    quotes: int = 0
    agreement: Agreement = Agreement.SILENT

    @property
    def right(self) -> bool:
        return self.got is self.expected

    @property
    def wrong_met(self) -> bool:
        return self.got is State.MET and self.expected is not State.MET


class LineScore(Record):
    """One line's recommendation; ``expected`` is None where the gold case does not say."""

    line: int
    code: str
    policy: str
    expected: Recommendation | None
    got: Recommendation | None

    @property
    def wrong_approve(self) -> bool:
        return self.got is Recommendation.APPROVE and self.expected not in (Recommendation.APPROVE, None)


class Score(Record):
    """A draft held against its gold case: counts, and what was said of each criterion.

    :param findings: expected codes, each with whether it was raised.
    :param said: phrases that must not be said and are.
    :param citations, citations_right: all, and those whose quote stands in the source that they name and that is listed.
    :param quotes, quotes_verbatim: quotes of the record in the draft, and those that stand where they say.
    :param facts, rejections: claims of the model that grounded, and those that did not.
    :param labelled_facts, labelled_facts_found, drafted_facts, drafted_facts_right: of the kinds that are labelled.
    """

    recommendation: LineScore
    lines: tuple[LineScore, ...]
    criteria: tuple[CriterionScore, ...]
    findings: dict[str, bool] = Field(default_factory=dict)
    raised: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    must_not_say: int = 0
    citations: int = 0
    citations_right: int = 0
    quotes: int = 0
    quotes_verbatim: int = 0
    facts: int = 0
    rejections: int = 0
    labelled_facts: int = 0
    labelled_facts_found: int = 0
    drafted_facts: int = 0
    drafted_facts_right: int = 0
    digest: str = ""


class Trial(Record):
    """A metamorphic check made of a gold case.

    :param line, criterion: what it is about; 0 and "" for the whole case.
    :param became_met: whether something became met or approved that was not.
    :param detail: what changed, in states.
    """

    check: str
    line: int = 0
    criterion: str = ""
    held: bool
    became_met: bool = False
    detail: str = ""


class Sample(Record):
    """A gold case, drafted once.

    :param error: for a case without a draft: what happened, without text of the record.
    :param seconds: to draft, on one process.
    :param trials: the metamorphic checks, where they were asked for.
    :param tokens: what the model counted, by name; empty when it counts none.
    """

    case: str
    repeat: int = 0
    outcome: Outcome
    error: str = ""
    retryable: bool = False
    seconds: float = 0.0
    tokens: dict[str, int] = Field(default_factory=dict)
    tags: tuple[str, ...] = ()
    note: str = ""
    score: Score | None = None
    trials: tuple[Trial, ...] = ()

    def without_text(self) -> Sample:
        """The same without a word of the record or about it: what a baseline keeps."""
        if self.score is None:
            return self
        bare = tuple(
            each.model_copy(update={"reason": "", "evidence": (), "passages": (), "labels": ("",) * len(each.labels)})
            for each in self.score.criteria
        )
        said = ("",) * len(self.score.said)
        return self.model_copy(
            update={"note": "", "score": self.score.model_copy(update={"criteria": bare, "said": said})}
        )
