"""Whether a figure is of the time before a treatment that is repeated, or of now.

The nearest cue before a figure in its sentence decides, else the first one behind it in its clause; what has no cue of its own
goes on with the sentence before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.count_bounds import NO_RANGE
from drafter.evidence.headaches.era_keys import era_of_arrow, era_of_key, is_arrow
from drafter.evidence.headaches.era_tables import era_of_cell
from drafter.evidence.headaches.set_before import TOXIN_NAMED, before_another, before_other
from drafter.evidence.words.clauses import clause_at
from drafter.evidence.words.months import MONTHS
from drafter.evidence.words.numbers import NUMBER

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_TOXIN = r"(?:botox|btx(?:-a)?|botulinum(?: toxin)?(?: ?-? ?(?:type )?a\b)?|onabot\w*|toxin)"
_GIVEN = r"(?:cycles?|treatments?|injections?|rounds?|series|sets?|sessions?|doses?)"
#: "Her first botulinum toxin injections", "the initial round of Botox", "the first set", but not "her first injections of Aimovig".
_TREATMENT = rf"(?:(?:the |her |his |their |my |any )?(?:very )?(?:first |1st |initial )?{_TOXIN}(?: {_GIVEN})?|(?:the |her |his |their |my |any )?(?:very )?(?:(?:first|1st|initial) )?(?:treatments?|therapy|injections?|cycles?|rounds?|series)|(?:the |her |his |their |my )?(?:very )?(?:first|1st|initial) (?:ones?|visits?|{_GIVEN})|(?:session|cycle|round|treatment|visit) (?:one|(?:no\. |# ?)?1))\b(?! (?:with|of|for|using) (?!(?:the )?{_TOXIN}|(?:her |his |my |their |these |the )?(?:chronic )?(?:migraine|headache)))"
#: "Before we began this treatment", "until she was given the toxin", but not "before we began topiramate".
_BEGUN = rf"(?:before|until|prior to) (?:(?:she|he|they|we|i|pt|patient|the patient) (?:first |ever |was |were |had )*(?:went|put|placed|got|gotten|received|underwent|given|had|tried)(?= (?:(?:on|onto|the|this|these|any|her|his|their|first|very|initial|course|of|injected|with|treated)(?: |$))*(?:{_TOXIN}|(?:first|1st|initial) (?:{_GIVEN})\b(?! (?:of|with) (?!{_TOXIN}))))|(?:she|he|they|we|i|our|my|her|his) (?:first |ever |was |were )?(?:began|begun|started|starting|beginning|commenc\w+|initiat\w+|gave|given|did)(?: (?:her|him|me))?(?=,|(?: (?:on|with|the|this|these|that|our|her|his|first|course|of|giving|doing|using))* (?:{_TREATMENT}|injecting)\b(?! (?:with|of|for|by|using) (?!onabot|botox|botul|the toxin|toxin))| this in )|(?:this|our|that|the present|the current) (?:treatment|therapy)\b(?: (?:was|were|had been) (?:begun|started|given|initiated|commenced|tried)\b)?(?! (?:with|of|for|by|using) (?!onabot|botox|botul|the toxin|toxin)))"
BEFORE = re.compile(
    rf"\b(?:{_BEGUN}|before(?= ?:)|before (?:starting |beginning |the start of |initiation of |going on |being on |she started |he started |they started )?{_TREATMENT}|(?<!month )(?<!months )(?<!week )(?<!weeks )(?<!30 days )before (?:it|that|any|this|then)\b|prior to (?:that|this|then)\b|(?:until|up to) then\b|earlier(?=,? (?:they|it|she|he|there|the (?:headaches?|attacks?|rate|count))\b)|before (?:she|he|they|we) (?:began|started|had|ever)|"
    rf"pre-?(?:botox|btx|toxin|treatment|botulinum|injection|onabot\w*)|(?<!new )(?<!current )(?<!present )baseline|where (?:she|he|they) (?:began|started)|(?:prior to|ahead of) (?:starting |beginning |the |initiation of |initiating )?{_TREATMENT}|(?:before|prior to) (?:starting|beginning)|at (?:intake|the outset|first visit|initial (?:visit|evaluation|consult\w*)|start of treatment)|"
    r"originally|(?:when|(?:at|by) the time) (?:(?:she|he|they|patient|pt|the patient) (?:was |were )?)?(?:first (?:seen|evaluated|referred|examined)|treatment (?:began|started)|botox (?:began|was started))|when (?:she|he|they|patient|pt|the patient|mrs?\.? \w+|ms\.? \w+|miss \w+) first (?:came|presented|consulted|visited|arrived|reached|called)|when (?:i|we) met (?:her|him|them)\b|when (?:i|we|our (?:office|clinic)|the clinic|this (?:office|clinic)|dr\.? \w+) first (?:met|saw|examined|evaluated|took|knew|treated)|(?:on|at) (?:(?:her|his|the|my|our) )?first (?:meeting|consultation|encounter|acquaintance)|untreated state|of before|used to (?:have|be|get|come|run|see|count)|down from|reduced from|decreased from|improved from|fallen from|fell from|dropped from|went from|"
    + NO_RANGE
    + r"from(?! \d{1,2} to \d{1,2} of (?:these|those|them|which)\b)(?= (?:about |around |some )?\d{1,2}(?: ?(?:-|to) ?\d{1,2})? (?!h\b|hrs?\b|hours?\b|min)(?:(?:headache |ha |migraine )?(?:days?|headaches?) )?(?:(?:(?:a|per|each|every) |/ ?)?(?:month|mo|week|wk)ly? )?(?:(?!\d)[\w-]+ ){0,4}?(?:to|down) (?:about |around |just |only |some )?\d))\b|\bpre ?:|\((?:was|from|previously|formerly)(?= \d)"
)
#: Long before: neither of now nor of the time just before treatment.
_ONCE = re.compile(
    r"\b(?:initially|at first|in (?:earlier|former|bygone) years|in (?:years|days) (?:past|gone by)|in the (?:early|old) (?:days|years)|in (?P<year>(?:19|20)\d\d)|as a (?:girl|boy|child|teen\w*|student|young (?:woman|man|adult)|schoolgirl|schoolboy)|years ago|(?:at|in) (?:school|college|high school|university)|(?:while|when) (?:she|he) was (?:at|in) (?:school|college|university)|for most of (?:her|his|their) life|in (?:her|his) (?:teens|twenties|thirties|youth|girlhood|boyhood|childhood|student days|school days|college days|school years|college years)|earlier in life)\b[^.;]{0,60}$"
)
_SINCE = re.compile(r"\bsince\b[^.;,]{0,50}$")
_EVER_SINCE = re.compile(r"[^.;]{0,30}\b(?:ever since|since then|from then on|to this day)\b")
NOW = re.compile(
    rf"\b(?:(?:(?:on|with) it|since)(?=, (?:(?:about|around|only|just|she|they|it|is|are|has|down|to|at|with|averages?|lasts?|last) )*\d)|now|currently|current|at present|presently|these days|today|since (?:then|starting|the|her|his|(?:(?:about|around|last|this|early|late|mid|spring|summer|fall|winter|autumn|of|in)[ -])*(?:{MONTHS}|(?:spring|summer|fall|winter|autumn)\b|20\d\d|\d{{1,2}}/\d)(?=[^.;,]{{0,8}},? (?:they|it|she|he|there|the|these|her|his|my|i|headaches?|migraines?)\b)|{_TREATMENT})|(?:on|with|after|under) {_TREATMENT}|down to|reduced to|decreased to|fell to|dropped to|at last visit|last month|(?:in|over|during|for|across) (?:each of )?the (?:last|past|most recent) (?:two|three|four|five|six|2|3|4|5|6) (?:full |calendar )?(?:months|mos?)\b(?! (?:before|prior|preceding|of (?:19|20)))|(?:calendar|diary|log|journal|app|tracker) (?:for|of|from|in) (?:last |this |the last |the past )?(?:month|{MONTHS}|30 days|28 days)|post-?(?:botox|treatment)|after the (?:first|second|third|last)|after (?:\d|two|three|four|several|these|her|his|a few) {_GIVEN}|to(?= \d{{1,2}} (?:headache|ha|migraine|days|a month|per month|/)))\b"
)


#: "Until a year ago she had two a week": a rate that was given up.
_UNTIL = re.compile(
    rf"\b(?:until|up until|up to)(?! (?:now|today|this visit|present))(?: (?:about|around|roughly|some|early|late|mid|the|spring|summer|fall|winter|autumn|end|start|beginning|of|in))* (?:(?:an?|one|two|three|four|five|six|several|\d+) (?:years?|months?) ago|last \w+|(?:19|20)\d\d|(?:{MONTHS})(?: (?:of )?(?:19|20)\d\d)?),? (?!(?:and|when|at which|but|then|since|after|now|thereafter)\b)[^.;]{{0,60}}$"
)
#: "Was 2 a week a year ago": what stands behind a figure of the past.
_THEN = re.compile(
    r"[^;.\d]{0,24}\b(?:(?:a|one|two|three|four|five|several|\d+) (?:years?|months?) (?:ago|earlier|before)|last (?:year|spring|summer|fall|winter|autumn)|in (?:19|20)\d\d)\b"
)
#: "Had 20 a month in 2019, now 8", "20 a month before topiramate; now 8": a rate that another one has followed.
_FOLLOWED = re.compile(
    rf"[^;.\d]{{0,24}}\b(?:(?:back )?in (?:(?:early |late |mid-?)?(?:19|20)\d\d|(?:{MONTHS})\b)|until (?:19|20)\d\d|(?:before|prior to) (?!{_TREATMENT})(?:starting |beginning |going on |taking )?(?!{_TREATMENT})(?:the |her |his )?[a-z]\w+|last (?:year|spring|summer|fall|winter)|(?:a|one|two|three|several|\d+) (?:years?|months?) ago|at (?:that|the) time|back then|as a (?:child|teen\w*|student)|during (?:pregnancy|menopause|perimenopause|college))\b[^.\d]{{0,12}}[,;.] ?(?:and |but |is |it is |it's |she is |he is |they are |she has |he has |has |down to )*(?:now|currently|at present|these days|today|since then|only|down to|after(?:wards?)?)\b"
)
#: "20 a month in the past, none now", "...; now rare": a rate that a seldom one has followed.
_SELDOM = r"(?:(?:very |quite |only |just |fairly )*(?:rare(?:ly)?|seldom|infrequent(?:ly)?|occasional(?:ly)?|sporadic|none|gone|absent|resolved|(?:well[- ])?controlled|in remission|headache[- ]free|hardly (?:any|ever)|scarcely any|(?:a )?few(?! (?:of|are|is|have|with))|no (?:more|longer|headaches?)))"
_NOW_SELDOM = re.compile(
    rf"[^;.\d]{{0,40}}[,;.] ?(?:and |but |so |which |they |it |she |he |headaches? |are |is |has |have |had |been |become |gets? |that |this )*(?:(?:now|currently|at present|presently|these days|nowadays|since then)(?: (?:they|it|she|he|headaches?|are|is|has|have|been))* {_SELDOM}\b|{_SELDOM}(?: \w+)? (?:now|currently|at present|presently|these days|nowadays|since(?: then)?)\b)"
)
#: "Her daily headaches have become weekly".
_BECAME = re.compile(
    r" ?(?:headaches?|migraines?|ha)? ?(?:(?:have|has|had|now|since|then|gradually|slowly|finally) )*(?:become|became|turned into|gone (?:down )?to|changed to|fallen (?:off )?to|dropped (?:off )?to|improved to|decreased to|eased to|settled (?:down )?(?:in)?to|thinned (?:out )?to)(?: (?:about|only|just|merely|much|very|more))* (?:weekly|monthly|rare|less|infrequent|occasional|fewer|once|twice|one|two|three|episodic|sporadic|[1-9]\b)"
)
#: "Once a week or so; turned into most days": a rate that grew into another.
_GREW = re.compile(
    r"[^.;,]{0,30}[,;]? ?(?:(?:and|which|that|when|then|it|they|these|(?:the )?headaches?|migraines?|has|have|had|since|gradually|slowly|finally|steadily|now|only) )*(?:turned into|became|become|crept up to|progressed to|transformed (?:in)?to|evolved (?:in)?to|built up to|escalated to|grew (?:in)?to|took over|since (?:19|20)\d\d)(?: (?:an?|the|about|almost|near(?:ly)?|virtually|essentially))* (?:most (?:days|of the month)|daily|near-daily|every ?day|constant|continuous|chronic)\b"
)
#: "Twice a month until last summer": a rate that ended then.
_ENDED = re.compile(
    rf"[^;.\d]{{0,24}}\b(?:until|till|up until|up to)(?: (?:about|around|roughly|some|early|late|mid|the|spring|summer|fall|winter|autumn|end|start|beginning|middle|of|in))* (?:(?:an?|one|two|three|four|five|six|several|\d+) (?:years?|months?|weeks?) ago|(?:last|this) (?!visit|night|morning|evening|week)\w+|(?:19|20)\d\d|(?:{MONTHS})\b|(?:(?:her|his|the) )?(?:twenties|thirties|forties|fifties|pregnancy|menopause|perimenopause|college|high school|concussion|accident|injury))"
)
_SEASON = re.compile(
    r"[^;.\d]{0,24}\b(?:(?:back )?in (?:the )?(?:early |late )?(?:spring|summer|fall|winter|autumn|past)|back then|at (?:the|that) time|that (?:spring|summer|fall|winter|year)|earlier (?:this|in the) year)\b"
)
_WAS_BEFORE = re.compile(
    r"\b(?:once(?= (?:only |just |about |at most |a mere )*$)|was|were|had been|used to be|up from|prev(?:iously|ious)?\.?|formerly|compared (?:with|to)|versus|vs\.?|from)(?: (?:only|just|about|around|at|on|maybe|perhaps|at most))*:? ?$"
)
_WAS = re.compile(r" (?:was|were|had been)\b")
#: "At this level since September, before that she had maybe five": behind a comma, they speak of the five.
_THEN_HAD = re.compile(
    r"(?:(?<=that)|(?<=then)|(?<=this)),? (?:it|they|there|she|he|the (?:rate|count|number|headaches?|frequency)) (?:was|were|had|got|averaged|came|ran)\b(?! (?:start|begun|given|tried|treated|on\b|been (?:start|treat|on\b)))"
)


#: "At that rate since Aug. Prior to that 4-5/mo": of the figure right behind them.
_THEN_FEW = re.compile(
    r"(?:(?<=that)|(?<=then)|(?<=this)),? (?:(?:only|about|just|maybe|perhaps|roughly|at most|around|some) )*(?:\d{1,2}\b|one\b|two\b|three\b|four\b|five\b|six\b|a few\b|once\b|twice\b|rare(?:ly)?\b|infrequent|occasional|episodic|far fewer|fewer|less\b)"
)
#: "What used to be monthly turned into most days", "... has been nearly constant": from there on it is of now.
_TURNED = re.compile(
    r"\b(?:turned|grew|grown|became|become|changed|built up|evolved|(?:has|have) (?:now |since |lately )*been)\b"
)
_USED_TO = re.compile(
    r"[,;(-] ?(?:and |which |where |when |whereas |while |but |though |that |it |they |there |she |he |who |before (?:that|then),? ?(?:it |she |he )?)*(?:used to(?: \w+)?|originally|formerly|previously)$"
)
#: "Five months of pain more days than not, was episodic (6 a month) before that".
_OTHER_RATE = re.compile(
    r"[,;(-] ?(?:and |but |which |where |whereas |it |they |there |that |this |the headaches? |headaches? |she |he )*(?:was|were|used to be|had been|having been|only|just|previously|formerly|earlier|no more than|at most|up from|against|versus|vs\.?|compared (?:with|to))\b[^,;.]{0,30}?(?:\d|episodic|occasional|infrequent|rare|seldom|few|once|twice|less)"
    r"|[,;(-] ?(?:and |but |with |which )*(?:(?:only|just|almost|hardly|maybe|perhaps|about|very|virtually|essentially|practically) )*(?:none|no|nothing|never|any|rare(?:ly)?|seldom|occasional(?:ly)?|infrequent(?:ly)?|episodic|sporadic|few(?:er)?|a few|a couple|a handful|once|twice|one|two|three|four|five|six|[1-6])\b[^,;.]{0,40}$"
)
#: Of a rate before the present one, of which no treatment is said to be the turn.
_EARLIER_RATE = re.compile(r"from\b|used to|earlier|until|up to|(?:before|prior to) (?:then|that|this)\b")


def of_earlier_rate(words: str) -> bool:
    """Whether words that set a figure before name no treatment ("before then", "used to have")."""
    return bool(_EARLIER_RATE.match(words.lower()))


_ROOM = 60  # characters for what must stand behind: the colon of "Before:", the "to 8" of "from 20 days a month to 8"


def is_before(lower: str, start: int, end: int) -> bool:
    """Whether some words set what they speak of before treatment."""
    match = BEFORE.search(lower, start, end + _ROOM)
    if is_arrow(lower[start:end]):
        return True
    return match is not None and match.end() <= end


#: "Some three attacks a month in those days".
_IN_THOSE_DAYS = re.compile(
    r"[^;.\d]{0,16}\b(?:in those (?:days|years)|in (?:earlier|former|bygone) years|in (?:years|days) (?:past|gone by)|in the (?:early|old) (?:days|years)|in (?:(?:her|his) (?:teens|twenties|thirties|youth|girlhood|boyhood|childhood|(?:student|school|college) (?:days|years))|college|school|high school|university)|as a (?:girl|boy|child|teen\w*|student|young (?:woman|man|adult)|schoolgirl|schoolboy))\b"
)


#: "Episodic until January, 20 days a month since": what it has been since is of now.
_SINCE_BEHIND = re.compile(r"[^.;]{0,30}?\b(?:ever since|since(?: then)?|thereafter|from then on)(?= ?(?:[.,;)]|$))")
#: What may stand between the words of a treatment and the year that it began in.
_WHEN_BEGUN = re.compile(
    r"(?: (?:was|were|had been|begun|started|given|initiated|commenced|here|with us|injections?|treatments?|back|the|her|his|first|on|botox|btx|onabotulinumtoxin ?a?|(?:botulinum )?toxin))* "
)


def long_ago(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a figure is said to be of a time long ago."""
    lower = reading.lower
    set_before = era(reading, sentence, start, end)
    # "20 -> 8 on Qulipta": the arrow tells what another medicine did.
    arrow = isinstance(set_before, tuple) and is_arrow(lower[set_before[0] : set_before[1]])
    if before_other(reading, sentence, (start, end), set_before) or (arrow and _by_another(reading, sentence)):
        return True
    first, _ = clause_at(reading.clauses(sentence), start)
    was = _WAS_BEFORE.search(lower[max(sentence.start, start - 40) : start])
    if was and _THEN.match(lower, end, sentence.end) and not isinstance(era(reading, sentence, start, end), tuple):
        return True
    if _before_a_day(lower, sentence, start) or (
        was
        and (was[0].startswith("once") or _SEASON.match(lower, end, sentence.end))
        and NOW.search(lower, end, sentence.end)
    ):
        return True  # "were 20 days a month in the spring; now seven", "once two a month, are now on 21 days"
    if _UNTIL.search(lower, sentence.start, start) and not NOW.search(lower, sentence.start, start):
        return not _SINCE_BEHIND.match(lower, end, sentence.end)
    then = (
        _FOLLOWED.match(lower, end)
        or _NOW_SELDOM.match(lower, end)
        or _ENDED.match(lower, end)
        or _BECAME.match(lower, end, sentence.end)
        or _GREW.match(lower, end, sentence.end)
        or _IN_THOSE_DAYS.match(lower, end, sentence.end)
    )
    if then and not isinstance(era(reading, sentence, start, end), tuple):
        return True
    if before_another(reading, sentence, start) and (
        NOW.search(lower, end, end + _NEXT) or _ON_NOW.search(lower, end, end + _NEXT)
    ):
        return True  # "before candesartan 12 migraine days, now 4"
    once = _ONCE.search(lower[first:start])
    if once and (
        _SINCE.search(lower, first, first + once.start())  # "since a crash in 2023 she has had a headache every day"
        or _EVER_SINCE.match(lower, end, sentence.end)
        or (once["year"] and _dates_toxin(lower, set_before, first + once.start(), start))
        # "From 6 a month in 2022 to 20 now": what it has come to since.
        or (lower.endswith(_COME_TO, first, start) and _FROM.search(lower, first, first + once.start()))
    ):
        return False
    this_year = once and once["year"] and reading.anchor and once["year"] == str(reading.anchor.year)
    return bool(once and not this_year) and not NOW.search(lower[first:start])


_FROM, _COME_TO = re.compile(r"\bfrom\b[^;.]*$"), (" to ", " to about ", " to around ", " to some ", " to roughly ")


def _by_another(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence names a medicine and not the toxin."""
    lower = reading.lower
    return bool(reading.of(sentence, "treatment")) and not TOXIN_NAMED.search(lower, sentence.start, sentence.end)


_NEXT = 90  # characters behind a rate gone by in which that of now may be told
_ON_NOW = re.compile(r"\bon [a-z ]{3,30}\d")


#: "Before last July she had maybe one a week": of a day that is no treatment's.
_BEFORE_THEN = re.compile(
    rf"\b(?:before|prior to)(?: (?:about|around|early|late|mid))* (?:last (?:(?:{MONTHS})|year|spring|summer|fall|autumn|winter)|(?:the |this )?(?:spring|summer|fall|autumn|winter|(?:{MONTHS})|year)(?: of (?:19|20)\d\d| (?:19|20)\d\d)?|(?:19|20)\d\d),? (?:she|he|they|it|there|the headaches?) (?:had|got|was|were|came|suffered|averaged)\b[^.;]{{0,40}}$"
)


def _before_a_day(lower: str, sentence: Sentence, start: int) -> bool:
    whole = sentence.start, sentence.end
    told = _BEFORE_THEN.search(lower, sentence.start, start)
    return told is not None and not (NOW.search(lower, *whole) or TOXIN_NAMED.search(lower, *whole))


def _dates_toxin(lower: str, set_before: tuple[int, int] | str, year: int, figure: int) -> bool:
    """Whether a year is that of the treatment, or of what is set before it by name ahead of the figure: "before her first botulinum toxin treatment in 2023 she had 24"."""
    if isinstance(set_before, str) or not TOXIN_NAMED.search(lower, set_before[0], max(set_before[1], year)):
        return False
    if year < set_before[0] < figure:
        return True  # "in 2023, prior to any toxin, 28 of 30 days"
    return _WHEN_BEGUN.fullmatch(lower, set_before[1], year) is not None


#: "Seven this month, against twenty-three before the first injection".
_SET_AGAINST = re.compile(
    rf"[ ,;(-](?:against|versus|vs\.?|compared (?:with|to)|instead of|in place of)(?: (?:the|about|around|some))* {NUMBER}\b"
)


def _speaks_before(lower: str, cue: tuple[int, int, str], start: int, end: int) -> bool:
    """Whether a cue before a figure, which is from ``start`` to ``end``, speaks of it."""
    if cue[0] >= end or cue[0] > start:
        return False
    # "Went from 3 a month to daily five weeks ago": only what stands before the "to" is of then.
    if lower.endswith("from", cue[0], cue[1]) and " to " in lower[cue[1] : end]:
        return False
    # "HA days now 9/mo (was 22), migraine 4/mo": it speaks of the figure in its brackets.
    if lower[cue[0]] == "(" and ")" in lower[cue[1] : start]:
        return False
    return not (lower.startswith("used to", cue[0]) and _TURNED.search(lower, cue[1], start))


#: "Nine headache days (baseline 24)", "(24 before Botox)", "vs baseline 24": the words have a figure of their own beside them.
_ITS_OWN = re.compile(
    rf"[^().;,]{{0,40}}(?:\((?:[^()]{{0,30}}\b)?(?:{NUMBER})\b[^()]{{0,30}}\)|\b(?:vs\.?|versus|against|compared (?:to|with)) (?:the |her |his |a )?[^().;,]{{0,24}}\b(?:{NUMBER})\b)"
)


def _speaks_on(lower: str, end: int, cue: tuple[int, int, str]) -> bool:
    """Whether a cue behind a figure that ends at ``end`` speaks of what is told next.

    "14 days in December, before it was 24": the words speak of the figure behind them. "18 a month, up from the four she used to have":
    they speak of the four.
    """
    if _WAS.match(lower, cue[1]):
        return True
    if _USED_TO.search(lower, end, cue[1]):
        return True  # "20 a month for over a year, used to be 3"
    told = lower[end - 1 : cue[0]]
    if " from " in told[1:] or _OTHER_RATE.search(told) or _SET_AGAINST.search(told) or _ITS_OWN.match(lower, end):
        return True
    if any(mark in told for mark in ",.;(") and _THEN_FEW.match(lower, cue[1]):
        return True
    if "," in told and _THEN_HAD.match(lower, cue[1]):
        return True
    # "5 days a week, down from daily", "in December they went from 6 to 22".
    return lower.endswith(" from", cue[0], cue[1])


def _cues(reading: Reading, sentence: Sentence) -> list[tuple[int, int, str]]:
    told = [(cue, "before") for cue in BEFORE.finditer(reading.lower, sentence.start, sentence.end)]
    told += [(cue, "now") for cue in NOW.finditer(reading.lower, sentence.start, sentence.end)]
    cues = sorted((cue.start(), cue.end(), what) for cue, what in told)
    # "Before she started on Botox": what it was begun with is a part of the words before it.
    within = {end + 1 for _, end, what in cues if what == "before"}
    return [cue for cue in cues if cue[2] != "now" or cue[0] not in within]


#: "Hours per attack before toxin: 9": what stands within the key of a figure.
_OF_KEY = re.compile(r"[^:=\d]{0,24}[:=]")


def era(reading: Reading, sentence: Sentence, start: int, end: int) -> tuple[int, int] | str:
    """The place that sets a figure before treatment; ``now`` or ``""`` when nothing does."""
    lower = reading.lower
    for told in (era_of_cell, era_of_key):
        if (beside := told(reading, sentence, start)) is not None:
            return beside
    if (arrow := era_of_arrow(reading, sentence, start, end)) is not None:
        return arrow
    cues = reading.once("eras", sentence, _cues)
    for cue in cues:
        if start <= cue[0] and _OF_KEY.match(lower, cue[1], end):
            return (cue[0], cue[1]) if cue[2] == "before" else "now"
    first, last = clause_at(reading.clauses(sentence), start)
    before = next((cue for cue in reversed(cues) if _speaks_before(lower, cue, start, end)), None)
    behind = next((cue for cue in cues if end <= cue[0] < last and not _speaks_on(lower, end, cue)), None)
    nearest = before or behind
    if before and behind and before[0] < first:
        nearest = behind
    if before and behind and behind[2] == "now" and behind[0] - end <= len(", "):
        apart = lower[before[1] : start]
        nearest = behind if "," in apart or ";" in apart else nearest  # "20/mo at baseline, 8/mo now"
    if nearest is None:
        return ""
    return (nearest[0], nearest[1]) if nearest[2] == "before" else "now"
