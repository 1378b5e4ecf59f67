"""Whether the quotes of a candidate speak of one episode.

Each quote can be real and the candidate false: the name of one treatment with the outcome of another, the
length of the knee's pain with the neck's. A quote belongs to an episode when its sentence names it, when the time in
it is the episode's own, or when it goes on about what was named last under the same heading; never when its
sentence speaks of another thing of the kind, of another region, or of another person.

Source: architecture, "the quotes speak of one episode".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.claims.facts import FactKind
from drafter.evidence.claims.quotes import Refused
from drafter.evidence.courses.complaints import complaint_before, complaint_of_part, sums_up, therapist_says
from drafter.evidence.courses.course_parts import parts_told
from drafter.evidence.layout.openings import AHEAD_OF_HISTORY
from drafter.evidence.layout.tables import headed
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.finding_tables import heads_of_pairs
from drafter.evidence.meaning.given_by import gave
from drafter.evidence.meaning.problems import REFERRED, problem_meant, problem_of
from drafter.evidence.meaning.regions import areas_of, meets, radiated, regions_near
from drafter.evidence.outcomes.outcomes import outcomes
from drafter.evidence.timing.same_spans import has_time_of
from drafter.evidence.timing.timing import labels_symptom, opens_field, timings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.layout.text import Span
    from drafter.evidence.meaning.regions import Areas
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.lexicon import Mention

_MISREAD = "EVD003"
_TIMES = frozenset({"length", "begin", "end", "date", "since", "relief_length", "relief_since", "relief_until"})
#: Kinds of things among which a quote may speak of another than the one it is claimed for.
_RIVALS = {
    FactKind.TREATMENT: ("treatment", "programme"),
    FactKind.PROGRAMME: ("treatment", "programme"),
    FactKind.PROCEDURE: ("procedure", "treatment"),
    FactKind.SYMPTOM: (),
}
#: What a note tells of its one patient's headache, pain or examination as a whole: the parser of each attribute reads again
#: what the quoted figure is of.
_OF_THE_NOTE = frozenset({FactKind.PATTERN, FactKind.SCALE, FactKind.FLAG, FactKind.EXAMINATION})
#: Sentences that a form's field may stand before the complaint that it is a field of.
HEADER = 12
_REACH = 4  # sentences that a quote may lie behind what it goes on about, under another heading
_NOT_NOW = re.compile(
    r"\b(?:no|not|denies|without|free of|resolved|symptom-free|pain-free)\b(?![^.;]*\buntil\b)[^.;]{0,12}$"
    r"|\b(?:settled|resolved|cleared|healed|faded|subsided|went away|gone|recovered|went|over)(?: \w+){0,2} (?:with)?in (?:about |just |only )?$"
)
_RESOLVED = re.compile(
    r"^(?:(?!\b(?:not|never|without|nothing)\b|n't\b)[^.;]){0,24}\b(?:resolved|went away|cleared|subsided|gone(?! on\b)|remitted)\b"
    r"|^(?: ago)? (?:that |which )?lasted [\w ]{2,16},? (?:(?:and|but|then|it|was|had|completely|fully) )*(?:gone|resolved|went away|cleared|subsided|over)\b"
)
#: "Despite 5 months of treatment": how long something was done.
_OF_CARE = re.compile(
    r" of (?:[\w-]+ ){0,3}(?:treatments?|therap(?:y|ies)|care|management|measures|modalities|rehabilitation|interventions?)\b"
)
#: "Expects soreness 1-2 weeks": what a procedure is told to leave.
_TO_EXPECT = re.compile(
    r"\b(?:expects?|expecting|anticipat\w+|warned|(?:may|might|could|can|should|will) (?:have|feel|notice|last|be|get|see|settle|resolve|ease|improve|subside|go away|persist)|(?:discuss\w*|counsel\w*|went over|explained|informed|aware|told|risks?|consent\w*|side effects?|advised)(?: (?:of|about|on|re|regarding|the|that|possible|potential|expected|likely|some|temporary|transient|incl\w*|include))*:? (?:post\S* )?(?:soreness|flares?|bruising|numbness|neuritis|discomfort|aching|stiffness)\b|post-?(?:procedur\w+|injection|ablation|block|rfa) (?:soreness|discomfort|numbness|neuritis|flare|bruising|ache))\b[^.;]{0,60}$"
)
_AS_USUAL = re.compile(
    r" (?:is|are|would be) (?:usual|normal|common|expected|typical|not (?:unusual|uncommon)|to be expected)\b"
)
#: "Nine weeks at half the pain", "3 months with little pain", "6 weeks - 70 % relief": how long something helped.
_EASED = re.compile(
    r"(?: ago)? ?(?:\(?(?:at|with|of|on|,|-+|:|=) ?)?(?:about |around |only |nearly |roughly |some |maybe |~ ?|just )*(?:(?:(?:a )?(?:half|third|quarter|fraction) (?:of )?(?:the |her |his )?(?:usual |old |former )?(?:pain|ache)"
    r"|(?:less|little|no|minimal|hardly any|milder|reduced|lower) (?:pain|ache|headache|soreness)\b)|\d{1,3} ?(?:-|to )? ?\d{0,3} ?(?:%|percent|per cent) ?(?:relief|better|improve\w*|less|reduc\w*|benefit|pain relief|off|decrease\w*|on diary)|(?:(?:good|great|excellent|full|complete|partial|some|no|decent|solid|fair) )?relief\b)"
)
_TURNS = re.compile(r"(?:\b(?:and|but)|[,;]) ?(?:(?:also|now|in|of|at|the|her|his|left|right|bilateral) ?)*$")
_ATTACK = re.compile(
    r"\b(?:(?:each|every|per|episodes?|attacks?|spells?|headaches?) (?:\w+ )?(?:lasts?|lasting|lasted)|(?:they|it|which) (?!ha(?:s|ve) )(?:\w+ )?(?:lasts?|lasting|lasted)"
    r"|(?:each|every|per) (?:episode|attack|spell|flare|bout|headache|one|time))\b[^.;]{0,24}$|\b(?:each|every|per) $"
)

#: "By that evening he had an ache ...": what a sentence tells followed at once on what the one before it dated.
THEREUPON = re.compile(
    r"[^a-z]*(?:(?:and|then) )?(?:(?:by|later|during|on)? ?(?:that|the same|the next|the following|next) (?:very )?(?:evening|night|morning|day|afternoon|week)|within (?:\w+ ){0,4}(?:minutes|hours?|days?)\b"
    r"|over the (?:next|following|ensuing) (?:\w+ )?(?:hours|days?|night|weeks?)|immediately|right away|at once|(?:almost |from (?:then|that (?:day|moment|point)) )on\b|ever since|since (?:then|that day)|a few (?:hours|days) later|the (?:day|morning) after)\b"
)

#: What opens a note about a complaint that is named only in the next sentence: "Woke up with it 17 days ago. Right buttock to foot."
OPENS_WITH = re.compile(
    r"\W*(?:(?:she|he|pt|patient|the patient|this|it|all) )?(?:(?:just|suddenly|first|all) )?(?:woke (?:up )?with (?:it|this)|(?:it |this )?(?:hit|struck|grabbed|got|seized) (?:her|him)|noticed (?:it|this)|(?:it|this) (?:all )?(?:began|started|came on|set in|appeared)|(?:began|started|onset|came on)) (?:suddenly |gradually |about |around |approximately |some |nearly |almost |over |just |only )*$"
)


class Named(NamedTuple):
    """An episode by its grounded name.

    :param concept: the name.
    :param places: where the name is quoted, in the document.
    :param areas: the region that is claimed for it; empty when none is.
    :param whole_note: whether the document as a whole is about one course of treatment.
    """

    kind: FactKind
    concept: str
    places: Sequence[Span]
    areas: Areas
    whole_note: bool


def belongs(reading: Reading, named: Named, attribute: str, place: Span) -> None:
    """:raises Refused: ``EVD003`` when a quote speaks of something else than the episode that it is claimed for."""
    sentence, start, end = reading.place(place)
    if sentence is None:
        return
    if sentence.section.kind == "family" or reading.assertion(sentence, start, end) is Assertion.SOMEONE_ELSE:
        raise Refused(_MISREAD, "the quote is about someone else")
    if named.kind in _OF_THE_NOTE or (named.kind is FactKind.TREATMENT and named.whole_note and attribute == "region"):
        return
    if named.kind is FactKind.IMAGING:
        _same_study(reading, named, start)
        return
    time = _time_at(reading, sentence, start, end) if attribute in _TIMES else None
    if named.kind is FactKind.SYMPTOM and time is not None:
        _lasts(reading, sentence, named, time)
    if time is not None and time.owners:
        _owned(reading, sentence, named, time)
        return
    if attribute == "role":
        _indicated(reading, sentence, named, start, end)
    elif attribute == "region":
        _located(reading, sentence, named, start, end)
    elif not _names(reading, sentence, named):
        _goes_on(reading, sentence, named, start, end)


def _same_study(reading: Reading, named: Named, start: int) -> None:
    """What a study shows is said of the study named last before it; in a report, of the report's own."""
    if named.whole_note:
        return
    before = [m for s in reading.sentences if s.start <= start for m in reading.of(s, "imaging") if m.start <= start]
    if before and before[-1].id != named.concept and not _things_near(reading, named, start):
        raise Refused(_MISREAD, f"the quote is said of another study ({before[-1].id})")


def _things_near(reading: Reading, named: Named, start: int) -> bool:
    sentence = reading.sentence_at(start)
    return sentence is not None and bool(_things(reading, sentence, named))


def not_lasting(before: str, after: str) -> bool:
    """Whether the words around a time make it that of an attack, of care, of a complaint's absence, or of one that is over."""
    if (
        _EASED.match(after)
        or _ATTACK.search(before)
        or _NOT_NOW.search(before)
        or _RESOLVED.match(after)
        or _OF_CARE.match(after)
    ):
        return True
    return bool(_TO_EXPECT.search(before) or _AS_USUAL.match(after))


def region_told(reading: Reading, named: Named, times: Iterable[Span]) -> list[Mention]:
    """The regions that the record gives an episode: beside its name, or beside what its time is said of."""
    for place in times:
        sentence, start, end = reading.place(place)
        time = _time_at(reading, sentence, start, end) if sentence else None
        owned = [
            region
            for owner in (time.owners if time else ())
            for region in ([owner] if owner.kind == "region" else regions_near(reading, sentence, owner))  # type: ignore[arg-type]  # it has a time
        ]
        if owned:
            return list(dict.fromkeys(owned))
    sentence, start, end = reading.place(named.places[0])
    things = [t for t in _things(reading, sentence, named) if t.start < end and start < t.end] if sentence else []
    return list(dict.fromkeys(region for thing in things for region in regions_near(reading, sentence, thing)))  # type: ignore[arg-type]  # it has things


def _time_at(reading: Reading, sentence: Sentence, start: int, end: int) -> Timing | None:
    return next((t for t in timings(reading, sentence) if t.start < end and start < t.end), None)


def _things(reading: Reading, sentence: Sentence, named: Named) -> list[Mention]:
    """The mentions of an episode's own concept in a sentence."""
    kinds = ("symptom", "region", "diagnosis") if named.kind is FactKind.SYMPTOM else (str(named.kind),)
    return [mention for mention in reading.of(sentence, *kinds) if mention.id == named.concept]


def _names(reading: Reading, sentence: Sentence, named: Named) -> bool:
    return bool(_things(reading, sentence, named)) or sentence.index in _sentences(reading, named)


def _sentences(reading: Reading, named: Named) -> set[int]:
    return {sentence.index for place in named.places if (sentence := reading.place(place)[0]) is not None}


def _lasts(reading: Reading, sentence: Sentence, named: Named, time: Timing) -> None:
    """A length of the complaint itself: not of an attack, of its absence, or of one that is over."""
    if not_lasting(reading.lower[sentence.start : time.start], reading.lower[time.end : sentence.end]):
        raise Refused(_MISREAD, "the time is that of one attack, or of no complaint that is there now")
    if time.role in ("relief", "end"):
        raise Refused(_MISREAD, "the time is that of relief, or an end")
    if time.length is not None and not time.owners and not _names(reading, sentence, named):
        _not_of_treatment(reading, sentence, named)


def _owned(reading: Reading, sentence: Sentence, named: Named, time: Timing) -> None:
    """A time that the sentence gives to something is the episode's when that is what it names."""
    if named.kind is FactKind.SYMPTOM:
        areas = frozenset(
            area
            for owner in time.owners
            for each in (owner, *([] if owner.kind == "region" else regions_near(reading, sentence, owner)))
            for area in areas_of(each)
        )
        mine = _areas(reading, named)
        if all(owner.concept["role"] == "operation" for owner in time.owners):
            areas = radiated(areas)  # pain down the leg since an operation on the back
        if not meets(areas, mine) or not meets(_nearest(reading, sentence, time), mine):
            raise Refused(_MISREAD, "the time is that of another region's complaint")
        return
    if named.kind is FactKind.TREATMENT and any(has_time_of(reading, place, sentence) for place in named.places):
        return  # "over the same weeks"
    rivals = [o for o in time.owners if o.kind in _RIVALS[named.kind] and not o.concept["generic"]]
    if named.kind is FactKind.TREATMENT and not any(o.kind in _RIVALS[named.kind] for o in time.owners):
        raise Refused(_MISREAD, f"the time belongs to a {time.kind}, not to the treatment")
    if rivals and not any(o.id == named.concept for o in rivals):
        raise Refused(_MISREAD, f"the time is said of {_listed(rivals)}")


#: "From her neck into the arm and thumb": where a pain goes is no region that a list turns to.
_GOES_INTO = re.compile(
    r"\b(?:radiat\w+|into|down|refer\w*|spread\w*|travel\w*|shoot\w*|toward|extending)\b(?:(?! (?:in|at|of|over|across|for)\b)[^.;\d]){0,30}$"
)


def _nearest(reading: Reading, sentence: Sentence, time: Timing) -> Areas:
    """The region that a list turns to right before a time ("pain in the neck for 3 weeks and in the back for 2 years")."""
    owner = max(owner.end for owner in time.owners)
    between = [m for m in reading.of(sentence, "region") if owner <= m.start and m.end <= time.start]
    between = [m for m in between if not _GOES_INTO.search(reading.lower, owner, m.start)]
    if len(between) < 2 and not _times_between(reading, sentence, owner, time.start):
        return frozenset()
    return areas_of(between[-1]) if between and _TURNS.search(reading.lower[owner : between[-1].start]) else frozenset()


def _times_between(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    return any(start <= t.start and t.end <= end for t in timings(reading, sentence))


def _areas(reading: Reading, named: Named) -> Areas:
    """The region of a complaint: the claimed one, else what its name says."""
    if named.areas:
        return named.areas
    sentence, _, _ = reading.place(named.places[0])
    things = _things(reading, sentence, named) if sentence else []
    return frozenset(
        area
        for thing in things
        for each in (thing, *regions_near(reading, sentence, thing))  # type: ignore[arg-type]  # it has things
        for area in areas_of(each)
    )


def _indicated(reading: Reading, sentence: Sentence, named: Named, start: int, end: int) -> None:
    """A role is the diagnosis's beside a procedure or a reason of referral, or by the number of its problem."""
    asked = REFERRED.search(reading.lower, start, end)
    if _things(reading, sentence, named) and (asked or reading.of(sentence, "procedure")):
        return
    meant = problem_meant(reading, end, sentence.end)
    numbers = {problem_of(reading, reading.sentences[index]) for index in _sentences(reading, named)}
    if not meant or meant not in numbers or not reading.of(sentence, "procedure"):
        raise Refused(_MISREAD, "the quote does not say that a procedure is for this diagnosis")


def _located(reading: Reading, sentence: Sentence, named: Named, start: int, end: int) -> None:
    """A region beside the name is the episode's; the sentence may give it to something else."""
    things = _things(reading, sentence, named)
    near = [region for thing in things for region in regions_near(reading, sentence, thing)]
    if near and not any(region.start < end and start < region.end for region in near):
        raise Refused(_MISREAD, "the sentence names another region for it")
    if not things and (rivals := _rivals(reading, sentence, named)):
        raise Refused(_MISREAD, f"the quote speaks of {_listed(rivals)}")


def _rivals(reading: Reading, sentence: Sentence, named: Named) -> list[Mention]:
    kinds = _RIVALS.get(named.kind, ())
    if named.kind is FactKind.TREATMENT and parts_told(reading, sentence):
        return []  # what the course before it consisted of
    return [
        mention
        for mention in reading.of(sentence, *kinds)
        if mention.id != named.concept and not mention.concept["generic"] and mention.concept["group"] != "course"
    ]


def _heads_column(reading: Reading, named: Named, start: int, end: int) -> bool:
    """Whether a quote is the heading of a column in whose row a finding is named ("Test | R | L" over "FABER | neg | pos")."""
    rows = (reading.sentences[index] for index in _sentences(reading, named))
    return any(
        head[0] <= start and end <= head[1]
        for row in rows
        for head in (*(cell.head for cell in headed(reading, row)), *heads_of_pairs(reading, row))
    )


def _goes_on(reading: Reading, sentence: Sentence, named: Named, start: int, end: int) -> None:
    """A sentence that names nothing of the kind goes on about what was named last before it."""
    beside = named.kind is FactKind.FINDING and _heads_column(reading, named, start, end)
    if beside or (named.kind is FactKind.TREATMENT and _outlasted(reading, sentence, named, start)):
        return
    spared = named.whole_note and _dates_visit(reading, sentence, start, end)
    spared = spared or (named.kind is FactKind.TREATMENT and sums_up(reading, sentence, start, end))
    rivals = [] if spared else _rivals(reading, sentence, named)
    if named.kind is FactKind.PROCEDURE:
        rivals = [r for r in rivals if r.kind == "procedure" or gave(reading, r, start, end)]
    if rivals:
        raise Refused(_MISREAD, f"the quote speaks of {_listed(rivals)}")
    if named.whole_note or named.kind is FactKind.PROCEDURE:
        return
    at = _sentences(reading, named)
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
        if earlier.index in at or _things(reading, earlier, named):
            return
        if not (whole or of_therapy) and _rivals(reading, earlier, named):
            raise Refused(_MISREAD, f"the quote goes on about {_listed(_rivals(reading, earlier, named))}")
    raise Refused(_MISREAD, "the quote stands apart from what is named")


def _outlasted(reading: Reading, sentence: Sentence, named: Named, start: int) -> bool:
    """Whether a quote tells how the complaint stands after the course that the next sentence names, or of a part of the last one's."""
    at = _sentences(reading, named)
    if sentence.index + 1 in at:
        before = complaint_before(reading, reading.sentences[sentence.index + 1])
        return before is not None and before.start <= start < before.end
    part = complaint_of_part(reading, sentence) if sentence.index - 1 in at else None
    return part is not None and part.start <= start < part.end


def _not_of_treatment(reading: Reading, sentence: Sentence, named: Named) -> None:
    """A length that names nothing goes on about the treatment of the sentence before it, where that names no complaint."""
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.section.index != sentence.section.index or _names(reading, before, named):
        return
    if reading.of(before, "treatment") and not reading.of(before, "symptom", "diagnosis", "region"):
        raise Refused(_MISREAD, "the length goes on about the treatment named before it")


def _dates_visit(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a quote is the date of a row of a flow sheet: a visit of the one course, whatever was done at it."""
    time = _time_at(reading, sentence, start, end)
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


def _listed(things: Sequence[Mention]) -> str:
    return ", ".join(sorted({thing.id for thing in things}))
