"""A document's text as it is read: one normalisation, reversible to offsets.

Normalised are runs of white space (to one blank), hyphens that break a word at a line's end
(closed up), typographic quotes and dashes (to ASCII), and a row of dots that leads from a key to its value (to a
colon). Heads of pages in the middle of a sentence are passed
over with the white space about them (``page_heads``). Nothing else: a digit, a letter or a "no" never changes, and
every position leads back to the source text. A record that is read has words for their signs too (``short_words``) and no asides (``fillers``). What readers look at,
in lower case, has every day written in one form besides, at its own length; quotes are never made from it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from drafter.evidence.layout.page_heads import passed_over
from drafter.evidence.layout.short_words import Word, words
from drafter.evidence.words.months import MONTH_NUMBERS

_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("‘’‛′", "'"),
        **dict.fromkeys("“”‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
# A pattern that begins with its possible characters is found fast; what must stand before them is looked for behind.
_CHANGES = re.compile(r"[-\s](?:(?<=[^\W\d_]-)[^\S\n]*\n\s*(?=[a-z])|(?<=[^\S ])\s*|(?<= )\s+)")


#: "75-year-|old", "left-|sided", "self-|directed": a hyphen at the end of a line that parts two words, and breaks none.
_FIRST_WORD = re.compile(
    r"(?:-[^\W_]+|\d|\b(?:left|right|self|low|high|mid|well|non|pre|post|anti|follow|full|part|half|short|long|side|one|two|three|four|five|six|week|month|year|day|weight|steroid|function|word|clear))-$",
    re.IGNORECASE,
)
_SECOND_WORD = re.compile(
    r"-\s+(?:sided|old|day|week|month|year|hour|free|based|related|term|dose|guided|bearing|induced|headed|level|like|site|controlled|limiting|to|and|of|up|in|on|out|the)\b"
)
_LONGEST = 12  # characters of a first word, at most


def _parts_words(source: str, last: int, start: int) -> bool:
    """Whether a hyphen at the end of a line parts two words."""
    return bool(_SECOND_WORD.match(source, start) or _FIRST_WORD.search(source, max(last, start - _LONGEST), start + 1))


#: What every row of dots has that leads from a key to its value.
_DOTS = re.compile(r"\.\.|\. \.|…")
#: A long row leads to whatever stands behind it, a short one to the answer that ends its statement: "saddle numbness .... no".
_ANSWER = r"(?:no|none|yes|[yn]|never|nil|denie[sd]|neg(?:ative)?|pos(?:itive)?|absent|present)(?=[^\S\n]*(?:[,;(/]|\.(?![^\S\n]?\.)|\n|$))"
_ANSWERED = re.compile(_ANSWER, re.IGNORECASE)
_CHANGES_AND_LEADERS = re.compile(
    rf"(?<=[\w)])[ \t]*(?:\.{{5,}}(?=[^\S\n]*[^\s.])|(?:\.{{2,}}|(?:\. ){{2,}}\.|…+)(?=[^\S\n]*(?i:{_ANSWER})))|{_CHANGES.pattern}"
)


#: The first letter behind a stop, and the share of small ones of a text that is typed without capitals.
_SAMPLE, _FEW, _CAPITALS = 1000, 40, 0.95  # characters looked at, letters that tell nothing, share of capitals
_LETTER = re.compile(r"[A-Za-z]")
_FOLLOWS, _MOST = re.compile(r"[.!?](?<=\w.) ([A-Za-z])"), 0.8


#: A day with its year that is written otherwise than most are: "2025-03-05", "03-05-2025", "05-Mar-2025".
_DAY_OTHERWISE = re.compile(
    r"(?<![\w/.-])(?:(?P<iso>(?:19|20)\d\d)-(?P<of>0[1-9]|1[0-2])-(?P<on>[0-3]\d)"
    r"|(?P<month>0?[1-9]|1[0-2])-(?P<day>[0-3]?\d)-(?P<year>(?:19|20)\d\d|\d\d)"
    rf"|(?P<number>[0-3]?\d)-(?P<name>{'|'.join(MONTH_NUMBERS)})-(?P<full>(?:19|20)\d\d))(?![\w/]|[-.]\d)"
)


#: What every one of them has.
_DASHED = re.compile(r"-(?:\d{1,2}|[a-z]{3})-\d")


def _as_mostly_written(day: re.Match[str]) -> str:
    """The day at its own length: 03/05/2025, mar 05 2025."""
    if day["iso"]:
        return f"{day['of']}/{day['on']}/{day['iso']}"
    if day["name"]:
        return f"{day['name']} {day['number']} {day['full']}"
    return f"{day['month']}/{day['day']}/{day['year']}"


class Span(NamedTuple):
    """A half-open range of code points, ``text[start:end]``."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Break(NamedTuple):
    """A run of white space with a line break in it.

    :param at: its position in the view.
    :param lines: how many line breaks it holds; two or more end a paragraph, none is what stands in the middle of a sentence.
    """

    at: int
    lines: int


class View:
    """The normalised reading of a text.

    ``text`` keeps case; ``lower`` is of the same length, for readers, and has days in the one form that most are written in; ``breaks`` remembers the line breaks
    that became blanks, ``gaps`` the wider blanks inside lines, which part columns.

    :param worded: whether signs that stand for a word are read as the word; a quote is compared without that.
    """

    def __init__(self, source: str, *, worded: bool = False) -> None:
        self._source = source
        parts: list[str] = []
        self._at: list[int] = [0]
        self._from: list[int] = [0]
        self.breaks: list[Break] = []
        self.gaps: list[int] = []
        length = last = 0
        heads = dict(passed_over(source))
        short = words(source) if worded else []
        #: Whether a word of it is not as the source has it.
        self.reworded = bool(short)
        short.reverse()
        changes = _CHANGES_AND_LEADERS if _DOTS.search(source) else _CHANGES
        for match in changes.finditer(source):
            start, end = match.span()
            while short and short[-1][0] <= start:
                length, last = self._put(parts, short.pop())
            if start < last:
                continue  # in the head of a page
            head = start in heads
            end = heads.get(start, end)
            parts.append(source[last:start])
            length += start - last
            if match[0][-1] in ".…":
                parts.append(colon := ": " if _ANSWERED.match(source, end) else ":")
                length += len(colon)
            elif source[start] == "-":
                if _parts_words(source, last, start):
                    parts.append("-")
                    length += 1
            else:
                parts.append(" ")
                self._keep(match[0], source.count("\n", start, end), length, head=head, wide=end - start > 1)
                length += 1
            self._at.append(length)
            self._from.append(end)
            last = end
        while short:
            _, last = self._put(parts, short.pop())
        parts.append(source[last:])
        self.source_length = len(source)
        self.text = "".join(parts).translate(_SAME_LENGTH)

    def _keep(self, space: str, lines: int, at: int, *, head: bool, wide: bool) -> None:
        """Remember what a run of white space was: a break of lines, or a gap between columns."""
        if head:
            self.breaks.append(Break(at, 0))
        elif lines or "\r" in space or "\f" in space:
            self.breaks.append(Break(at, lines + space.count("\f")))
        elif wide or space == "\t":
            self.gaps.append(at)

    @cached_property
    def typed(self) -> View:
        """The view of the text as it was typed, which a quote is looked for in."""
        return View(self._source) if self.reworded else self

    def _put(self, parts: list[str], word: Word) -> tuple[int, int]:
        """Put a word in place of what stands for it; how long the view is then, and where the source goes on."""
        start, end, text = word
        length, last = self._at[-1], self._from[-1]
        if start >= last:  # not in the head of a page
            parts += (self._source[last:start], text)
            length, last = length + start - last + len(text), end
            self._at.append(length)
            self._from.append(last)
        return length, last

    @cached_property
    def lower(self) -> str:
        lowered = self.text.lower()
        if len(lowered) != len(self.text):
            lowered = "".join(low if len(low := char.lower()) == 1 else char for char in self.text)
        return _DAY_OTHERWISE.sub(_as_mostly_written, lowered) if _DASHED.search(lowered) else lowered

    @cached_property
    def in_lower_case(self) -> bool:
        """Whether the text is typed without capitals, so that none tells where a sentence begins."""
        letters = _FOLLOWS.findall(self.text)
        if letters:
            return sum(map(str.islower, letters)) > _MOST * len(letters)
        return self.text.islower()

    @cached_property
    def in_capitals(self) -> bool:
        """Whether the text is typed in capitals, so that they set off no heading and no line that goes on."""
        letters = [char for char in self.text[:_SAMPLE] if char.isalpha()]
        return len(letters) > _FEW and sum(map(str.isupper, letters)) > _CAPITALS * len(letters)

    def in_small_letters(self, start: int, end: int) -> bool:
        """Whether a part is typed without capitals: the whole text is, or the part opens so and no sentence in it begins with one."""
        if self.in_lower_case:
            return True
        opens = _LETTER.search(self.text, start, end)
        return bool(opens and opens[0].islower()) and not any(map(str.isupper, _FOLLOWS.findall(self.text, start, end)))

    def source(self, start: int, end: int) -> Span:
        """The span of the source text that the view's ``[start, end)`` was made from."""
        if end <= start:
            at = self._position(start)
            return Span(at, at)
        return Span(self._position(start), self._position(end - 1) + 1)

    def _position(self, at: int) -> int:
        # A blank that stands for a run lies at the run's first character.
        index = bisect_right(self._at, at) - 1
        position = self._from[index] + at - self._at[index]
        # A word may be longer than what stands for it.
        limit = self._from[index + 1] - 1 if index + 1 < len(self._from) else self.source_length
        return max(self._from[index], min(limit, position))

    def view(self, span: Span) -> tuple[int, int]:
        """Where a span of the source lies in the view (the inverse of :meth:`source`)."""
        return self.view_of(span.start, span.end)

    def view_of(self, start: int, end: int) -> tuple[int, int]:
        """Where ``source[start:end]`` lies in the view."""
        return self._inverse(start), self._inverse(end)

    def _inverse(self, position: int) -> int:
        index = bisect_right(self._from, position) - 1
        at = self._at[index] + position - self._from[index]
        limit = self._at[index + 1] if index + 1 < len(self._at) else len(self.text)
        return min(limit, at)


def normalised(text: str) -> str:
    """The text as a view has it, for comparing a quote with a document."""
    plain = text.isascii() and text.isprintable() and "  " not in text and ".." not in text and ". ." not in text
    return text if plain else View(text).text  # nothing in it that a view would change
