"""Fields that tell when, or how long, of the treatment that a field above them names ("Modality: PT", "Duration: 6 wk")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.lexicon import Mention
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence

_REACH = 5  # fields that the name may stand above
_WHEN = re.compile(
    r"(?:(?:treatment|therapy|trial|course|total|approx\w*) )?(?:duration|length|dates?|date range|time ?frame|timeframe|time|period|how long|weeks|tried for|used for|taken for|from|start(?:ed)?|stop(?:ped)?|end(?:ed)?|begin|began|start date|end date|stop date)"
    r"(?: (?:of (?:treatment|therapy|trial|use|course|care)|used|tried|taken|attended|from|to|range|start|end))?(?: ?\([^)]*\))?"
)


def course_field(reading: Reading, sentence: Sentence) -> Mention | None:
    """The treatment whose length or dates a field gives; None where the fields above it name none, or something else between."""
    if not sentence.label or not _WHEN.fullmatch(sentence.label):
        return None
    for earlier in reversed(reading.sentences[max(0, sentence.index - _REACH) : sentence.index]):
        if earlier.section.index != sentence.section.index or not earlier.label:
            return None
        if _WHEN.fullmatch(earlier.label):
            continue
        treatments = reading.of(earlier, "treatment")
        if treatments:
            return treatments[-1]
        if reading.of(earlier, "symptom", "diagnosis", "procedure", "region", "event"):
            return None
    return None
