"""What a sentence says that a session gave: the share of relief, and how long it lasted by a length or by dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.assertion import UNREAL, Assertion
from drafter.evidence.course_fields import relief_field
from drafter.evidence.courses import courses, shared
from drafter.evidence.cue_places import CONTRAINDICATED, FAILED, IMPROVED, NOT_TOLERATED
from drafter.evidence.episodes import gave
from drafter.evidence.failed_lists import listed_as_failed
from drafter.evidence.procedure_status import past_dates, status_of
from drafter.evidence.quantities import percentages
from drafter.evidence.score_shares import score_shares
from drafter.evidence.spells import session_outcomes
from drafter.evidence.timing import Timing, lengths_told, timings
from drafter.models.rules.bare_answers import answered
from drafter.models.rules.claims import claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.cue_places import Outcome
    from drafter.evidence.facts import Claim
    from drafter.evidence.lexicon import Mention
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence

_UNREAL = UNREAL | {Assertion.ABSENT}
#: "Offered to patients with at least 80 % relief", "if it gives 80 %": no relief that was.
_ASKED_FOR = re.compile(
    r"\b(?:needs?|requires?|required|must|expect\w*|aim\w*|goals?|target\w*|hop(?:e|es|ed|ing)|criteri\w+|policy|threshold|anticipat\w+|wants?)\b(?! (?:repeat|another|more|met))[^.;:,]{0,40}$"
)
_NOT_SHARE = re.compile(
    r"^ ?(?:lido|bupi|ropi|marcaine|xylocaine|sensorcaine|solution|strength|dextrose|saline|of (?:the )?(?:time|day|days|pain is)|range|rom|oxygen|o2|spo2|on room|ra\b|disability|(?:\w+ ){1,2}in (?:(?:her|his|the|cervical|lumbar|neck|active) )*(?:rotation|rom|range|motion|strength|flexion|extension|flexibility|sleep|mood|grip|gait))"
)
_RELIEVED = re.compile(
    r"\b(?:relie\w+|better|improv\w+|reduc\w+|decreas\w+|less|benefit\w*|gone|helped|ease\w*|fell|fallen|drop\w*|down(?! to\b)|t(?:ook|akes|aking|aken) (?:away|off|out|care)|knock\w* (?:out|off|back|down)|cut|gave|gives|given|got rid|rid of|lift\w*|quiet\w*|calm\w*|respon\w+|efficacy|effective\w*|took)\b"
)
_OPENING = 24  # characters before an outcome that its sentence opens with
_ROWS = 4  # of a table of sessions
#: What stands before the day on which a relief ended.
ENDS_RELIEF = re.compile(
    r"\b(?:wore off|wearing off|worn off|until|till|til|thru|through|lasted (?:up )?to|held (?:up )?to|up to|faded|returned|came back|recurred|back (?:by|in|on)|(?<!and )(?<!then )again (?:by|in|on)|(?:began|begun|started|starting|beginning) to (?:fade|wear off|wane|return|come back|recur|creep back)(?: (?:in|by|on|around|about|at))?|(?:return\w*|recur\w*|recrudesce\w*|gradual return|creep\w* back) (?:in|by|around|about)|gone by|over by|all the way to|right up to"
    r"|(?:carried|kept|saw|got|took|held|lasted|good|went|stayed (?:that way|away|so|gone|there|down))(?: (?:her|him|them|me))?(?: \w+)? (?:to|through|thru|into))"
    r"(?: (?:about|around|over|in|on|by|the|early|late|mid|middle|end|of|right|up|at|least|to|again|gradually|it|pain|only)){0,4} ?$"
)


def response(reading: Reading, sentence: Sentence, part: tuple[int, int] | None = None) -> dict[str, Claim]:
    """The share of relief that a sentence tells of, and how long it lasted.

    :param part: where in the sentence it is looked for, of a session that has a part of its own.
    """
    lower = reading.lower
    claims: dict[str, Claim] = {}
    first, last = part or (sentence.start, sentence.end)
    for share in percentages(lower, first, last):
        around = lower[max(sentence.start, share.start - 44) : min(sentence.end, share.end + 34)]
        if (
            not _NOT_SHARE.match(lower[share.end : share.end + 44])
            and (
                _RELIEVED.search(around)
                or not _SAID.search(lower, share.start, share.end)
                or _answers(reading, sentence, share.start)
                or _of_block(reading, sentence, share.start)
                or _BARE_HELD.match(lower, share.end, last)
                or _under_relief(reading, sentence)
            )
            and share.value.high > 5
            and reading.assertion(sentence, share.start, share.end)
            not in (UNREAL if _PART.search(lower, share.start, share.end) else _UNREAL)
            and not _ASKED_FOR.search(lower, sentence.start, share.start)
            and (_SAID.search(lower, share.start, share.end) or _held_on(reading, sentence, share.end))
        ):
            claims["relief"] = claim(reading, share.start, share.end)
            break
    lasted = next(
        (
            t
            for t in timings(reading, sentence)
            if t.length
            and not t.problem
            and first <= t.start < last
            and (t.role == "relief" or ("relief" in claims and t.role == "length"))
            and not ("relief" in claims and _GONE_WITHIN.search(lower, first, t.end))
            and not _looked_at(lower, first, last, t)
        ),
        None,
    )
    lasted = lasted or (None if claims else answered(reading, sentence))
    if lasted is not None:
        claims["relief_length"] = claim(reading, lasted.start, lasted.end)
    return claims


#: "75% x 5 mo", "70 % and it held six months": a bare share with its time, and nothing else that it could be of.
_BARE_HELD = re.compile(
    r",? ?(?:(?:and |which |that )?(?:it |this )?(?:held|lasted|stayed)|for|x|lasting|until|till?|thru|through)(?: (?:about|around|over|nearly|almost|at least))* ?[~>]?(?:\d|a |one|two|three|four|five|six|seven|eight|nine|ten|twelve|jan|feb|mar|apr|may|june|july|aug|sep|oct|nov|dec|early|late|mid)"
)
#: "Then faded within two weeks": how fast it went, not how long it held.
_GONE_WITHIN = re.compile(
    r"\b(?:fad\w+|wore off|worn off|return\w*|came back|recur\w*|declin\w*|went|gone|back|diminish\w*|then)\b[^.;]{0,24}\b(?:within|over) (?:the next |about |a )?[^.;,]{0,14}$"
)
#: A share in figures or as a part; "free of pain" is one only with the time that it held for.
_PART = re.compile(r"\d|half|third|quarter|per ?cent|\bno\b")
_SAID = re.compile(r"\d|half|third|quarter|per ?cent|relief")


def _held_on(reading: Reading, sentence: Sentence, end: int) -> bool:
    """Whether a sentence tells how long, or until when, something held."""
    return _until(reading, sentence, end) or any(
        t.start >= end and t.length and t.role in ("relief", "length") for t in timings(reading, sentence)
    )


def _until(reading: Reading, sentence: Sentence, end: int) -> bool:
    """Whether a sentence tells until which day something held."""
    return any(
        t.start >= end and t.days and ENDS_RELIEF.search(reading.lower, end, t.start)
        for t in timings(reading, sentence)
    )


#: "At 2 weeks 90 % better", "90 % at 2 weeks": when it was asked, not how long it held, unless it held still.
_AT = re.compile(r"\b(?:at|by) (?:the |about |her |his |a )?$")
_LATER = re.compile(
    r"[ -]?(?:out\b|later\b|post\b|post-|after (?:the|her|his|that|this|esi|injection)|s/p|mark\b|visit\b|follow|f/u|check)"
)
_STILL = re.compile(r"\b(?:still|remain\w*|continu\w*|maintain\w*|sustain\w*|holding|persist\w*|ongoing)\b")


def _looked_at(lower: str, first: int, last: int, time: Timing) -> bool:
    """Whether a length only tells how long after a session the relief was asked for."""
    opens = not lower[first : time.start].strip() or lower[first : time.start].rstrip().endswith((",", "(", ":", "-"))
    asked = _AT.search(lower, first, time.start) or (opens and _LATER.match(lower, time.end, last))
    return bool(asked) and not _STILL.search(lower, first, last)


_ANSWER = re.compile(
    r"(?: ?\(?(?:on |in )?(?:\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}/\d{2,4}|#\d)\)?,?)* ?(?:[:=]|->|--?) ?"
)


def rated(reading: Reading, sentence: Sentence, *, at_once: bool) -> dict[str, Claim]:
    """Relief told by ratings before and after.

    :param at_once: whether what a session did within the hour is asked for, as of a diagnostic block; of others only
        what held for a time counts.
    """
    share = next(score_shares(reading.lower, sentence.start, sentence.end), None)
    if share is None or reading.assertion(sentence, share.start, share.end) in UNREAL:
        return {}
    lasted = next(
        (
            t
            for t in timings(reading, sentence)
            if t.length and not t.problem and t.start >= share.end and t.role in ("relief", "length")
        ),
        None,
    )
    if lasted is None and not at_once and not _until(reading, sentence, share.end):
        return {}
    told = {"relief": claim(reading, share.start, share.end)}
    return told if lasted is None else {**told, "relief_length": claim(reading, lasted.start, lasted.end)}


#: "9 weeks s/p TPI. Reports 70 % sustained improvement": how long ago the session was when relief still held.
_OUT_FROM = re.compile(
    r",? (?:s/p|status post|post|after|out from|out after|following|since|from)(?: (?:the|her|his|that|last|first|second|prior|left|right|bilateral|l|r|\w+-\w+|[a-z]\d))* $"
)
_HOLDS = re.compile(
    r"\bstill (?:has|have|having|reports?|reporting|feels|notes|rates|describes|enjoys|gets|at|with|\d)|\b(?:continues|continuing) (?:to (?:have|report|enjoy|feel)|with)\b|\b(?:has|is) (?:maintained|sustained|holding)\b"
)
_STILL_SO = re.compile(
    r"[^a-z]*(?:(?:she|he|pt|patient|the patient|and) )?(?:still|reports?|states?|notes?|continues?|endorses?|maintains?|remains?|has|is|rates?|relief|pain)\b(?! (?:had|was))"
)


def since_session(reading: Reading, sentence: Sentence) -> dict[str, Claim]:
    """How long relief had held, from the sentence before that counts the time since the session."""
    opens = _STILL_SO.match(reading.lower, sentence.start) or _HOLDS.search(reading.lower, sentence.start, sentence.end)
    if not sentence.index or not opens:
        return {}
    before = reading.sentences[sentence.index - 1]
    still = bool(_HOLDS.search(reading.lower, sentence.start, sentence.end))
    for mention in reading.of(before, "procedure") if before.section.index == sentence.section.index else ():
        for told in lengths_told(reading, before):
            if told.length and _OUT_FROM.fullmatch(reading.lower, told.end, mention.start):
                return {"relief_length": claim(reading, told.start, told.end)}
        dates = [t for t in timings(reading, before) if t.days is not None and any(o is mention for o in t.owners)]
        if still and len(dates) == 1:
            return {"relief_since": claim(reading, dates[0].start, dates[0].end)}
    return {}


def _answers(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether a share stands as the answer to a session: "SIJ injection 8/4/25: 80 % for 10 days"."""
    return any(
        _ANSWER.fullmatch(reading.lower, m.end, start) for m in reading.of(sentence, "procedure") if m.end <= start
    )


#: A day between a diagnostic block and its share: "MBB 7/13/25 85%", "on 07/13/2025 (lidocaine, 85%)".
_DAY_OF_BLOCK = re.compile(r"(?: no\.)?[^.;%]{0,70}\d{1,2}/\d{1,2}(?:/\d{2,4})?\b(?: ?[\w(),:|-]+){0,4}[ ,(:|]*")


def _of_block(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether a bare share stands behind the day of a block that is judged by what it took away."""
    return any(
        (m.concept["diagnostic"] or m.id == "block")
        and m.end <= start
        and _DAY_OF_BLOCK.fullmatch(reading.lower, m.end, start)
        for m in reading.of(sentence, "procedure")
    )


def _under_relief(reading: Reading, sentence: Sentence) -> bool:
    """Whether a row stands under the heading of a table that tells of relief ("Date   Pre   Post   Relief")."""
    for earlier in reversed(reading.sentences[max(0, sentence.index - _ROWS) : sentence.index]):
        text = reading.lower[earlier.start : earlier.end]
        if earlier.section.index == sentence.section.index and "%" not in text and "relief" in text and "date" in text:
            return True
    return False


def relief_by_dates(
    reading: Reading, sentence: Sentence, dated: Sequence[Timing], ends: Sequence[Timing]
) -> dict[str, Claim]:
    """Relief told by dates: since a session ("since the shots of Aug 6 he has been 65 % better"), or until a day."""
    lower = reading.lower
    if ends:
        until = {"relief_until": claim(reading, ends[0].start, ends[0].end)}
        began = [t for t in timings(reading, sentence) if t.days is not None and t.end <= ends[0].start]
        return {**until, "relief_since": claim(reading, began[-1].start, began[-1].end)} if began else until
    for time in dated:
        if re.search(r"\b(?:ever )?since (?:[\w.]+ ){0,5}$", lower[sentence.start : time.start]):
            return {"relief_since": claim(reading, time.start, time.end)}
    return {}


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
    r"[^a-z]*(?:(?:and|but|the|her|his|she|he|it|that|this|which|relief|effect|benefit|improvement|result|all|most) )*(?:held|lasted|lasts|stayed|remained|kept|persisted|continued|went on|endured|good for|wore off|was good|was sustained|then lasted)\b"
)


def by_ratings(reading: Reading, sentence: Sentence) -> dict[str, Claim]:
    """What the ratings of a sentence say of the session that the one before it names ("TPI 7/15. Pain fell from 8 to 2 for 8 weeks")."""
    if (
        not sentence.index
        or reading.of(sentence, "treatment")
        or not reading.of(reading.sentences[sentence.index - 1], "procedure")
    ):
        return {}
    return rated(reading, sentence, at_once=False)


def held(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence only says how long went on what the sentence before told of a session ("That held for two months")."""
    asked = relief_field(reading, sentence) or _HOW_LONG.match(reading.lower, sentence.start)
    told_so = asked or _STAYED.match(reading.lower, sentence.start)
    if not sentence.index or not told_so or reading.of(sentence, "treatment"):
        return False
    before = reading.sentences[sentence.index - 1]
    if asked:
        return before.section.index == sentence.section.index and bool(timings(reading, sentence))
    if "relief" not in response(reading, before):
        return False
    earlier = reading.sentences[max(0, sentence.index - 3) : sentence.index]
    of_session = any(reading.of(s, "procedure") for s in earlier if s.section.index == sentence.section.index)
    return of_session and bool({"relief_length", "relief_until"} & told(reading, sentence).keys())


#: The key of a field that asks for how long relief held.
_HOW_LONG = re.compile(
    r"[^a-z]*(?:(?:duration|length) of (?:pain )?(?:relief|benefit|response|improvement|effect)|(?:relief|benefit) duration)\b[^.;\d]{0,16}[:=]"
)
_IT = re.compile(
    r"[^a-z\d]*(?:(?:unfortunately|sadly|however|regrettably|but|and|then|with),? |(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a|several|a few|a couple of) (?:days?|weeks?|wks?|months?|mos?) (?:later|on|after(?:wards?)?|out),? |(?:following|after|since) (?:this|that|it|these|those|which|then),? "
    r"|(?:is |was )?(?:back|calls?|called|phones?|phoned|returns?|returned|returning|here|follows up|f/u|seen|today|now)(?: (?:today|back|now|again|here|in|on|to|\d{1,2}/\d{1,2}(?:/\d{2,4})?))*(?:[:,;-]|,? (?:and )?(?:saying|say|says|said|reporting|reports|states|stating|with|noting|telling us)(?: that)?)? ?)|(?:she|he|pt|(?:the )?patient|they) (?:returns|returned|calls|called|is back|comes back|came back|follows up)(?: (?:today|now|to clinic|here|in|on|\d{1,2}/\d{1,2}(?:/\d{2,4})?))*,?(?: and)? (?:saying|says|to say|reporting|reports|stating|states|with|noting)(?: that)? ){0,2}(?:(?:(?:her|his|the) )?(?:blood )?(?:sugars?|glucose)\b|(?:an?|one|two|three|maybe|about|few|couple|\d+) (?:\w+ ){0,2}(?:days?|weeks?)\b|(?:(?:good|great|fine|better|okay|ok) for\b)|(?:she|he|pt|(?:the )?patient|they) (?:was|had|got|felt|did|noted|found|noticed|never|gained|thought|says?|reports?|reported|states?|stopped)|(?:(?:she|he|pt|patient) )?(?:says|said|states|reports|feels) (?:that |this )?(?:it|they|that|this|these)\b|got\b|(?:very |really |only )?(?:good|great|excellent|wonderful|nice|fair|little|no|minimal|poor|partial) (?:relief|response|result|benefit|effect|help)|it|they|that|this|these|which|each|neither|both|(?:the |any |her |his )?(?:series|shots?|relief|response|effect|result|benefit)|"
    r"(?:the |her |his )?(?:pain|ache|symptoms?|knee) (?:was|is|were|came|returned|did|has|had|stayed|remained)|did(?:n't| not)|no|zero|nil|gained|noticed|barely|hardly|at best|not|best|excellent|good|great|minimal|little|only|some|brief|temporary|short-lived|helped|gave|lasted|wore|worked|failed|nothing|without)\b"
)


#: "Walking two miles, off pain pills": what is taken less of gave nothing.
_SPARED = re.compile(
    r"\b(?:off|without|no longer|no|stopped|fewer|less|cut|weaned|needed|need for)(?: (?:any|her|his|the|all|down|back|on|of|off|most|taking|using|daily)){0,3} $"
)


def _given(reading: Reading, sentence: Sentence, *, opens: bool = False) -> tuple[Sentence, Mention] | None:
    """The procedure that a sentence without a name goes on about: the one named last just before, or before what it brought on.

    What is planned has given nothing yet.

    :param opens: whether the sentence opens with an outcome, and so goes on about it whatever its first word.
    """
    if not sentence.index or not (opens or _IT.match(reading.lower, sentence.start)):
        return None
    if any(not _SPARED.search(reading.lower, sentence.start, t.start) for t in reading.of(sentence, "treatment")):
        return None
    before = reading.sentences[sentence.index - 1]
    if sentence.index > 1 and _AFTERMATH.match(reading.lower, before.start) and not reading.of(before, *_SUBJECTS):
        before = reading.sentences[sentence.index - 2]
    things = reading.of(before, "procedure", "treatment")
    if len(things) > 1 and _INJECTED_WITH.fullmatch(reading.lower, things[-2].end, things[-1].start):
        things = things[:-1]
    if not things or things[-1].kind != "procedure" or before.section.index != sentence.section.index:
        return None
    if reading.assertion(before, things[-1].start, things[-1].end) in _UNREAL:
        return None
    past = past_dates(reading, before, things[-1])
    return None if status_of(reading, before, things[-1], past) == "planned" else (before, things[-1])


#: "Injected the right knee with 40 mg of methylprednisolone": what went in is the injection, no medicine beside it.
_INJECTED_WITH = re.compile(
    r" (?:(?:the|her|his|in|into|right|left|r|l|both|knees?|shoulders?|hips?|joint|again|once|today) )*(?:with|of|using) (?:\d{1,3} ?(?:mg|cc|ml) ?)?(?:of )?(?:depo-?)?"
)
#: "Her sugar went to 480 and she spent a night in hospital": between an injection and what it gave.
_AFTERMATH = re.compile(
    r"[^a-z]*(?:it|this|that|her|his|the|she|he) (?:\w+ ){0,3}?(?:sugars?|glucose|blood|a1c|pressure|bp|readings?|caused|raised|sent|made|flushed|tolerated|was told|went|had a (?:flare|reaction))\b"
)
_SUBJECTS = ("procedure", "treatment", "imaging", "region", "symptom", "diagnosis")


def outcome_behind(reading: Reading, sentence: Sentence) -> tuple[Mention, Claim] | None:
    """What a sentence says of the procedure that the one before it named last ("I injected the knee in May. It bought her six days")."""
    told = next(iter(session_outcomes(reading, sentence)), None)
    given = _given(reading, sentence, opens=told.start - sentence.start < _OPENING) if told is not None else None
    return None if told is None or given is None else (given[1], claim(reading, told.start, told.end, told.says))


def relief_behind(reading: Reading, sentence: Sentence) -> tuple[Mention, dict[str, Claim]] | None:
    """How long what the sentence before did on a day held ("You injected triamcinolone on May 18. She was comfortable for ten days")."""
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


def told(reading: Reading, sentence: Sentence) -> dict[str, Claim]:
    """What a sentence without a name says of a session's relief, by its length or by its dates."""
    gave = response(reading, sentence)
    times = [t for t in timings(reading, sentence) if t.days is not None]
    ends = [t for t in times if ENDS_RELIEF.search(reading.lower[sentence.start : t.start])]
    if "relief_length" in gave and not ends:
        return gave
    by_dates = relief_by_dates(reading, sentence, [t for t in times if t not in ends], ends)
    return gave | (by_dates or since_session(reading, sentence))


_FAILED = re.compile(r"(?:(?:has|have|had) )?failed\b:?")
_LIST = re.compile(
    r":?(?:[\s,/&+()-]|\b(?:and|or|a|an|the|her|his|both|all|prior|previous|multiple|several|two|three|of|oral|topical|right|left|knee|bilateral|x ?\d|\d+|tx|rx|treatments?|therap(?:y|ies)|meds?|measures|conservative|options|course|trial|weeks?|wks?|wk|months?|mos?|mo|visits?|sessions?|days?|mg|bid|tid|qd|daily|including|as well as|plus|then|for)\b|\d+(?:wks?|mos?|mg)\b)*"
)


#: "She does not tolerate steroid injections".
_BORNE = re.compile(
    r"(?: (?:the|her|his|any|these|those|more|further|repeat|repeated|right|left|knee|intra-?articular))* "
)


def _forbids(reading: Reading, outcome: Outcome, mention: Mention) -> bool:
    """Whether an outcome before a procedure says that it must not be done, or was not borne."""
    if outcome.says == NOT_TOLERATED:
        return bool(_BORNE.fullmatch(reading.lower, outcome.end, mention.start))
    return outcome.forward and outcome.says == CONTRAINDICATED


def outcome_of(reading: Reading, sentence: Sentence, mention: Mention) -> dict[str, Claim]:
    """What a session did in words without a figure ("with good relief")."""
    if failed := _failed_list(reading, sentence, mention):
        return {"outcome": claim(reading, failed.start, failed.end, failed.says)}
    named_too = reading.of(sentence, "treatment")
    theirs = {o.head for c in courses(reading, sentence).named for o in c.outcomes} if named_too else set()
    every = session_outcomes(reading, sentence)
    if refused := _turned_down(reading, sentence, mention):
        return {"outcome": refused}
    told = next((o for o in every if o.head > mention.start or _forbids(reading, o, mention)), None)
    # "NSAIDs, PT, cortisone: all failed" is said of every one of them.
    joint = shared(reading, sentence, mention)
    others = told is not None and (told.head in theirs or any(mention.end <= t.start < told.head for t in named_too))
    if told and others and not told.whole and told not in joint:
        return {}
    told = told or _given_by(reading, sentence, mention)
    if told is None and not _IN_GENERAL.search(reading.lower, sentence.start, sentence.end):
        told = next((o for o in joint if o.says == FAILED), None)
    if told is None and listed_as_failed(reading, sentence, mention):
        return {"outcome": claim(reading, mention.start, mention.end, FAILED)}
    return {"outcome": claim(reading, told.start, told.end, told.says)} if told else {}


def untried(reading: Reading, sentence: Sentence, mention: Mention) -> Claim | None:
    """The words that say that a procedure was never done, right before it ("has never had a cortisone injection")."""
    if not _SO_FAR.match(reading.lower, mention.end, sentence.end) or _ADVISED.search(
        reading.lower, sentence.start, mention.start
    ):
        return None
    return _mark_before(reading, sentence, mention, "untried", "never_tried")


def _turned_down(reading: Reading, sentence: Sentence, mention: Mention) -> Claim | None:
    """The words that say that a procedure was refused, right before it: why is no outcome of it ("for fear of weight gain")."""
    return _mark_before(reading, sentence, mention, "declined", "declined")


def _mark_before(reading: Reading, sentence: Sentence, mention: Mention, status: str, says: str) -> Claim | None:
    for mark in reading.of(sentence, "course"):
        if mark.concept["status"] == status and _BORNE_OR_A.fullmatch(reading.lower, mark.end, mention.start):
            return claim(reading, mark.start, mark.end, says)
    return None


#: "Endocrine says no cortisone": advice, not what was never done.
_ADVISED = re.compile(r"\b(?:says?|said|advis\w+|wants?|recommend\w*|insists?|told|per|orders?)\b[^.;]{0,30}$")
#: "No steroid injections to date"; "no steroid injections because of her diabetes" says more.
_SO_FAR = re.compile(
    r"(?: (?:in|into|of|to|for|the|her|his|either|right|left|r|l|both|knees?|joint|ever|before|yet|to date|so far|previously|and|there|done|given|tried|performed|has|have|had|been|was|were))*(?: ?[.;,)]|\s*$| and\b| but\b)"
)

_BORNE_OR_A = re.compile(
    r"(?: ?(?:a|an|the|her|his|any|one|prior|previous|intra-?articular|knee|right|left|r|l|joint)\b)* ?"
)
_BY_IT = re.compile(
    r"(?: (?:at all|whatsoever|so far|to date))? (?:to|from|with|after|following|of|out of)"
    r"(?: (?:the|her|his|a|an|any|each|all|both|either|prior|previous|past|first|second|third|last|latest|most|recent|two|three|four|\d+|left|right|bilateral|repeat|series of|sets? of|rounds? of|"
    r"spinal|lumbar|cervical|thoracic|sacral|facet|joint|steroid|cortisone|corticosteroid|knee|shoulder|hip|fluoroscopic\w*|ultrasound-guided|image-guided))* "
)
_NONE_AT_ALL = ("no ", "not ", "little ", "zero ", "nothing ", "never ", "minimal ")
_BROUGHT_ON = re.compile(
    r"[^.;]{0,30}?(?:\b(?:after|from|with|following|to|upon)|, )(?: (?:the|her|his|a|an|that|this|last|first|second|previous|prior|right|left|knee|intra-?articular))* ?"
)
_WELL_TO = re.compile(
    r" (?:very |quite |really |extremely |so |rather )?(?:well|nicely|beautifully|favou?rably|wonderfully|superbly) to (?:(?:the|her|his|a|that|last|first|previous|prior|most|recent|right|left|knee|series of|course of) )*"
)
_TIES = (" with", " on", " after", " from", " following")
_THE = re.compile(
    r"(?: (?:the|her|his|a|an|this|that|last|first|second|previous|prior|most|recent|right|left|bilateral|knee|series of|course of))* "
)
#: What is so of most people is not said of this one.
_IN_GENERAL = re.compile(
    r"\b(?:stud(?:y|ies)|literature|evidence|guidelines?|trials|patients|typical\w*|often|generally|usually|most people|expect\w*|likely|unlikely|potential)\b"
)


def _given_by(reading: Reading, sentence: Sentence, mention: Mention) -> Outcome | None:
    """An outcome, turned or weighed, that is tied to the procedure behind it ("no durable response to trigger point injections")."""
    if _IN_GENERAL.search(reading.lower, sentence.start, sentence.end):
        return None
    for outcome in session_outcomes(reading, sentence):
        turned = outcome.start < outcome.head or reading.lower.startswith(_NONE_AT_ALL, outcome.start)
        weighed = turned and not outcome.forward
        if weighed and _BY_IT.fullmatch(reading.lower, outcome.end, mention.start):
            return outcome
        # "Did very well with the gel".
        # "Hives and wheeze an hour after the Kenalog".
        if outcome.says == NOT_TOLERATED and _BROUGHT_ON.fullmatch(reading.lower, outcome.end, mention.start):
            return outcome
        praised = outcome.says == IMPROVED and reading.lower.endswith(_TIES, outcome.start, outcome.end)
        responded = outcome.says == IMPROVED and _WELL_TO.fullmatch(reading.lower, outcome.end, mention.start)
        if responded or (praised and _THE.fullmatch(reading.lower, outcome.end, mention.start)):
            return outcome
    return None


def _failed_list(reading: Reading, sentence: Sentence, mention: Mention) -> Outcome | None:
    """The word before a list that says that all of it failed ("failed NSAIDs, PT and a steroid injection")."""
    for outcome in session_outcomes(reading, sentence):
        if outcome.says != FAILED or outcome.end > mention.start or not _FAILED.match(reading.lower, outcome.start):
            continue
        between = list(reading.lower[outcome.end : mention.start])
        for thing in reading.of(sentence, "treatment", "procedure"):
            if outcome.end <= thing.start and thing.end <= mention.start:
                between[thing.start - outcome.end : thing.end - outcome.end] = "," * (thing.end - thing.start)
        if _LIST.fullmatch("".join(between)):
            return outcome
    return None
