"""Whose a sentence without a name is: what it says of the session that a sentence before it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.areas import areas_of, meets
from drafter.evidence.meaning.assertion import UNREAL, Assertion
from drafter.evidence.meaning.given_by import gave
from drafter.evidence.meaning.regions import radiated
from drafter.evidence.outcomes.asked_help import asks_help
from drafter.evidence.outcomes.follow_ups import last_told
from drafter.evidence.outcomes.spells import session_outcomes
from drafter.evidence.sessions.procedure_days import past_dates
from drafter.evidence.sessions.session_standing import status_of
from drafter.evidence.timing.course_fields import relief_field
from drafter.evidence.timing.spared import given_up
from drafter.evidence.timing.timing import timings
from drafter.models.rules.claims import claim
from drafter.models.rules.sessions.relief_days import lived_until, relief_by_dates
from drafter.models.rules.sessions.relief_ends import ends_of
from drafter.models.rules.sessions.reliefs import asks_length, rated, response
from drafter.models.rules.sessions.session_since import since_session
from drafter.models.rules.sessions.session_words import BY_OTHER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.meaning.areas import Areas
    from drafter.evidence.meaning.cue_places import Outcome
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.concepts import Mention

_UNREAL = UNREAL | {Assertion.ABSENT}
_OPENING = 24  # characters before an outcome that its sentence opens with


def _just_named(reading: Reading, sentence: Sentence, reach: int) -> bool:
    """Whether one of so many sentences before, of the same section, names a procedure: without one, nothing is gone on about."""
    behind: list[int] | None = reading.kept.get("sentences behind a procedure")
    if behind is None:
        behind = reading.kept["sentences behind a procedure"] = list(_behind(reading))
    return behind[sentence.index] <= reach


def _behind(reading: Reading) -> Iterator[int]:
    """By sentence, how many sentences back the last procedure of its section is named."""
    last: Sentence | None = None
    for sentence in reading.sentences:
        far = last is None or last.section.index != sentence.section.index
        yield len(reading.sentences) if far else sentence.index - last.index  # type: ignore[union-attr]  # else it is far
        if reading.of(sentence, "procedure"):
            last = sentence


def relief_of(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence without a name tells what a session gave."""
    return (
        sentence.section.kind not in ("exam", "vitals", "goals")
        and (share := response(reading, sentence).get("relief")) is not None
        and not _given_by_treatment(reading, sentence, share)
    )


def _given_by_treatment(reading: Reading, sentence: Sentence, share: Claim) -> bool:
    """Whether a treatment of the sentence may have given the relief that it tells of."""
    start = share.at or 0
    first, last = reading.view.view_of(start, start + len(share.quote))
    return any(gave(reading, t, first, last) for t in reading.of(sentence, "treatment"))


_STAYED = re.compile(
    r"[^a-z]*(?:(?:says|said|reports|reported|states|and|but|the|her|his|she|he|it|that|this|which|pain|sxs?|symptoms?|then|only|slowly|gradually|in full|again|lasting|relief|effect|benefit|improvement|result|all|most) )*(?:was able to keep|held|lasted|lasts|stayed|remained|remains|kept|persisted|continued|went on|endured|carried|came back|returned|crept back|recurred|re(?:appeared|surfaced|emerged)|started (?:back|again)|return of (?:the |her |his )?(?:pain|symptoms?)|recurrence|(?:creeping|coming|slipping) back|returning|recurring|back since|back to baseline since|worse since|good for|wore off|(?:began|begun|started|starting|beginning) to (?:fade|wear off|wane|return|come back|recur|creep back)|was good|was sustained|then lasted)\b"
)


#: "She could leave off her oxycodone, and the benefit lasted ten weeks".
_RELIEF_STAYED = re.compile(
    r"\b(?:the|that|this|these|those|such|her|his) (?:pain )?(?:relief|benefits?|gains?|improvements?|effects?|results?|response) (?:(?:then|that|itself|he|she|got|had) )*(?:held|lasted|stayed|remained|persisted|continued|went on|endured|was (?:kept|sustained|maintained))\b"
)


#: "It was the end of November before it came back".
_IT_WAS = re.compile(r"[^a-z]*(?:and )?it (?:was|took)\b(?=[^.;]{2,40} (?:before|until|when)\b)")


def _where(reading: Reading, sentence: Sentence) -> Areas:
    """The areas that a sentence names, by parts of the body or by complaints of them ("headache")."""
    named = reading.of(sentence, "region") or reading.of(sentence, "symptom", "diagnosis")
    return frozenset().union(*(areas_of(mention) for mention in named))


def _treated(reading: Reading, sentence: Sentence) -> Areas:
    """The areas of a session that a sentence names, and where their pain goes: a knee's pain is its own."""
    own = _where(reading, sentence)
    return own | (radiated(own) - {"knee"})


def by_ratings(reading: Reading, sentence: Sentence) -> dict[str, Claim]:
    """What the ratings of a sentence say of the session that the one before it names ("TPI 7/15. Pain fell from 8 to 2 for 8 weeks")."""
    if (
        not sentence.index
        or reading.of(sentence, "treatment")
        or not reading.of(reading.sentences[sentence.index - 1], "procedure")
        or not meets(_where(reading, sentence), _treated(reading, reading.sentences[sentence.index - 1]))
    ):
        return {}
    # "8 weeks after TPI. Pain 2/10, was 7/10 before."
    since = since_session(reading, sentence)
    given = rated(reading, sentence, at_once=bool(since))
    return since | given if since and given else given


def held(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence only says how long went on what the sentence before told of a session ("That held for two months")."""
    if not sentence.index or not timings(reading, sentence):
        return False
    if any(not given_up(reading.lower, sentence.start, t.start) for t in reading.of(sentence, "treatment")):
        return False
    before = reading.sentences[sentence.index - 1]
    if relief_field(reading, sentence) or asks_length(reading, sentence):
        return before.section.index == sentence.section.index
    stayed = _STAYED.match(reading.lower, sentence.start) or _IT_WAS.match(reading.lower, sentence.start)
    if not (
        stayed or lived_until(reading, sentence) or _RELIEF_STAYED.search(reading.lower, sentence.start, sentence.end)
    ):
        return False
    if sentence.index > 1 and not reading.mentions(before) and not ends_of(reading, before):
        before = reading.sentences[sentence.index - 2]  # "75 % better. Was fine all summer. Resurfaced in September."
    if "relief" not in response(reading, before) and not (
        reading.of(before, "procedure") and rated(reading, before, at_once=False)
    ):
        return False
    return _just_named(reading, sentence, 3) and bool(
        {"relief_length", "relief_until"} & told(reading, sentence).keys()
    )


_IT = re.compile(
    r"[^a-z\d]*(?:(?:pt|patient|the patient|she|he)(?: (?:says|said|states|stated|reports|reported|tells (?:me|us)))?(?: that)?[:,]? ?[\"'“]+|(?:pt|patient): ?)?(?:(?:unfortunately|sadly|however|regrettably|but|and|then|with),? |(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a|several|a few|a couple of) (?:days?|weeks?|wks?|months?|mos?) (?:later|on|after(?:wards?)?|out),? |(?:following|after|since) (?:this|that|it|these|those|which|then|(?:about |only )?(?:an?|one|two|three|four|five|six|\d+|several|a few|a couple of) (?:slow |bad |sore |stiff |rough )?(?:days?|weeks?|wks?|fortnight)),? "
    r"|(?:is |was )?(?:back|calls?|called|phones?|phoned|returns?|returned|returning|here|follows up|f/u|seen|today|now)(?: (?:today|back|now|again|here|in|on|to|\d{1,2}/\d{1,2}(?:/\d{2,4})?))*(?:[:,;-]|,? (?:and )?(?:saying|say|says|said|reporting|reports|states|stating|with|noting|telling us)(?: that)?)? ?)|(?:she|he|pt|(?:the )?patient|they) (?:returns|returned|calls|called|is back|comes back|came back|follows up)(?: (?:today|now|to clinic|here|in|on|\d{1,2}/\d{1,2}(?:/\d{2,4})?))*,?(?: and)? (?:saying|says|to say|reporting|reports|stating|states|with|noting)(?: that)? ){0,2}(?:(?:(?:her|his|the|pt'?s?|patient'?s?) )?(?:wife|husband|daughter|son|partner|spouse|mother|father|sister|brother|caregiver|family)(?:,[^,.;]{0,30},)? (?:says|said|reports|reported|feels|felt|thinks|thought|insists|disagrees|adds|states)(?: that)? (?:it|they|that|this|these)\b|(?:(?:her|his|the) )?(?:blood )?(?:sugars?|glucose)\b|(?:an?|one|two|three|maybe|about|few|couple|\d+) (?:\w+ ){0,2}(?:days?|weeks?)\b|(?:(?:good|great|fine|better|okay|ok) for\b)|(?:she|he|pt|(?:the )?patient|they) (?:was|had|got|felt|did|went|enjoyed|noted|found|noticed|never|gained|thought|called (?:it|that|this|them)|rated? (?:it|that|this|them)|rates (?:it|that|this|them)|describe[sd]? (?:it|that|this)|says?|reports?|reported|states?|stopped)|(?:(?:she|he|pt|patient) )?(?:says|said|states|reports|feels) (?:that |this )?(?:it|they|that|this|these)\b|got\b|(?:very |really |only )?(?:good|great|excellent|wonderful|nice|fair|little|no|minimal|poor|partial) (?:relief|response|result|benefit|effect|help)|it|they|that|this|these|which|each|neither|both|(?:the |any |her |his )?(?:series|shots?|relief|response|effect|result|benefit)|"
    r"(?:the |her |his )?(?:pain|ache|symptoms?|knee) (?:was|is|were|came|returned|did|has|had|stayed|remained)|did(?:n't| not)|no|zero|nil|gained|noticed|barely|hardly|at best|not|best|excellent|good|great|minimal|little|only|some|brief|temporary|short-lived|helped|gave|lasted|wore|worked|failed|nothing|without)\b"
)


def _given(reading: Reading, sentence: Sentence, *, opens: bool = False) -> tuple[Sentence, Mention] | None:
    """The procedure that a sentence without a name goes on about: the one named last just before, or before what it brought on.

    What is planned has given nothing yet.

    :param opens: whether the sentence opens with an outcome, and so goes on about it whatever its first word.
    """
    opens = opens and not reading.of(sentence, "imaging")  # "XR unchanged" is of the film
    if not sentence.index or not (opens or _IT.match(reading.lower, sentence.start)):
        return None
    if any(not given_up(reading.lower, sentence.start, t.start) for t in reading.of(sentence, "treatment")):
        return None
    before = reading.sentences[sentence.index - 1]
    if sentence.index > 1 and _AFTERMATH.match(reading.lower, before.start) and not reading.of(before, *_SUBJECTS):
        before = reading.sentences[sentence.index - 2]
    before = _asked_for(reading, _before_field(reading, sentence) or before)
    things = reading.of(before, "procedure", "treatment")
    if len(things) > 1 and _INJECTED_WITH.fullmatch(reading.lower, things[-2].end, things[-1].start):
        things = things[:-1]
    if not things or things[-1].kind != "procedure" or before.section.index != sentence.section.index:
        return None
    if reading.assertion(before, things[-1].start, things[-1].end) in _UNREAL:
        return None
    past = past_dates(reading, before, things[-1])
    return None if status_of(reading, before, things[-1], past) == "planned" else (before, things[-1])


_RESULT = re.compile(r"(?:results?|responses?|outcome|relief|benefit|effect|how (?:it|that) went)$")


def _before_field(reading: Reading, sentence: Sentence) -> Sentence | None:
    """The line above the field of a result whose value goes on ("Result: Pain 7 down to 2. Walked a mile. Good relief for 8 months.")."""
    if sentence.label:
        return None
    for earlier in reversed(reading.sentences[max(1, sentence.index - _FIELDS) : sentence.index]):
        if _RESULT.match(earlier.label):
            return reading.sentences[earlier.index - 1] if earlier.section.index == sentence.section.index else None
        if earlier.label or reading.of(earlier, "procedure", "treatment", "imaging"):
            return None
    return None


#: Between the field that names a procedure and the one that says how it went: that it was done, when, of what.
_FIELDS_BETWEEN = re.compile(
    r"[^a-z]*(?:y|yes|yeah|date|dates|when|dose|drug|agent|steroid|product|lot|laterality|side|site|joint|volume|by|performed by|medication|meds?|guidance|aspirate[d]?)\b(?: ?[:,.?-]| |$)"
)


def _asked_for(reading: Reading, before: Sentence) -> Sentence:
    """The field that names a procedure, where only the fields of its day and dose stand behind it ("Steroid inj? Y, 11/6 / Result? none")."""
    for _ in range(_FIELDS):
        if not before.index or reading.of(before, "procedure", "treatment", "symptom"):
            break
        if not (
            asks_help(reading.lower, before.start, before.end) or _FIELDS_BETWEEN.match(reading.lower, before.start)
        ):
            break
        before = reading.sentences[before.index - 1]
    return before


_FIELDS = 3
#: "Injected the right knee with 40 mg of methylprednisolone": what went in is the injection, no medicine beside it.
_INJECTED_WITH = re.compile(
    r" (?:(?:the|her|his|in|into|right|left|r|l|both|knees?|shoulders?|hips?|joint|again|once|today) )*(?:with|of|using) (?:\d{1,3} ?(?:mg|cc|ml) ?)?(?:of )?(?:depo-?)?"
)
#: "Her sugar went to 480 and she spent a night in hospital": between an injection and what it gave.
_AFTERMATH = re.compile(
    r"[^a-z]*(?:it|this|that|her|his|the|she|he) (?:\w+ ){0,3}?(?:sugars?|glucose|blood|a1c|pressure|bp|readings?|caused|raised|sent|made|flushed|tolerated|was told|went|had a (?:flare|reaction))\b"
)
_SUBJECTS = ("procedure", "treatment", "imaging", "region", "symptom", "diagnosis")


_OF_ITS_OWN = re.compile(
    r"(?:[-*•\d.) ]*)(?:the |her |his |oral |topical |knee |daily |prior |previous |also |and )*(?:cortico-?steroids?|steroids?|cortisone|kenalog|depo-?medrol|nsaids?|anti-inflammatories|tylenol|acetaminophen|pain pills?|opioids?|brac(?:e|es|ing)|cane|pt(?!:|,? [\"'“]| (?:says|said|states|stated|reports|reported|tells|rates?))|physical therapy|therapy|exercises?|ice|heat|rest|weight loss|surgery|prp|medications?|meds|pills)\b(?! shots? of (?:gel|hyal))"
)


def outcome_behind(reading: Reading, sentence: Sentence) -> tuple[Mention, Claim] | None:
    """What a sentence says of the procedure that the one before it named last ("I injected the knee in May. It bought her six days")."""
    if not _just_named(reading, sentence, _FIELDS + 2) or reading.lower[sentence.end - 1] == "?":
        return None
    if _OF_ITS_OWN.match(reading.lower, sentence.start):
        return None  # "Hyalgan in January. Steroids help for a month."
    told = next(iter(session_outcomes(reading, sentence)), None)
    if told is not None and _of_somebody_else(reading, sentence, told):
        return None  # "Gel shots in January. Helped her sister."
    if told is not None and BY_OTHER.match(reading.lower, told.end, sentence.end):
        return None  # "Synvisc in February. Improved with weight loss."
    given = _given(reading, sentence, opens=told.start - sentence.start < _OPENING) if told is not None else None
    return None if told is None or given is None else (given[1], claim(reading, told.start, told.end, told.says))


def _of_somebody_else(reading: Reading, sentence: Sentence, told: Outcome) -> bool:
    cues = [c for c in reading.of(sentence, "assertion") if c.start < told.end and told.start < c.end]
    return any(c.concept["says"] == Assertion.SOMEONE_ELSE for c in cues) or (
        reading.assertion(sentence, told.start, told.end) in UNREAL
    )


def relief_behind(reading: Reading, sentence: Sentence) -> tuple[Mention, dict[str, Claim]] | None:
    """How long what the sentence before did on a day held ("You injected triamcinolone on May 18. She was comfortable for ten days")."""
    if not _just_named(reading, sentence, _FIELDS + 2) or last_told(reading, sentence) is not None:
        return None
    lasted = next((t for t in timings(reading, sentence) if t.length and t.role == "relief" and not t.problem), None)
    given = _given(reading, sentence) if lasted is not None else None
    if lasted is None or given is None:
        return None
    before, of = given
    days = [t for t in timings(reading, before) if t.days is not None and any(o is of for o in t.owners)]
    if len(days) != 1:
        return None
    claims = {
        "date": claim(reading, days[0].start, days[0].end),
        "relief_length": claim(reading, lasted.start, lasted.end),
    }
    return of, claims


_TO = re.compile(r" ?(?:to|through|thru|until|till|-|into)(?: (?:the|early|late|mid|end|of|about|around))* ?")


def _to_the_last(reading: Reading, sentence: Sentence) -> list[Timing]:
    """The second of two days between which relief held, where how long it did is asked: "How long: April to August"."""
    days = [t for t in timings(reading, sentence) if t.days is not None]
    spans = len(days) == 2 and _TO.fullmatch(reading.lower, days[0].end, days[1].start)
    return days[1:] if spans and asks_length(reading, sentence) else []


def told(reading: Reading, sentence: Sentence, part: tuple[int, int] | None = None) -> dict[str, Claim]:
    """What a sentence without a name, or a part of it, says of a session's relief, by its length or by its dates."""
    gave = response(reading, sentence, part)
    ends = ends_of(reading, sentence) or _to_the_last(reading, sentence)
    if part is not None or ("relief_length" in gave and not ends):
        return gave
    times = [t for t in timings(reading, sentence) if t.days is not None and t not in ends]
    return gave | (relief_by_dates(reading, sentence, times, ends) or since_session(reading, sentence))
