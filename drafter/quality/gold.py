"""Gold cases: a case with what its draft must say, read strictly.

A gold case is a case folder with ``expected.yaml`` beside its ``case.yaml``. Its name is the folder's path
below the folder that is measured, so that two runs over the same set can be compared case by case.
Criteria, evidence and facts that it does not name are not scored.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError

from drafter import yaml_text
from drafter.criteria.logic import State
from drafter.drafting.determination import Recommendation
from drafter.errors import InputError, nearest
from drafter.evidence.claims.facts import FactKind
from drafter.evidence.intake.case_files import CASE_NAMES, load_case
from drafter.evidence.intake.cases import Case, Identifier, Record
from drafter.evidence.layout.text import Span, View, normalised

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails

EXPECTED_NAME = "expected.yaml"


def _as_text(value: object) -> object:
    """YAML reads some words as numbers, dates and truths; a label is the words."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, (int, float)) else value


Words = Annotated[str, BeforeValidator(_as_text), Field(min_length=1)]
FindingCode = Annotated[str, Field(pattern=r"^[A-Z]{3}[0-9]{3}$")]


class ExpectedLine(Record):
    """What a service line must come to."""

    recommendation: Recommendation | None = None
    criteria: dict[str, State] = Field(default_factory=dict)


class ExpectedFact(Record):
    """A fact that must be read. Facts of a kind are labelled completely, or not at all, in a document.

    :param quote: words of the document that the fact's quotes must overlap.
    :param name: the lexicon's name; without one any name will do.
    :param values: attributes with their grounded values, such as ``{outcome: failed}``.
    """

    document: Identifier
    kind: FactKind
    quote: Words
    name: str | None = None
    values: dict[str, Any] = Field(default_factory=dict)


class Expected(Record):
    """What a draft must say: the contents of ``expected.yaml``.

    :param evidence: by line and criterion, text that the criterion's evidence must overlap.
    :param findings: codes that must be raised.
    :param must_not_say: phrases that no statement of the draft may contain, whatever their case.
    """

    recommendation: Recommendation | None = None
    lines: dict[Annotated[int, Field(ge=1)], ExpectedLine] = Field(default_factory=dict)
    evidence: dict[int, dict[str, tuple[Words, ...]]] = Field(default_factory=dict)
    findings: tuple[FindingCode, ...] = ()
    facts: tuple[ExpectedFact, ...] = ()
    must_not_say: tuple[Words, ...] = ()
    note: str = ""
    tags: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a document."""

    document: str
    span: Span

    def overlaps(self, document: str, start: int, end: int) -> bool:
        return self.document == document and self.span.overlaps(Span(start, end))


@dataclass(frozen=True, slots=True)
class GoldCase:
    """A case, what is expected of it, and where its labelled quotes stand."""

    name: str
    folder: Path
    case: Case
    expected: Expected

    def labels(self, line: int, criterion: str) -> list[tuple[str, list[Place]]]:
        """The labelled quotes of a criterion, each with every place where it stands."""
        quotes = self.expected.evidence.get(line, {}).get(criterion, ())
        return [(quote, places(self.case, quote)) for quote in quotes]


def places(case: Case, quote: str, document: str | None = None) -> list[Place]:
    """Where a quote stands in the documents of a case, or in one; line ends and typographic marks do not matter."""
    wanted = normalised(quote).strip()
    found: list[Place] = []
    for each in case.documents:
        if document is not None and each.id != document:
            continue
        view = View(each.text)
        at = view.text.find(wanted) if wanted else -1
        while at >= 0:
            found.append(Place(each.id, view.source(at, at + len(wanted))))
            at = view.text.find(wanted, at + 1)
    return found


def load_gold(folder: Path) -> list[GoldCase]:
    """Every gold case of a folder, at any depth, by name; or the one that the folder is.

    :raises InputError: for the first thing that is wrong, with file, place, cause and remedy.
    """
    if not folder.is_dir():
        raise InputError("there is no such folder", file=folder, remedy="Give a folder of gold cases.")
    if any((folder / name).is_file() for name in CASE_NAMES):
        return [load_gold_case(folder, folder.resolve().name)]
    folders = sorted({path.parent for name in CASE_NAMES for path in folder.rglob(name)})
    if not folders:
        raise InputError(
            "there are no gold cases in the folder",
            file=folder,
            remedy=f"A gold case is a folder with case.yaml, its documents and {EXPECTED_NAME}.",
        )
    return [load_gold_case(each, each.relative_to(folder).as_posix()) for each in folders]


def load_gold_case(folder: Path, name: str) -> GoldCase:
    """:raises InputError: when the case or its expectation cannot be used."""
    file = folder / EXPECTED_NAME
    if not file.is_file():
        raise InputError(
            f"there is no {EXPECTED_NAME} beside the case", file=folder, remedy="Write what the draft must say."
        )
    case = load_case(folder)
    try:
        expected = Expected.model_validate(yaml_text.read(file) or {})
    except ValidationError as failed:
        raise _explained(file, failed) from None
    _fits(expected, case, file)
    return GoldCase(name, folder, case, expected)


def _fits(expected: Expected, case: Case, file: Path) -> None:
    """Whether the expectation speaks of this case: its lines, its documents, its words."""
    known = [line.line for line in case.request.lines]
    for key, numbers in (("lines", expected.lines), ("evidence", expected.evidence)):
        for number in numbers:
            if number not in known:
                raise InputError(
                    f"the case has no line {number}",
                    file=file,
                    place=f"{key}.{number}",
                    remedy=f"Lines of the case: {', '.join(map(str, known))}",
                )
    for number, criteria in expected.evidence.items():
        for criterion, quotes in criteria.items():
            unfound = [index for index, quote in enumerate(quotes) if not places(case, quote)]
            if unfound:
                raise _not_quoted(file, f"evidence.{number}.{criterion}[{unfound[0]}]")
    _facts_fit(expected, case, file)


def _facts_fit(expected: Expected, case: Case, file: Path) -> None:
    for index, fact in enumerate(expected.facts):
        if case.document(fact.document) is None:
            raise InputError(
                f"the case has no document {fact.document!r}",
                file=file,
                place=f"facts[{index}].document",
                remedy=nearest(fact.document, [d.id for d in case.documents]),
            )
        if not places(case, fact.quote, fact.document):
            raise _not_quoted(file, f"facts[{index}].quote")


def _not_quoted(file: Path, place: str) -> InputError:
    return InputError(
        "the words are in no document of the case", file=file, place=place, remedy="Copy them from the document."
    )


_KEYS = {*Expected.model_fields, *ExpectedLine.model_fields, *ExpectedFact.model_fields}


def _explained(file: Path, failed: ValidationError) -> InputError:
    error: ErrorDetails = min(failed.errors(include_url=False), key=lambda e: e["type"] != "extra_forbidden")
    steps = [step for step in error["loc"] if step != "[key]"]
    keyed = ("lines", "evidence")  # by number; every other number is a place in a list
    place = "".join(
        f"[{step}]" if isinstance(step, int) and i and steps[i - 1] not in keyed else f".{step}"
        for i, step in enumerate(steps)
    )
    last = str(steps[-1]) if steps else ""
    match error["type"]:
        case "extra_forbidden":
            cause, remedy = f"unknown key {last!r}", nearest(last, _KEYS)
        case "enum":
            words = error.get("ctx", {}).get("expected", "")
            cause, remedy = "the value does not fit", f"Write {words}."
        case "missing":
            cause, remedy = f"the key {last!r} is missing", "Add it."
        case _:
            cause, remedy = "the value does not fit", f"{error['msg']}."
    return InputError(cause, file=file, place=place.removeprefix("."), remedy=remedy)


def digest_of_gold(gold: list[GoldCase]) -> str:
    """SHA-256 of a set of gold cases: records and expectations."""
    parts = [f"{each.name}\n{each.case.digest}\n{each.expected.model_dump_json()}" for each in gold]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
