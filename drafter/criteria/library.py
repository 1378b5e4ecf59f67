"""The criteria library: every policy of a folder, checked, and the one that governs a line.

The policy is chosen by payer, code and date: the version in force on the line's day decides, so an
old case is judged as it was. What was passed over is named with the reason.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from drafter import yaml_text
from drafter.criteria.policy import Coding, Criterion, Effective, Layer, Policy, Source, UnitsRule
from drafter.criteria.rules import LEAVES, Ref
from drafter.criteria.session_leaves import LevelLimit
from drafter.criteria.where import Where
from drafter.errors import InputError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from drafter.evidence.intake.cases import Record

_RECORDS: tuple[type[Record], ...] = (
    Policy,
    Criterion,
    Source,
    Effective,
    UnitsRule,
    Coding,
    Layer,
    Where,
    Ref,
    LevelLimit,
)
#: Every key that a policy file may hold.
_KEYS = {
    key
    for model in (*_RECORDS, *LEAVES.values())
    for field, info in model.model_fields.items()
    for key in (info.alias or field,)
} | {"all", "any", "not", "of", "at_least"}


@dataclass(frozen=True, slots=True)
class Choice:
    """The policy for a line, or None, and those passed over with the reason.

    :param excluded: ``(policy key, reason)`` for each policy that speaks of the code or the payer.
    """

    policy: Policy | None
    excluded: tuple[tuple[str, str], ...]


class Policies:
    """Policies by id, each with its versions in order of the day that they took effect."""

    def __init__(self, policies: list[Policy]) -> None:
        self.policies: dict[str, list[Policy]] = {}
        for policy in sorted(policies, key=lambda p: (p.id, p.effective.start, p.version)):
            self.policies.setdefault(policy.id, []).append(policy)
        for versions in self.policies.values():
            _no_overlap(versions)
        _no_rivals(list(self))

    def __iter__(self) -> Iterator[Policy]:
        for versions in self.policies.values():
            yield from versions

    def get(self, key: str) -> Policy:
        """A policy by ``id`` (its latest version) or ``id@version``.

        :raises InputError: when there is none.
        """
        identifier, _, version = key.partition("@")
        versions = self.policies.get(identifier)
        if not versions:
            raise InputError(f"there is no policy {identifier!r}", remedy=nearest(identifier, self.policies))
        found = next((p for p in versions if p.version == version), None) if version else versions[-1]
        if found is None:
            raise InputError(
                f"the policy {identifier} has no version {version!r}",
                remedy=nearest(version, [p.version for p in versions]),
            )
        return found

    def choose(self, payer: str, code: str, day: date) -> Choice:
        """The policy of a payer for a code in force on a day."""
        chosen: Policy | None = None
        excluded: list[tuple[str, str]] = []
        for policy in self:
            if code not in policy.codes:
                continue
            if payer not in policy.payers:
                excluded.append((policy.key, f"is for {', '.join(policy.payers)}, not for {payer}"))
            elif not policy.effective.covers(day):
                excluded.append((policy.key, f"is not in force on {day.isoformat()}"))
            else:
                chosen = policy
        return Choice(chosen, tuple(excluded))

    @property
    def digest(self) -> str:
        """SHA-256 of all policies, in canonical form."""
        content = "\n".join(policy.model_dump_json() for policy in self)
        return hashlib.sha256(content.encode()).hexdigest()


def _no_overlap(versions: list[Policy]) -> None:
    for one, other in itertools.pairwise(versions):
        if one.effective.end is None or one.effective.end >= other.effective.start:
            raise InputError(
                f"versions {one.version} and {other.version} of {one.id} are in force at once",
                remedy=f"End {one.version} before {other.effective.start.isoformat()}.",
            )


def _no_rivals(policies: list[Policy]) -> None:
    """Two policies of one payer that cover a code on one day would leave the choice to chance."""
    for one, other in itertools.combinations(policies, 2):
        codes, payers = set(one.codes) & set(other.codes), set(one.payers) & set(other.payers)
        if one.id != other.id and codes and payers and one.effective.meets(other.effective):
            raise InputError(
                f"{one.key} and {other.key} both cover code {min(codes)} for {min(payers)} at the same time",
                remedy="End one of them, or take the code out of it.",
            )


def load(folder: Path) -> Policies:
    """Every policy of a folder: ``<policy-id>/<version>.yaml``.

    :raises InputError: for the first thing that is wrong, with file and path.
    """
    files = sorted(path for path in folder.glob("*/*.yaml") if path.name != "examples.yaml")
    if not files:
        raise InputError(
            "there are no policies in the folder", file=folder, remedy="Put policies into <policy-id>/<version>.yaml."
        )
    return Policies([read_policy(path) for path in files])


def read_policy(path: Path) -> Policy:
    """One policy file.

    :raises InputError: when it is no YAML, no policy, or its name differs from what it holds.
    """
    content = yaml_text.read(path)
    try:
        policy = Policy.model_validate(content)
    except ValidationError as failed:
        raise _explained(path, failed) from None
    if (policy.id, policy.version) != (path.parent.name, path.stem):
        raise InputError(
            f"the file holds {policy.key}", file=path, place="id", remedy=f"Name it {policy.id}/{policy.version}.yaml."
        )
    return policy


def _no_rule(path: Path, place: str, tag: str) -> InputError:
    """What stands where a rule should be, when no leaf and no combination reads so."""
    fact, _, measure = tag.partition(".")
    facts = {leaf.partition(".")[0] for leaf in LEAVES}
    if fact in ("?", "None"):
        cause, remedy = "this is no rule", "Give fact and measure, or one of all, any, at_least with of, not."
    elif fact not in facts:
        cause, remedy = f"unknown fact {fact!r}", nearest(fact, facts)
    else:
        known = [leaf.partition(".")[2] for leaf in LEAVES if leaf.startswith(f"{fact}.")]
        cause, remedy = f"unknown measure {measure!r} of a {fact}", nearest(measure, known)
    return InputError(cause, file=path, place=place, remedy=remedy)


def _explained(path: Path, failed: ValidationError) -> InputError:
    error = min(failed.errors(include_url=False), key=lambda e: e["type"] != "extra_forbidden")
    steps = [step for step in error["loc"] if not (isinstance(step, str) and step[:1].isupper())]
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")
    last = str(steps[-1]) if steps else ""
    match error["type"]:
        case "extra_forbidden":
            return InputError(f"unknown key {last!r}", file=path, place=place, remedy=nearest(last, _KEYS))
        case "missing":
            return InputError(f"the key {last!r} is missing", file=path, place=place, remedy="Add it.")
        case "union_tag_invalid":
            return _no_rule(path, place, error["ctx"]["tag"])
        case "literal_error":
            known = re.findall(r"'([^']*)'", error["ctx"]["expected"])
            return InputError(
                f"{error['input']!r} is no {last}" if last.isalpha() else f"{error['input']!r} is not one of these",
                file=path,
                place=place,
                remedy=nearest(str(error["input"]), known),
            )
        case _:
            return InputError(error["msg"].removeprefix("Value error, "), file=path, place=place)
