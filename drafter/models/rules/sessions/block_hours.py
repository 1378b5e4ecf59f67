"""Ratings of the hours after a diagnostic block, which are what it did ("Baseline 8/10, at 30 min 1/10")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.outcomes.rated_rows import rated_rows
from drafter.evidence.outcomes.score_shares import in_hours, score_shares
from drafter.models.rules.sessions.reliefs import for_hours

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: "Pain 1/10 after, 8/10 before"; "post-op" is of an operation.
_AFTER = re.compile(r"\b(?:post(?!-?op)|after)(?=\b|[a-z])")
_TO_ROWS = 5  # sentences, from a block to the ratings below it


def of_hours(reading: Reading, sentence: Sentence) -> bool:
    """Whether the ratings of a sentence, or of the lines that it opens, are those of the hours after the block that one before it names."""
    span = reading.lower, sentence.start, sentence.end
    told = next(in_hours(*span), None) or next(
        (
            s
            for s in score_shares(*span)
            if _AFTER.search(span[0], s.start, s.end) or for_hours(reading, sentence, s.end)
        ),
        None,
    )
    reach = 2 if told is not None else _TO_ROWS
    if told is None and next(rated_rows(reading, sentence), None) is None:
        return False
    near = reading.sentences[max(0, sentence.index - reach) : sentence.index]
    named = [m for s in near if s.section.index == sentence.section.index for m in reading.of(s, "procedure")]
    return bool(named) and (named[-1].concept["diagnostic"] or named[-1].id == "block")


def may_diagnose(main: Mention) -> bool:
    """Whether a procedure is judged by the pain right after it, or may be, as "#2, identical targets" may be a block."""
    return bool(main.concept["diagnostic"] or (main.concept["generic"] and not main.concept["serial"]))
