"""A pain of an older note that was gone since: a later note tells that it resolved and began anew, and so the old length is not its own.

"Low back pain for 3 months" in May, "low back pain has resolved" in June and "again, 10 days" in November are two pains, or one
that came back: nobody can tell from the record. Relief that a treatment gave is no end of a pain.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.areas import areas_of, meets
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.reading import read

if TYPE_CHECKING:
    from datetime import date

    from drafter.criteria.scope import Scope
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_PAIN = r"(?:pain|ache|aching|symptoms?|sciatica|it)"
_ENDED = re.compile(
    rf"\b{_PAIN}(?: (?:has|have|had|is|was|are|were|now|all|since|completely|fully|entirely|totally)){{0,3}} (?:resolved|gone|went away|cleared(?: up)?|disappeared|subsided completely)\b(?![^.;]{{0,40}}\b(?:for|until|when|while|with|after|by|at (?:rest|night)|except|but|if)\b)"
    rf"|\b(?:resolved|resolution of|no (?:more|further|longer any)) (?:(?:the|her|his|low|lower|back|neck|leg) )*{_PAIN}\b|\b(?:recurred|returned|came back|began again)\b[^.;]{{0,40}}\bafter [^.;]{{0,20}}\b(?:without (?:any|it|pain)|free of|pain[- ]free|with none|of none)\b"
)
_ANEW = re.compile(
    r"\b(?:recur\w*|returned|came back|(?:is|are) back|again|new (?:episode|onset|pain|bout)|another (?:episode|bout)|anew)\b"
)
_NOT = re.compile(
    r"\b(?:not|never|no|n't|if|until|once|when|hop\w*|goal|expect\w*|will|would)\b[^.;]{0,24}$|n't [^.;]{0,24}$"
)
#: "Plan: trigger point injections today", "requests a repeat epidural".
_ASKED = re.compile(
    r"\b(?:plan\w*|request\w*|propos\w*|recommend\w*|schedul\w*|order\w*|candidate|consider\w*|would|will|wants?|wishes|asks?|authori[sz]\w*|proceed)\b"
)


def ended_since(scope: Scope, on: date | None) -> bool:
    """Whether notes behind a day tell that the pain of the region had ended, and that it is there anew."""
    if on is None or on >= scope.as_of:
        return False
    ended = False
    later = [d for d in scope.case.documents if d.date is not None and on < d.date <= scope.as_of]
    for document in sorted(later, key=lambda d: d.date or on):
        reading = read(document)
        if any(_given(reading, s) for s in reading.sentences):
            continue  # "100 % relief for four months, then it returned"
        for sentence in reading.sentences:
            areas = frozenset(a for m in reading.of(sentence, "region", "symptom", "diagnosis") for a in areas_of(m))
            if not meets(areas, scope.areas):
                continue
            told = _ENDED.search(reading.lower, sentence.start, sentence.end)
            if told and not _NOT.search(reading.lower, sentence.start, told.start()):
                ended = True
            anew = _ANEW.search(reading.lower, sentence.start, sentence.end)
            if ended and anew and not _NOT.search(reading.lower, sentence.start, anew.start()):
                return True
    return False


def _given(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence names a procedure that was given: one that is asked for or planned has taken no pain away."""
    if sentence.section.kind in ("plan", "request", "assessment-plan"):
        return False
    return any(
        reading.assertion(sentence, m.start, m.end) in (Assertion.PRESENT, Assertion.HISTORICAL)
        and not _ASKED.search(reading.lower, sentence.start, sentence.end)
        for m in reading.of(sentence, "procedure")
    )
