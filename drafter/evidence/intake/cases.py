"""A case as it is drafted: the request, the member, the documents. Frozen, checked, no I/O.

``case_files`` reads these from disk and refuses bad ones; field names are the contract's. What is impossible is
told from the case alone, never from the clock, so that a case means the same on every day.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from drafter.evidence.meaning.areas import areas_named, nearest_region

if TYPE_CHECKING:
    from collections.abc import Iterator

Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$", max_length=120)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][0-9]{3}[A-Z0-9]$")]
Diagnosis = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9][A-Z0-9](?:\.[A-Z0-9]{1,4})?$")]
DocumentKind = Literal[
    "progress-note", "consult", "procedure-note", "therapy-note", "imaging",
    "medication-list", "request-form", "questionnaire", "letter", "other",
]  # fmt: skip
#: Statements on these are the provider's attestation, not chart evidence.
ATTESTATIONS = frozenset({"request-form", "questionnaire"})


#: Error type of the checks below; its context holds ``cause``, ``remedy`` and ``at``, never a value.
REFUSED: Final = "refused"
#: What is dated outside these years is a typing error: nobody asks for review of such a service.
FIRST_YEAR, LAST_YEAR = 1900, 2099
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9-]{10}[Tt ][0-9:]{8}(?:\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})")


def _refused(cause: str, remedy: str, at: tuple[str | int, ...] = ()) -> PydanticCustomError:
    return PydanticCustomError(REFUSED, "{cause}", {"cause": cause, "remedy": remedy, "at": at})


def _plausible(day: date) -> date:
    if day.year < FIRST_YEAR:
        raise _refused(f"the date is before {FIRST_YEAR}", "Correct the year.")
    if day.year > LAST_YEAR:
        raise _refused(f"the date is after {LAST_YEAR}", "Correct the year.")
    return day


def _plain_date(value: object) -> object:
    """Dates are written as YYYY-MM-DD; pydantic alone would take numbers for seconds since 1970."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            raise _refused("there is no such day in the calendar", "Correct the date.") from None
    if not isinstance(value, date):
        raise _refused("this is not a date", "Write YYYY-MM-DD, such as 2025-11-03.")
    return _plausible(value)


def _date_or_moment(value: object) -> object:
    """A date, or an RFC 3339 date-time: one that states its offset."""
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        try:
            return _plausible(datetime.fromisoformat(value.upper()))
        except ValueError:
            raise _refused("there is no such day or time", "Correct the date and the time.") from None
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise _refused("this is no date and no date-time", "Write 2025-11-12 or 2025-11-12T09:30:00Z.")
    return _plain_date(value)


def _known_region(value: str) -> str:
    """A region that nobody can place would be dropped in silence, and the line judged for the whole body."""
    if value.strip() and not areas_named(value):
        raise _refused("the lexicon knows no such body region", nearest_region(value))
    return value


Date = Annotated[date, BeforeValidator(_plain_date)]
Region = Annotated[str, AfterValidator(_known_region)]


#: How each slot of a record is set, looked up once: past the check that it is frozen, and without a search by name.
_SET_FIELDS, _SET_GIVEN, _SET_EXTRA, _SET_PRIVATE = (
    BaseModel.__dict__[slot].__set__
    for slot in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)


class Record(BaseModel):
    """The one idiom for all records: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def trusted(cls, **values: Any) -> Self:
        """A record of values that were made here, unchecked: every field, in the order of the class.

        What ``model_construct`` makes of them, in less than half of its time; thousands are made of a record's documents.
        """
        made = cls.__new__(cls)
        _SET_FIELDS(made, values)
        _SET_GIVEN(made, set(values))
        _SET_EXTRA(made, None)
        _SET_PRIVATE(made, None)
        return made


class Line(Record):
    """A service line of the request.

    :param units: how many were requested, 1 or more.
    :param dates: dates of service; empty for prospective requests.
    """

    line: Annotated[int, Field(ge=1)]
    code: Code
    units: Annotated[int, Field(ge=1)] = 1
    laterality: Literal["left", "right", "bilateral"] | None = None
    dates: tuple[Date, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()


class Request(Record):
    """What was asked for, and when."""

    review: Literal["prospective", "concurrent", "retrospective"]
    urgency: Literal["standard", "expedited"] = "standard"
    received: Annotated[date | datetime, BeforeValidator(_date_or_moment)]
    region: Region | None = None
    jurisdiction: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None
    lines: Annotated[tuple[Line, ...], Field(min_length=1)]

    @property
    def received_on(self) -> date:
        return self.received.date() if isinstance(self.received, datetime) else self.received

    def as_of(self, line: Line) -> date:
        """The day for which a line's criteria are judged: its first date of service, else receipt."""
        return min(line.dates, default=self.received_on)


class Member(Record):
    """The minimum about the patient: for checks, never sent to a hosted model."""

    name: str | None = None
    birth_date: Date | None = None
    id: str | None = None


class Document(Record):
    """A document of the record with its text.

    :param date: of the encounter that it records; what depends on a missing date is unknown.
    :param text: where it has pages, each ends in a form feed.
    """

    id: Identifier
    kind: DocumentKind = "other"
    date: Date | None = None
    author: str | None = None
    text: str

    @property
    def unread(self) -> tuple[int, ...]:
        """Numbers of the pages that have no text to read (scans); nothing may rest on their silence."""
        if "\f" not in self.text:
            return ()
        return tuple(n for n, page in enumerate(self.text.split("\f")[:-1], 1) if not page.strip())

    def page(self, at: int) -> int | None:
        """The number of the page that a position lies on; None for a text without pages."""
        return self.text.count("\f", 0, at) + 1 if "\f" in self.text else None

    @property
    def attested(self) -> bool:
        return self.kind in ATTESTATIONS


class Case(Record):
    """One request with its record."""

    id: Identifier
    payer: Identifier
    request: Request
    member: Member | None = None
    documents: Annotated[tuple[Document, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _unique(self) -> Case:
        ids: list[str | int] = [document.id for document in self.documents]
        numbers: list[str | int] = [line.line for line in self.request.lines]
        for what, names, path, key in (
            ("document id", ids, ("documents",), "id"),
            ("line number", numbers, ("request", "lines"), "line"),
        ):
            twice = next((index for index, name in enumerate(names) if name in names[:index]), None)
            if twice is not None:
                raise _refused(f"the {what} {names[twice]!r} is given twice", "Give each its own.", (*path, twice, key))
        return self

    @model_validator(mode="after")
    def _born_first(self) -> Case:
        """Nothing that the case dates is before the birth."""
        later = next((what for what, day in self._days() if self.born and day < self.born), None)
        if later is not None:
            raise _refused(
                f"the birth date is after {later}", "Correct the one that is wrong.", ("member", "birth_date")
            )
        return self

    def _days(self) -> Iterator[tuple[str, date]]:
        """Every day that the case gives, with what it is."""
        for number, line in enumerate(self.request.lines):
            for index, day in enumerate(line.dates):
                yield f"a date of service, request.lines[{number}].dates[{index}]", day
        for number, document in enumerate(self.documents):
            if document.date is not None:
                yield f"the date of a document, documents[{number}].date", document.date
        yield "the day of receipt, request.received", self.request.received_on

    @property
    def born(self) -> date | None:
        return self.member.birth_date if self.member else None

    def document(self, identifier: str) -> Document | None:
        return next((document for document in self.documents if document.id == identifier), None)

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON of the case."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    @property
    def today(self) -> date:
        """The latest day that the case itself speaks of; nothing may be later and be past."""
        return max(day for _, day in self._days())
