"""Complaints that begin with a happening: an accident, an operation, or a day on which something is told to have happened.

"Since the accident" takes the date of the accident that the record told of before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.continuations import THEREUPON
from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.regions import operated_on
from drafter.evidence.outcomes.outcomes import outcomes
from drafter.evidence.timing.date_roles import SINCE_OPERATION
from drafter.models.rules.claims import candidate, claim, named
from drafter.models.rules.complaints.still_hurting import still_hurts
from drafter.models.rules.complaints.topics import TOLD_OF, TOPIC_LIVES, Topic, complaints_of, regioned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.concepts import Mention

_THE_EVENT = r"(?:that|the|this|her|his) (?:same )?(?:\w+ )?(?:accident|mva|mvc|injury|fall|slip|tumble|collision|crash|incident|event|wreck|whiplash|strain|concussion|lift|spill)\b"
_SINCE_IT = re.compile(
    r"\b(?:there|present|with (?:her|him|me)|constant|daily|ongoing|continu\w+|persist\w+|hurt|hurting|sore)(?: \w+ly| ever)? from (?:that|then)(?: (?:time|day|date|moment|point))?(?=[.,;)]|$)|\bfrom (?:that|the same|then)(?: (?:very )?(?:day|date|time|moment|minute|hour|instant|point|morning|afternoon|evening|night|week|weekend|month|summer|winter|fall|accident|injury))? (?:on\b|onwards?|forward|(?:up )?(?:to|until|till?|through) (?:this|today|now|the present|date))|\bthereafter\b"
    r"|\b(?:every|each) (?:single )?(?:day|night|hour|minute|morning) from (?:that|the same|then)(?: (?:very )?(?:day|date|time|moment|minute|hour|instant|point|morning|afternoon|evening|night|week|accident|injury|one))?(?=[.,;)]|$)"
    r"|\bsince (?:then|that (?:time|day|date|week|month|morning|night|evening|afternoon|moment|weekend)|this (?:time|event|accident|injury|incident)|(?:(?:the|her|his|that) (?:\w+ )?)?"
    r"(?:accident|mva|mvc|injury|fall|collision|crash|incident|event|wreck|whiplash|strain|concussion)"
    r"|(?:that|the|this) (?:\w+ )?(?:slip|step|misstep|stumble|tumble|spill|twist|trip|jolt|jerk|bump|landing|lift|move|drive|flight|ride|shift|swing|sneeze|birth|delivery))\b"
    # "The neck pain dates from that afternoon", "goes back to it".
    r"|\b(?:dat(?:e|es|ed|ing)|goes|went|trac(?:e|es|ed|ing)|stem(?:s|med|ming)?) (?:back )?(?:from|to) (?:(?:that|the same|the very same)(?: (?:very )?(?:day|date|time|moment|minute|hour|instant|morning|afternoon|evening|night|week|weekend))?|it|then)(?=[.,;)]|$)"
    rf"|\b(?:dat(?:e|es|ed|ing)|goes?|went|trac(?:e|es|ed|ing)|stem(?:s|med|ming)?|result(?:s|ed|ing)?|came|comes|start(?:s|ed)?|persist(?:s|ed)?) (?:back )?(?:from|to) {_THE_EVENT}"
    rf"|\b(?:began|begun|started|(?<!she )(?<!he )(?<!patient )(?<!pt )(?<!who )(?<!client )came on|come on|appeared|set in|developed|present|there|constant|daily)(?: (?:right|immediately|just|soon|shortly|directly))? (?:with|at|after|following|from|upon) (?:{_THE_EVENT}|(?:it|this|that)\b(?= ?[.,;)]|$))"
    r"|\b(?:began|begun|started|start|set in|came on|developed|appeared|arose|onset)(?: (?:right|immediately|soon|first|later|on|in|within hours|the))* (?:that|the same|the very same|the next|the following) (?:very |same )?(?:day|night|evening|afternoon|morning|week|weekend|month|moment|hour)\b(?! (?:of|in|on|he|she|we|it)\b)|\bever since\b|\bsince(?=[.,;)]|$)|\bnever (?:(?:really|fully|quite|completely|entirely|once) )?(?:gone (?:away|back to normal)|went away|left|got better|gotten better|been the same|resolved|cleared|settled|healed|eased|let (?:up|go)|recovered|subsided|calmed|stopped|quit|improved|come right|been right)|\bhas(?:n't| not) (?:left|let (?:up|go)|gone away|resolved|eased|settled|stopped|quit|cleared|been (?:right|the same)|had (?:a|one|a single) (?:\w+ )?(?:day|week|month|night|hour)s? (?:free|without|off|clear))"
)
_IT_STAYED = re.compile(
    r"\b(?:it|this|that|the (?:pain|ache|stiffness)) (?:has|have|had|did|never|just|would|is)\b|\band (?:has|have) (?:not|never) (?:been gone|gone(?: away)?|left|let up|cleared|eased|resolved|stopped|quit|settled)\b"
)
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
#: "By evening the pain was down the leg. It was gone in a week."
_WENT = re.compile(
    r"\W*(?:(?:and|but|then) )*(?:it|this|that|all of it|(?:the|her|his) (?:\w+ )?(?:pain|ache)) (?:(?:had|has|have|then|later|soon|eventually|all|fully|completely) )*(?:(?:was|were|been) (?:\w+ )?(?:gone|over|better)|went(?: away)?|cleared|resolved|settled|lasted|passed|subsided|eased|healed|faded)\b"
)
THEN_REACH = 2  # sentences within which "that evening" goes on about a day
#: Kinds of things whose date can be a complaint's beginning; "" is a date without a thing of its own.
_MAY_BEGIN = frozenset({"", "event", "symptom", "region", "diagnosis"})


def hurt_in(reading: Reading, sentence: Sentence, accident: Timing | None, topic: Topic) -> Timing | None:
    """The accident since which a sentence says that somebody hurts: one told of before, or its own."""
    if topic.accident and _SINCE_IT.search(reading.lower, sentence.start, sentence.end):
        return topic.accident
    if (
        topic.hurt_by
        and 0 < sentence.index - topic.hurt_by[0] <= THEN_REACH
        and still_hurts(reading, sentence, complaints_of(reading, sentence), topic.hurt_by[1])
    ):
        return topic.accident
    never_over = accident is not None and _NOT_SAME.match(reading.lower, accident.end, sentence.end)
    return accident if never_over else None


def dated_event(reading: Reading, sentence: Sentence, times: Sequence[Timing], role: str) -> Timing | None:
    """The date that a sentence gives an accident (``onset``) or an operation of the patient's."""
    happened = [
        m
        for m in reading.of(sentence, "event")
        if m.concept["role"] == role and reading.assertion(sentence, m.start, m.end) in TOLD_OF
    ]
    dated = next((t for t in times if t.days is not None and t.role in ("at", "begin")), None) if happened else None
    if dated is None and happened and role == "onset":
        return next((t for t in times if t.length and any(_out_from(reading, t, m) for m in happened)), None)
    if role == "onset" and not happened:
        # "Eleven years ago he hurt his back": that it is long ago makes it no less its beginning.
        return next((t for t in times if t.length and t.role == "begin" and t.kind == "event"), None)
    return dated


#: "Ten weeks out from a fall", "7 months s/p MVA": how long ago it was.
_OUT_FROM = re.compile(
    r"(?: ago)?,? ?(?:out from|out since|out|after|s/p|status[- ]post|post|following|since|from|removed from|on from)(?: (?:an?|the|her|his|this|that|rear-end|low-speed|high-speed|bad|minor|slip|slip and|work|motor vehicle))* ?-?"
)


def _out_from(reading: Reading, time: Timing, event: Mention) -> bool:
    return time.end <= event.start and _OUT_FROM.fullmatch(reading.lower, time.end, event.start) is not None


#: "Felt something give in the right buttock", "it seized": what comes at once.
_STRUCK = re.compile(
    r"\b(?:felt|feeling|seized|caught|gave (?:way|out|in)|went (?:out|into spasm)|locked|popped|snapped|grabbed|pulled|tore|twinged|cramped|something (?:give|gave|went|slipped|let go|moved))\b"
)


def struck_in_story(
    reading: Reading, sentence: Sentence, complaints: Sequence[Mention], topic: Topic
) -> tuple[Sentence, Mention] | None:
    """What a story of the sentences before brought on at once, and that a sentence says goes on: "It has been there every day"."""
    if topic.story is None or not 0 < sentence.index - topic.story[0] <= THEN_REACH:
        return None
    told = reading.sentences[topic.story[0]]
    parts = [r for r in reading.of(told, "region") if not operated_on(reading.lower, r)]
    if not parts or not _STRUCK.search(reading.lower, topic.story[1].end, told.end):
        return None
    if _OVER.search(reading.lower, told.start, sentence.end) or not still_hurts(reading, sentence, complaints, parts):
        return None
    return told, next((c for c in complaints_of(reading, told) if c.start > topic.story[1].end), parts[0])


def since_happening(
    reading: Reading, sentence: Sentence, times: Sequence[Timing], complaints: Sequence[Mention], topic: Topic
) -> tuple[Mention, Timing] | None:
    """The complaint that a sentence says has been there since a day that it told of, or since an operation dated before."""
    if topic.operation and complaints and _since_operation(reading, sentence, topic.operation, complaints):
        return complaints[0], topic.operation
    dated = _last_begun(
        reading.lower, sentence, [t for t in times if t.role in ("at", "begin") and t.days and t.kind in _MAY_BEGIN]
    )
    began = complaints[:1] or [r for r in reading.of(sentence, "region") if not operated_on(reading.lower, r)][:1]
    if dated and not began and topic.complaint and sentence.index - topic.at <= TOPIC_LIVES:
        # "Blames the drive in May; it has not eased since": it is what was named before.
        began = [topic.complaint] if _IT_STAYED.search(reading.lower, dated.end, sentence.end) else []
    if dated and began:
        behind = reading.lower[dated.end : sentence.end]
        since = _SINCE_IT.search(behind)
        if since and _LATER.search(behind, 0, since.start()):
            return None
        if since and _of_care(reading.lower, sentence, dated.end + since.start(), began[0]):
            return None
        if since or (_STAYED.search(behind) and _by_event(reading, sentence, dated)):
            return began[0], dated
    return None


#: "Fell on 3/31, and four months later it began to ache; sore since then": no longer since the fall.
_LATER = re.compile(r"\b(?:weeks?|wks?|months?|mos?|years?|yrs?) (?:later|after|on|afterwards?)\b")
_THEN_BEGAN = re.compile(
    r"\b(?:began|begun|started|starting|came on|set in|developed|appeared|flared|woke|first (?:hurt|felt|noticed))\b"
)


def _last_begun(lower: str, sentence: Sentence, dated: Sequence[Timing]) -> Timing | None:
    """The day of several that a complaint is told to have begun on: the first, or a later one with a word for it."""
    last = dated[0] if dated else None
    for day in dated[1:]:
        stop = next((t.start for t in dated if t.start > day.start), sentence.end)
        if last is not None and _THEN_BEGAN.search(lower, last.end, stop):
            last = day
    return last


#: "On August 17 he was treated for neck pain, and since then he has had therapy": a day of care, on which nothing began.
_CARE_DAY = re.compile(
    r"\b(?:saw|seen|treated|evaluated|examined|consulted|visited|referred|admitted|(?:began|started|entered) (?:\w+ )?(?:therapy|treatment|pt|exercis\w+))\b"
)
_STARTED = re.compile(
    r"\b(?:began|begun|started|onset|came on|fell|slipped|injur\w+|accident|mv[ac]|hurt|lift\w+|developed|crash\w*|rear-ended|woke)\b"
)
_FINE_SINCE = re.compile(
    r"[^.;]{0,50}\b(?:(?:has|have) (?:\w+ )?(?:been|felt|done|stayed|remained) (?:\w+ )?(?:fine|well|good|ok(?:ay)?|quiet|comfortable|pain[- ]free|asymptomatic|better)\b(?! (?:at|than))|(?:has|have) had no\b|resolved|gone)"
)


def _of_care(lower: str, sentence: Sentence, since: int, complaint: Mention) -> bool:
    """Whether nothing began on a day since which a sentence tells on: somebody was seen or treated for it then, or it has been well since."""
    told = lower[sentence.start : since]
    care = complaint.end <= since and _CARE_DAY.search(told) and not _STARTED.search(told)
    return bool(care or (complaint.end <= since and _FINE_SINCE.match(lower, since, sentence.end)))


def _by_event(reading: Reading, sentence: Sentence, dated: Timing) -> bool:
    """Whether a date is that of a happening: it has no thing of its own, or one that a complaint begins with stands before it."""
    return dated.kind in ("", "event") or any(
        m.concept["role"] == "onset" and m.end <= dated.start for m in reading.of(sentence, "event")
    )


def _since_operation(reading: Reading, sentence: Sentence, operated: Timing, complaints: Sequence[Mention]) -> bool:
    """Whether a sentence says that a complaint has been there since the operation that the record dated."""
    since = SINCE_OPERATION.search(reading.lower, max(operated.end, sentence.start), sentence.end)
    real = [c for c in complaints if reading.assertion(sentence, c.start, c.end) in TOLD_OF]
    eased = since and re.search(r"\b(?:improv\w+|better|less|no)\b", reading.lower[sentence.start : since.start()])
    return bool(since and real and not eased) and not _OVER.search(reading.lower, sentence.start, sentence.end)


def day_told_of(reading: Reading, sentence: Sentence, times: Sequence[Timing]) -> tuple[int, Timing] | None:
    """The one day that a sentence dates a happening of no treatment by ("On January 8 he stepped off a ladder")."""
    dated = [t for t in times if t.days is not None]
    if any(m.concept["role"] != "onset" for m in reading.of(sentence, "event")) or reading.of(sentence, "procedure"):
        return None
    if outcomes(reading, sentence):
        return None  # "On May 2 the pain was 90 % gone. Since then it is back at 7"
    if len(dated) != 1 or len(times) != 1 or dated[0].role not in ("at", "begin") or dated[0].kind not in _MAY_BEGIN:
        return None
    return sentence.index, dated[0]


def followed_at_once(
    reading: Reading, document: Document, sentence: Sentence, day: Timing, complaints: Sequence[Mention], topic: Topic
) -> Iterator[Candidate]:
    """A complaint that followed at once on what the sentence before it dated, and is not over."""
    lower = reading.lower
    now = [c for c in complaints if reading.assertion(sentence, c.start, c.end) is Assertion.PRESENT]
    who = topic.complaint if topic.complaint and topic.at < sentence.index else None
    if not now or not THEREUPON.match(lower, sentence.start) or _OVER.search(lower, sentence.start, sentence.end):
        return
    if any(_WENT.match(lower, s.start, s.end) for s in reading.sentences[sentence.index + 1 : sentence.index + 3]):
        return
    claims = {"name": named(reading, who or now[0]), "begin": claim(reading, day.start, day.end)}
    yield candidate(FactKind.SYMPTOM, document, regioned(reading, sentence, claims, now[:1], topic))
