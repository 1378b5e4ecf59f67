"""Outcomes that are nothing but answers: "no" in the column "Helped?", "Did it help? No."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout.tables import outcome_cells
from drafter.evidence.meaning.cue_places import FAILED, IMPROVED, SOME, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_CELL = re.compile(
    r"(?P<no>no|n|none|nil|not at all|nope|never|no help|nothing|0|0 ?%|not really|not much|minimal(?:ly)?|slight(?:ly)?|little|a little|a bit|barely|brief(?:ly)?|temporar(?:y|ily)|poor)|(?P<yes>yes|y|a lot|good|great|excellent|very|much|well)|(?P<some>some|somewhat|partial(?:ly)?|moderate|fair|mixed|mild)"
)

#: "10%" under "% relief".
_SHARE = re.compile(
    r"(?:about |~ ?|<|up to )?(?:(?P<least>\d{1,3}) ?(?:-|to) ?)?(?P<most>\d{1,3}) ?(?P<per>%|percent|per cent)?(?: (?:relief|better|improve\w*))?"
)
_LASTING, _SLIGHT = 50, 30  # per cent

#: "PT for 8 weeks. Did it help? No.": a question of its own about what was told before, and the answer to it.
_HELP_ASKED = re.compile(
    r"(?:and |so )?(?:(?:did|does|do|has|have|had|was|were|is|are|any|been|get|got|feel|there|much|really|at all|any real|any of|either(?: of)?|one of|these|you|she|he|it|this|that|these|those|they|them|all|the (?:treatments?|therapy|medications?|meds)|your|her|his|the|pain|therapy|pt|giv\w+|provid\w+)[, ]+)*"
    r"(?:help\w*|benefit\w*|relie\w+|improve\w*|better|effective|work(?:ed|ing)?|successful)(?: (?:at all|any|much|you|her|him|the pain|your pain|with (?:the|your) pain|from (?:it|this|that|them)|with (?:it|this|that|them)))* ?\??"
)
_ANSWER = re.compile(
    r"\W*(?:a\W{1,2})?(?P<says>(?P<no>no|none|nope|neither(?: one| of (?:them|these|those)| did| has| was)?(?! (?:better|worse))|(?:none|not one) of (?:them|these|those)|not (?:really|much|at all)|nothing|never|n)|yes|y|yep)(?=[.,;!)\"']|$)"
)


#: "When asked whether it helped, she states, "Not really, maybe for an hour"": question and answer in one sentence.
_TOLD_ASKED = re.compile(
    r"\W*(?:when |on being |if )?(?:i )?(?:asked|ask)(?: (?:her|him|the patient|pt|directly|about it))* (?:if|whether) (?P<asked>[^,;.]{3,60}?)(?:,| and| but|:)? ?(?:she|he|they|the patient|pt|the answer|(?:her|his) answer)\b ?(?:(?:states?|stated|says?|said|repl\w+|answer\w*|tells me|told me|reports?|reported|respon\w+|is|was|just|simply|only|that|it|did|had)[,: ]+)*"
)
_HEAD_SHAKEN = re.compile(r"(?:just |only )?(?:sh[ao]kes?|shook) (?:her|his) head")
#: What may stand behind a no and leave it one: "not really, maybe for an hour after".
_STILL_NO = re.compile(
    r"(?:[ ,.;!\"-]+(?!but|until|till|then|though|at first|first|later|yes|at the|by the)[a-z\d'%]+){0,9}[ .;!\"']*"
)


def answers(reading: Reading, sentence: Sentence) -> Iterator[Outcome]:
    """What the cells of a row, or the answer to a question, say of how it turned out: "no" under "Helped?"."""
    for cell in outcome_cells(reading, sentence):
        if told := _CELL.fullmatch(reading.lower, cell.start, cell.end):
            says = FAILED if told["no"] else IMPROVED if told["yes"] else SOME
            yield Outcome(cell.start, cell.start, cell.end, says)
        elif share := _SHARE.fullmatch(reading.lower, cell.start, cell.end):
            titled = "%" in reading.lower[slice(*cell.head)] or "percent" in reading.lower[slice(*cell.head)]
            if titled or share["per"]:
                most, least = int(share["most"]), int(share["least"] or share["most"])
                says = IMPROVED if least >= _LASTING else FAILED if most <= _SLIGHT else SOME
                yield Outcome(cell.start, cell.start, cell.end, says)
    if (given := _given(reading, sentence) or _told(reading, sentence)) is not None:
        yield given
    answer = _ANSWER.match(reading.lower, sentence.start, sentence.end) if sentence.label else None
    # "PT (8 weeks): helped? No": what was told of stands before the question.
    asked = answer and _HELP_ASKED.fullmatch(re.split(r": | - |, |\| ", sentence.label)[-1].strip())
    if answer and asked and not reading.of(reading.sentences[sentence.index - 1], "procedure"):
        yield Outcome(
            answer.start("says"), answer.start("says"), answer.end("says"), FAILED if answer["no"] else IMPROVED
        )


def _given(reading: Reading, sentence: Sentence) -> Outcome | None:
    """What a sentence answers that is nothing else, behind the question whether it helped: "How long? 8 weeks. Did it help? No."."""
    if not sentence.index or sentence.label:
        return None
    before = reading.sentences[sentence.index - 1]
    answer = _ANSWER.match(reading.lower, sentence.start, sentence.end)
    bare = answer and reading.lower[answer.end() : sentence.end].strip(" .;!") == ""
    if not answer or not bare or not reading.lower.endswith("?", before.start, before.end):
        return None
    asked = _HELP_ASKED.fullmatch(reading.lower[before.start : before.end].strip())
    if not asked or reading.of(reading.sentences[max(0, before.index - 1)], "procedure"):
        return None
    return Outcome(answer.start("says"), answer.start("says"), answer.end("says"), FAILED if answer["no"] else IMPROVED)


def _told(reading: Reading, sentence: Sentence) -> Outcome | None:
    """The no that a sentence tells somebody gave, asked whether it helped."""
    lower = reading.lower
    told = (
        _TOLD_ASKED.match(lower, sentence.start, sentence.end)
        if lower.find("ask", sentence.start, sentence.end) >= 0
        else None
    )
    if told is None or not _HELP_ASKED.fullmatch(told["asked"]):
        return None
    if shaken := _HEAD_SHAKEN.match(lower, told.end(), sentence.end):
        return Outcome(shaken.start(), shaken.start(), shaken.end(), FAILED)
    answer = _ANSWER.match(lower, told.end(), sentence.end)
    if answer is None or not answer["no"] or not _STILL_NO.fullmatch(lower, answer.end(), sentence.end):
        return None
    return Outcome(answer.start("says"), answer.start("says"), answer.end("says"), FAILED)
