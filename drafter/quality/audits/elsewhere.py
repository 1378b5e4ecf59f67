"""Determinations that were written elsewhere, held against their cases: the same draft-accuracy figures, and every guardrail's findings.

A folder holds a folder for each case: the case, and beside it ``determination.json`` (a draft of ours), ``.txt``, ``.md`` or ``.html``. What is
right is what the gold case expects where there is an ``expected.yaml``, and our own assessment elsewhere; the report tells how much rests
on which. A criterion that the text gives no result for is told, not counted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.drafting.checking import read_draft
from drafter.drafting.findings import Severity
from drafter.drafting.prose.check_criteria import differs, judged_by
from drafter.drafting.prose.dispositions import Verdict
from drafter.drafting.prose.html import PAGE, to_markdown
from drafter.drafting.prose.matter import Matter
from drafter.drafting.prose.results import all_met, results
from drafter.errors import InputError
from drafter.evidence.intake.case_files import CASE_NAMES, load_case
from drafter.inspection import inspect
from drafter.models.rules.model import RulesModel
from drafter.pipeline import Library, draft
from drafter.quality.audits.figures import Accuracy, Base, accuracies
from drafter.quality.audits.items import FITS, Item, LineItem
from drafter.quality.audits.signed import Signed
from drafter.quality.gold import EXPECTED_NAME, load_gold_case
from drafter.review.decisions import Disposition

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from drafter.drafting.determination import Draft, Recommendation
    from drafter.drafting.findings import Finding
    from drafter.evidence.intake.cases import Case

NAMES = tuple(f"determination{suffix}" for suffix in (".json", ".txt", ".md", ".html"))
#: Whoever wrote these goes on writing: what is here is a sample of it.
_WITHOUT_END = 10**9
_VERDICTS = {
    Verdict.APPROVE: Disposition.APPROVE, Verdict.PARTIAL: Disposition.MODIFY, Verdict.DENY: Disposition.DENY,
    Verdict.REQUEST_INFORMATION: Disposition.REQUEST_INFORMATION, Verdict.REFER: Disposition.REFER,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Determined:
    """One determination, against its case.

    :param gold: whether the gold case says what is right; else our own assessment does.
    :param unsaid: criteria, as ``LINE/CRITERION``, that the text gives no result for.
    :param codes: findings by code.
    """

    case: str
    gold: bool
    right: int
    wrong: tuple[str, ...]
    unsaid: tuple[str, ...]
    codes: dict[str, int]
    blocked: bool


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """:param findings: by code, in how many determinations."""

    determinations: tuple[Determined, ...]
    criteria: tuple[Accuracy, ...]
    lines: tuple[Accuracy, ...]
    findings: dict[str, int]

    @property
    def gold(self) -> int:
        return sum(each.gold for each in self.determinations)

    @property
    def blocked(self) -> int:
        return sum(each.blocked for each in self.determinations)


@dataclass(frozen=True, slots=True)
class _Read:
    """What one determination says, and what is right."""

    case: Case
    gold: bool
    ours: Draft
    right: Mapping[tuple[int, str], State]
    right_lines: Mapping[int, Recommendation]
    said: Mapping[tuple[int, str], State]
    said_lines: Mapping[int, Disposition]
    findings: tuple[Finding, ...]


def audit_folder(folder: Path, library: Library) -> Elsewhere:
    """The figures of a folder.

    :raises InputError: for a folder without determinations, and for the first case or draft that cannot be read.
    """
    read = [_read(place, library) for place in _places(folder)]
    items = [item for each in read for item in _items(each)]
    lines = [item for each in read for item in _lines(each)]
    base = Base({"": _WITHOUT_END}, {"": len(read)})
    codes = Counter(code for each in read for code in {f.code for f in each.findings if f.severity is not Severity.INFO})  # fmt: skip
    return Elsewhere(
        tuple(_determined(each) for each in read), tuple(accuracies(items, base, ("policy", "criterion"))),
        tuple(accuracies(lines, base, ("policy",))), dict(sorted(codes.items(), key=lambda c: (-c[1], c[0]))),
    )  # fmt: skip


def _places(folder: Path) -> Iterator[Path]:
    """Determinations of a folder, or of the one case that it is."""
    if not folder.is_dir():
        raise InputError("there is no such folder", file=folder, remedy="Give a folder of cases with determinations.")
    found = sorted(path for name in NAMES for path in folder.rglob(name) if any((path.parent / n).is_file() for n in CASE_NAMES))  # fmt: skip
    if not found:
        raise InputError("no case of this folder has a determination", file=folder, remedy=f"Put {' or '.join(NAMES)} beside each case.yaml.")  # fmt: skip
    yield from found


def _read(path: Path, library: Library) -> _Read:
    gold = load_gold_case(path.parent, path.parent.name) if (path.parent / EXPECTED_NAME).is_file() else None
    case = gold.case if gold else load_case(path.parent)
    ours = draft(case, RulesModel(), Library(library.policies, library.corpus, None))
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise InputError("it is not UTF-8 text", file=path, remedy="Save it as UTF-8.") from None
    right = {(line.line, c.id): c.state for line in ours.lines for c in line.criteria}
    lines = {line.line: line.recommendation for line in ours.lines}
    if gold:
        right = {(n, name): state for n, line in gold.expected.lines.items() for name, state in line.criteria.items()}
        lines = {n: line.recommendation for n, line in gold.expected.lines.items() if line.recommendation}
    if text.lstrip().startswith("{"):
        theirs = read_draft(text, path)
        said = {(line.line, c.id): c.state for line in theirs.lines for c in line.criteria}
        said_lines = {line.line: next(iter(FITS[line.recommendation])) for line in theirs.lines}
    else:
        matter = Matter(to_markdown(text) if PAGE.match(text) else text, case, ours, library.sources)
        said, said_lines = stated(matter, right), _decided(matter)
    found = tuple(inspect(text, case, library, file=path))
    return _Read(case, gold is not None, ours, right, lines, said, said_lines, found)


def stated(matter: Matter, right: Mapping[tuple[int, str], State]) -> dict[tuple[int, str], State]:
    """The state of each criterion as a text says, by line and criterion.

    :param right: what is right: a text that tells fewer than five states apart and means the right one is taken at that.
    """
    said: dict[tuple[int, str], State] = {}
    for block, sentence in all_met(matter.body):
        for number in matter.governed(matter.services.scope(block, sentence.text)):
            said |= {(number, c.id): State.MET for c in matter.lines[number].criteria if c.required}
    for each in results(matter.body):
        for number, assessed in judged_by(matter, each):
            place = (number, assessed.id)
            meant = right.get(place)
            said[place] = meant if meant is not None and not differs(each, meant) else each.state
    return said


def _decided(matter: Matter) -> dict[int, Disposition]:
    """The disposition of each line; the last that is said of it."""
    said: dict[int, Disposition] = {}
    everywhere = [d for d in matter.dispositions if not d.lines]
    for each in (*everywhere, *(d for d in matter.dispositions if d.lines)):
        for number in each.lines or matter.lines:
            said[number] = _VERDICTS[each.verdict]
    return said


def _policy(each: _Read, line: int) -> str:
    policy = next((drafted.policy for drafted in each.ours.lines if drafted.line == line), None)
    return f"{policy.id}@{policy.version}" if policy else "no policy"


def _whole(each: _Read) -> Signed:
    """What the figures take a determination by."""
    return Signed.model_construct(id=each.case.id, case=each.case.id, at="", model="elsewhere")


def _items(each: _Read) -> Iterator[Item]:
    whole = _whole(each)
    for (line, name), state in each.right.items():
        if (line, name) in each.said:
            yield Item(whole, "", name, _policy(each, line), each.said[line, name], None, state)


def _lines(each: _Read) -> Iterator[LineItem]:
    for line, right in each.right_lines.items():
        if line in each.said_lines:
            yield LineItem(_whole(each), "", _policy(each, line), each.said_lines[line] in FITS[right], None)


def _determined(each: _Read) -> Determined:
    told = {place: each.said[place] for place in each.right if place in each.said}
    wrong = [place for place, state in told.items() if state is not each.right[place]]
    return Determined(
        case=each.case.id, gold=each.gold, right=len(told) - len(wrong), wrong=tuple(f"{n}/{c}" for n, c in wrong),
        unsaid=tuple(f"{n}/{c}" for n, c in each.right if (n, c) not in each.said),
        codes=dict(sorted(Counter(f.code for f in each.findings if f.severity is not Severity.INFO).items())),
        blocked=any(f.severity is Severity.BLOCKING for f in each.findings),
    )  # fmt: skip
