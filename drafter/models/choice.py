"""Which model a name means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.errors import InputError
from drafter.models.rules.model import RulesModel

if TYPE_CHECKING:
    from drafter.models.base import Model


def open_model(name: str) -> Model:
    """The model of a name: ``rules``.

    :raises InputError: for a name that means no model.
    """
    if name == "rules":
        return RulesModel()
    raise InputError(f"there is no model {name!r}", place="--model", remedy="Known: rules.")
