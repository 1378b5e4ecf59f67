"""A plan's clocks, letters and words, and the states' rules: data of a folder, checked when it is loaded.

A folder holds one ``<id>.yaml`` for each rule set, ``jurisdictions.yaml`` and ``terms.yaml``. Unknown keys, parts, slots and
time zones are errors that name the file, the place and the nearest name. What is shipped is an example, not legal advice.
"""

from __future__ import annotations

import hashlib
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field, ValidationError, field_validator, model_validator

from drafter import settings, yaml_text
from drafter.errors import InputError, nearest
from drafter.evidence.intake.cases import Identifier, Record
from drafter.review.clocks import ClockRule, ExtensionRule
from drafter.review.jurisdictions import Jurisdictions
from drafter.review.letter_rules import LetterKind, LetterRules, PartId, Reading, Slot, unknown_slot
from drafter.review.terms import Terms

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.evidence.intake.cases import Case

_APART = ("jurisdictions", "terms")
_Kind = TypeVar("_Kind", bound=Record)


class ReplyTime(Record):
    """How many days a provider has to answer a request for information; never beyond the due time while that is ahead."""

    standard: Annotated[int, Field(ge=1, le=90)]
    expedited: Annotated[int, Field(ge=1, le=90)]
    note: str = ""


class RuleSet(Record):
    """The rules of one line of business.

    :param notice: says that it is an example, for people who read it.
    :param zone: the time zone that counts when no state is given.
    :param plan: the values of the slots in letters.
    """

    id: Identifier
    title: str
    notice: str
    payers: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    zone: str
    clocks: Annotated[tuple[ClockRule, ...], Field(min_length=1)]
    extensions: tuple[ExtensionRule, ...] = ()
    reply: ReplyTime
    plan: dict[str, Slot]
    reading: Reading = Reading()
    letters: dict[LetterKind, LetterRules]

    @field_validator("zone")
    @classmethod
    def _zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            raise ValueError(f"{name!r} is no IANA time zone, such as America/New_York") from None
        return name

    @model_validator(mode="after")
    def _whole(self) -> RuleSet:
        if "name" not in self.plan:
            raise ValueError("the plan needs its name: add plan.name")
        missing = [kind.value for kind in LetterKind if kind not in self.letters]
        if missing:
            raise ValueError(f"letters lacks {', '.join(missing)}")
        slots = frozenset(self.plan)
        for kind, letter in self.letters.items():
            wrong = unknown_slot(letter.parts, slots)
            if wrong:
                raise ValueError(f"letters.{kind.value}: {wrong}")
            if letter.part(PartId.DISCLOSURE) is None:
                raise ValueError(f"letters.{kind.value}: a state may want words of its own: add the part 'disclosure'")
        for one, other in combinations(self.clocks, 2):
            if _rivals(one, other):
                raise ValueError(f"two clocks are for {one.urgency} {'/'.join(one.reviews)} requests at the same time")
        return self

    def extension(self, case: Case) -> ExtensionRule | None:
        """The extension that a case may have."""
        asked = case.request
        fits = (e for e in self.extensions if asked.review in e.reviews and asked.urgency in e.urgencies)
        return next(fits, None)


class RuleSets(Record):
    """Everything of a folder."""

    sets: Annotated[tuple[RuleSet, ...], Field(min_length=1)]
    jurisdictions: Jurisdictions
    terms: Terms

    def for_payer(self, payer: str) -> RuleSet:
        """:raises InputError: when no rule set is for the payer."""
        found = next((rules for rules in self.sets if payer in rules.payers), None)
        if found is None:
            known = [name for rules in self.sets for name in rules.payers]
            raise InputError(
                f"no rule set is for the payer {payer!r}",
                place="payer",
                remedy=f"{nearest(payer, known)} Or name it in payers of a rule set (DRAFTER_RULESETS).",
            )
        return found

    def named(self, identifier: str) -> RuleSet:
        """:raises InputError: when there is no rule set of this name."""
        found = next((rules for rules in self.sets if rules.id == identifier), None)
        if found is None:
            raise InputError(
                f"there is no rule set {identifier!r}", remedy=nearest(identifier, [r.id for r in self.sets])
            )
        return found

    @property
    def digest(self) -> str:
        """SHA-256 of all rules, in canonical form."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


def load(folder: Path | None = None) -> RuleSets:
    """Every rule set of a folder.

    :param folder: default: the one that DRAFTER_RULESETS names, else the one shipped.
    :raises InputError: for the first thing that is wrong, with file and place.
    """
    folder = folder or settings.read().folder("DRAFTER_RULESETS", "rulesets")
    files = sorted(path for path in folder.glob("*.yaml") if path.stem not in _APART)
    if not files:
        raise InputError("there are no rule sets in the folder", file=folder, remedy="Put them into <id>.yaml.")
    sets: dict[str, RuleSet] = {}
    for path in files:
        rules = _read(path, RuleSet)
        if rules.id != path.stem:
            raise InputError(f"the file holds {rules.id}", file=path, place="id", remedy=f"Name it {rules.id}.yaml.")
        for payer in rules.payers:
            if payer in sets:
                raise InputError(
                    f"the payer {payer!r} is also in {sets[payer].id}",
                    file=path,
                    place="payers",
                    remedy="Keep it in one.",
                )
            sets[payer] = rules
    return RuleSets(
        sets=tuple({rules.id: rules for rules in sets.values()}.values()),
        jurisdictions=_read(folder / "jurisdictions.yaml", Jurisdictions),
        terms=_read(folder / "terms.yaml", Terms),
    )


def _rivals(one: ClockRule, other: ClockRule) -> bool:
    same = one.urgency == other.urgency and set(one.reviews) & set(other.reviews)
    starts_before_end = other.until is None or one.since is None or one.since <= other.until
    ends_after_start = one.until is None or other.since is None or other.since <= one.until
    return bool(same and starts_before_end and ends_after_start)


def _read(path: Path, kind: type[_Kind]) -> _Kind:
    try:
        return kind.model_validate(yaml_text.read(path))
    except ValidationError as failed:
        raise _explained(path, failed, kind) from None


def _explained(path: Path, failed: ValidationError, kind: type[Record]) -> InputError:
    error = min(failed.errors(include_url=False), key=lambda e: e["type"] != "extra_forbidden")
    steps = [step for step in error["loc"] if step != "[key]"]
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")
    last = str(steps[-1]) if steps else ""
    match error["type"]:
        case "extra_forbidden":
            return InputError(f"unknown key {last!r}", file=path, place=place, remedy=nearest(last, _keys(kind)))
        case "missing":
            return InputError(f"the key {last!r} is missing", file=path, place=place, remedy="Add it.")
        case "enum" | "literal_error":
            known = error["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
            return InputError(
                f"{error['input']!r} is not known here",
                file=path,
                place=place,
                remedy=nearest(str(error["input"]), known),
            )
        case _:
            remedy = str(error.get("ctx", {}).get("remedy", ""))
            return InputError(error["msg"].removeprefix("Value error, "), file=path, place=place, remedy=remedy)


@cache
def _keys(kind: type[BaseModel]) -> frozenset[str]:
    """Every key that a file of this kind may hold."""
    found: set[str] = set()
    todo: list[Any] = [kind]
    while todo:
        each = todo.pop()
        if isinstance(each, type) and issubclass(each, BaseModel):
            found.update(each.model_fields)
            todo += [field.annotation for field in each.model_fields.values()]
        else:
            todo += getattr(each, "__args__", ())
    return frozenset(found)
