"""What the line of a system says that the patient told, where it might head an examination: "MSK: neck pain, ongoing for many months"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout.headings import plain_heading
from drafter.evidence.timing.timing import timings

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_SYSTEM = re.compile(r"(?:msk|musculoskeletal|neuro(?:logic(?:al)?)?|m/s|ms)")
#: What somebody who examines finds.
_FOUND = re.compile(
    r"\b(?:tender\w*|palpa\w+|ttp|rom|range|flexion|extension|rotation|spurling|strength|reflex\w*|dtrs?|gait|positive|negative|normal|intact|reproduc\w+|provok\w+|exam\w*)\b"
)
_LASTING = re.compile(
    r"\b(?:ongoing|for|x|since|going on|present|over|lasting|past|last|began|started|onset|chronic)\b"
)


#: Lists of what is there; a past history is another.
_ACTIVE = re.compile(r"(?:active |current |chronic )?problems?(?: list)?(?:,? (?:active|current))?")
_GOES_ON = re.compile(
    r"\b(?:pain|ache|lbp|stiffness|sciatica|cervicalgia|neck|back)\b[^.;]{0,40}?(?:,| for| x| since|:| -) ?(?:going on|ongoing|present|for|x|since|over|more than|about)?\b"
)
_OVER = re.compile(
    r"\b(?:resolved|history of|hx|h/o|past|inactive|remote|s/p|status post|surgery|fusion|repair|stable|controlled)\b"
)


def reported(reading: Reading, sentence: Sentence) -> bool:
    """Whether the line of a system tells how long a complaint has been there, and of nothing that an examination finds."""
    lower, span = reading.lower, (sentence.start, sentence.end)
    if _ACTIVE.fullmatch(plain_heading(sentence.section.title)):
        # "Problem list: 1. Neck pain, going on for a year"; what is there with a year of its own may be over.
        return _GOES_ON.search(lower, *span) is not None and not _OVER.search(lower, *span)
    if not _SYSTEM.fullmatch(sentence.label) or _FOUND.search(lower, *span) or not _LASTING.search(lower, *span):
        return False
    return any(time.owners and time.owners[0].complains for time in timings(reading, sentence))
