"""That a clinician examined the patient: the first place of a document that shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.layout.segments import NOT_PATIENTS
from drafter.evidence.meaning.assertion import SUPPOSED, Assertion
from drafter.models.rules.claims import candidate, named
from drafter.models.rules.observations.told_examinations import of_before, told_by_others

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

#: A therapist's measurements and a study's report are no examination by the clinician who asks for the service.
_NOT_BY_CLINICIAN = frozenset({"imaging", "medication-list"})
_SKIPPED = NOT_PATIENTS | {"plan", "goals", "instructions", "pmh", "social"}
_REMOTE = re.compile(
    r"\b(?:telephone|phone|tele-?visit|tele-?health|telemedicine|video|virtual|portal|my ?chart|e-?visit|e-?consult|asynchronous|by mail|chart review only|(?:refill|message|order|orders|documentation|scheduling|non-visit)(?:[- ]only)? encounter|(?:no|non|without)[- ](?:a )?face[- ]to[- ]face)\b"
)
#: "Not examined today", "seen and examined by: nobody", "left before being examined"; one part that was left out ("rectal exam
#: deferred"), or what another did not examine, is no more than that.
_WHOM = r"(?:patient|pt|she|he|they|her|him|them)"
_NOT_EXAMINED = re.compile(
    r"\b(?:not (?:re-?)?examined (?:today|at this|in person)|unable to examine|no (?:provider|physician|clinician|hands-on|in-person) exam(?:ination)?|no (?:physical )?exam(?:ination)? (?:today|was done|was performed|done|performed|this visit|possible))\b"
    r"|(?:^|[.;:] ?)(?:physical )?exam(?:ination)?:? (?:was )?(?:deferred|not (?:done|performed|possible|repeated)|omitted)\b"
    rf"|\b{_WHOM} (?:(?:has|have|had|was|were|is|are) (?:not|never)|(?:has|have|had|was|were|is|are)n't)(?: (?:yet|been|ever|physically|again|seen|or|and|evaluated|actually))* (?:re-?)?examined\b(?! by (?:an?|the|neuro|ortho|spine|surg|dr))"
    rf"|\b(?:did|could|can|have|has|had)(?: ?not|n't| never)(?: (?:yet|been|able|to|ever))* (?:re-?)?examined? (?:{_WHOM}|the patient|today)\b"
    r"|\b(?:nobody|no one|none of us|no (?:provider|clinician|physician|doctor))(?: (?:here|has|have|had|yet|ever|since|then|seen|and|or))* (?:re-?)?examined\b"
    rf"|\b(?:has|have|had) yet to be (?:seen and |re-?)?examined\b|\b(?:left|leaving|cancell?ed|discharged|departed|gone)(?: \w+){{0,2}} (?:before|without)(?: (?:she|he|they|being|the|an?|any|could|was|were|be|seen|and|or|by|provider|physician|physical))* exam(?:ined|ination)?\b"
    r"|\b(?:re-?)?(?:examined|examination|exam|examiner|examining (?:clinician|physician|provider))(?: (?:by|performed by|today|done|since (?:pt|therapy|treatment)|after (?:pt|therapy|treatment)))*(?: ?[:?-])+ ?(?:no\b(?! (?:acute|weak|tender|pain|focal|defic|motor|sens|abnormal|change|red|gross|spasm|atroph|edema|distress|step|deform))|not\b(?! (?:in |tender))|nobody|none\b(?! tender)|n/?a\b|neither|no one|never|not yet|-+ ?(?=$|[.;]))"
    r"|\bexam(?:ination)?\b[^.;]{0,40}\(not (?:repeated|done|performed|re-?examined)\)|\bexamined neither\b|\bexam(?:ination)?(?: (?:is|was))? (?:copied|carried|pulled|brought|pasted|imported) (?:forward|over|from|in from)\b|\bexam(?:ination)?(?: findings)? (?:\w+ )?from (?:the |her |his |a )?(?:prior|previous|last|earlier) (?:visit|note|encounter|appointment)\b"
)
#: "Has the patient been examined since therapy? No": asked of the whole, and denied in the answer.
_ASKED = re.compile(r"\bexam(?:ined|ination|)\b[^?.;]{0,60}\?$")
_NO = re.compile(r"\W*(?:\[ ?\] yes \[x\] )?(?:no\b|not\b|n\b|never|nobody)")
#: A therapist's own measurements, and what was found before the treatment.
_NOT_AFTER = re.compile(
    r"(?<![Pp]ost[- ])(?<!after )\b(?:PT|[Tt]herapist(?:'s)?|[Pp]hysical [Tt]herapy|[Tt]herapy) (?:re-?evaluation|re-?assessment|re-?eval|exam|evaluation|progress note|discharge)\b"
    r"|\b[Ee]xam(?:ination)? (?:at|by|from|per|of) (?:the |her |his )?(?:PT|[Pp]hysical [Tt]herap\w+|[Tt]herap\w+)(?! (?:completion|end))\b"
    r"|\b[Pp]re-?(?:PT|therapy|treatment) (?:[Ee]xam|evaluation)|\b[Ee]xam(?:ination)? (?:before|prior to) (?:PT|physical therapy|therapy|treatment)\b|\b(?:[Bb]efore|[Pp]rior to) (?:PT|physical therapy|therapy|treatment),? (?:the |her |his )?exam"
)
_EXAM = "exam"  # what every word for it has


def read_examinations(reading: Reading, document: Document) -> Iterator[Candidate]:
    """One candidate for a document in which an examination is recorded, one where it is called a second one."""
    if (
        reading.therapy
        or document.kind in _NOT_BY_CLINICIAN
        or (_REMOTE.search(reading.lower) and not _in_person(reading))
    ):
        return
    if any(_not_examined(reading, sentence) for sentence in reading.sentences):
        return
    told: set[str] = set()
    for sentence in reading.sentences:
        if sentence.section.kind in _SKIPPED or _not_after(reading, sentence):
            continue
        for mention in reading.of(sentence, "examination"):
            meant = reading.assertion(sentence, mention.start, mention.end)
            # "Re-evaluated? Not yet"; "no tenderness to palpation" tells of an examination.
            again = mention.id == "re-evaluation" and meant in (Assertion.ABSENT, Assertion.SOMEONE_ELSE)
            heard = told_by_others(reading, sentence, mention.start, mention.end)
            real = not again and not heard and (sentence.section.kind == "exam" or meant not in SUPPOSED)
            if real and mention.id not in told:
                told.add(mention.id)
                yield candidate(FactKind.EXAMINATION, document, {"name": named(reading, mention)})


def _not_examined(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence by itself says that there was no examination: "Cancer .... No" stands right before the heading "EXAM TODAY"."""
    lower, label = reading.lower, sentence.label
    if _EXAM in label and _ASKED.search(label) and _NO.match(lower, sentence.start, sentence.end):
        return True
    told = lower[sentence.start : sentence.end]
    return _EXAM in told and _NOT_EXAMINED.search(told) is not None


def _not_after(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells a therapist's measurements, or an examination before the treatment."""
    told = reading.of(sentence, "examination")
    if not told:
        return False
    return bool(_NOT_AFTER.search(reading.view.text, sentence.start, sentence.end)) or of_before(reading, sentence)


def _in_person(reading: Reading) -> bool:
    """Whether a record that mentions a call has an examination section of its own with more than a word in it."""
    return any(s.section.kind == "exam" and s.end - s.start > 24 for s in reading.sentences)
