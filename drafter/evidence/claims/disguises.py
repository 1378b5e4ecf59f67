"""Orders in disguise: letters set apart, base64, a shifted alphabet, another language.

A disguise is undone and what comes out is judged as plain text is; of other languages only the order itself is known:
a word for a reader or for what was told before, with an order to ignore, to approve or to count criteria as met.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from drafter import yaml_text
from drafter.evidence.words.tellings import Telling
from drafter.settings import data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Letters set apart, behind a mark or a blank: a text that begins with them is given one.
_APART = re.compile(r"[\s.*_-](?:[^\s.*_-][ .\-_*]{1,3}){10,}\S")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-](?<![A-Za-z0-9+/_-]{2})[A-Za-z0-9+/_-]{23,}={0,2}")
_LONG = 24  # letters of a run, at least
_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\u00ad]|[\U000e0020-\U000e007f]")
#: Words that every order to a reader has one of, under rot13.
_SHIFTED = tuple(
    codecs.encode(word, "rot13")
    for word in ("ignore", "disregard", "approve", "reviewer", "instructions", "criteria", "criterion", "override")
)
_OF_SHIFTED = Telling(*_SHIFTED)

#: Stems of which every order in another language has one.
STEMS = Telling(
    "aprue", "aprob", "aprov", "approu", "approv", "genehmig", "bewillig", "ignor", "criter", "critère", "kriteri", "kryteri", "instruc", "instruç", "istruz",
    "instrukc", "anweisung",
)  # fmt: skip


def may_hide(text: str, lower: str) -> bool:
    """Whether anything in a document can be a disguise that is undone: asked once, since few documents have one.

    :param lower: the text in lower case.
    """
    plainly = _APART.search(f" {text}") or _INVISIBLE.search(text) or _shifted(lower)
    # A long word is a disguise only where it can be undone.
    return bool(plainly) or any(_decoded(run[0]) for run in _runs(text))


def _runs(text: str) -> Iterator[re.Match[str]]:
    """The runs that may be base64: few texts have a word that is long enough."""
    if any(len(word) >= _LONG for word in text.split()):
        yield from _BASE64.finditer(text)


def _shifted(lower: str) -> bool:
    return _OF_SHIFTED.within(lower, 0, len(lower)) and re.search(rf"\b(?:{'|'.join(_SHIFTED)})\b", lower) is not None


def disguised(text: str, told: Callable[[str], bool]) -> bool:
    """Whether a sentence hides an instruction.

    :param told: whether a plain text holds one.
    """
    return any(told(plain) for plain in _undone(text))


def _undone(text: str) -> Iterator[str]:
    for run in _APART.finditer(f" {text}"):
        letters = re.sub(r"(?<=\S)[ .\-_*](?=\S)", "", run[0])
        yield re.sub(r"[ .\-_*]+", " ", letters)
    yield from (plain for run in _runs(text) if (plain := _decoded(run[0])))
    if _shifted(text.lower()):
        yield re.sub(r"^\W*(?:rot ?-?13)\W*", "", codecs.encode(text, "rot13"))
        yield re.sub(r"^[^:]{0,24}:\s*", "", codecs.encode(text, "rot13"))
    if _INVISIBLE.search(text):
        yield _INVISIBLE.sub("", text)


def _decoded(run: str) -> str:
    """The text that a run of base64 stands for; empty when it is none."""
    padded = run.rstrip("=")
    try:
        raw = base64.b64decode(padded + "=" * (-len(padded) % 4), altchars=b"-_" if set(run) & set("-_") else None)
        plain = raw.decode("utf-8")
    except (binascii.Error, ValueError):
        return ""
    return plain if plain.isprintable() else ""


@cache
def _languages() -> tuple[tuple[re.Pattern[str], ...], ...]:
    """By language: the parts of an order (whom or what it is told of, what is to be done, what with)."""
    content = yaml_text.read(data("lexicon") / "orders.yaml")
    return tuple(
        tuple(re.compile(rf"\b(?:{'|'.join(words)})") for words in parts.values())
        for parts in content["languages"].values()
    )


def foreign(text: str) -> bool:
    """Whether a sentence is an order in another language."""
    lower = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return any(all(part.search(lower) for part in parts) for parts in _languages())
