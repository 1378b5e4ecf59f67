"""Complaints and how long they have lasted.

A complaint without a region speaks of the one last named; a time without a complaint ("It began in
July") is the complaint's when the sentence goes on about it; "since the accident" takes the date
of the accident that the record told of before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.continuations import HEADER, OPENS_WITH, THEREUPON
from drafter.evidence.claims.episodes import not_lasting
from drafter.evidence.claims.facts import Candidate, Claim, FactKind
from drafter.evidence.layout.openings import AHEAD_OF_HISTORY
from drafter.evidence.layout.tables import column
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.regions import areas_of, operated_on, regions_near
from drafter.evidence.timing.complaint_fields import labels_symptom, opens_field
from drafter.evidence.timing.date_roles import SINCE_OPERATION
from drafter.evidence.timing.going_on import comes_for, goes_on
from drafter.evidence.timing.recurrences import no_first_beginning
from drafter.evidence.timing.timing import Timing, grown, timings, untroubled
from drafter.evidence.words.lexicon import THINGS
from drafter.models.rules.claims import candidate, claim, named
from drafter.models.rules.complaints.still_hurting import still_hurts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.lexicon import Mention

_SKIPPED = frozenset({
    "family", "social", "goals", "instructions", "exam", "vitals", "imaging", "medications", "allergies", "surgical",
    "plan", "prior-procedures", "programme", "pmh",
})  # fmt: skip
_THE_EVENT = r"(?:that|the|this|her|his) (?:same )?(?:\w+ )?(?:accident|mva|mvc|injury|fall|slip|tumble|collision|crash|incident|event|wreck|whiplash|strain|concussion|lift|spill)\b"
_SINCE_IT = re.compile(
    r"\b(?:there|present|with (?:her|him|me)|constant|daily|ongoing|continu\w+|persist\w+|hurt|hurting|sore)(?: \w+ly| ever)? from (?:that|then)(?: (?:time|day|date|moment|point))?(?=[.,;)]|$)|\bfrom (?:that|the same|then)(?: (?:very )?(?:day|date|time|moment|minute|hour|instant|point|morning|afternoon|evening|night|week|weekend|month|summer|winter|fall|accident|injury))? (?:on\b|onwards?|forward|(?:up )?(?:to|until|till?|through) (?:this|today|now|the present|date))|\bthereafter\b"
    r"|\b(?:every|each) (?:single )?(?:day|night|hour|minute|morning) from (?:that|the same|then)(?: (?:very )?(?:day|date|time|moment|minute|hour|instant|point|morning|afternoon|evening|night|week|accident|injury|one))?(?=[.,;)]|$)"
    r"|\bsince (?:then|that time|that day|that date|this (?:time|event|accident|injury|incident)|(?:(?:the|her|his|that) (?:\w+ )?)?"
    r"(?:accident|mva|mvc|injury|fall|collision|crash|incident|event|wreck|whiplash|strain|concussion))\b"
    rf"|\b(?:dat(?:e|es|ed|ing)|goes?|went|trac(?:e|es|ed|ing)|stem(?:s|med|ming)?|result(?:s|ed|ing)?|came|comes|start(?:s|ed)?|persist(?:s|ed)?) (?:back )?(?:from|to) {_THE_EVENT}"
    rf"|\b(?:began|begun|started|(?<!she )(?<!he )(?<!patient )(?<!pt )(?<!who )(?<!client )came on|come on|appeared|set in|developed|present|there|constant|daily)(?: (?:right|immediately|just|soon|shortly|directly))? (?:with|at|after|following|from|upon) (?:{_THE_EVENT}|(?:it|this|that)\b(?= ?[.,;)]|$))"
    r"|\b(?:began|begun|started|start|set in|came on|developed|appeared|arose|onset)(?: (?:right|immediately|soon|first|later|on|in|within hours|the))* (?:that|the same|the very same|the next|the following) (?:very |same )?(?:day|night|evening|afternoon|morning|week|weekend|month|moment|hour)\b(?! (?:of|in|on|he|she|we|it)\b)|\bever since\b|\bsince(?=[.,;)]|$)|\bnever (?:gone away|went away|left|got better|gotten better|been the same|resolved|cleared)|\bhas(?:n't| not) (?:left|let up|gone away|resolved|eased|settled|stopped|quit|cleared|been (?:right|the same)|had (?:a|one|a single) (?:\w+ )?(?:day|week|month|night|hour)s? (?:free|without|off|clear))"
)
_IT_STAYED = re.compile(r"\b(?:it|this|that|the (?:pain|ache|stiffness)) (?:has|have|had|did|never|just|would|is)\b")
#: "The pain there has persisted": said behind a day on which something happened.
_STAYED = re.compile(
    r"\b(?:has|have) (?:persisted|continued|remained|lingered|stayed|been (?:constant|there|present|continuous|unrelenting))\b|\b(?:persists|lingers)\b|\bnever (?:really |fully |quite |completely )?(?:stopped|settled|healed|recovered)"
    r"|\b(?:did|does|will|would)(?: not|n't) (?:go away|resolve|clear|settle|let up|stop)\b|\bevery day (?:since|after)\b"
    r"|^[ ,)]*(?:w/|with|and (?:now )?(?:has )?)?,? ?(?:persist\w+|chronic|ongoing|residual|continu\w+|subsequent|resulting|resultant) (?:[\w-]+ ){0,4}(?:pain|ache|stiffness|spasms?|headaches?|symptoms|sciatica|soreness)\b"
)
#: "MVA 8/2023, never the same since": said right behind the accident, of nothing else.
_NOT_SAME = re.compile(
    r"[ ,;:)-]*(?:(?:and|but|she|he|it|they|things|has|have|had|is|was|been|really|quite|fully) )*"
    r"(?:(?:never|not|hasn't|haven't|hadn't|wasn't)(?: \w+){0,2} (?:the same|right|well|better|good|normal|baseline|recovered|healed|pain[- ]free|without (?:it|pain))\b"
    r"|(?:hurt\w*|sore|aching|ached|pain\w*|symptomatic|symptoms|problems?|trouble)(?: \w+){0,2} since\b|(?:ever )?since(?=[.,;)]|$))"
)
_OVER = re.compile(r"\b(?:resolved|went away|cleared|subsided|gone|remitted|settled|recovered|healed|better within)\b")
# "gives a history of neck pain for 4 years" tells of pain that goes on.
_TOLD = (Assertion.PRESENT, Assertion.HISTORICAL)
_NEAR = 4  # sentences that a topic lives on
_THEN = 2  # sentences within which "that evening" goes on about a day
#: Kinds of things whose date can be a complaint's beginning; "" is a date without a thing of its own.
_MAY_BEGIN = frozenset({"", "event", "symptom", "region", "diagnosis"})
_OPENING = frozenset({"", "complaint", "history"})
#: Keys that ask where the complaint is.
_PLACE = re.compile(
    r"\b(?:where (?:is|does|do)\b.*|(?:body (?:part|region|area)|location|site|area|region)(?: of (?:pain|symptoms|complaint|injury))?|pain (?:location|site|area))\??$"
)
_SHORT_LINE = 60  # characters
_CARE = ("future", "care")  # a follow-up is no complaint


class _Topic:
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
        self.at = -_NEAR - 1
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

    def hear(self, reading: Reading, sentence: Sentence, complaints: Sequence[Mention]) -> None:
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

    def hear_region(self, reading: Reading, sentence: Sentence) -> None:
        """A short line that names a region and nothing else names the complaint: "CC: R low back."."""
        things = [
            m
            for m in reading.mentions(sentence)
            if m.kind in THINGS
            and not (m.kind == "region" and operated_on(reading.lower, m))
            and not (m.kind == "event" and reading.assertion(sentence, m.start, m.end) is Assertion.ABSENT)
        ]
        if _PLACE.search(sentence.label):
            things = [m for m in things if m.kind == "region"]
        short = sentence.end - sentence.start <= _SHORT_LINE
        if not short and things and (timed := timings(reading, sentence)):
            short = timed[0].start - sentence.start <= _SHORT_LINE  # "70F, right low back, belt line, since summer"
        if comes_for(reading, sentence):
            short = True
            things = [
                m for m in things if m.kind != "person" and not (m.kind == "event" and m.concept["role"] in _CARE)
            ]
        if things and all(m.kind == "region" for m in things) and short:
            self.at, self.complaint, self.regions = sentence.index, things[0], things


def read_symptoms(reading: Reading, document: Document) -> Iterator[Candidate]:
    """Every complaint that is given a length or a beginning."""
    topic = _Topic(therapy=reading.therapy)
    for sentence in reading.sentences:
        topic.pass_by(sentence)
        if sentence.section.kind in _SKIPPED and not labels_symptom(sentence.label):
            continue
        complaints = _complaints(reading, sentence)
        if complaints:
            topic.hear(reading, sentence, complaints)
        elif sentence.section.kind in _OPENING or _PLACE.search(sentence.label) or comes_for(reading, sentence):
            topic.hear_region(reading, sentence)
        yield from _waited(reading, document, sentence, topic)
        times = timings(reading, sentence)
        found = False
        for time in times:
            for proposed in _timed(reading, document, sentence, time, complaints, topic):
                found = topic.told = True
                yield proposed
        topic.operation = _dated_event(reading, sentence, times, "operation") or topic.operation
        since = None if found else _since(reading, sentence, times, complaints, topic)
        if since is not None:
            who, when = since
            claims = {"name": named(reading, who), "begin": claim(reading, when.start, when.end)}
            found = True
            yield candidate(FactKind.SYMPTOM, document, _regioned(reading, sentence, claims, [who], topic))
        accident = _dated_event(reading, sentence, times, "onset")
        hurt = _hurt_in(reading, sentence, accident, topic)
        if not found and hurt and topic.complaint:
            who = complaints[0] if complaints else topic.complaint
            told = "begin" if hurt.days is not None else "length"
            claims = {"name": named(reading, who), told: claim(reading, hurt.start, hurt.end)}
            found = True
            yield candidate(FactKind.SYMPTOM, document, _regioned(reading, sentence, claims, complaints[:1], topic))
        if not found and complaints and topic.story and sentence.index - topic.story[0] <= _THEN:
            yield from _thereupon(reading, document, sentence, topic.story[1], complaints, topic)
        topic.story = _happened(reading, sentence, times) or (None if times else topic.story)
        topic.hear_accident(reading, sentence, accident)


def _hurt_in(reading: Reading, sentence: Sentence, accident: Timing | None, topic: _Topic) -> Timing | None:
    """The accident since which a sentence says that somebody hurts: one told of before, or its own."""
    if topic.accident and _SINCE_IT.search(reading.lower, sentence.start, sentence.end):
        return topic.accident
    if (
        topic.hurt_by
        and 0 < sentence.index - topic.hurt_by[0] <= _THEN
        and still_hurts(reading, sentence, _complaints(reading, sentence), topic.hurt_by[1])
    ):
        return topic.accident
    never_over = accident is not None and _NOT_SAME.match(reading.lower, accident.end, sentence.end)
    return accident if never_over else None


def _complaints(reading: Reading, sentence: Sentence) -> list[Mention]:
    """Complaints of the patient: symptoms, and diagnoses that are pain by name."""
    return [
        m
        for m in reading.of(sentence, "symptom", "diagnosis")
        if m.complains and reading.assertion(sentence, m.start, m.end) in _TOLD
    ]


def _dated_event(reading: Reading, sentence: Sentence, times: Sequence[Timing], role: str) -> Timing | None:
    """The date that a sentence gives an accident (``onset``) or an operation of the patient's."""
    told = (Assertion.PRESENT, Assertion.HISTORICAL) if role == "operation" else (Assertion.PRESENT,)
    happened = [
        m
        for m in reading.of(sentence, "event")
        if m.concept["role"] == role and reading.assertion(sentence, m.start, m.end) in told
    ]
    dated = next((t for t in times if t.days is not None and t.role in ("at", "begin")), None) if happened else None
    if dated is None and happened and role == "onset":
        return next((t for t in times if t.length and any(_out_from(reading, t, m) for m in happened)), None)
    return dated


#: "Ten weeks out from a fall", "7 months s/p MVA": how long ago it was.
_OUT_FROM = re.compile(
    r"(?: ago)?,? ?(?:out from|out since|out|after|s/p|status[- ]post|post|following|since|from|removed from|on from)(?: (?:an?|the|her|his|this|that|rear-end|low-speed|high-speed|bad|minor|slip|slip and|work|motor vehicle))* ?-?"
)


def _out_from(reading: Reading, time: Timing, event: Mention) -> bool:
    return time.end <= event.start and _OUT_FROM.fullmatch(reading.lower, time.end, event.start) is not None


def _since(
    reading: Reading, sentence: Sentence, times: Sequence[Timing], complaints: Sequence[Mention], topic: _Topic
) -> tuple[Mention, Timing] | None:
    """The complaint that a sentence says has been there since a day that it told of, or since an operation dated before."""
    if topic.operation and complaints and _since_operation(reading, sentence, topic.operation, complaints):
        return complaints[0], topic.operation
    dated = next((t for t in times if t.role in ("at", "begin") and t.days and t.kind in _MAY_BEGIN), None)
    began = complaints[:1] or [r for r in reading.of(sentence, "region") if not operated_on(reading.lower, r)][:1]
    if dated and not began and topic.complaint and sentence.index - topic.at <= _NEAR:
        # "Blames the drive in May; it has not eased since": it is what was named before.
        began = [topic.complaint] if _IT_STAYED.search(reading.lower, dated.end, sentence.end) else []
    if dated and began:
        behind = reading.lower[dated.end : sentence.end]
        if _SINCE_IT.search(behind) or (_STAYED.search(behind) and _by_event(reading, sentence, dated)):
            return began[0], dated
    return None


def _by_event(reading: Reading, sentence: Sentence, dated: Timing) -> bool:
    """Whether a date is that of a happening: it has no thing of its own, or one that a complaint begins with stands before it."""
    return dated.kind in ("", "event") or any(
        m.concept["role"] == "onset" and m.end <= dated.start for m in reading.of(sentence, "event")
    )


def _since_operation(reading: Reading, sentence: Sentence, operated: Timing, complaints: Sequence[Mention]) -> bool:
    """Whether a sentence says that a complaint has been there since the operation that the record dated."""
    since = SINCE_OPERATION.search(reading.lower, max(operated.end, sentence.start), sentence.end)
    real = [c for c in complaints if reading.assertion(sentence, c.start, c.end) in _TOLD]
    eased = since and re.search(r"\b(?:improv\w+|better|less|no)\b", reading.lower[sentence.start : since.start()])
    return bool(since and real and not eased) and not _OVER.search(reading.lower, sentence.start, sentence.end)


def _happened(reading: Reading, sentence: Sentence, times: Sequence[Timing]) -> tuple[int, Timing] | None:
    """The one day that a sentence dates a happening of no treatment by ("On January 8 he stepped off a ladder")."""
    dated = [t for t in times if t.days is not None]
    if any(m.concept["role"] != "onset" for m in reading.of(sentence, "event")) or reading.of(sentence, "procedure"):
        return None
    if len(dated) != 1 or len(times) != 1 or dated[0].role not in ("at", "begin") or dated[0].kind not in _MAY_BEGIN:
        return None
    return sentence.index, dated[0]


def _thereupon(
    reading: Reading, document: Document, sentence: Sentence, day: Timing, complaints: Sequence[Mention], topic: _Topic
) -> Iterator[Candidate]:
    """A complaint that followed at once on what the sentence before it dated, and is not over."""
    lower = reading.lower
    now = [c for c in complaints if reading.assertion(sentence, c.start, c.end) is Assertion.PRESENT]
    who = topic.complaint if topic.complaint and topic.at < sentence.index else None
    if not now or not THEREUPON.match(lower, sentence.start) or _OVER.search(lower, sentence.start, sentence.end):
        return
    claims = {"name": named(reading, who or now[0]), "begin": claim(reading, day.start, day.end)}
    yield candidate(FactKind.SYMPTOM, document, _regioned(reading, sentence, claims, now[:1], topic))


def _timed(
    reading: Reading, document: Document, sentence: Sentence, time: Timing, complaints: Sequence[Mention], topic: _Topic
) -> Iterator[Candidate]:
    before = reading.lower[sentence.start : time.start]
    day = reading.day(sentence)
    today = time.days is not None and time.days.last == day and time.days.first == day
    if today or untroubled(before) or grown(reading, sentence, time) or no_first_beginning(before, told=topic.told):
        return  # "today", or the date of the visit; since when it has been there all day
    if time.role not in ("length", "begin", "at") or not_lasting(before, reading.lower[time.end : sentence.end]):
        return
    owners = [o for o in time.owners if o in complaints]
    regions = [o for o in time.owners if o.kind == "region"]
    labelled = (
        labels_symptom(sentence.label) or labels_symptom(column(reading, sentence, time.start)) or opens_field(before)
    )
    if time.role == "at" and not labelled and not (owners or regions or not time.owners):
        return
    topic.wait(sentence, time, before)
    if not owners and not regions:
        told_of_other = bool(time.owners) and time.kind != "event" and not _is_key(sentence, time)
        told_of_other = told_of_other or _of_other_part(reading.lower, time, topic.regions)
        alive = sentence.index - topic.at <= _NEAR
        if told_of_other or not (labelled or (alive and not topic.therapy and goes_on(reading, sentence, time))):
            return
        if time.role == "at" and not labelled and not _begins(reading, sentence, time):
            return
    if owners and ((time.role == "at" and not labelled) or _after_effect(reading, sentence, owners)):
        return
    who = owners[0] if owners else regions[0] if regions else topic.complaint
    if who is None:
        if labelled:
            topic.waiting.append((sentence, time))
        return
    dated = time.length is None
    claims = {"name": named(reading, who), "begin" if dated else "length": claim(reading, time.start, time.end)}
    yield candidate(FactKind.SYMPTOM, document, _regioned(reading, sentence, claims, owners or regions, topic))


#: "8 months out from a wrist injury": of a part of the body that nobody complains of.
_OTHER_PART = re.compile(
    r"\b(wrist|ankle|foot|hand|finger|thumb|elbow|knee|hip|rib|toe|jaw|nose|eye|hamstring|groin|back|neck|shoulder|head) $"
)


def _of_other_part(lower: str, time: Timing, regions: Sequence[Mention]) -> bool:
    """Whether the accident that a time is of hurt another part of the body than the one complained of."""
    part = (
        _OTHER_PART.search(lower, max(0, time.owners[0].start - 12), time.owners[0].start)
        if time.kind == "event"
        else None
    )
    return part is not None and bool(regions) and not any(part[1] in lower[r.start : r.end] for r in regions)


def _is_key(sentence: Sentence, time: Timing) -> bool:
    """Whether what a time is bound to is the key of its field: "Onset: 3/15 (MVA ruled out)"."""
    return labels_symptom(sentence.label) and time.owners[0].end - sentence.start <= len(sentence.label) + 1


def _after_effect(reading: Reading, sentence: Sentence, owners: Sequence[Mention]) -> bool:
    """Whether a soreness without a place is what a vaccine or a dentist left."""
    causes = [m for m in reading.of(sentence, "event") if m.concept["role"] == "reaction"]
    return bool(causes) and not any(areas_of(o) or regions_near(reading, sentence, o) for o in owners)


def _waited(reading: Reading, document: Document, sentence: Sentence, topic: _Topic) -> Iterator[Candidate]:
    """What fields before the first complaint say of it, once it is named."""
    if topic.complaint is None:
        return
    for field, time in topic.waiting:
        if sentence.index - field.index <= (
            HEADER if field.label or labels_symptom(column(reading, field, time.start)) else 1
        ):
            told = "begin" if time.length is None else "length"
            claims = {"name": named(reading, topic.complaint), told: claim(reading, time.start, time.end)}
            yield candidate(FactKind.SYMPTOM, document, _regioned(reading, sentence, claims, (), topic))
    topic.waiting.clear()


_ONSET = re.compile(
    r"\b(?:began|begun|started|(?<!she )(?<!he )(?<!patient )(?<!pt )(?<!who )(?<!client )came on|come on|onset|woke|noticed|developed|appeared|dat(?:es|ed) (?:it|this|back|from|to)|set in|ever since)\b"
)


_STORY = re.compile(r"(?:,? (?:when|while|after|with|following|she|he|gradual|insidious)\b|[:;-])")


def _begins(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a bare date is said to be a beginning ("It came on in July")."""
    around = reading.lower[sentence.start : time.start] + reading.lower[time.end : min(sentence.end, time.end + 60)]
    opens = not reading.lower[sentence.start : time.start].strip(" -*•")
    return bool(_ONSET.search(around)) or (opens and bool(_STORY.match(reading.lower[time.end : sentence.end])))


def _regioned(
    reading: Reading, sentence: Sentence, claims: dict[str, Claim], owners: Sequence[Mention], topic: _Topic
) -> dict[str, Claim]:
    regions = [owner for owner in owners if owner.kind == "region"]
    for owner in owners:
        regions += regions_near(reading, sentence, owner)
    if not regions and not any(areas_of(owner) for owner in owners):
        regions = list(topic.regions)
    if regions:
        ordered = sorted(regions, key=lambda region: region.start)
        first, last = ordered[0], ordered[-1]
        joined = last.end - first.start < 80 and ";" not in reading.lower[first.start : last.end]
        claims["region"] = claim(reading, first.start, last.end if joined else first.end)
    return claims
