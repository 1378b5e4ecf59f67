"""A headache diary's counts: a row of months or weeks, a table with bars, a list of months.

Each count is of the days that the row, the column or the list is headed by. Several months are one interval, from the least
to the most, so that a criterion is met only when every month satisfies it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.headaches.diary_legends import lettered
from drafter.evidence.headaches.diary_lists import BY_MONTH, BY_WEEK, KIND, MONTH_OF_YEAR, WEEK
from drafter.evidence.layout.tables import column
from drafter.evidence.words.months import MONTH_WORD, NUMERIC_MONTH
from drafter.evidence.words.quantities import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_MONTHS = re.compile(rf"\b(?:{MONTH_WORD}|{NUMERIC_MONTH})")
_WEEKS = re.compile(rf"\b{WEEK}")
#: What a row, a column or a list of days is headed by.
_DAYS = re.compile(
    rf"(?:\bdays? (?:of|with|(?:when |that |which )?(?:it|they|that|one) (?:was|were|became|turned into)) (?:an? |any )?{KIND}\b|\bdays? (?:(?:i|she|he|pt) )?(?:called|counted|marked|rated|labell?ed|felt)(?: (?:it|them|as|like))* (?:an? )?{KIND}\b|\b{KIND}[- ](?:(?:type|like)[- ])?(?:days?|d)\b|\b(?:mhd|mmd)\b|\b(?:of (?:these|those|which|them)),? {KIND}\b)"
)
#: A column that is headed by the headache alone: in a calendar its figures are days.
_BARE = re.compile(
    rf"(?:bad|severe|worst|sick)(?: ones?| days?)? \({KIND}\)|(?:(?:any|all|total|no\.? of|number of|#|days|an?) )*(?:{KIND}|migrainous)(?:[- ](?:kind|type|sort|like))?(?: \(?(?:d|days|total|any|n|#)\)?)?"
)
_NOTE = re.compile(r"[*†‡§^+]+|\(\d\)$")
#: "with nausea/light/one side", "of these: throbbing, sick": a column of the days that have the features of migraine.
_FEATURED = re.compile(
    r"(?:(?:(?:headache |ha )?days? )?(?:with|w/)|of (?:these|those|them|which)[:,]?(?: (?:with|were|had))?) ?(?:any |of |the )*(?:migrain\w+ )?(?:features?|nausea|vomiting|n/v|photo\w*|light|throbbing|pounding|pulsat\w+|unilateral|one[- ]side\w*)\b"
)
#: Days of another kind, whatever they name beside: days without headache, of treatment, of absence.
OTHER = re.compile(
    r"\b(?:free|clear|without|no|treat\w*|triptans?|tablets?|taken|tak\w+|used|us(?:es|ing)|acute|rescue|medic\w*|meds?|(?<!lights )(?<!light )off|miss\w*|lost|work|school|hours?|goal|target)\b"
)
_ROW = re.compile(r"(?P<head>[^\d|]{3,60}?)(?P<counts>\d{1,2}(?:[ ,]+\d{1,2}){1,11}) ?$")
_BARRED = re.compile(r"[^\s|](?:[^|]*[^\s|])?")
_CELL = re.compile(r"\| *(?P<count>\d{1,2})(?:/(?:28|29|30|31))? *(?=\||$)")
#: "Aug 23 HA d / 13 mig": one line a month.
_LINE = re.compile(
    rf"(?:[-*•] ?)?(?:{MONTH_OF_YEAR}|month #?\d\b(?=:| -))(?: \([^)]*\))? ?[:=-]? ?(?P<first>\d{{1,2}}) (?P<head>{KIND}(?: (?:days?|d)\b)?|days? (?:of|with) (?:an? )?{KIND}\b)(?: ?[/,;+] ?(?:of which )?(?P<second>\d{{1,2}}) (?P<part>{KIND}(?: (?:days?|d)\b)?))?(?! ?(?:/10|hours?|h\b))"
)
#: "June: headaches 20 days", "June - headache 20 d - migraine 9 d", "Jun 2025 HA 20 Mig 9".
_LINE_OF_KIND = re.compile(
    rf"(?:[-*•] ?)?{MONTH_OF_YEAR} ?[:=,-]? ?(?P<head>{KIND})(?: (?:was|were|present|on|for|x|freq\w*|came|occurred))* ?[:=-]? ?(?P<first>\d{{1,2}})(?: ?(?:days?|d)\b(?! ?(?:in|of|before|after|ago|later))|(?= ?[-/,;+|(]? ?{KIND} ?[:=-]? ?\d{{1,2}}(?: ?(?:days?|d))? ?[.;,)|]?$))"
    rf"(?: ?[-/,;+|( ] ?(?:(?:and|of which|of these|of them),? )?(?P<part>{KIND})(?: (?:was|were|present|on|for|x))* ?[:=-]? ?(?P<second>\d{{1,2}})(?: ?(?:days?|d)\b(?! ?(?:in|before|after|ago|later))|(?= ?[.;,)|]?$)))?"
)
#: "June: 18 days", where the lines above speak of a headache diary.
_LINE_OF_DAYS = re.compile(
    rf"(?:[-*•] ?)?{MONTH_OF_YEAR}(?: \([^)]*\))? ?[:=-]? ?(?P<first>\d{{1,2}}) (?:days?|d)(?: ?/ ?\d\d)? ?[.;,]?$"
)
DIARY_NAMED = re.compile(
    rf"\b{KIND}(?: days?)? (?:diary|calendar|log|tracker|journal|app|record|count|days?|tally|by month)s?\b|\b(?:diary|calendar|log) (?:of|for) {KIND}\b"
)
_OF_WEEKS = re.compile(rf"{WEEK} ?[1-5]\b")
_FIGURE = re.compile(r"(?<!\d)(?<!')\d{1,2}(?!\d)")
_OF_YEAR = re.compile(rf"({MONTH_WORD})(?: '\d\d\b| 20\d\d\b| \d\d\b(?= ?[:=-]))")
_NUMERIC = re.compile(NUMERIC_MONTH)
#: What every such list has a part of: two figures, and a month.
_SEVERAL = re.compile(r"\d[^\d]{1,20}\d")
_COUNT = re.compile(r"(?P<count>\d{1,2})(?:/(?:28|29|30|31))?")
_ROWS = 13  # rows of a table: a year's months and its heading
_HEAD_LINES = 5  # lines above a row in which the months may be named


class Entry(NamedTuple):
    """A count at a place of a view, as it was counted.

    :param unit: ``m`` or ``w``: days of a month or of a week.
    """

    start: int
    end: int
    value: Interval
    what: str
    unit: str


_OPENING = (*"0123456789", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def opens_row(lower: str, start: int) -> bool:
    """Whether a line may be a row of a month, which needs no word of headache of its own."""
    return lower.startswith(_OPENING, start) and _MONTHS.match(lower, start) is not None


def entries(reading: Reading, sentence: Sentence) -> Iterator[Entry]:
    """What a sentence enters in a diary."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    if "|" in lower[start:end]:
        found = list(_cells(reading, sentence)) or list(_lists(lower, sentence))
        yield from found
        return
    line = list(_of_one_month(reading, sentence))
    if line:
        yield from line
        return
    yield from _lists(lower, sentence)
    if _MONTHS.match(lower, start, end) or _WEEKS.match(lower, start, end):
        yield from _by_columns(reading, sentence)
    row = _ROW.match(lower, start, end)
    if row and (_DAYS.search(row["head"]) or _is_bare(row["head"])) and not OTHER.search(row["head"]):
        unit = _columns(reading, sentence, len(_FIGURE.findall(row["counts"])))
        entry = _entry(row, "counts", row["head"], unit) if unit else None
        if entry is not None:
            yield entry


def _of_one_month(reading: Reading, sentence: Sentence) -> Iterator[Entry]:
    """What a line that opens with a month enters for it, and for those that it goes on with."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    if line := _LINE.match(lower, start, end):
        several = list(_lists(lower, sentence)) if _MONTHS.search(lower, line.end(), end) else []
        told = (_entry(line, "first", line["head"], "m"), _entry(line, "second", line["part"] or "", "m"))
        yield from several or (entry for entry in told if entry is not None)
        return
    of_kind = _LINE_OF_KIND.match(lower, start, end)
    if of_kind and not OTHER.search(lower, of_kind.start("head"), of_kind.end()):
        entry = _entry(of_kind, "first", of_kind["head"], "m")
        part = _entry(of_kind, "second", of_kind["part"] or "", "m")
        if part is not None:
            yield part
    else:
        of_days = _LINE_OF_DAYS.match(lower, start, end)
        entry = _entry(of_days, "first", "", "m") if of_days and _under_diary(reading, sentence) else None
    if entry is not None:
        yield entry


def _under_diary(reading: Reading, sentence: Sentence) -> bool:
    """Whether the lines just above a month's speak of a headache diary and of no other days."""
    above = reading.sentences[max(0, sentence.index - _HEAD_LINES) : sentence.index]
    text = " ".join(reading.lower[s.start : s.end] for s in above if s.section.index == sentence.section.index)
    text = f"{sentence.section.title} {sentence.label} {text}"
    return bool(DIARY_NAMED.search(text)) and not OTHER.search(text)


def _lists(lower: str, sentence: Sentence) -> Iterator[Entry]:
    """Months with their counts, one behind another."""
    if not _SEVERAL.search(lower, sentence.start, sentence.end):
        return
    for pattern in BY_MONTH:
        for match in pattern.finditer(lower, sentence.start, sentence.end):
            entry = _entry(match, "counts", match["head"], "m")
            if entry is not None and not OTHER.search(
                lower, max(sentence.start, match.start() - 16), match.end("head")
            ):
                yield entry
    for pattern in BY_WEEK:
        for match in pattern.finditer(lower, sentence.start, sentence.end):
            entry = _entry(match, "counts", match["head"], "w")
            if entry is not None and not OTHER.search(match["head"]):
                yield entry


def _entry(match: re.Match[str], group: str, head: str, unit: str) -> Entry | None:
    if match[group] is None:
        return None
    counts = _NUMERIC.sub("", _OF_YEAR.sub(r"\1", match[group]))
    figures = [int(figure) for figure in _FIGURE.findall(_OF_WEEKS.sub("", counts))]
    if not figures or max(figures) > (31 if unit == "m" else 7):
        return None
    what = "migraine" if re.search(r"mig|mmd|\bbad ", head) or _FEATURED.match(head) else "headache"
    return Entry(match.start(group), match.end(group), Interval(float(min(figures)), float(max(figures))), what, unit)


def _columns(reading: Reading, sentence: Sentence, many: int) -> str:
    """What the columns above a row are: ``m`` months, ``w`` weeks, ``""`` when nothing says so."""
    if months_above(reading, sentence, many) is not None:
        return "m"
    above = reading.sentences[max(0, sentence.index - _HEAD_LINES) : sentence.index]
    return "w" if any(len(_WEEKS.findall(reading.lower[s.start : s.end])) == many for s in above) else ""


def months_above(reading: Reading, sentence: Sentence, many: int) -> Sentence | None:
    """The line above a row that names as many months as the row has columns."""
    for earlier in reversed(reading.sentences[max(0, sentence.index - _HEAD_LINES) : sentence.index]):
        text = reading.lower[earlier.start : earlier.end]
        # "Diary, sum of May, June, July   May  June  July": a title may run into the line of months.
        if len(_MONTHS.findall(text)) == many or _ends_in_months(text, many):
            return earlier
    return None


def _ends_in_months(text: str, many: int) -> bool:
    """Whether a line ends with so many months that nothing stands between."""
    ends = [m.span() for m in _MONTHS.finditer(text)][-many:]
    apart = [text[one[1] : other[0]].strip(" .|") for one, other in pairwise(ends)]
    return len(ends) == many and not any(apart) and not text[ends[-1][1] :].strip(" .|")


def _by_columns(reading: Reading, sentence: Sentence) -> Iterator[Entry]:
    """The cells of a row of a month or a week, in a table that wider blanks set out."""
    lower, cells = reading.lower, _columns_of(reading, sentence)
    if len(cells) < 2:
        return
    unit = "m" if _MONTHS.match(lower, sentence.start) else "w"
    for earlier in reversed(reading.sentences[max(0, sentence.index - _ROWS) : sentence.index]):
        heads = [lower[first:last] for first, last in _columns_of(reading, earlier)]
        heads = [lettered(reading, earlier, head) or head for head in heads]
        if len(heads) == len(cells) - 1 and all(_is_of_days(head) or OTHER.search(head) for head in heads):
            heads.insert(0, "")  # the months need no heading
        if len(heads) == len(cells) and any(map(_is_of_days, heads)):
            for head, (first, last) in zip(heads[1:], cells[1:], strict=True):
                count = _COUNT.fullmatch(lower, first, last)
                entry = _entry(count, "count", head, unit) if count and _is_of_days(head) else None
                if entry is not None and not OTHER.search(head):
                    yield entry
            return
        if len(heads) != len(cells):
            return


def _is_of_days(head: str) -> bool:
    return bool(_DAYS.search(head) or _is_bare(head) or _FEATURED.match(head))


def _is_bare(head: str) -> bool:
    """Whether a head is the headache alone, but for a mark of a note below ("migraine*", "migraine (2)")."""
    return _BARE.fullmatch(_NOTE.sub("", head).strip(" :-")) is not None


def _parts(reading: Reading, sentence: Sentence) -> list[tuple[int, int]]:
    """The columns of a line."""
    gaps = reading.view.gaps
    inside = gaps[bisect_left(gaps, sentence.start) : bisect_left(gaps, sentence.end)]
    return list(zip([sentence.start, *(gap + 1 for gap in inside)], [*inside, sentence.end], strict=True))


#: "Month Headache Migraine", "Aug 20 10": columns that one blank parts, each a word or a figure.
_PLAIN_ROW = re.compile(
    rf"(?:(?:month|{MONTH_WORD})(?: (?:20\d\d|'\d\d))?)(?: [a-z/]+){{2,5}}|{MONTH_WORD}(?: (?:20\d\d|'\d\d))?(?: \d{{1,2}}){{2,5}}"
)
_WORD = re.compile(rf"{MONTH_WORD} (?:20\d\d|'\d\d)|\S+")


def _columns_of(reading: Reading, sentence: Sentence) -> list[tuple[int, int]]:
    """The columns of a line that wider blanks part, or single ones where it is nothing but single words or figures."""
    cells = _parts(reading, sentence)
    if len(cells) > 1 or not _PLAIN_ROW.fullmatch(reading.lower, sentence.start, sentence.end):
        return cells
    return [word.span() for word in _WORD.finditer(reading.lower, sentence.start, sentence.end)]


def cells_of(reading: Reading, sentence: Sentence) -> list[tuple[int, int]]:
    """The columns of a line of a table that bars or wider blanks set out, without outer blanks and bars."""
    lower = reading.lower
    if "|" not in lower[sentence.start : sentence.end]:
        return _parts(reading, sentence)
    return [m.span() for m in _BARRED.finditer(lower, sentence.start, sentence.end)]


def _cells(reading: Reading, sentence: Sentence) -> Iterator[Entry]:
    """The cells of a row of months or weeks in a table with bars."""
    lower = reading.lower
    opening = lower[sentence.start : lower.find("|", sentence.start + 1, sentence.end)].strip(" |")
    months, weeks = _MONTHS.match(opening), _WEEKS.match(opening)
    if not months and not weeks:
        if (_DAYS.search(opening) or _is_bare(opening)) and not OTHER.search(opening):
            yield from _by_months(reading, sentence, opening)
        return
    for cell in _CELL.finditer(lower, sentence.start, sentence.end):
        head = column(reading, sentence, cell.start("count"))
        if _is_of_days(head) and not OTHER.search(head):
            entry = _entry(cell, "count", head, "m" if months else "w")
            if entry is not None:
                yield entry


def _by_months(reading: Reading, sentence: Sentence, head: str) -> Iterator[Entry]:
    """The cells of a row of headache days under months: "Headache | 19 | 21 | 18"."""
    for cell in _CELL.finditer(reading.lower, sentence.start, sentence.end):
        above = column(reading, sentence, cell.start("count"))
        unit = "m" if _MONTHS.match(above) else "w" if _WEEKS.match(above) else ""
        entry = _entry(cell, "count", head, unit) if unit else None
        if entry is not None:
            yield entry
