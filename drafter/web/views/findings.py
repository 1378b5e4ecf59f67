"""Findings and the rationale as they are shown. What tells a criterion's state is counted, not shown, until that may be seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.drafting.findings import RULES, Severity
from drafter.drafting.rationale import StatementKind
from drafter.evidence.intake.cases import Record
from drafter.record import signoff
from drafter.review.checks import standing
from drafter.review.worksheet import Origin, key_of
from drafter.web.views.criteria import revealed, withheld

if TYPE_CHECKING:
    from datetime import date

    from drafter.drafting.findings import Finding
    from drafter.record.signoff import Desk
    from drafter.review.jurisdictions import Jurisdiction
    from drafter.review.worksheet import Sentence
    from drafter.web.views.criteria import Looker

_LINE = re.compile(r"^/lines/(\d+)(?:/criteria/(\d+))?")
_ANSWER = re.compile(r"^/answers/(\d+)/([^/]+)")
_SENTENCE = re.compile(r"^/rationale/(\d+)")


class FindingView(Record):
    """A finding, like a check of a pull request.

    :param key: its name for acknowledgements and comments.
    :param where: the place in words; ``line``, ``criterion`` and ``sentence`` say where to jump.
    """

    key: str
    code: str
    severity: Severity
    message: str
    fix: str
    where: str
    line: int | None
    criterion: str | None
    sentence: int | None
    acknowledged: str | None
    acknowledged_by: str = ""


class FindingsView(Record):
    """All findings in the order in which they matter.

    :param held_back: whether some are withheld until their criterion's evidence was opened. How many, and on which criterion, would tell
        what is open there.
    :param blocking: counts of those that are shown.
    """

    shown: tuple[FindingView, ...]
    held_back: bool
    blocking: int
    warnings: int
    acknowledged: int
    information: int


class SentenceView(Record):
    """A sentence of the rationale.

    :param text: in place of the drafted words, what the jurisdiction lets software say.
    :param sources: the sources that it cites, as the draft lists them.
    """

    id: int
    text: str
    line: int
    criterion: str | None
    kind: StatementKind
    origin: Origin
    by: str
    tied: bool
    quotes: tuple[str, ...]
    sources: tuple[str, ...]
    withheld: bool = False


def findings_view(desk: Desk, who: Looker) -> FindingsView:
    found = signoff.findings(desk)
    order = list(Severity)
    placed = [
        (each, *place_of_finding(desk, each))
        for each in sorted(found, key=lambda f: (order.index(f.severity), f.code, f.at))
    ]
    seen = [
        (each, line, criterion, sentence)
        for each, line, criterion, sentence in placed
        if line is None or criterion is None or revealed(desk, who, line, criterion)
    ]
    warnings = [each for each, *_ in seen if each.severity is Severity.WARNING]
    done = sum(desk.sheet.acknowledged(f) is not None for f in warnings)
    return FindingsView(
        shown=tuple(_finding(desk, *each) for each in seen), held_back=len(seen) < len(placed),
        blocking=sum(each.severity is Severity.BLOCKING for each, *_ in seen), warnings=len(warnings) - done, acknowledged=done,
        information=sum(each.severity is Severity.INFO for each, *_ in seen),
    )  # fmt: skip


def place_of_finding(desk: Desk, found: Finding) -> tuple[int | None, str | None, int | None]:
    """Line, criterion and sentence that a finding is about."""
    if (match := _ANSWER.match(found.at)) is not None:
        return int(match[1]), match[2], None
    if (match := _SENTENCE.match(found.at)) is not None:
        sentence = next((s for s in desk.sheet.rationale if s.id == int(match[1])), None)
        return (sentence.line, sentence.criterion, sentence.id) if sentence else (None, None, None)
    match = _LINE.match(found.at)
    if match is None or int(match[1]) >= len(desk.draft.lines):
        return None, None, None
    line = desk.draft.lines[int(match[1])]
    if match[2] is not None and int(match[2]) < len(line.criteria):
        return line.line, line.criteria[int(match[2])].id, None
    named = next(
        (c.id for c in line.criteria if re.search(rf"(?<![\w-]){re.escape(c.id)}(?![\w-])", found.message)), None
    )
    return line.line, named, None


def _finding(desk: Desk, found: Finding, line: int | None, criterion: str | None, sentence: int | None) -> FindingView:
    acknowledged = desk.sheet.acknowledged(found)
    places = (f"Line {line}" if line else "", _title(desk, line, criterion), f"sentence {sentence}" if sentence else "")
    return FindingView(
        key=key_of(found), code=found.code, severity=found.severity, message=found.message, fix=found.fix or RULES[found.code].fix,
        where=", ".join(place for place in places if place), line=line, criterion=criterion, sentence=sentence,
        acknowledged=acknowledged.reason if acknowledged else None, acknowledged_by=acknowledged.by.name if acknowledged else "",
    )  # fmt: skip


def _title(desk: Desk, line: int | None, criterion: str | None) -> str:
    policy = desk.policies.get(line or 0)
    told = policy.criterion(criterion) if policy and criterion else None
    return told.title if told else criterion or ""


def sentences_view(
    desk: Desk, who: Looker, line: int, state: Jurisdiction, day: date
) -> tuple[tuple[SentenceView, ...], bool]:
    """The sentences of a line's rationale that may be seen, and whether there are others; how many would tell of open questions."""
    all_ = [s for s in standing(desk.sheet) if s.line == line]
    own = {s.id for s in all_ if s.by is not None and s.by.person == who.person}
    seen = [s for s in all_ if s.criterion is None or s.id in own or revealed(desk, who, line, s.criterion)]
    return tuple(_sentence(desk, s, state, day) for s in seen), len(all_) > len(seen)


def _sentence(desk: Desk, sentence: Sentence, state: Jurisdiction, day: date) -> SentenceView:
    drafted = next(
        (c.state for line in desk.draft.lines if line.line == sentence.line for c in line.criteria if c.id == sentence.criterion),
        None,
    )  # fmt: skip
    hidden = sentence.origin is Origin.AUTO and drafted is not None and withheld(state, drafted, day)
    text = f"{_title(desk, sentence.line, sentence.criterion)}: {state.suggestion(drafted, day)}" if hidden and drafted else sentence.text  # fmt: skip
    return SentenceView(
        id=sentence.id, text=text, line=sentence.line, criterion=sentence.criterion, kind=sentence.kind, origin=sentence.origin,
        by=sentence.by.name if sentence.by else "", tied=sentence.tied, quotes=tuple(e.quote for e in sentence.evidence),
        sources=tuple(c.source for c in sentence.citations), withheld=hidden,
    )  # fmt: skip
