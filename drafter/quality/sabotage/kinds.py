"""What a planted fault is, and the words that faults are made of."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Where = Literal["draft", "text", "answer", "record"]


@dataclass(frozen=True, slots=True)
class Planted:
    """One fault in one case, and what became of it.

    :param codes: what was raised that the sound one does not raise.
    """

    kind: str
    where: Where
    case: str
    caught: bool
    codes: tuple[str, ...]


def chance(case: str, kind: str) -> random.Random:
    """Where in a case a fault is planted is drawn, and the same for every run."""
    return random.Random(f"{case}/{kind}")  # noqa: S311 - a place to plant at, no secret


_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"(?<![\w.@-])(\d{1,3})(?= ?(?:months?|weeks?|days?|years?|sessions?|%|per cent|points?)\b)")
_UNIT = re.compile(r"(?<=\d )(months?|weeks?|days?)\b")
_DATE = re.compile(r"\b(20\d\d)(?=-\d\d-\d\d\b)|(?<=/)(20\d\d)\b")
_SIDE = re.compile(r"\b(left|right)\b", re.IGNORECASE)
_UNITS = {"month": "week", "months": "weeks", "week": "day", "weeks": "days", "day": "week", "days": "weeks"}
#: Drugs that stand in for another.
DRUGS = ("gabapentin", "meloxicam", "baclofen", "duloxetine")


def other_digit(text: str, draw: random.Random) -> str | None:
    """The text with one digit changed, or None when it has none."""
    places = [match.start() for match in _DIGIT.finditer(text)]
    if not places:
        return None
    at = draw.choice(places)
    return text[:at] + str((int(text[at]) + 3) % 10) + text[at + 1 :]


def other_figure(text: str) -> str | None:
    """The text with its first measured number changed."""
    match = _FIGURE.search(text)
    return text[: match.start()] + str(int(match[1]) + 13) + text[match.end() :] if match else None


def other_unit(text: str) -> str | None:
    match = _UNIT.search(text)
    return text[: match.start()] + _UNITS[match[1]] + text[match.end() :] if match else None


def other_date(text: str) -> str | None:
    """The text with the year of its first date changed."""
    match = _DATE.search(text)
    return text[: match.start()] + str(int(match[0]) - 3) + text[match.end() :] if match else None


def other_side(text: str) -> str | None:
    match = _SIDE.search(text)
    if match is None:
        return None
    return text[: match.start()] + ("right" if match[0].lower() == "left" else "left") + text[match.end() :]


def other_drug(text: str, names: Sequence[str]) -> str | None:
    """The text with a drug that it names replaced by one that it does not name."""
    for name in names:
        match = re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
        if match:
            other = next(drug for drug in DRUGS if drug not in text.lower())
            return text[: match.start()] + other + text[match.end() :]
    return None


def other_word(text: str, draw: random.Random) -> str | None:
    """The text with one word that is not in it put in the place of another."""
    words = list(re.finditer(r"[A-Za-z]{4,}", text))
    if not words:
        return None
    at = draw.choice(words)
    return text[: at.start()] + "somewhat" + text[at.end() :]
