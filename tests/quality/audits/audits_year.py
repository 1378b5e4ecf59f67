"""A small invented year, for tests."""

from drafter.quality.audits.samples import Method, Plan, draw
from drafter.quality.audits.simulation import World, read_perfectly, simulate

SINCE, UNTIL = "2026-01-01", "2027-01-01"


def year(determinations=1500, **other):
    return simulate(World(determinations=determinations, **other))


def sampled(of, size, seed=0, method=Method.SIMPLE, **other):
    return draw(of.signed, Plan(method=method, since=SINCE, until=UNTIL, size=size, seed=seed, **other))


def read(of, sample):
    return read_perfectly(of, [drawn.id for drawn in sample.drawn])
