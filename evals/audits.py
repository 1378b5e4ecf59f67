"""Do audits find what is there? An invented year with known errors is sampled and reported many times.

    python evals/audits.py [--repetitions 500] [--determinations 20000]

Prints how often the intervals cover the truth (they claim 95 %), how wide they are, and how often planted drift, a careless reviewer and a bad
model version are found in it, and in a year where nothing was planted.
"""

import argparse
import time
from collections import Counter
from dataclasses import replace

from drafter.quality.audits.figures import Base, accuracy, items_of, line_items_of
from drafter.quality.audits.samples import Method, Plan, draw
from drafter.quality.audits.signals import signals
from drafter.quality.audits.simulation import World, read_perfectly, simulate

SHARES = ("draft", "signed", "corrected", "missed")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repetitions", type=int, default=500)
    parser.add_argument("--determinations", type=int, default=20_000)
    parser.add_argument("--size", type=int, default=300)
    asked = parser.parse_args()
    started = time.perf_counter()
    world = World(determinations=asked.determinations)
    year = simulate(world)
    print(
        f"{len(year.signed)} signed determinations, {world.reviewers} reviewers; samples of {asked.size}, {asked.repetitions} times\n"
    )
    print(f"{'method':12} {'figure':22} {'truth':>8} {'covered':>9} {'mean width':>11}")
    for method, by in ((Method.SIMPLE, "policy"), (Method.STRATIFIED, "policy"), (Method.STRATIFIED, "model")):
        coverage(year, method, by, asked)
    print()
    found("planted: drift from month 10, model 0.3, reviewer-07", world)
    found("nothing planted", replace(world, drift_from=None, bad_model=None, careless=None))
    print(f"\n{time.perf_counter() - started:.0f} s")


def coverage(year, method, by, asked) -> None:
    everything = read_perfectly(year, [s.id for s in year.signed])
    n = len(year.signed)
    everyone = Base({"": n}, {"": n})
    truths = {}
    for kind, items in (("criteria", items_of), ("lines", line_items_of)):
        whole = accuracy("all", items(year.signed, everything, dict.fromkeys(year.truth, "")), everyone)
        truths |= {(kind, name): getattr(whole, name).value for name in SHARES}
    hits, widths = dict.fromkeys(truths, 0), dict.fromkeys(truths, 0.0)
    counted = dict.fromkeys(truths, 0)
    for seed in range(asked.repetitions):
        plan = Plan(method=method, by=by, since="2026-01-01", until="2027-01-01", size=asked.size, seed=seed)
        sample = draw(year.signed, plan)
        strata = {d.id: d.stratum for d in sample.drawn}
        readings = read_perfectly(year, list(strata))
        for kind, items in (("criteria", items_of), ("lines", line_items_of)):
            got = accuracy("all", items(year.signed, readings, strata), base_of(sample))
            for name in SHARES:
                estimate = getattr(got, name)
                if estimate.value is not None:
                    counted[kind, name] += 1
                    hits[kind, name] += estimate.low <= truths[kind, name] <= estimate.high
                    widths[kind, name] += estimate.high - estimate.low
    label = method.value if method is Method.SIMPLE else f"by {by}"
    for (kind, name), truth in truths.items():
        n = counted[kind, name]
        print(
            f"{label:12} {kind + ', ' + name:22} {truth:8.2%} {hits[kind, name] / n:9.1%} {widths[kind, name] / n:11.2%}"
        )


def base_of(sample) -> Base:
    return Base(sample.sizes, Counter(d.stratum for d in sample.drawn))


def found(title, world, years=20) -> None:
    counted = {}
    for seed in range(years):
        year = simulate(replace(world, seed=100 + seed))
        sample = draw(
            year.signed, Plan(method=Method.SIMPLE, since="2026-01-01", until="2027-01-01", size=600, seed=seed)
        )
        strata = {d.id: d.stratum for d in sample.drawn}
        items = items_of(year.signed, read_perfectly(year, list(strata)), strata)
        told = {
            (s.kind, about) for s in signals(year.signed, items, base_of(sample)) for about in (s.who or (s.about,))
        }
        for each in told:
            counted[each] = counted.get(each, 0) + 1
    print(f"{title}: signals in {years} years (samples of 600)")
    for (kind, about), count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        print(f"  {kind:9} {about:12} {count:3} of {years}")
    if not counted:
        print("  none")


if __name__ == "__main__":
    main()
