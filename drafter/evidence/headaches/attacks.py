"""How often something comes: counts of days a month, and of what.

A weekly count is converted with 52/12 weeks a month and stays an interval. A count that names no time
("12 of which are migraine") is counted in the time of the count before it. What a count is of is
said by its own words, else by what follows it, else by what precedes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafter.evidence.headaches.added_counts import added, none_other, total
from drafter.evidence.headaches.bare_counts import Count, as_before, of_before, timeless, whole
from drafter.evidence.headaches.count_periods import over_longer, period_named
from drafter.evidence.headaches.counted_days import (
    denied,
    graded,
    has_features,
    of_a_month,
    of_another,
    of_treatment,
    only_bad,
    spent,
    what_of,
)
from drafter.evidence.headaches.counted_windows import counted_windows
from drafter.evidence.headaches.day_counts import (
    A_MONTH,
    PART,
    PARTS,
    monthly,
    value_of,
)
from drafter.evidence.headaches.day_marks import FEATURES, NEAR
from drafter.evidence.headaches.day_questions import answer_of, asked_of, asks_deeds
from drafter.evidence.headaches.diaries import entries, opens_row
from drafter.evidence.headaches.diary_rows import month_row
from drafter.evidence.headaches.era_keys import keyed_entries
from drafter.evidence.headaches.era_tables import era_entries
from drafter.evidence.headaches.feature_days import FIELDS, entered_pairs
from drafter.evidence.headaches.head_named import about_head
from drafter.evidence.headaches.keyed_days import keyed_days
from drafter.evidence.headaches.kind_tallies import kind_tallies
from drafter.evidence.headaches.listed_days import listed_days, may_list
from drafter.evidence.headaches.marked_months import marked_months
from drafter.evidence.headaches.month_blocks import blocks
from drafter.evidence.headaches.month_repeats import month_repeats
from drafter.evidence.headaches.month_runs import runs
from drafter.evidence.headaches.month_tallies import OF_MONTHS, tallies
from drafter.evidence.headaches.none_of_days import left, none_of_days
from drafter.evidence.headaches.share_counts import FEATURES_ON, SELDOM, shares, shares_ahead
from drafter.evidence.headaches.turned_rates import came_to, follows, may_turn, turned
from drafter.evidence.headaches.week_days import by_words
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention
    from drafter.evidence.words.quantities import Interval

#: A field of what is taken for the attacks.
_OF_DRUGS = re.compile(r"(?:acute|abortive|rescue|prn|triptans?|medications?|meds|rx|analgesics?|treatment)\b")
_TO_NOW = (" since ", " this year", " last year", " in total", " so far this year")
_TELLING = Telling("always", "invariabl", "on 1", "on 8", "on 9", "on ten", "on twel", "third", "quarter", "%", "percent", " is ", "migraine", "both", "should", "corrected", "actually", "in fact", "mhd", "mmd", "half", "all of", "7", "seven", "month", "mo", "mth", "mnth", "week", "wk", "day", "every morning", "every single morning", "30", "28", "31", "daily", "24", "clock", "never ", "always ", "none ", "not one ", "no day", "the time", "year", "cdh", "ndph", "fewer than", "less than", "q day", "qd", "of which", "of these", "of those", "of them", "with", "w/", " are ", "|", " d ", "free of")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attacks:
    """A count of days a month at a place in a view.

    :param what: ``headache`` or ``migraine`` (days with its features).
    :param unit: ``m``, ``w`` or ``q`` (three months): what it was counted in.
    """

    start: int
    end: int
    value: Interval
    what: str
    unit: str


def attacks(reading: Reading, sentence: Sentence) -> list[Attacks]:
    """The counts of days that a sentence makes of headache or migraine, read once."""
    return reading.once("attacks", sentence, _read)


_UNIT_REACH, _FORM_REACH = 4, 8  # sentences


def _read(reading: Reading, sentence: Sentence) -> list[Attacks]:
    lower, start, end = reading.lower, sentence.start, sentence.end
    row = opens_row(lower, start) or may_list(lower, sentence)
    answered = lower[max(0, start - 2) : start] == "? " and answer_of(
        reading, sentence, _unit_before(reading, sentence)
    )
    if answered:
        return [Attacks(*answered)]
    if not row and not _TELLING.within(lower, start, end) and not OF_MONTHS.within(lower, start, end):
        return _with_turned(reading, sentence, [], [])
    marks = reading.of(sentence, "pattern")
    if _OF_DRUGS.match(sentence.label) or (not marks and asks_deeds(sentence.label)):
        return []
    headed = bool(marks) or about_head(reading, sentence)
    if not headed and not row and "|" not in lower[start:end]:
        return _with_turned(reading, sentence, [], [])
    entered = _entered(reading, sentence, headed=headed)
    if not headed:
        return entered
    found: list[Count] = by_words(lower, sentence, marks)
    found += whole(lower, sentence, marks, found)
    found += of_before(lower, sentence, found)
    found += timeless(lower, sentence, found)
    found += as_before(lower, sentence, found)
    found += _parts(reading, sentence, marks, found)
    found += shares(reading, sentence, marks, found, _counted_before(reading, sentence))
    found = [c for c in found if not any(c.match.start() < e.end and e.start < c.match.end() for e in entered)]
    found.sort(key=lambda count: count.match.start())
    edges = [start, *(count.match.end() for count in found)], [*(count.match.start() for count in found[1:]), end]
    counts = list(entered)
    for count, first, last in zip(found, edges[0], edges[1], strict=False):
        what = _what_of(reading, sentence, marks, count, (first, last), found, counts)
        graded_part = what == "headache" and _is_graded_part(reading, sentence, count, counts)
        if what and not graded_part and not of_another(reading, sentence, marks, count.match):
            wholes: list[Count | Attacks] = [*counts, *(other for other in found if _is_whole_of(other, count))]
            value = left(lower, start, count.match, count.value, wholes or _counted_before(reading, sentence))
            if value and count.unit == "m":
                many, may_be_rate = over_longer(lower, count.match.start(), count.match.end(), end)
                value = value._replace(low=value.low / many, high=value.high if may_be_rate else value.high / many)
            counts += [Attacks(count.match.start(), count.match.end(), value, what, count.unit)] if value else []
    counts = _with_turned(reading, sentence, counts, marks)
    counts += _sums(reading, sentence, counts)
    counts += [replace(c, value=part, what="migraine") for c, part in shares_ahead(reading, sentence, counts)]
    return sorted(counts, key=lambda count: count.start)


def _entered(reading: Reading, sentence: Sentence, *, headed: bool) -> list[Attacks]:
    """What a sentence enters in a diary, or tells by its months."""
    found = (
        list(era_entries(reading, sentence))
        or list(keyed_entries(reading, sentence))
        or list(keyed_days(reading, sentence))
        or list(entered_pairs(reading, sentence))
        or list(blocks(reading, sentence))
        or list(listed_days(reading, sentence))
        or list(kind_tallies(reading, sentence))
        or list(marked_months(reading, sentence))
        or list(entries(reading, sentence))
        or list(runs(reading, sentence))
    )
    if not found and (row := month_row(reading, sentence)):
        found = [row.entry]
    if headed and not found:
        found = list(counted_windows(reading, sentence)) or list(tallies(reading, sentence))
    if headed and not any(entry.what == "migraine" for entry in found):
        found += month_repeats(
            reading, sentence, [*found, *(c for c in _counted_before(reading, sentence) if isinstance(c, Attacks))]
        )
    found += none_of_days(reading, sentence, counted=bool(_counted_before(reading, sentence))) if headed else ()
    return [Attacks(e.start, e.end, monthly(e.value, e.unit), e.what, e.unit) for e in found]


def _what_of(
    reading: Reading,
    sentence: Sentence,
    marks: list[Mention],
    count: Count,
    edges: tuple[int, int],
    found: list[Count],
    counts: list[Attacks],
) -> str:
    """What a count is of; "" for days of treatment and of other matters."""
    lower, match = reading.lower, count.match
    what = "" if of_treatment(reading, sentence, marks, match) else what_of(lower, match, marks, *edges)
    if what and not marks:
        what = asked_of(reading, sentence) or what  # "How often is it a migraine? 3-4 days a week"
    if what and counts and came_to(lower, counts[-1].start, counts[-1].end, match.start()):
        what = counts[-1].what  # "migraine days fell from 11 to 4 a month"
    if what == "migraine" and only_bad(reading, marks):
        return ""
    whole = what == "migraine" and any(_is_whole_of(count, other) for other in found)
    return "headache" if whole else what  # "seven of the 20 days each month are migraine"


def _with_turned(reading: Reading, sentence: Sentence, counts: list[Attacks], marks: list[Mention]) -> list[Attacks]:
    """The counts of a sentence and what the rate counted last, here or in the sentence before, has become by a bare figure."""
    if not may_turn(reading.lower, sentence):
        return counts
    earlier = reading.sentences[sentence.index - 1] if sentence.index else sentence
    before = attacks(reading, earlier) if earlier is not sentence and follows(earlier, sentence) else []
    for told in (*turned(reading, sentence, before, sentence.start), *turned(reading, sentence, counts, None)):
        same = [c for c in counts if c.start < told.end and told.start < c.end]
        if not (same and marks):  # else its own words say what it is of
            count = Attacks(told.start, told.end, monthly(told.value, told.unit), told.what, told.unit)
            counts = [*(c for c in counts if c not in same), count]
    return counts


def _sums(reading: Reading, sentence: Sentence, counts: list[Attacks]) -> list[Attacks]:
    """Days of migraine and those of another headache told beside them, together, or of none; none where the whole is told."""
    before = counts
    if not counts and sentence.index:
        earlier = reading.sentences[sentence.index - 1]
        before = attacks(reading, earlier) if earlier.section.index == sentence.section.index else []
    if not before or any(count.what == "headache" for count in before):
        return []
    last = before[-1]
    first = last.end if counts else sentence.start
    for start, end, value in added(reading.lower, first, sentence.end):
        unit = value if last.unit == "m" else monthly(value, last.unit)
        return [Attacks(last.start if counts else start, end, total(last.value, unit), "headache", last.unit)]
    if told := none_other(reading.lower, first, sentence.end):
        return [Attacks(last.start if counts else told[0], told[1], last.value, "headache", last.unit)]
    return []


def _parts(reading: Reading, sentence: Sentence, marks: list[Mention], found: list[Count]) -> Iterator[Count]:
    """Parts of the days that were counted before ("12 of which are migraine")."""
    lower, end = reading.lower, sentence.end
    if not any(mark.id == "migraine" for mark in marks):
        return
    before = _unit_before(reading, sentence)
    found_parts = [m for pattern in (*PARTS, *FIELDS) for m in pattern.finditer(lower, sentence.start, end)]
    for match in found_parts:
        unit = next((count.unit for count in reversed(found) if count.match.end() <= match.start()), before)
        unit = unit or next((c.unit for c in found if match.start() < c.match.start() < match.end()), "")
        unit = unit or ("m" if A_MONTH.match(lower, match.end()) else "")
        value = value_of(match, PART)
        if lower.endswith(("every ", "each ", "every single ", "every last "), sentence.start, match.start()):
            continue  # "every one of her twenty headaches"
        if " of " not in match["link"] and lower.startswith(_TO_NOW, match.end()):
            continue  # "10 migraines since January"
        if value is None or any(_counts_it(count, match) for count in found):
            continue
        told = (
            unit or of_a_month(reading, sentence, match) or period_named(sentence.label, 0, len(sentence.label)) == "m"
        )
        if not told:
            continue
        unit = unit or "m"
        link = match.start("link")
        if FEATURES_ON.search(lower, sentence.start, match.start()) and has_features(
            marks, match.start() - NEAR, match.start()
        ):
            yield Count(match, monthly(value, unit), unit)  # "with migraine features on about 10 of them"
            continue
        sign = next((m for m in marks if m.id == "migraine" and link <= m.start < match.end() + FEATURES), None)
        if sign is None or ";" in lower[match.end() : sign.start] or SELDOM.match(lower, sign.end):
            continue  # "20 headache days, 12 with neck pain; nausea rare"
        if not spent(lower, link, sign) and not denied(lower, match.end(), sign.start):
            yield Count(match, monthly(value, unit), unit)


def _is_graded_part(reading: Reading, sentence: Sentence, count: Count, counts: list[Attacks]) -> bool:
    """Whether a count is of the severe days alone, headache days having been counted before it, here or in the sentence before."""
    if not graded(reading.lower, count.match):
        return False
    return any(c.what == "headache" for c in counts) or bool(_counted_before(reading, sentence))


def _is_whole_of(count: Count, part: Count) -> bool:
    return "link" in part.match.re.groupindex and part.match.start() < count.match.start() < part.match.end()


def _counts_it(count: Count, match: re.Match[str]) -> bool:
    """Whether a count has the figures of a part; the whole that it is a part of may be counted ("10 of her 19 headache days")."""
    figures = match.end("two") if match["two"] else match.end("one")
    if match["one"] == "one" and 0 <= match.start() - count.match.end() <= 1:
        return True  # "nine times a month one of them grows into migraine"
    return count.match.start() < figures and match.start() < count.match.end()


def _counted_before(reading: Reading, sentence: Sentence) -> list[Count | Attacks]:
    """The count of headache days in the sentence just before, which a share without one of its own speaks of."""
    earlier = reading.sentences[sentence.index - 1] if sentence.index else None
    if earlier is None or earlier.section.index != sentence.section.index:
        return []
    return [count for count in attacks(reading, earlier) if count.what == "headache"]


def _unit_before(reading: Reading, sentence: Sentence) -> str:
    """What the counts of the sentences just before were made in."""
    # In a form each question and each answer is a sentence of its own.
    reach = _FORM_REACH if reading.question(sentence) is not None else _UNIT_REACH
    for index in range(sentence.index - 1, max(-1, sentence.index - reach), -1):
        earlier = reading.sentences[index]
        found = attacks(reading, earlier) if earlier.section.index == sentence.section.index else []
        if found:
            return found[-1].unit
    return ""
