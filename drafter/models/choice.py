"""Which model a name means, and whether it may see the cases."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from drafter import settings as all_settings
from drafter.errors import InputError
from drafter.models.rules.model import RulesModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.models.base import Model, PerCase
    from drafter.models.chat import Chat
    from drafter.models.recorded import Shown
    from drafter.settings import Settings


def open_model(
    name: str, settings: Settings | None = None, environment: Mapping[str, str] | None = None
) -> Model | PerCase:
    """The model of a name: ``rules``, ``openai/NAME`` or ``replay:DIR``.

    :raises InputError: for a name that means no model, and for a hosted model that no agreement covers.
    :raises CredentialError: for a hosted model without its key.
    """
    if name == "rules":
        return RulesModel()
    environment = os.environ if environment is None else environment
    settings = settings or all_settings.read(environment)
    return _hosted(name, _chat(name, settings, environment), settings)


def open_dry(name: str, settings: Settings) -> tuple[Model | PerCase, Shown]:
    """A model that keeps its requests to be shown and sends none; it needs no key and no agreement."""
    from drafter.models.recorded import Shown  # noqa: PLC0415

    provider, model = _parts(name)
    shown = Shown(model if provider == "openai" else settings["DRAFTER_BATCH_MODEL"])
    return (RulesModel() if provider == "rules" else _hosted(name, shown, settings)), shown


def _hosted(name: str, chat: Chat, settings: Settings) -> PerCase:
    from drafter.models.hosted import HostedModel  # noqa: PLC0415 - the embedded model needs none of it

    provider, rest = _parts(name)
    # A path would make a draft depend on where the folder lies.
    shown = f"replay:{Path(rest).name}" if provider == "replay" else name
    return HostedModel(
        shown, chat, reasks=settings.whole("DRAFTER_REASKS", least=0), real_dates=settings.on("DRAFTER_REAL_DATES")
    )


def _parts(name: str) -> tuple[str, str]:
    """A model's provider and what it is called there.

    :raises InputError: for a name that means no model.
    """
    for provider, mark in (("openai", "/"), ("replay", ":")):
        if name.startswith(provider + mark) and name != provider + mark:
            return provider, name[len(provider) + 1 :]
    if name == "rules":
        return name, ""
    raise InputError(f"there is no model {name!r}", place="--model", remedy="Known: rules, openai/NAME, replay:DIR.")


def _chat(name: str, settings: Settings, environment: Mapping[str, str]) -> Chat:
    from drafter.models.endpoint import Endpoint  # noqa: PLC0415 - only hosted models need them
    from drafter.models.recorded import Folder  # noqa: PLC0415

    provider, rest = _parts(name)
    if provider == "replay":
        return Folder(Path(rest), settings["DRAFTER_BATCH_MODEL"])
    endpoint = Endpoint(rest, settings, environment)
    _covered(endpoint.host, settings)
    return endpoint


def _covered(host: str, settings: Settings) -> None:
    """:raises InputError: unless an agreement covers the host, or the cases are nobody's."""
    covered = {each.strip().lower() for each in settings["DRAFTER_PHI_AGREEMENT"].split(",")}
    if settings.on("DRAFTER_SYNTHETIC") or host.lower() in covered:
        return
    raise InputError(
        f"no agreement for protected health information covers {host}, so its model may not see the cases",
        place="--model",
        remedy="Name the host in DRAFTER_PHI_AGREEMENT once an agreement covers it; or give --synthetic if the cases are not real people's.",
    )
