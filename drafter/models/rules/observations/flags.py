"""Warning signs: found, possible, or looked for and not there."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.layout.segments import NOT_PATIENTS
from drafter.evidence.meaning.assertion import SUPPOSED, Assertion
from drafter.evidence.timing.timing import timings
from drafter.models.rules.claims import candidate, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_SKIPPED = NOT_PATIENTS | {"goals", "instructions", "allergies"}
#: What to watch for, or where to go when it comes, tells of nothing that is there.
_WARNED = re.compile(
    r"\b(?:(?:go|return|come|present|report|proceed|back) (?:\w+ ){0,3}(?:to |in )?(?:the |an? )?(?:emergency|er\b|ed\b|hospital|urgent)|(?:sooner|immediately|earlier|right away|call|return|(?:come|comes|call|check|get|go|be) back|er|ed) (?:\w+ ){0,3}(?:if|for|with)\b|(?:^|[.;:,] ?)back (?:\w+ ){0,2}if\b|precautions|warned|told to (?:watch|look|call|come)|watch for|in case of|should (?:she|he|they) (?:develop|have|notice))"
)
#: "Cauda equina precautions were given: go to the ED for weakness".
_TAUGHT = re.compile(
    r" (?:syndrome )?(?:red[- ]flags? |return |warning )?(?:precautions|warnings?|warning signs|counsel\w+|education|teaching|instructions|handout|advice)\b"
)
#: "Told to return if worse; he returns today with saddle anesthesia": it came.
_CAME = re.compile(
    r"\b(?:returns|returned|presents|presented|called|calls|came|comes|is here|seen)(?: (?:back|in|now|today|this (?:morning|week|afternoon)|yesterday|and))* (?:with|for|reporting|reports|because)\b"
)
_OLD = timedelta(days=183)
#: "Temp 101.5 last year with flu": years ago, on a day that nobody tells.
_YEARS_AGO = re.compile(
    r"(?:[^.;,]|\.(?=\d)){0,40}\b(?:last year|years? (?:ago|back)|as a (?:child|teen\w*|boy|girl))\b"
)
#: "Foot drop old, stable since 2005", "residual foot drop": a deficit that is there and does not progress.
_BARE_YEAR = re.compile(
    r"(?: (?!(?:and|but|again|since|now)\b)[a-z]+){0,4}[ ,:(-]*(?:in |of |from |circa )?(?<!at )(?P<year>(?:19|20)\d\d)\b(?!/)"
)
_STABLE = re.compile(
    r"\b(?:old|chronic|long-?standing|stable|residual|pre-?existing)(?: (?:left|right|l|r|bilateral|mild|partial|complete|stable|unchanged))* $"
)
_STABLE_BEHIND = re.compile(
    r"[^.;]{0,60}?\b(?:(?<!pain )(?<!reflexes )(?<!exam )(?:old|chronic|long-?standing|stable|unchanged)\b(?! (?:low |lumbar |neck |left |right )*(?:back|pain|knee|neck|lbp|sciatica|headache))|not new|no worse|same as (?:always|ever|before)|no change|(?:has|have) not (?:changed|progressed|worsened)|(?:since|from) (?:childhood|birth|infancy|polio)|(?:many|several) years|years' standing)"
)
_PROGRESSES = re.compile(
    r"\b(?:new|newly|worse(?! than)|worsen\w*|progress\w*|acute|sudden\w*|recent\w*|increas\w+|(?:since|last|this) (?:yesterday|last night|mon|tues|wednes|thurs|fri|satur|sun|week|this)\w*|until|getting|weaker|now (?!stable|unchanged))\b"
)
_NOT_PROGRESSED = re.compile(r"\b(?:no|not|never|n't|without|nor)\b[^.;,]{0,16}$")
#: "Cancer: not asked", "history of cancer:", "cancer hx: left blank": nothing was told.
_NOT_TOLD = re.compile(
    r"(?: ?(?:hx|history))?(?:[ :?=-]*[:=?-])+ ?(?:$|_+|(?:(?:pt|patient|she|he) )?(?:not (?:asked|assessed|recorded|documented|obtained|addressed|reviewed|known|answered|screened|stated)\b|unknown\b|left blank|blank\b|no answer|(?:did|does)(?: not|n't) (?:answer|say|know)|declin\w+ to (?:answer|say)|unable to (?:say|answer|obtain)|unsure\b|n/?a\b))"
)
_UNANSWERED = re.compile(
    r"\W*(?:$|_+|(?:(?:pt|patient|she|he) )?(?:not (?:asked|assessed|recorded|documented|answered|sure|known)|unknown|left blank|blank|no answer|(?:did|does)(?: not|n't) (?:answer|say|know)|declin\w+|unsure|n/?a\b|pending|\(?y ?/ ?n\b))"
)
_YES = re.compile(r"\W*(?:a(?:ns(?:wer)?)?[:.)] ?)?(?:yes|y|positive)\b(?! ?/)")


def read_flags(reading: Reading, document: Document) -> Iterator[Candidate]:
    """Every warning sign that a document speaks of; how each is meant is read again at grounding."""
    for sentence in reading.sentences:
        if sentence.section.kind in _SKIPPED:
            continue
        flags = reading.of(sentence, "flag")
        if not flags:
            continue
        warned = _WARNED.search(reading.lower, sentence.start, sentence.end)
        for mention in flags:
            meant = reading.assertion(sentence, mention.start, mention.end)
            if meant in SUPPOSED:
                continue
            came = warned and _CAME.search(reading.lower, warned.end(), mention.start)
            taught = _TAUGHT.match(reading.lower, mention.end, sentence.end)
            if taught or (warned and not came and warned.start() <= mention.start):
                continue
            if meant is not Assertion.ABSENT and _untold(reading, sentence, mention):
                continue
            if mention.id == "motor-deficit" and _is_stable(reading, sentence, mention):
                continue
            if mention.concept["dated"] and _long_ago(reading, sentence, mention):
                continue
            yield candidate(FactKind.FLAG, document, {"name": named(reading, mention)})


def _long_ago(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether an accident or a fever is dated half a year or more before the note."""
    if _YEARS_AGO.match(reading.lower, mention.end, sentence.end):
        return True
    year = _BARE_YEAR.match(reading.lower, mention.end, sentence.end)  # "MVA 2015"
    if year and reading.anchor is not None and int(year["year"]) < (reading.anchor - _OLD).year:
        return True
    for time in timings(reading, sentence):
        near = -50 < time.start - mention.end < 60
        if near and time.days is not None and reading.anchor is not None and time.days.last < reading.anchor - _OLD:
            return True
    return False


def _is_stable(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a deficit is told as one of long ago that does not progress."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    if not (_STABLE.search(lower, start, mention.start) or _STABLE_BEHIND.match(lower, mention.end, end)):
        return False
    return all(_NOT_PROGRESSED.search(lower, start, m.start()) for m in _PROGRESSES.finditer(lower, start, end))


def _untold(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a sign is only asked for, by a question or a key that nobody answered."""
    if reading.lower[sentence.end - 1] != "?":
        return _NOT_TOLD.match(reading.lower, mention.end, sentence.end) is not None
    behind = reading.sentences[sentence.index + 1 : sentence.index + 2]
    return not behind or _blank(reading, sentence, behind[0])


def _blank(reading: Reading, asked: Sentence, answer: Sentence) -> bool:
    """Whether what stands behind a question is a line of its own, or a blank."""
    lower = reading.lower
    if _YES.match(lower, answer.start, answer.end):
        return False
    answers = answer.label and lower[asked.start : asked.end].endswith(answer.label)
    return not answers or _UNANSWERED.match(lower, answer.start, answer.end) is not None
