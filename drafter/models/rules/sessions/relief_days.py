"""Days between which the relief that a session gave held: "since the shots of Aug 6", "until July", "she was fine until Labor Day"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.timing.timing import timings
from drafter.evidence.words.percentages import percentages
from drafter.models.rules.claims import claim
from drafter.models.rules.sessions.relief_ends import ends_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing


def relief_by_dates(
    reading: Reading, sentence: Sentence, dated: Sequence[Timing], ends: Sequence[Timing]
) -> dict[str, Claim]:
    """Relief told by dates: since a session ("since the shots of Aug 6 he has been 65 % better"), or until a day."""
    lower = reading.lower
    if ends:
        until = {"relief_until": claim(reading, ends[0].start, ends[0].end)}
        share = next(percentages(lower, sentence.start, sentence.end), None)
        began = [
            t
            for t in timings(reading, sentence)
            if t.days is not None
            and t.end <= ends[0].start
            # "Today she says that it held until 2 weeks ago".
            and not (ends[0].days is not None and t.days.first > ends[0].days.last)
            # "75 % in July, and this has held to today": not the day from which it held.
            and not (
                share is not None and share.end <= t.start and lower.endswith((" in ", " on ", " at "), 0, t.start)
            )
        ]
        return {**until, "relief_since": claim(reading, began[-1].start, began[-1].end)} if began else until
    for time in dated:
        if re.search(r"\b(?:ever )?since (?:[\w./-]+ ){0,5}$", lower[sentence.start : time.start]):
            since = {"relief_since": claim(reading, time.start, time.end)}
            if not _HAD_BEEN.search(lower, sentence.start, time.start):
                return since
            over = _over_by(reading, sentence)
            return {**since, "relief_until": claim(reading, over.start, over.end)} if over is not None else {}
    return {}


#: "She had been 70 % better ever since the epidural": which was over when this was said.
_HAD_BEEN = re.compile(r"\b(?:had|she'd|he'd|was|were|felt|did|stayed)\b")
_UNTIL_THEN = re.compile(r"[^a-z]*(?:prior to|before|until|till|up to|up until) (?:that|then|this|which)\b")


def _over_by(reading: Reading, sentence: Sentence) -> Timing | None:
    """The day on which the relief of a sentence was over, by the one before ("It came back in July. Until then she had been 70 % better")."""
    if not sentence.index or not _UNTIL_THEN.match(reading.lower, sentence.start):
        return None
    before = reading.sentences[sentence.index - 1]
    return next(iter(ends_of(reading, before)), None) if before.section.index == sentence.section.index else None


#: "She could work and only started hurting again in September", "did not hurt again until after Labor Day".
_LIVED = re.compile(
    r"[^a-z]*(?:and |then |with that |since then )?(?:(?:she|he|pt|patient|the patient) )?(?:only |then |just |again )*(?:was able|could(?! (?:not|barely|hardly|scarcely|never|only)\b|n't)|did(?: not|n't)|went|worked|walked|slept|played|golfed|danced|hiked|ran|gardened|traveled|returned to|got (?:back|through)|enjoyed|felt|was (?:fine|good|well|comfortable|better|back|active|pain)|had (?:a good|no (?:pain|trouble|issues|problems))|(?:started|began) (?:hurting|to hurt|aching|to ache))\b"
)
#: "Did not hurt until", "worked without pain until", "was fine until", "started hurting again in": "she worked until the plant closed",
#: "walked with pain until", "felt no better until" and "was fine with waiting until" tell of no relief.
_OF_PAIN = re.compile(
    r"\b(?:(?:not|n't|never) (?:really |ever )?(?:hurt|ache|bother(?: (?:her|him))?|throb|flare)|(?:without|no|free of|free from) (?:(?:any|more|real|much|further|the|back|leg) )*(?:pain|aching|aches|symptoms?|flares?|trouble|problems|issues)|(?<!not )(?<!never )pain[- ]free"
    r"|(?:hurt(?:ing)?|ach(?:ed?|ing)|bother(?:ed|ing)?(?: (?:her|him))?|throb\w*|flar\w+) again (?:in|by|on|around|about|after)|(?:started|began) (?:hurting|to hurt|aching|to ache) (?:in|by|on|around|about|after)"
    r"|(?:was|were|felt|did|slept|stayed) (?:(?!no|not|never|hardly|barely)\w+ )?(?:fine|good|well|great|better|comfortable)(?: again)? (?:(?:right |all the way )?up )?(?:until|till|til|through|thru|into|to))\b"
)
_OF_ELSE = ("region", "diagnosis", "imaging", "event", "procedure")


def lived_until(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells until which day somebody was well, and of no other part of the body."""
    if not _LIVED.match(reading.lower, sentence.start) or not (ends := ends_of(reading, sentence)):
        return False
    if not _OF_PAIN.search(reading.lower, sentence.start, ends[0].start):
        return False
    return not any(m.start < ends[0].start for m in reading.of(sentence, *_OF_ELSE))
