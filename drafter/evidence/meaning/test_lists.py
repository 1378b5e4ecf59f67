"""Tests that a list joins: they share an answer ("FABER, Gaenslen and thigh thrust were positive")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: What may stand between two tests of one list.
_JOINED = re.compile(
    r"(?:[ ,/&()']|\b[2-9][.)]|\b(?:and|or|nor|the|a|an|both|also|(?:(?:yet|once) )?again|once more|likewise|equally|finally|lastly|no less|as well as|but also|plus|then|with|by|during|upon|positions?|test(?:s|ing)?|maneuvers?|manoeuvres?|signs?|left|right|bilateral(?:ly)?|l|r|on|at|side|sided|of|si|sij|sacroiliac|joints?|pelvic|iliac|asis|psis|sacral|lateral|reverse|in|lying|supine|prone)\b|\bwith (?:the |her |his )?(?:leg|legs|knee|knees|hip|hips|thigh|foot|ankle|heel|patient)(?: (?:over|off|across|bent|flexed|extended|abducted|let|down|dropped|in|on|to|out|side|the|edge|end|of|couch|table|bed|side-?lying|supine|prone|crossed|opposite|other|knee|degrees|at|90|ninety|held|dropped|hanging|lying))+(?=,| and\b)|\bwith (?:him|her|the patient)(?: (?:lying|turned|rolled))? (?:on (?:his|her|the|one)(?: (?:left|right|other|opposite))? (?:side|back)|supine|prone)\b|\bto an? (?:lesser|slighter|smaller|less(?:er)?) (?:degree|extent)\b)*"
)


class Group(NamedTuple):
    """Tests that a list joins, from ``start`` to ``end``."""

    start: int
    end: int


def is_test(mention: Mention) -> bool:
    """Whether a mention is a test that is of one side, and so has an answer."""
    return mention.kind == "finding" and bool(mention.concept["sided"])


def lists_of(lower: str, tests: Sequence[Mention]) -> list[Group]:
    """The lists of tests of a sentence, in order; a test by itself is one."""
    groups: list[Group] = []
    for test in tests:
        between = lower[groups[-1].end : test.start] if groups else ""
        if groups and _JOINED.fullmatch(between):
            groups[-1] = Group(groups[-1].start, test.end)
        else:
            groups.append(Group(test.start, test.end))
    return groups


def tested(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence names a test."""
    return any(is_test(m) for m in reading.of(sentence, "finding"))
