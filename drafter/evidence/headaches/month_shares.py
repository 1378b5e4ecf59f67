"""Days told as a part: of every month ("two thirds of the month", "two out of every three days"), of those counted before ("half of them")."""

from __future__ import annotations

import re

from drafter.evidence.headaches.count_bounds import ABOUT, BOUND, bounded
from drafter.evidence.words.numbers import number
from drafter.evidence.words.quantities import Interval

_LEAST, _MOST = 28.0, 31.0  # days of a month
#: "Loses two thirds of each month to headaches", "on more than half of all days", "a third of the month is headache free".
PART_OF_MONTH = re.compile(
    r"\b(?P<over>(?:more than|over|at least|well over|less than|under|fewer than|up to|at most|no more than|not more than) )?(?P<about>about |roughly |around |some |nearly |almost |hardly |barely |scarcely |not quite |just under |close to )?(?:a |an |one )?(?P<part>two[ -]thirds|2/3|three[ -]quarters|3/4|four[ -]fifths|third|half|quarter)(?: of)? (?:(?:the|each|every|any|a|her|his) (?:days? (?:of|in) (?:the|each|every|any|a) )?month\b|(?<=of )all (?:(?:her|his|the|my) )?days\b(?! (?:with|of(?! (?:the|every|each|a) month)|that|when|on|in pain|she|he|they)\b))(?P<free>[^.;]{0,24}\b(?:headache|pain|ha)?[- ]?(?:free|clear|without)\b)?"
)
#: "Two out of every three days": the same part of a month.
OF_EVERY = re.compile(
    rf"(?P<free>\b(?:(?:headache|ha|pain)[- ]free|without (?:an? |any |the |her |his )?(?:headaches?|ha|head pain|migraines?|pain)) (?:on |only |for |just |perhaps |maybe |about |some |barely |scarcely |hardly )*)?(?P<pre>{BOUND} )?(?<![\w/.$-])(?P<one>one|two|three|four|five|six|[1-6])(?P<two>)(?P<days> days?)? (?:out of|of|in) (?P<every>every |each |any )?(?P<of_days>two|three|four|five|six|eight|ten|[2-68]|10)(?P<behind> days)?\b(?! (?:weeks?|months?|attacks?|headaches?|patients?|people|women))"
)
#: "80 % of days".
PERCENT_OF_DAYS = re.compile(
    rf"(?P<pre>{BOUND} )?(?<![\w/.$-])(?P<one>(?P<percent>\d\d))(?P<two>)(?P<part>) ?(?:%|percent|per cent) of (?:the |her |his |all |all the )?(?:days|month)\b"
)
#: "Last 4 months: 20, 19, 22 and 21 headache days".
MONTHS_FIRST = re.compile(
    r"\b(?:last|past|previous|preceding) (?:two|three|four|five|six|[2-6]) (?:calendar )?months(?: \([^)]*\))?[:,-]? (?P<one>\d\d?)(?P<pre>),? (?P<more>(?:\d\d?,? )*)(?:and |& )?(?P<two>\d\d?) (?:(?P<noun>headache|ha|migraine)s?(?: days?)?|days? (?:with|of) (?:a |an )?(?P<of>headaches?|ha|migraines?))\b(?! ?(?:/|per|a) ?(?:week|wk|w))"
)
#: A part of the days counted before.
SHARE = re.compile(
    r"\b(?P<about>about |roughly |approximately |around |some )?(?P<over>(?:more than|over|at least|well over) )?(?:a |an |the )?(?P<share>(?:nearly|almost|virtually|practically) all|(?:vast |great )?majority(?= of)|most|all (?:of )?(?:(?:her|his|my|the|these|their) )?(?:headaches|attacks)(?= (?:are|is|were|have|has|come|meet))|most|all|half|each (?:headache|attack|headache day)|every (?:single |last )?one|each (?:and every )?one|each|every (?:headache|attack|one|headache day)|always|invariably|uniformly|without exception|(?:two|2)[ -]thirds|2/3|(?:three|3)[ -]quarters|3/4|(?:one[ -])?third|1/3|(?:one[ -])?quarter|1/4|\d\d? ?(?:%|percent))(?:(?<=all)(?: of)?(?: the| these| those| her| his)? (?:\d\d?|\w+teen|ten|eleven|twelve|twenty(?:-\w+)?|thirty)(?: (?:headache )?days| of them| headaches| monthly headaches)?(?: (?:a|per|each|every) month)?)?(?P<link> (?:of )?(?:her|his|the|these|those)(?= (?:\d|\w+teen|twenty|thirty|ten|twelve))| of (?:(?:these|those|the) (?:headache )?days|them|these|those|which|the headaches|her (?:headache )?days|her headaches)|,? (?:are|is|being|were|was)(?= )|,? (?:have|has|had|comes? with|came with|brings?|brought|carry|carries|carried|bears?|bore|shows?|showed|displays?|displayed|exhibits?|exhibited|meets?|met|fulfil(?:l?s|l|led)?|satisf(?:y|ies|ied)|features?|involves?|involved)(?= )| (?:with|w/)(?= )|(?:(?<=all)|(?<=every one)|(?<=each one)|(?<=last one)|(?<=single one))(?= (?:unilateral|pulsat\w*|puls\w+|throbb\w*|one-sided|migrain\w*|associated|accompanied|nause\w*|photo\w*|phono\w*|hemicranial))|(?<=%)(?= migr)|(?<=percent)(?= migr)|,?(?= (?:she|he|they|it|there)(?:'s|'re| is| are| has| gets)\b)|(?<=always)(?= )|(?<=invariably)(?= )|(?<=uniformly)(?= )|(?<=exception),?(?= (?:they|it|she|he|these|all|with)\b))"
)
_SHARES = {"half": 1 / 2, "two": 2 / 3, "2": 2 / 3, "three": 3 / 4, "3": 3 / 4, "one third": 1 / 3, "third": 1 / 3, "1/3": 1 / 3, "one quarter": 1 / 4, "quarter": 1 / 4, "1/4": 1 / 4}  # fmt: skip
_NOT_REACHED = ("hardly", "barely", "scarcely", "not quite", "just under")
_MOSTLY = ("most", "nearly", "almost", "virtually", "practically")
_MONTH_PARTS = {"two thirds": 2 / 3, "2/3": 2 / 3, "three quarters": 3 / 4, "3/4": 3 / 4, "four fifths": 4 / 5, "third": 1 / 3, "half": 1 / 2, "quarter": 1 / 4}  # fmt: skip


def part_of_month(match: re.Match[str]) -> Interval:
    part = _MONTH_PARTS[match["part"].replace("-", " ")]
    low, high = part * _LEAST, part * _MOST
    bound = (match["over"] or match["about"] or "").strip()
    bound = "nearly" if bound in _NOT_REACHED else bound
    told = bounded(low, high, bound, plus=bound in ("at least", "well over"))
    return _the_other(told) if match["free"] else told


def share_of_days(match: re.Match[str]) -> Interval | None:
    part, whole = number(match["one"]), number(match["of_days"])
    if part is None or whole is None or part[0] > whole[0] or not (match["every"] or match["days"] or match["behind"]):
        return None
    share = bounded(part[0] / whole[0], part[0] / whole[0], (match["pre"] or "").strip(), plus=False)
    told = Interval(share.low * _LEAST, min(1.0, share.high) * _MOST, share.low_open, share.high_open)
    return _the_other(told) if match["free"] else told


def percent_of_days(match: re.Match[str]) -> Interval | None:
    share = int(match["percent"]) / 100
    told = bounded(share, share, (match["pre"] or "").strip(), plus=False)
    return Interval(told.low * _LEAST, min(1.0, told.high) * _MOST, told.low_open, told.high_open)


def _the_other(days: Interval) -> Interval:
    """The other days of a month than some."""
    return Interval(max(0.0, _LEAST - days.high), _MOST - days.low, days.high_open, days.low_open)


def share_of(match: re.Match[str]) -> tuple[float, float]:
    """The least and the largest part of the days counted before that a match of :data:`SHARE` tells."""
    said = match["share"].replace("-", " ")
    if said.startswith(_MOSTLY) or said.endswith("majority"):
        return 1 / 2, 1.0
    if percent := re.match(r"\d+(?= ?(?:%|p))", said):
        part = int(percent[0]) / 100
    else:
        part = _SHARES.get(said, _SHARES.get(said.replace("/", " ").split()[0], 1.0))
    slack = ABOUT if match["about"] else 0.0
    return min(1.0, part * (1 - slack)), 1.0 if match["over"] else min(1.0, part * (1 + slack))
