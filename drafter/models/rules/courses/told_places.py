"""The part of the body that a course was for, where the record has told of one complaint alone before it.

"Low back pain for 2 years. PT 8 weeks, failed": the therapy was the back's. A record that has named another part of
the body by then leaves it open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.layout.segments import NOT_PATIENTS
from drafter.evidence.meaning.areas import areas_in, areas_of, meets, span_of
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
    every = list(episodes)
    placeless = [e for e in every if "region" not in e.claims]
    if not placeless:
        return
    harms = [harm for e in every if (harm := _harm(reading, e)) is not None]
    complaints = [part for part in _complaints(reading) if not any(a < part[1] and part[0] < b for a, b in harms)]
    places = [m for m in _places(reading) if not any(a < m.end and m.start < b for a, b in harms)]
    for episode in placeless:
        part = next((each for each in complaints if each[1] <= episode.name.start), None)
        if part is None:
            continue
        reach = radiated(areas_in(reading.text[slice(*part)]))
        if all(meets(reach, areas_of(m)) for m in places if m.start < episode.name.start):
            episode.claims["region"] = claim(reading, *part)


def _harm(reading: Reading, episode: Episode) -> tuple[int, int] | None:
    """Where a side effect of a course is told: "topiramate (numb fingers), amitriptyline (dry mouth)" were for no fingers."""
    outcome = episode.claims.get("outcome")
    if outcome is None or outcome.at is None or outcome.value != "not_tolerated":
        return None
    return reading.view.view_of(outcome.at, outcome.at + len(outcome.quote))


def _complaints(reading: Reading) -> Iterator[tuple[int, int]]:
    """Where the part of the body of a complaint is named."""
    for sentence in reading.sentences:
        if sentence.section.kind in NOT_PATIENTS:
            continue
        for complaint in reading.of(sentence, "symptom", "diagnosis"):
            if not complaint.complains or reading.assertion(sentence, complaint.start, complaint.end) not in _TOLD_OF:
                continue
            start, end = span_of(reading.lower, regions_near(reading, sentence, complaint) or [complaint])
            if areas_in(reading.text[start:end]):
                yield start, end


def _places(reading: Reading) -> Iterator[Mention]:
    """Whatever names a part of the body."""
    for sentence in reading.sentences:
        yield from (m for m in reading.of(sentence, "region", "symptom", "diagnosis") if areas_of(m))
