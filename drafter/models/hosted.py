"""``--model openai/NAME`` and ``--model replay:DIR``: a language model behind the one seam.

It sees documents with placeholders in place of identifiers, as data inside a fence, and answers by a schema. What
it returns are candidates and statements like anybody's; questions and the policy's layers are not its to
write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drafter.drafting.rationale import StatementKind
from drafter.errors import WithheldError
from drafter.models.chat import PendingError
from drafter.models.privacy.mask import Mask
from drafter.models.prompts import Prompt, fenced, in_use, prompt
from drafter.models.recorded import Folder
from drafter.models.rules.writer import write
from drafter.models.schemas import FIELDS, candidates, facts_answer
from drafter.models.statements import materials, statements, statements_answer
from drafter.models.structured import Asker, Usage
from drafter.models.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.drafting.rationale import Brief, Statement
    from drafter.evidence.claims.facts import Candidate, FactKind
    from drafter.evidence.intake.cases import Case, Document
    from drafter.models.chat import Body, Chat


class HostedModel:
    """A language model; :meth:`for_case` makes the one that reads and writes a case.

    :param name: as drafts record it.
    :param real_dates: whether it may see real dates.
    """

    def __init__(self, name: str, chat: Chat, *, reasks: int, real_dates: bool = False) -> None:
        self.name, self.chat, self.real_dates = name, chat, real_dates
        self.terms = chat.terms if isinstance(chat, Folder) else Terms()
        self._asker = Asker(chat, reasks)

    @property
    def concurrency(self) -> int:
        """How many requests may be under way at once."""
        return self.chat.concurrency

    @property
    def pending(self) -> str:
        """What a recorded run still has to answer, as one sentence; "" when that is nothing."""
        if not isinstance(self.chat, Folder) or not self.chat.pending:
            return ""
        count = len(self.chat.pending)
        failures = sorted(filter(None, self.chat.pending.values()))
        kinds = ", ".join(dict.fromkeys(failures))
        again = (
            f"; {len(failures)} of them asked for again, for the recorded answer is a failure ({kinds})"
            if failures
            else ""
        )
        return (
            f"{count} request{'s are' if count > 1 else ' is'} pending in {self.chat.folder / 'requests.jsonl'}{again}"
        )

    def for_case(self, case: Case) -> HostedReader:
        """The model for one case, with placeholders and counts of its own."""
        return HostedReader(self, self._asker, Mask(case, real_dates=self.real_dates))


class HostedReader:
    """A language model at work on one case."""

    def __init__(self, model: HostedModel, asker: Asker, mask: Mask) -> None:
        self.name, self.concurrency = model.name, model.chat.concurrency
        self.prompts = in_use(model.terms.prompts)
        self._asker, self._mask, self._usage, self._terms = asker, mask, Usage(), model.terms
        self._waiting = False

    @property
    def usage(self) -> dict[str, int]:
        """Answers received for the case, and their tokens."""
        return self._usage.counts()

    def propose_facts(self, document: Document, wanted: Sequence[FactKind]) -> list[Candidate]:
        """What the model says that a document tells of.

        :raises ModelError: when it gives no usable answer.
        """
        masked = self._mask.mask(document.text, document.date)
        on = f"{document.date:%Y-%m-%d}" if document.date else ""
        messages = self._prompt("facts").messages(
            kinds=[FIELDS[kind] for kind in wanted],
            kind=document.kind,
            recorded=self._mask.mask(on).text,
            record=fenced(masked.text),
        )
        try:
            answer = self._ask(messages, facts_answer(tuple(wanted)))
        except PendingError:
            self._waiting = True
            raise

        def back(text: str) -> str:
            found = masked.original(text)
            return self._mask.restored(text) if found is None else found

        return list(candidates(answer, document, wanted, back))

    def propose_statements(self, brief: Brief) -> list[Statement]:
        """The rationale of a line: the model's findings and background between the policy's own questions.

        :raises ModelError: when it gives no usable answer, or facts that it would write of are still to come.
        """
        if self._waiting and not self._asker.chat.ahead:
            raise PendingError
        given = materials(brief)
        answer = self._ask(self._rationale(brief), statements_answer(brief, given))
        return list(_in_order(brief, list(statements(answer, brief, given, self._mask.restored))))

    def _rationale(self, brief: Brief) -> list[dict[str, str]]:
        given = materials(brief)

        def hide(text: str) -> str:
            return self._mask.mask(text).text

        names = {item: name for name, item in given.quotes.items()}
        return self._prompt("rationale").messages(
            policy=brief.policy,
            fenced=fenced,
            criteria=[
                {
                    "id": assessed.id,
                    "title": criterion.title,
                    "text": criterion.text,
                    "source": brief.policy.citation(assessed.id),
                    "state": assessed.state.value,
                    "required": assessed.required,
                    "reason": hide(assessed.reason),
                    "quotes": [(names[item], hide(item.quote)) for item in assessed.evidence],
                }
                for assessed in brief.assessment.criteria
                if (criterion := brief.policy.criterion(assessed.id)) is not None
            ],
            passages=given.passages,
            previous=[hide(statement.text) for statement in brief.previous],
            violations=[hide(violation) for violation in brief.violations],
        )

    def _prompt(self, name: str) -> Prompt:
        return prompt(name, self._terms.prompts[name])

    def _ask(self, messages: list[dict[str, str]], answer: Any) -> Any:
        return self._asker.ask(messages, answer, self._usage, self._allow)

    def _allow(self, body: Body) -> None:
        if leaks := self._mask.leaks("\n".join(_words(body.get("messages")))):
            raise WithheldError(leaks)


def _words(value: Any) -> Iterator[str]:
    """Every text of a request's messages."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _words(item)
    elif isinstance(value, list):
        for item in value:
            yield from _words(item)


def _in_order(brief: Brief, told: Sequence[Statement]) -> Iterator[Statement]:
    """The model's statements where the embedded writer's would stand, beside the layers and questions of the policy."""
    mine = list(write(brief))
    known = {assessed.id for assessed in brief.assessment.criteria}
    yield from (s for s in mine if s.kind is StatementKind.POLICY)
    for assessed in brief.assessment.criteria:
        yield from (s for s in told if s.kind is StatementKind.FINDING and s.criterion == assessed.id)
        yield from (s for s in mine if s.kind is StatementKind.MISSING and s.criterion == assessed.id)
    yield from (s for s in told if s.kind is StatementKind.FINDING and s.criterion not in known)
    yield from (s for s in told if s.kind is StatementKind.BACKGROUND)
