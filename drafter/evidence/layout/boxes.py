"""Tick boxes of forms: what the ticked answer says of its question, and a blank box of its option.

"Prior injections? [ ] Yes [X] No" denies the injections; "[ ] Massage" says nothing of massage.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

BOX = re.compile(r"[\[(] {0,2}(?P<tick>[xX✓✔]?) {0,2}[\])]|(?P<on>[☒☑✓✔])|☐")
_OPENS = Telling("[", "(", "☒", "☑", "✓", "✔", "☐")
_YES, _NO = frozenset({"yes", "y"}), frozenset({"no", "n"})
_WORD = re.compile(r"[ :.-]*([a-z]+)")
#: "[x] no change": an answer of its own, no "no".
_NO_SUCH = re.compile(
    r" (?:change|relief|improvement|benefit|help|effect|response|better|difference|gain|progress|pain|deficit|tenderness|weakness|more|longer)"
)
#: "[ ] No radiculopathy": an item that a tick would deny.
_NO_THING = re.compile(
    r" (?:evidence of |signs? of |history of |hx of |known |recent |untreated |lumbar |cervical |current )*(?:radicul\w+|radicular|sciatica|claudication|neurogenic|stenosis|herniation|red[- ]flags?|fevers?|cancer|malignancy|weight|trauma|incontinence|saddle|infection|trigger|taut|twitch|referred|osteoarthritis|arthritis|oa|migraines?|prior|previous|contraindications?|other)\b"
)
#: "[ ] Cancer [ ] Fever [x] None of the above" denies what stands beside it.
_NONE = re.compile(
    r"[ :.-]*(?:(?:none|nothing|no) (?:of (?:the|these|those|them)(?: above| listed)?|apply|present|applicable|red flags?)|denies all|all negative)[ .]*$"
)
_BARE_NONE = re.compile(r"[ :.-]*none[ .]*$")
#: "[ ] good [ ] fair [x] none" grades a result.
_GRADED = re.compile(r"\b(?:good|fair|poor|excellent|partial|complete|relief|mild|moderate|severe|slight|some|full)\b")
#: What a row of boxes is of.
_HEAD = re.compile(r"[^.;:\]]*[a-z)][^.;:\]]*: *$")
_CHOICE, _TWO = 2, 4  # boxes of one question, and of two at least
_LETTER = re.compile(r"[a-z]")
_WORD_BEFORE = re.compile(r"([a-z]+)[ :.-]*$")


#: Words by which a form asks for a finding; they answer where every box of the line has one.
_FOUND = _YES | {"present", "positive", "pos", "found", "palpated", "identified"}
_NOT_FOUND = _NO | {"none", "absent", "negative", "neg", "denied", "denies"}
#: ``option`` is where the answers to choose from stand: none of their words says anything by itself.
Answer = Literal["yes", "no", "open", "option"]


def answers(lower: str, start: int, end: int) -> Iterator[tuple[int, int, Answer]]:
    """The parts of a line that its boxes answer, as ``(start, end, answer)``; open is what nobody ticked."""
    boxes = list(BOX.finditer(lower, start, end)) if _OPENS.within(lower, start, end) else []
    if not boxes:
        return
    ticked = {index for index, box in enumerate(boxes) if box["tick"] or box["on"]}
    if parts := _questions(lower, start, end, boxes):
        for first, last in parts:
            yield from answers(lower, first, last)
        return
    if legend := _LEGEND.search(lower, start, end):
        yield from _by_legend(lower, start, end, boxes, legend)
        return
    if ahead := _ahead(lower, start, end, boxes, ticked):
        yield from ahead
        return
    if opposite := _opposite(lower, start, end, boxes, ticked):
        yield from opposite
        return
    if told := _found(lower, start, end, boxes, ticked):
        yield from told
        return
    yield from _ticks(lower, start, end, boxes, ticked)


#: "(ticked = positive)", "x = not tested": what a tick on the line means.
_LEGEND = re.compile(
    r"\(?(?:(?:an? |the )?(?:ticks?|ticked|checks?|checked|marks?|marked|crossed|boxes|x|✓|✔|☒|☑|\[ ?x ?\])(?: (?:box(?:es)?|items?|mark))?(?: (?:means?|indicates?|denotes?|if)| ?[=:]) ?)"
    r"(?:(?P<found>positive|pos|present|yes|found|abnormal|failed|reproduced|painful|concordant)|(?P<none>negative|neg|absent|no|none|denied|denies|normal|ruled out|excluded)|(?P<open>(?:not )?(?:tested|done|performed|examined|assessed|asked|reviewed|tried|given|current|ordered|planned|applicable|n/?a|deferred)))\b[^)\[\n]{0,20}\)?"
)


def by_legend(lower: str, start: int, end: int) -> list[tuple[int, int, Answer]]:
    """The parts of a line that its ticks answer by a legend of its own; empty where it has none."""
    boxes = list(BOX.finditer(lower, start, end)) if _OPENS.within(lower, start, end) else []
    legend = _LEGEND.search(lower, start, end) if boxes else None
    return list(_by_legend(lower, start, end, boxes, legend)) if legend else []


def _by_legend(
    lower: str, start: int, end: int, boxes: list[re.Match[str]], legend: re.Match[str]
) -> Iterator[tuple[int, int, Answer]]:
    """What the boxes of a line say that tells what its ticks mean; the words that tell it say nothing by themselves."""
    yield *legend.span(), "option"
    boxes = [box for box in boxes if not legend.start() <= box.start() < legend.end()]
    behind = not _LETTER.search(lower, start, boxes[0].start()) if boxes and legend.start() > start else True
    before = [start, *(box.end() for box in boxes)]
    after = [*(box.start() for box in boxes[1:]), end]
    for index, box in enumerate(boxes):
        first, last = (box.end(), after[index]) if behind else (before[index], box.start())
        if legend.start() >= first:
            last = min(last, legend.start())
        if not (box["tick"] or box["on"]) or legend["open"]:
            yield first, last, "open"
        else:
            yield first, last, "no" if legend["none"] else "yes"


def _ticks(
    lower: str, start: int, end: int, boxes: list[re.Match[str]], ticked: set[int]
) -> Iterator[tuple[int, int, Answer]]:
    """What yes and no behind boxes answer, or else the boxes of a list of things."""
    edges = [start, *(box.end() for box in boxes)], [*(box.start() for box in boxes), end]
    words = [_answer(_WORD.match(lower, box.end(), end), lower) for box in boxes]
    if not any(words):
        before = [_answer(_WORD_BEFORE.search(lower, edges[0][i], box.start()), lower) for i, box in enumerate(boxes)]
        words = before if sum(map(bool, before)) > 1 else words
    if any(words):
        given = {words[index] for index in ticked} - {""}
        yield start, boxes[0].start(), "yes" if given == {"yes"} else "no" if given == {"no"} else "open"
        return
    if _LETTER.search(lower, start, boxes[0].start()) and not _LETTER.search(lower, boxes[-1].end(), end):
        # "Cancer [ ]  Fever [x]": each box stands behind what it is of.
        yield from ((edges[0][i], box.start(), "open") for i, box in enumerate(boxes) if i not in ticked)
        return
    if not ticked and (head := _HEAD.search(lower, start, boxes[0].start())):
        yield *head.span(), "open"  # "Trigger points: [ ] trapezius [ ] levator"
    few = len(boxes) > _TWO - 1 and not _GRADED.search(lower, start, end)
    none = any(
        (few and _BARE_NONE.match(lower, boxes[index].end(), edges[1][index + 1]))
        or _NONE.match(lower, boxes[index].end(), edges[1][index + 1])
        for index in ticked
    )
    for index, box in enumerate(boxes):
        if index not in ticked:
            yield box.end(), edges[1][index + 1], "no" if none else "open"
            word = _WORD.match(lower, box.end(), end)
            if word and word[1] in _NOT_FOUND:
                yield box.end(), word.end(1), "option"  # "[x] back school [ ] none"


_YES_OR_NO = re.compile(r" ?(?P<one>yes|y|no|n)[ /,|]*")


def _ahead(
    lower: str, start: int, end: int, boxes: list[re.Match[str]], ticked: set[int]
) -> list[tuple[int, int, Answer]]:
    """What a yes and a no to choose from, at the head of a line, say of what stands behind them: "[ ] Yes [x] No  History of cancer"."""
    if len(boxes) != _CHOICE or _LETTER.search(lower, start, boxes[0].start()):
        return []
    words = [_YES_OR_NO.match(lower, box.end(), end) for box in boxes]
    if words[0] is None or words[1] is None or words[0].end() != boxes[1].start():
        return []
    said = [word["one"] in _YES for word in words if word]
    if said[0] == said[1] or not _LETTER.search(lower, words[1].end(), end):
        return []
    given = {said[index] for index in ticked}
    answer: Answer = "open" if len(given) != 1 else "yes" if given == {True} else "no"
    return [(words[1].end(), end, answer), (boxes[0].start(), words[1].end(), "option")]


def _opposite(
    lower: str, start: int, end: int, boxes: list[re.Match[str]], ticked: set[int]
) -> list[tuple[int, int, Answer]]:
    """What a choice between a word and its denial says: "Pain program: [ ] enrolled [x] not enrolled"."""
    if len(boxes) != _CHOICE or not _LETTER.search(lower, start, boxes[0].start()):
        return []
    words = [lower[boxes[0].end() : boxes[1].start()].strip(" .,;:/-"), lower[boxes[1].end() : end].strip(" .,;:/-")]
    if words[0] == f"not {words[1]}":
        said = [False, True]
    elif words[1] == f"not {words[0]}":
        said = [True, False]
    else:
        return []
    given = {said[index] for index in ticked}
    answer: Answer = "open" if len(given) != 1 else "yes" if given == {True} else "no"
    return [(start, boxes[0].start(), answer), (boxes[0].start(), end, "option")]


def _questions(lower: str, start: int, end: int, boxes: list[re.Match[str]]) -> list[tuple[int, int]]:
    """The questions of a line that each have a choice of their own behind them ("FABER [x] pos [ ] neg; Gaenslen [ ] pos [x] neg")."""
    words = [_WORD.match(lower, box.end(), end) for box in boxes]
    if len(boxes) < _TWO or not all(word and word[1] in _FOUND | _NOT_FOUND for word in words):
        return []
    if not _LETTER.search(lower, start, boxes[0].start()):
        return []
    cuts = [
        word.end()
        for word, box in zip(words, boxes[1:], strict=False)
        if word and _LETTER.search(lower, word.end(), box.start())
    ]
    edges = [start, *cuts, end]
    parts = list(pairwise(edges))
    choices = [sum(first <= box.start() < last for box in boxes) for first, last in parts]
    return parts if all(count > 1 for count in choices) else []


def _found(
    lower: str, start: int, end: int, boxes: list[re.Match[str]], ticked: set[int]
) -> list[tuple[int, int, Answer]]:
    """What a choice between found and not found says: "Trigger points: none [ ] present [x] - R trap"; empty where the line is none."""
    edges = [start, *(box.end() for box in boxes)]
    behind = [_WORD.match(lower, box.end(), end) for box in boxes]
    ahead = [_WORD_BEFORE.search(lower, edge, box.start()) for edge, box in zip(edges, boxes, strict=False)]
    for words in (behind, ahead):
        said = [word[1] if word and word[1] in _FOUND | _NOT_FOUND else "" for word in words]
        if len(boxes) > 1 and all(said):
            given = {said[index] in _FOUND for index in ticked}
            answer: Answer = "open" if len(given) != 1 else "yes" if given == {True} else "no"
            places = [word.span(1) for word in words if word]
            first, last = min(boxes[0].start(), places[0][0]), max(boxes[-1].end(), places[-1][1])
            return [(start, first, answer), (first, last, "option")]
    return []


def _answer(word: re.Match[str] | None, lower: str) -> str:
    if word is None or (
        word[1] == "no" and (_NO_SUCH.match(lower, word.end(1)) or _NO_THING.match(lower, word.end(1)))
    ):
        return ""
    return "yes" if word[1] in _YES else "no" if word[1] in _NO else ""
