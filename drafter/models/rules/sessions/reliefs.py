"""What a sentence says that a session gave: the share of relief, and how long it lasted by a length or by dates."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from drafter.evidence.layout.tables import share_of_row
from drafter.evidence.meaning.assertion import UNREAL, Assertion
from drafter.evidence.outcomes.follow_ups import checks, last_told
from drafter.evidence.outcomes.looked_at import looked_at
from drafter.evidence.outcomes.other_givers import given_by_other
from drafter.evidence.outcomes.rated_checks import rated_check
from drafter.evidence.outcomes.rated_rows import rated_rows
from drafter.evidence.outcomes.score_shares import score_shares
from drafter.evidence.timing.timing import timings
from drafter.evidence.words.numbers import NUMBER
from drafter.evidence.words.percentages import of_former, percentages
from drafter.models.rules.claims import claim
from drafter.models.rules.sessions.asked_relief import HOW_LONG_ASKED, asked, asks_left, asks_share, not_chosen
from drafter.models.rules.sessions.bare_answers import answered
from drafter.models.rules.sessions.bare_shares import (
    ASKED_FOR,
    NOT_SHARE,
    disputed,
    gave_other,
    left_over,
    tied_to_session,
)
from drafter.models.rules.sessions.relief_days import relief_by_dates
from drafter.models.rules.sessions.relief_ends import ENDS_RELIEF, ends_of
from drafter.models.rules.sessions.relief_lengths import is_back, less_for_it, not_held, questioned

if TYPE_CHECKING:
    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.outcomes.follow_ups import Check
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.quantities import Quantity

_UNREAL = UNREAL | {Assertion.ABSENT}
#: "70 % relief for 9 weeks is required".
_IS_ASKED = re.compile(
    r"[^.;%]{0,50}\b(?:is|are|was|were|be|as) (?:required|needed|asked|necessary|demanded|expected|hoped|typical|usual|common|average|the (?:threshold|goal|target|requirement|norm|rule))\b"
    r"|(?: (?:or (?:more|better|greater)|pain|relief|improvement|reduction|response|benefit|of|for|x|lasting|at least|over|[>≥]=? ?\d+|\d+|three|six|two|weeks?|wks?|months?|mos?))* ?(?:required|needed|necessary|expected|hoped for|anticipated|desired|the goal)\b"
    # "At least 80 % relief: no".
    r"|(?: (?:or (?:more|better|greater)|pain|relief|improvement|reduction|response|benefit|of|for|x|lasting|at least|over|from|last|prior|previous|the|block|injection|session|procedure|esi|tpi|mbb|[>≥]=? ?\d+|\d+|three|six|two|weeks?|wks?|months?|mos?))* ?(?:[:|=?]|--?) ?(?:no|n|not met|not reached|not achieved|false)\b(?! (?:pain|further|more|change))"
    # "The 80 % threshold was not reached".
    r"| (?:relief |response |pain relief )?(?:threshold|mark|goal|target|cut-?off|criterion|bar|benchmark|level|requirement)?,? ?(?:(?:was|were|is|has been|had been) )?(?:not|never|nearly|almost) (?:quite )?(?:met|reached|achieved|attained|hit|crossed|obtained)\b"
)
#: "Sleep 60 % better".
_OF_ELSE = re.compile(
    r"\b(?:(?:only|just) (?:one|1)(?: of (?:them|the two|two|2))?|sc|service[- ]connect(?:ed|ion)|disab(?:led|ility)(?: rating)?|spo2|o2|sats?|pulse ox|oxygen|weight|wt|bmi|odi|ndi|sleep\w*|mood|rom|ext|flex|extension|flexion|rotation|rot|sb|side-?bend\w*|strength|range|motion|gait|energy|anxiety|itching|nausea|numbness|weakness|tingling|appetite|balance|walking|standing|sitting|swelling|mobility|(?:opioid|narcotic|medication|med|pill|drug|nsaid|tramadol|oxycodone|hydrocodone|gabapentin|ibuprofen|tylenol) (?:use|intake|need|needs|requirements?|dose|doses|consumption)|migraines?|botox|(?:(?<=with )|(?<=after )|(?<=from )|(?<=in ))pt|therapy)(?: (?:is|was|were|has|been|now|improved|about|by|relief|pain|got|felt|x|gave|had|down|up|sat|saturation|level|at|to|of|tolerance|distance|endurance|time|better|reduced|decreased))*:? $"
)
#: "Denied that it gave 70 %", "hardly 60 % better".
_DENIED_BEFORE = re.compile(
    r"\b(?:denie[sd]|denying|disputes?|disputed|not|no longer|hardly|barely|never)(?: (?:that|she|he|it|they|the|was|were|is|had|has|have|been|gave|got|felt|feels|still|even|quite|really|at|any|ever|a|of|having|relief|improvement|injection|shot|block|esi|epidural|procedure|over|at least))* ?$"
)
_RELIEVED = re.compile(
    r"\b(?:relie\w+|rel|better|free (?:of|from)|improv\w+|reduc\w+|decreas\w+|less|benefit\w*|gone|helped|ease\w*|fell|fallen|drop\w*|down(?! to\b)|t(?:ook|akes|aking|aken) (?:away|off|out|care)|knock\w* (?:out|off|back|down)|cut|rate[sd]?|grade[sd]?|estimat\w+|put (?:it|the relief) at|give (?:it|them|'em)|yield\w*|provid\w+|achiev\w+|obtain\w+|halv\w+|(?:went|gone|goes|melted|stayed|kept) away|went|vanish\w*|disappear\w*|resol\w+|abat\w+|subsid\w+|settled|eas(?:ed|ier)|improvement|lighter|shaved|erased|gave|gives|given|got rid|rid of|lift\w*|quiet\w*|calm\w*|abolish\w*|eliminat\w*|erased?|banish\w*|remov\w+|dissolv\w+|evaporat\w+|resolution|remission|left (?:her|him|me)|off (?:her|him|me)|respon\w+|efficacy|effective\w*|took|hold(?:s|ing) (?:steady |firm )?at|held at)\b"
)


def response(reading: Reading, sentence: Sentence, part: tuple[int, int] | None = None) -> dict[str, Claim]:
    """The share of relief that a sentence tells of, and how long it lasted.

    :param part: where in the sentence it is looked for, of a session that has a part of its own.
    """
    lower = reading.lower
    if not_chosen(reading, sentence) or asks_left(reading, sentence) or disputed(reading, sentence):
        return {}
    claims: dict[str, Claim] = {}
    told: Quantity | None = None
    first, last = part or (sentence.start, sentence.end)
    if part is None and (course := last_told(reading, sentence)) is not None:
        return checked(reading, course)
    for share in percentages(lower, first, last):
        if (share.value.low, share.value.high) == _SCALE:
            continue  # "how much better (0-100 %)?"
        around = lower[max(sentence.start, share.start - 44) : min(sentence.end, share.end + 34)]
        if (
            (not NOT_SHARE.match(lower[share.end : share.end + 44]) or _OF_USUAL.search(around))
            and not _OF_ELSE.search(lower, sentence.start, share.start)
            and not _DENIED_BEFORE.search(lower, sentence.start, share.start)
            and (
                _RELIEVED.search(around)
                or of_former(lower, share)
                or not _SAID.search(lower, share.start, share.end)
                or tied_to_session(reading, sentence, share, last)
                or asks_share(reading, sentence)
            )
            and share.value.high > 5
            and not left_over(lower, sentence, share)
            and not gave_other(reading, sentence, share)
            and not given_by_other(reading, sentence, share.start, share.end)
            and reading.assertion(sentence, share.start, share.end)
            not in (UNREAL if _certain(lower, sentence, share) else _UNREAL)
            and not ASKED_FOR.search(lower, sentence.start, share.start)
            and (_SAID.search(lower, share.start, share.end) or _held_on(reading, sentence, share.end))
            and not _IS_ASKED.match(lower, share.end)
        ):
            claims["relief"], told = claim(reading, share.start, share.end), share
            break
    if not claims and (in_row := next(share_of_row(reading, sentence), None)) is not None:
        claims["relief"] = claim(reading, in_row.start, in_row.end)
    if told is not None and questioned(reading, sentence, told):
        return claims
    lengths = [
        t
        for t in timings(reading, sentence)
        if t.length
        and not t.problem
        and first <= t.start < last
        and (t.role == "relief" or (t.role == "length" and ("relief" in claims or asks_length(reading, sentence))))
        and not ("relief" in claims and _GONE_WITHIN.search(lower, first, t.end))
        and not (is_back(lower, first, t) or not_held(lower, first, last, t, told))
    ]
    held = [t for t in lengths if not looked_at(lower, first, last, t.start, t.end)]
    # "80 % for the first month; 4 months on 30 %": the time of another share.
    others = [c.after.start for c in checks(reading, sentence) if told is not None and c.share.start != told.start]
    lengths = [t for t in lengths if t in held or t.start not in others]
    # "At 16 weeks 70 % better": so long at least, where nothing tells how long.
    lasted = next(iter(held or (lengths if told is not None else ())), None)
    lasted = lasted or (None if claims else answered(reading, sentence))
    if lasted is not None:
        claims["relief_length"] = claim(reading, lasted.start, lasted.end)
        if told is not None and (less := less_for_it(lower, told, lasted)) is not None:
            claims["relief"] = claim(reading, less.start, less.end)
    return claims


#: "Halved her usual pain", "took away half of her usual pain": which was not down to half of what is usual.
_OF_USUAL = re.compile(
    r"\b(?:halved|(?:relieved|removed|took away|taken away|eliminated|erased|cleared)(?: (?:about|over|roughly|some|nearly|at least))? \S+(?: ?%| per ?cent)? of) (?:her|his|the|their|my) \w+ (?:\w+ ){0,2}(?:pain|ache|symptoms|sciatica)\b"
)
_SCALE = (0.0, 100.0)


def checked(reading: Reading, check: Check) -> dict[str, Claim]:
    """What was left of relief when it was asked for, and how long after the session that was."""
    share, after = check
    return {
        "relief": claim(reading, share.start, share.end),
        "relief_length": claim(reading, after.start, after.end),
    }


#: "Then faded within two weeks": how fast it went, not how long it held.
_GONE_WITHIN = re.compile(
    r"\b(?:fad\w+|wore off|worn off|return\w*|came back|recur\w*|declin\w*|went|gone|back|diminish\w*|then)\b[^.;]{0,24}\b(?:within|over) (?:the next |about |a )?[^.;,]{0,14}$"
)
#: A share in figures or as a part; "free of pain" is one only with the time that it held for.
_PART = re.compile(r"\d|half|halv|third|quarter|fourth|fifth|tenth|per ?cent|\bno\b")
_SAID = re.compile(
    r"\d|half|halv|third|quarter|fourth|fifth|tenth|per ?cent|pct|relief|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred"
)
#: "Complete relief, 'couldn't find it'": what stands behind it in words denies it only as an answer.
_DENIED = re.compile(
    r"\b(?:no|not|never|without|denie[sd]|lack\w*|none|nor|neither|fail\w*|rather|less|until|cannot)\b|n't\b"
)
_ANSWERED_NO = re.compile(r"\W{0,3}(?:no|none|not|never|n)\b")


def _certain(lower: str, sentence: Sentence, share: Quantity) -> bool:
    """Whether a share is told whatever a word of denial near it is of: in figures, as a part, or in words with no denial before them."""
    if _PART.search(lower, share.start, share.end):
        return True
    denied = _DENIED.search(lower, sentence.start, share.start) or _ANSWERED_NO.match(lower, share.end, sentence.end)
    return not denied and bool(_SAID.search(lower, share.start, share.end))


#: "Completely pain-free in the mid back for five hours": hours, and parts of a day, are no length of a course.
_FOR_HOURS = re.compile(
    rf"[^.;]{{0,40}}?\b(?:(?:for|x|during|throughout|through) ?(?:(?:about|around|over|nearly|almost|some|the|at least) )*(?:{NUMBER}|several|a few) ?(?:hours?|hrs?|h)\b|for (?:the )?(?:(?:whole|full|entire|expected) )?(?:life|duration|length|span) of (?:the )?(?:local )?(?:an[ae]?esthetic|block|lidocaine|bupivacaine|medicine|numbing)\b|(?:while|as long as|whilst) (?:(?:the|it|her|his|back|was|area) ?)*(?:local|numb\w*|an[ae]?esthetic|lidocaine|bupivacaine|medicine|block) ?(?:lasted|held|worked|was (?:working|active|in effect|on board))?|(?:for|through|throughout|all|over) (?:(?:most of|the|that|rest of|remainder of|better part of|whole|entire|a good part of) )*(?:day|afternoon|morning|evening)\b|(?:until|till) (?:the |that |late |early |well into the )*(?:evening|bedtime|bed|supper|supper time|dinner|lunch|noon|nightfall|night|midnight|afternoon|next (?:day|morning)|following (?:day|morning))\b)"
)


def _held_on(reading: Reading, sentence: Sentence, end: int) -> bool:
    """Whether a sentence tells how long, or until when, something held."""
    return (
        _until(reading, sentence, end)
        or any(t.start >= end and t.length and t.role in ("relief", "length") for t in timings(reading, sentence))
        or for_hours(reading, sentence, end)
    )


def for_hours(reading: Reading, sentence: Sentence, end: int) -> bool:
    """Whether what stands behind a share says that it was so for hours, a part of a day, or as long as the anaesthetic worked."""
    return _FOR_HOURS.match(reading.lower, end, sentence.end) is not None


def _until(reading: Reading, sentence: Sentence, end: int) -> bool:
    """Whether a sentence tells until which day something held."""
    return any(
        t.start >= end and t.days and ENDS_RELIEF.search(reading.lower, end, t.start)
        for t in timings(reading, sentence)
    )


def asks_length(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence answers how long relief held: a question before it, or its own key behind a share of relief."""
    lower = reading.lower
    if _HOW_LONG.match(lower, sentence.start):
        return True
    if not sentence.index:
        return False
    before = reading.sentences[sentence.index - 1]
    if sentence.label and _DURATION.match(lower, sentence.start):
        return "relief" in response(reading, before)
    asks = HOW_LONG_ASKED.match(lower, sentence.start, sentence.end) or asked(reading, sentence, HOW_LONG_ASKED)
    return bool(asks) and any(
        asks_share(reading, s) or reading.of(s, "procedure") or "relief" in response(reading, s)
        for s in reading.sentences[max(0, sentence.index - 3) : sentence.index]
    )


_DURATION = re.compile(
    r"[^a-z]*(?:duration|lasted|length|how long(?: (?:did|has) (?:it|this|that|(?:the |your |any )?(?:pain )?(?:relief|benefit|effect|improvement)) (?:last|hold|help|work|stay (?:away|gone|better|that way)|keep (?:away|up)))?|time|held)\b ?(?:of (?:it|this|same))? ?[:=]"
)


def rated(
    reading: Reading, sentence: Sentence, part: tuple[int, int] | None = None, *, at_once: bool
) -> dict[str, Claim]:
    """Relief told by ratings before and after.

    :param at_once: whether what a session did within the hour is asked for, as of a diagnostic block; of others only
        what held for a time counts.
    """
    course = None if at_once or part is not None else rated_check(reading, sentence)
    if course is not None and reading.assertion(sentence, course.share.start, course.share.start + 1) not in UNREAL:
        return checked(reading, course)
    told = chain(score_shares(reading.lower, *(part or (sentence.start, sentence.end))), rated_rows(reading, sentence))
    share = next(told, None)
    if share is None or reading.assertion(sentence, share.start, share.end) in UNREAL:
        return {}
    lasted = next(
        (
            t
            for t in timings(reading, sentence)
            if t.length
            and not t.problem
            and t.start >= share.end
            and t.role in ("relief", "length")
            and not looked_at(reading.lower, sentence.start, sentence.end, t.start, t.end)
        ),
        None,
    )
    until = {} if at_once else relief_by_dates(reading, sentence, (), ends_of(reading, sentence))
    if lasted is None and not at_once:
        told_on = until or held_behind(reading, sentence)
        return {"relief": claim(reading, share.start, share.end), **until} if told_on else {}
    given = {"relief": claim(reading, share.start, share.end), **until}
    return given if lasted is None else {**given, "relief_length": claim(reading, lasted.start, lasted.end)}


#: "Pre 8/10, post 2/10. Relief held till July."
_HELD_ON = re.compile(
    r"[^a-z]*(?:(?:and|the|her|his|this|that|it|pain|sxs?|symptoms|relief|effect|benefit|improvement|which|then|only|all) )*(?:recurred|returned|came back|crept back|(?:was|were) back|held|lasted|stayed|persisted|(?:was |were )?(?:maintained|sustained)|wore off|remained|kept|endured)\b"
)


def held_behind(reading: Reading, sentence: Sentence) -> bool:
    """Whether the next sentence says until when, or how long, what ratings tell of a session went on."""
    for behind in reading.sentences[sentence.index + 1 : sentence.index + 2]:
        if behind.section.index == sentence.section.index and _HELD_ON.match(reading.lower, behind.start, behind.end):
            return bool(timings(reading, behind)) and not reading.of(behind, "treatment")
    return False


_HOW_LONG = re.compile(
    r"[^a-z]*(?:(?:duration|length) of (?:pain )?(?:relief|benefit|response|improvement|effect)|(?:relief|benefit) duration)\b[^.;\d]{0,16}[:=]"
)
