"""Numbers as notes write them: digits, words, fractions, ranges, and words for a few.

:data:`NUMBER` is a regular expression for one number in lower-case text; :func:`number` turns
what it matched into an interval. Vague words have the bounds that the criteria library gives
them ("a few" 3 to 5, "several" 3 to 9, "a couple of" 2 to 4, "many" 4 or more).
"""

from __future__ import annotations

import math
import re

_ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
#: Words for places in a row, first to thirty-first.
ORDINALS = {
    word: index
    for index, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
            "twenty-third",
            "twenty-fourth",
            "twenty-fifth",
            "twenty-sixth",
            "twenty-seventh",
            "twenty-eighth",
            "twenty-ninth",
            "thirtieth",
            "thirty-first",
        ],
        1,
    )
}
_WORDS = {
    **_ONES,
    **_TENS,
    "a": 1,
    "an": 1,
    "half": 0.5,
    "half a": 0.5,
    "half an": 0.5,
    "dozen": 12,
    "a dozen": 12,
    "half a dozen": 6,
    "hundred": 100,
}
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
VAGUE = {
    "a couple": (2, 4),
    "a couple of": (2, 4),
    "couple": (2, 4),
    "couple of": (2, 4),
    "a few": (3, 5),
    "few": (3, 5),
    "several": (3, 9),
    "many": (4, math.inf),
    "numerous": (4, math.inf),
    "multiple": (2, math.inf),
}

_WORD = "|".join(sorted((*_ONES, *_TENS), key=len, reverse=True))
_VAGUE = "|".join(sorted(VAGUE, key=len, reverse=True))
_UNDER_HUNDRED = rf"(?:(?:{'|'.join(_TENS)})[ -](?:{'|'.join(list(_ONES)[1:10])})|{_WORD})"
_HUNDREDS = rf"(?:an?|{'|'.join(list(_ONES)[1:10])}) hundred(?: (?:and )?{_UNDER_HUNDRED})?"
NUMBER = (
    r"(?:\d+(?:,\d{3})*(?:\.\d+)?(?: ?[½¼¾]|[ -](?:1/2|1/4|3/4)(?!/)| and a half\b)?|[½¼¾]|(?<![\d/])(?:1/2|1/4|3/4)(?!/)"
    rf"|{_VAGUE}|half a dozen|a dozen|{_HUNDREDS}|(?:{'|'.join(_TENS)})[ -](?:{'|'.join(list(_ONES)[1:10])})"
    rf"|(?:{_WORD}) \(\d{{1,3}}\)|(?:{_WORD}|an?)(?:[ -]and[ -](?:a[ -]half|one[ -]half|a[ -]quarter|1/2))?|half an?|half)"
)


#: "Six (6)" says it twice; "six (8)" is anything from the one to the other.
_TWICE = re.compile(r"([a-z -]+) \((\d+)\)")


def number(text: str) -> tuple[float, float] | None:
    """The interval that a matched :data:`NUMBER` means, ``(low, high)``; None if it is no number."""
    text = text.strip()
    if text in VAGUE:
        return VAGUE[text]
    if (twice := _TWICE.fullmatch(text)) and (word := _exact(twice[1])) is not None:
        return min(word, float(twice[2])), max(word, float(twice[2]))
    value = _exact(text)
    return None if value is None else (value, value)


def _exact(text: str) -> float | None:
    if text in _WORDS:
        return float(_WORDS[text])
    if text in _FRACTIONS:
        return _FRACTIONS[text]
    if match := re.fullmatch(r"(\d+(?:,\d{3})*(?:\.\d+)?)(?:[ -]?(½|¼|¾|1/2|1/4|3/4))?", text):
        return float(match[1].replace(",", "")) + _FRACTIONS.get(match[2] or "", 0)
    if text.endswith(" and a half") and text[0].isdigit():
        return float(text.removesuffix(" and a half").replace(",", "")) + 0.5
    match = re.fullmatch(r"(\w+)[ -]and[ -](a[ -]half|one[ -]half|a[ -]quarter|1/2)", text)
    if match and match[1] in _WORDS:
        return _WORDS[match[1]] + (0.25 if "quarter" in match[2] else 0.5)
    if match := re.fullmatch(r"([a-z]+) hundred(?: (?:and )?([a-z -]+))?", text):
        return 100 * float(_WORDS[match[1]]) + (_exact(match[2]) or 0.0 if match[2] else 0.0)
    match = re.fullmatch(r"([a-z]+)[ -]([a-z]+)", text)
    if match and match[1] in _TENS and match[2] in _ONES:
        return float(_WORDS[match[1]] + _WORDS[match[2]])
    return None
