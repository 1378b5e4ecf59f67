"""How long a medicine was had, by the days on which it was dispensed: "gabapentin 300 mg #90  02/14/25 ... 03/15/25 ... 04/14/25".

Fills that follow each other from month to month tell that it was had from the first to the last of them at the least. One fill says nothing
of how long, nor do two with months between.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.evidence.timing.timing import timings
from drafter.evidence.words.tellings import Telling
from drafter.models.rules.claims import claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.models.rules.courses.treatment_episodes import Episode

_TELLING = Telling("fill", "dispens", "picked up", "pharmacy", "pdmp")
_FILLS = re.compile(
    r"\b(?:(?:re)?fill(?:s|ed)?|dispens\w+|picked up|pharmacy (?:profile|record|history|print-?out|claims)|pdmp)\b"
)
#: "Not filled", "last filled", "refills: 3", "ok to refill 3/15", "3/1 rejected", "returned unopened".
_NOT_FILLED = re.compile(
    r"\b(?:not|never|n't|no|last|ok to|may|will|next|due|request\w*|authori[sz]\w*|denied|until|before|after)\b[^.;|]{0,24}\b(?:re)?fill|\bfills? (?:remaining|left|x ?\d)|\brefills? ?(?::|x|#) ?\d|\b(?:reject\w*|denied|return\w*|revers\w*|cancel\w*|unopened|unfilled|un-?claimed|transferred|voided|abandoned)\b"
)
#: "She never took it": what was dispensed was not had.
_NOT_TAKEN = re.compile(
    r"\b(?:never|not|n't|hardly|rarely|barely|without) (?:\w+ )?(?:t[ao]k(?:e|en|ing)|took|us(?:e|ed|ing)|start\w*|open\w*|tried|trying)\b|\bunopened\b|\buntouched\b"
)
#: What may stand between a word of fills, or a fill, and the day of the next: "filled 3/1 #90, 4/1 #90 and 5/1"; in "filled 3/1; seen 4/10"
#: the other day is of something else.
_BETWEEN = re.compile(
    r"(?:[^a-z]|\b(?:and|then|again|on|of|for|re-?fill\w*|fill\w*|dispens\w+|picked up|reviewed(?= ?:)|shows?|showing|history|record|dates?|qty|quantity|m?c?g|ml|caps?|capsules?|tabs?|tablets?|ea|each|patch\w*|day|days|supply|ds|no|po|qd|bid|tid|qid|qhs|daily|nightly|er|xr|ir|hcl)\b)*"
)
_MONTHLY = 45  # days from one fill to the next, at most
_KINDS = frozenset({"begin", "end", "length"})


def give_fills(reading: Reading, episodes: Iterable[Episode]) -> None:
    """Gives medicines the first and the last day of fills that follow each other from month to month."""
    if not _TELLING.within(reading.lower):
        return
    for episode in episodes:
        if (
            episode.real
            and episode.name.concept["group"] == "medicine"
            and not {"begin", "length"} & set(episode.claims)
        ):
            run = [] if _NOT_TAKEN.search(reading.lower) else _run(_filled(reading, episode))
            if len(run) > 1:
                for key in ("when", *_KINDS):
                    episode.claims.pop(key, None)
                episode.claims["begin"] = claim(reading, run[0].start, run[0].end)
                episode.claims["end"] = claim(reading, run[-1].start, run[-1].end)


def _filled(reading: Reading, episode: Episode) -> list[Timing]:
    """The days on which a medicine was dispensed, in their order."""
    rows = [s for s in reading.sentences if any(m.id == episode.name.id for m in reading.of(s, "treatment"))]
    told = [t for s in rows if _of_fills(reading, s) for t in _listed(reading, s)]
    return sorted((t for t in told if t.days and t.days.first == t.days.last), key=lambda t: t.days.first)  # type: ignore[union-attr]


def _listed(reading: Reading, sentence: Sentence) -> Iterator[Timing]:
    """The days of a sentence that follow each other behind a word of fills, or alone on their row."""
    lower, at = reading.lower, sentence.start
    for time in sorted(timings(reading, sentence), key=lambda t: t.start):
        said = [m.end() for m in _FILLS.finditer(lower, at, time.start)]
        gap = lower[said[-1] if said else at : time.start]
        for name in reading.of(sentence, "treatment"):
            gap = gap.replace(lower[name.start : name.end], " ")
        if _BETWEEN.fullmatch(gap):
            yield time
            at = time.end


def _of_fills(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells of fills, or is a row under words that do."""
    lower = reading.lower
    if _NOT_FILLED.search(lower, sentence.start, sentence.end):
        return False
    if _FILLS.search(lower, sentence.start, sentence.end):
        return len({m.id for m in reading.of(sentence, "treatment")}) == 1
    for above in reversed(reading.sentences[: sentence.index]):
        if above.section.index != sentence.section.index:
            break
        if _FILLS.search(lower, above.start, above.end):
            return _NOT_FILLED.search(lower, above.start, above.end) is None
        if not any(t.days for t in timings(reading, above)):
            break
    return _FILLS.search(sentence.section.title) is not None


def _run(days: list[Timing]) -> list[Timing]:
    """The last of the fills that follow each other without a gap."""
    first = 0
    for at, (one, other) in enumerate(pairwise(days), 1):
        if (other.days.first - one.days.first).days > _MONTHLY:  # type: ignore[union-attr]  # each has its day
            first = at
    return days[first:]
