"""Fields that tell when, or how long, of what a field above them names.

"Modality: PT", "Duration: 6 wk" is how long the therapy lasted; "Last ESI: 4/15/25", "Relief: 70 %", "Duration: 16 weeks"
how long the relief did. Neither is how long the complaint has been there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.numbers import NUMBER
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_REACH = 5  # fields that the name may stand above
_KEY = re.compile(r"[^a-z%]*(?P<key>[a-z%][a-z%/ ]{2,32}?) ?[:=]")
_ASKS = Telling(":", "=")
_WHEN = re.compile(
    r"(?:(?:treatment|therapy|trial|course|total|approx\w*) )?(?:duration|length|dates?|date range|time ?frame|timeframe|time|period|how long|weeks|tried for|used for|taken for|from|start(?:ed)?|stop(?:ped)?|end(?:ed)?|begin|began|start date|end date|stop date)"
    r"(?: (?:of (?:treatment|therapy|trial|use|course|care)|used|tried|taken|attended|from|to|range|start|end))?(?: ?\([^)]*\))?"
)
_HOW_LONG = re.compile(
    r"(?:(?:relief|benefit|effect|response) |for )?(?:duration|length|lasted|held|held for|lasting|how long|time|sustained|maintained)(?: of (?:(?:the|pain) )?(?:relief|benefit|effect|response|improvement))?(?: (?:it )?(?:lasted|held))?"
    r"|(?:# ?(?:of )?|number of |how many )?(?:weeks|wks|months|mos|days)(?: of)?(?: pain)? (?:relief|benefit|improvement|response|effect)(?: (?:obtained|reported|lasted|achieved))?"
)
_YES = re.compile(r"\W*(?:yes|y|yep|yeah|x|\[x\])\W*")
_TRIED = re.compile(
    r"\b(?:tried|done|attended|completed|had|used|taken|received) ?\?$|\b(?:have|has|did) (?:you|she|he|the patient|pt)\b[^.;]{2,60}\?$"
)
#: "- duration 4 months" under "- % relief 60": fields without a colon.
_BARE_KEY = re.compile(
    rf"[^a-z\d]*(?:(?:duration|lasted|lasting|held|how long)(?: of (?:relief|benefit|effect))? [~<>]?\d|how long (?:it|that|this|relief|the relief|benefit)(?: (?:has|had))? (?:held|lasted|helped|worked)\W+(?:(?:about|around|nearly|almost|over|some|only|just) )?{NUMBER})"
)
_BARE_SHARE = re.compile(r"[^a-z%\d]*(?:% ?|per ?cent )?(?:pain )?(?:relief|better|improve\w+|reduction|benefit)\b")
_RELIEF = re.compile(
    r"\b(?:relief|benefit|improvement|improved|response|result|percent\w*|efficacy|effect|effectiveness|reduction|better)\b|%"
)


def key(reading: Reading, sentence: Sentence) -> str:
    """The key of a field, which may stand within a line ("Relief: 75 %. Lasted: 5 months."); else ``""``."""
    if sentence.label:
        return sentence.label
    if not _ASKS.within(reading.lower, sentence.start, sentence.end):
        return ""
    found = _KEY.match(reading.lower, sentence.start, sentence.end)
    return found["key"] if found else ""


def course_field(reading: Reading, sentence: Sentence) -> Mention | None:
    """The treatment whose length or dates a field gives; None where the fields above it name none, or something else between."""
    if not _WHEN.fullmatch(key(reading, sentence)):
        return None
    for earlier in reversed(reading.sentences[max(0, sentence.index - _REACH) : sentence.index]):
        named = key(reading, earlier)
        if _YES.fullmatch(reading.lower, earlier.start, earlier.end):
            continue  # "PT tried? Yes. Duration: 8 weeks."
        if _TRIED.search(reading.lower, earlier.start, earlier.end):
            named = named or "tried"
        if earlier.section.index != sentence.section.index or not named:
            return None
        if _WHEN.fullmatch(named):
            continue
        treatments = reading.of(earlier, "treatment")
        if treatments:
            return treatments[-1]
        if reading.of(earlier, "symptom", "diagnosis", "procedure", "region", "event"):
            return None
    return None


def relief_field(reading: Reading, sentence: Sentence) -> bool:
    """Whether a field asks how long the relief lasted that a field before it tells of, or that of the session named before it."""
    return reading.once("relief field", sentence, _relief_field)


def _relief_field(reading: Reading, sentence: Sentence) -> bool:
    asked = key(reading, sentence)
    bare = not asked and _BARE_KEY.match(reading.lower, sentence.start, sentence.end)
    if not bare and not (asked and _HOW_LONG.fullmatch(asked)):
        return False
    for earlier in reversed(reading.sentences[max(0, sentence.index - 3) : sentence.index]):
        if earlier.section.index != sentence.section.index or reading.of(earlier, "treatment"):
            return False
        if _RELIEF.search(key(reading, earlier)) or reading.of(earlier, "procedure"):
            return True
        if bare and _BARE_SHARE.match(reading.lower, earlier.start, earlier.end):
            return True
    return False
