"""Whether a rate, its hours or its length is denied, asked or only thought possible where it is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.eras import era
from drafter.evidence.headaches.turned_bounds import is_turned
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.words.numbers import number

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

#: What may stand between a denial and what is denied of the headaches.
_BETWEEN = r"(?: (?:that|any|an?|the|her|his|they|these|it|this|having|have|has|had|been|being|gets?|getting|suffer\w*|experienc\w*|there|is|are|was|were|still|ever|true|real|headaches?|ha|h/a|migraines?|attacks?|episodes?|pain|head|pattern|frequency|lasts?|lasting|lasted|persist\w*|goes|go|going|occur\w*|comes?|coming|happen\w*|present|longer|more|greater|beyond|over|past|than|for|on|in|of|at|least|as|many|much|often|up|to|all|every|each|chronic|with|meet\w*|reach\w*|history))*"
_DENIED = re.compile(
    rf"(?:\b(?:denies|denied|denying|no|never|not(?! only| just)|without|cannot)|n't|\bnone of)(?! (?:fewer|less|under))(?: longer)?{_BETWEEN} $"
)
_POSSIBLY = re.compile(
    rf"\b(?:possibly|conceivably|uncertain (?:if|whether)|(?:not sure|unsure|unclear|unknown|not clear|doubtful) (?:if|whether|that)|questionable|question of){_BETWEEN}(?: about| around)? $"
)
_FLOOR = re.compile(r"(?:less|fewer|under|below|<|never|no less|not less)")
#: "15 or more days a month for 3 months: no", "| >= 4 h | No |".
_ANSWERED = re.compile(
    r"(?: (?:\[ ?\]|\( ?\)|☐|○) ?(?:yes|y)\b[ ,/]*(?:\[x\]|\(x\)|☒|☑|✓|●) ?(?:no|n)\b)|[^.;|?:]{0,60}(?:[:|?]|\? ?[:|]) ?(?:\|? ?)(?:(?:\[x\]|\(x\)|☒|☑|✓) ?)?(?:no|none|denie[sd]|negative|neg|n|false|never|not met|unmet|absent|not present|not documented|unknown|not known|pending|n/a)\b(?=\W*$|[.,;|)(]| (?:\[ ?\]|☐))"
)
_YES = re.compile(
    r"\W*(?:(?:a|ans|answer|response|pt|patient)[:.] ?)?(?:(?:\[x\]|\(x\)|☒|☑|✓) ?)?(?:yes|y\b|yeah|yep|affirmative|positive|true|correct|agree\w*|confirm\w*|(?:she|he|they) (?:does|do|has|have|is|are)\b|it does|always|most of|almost|usually|definitely|about|more|\d)"
)
_UNCHECKED = re.compile(r"\W*(?:\[ ?\]|☐|\( ?\)) ?yes")
#: "In a bad month 20", "at her worst daily": the most that there ever is.
_WORST = re.compile(
    r"\b(?:(?:in|at|on|during|for) )?(?:(?:her|his|a|an|the|its|their|one|some|my) )?(?:(?:really|very) )?(?:(?:bad|worst|worse|heavy|heaviest|rough|peak|terrible|highest) (?:months?|times?|ever)|worst|peak|maximum)\b:?,?(?: (?:she|he|it|they|there|has|have|had|gets?|got|was|were|is|are|can|be|reach\w*|about|around|up|to|as|many|with|of))* $"
)
_AT_WORST = re.compile(
    r",? ?\((?:(?:her|his|the|my) )?(?:worst|peak|record|highest)(?: (?:month|time|year|count))?(?: ever)?(?= ?[,;.)]| (?:in|of|during|was|month)\b)"
    r"|,? ?\(?(?:in|at|on|during) (?:(?:her|his|a|an|the|its|their|some|my) )?(?:(?:really|very) )?(?:(?:bad|worst|worse|heavy|heaviest|rough|peak|terrible) (?:months?|times?|spells?|weeks?)|worst|peak|flares?|maximum)\b"
)
#: "20 headache days in December during a viral illness; usually 5": a month that was not as they are.
_NOT_AS_USUAL = re.compile(
    r"[^.]{0,70}?[;,(] ?(?:but |and |while |though )?(?:usually|normally|typically|otherwise|ordinarily|as a rule|(?:in )?(?:most|other|the other) months)(?: (?:only|she|he|has|have|had|about|around|it|is|are|they|just|gets?))* (?P<usual>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fewer|none)(?: (?:a|per) month| days?(?: (?:a|per) month)?)?(?= ?(?:[.;,)]|$))"
)
#: "Checks her headache diary every day": what is done daily is the looking.
_KEPT = re.compile(
    r"\b(?:tracks?|tracking|checks?|checking|monitors?|monitoring|charts?|charting|reviews?|updates?|updating|worr\w+|thinks?|exercis\w+|walks?|drinks?|drink|stretch\w*|meditat\w+|swims?|takes?|taking|uses?|using|sleeps?|eats?|practi[cs]\w+|fills? (?:in|out)|keeps? (?:an?|her|his|the|up)|(?:to|will|please|should|must) (?:record|log|note|mark|write down|enter|rate|count))\b[^.;,]{0,40}$|\b(?:completed?|filled|kept|updated|done|used|taken|reviewed|worn|performed|started|prescribed)(?: (?:in|out|up))?,? $"
)
#: "Daily headache log provided": of what there is one for every day.
_DAILY_THING = re.compile(
    r"(?: (?:chronic|migraine|headaches?|ha|pain|symptom|preventive|prophylactic))* (?:logs?|diar(?:y|ies)|calendars?|journals?|trackers?|preventives?|prophyla\w*|medic\w*|meds?|treatment|hygiene|apps?|records?|charts?|sheets?|pills?|tablets?|dos(?:e|es|ing)|reminders?)\b"
)
#: "Every day of her period", "in allergy season only", "daily for a week with flu, now gone", "15 or fewer".
_PART_TIME = re.compile(
    r"(?: or (?:fewer|less|under)\b)| max\w*\b| (?:of|during|in|on|around|with)(?: (?:the|her|his|each|every|a|an))*(?: (?:first|second|third))? (?:period|menses|menstr\w*|cycle|allergy season|finals|exams?|vacation|pregnancy|trimester|flu|covid|withdrawal)\b| (?:that|when|if|on which|days|whenever) (?:she|he|they) (?:skips?|misses|drinks?|works?|fasts?|exercis\w*|stops?|forgets?|eats?|goes (?:off|without))\b| (?:last|this) week only\b|[^.;]{0,40}\bonly (?:in|during|when|if|with|on) (?!weekends and)|[^.;]{0,60}\b(?:in|during) [a-z ]{3,20} only\b"
)
_OVER = re.compile(
    r"[^.]{0,70}?(?:[,;] ?(?:but |and )?(?:(?:is|are|it is|they are|now|since|has|have|which|that|all) )*(?:gone|resolved|stopped|over|none since|cleared|otherwise|usually|normally)\b| (?:have |has )?(?:resolved|stopped|ceased|ended|went away|gone away|remitted)\b(?! (?:working|helping|responding)))"
)
#: "Goal: 15", "asked whether they last 4 hours", "without it she would have 20".
_AIMED = re.compile(
    r"\b(?:goal|target|aim)s?(?: (?:is|of|for|to|be|:|under|below|at most))*:? ?$|\b(?:ask(?:s|ed|ing)?|inquir\w+|document|determine|confirm|check|clarify|establish|find out|see|verify|assess|screen)(?: (?:her|him|patient|pt|the patient|about))? (?:if|whether)\b[^.;]{0,60}$|\b(?:without|if|unless|off|otherwise|stopping)\b[^.;]{0,40}\b(?:would|could|might) (?:have|be|get|come|go|run|return|reach)\b(?![^.;]*\b(?:before|prior to)\b)[^.;]{0,30}$"
)
_OFF_DRUG = re.compile(
    r"\b(?:when|while|if)(?: (?:she|he))?(?: (?:is|was|goes|went))? off(?: of)? (?!botox|toxin|onabot|treatment|injections)[a-z]{4,}[^.;]{0,40}$"
)
#: "Daily for six weeks, none to speak of before": what is denied is of another time.
_NONE_BEFORE = re.compile(
    r"[^.;]{0,60}?[,;(-] ?(?:and |but |with )*(?:none|no|nothing|never|hardly any|rare(?:ly)?)\b[^.;,]{0,40}\b(?:before|prior|previous(?:ly)?|earlier|until then)\b"
)
_MARKS = re.compile(r"\[|☐|☒|☑|\( ?\)|\(x\)")
_OF_DAY = re.compile(
    r"\W*(?:\w+ )?(?:chronic )?(?:cdh|daily|each day|every[ -](?:single )?day|everyday|every (?:single )?morning|q ?day|qd)\W*$"
)
_OTHERS = re.compile(r"\b(?:another|different|wrong) (?:patient|pt|person|chart)\b")
_FIGURE = re.compile(r"\d{1,2}")
_REACH = 80  # characters


def unsaid(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether what stands at ``[start, end)`` is denied before it, answered with no behind it, or a question that nobody answered with yes."""
    lower, first, last = reading.lower, sentence.start, sentence.end
    near = max(first, start - _REACH)
    start += lower.startswith(" ", start)
    told = lower[start:end]
    denied = _DENIED.search(lower, near, start) and not _FLOOR.match(told) and not is_turned(lower, start)
    if denied or _POSSIBLY.search(lower, near, start):
        return True
    if _ANSWERED.match(lower, end, last):
        return True
    if (
        _WORST.search(lower, near, start)
        or _AT_WORST.match(lower, end, last)
        or _less_than_usual(lower, start, end, last)
        or _OTHERS.search(lower, first, start)
    ):
        return True
    if _PART_TIME.match(lower, end, last) or _AIMED.search(lower, near, start) or _OFF_DRUG.search(lower, near, start):
        return True
    meant = reading.assertion(sentence, start, end)
    if meant is Assertion.ABSENT and _MARKS.search(lower, first, last):
        return True
    if _OF_DAY.fullmatch(told) and _not_each_day(reading, sentence, start, end, meant):
        return True
    return lower[last - 1] == "?" and (not _YES.match(lower, last) or bool(_UNCHECKED.match(lower, last)))


def _less_than_usual(lower: str, start: int, end: int, last: int) -> bool:
    """Whether fewer are said to be usual than stand at a place; "over 4 h untreated (usually 8)" says more."""
    told = _NOT_AS_USUAL.match(lower, end, last)
    usual = number(told["usual"]) if told is not None else None
    figure = _FIGURE.search(lower, start, end)
    return told is not None and not (usual and figure and usual[0] >= float(figure[0]))


def answered_no(lower: str, sentence: Sentence, end: int) -> bool:
    """Whether what ends at ``end`` is answered with no ("pattern for more than 3 months: N")."""
    return _ANSWERED.match(lower, end, sentence.end) is not None


def _not_each_day(reading: Reading, sentence: Sentence, start: int, end: int, meant: Assertion) -> bool:
    """Whether a "daily" is of a diary, a medicine or a deed, or of headaches that are over, only possible or denied."""
    lower = reading.lower
    if _KEPT.search(lower, max(sentence.start, start - _REACH), start) or _DAILY_THING.match(lower, end, sentence.end):
        return True
    if _OVER.match(lower, end, sentence.end):
        return not isinstance(era(reading, sentence, start, end), tuple)
    unreal = meant in (Assertion.ABSENT, Assertion.POSSIBLE, Assertion.HISTORICAL)
    if meant is Assertion.ABSENT and _NONE_BEFORE.match(lower, end, sentence.end):
        return False
    return unreal and not isinstance(era(reading, sentence, start, end), tuple)
