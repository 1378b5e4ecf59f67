"""What a record is complaining of at a point: the complaint last named, its region, and what was told of before it."""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING

from drafter.evidence.claims.continuations import OPENS_WITH
from drafter.evidence.layout.openings import AHEAD_OF_HISTORY
from drafter.evidence.meaning.areas import areas_of, span_of
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.regions import is_fine, of_study, operated_on, regions_near
from drafter.evidence.timing.going_on import comes_for
from drafter.evidence.timing.sore_places import sore_place
from drafter.evidence.timing.timing import Timing, timings
from drafter.evidence.words.concepts import THINGS
from drafter.models.rules.claims import claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

# "gives a history of neck pain for 4 years" tells of pain that goes on.
TOLD_OF = (Assertion.PRESENT, Assertion.HISTORICAL)
TOPIC_LIVES = 4  # sentences that a topic lives on
#: Keys that ask where the complaint is.
ASKS_PLACE = re.compile(
    r"\b(?:where (?:is|does|do)\b.*|(?:body (?:part|region|area)|location|site|area|region)(?: of (?:pain|symptoms|complaint|injury))?|pain (?:location|site|area))\??$"
)
_SHORT_LINE = 60  # characters
_CARE = ("future", "care")  # a follow-up is no complaint


class Topic:
    """What the record is complaining of at a point: the complaint last named with a region."""

    def __init__(self, *, therapy: bool) -> None:
        #: Fields before the first complaint ("Date of injury: ..."): they are its.
        self.waiting: list[tuple[Sentence, Timing]] = []
        #: In a therapist's note a time without a thing of its own is the therapy's.
        self.therapy = therapy
        self.complaint: Mention | None = None
        self.regions: list[Mention] = []
        self.accident: Timing | None = None
        #: The sentence that told of it, and the parts of the body that it names.
        self.hurt_by: tuple[int, Sequence[Mention]] | None = None
        self.operation: Timing | None = None
        #: A day on which something is told to have happened, and the sentence that tells it.
        self.story: tuple[int, Timing] | None = None
        self.at = -TOPIC_LIVES - 1
        #: The complaint, and its regions, that the last sentence to name one found still talked of.
        self.before: tuple[Mention | None, list[Mention]] | None = None
        #: Whether the record told how long a complaint has lasted.
        self.told = False

    def pass_by(self, sentence: Sentence) -> None:
        """An assessment and plan told before the history part it from nothing."""
        if sentence.section.kind in AHEAD_OF_HISTORY:
            self.at = min(self.at + 1, sentence.index - 1)

    def wait(self, sentence: Sentence, time: Timing, before: str) -> None:
        """Keeps a time of a complaint that is yet to be named ("Woke up with it 17 days ago")."""
        if self.complaint is None and not self.therapy and time.kind in ("", "event") and OPENS_WITH.match(before):
            self.waiting.append((sentence, time))

    def ahead_of(self, reading: Reading, time: Timing, complaints: Sequence[Mention]) -> Topic:
        """The topic that a time goes on about: "It came on in April; the leg symptoms are gone" speaks of what was told before."""
        later = bool(complaints) and all(";" in reading.lower[time.end : c.start] for c in complaints)
        if not later or self.before is None:
            return self
        other = copy(self)
        other.complaint, other.regions = self.before
        return other

    def hear(self, reading: Reading, sentence: Sentence, complaints: Sequence[Mention]) -> None:
        alive = self.complaint is not None and sentence.index - self.at <= TOPIC_LIVES
        self.before = (self.complaint, self.regions) if alive else None
        for complaint in complaints:
            self.at = sentence.index
            regions = regions_near(reading, sentence, complaint)
            if regions or areas_of(complaint):
                self.complaint, self.regions = complaint, regions
                return
        if complaints and self.complaint is None:
            self.complaint = complaints[0]

    def hear_accident(self, reading: Reading, sentence: Sentence, accident: Timing | None) -> None:
        if accident is not None:
            self.accident, self.hurt_by = accident, (sentence.index, reading.of(sentence, "region"))

    def hurt_part(self) -> Mention | None:
        """The part of the body that the accident told of last was of."""
        return self.hurt_by[1][0] if self.hurt_by and self.hurt_by[1] else None

    def hear_region(self, reading: Reading, sentence: Sentence) -> None:
        """A short line that names a region and nothing else names the complaint: "CC: R low back."."""
        things = [
            m
            for m in reading.mentions(sentence)
            if m.kind in THINGS
            and not (m.kind == "region" and operated_on(reading.lower, m))
            and not (m.kind == "event" and reading.assertion(sentence, m.start, m.end) is Assertion.ABSENT)
        ]
        things = [m for m in things if not (m.kind == "region" and is_fine(reading.lower, m))]
        if ASKS_PLACE.search(sentence.label):
            things = [m for m in things if m.kind == "region"]
        short = sentence.end - sentence.start <= _SHORT_LINE
        if not short and things and (timed := timings(reading, sentence)):
            short = timed[0].start - sentence.start <= _SHORT_LINE  # "70F, right low back, belt line, since summer"
        if comes_for(reading, sentence):
            short, sore = True, sore_place(reading, sentence)
            things = [
                m
                for m in things
                if m.kind != "person"
                and not (m.kind == "event" and (sore or m.concept["role"] in _CARE))
                and not (m.kind == "symptom" and reading.assertion(sentence, m.start, m.end) is Assertion.ABSENT)
            ]
        # "Pelvis and hip films that week were clean": where was looked, not where it hurts.
        studies = reading.of(sentence, "imaging")
        things = [m for m in things if not (m.kind == "region" and any(of_study(m, s) for s in studies))]
        if things and all(m.kind == "region" for m in things) and short:
            self.at, self.complaint, self.regions = sentence.index, things[0], things


def complaints_of(reading: Reading, sentence: Sentence) -> list[Mention]:
    """Complaints of the patient: symptoms, and diagnoses that are pain by name."""
    return [
        m
        for m in reading.of(sentence, "symptom", "diagnosis")
        if m.complains and reading.assertion(sentence, m.start, m.end) in TOLD_OF
    ]


def regioned(
    reading: Reading, sentence: Sentence, claims: dict[str, Claim], owners: Sequence[Mention], topic: Topic
) -> dict[str, Claim]:
    """Claims with the region of their complaint: its own, else that of the topic."""
    regions = [owner for owner in owners if owner.kind == "region"]
    for owner in owners:
        regions += regions_near(reading, sentence, owner)
    if not regions and not any(areas_of(owner) for owner in owners):
        regions = list(topic.regions)
    if regions:
        claims["region"] = claim(reading, *span_of(reading.lower, regions))
    return claims
