"""What the marks of a diary stand for: "I marked in red the days with vomiting. There were ten red days in May"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_MARK = re.compile(
    r"\b(?P<mark>red|blue|black|yellow|orange|purple|green|pink|brown|gold|star|asterisk|circle|cross|sticker|dot|square|triangle|highlight|shad|check|tick|underlin|capital|x)(?:s|es|'s|r?ed|d|ing)?\b"
)
#: "Red = migraine, yellow = other": what is told of another mark already.
_OF_OTHER = re.compile(rf"{_MARK.pattern}(?: ?(?:=|:|-) ?| (?:is|are|for|means?|marks?|stands? for) (?:an? )?)$")
_LETTERS = 2
_REACH, _NEAR = 4, 70  # sentences back; characters between a mark and what it stands for


def stands_for(reading: Reading, sentence: Sentence, words: str) -> str:
    """What days that some words give a mark are of by the sentences before: ``headache``, ``migraine``, or ``""``."""
    marks = dict.fromkeys(found["mark"] for found in _MARK.finditer(words))
    for earlier in reversed(reading.sentences[max(0, sentence.index - _REACH) : sentence.index]) if marks else ():
        if earlier.section.index != sentence.section.index:
            break
        told = [found for found in _MARK.finditer(reading.lower, earlier.start, earlier.end) if found["mark"] in marks]
        for found in told:
            if what := _explained(reading, earlier, found):
                return what
    return ""


def lettered(reading: Reading, sentence: Sentence, letter: str) -> str:
    """What a letter stands for by the lines above: "H = any headache, M = a migraine day"; ``""`` where they do not say."""
    if len(letter) > _LETTERS or not letter.isalpha():
        return ""
    explained = re.compile(
        rf"\b{letter} ?(?:=|:|-|for|is|means|stands for) ?(?P<what>(?:(?:other|full|a|an|any|tension|mild) )*[a-z-]+)"
    )
    told = [
        found["what"]
        for above in reading.sentences[max(0, sentence.index - _REACH) : sentence.index]
        if (found := explained.search(reading.lower, above.start, above.end))
    ]
    return told[-1] if told else ""


def _explained(reading: Reading, sentence: Sentence, mark: re.Match[str]) -> str:
    """What is named nearest behind a mark, else before it, no other mark between them."""
    named, lower = reading.of(sentence, "pattern"), reading.lower
    noun = _MARK.match(lower, mark.end() + 1)  # "red stickers"
    end = noun.end() if noun else mark.end()
    behind = [m for m in named if 0 <= m.start - end < _NEAR and not _MARK.search(lower, end, m.start)]
    before = [
        m
        for m in named
        if 0 <= mark.start() - m.end < _NEAR
        and not _MARK.search(lower, m.end, mark.start())
        and not _OF_OTHER.search(lower, sentence.start, m.start)
    ]
    near = behind[:1] or before[-1:]
    return near[0].id if near else ""
