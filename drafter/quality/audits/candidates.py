"""Candidates for the gold set: a case with what its second reading found, in the format of a gold case.

A correction must not silently become what is held right: a candidate enters a gold set only by two people's approval, other than
whoever proposed it. It holds the record's text, so it stays where records may be.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml

from drafter.drafting.determination import Recommendation
from drafter.errors import InputError
from drafter.review.decisions import Disposition

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from drafter.drafting.determination import Draft
    from drafter.evidence.intake.cases import Case
    from drafter.quality.audits.readings import Reading
    from drafter.record.audits import Candidate

_RECOMMENDED = {
    Disposition.APPROVE: Recommendation.APPROVE,
    Disposition.REQUEST_INFORMATION: Recommendation.REQUEST_INFORMATION,
}
_CAUTION = tuple(Recommendation)


def candidate(case: Case, reading: Reading, draft: Draft) -> str:
    """What is proposed, as JSON: the case without its member, what the gold set would expect, and what was found.

    What a draft should say where a person denied, approved in part or referred is: refer to a physician.
    """
    lines: dict[int, dict[str, Any]] = {
        line: {"recommendation": _recommended(said).value, "criteria": {}} for line, said in reading.blind.lines.items()
    }
    for place, state in reading.blind.states.items():
        line, _, criterion = place.partition("/")
        lines[int(line)]["criteria"][criterion] = state.value
    drafted = {f"{line.line}/{c.id}": c.state for line in draft.lines for c in line.criteria}
    wrong = sorted(place for place, state in reading.blind.states.items() if drafted.get(place) is not state)
    errors = {e.value for m in reading.compared.marks.values() for e in m.errors} if reading.compared else set()
    errors |= {e.value for e in reading.compared.errors} if reading.compared else set()
    expected = {
        "recommendation": max((_recommended(d) for d in reading.blind.lines.values()), key=_CAUTION.index).value,
        "lines": lines,
        "note": "From a QA audit. Draft and second reading differ on: " + (", ".join(wrong) or "nothing") + ".",
        "tags": ["audit", *sorted(error.replace(" ", "-") for error in errors)],
    }
    content = json.loads(case.model_dump_json(exclude_none=True, exclude={"member"}))
    return json.dumps({"case": content, "expected": expected}, ensure_ascii=False, sort_keys=True)


def _recommended(said: Disposition) -> Recommendation:
    return _RECOMMENDED.get(said, Recommendation.REFER_TO_PHYSICIAN)


def export(approved: Iterable[Candidate], folder: Path) -> list[Path]:
    """Gold case folders of candidates that two people approved; what is there already is left as it is.

    :raises InputError: when a folder cannot be written.
    """
    made = []
    for each in approved:
        place = folder / f"audit-{each.id}"
        if not each.approved or place.exists():
            continue
        told = json.loads(each.content)
        try:
            place.mkdir(parents=True)
            for name, content in (("case.yaml", told["case"]), ("expected.yaml", told["expected"])):
                text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=120)
                (place / name).write_text(text, encoding="utf-8")
        except OSError as error:
            raise InputError(f"it cannot be written ({error.strerror})", file=place, remedy="Check the folder and its permissions.") from None  # fmt: skip
        made.append(place)
    return made
