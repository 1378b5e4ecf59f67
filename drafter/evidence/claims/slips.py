"""Likely slips of recognition in decisive text: "5 rnonths", "l2 weeks", "trigger p0ints", "since O1/02/2025".

A word is one when it says nothing as it stands and would name a thing, a length of time, a date or a figure with some of its
characters read as those that they are taken for (0 and O, 1 and l, rn and m). It is told, and never read as what it may have been:
what would rest on it is unknown.

Source: contract, section 5, EVD004.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.evidence.calendar.dates import dates
from drafter.evidence.calendar.durations import durations
from drafter.evidence.claims.facts import Evidence
from drafter.evidence.reading import read
from drafter.evidence.timing.times_told import lengths_told
from drafter.evidence.words.concepts import CUES
from drafter.evidence.words.lexicon import lexicon
from drafter.evidence.words.literals import PARTS
from drafter.evidence.words.percentages import percentages
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.layout.text import Span
    from drafter.evidence.reading import Reading

#: Words with a sign of a slip: letters and digits in one, a letter in a date, pairs of letters that are one.
_STRANGE = re.compile(
    r"(?<![\w|/.-])(?=\S{0,24}?(?:[a-z|]\d|\d[a-z|]|\d[/.-][oilsz]\d?\b|[oil][/-]\d|rn|vv|[a-z][|<][a-z]|q(?!u)))[\da-z|<!/.%'-]{1,24}[\da-z|%]"
    r"|(?<=\s)(?:s|l|o|lo)(?= (?:days|weeks|months|years)\b)"
)
#: What every such word has a part of; few sentences have one.
_LETTERS_TOLD = Telling("rn", "vv", "q", "|", "<")
_DIGIT_TOLD = re.compile(r"\d(?:(?<=[a-z|]\d)|[a-z|]|[/.-][oilsz]|(?<=[oil][/-]\d))")
_ALONE = re.compile(r"[slo](?= (?:days|weeks|months|years)\b)")
_DIGITS_TOLD = Telling(*"0123456789")
_ALONE_TOLD = Telling("s days", "l days", "o days", "s weeks", "l weeks", "o weeks", "s months", "l months", "o months", "s years", "l years", "o years")  # fmt: skip
#: Those that are written so: a dose, an ordinal, an hour.
_PLAIN = re.compile(
    r"\d[\d.,/x-]*(?:m[cl]?g|ml|cc|kg|lbs?|cm|mm|x|st|nd|rd|th|pm|am|y|yo|mo|d|w|wks?|hrs?|min|units?|[gmhu])"
)
#: "L4-5", "C5-C7": levels of the spine, as they are written; "l5" alone may be 15.
_LEVEL = re.compile(r"[ct](?:1[0-2]|[1-9])|[clt](?:1[0-2]|[1-9])-[clts]?(?:1[0-2]|[1-9])")
_COUNTED = re.compile(r" ?(?:[a-z-]+ )?(?:days|hours|weeks|months|headaches|migraines|attacks|sessions|visits|times)\b")
_FIGURE = re.compile(r"[0-9oilszb|]+(?:[/.-][0-9oilszb|]+)*[%+.,]?")
_DIGITS = str.maketrans({"o": "0", "i": "1", "l": "1", "|": "1", "s": "5", "z": "2", "b": "8"})
#: What each sign in a word may have been.
_LETTERS = (
    (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("|", "l"), ("l<", "k"), ("5", "s"), ("q", "g")),
    (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "i"), ("|", "i"), ("5", "s"), ("q", "g")),
)
#: What a word of a length, a date or a share has a part of.
_OF_TIME = Telling(
    *"0123456789", "day", "wee", "wk", "mo", "yea", "yr", "decade", "fortnight", "quarter", "summer", "winter", "autumn", "fall", "spring", "mas", "holiday",
    "thanks", "hallow", "valent", "easter", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "one", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "teen", "twenty", "thirty", "forty", "several", "few", "coup", "some", "almost", "from",
    "approx", "past", "last", "since", "half", "third", "percent", "cent", "relief",
)  # fmt: skip
#: Whose time or figure a sentence can tell, by the things that it names.
_TIMED = {"symptom", "region", "diagnosis", "treatment", "procedure", "programme"}
_OF = {"region": "symptom", "image-finding": "imaging", "outcome": "treatment"}

_SILENT = CUES - {"outcome"}
_AROUND = 80  # characters on either side that a word is read with


@dataclass(frozen=True, slots=True)
class Slip:
    """A place in a document's text that may be a slip.

    :param kinds: the kinds of facts that it may tell something of.
    """

    span: Span
    kinds: frozenset[str]


def slips(reading: Reading) -> list[Slip]:
    """The likely slips of a document, in order."""
    found: list[Slip] | None = reading.kept.get("slips")
    if found is None:
        found = reading.kept["slips"] = list(_slips(reading))
    return found


def slips_of(document: Document) -> list[tuple[Evidence, frozenset[str]]]:
    """The likely slips of a document of the chart, as evidence; what a form attests decides nothing, misread or not."""
    if document.attested:
        return []
    return [
        (
            Evidence(
                document=document.id,
                start=slip.span.start,
                end=slip.span.end,
                quote=document.text[slip.span.start : slip.span.end],
                page=document.page(slip.span.start),
            ),
            slip.kinds,
        )
        for slip in slips(read(document))
    ]


def _slips(reading: Reading) -> Iterator[Slip]:
    for sentence in reading.sentences:
        told = lengths_told(reading, sentence)
        places = {(m.start, m.end): _timed(reading, sentence) for m in told if m.slip}
        for match in _strange(reading.lower, sentence.start, sentence.end):
            start, end = match.span()
            if (_PLAIN.fullmatch(match[0]) or _LEVEL.fullmatch(match[0])) and not _COUNTED.match(reading.lower, end):
                continue
            if not any(start < other and at < end for at, other in places):
                places[start, end] = _kinds(reading, sentence, start, end)
        for (start, end), kinds in sorted(places.items()):
            if kinds:
                yield Slip(reading.span(start, end), kinds)


def _strange(lower: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words of a range that have a sign of a slip."""
    if (
        (_DIGITS_TOLD.within(lower, start, end) and _DIGIT_TOLD.search(lower, start, end))
        or _LETTERS_TOLD.within(lower, start, end)
        or (_ALONE_TOLD.within(lower, start, end) and _ALONE.search(lower, start, end))
    ):
        yield from _STRANGE.finditer(lower, start, end)


def _timed(reading: Reading, sentence: Sentence) -> frozenset[str]:
    """The kinds of facts whose time a sentence tells; a field that names nothing tells the complaint's."""
    kinds = {m.kind for m in reading.mentions(sentence)} & _TIMED or {"symptom"}
    return frozenset(_OF.get(kind, kind) for kind in kinds) | (
        {"pattern"} if kinds & {"symptom", "diagnosis"} else set()
    )


def _kinds(reading: Reading, sentence: Sentence, start: int, end: int) -> frozenset[str]:
    """What a place would tell something of, were it read as what it may have been; nothing when it says something as it is."""
    word, day = reading.lower[start:end], reading.day(sentence)
    before = reading.lower[max(sentence.start, start - _AROUND) : start]
    after = reading.lower[end : min(sentence.end, end + _AROUND)]
    figure = _FIGURE.fullmatch(word)
    readings = [word.translate(_DIGITS)] if figure else [_spelt(word, pairs) for pairs in _LETTERS]
    for other in dict.fromkeys(readings):
        if other == word:
            continue
        counted = figure and _COUNTED.match(after)
        measured = (figure or _OF_TIME.within(other)) and _measures(before, other, after, day)
        if counted or (measured and not _measures(before, word, after, day)):
            return _timed(reading, sentence)
        naming = not figure and not lexicon().words.isdisjoint(PARTS.findall(other))
        if naming and (named := _named(before, other, after) - _named(before, word, after)):
            return frozenset(_OF.get(kind, kind) for kind in named)
    return frozenset()


def _spelt(word: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for taken, meant in pairs:
        word = word.replace(taken, meant)
    return word


def _measures(before: str, word: str, after: str, day: date | None) -> bool:
    """Whether a word, between others in lower case, stands in a length, a date or a share."""
    text, start, end = before + word + after, len(before), len(before) + len(word)
    found = [(m.start, m.end) for m in durations(text, 0, len(text)) if m.length is not None]
    found += [(m.start, m.end) for m in dates(text, text, 0, len(text), day) if m.days is not None]
    found += [(m.start, m.end) for m in percentages(text, 0, len(text))]
    return any(at <= start and end <= stop for at, stop in found)


def _named(before: str, word: str, after: str) -> set[str]:
    """The kinds of things that a word, between others, names or helps to name."""
    text, start, end = before + word + after, len(before), len(before) + len(word)
    return {m.kind for m in lexicon().mentions(text, text) if m.start < end and start < m.end and m.kind not in _SILENT}
