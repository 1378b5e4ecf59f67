"""The part of the body that a course was for, where the record has told of one complaint alone before it.

"Low back pain for 2 years. PT 8 weeks, failed": the therapy was the back's. A record that has named another part of
the body by then leaves it open.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout.segments import NOT_PATIENTS
from drafter.evidence.meaning.areas import areas_in, areas_of, meets
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.regions import radiated, regions_near
from drafter.models.rules.claims import claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention
    from drafter.models.rules.courses.treatment_episodes import Episode

_TOLD_OF = (Assertion.PRESENT, Assertion.HISTORICAL)


def give_places(reading: Reading, episodes: Iterable[Episode]) -> None:
    """Gives courses that name no part of the body that of the one complaint told of before them."""
    placeless = [e for e in episodes if "region" not in e.claims]
    if not placeless:
        return
    places, complaints = list(_places(reading)), list(_complaints(reading))
    for episode in placeless:
        before = [each for each in complaints if each[-1].end <= episode.name.start]
        if not before:
            continue
        reach = radiated(frozenset(area for m in before[0] for area in areas_of(m)))
        if all(meets(reach, areas_of(m)) for m in places if m.start < episode.name.start):
            episode.claims["region"] = claim(reading, before[0][0].start, before[0][-1].end)


def _complaints(reading: Reading) -> Iterator[list[Mention]]:
    """What names the part, or the parts side by side, of the body of a complaint ("neck and right shoulder pain")."""
    for sentence in reading.sentences:
        if sentence.section.kind not in NOT_PATIENTS:
            complaints = [m for m in reading.of(sentence, "symptom", "diagnosis") if m.complains]
            for complaint in complaints:
                if reading.assertion(sentence, complaint.start, complaint.end) not in _TOLD_OF:
                    continue
                named = [m for m in regions_near(reading, sentence, complaint) or [complaint] if areas_of(m)]
                last = 0
                while last + 1 < len(named) and _JOINED.fullmatch(
                    reading.lower, named[last].end, named[last + 1].start
                ):
                    last += 1
                if named and areas_in(reading.text[named[0].start : named[0].end]):
                    yield named[: last + 1]


_JOINED = re.compile(
    r"(?:[ ,/&+-]|\b(?:and|or|with|into|to|down|the|her|his|both|left|right|bilateral|l|r|rt|lt|b/l|upper|lower|mid)\b)+"
)


def _places(reading: Reading) -> Iterator[Mention]:
    """Whatever names a part of the body."""
    for sentence in reading.sentences:
        yield from (m for m in reading.of(sentence, "region", "symptom", "diagnosis") if areas_of(m))
