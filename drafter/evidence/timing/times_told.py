"""The lengths and the days that a sentence states, whatever they time."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from drafter.evidence.calendar.dates import DateMention, dates
from drafter.evidence.calendar.duration_bounds import SHORT
from drafter.evidence.calendar.durations import DurationMention, durations
from drafter.evidence.calendar.lengths import UNITS, Length
from drafter.evidence.headaches.diary_rows import month_row
from drafter.evidence.layout.tables import lengths_under
from drafter.evidence.meaning.therapy_notes import week_of_course
from drafter.evidence.timing.ages import onsets_by_age
from drafter.evidence.words.numbers import NUMBER, ORDINALS, number
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading


def lengths_told(reading: Reading, sentence: Sentence) -> list[DurationMention]:
    """The lengths of time that a sentence states, whatever they time."""
    return reading.in_turn("lengths", sentence, _lengths)


#: What every unit of time has one of, miswritten ones among them ("d", "w", "m" and "y" stand behind a figure).
_UNITS_TOLD = Telling(*"0123456789", "day", "decade", "week", "wk", "weak", "wekk", "weeek", "fortnight", "mo", "mnth", "mth", "year", "yr", "yeer")  # fmt: skip
_SEASON_TOLD = Telling(
    "all summer",
    "all winter",
    "all spring",
    "all fall",
    "all autumn",
    "whole summer",
    "whole winter",
    "entire summer",
    "entire winter",
)
#: "PT all summer": most of a quarter of a year, at the least.
_ALL_SEASON = re.compile(
    r"\b(?:all|the whole|the entire) (?:spring|summer|fall|autumn|winter)(?: long)?\b(?! of (?:19|20)\d\d)"
)


def _seasons_through(lower: str, start: int, end: int) -> list[DurationMention]:
    season = Length(2.0, 3.5, "months")
    return [DurationMention(m.start(), m.end(), season) for m in _ALL_SEASON.finditer(lower, start, end)]


_LIFE_TOLD = Telling(" life", "remember", "recall")
#: "His back has hurt most of his adult life", "for as long as she can remember": years, nobody says how many.
_LIFE = re.compile(
    r"\b(?:most of|all|all of|much of|the better part of|practically all|nearly all) (?:of )?(?:her|his) (?:adult |entire |whole |grown )?life\b|\b(?:for )?(?:as long as|longer than) (?:she|he) can (?:remember|recall)\b"
)


def _life_long(lower: str, start: int, end: int) -> list[DurationMention]:
    years = Length(24.0, math.inf, "months")
    return [DurationMention(m.start(), m.end(), years) for m in _LIFE.finditer(lower, start, end)]


def _lengths(reading: Reading, sentence: Sentence) -> list[DurationMention]:
    lower, start, end = reading.lower, sentence.start, sentence.end
    told = list(durations(lower, start, end)) if _UNITS_TOLD.within(lower, start, end) else []
    if _SEASON_TOLD.within(lower, start, end) and reading.of(sentence, "treatment", "programme"):
        told = sorted([*told, *_seasons_through(lower, start, end)])
    if _LIFE_TOLD.within(lower, start, end):
        told = sorted([*told, *_life_long(lower, start, end)])
    for first, last, count, unit in lengths_under(reading, sentence):
        own = Length(count * 7.0, count * 7.0, "days") if unit == "w" else Length(float(count), float(count), "months")
        told = sorted([*told, DurationMention(first, last, own)])
    if sentence.label and (answer := _answered_in(lower, sentence)):
        told = sorted([*told, answer])
    if sentence.label.endswith("?") and _ASKS_BACK.search(sentence.label):
        told = [t._replace(ago=t.ago or bool(t.length)) for t in told[:1]] + told[1:]
    if _UNITS_TOLD.within(lower, start, end) and reading.of(sentence, "treatment"):
        told = sorted([*told, *_weeks_begun(lower, start, end, told)])
    week = week_of_course(reading)
    if week and start <= week.start < end and not any(week.start < t.end and t.start < week.end for t in told):
        told = sorted([*told, week])
    return told


#: "PT, now in week eight", "is in her ninth week of therapy": the weeks before it have gone by.
_IN_WEEK = re.compile(
    rf"\b(?:now|currently|presently|already|today|is|she's|he's|been) (?:in|into|at|on) (?:(?:her|his|the|their) )?(?:(?:week|wk) (?:#|number )?(?P<at>{NUMBER})|(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)}) (?:week|wk))\b(?! (?:after|post|since|out|of (?!(?:(?:the|her|his|their|our|an?|this) )?(?:[\w-]+ ){{0,2}}(?:pt|ot|p\.t\.|therapy|physio\w*|programs?|programme|treatment|course|care|rehab\w*|exercis\w+|traction|\d))))"
)


def _weeks_begun(lower: str, start: int, end: int, told: list[DurationMention]) -> Iterator[DurationMention]:
    for found in _IN_WEEK.finditer(lower, start, end):
        given = number(found["at"]) if found["at"] else None
        count = given[0] if given else float(ORDINALS.get(found["nth"]) or found["nth"][:-2])
        first = found.start("at" if found["at"] else "nth")
        if not any(first < t.end and t.start < found.end() for t in told):
            yield DurationMention(first, found.end(), Length((count - 1) * 7.0, count * 7.0, "days"))


#: "How many weeks of PT? A: Eight.", "How many months has it been so: 2-4": the question has the unit.
_UNIT_ASKED = re.compile(
    r"\b(?:how many|number of|# of) (?P<unit>weeks|wks|months|mos|years|yrs)\b(?! (?:a|per|each) )[^?]*\??$"
)
_BEHIND_KEY = re.compile(r"[^:]*:")
_FIGURE_ALONE = re.compile(
    rf"\W*(?:a(?:ns(?:wer)?)?[.:)] ?|(?:pt|patient|she|he): ?)?(?P<n>{NUMBER})(?: ?(?:-|to|or) ?(?P<two>{NUMBER}))?(?P<more> ?\+)?(?=\W*$|[.,;]| total| or so)"
)


#: "How many weeks since your last Botox? 20": what is asked for counts back.
_ASKS_BACK = re.compile(
    r"\bhow (?:long|many \w+)(?: has it been| ago was)? ?(?:since|from|(?<=was)) (?:you |she |he )?(?:(?:your|the|her|his) )?(?:very )?(?:last|most recent|previous|prior)\b"
)


def _answered_in(lower: str, sentence: Sentence) -> DurationMention | None:
    """The length that a bare figure is, where the question asked for it in a unit."""
    asked = _UNIT_ASKED.search(sentence.label)
    key = None if sentence.label.endswith("?") else _BEHIND_KEY.match(lower, sentence.start, sentence.end)
    given = _FIGURE_ALONE.match(lower, key.end() if key else sentence.start, sentence.end) if asked else None
    figure = number(given["n"]) if given else None
    last = number(given["two"]) if given and given["two"] else figure
    if asked is None or given is None or figure is None or last is None or last[1] < figure[0]:
        return None
    unit = asked["unit"].removesuffix("s")
    measure, factor = UNITS[SHORT.get(unit, unit)]
    length = Length(figure[0] * factor, math.inf if given["more"] else last[1] * factor, measure)
    end = given.end("two" if given["two"] else "n")
    return DurationMention(given.start("n"), end, length, ago=bool(_ASKS_BACK.search(sentence.label)))


def days_told(reading: Reading, sentence: Sentence) -> list[DateMention]:
    """The dates that a sentence states, and the onsets that it tells by age."""
    return reading.in_turn("days", sentence, _days)


def _days(reading: Reading, sentence: Sentence) -> list[DateMention]:
    if row := month_row(reading, sentence):
        return list(row.months)
    stated = dates(reading.view.text, reading.lower, sentence.start, sentence.end, reading.day(sentence))
    return [*stated, *onsets_by_age(reading, sentence)]
