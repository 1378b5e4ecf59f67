"""A report: of one sample, or of a period with every random sample that lies in it. One function for pages, command line and files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.errors import InputError
from drafter.quality.audits.collect import collect
from drafter.quality.audits.figures import THRESHOLD, Basis, Figures, base_of, basis_of, figures
from drafter.quality.audits.items import items_of
from drafter.quality.audits.samples import population_digest
from drafter.quality.audits.signals import Signal, signals
from drafter.quality.audits.stored import readings_of, sample_of, samples_of
from drafter.quality.exercises.rates import Rates, rates
from drafter.record import events, exercises
from drafter.record.clock import stamp
from drafter.record.ledger import head

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from drafter.quality.audits.readings import Reading
    from drafter.quality.audits.samples import Sample
    from drafter.quality.audits.signed import Signed
    from drafter.record.store import Store


@dataclass(frozen=True, slots=True)
class SampleTold:
    """A sample that a report looked at.

    :param used: whether the shares rest on it; if not, ``why``.
    :param redrawn: whether the same plan draws from the same population now as it did then.
    """

    id: str
    method: str
    since: str
    until: str
    drawn: int
    read: int
    used: bool
    why: str
    redrawn: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What a report tells.

    :param covered: how many of the period's determinations lie in the time of a sample that is used.
    :param exercises: over all reviewers; None when nobody finished one.
    :param ledger: hash of the last entry when the report was made.
    """

    title: str
    since: str
    until: str
    made: str
    ledger: str
    covered: int
    samples: tuple[SampleTold, ...]
    figures: Figures
    signals: tuple[Signal, ...]
    exercises: Rates | None


def of_sample(store: Store, identifier: str, *, threshold: float = THRESHOLD) -> Report:
    """The report of one sample.

    :raises MissingError: for an id that is none.
    :raises TamperedError: when the ledger does not verify.
    """
    with events.snapshot(store) as connection:
        sample = sample_of(connection, identifier)
        within = _within(collect(connection), sample.plan.since, sample.plan.until)
        readings = readings_of(connection, identifier)
        told = (_told(identifier, sample, within, readings, used=True, why=""),)
        return _report(connection, f"Audit of sample {identifier}", (sample.plan.since, sample.plan.until), within, basis_of(sample), readings, told, threshold)  # fmt: skip


def of_period(store: Store, since: str, until: str, *, threshold: float = THRESHOLD) -> Report:
    """The report of a period.

    Random samples whose own time lies in the period are put together, each as strata of its own, as long as their times do not overlap; of
    those that do, the one that was read most is used.

    :param since: first day, ISO; ``until``: first day that is no longer in it.
    :raises InputError: when nothing was signed in the period.
    :raises TamperedError: when the ledger does not verify.
    """
    with events.snapshot(store) as connection:
        population = _within(collect(connection), since, until)
        if not population:
            raise InputError("nothing was signed in this period", place="--since, --until", remedy="Name another period.")  # fmt: skip
        samples = samples_of(connection)
        readings = {name: readings_of(connection, name) for name in samples}
        chosen, why = _chosen(samples, readings, since, until)
        told = [
            _told(name, sample, _within(population, sample.plan.since, sample.plan.until), readings[name], used=name in chosen, why=why.get(name, ""))
            for name, sample in samples.items() if name in chosen or name in why
        ]  # fmt: skip
        basis = _together({name: samples[name] for name in chosen})
        read = [reading for name in chosen for reading in readings[name]]
        return _report(connection, "Audit report", (since, until), population, basis, read, tuple(told), threshold)


def _report(connection: Connection, title: str, period: tuple[str, str], population: Sequence[Signed], basis: Basis, readings: Sequence[Reading], told: tuple[SampleTold, ...], threshold: float) -> Report:  # fmt: skip
    known = {s.id for s in population}
    read = [r for r in readings if r.signed in known and r.signed in basis.strata]
    covered = {s.id for s in population for t in told if t.used and t.since <= s.at[:10] < t.until}
    items = items_of(population, read, basis.strata) if basis.represents else []
    since, until = period
    done = [e for e in exercises.finished(connection) if since <= str(e.finished)[:10] < until]
    return Report(
        title=title, since=since, until=until, made=stamp(), ledger=head(connection)[1], covered=len(covered), samples=told,
        figures=figures(population, basis, readings, threshold=threshold),
        signals=tuple(signals(population, items, base_of(basis, read))), exercises=rates(done) if done else None,
    )  # fmt: skip


def _within(population: Sequence[Signed], since: str, until: str) -> list[Signed]:
    return [signed for signed in population if since <= signed.at[:10] < until]


def _chosen(samples: Mapping[str, Sample], readings: Mapping[str, Sequence[Reading]], since: str, until: str) -> tuple[list[str], dict[str, str]]:  # fmt: skip
    """Samples that the shares rest on, and why others of the period are left out."""
    chosen: list[str] = []
    why: dict[str, str] = {}
    for name in sorted(samples, key=lambda n: -len(readings[n])):
        plan = samples[name].plan
        if plan.until <= since or plan.since >= until:
            continue
        if not samples[name].represents:
            why[name] = "drawn by risk: it says nothing of the rest"
        elif plan.since < since or plan.until > until:
            why[name] = "its time reaches beyond the period"
        elif not readings[name]:
            why[name] = "nothing of it was read yet"
        elif any(plan.since < samples[c].plan.until and samples[c].plan.since < plan.until for c in chosen):
            why[name] = "its time overlaps that of a sample of which more was read"
        else:
            chosen.append(name)
    return chosen, why


def _together(samples: Mapping[str, Sample]) -> Basis:
    sizes = {f"{name}/{stratum}": size for name, s in samples.items() for stratum, size in s.sizes.items()}
    strata = {drawn.id: f"{name}/{drawn.stratum}" for name, s in samples.items() for drawn in s.drawn}
    return Basis(represents=True, sizes=sizes, strata=strata)


def _told(name: str, sample: Sample, within: Sequence[Signed], readings: Sequence[Reading], *, used: bool, why: str) -> SampleTold:  # fmt: skip
    plan = sample.plan
    method = plan.method.value + (f" by {plan.by}" if plan.method.value == "stratified" else "")
    return SampleTold(
        id=name, method=method, since=plan.since, until=plan.until, drawn=len(sample.drawn), read=len({r.signed for r in readings}),
        used=used, why=why, redrawn=population_digest(within) == sample.population,
    )  # fmt: skip
