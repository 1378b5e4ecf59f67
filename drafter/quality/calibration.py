"""What the signals of agreement are worth: how often a criterion is right at each level of them.

A reviewer is shown whether the readers of a record agree. The signal is calibrated when criteria on
which they agree are right more often than those that one of them read alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from drafter.evidence.intake.cases import Record
from drafter.quality import intervals
from drafter.quality.samples import Agreement, CriterionScore, Sample

if TYPE_CHECKING:
    from collections.abc import Sequence

Cell = tuple[str, int, str]


class Level(Record):
    """How criteria came out at one level of a signal.

    :param wrong_met: of them, those said to be met that are not.
    """

    signal: str
    level: str
    of: int
    right: int
    wrong_met: int
    low: float | None
    high: float | None


def calibration(samples: Sequence[Sample], *, seed: int = 0) -> tuple[Level, ...]:
    """Every level that occurs, of the readers' agreement and, for repeated runs, of the runs'."""
    found = [
        _level("readers", level.value, samples, [(s.case, c) for s, c in _cells(samples) if c.agreement is level], seed)
        for level in Agreement
    ]
    agreed = _same_in_all(samples)
    if agreed:
        for same, words in ((True, "every run the same"), (False, "runs differ")):
            members = [(s.case, c) for s, c in _cells(samples) if agreed[_key(s, c)] is same]
            found.append(_level("runs", words, samples, members, seed))
    return tuple(level for level in found if level.of)


def _cells(samples: Sequence[Sample]) -> list[tuple[Sample, CriterionScore]]:
    return [(sample, each) for sample in samples if sample.score for each in sample.score.criteria]


def _key(sample: Sample, criterion: CriterionScore) -> Cell:
    return sample.case, criterion.line, criterion.criterion


def _level(
    signal: str, level: str, samples: Sequence[Sample], members: list[tuple[str, CriterionScore]], seed: int
) -> Level:
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for case, criterion in members:
        of[case] += 1
        right[case] += criterion.right
    repeats = max((sample.repeat for sample in samples), default=0) + 1
    around = intervals.share([right[case] for case in of], [of[case] for case in of], seed=seed, repeats=repeats)
    low, high = around or (None, None)
    return Level(
        signal=signal,
        level=level,
        of=len(members),
        right=sum(right.values()),
        wrong_met=sum(criterion.wrong_met for _, criterion in members),
        low=intervals.rounded(low),
        high=intervals.rounded(high),
    )


def _states(samples: Sequence[Sample]) -> dict[Cell, list[str]]:
    """By criterion, the state that each of several runs came to."""
    states: dict[Cell, list[str]] = defaultdict(list)
    for sample, criterion in _cells(samples):
        states[_key(sample, criterion)].append(criterion.got.value if criterion.got else "")
    return {key: values for key, values in states.items() if len(values) > 1}


def _same_in_all(samples: Sequence[Sample]) -> dict[Cell, bool]:
    """Only for runs in which every scored criterion was drafted more than once."""
    states = _states(samples)
    every = {_key(sample, criterion) for sample, criterion in _cells(samples)}
    return {key: len(set(states.get(key, []))) == 1 for key in every} if states else {}


def agreement_of_repeats(samples: Sequence[Sample]) -> dict[str, float]:
    """By criterion, the mean share of runs that came to the state that most runs came to; ``all`` is over everything."""
    shares: dict[str, list[float]] = defaultdict(list)
    for (_, _, criterion), values in sorted(_states(samples).items()):
        most = Counter(values).most_common(1)[0][1]
        shares[criterion].append(most / len(values))
        shares["all"].append(most / len(values))
    return {name: round(sum(values) / len(values), 6) for name, values in sorted(shares.items())}
