"""Faults in a draft as people read it: the same guardrails must hold when nothing but the words is left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_STATES = {
    "UNCLEAR         ": "MET             ",
    "NOT DOCUMENTED  ": "MET             ",
    "NOT MET         ": "MET             ",
    "MET             ": "NOT MET         ",
}


def _headline(text: str) -> str:
    return re.sub(r"^(Case [\w-]+: ).*", r"\1DENIED", text, count=1)


def _recommends(text: str) -> str:
    match = re.search(r"^  recommends (.+)$", text, re.MULTILINE)
    if match is None:
        return text
    other = "APPROVE" if match[1] != "APPROVE" else "REFER TO A PHYSICIAN"
    return text[: match.start(1)] + other + text[match.end(1) :]


def _state(text: str) -> str:
    match = re.search(r"^  (NOT MET {9}|UNCLEAR {9}|NOT DOCUMENTED  |MET {13})", text, re.MULTILINE)
    return text if match is None else text[: match.start(1)] + _STATES[match[1]] + text[match.end(1) :]


def _quote(text: str) -> str:
    return re.sub(r"(“[^”]*\w )(\w{4,})([^”]*”)", r"\1somewhat\3", text, count=1)


def _figure(text: str) -> str:
    return re.sub(r"(“[^”]*?)(\d)([^”]*”)", lambda m: m[1] + str((int(m[2]) + 3) % 10) + m[3], text, count=1)


def _version(text: str) -> str:
    return re.sub(r"^(  policy +[\w-]+ )[\d.]+", r"\g<1>2019.1", text, count=1, flags=re.MULTILINE)


def _mark(text: str) -> str:
    return re.sub(r"(\w\.\s+)\[\d+\]\n", r"\1[47]\n", text, count=1)


def _units(text: str) -> str:
    return re.sub(r"(?<= ×)(\d+)", lambda m: str(int(m[1]) + 2), text, count=1)


def _asked(text: str) -> str:
    return re.sub(
        r"^(To ask for\n)",
        r"\1  0.         A validated pain scale and a psychological evaluation are required.\n",
        text,
        count=1,
        flags=re.MULTILINE,
    )


FAULTS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("text: a denial as headline", _headline),
    ("text: a line's recommendation changed", _recommends),
    ("text: a state changed", _state),
    ("text: a word changed in a quote", _quote),
    ("text: a digit changed in a quote", _figure),
    ("text: an old policy version", _version),
    ("text: a citation that leads nowhere", _mark),
    ("text: units changed", _units),
    ("text: a requirement added", _asked),
    ("text: a denial at the end", lambda text: text + "\nThe request is denied.\n"),
)  # fmt: skip
