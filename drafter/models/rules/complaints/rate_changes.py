"""Days since when headaches come at their rate, told otherwise than as its beginning.

An earlier count as high as the present one ("in March she had 18 a month, now 20"), an event that they follow ("MVA 12/02. Headache
every day since."), the end of a lower rate ("four a month until January"), the months that a diary lists.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.evidence.headaches.attacks import Attacks, attacks
from drafter.evidence.headaches.month_runs import months_named
from drafter.evidence.timing.rate_words import heads_log
from drafter.evidence.timing.timing import Timing, timings
from drafter.evidence.words.months import MONTH_WORD, NUMERIC_MONTH
from drafter.evidence.words.quantities import Interval
from drafter.models.rules.complaints.listed_figures import columns_listed, figures_listed, length_listed
from drafter.models.rules.complaints.rate_times import MONTH

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_REACH = 3  # sentences around one in which the counts are that it is compared with
_MONTHS_TOLD = 4  # months that a diary has to list to tell of three whole ones
_DOUBLE = 2
_ALIKE = 2 / 3  # of the most, what the least is at least where counts are about alike
#: What an earlier count is told by: "visit 3/4", "last seen 03/2025 with", "in March she reported".
_ON_DAY = re.compile(
    r"(?:(?:^|[;:,.(] ?|\band )(?:(?:back |already )?(?:in|on|as of|at)|(?:last |first |when |initial(?:ly)? |prior |previous )*(?:visit|seen|evaluated|presented|note|consult\w*|intake|here)(?: (?:here|in clinic|for [^.;:]{3,40}?|by \w+))?(?: (?:of|on|in|back in|dated))?)?|\b(?:seen|presented|evaluated|visit|reported|already|first seen)\b[^.;]{0,40} (?:in|on|of)) ?$"
)
_NOT_THEN = re.compile(
    r"\b(?:until|prior to|(?<!the month )(?<!the weeks )(?<!30 days )(?<!4 weeks )before|botox|toxin|onabot\w*|injections?|down from|fell|dropped|tablets?|triptans?|pills?)\b"
)
_STILL = re.compile(
    r"\b(?:still|remains?|continues?|unchanged|the same|no different|as (?:now|today)|and (?:is|are) (?:now|today))\b"
)
_EARLIER = 21  # days before the note, at least, for an earlier count
_BESIDE = 44  # characters between a day and the count that was made on it
#: "Episodic until 2023", "prior to this January she had five a month": the rate of now began then.
_AGO = re.compile(r"(?: or so| or more)? (?:ago|back|earlier)\b")
_UNTIL = re.compile(
    r"\b(?:(?:un)?till?|up (?:to|until)|prior to|before)(?: (?:about|around|this|last|the|early|late|mid|spring|summer|fall|winter|of|in))* ?$"
)
_SELDOM = re.compile(
    r"\b(?:episodic|occasional(?:ly)?|infrequent(?:ly)?|sporadic|rare(?:ly)?|seldom|now and then|once in a while|a few|far fewer|much less often|less often|less frequent)\b"
)
#: "The frequency rose to 20 days a month in January": what stands right before the count of now, and between it and its day.
_ROSE_TO = re.compile(
    r"\b(?:rose|risen|rising|climb(?:ed|ing)|increas(?:ed|ing)|went(?: up)?|gone(?: up)?|going up|jumped|escalat(?:ed|ing)|crept(?: up)?|grew|grown|worsened|built(?: up)?|build(?:ing)? up|ramped(?: up)?|(?:stepped|bumped|ticked|inched)(?: up)?|(?:step|jump|rise|climb|increase|change)(?: up)?|shot up|progressed|picked up|moved up|got up|accelerated|changed|came|surged|spiked|doubled|tripled|turned|developed|evolved|morphed|grown|transformed|became|become)(?: (?:from (?:[^.;]{1,40}?) )?(?:in frequency )?(?:in)?to|,? reaching|(?: (?:in)?to)?(?= what (?:she|he|it|they|i|we|there) ))(?: what (?:she|he|it|they|i|we|there) (?:has|have|is|are|gets?|suffers?|sees?)(?: (?:had|been|got|with|from))*(?: (?:now|today|at present|currently|these days))?[,:;]?(?: (?:namely|which is|that is))?)?(?: (?:the |a )?(?:(?:present|current|about|around|some|at least|an average of|nearly|roughly|approximately|over|more than|level of|rate of|frequency of) ?)*)?$"
)
_DATED = re.compile(
    r"[ ,(]*(?:(?:or more|of them|headache|headaches|days|in|about|around|approximately|roughly|as of|by|at|since|starting|beginning|over|some|almost|nearly|more than|early|late|mid|the|this|last|past|back|sometime|during|on|from|came|happened|occurred|took place|was|dates (?:from|to)|after (?:the|her|his) \w+)[ -]?)*"
)
#: Between a time and what rose then; an aside may tell what else happened ("six weeks ago, when she began on nights, that they rose to").
_ROSE_SINCE = re.compile(
    r"[ ,]*(?:ago,? ?)?(?:(?:,|\(|-) ?(?:just |right )?(?:when|after|with|while|following|upon|around the time of) [^,.;()\d]{2,60}(?:,|\)|-) )?(?:(?:when|as|that|ago|or so|or more|the|her|his|their|headaches?|migraines?|ha|attacks?|frequency|rate|number|count|of|they|it|this|days?|these|has|have|had|gradually|suddenly|slowly|and) ?)*"
)
_ROSE_REACH = 90  # characters
#: "MVA 12/02/2024. Headache every day since."
_EVER_SINCE = re.compile(
    r"\b(?:ever )?since(?: then| that (?:day|time|date)| (?:the|her|his|that) (?:crash|accident|fall|injury|mva|collision|event|surgery|illness|infection|concussion|delivery|birth|move|flu|virus|covid))?[\"']*[.,;]?$"
    r"|\bfrom (?:then|that (?:very )?(?:day|date|time|moment|hour))(?: (?:on|onwards?|forward|(?:un)?til(?:l)? (?:now|today|this visit)|to (?:now|this day|today|the present)))\b"
)
#: "Until six months ago two migraines a month. Since then headache every day."
_SINCE_THEN = re.compile(
    r"\W*(?:(?:and|but|then|it was) )?(?:(?:ever )?since(?: then| that (?:day|time|point|month))?,? (?!(?:the|her|his|an?|last|early|late|mid|starting|she|he|age|childhood|\d)\b)|(?:from|after) (?:then|there|that(?: (?:point|day|time|month|week))?)(?: on| onwards?| forward)?\b|thereafter\b|after which\b)"
)
#: "Headache each day from then until now", "daily from that day on": wherever it stands in a sentence.
_FROM_THEN = re.compile(
    r"\b(?:from|since|after) (?:then|there|that (?:day|date|time|point|moment|week|month|visit))(?: (?:on|onwards?|forward|until (?:now|today|the present)|(?:right )?(?:up )?to (?:now|today|date|the present|this day|present)))\b|\bfrom that (?:very )?(?:day|date|moment|hour),? (?=(?:they|it|these|she|he|the headaches?)\b)|\b(?:ever|constantly|continuously) since then\b"
)
_HAPPENED = frozenset({"", "event", "condition", "symptom", "diagnosis"})


def months_listed(reading: Reading, sentence: Sentence) -> list[Timing]:
    """The first of four months or more whose counts a diary lists, where they are about alike: since then the rate has been so."""
    for count in attacks(reading, sentence):
        inside = [t for t in timings(reading, sentence) if count.start <= t.start and t.end <= count.end]
        months = [(t.days.first, t) for t in inside if t.days is not None]
        if (rose := _rose_along(reading.lower, count, inside)) is not None:
            return [rose]
        told = max(len(months), months_named(reading.lower[count.start : count.end]) if months else 0)
        if told >= _MONTHS_TOLD and count.value.low >= count.value.high * _ALIKE:
            return [min(months, key=lambda told: told[0])[1]]
    if (listed := length_listed(reading, sentence) or figures_listed(reading, sentence)) is not None:
        return [listed]
    if (listed := columns_listed(reading, sentence)) is not None:
        return [listed]
    return _rows_listed(reading, sentence)


_FIGURE = re.compile(r"(?: ?(?:[:=-]|was|had|to|-) ?| )(\d{1,2})(?!\d|/)")
_OWN_FIGURE = re.compile(r"[a-z]+\.? (\d{1,2})")


def _rose_along(lower: str, count: Attacks, months: list[Timing]) -> Timing | None:
    """The month in which the counts listed in a line rose: each stands behind its month, and may be read as a day of it ("Oct 20")."""
    figures = [_OWN_FIGURE.fullmatch(lower, t.start, t.end) or _FIGURE.match(lower, t.end, count.end) for t in months]
    if len(months) < _MONTHS_TOLD or not all(figures):
        return None
    days = [float(figure[1]) for figure in figures if figure is not None]
    return _rose_in([(t, replace(count, value=Interval(day, day))) for t, day in zip(months, days, strict=True)])


_OPENS = re.compile(rf"[|\s*•-]*(?:{MONTH_WORD}|{NUMERIC_MONTH})")


def _rows_listed(reading: Reading, sentence: Sentence) -> list[Timing]:
    """The month of the first of some rows, of which a sentence is the last, where their counts are about alike."""
    lower, below = reading.lower, reading.sentences[sentence.index + 1 : sentence.index + 2]
    if not _OPENS.match(lower, sentence.start) or (below and _OPENS.match(lower, below[0].start)):
        return []
    months: list[Timing] = []
    rows: list[Attacks] = []
    for each in reversed(reading.sentences[: sentence.index + 1]):
        counted = [c for c in attacks(reading, each) if c.what == "headache"] if _OPENS.match(lower, each.start) else []
        if len(counted) != 1:
            break
        rows += counted
        months += [t for t in timings(reading, each) if _is_day(t)]
    if len(rows) == len(months) and (rose := _rose_in(list(zip(reversed(months), reversed(rows), strict=True)))):
        return [rose]
    least, most = min((c.value.low for c in rows), default=0), max((c.value.high for c in rows), default=0)
    alike = len(rows) >= _MONTHS_TOLD and least >= most * _ALIKE
    dated = [(t.days.first, t) for t in months if t.days is not None] if alike else []
    return [min(dated, key=lambda told: told[0])[1]] if dated else []


def _rose_in(rows: list[tuple[Timing, Attacks]]) -> Timing | None:
    """The month in which the counts of a diary rose to those of now ("July 4, Aug 5, Sept 5, Oct 18"): at least double, and never before."""
    days = [time.days.first for time, _ in rows if time.days is not None]
    if len(days) != len(rows) or days != sorted(days):
        return None
    for index in range(1, len(rows)):
        before = max(count.value.high for _, count in rows[:index])
        since = [count.value for _, count in rows[index:]]
        if min(value.low for value in since) >= max(before * _DOUBLE, max(value.high for value in since) * _ALIKE):
            return rows[index][0]
    return None


def changes(reading: Reading, sentence: Sentence, times: list[Timing], now: Attacks) -> list[Timing]:
    """The day that a sentence, or the one before it, gives the rate of now."""
    rose = [t for t in times if _is_day(t) and _rose_after(reading, sentence, t, now)]
    if rose:
        return rose[-1:]
    if risen := _risen_to(reading, sentence, times):
        return risen
    if held := _from_then(reading, sentence, times):
        return held
    if any(t.length is None or t.length.in_days().high > MONTH for t in times):
        return [t for t in times if _is_day(t) and _counted_then(reading, sentence, t)][:1]
    return _since_event(reading, sentence)


def _risen_to(reading: Reading, sentence: Sentence, times: list[Timing]) -> list[Timing]:
    """The time at which the rate rose to a count of the sentence ("rose to 20 days a month in January", "a year ago it went up to 20")."""
    lower = reading.lower
    for count in attacks(reading, sentence):
        bound = len("up to ") if lower.startswith("up to ", count.start) else 0  # "went up to 20 days a month"
        rose = _ROSE_TO.search(lower, max(sentence.start, count.start - _ROSE_REACH), count.start + bound)
        if rose is None or count.what != "headache":
            continue
        for time in times:
            if time.problem or time.role == "aside" or (time.length is None and time.days is None):
                continue
            if (
                time.length is not None
                and not _AGO.match(lower, time.end)
                and "ago" not in lower[time.start : time.end]
            ):
                continue
            if time.start >= count.end and _DATED.fullmatch(lower, count.end, time.start):
                return [time]
            if time.end <= rose.start() and _ROSE_SINCE.fullmatch(lower, time.end, rose.start()):
                return [time]
    return []


def _is_day(time: Timing) -> bool:
    return time.length is None and time.days is not None and not time.problem


def _from_then(reading: Reading, sentence: Sentence, times: list[Timing]) -> list[Timing]:
    """The one day of a sentence from which headaches are said to have come at their rate ("Covid a year ago; daily from then on")."""
    counts = attacks(reading, sentence)
    times = [t for t in times if not any(c.start < t.end and t.start < c.end for c in counts)]  # "19 to 22 days"
    if len(times) != 1 or times[0].kind not in _HAPPENED:
        return []
    if not _is_day(times[0]) and (times[0].problem or not _AGO.match(reading.lower, times[0].end)):
        return []
    behind = times[0].end, sentence.end
    since = _FROM_THEN.search(reading.lower, *behind) or _EVER_SINCE.search(reading.lower, *behind)
    counted = since and any(c.start > times[0].start for c in counts)
    return times if counted else []


def _since_event(reading: Reading, sentence: Sentence) -> list[Timing]:
    """The day of what was told just before, which headaches have come at their rate ever since."""
    earlier = reading.sentences[sentence.index - 1] if sentence.index else None
    lower = reading.lower
    since = (
        _SINCE_THEN.match(lower, sentence.start)
        or _EVER_SINCE.search(lower, sentence.start, sentence.end)
        or _FROM_THEN.search(lower, sentence.start, sentence.end)
    )
    if (
        earlier is None
        or not since
        or earlier.section.index != sentence.section.index
        or not attacks(reading, sentence)
    ):
        return []
    told = [t for t in timings(reading, earlier) if t.days is not None and not t.problem]
    happened = [t for t in told if t.role in ("at", "begin", "end") and t.kind in _HAPPENED]
    return happened if len(happened) == len(told) == 1 else []


def _counted_then(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a day is that of an earlier count about as high as a later one ("in March she had 18 a month, now 20")."""
    lower = reading.lower
    headed = heads_log(lower, sentence, time.start, time.end)
    if headed and _logged_before(reading, sentence):
        return False
    if not headed and not _ON_DAY.search(lower, sentence.start, time.start):
        return False
    if _NOT_THEN.search(lower, sentence.start, sentence.end):
        return False
    then, day = _count_of_day(reading, sentence, time), reading.anchor if headed else reading.day(sentence)
    if then is None or (day is not None and time.days is not None and (day - time.days.last).days < _EARLIER):
        return False
    if _STILL.search(lower, max(then.end, time.end), sentence.end):
        return True
    near = reading.sentences[max(0, sentence.index - _REACH) : sentence.index + _REACH + 1]
    others = [c for each in near for c in attacks(reading, each) if c.start != then.start and c.what == "headache"]
    rates = [c.value.low for c in (then, *others)]
    return bool(others) and min(rates) >= _ALIKE * max(rates)


def _logged_before(reading: Reading, sentence: Sentence) -> bool:
    """Whether a line just above also opens with a day and counts: that one is the earlier."""
    return any(
        any(_is_day(t) and heads_log(reading.lower, each, t.start, t.end) for t in timings(reading, each))
        and any(c.what == "headache" for c in attacks(reading, each))
        for each in reading.sentences[max(0, sentence.index - _REACH) : sentence.index]
    )


def _count_of_day(reading: Reading, sentence: Sentence, time: Timing) -> Attacks | None:
    """The count of headache days that stands beside a day."""

    def apart(count: Attacks) -> int:
        return min(abs(count.start - time.end), abs(time.start - count.end))

    counts = [c for c in attacks(reading, sentence) if c.what == "headache" and apart(c) < _BESIDE]
    return min(counts, key=apart, default=None)


def _rose_after(reading: Reading, sentence: Sentence, time: Timing, now: Attacks) -> bool:
    """Whether a date is the one until which headaches came less often than the count of now ("four a month until January")."""
    lower = reading.lower
    if not _UNTIL.search(lower, sentence.start, time.start):
        return False
    if any(owner.kind in ("treatment", "procedure", "programme") for owner in time.owners):
        return False
    near = reading.sentences[max(0, sentence.index - _REACH) : sentence.index + 2]
    most = max([now.value.low, *(c.value.low for each in near for c in attacks(reading, each))])
    # "Daily until January, now 3 a month": fewer came before the day, or nothing rose on it.
    fewer = [c for c in attacks(reading, sentence) if c.value.high < most and c.end <= time.start]
    return bool(fewer) or bool(_SELDOM.search(lower, sentence.start, sentence.end))
