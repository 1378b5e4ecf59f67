"""Exercises that were taught on a day and that nobody is said to have done since.

"Taught back exercises 9/2. She is back, pain unchanged": from that day on she could have done them, and the record does not say that she did.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.reading import Reading
    from drafter.models.rules.courses.treatment_episodes import Episode

_TAUGHT = re.compile(
    r"\b(?:taught|instructed(?: in)?|handed|issued|shown|showed|set up|gave|given|prescribed)\b[^.;]{0,60}$"
)
_NOT_DONE = re.compile(
    r"\b(?:(?:not|never|hardly|barely|rarely|seldom)|(?:did|has|have)n't)(?: (?:really|yet|been|once|ever|actually))* (?:do(?:ne|ing)?|did|performed?|started|begun|kept|followed|practi[cs]\w+|tried|looked)\b"
    r"|\b(?:too busy|forg[eo]t\w*|lost (?:the|her|his) (?:sheet|handout)|for (?:only |just |about )?(?:a week|(?:a few|two|three|four|five) days|a day or two)|(?:only |just )?(?:once|twice)(?! (?:a|daily|per|each|every))|non-?complian\w+|non-?adheren\w+)\b"
)
_DONE = re.compile(
    r"\b(?:d(?:one|oes|id|oing)|perform\w*|daily|nightly|kept|keeps|keeping|practi[cs]\w+|complian\w+|adheren\w+|faithful\w*|diligent\w*|religiously|regularly|every (?:\w+ )?(?:day|morning|night|evening)|each (?:day|morning|night|evening)|twice (?:a|daily)|follow(?:s|ed)|stuck|worked|through|until|since|after (?:\w+ ){1,3}(?:of|with) (?:it|them|these))\b"
)
#: "Has been doing the exercises that the therapist taught her since March".
_DOING = re.compile(
    r"\b(?:done|does|doing|performs|performing|performed|kept up|keeps up|practi[cs](?:ed|es|ing)|stuck with)\b"
)
#: What is said of the exercises themselves, and not only of the complaint, tells that they were done.
_OF_THEM = re.compile(
    r"\b(?:help\w*|relie[fv]\w*|benefit\w*|work\w*|effect\w*|respon\w+|worse|aggravat\w+|tolerat\w+)\b"
)


def forget_taught(reading: Reading, episodes: Sequence[Episode]) -> None:
    """Takes from courses the day on which they were only taught."""
    for episode in episodes:
        if _only_taught(reading, episode):
            del episode.claims["begin"]


def _only_taught(reading: Reading, episode: Episode) -> bool:
    """Whether the day on which a course began is one of teaching, and what goes on since is only the complaint."""
    begin, outcome = episode.claims.get("begin"), episode.claims.get("outcome")
    if begin is None or outcome is None or episode.name.concept["group"] == "medicine":
        return False
    if {"length", "sessions", "end"} & episode.claims.keys():
        return False
    began, told = _at(reading, begin), _at(reading, outcome)
    sentence = reading.sentence_at(began)
    taught = _TAUGHT.search(reading.lower, sentence.start, began) if sentence else None
    if sentence is None or told < began or taught is None:
        return False
    if _DOING.search(reading.lower, sentence.start, taught.start()):
        return bool(_NOT_DONE.search(reading.lower, sentence.start, told))
    since = began + len(begin.quote), told + len(outcome.quote)
    if _NOT_DONE.search(reading.lower, *since):
        return True
    return not (_DONE.search(reading.lower, *since) or _OF_THEM.search(reading.lower, told, since[1]))


def _at(reading: Reading, told: Claim) -> int:
    """Where the words of a claim stand in the view of the text."""
    return reading.view.view_of(told.at or 0, (told.at or 0) + 1)[0]
