"""The exercises of a course of therapy: "PT 7/14 to 9/19. The exercises did nothing" tells how the therapy went.

They are no treatment of their own there, so what is said of them is said of the course that was named last.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.words.concepts import Mention

_COURSE = frozenset({"physical-therapy", "occupational-therapy"})
_EXERCISES = frozenset({"exercise", "home-exercise"})
_NAMED = re.compile(r"(?:(?:the|those|these) )?(?:exercises|stretches|drills|stretching|exercising)")
_THE = re.compile(r"\b(?:the|those|these) $")
#: What they did not do; that they are not done, or go on at home, is told of a treatment of its own.
_DID_NOTHING = re.compile(
    r" (?:(?:has|have|had|really|just|simply|did) )*(?:(?:not|never|haven't|hasn't|hadn't|didn't|don't) (?:really |ever |at all )?(?:help|mov|ma[dk]e|chang|work|touch|eas|brought|g[ia]ve|shift|budg|improv|reliev|do(?:ne)? (?:a thing|anything|much))"
    r"|(?:did |do |done )?nothing (?!but|more)|(?:did |do |done )?nothing[.,;]|made no|gave (?:her |him )?no|brought (?:her |him )?no|(?:was|were|are) (?:useless|worthless|(?:of )?no (?:help|use|good)))"
)
_REACH = 2  # sentences


def exercises_of_therapy(
    lower: str, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], sentence: Sentence
) -> list[Mention]:
    """The mentions of a sentence that only stand for the course of therapy named last."""
    found: list[Mention] = []
    for mention in mentions[sentence.index]:
        if mention.kind != "treatment" or mention.id not in _EXERCISES:
            continue
        own = _NAMED.fullmatch(lower, mention.start, mention.end)
        definite = own and (own[0].startswith("the") or _THE.search(lower, sentence.start, mention.start))
        if not definite or not _DID_NOTHING.match(lower, mention.end, sentence.end):
            continue
        near = [
            m
            for each in sentences[max(0, sentence.index - _REACH) : sentence.index + 1]
            if each.section.index == sentence.section.index
            for m in mentions[each.index]
            if m.kind == "treatment" and m.end <= mention.start
        ]
        if near and near[-1].id in _COURSE:
            found.append(mention)
    return found
