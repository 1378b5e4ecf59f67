"""Outcomes about harm: that a treatment was not tolerated, must not be had, or made things worse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.cue_places import ALL, CONTRAINDICATED, NOT_TOLERATED
from drafter.evidence.outcomes.effects import BESIDE, EXPLAINED, KEPT_ON, NEGATED, SLIGHT, WARNED, effect, harmless
from drafter.evidence.words.months import VERB_MAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.meaning.cue_places import Outcome, Place

_NO_COMPLAINT = re.compile(
    rf"\b(?:no|without|denies|denied|{VERB_MAY}|risks?|include|possible|potential|worse by|if)\b[^,;]{{0,20}}$"
)
_NONE = re.compile(
    r"(?: (?:to|for|with) [^.;:?]{2,40}?)?(?: (?:were |was |are )?(?:reviewed|discussed|assessed|screened|checked|considered))? ?[;:,=-] ?(?:none|nil)\b(?! (?:of|but))| ?(?::|-|=|\|) ?(?:none|no\b|nil|n/a|nkda|denie[sd]|negative|\[ ?\])| (?:were |was )?denied"
)
#: "May become contraindicated", "could be unsafe if": not so yet.
_MAY_BE = re.compile(r"\b(?:may|might|could|can) (?:\w+ly )?(?:be|become|get|prove)(?: \w+ly)? $")
_REASON = r"(?:for|due to|because of|d/t|2/2|secondary to|owing to|after|on account of|given|with|from|over|by)"
#: "Had to stop PT due to", "aborted for": why a treatment ended, not why something else was ordered.
_STOPPED_FOR = re.compile(
    rf"(?:(?! and\b| then\b| referred\b| but\b)[^.;]){{0,44}}?\b{_REASON} (?:(?!\bnow\b)\w+ ){{0,3}}$"
)
_NO_TREATMENT = re.compile(r" (?:work|driv|sport|school|smok|drink|golf|run|play|lift|the car|eating|sleep)")
#: "Hives to naproxen", "kidney stone while on topiramate": a reaction and its drug.
_REACTED_TO = re.compile(
    r"(?:(?:,| and|/|\+)[\w ]{1,30}?)?(?: \(?\d{4}\)?| x ?\d)? (?:to|on|with|w/|from|after|while on|while taking|d/t|due to|secondary to|2/2|when taking|caused by|put (?:an end|a stop) to|ended|forced (?:her|him|them|me) off|cut short|led to (?:stopping|discontinuation of|discontinuing)|forced (?:discontinuation|withdrawal) of|made (?:her|him|us|me) stop)"
    r" (?:(?:the|her|his|my|taking|oral|prior|previous|a|an|trial|course|of|low|high|dose) )*$"
)
_EXAMINED = re.compile(r"\b(?:palpation|exam\w*|spurling\w*|compression|maneuver|test\w*|slr|straight leg)\b")


#: "Side effects of topiramate explained": what was talked over did not happen.
_TALKED_OVER = re.compile(
    r"(?: profile)?(?: (?:of|from|with|for) [^.;:]{2,60}?)? ?(?:were |was |are |have been |has been |to be |all |again |then |also |and (?:benefits|alternatives|risks) (?:were )?)*(?:explain\w*|discuss\w*|review\w*|gone over|went over|outlined|described|covered|mentioned|counsel\w*|understood|considered|listed|possible|monitored|to watch|to expect|sheet)\b"
)


def intolerant(place: Place, _: Sequence[Outcome]) -> Outcome | None:
    """A statement that a treatment made things worse or was not borne."""
    negated = any(m.concept["role"] == "negator" for m in place.modifiers())
    if (
        place.unreal
        or place.counterfactual
        or negated
        or _NO_COMPLAINT.search(place.before)
        or WARNED.search(place.before)
        or (EXPLAINED.match(place.after) and not place.stopped)
        or (
            place.cue.concept["role"] == "intolerant"
            and not place.stopped
            and KEPT_ON.match(place.reading.lower, place.cue.end, place.sentence.end)
        )
        or (place.text.startswith("side effect") and SLIGHT.search(place.before) and not place.stopped)
        or (
            place.text.startswith(("side effect", "adverse"))
            and _TALKED_OVER.match(place.reading.lower, place.cue.end, place.sentence.end)
        )
    ):
        return None
    if place.treatments and not place.stopped and _of_other(place):
        return None  # "PT left her tired"
    # "Intolerance: amitriptyline (sedation)" heads what follows.
    heads = place.text.startswith("intoleran") and place.after.startswith(":")
    return None if _NONE.match(place.after) else place.outcome(NOT_TOLERATED, forward=heads)


def _of_other(place: Place) -> bool:
    """Whether words that are said of one kind of treatment stand behind another."""
    left = [t for t in place.treatments if t.end <= place.cue.start]
    return place.cue.concept["for"] is not None and (not left or left[-1].concept["group"] != place.cue.concept["for"])


def contraindicated(place: Place, _: Sequence[Outcome]) -> Outcome | None:
    """A statement that a treatment must not be given; some stand behind their treatment, some before."""
    negated = any(m.concept["role"] == "negator" for m in place.modifiers())
    if place.unreal or negated or place.doubtful or _NONE.match(place.after) or _MAY_BE.search(place.before):
        return None
    if _of_other(place):
        return None  # "PT was stopped because of her heart failure" is none of the PT's doing
    every = bool(ALL.search(place.before[-24:]))
    return place.outcome(CONTRAINDICATED, forward=not place.cue.concept["behind"], whole=every)


def reaction(place: Place, found: Sequence[Outcome]) -> Outcome | None:
    """A reaction so plainly of a drug that naming both is enough: "hives with naproxen"."""
    drug = next((t for t in place.treatments if t.start >= place.cue.end), None)
    beside = any(0 <= place.cue.start - t.end < BESIDE for t in place.treatments)
    if drug is not None and not beside and _REACTED_TO.fullmatch(place.reading.lower, place.cue.end, drug.start):
        return None if harmless(place) else place.outcome(NOT_TOLERATED, forward=True, whole=False)
    return effect(place, found)


def aggravation(place: Place, _: Sequence[Outcome]) -> Outcome | None:
    """Pain that a treatment was stopped for: "PT was aborted for uncontrolled pain"."""
    stop, lower = place.stop, place.reading.lower
    if stop is None or place.unreal or not any(t.start < place.cue.start for t in place.treatments):
        return None
    if _NO_TREATMENT.match(lower, stop.end) or not _STOPPED_FOR.fullmatch(lower, stop.end, place.cue.start):
        return None
    return place.outcome(NOT_TOLERATED, whole=False)


def provoked(place: Place, _: Sequence[Outcome]) -> Outcome | None:
    """What a treatment is said to have brought on, where the treatment was stopped too."""
    before = [t for t in place.treatments if t.end <= place.cue.start]
    if not before or not place.stopped or place.unreal or NEGATED.search(place.before):
        return None
    told = place.reading.lower[before[-1].end : place.cue.start]
    return None if _EXAMINED.search(told) else place.outcome(NOT_TOLERATED, whole=False)
