"""Samples and second readings as the store keeps them; a sample is drawn from what verifies and kept before anything of it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.quality.audits.collect import collect
from drafter.quality.audits.readings import Blind, Compared, Reading
from drafter.quality.audits.samples import Plan, Sample, draw
from drafter.record import audits, events

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from drafter.quality.audits.signed import Signed
    from drafter.record.store import Actor, Store


def population(store: Store) -> list[Signed]:
    """Every signed determination, as the store stands at one moment.

    :raises TamperedError: when the ledger does not verify.
    """
    with events.snapshot(store) as connection:
        return collect(connection)


def draw_and_keep(store: Store, actor: Actor, plan: Plan) -> tuple[str, Sample]:
    """A sample with its id: drawn, and in the ledger when this returns.

    :raises TamperedError: when the ledger does not verify.
    :raises InputError: when the period holds nothing, or the plan states no size.
    """
    sample = draw(population(store), plan)
    with store.change(actor) as change:
        return audits.keep_sample(change, sample.model_dump_json()), sample


def sample_of(connection: Connection, identifier: str) -> Sample:
    """:raises MissingError: for an id that is none."""
    return Sample.model_validate_json(audits.sample(connection, identifier))


def samples_of(connection: Connection) -> dict[str, Sample]:
    """Every sample by id, oldest first."""
    kept = sorted(audits.samples(connection), key=lambda row: (row[3], row[0]))
    return {identifier: Sample.model_validate_json(content) for identifier, content, _, _ in kept}


def readings_of(connection: Connection, sample: str | None = None) -> list[Reading]:
    """Second readings, those of a sample or all; a comparison stands beside its blind answers."""
    blind: dict[tuple[str, str, str], Reading] = {}
    for kept in audits.readings(connection, sample):
        key = (kept.sample, kept.signed, kept.auditor)
        if kept.kind == "blind":
            blind[key] = Reading(
                signed=kept.signed, auditor=kept.auditor, blind=Blind.model_validate_json(kept.content)
            )
    for kept in audits.readings(connection, sample):
        key = (kept.sample, kept.signed, kept.auditor)
        if kept.kind == "compared" and key in blind:
            compared = Compared.model_validate_json(kept.content)
            blind[key] = blind[key].model_copy(update={"compared": compared})
    return list(blind.values())
