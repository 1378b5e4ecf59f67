"""Words before a time that make it the rate's: for how long something has come as often as it does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.eras import era

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_LASTING = re.compile(
    r"(?:\b(?:for|since|over|during|throughout|x|these|going on|at least|now|in(?= the (?:past|last|previous)))|[x×])(?: the| these)?(?: (?:past|last|previous|preceding|about|over|at least|more than|almost|nearly|some|around|approximately|roughly|well over|whole|entire|full))* ?$"
)
#: "The same as at her visit of 02/10", "unchanged from six months ago": it was so then, and longer.
_SAME_AS = re.compile(
    r"\b(?:same|unchanged|identical|no different|no (?:real |great |significant )?(?:change|difference)|(?:not|n't|never) (?:changed|improved|let up|varied)|steady|stable|similar|comparable|as (?:it|they) (?:was|were))\b(?: (?:as|to|from|than|since|at|in|on|of|all|through|throughout|it|they|i|we|what|that|which|dr\.? \w+|pcp|neurolog\w+|picture|story|figures?|numbers?|wrote|found|recorded|counted|described|told|saw|met|him|letter|report|diary|log|was|were|had been|been|her|his|the|our|their|last|previous|prior|initial|first|visit|appointment|evaluation|consult\w*|note|when|seen|here|she|he|reported|count|rate|frequency|number|level|already|back|over|for|x|these|the|about|almost|nearly|past|at least|more than|well))* ?$"
)
#: "It has not let up in a year".
_HELD = re.compile(
    r"\b(?:it|this|they|that|these|headaches?|migraines?|frequency|pattern|rate|(?:(?:that|this|the|her|his) )?(?:(?:weekly|monthly|daily) )?(?:counts?|numbers?|tally))(?:,[^,;.]{1,40},)? (?:has|have)(?: not|n't| never) (?:\w+ )?(?:changed|moved|shifted|wavered|varied|let up|eased|improved|gone back|come down|dropped|budged|gotten better|got better)(?: (?:much|any|at all|in|for|over|since|now|about|almost|nearly|more than|the|past|last))* ?$"
    r"|\b(?:(?<!urinary )frequency|(?<!sleep )(?<!bowel )(?<!menstrual )(?<!breathing )(?<!eating )pattern|(?:this|that|headache|ha|migraine|attack) (?:rate|level|count|number|figure))\b(?! of (?!headaches?|migraines?|attacks|these|it))[^.;]{0,60}? (?:(?:has|have) (?:been |remained |stayed )?|is |was )?(?:sustained|held|holding|persisted|maintained|steady|unchanged|constant|stable|so|like this|this high|the same|continued|prevailed|endured|gone on|lasted|stood|in place)(?: (?:steady|firm|there|so|at that|at this|up|for|over|since|throughout|now|about|almost|nearly|more than|at least|well|the|past|last|whole of|by))* ?$"
)
#: "No change in that count in six months".
_NO_CHANGE = re.compile(
    r"\b(?:no|without|little|never any|not any|hardly any)(?: \w+)? (?:change|let-?up|improvement|variation|movement|difference|easing|respite|drop|decline|fall)(?: (?:in|of|to|from) (?:that|this|the|her|his|their|its|it|these|those)(?: (?:headaches?|monthly|daily))*(?: (?:count|number|rate|frequency|pattern|total|level|tally|figure|numbers|figures|days))?)?(?: (?:in|for|over|since|during|now|about|almost|nearly|more than|at least|the|past|last|previous|going on|these))* ?$"
)
#: A dose or a blood pressure that is unchanged is no rate.
_NOT_OF_RATE = re.compile(
    r"\b(?:doses?|dosing|weight|bp|blood pressure|medications?|meds|regimen|exam\w*|mri|imaging|mood|sleep|labs?|a1c|vision|thyroid|tsh|prescription)\b[^.;,]{0,24}$"
)
#: "In the eleven months leading to her first injection she had 20 headache days a month": so long the rate was at least.
_BEFORE_TREATED = re.compile(
    r" (?:immediately |just )?(?:leading (?:up )?(?:in)?to|before|preceding|prior to|running up to|up to|ahead of) (?:(?:she|he|we) (?:started|began|had|got) )?(?:(?:the|her|his|their|any|starting|beginning|initiating|initial|going on|first|1st|very first|very|initiation|start|of) )*(?:botox|btx|botulinum|toxin|onabot\w*|injections?|treatments?|cycles?|rounds?|therapy|series|doses?)\b"
    r"| (?:before|prior to) (?:(?:she|he|we|they) (?:started|began)|starting|beginning|initiation|(?:the )?start)(?= ?(?:[.,;)]|$))"
)
_ASKED = re.compile(
    r"\b(?:at|of|with) (?:this|that|the|her|his|such a)(?: (?:same|current|present))? (?:frequency|rate|level|pace|pattern)\b"
)
#: "6/10/2025: headaches 20 days/month", "March 2025 visit: 20 a month": a line of a log of visits.
_HEADED = re.compile(
    r"[-*•|\s]*(?:(?:(?:office|clinic|telehealth|video|tele) )?(?:visit|ov|appt|appointment|seen|dos|note|f/u|follow[- ]?up)(?: (?:of|on|date))?[:,]? )?"
)
_HEADS = re.compile(
    r"(?P<visit> ?(?:office |clinic )?(?:visit|note|ov|appt|appointment|f/u|follow[- ]?up))? ?(?:[:–|,]|-(?!\d))"
)
_DAY = re.compile(r"[a-z]{3,} \d{1,2}(?!\d)|\d-\d{1,2}-\d")
#: "No change from what her neurologist wrote in spring", right behind a count or a rate, and not "Exam for headache. No change".
_OPENS = re.compile(
    r"(?:[-*•\s]*(?:(?:(?:that|this|it|they) (?:is|are|was|were|has been|have been|had been)|the|about|much|essentially|basically) )*)"
)
_COUNTED_BEFORE = re.compile(
    r"(?:\b(?:frequency|rate|(?:headache|migraine|ha|attack) pattern|daily|\d+ (?:\w+ )?days?(?! ago))\b|/ ?mo\b|\b(?:a|per|each|every) month\b)(?:[^.]|\.\d)*\.?\s*$"
)
_BEHIND_COUNT = 120  # characters
_RATE_NAMED = re.compile(r"\b(?:headaches?|ha|migraines?|frequency|pattern|rate|days|same picture(?= as))\b")
#: "Now week 20 of this": the unit stands before its figure.
_UNIT_FIRST = ("week", "wk", "month", "mo ")
#: "Months since last visit: 6", "months of benefit: 8".
_UNIT_OF_ELSE = re.compile(
    r"(?:weeks?|wks?|months?|mos?) (?:since|from|post|after|on|(?:of|with|w/) ?(?:(?:good|pain|any|sustained) )?(?:relief|benefit|improvement|response|effect))\b"
)


def asks_rate(label: str) -> bool:
    """Whether a field asks for how long the rate has been so: "Time at this frequency: over a year"."""
    return _ASKED.search(label) is not None


def counts_else(lower: str, start: int) -> bool:
    """Whether a length that opens with its unit says of what else it is: "weeks since last Botox: 16"."""
    return _UNIT_OF_ELSE.match(lower, start) is not None


def before_treated(lower: str, end: int) -> bool:
    """Whether the words behind a length make it one up to the first treatment, which is the rate's and not the treatment's."""
    return _BEFORE_TREATED.match(lower, end) is not None


def lasts_at_rate(lower: str, sentence: Sentence, start: int) -> bool:
    """Whether the words before a length say that something has gone on for it ("for the past 6 weeks", "x 4 years")."""
    if was_so(lower, sentence, start):
        return True
    if _LASTING.search(lower, sentence.start, start):
        return True
    # "24 of 30 days, all day, x 2 years": an item of a list.
    return lower.startswith("x", start) and lower[sentence.start : start].rstrip()[-1:] in (",", ";", ")")


def same_as(lower: str, sentence: Sentence, start: int) -> int | None:
    """Where words begin that make a day one on which the rate was what it is ("unchanged from 6/4"): it began then or before; else None."""
    same = _SAME_AS.search(lower, sentence.start, start)
    told = same is not None and " since " not in same[0] and _of_rate(lower, sentence, same)
    return same.start() if same is not None and told else None


def _of_rate(lower: str, sentence: Sentence, same: re.Match[str]) -> bool:
    """Whether what is the same is a rate: it is named in the sentence, or the words open one that goes on about it."""
    opens = _OPENS.fullmatch(lower, sentence.start, same.start())
    before = lower[max(0, sentence.start - _BEHIND_COUNT) : sentence.start]
    return (opens is not None and _COUNTED_BEFORE.search(before) is not None) or bool(
        _RATE_NAMED.search(lower, sentence.start, sentence.end)
    )


def was_so(lower: str, sentence: Sentence, start: int) -> bool:
    """Whether the rate is said to have been so at a time, or to have held since ("the same as at her visit of 02/10")."""
    if lower.startswith(_UNIT_FIRST, start):
        return not counts_else(lower, start)
    if _HELD.search(lower, sentence.start, start) or _NO_CHANGE.search(lower, sentence.start, start):
        return True
    same = _SAME_AS.search(lower, sentence.start, start)
    if same is None or _NOT_OF_RATE.search(lower, sentence.start, same.start()):
        return False
    return _of_rate(lower, sentence, same)


def heads_log(lower: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a day, or the month of a visit, opens a line that tells of it, as in a log of visits."""
    heads = _HEADS.match(lower, end, sentence.end)
    if heads is None or not _HEADED.fullmatch(lower, sentence.start, start):
        return False
    return bool(heads["visit"]) or lower.count("/", start, end) == 2 or bool(_DAY.search(lower, start, end))


def sets_before(reading: Reading, sentence: Sentence, start: int, end: int, named: Mention) -> bool:
    """Whether what is named only sets a time before treatment: "How long at this rate before Botox: a year" is no length of the toxin."""
    told = era(reading, sentence, start, end)
    return isinstance(told, tuple) and told[0] <= named.start < told[1]
