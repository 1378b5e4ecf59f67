"""Faults planted into sound drafts, texts, answers and records, and what the guardrails make of them.

A fault in a draft or a text is caught when the check raises something that the sound one does not. A false claim of a model is caught
when grounding keeps it out of the facts; a false statement when the draft does not hold it. A record that gives orders, or holds
a page of another patient, must leave the draft as it was.
"""

from __future__ import annotations

import copy
import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from drafter.drafting.determination import Draft, digest_of
from drafter.drafting.findings import Severity
from drafter.errors import InputError
from drafter.inspection import inspect
from drafter.models.rules.model import RulesModel
from drafter.pipeline import draft, wanted_kinds
from drafter.quality.sabotage import answers, drafts, receipts, records, texts
from drafter.quality.sabotage.forger import Forger
from drafter.quality.sabotage.kinds import Planted, chance, other_digit, other_figure
from drafter.render.page import page
from drafter.render.text import to_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from drafter.drafting.findings import Finding
    from drafter.drafting.rationale import Statement
    from drafter.evidence.intake.cases import Case
    from drafter.pipeline import Library

#: How many false claims of a kind are planted into one case.
_CLAIMS_PER_CASE = 3


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was planted, and what the check said of the sound drafts.

    :param checked: sound drafts that were checked, in JSON and as text.
    :param alarms: case, form and code of each blocking finding on a sound draft.
    """

    planted: tuple[Planted, ...]
    checked: int
    alarms: tuple[tuple[str, str, str], ...]

    @property
    def missed(self) -> tuple[Planted, ...]:
        return tuple(each for each in self.planted if not each.caught)


def sabotage(cases: Sequence[Case], library: Library) -> Report:
    """Plants every kind of fault into every case that has a place for it."""
    planted: list[Planted] = []
    alarms: list[tuple[str, str, str]] = []
    for case in cases:
        sound = draft(case, RulesModel(), library)
        shown = to_text(page(sound, case))
        found = {"draft": inspect(sound.to_json(), case, library), "text": inspect(shown, case, library)}
        own = {f.code for f in sound.findings}
        alarms += [
            (case.id, form, f.code)
            for form, all_ in found.items()
            for f in all_
            if f.severity is Severity.BLOCKING and f.code not in own
        ]
        planted += _in_drafts(case, sound, found["draft"], library)
        planted += _in_texts(case, shown, found["text"], library)
        planted += _in_claims(case, library)
        planted += _in_statements(case, sound, library)
        planted += _in_records(case, sound, library)
    return Report(tuple(planted), 2 * len(cases), tuple(alarms))


def _new(found: Sequence[Finding], sound: Sequence[Finding]) -> tuple[str, ...]:
    """Codes that are raised more often than for the sound one; what only informs does not count."""
    more = Counter(f.code for f in found if f.severity is not Severity.INFO) - Counter(f.code for f in sound)
    return tuple(sorted(more))


def _in_drafts(case: Case, sound: Draft, found: Sequence[Finding], library: Library) -> Iterator[Planted]:
    for kind, plant in (*drafts.FAULTS, *receipts.FAULTS):
        content = copy.deepcopy(sound.content())
        forger = Forger(content, case, library.sources, chance(case.id, kind))
        if plant(forger):
            sealed = json.dumps(forger.draft | {"digest": digest_of(forger.draft)}, ensure_ascii=False)
            try:
                codes = _new(inspect(sealed, case, library), found)
            except InputError:
                codes = ("refused",)
            yield Planted(kind, "draft", case.id, bool(codes), codes)


def _in_texts(case: Case, shown: str, found: Sequence[Finding], library: Library) -> Iterator[Planted]:
    for kind, change in texts.FAULTS:
        text = change(shown)
        if text != shown:
            codes = _new(inspect(text, case, library), found)
            yield Planted(kind, "text", case.id, bool(codes), codes)


def _in_claims(case: Case, library: Library) -> Iterator[Planted]:
    governing = [
        library.policies.choose(case.payer, line.code, case.request.as_of(line)).policy for line in case.request.lines
    ]
    wanted = wanted_kinds([policy for policy in governing if policy is not None])
    sound = {document.id: RulesModel().propose_facts(document, wanted) for document in case.documents}
    for kind, plant in answers.CLAIMS:
        draw = chance(case.id, kind)
        able = list(plant(sound, case, draw))
        for document, candidate, attribute in draw.sample(able, min(_CLAIMS_PER_CASE, len(able))):
            target = case.document(document)
            assert target is not None
            caught, codes = answers.outcome(target, candidate, attribute, case, sound[document])
            yield Planted(kind, "answer", case.id, caught, codes)


def _first(change: Callable[[Statement], Statement | None]) -> Callable[[list[Statement]], list[Statement]]:
    """Changes the first statement that can be changed."""

    def changed(statements: list[Statement]) -> list[Statement]:
        for index, statement in enumerate(statements):
            new = change(statement)
            if new is not None and new != statement:
                return [*statements[:index], new, *statements[index + 1 :]]
        return statements

    return changed


def _worded(change: Callable[[str], str | None]) -> Callable[[Statement], Statement | None]:
    def changed(statement: Statement) -> Statement | None:
        text = change(statement.text) if statement.kind == "finding" else None
        return None if text is None else statement.model_copy(update={"text": text})

    return changed


def _cited(source: str) -> Callable[[Statement], Statement | None]:
    def changed(statement: Statement) -> Statement | None:
        if not statement.citations:
            return None
        return statement.model_copy(
            update={"citations": (statement.citations[0].model_copy(update={"source": source}),)}
        )

    return changed


def _passed_over(statements: list[Statement]) -> list[Statement]:
    """Nothing is said of the first criterion."""
    criterion = next((s.criterion for s in statements if s.criterion is not None), None)
    return [s for s in statements if criterion is None or s.criterion != criterion]


STATEMENTS: tuple[tuple[str, Callable[[list[Statement]], list[Statement]]], ...] = (
    ("answer: a statement that denies", _first(_worded(lambda text: text + " It is denied."))),
    ("answer: a statement with a figure of its own", _first(_worded(other_figure))),
    ("answer: a statement that turns the result", _first(_worded(lambda text: text.replace(" is unclear:", " is met:").replace(" is not met:", " is met:")))),
    ("answer: a statement that cites a source of its own", _first(_cited("study:unheard-of-2024#1"))),
    ("answer: a statement that cites literature for the plan", _first(_cited("study:navarro-santana-2022-dry-needling-vs-tpi#1"))),
    ("answer: a statement with a quote of its own", _first(lambda s: s.model_copy(update={"evidence": tuple(e.model_copy(update={"quote": new}) for e in s.evidence if (new := other_digit(e.quote + "4", chance("", "quote"))))}) if s.evidence else None)),
    ("answer: a criterion passed over", _passed_over),
    ("answer: no statement at all", lambda _: []),
)  # fmt: skip


def _in_statements(case: Case, sound: Draft, library: Library) -> Iterator[Planted]:
    """A model that writes so: the draft must read as the embedded writer's, and say that it does."""
    for kind, change in STATEMENTS:
        model = answers.Corrupted(RulesModel(), change)
        made = draft(case, model, library)
        if not model.planted:
            continue
        codes = tuple(sorted({f.code for f in made.findings} - {f.code for f in sound.findings}))
        same = made.rationale == sound.rationale and made.recommendation is sound.recommendation
        yield Planted(kind, "answer", case.id, same, codes)


def _in_records(case: Case, sound: Draft, library: Library) -> Iterator[Planted]:
    for kind, order in records.DISGUISES:
        made = draft(_appended(case, f"\n\n{order}\n"), RulesModel(), library)
        codes = tuple(sorted({f.code for f in made.findings} - {f.code for f in sound.findings}))
        yield Planted(kind, "record", case.id, _judged(made) == _judged(sound), codes or ("no effect",))
    # Whose page it is can be told only where the patient is known.
    named = case.model_copy(update={"member": case.member or records.MEMBER})
    alone = sound if named is case else draft(named, RulesModel(), library)
    made = draft(_appended(named, records.ANOTHER_PATIENT), RulesModel(), library)
    told = any(f.code == "EVD005" for f in made.findings) and made.facts == alone.facts
    yield Planted("record: a page of another patient", "record", case.id, told, ("EVD005",) if told else ())


def _appended(case: Case, text: str) -> Case:
    last = case.documents[-1]
    documents = (*case.documents[:-1], last.model_copy(update={"text": last.text.rstrip() + text}))
    return case.model_copy(update={"documents": documents})


def _judged(made: Draft) -> list[tuple[Any, ...]]:
    return [(line.recommendation, *((a.id, a.state) for a in line.criteria)) for line in made.lines]


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of fault: how often it was planted and caught, and by which codes."""

    kind: str
    planted: int = 0
    caught: int = 0
    codes: tuple[tuple[str, int], ...] = ()


def table(report: Report) -> list[Row]:
    """One row a kind, in the order in which kinds were planted."""
    rows: dict[str, Row] = {}
    codes: dict[str, Counter[str]] = {}
    for each in report.planted:
        row = rows.setdefault(each.kind, Row(each.kind))
        codes.setdefault(each.kind, Counter()).update(each.codes if each.caught else ())
        rows[each.kind] = replace(row, planted=row.planted + 1, caught=row.caught + each.caught)
    return [replace(row, codes=tuple(codes[kind].most_common(4))) for kind, row in rows.items()]
