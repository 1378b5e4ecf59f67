"""Whether a sentence that names nothing of the kind goes on about an episode: the one named before it, or right behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import FactKind
from drafter.evidence.claims.named_episodes import (
    Named,
    ids_of,
    names_it,
    rivals_in,
    sentences_named,
    things_named,
    time_at,
)
from drafter.evidence.claims.quotes import Refused
from drafter.evidence.courses.complaints import complaint_before, complaint_of_part, sums_up, therapist_says
from drafter.evidence.layout.openings import AHEAD_OF_HISTORY
from drafter.evidence.layout.tables import headed
from drafter.evidence.meaning.finding_tables import heads_of_pairs
from drafter.evidence.meaning.given_by import gave
from drafter.evidence.outcomes.outcomes import outcomes
from drafter.evidence.timing.complaint_fields import labels_symptom, opens_field

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_MISREAD = "EVD003"
#: Sentences that a form's field may stand before the complaint that it is a field of.
HEADER = 12
_REACH = 4  # sentences that a quote may lie behind what it goes on about, under another heading
#: "By that evening he had an ache ...": what a sentence tells followed at once on what the one before it dated.
THEREUPON = re.compile(
    r"[^a-z]*(?:(?:and|then) )?(?:(?:by|later|during|on)? ?(?:that|the same|the next|the following|next) (?:very )?(?:evening|night|morning|day|afternoon|week)|within (?:\w+ ){0,4}(?:minutes|hours?|days?)\b"
    r"|over the (?:next|following|ensuing) (?:\w+ )?(?:hours|days?|night|weeks?)|immediately|right away|at once|(?:almost |from (?:then|that (?:day|moment|point)) )on\b|from that (?:very )?(?:day|night|morning|afternoon|evening|moment|hour|week)\b|ever since|since (?:then|that day)|a few (?:hours|days) later|the (?:day|morning) after)\b"
    # "By evening the pain was down the leg".
    r"|[^a-z]*by (?:evening|nightfall|night|dark|supper|dinner|bedtime|noon|morning)\b(?=[^.;]{0,60}\b(?:was|were|had|could(?: not|n't)|ran|shot|went)\b)"
    # "Leg pain followed the next day", "pain down the leg by nightfall and every day since", "leg pain since".
    r"|[^.;]{0,60}?(?:\b(?:followed|began|started|came|on|in|appeared|developed|arrived|there|hurt|hurting) (?:by |within )?(?:that|the (?:same|next|following)) (?:very )?(?:evening|night|morning|day|afternoon)\b"
    r"|\bfrom (?:that|then)(?: (?:very )?(?:day|moment|night|morning|hour|instant))? on\b|\b(?:ever )?since(?: then| that (?:day|time|moment|morning|night))?(?= ?(?:[.,;]|$)))"
)
#: What opens a note about a complaint that is named only in the next sentence: "Woke up with it 17 days ago. Right buttock to foot."
OPENS_WITH = re.compile(
    r"\W*(?:(?:she|he|pt|patient|the patient|this|it|all) )?(?:(?:just|suddenly|first|all) )?(?:woke (?:up )?with (?:it|this)|(?:it |this )?(?:hit|struck|grabbed|got|seized) (?:her|him)|noticed (?:it|this)|(?:it|this) (?:all )?(?:began|started|came on|set in|appeared)|(?:began|started|onset|came on)) (?:suddenly |gradually |about |around |approximately |some |nearly |almost |over |just |only )*$"
)


#: "She turned it down: she will see no psychologist": of what was offered.
_TURNED_DOWN = re.compile(
    r"(?:turn(?:s|ed)|declin(?:es|ed)|refus(?:es|ed)|passed on) (?:it|this|that|them)\b|said no\b"
)


def _heads_column(reading: Reading, named: Named, start: int, end: int) -> bool:
    """Whether a quote is the heading of a column in whose row a finding is named ("Test | R | L" over "FABER | neg | pos")."""
    rows = (reading.sentences[index] for index in sentences_named(reading, named))
    return any(
        head[0] <= start and end <= head[1]
        for row in rows
        for head in (*(cell.head for cell in headed(reading, row)), *heads_of_pairs(reading, row))
    )


def _rivals(reading: Reading, sentence: Sentence, named: Named, start: int, end: int) -> list[Mention]:
    """What else a sentence names that its quote may speak of."""
    rivals = list(rivals_in(reading, sentence, named))
    if named.kind is FactKind.PROGRAMME and _TURNED_DOWN.match(reading.lower, start, end):
        return [r for r in rivals if r.start < end]  # the reason names another
    if named.kind is FactKind.PROCEDURE:
        return [r for r in rivals if r.kind == "procedure" or gave(reading, r, start, end)]
    return rivals


def goes_on_about(reading: Reading, sentence: Sentence, named: Named, start: int, end: int) -> None:
    """A sentence that names nothing of the kind goes on about what was named last before it."""
    beside = named.kind is FactKind.FINDING and _heads_column(reading, named, start, end)
    if beside or (named.kind is FactKind.TREATMENT and _outlasted(reading, sentence, named, start)):
        return
    spared = named.whole_note and _dates_visit(reading, sentence, start, end)
    spared = spared or (named.kind is FactKind.TREATMENT and sums_up(reading, sentence, start, end))
    rivals = [] if spared else _rivals(reading, sentence, named, start, end)
    if rivals:
        raise Refused(_MISREAD, f"the quote speaks of {ids_of(rivals)}")
    if named.whole_note or named.kind is FactKind.PROCEDURE:
        return
    at = sentences_named(reading, named)
    field = labels_symptom(sentence.label) or opens_field(reading.lower[sentence.start : start])
    if named.kind is FactKind.SYMPTOM and (
        (field and _heads(sentence, at))
        or _thereupon(reading, sentence, at)
        or _opens_with(reading, sentence, start, at)
    ):
        return
    whole = any(o.whole and o.start < end and start < o.end for o in outcomes(reading, sentence))
    apart = 0  # sentences between, an assessment and plan told before the history not counted
    of_therapy = named.kind is FactKind.TREATMENT and therapist_says(reading, sentence, named.concept)
    for earlier in reversed(reading.sentences[: sentence.index]):
        apart += earlier.section is sentence.section or earlier.section.kind not in AHEAD_OF_HISTORY
        if earlier.section is not sentence.section and apart > _REACH:
            break
        if earlier.index in at or things_named(reading, earlier, named):
            return
        if not (whole or of_therapy) and rivals_in(reading, earlier, named):
            raise Refused(_MISREAD, f"the quote goes on about {ids_of(rivals_in(reading, earlier, named))}")
    raise Refused(_MISREAD, "the quote stands apart from what is named")


def _outlasted(reading: Reading, sentence: Sentence, named: Named, start: int) -> bool:
    """Whether a quote tells how the complaint stands after the course that the next sentence names, or of a part of the last one's."""
    at = sentences_named(reading, named)
    if sentence.index + 1 in at:
        before = complaint_before(reading, reading.sentences[sentence.index + 1])
        return before is not None and before.start <= start < before.end
    part = complaint_of_part(reading, sentence) if sentence.index - 1 in at else None
    return part is not None and part.start <= start < part.end


def not_of_treatment(reading: Reading, sentence: Sentence, named: Named) -> None:
    """A length that names nothing goes on about the treatment of the sentence before it, where that names no complaint."""
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.section.index != sentence.section.index or names_it(reading, before, named):
        return
    if reading.of(before, "treatment") and not reading.of(before, "symptom", "diagnosis", "region"):
        raise Refused(_MISREAD, "the length goes on about the treatment named before it")


def _dates_visit(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a quote is the date of a row of a flow sheet: a visit of the one course, whatever was done at it."""
    time = time_at(reading, sentence, start, end)
    return time is not None and time.role == "at" and not time.owners


def _thereupon(reading: Reading, sentence: Sentence, at: set[int]) -> bool:
    """Whether the complaint is told of right behind, as what followed ("That night her neck became painful")."""
    following = reading.sentences[sentence.index + 1 : sentence.index + 3]
    return any(s.index in at and THEREUPON.match(reading.lower, s.start) for s in following)


def _opens_with(reading: Reading, sentence: Sentence, start: int, at: set[int]) -> bool:
    """Whether the complaint is named only in the next sentence ("Woke up with it 17 days ago. Right buttock to foot.")."""
    return sentence.index + 1 in at and bool(OPENS_WITH.match(reading.lower[sentence.start : start]))


def _heads(sentence: Sentence, at: set[int]) -> bool:
    """Whether a field ("Date of injury: ...") stands before the complaint that it is a field of."""
    return any(0 < index - sentence.index <= HEADER for index in at)
