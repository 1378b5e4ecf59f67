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

from drafter.evidence.layout.answer_columns import denied_cells
from drafter.evidence.layout.boxes import answers
from drafter.evidence.meaning.affirmed_items import affirmed_item
from drafter.evidence.meaning.borne_out import borne_out
from drafter.evidence.meaning.callers import is_patient
from drafter.evidence.meaning.denied_behind import denied_from
from drafter.evidence.meaning.other_people import someone_else
from drafter.evidence.meaning.places_told import of_place
from drafter.evidence.meaning.questions import asks_whether, heard
from drafter.evidence.words.clauses import clause_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.words.concepts import Mention


class Assertion(StrEnum):
    """How a statement is meant; only ``PRESENT`` can satisfy a criterion."""

    PRESENT = "present"
    ABSENT = "absent"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"
    HISTORICAL = "historical"
    SOMEONE_ELSE = "someone-else"


#: Of a case that is only supposed; and of that or of somebody else: neither was so of the patient.
SUPPOSED = frozenset({Assertion.CONDITIONAL, Assertion.HYPOTHETICAL})
UNREAL = SUPPOSED | {Assertion.SOMEONE_ELSE}
#: When several cues reach one place, the first of these is meant.
_STRONGEST = (
    Assertion.SOMEONE_ELSE,
    Assertion.CONDITIONAL,
    Assertion.HYPOTHETICAL,
    Assertion.ABSENT,
    Assertion.HISTORICAL,
    Assertion.POSSIBLE,
)
# "No taut bands palpated, diffuse tenderness": the statement closed, the comma begins another.
_CLOSED = re.compile(
    r"(?:palpated|palpable|noted|found|appreciated|seen|present|identified|elicited|observed|felt|reported|today)"
    r"(?: (?:today|on exam|on palpation|in the [\w ]{3,40}?))?, (?!or\b|and\b|nor\b|[^.;,]{2,40} n?or )"
)
#: What follows an answer: the end, a mark, or another statement's mark.
_ANSWERED = re.compile(r" *(?:$|[.,;/|)\]])")
_POSITIVE = re.compile(
    r", [\"']?(?:(?:but|with|only|just|has|had|reports|endorses|notes|admits|describes|complains|diffuse|marked|moderate|severe|multiple|positive|exquisite|reproducible|several|active|does|did|there|palpat\w+|gave|got|received|underwent) |\+|(?=[a-z -]{3,40} (?:suspected|likely|probable|confirmed|persist\w*|continues|remains)\b))"
    # "Headache without red flags, occipital neuralgia": the diagnosis is none of them.
    r"|(?<=red flags), (?=(?:[a-z-]+ ){0,3}(?:neuralgia|migraines?|headaches?)\b[^,;.]{0,40}(?:$|[.;]))"
)
#: "No rash, taut bands in right infraspinatus, no winging": between two denials, what has a place of its own was found.
_PLACED = re.compile(
    r", (?!(?:or|and|nor) )(?=(?:(?!n?or\b)[^,;.]){3,50}\b(?:in|over|at|on|of) (?:the )?(?:left|right|both|bilateral|[lr])\b[^,;.]{0,40}, (?:no|without|denies|full|normal|negative)\b)"
    r"|, (?=(?:refers?|referring|reproduc\w+|elicit\w+|provok\w+) )"
    r"|, (?=(?!n?or\b|and\b)[a-z ]{3,30} (?:with|w/|has|have|shows?|showed|had) (?:an?|two|three|four|several|multiple|many|palpable|\d) )"
    r"|, (?=(?:left|right|both|bilat\w*|b/l|[lr]) [a-z][a-z -]{2,40}? (?:w/|with|has|have|shows?|showed|had) )"
)


_FIGURE_PLUS = re.compile(r"\d\+")
_VISIT = re.compile(r"\b(?:visit|exam\w*)$")


class Reach:
    """The cues of one sentence and where each acts.

    :param answered: where the next sentence ends, which may answer this one.
    :param gaps: the wider blanks of the text, which part columns.
    :param whole: what is said of all the sentence: denied by one behind it, or by the column in which its row is marked.
    """

    def __init__(
        self,
        sentence: Sentence,
        mentions: Sequence[Mention],
        lower: str,
        parts: Sequence[tuple[int, int]],
        answered: int,
        gaps: Sequence[int] = (),
        *,
        whole: Assertion | None = None,
    ) -> None:
        told = of_place(sentence, lower) or whole
        self._section = Assertion(told) if told else None
        self._scopes: list[tuple[int, int, Assertion]] = []
        asks = self._hear_question(sentence, lower, answered)
        cues = [m for m in mentions if m.kind == "assertion" and not (asks and lower[m.start] == "?")]
        asked = not asks and asks_whether(lower, sentence.start, sentence.end)
        affirmed, options = self._hear_boxes(sentence, lower)
        # "15+ a month": a plus behind a figure affirms nothing.
        stops = [c for c in cues if c.concept["says"] == "stop" and not _FIGURE_PLUS.match(lower, c.start - 1)]
        for cue in cues:
            says = cue.concept["says"]
            # What stands in a box that nobody ticked says nothing of what is beside it.
            if any(cue.start < last and first < cue.end for first, last in options):
                continue
            if (says == "absent" and asked) or borne_out(cue, lower, sentence.end, mentions):
                continue  # "Is there no weakness?" denies nothing; "suspected, now confirmed" doubts nothing
            if says not in ("stop", "none") and not (says == "possible" and cue.start < affirmed):
                self._scopes.append(_scope(cue, sentence, lower, parts, stops, mentions))
        for first, last in denied_cells(lower, gaps, sentence.start, sentence.end) if gaps else ():
            if not any(m.kind == "treatment" and first <= m.start < last for m in mentions):
                self._scopes.append((first, last, Assertion.ABSENT))
        people = [m for m in mentions if m.kind == "person"]
        for person in people:
            if (scope := someone_else(person, people, lower, parts)) and not is_patient(person, lower):
                self._scopes.append((*scope, Assertion.SOMEONE_ELSE))

    def _hear_boxes(self, sentence: Sentence, lower: str) -> tuple[int, list[tuple[int, int]]]:
        """Up to where a ticked yes affirms, and the parts whose words say nothing of what is beside them."""
        affirmed, options = 0, []
        for first, last, answer in answers(lower, sentence.start, sentence.end):
            if answer == "yes":
                affirmed = last
                continue
            if answer == "option" or (answer == "open" and first > sentence.start):
                options.append((first, last))
            if answer != "option":
                self._scopes.append((first, last, Assertion.ABSENT if answer == "no" else Assertion.HYPOTHETICAL))
        return affirmed, options

    def _hear_question(self, sentence: Sentence, lower: str, answered: int) -> bool:
        """Whether the question that a sentence asks is no doubt: it takes its thing for granted, or is answered behind its mark."""
        doubted, denied = heard(lower, sentence.start, sentence.end, answered)
        if denied:
            self._scopes.append((sentence.start, sentence.end, Assertion.ABSENT))
        return not doubted

    def at(self, start: int, end: int) -> Assertion:
        """How what stands at ``[start, end)`` is meant."""
        if self._section is not None:
            return self._section
        found = {said for first, last, said in self._scopes if first <= start and end <= last}
        if not found:
            return Assertion.PRESENT
        return next((said for said in _STRONGEST if said in found), Assertion.PRESENT)


#: "Despite the lack of spasm, trigger points were found": what is denied ends with the comma.
_DESPITE = tuple(
    f"{word} {article}"
    for word in ("despite", "in spite of", "notwithstanding")
    for article in ("", "the ", "a ", "an ")
)


def _bracket_end(lower: str, sentence: Sentence, cue: Mention) -> int:
    """Where the bracket closes that a cue stands in ("blocks with lidocaine (no steroid) for her migraine"); else the sentence's end."""
    closes = lower.find(")", cue.end, sentence.end)
    if closes < 0 or lower.rfind("(", sentence.start, cue.start + 1) <= lower.rfind(")", sentence.start, cue.start):
        return sentence.end
    return sentence.end if lower.find("(", cue.end, closes) >= 0 else closes


#: "4-72 hours untreated and 2 hours if she takes a tablet": a figure of its own is what the condition speaks of.
_FIGURE = re.compile(r" and (?=[~<>]?\d)")
#: "No sciatica on the left, sciatica on the right": what is named again begins another statement.
_AGAIN = re.compile(
    r"\b(?P<name>[a-z]{7,})\b[^.;,]*(?P<at>, )(?!(?:n?or|and) )(?:[^,.;]*\b(?:left|right)\b[^,.;]*\b(?P=name)\b|[^,.;]*\b(?P=name)\b[^,.;]*\b(?:left|right|with|when|while|during)\b)"
)


#: "Not a hip problem: L5 radiculopathy", "neither sinusitis nor arteritis: this is migraine": what the colon opens is what it is.
_INSTEAD = re.compile(r": (?!(?:yes|no|none|neg\w*|absent|present)\b)")
_NOT_SO = re.compile(
    r"\b(?:cannot|can't|not(?! present| found| seen| reported| endorsed| noted| observed| having| the following)|neither|nor|no longer)$|n't$"
)
#: "No trigger points on the left, but several palpable on the right": what is denied on one side was found on the other.
_ELSEWHERE_FOUND = re.compile(
    r"[^.;:,]{2,40} (?:on|in|at|over) (?:the )?(?P<side>left|right)\b[^.;:,]{0,24}[,;]? (?:but|and|while|whereas|however|though|yet)[, ]+(?:there (?:are|is|were|was) |i (?:found|felt|palpated) |with |has )?(?:several|multiple|many|two|three|four|five|\d+|some|a few|numerous|both|they|one|these)?(?: ?(?:are|were|is|was))?(?: ?(?:palpable|palpated|felt|found|present|noted|positive))?(?: (?:and )?\w+)? (?:on|in|at|over) (?:the )?(?!(?P=side))(?:left|right)\b"
)
_NEAR = re.compile(r",| in an? ")
#: "Neck pain began after her fever subsided": what is over is not what began.
_BEGAN_AFTER = re.compile(
    r"\b(?:began|begun|started|came on|developed|appeared|worse\w*|increased|noticed)\b[^.;,]{0,30}\b(?:after|since|when|once|as) "
)


def _scope(
    cue: Mention,
    sentence: Sentence,
    lower: str,
    parts: Sequence[tuple[int, int]],
    stops: Sequence[Mention],
    mentions: Sequence[Mention],
) -> tuple[int, int, Assertion]:
    """Where a cue acts, and what it says there."""
    says = Assertion(cue.concept["says"])
    # "Trigger points: no" answers; "Exam: no trigger points" goes on.
    opens = cue.concept["closes"] and not _ANSWERED.match(lower, cue.end, sentence.end)
    if cue.concept["reach"] != "forward" and not opens:
        return _backward(lower, cue, parts, stops), cue.start, says
    # What heads a list goes over its semicolons.
    heads = cue.concept["heads"]
    last = sentence.end if heads else clause_at(parts, cue.start)[1]
    # "Definition: taut band + twitch": what a word means goes on over its pluses, too.
    over = ";+" if says is Assertion.HYPOTHETICAL else ";"
    ends = (s.start for s in stops if s.start >= cue.end and not (heads and lower[s.start] in over))
    last = min([last, *ends, _bracket_end(lower, sentence, cue)])
    if says is Assertion.ABSENT and _ELSEWHERE_FOUND.match(lower, cue.end, sentence.end):
        last = cue.end
    elif says is Assertion.ABSENT:
        last = affirmed_item(lower, cue, _list_end(lower, cue.end, last), clause_at(parts, cue.start)[1], mentions)
        if _NOT_SO.search(lower, cue.start, cue.end) and (instead := _INSTEAD.search(lower, cue.end, last)):
            last = instead.start()
        if lower.endswith(_DESPITE, 0, cue.start) and (comma := lower.find(",", cue.end, last)) >= 0:
            last = comma
    return cue.end, last, says


def _answers_row(lower: str, cue: Mention, start: int, end: int) -> bool:
    """Whether a cue is the second of a row's two cells ("| Migraine | no |") and so answers the first."""
    cells = [cell.strip() for cell in lower[start:end].strip("| ").split("|")]
    return len(cells) == 2 and cells[1] == lower[cue.start : cue.end].strip()


def _backward(lower: str, cue: Mention, parts: Sequence[tuple[int, int]], stops: Sequence[Mention]) -> int:
    """Where the reach of a cue that stands behind begins."""
    if "|" in lower[parts[0][0] : cue.start] and _answers_row(lower, cue, parts[0][0], parts[-1][1]):
        return parts[0][0]
    # "Twitch - negative", "sought, but none found": the cue itself opened a clause and speaks of the one before.
    opens = cue.start > parts[0][0] and any(first <= cue.start <= first + 2 for first, _ in parts[1:])
    # "Saddle numbness, incontinence; fever: all negative" answers the whole list.
    whole = cue.concept["heads"]
    first = parts[0][0] if whole else clause_at(parts, cue.start - 3 if opens else cue.start)[0]
    ends = (s.end for s in stops if s.end <= cue.start and not (whole and lower[s.start] == ";"))
    first = max([first, *ends])
    if lower[cue.start] == ":":
        # "Vioxx 25 mg Dispense: 60 Refills: 0": an answer is that of its own key.
        first = max(first, lower.rfind(":", first, cue.start) + 1)
    if cue.concept["says"] == "hypothetical" and (key := lower.rfind(": ", first, cue.start - 3)) >= 0:
        first = key + 1  # "ESI 3/1/25: 50 % relief required before repeat": what is asked for of it, not it
    if cue.concept["says"] == "historical" and (began := _BEGAN_AFTER.search(lower, first, cue.start)):
        first = began.end()
    if cue.concept["near"]:
        # "Neck pain, a hernia repaired in 2014": only what stands right before it, a comma between them or none.
        first = max(first, *(m.end() for m in _NEAR.finditer(lower, first, cue.start - 2)), 0)
    if cue.concept["says"] == "absent":
        first = denied_from(lower, cue, first)
    visit = cue.concept["says"] == "historical" and _VISIT.search(lower, cue.start, cue.end)
    # "has radiculopathy, scored 7 at her last visit": only the score is of that visit.
    if cue.concept["says"] == "conditional" or visit:
        first = max(
            first, lower.rfind(",", first, cue.start) + 1, *(m.end() for m in _FIGURE.finditer(lower, first, cue.start))
        )
    return first


def _list_end(lower: str, start: int, end: int) -> int:
    if lower.find(", ", start, end) < 0:
        return end
    if again := _AGAIN.search(lower, start, end):
        end = again.start("at")
    for pattern in (_CLOSED, _POSITIVE, _PLACED):
        match = pattern.search(lower, start, end)
        if match:
            end = min(end, match.end() if pattern is _CLOSED else match.start())
    return end
