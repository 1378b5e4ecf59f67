"""Placeholders for what identifies a patient, and the way back from them.

One :class:`Mask` serves a case: the same name, number or day has the same placeholder in all its documents and
in whatever else is sent. A masked text knows where each of its characters comes from, so a quote that a
model gives back is found in the masked text and answered with the words of the document itself.

A date becomes its distance in days from the latest day that the case speaks of: ``[DAY -63]``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.evidence.calendar.dates import dates
from drafter.evidence.layout.text import View, normalised
from drafter.models.privacy.identifiers import Identifier, identifiers, name_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from drafter.evidence.calendar.days import DateMention
    from drafter.evidence.intake.cases import Case

#: Names that are words as well; in lower case they are taken for the word.
_WORDS_TOO = frozenset(
    """
    will may long mark bill rose hand back hope grace art young june august april summer winter park hill rice bush west
    north south east gray brown white black green short small little best good pain sharp strong case day hall page
    price field wood stone frank faith joy pat drew chance dean max ray rich sue guy miles skip cliff glen dale still
    moody burns bone bones marrow foot head arms legg neck noble hurt cross stiff cope care cure heal rest love story
    power powers justice
    """.split()
)
_BORN = re.compile(r"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|birthday|born(?: on)?)\W{0,4}$", re.IGNORECASE)
_DATED = re.compile(r"(?<![\d/.-])(?:\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d{4}[/-]\d{1,2}[/-]\d{1,2})(?![\d/-])")
_SPOKEN = re.compile(r"(?:today|yesterday|(?:earlier )?(?:this|last) \w+)$|(?:19|20)\d\d$|'\d\d$")
_TOKEN = re.compile(r"\[[A-Z]+(?:-DATE)?(?:-\d+)?(?: [-+]?\d+(?: to [-+]?\d+)?\+?)?\]")
_LEAST = 6  # letters and digits that a squeezed identifier needs, not to be found by chance


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    token: str


class Masked:
    """A text with placeholders; every position leads back to the source."""

    def __init__(self, source: str, places: Iterable[_Place]) -> None:
        self.source = source
        parts: list[str] = []
        self._at: list[int] = [0]
        self._from: list[int] = [0]
        self._length: list[int] = [0]
        last = size = 0
        for place in places:
            parts += [source[last : place.start], place.token]
            size += place.start - last
            self._mark(size, place.start, len(place.token))
            size += len(place.token)
            self._mark(size, place.end, 0)
            last = place.end
        parts.append(source[last:])
        self.text = "".join(parts)
        self._view = View(self.text)

    def _mark(self, at: int, source: int, token: int) -> None:
        self._at.append(at)
        self._from.append(source)
        self._length.append(token)

    def _back(self, at: int, *, end: bool) -> int:
        """Where a position comes from; inside a placeholder it is the placeholder's own edge."""
        index = bisect_right(self._at, at - 1 if end else at) - 1
        if self._length[index]:
            return self._from[index + 1] if end else self._from[index]
        return self._from[index] + at - self._at[index]

    def original(self, quote: str) -> str | None:
        """The words of the source behind a quote of the masked text; None when it is not in there."""
        wanted = normalised(quote).strip()
        at = self._view.text.find(wanted) if wanted else -1
        if at < 0:
            return None
        span = self._view.source(at, at + len(wanted))
        return self.source[self._back(span.start, end=False) : self._back(span.end, end=True)]


class Mask:
    """The placeholders of one case.

    :param real_dates: whether dates stay as they are; a birth date never does.
    """

    def __init__(self, case: Case, *, real_dates: bool = False) -> None:
        self.case, self.real_dates = case, real_dates
        self._tokens: dict[tuple[str, str], str] = {}
        self._originals: dict[str, str] = {}
        member = case.member
        self._born = member.birth_date if member else None
        names = [member.name] if member and member.name else []
        self._names = dict.fromkeys((spelling for name in names for spelling in _spellings(name)), "PATIENT")
        self._exact = [re.escape(member.id)] if member and member.id else []
        for document in case.documents:
            found = [document.text[i.start : i.end] for i in identifiers(document.text) if i.kind == "NAME"]
            for name in [*found, *([document.author] if document.author else [])]:
                for spelling in _spellings(name):
                    self._names.setdefault(spelling, "NAME")

    def mask(self, text: str, anchor: date | None = None) -> Masked:
        """A text with placeholders.

        :param anchor: the date of the document that it is, for dates without a year.
        """
        found = sorted(
            [*self._identifiers(text), *self._dates(text, anchor)], key=lambda item: (item[0].start, -item[0].end)
        )
        places: list[_Place] = []
        for item, token in found:
            if places and item.start < places[-1].end:
                if item.end > places[-1].end:
                    # Two that overlap are one place, so that neither leaves a rest behind.
                    places[-1] = _Place(places[-1].start, item.end, places[-1].token)
                continue
            places.append(_Place(item.start, item.end, token))
        for place in places:
            self._originals.setdefault(place.token, text[place.start : place.end])
        return Masked(text, places)

    def restored(self, text: str) -> str:
        """A text that a model wrote, with what its placeholders stand for."""
        return _TOKEN.sub(lambda match: self._originals.get(match[0], match[0]), text)

    def leaks(self, payload: str) -> set[str]:
        """The kinds of identifiers of the member that a payload still holds, however they are written."""
        member = self.case.member
        squeezed = _squeezed(payload)
        looked: dict[str, set[str]] = {"a name": set(), "a member number": set(), "a birth date": set()}
        if member and member.name:
            parts = name_parts(member.name)
            looked["a name"] = {_squeezed("".join(parts)), _squeezed("".join(reversed(parts)))}
            if len(parts) > 1:
                looked["a name"] |= {_squeezed(parts[0] + parts[-1]), _squeezed(parts[-1] + parts[0])}
        if member and member.id:
            looked["a member number"] = {_squeezed(member.id)}
        if self._born:
            looked["a birth date"] = {self._born.strftime("%Y%m%d"), self._born.strftime("%m%d%Y")}
        return {kind for kind, words in looked.items() if any(len(w) >= _LEAST and w in squeezed for w in words)}

    def _identifiers(self, text: str) -> Iterator[tuple[Identifier, str]]:
        for item in identifiers(text):
            words = text[item.start : item.end]
            kind = "PATIENT" if item.kind == "NAME" and self._of_member(words) else item.kind
            yield item, self._token(kind, words)
        for pattern in self._exact:
            for match in re.finditer(pattern, text, re.IGNORECASE):
                yield Identifier(match.start(), match.end(), "NUMBER"), self._token("NUMBER", match[0])
        for name, kind in self._names.items():
            pattern = r"[\s,.]+".join(re.escape(part) for part in name.split(" "))
            for match in re.finditer(rf"(?<![^\W_]){pattern}(?![^\W_])", text, re.IGNORECASE):
                word = match[0]
                if kind == "NAME" and word.islower():
                    continue
                if any(each in _WORDS_TOO for each in re.findall(r"[^\W\d_]+", word)):
                    continue
                yield Identifier(match.start(), match.end(), kind), self._token(kind, word)

    def _of_member(self, name: str) -> bool:
        parts = name_parts(name)
        return bool(parts) and all(self._names.get(part.lower()) == "PATIENT" for part in parts)

    def _dates(self, text: str, anchor: date | None) -> Iterator[tuple[Identifier, str]]:
        view = View(text)
        seen: list[tuple[int, int]] = []
        for mention in dates(view.text, view.lower, 0, len(view.lower), anchor):
            end = mention.end - (view.text[mention.end - 1] == ".")  # a sentence's full stop stays
            span = view.source(mention.start, end)
            seen.append((span.start, span.end))
            if token := self._day(mention, view.text, text[span.start : span.end]):
                yield Identifier(span.start, span.end, "DATE"), token
        for match in _DATED.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in seen) and not self.real_dates:
                yield Identifier(match.start(), match.end(), "DATE"), self._token("DATE", match[0])

    def _day(self, mention: DateMention, text: str, words: str) -> str | None:
        days = mention.days
        born = days is not None and days.first == days.last == self._born
        if born or _BORN.search(text[max(0, mention.start - 20) : mention.start]):
            return self._token("BIRTH-DATE", "")
        if self.real_dates or _SPOKEN.fullmatch(words.lower()):
            return None
        if days is None:
            return self._token("DATE", words)
        first, last = ((day - self.case.today).days for day in (days.first, days.last))
        return f"[DAY {first:+d}]" if first == last else f"[DAYS {first:+d} to {last:+d}]"

    def _token(self, kind: str, words: str) -> str:
        if kind in ("PATIENT", "BIRTH-DATE"):
            return f"[{kind}]"
        if kind == "AGE":
            return "[AGE 90+]"
        key = (kind, _squeezed(words))
        if key not in self._tokens:
            self._tokens[key] = f"[{kind}-{1 + sum(known == kind for known, _ in self._tokens)}]"
        return self._tokens[key]


def _spellings(name: str) -> Iterator[str]:
    """A name as a record may write it: whole, either way round, and each of its words."""
    parts = [part.lower() for part in name_parts(name)]
    if len(parts) > 1:
        yield " ".join(parts)
        yield " ".join([parts[-1], *parts[:-1]])
    yield from (part for part in parts if len(part) > 2)


def _squeezed(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())
