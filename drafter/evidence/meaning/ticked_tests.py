"""Tests behind boxes: what a tick says, where words beside them tell what it means ("(ticked = positive)").

Under "Tests performed:" a tick only says that the test was done.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.assertion import Assertion

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: "(ticked = positive)", "Check those positive:".
_LEGEND = re.compile(
    r"\b(?:ticked|checked|marked|crossed|tick|check|mark|x)(?: (?:box(?:es)?|tests?|if|when|all|those|each|that|which|were|are|is|the)){0,5} ?(?:=|means?|indicates?|are|is|if|:)? ?(?:positive|pos\b|painful|provocative|reproduces)"
)
#: "Tests performed: [x] FABER".
_DONE = re.compile(
    r"\b(?:tests?|maneuvers?|manoeuvres?|exam\w*|provocation)(?: (?:that|which|were|was|i))* (?:performed|done|completed|administered|attempted|carried out|tested)(?: today)? ?[:=(-]|\b(?:ticked|checked|marked|x) ?(?:=|means?|if) ?(?:done|performed|tested|completed)\b"
)
_BOX_BEFORE = re.compile(r"(?:(?P<ticked>\[[x✓✔]\]|[☒☑✓✔])|\[ ?\]|☐) ?(?:(?:left|right|l|r) )?$")


def boxed(reading: Reading, sentence: Sentence, mention: Mention) -> Assertion | None:
    """What the box before a test says; None where it has none, or nothing tells what a tick means."""
    lower = reading.lower
    box = _BOX_BEFORE.search(lower, sentence.start, mention.start)
    above = reading.sentences[sentence.index - 1].start if sentence.index else sentence.start
    told = box and (_LEGEND.search(lower, above, sentence.end) or _LEGEND.search(sentence.section.title))
    if box is None or not told:
        done = box and (_DONE.search(lower, above, sentence.end) or _DONE.search(sentence.section.title + ":"))
        return Assertion.POSSIBLE if done else None
    return Assertion.PRESENT if box["ticked"] else Assertion.ABSENT
