"""The corpus: verified sources, their statements as passages, and one digest over both.

Whatever is inside was checked at load, so nobody above checks again: keys are known and complete,
ids are unique, every source carries the mark ``V``, every passage lies where its offsets say. One
bad file refuses the whole corpus, with its place and a remedy: a search over a corpus with holes
would look like evidence that is not there.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, Field, StringConstraints, ValidationError

from drafter.errors import InputError, nearest
from drafter.evidence.intake.cases import Code, Date, Identifier, Record
from drafter.guidelines import source_file

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails

R = TypeVar("R", bound=Record)
Kind = Literal["guideline", "study", "definition"]
Direction = Literal["+", "-", "0"]
Certainty = Literal["high", "moderate", "low", "very-low", "not-rated"]
Text = Annotated[str, StringConstraints(min_length=1)]


def _distinct(values: tuple[str, ...]) -> tuple[str, ...]:
    twice = next((value for value in values if values.count(value) > 1), None)
    if twice is not None:
        raise ValueError(f"{twice!r} is given twice")
    return values


class Identifiers(Record):
    """What registries call a source; any may be unknown."""

    doi: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    pmid: Annotated[str, StringConstraints(pattern=r"^\d{1,8}$")] | None = None
    pmcid: Annotated[str, StringConstraints(pattern=r"^PMC\d+$")] | None = None


class Verified(Record):
    """That somebody read the source, when, and how much of it.

    :param mark: ``V``; a source with any other mark is refused.
    """

    mark: Literal["V"]
    on: Date
    scope: Text


class Guideline(Record):
    """A source: a guideline, a study or a definition. Keys without a value are written ``null``.

    :param n: participants, where the source gives one number.
    :param codes: services that the source speaks to.
    :param path: its file, relative to the corpus.
    """

    id: Identifier
    kind: Kind
    title: Text
    publisher: Text | None
    year: Annotated[int, Field(ge=1900, le=2100)] | None
    authors: tuple[Text, ...]
    identifiers: Identifiers
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None
    verified: Verified
    design: Text
    population: Text
    n: Annotated[int, Field(ge=1)] | None
    codes: Annotated[tuple[Code, ...], Field(min_length=1), AfterValidator(_distinct)]
    topics: Annotated[tuple[Identifier, ...], Field(min_length=1), AfterValidator(_distinct)]
    path: str


_KEYS = frozenset(Guideline.model_fields) - {"path"}
_NESTED = {"identifiers": frozenset(Identifiers.model_fields), "verified": frozenset(Verified.model_fields)}

_UNKNOWN_KEY = ("extra_forbidden", "invalid_key")


class Passage(Record):
    """One statement of a source.

    :param id: ``<source>#<number>``, the name that citations use.
    :param source: the id of its :class:`Guideline`.
    :param direction: ``+`` speaks for the service, ``-`` against it, ``0`` neither.
    :param start: with ``end``, where ``text`` lies in the source's file, in code points.
    """

    id: str
    source: Identifier
    number: Annotated[int, Field(ge=1)]
    text: Text
    direction: Direction
    certainty: Certainty
    start: Annotated[int, Field(ge=0)]
    end: int


class Corpus(Record):
    """All sources and passages, each in the order of its id and number."""

    guidelines: tuple[Guideline, ...]
    passages: tuple[Passage, ...]

    @classmethod
    def load(cls, folder: Path) -> Corpus:
        """Read ``<topic>/<source-id>.md`` below a folder.

        :raises InputError: for the first file that is not as it should be.
        """
        guidelines: dict[str, Guideline] = {}
        passages: dict[str, tuple[Passage, ...]] = {}
        for file in sorted(folder.glob("*/*.md")):
            guideline, statements = _source(file, folder)
            known = guidelines.get(guideline.id)
            if known is not None:
                remedy = f"{known.path} has it too: give one of them another."
                raise InputError(f"the id {guideline.id!r} is given twice", file=file, place="id", remedy=remedy)
            guidelines[guideline.id], passages[guideline.id] = guideline, statements
        if not guidelines:
            remedy = "It should hold <topic>/<source-id>.md files."
            raise InputError("the corpus has no sources", file=folder, remedy=remedy)
        return cls(
            guidelines=tuple(guidelines[name] for name in sorted(guidelines)),
            passages=tuple(passage for name in sorted(passages) for passage in passages[name]),
        )

    def guideline(self, identifier: str) -> Guideline | None:
        return self._guidelines.get(identifier)

    def passage(self, identifier: str) -> Passage | None:
        return self._passages.get(identifier)

    def directions(self, code: str) -> frozenset[str]:
        """Which ways the evidence on a code points."""
        return frozenset(self._directions.get(code, ()))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of what the sources say; where a file lies and how it is laid out do not count."""
        content = [
            [guideline.model_dump(mode="json", exclude={"path"}) for guideline in self.guidelines],
            [passage.model_dump(mode="json", exclude={"start", "end"}) for passage in self.passages],
        ]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()

    @cached_property
    def _guidelines(self) -> dict[str, Guideline]:
        return {guideline.id: guideline for guideline in self.guidelines}

    @cached_property
    def _directions(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for passage in self.passages:
            for code in self._guidelines[passage.source].codes:
                found.setdefault(code, set()).add(passage.direction)
        return found

    @cached_property
    def _passages(self) -> dict[str, Passage]:
        return {passage.id: passage for passage in self.passages}


def _source(file: Path, folder: Path) -> tuple[Guideline, tuple[Passage, ...]]:
    front, statements = source_file.read(file)
    unknown = next((key for key in front if key not in _KEYS), None)
    if unknown is not None:
        raise InputError(
            f"unknown key {unknown!r}", file=file, place="front matter", remedy=nearest(str(unknown), _KEYS)
        )
    guideline = _checked(Guideline, {**front, "path": file.relative_to(folder).as_posix()}, file)
    if guideline.id != file.stem:
        remedy = f"Name the file {guideline.id}.md, or mend the id."
        raise InputError(f"the id {guideline.id!r} is not the file's name", file=file, place="id", remedy=remedy)
    passages = []
    for statement in statements:
        values = {
            name: getattr(statement, name) for name in ("number", "text", "direction", "certainty", "start", "end")
        }
        values |= {"id": f"{guideline.id}#{statement.number}", "source": guideline.id}
        passages.append(_checked(Passage, values, file, f"line {statement.line}, "))
    return guideline, tuple(passages)


def _checked(model: type[R], values: dict[str, Any], file: Path, where: str = "") -> R:
    """The record, or the first thing that is wrong with it as an :class:`InputError`."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        # A misspelt key is also a missing one; the misspelling is what to mend.
        problem = min(error.errors(), key=lambda problem: problem["type"] not in _UNKNOWN_KEY)
    place = where + ".".join(str(part) for part in problem["loc"])
    cause, remedy = _explained(problem)
    raise InputError(cause, file=file, place=place, remedy=remedy)


def _explained(problem: ErrorDetails) -> tuple[str, str]:
    """What pydantic found, in the words of this field, and what to do about it."""
    given, loc = problem["input"], problem["loc"]
    match problem["type"]:
        case "invalid_key":
            # YAML 1.1 reads a bare on as true.
            told = (
                f"the key {given!r} is not text",
                'Write it in quotes: "on".' if given is True else "Write it in quotes.",
            )
        case "extra_forbidden":
            told = "unknown key", nearest(str(loc[-1]), _NESTED[str(loc[0])])
        case "missing":
            told = "the key is missing", "Write it; null where it may be unknown."
        case "literal_error" if loc == ("verified", "mark"):
            told = f"the source is not verified (mark {given!r})", "Read it and mark it V, or take it out."
        case "literal_error":
            told = f"{given!r} is not known", nearest(str(given), re.findall(r"'([^']*)'", problem["ctx"]["expected"]))
        case "string_pattern_mismatch" if loc[0] == "codes":
            told = f"{given!r} is not a code", "Codes have five characters, such as 64405 or J0585."
        case "string_type" if given is not None:
            told = f"{given!r} is not text", "Write it in quotes."
        case _:
            told = problem["msg"].removeprefix("Value error, "), f"It is {given!r}."
    return told
