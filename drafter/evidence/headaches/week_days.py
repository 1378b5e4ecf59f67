"""Headache days told otherwise than by a count: by the days of the week, as never gone, by what the diary leaves blank, by the year.

"Every Monday to Friday" is five days a week, "skips one day a week" six; what "never goes away" is there every day. Each has to
stand beside the headache that it is told of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.headaches.bare_counts import Count
from drafter.evidence.headaches.count_bounds import BOUND, bounded
from drafter.evidence.headaches.day_counts import monthly
from drafter.evidence.headaches.day_marks import beside
from drafter.evidence.words.months import MONTHS
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling, Tellings

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.words.concepts import Mention

_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b"
_REST = r"(?:[,;] ?(?:and |with |but )?(?:only )?(?:saturdays?|sundays?|weekends?|the weekends?|sat/sun)[^.;\d]{0,30}(?:clear|free|off|fine|spared|good|none|ok|okay)\b)?"
#: "Every Monday, Tuesday and Friday", "Mondays through Fridays", "Monday to Friday each week", "every weekday".
_WEEKDAYS = re.compile(
    rf"(?P<every>\b(?:every|each|all|on all|most) (?:single )?)?(?P<what>\b(?:{_DAY}|m)(?:(?:, ?(?:and )?| and | & |/|-| - |–| ?to | ?through | ?thru ){_DAY}|(?<=\bm)-f\b)*|(?:week|work(?:ing)?|school)[ -]?days?\b)(?P<behind>,? (?:(?:of )?(?:each|every|the) week\b|every week\b|each week\b|weekly\b|without (?:exception|fail)\b|as a rule\b|always\b))?{_REST}"
)
_LATELY = re.compile(
    r"\b(?:last|this|next|that|past|since|seen|appt|appointment|visit) (?:week )?$|\b(?:off|off on|except|but|not|spared? (?:her|him|me)?(?: only)?(?: on)?|skips?|missed|misses|works?|working|starts?|return\w*) $"
)
#: "On weekdays only in exam season": of a time of the year.
_OF_A_TIME = re.compile(r",? (?:only|during|in (?!the (?:morning|afternoon|evening))|last|when|while)\b")
#: What may have days of its own.
_ANOTHER = re.compile(
    r"\b(?:neck|back|shoulders?|knees?|hips?|arms?|legs?|ears?|tinnitus|dizz\w*|nausea|walks?|runs?|works?|working|school|gym|clinic|therapy|pt|visits?|exercis\w*|takes?|uses?|yoga|swims?|sleeps?|drinks?|coffee|hours)\b"
)
_RANGE = re.compile(r"-|–|\bto\b|through|thru")
#: "Every day but Sunday", "skips maybe one day a week", "they spare her only on weekends".
_SPARED = re.compile(
    rf"\b(?:(?:every ?day|daily|all days?|seven days a week)(?: of the week)? (?:but|except|save|bar|other than|excepting|apart from)(?: for| on)?|(?:skips?|skipped|spares?|spared|miss(?:es)?|gives? (?:her|him|me) off|leaves? (?:her|him|me) alone|stays? away|absent|relents?|lets? up)(?: (?:her|him|me|them|alone))?(?: (?:only|just|for|on|maybe|perhaps|about|roughly|at most))*) (?:(?:the |on )?(?P<what>(?:{_DAY}|weekends?\b)(?:(?: and |, | & |/)(?:{_DAY}))?)|(?P<one2>one|two|1|2|three|3)(?: ?(?:-|to|or) ?(?P<two2>two|three|2|3))? days? (?:a|per|each|every|in (?:a|the|each|every)|of (?:the|each|every)|out of (?:the|every|each)) week)"
)
#: "Two headache-free days a week".
_FREE_IN_WEEK = re.compile(
    r"\b(?P<one2>no|one|two|1|2|three|3)(?: ?(?:-|to|or) ?(?P<two2>two|three|2|3))? (?:(?:headache|ha|pain)[- ]free|clear) days? (?:a|per|each|every|in (?:a|the|each|every)|of (?:the|each|every)|out of (?:the|every|each)) week\b"
)
#: What is never gone is there every day.
_NEVER_GONE = re.compile(
    r"\b(?P<what>24 ?/ ?7|24 hours (?:a|per) day|(?:a)?round[- ]the[- ]clock|never (?:ever )?(?:(?:completely|fully|entirely|really|truly) )?(?:stops?|stopped|goes away|went away|leaves?|left|lets? up|gone|ceases?|quits?|ends?|ending|absent|abates?|without it)(?! (?:work|before|until|till|unless|her (?:job|house|home|room|bed)|his|the|in|to)\b)|always (?:there|present|with (?:her|him|me|them))|all (?:of )?the time|all day,? every day|(?:every|each) (?:waking )?(?:hour|minute|moment) of (?:every|each) day|day and night|day in,? day out)"
)
_BETWEEN = re.compile(
    r"[\s,\"'“(;-]*(?:(?:that|which|and|it|is|was|are|has|have|been|it's|is there|there|present|pain|now|just|basically|always|essentially|constant|constantly|continuous|continuously|a|the|her|his|on board|with her|with him|really|truly|dull|some|form|degree|level|of|at|in|some degree|so|daily|all|chronic|unremitting|unrelenting|nonstop|non-stop|incessant|bilateral|diffuse|low-grade|low grade|baseline|background|pressure|ache|i have|she says|he says|for months|for years)[\s,\"'”;-]*)*"
)
_IN_ATTACK = re.compile(
    r"\b(?:when|once|during|while|if|whenever|each|per|attacks?|episodes?|bouts?|until|untreated|months? of|times|twice|occasional\w*|intermittent\w*|at times|sometimes|episodic)\b"
)
_MONTH = rf"(?: (?:in|of|for) (?:the month of )?(?:{MONTHS}|(?:the |this |last )?month)\b)?"
_UNMARKED = r"(?:blank|empty|unmarked|bare|(?:scored|marked|rated|graded|entered|logged) (?:at |as |a )?[\"']?(?:zero|0|none|nil|clear)\b[\"']?|(?:with no|without an?|with an? empty) (?:mark|entry|score|box))"
_OTHERS = r"[^.\d]{0,24}\b(?:rest|remaining|remainder|the others|other (?:days?|boxes|squares)|all else|every other)\b[^.]{0,44}\b(?:mark|scor|fill|pain|headache|carr|number|entr|figure|rat|circl|shad|x\b)\w*"
#: "Six boxes in March were blank, the rest carry a score".
_BLANK = re.compile(
    rf"\b(?P<one2>{NUMBER})(?P<two2>) (?:(?:of (?:them|the days|the boxes|those)|days?|boxes|squares|dates|entries|cells){_MONTH},? (?:(?:were|was|are|is|left|had been|stood|remained) )*{_UNMARKED}|(?:blank|empty|unmarked|bare) (?:days?|boxes|squares|dates|cells)){_MONTH}{_OTHERS}"
    rf"|\b(?:none|zero|nil|no headache|no pain)[\"'”]? (?:[a-z]+ ){{0,5}}?(?:on|for|in|against) (?P<one3>{NUMBER})\b(?: (?:days?|of them|boxes))?{_OTHERS}"
)
_DIARY = re.compile(r"\b(?:diary|calendar|log|column|chart|tracker|app|record|sheet|boxes|squares)\b")
#: "240 headache days last year".
_YEARLY = re.compile(
    rf"(?P<pre>{BOUND} )?(?<![\w/.$-])(?P<one>\d{{2,3}})(?P<two>) (?:(?P<noun>headache|ha|migraine) )?days?(?: (?:of|with) (?:an? )?(?P<of>headaches?|migraines?|ha))? ?(?:/ ?(?:yr|year)|(?:a|per|each|every|last|this past|in the (?:last|past)|over the (?:last|past)|of the (?:last|past)|out of the|of the|in a) (?:year|12 months|twelve months|365(?: days)?))\b(?!,? (?:(?:that |which )?(?:she|he|they) (?:did|does|was|were|had|has) (?:not|n't|no|free|without)|free|without|off|missed))"
)
#: "Headache most of the month, counts about 20 d".
_OF_MOST = re.compile(
    rf"\bmost (?:days )?of (?:the|every|each|a|any) month\b[^.;\d]{{0,30}}?(?P<pre>{BOUND} ?)?(?P<one>\d{{1,2}})(?: ?(?:-|to|or) ?(?P<two>\d{{1,2}}))? ?(?P<what>d(?:ays?)?)\b(?! (?:of|off|missed|with))"
)
#: "Every one of her twenty monthly headaches".
_MONTHLY_ONES = re.compile(
    rf"(?P<pre>{BOUND} )?(?<![\w/.$-])(?P<one>{NUMBER})(?P<two>) (?P<per>monthly|weekly) (?P<noun>headaches?|migraines?)(?: days?| attacks?)?\b"
)
_WEEK, _LEAST, _MOST, _YEAR_DAYS = 7.0, 28.0, 31.0, 366  # days


class _Place(NamedTuple):
    """Where something was told: the text, where its sentence begins, the match, and the headaches that the sentence names."""

    lower: str
    start: int
    match: re.Match[str]
    marks: list[Mention]


def by_words(lower: str, sentence: Sentence, marks: list[Mention]) -> list[Count]:
    """The days that a sentence tells in such words, beside the headache that it names."""
    start, end = sentence.start, sentence.end
    found: list[Count] = []
    for pattern, read in _READERS.within(lower, start, end):
        for match in pattern.finditer(lower, start, end):
            told = read(_Place(lower, start, match, marks))
            if told is not None and not any(count.overlaps(match) for count in found):
                found.append(Count(match, monthly(*told), told[1]))
    return found


def _by_name(place: _Place) -> tuple[Interval, str] | None:
    lower, start, match, marks = place
    what = match["what"]
    plural = re.search(r"days\b", what) is not None
    regular = match["every"] or match["behind"] or plural or len(match[0]) > len(match["what"]) + 8
    if not regular or _OF_A_TIME.match(lower, match.end()) or not _next_to(lower, marks, match):
        return None
    if not beside(lower, marks, match) or _LATELY.search(lower, start, match.start()):
        return None
    if re.match(r"week|work|school", what):
        return (Interval(3.0, 5.0) if (match["every"] or "").startswith("most") else Interval(5.0, 5.0)), "w"
    if what == "m":
        return None
    days = _days_named(what) if what != "m-f" else 5
    return (Interval(float(days), float(days)), "w") if days > 1 else None


def _next_to(lower: str, marks: list[Mention], match: re.Match[str]) -> bool:
    """Whether nothing else is spoken of between a headache and the days that are told of it."""
    before = [m for m in marks if m.end <= match.start()]
    after = [m for m in marks if m.start >= match.end()]
    between = lower[before[-1].end : match.start()] if before else lower[match.end() : after[0].start] if after else ";"
    return ";" not in between and not _ANOTHER.search(between)


def _days_named(what: str) -> int:
    told = [_NAMES.index(day) for day in re.findall("|".join(_NAMES), what)]
    if len(told) == 2 and _RANGE.search(what):
        return (told[1] - told[0]) % 7 + 1
    return len(set(told))


def _but(place: _Place) -> tuple[Interval, str] | None:
    lower, _, match, marks = place
    if not marks or marks[0].start > match.start() or not beside(lower, marks, match):
        return None
    if what := match["what"]:
        off = 2 if what.startswith("weekend") else _days_named(what)
        return Interval(_WEEK - off, _WEEK - off), "w"
    return _other_days(match)


def _free(place: _Place) -> tuple[Interval, str] | None:
    return _other_days(place.match)


def _other_days(match: re.Match[str]) -> tuple[Interval, str] | None:
    first = (0.0, 0.0) if match["one2"] == "no" else number(match["one2"])
    last = number(match["two2"]) if match["two2"] else first
    if first is None or last is None:
        return None
    return Interval(_WEEK - last[1], _WEEK - first[0]), "w"


def _never_gone(place: _Place) -> tuple[Interval, str] | None:
    lower, start, match, marks = place
    before = [m for m in marks if m.end <= match.start() and m.id == "headache"]
    after = [m for m in marks if 0 < m.start - match.end() < 24 and m.id == "headache"]
    beside_it = (before and _BETWEEN.fullmatch(lower, before[-1].end, match.start())) or (
        after and _BETWEEN.fullmatch(lower, match.end(), after[0].start)
    )
    if not beside_it or _IN_ATTACK.search(lower, start, match.end() + 24):
        return None
    return Interval(_LEAST, _MOST), "m"


def _blank(place: _Place) -> tuple[Interval, str] | None:
    lower, start, match, _ = place
    clear = number(match["one2"] or match["one3"])
    if clear is None or clear[1] > _LEAST or not _DIARY.search(lower, start, match.end()):
        return None
    return Interval(_LEAST - clear[1], _MOST - clear[0]), "m"


def _yearly(place: _Place) -> tuple[Interval, str] | None:
    match = place.match
    days = float(match["one"])
    told = bounded(days / 12, days / 12, (match["pre"] or "").strip(), plus=False)
    return (told, "m") if days <= _YEAR_DAYS and place.marks else None


def _ones(place: _Place) -> tuple[Interval, str] | None:
    match = place.match
    told = number(match["one"])
    if told is None or told[1] > _MOST or match["one"] in ("a", "an", "half"):
        return None
    value = bounded(told[0], told[1], (match["pre"] or "").strip(), plus=False)
    return value, "m" if match["per"] == "monthly" else "w"


def _of_most(place: _Place) -> tuple[Interval, str] | None:
    match = place.match
    first, last = float(match["one"]), float(match["two"] or match["one"])
    if not first <= last <= _MOST or not place.marks:
        return None
    return bounded(first, last, (match["pre"] or "").strip(), plus=False), "m"


_Reader = tuple[re.Pattern[str], "Callable[[_Place], tuple[Interval, str] | None]"]
_READERS: Tellings[_Reader] = Tellings((
    ((_SPARED, _but), Telling("skip", "spare", "miss", " but ", "except", " save ", " bar ", "other than", "apart from", " off", "alone", "stay away", "stays away", "absent", "relent", "let up", "lets up")),
    ((_FREE_IN_WEEK, _free), Telling("free day", "clear day")),
    ((_WEEKDAYS, _by_name), Telling("weekday", "week day", "workday", "work day", "working day", "school day", "school-day", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "m-f", "mon-", "mon ", "mon,")),
    ((_NEVER_GONE, _never_gone), Telling("24/7", "24 /7", "24 / 7", "24 hours", "the clock", "the-clock", "never ", "always ", "the time", "every day", "of each day", "day and night", "day in")),
    ((_BLANK, _blank), Telling("rest", "remain", "other")),
    ((_YEARLY, _yearly), Telling("year", "yr", "12 months", "twelve months", "365")),
    ((_MONTHLY_ONES, _ones), Telling("monthly ", "weekly ")),
    ((_OF_MOST, _of_most), Telling("most of", "most days of")),
))  # fmt: skip
