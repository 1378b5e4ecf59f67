"""For how many hours a day a headache lasts, untreated where the record tells both."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.evidence.headaches.attack_meant import LABEL, MEANT, NOT_HOURS, is_of_headache
from drafter.evidence.headaches.attack_owners import (
    asks_how_long,
    goes_on_about_head,
    of_another_complaint,
    of_textbook,
)
from drafter.evidence.headaches.attack_treated import UNTREATED, treated, untreated_near
from drafter.evidence.headaches.bare_hours import bare_hours
from drafter.evidence.headaches.bare_owners import stands_for_headache
from drafter.evidence.headaches.day_spans import may_span, spans
from drafter.evidence.headaches.hour_answers import hours_answered
from drafter.evidence.headaches.hour_extremes import of_extremes
from drafter.evidence.headaches.hour_figures import (
    HOURS,
    IN_HOURS,
    IN_MINUTES,
    IN_SECONDS,
    OUTLASTS,
    OVER_WITHIN,
    SHORTENED,
    bounded_hours,
    hours_of,
)
from drafter.evidence.headaches.hour_lists import hours_by_month
from drafter.evidence.headaches.hour_tables import (
    DIARY_ROW,
    ROWS,
    is_row,
    listed_hours,
    of_another_diary,
    table_hours,
)
from drafter.evidence.words.months import MONTH_WORD
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_WHOLE_DAY, _HALF, _DAY_OR_MORE = Interval(12.0, 24.0), Interval(6.0, 12.0), Interval(24.0, 24.0)
_ALL_DAY = re.compile(
    r"\b(?:all[ -]day(?: long|-long)?|day-?long|the (?:whole|entire|full) (?:(?:work|working|school)[ -]?)?day|the whole of (?:the|a|her|his) day|(?:not|\w*n't|never) (?:\w+ )?(?:quit|stop|let (?:up|go)|ease|clear|lift|break|leave|end|resolve|go away|go|subside|fade|abate|give up|settle|relent|improve|get better|die down|pass)s?(?: \w+)? (?:until|till|before) (?:the )?(?:next|following) (?:day|morning|afternoon)|round the clock|around the clock|24/7|(?:lasts?|lasting|stays?|persists?|goes on|go on|runs?|running|carr(?:y|ies)|spills?|continues?|hangs? on|drags?(?: on)?|lingers?|rolls?|stretch(?:es)?|extends?) (?:over )?(?:on )?(?:until|till|through|into|to|over) (?:the )?(?:evening|night|bedtime|afternoon|(?:next|following) (?:day|morning)|second day|day after)|from (?:morning|breakfast|waking|the (?:time|moment) (?:she|he|they) wakes?(?: up)?|when \w+ wakes|the moment \w+ (?:wakes|gets up)|the (?:time|moment) (?:she|he|they) gets? up)[^.;]{0,30}(?:until|till|to) (?:night|bed(?:time)?|evening|sleep|(?:she|he|they) (?:goes|go) to (?:bed|sleep)|(?:she|he|they) (?:falls? asleep|sleeps?|goes? to bed))|(?:most|rest|remainder|balance|whole|all|bulk) of (?:the|her|his|their|every|that) (?:waking )?day|(?:through(?:out)?|all through) the (?:whole |entire )?day|(?:her|his|their|my) (?:whole|entire) (?:waking )?day|most of a day|(?:out of (?:action|commission)|laid (?:up|low|out)|knocked out|done|finished|down|out|(?:in|to) bed|bed-?bound|lost|gone|incapacitated|useless|no use|written off) for the (?:(?:whole|entire|rest of the|remainder of the) )?day|never (?:drops?|goes|falls|gets|is)(?: down)? (?:to|below|under) (?:a )?(?:0|zero|1|2|3|one|two|three)|(?:all|the whole|the entire|most of the) (?:afternoon|morning)s?(?: and (?:all |the )?(?:whole |entire )?(?:afternoon|evening)s?)|the (?:whole |rest of the )?day is (?:gone|lost|shot|ruined|over|wasted)|unremitting|unrelenting|non-?stop|(?:without|no) (?:a )?(?:break|let-?up|interruption)|never (?:(?:fully|quite|really|completely|entirely|truly|once) )+(?:goes away|lets up|leaves|clears|gone|resolves|lifts|stops)|(?:lasts?|lasting|goes? on|going on|persists?|stays?|runs?|takes?|(?:is|are) there|(?:hold|keep|grip|plague|trouble|occup|lay|put|floor|disable|incapacitate|flatten|pin|confine)(?:s|y|ies)? (?:her|him|them|me)(?: (?:down|up|low|out|flat|back|in its grip|in bed|to (?:her|his) bed|captive))?) (?:for )?(?:about |around |roughly |at least |over |more than |usually |typically |often |generally )*(?:an?|one|the) (?:full |whole |entire |solid |good )?day(?! (?:or less|a (?:week|month)|per|off|at|before|after|in))|(?:(?:lasts?|lasting|goes|go|going) (?:on )?for|lasts?|lasting) (?:days|(?:a )?day and (?:a|one)[- ]half)\b|for a day and a half|(?<=for )(?:a|one) (?:whole |full )?(?:night and (?:a |the )?(?:whole |next )?day|day and (?:a |the )?(?:whole |next )?night)|(?:better|greater|best|larger|major) part of (?:a|the|her|his|each|every) (?:waking |whole |working )?day|constant(?:ly)?|continuous(?:ly)?|never (?:goes away|lets up|leaves)|(?:until|till) (?:he|she|they) (?:sleeps?|falls? asleep|goes? to (?:bed|sleep))|(?:all|most) (?:of )?(?:her |his |the |their )?waking hours|(?:wip|tak|cost|los|consum|steal|rob|writ|kill|eat|swallow|knock|claim|ruin|spoil)\w*(?: (?:out|off|up|her|him|me|them|of|away))* (?:an?|the) (?:whole|entire|full) (?:waking )?day(?! (?:off|of|at|to|in)\b)|(?:lasts?|stays?|persists?|continues?|with (?:her|him|me)|goes on|go on|there|carr(?:y|ies) on|hangs? on) (?:all )?through(?:out)? (?:the|her|his|my|an?|every|each) (?:whole |entire |full |rest of the )?(?:work(?:ing)?|school)[ -]?day|lasts? (?:out )?the day\b|day in bed|every waking hour|days at a time|still (?:there|with (?:her|him|them)|present) (?:at|when (?:she|he|they) (?:goes?|gets?) to) (?:midnight|bed(?:time)?|night|the end of the day)|(?:one|two|three|1|2|3)(?: ?(?:-|to|or) ?(?:two|three|2|3))? days(?= (?:each|if|when|without|untreated|at a)))\b"
)
#: What every one of these has a part of.
_DAY_WORDS = (
    "day",
    "clock",
    "24/7",
    "last",
    "stay",
    "persist",
    "from ",
    "constant",
    "continuous",
    "never ",
    "until",
    "till ",
    "waking",
    "still ",
    "through",
    "run",
    "carr",
    "spill",
    "continue",
    "hang",
    "drag",
    "linger",
    "remitting",
    "relenting",
    "nonstop",
    "non-stop",
    "break",
    "let-up",
    "letup",
    "interruption",
)
_DAY_IN_WORDS = Telling(*_DAY_WORDS)
#: What every length of an attack has one of: a unit in full or behind a figure, or a time of the day in words.
_OF_FIGURES = Telling(
    "hour", "hr", "min", "seconds", "(h", " h ", " h,", " h.", " h;", " h)", " h/", "+h", *(f"{digit}{space}h" for space in ("", " ") for digit in range(10))
)  # fmt: skip
_TELLING = Telling.either((_OF_FIGURES, Telling(*_DAY_WORDS)))
_OF_FIELD = Telling("hour", "hr", "(h", "min", " h ", "seconds")
_HALF_DAY = re.compile(r"\bhalf (?:a|the|of the) day\b")
#: "Goes on for two to three days", "attacks of two days": whole days each.
_DAYS_EACH = re.compile(
    rf"(?:\b(?<!the )(?:(?:lasts|last(?! (?:7|14|21|28|30|31|60|90|thirty|ninety) )|lasting|runs?|running|goes on|go on|going on|persists?|stays?|hangs? on)(?: (?:for|on|about|around|roughly|some|at least|more than|over|anywhere|from|between|usually|often|generally|typically))*|(?:attacks?|headaches?|migraines?|episodes?|bouts?|ones?) of(?: (?:about|around|roughly|some|at least))*) {NUMBER}(?: ?(?:-|to|or|and) ?{NUMBER})? (?:full |whole )?days\b|\b(?:{NUMBER}|two|three) ?-day (?:headaches?|migraines?|attacks?|episodes?|ones)\b)(?! ?/| (?:a|per|every|each (?:week|month)|in|out|of|ago|later|last|this)\b)"
)
#: "Less than all day", "they never last all day".
_NOT_SO_LONG = re.compile(
    r"(?:\b(?:less|shorter|briefer|fewer) than|\bunder|\b(?:headache|pain|migraine|symptom|ha)[- ]free(?: (?:for|the rest of))*|(?:\b(?:never|not|rarely|seldom|hardly ever)|n't)(?: (?:usually|often|generally|typically|always|quite|really|ever|last|lasts|lasting|stay|stays|persist|go on|going on|continue|run))*(?: (?:for|into|through))?)(?: (?:about|around|almost))? $"
)
#: "Length of attack: 1-2 days".
_OF_ATTACK = re.compile(
    r"\b(?:length|duration) of (?:an |each |a typical |the )?(?:attack|headache|migraine|ha\b|episode)|\b(?:attack|headache|migraine|ha) (?:length|duration)"
)
_DAYS_STATED = re.compile(rf": ?(?:about |around |up to )?(?P<days>{NUMBER}(?: ?(?:-|to|or) ?{NUMBER})? days?)\b")
#: A form's field that names the unit itself: "Hours per headache: 6-8", "mean headache hours per headache day 9.4".
_FIELD = re.compile(
    rf"(?:\b(?:avg|average|mean|typical|usual|median)\.? (?:hours?|hrs?)(?: ?/ ?(?:day|d|attack|ha|headache)| (?:per|a|each) (?:day|attack|headache))?(?= ?\d)|(?:\bhours?|\bhrs?|\(h(?:rs?)?\))[^:=|.;?]{{0,40}}[:=|?]|\b(?:headache|ha|migraine|pain)[- ](?:hours?|hrs?)(?:(?: (?:per|a|each|on|in)| ?/) ?(?:an? )?(?:headache|ha|migraine|attack|typical|average|such)?[- ]?(?:headache |ha )?(?:day|attack|episode)?)?(?: (?:is|was|averages?|averaged|of|about|mean|at))*) ?(?:(?:avg|average|mean|median|usually|typically)\.? )?(?P<pre>[<>~≥≤] ?)?(?P<one>{NUMBER})(?P<plus>\+)?(?: ?(?:-|to) ?(?P<two>{NUMBER}))?(?! ?(?:h|min|d)\b|\w| (?:of |at |on )?(?:sle|work|screen|driv|relief|off\b))"
)
#: "7 hours and 40 minutes": the minutes are no other length.
_MINUTES_OF = re.compile(r"\d ?(?:hours?|hrs?|h),? (?:and )?$")
_HEADING = re.compile(r"head|migrain|\bha\b")
_PRONOUN = re.compile(
    r"\b(?:lasts? |with (?:it|them)\b|onset\b|duration\b|the (?:head )?pain \w+s\b|(?:it|they|(?:each|every) one)(?: is| are|'s| will| can| would)? (?:lasts?|builds?|hits?|arrives?|sets in|from|there|with|goes|go|stays?|run|runs|starts?|begins?|comes?)\b)"
)


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours a day at a place in a view."""

    start: int
    end: int
    value: Interval
    untreated: bool


def attack_hours(reading: Reading, sentence: Sentence) -> list[Hours]:
    """How many hours a day a sentence gives the headache; read once."""
    return reading.once("attack hours", sentence, _read)


def _read(reading: Reading, sentence: Sentence) -> list[Hours]:
    lower = reading.lower
    start, end = sentence.start, sentence.end
    if (answer := hours_answered(reading, sentence)) is not None:
        return [Hours(*answer)]
    if not (_TELLING.within(lower, start, end) or is_row(lower, start, end) or may_span(lower, start, end)):
        return _alone(reading, sentence)
    if not _near_headache(reading, sentence):
        return []
    found: list[Hours] = []
    said = (*_figures(reading, sentence), *_fields(reading, sentence), *_alone(reading, sentence))
    timed, worded = list(_by_times(reading, sentence)), list(_in_words(reading, sentence))
    for each in (*said, *timed, *worded):
        if each not in timed and _of_nothing_named(reading, sentence, each.start):
            continue
        apart = of_another_complaint(reading, sentence, each.start, each.end)
        if not apart and not any(h.start < each.end and each.start < h.end for h in found):
            found.append(each)
    return found


def _of_nothing_named(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether hours stand where neither a headache nor a word for one is, and something else is told ("screens 6 hours a day")."""
    lower, start = reading.lower, sentence.start
    headed = f"{sentence.label} {sentence.section.title}"
    if reading.of(sentence, "pattern") or _HEADING.search(headed) or LABEL.search(headed):
        return False
    if MEANT.search(lower, start, at) or LABEL.search(lower, start, at) or UNTREATED.search(lower, start, sentence.end):
        return False
    return not stands_for_headache(lower, start, at)


_MONTH_ROW = re.compile(rf"[-*• ]*{MONTH_WORD}[ :|=–-]+\d")
_YEAR_OF_ROWS = 13


def _near_headache(reading: Reading, sentence: Sentence) -> bool:
    """Whether a headache is named in a sentence, before it, or after one that means it by a pronoun."""
    if _HEADING.search(f"{sentence.label} {sentence.section.title}"):
        return True
    index = sentence.index
    back = ROWS if is_row(reading.lower, sentence.start, sentence.end) else 3
    if reading.question(sentence) is not None or (index and reading.question(reading.sentences[index - 1]) is not None):
        back += 2  # a question and its answer are sentences of their own
    first = index
    while (
        first and index - first < _YEAR_OF_ROWS and _MONTH_ROW.match(reading.lower, reading.sentences[first - 1].start)
    ):
        first -= 1  # the months of a diary part no line below them from its heading
    if any(reading.of(each, "pattern") for each in reading.sentences[max(0, first - back) : index + 1]):
        return True
    if not _PRONOUN.search(reading.lower, sentence.start, sentence.end):
        return False
    return any(reading.of(each, "pattern") for each in reading.sentences[index + 1 : index + 3])


def _figures(reading: Reading, sentence: Sentence) -> Iterator[Hours]:
    lower = reading.lower
    if not _OF_FIGURES.within(lower, sentence.start, sentence.end):
        return
    asked = asks_how_long(reading, sentence)
    for match in HOURS.finditer(lower, sentence.start, sentence.end) if asked is not False else ():
        value = None if _MINUTES_OF.search(lower, sentence.start, match.start()) else hours_of(match)
        if value is not None and not asked and of_textbook(lower, sentence, value):
            value = None
        if value is not None and (asked or is_of_headache(reading, sentence, match)):
            value = of_extremes(lower, sentence, match, value)
            yield Hours(match.start(), match.end(), value, untreated_near(lower, sentence, match.start(), match.end()))


def _alone(reading: Reading, sentence: Sentence) -> list[Hours]:
    return [Hours(*told, untreated=True) for told in bare_hours(reading, sentence)]


def _fields(reading: Reading, sentence: Sentence) -> Iterator[Hours]:
    lower = reading.lower
    if not _OF_FIELD.within(lower, sentence.start, sentence.end):
        return
    for span in hours_by_month(reading, sentence):
        yield Hours(span.start, span.end, span.value, untreated=False)
    for match in _FIELD.finditer(lower, sentence.start, sentence.end):
        first, second = number(match["one"]), number(match["two"] or match["one"])
        if (
            first
            and second
            and match["one"] not in ("a", "an")
            and not NOT_HOURS.search(lower, sentence.start, match.start("one"))
        ):
            value = bounded_hours(first[0], second[1], (match["pre"] or "").strip(), "", plus=bool(match["plus"]))
            yield Hours(match.start(), match.end(), value, untreated=False)
    yield from _reckoned(lower, sentence)


def _reckoned(lower: str, sentence: Sentence) -> Iterator[Hours]:
    """Hours that are told in minutes, by when one is over, by what a medicine cut, by a shift that they outlast."""
    if "seconds" in lower[sentence.start : sentence.end] and not IN_HOURS.search(lower):
        for match in IN_SECONDS.finditer(lower, sentence.start, sentence.end):
            yield Hours(match.start(), match.end(), Interval(0.0, 1 / 60), untreated=False)
    for match in IN_MINUTES.finditer(lower, sentence.start, sentence.end):
        minutes = Interval(float(match["one"]) / 60, float(match["two"] or match["one"]) / 60)
        yield Hours(match.start(), match.end(), minutes, untreated=False)
    for match in OVER_WITHIN.finditer(lower, sentence.start, sentence.end):
        last = number(match["two"] or match["one"])
        told = treated(lower[sentence.start : match.start()].rsplit(";", 1)[-1])
        if last and not told and UNTREATED.search(lower, sentence.start, sentence.end):
            scale = 1 / 60 if match["unit"].startswith("min") else 1.0
            yield Hours(match.start(), match.end(), Interval(0.0, last[1] * scale), untreated=True)
    for match in OUTLASTS.finditer(lower, sentence.start, sentence.end):
        if (first := number(match["one"])) and MEANT.search(lower, sentence.start, match.start()):
            yield Hours(match.start(), match.end(), Interval(first[0], math.inf), untreated=False)
    for match in SHORTENED.finditer(lower, sentence.start, sentence.end):
        if first := number(match["one"]):
            yield Hours(match.start(), match.end(), Interval(*first), untreated=True)


def _in_words(reading: Reading, sentence: Sentence) -> Iterator[Hours]:
    """A time of the day in words ("all day", "half a day")."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    if not _DAY_IN_WORDS.within(lower, start, end):
        return
    for match in _DAYS_EACH.finditer(lower, start, end):
        if not NOT_HOURS.search(lower[max(start, match.start() - 24) : match.start()]):
            yield Hours(
                match.start(), match.end(), _DAY_OR_MORE, untreated_near(lower, sentence, match.start(), match.end())
            )
    if _OF_ATTACK.search(sentence.label):
        for match in _DAYS_STATED.finditer(lower, start, end):
            yield Hours(match.start("days"), match.end(), _DAY_OR_MORE, "untreated" in sentence.label)
    for match in _HALF_DAY.finditer(lower, start, end):
        if is_of_headache(reading, sentence, match):
            yield Hours(match.start(), match.end(), _HALF, untreated=False)
    named = (
        bool(reading.of(sentence, "pattern")) or bool(LABEL.search(sentence.label)) or asks_how_long(reading, sentence)
    )
    for match in _ALL_DAY.finditer(lower, start, end):
        about = named or MEANT.search(lower, start, match.start()) or goes_on_about_head(reading, sentence)
        short = _NOT_SO_LONG.search(lower, start, match.start())
        if about and not short and not NOT_HOURS.search(lower[max(start, match.start() - 24) : match.start()]):
            yield Hours(
                match.start(), match.end(), _WHOLE_DAY, untreated_near(lower, sentence, match.start(), match.end())
            )


def _by_times(reading: Reading, sentence: Sentence) -> Iterator[Hours]:
    """From one time of the day to another."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    for span in (*table_hours(reading, sentence), *listed_hours(reading, sentence)):
        yield Hours(span.start, span.end, span.value, untreated=False)
    for span in spans(lower, start, end):
        if (
            reading.of(sentence, "pattern")
            or (DIARY_ROW.search(lower, start, span.end) and not of_another_diary(reading, sentence))
            or MEANT.search(lower, start, span.end)
            or goes_on_about_head(reading, sentence)
        ):
            yield Hours(span.start, span.end, span.value, untreated_near(lower, sentence, span.start, span.end))
