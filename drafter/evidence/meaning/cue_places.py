"""A cue of an outcome in its sentence, and the outcome that is read from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.meaning.assertion import Assertion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

FAILED, IMPROVED, SOME = "failed", "improved", "some"
NOT_TOLERATED, CONTRAINDICATED = "not_tolerated", "contraindicated"
MODIFIERS = frozenset({"negator", "slight", "some", "strong"})
_HEADS = frozenset({"good", "bad", "neutral"})
_UNDESIRED = frozenset({Assertion.CONDITIONAL, Assertion.HYPOTHETICAL, Assertion.SOMEONE_ELSE})
ALL = re.compile(
    r"\b(?:all|both|each|neither|none|nothing|any|every\w*|these|those|the above|everything|the foregoing)\b"
)
_WORDS = re.compile(r"[\w'%]+")
#: The verb that ties a judgement to what stands before it.
WAS = re.compile(r"\b(?:was|were|is|are|has been|have been|proved|remained)(?: (?:very|quite|rather|only|at best))? ?$")
#: "The improvement was not transient", "cleared up the neck in a few days": so soon, not so long.
_NOT_SO = re.compile(
    r"(?:\bnot|n't|\bnever|\bhardly|\banything but)(?: (?:been|be|just|merely|at all))* $"
    r"|^(?:(?!\b(?:but|and|then|was|were|back|returned|worse)\b)[^,;.])*\b(?:in|within) (?:just |only |about )?(?:an? |the )?(?:first )?$"
)
_PART = re.compile(r"\b\w+[,;] ")
_MAX_WORDS = 6  # between a head and what turns it
_HAD = re.compile(r"[^a-z]*had (?!(?:an?|no|some|good|any|\d\S*|been|tried|pt,|to)\b)")
_WOULD = re.compile(r"\b(?:would|might|could)\b")
_DOUBT = re.compile(
    r"\b(?:unclear|uncertain|unknown|unsure|(?:not|n't) (?:sure|clear|certain|know|tell)|hard to (?:say|tell)|wonder\w*|debatable|cannot tell|can't tell|too (?:soon|early) to (?:say|tell|know)|remains to be seen|ask(?:s|ed|ing)?|question(?:s|ed|ing)?|inquir\w+|(?:not|n't) (?:recall|remember)|cannot recall) (?:if|whether|how)\b|(?:\b(?:not|cannot)|n't) (?:recall|remember) that\b|"
    r"\b(?:friends?|neighbou?rs?|co-?workers?|colleagues?|people|others|family|relatives?|internet|websites?|articles?) (?:have |has |had )?(?:told|tells?|says?|said|claims?|warned)(?: (?:her|him|them|me|us))? that\b|"
    r"\bwhich (?:she|he|they|i|we)(?: (?:really|rather|very much))? (?:doubts?|questions?|is not sure|isn't sure|(?:does not|doesn't) (?:think|believe)) |"
    r"\b(?:reads?|heard|hears|worries|worried|afraid|fears?|concerned|denie[sd]|disputes?|disagrees?|doubts?|not true) (?:online |somewhere |from [\w ]{1,20} )?that\b"
)


class Outcome(NamedTuple):
    """An outcome at a place in a view.

    :param start: view offset where its words begin, modifiers included.
    :param head: where its head begins, for finding what it speaks of.
    :param says: one of the module's five outcomes.
    :param forward: whether it speaks only of what follows ("despite", "allergic to").
    :param whole: whether it speaks of all treatments named before ("none of these helped").
    :param after: whether it only tells how the complaint stands after what the sentence before told of.
    """

    start: int
    head: int
    end: int
    says: str
    forward: bool = False
    whole: bool = False
    after: bool = False


class Place(NamedTuple):
    """A cue in its clause, and what stands around it."""

    reading: Reading
    sentence: Sentence
    cue: Mention
    cues: Sequence[Mention]
    treatments: Sequence[Mention]
    first: int
    last: int

    @property
    def span(self) -> tuple[int, int]:
        return self.sentence.start, self.sentence.end

    @property
    def before(self) -> str:
        return self.reading.lower[self.first : self.cue.start]

    @property
    def text(self) -> str:
        return self.reading.lower[self.cue.start : self.cue.end]

    @property
    def after(self) -> str:
        return self.reading.lower[self.cue.end : self.cue.end + 40]

    @property
    def unreal(self) -> bool:
        return self.reading.assertion(self.sentence, self.cue.start, self.cue.end) in _UNDESIRED

    @property
    def counterfactual(self) -> bool:
        """Whether the sentence tells what did not happen: "had she not improved, we would ..."."""
        lower, sentence = self.reading.lower, self.sentence
        return bool(_HAD.match(lower, sentence.start)) and bool(_WOULD.search(lower, self.cue.end, sentence.end))

    @property
    def doubtful(self) -> bool:
        """Whether it is left open: "unclear whether PT helped"."""
        return bool(_DOUBT.search(self.reading.lower, self.first, self.cue.start))

    @property
    def stop(self) -> Mention | None:
        """The last cue before this one that a treatment was stopped."""
        return next((mark for mark in reversed(self.stops) if mark.end <= self.cue.start), None)

    @property
    def stops(self) -> list[Mention]:
        return [m for m in self.reading.of(self.sentence, "course") if m.concept["status"] == "stopped"]

    @property
    def stopped(self) -> bool:
        return bool(self.stops)

    def role(self, *roles: str) -> list[Mention]:
        return [cue for cue in self.cues if cue.concept["role"] in roles]

    def modifiers(self) -> list[Mention]:
        """The words that turn or weigh a head: those before it, up to another head or a treatment."""
        found: list[Mention] = []
        floor = max([self.first, *(thing.end for thing in self.treatments if thing.end <= self.cue.start)])
        for other in reversed([c for c in self.cues if c.end <= self.cue.start and c.start >= floor]):
            between = self.reading.lower[other.end : self.cue.start]
            if len(_WORDS.findall(between)) > _MAX_WORDS or ":" in between:
                break
            if found and _PART.search(self.reading.lower, other.end, found[-1].start):
                break  # "never filled, no relief": the first "never" is another statement's
            if other.concept["role"] in MODIFIERS:
                found.append(other)
            elif other.concept["role"] in _HEADS and other.id != "neutral":
                break
        return found

    def behind(self, reach: int, *roles: str) -> Mention | None:
        """The first cue of some roles that follows within a reach, before another treatment."""
        for cue in self.role(*roles):
            ahead = self.reading.lower[self.cue.end : cue.start]
            if cue.concept["role"] in ("fading", "slight") and _NOT_SO.search(ahead):
                continue
            # "Relief from massage was short-lived" is still about the relief.
            crossed = any(
                self.cue.end <= t.start < cue.start
                and not WAS.search(between := self.reading.lower[t.end : cue.start])
                and between.strip(" ,")
                for t in self.treatments
            )
            if self.cue.end <= cue.start < min(self.sentence.end, self.cue.end + reach) and not crossed:
                return cue
        return None

    def outcome(
        self,
        says: str,
        start: int | None = None,
        end: int | None = None,
        *,
        forward: bool = False,
        whole: bool | None = None,
    ) -> Outcome:
        begin = self.cue.start if start is None else start
        if whole is None:
            whole = bool(ALL.search(self.reading.lower[max(self.first, begin - 24) : self.cue.start]))
        return Outcome(begin, self.cue.start, end or self.cue.end, says, forward=forward, whole=whole)
