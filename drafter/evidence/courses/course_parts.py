"""What a course of therapy consisted of, told in a sentence of its own: "Eight weeks of PT. The program was soft tissue work and stretching".

Such parts have no lot of their own: what is said next is said of the course.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.evidence.courses.complaints import complains
from drafter.evidence.courses.courses import courses
from drafter.evidence.outcomes.course import done_at_visits, is_course
from drafter.evidence.words.lexicon import lexicon
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.outcomes.course import Course
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_WHOLE = (
    r"(?:program(?:me)?|course|therapy|pt|treatments?|tx|rehab|sessions?|visits?|care|work|regimen|protocol|emphasis|focus|content|interventions?|modalities|techniques?|components?|"
    r"(?:physical )?therapists?|physio\w*|chiropractors?|weeks|it|this|these|they|there)"
)
#: How such a sentence begins: what the course was made of, what was done at it, what was taught.
_OPENS = re.compile(
    rf"[^a-z]*(?:(?:and|also|there|in (?:it|this|these)|at (?:it|these|each visit|the visits|every visit)),? )?"
    rf"(?:(?:the|this|that|her|his|their|its|most of (?:it|the time)|much of it) ?)?(?:(?:physical|manual|chiropractic|exercise|rehab|actual|entire|whole) )?"
    rf"(?:{_WHOLE}(?: (?:with|at|of|by|under|given|there|itself|provided|performed|rendered|used)(?: [\w'.-]+){{0,4}}?)?,? ?(?:(?:was|were|had been|largely|mostly|mainly|chiefly|all|also|really|simply|then) )*"
    rf"(?:\b(?:was|were|consist\w*|includ\w*|compris\w*|involv\w*|cover\w*|focus\w*|emphasi\w*|concentrat\w*|used|had|gave|taught|showed|tried|took|worked|did|put|ran|given (?:over|up)|made up|devoted|directed|aimed|centered|addressed|featured)\b|:|=|-{{1,2}} )"
    r"|(?:(?:reports|states|says|tells me) )?(?:that )?(?:(?:she|he|pt|patient|the patient) )?(?:has |have |had )?(?:did|done|completed|finished|followed|attended) (?:all|everything|whatever|every bit|the (?:whole|full|entire) (?:course|program(?:me)?|series))\b[^.;]{0,40}?(?:\bincl\w*\.?|\band|\bwith|,|\bplus)"
    r"|(?:(?:she|he|i|we|they|pt|patient|the patient) )?(?:(?:was|were|has been|had been|would be) (?:given|taught|shown|put (?:on|through)|put him through|instructed in|started on|worked on|treated (?:with|by)|introduced to)|worked on|worked (?:through|him|her)|(?:did|used|practi[cs]ed|performed|had)\b))"
)
#: "What did you do there? Machines, stretching, planks": a form asks what the course was made of.
_ASKED = re.compile(
    r"(?:and )?what (?:(?:kind|sort|type)s? of (?:exercises?|treatments?|things|work) )?(?:did|do|have|had|was|were) (?:you|they|she|he|the (?:therapist|patient)|pt|done|your therapist|it)\b[^?]{0,24}\b(?:do|did|done|there|have you do|work on|give you|teach you|try|use|include|involve|consist)\b[^?]{0,24}\?"
)
#: "Dry needling and massage were part of it".
_PART_OF = re.compile(
    r" (?:was|were) (?:(?:all|also|both) )?(?:an? )?(?:(?:large |big |regular )?parts? of|included in|included|done at|done in|done during) ?(?:it|this|that|the (?:program|course|therapy|visits|sessions)|every (?:visit|session)|each (?:visit|session))?\b"
)
_TELLING = Telling(
    "was ", "were ", "consist", "includ", "compris", "involv", "cover", "focus", "emphasi", "concentrat", "used", "had", "gave", "taught", "showed", "tried", "took",
    "worked", "did", "put", "ran", "devoted", "directed", "aimed", "centered", "addressed", "featured", ":", "=", "- ", "given", "shown", "practi", "performed", "did ", "done", "completed", "finished", "followed", "attended",
)  # fmt: skip
#: What goes on, is to come or was another time is a course of its own.
_APART = re.compile(
    r"\b(?:currently|now|still|continu\w+|daily|nightly|every (?:day|morning|night|evening)|since|later|then tried|before that|previously|earlier|afterwards?|will|would|should|not|never|no|declin\w+|prior to|years? ago|last year|home (?:exercise )?program(?:me)?|on (?:her|his) own|at home)\b"
)
_EACH_VISIT = re.compile(r"(?:\w+ )?(?:at )?(?:each|every) (?:visit|session|appointment)")
_PARTS = frozenset({"exercise", "physical", "passive"})
_BEHIND = 40  # characters behind the last part, that may tell of its own lot
_REACH = 3  # sentences before, in which the course is named
_TO_COME = frozenset({"plan", "goals", "instructions"})


def part_of_note(reading: Reading, course: str, mention: Mention) -> bool:
    """Whether what is named is a part of the one course of a therapist's note: "flexion exercise 5/6 through 6/28" in a note that ends "A. Mbeki PT"."""
    if not reading.therapy or not done_at_visits(mention):
        return False
    return bool(lexicon().concept("treatment", course)["group"] == "physical")


def parts_told(reading: Reading, sentence: Sentence) -> list[Mention]:
    """What a course consisted of, in a sentence that tells only that of the course named last before it; else nothing."""
    return reading.once("parts", sentence, _parts)


def _parts(reading: Reading, sentence: Sentence) -> list[Mention]:
    lower, named = reading.lower, reading.of(sentence, "treatment")
    if not named or not sentence.index or sentence.section.kind in _TO_COME:
        return []
    asked = _ASKED.fullmatch(sentence.label)
    bare = _bare_list(lower, sentence, named)
    if asked is None and not bare and not _TELLING.within(lower, sentence.start, sentence.end):
        return []
    # "The therapist had him on band work; he does none of it at home": behind it, what he does now.
    stop = lower.find(";", sentence.start, sentence.end)
    last = sentence.end if stop < 0 or named[-1].start > stop else stop
    opens = _OPENS.match(lower, sentence.start, last) or _ASKED.match(lower, sentence.start, last)
    if opens is None and asked is None and not bare and not _PART_OF.match(lower, named[-1].end, last):
        return []
    parts = [m for m in named if not (opens and is_course(m) and m.start < opens.end())]
    if not parts or any(is_course(m) or m.concept["group"] not in _PARTS for m in parts):
        return []
    if _APART.search(lower, sentence.start, min(last, parts[-1].end + _BEHIND)):
        return []
    own = [c for c in courses(reading, sentence).named if c.treatment in parts]
    if any(_has_lot(reading, sentence, course) for course in own) or not _follows(reading, sentence):
        return []
    return parts


_ITEM = r"(?:(?!(?:no|not|did|does|has|had|was|were|is|are|helps?|gave|she|he|without|with)\b)[a-z][\w/&'-]*+ ?){0,4}+"
_BETWEEN = re.compile(rf" ?(?:~?s\b)?{_ITEM}(?:(?:,|/|;| and| &|\+|, and) ?{_ITEM})+")
_ENDS = re.compile(rf" ?{_ITEM}(?:(?:,|/| and| &| ?\+) ?(?:and )?{_ITEM}){{0,3}}[.;]?\s*")
#: "Manual work + scap strengthening": what joins the one that has a name of its own.
_WORKED_ON = re.compile(
    r"(?:,| and| &| ?\+)(?: [\w-]+){0,4} (?:work|strengthening|stretching|stretches|exercises?|training|drills|mobili[sz]ation|loading|retraining|conditioning)\b"
)
_BEGINS = re.compile(rf"\W*(?:{_ITEM},? ?){{0,2}}")


def _bare_list(lower: str, sentence: Sentence, named: Sequence[Mention]) -> bool:
    """Whether a sentence is nothing but a list of treatments: "12 visits of PT over 8 weeks. Exercises, manual work, taping."."""
    if sentence.label or (len(named) < 2 and not _WORKED_ON.search(lower, sentence.start, sentence.end)):
        return False
    between = all(_BETWEEN.fullmatch(lower, a.end, b.start) for a, b in pairwise(named))
    opens = _BEGINS.fullmatch(lower, sentence.start, named[0].start) is not None
    return between and opens and _ENDS.fullmatch(lower, named[-1].end, sentence.end) is not None


def _has_lot(reading: Reading, sentence: Sentence, course: Course) -> bool:
    """Whether a treatment's sentence tells when it was, that it goes on, or how it turned out but by the complaint itself."""
    if course.times or course.visits or any(o for o in course.outcomes if not complains(reading, sentence, o)):
        return True
    return any(status != "done" and not _EACH_VISIT.match(reading.lower, at) for status, at, _ in course.standing)


def _follows(reading: Reading, sentence: Sentence) -> bool:
    """Whether a course is what was named last before a sentence, but for other parts of it."""
    for earlier in reversed(reading.sentences[max(0, sentence.index - _REACH) : sentence.index]):
        if earlier.section.index != sentence.section.index and not sentence.label:
            return False
        treatments = reading.of(earlier, "treatment")
        if any(is_course(m) for m in treatments):
            return True
        if treatments and not parts_told(reading, earlier):
            return False
    return False
