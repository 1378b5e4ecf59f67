"""Questions in a record: whether one doubts its thing, and what the words behind its mark answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.numbers import NUMBER

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_ASKS_WHETHER = re.compile(r"\W*(?:is|are|was|were|does|do|did|has|have) (?:there|she|he|the patient|pt|we|you|it)\b")
#: What stands behind a question mark, where it answers.
_GIVEN = re.compile(
    r"\W{0,3}(?:a(?:ns(?:wer)?)?[:.)] ?)?(?:(?:she|he|pt|patient|the patient) (?:says|said|answers|answered|reports|states) )?(?:(?P<no>no|nope|none|n|never|denies|denied|negative|not (?:at (?:present|this time|all|the moment)|now|currently|yet|any ?more|today|so far|really))|yes|y|positive|affirmative)(?: to (?:all|each|any|both)(?: of (?:them|these|those))?)?(?=\W*$|[.,;|:(]| -|(?:(?<=yes)|(?<=\by)) (?:\(|(?:every|each|daily|weekly|twice|once|most|still|all|i (?:do|am|go)|(?:she|he|pt) (?:does|is|goes)|two|three|\dx?|on (?:mon|tue|wed|thu|fri|sat|sun))\b)|(?<=yes) (?:\d|once\b|twice\b|(?:one|two|three|four|several|many|a few|last|in|about|around|this|since|for|back|some|just|only)\b)(?![^.;?]{0,24}\bof (?:them|these|those)\b)| [a-z /]{2,40}\?)"
)
#: What answers a list behind its own full stop.
_NONE_OF_THE_LIST = re.compile(
    r"\W{1,3}(?:(?:all|each)(?: of (?:these|them))?(?: (?:were|are))? (?:no|nil|neg|negative|denied|absent|answered no)"
    r"|(?:no|negative) to (?:all|each|any)(?: of (?:these|them))?|(?:(?:she|he|pt|patient) )?(?:denies|denied) (?:all|each|any)(?: of (?:these|them))?)(?= ?(?:$|[.;]))"
)
#: "Is the pain constant?" takes the pain for granted.
_OF_WHAT_IS = re.compile(
    r"\W*(?:is|are|was|were|does|do|did|has|have|can|will) (?:the|this|that|your|her|his|it|these|those)\b(?! patient)"
)
#: "PT for 8 weeks - helped?" asks how it went, not whether it was.
_OF_HOW = re.compile(
    r"\b(?:help(?:ed|ful)?|relief|relieved|benefit(?:ed)?|effective|work(?:ed)?|improve(?:d|ment)?|success(?:ful)?|useful|better|response)(?: (?:it|you|her|him|at all|any|the pain|your pain|with pain|obtained|noted))* ?\?$"
)
#: "When did your neck pain begin?" asks when, not whether; so does "After the shots in January, how much better?", "Phone call: how many days a month?".
_PRESUPPOSES = re.compile(
    r"\W*(?:(?:q ?\d{0,2}|interviewer|dr|md|doctor|provider|clinician|examiner|nurse|rn|ma) ?[:.)-] ?|[a-z][a-z /'-]{1,30}: ?)?(?:(?:\d{1,2}|[a-h])[.)] )?(?:(?:and )?[^?;.]{3,60}[,:-] ?(?=(?:for )?(?:how long|since when|how many (?:weeks|months|years))\W*\?)|(?:for )|(?:after|since|following|with|from|thinking of|regarding|about|of (?=these|those|them|which)) ?[^?;]{3,80}?, (?:on |in |and )?)?(?:how (?:long|much|well|often|many|did|was|were|has|have)|(?:[a-z ]{3,24}: ?)?(?:what|which)(?: \w+){1,2} (?:have|has|had) (?:you|she|he|the patient|pt)\b|what (?:did|was|were|percent\w*)|when|where|since when|what date|(?:on|in|for|at|of) (?:how many|which|what)|(?:number|#|no\.) of|(?:[a-z/]+ )?(?:days?|hours?|hrs?) ?(?:/|per|a|each|in an?) ?(?:month|mo|week|day|headache|attack)|(?:hours?|hrs?) (?:an?|each|your|her|his|the) (?:[a-z]+ ){0,2}(?:headaches?|attacks?|migraines?))\b"
)
#: "Did your last gel shots help you?" takes it for granted that there were some.
_OF_THE_LAST = re.compile(
    r"\W*(?:\d{1,2}[.)] ?)?(?:did|do|was|were|has|have) (?:the|your|her|his) (?:very )?(?:last|previous|prior|most recent|first|earlier)\b(?! (?:doctor|provider|clinic))"
)
#: "Last TPI? 6/12/25" is answered by its day.
_LAST_ASKED = re.compile(
    r"\W*(?:q ?\d{0,2} ?[:.)-] ?)?(?:dates? of )?(?:(?:the|your|her|his) )?(?P<last>last|most recent|previous|prior) "
)
_DATED = re.compile(
    rf"\W{{0,3}}(?:a(?:ns(?:wer)?)?[:.)] ?)?(?:(?:on|in|about|around|yes|back|this|past|last|early|mid|late|roughly|approximately|just|over|nearly|almost|a|at|least)[ ,]*)*(?:(?:[a-z ]{{3,24}}, )(?:in |on |about )?)?(?:\d{{1,2}}/\d|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|(?:spring|summer|fall|autumn|winter|thanksgiving|christmas|easter|labor day)\b|(?:{NUMBER}|few|couple of) ?(?:days?|weeks?|wks?|months?|mos?|years?|yrs?) (?:ago|back)\b)"
)
#: "Last Botox? A while ago", "can't recall": there was one, and nobody knows when.
_SOME_TIME = re.compile(
    r"\W{0,3}(?:a(?:ns(?:wer)?)?[:.)] ?)?(?:(?:she|he|pt|patient|i) )?(?:(?:a|some|quite a|long) )*(?:while|time|years|months|weeks) (?:ago|back)\b|\W{0,3}(?:a(?:ns(?:wer)?)?[:.)] ?)?(?:(?:she|he|pt|patient|i) )?(?:can't|cannot|can not|doesn't|does not|don't|do not|unable to|couldn't|could not) (?:recall|remember|say|exactly recall|name) ?(?:(?:the|exact|exactly|when|date|day|month) ?)*(?=$|[.,;])"
)


_OF_ALL = frozenset({"last", "most recent"})


def heard(lower: str, start: int, end: int, answered: int) -> tuple[bool, bool]:
    """Whether a sentence leaves in doubt what it asks, and whether it is answered no.

    :param answered: where the next sentence ends, which may answer this one.
    """
    asks = _PRESUPPOSES.match(lower, start, end) or _OF_THE_LAST.match(lower, start, end)
    given = _GIVEN.match(lower, end, answered) if lower[end - 1] == "?" else None
    listed = lower.find(",", start, end) > 0 and _NONE_OF_THE_LIST.match(lower, end, answered)
    how = given and (_OF_WHAT_IS.match(lower, start, end) or _OF_HOW.search(lower, start, end))
    # "Weight loss? No."; "Is the pain constant? No." has the pain; "Fever, cancer, retention. All no."
    denied = listed or (given and given["no"] and not asks and not how)
    last = _LAST_ASKED.match(lower, start)
    dated = last and (_DATED.match(lower, end) or (last["last"] in _OF_ALL and _SOME_TIME.match(lower, end)))
    return not (asks or given or dated), bool(denied)


def asks_whether(lower: str, start: int, end: int) -> bool:
    """Whether a sentence asks if something is so: "Is there no weakness?" denies nothing."""
    return lower[end - 1] == "?" and _ASKS_WHETHER.match(lower, start) is not None


#: A choice that nobody made, or a blank.
_NO_CHOICE = re.compile(
    r"[^a-z\d_]*(?:\(?(?:y|yes) ?[/|] ?(?:n|no)\)?|\(?(?:n|no) ?[/|] ?(?:y|yes)\)?|_{2,}[^a-z\d]*)[^a-z\d]*"
)
#: "(Y/N): N", "(Y/N): ___" behind what is asked.
_NOT_YES = re.compile(r"[^a-z\d]{0,3}\(?(?:y|yes) ?/ ?(?:n|no)\)?[^a-z\d]{0,3}(?:(?:n|no)(?=[^a-z\d]|$)|_|$)")


def not_said_yes(lower: str, at: int, end: int) -> bool:
    """Whether a yes and a no to choose from stand behind a place, and yes was not chosen: "Over 3 months (Y/N): N"."""
    return _NOT_YES.match(lower, at, end) is not None


def left_unchosen(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is a question to which the next one gives only what there is to choose from ("... 3 months? Y / N")."""
    if reading.lower[sentence.end - 1] != "?" or sentence.index + 1 == len(reading.sentences):
        return False
    given = reading.sentences[sentence.index + 1]
    return _NO_CHOICE.fullmatch(reading.lower, given.start, given.end) is not None
