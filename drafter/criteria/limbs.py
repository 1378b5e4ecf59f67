"""Pain or numbness that a record tells of down a limb: it leaves open whether a pain of the spine stays there, and has a side.

"Axial low back pain. Pain shoots down the left leg to the foot, with tingling." names no radiculopathy and rules none out.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Evidence
from drafter.evidence.layout.segments import NOT_PATIENTS
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.reading import read
from drafter.evidence.words.clauses import clause_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.criteria.scope import Scope
    from drafter.evidence.claims.facts import Fact
    from drafter.evidence.reading import Reading

_SKIPPED = NOT_PATIENTS | {"pmh", "surgical", "goals", "instructions", "medications", "allergies", "request"}
#: The far end of each limb: a pain of a facet may be felt in the buttock, the thigh or the shoulder.
_ENDS = {
    "low-back": r"(?:(?:lower )?leg|legs|calf|calves|shins?|ankles?|foot|feet|(?:big |great )?toes?|below the knees?|past the knees?)",
    "neck": r"(?:arms?|forearms?|elbows?|wrists?|hands?|thumbs?|fingers?)",
}
_TRAVELS = (
    r"(?:sho[ot]+s?|shooting|runs?|running|travel\w*|radiat(?:es|ing)|goes|going|spreads?|spreading|fires|zings?)"
)
_NUMB = r"(?:tingl\w+|numb\w*|pins and needles|par(?:a)?esthesias?|goes to sleep|go to sleep)"
_BESIDE = r"(?: (?:and|or|the|her|his|both|left|right|l|r|of|in|into|down|to|on|outer|inner|lateral|back|side|all|way|as|far|from|buttock|thigh|hip|posterior|anterior|my|tingling|numbness|weakness))"
_TOLD = {
    area: re.compile(
        rf"\b(?:{_TRAVELS}{_BESIDE}{{0,8}} {end}|{_NUMB}:?{_BESIDE}{{0,5}} {end}|{end}:? (?:(?:is|are|goes?|gets?|feels?|go) )?(?:{_NUMB}|heavy|dead)|(?:leg|arm) pain|foot drop|drop foot)\b"
    )
    for area, end in _ENDS.items()
}
#: What has a cause of its own, may be, or is a test's.
_ELSE = re.compile(
    r"\b(?:neuropath\w*|diabetic|carpal|cubital|plantar|gout|neuroma|raynaud\w*|vascular|stroke|sprain\w*|if|call|return|after the (?:block|injection)|slr|straight|needle|anesthe\w+|lidocaine|sister|brother|mother|father|husband|wife)\b"
)
#: "Used to run down the leg", "had leg pain": what was, right before it.
_WAS = re.compile(r"\b(?:used to|was|were|had|previous\w*|former\w*|no longer)(?: [\w'-]+){0,3} $")
_GONE = re.compile(r"[^.;,]{0,30}\b(?:resolved|gone|before|(?:in|until) (?:19|20)\d\d)\b")
_NEAR = 40  # characters

_PAIN = r"(?:pains?|aches?|aching|burning|sho[ot]+\w*|sciatica|symptoms?|radiculopathy|radiculitis|numb\w*|tingl\w+|pins and needles|weakness|runs?|radiat\w+|goes|travels?)"
#: "Left leg pain", "runs down the back of the left leg", "the left foot tingles".
_SIDED = {
    area: re.compile(
        rf"\b(?:{_PAIN}{_BESIDE}{{0,8}} (?:the |her |his )?(?P<a>left|right) (?:buttock|thigh|hip|{end})|(?P<b>left|right) (?:thigh|{end}) {_PAIN})\b"
    )
    for area, end in _ENDS.items()
}

#: "Nothing travels into the arm".
_NOTHING = re.compile(r"\b(?:nothing|none|no|never|not|neither|nor|without|denies)\b[^.;,]{0,24}$|n't [^.;,]{0,24}$")


def limb_sides(scope: Scope) -> frozenset[str]:
    """The one side of the limb that the record tells to hurt now; none where it tells of both, or of no side."""
    if "limb-sides" not in scope.kept:
        found: set[str] = set()
        for area in (area for area in _ENDS if area in scope.areas):
            for document in scope.case.documents:
                reading = read(document)
                found |= {told["a"] or told["b"] for told in _present(reading, _SIDED[area])}
        scope.kept["limb-sides"] = frozenset(found) if len(found) == 1 else frozenset()
    sides: frozenset[str] = scope.kept["limb-sides"]
    return sides


def down_a_limb(scope: Scope, facts: Sequence[Fact]) -> tuple[Evidence, ...]:
    """Where the documents of some facts, or later ones, tell of it as present."""
    first = min((scope.date(fact) or date.min for fact in facts), default=date.min)
    areas = [area for area in _ENDS if area in scope.areas]
    found: list[Evidence] = []
    for document in scope.case.documents:
        if (document.date or date.min) < first:
            continue
        reading = read(document)
        for told in (each for area in areas for each in _present(reading, _TOLD[area])):
            span = reading.span(*told.span())
            found.append(
                Evidence(
                    document=document.id, start=span.start, end=span.end, quote=document.text[span.start : span.end]
                )
            )
    return tuple(found[:6])


def _present(reading: Reading, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where a pattern stands in what the note says of its patient as present, with no other cause beside it."""
    if not pattern.search(reading.lower):
        return
    for sentence in reading.sentences:
        if sentence.section.kind in _SKIPPED:
            continue
        for told in pattern.finditer(reading.lower, sentence.start, sentence.end):
            if reading.assertion(sentence, told.start(), told.end()) is not Assertion.PRESENT:
                continue
            if _NOTHING.search(reading.lower, sentence.start, told.start()):
                continue
            first, last = clause_at(reading.clauses(sentence), told.start())
            if _ELSE.search(reading.lower, first, last) or _WAS.search(
                reading.lower, max(first, told.start() - _NEAR), told.start()
            ):
                continue
            if not _GONE.match(reading.lower, told.end(), sentence.end):
                yield told
