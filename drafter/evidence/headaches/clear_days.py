"""Days without headache: told as a count, the other days of a month have one; told as none, every day has."""

from __future__ import annotations

import math
import re

from drafter.evidence.headaches.count_bounds import BOUND, bounded
from drafter.evidence.words.months import MONTHS
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling

_PAIN = r"(?:headaches?|ha|h/a|head pain|pain in (?:her|his|my|the) head)"
_OF_MONTH = r"(?:/|per|an?|each|every|in (?:an?|any|each|every|the|my|her|his)|out of (?:the|every|each|a)|of (?:the|each|every|a)|last|this)(?: (?:given|typical|average|whole|usual|entire|full))? ?(?:months?|mo\b)"
#: "That my head does not hurt", "when she has no headache": clear days told as a clause.
_HAS_NONE = rf"(?:(?:that|when|where|on which|in which|and) )?(?:(?:she|he|they|i|pt|patient|the patient) (?:do(?:es)?(?:n't| not)|did(?:n't| not)) (?:have|get|wake (?:up )?with|feel) (?:an? |any |the )?{_PAIN}|(?:she|he|they|i|pt|patient|the patient) (?:ha(?:s|ve|d) no|gets? no|(?:is|are|am|was|goes|go) (?:without|free of|clear of)) (?:an? |any )?{_PAIN}|(?:her|his|my|their) head (?:do(?:es)?(?:n't| not) (?:hurt|ache|bother)|is(?:n't| not) (?:hurting|aching|bad|sore|pounding)|is (?:clear|fine|free|ok|okay|quiet))|(?:there is|there's) no {_PAIN})(?: at all)?"
#: "Three clear days a month", "headache-free no more than 5 days in a month": the other days of a month have headache.
CLEAR = re.compile(
    rf"(?P<pre>\b{BOUND} )?(?<![\w/.$-])(?P<one>{NUMBER})(?:(?: ?(?:-|to|or) ?)(?P<two>{NUMBER}))? (?:(?:fully|entirely|completely|really|truly) )?(?:(?:(?:headache|ha|head pain|h/a)[- ]free|clear) days|days (?:clear of|free of|without)(?: an?| any)? (?:headaches?|ha|head pain))(?: or so)? ?(?:/|per|an?|each|every|in (?:an?|any|each|every|the)|out of (?:the|every|each|a)|of (?:the|each|every|a)|last|this)(?: (?:given|typical|average|whole|good))? ?(?P<per>months?|mo\b)"
    rf"|\b(?:headache|ha)[- ]free (?:on |for |only |just )*(?P<pre2>{BOUND} )?(?P<one2>{NUMBER})(?:(?: ?(?:-|to|or) ?)(?P<two2>{NUMBER}))? days? (?:/|per|an?|each|every|in (?:an?|any|each|every|the)|out of (?:the|every|each|a)|of (?:the|each|every|a)) ?(?:month|mo\b)"
    rf"|(?P<pre3>\b{BOUND} )?(?<![\w/.$-])(?P<one3>{NUMBER})(?:(?: ?(?:-|to|or) ?)(?P<two3>{NUMBER}))? days (?:last month|(?:of|in) (?:the|each|every|any|a) (?:last |past )?month|a month|per month|each month) (?:(?:were|are|was|is) )?(?:free of|without|with no|clear of)(?: an?| any)? (?:headaches?|ha|head pain)\b"
    rf"|\b(?:headache|ha|h/a|head pain|pain|symptom)[- ]free days? ?(?:/|per|an?|each|in an?|last|this|in the last|in the past)? ?(?:months?|mo|30 days|28 days)?\b(?: \([^)]*\))? ?[:=|] ?(?P<pre6>{BOUND} ?)?(?P<one6>{NUMBER})(?: ?(?:-|to|or) ?(?P<two6>{NUMBER}))?(?= ?(?:/ ?(?:mo|month|28|30)|(?:out )?of (?:the )?(?:last |past )?(?:28|30|31)|days|per month|a month|[.,;)]|$))"
    rf"|(?P<pre7>\b{BOUND} )?(?<![\w/.$-])(?P<one7>{NUMBER})(?:(?: ?(?:-|to|or) ?)(?P<two7>{NUMBER}))? days? {_OF_MONTH},? (?:{_HAS_NONE}|(?:does|do|is|are) (?:her|his|my|their) head not (?:hurt|ache|hurting|aching)\b|(?:without|with no|free of|clear of) (?:one|it|any|an attack|an episode|pain)\b(?= ?(?:[.;,'\")]|$|and\b|now\b|at all\b))|(?:is|are|was|does|do) (?:she|he|they|i) (?:without|free of|clear of|not have) (?:an? |any )?{_PAIN})"
    rf"|\b(?:headaches?|ha|head pain|migraines?|they|it)\b(?: \w+){{0,2}}? (?:absent|spare[sd]?|skip(?:s|ped)?|miss(?:es|ed)?|stay(?:s|ed)? away)(?: (?:her|him|me|them))?(?: (?:on|for|only|just))* (?P<pre8>{BOUND} )?(?P<one8>{NUMBER})(?:(?: ?(?:-|to|or) ?)(?P<two8>{NUMBER}))? days? (?:{_OF_MONTH}|(?:of|in) (?:{MONTHS})\b)"
    rf"|\b(?:out )?of (?:the |her |his )?(?:last |past |previous )?(?:28|30|31|thirty|thirty-one) days?,? (?:[a-z]+ ){{0,4}}?(?:absent|free|without|clear|no {_PAIN}|spared)(?: (?:of|from|an?|any|{_PAIN}|on|for|only|just|all of))* (?P<pre9>{BOUND} )?(?P<one9>{NUMBER})(?:(?: ?(?:-|to|or) ?)(?P<two9>{NUMBER}))?(?! (?:of|hours?))\b"
    rf"|\ball but (?P<pre4>{BOUND} )?(?P<one4>{NUMBER})(?:(?: ?(?:-|to|or) ?)(?P<two4>{NUMBER}))? days? (?:(?:/|per|an?|each|every|in (?:an?|any|each|every|the)|(?:out )?of (?:the|every|each|an?|any)|(?:out of|of|in|during|for|over))(?: (?:the |her |his )?(?:last|past|previous|prior|typical|average|given|usual))? ?(?:month|mo\b)|last month|(?:of|in|during|for) (?:{MONTHS})\b)"
)
_FREE_OF = rf"(?:(?:free|clear|spared|rid|innocent)(?: (?:of|from))?|without|with no|not troubled by|untroubled by)(?: (?:an?|any|all|some|her|his|the|one|such|bad))* ?(?:{_PAIN}|(?<=without )one\b|(?<=of )one\b|(?<=of )it\b)"
_FREE_DAYS = rf"(?:(?:headache|ha|h/a|pain)[- ]free days|clear days|days (?:(?:up)?on which|when|that) (?:she|he|they) (?:is|are|was|were|has been) {_FREE_OF}|days {_FREE_OF})"
_SO_MANY = rf"(?P<pre>\b{BOUND} |\b(?:not|hardly|scarcely|barely) |n't )?(?<![\w/.$-])(?P<one>{NUMBER})(?:(?: ?(?:-|to|or) ?)(?P<two>{NUMBER}))?"
_OF_TIME = r"(?:/|per|an?|each|every|in (?:an?|any|each|every|the|my|her|his)|out of (?:the|every|each|a)|(?:out )?of (?:the|each|every|a|any))(?: (?:given|typical|average|whole|usual|entire|full))? ?(?P<per>months?|mo\b|weeks?|wk\b|thirty|30|28|31)"
#: "Without headache on no more than six days of the month", "six days in the month upon which she is free of headache", "days free of
#: headache number six a month", "not a week in which she has more than two days clear".
CLEAR_TOLD = tuple(
    re.compile(pattern)
    for pattern in (
        # "Only 9 headache-free days in October", "only 8 of the last 30 days were free of headache".
        rf"{_SO_MANY} (?:(?:headache|ha|h/a)[- ]free|clear) days? (?:(?:in|during|for|of|through|over|across) (?:all of |the month of |the whole of )?(?:{MONTHS})\b|(?:in|of|over|during) (?:the |her |his )?(?:last|past|previous) (?:28|30|31) days\b)",
        rf"{_SO_MANY} (?:out )?of (?:the |her |his )?(?:last |past |previous )?(?:28|30|31) days,? (?:(?:were|was|are|is|been|she|he|has|have|passed|went by) )*{_FREE_OF}",
        rf"\b{_FREE_OF}(?: (?:on|for|only|just|some|perhaps|all of))* {_SO_MANY}(?: days?)? {_OF_TIME}",
        rf"{_SO_MANY} days? {_OF_TIME},? (?:(?:(?:up)?on which|in which|when|that|which|wakes?(?: up)?|pass(?:es)?|go(?:es)?(?: by)?|are|were|is|was|be|find|finds|sees?|does|do|she|he|they|there|has|have|had|entirely|wholly|completely|fully|totally|truly|really|quite|altogether|left) )*{_FREE_OF}",
        rf"\b{_FREE_DAYS},? (?:(?:number|amount|come|came|are|were|is|average|averag\w+|run|have|has|had|been|fallen|dropped|shrunk|dwindled|down|went|gone|go|rose|risen|grown|grew|climbed|increased|jumped|up|from {NUMBER}|left|to|at|about|only|now|just|some|rare,|few,|scarce,) )*{_SO_MANY} {_OF_TIME}",
        # "In a month she has six days without a headache".
        rf"\b(?:in|of) (?:an?|each|every|the|any) (?:(?:typical|average|usual|normal|given|good|bad|last|past|whole) )*month,? (?:(?:she|he|they|there|has|have|had|are|were|is|counts?|gets?|only|just|with) )*{_SO_MANY} (?:(?:headache|ha|h/a)[- ]free days|clear days|days {_FREE_OF})",
        rf"\b(?:not a|no|never a|n't a) (?P<per>month|week)(?: goes by)?,? (?:in which|when|that|where|with|during which) (?:(?:she|he|they|there|has|have|had|is|are|sees?|gets?) )*(?P<pre>)(?:more than|over) (?P<one>{NUMBER})(?P<two>)(?: days?)? (?:{_FREE_OF}|clear\b)",
    )
)
_PER_WEEK, _WEEK = 52 / 12, 7.0
_FREE_DAY = r"(?:(?:headache|ha|head pain|pain|h/a)[- ]free days?|clear(?:-headed)? day|days? (?:she |he |they )?(?:that (?:was|is) |was |is |has (?:been )?|had (?:been )?)?(?:free of|clear of|without|with no|with none)(?: (?:an?|any|some|her|his|the))?(?: (?:headaches?|ha|h/a|head pain))?)"
_NOT_KNOWN = r"(?:can ?not|can't|could not|couldn't|unable to|cannot even|can no longer|no longer|does not|doesn't|do not|don't|did not|was unable to|is unable to) (?:even |really |honestly |quite )*(?:remember|recall|name|think of|tell|say|identify|cite|point to|come up with|give)"
#: "Not a headache-free day since last summer".
NONE_CLEAR = re.compile(
    rf"\b(?:{_NOT_KNOWN})(?: \w+){{0,2}}? (?:an?|the|any|one|her|his|their|my|when|having|what)(?: \w+){{0,4}}? {_FREE_DAY}"
    rf"|\b(?:last|one|single|an?|any) (?:\w+ ){{0,3}}?{_FREE_DAY}\b[^.]{{0,60}}?\b(?:{_NOT_KNOWN}|(?:has|have) no (?:idea|memory|recollection))"
    rf"|\b(?:not (?:been |had |known |seen |gone )?(?:an?|one|a single)(?: single)?|n't (?:been |had |gone )?(?:an?|one)(?: single)?|no|zero|0|never (?:an?|one)) {_FREE_DAY}s?"
    rf"|\b(?:(?:is|are|was)(?:n't| not| never) (?:ever )?(?:an?|one|any)|there (?:is|was|has been) no)(?: single)? days? (?:without|free of|clear of) (?:an? |any |some )?(?:headache|ha|head pain)\b(?! (?:a|per|each|in the) (?:month|week))"
    rf"|\b(?:not an?(?: single)?|no|never an?|not one|n't an?(?: single)?) day (?:goes|passes|went|passed|has gone|has passed)(?: by)? (?:without|that she does not have|that he does not have|free of) (?:an? |any |some |her |his |the )*(?:headache|ha|head pain|pain)\b"
    r"|\bnever (?:(?:been|is|are|was|goes|entirely|quite|really) )*without (?:an? |any |some )*(?:headache|ha|head pain)\b|\b(?:not (?:had |known |seen )?(?:an?|one)(?: single)?|no|never (?:has |had )?(?:an?)(?: single)?|without an?(?: single)?) (?:(?:headache|ha|head pain)[- ]free day|day (?:free of|without)(?: an?| any)? (?:headache|ha|head pain))s?\b(?! (?:a|per|each|in the) (?:month|week))"
)
CLEARS = (NONE_CLEAR, CLEAR, *CLEAR_TOLD)
#: What every one of these has one of.
OF_CLEAR = Telling(
    "free", "clear", "without", "with no ", "all but", "not have", "n't have", "not get", "n't get", "not wake", "n't wake", "not feel", "n't feel", "not hurt", "not ach",
    "head do", "head is", "head not", "has no h", "have no h", "had no h", "has no p", "get no", "gets no", "is no h", "there's no h", "absent", "spare", "skip", "miss", "away",
)  # fmt: skip
OF_NONE_CLEAR = Telling(
    "free day",
    "day without",
    "day free",
    "days without",
    "never ",
    "clear day",
    "day with no",
    "days with no",
    "day was",
    "day is",
    "day that",
    " day she",
    " day he",
    "day goes",
    "day passes",
    "day has",
    "day had",
    "day went",
    "day passed",
    "clear-headed",
)
#: "There are not ten days in the month without a headache".
_NOT_SO_MANY = ("not", "hardly", "scarcely", "barely", "n't")
_WAYS = ("", "2", "3", "4", "6", "7", "8", "9")


def but_clear(match: re.Match[str]) -> Interval | None:
    """The other days of a month, of 28 to 31 days, than those that are said to be clear."""
    way = next(way for way in _WAYS if match[f"one{way}"])
    told = match.groupdict().get("per") or "month"
    first = number(match[f"one{way}"])
    second = number(match[f"two{way}"]) if match[f"two{way}"] else first
    if first is None or second is None or first[0] > second[1] or second[1] > 28:
        return None
    bound = (match[f"pre{way}"] or "").strip()
    bound = "fewer than" if bound in _NOT_SO_MANY else bound
    clear = bounded(first[0], second[1], bound, plus=False)
    if told.startswith("w"):
        fewest = 0.0 if math.isinf(clear.high) else max(0.0, _WEEK - clear.high)
        most = _WEEK - min(clear.low, _WEEK)
        return Interval(fewest * _PER_WEEK, most * _PER_WEEK, clear.high_open, clear.low_open)
    least = 0.0 if math.isinf(clear.high) else max(0.0, 28.0 - clear.high)
    return Interval(least, 31.0 - clear.low, clear.high_open, clear.low_open)
