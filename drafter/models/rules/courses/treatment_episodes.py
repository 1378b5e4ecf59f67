"""One course of one treatment in the making."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter.evidence.meaning.areas import areas_in, meets
from drafter.evidence.meaning.cue_places import CONTRAINDICATED, FAILED, IMPROVED, NOT_TOLERATED, SOME
from drafter.evidence.meaning.regions import radiated
from drafter.evidence.timing.same_spans import NEAR, beside_another
from drafter.models.rules.claims import claim

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.concepts import Mention

#: What a sentence's cues amount to, strongest first.
TOLD = (NOT_TOLERATED, CONTRAINDICATED, FAILED, IMPROVED, SOME)


@dataclass(slots=True)
class Episode:
    """One course of one treatment in the making, and where it was last spoken of.

    :param since: the last day on which it may have begun, where a beginning is told.
    """

    name: Mention
    sentence: Sentence
    claims: dict[str, Claim] = field(default_factory=dict)
    since: date | None = None

    def says(self, attribute: str) -> str:
        return self.claims[attribute].value if attribute in self.claims else ""

    @property
    def told(self) -> bool:
        return self.says("outcome") in TOLD

    @property
    def seen_through(self) -> bool:
        """Whether a course of it is told: how long, how many visits, or that it was completed."""
        course = {"length", "sessions", "end"} & set(self.claims) or self.says("standing") == "completed"
        return self.real and bool(course) and self.says("standing") != "stopped"

    @property
    def real(self) -> bool:
        """Whether it was, or is, a course: not only planned, declined or never tried."""
        return is_real(self.claims)


def idle(claims: dict[str, Claim]) -> bool:
    return "standing" in claims and claims["standing"].value == "not_under_way"


def is_real(claims: dict[str, Claim]) -> bool:
    outcome = claims["outcome"].value if "outcome" in claims else ""
    standing = claims["standing"].value if "standing" in claims else ""
    return outcome in TOLD or (outcome == "" and standing not in ("planned", "not_under_way"))


def same(episode: Episode, claims: dict[str, Claim]) -> bool:
    """Whether a sentence can go on about an episode: nothing that it says is told otherwise."""
    outcome = claims["outcome"].value if "outcome" in claims else ""
    if episode.real != is_real(claims):
        return False
    if episode.told and outcome in TOLD and episode.says("outcome") != outcome:
        return False
    if "region" in claims and "region" in episode.claims and not _one_part(claims["region"], episode.claims["region"]):
        return False
    if _other_year(claims, episode.claims):
        return False
    return not any(
        key in claims and key in episode.claims and claims[key].value.lower() != episode.claims[key].value.lower()
        for key in ("length", "begin", "end")
    )


_YEAR = re.compile(r"\b20\d\d\b")


def _other_year(claims: Mapping[str, Claim], earlier: Mapping[str, Claim]) -> bool:
    """Whether a sentence names a year of its own: "sent to PT on October 10. She had done PT in 2023 with no relief"."""
    years = _YEAR.findall(claims["when"].value) if "when" in claims else []
    return bool(years and "when" in earlier and not set(years) & set(_YEAR.findall(earlier["when"].value)))


def _one_part(one: Claim, other: Claim) -> bool:
    mine, theirs = areas_in(one.value), areas_in(other.value)
    return meets(mine, theirs) or meets(radiated(mine), theirs) or meets(mine, radiated(theirs))


def merge(episode: Episode, claims: dict[str, Claim]) -> None:
    for key, value in claims.items():
        replaces = key == "standing" and value.value == "ongoing"
        replaces |= key == "outcome" and not episode.told
        if replaces:
            episode.claims[key] = value
        else:
            episode.claims.setdefault(key, value)


_SPAN = ("length", "begin", "end")


def time_beside(
    reading: Reading,
    sentence: Sentence,
    treatment: Mention,
    claims: Mapping[str, Claim],
    episodes: Sequence[Episode],
) -> dict[str, Claim]:
    """The time of the course told just before, for a treatment that is said to have run beside it."""
    if any(key in claims for key in _SPAN) or not beside_another(reading, sentence, treatment):
        return {}
    for other in reversed(episodes):
        near = 0 <= sentence.index - other.sentence.index <= NEAR
        if near and other.real and other.name.id != treatment.id and any(key in other.claims for key in _SPAN):
            return {key: other.claims[key] for key in _SPAN if key in other.claims}
    return {}


def tell_time(reading: Reading, claims: dict[str, Claim], time: Timing) -> None:
    """Adds what a time says of a course: how long, from or until when, or on which day."""
    if time.role == "length" and time.length is not None and not time.problem:
        # "For the past 8 weeks" tells when as well.
        start = time.start - 5 if reading.lower.endswith(("past ", "last "), 0, time.start) else time.start
        claims.setdefault("length", claim(reading, start, time.end))
    elif time.role in ("begin", "end") and (time.days is not None or time.problem == "ambiguous"):
        claims.setdefault(time.role, claim(reading, time.start, time.end))
    elif time.role == "at" and time.days is not None:
        claims.setdefault("when", claim(reading, time.start, time.end))
