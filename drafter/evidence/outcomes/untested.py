"""Failures that are none: what was hardly done has not been tried, what still helps or does so again has not failed, what can fail did not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.meaning.cue_places import Outcome
    from drafter.evidence.reading import Reading

#: "Good relief at first, and it still helps": nothing was lost.
_STILL_HELPS = re.compile(
    r"(?:,|;|\.)? ?(?:(?:and|but) )?(?:(?:it|this|that|they|these|she says it|he says it) (?:still )?(?:does|do|helps?|works?|is helping|continues? to)\b|(?:it |they |and )?(?:still|continues? to|keeps?(?: on)?|has kept) (?:does|do|helps?|helping|works?(?! (?:as|at|in|full|part|for|nights|days))|working(?! (?:as|at|in|full|part|for|nights|days))|reliev\w+|good|well)\b)(?! (?:not|only|a little|some|less|little|no|hardly|but)\b)"
)
#: "Skipped most sessions, so no gain", "no help; he never went": what was hardly done has not been tried.
_AWAY = r"(?! (?:away|below|down|above|under|back|up|past|beyond|off|without|into|through|to (?:zero|\d))\b)"
_HARDLY_DONE = re.compile(
    rf"\b(?:(?:went|attended|came|showed up|did (?:it|them)|done)(?: to (?:pt|therapy|physical therapy|it|one))? (?:(?:only|just|maybe) )?(?:once|twice|one time|1x|2x|(?:one|1) (?:visit|session))\b(?! (?:a|per|every|daily|weekly|each|or|and|the|\w+ly)\b)"
    rf"|(?:never|hardly|barely|rarely|seldom|scarcely) (?:(?:ever|really|actually) )?(?:went{_AWAY}|attended|did (?:it|them|the exercises|his exercises|her exercises|any)|showed up|exercised|participated|practi[sc]ed|been to (?:pt|therapy|physical therapy))\b"
    r"|(?:skipp(?:ed|ing)|miss(?:ed|ing)|no-?show(?:ed|s)?)(?: for| to)? (?:most|nearly all|almost all|all|half|(?P<missed>\d{1,2}) (?:of|out of) (?:the |her |his )?(?P<all>\d{1,2}))\b"
    r"|did(?: not|n't) (?:(?:really|actually|ever) )?(?:do (?:it|them|the (?:exercises|program)|any of (?:it|them))|attend|go to (?:it|pt|therapy|any))\b"
    r"|(?:denies|denied) (?:ever )?(?:doing|going|attending|having (?:done|gone|attended|been)|participating|trying)\b)"
)
_OF_HARDLY = Telling("went ", "attend", "came", "showed", "did ", "done", "never", "hardly", "barely", "rarely", "seldom", "skipp", "miss", "no-show", "no show", "didn't", "denie")  # fmt: skip
#: "Preventives like topiramate can fail": of anybody; "lost its effect, then regained it".
_MAY_FAIL = re.compile(
    r"\b(?:can|may|might|could|would|often|sometimes|usually|tends? to) (?:(?:also|all|still|both) )?$"
)
_REGAINED = re.compile(
    r",? ?(?:but |and )?(?:then|later|now|since)(?: has)? (?:regain\w+|recover\w+ it|(?:work|help)\w* again)\b"
)
_LOST = re.compile(r"\b(?:at first|initially|early on|in the beginning|to begin with|to start with)\b")
_OF_PRACTICE = frozenset({"physical", "exercise"})


def untested(reading: Reading, sentence: Sentence, outcome: Outcome) -> bool:
    """Whether a failure is that of what was hardly done, of what still helps, or of anybody."""
    lower = reading.lower
    if lower.startswith("fail", outcome.head) and _MAY_FAIL.search(lower, sentence.start, outcome.head):
        return True
    if _REGAINED.match(lower, outcome.end, sentence.end):
        return True
    if _LOST.search(lower, outcome.start, outcome.end) and _STILL_HELPS.match(lower, outcome.end):
        return True
    return _hardly_done(reading, sentence)


def _hardly_done(reading: Reading, sentence: Sentence) -> bool:
    """Whether the words around the outcome of a therapy or of exercises tell that they were hardly done, or never."""
    near = [
        s for s in reading.sentences[max(0, sentence.index - 1) : sentence.index + 2] if s.section is sentence.section
    ]
    told = [s for s in near if _OF_HARDLY.within(reading.lower, s.start, s.end)]
    told = [s for s in told if _is_hardly_done(reading.lower, s)]
    if not told:
        return False
    named = [m for s in {s.index: s for s in (*told, sentence)}.values() for m in reading.of(s, "treatment")]
    if not reading.of(sentence, "treatment"):  # "Naproxen for 8 weeks. It did not help. She never went to PT."
        named += [m for s in near if s.index < sentence.index for m in reading.of(s, "treatment")]
    return bool(named) and all(m.concept["group"] in _OF_PRACTICE for m in named)


def _is_hardly_done(lower: str, sentence: Sentence) -> bool:
    """Whether a sentence tells of what was hardly done; of visits that were missed by their number, of half of them or more."""
    told = _HARDLY_DONE.search(lower, sentence.start, sentence.end)
    return told is not None and (told["missed"] is None or 2 * int(told["missed"]) >= int(told["all"]))
