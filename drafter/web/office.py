"""What the workbench works with: the store, the library, the rules and a model, opened once."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from drafter.record.signoff import Rules
from drafter.record.store import Store, open_store
from drafter.review import rulesets

if TYPE_CHECKING:
    from drafter.models.base import Model, PerCase
    from drafter.pipeline import Library
    from drafter.settings import Settings


@dataclass(frozen=True)
class Office:
    """An open workbench.

    :param secure: whether people reach it by TLS, so that cookies may say so.
    :param demo: whether it holds invented people and cases only.
    :param drafting: how many drafts are made at once; the others wait.
    """

    store: Store
    library: Library
    rules: Rules
    model: Model | PerCase
    settings: Settings
    secure: bool = False
    demo: bool = False
    drafting: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(2))


def open_office(settings: Settings, *, secure: bool = False, demo: bool = False) -> Office:
    """The workbench that the settings name.

    :raises DrafterError: when the database, the library, the rules or the model cannot be had.
    """
    from drafter.models.choice import open_model  # noqa: PLC0415 - models are slow to import
    from drafter.pipeline import Library  # noqa: PLC0415

    library = Library.open(settings)
    return Office(
        store=open_store(database_url(settings)),
        library=library,
        rules=Rules(library.policies, rulesets.load(settings.folder("DRAFTER_RULESETS", "rulesets"))),
        model=open_model(settings["DRAFTER_MODEL"], settings),
        settings=settings,
        secure=secure,
        demo=demo,
    )


def database_url(settings: Settings) -> str:
    """Where records are kept: what the settings name, else a file in the user's data folder."""
    if settings["DRAFTER_DATABASE"]:
        return settings["DRAFTER_DATABASE"]
    from platformdirs import user_data_path  # noqa: PLC0415

    return f"sqlite:///{Path(user_data_path('drafter')) / 'workbench.db'}"
