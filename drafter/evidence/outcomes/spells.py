"""How long what a session gave held, where the length itself says how it turned out.

"Bought her six days", "pain was back in nine days", "relief x 1 wk, then recurred" tell of no lasting relief; "seven good months",
"held until September" of a lasting one. A length between a month and two says neither.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.layout.segments import NOT_PATIENTS
from drafter.evidence.meaning.assertion import UNREAL, Assertion
from drafter.evidence.meaning.cue_places import FAILED, IMPROVED, Outcome
from drafter.evidence.outcomes.asked_help import answered_help, only_yes
from drafter.evidence.outcomes.outcomes import outcomes
from drafter.evidence.timing.times_told import lengths_told
from drafter.evidence.timing.timing import timings
from drafter.evidence.words.months import VERB_MAY
from drafter.evidence.words.tellings import Telling, Tellings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_SKIPPED = NOT_PATIENTS | {"instructions", "goals", "plan"}

_BRIEF_DAYS = 31  # at most, of a relief that was short-lived
_LASTING_DAYS = 56  # at least, of one that lasted
_NOT_SO = UNREAL | {Assertion.ABSENT}
_SMALL = r"(?: (?:her|him|me|them|us|the|his|my|this|that|it|a|an|of|up|but|through|pt|patient|she|he|i|they|pain|knees?|joint|symptoms?|left|right|in|after|within|for|x|to|about|only|just|maybe|perhaps|possibly|at|least|best|most|no|more|less|than|all|barely|hardly|scarcely|roughly|around|approximately|some|good|solid|full|decent|easy|another|lasting|which|was|first|by|or|nearly|almost|probably|over|well))*"
#: What stands before the length of a relief.
_GAVE = re.compile(
    rf"\b(?:did(?! not)|gave|given|bought|brought|earned|provided|yielded|offered|got(?:ten)?|gained|gets|gives|buys|enjoyed|lasted|lasts|lasting|held(?! for)|good for|good|best|served|serves|carried|carries|kept (?:her|him|them|me|it|things) (?:going|moving|walking|active|comfortable)|worked|works|helped|helps|eased|relieved|comfortable|better|quiet|easier|pain[- ]free|relief|benefit|"
    rf"improvement|improved|respite|reprieve|effect|ease|well|great|wonderful\w*|beautiful\w*|free of pain|calm(?:ed|s)?|settled|soothed|quieted|dulled|numbed|masked|tamed|subdued|gone|response){_SMALL}[ :,(~x]*$"
)
#: What stands before the time after which the complaint was back.
_BACK = re.compile(
    rf"\b(?:(?:pain|ache|symptoms?|it|knees?|swelling|complaints?)(?: (?:was|were|is|are|has|had|all|right|then|simply))*|and|then|but|was|were|is) (?:returned|recurred|recurring|re-?appeared|resumed|relapsed|rebounded|came (?:right |straight |roaring )?back|come back|coming back|crept back|(?:right |straight )?back"
    rf"(?: (?:again|in full|full force|to (?:where it was|baseline|square one|(?:its|the) (?:old|usual|previous|prior|former|same) \w+)|with a vengeance|as bad as \w+))?|as bad as (?:ever|before)|as painful as (?:ever|before))(?: again)?,?(?: (?:with)?in| after| by)?{_SMALL} ?$"
    rf"|\b(?:wore|worn|wears|wearing|faded|gone|vanished|over|used up)(?: off| away)?(?: again)?,? (?:(?:with)?in|after|by){_SMALL} ?$"
)
_OF_RELIEF = re.compile(
    r"(?: (?:of|with|worth of)|'s?)? ?(?:(?:good|great|excellent|nice|decent|very|solid|near(?:ly)?|almost|complete|total|full|partial|some|pain|any|real|significant|mild|temporary) ?)*(?:relief|benefit|improvement|comfort|ease|respite|reprieve|peace|pain[- ]free|response|(?:holiday|vacation|break|rest) from (?:it(?! all)|(?:the|her|his) (?:pain|ache|knee)))\b(?: (?:only|at (?:best|most)|or so|tops))?"
    r"| (?:without|free of|clear of) (?:(?:any|much|all|knee|significant|real) )*(?:pain(?! (?:relief|pill|med|control|manag))|trouble|symptoms|discomfort|problems|limping|a limp|(?:her|his|a|the) cane)\b"
)
#: "Eight good days from it and then it was right back", "a week or so before it was back".
_AND_BACK = re.compile(
    r"(?: (?:or so|only|tops|at (?:best|most)|better|good|easier|comfortable|pain[- ]free|fine|great|quiet|of (?:it|relief|ease|comfort)|(?:from|out of|with|after) (?:it|that|this|them|the (?:shot|injection|cortisone|series|gel)))){0,3},?(?: (?:and|before|then|but|until|only)){0,3}(?: (?:it|the|that|her|his|pain|knee|ache|swelling|symptoms?|everything|all|of|then|was|were|is)){0,5} "
    r"(?:(?:right |straight |all )?back\b|returned|recurred|recurrence|returning|came back|wore off|as (?:bad|painful|sore|stiff) as|worn off|the same as before|(?:the )?same (?:old )?(?:knee|pain|ache|story)|square one|there again|no better|crept back)"
    # "She had a nice week, and that was all".
    r"|,? (?:(?:and|but) )?(?:that (?:was|is) (?:all|it|the end of it)|no more than that|no more(?= ?[.;]|$)|no longer(?= ?[.;]|$))"
)
#: "Within ten days the knee was as sore as before", "sore again inside a week", "as sore within the week".
_AS_BEFORE = r"(?:(?:right |straight |all )?back\b(?: (?:again|where it (?:was|started)|to (?:square one|baseline|where it was)))?|as (?:bad|sore|painful|stiff|swollen|lame|miserable|bothersome)(?: as (?:ever|before|it (?:was|had been|ever was)))?|(?:sore|painful|hurting|aching|swollen|limping|stiff) (?:again|as (?:before|ever))|(?:what|where) it (?:was|had been|started|used to be)|no (?:better|different)|(?:hurt(?:ing|s)?|ach(?:ed|ing)|limp(?:ed|ing)) (?:just )?(?:as (?:before|ever|much as)|again)|the same(?: again| as (?:before|ever))?)"
_SOON = r"(?:(?:with)?in|inside(?: of)?|by the end of|before the end of)"
_BACK_WITHIN = re.compile(
    rf"\b{_AS_BEFORE},? {_SOON}(?: (?:about|just|only|less than|under|the|a|the first|the same))* ?$"
)
_WITHIN = re.compile(rf"\b{_SOON}(?: (?:about|just|only|less than|under))* ?$")
_BEHIND_WITHIN = re.compile(
    rf",? (?:(?:it|the|that|her|his|she|he|pt|patient|pain|knee|ache|swelling|symptoms?|everything|all|then|was|were|is|had|been|felt|just|right|left|again) ){{0,5}}{_AS_BEFORE}"
)
_THAT_WEEK = re.compile(
    rf"\b{_AS_BEFORE},? (?:{_SOON}|by|before) (?:the|that|the (?:following|next|same)) (?:very |first )?(?:week(?:end)?|fortnight|day|night|evening|morning)\b(?!s)|\b(?:{_SOON}|by) (?:the|that|the (?:following|next|same)) (?:very |first )?(?:week(?:end)?|fortnight|night|evening|morning),? {_BEHIND_WITHIN.pattern[3:]}"
)
_FROM_IT = re.compile(
    r"(?:,[^.;,]{0,24},)? (?:from|out of|with|after) (?:it|that|this|them|(?:the|her|his|this|that|each|last|first|second|\w+'s) (?:\w+ ){0,2}(?:shots?|injections?|injxn|cortisone|series|gel|steroid|kenalog|hyaluron\w+|synvisc\S*|euflexxa|orthovisc|monovisc|durolane|supartz|hyalgan|gelsyn|course|round|set))\b"
)
#: "Eight good months out of it".
_PRAISED = re.compile(
    r"\b(?:good|excellent|great|wonderful|glorious|marvelous|fantastic|terrific|fine|comfortable|decent|nice|easy|happy|blissful|lovely|solid|quiet|pain[- ]free|symptom[- ]free) (?:weeks|wks|months|mos|years?|days)"
)
#: Praise behind which nothing makes it a wish, a rate or something else's: "she had seven good months".
_OF_ELSE = re.compile(
    r" ?(?:(?:a|per|each|every|in (?:a|the|each)|out of (?:every|each)) (?:month|week|year)|(?:on|at|with|of|off) (?!it\b|that\b|relief|comfort|ease|last|this|knee|no\b|little|walking|gardening)|[^.;]{0,40}\b(?:hope[ds]?|hoping|expect\w*|typical|usual|goal|promised|wish\w*|would|could|should|asked|needed|required|need)\b)"
)
_WENT_ON = re.compile(
    r"[^.;]{0,12}\b(?:so far|and counting|to date|(?<!, )now|already|ago|earlier|prior|apart|each|out(?! of))\b"
)
_STILL = re.compile(
    r"\b(?:has|have) (?:been |now |already )?(?:held|lasted|helped|felt|worked|had)\b[^.;]*$|\bstill\b[^.;]*$"
)
_IN_GENERAL = re.compile(
    rf"\b(?:usually|typically|generally|expect\w*|should|{VERB_MAY}|might|can|could|will|would|if|hop(?:e|es|ed|ing)|until|studies|literature|goal|needs?|requires?|for (?:\d+|six) (?:weeks|months) of)\b[^.;]*$"
)
_DENIED = re.compile(
    r"\b(?:no|without|not|never|nor|little|minimal|denies|hardly any|un)\b(?! (?:more|longer|better|further|less) )[^.;,]{0,14}$|n't [^.;,]{0,10}$"
)
#: "Neither lasted more than two weeks", "did not last a month".
_NOT_BEYOND = re.compile(
    r"(?:\b(?:neither|none|never|not|nor|no)\b|n't)(?: (?:one|of|them|these|those|the|two|three|shots?|injections?|ever|even|really|has|had|have|it|him|her|give|gave|gives|get|got))* (?:last(?:ed|s)?|held|hold|helped|help|work|worked)?(?: (?:for|her|him))?(?: (?:any|even))? ?$"
)
#: What is short without a length that could be counted.
_MOMENT = re.compile(
    r"\b(?:gave|got|gained|gives|lasted|lasts|held|worked|helped|relief|eased|bought|good|better|comfortable)(?: (?:her|him|me|the|pt|patient|for|x|about|only|just|maybe|perhaps|at best|a|an|one|that|the|all of|of|less than|not even|barely|good|decent|nice|easy|single|first|opening))*"
    r" (?:(?:until|till|til) (?:(?:she|he|i|we|they|the|pt|patient) )?(?:got|reached|made it|was back|walked|drove|left|get)?(?: (?:to|in|home|out))?(?: (?:the|her|his|my))?(?: (?:car|parking(?: \w+)?|door|home|house|elevator|front desk|lobby|numbing|numbness|lidocaine|anesthetic|anesthesia|next (?:morning|day)|evening|that (?:night|evening)|bedtime|dinner))\b|(?:long )?weekend\b|\d+ ?(?:hours?|hrs?|h)\b|(?:first |next )?(?:few|couple(?: of)?|several) (?:hours?|hrs?)\b|hours\b|afternoon\b|evening\b|drive home\b|car ride\b|(?:length|duration|life) of the (?:local|an[ae]?esthetic|lidocaine|numbing|block)\b)"
)
_SEASON = re.compile(
    r"\b(?:all|the (?:whole|entire|full)|(?:for )?most of (?:the|a|last|this)|throughout the|through(?:out)? (?:the )?(?:whole|entire)|a (?:whole|full|entire)) (?:of the )?(?:(?:golf|tennis|ski|gardening|planting|hiking|fishing|holiday|following|next|spring|summer) )?(?:season|summer|winter|spring|fall|autumn|year)\b"
)
#: "She had a really good summer from it"; of what else it was good, nothing is told.
_GOOD_SEASON = re.compile(
    r"\b(?:had|got|enjoyed|(?:gave|bought|brought)(?: (?:her|him|me|them))?) (?:a|an|the|her|his|one)(?: (?:really|very|wonderfully|truly|quite))? (?:good|great|excellent|wonderful|fantastic|terrific|lovely|fine|best) (?:season|summer|winter|spring|fall|autumn|year)(?: in (?:years|ages))?"
    r" (?:from|out of|with|after|on|thanks to) (?:it|that|them|those|these|(?:the|her|his|that|this) (?:last |first |prior )?(?:shots?|series|injections?|gel|set|course))\b"
)
#: "Numb for an afternoon, then nothing", "numbness from the lidocaine then nothing".
_THEN_NOTHING = re.compile(
    r"\b(?:numb\w*|lido\w*|local|ane?sthetic|hours?|days?|afternoon|evening|night|weekend)\b(?:(?!\bmonths?\b|\bmos?\b|\bweeks\b)[^.;]){0,40}\b(?:then|and then|after that|thereafter|followed by|but) (?:nothing(?! but)|nil|nada|zero|no (?:relief|benefit|help|change|improvement)|back to (?:baseline|square one|where it was)|baseline|the same|right back|back again)\b"
)
#: What is told without a length, each with what every one has one of.
_UNCOUNTED = Tellings((
    ((_MOMENT, FAILED), Telling("until", "till", " til ", "weekend", "hour", "hr", *(f"{digit}{gap}h" for digit in range(10) for gap in ("", " ")), "afternoon", "evening", "drive home", "car ride", "length of", "duration of", "life of")),
    ((_THAT_WEEK, FAILED), Telling(" week", "fortnight", " night", "evening", "morning", " day")),
    ((_THEN_NOTHING, FAILED), Telling("then ", "after that", "thereafter", "followed by", "but no")),
    ((_GOOD_SEASON, IMPROVED), Telling("season", "summer", "winter", "spring", "fall", "autumn", "year")),
    ((_SEASON, IMPROVED), Telling("season", "summer", "winter", "spring", "fall", "autumn", "year")),
))  # fmt: skip
_UNTIL = re.compile(
    r"\b(?:(?:held|lasted|good|fine|quiet|well|comfortable|comfortably|freely|relief|better|helped|worked|improved|pain[- ]free|stayed (?:there|down|low|so|that way)|there|up|nicely|great|free|(?:carried|kept|saw|got|took|served) (?:her|him|me|them|it)(?: (?:going|comfortable|moving|walking|working|easy|well))?)(?: (?:up|well|nicely|her|him|right|really|very|of pain))*(?: from (?:\S+ ){1,4}?| )(?:until|till|til|through|thru|up to|to|into)|(?:wore|worn|wearing|faded) ?(?:off)?(?: again)? (?:in|by|around|about|toward)|(?:returned|recurred|came back|crept back|coming back|creeping back|back) (?:in|by|around|about|only in))(?: (?:about|around|the|early|late|mid|middle|end|of|at|least|this|last))* ?$"
)


_HELD = re.compile(r"(?!wor[en]|wearing|fad|return|recur|came|coming|crept|creeping|back)")
_RELIEVED = re.compile(
    r"\b(?:excellent|great|good|marked|significant|wonderful|complete|relief|benefit|helped|better|well)\b"
)


class _Frame(NamedTuple):
    """Where the words around a length begin and end, whether they deny that it was longer, and whether they tell of relief."""

    start: int
    end: int
    at_most: bool
    relieved: bool


def spells(reading: Reading, sentence: Sentence) -> list[Outcome]:
    """The outcomes that a sentence tells by how long something held, in order; of what, the caller knows."""
    return reading.once("spells", sentence, _spells)


def session_outcomes(reading: Reading, sentence: Sentence) -> list[Outcome]:
    """The outcomes that a sentence tells of a session: in words, and by how long it held, which weighs the words that it stands with."""
    if (answer := answered_help(reading, sentence)) is not None:
        return [answer]
    if only_yes(reading, sentence):
        return []
    held = spells(reading, sentence)
    if not held:
        return outcomes(reading, sentence)
    words = [o for o in outcomes(reading, sentence) if not any(o.start <= h.end and h.start <= o.end for h in held)]
    return sorted([*held, *words], key=lambda outcome: outcome.head)


def _spells(reading: Reading, sentence: Sentence) -> list[Outcome]:
    lower = reading.lower
    if sentence.section.kind in _SKIPPED:
        return []
    found = [*_by_lengths(reading, sentence), *_by_dates(reading, sentence)]
    for pattern, says in _UNCOUNTED.within(lower, sentence.start, sentence.end):
        match = pattern.search(lower, sentence.start, sentence.end)
        if match is None or any(o.start <= match.end() and match.start() <= o.end for o in found):
            continue
        if says == FAILED or pattern is _GOOD_SEASON or _GAVE.search(lower, sentence.start, match.start()):
            found.append(Outcome(match.start(), match.start() + 1, match.end(), says))
    return [o for o in found if _real(reading, sentence, o)]


def _real(reading: Reading, sentence: Sentence, told: Outcome) -> bool:
    lower = reading.lower
    return (
        reading.assertion(sentence, told.start, told.end) not in _NOT_SO
        and not _IN_GENERAL.search(lower, max(sentence.start, told.start - 40), told.start)
        and not _DENIED.search(lower, max(sentence.start, told.start - 24), told.start)
    )


def _by_lengths(reading: Reading, sentence: Sentence) -> Iterator[Outcome]:
    for told in lengths_told(reading, sentence):
        if told.length is None:
            continue
        frame = _frame(reading.lower, sentence, told.start, told.end)
        if frame is None:
            continue
        days = told.length.in_days()
        longest = days.low if frame.at_most else days.high
        if longest <= _BRIEF_DAYS:
            if not _STILL.search(reading.lower, sentence.start, told.start):
                yield Outcome(frame.start, told.start, frame.end, FAILED)
        elif days.low >= _LASTING_DAYS and frame.relieved and not frame.at_most:
            yield Outcome(frame.start, told.start, frame.end, IMPROVED)


def _frame(lower: str, sentence: Sentence, start: int, end: int) -> _Frame | None:
    """The words by which a length is that of a relief, or the time until the complaint was back."""
    if _WENT_ON.match(lower, end, sentence.end):
        return None
    first = max(sentence.start, start - 90)
    beyond = _NOT_BEYOND.search(lower, first, start)
    held = beyond or _GAVE.search(lower, first, start)
    gave = held or _BACK.search(lower, first, start)
    behind = _AND_BACK.match(lower, end, sentence.end) or _OF_RELIEF.match(lower, end, sentence.end)
    soon = _BACK_WITHIN.search(lower, first, start)
    if gave is None and (
        soon
        or (
            (_WITHIN.search(lower, first, start) or lower.startswith(("within", "inside"), start))
            and _BEHIND_WITHIN.match(lower, end, sentence.end)
        )
    ):
        # A time within which it was back is none that a relief lasted.
        return _Frame(soon.start() if soon else start, end, at_most=False, relieved=False)
    # "It wore off after five months" does not say what it was that wore off; "she had seven good months" says enough.
    praised = _PRAISED.search(lower, start, end)
    enough = praised and praised[0][-2:] != "ys" and not _OF_ELSE.match(lower, end, sentence.end)
    if gave is None and behind is None and not enough and not _FROM_IT.match(lower, end, sentence.end):
        return None
    return _Frame(
        gave.start() if gave else start - 1,
        behind.end() if behind else end,
        bool(beyond),
        bool(held or behind or praised),
    )


def _by_dates(reading: Reading, sentence: Sentence) -> Iterator[Outcome]:
    """A relief that held until a day two months or more after the session of the sentence, or ended within one."""
    lower = reading.lower
    times = [t for t in timings(reading, sentence) if t.days is not None]
    for until in times:
        first = max(sentence.start, until.start - 60)
        match = _UNTIL.search(lower, first, until.start)
        began = [t for t in times if t.end <= until.start and t is not until]
        if match is None or not began or until.days is None or began[0].days is None:
            continue
        shortest = (until.days.first - began[0].days.last).days
        longest = (until.days.last - began[0].days.first).days
        if shortest >= _LASTING_DAYS and (
            _HELD.match(match[0]) or _RELIEVED.search(lower, sentence.start, match.start())
        ):
            yield Outcome(match.start(), until.start, until.end, IMPROVED)
        elif 0 <= longest <= _BRIEF_DAYS:
            yield Outcome(match.start(), until.start, until.end, FAILED)
