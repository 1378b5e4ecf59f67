"""How a thing is meant: present, absent, possible, conditional, hypothetical, historical, someone else's.

A verbatim quote can still drop the "no" before it; only the sentence around it tells. Cues (data,
``lexicon/assertion.yaml``) act forward or backward within their clause until something stops
them; a list ("no X, Y or Z") stays in reach, a new statement does not.

Source: the ConText algorithm (Harkema et al. 2009), written anew.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from drafter.evidence.boxes import answers
from drafter.evidence.segments import clause_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.lexicon import Mention
    from drafter.evidence.segments import Sentence


class Assertion(StrEnum):
    """How a statement is meant; only ``PRESENT`` can satisfy a criterion."""

    PRESENT = "present"
    ABSENT = "absent"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"
    HISTORICAL = "historical"
    SOMEONE_ELSE = "someone-else"


#: When several cues reach one place, the first of these is meant.
_STRONGEST = (
    Assertion.SOMEONE_ELSE,
    Assertion.CONDITIONAL,
    Assertion.HYPOTHETICAL,
    Assertion.ABSENT,
    Assertion.HISTORICAL,
    Assertion.POSSIBLE,
)
#: What a section's heading says of everything under it.
_BY_SECTION = {
    "family": Assertion.SOMEONE_ELSE,
    "goals": Assertion.HYPOTHETICAL,
    "instructions": Assertion.HYPOTHETICAL,
}

# "No taut bands palpated, diffuse tenderness": the statement closed, the comma begins another.
_CLOSED = re.compile(
    r"(?:palpated|palpable|noted|found|appreciated|seen|present|identified|elicited|observed|felt|reported|today)"
    r"(?: (?:today|on exam|on palpation|in the [\w ]{3,40}?))?, (?!or\b|and\b|nor\b)"
)
#: What follows an answer: the end, a mark, or another statement's mark.
_ANSWERED = re.compile(r" *(?:$|[.,;/|)\]])")
_POSITIVE = re.compile(
    r", (?:(?:but|with|only|has|had|reports|endorses|notes|admits|describes|complains|diffuse|marked|moderate|severe|multiple|positive|exquisite|reproducible|several|active|does|did|there|palpat\w+|gave|got|received|underwent) |\+)"
)
#: "No rash, taut bands in right infraspinatus, no winging": between two denials, what has a place of its own was found.
_PLACED = re.compile(
    r", (?!(?:or|and|nor) )(?=(?:(?!n?or\b)[^,;.]){3,50}\b(?:in|over|at|on|of) (?:the )?(?:left|right|both|bilateral|[lr])\b[^,;.]{0,40}, (?:no|without|denies|full|normal|negative)\b)"
)
_REPORTER = re.compile(
    r"(?: |,)(?:also )?(?:says|states|reports|notes|confirms|drives|drove|brought|accompan\w+|helps|gave|rubs|massages|thinks|worries|is concerned|tells|told|called|present\b|at bedside|translat\w+|interpret\w+|does the)"
)
#: What a relative has: "mother - migraine", "sister: migraine", "her aunt had migraine".
_HAS = re.compile(r" (?!is\b|was (?:present|here|with)|and)\w| ?[-:] ?\w")
#: "Her father, who has weakness", "his wife, who was in the same car, has neck pain".
_WHO = re.compile(
    r",? who (?:also |still |both |all |just |recently |now )*(?:has|had|have|suffers|suffered|takes|took|uses|is (?:on|in|being|taking|undergoing|recovering|dying|disabled|sick)|was (?:just |recently )?(?:diagnosed|treated)|underwent|died|got|gets|developed|[^,.;]{3,30}, (?:has|had|have|suffers|takes)\b)"
)
#: "Cares for a parent with incontinence".
_CARED_FOR = re.compile(
    r"\b(?:car(?:es?|ed|ing) for|care of|caretaker (?:of|for)|caregiver (?:of|for|to)|look(?:s|ed|ing)? after|helps?|nurs(?:es|ing)) (?:her|his|the|an?|two)(?: \w+)? $"
)
_OF_RELATIVE = re.compile(r"\b(?:in|on) (?:her |his |the |a |both |her own |his own )?(?:\w+ and )?(?:\w+ )?$")
#: "Painting her sister's hallway, and that the left side of her neck has hurt": what comes is the patient's again.
_TURNS_BACK = re.compile(
    r", (?:and|but|when|while|after|since|so|because)\b| and (?:that|she|he|has|had|since|felt|now)\b"
)
_PATIENT = re.compile(r"\b(?:the |this |our )?patient\b(?!'s)")
_NOT_SUBJECT = re.compile(
    r"(?:with|by|per|from|lives|live|caring for|cares for|care of|helping|lifting|carrying|lifts|married to|accompanied by|called|husband|visiting|for|see|to|and|of two|her|his|my|the)(?: her| his| the| my| an?)?(?: (?:\w+ )?(?:elderly|young|adult|new|own|two|\d+)[- \w]{0,14})? $"
)


_VISIT = re.compile(r"\b(?:visit|exam\w*)$")
#: Under instructions, what the patient does is told and not advised ("She goes back to her exercise group").
_TELLS = re.compile(
    r"(?:[-*•] ?)?(?:she|he|the patient|patient|pt) (?:(?:also|still|already|now) )?"
    r"(?!should|may|might|can|could|will|would|must|was (?:told|instructed|advised|given|asked)|is (?:to|not to|advised|instructed)|needs|understands|verbali|agrees|knows|has been (?:told|instructed|advised))\w"
)


def _by_section(sentence: Sentence, lower: str) -> Assertion | None:
    if sentence.section.kind == "instructions" and _TELLS.match(lower, sentence.start, sentence.end):
        return None
    return _BY_SECTION.get(sentence.section.kind)


class Reach:
    """The cues of one sentence and where each acts."""

    def __init__(
        self, sentence: Sentence, mentions: Sequence[Mention], lower: str, parts: Sequence[tuple[int, int]]
    ) -> None:
        self._section = _by_section(sentence, lower)
        self._scopes: list[tuple[int, int, Assertion]] = []
        asks = _PRESUPPOSES.match(lower, sentence.start, sentence.end)
        if lower[sentence.end - 1] == "?" and (given := _GIVEN.match(lower, sentence.end)):
            # "Weight loss? No." is answered behind its mark; "Is the pain constant? No." has the pain.
            if given["no"] and not asks and not _OF_WHAT_IS.match(lower, sentence.start, sentence.end):
                self._scopes.append((sentence.start, sentence.end, Assertion.ABSENT))
            asks = given
        cues = [m for m in mentions if m.kind == "assertion" and not (asks and lower[m.start] == "?")]
        people = [mention for mention in mentions if mention.kind == "person"]
        asked_and_affirmed = 0
        for first, last, answer in answers(lower, sentence.start, sentence.end):
            if answer == "yes":
                asked_and_affirmed = last
            else:
                self._scopes.append((first, last, Assertion.ABSENT if answer == "no" else Assertion.HYPOTHETICAL))
        if not cues and not people:
            return
        stops = [cue for cue in cues if cue.concept["says"] == "stop"]
        for cue in cues:
            says = cue.concept["says"]
            if says in ("stop", "none") or (says == "possible" and cue.start < asked_and_affirmed):
                continue
            first, last = clause_at(parts, cue.start)
            # "Trigger points: no" answers; "Exam: no trigger points" goes on.
            opens = cue.concept["closes"] and not _ANSWERED.match(lower, cue.end, sentence.end)
            if cue.concept["reach"] == "forward" or opens:
                # What heads a list goes over its semicolons.
                heads = cue.concept["heads"]
                last = sentence.end if heads else last
                ends = (s.start for s in stops if s.start >= cue.end and not (heads and lower[s.start] == ";"))
                last = min([last, *ends])
                if says == "absent":
                    last = _list_end(lower, cue.end, last)
                    if lower.endswith(_DESPITE, 0, cue.start) and (comma := lower.find(",", cue.end, last)) >= 0:
                        last = comma
                self._scopes.append((cue.end, last, Assertion(says)))
            else:
                self._scopes.append((_backward(lower, cue, parts, stops), cue.start, Assertion(says)))
        for person in people:
            scope = _someone_else(person, lower, parts)
            if scope:
                self._scopes.append((*scope, Assertion.SOMEONE_ELSE))

    def at(self, start: int, end: int) -> Assertion:
        """How what stands at ``[start, end)`` is meant."""
        if self._section is not None:
            return self._section
        found = {said for first, last, said in self._scopes if first <= start and end <= last}
        if not found:
            return Assertion.PRESENT
        return next((said for said in _STRONGEST if said in found), Assertion.PRESENT)


#: "Despite the lack of spasm, trigger points were found": what is denied ends with the comma.
_DESPITE = tuple(f"{word} {article}" for word in ("despite", "in spite of", "notwithstanding") for article in ("", "the ", "a ", "an "))
#: What stands behind a question mark, where it answers.
_GIVEN = re.compile(r"\W{0,3}(?:(?P<no>no|none|n|never|denies|denied|negative)|yes|y|positive|affirmative)(?=\W*$|[.,;|]| [a-z /]{2,40}\?)")
#: "Is the pain constant?" takes the pain for granted.
_OF_WHAT_IS = re.compile(r"\W*(?:is|are|was|were|does|do|did|has|have|can|will) (?:the|this|that|your|her|his|it|these|those)\b(?! patient)")
#: "When did your neck pain begin?" asks when, not whether.
_PRESUPPOSES = re.compile(r"\W*(?:\d{1,2}[.)] )?(?:how long|when|where|since when|what date)\b")


#: "4-72 hours untreated and 2 hours if she takes a tablet": a figure of its own is what the condition speaks of.
_FIGURE = re.compile(r" and (?=[~<>]?\d)")
#: "Positive on the left and negative on the right": what is denied is one side.
_AFFIRMED = re.compile(
    r"\b(?:positive|pos|present|painful|provocative|reproduc\w+)\b[^.;:]{0,24}\b(?:left|right|l|r)\b[^.;:]{0,12}(?:\b(?:and|but|while|with)\b|,)[^.;:,]{0,12}$"
)


#: "Negative on the left and positive on the right": it was found, on one side.
_OTHER_SIDE = re.compile(
    r" ?(?:(?:on|for) )?(?:the )?(?:left|right|l|r)\b(?: side)?(?:,| and| but|, and|, but)+ (?:positive|pos|present|painful|\+)[^.;:]{0,16}\b(?:left|right|l|r)\b"
)


def _backward(lower: str, cue: Mention, parts: Sequence[tuple[int, int]], stops: Sequence[Mention]) -> int:
    """Where the reach of a cue that stands behind begins."""
    # "Twitch - negative", "sought, but none found": the cue itself opened a clause and speaks of the one before.
    opens = cue.start > parts[0][0] and any(first <= cue.start <= first + 2 for first, _ in parts[1:])
    # "Saddle numbness, incontinence; fever: all negative" answers the whole list.
    first = parts[0][0] if cue.concept["heads"] else clause_at(parts, cue.start - 3 if opens else cue.start)[0]
    first = max([first, *(stop.end for stop in stops if stop.end <= cue.start)])
    if lower[cue.start] == ":":
        # "Vioxx 25 mg Dispense: 60 Refills: 0": an answer is that of its own key.
        first = max(first, lower.rfind(":", first, cue.start) + 1)
    if cue.concept["near"]:
        # "Neck pain, a hernia repaired in 2014": only what stands right before it, a comma between them or none.
        first = max(first, lower.rfind(",", first, cue.start - 2) + 1)
    if cue.concept["says"] == "absent":
        if _OTHER_SIDE.match(lower, cue.end):
            return cue.start
        affirmed = _AFFIRMED.search(lower, first, cue.start)
        first = affirmed.start() if affirmed else first
    visit = cue.concept["says"] == "historical" and _VISIT.search(lower, cue.start, cue.end)
    # "has radiculopathy, scored 7 at her last visit": only the score is of that visit.
    if cue.concept["says"] == "conditional" or visit:
        first = max(
            first, lower.rfind(",", first, cue.start) + 1, *(m.end() for m in _FIGURE.finditer(lower, first, cue.start))
        )
    return first


def _list_end(lower: str, start: int, end: int) -> int:
    for pattern in (_CLOSED, _POSITIVE, _PLACED):
        match = pattern.search(lower, start, end)
        if match:
            end = min(end, match.end() if pattern is _CLOSED else match.start())
    return end


def _someone_else(person: Mention, lower: str, parts: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    first, last = clause_at(parts, person.start)
    told = lower[person.start : person.end]
    if re.match(r" ?- ", lower[person.end : person.end + 3]):
        comma = lower.find(",", person.end)
        last = parts[-1][1] if comma < 0 else min(comma, parts[-1][1])
    if told.endswith("'s") and (turn := _TURNS_BACK.search(lower, person.end, last)):
        last = turn.start()
    if patient := _PATIENT.search(lower, person.end, last):
        last = patient.start()
    if _REPORTER.match(lower, person.end):
        return None
    if who := _WHO.match(lower, person.end, last):
        # "Cares for her father, who has weakness": whatever the patient has to do with him.
        turn = _TURNS_BACK.search(lower, who.end(), last)
        return person.start, turn.start() if turn else last
    before = lower[max(first, person.start - 40) : person.start]
    subject = not _NOT_SUBJECT.search(before) or re.search(
        r"(?:\bher|\bhis|\bmy|\bpatient's|(?:^|[.;:,] ?)(?:the|an?)|^|[.,;:] ?)(?: own)? ?$", before
    )
    if _CARED_FOR.search(before) and lower.startswith(" with ", person.end):
        return person.end, last
    possessive = told.endswith("'s")
    side = possessive and lower.startswith(" side", person.end)
    if (
        _OF_RELATIVE.search(before)
        and (side or not possessive)
        and not re.match(r"'s?\b| \w+'s", lower[person.end : person.end + 3])
    ):
        return first, last
    opens = re.fullmatch(r"(?:[^a-z]*)(?:(?:her|his|my|the patient's|one|an?|both|older|younger|twin|late) )*", before)
    if opens and first == parts[0][0] and _HAS.match(lower, person.end):
        return person.start, last
    if possessive or re.match(
        r"(?: (?:at home|next door|at work|in the house|of hers|of his))?(?: (?:and \w+|was|were|is|are|also|all|both|just|once|now|still|recently|had|has|have))* (?:has|had|have|also|suffers|suffered|with|who|diagnosed|treated|sick|ill|disabled|hospitalized|recovering|in (?:physical |occupational )?therapy|in rehab\w*|on|underwent|got|gets|tried|received|takes|took|uses|swears by|developed|did well|died)\b",
        lower[person.end : person.end + 40],
    ):
        return (person.start, last) if subject or possessive else None
    if (
        re.search(r"(?:\bin|\bof|\bby|\bfor) (?:her|his|the|a)(?: \w+)? $", before)
        and "history" in lower[first : person.start]
    ):
        return first, last
    return None
