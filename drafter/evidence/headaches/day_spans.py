"""Hours that a headache takes from one time of the day to another: "wakes with it ... still there at supper", "onset 0700, gone 1530".

A time of the day in words is as wide as people's days are; the hours between two of them are from the least to the most that
they can be, so that "from lunch until supper" settles nothing and "from waking until supper" does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

_REACH = 110  # characters from the beginning to the end


class Span(NamedTuple):
    """The hours between two times of a day, at a place in a view."""

    start: int
    end: int
    value: Interval


_WHO = r"(?:she|he|they|i|it|pt|the patient|the (?:boy|girl|child|day))"
_WHOSE = r"(?:the |her |his |their |my |an? )?"
#: Times of the day and the hours (0 to 24, beyond for the next day) that they mean.
_TIMES: tuple[tuple[str, tuple[float, float]], ...] = (
    (r"(?:that|the|one) (?:day|night) and (?:into )?(?:the |on the )?(?:next|following)(?: (?:day|morning))?", (29.0, 40.0)),
    (r"(?:the )?(?:next|following) (?:day|morning|evening|afternoon|night)|the day after|the morning after|overnight", (29.0, 48.0)),
    (r"first light|dawn|day-?break|sun-?rise|sun-?up", (4.5, 7.0)),
    (rf"{_WHOSE}eyes (?:are |first )?open(?:s|ing)?|opens? (?:her|his|their|my) eyes|(?:first )?(?:wak(?:ing|es?|ens?|ening)|awak(?:ening|es?|ens?)|awake|getting up|gets? up|rising|arising|(?:gets?|out) (?:out )?of bed)(?: up)?", (5.0, 9.0)),
    (r"before breakfast|breakfast(?: ?time)?|first thing(?: in the (?:morning|day))?|early (?:in the )?morning", (5.0, 9.0)),
    (r"(?:gets? to|arriv(?:es?|ing) at|starts?|starting|begins?) (?:work|school|class)", (7.0, 10.0)),
    (r"mid-? ?(?:to-?late-?)?morning", (9.0, 11.0)),
    (r"late (?:in the )?morning", (10.0, 12.0)),
    (r"(?:early |mid-?)?afternoon|the early part of the afternoon", (12.0, 16.0)),
    (r"late (?:in the )?afternoon", (15.5, 18.0)),
    (r"mornings?", (6.0, 11.0)),
    (r"noon ?(?:time)?|mid-?day|lunch(?: ?time)?", (11.5, 13.5)),
    (r"after school", (14.5, 16.5)),
    (r"(?:the |her |his )?(?:children|kids|boys|girls|pupils|students|school bus)(?: (?:come|comes|get|gets|got|arrive|are|is|have|has|gone|go|goes|back|all))* home(?: from school)?", (14.0, 18.0)),
    (r"(?:supper|dinner|tea)(?: ?-?time)?|(?:the )?evening meal|dusk|sun-?down|sun-?set|night-?fall", (16.5, 20.5)),
    (r"evenings?", (17.0, 22.0)),
    (rf"{_WHOSE}bed ?-?time|{_WHOSE}bed\b|lights[ -]?out|{_WHOSE}(?:lights?|lamp)(?: (?:is|are|goes|go))? (?:off|out)|(?:turn|switch|put)(?:s|es)? (?:off |out )?{_WHOSE}(?:lights?|lamp)(?: off| out)?|(?:goes|go|going) (?:back )?to (?:bed|sleep)|(?:falls?|falling|is|are) asleep|sleeps?\b|slept|sleeping|turns? in|retires?|(?:lies|lays) down (?:for the|at) night", (20.0, 25.0)),
    (r"late at night|midnight", (21.0, 25.0)),
    (r"nights?|night-?time|the end of (?:the|her|his|their) day|day'?s end", (18.0, 25.0)),
)  # fmt: skip
_NAMED = {
    name: hour for hour, name in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
#: "Ten in the morning", "6 at night".
_HOUR = rf"(?:{'|'.join(_NAMED)}|1[0-2]|[1-9])"
_PART = r"(?:in the morning|in the afternoon|in the evening|at night)"
_TOLD_HOUR = rf"(?P<hour>{_HOUR})(?::[0-5]\d)?(?: o'?clock)? (?P<part>{_PART})"
_UNNAMED = rf"{_HOUR}(?::[0-5]\d)?(?: o'?clock)? {_PART}"
_HOURS_OF = tuple((re.compile(words), hours) for words, hours in _TIMES)
_BY_CLOCK = re.compile(_TOLD_HOUR)
_AT_CLOCK = r"(?:1[0-2]|[1-9])(?::[0-5]\d)? ?[ap]\.?m\b\.?"
_ANY = "|".join((_UNNAMED, _AT_CLOCK, *(words for words, _ in _TIMES)))
_FILL = rf"(?: (?:at|on|in|by|with|over|during|around|about|upon|when(?:ever)?|from|as soon as|as|soon|the|her|his|their|my|very|usually|typically|often|mostly|most days|most|already|every|each|moment|minute|instant|time|that|finally|eventually|well|long|past|after|only|some ?time|of|{_WHO}|is|are|time|turning|this|first|days?|come|kids|children|boys|girls|family|house|household|husband|wife|everyone))*"
_BEGINS = r"(?:from|(?:(?:get|gets|getting|got) (?:going|started|under way|one)|kicks? off|rolls? in|begin|start|hit|arrive|strike|appear|build|creep|kick|come|set|show|open|settle)s?(?:ing)?(?: (?:on|in|up))?|began|started|came on|(?<!still )(?<!still be )(?:there|present|on board)|onset|(?:is|are) with (?:her|him|them|me)|greets? (?:her|him|them|me))"
_START = re.compile(rf"\b{_BEGINS}{_FILL} (?P<time>{_ANY})(?![a-z])")
_HEAD = r"(?:it|them|one|this|that|these|(?:an?|the|her|his|this|some|that same)? ?(?:\w+ )?(?:headaches?|head pain|migraines?|ha|pain|attacks?))"
_WAKES_WITH = re.compile(
    rf"\b(?:wak(?:es?|ing|ens?)|awak(?:es?|ens?|ening)|woke|gets? up|gets? out of bed|rises?|arises?)(?: up)?(?: (?:in the morning|(?:each|every) (?:morning|day)|daily|most (?:days|mornings)|(?:at|around|about|by) (?:about |around )?(?:[4-9]|four|five|six|seven|eight|nine)(?::[0-5]\d)?(?: ?a\.?m\.?)?))? (?:with|to) {_HEAD}\b"
)
_UNTIL = r"(?:un)?till?|'til|through(?: to)?|thru|to|into|past|beyond|(?:still\b[^.;,]{0,24}?|there|present|with (?:her|him|me|them)) (?:at|when|by|come|as)|(?:not|never|n't) (?:\w+ ){0,4}?before|(?:gone|clear(?:s|ed|ing)?|leaves?|left|lift(?:s|ed)?|eas(?:es?|ed)|fad(?:es?|ed)|resolv(?:es?|ed)|end(?:s|ed)?|breaks?|broken|over|better|stop(?:s|ped)?|quits?|subsid(?:es?|ed)|lets? (?:up|go)|finish(?:es|ed)?|done|pass(?:es|ed)|settl(?:es?|ed)|abat(?:es?|ed)|relent(?:s|ed)?|disappear(?:s|ed)?|vanish(?:es|ed)?|goes|wears? off|worn off|dies? (?:down|away)|spent|finally ends)(?: (?!(?:by|until|till)\b)\w+){0,2}? (?:at|around|about|toward|after|with|(?P<by>by|in|before|within))"
_END = re.compile(
    rf"\b(?:{_UNTIL}){_FILL} (?P<time>{_ANY})(?![a-z])|\b(?P<bed>(?:goes?|going|gets?) (?:back )?to (?:bed|sleep) with {_HEAD}\b|(?:falls?|is) asleep with {_HEAD}\b)"
)
_SPAN_OF_DAY = re.compile(
    r"\b(?P<one>morning|dawn|sun-?up|breakfast|waking) (?P<to>to|till|until|through) (?P<two>night|bed ?-?time|dusk|sun-?down|supper|dinner|evening|sleep(?:ing)?)\b"
)
#: "Goes to sleep with it and wakes with it", "still there the next morning": a night at least.
_OVERNIGHT = re.compile(
    rf"\b(?:(?:goes?|going|gets?) to (?:bed|sleep)|falls? asleep) with {_HEAD}\b[^.;]{{0,16}}\b(?:wak(?:es?|ing)|awakens?|gets? up)(?: up)?(?: \w+){{0,3}}? (?:with (?:it|them|one|the same)|to find it)\b|\bstill (?:there|present|with (?:her|him|me|them)|going|has it|have it)(?: (?:in|on|by))? the (?:next|following) (?:day|morning)\b"
)
_NIGHT = Interval(6.0, 48.0)
_DENIED = re.compile(r"\b(?:no|not|never|without|denies|rarely|seldom)\b[^.;,]{0,24}$|n't [^.;,]{0,24}$")
#: What a day is spent with besides.
_OTHERWISE = re.compile(
    r"\b(?:works?|working|shifts?|school|screen|class(?:es)?|drives?|driving|sits?|sitting|stands?|fasts?|relief|helps?|helped|appointment|clinic|visit|cpap|brace|patch|monitor|awake (?:from|until)|sle(?:eps?|pt) (?:from|until|till))\b"
)
_PERSON_DOES = ("leave", "left", "finish", "stop", "quit", "goes", "done", "end", "pass")
_PERSONS = ("she ", "he ", "they ", "i ", "pt ", "patient ")
_AT_PLACE = (" at ", " in ", " at the ")
_TELLING = Telling("until", "till ", "'til ", "through", "thru ", " to ", " into ", " past ", "still ", "before", "gone", "clear", "leave", "lift", "ease", "fade", "resolv", "finish", "done", "pass", "settl", "abat", "relent", "vanish", "goes ", "wear", "worn", "die", "spent", "left ", "faded", "eased", " end", "there ", "present ", " with ", "break", "over ", "better", "stop", "quit", "subside", "let up", "lets up", "let go", "lets go", "asleep with")  # fmt: skip
_OPENS = Telling("wak", "woke", "gets up", "get up", "get out of", "gets out of", "rise", "from", "begin", "start", "hit", "arriv", "strik", "appear", "build", "creep", "kick", "come", "coming", "set", "show", "open", "settl", "began", "came on", "there", "present", "on board", "onset", "is with", "are with", "greet", "morning", "dawn", "sun", "breakfast")  # fmt: skip

_CLOCK = r"(?:(?:[01]?\d|2[0-3]):[0-5]\d(?: ?[ap]\.?m\b\.?)?|(?:1[0-2]|[1-9])(?::?[0-5]\d)? ?[ap]\.?m\b\.?|(?:1[0-2]|[1-9])(?::[0-5]\d)?[ap]\b|(?:[01]\d|2[0-3])[0-5]\d(?: ?h(?:rs?|ours?)?\b)?|noon|midnight)"
_WHOLE_CLOCK = re.compile(_CLOCK)
_BEGUN = r"(?:onset|start(?:s|ed|ing)?|began|begins?|begun|beginning|from|comes? on|came on|on(?= \d)|(?<=it )comes|(?<=they )come|sets? in|on at)(?: (?:at|about|around|by|usually|typically))* ?[:=]? ?"
_ENDED = r"(?:end(?:s|ed|ing)?|gone|off|over|resolv(?:es?|ed|ing)|stop(?:s|ped)?|clear(?:s|ed)?|done|lift(?:s|ed)?|finish(?:ed)?|relie(?:f|ved)|better|subsid(?:es?|ed)|until|till|til|to|through|left|leaves?|lets? (?:up|go)|eases?|fad(?:es?|ed))(?: (?:at|by|about|around|usually|typically))* ?[:=]? ?"
_CLOCKS = re.compile(
    rf"(?<![\d/:.-])(?P<begun>{_BEGUN})?(?P<one>{_CLOCK})(?P<mark> ?- ?| ?\| ?|[,;]? (?:and )?(?:(?:is|are|it is|they are|then) )?(?:(?:persist|last|stay|continue|run|linger|go|goe)s? (?:on )?)?(?P<ended>{_ENDED}))(?P<two>{_CLOCK})(?![\d/:-])"
)
_CLOCK_GIVEN = Telling(
    " am", " pm", " a.m", " p.m", " noon", "midnight", *(f":{minute}" for minute in range(6)),
    *(f"{digit}{half}" for digit in range(10) for half in ("am", "pm", "a.m", "p.m")),
    *(f"{digit}{half}{behind}" for digit in range(10) for half in "ap" for behind in ("-", " -", ",", " to", " until", " st", " en", " of", " go", " cl", " res")),
    *(f"{minutes}{behind}" for minutes in ("00", "15", "30", "45") for behind in (" ", "-", ",")),
)  # fmt: skip


def may_span(lower: str, start: int, end: int) -> bool:
    """Whether a sentence has words of a beginning and of an end, or of the clock: looked for before all else."""
    told = _OPENS.within(lower, start, end) and _TELLING.within(lower, start, end)
    return told or _CLOCK_GIVEN.within(lower, start, end)


def spans(lower: str, start: int, end: int) -> Iterator[Span]:
    """The hours that a sentence tells by the times of the day at which something begins and ends."""
    if _CLOCK_GIVEN.within(lower, start, end):
        yield from _by_clock(lower, start, end)
    if _OPENS.within(lower, start, end) and _TELLING.within(lower, start, end):
        yield from _in_words(lower, start, end)


def _in_words(lower: str, start: int, end: int) -> Iterator[Span]:
    for match in _SPAN_OF_DAY.finditer(lower, start, end):
        yield Span(match.start(), match.end(), _between(_hours(match["one"]), _hours(match["two"]), by=False))
    for match in _OVERNIGHT.finditer(lower, start, end):
        yield Span(match.start(), match.end(), _NIGHT)
    begins = [(m.start(), m.end(), (5.0, 9.0)) for m in _WAKES_WITH.finditer(lower, start, end)]
    begins += [(m.start(), m.end(), _hours(m["time"])) for m in _START.finditer(lower, start, end)]
    if not begins:
        return
    begins.sort()
    for match in _END.finditer(lower, begins[0][1] - 1, end):
        opened = [b for b in begins if b[1] <= match.start() + 1 and match.start() - b[1] < _REACH]
        if not opened or _otherwise(lower, max(start, opened[-1][0] - 30), opened[-1][1], match.start()):
            continue
        if _DENIED.search(lower, max(start, opened[-1][0] - 30), opened[-1][0]):
            continue
        does = match[0].startswith(_PERSON_DOES) and not match[0].startswith(("goes to bed", "goes to sleep"))
        if does and lower.endswith(_PERSONS, start, match.start()):
            continue  # "she leaves after dinner"
        until = (20.0, 25.0) if match["bed"] else _hours(match["time"])
        yield Span(
            opened[-1][0],
            match.end(),
            _between(opened[-1][2], until, by=bool(match["by"]) and not _is_hour(match["time"] or "")),
        )
        return


def _is_hour(words: str) -> bool:
    return _BY_CLOCK.match(words) is not None or (words[:1].isdigit() and clock_hours(words) is not None)


def _otherwise(lower: str, first: int, begun: int, last: int) -> bool:
    """Whether a day is spent otherwise; "comes on mid-morning at work" only tells where."""
    found = _OTHERWISE.search(lower, first, last)
    return found is not None and not (found.start() > begun and lower.endswith(_AT_PLACE, first, found.start()))


def _hours(words: str) -> tuple[float, float]:
    if told := _BY_CLOCK.match(words):
        hour = (_NAMED.get(told["hour"]) or int(told["hour"])) % 12 + (0 if told["part"].endswith("morning") else 12)
        return hour - 0.5, hour + 0.5
    if words[0].isdigit() and (told_hour := clock_hours(words)) is not None:  # noon is as wide as lunch
        return told_hour - 0.5, told_hour + 0.5
    return next(hours for pattern, hours in _HOURS_OF if pattern.match(words))


def _between(first: tuple[float, float], last: tuple[float, float], *, by: bool) -> Interval:
    """The hours from one time to another; what is gone "by" a part of the day may have gone long before, by an hour told it went about then."""
    if last[1] <= first[0]:
        last = last[0] + 24, last[1] + 24
    return Interval(0.0 if by else max(0.0, last[0] - first[1]), min(48.0, last[1] - first[0]))


def _by_clock(lower: str, start: int, end: int) -> Iterator[Span]:
    for match in _CLOCKS.finditer(lower, start, end):
        first, second = _of_day(match["one"]), _of_day(match["two"])
        if first is None or second is None or not _is_clock(match):
            continue
        if _OTHERWISE.search(lower, max(start, match.start() - 40), min(end, match.end() + 24)):
            continue
        hours = (second - first) % 24
        if hours:
            yield Span(match.start("one"), match.end("two"), Interval(hours, hours))


#: "12/1 0800-1600": times behind a day of a diary are no years.
_ON_DAY = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?:/\d\d)?:? $")


def clock_hours(text: str) -> float | None:
    """The hour of the day that a text is, where it is nothing but a time on the clock."""
    return _of_day(text) if _WHOLE_CLOCK.fullmatch(text) else None


def _is_clock(match: re.Match[str]) -> bool:
    """Whether two figures are times: "2019-2024" are years unless words say otherwise."""
    told = bool(match["begun"] and match["ended"]) or any(mark in match[0] for mark in (":", "m", "h", "a", "p"))
    return told or bool(match["begun"] or match["ended"] or _ON_DAY.search(match.string, 0, match.start()))


def _of_day(clock: str) -> float | None:
    """The hour of the day that a time on the clock is."""
    if clock in ("noon", "midnight"):
        return 12.0 if clock == "noon" else 24.0
    digits = re.match(r"[\d:]+", clock)
    plain = digits[0].replace(":", "") if digits else ""
    half = re.search(r"([ap])(?:\.?m|$)", clock)
    hour, minute = (int(plain[:-2]), int(plain[-2:])) if len(plain) > 2 else (int(plain), 0)
    if half and hour > 12:
        return None
    if half:
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    return hour + minute / 60
