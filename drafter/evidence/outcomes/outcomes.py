"""How a treatment is said to have turned out, composed from the words of a sentence.

A head ("relief", "helped", "failed") has a side. What stands before it turns it ("no relief"),
weighs it ("minimal relief", "good relief") or defers it ("for relief", "may help"); what stands
after a good one may take it back ("helped for a day"). Cues are data: ``lexicon/outcomes.yaml``.

Outcomes are the criteria library's: ``failed`` (no, slight, partial or short-lived relief),
``improved`` (lasting relief called good, or of half or more), ``not_tolerated``,
``contraindicated``; ``some`` is relief of unsaid weight, which decides nothing alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout.segments import NOT_PATIENTS
from drafter.evidence.layout.tables import heads_table
from drafter.evidence.meaning.answers import answers
from drafter.evidence.meaning.cue_places import FAILED, IMPROVED, SOME, WAS, Outcome, Place
from drafter.evidence.outcomes.aftermath import despite, persists, relapse
from drafter.evidence.outcomes.beside_heads import NIL
from drafter.evidence.outcomes.effects import effect
from drafter.evidence.outcomes.good_heads import good
from drafter.evidence.outcomes.lost_gains import NO_MORE, ends_complaint, refers_back
from drafter.evidence.outcomes.neither_nor import denied_together
from drafter.evidence.outcomes.other_matters import (
    ended_by,
    not_due,
    of_another_complaint,
    of_another_subject,
    told_of_beside,
)
from drafter.evidence.outcomes.outcome_doubts import taken_back
from drafter.evidence.outcomes.outcome_lengths import lasting_length, only_first
from drafter.evidence.outcomes.scales import compared, goals_outcome, scored
from drafter.evidence.outcomes.score_lines import score_lines
from drafter.evidence.outcomes.tolerance import aggravation, contraindicated, intolerant, provoked, reaction
from drafter.evidence.outcomes.verdicts import failed, praise, predicate
from drafter.evidence.words.clauses import clause_at
from drafter.evidence.words.months import VERB_MAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_SKIPPED = NOT_PATIENTS | {"instructions"}
_OTHER_CHANGE = re.compile(
    r" (?:in (?:her |his |the )?(?:exam|bowel|bladder|vision|strength|sensation|weight|appetite|medic|meds|health|gait|neuro|interval|plan|past|social|family|ros|dose)|since (?:the |her |his )?last (?:visit|exam|x-ray|mri)|today in|between(?! (?:\w+ )?(?:sessions|visits|appointments|doses|treatments)))"
)
#: "Requires failure of PT": what a policy asks, not what happened.
_REQUIRED = re.compile(
    r"\b(?:requir\w+|criteri\w+|policy|policies|guidelines?|mandat\w+|must have|needs to have)\b[^.;]{0,60}$"
)
#: "Response: good", "response to Supartz: good".
_OF_WHAT = re.compile(r"(?: (?:to|from|after|with|of) [^.;,:]{1,40}?)? *(?::|=|->|--?) *")
_EVERYTHING = re.compile(r"\b(?:everything|all|the rest|the others|every\w*)\b")
_NEAR = 30
#: "Some days PT helps, some days it doesn't".
_SOME_DAYS = re.compile(r"\b(?:some (?:days|nights|weeks|times)|sometimes|at times|off and on)\b")
#: "Was taken until November and it failed" tells; "until it fails" does not.
_UNSETTLED = re.compile(
    rf"\b(?:if|should|unless|until|when|in case|will|{VERB_MAY}|might|would|could)\b(?![^,]*\band (?:then )?(?:it|they|both|each)\b)[^,]{{0,30}}$"
)
#: "Planned after land therapy fails": then, not now.
_ONCE_DONE = re.compile(r"\b(?:once|after|when|if|until|unless)\b[^.;,]{0,50}\b(?:has|have) $")
_ONCE_IT = re.compile(r"\b(?:after|once|as soon as|before|whenever)\b[^.;,]{0,30}$")


def outcomes(reading: Reading, sentence: Sentence) -> list[Outcome]:
    """The outcomes that a sentence states, in order."""
    return reading.in_turn("outcomes", sentence, _outcomes)


def _outcomes(reading: Reading, sentence: Sentence) -> list[Outcome]:
    lower = reading.lower
    cues = reading.of(sentence, "outcome")
    answered = list(answers(reading, sentence))
    heads = any(cue.concept["role"] in _READERS for cue in cues)
    lined = list(score_lines(reading, sentence))
    if not heads and not answered and not lined and not scored(lower, sentence.start, sentence.end):
        return []
    if sentence.section.kind in _SKIPPED or heads_table(reading, sentence):
        return []
    if sentence.section.kind == "goals":
        return [
            Outcome(start, start, end, says) for start, end, says in goals_outcome(lower, sentence.start, sentence.end)
        ]
    treatments = reading.of(sentence, "treatment", "procedure")
    parts, span = reading.clauses(sentence), (sentence.start, sentence.end)
    found: list[Outcome] = []
    for cue in cues:
        reader = _READERS.get(cue.concept["role"])
        if reader is not None:
            first, last = clause_at(parts, cue.start)
            outcome = reader(Place(reading, sentence, cue, cues, treatments, first, last), found)
            if outcome is None or of_another_subject(lower, span, first, outcome):
                continue
            if taken_back(reading, sentence, outcome, good=cue.concept["role"] == "good"):
                continue
            if not ended_by(lower, span, outcome, [*treatments, *_next_named(reading, sentence)]) and not not_due(
                lower, span, outcome
            ):
                bad = cue.concept["role"] == "bad"  # "neither failed"
                said = outcome if bad else denied_together(reading, sentence, outcome)
                found += [said] if said is not None else []
    told = [*compared(lower, sentence.start, sentence.end), *lined]
    found += [Outcome(start, start, end, says) for start, end, says in told]
    found += [o for o in answered if not any(f.start < o.end and o.start < f.end for f in found)]
    return sorted(_largest(found), key=lambda outcome: outcome.head)


def _next_named(reading: Reading, sentence: Sentence) -> list[Mention]:
    """What the next sentence names, which may be what helped then."""
    following = reading.sentences[sentence.index + 1 : sentence.index + 2]
    return [m for other in following for m in reading.of(other, "treatment", "procedure")]


#: What a cell under "Helped?" holds.
def _largest(found: Sequence[Outcome]) -> Iterator[Outcome]:
    """Outcomes that do not lie inside a longer one."""
    for one in found:
        if not any(o.start <= one.start and one.end <= o.end and o.end - o.start > one.end - one.start for o in found):
            yield one


def _bad(place: Place, _: Sequence[Outcome]) -> Outcome | None:
    negated = any(m.concept["role"] == "negator" for m in place.modifiers())
    unreal = (
        of_another_complaint(place.reading.lower, place.span, place.first, place.cue.start, place.cue.end)
        or _REQUIRED.search(place.reading.lower, place.sentence.start, place.cue.start)
        or place.unreal
        or place.counterfactual
        or place.doubtful
    )
    ahead = _ONCE_DONE.search(place.before) or (place.text in ("fail", "fails") and _ONCE_IT.search(place.before))
    return None if negated or unreal or ahead or _UNSETTLED.search(place.before) else place.outcome(FAILED)


def _neutral(place: Place, _: Sequence[Outcome]) -> Outcome | None:
    """A head that says something only when it is turned or weighed: "no effect", "good response"."""
    modifiers = place.modifiers()
    turned = [m for m in modifiers if m.concept["role"] in ("negator", "slight")]
    strong = [m for m in modifiers if m.concept["role"] == "strong" and place.cue.concept["weighed"]]
    of_plan = not place.cue.concept["weighed"] and any(
        0 <= t.start - place.cue.end < 6
        for t in place.treatments
        if re.match(r" (?:to|in) $", place.reading.lower[place.cue.end : t.start])
    )
    if place.unreal or place.counterfactual or place.doubtful or of_plan or _OTHER_CHANGE.match(place.after):
        return None
    if nil := NIL.match(place.reading.lower, place.cue.end, place.sentence.end):
        return place.outcome(FAILED, end=nil.end())
    if not turned and (fading := place.behind(60, "fading")):
        # What faded after "nine months" of a good result had lasted.
        held = IMPROVED if strong and lasting_length(place, fading) else SOME if only_first(place, fading) else FAILED
        return place.outcome(held, end=fading.end)
    if not (turned or strong):
        weigher = place.behind(60, "slight", "strong") if place.cue.concept["weighed"] else None
        between = "" if weigher is None else place.reading.lower[place.cue.end : weigher.start]
        # "Response: poor" answers as "response was poor" tells.
        if weigher is None or not (WAS.search(between) or _OF_WHAT.fullmatch(between)):
            return None
        return place.outcome(FAILED if weigher.concept["role"] == "slight" else IMPROVED, end=weigher.end)
    return place.outcome(FAILED if turned else IMPROVED, min(m.start for m in turned or strong))


def _except(place: Place, found: Sequence[Outcome]) -> Outcome | None:
    """What is said of all the others is not said of this one: "everything helped except the PT"."""
    excepted = next((t for t in place.treatments if 0 < t.start - place.cue.end < _NEAR), None)
    if excepted is None or not found or place.unreal:
        return None
    others = found[-1]
    if others.says == FAILED:
        return place.outcome(SOME, forward=True, whole=False)
    of_all = _EVERYTHING.search(place.reading.lower, place.sentence.start, others.head)
    return place.outcome(FAILED, forward=True, whole=False) if of_all and others.says == IMPROVED else None


def _same(place: Place, found: Sequence[Outcome]) -> Outcome | None:
    """What was said of the treatment before is said of this one: "neither did ibuprofen"."""
    if not place.treatments:
        return _no_more(place)
    forward = any(place.cue.end <= t.start <= place.cue.end + 40 for t in place.treatments)
    if place.text.startswith(("neither", "nor", "no more")):
        if told_of_beside(place.reading.lower, place.cue.end):
            return None
        return place.outcome(FAILED, forward=forward, whole=False)
    index = place.sentence.index
    earlier = list(found) or [
        o for s in place.reading.sentences[max(0, index - 2) : index] for o in outcomes(place.reading, s)
    ]
    if place.text.endswith(("not", "n't")):  # "PT helped, ibuprofen did not"
        says = earlier[-1].says if earlier else ""
        # "PT did not help; celecoxib didn't either".
        either = says == FAILED and place.reading.lower.startswith(" either", place.cue.end)
        turned = says in (IMPROVED, SOME) or either
        if turned and _SOME_DAYS.search(place.reading.lower, place.sentence.start, place.cue.start):
            return place.outcome(SOME, whole=False)
        return place.outcome(FAILED, whole=False) if turned else None
    return place.outcome(earlier[-1].says, forward=forward, whole=False) if earlier else None


def _no_more(place: Place) -> Outcome | None:
    """What was said of the treatment before is so no more: "Ibuprofen helped. Then it didn't", "Not any more."."""
    lower, sentence = place.reading.lower, place.sentence
    if not (
        sentence.index
        and _NOT.search(place.text)
        and refers_back(place.reading, sentence, place.cue.start, place.cue.end)
    ):
        return None
    before = outcomes(place.reading, place.reading.sentences[sentence.index - 1])
    helped = bool(before) and before[-1].says in (IMPROVED, SOME) and not place.unreal
    return (
        place.outcome(FAILED, end=sentence.end, whole=False) if helped and NO_MORE.search(lower, *place.span) else None
    )


_NOT = re.compile(r"\bnot(?:hing)?\b|n't\b")


def _faded(place: Place, found: Sequence[Outcome]) -> Outcome | None:
    """What was said of the treatment before did not last: "PT gave some relief. That did not last", "It was short-lived"."""
    sentence = place.sentence
    if place.treatments or found or not sentence.index or ends_complaint(place.text) or place.unreal:
        return None
    if not refers_back(place.reading, sentence, place.cue.start, place.cue.end):
        return None
    before = outcomes(place.reading, place.reading.sentences[sentence.index - 1])
    helped = bool(before) and before[-1].says in (IMPROVED, SOME)
    return place.outcome(FAILED, whole=False) if helped else None


_READERS: dict[str, Callable[[Place, Sequence[Outcome]], Outcome | None]] = {
    "good": good,
    "bad": _bad,
    "neutral": _neutral,
    "failed": failed,
    "improved": praise,
    "predicate": predicate,
    "worse": intolerant,
    "intolerant": intolerant,
    "contraindicated": contraindicated,
    "effect": effect,
    "reaction": reaction,
    "aggravation": aggravation,
    "provoked": provoked,
    "despite": despite,
    "persists": persists,
    "relapse": relapse,
    "fading": _faded,
    "except": _except,
    "same": _same,
}
