"""Outcomes told by figures: a scale before and after, goals met or not.

On most scales less is better; on a scale of function more is, and what it lacks to its top counts. A change of
less than three tenths leaves a treatment failed, one of half or more makes it improved, anything between is some
relief. Of goals, three tenths or less met is failure, three quarters or more success; long-term goals outweigh short.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.outcomes.worded_ratings import both_times
from drafter.evidence.words.quantities import scores
from drafter.evidence.words.tellings import Telling, Tellings

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A figure of an outcome: start, end, and ``failed``, ``improved`` or ``some``.
Told = tuple[int, int, str]

_SCORED = re.compile(
    r"/10\b|\bpain(?: \w+){0,3} ?[:=] ?\d|\b(?:ndi|odi|oswestry|nprs|nrs|vas|disability index|dash|roland|rmdq|spadi|womac|koos|ikdc|met|foto|lefs|psfs|midas)\b|/mo(?:nth)?,? (?:now|down to|to) \d|month,? (?:now|down to) |\b(?:then|before|start|outset|baseline|began|started)(?: it| that)?(?:,|;)? (?:and |but |vs\.? |versus |to )?(?:still |now |about )?\d|\d ?(?:->|→|=>) ?\d|\bfrom (?:an? |about |~)?\d|\bvs\.? |\bversus |\bpain (?:score |rating |level )?(?:was |of )?\d|\bwhen (?:she|he|they|therapy|pt) (?:began|started|came)|\b(?:entry|exit|arrival|going in|coming out)\b|\bhad been \w+ (?:at|on|in|when|before)\b|\bfirst (?:day|visit|session)"
)
#: What some part of every figure of an outcome has, for looking whether there is any.
_TELLING = Telling(
    "/10", "vs", "->", "→", "=>", "pain ", "pain:", "pain=", "from ", "when ", "versus", "ndi", "odi", "oswestry", "nprs", "nrs", "vas", "disability index", "dash", "roland", "rmdq",
    "spadi", "womac", "koos", "ikdc", "met", "foto", "lefs", "psfs", "midas", "/mo", "month, now", "month now", "month down", "month, down", " then", " before", " start", " outset", "baseline", " entry", " exit", "arrival", "going in", "coming out", "first ", "had been ",
)  # fmt: skip
_START = re.compile(
    r"\b(?:before|then|initial\w*|baseline|start|going in|went in|came in|entering|at (?:the )?(?:start|evaluation|eval|intake|outset)|pre|from|admission|soc|first visit|begin\w*|began|started|walked in|went in|entry|was)\b"
)
_STOP = re.compile(
    r"\b(?:after|final|discharge|dc|d/c|end|coming out|came out|going out|leaving|at (?:the )?(?:end|completion|discharge)|post|to|now|last visit|exit|finish\w*|completed|ended|stopped|walked out|left|currently|today|still|remains)\b|->|→"
)
_ELSEWHERE = re.compile(r"\b(?:best|worst|average|rest|activity|with movement|right|left|at night)\b")
# Scales told twice: "NDI 44 -> 42", "Oswestry: start 38, end 38".
_TIME = r"(?:now|end|final|discharge|closing|post|after|at|last|dc|d/c|currently|current|exit|leaving|completion|today|initial(?:ly)?|baseline|intake|entry|admission|evaluation|eval|start)"
_FIGURE = r"(?>\d{1,2}(?:\.\d)?)(?:(?:/| of | out of )(?:10|24|50|100))?+(?: ?%| percent)?"
_SCALE = re.compile(
    r"\b(?P<scale>ndi|neck disability index|numeric(?: pain)? rating(?: scale)?|odi|oswestry(?: disability index)?|nprs|nrs|vas|quickdash|dash|roland(?:[- ]morris)?|rmdq|bpi|pdq|spadi|midas|womac(?: (?:pain|total|score))?|ikdc|pain(?: score| rating| level)?)\b"
    rf"(?P<lead>[^.;\d]{{0,40}}?)(?<![\d/.-])(?P<before>{_FIGURE})(?![\d/-])"
    r"(?P<between>(?:,? (?:at|on|in|the|her|his) (?:the )?(?:start|intake|entry|arrival|outset|baseline|evaluation|eval|beginning|first (?:visit|day|session))(?: of (?:therapy|pt|care|treatment))?|,? (?:going|coming|walking) in| before (?:\w+ ){0,2}(?:therapy|pt|treatment|rehab|program))?"
    rf"(?: then,? (?:and )?| (?:at|in) (?:the )?(?:start|outset|beginning),? (?:and )?| ?(?:->|→|>|=>|(?:down )?to|,? and|,? then|,|;)+ ?(?:{_TIME}\b[^.;\d]{{0,16}})*|[^.;\d]{{1,40}}?\b{_TIME}\b[^.;\d]{{0,16}}))"
    rf"(?P<after>{_FIGURE})(?![\d/-])(?! ?(?:more |pt |total |chiro\w* |therapy )?(?:visits?|sessions?|weeks?|wks?|months?|mos?|days?|treatments?|years?|hours?|min\w*|injections?|doses?)\b)"
)
_RANGE = re.compile(r" ?(?:to|,|-|and|,? ?and) ?$")
_FROM = re.compile(r"\b(?:from|went|down|up|dropped|rose|fell)\b")
#: "Pain ranges from 6 to 7": between what it goes, not what it came from.
_BETWEEN = r"\b(?:rang(?:es|ed|ing)?|var(?:y|ies|ied|ying)|fluctuat\w+|anywhere|swings|swinging)\b"
_RANGES = re.compile(_BETWEEN)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d)?")
# Function, where more is better: "LEFS 31 -> 62", "FOTO 41 (intake 40)"; the scale's top.
_TOPS = {"lefs": 80.0, "foto": 100.0, "psfs": 10.0, "sane": 100.0, "koos": 100.0}
_FUNCTION = re.compile(
    r"\b(?P<scale>lefs|foto|psfs|sane|koos)\b[^.;\d]{0,20}?(?P<before>\d{1,3}(?:\.\d)?)(?:/\d{2,3})?(?: ?%)?(?!/)(?P<between>[^.;\d]{1,30}?)(?P<after>\d{1,3}(?:\.\d)?)(?:/(?:80|100|10)\b)?(?![\d/-])"
)
_INITIAL = re.compile(
    r"(?:initial(?:ly)?|baseline|intake|was|at (?:eval\w*|start|intake|baseline)|start|started at|pre|previous\w*|admission|soc)(?: (?:score|of|at|was))? ?[:=]? ?$"
)
_WAS_THEN = re.compile(
    r"(?:/10)?,? \(?(?:before(?:hand)?|initially|at (?:the )?(?:start|outset|baseline|eval\w*|intake))\b"
)
# "From a 9 to an 8", "headache days down from 20 to 7": not what it "ranges" between, a dose, a length, a date or a number of visits.
_ABOUT = r"(?:about |around |roughly |approximately |an? |~)?"
_UNIT = r"(?: (?:headache |migraine |pain )?(?:days|attacks))?(?: (?:a|per) month|/mo(?:nth)?)?"
_SHIFT = re.compile(
    r"\b(?P<what>pain|headaches?|migraines?|ha|has|attacks?|scores?|intensity|severity|frequency|(?:headache|migraine|pain) days|spasms?|symptoms|nprs|nrs|vas|rating|(?:takes|took|taking|brings|brought|bringing|gets|got) (?:her|him|me|the pain)|it)\b"
    rf"(?:(?!{_BETWEEN})[^.;:\d]){{0,44}}?\bfrom (?P<art>{_ABOUT})(?P<before>\d{{1,2}}(?:\.\d)?)(?:/10)?{_UNIT},? (?:down |up )?to {_ABOUT}(?P<after>\d{{1,2}}(?:\.\d)?)(?:/10)?(?![\d/:-]|\.\d)"
    r"(?! ?(?:%|mg|mcg|ml|visits?|sessions?|weeks?|wks?|min(?:ute)?s?|hours?|hrs?|h\b|miles?|blocks?|feet|lbs?|pounds|deg\w*|reps?|sets?|am\b|pm\b|times|x\b|years?|pills?|tab\w*|doses?|months?|days (?:a|per) week))"
)
_ARROW = re.compile(
    r"\b(?:pain|headaches?|migraines?|ha|attacks?|intensity|severity|frequency|(?:headache|migraine|pain|ha) days|spasms?|nprs|nrs|vas)(?: (?:days|score|rating|level|frequency|per month|a month|/ ?mo(?:nth)?))*:? "
    r"(?P<before>(?>\d{1,2}(?:\.\d)?))(?:/(?:10|mo(?:nth)?))?+ ?(?:->|→|=>) ?(?P<after>(?>\d{1,2}(?:\.\d)?))(?![\d-])"
)
# "Pain 7 before PT, 7 after".
_BEFORE_AFTER = re.compile(
    r"\b(?:pain|nprs|nrs|vas|score)(?: level)? (?:was |of |score |rated |nprs |nrs |vas )*(?P<before>(?>\d{1,2}))(?:/10)?+ (?:before|at the start|at start|initially|prior to)\b[^.;\d]{0,30}?(?P<after>(?>\d{1,2}))(?:/10)?+ (?:after\w*|now|at the end|at discharge|today|on completion)\b"
)
#: "Pain by visit: 7 | 7 | 6 | 7": a figure a visit; three may be the worst, the best and today's.
_BY_VISIT = re.compile(
    r"\b(?:pain|nprs|nrs|vas)(?: (?:scores?|ratings?|levels?))?(?: (?:by|each|per|at each|every) visit)? ?[:=] ?(?P<before>10|[1-9])(?:/10)?(?: ?(?:\||,|->|→|>) ?(?:10|\d)(?:/10)?){2,} ?(?:\||,|->|→|>) ?(?P<after>10|\d)(?:/10)?(?![\d/-])"
)
#: "Pain after it: 2/10 (was 7)".
_REVERSED = re.compile(
    r"\b(?:pain|nprs|nrs|vas)\b[^.;\d]{0,40}?(?P<after>(?>\d{1,2}))(?:/10)?+,? ?\((?:was|from|down from|previously|prior|before:?|vs\.?) (?P<before>(?>\d{1,2}))(?:/10)?+ ?\)"
)
# "18 days a month down to 5", "from 16 migraine days to 4".
_DAYS = re.compile(
    r"(?<![\d/.])(?P<before>(?>\d{1,2})) (?:headache |migraine |bad |pain )?(?:days|headaches|migraines|attacks)(?: (?:a|per) month|/mo(?:nth)?)?,? (?:down |up )?to (?:about |only )?(?P<after>(?>\d{1,2}))(?![\d/-])(?! ?(?:mg|weeks?|visits?|days (?:a|per) week))"
)
# "From 24 to 7 days a month"; "headaches 15/mo down to 11"; "22 headache days then, 22 now".
_FROM_DAYS = re.compile(
    rf"\bfrom {_ABOUT}(?P<before>(?>\d{{1,2}}))(?! ?(?:mg|/\d)),? (?:down |up )?to {_ABOUT}(?P<after>(?>\d{{1,2}})) "
    r"(?:(?:headache|migraine|bad|pain) days\b|(?:headaches|migraines|attacks)\b|days(?: (?:a|per|each) month|/ ?mo\b| monthly))(?! (?:a|per) (?:day|week)|/ ?w)"
)
_MONTHLY = re.compile(
    r"\b(?:headaches?|migraines?|ha|attacks|(?:headache|migraine) days)(?: (?:were|was|at|of|about)){0,2} (?P<before>(?>\d{1,2})) ?(?:/ ?mo(?:nth)?|(?:a|per) month),? "
    r"(?:now(?: at| down to)?|(?:down |up )?to) (?P<after>(?>\d{1,2}))(?: ?/ ?mo(?:nth)?| (?:a|per) month)?(?= ?(?:[.,;)]|$|on |with |since |after ))"
)
#: "22 headache days then, 22 now", "16 days/mo before, 17 on it", "headache days 18 before, 18 after": a count of days, which its unit tells.
_OF_DAYS = r"(?:(?:headache|migraine|bad|pain|ha) days|headaches|migraines|attacks|days(?= (?:a|per|each) month| ?/ ?mo| then))(?: (?:a|per|each) month|/ ?mo(?:nth)?)?"
_EARLIER = r"(?:then|before(?: (?:it|that|the drug|treatment|starting(?: it)?))?|at (?:the )?(?:start|outset|baseline)|when (?:she|he|we) (?:began|started)(?: it)?)"
_THEN_NOW = re.compile(
    rf"(?:\b{_OF_DAYS}:? (?:were |was |at |of |about )?(?P<bare>\d{{1,2}})|(?<![\d/.])(?P<before>\d{{1,2}}) {_OF_DAYS}) {_EARLIER}"
    rf"(?:,? and|,? but|,? vs\.?|,? versus|,? to|,|;)? (?:still |now |about )?(?P<after>\d{{1,2}})(?: {_OF_DAYS})? (?:now|today|currently|since|on (?:it|the drug|treatment|full dose)|after\w*|at the end|when (?:she|he|we) stopped)\b"
)
_NOW = re.compile(
    r"(?<![\d/])(?P<before>(?>\d{1,2})) (?:headache |migraine |bad )?(?:days|headaches|migraines|attacks)(?: (?:a|per) month|/ ?mo(?:nth)?),? now (?:at |down to |about |only )?(?P<after>(?>\d{1,2}))(?= ?(?:[.,;)]|$|on |with |since |after |/ ?mo|a month|per month))"
)
# "22 days last month vs 21 at start".
_VERSUS = re.compile(
    r"(?<![\d/])(?P<after>\d{1,2}) (?:(?:headache|migraine|pain|bad|moderate|severe) )*(?:days|attacks|headaches|migraines)\b[^.;\d]{0,30}?\b(?:vs\.?|versus|compared (?:with|to)|was|from) "
    r"(?P<before>\d{1,2})\b[^.;\d]{0,16}\b(?:start|baseline|before|initial\w*|beginning|outset)\b"
)
_TERM = r"(?P<term{0}>stgs?|ltgs?|short[- ]term goals|long[- ]term goals|(?:pt |therapy |rehab |functional |treatment |her |his |the )?goals?)"
_COUNTED = re.compile(
    rf"\b{_TERM.format(1)}:? ?(?:(?:met|achieved|reached)[:=]? )?(?P<n1>\d{{1,2}}) ?(?:/|of|out of) ?(?P<of1>\d{{1,2}})(?P<met1> ?(?:goals? )?(?:(?:were |have been )?(?:met|achieved))?)|"
    rf"\b(?:(?:met|achieved|reached) (?:only )?)?(?P<n2>\d{{1,2}}) ?(?:/|of|out of) ?(?P<of2>\d{{1,2}}) {_TERM.format(2)}(?: were| have been)?(?P<met2> (?:met|achieved))?"
)
_FEW_GOALS, _MOST_GOALS = 0.3, 0.75
_WAS_BEFORE = re.compile(r",? (?:\(?was|from|previously|down from|up from|initially)(?: an?)? ?$")
#: A first goal that was met says little of the course: the long-term ones decide.
_SHORT_TERM = re.compile(r"\b(?:stgs?|short[- ]term)\b[^.;]*$")
_GOAL = re.compile(r"\b(?P<no>(?:not|un|partially|none|never) ?)?(?:met|achieved|reached|attained)\b")
_UNCHANGED, _HALVED = 0.7, 0.5
#: What every match of a pattern has one of.
_OF_FUNCTION, _OF_SHIFT = Telling(*_TOPS), Telling("from ")
_OF_COMPARISON = Telling("vs", "versus", "compared", " was ", " from ")
_OF_REACHING, _OF_GOALS = Telling("met", "achieved"), Telling("goal", "tg")
_SHIFTS = Tellings((
    (_ARROW, Telling("->", "→", "=>")),
    (_BEFORE_AFTER, Telling(" before", " at the start", " at start", " initially", " prior to")),
    (_DAYS, Telling(" to ")),
    (_FROM_DAYS, Telling("from ")),
    (_MONTHLY, Telling("/mo", "month, now", "month now", "month down", "month, down")),
    (_THEN_NOW, Telling(" then", " before", " at start", " at the ", " at outset", " at baseline", " when ")),
    (_NOW, Telling(" now ")),
    (_BY_VISIT, Telling("|", ",", "->", "→", ">")),
    (_REVERSED, Telling("(was", "(from", "(down", "(prev", "(prior", "(before", "(vs")),
))  # fmt: skip
#: What a visit did to the pain within the hour is no outcome of the course.
_OF_SESSION = re.compile(
    r"\b(?:today'?s|this|each|every) (?:session|visit|treatment|appointment)|\b(?:pre|post)-? ?(?:session|treatment|tx|rx)\b|\b(?:session|visit)'?s? (?:start|end)\b|\bby end of session\b"
)


def scored(lower: str, start: int, end: int) -> bool:
    """Whether a range may hold a figure of an outcome."""
    return _TELLING.within(lower, start, end) and _SCORED.search(lower, start, end) is not None


def compared(lower: str, start: int, end: int) -> Iterator[Told]:
    """Scales and scores that a sentence gives before and after: "7/10 going in and 7/10 coming out"."""
    for scale in _SCALE.finditer(lower, start, end):
        before, after = (float(_NUMBER.match(scale[side])[0]) for side in ("before", "after"))  # type: ignore[index]
        ranged = (
            _RANGE.fullmatch(scale["between"])
            and scale["scale"].startswith(("pain", "n", "v"))
            and not _FROM.search(scale["lead"])
            and before != after  # "VAS 7 to 7" is no range
        )
        if (
            ranged
            or _RANGES.search(scale["lead"])
            or _OF_SESSION.search(scale[0])
            or _ELSEWHERE.search(scale[0] + lower[scale.end() : scale.end() + 16])
        ):
            continue  # "pain 3 to 4/10", "5/10 at rest, 7/10 with activity"
        later_first = _STOP.search(scale["between"]) and _WAS_THEN.match(lower, scale.end(), end)
        if _INITIAL.search(scale["between"]) or (later_first and not _START.search(scale["lead"])):
            before, after = after, before  # "Oswestry 44 %, initial 46 %", "pain 1/10 after, 8/10 before"
        if before > 0:
            yield scale.start(), scale.end(), said(after / before)
    yield from _functions(lower, start, end)
    yield from _shifts(lower, start, end)
    yield from _counted(lower, start, end)
    yield from _rated(lower, start, end)
    for first, last, share in both_times(lower, start, end):
        yield first, last, said(share)


def _rated(lower: str, start: int, end: int) -> Iterator[Told]:
    """Two ratings, one of them before: "8/10 at evaluation, 7/10 at discharge"."""
    found = list(scores(lower, start, end))
    if len(found) != 2:
        return
    before, after = found
    if _OF_SESSION.search(lower, max(start, before.start - 26), min(end, after.end + 24)):
        return
    between, behind = lower[before.end : after.start], lower[after.end : after.end + 24]
    if before.value.high and _WAS_BEFORE.search(between) and after.value.high:
        yield before.start, after.end, said(before.value.low / after.value.high)  # "2/10 on Celebrex, was 7/10"
        return
    if (
        _START.search(behind)
        and _STOP.search(between)
        and not _START.search(lower[max(start, before.start - 26) : before.start])
    ):
        before, after = after, before  # "8/10 on arrival, was 5/10 at evaluation"
        yield after.start, before.end, said(after.value.low / before.value.high) if before.value.high else "failed"
        return
    around = lower[max(start, before.start - 26) : after.start] + behind
    if before.value.high and _START.search(around) and _STOP.search(between + behind) and not _ELSEWHERE.search(around):
        yield before.start, after.end, said(after.value.low / before.value.high)


def _functions(lower: str, start: int, end: int) -> Iterator[Told]:
    """Scales of function: what is lacking to the top, after by before."""
    if not _OF_FUNCTION.within(lower, start, end):
        return
    for told in _FUNCTION.finditer(lower, start, end):
        top, before, after = _TOPS[told["scale"]], float(told["before"]), float(told["after"])
        if _INITIAL.search(told["between"]):
            before, after = after, before
        if before < top and after <= top:
            yield told.start(), told.end(), said((top - after) / (top - before))


def _shifts(lower: str, start: int, end: int) -> Iterator[Told]:
    """A complaint's figures before and after in plain words."""
    if _OF_SHIFT.within(lower, start, end):
        for shift in _SHIFT.finditer(lower, start, end):
            # A bare "it" is a pain only where the figures are ratings ("takes it from a 9 to an 8").
            rated = shift["art"].startswith("a") and max(float(shift["before"]), float(shift["after"])) <= _TEN
            if float(shift["before"]) > 0 and (shift["what"] != "it" or rated):
                yield shift.start(), shift.end(), said(float(shift["after"]) / float(shift["before"]))
    for pattern in _SHIFTS.within(lower, start, end):
        for shift in pattern.finditer(lower, start, end):
            before = float(shift["before"] or shift["bare"])
            if before > 0 and not _OF_SESSION.search(shift[0]):
                yield shift.start(), shift.end(), said(float(shift["after"]) / before)
    yield from _against(lower, start, end)


def _against(lower: str, start: int, end: int) -> Iterator[Told]:
    """A count against an earlier one: "22 days last month vs 21 at start"."""
    if _OF_COMPARISON.within(lower, start, end):
        for told in _VERSUS.finditer(lower, start, end):
            if float(told["before"]) > 0:
                yield told.start(), told.end(), said(float(told["after"]) / float(told["before"]))


_TEN = 10


def _counted(lower: str, start: int, end: int) -> Iterator[Told]:
    """Goals counted: "STG 1 of 4 met, LTG 0 of 3 met"; where long-term goals are, they decide."""
    if not (_OF_REACHING.within(lower, start, end) and _OF_GOALS.within(lower, start, end)):
        return
    told: list[tuple[bool, Told]] = []
    for count in _COUNTED.finditer(lower, start, end):
        side = "1" if count["n1"] else "2"
        met, of = float(count[f"n{side}"]), float(count[f"of{side}"])
        if of and met <= of and ("met" in count[0] or "achieved" in count[0]):
            says = "failed" if met / of <= _FEW_GOALS else "improved" if met / of >= _MOST_GOALS else "some"
            told.append((count[f"term{side}"].startswith(("l")), (count.start(), count.end(), says)))
    long_term = [one for is_long, one in told if is_long]
    yield from long_term or [one for _, one in told]


def said(share: float) -> str:
    """What the share of a rating that is left says of a treatment."""
    return "failed" if share > _UNCHANGED else "improved" if share <= _HALVED else "some"


def goals_outcome(lower: str, start: int, end: int) -> Iterator[Told]:
    """Goals of a therapist's note that are said to be met or not; a goal by itself says nothing."""
    counted = list(_counted(lower, start, end))
    yield from counted
    for goal in [] if counted else _GOAL.finditer(lower, start, end):
        before = lower[start : goal.start()]
        if not re.search(r"\b(?:will|to be|be)\b", before) and (goal["no"] or not _SHORT_TERM.search(before)):
            yield goal.start(), goal.end(), "failed" if goal["no"] else "improved"
