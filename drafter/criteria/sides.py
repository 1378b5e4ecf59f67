"""The side of the body that a line asks for, and what was done for the other one.

"Cortisone in the left knee" is no treatment of the right one, nor is "PT for the other knee". What names no side, or
both, may be of either. What was done before a joint was replaced was for the joint that is gone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.criteria.replaced_joints import of_replaced_joint
from drafter.evidence.claims.facts import FactKind
from drafter.evidence.layout.text import Span
from drafter.evidence.meaning.areas import areas_of, meets
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.regions import operated_on
from drafter.evidence.meaning.sides import sides_at
from drafter.evidence.reading import read
from drafter.evidence.words.clauses import clause_at
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.criteria.scope import Scope
    from drafter.evidence.claims.facts import Evidence, Fact
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

Sides = frozenset[str]
_NONE: Sides = frozenset()
_BOTH: Sides = frozenset({"left", "right"})
_OTHER: Sides = frozenset({"other"})

#: "Left knee", "Lt. medial knee", "L-sided low back"; "left the knee" is a verb.
_SIDE = r"(?P<left>(?i:left|lt)\b|L\b)|(?P<right>(?i:right|rt)\b(?! (?:now|away|after|before)\b)|R\b)"
_NAMED = re.compile(
    rf"(?<![\w/-])(?:{_SIDE}|(?P<both>(?i:both|bilateral(?:ly)?|bilat|b/l|r/l|l/r))\b|(?P<other>(?i:(?:the|her|his|my|your|patient's|pt's) other|opposite|contralateral)\b))"
    r"(?:[- ](?i:sided?))?(?i:'s)?\.?[ -](?:(?!(?i:the|her|his|my|a|an|and|or|with|to|for)\b)[\w-]+[ -])?$"
)
#: "Knee, left", "knee (L)".
_BEHIND = re.compile(rf",? ?\(?(?:{_SIDE}|(?P<both>(?i:both|bilateral(?:ly)?|bilat|b/l))\b)\)?(?= ?(?:[.,;:)|/]|$|\d))")
#: "On the left", "(R)", "the left side", "on the other side".
_BARE = re.compile(
    rf"\((?:{_SIDE})(?:[ ,]+(?i:side|only))?\)|(?:\b(?i:on|of|for|to|in|into|at) )?\b(?i:the|her|his|my) (?:(?P<l2>(?i:left))|(?P<r2>(?i:right))|(?P<o2>(?i:other|opposite)(?= (?i:side|one|limb)\b)))(?: (?i:side|one|limb))?(?= ?(?:[.,;:)|]|$)| (?i:in|for|x|from|since|with|without|but|and|last|this|only|was|were|had|has|got|did)\b)"
    r"|\b(?:(?P<l3>(?i:left))|(?P<r3>(?i:right))|(?P<o3>(?i:contralateral|opposite)))[- ](?i:sided?)\b|\b(?P<b2>(?i:bilaterally|both sides))\b"
)
#: What only a comparison names: "worse on the left", "than the left knee".
_COMPARED = re.compile(
    r"\b(?:than|worse|worst|more|greater|mostly|predominantly|compared (?:to|with)|unlike|like|not|spar\w+|except) (?:(?:on|to|in|at|for|of|with) )?(?:(?:the|her|his|my) )?$",
    re.IGNORECASE,
)
#: Where what an outcome is said of ends: "right knee better, left knee no better".
_PARTS = re.compile(r"[,;.:|]|\b(?:and|but|while|whereas|though)\b")
#: Within such a part a side needs no knee: "left helped 8 months", "L: none", "good result right"; "left the office" is a verb, "nothing left" a rest.
_ALONE = re.compile(
    rf"^\W*(?:(?:on|in|for) )?(?:the )?(?:{_SIDE})(?! (?i:the|her|his|my|our|on|off|out|at|to|before|after|without|early|work|home|him|it|side)\b)"
    rf"|(?<!nothing )(?<!none )(?<!much )(?<!any )(?<!little )(?<!is )(?<!was )\b(?:{_SIDE.replace('<left>', '<l2>').replace('<right>', '<r2>')})\W*$"
)
#: "The left knee, which had 16 weeks of PT".
_RELATIVE = re.compile(r",? ?(?:which|that|for which)\b")
#: What a name is followed by is its own, whatever else the sentence names: "Euflexxa in the left knee, would like it for the right".
_BESIDE = re.compile(
    rf"s?,? ?(?:(?i:injections?|shots?|series|inj) )?(?:(?i:in|into|to|of|for|the|her|his) )*\(?(?:{_SIDE}|(?P<other>(?i:other|opposite|contralateral)\b)) (?i:knee|hip|shoulder|side)\b(?! (?i:and|or|&) )"
)
#: "Left SI injection", "R genicular block".
_BEFORE = re.compile(rf"(?<![\w/-])(?:{_SIDE})(?:[- ](?i:sided?))?\.?[ -]$")
#: Codes of diagnoses that tell a side, by where their last figure stands: M17.11 right, M25.562 left.
_CODED = re.compile(r"(?:M17\.[135]|M25\.5[1-7]|M25\.[46]\d|M75\.\d{1,2}|M54\.[34]|M16\.[135]|M70\.[67])(?P<side>[12])")
_BY_CODE = {"1": "right", "2": "left"}


def asked_side(scope: Scope) -> str | None:
    """The one side of a line: as the request names it or its region, else that of its diagnoses and of those that the record establishes there.

    Where those disagree, the request's code may be mistaken: no side is asked for.
    """
    if scope.line.laterality is not None:
        return scope.line.laterality if scope.line.laterality in _BOTH else None
    if (named := _BOTH & set((scope.case.request.region or "").lower().split())) and scope.areas:
        return next(iter(named)) if len(named) == 1 else None
    if "side" not in scope.kept:
        coded = {_BY_CODE[m["side"]] for code in scope.line.diagnoses if (m := _CODED.fullmatch(code))}
        told = coded | _diagnosed(scope)
        scope.kept["side"] = next(iter(told)) if len(told) == 1 else None
    found: str | None = scope.kept["side"]
    return found


_REACH, _AFTER = 24, 20  # characters around a diagnosis that its side may stand in


def _diagnosed(scope: Scope) -> Sides:
    """The sides of the diagnoses that the record establishes for the region, whether or not a policy asks for one."""
    found: set[str] = set()
    for document in scope.case.documents:
        reading = read(document)
        for sentence in reading.sentences:
            for mention in reading.of(sentence, "diagnosis"):
                if not areas_of(mention) or not meets(areas_of(mention), scope.areas):
                    continue
                if reading.assertion(sentence, mention.start, mention.end) is Assertion.PRESENT:
                    first, last = clause_at(reading.clauses(sentence), mention.start)
                    near = max(first, mention.start - _REACH), min(last, mention.end + _AFTER)
                    found.update(*(sides for _, _, sides in sides_at(reading.view, *near)))
    return frozenset(found)


_PLACES = ("outcome", "relief", "name", "region")


def of_other_side(scope: Scope, fact: Fact, places: Sequence[str] = _PLACES) -> bool:
    """Whether a treatment or procedure is said to be of the side that the line does not ask for.

    :param places: the attributes whose words tell it; of a session given to both, only its outcome is of one.
    """
    if of_replaced_joint(scope, fact):
        return True
    told = told_sides(scope, fact, places)
    if not told or told == _BOTH:
        return False
    asked = asked_side(scope)
    return told == _OTHER or (asked is not None and asked not in told and "other" not in told)


def told_sides(scope: Scope, fact: Fact, places: Sequence[str] = _PLACES) -> Sides:
    """The sides that the record gives a treatment or procedure: by its own words, its outcome's, its region's, or its heading's."""
    reading = read(scope.document(fact))
    for place in (each for each in places if each in fact.attributes):
        told = fact.evidence(place)[0]
        if found := _sides_of(scope, reading, fact, told, outcome=place in ("outcome", "relief")):
            return found
    named = fact.evidence("name")[0]
    sentence, _, _ = reading.place(Span(named.start, named.end))
    return _of_heading(reading, sentence) if sentence is not None else _NONE


def _sides_of(scope: Scope, reading: Reading, fact: Fact, told: Evidence, *, outcome: bool) -> Sides:
    """The sides around a place: right beside it, else all that its clause names."""
    sentence, start, end = reading.place(Span(told.start, told.end))
    if sentence is None:
        return _NONE
    named = list(_named(scope, reading, sentence, fact))
    if outcome:
        return _of_part(reading, sentence, named, (start, end))
    text = reading.view.text
    beside = _BESIDE.match(text, end, sentence.end) or (
        fact.kind is FactKind.PROCEDURE and _BEFORE.search(text, sentence.start, start)
    )
    if beside:
        return _which(beside)
    first, last = clause_at(reading.clauses(sentence), start)
    if reading.lower.find("|", sentence.start, sentence.end) >= 0:
        first, last = sentence.start, sentence.end
    here = [sides for at, sides in named if first <= at < last]
    if not here and _RELATIVE.match(reading.lower, first):
        here = [sides for at, sides in named if at < first][-1:]
    if not here:  # "Left knee: PT; cortisone" heads what is behind it
        colon = reading.lower.find(": ", sentence.start, start)
        here = [sides for at, sides in named if at < colon]
    return frozenset().union(*here) if here else _NONE


def _of_part(reading: Reading, sentence: Sentence, named: Sequence[tuple[int, Sides]], told: tuple[int, int]) -> Sides:
    """The one side of the part of a sentence that an outcome stands in, or of the label in front of it: "Left: no change"."""
    behind = _PARTS.search(reading.lower, told[1], sentence.end)
    last = behind.start() if behind else sentence.end
    starts = [sentence.start, *(m.end() for m in _PARTS.finditer(reading.lower, sentence.start, told[0]))]
    while starts:
        first = starts.pop()
        here = {sides for at, sides in named if first <= at < last}
        if not here and (alone := _ALONE.search(reading.view.text[first:last])):
            here = {_which(alone)}
        if here or reading.lower[first - 1 : first] != ":":
            return here.pop() if len(here) == 1 else _NONE
        last = first - 1
    return _NONE


def _named(scope: Scope, reading: Reading, sentence: Sentence, fact: Fact) -> Iterator[tuple[int, Sides]]:
    """Every side that a sentence names for the part of the body that the line is of, with where it stands."""
    text = reading.view.text
    trained = fact.kind is FactKind.TREATMENT and _is_medicine(fact)
    for region in reading.of(sentence, "region", "diagnosis", "symptom"):
        if (
            not areas_of(region)
            or not meets(areas_of(region), scope.areas)
            or (trained and operated_on(reading.lower, region))
        ):
            continue
        found = _NAMED.search(text, sentence.start, region.start) or _BEHIND.match(text, region.end, sentence.end)
        if found and not _COMPARED.search(text, sentence.start, found.start()):
            yield region.start, _which(found)
    for found in _BARE.finditer(text, sentence.start, sentence.end):
        if not _COMPARED.search(text, sentence.start, found.start()):
            yield found.start(), _which(found)


def _which(found: re.Match[str]) -> Sides:
    """The sides that a match names."""
    groups = found.groupdict()
    for sides, names in ((_BOTH, ("both", "b2")), (_OTHER, ("other", "o2", "o3"))):
        if any(groups.get(name) for name in names):
            return sides
    return frozenset({"left" if any(groups.get(name) for name in ("left", "l2", "l3")) else "right"})


def _is_medicine(fact: Fact) -> bool:
    concept = lexicon().concepts.get(("treatment", fact.name))
    return concept is not None and concept["group"] == "medicine"


_HEADING = re.compile(
    r"\W*(?:(?P<left>left|lt|l)|(?P<right>right|rt|r)|(?P<both>both|bilateral)) (?:knee|shoulder|hip|side|leg|arm)s?(?: pain| oa| osteoarthritis)?\W*"
)
_FAR = 12  # sentences that a heading may stand before


def _of_heading(reading: Reading, sentence: Sentence) -> Sides:
    """The side of the heading that a sentence stands under: a line of its own, "LEFT KNEE"."""
    if found := _HEADING.fullmatch(sentence.section.title):
        return _which(found)
    for before in reversed(reading.sentences[max(0, sentence.index - _FAR) : sentence.index]):
        if before.section.index != sentence.section.index:
            break
        if found := _HEADING.fullmatch(reading.lower, before.start, before.end):
            return _which(found)
    return _NONE
