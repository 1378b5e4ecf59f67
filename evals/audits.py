"""Do audits find what is there? An invented year with known errors is sampled and reported many times.

    python evals/audits.py [--repetitions 500] [--determinations 20000]

Prints how often the intervals cover the truth (they claim 95 %), how wide they are, and how often planted drift, a careless reviewer and a bad
model version are found in it, and in a year where nothing was planted. Exit 1 when an interval covers less often than it may (93 %), or when
what was planted is found in fewer than nine years of ten.
"""

import argparse
import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial

from drafter.quality.audits.figures import Base, accuracy
from drafter.quality.audits.items import items_of, line_items_of
from drafter.quality.audits.samples import Method, Plan, draw
from drafter.quality.audits.signals import signals
from drafter.quality.audits.simulation import World, read_perfectly, simulate

SHARES = ("draft", "signed", "corrected", "missed", "spoiled")
METHODS = ((Method.SIMPLE, "policy"), (Method.STRATIFIED, "policy"), (Method.STRATIFIED, "model"))
PLANTED = {("drift", ""), ("model", "0.3"), ("reviewer", "reviewer-07")}
LEAST_COVERED, LEAST_FOUND = 0.93, 0.9


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repetitions", type=int, default=500)
    parser.add_argument("--determinations", type=int, default=20_000)
    parser.add_argument("--size", type=int, default=300)
    parser.add_argument("--years", type=int, default=20)
    asked = parser.parse_args()
    started = time.perf_counter()
    world = World(determinations=asked.determinations)
    print(
        f"{world.determinations} signed determinations, {world.reviewers} reviewers; samples of {asked.size}, {asked.repetitions} times\n"
    )
    print(f"{'method':12} {'figure':22} {'truth':>8} {'covered':>9} {'mean width':>11}")
    good = True
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for method, by in METHODS:
            good &= coverage(pool, world, method, by, asked)
        print()
        good &= found(pool, "planted: drift from month 10, model 0.3, reviewer-07", world, asked.years, PLANTED)
        found(
            pool,
            "nothing planted",
            replace(world, drift_from=None, bad_model=None, careless=None),
            asked.years,
            set(),
        )
    print(f"\n{time.perf_counter() - started:.0f} s", file=sys.stderr)
    return 0 if good else 1


@cache
def year_of(world):
    """The year, its determinations by id, and the truth of each figure: made once a process."""
    year = simulate(world)
    everything = read_perfectly(year, [s.id for s in year.signed])
    n = len(year.signed)
    everyone = Base({"": n}, {"": n})
    truths = {}
    for kind, items in (("criteria", items_of), ("lines", line_items_of)):
        whole = accuracy("all", items(year.signed, everything, dict.fromkeys(year.truth, "")), everyone)
        truths |= {(kind, name): getattr(whole, name).value for name in SHARES}
    return year, {s.id: s for s in year.signed}, truths


def coverage(pool, world, method, by, asked) -> bool:
    """Prints how often each figure's interval covers the truth; whether that is often enough."""
    chunks = [range(start, min(start + 25, asked.repetitions)) for start in range(0, asked.repetitions, 25)]
    hits, widths, counted = Counter(), Counter(), Counter()
    for seen in pool.map(partial(sampled, world, method, by, asked.size), chunks):
        for key, covered, width in seen:
            counted[key] += 1
            hits[key] += covered
            widths[key] += width
    label = method.value if method is Method.SIMPLE else f"by {by}"
    _, _, truths = year_of(world)
    for key, truth in truths.items():
        n = counted[key]
        print(f"{label:12} {', '.join(key):22} {truth:8.2%} {hits[key] / n:9.1%} {widths[key] / n:11.2%}", flush=True)
    return all(hits[key] / counted[key] >= LEAST_COVERED for key in truths)


def sampled(world, method, by, size, seeds) -> list:
    """For each seed and figure: whether the interval covers the truth, and its width."""
    year, by_id, truths = year_of(world)
    seen = []
    for seed in seeds:
        plan = Plan(method=method, by=by, since="2026-01-01", until="2027-01-01", size=size, seed=seed)
        sample = draw(year.signed, plan)
        strata = {d.id: d.stratum for d in sample.drawn}
        drawn, readings = [by_id[i] for i in strata], read_perfectly(year, list(strata))
        for kind, items in (("criteria", items_of), ("lines", line_items_of)):
            got = accuracy("all", items(drawn, readings, strata), base_of(sample))
            for name in SHARES:
                estimate, truth = getattr(got, name), truths[kind, name]
                if estimate.value is not None:
                    seen.append(((kind, name), estimate.low <= truth <= estimate.high, estimate.high - estimate.low))
    return seen


def base_of(sample) -> Base:
    return Base(sample.sizes, Counter(d.stratum for d in sample.drawn))


def found(pool, title, world, years, planted) -> bool:
    """Prints in how many years each signal was given; whether what was planted is found often enough."""
    counted = Counter(told for each in pool.map(partial(told_in, world), range(years)) for told in each)
    print(f"{title}: signals in {years} years (samples of 600)")
    for (kind, about), count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        print(f"  {kind:9} {about:16} {count:3} of {years}", flush=True)
    if not counted:
        print("  none")
    # A drift's month is found within a month or two; that there is one is what counts. A year gives one drift at most.
    of = {(kind, "" if kind == "drift" else about): 0 for kind, about in counted}
    for (kind, about), count in counted.items():
        of[kind, "" if kind == "drift" else about] += count
    return all(of.get(each, 0) >= LEAST_FOUND * years for each in planted)


def told_in(world, seed) -> set:
    year = simulate(replace(world, seed=100 + seed))
    sample = draw(year.signed, Plan(method=Method.SIMPLE, since="2026-01-01", until="2027-01-01", size=600, seed=seed))
    strata = {d.id: d.stratum for d in sample.drawn}
    items = items_of(year.signed, read_perfectly(year, list(strata)), strata)
    return {(s.kind, about) for s in signals(year.signed, items, base_of(sample)) for about in (s.who or (s.about,))}


if __name__ == "__main__":
    sys.exit(main())
