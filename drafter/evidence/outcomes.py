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
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.evidence.assertion import Assertion
from drafter.evidence.quantities import percentages, scores
from drafter.evidence.segments import clause_at, clauses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from drafter.evidence.lexicon import Mention
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence

FAILED, IMPROVED, SOME = "failed", "improved", "some"
NOT_TOLERATED, CONTRAINDICATED = "not_tolerated", "contraindicated"
_MODIFIERS = frozenset({"negator", "slight", "some", "strong"})
_HEADS = frozenset({"good", "bad", "neutral"})
_LASTING_SHARE, _SLIGHT_SHARE = 50.0, 30.0  # per cent of relief


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome at a place in a view.

    :param start: view offset where its words begin, modifiers included.
    :param head: where its head begins, for finding what it speaks of.
    :param says: one of the module's five outcomes.
    :param forward: whether it speaks only of what follows ("despite", "allergic to").
    :param whole: whether it speaks of all treatments named before ("none of these helped").
    """

    start: int
    head: int
    end: int
    says: str
    forward: bool = False
    whole: bool = False


# "to help", "will help", "hopes for relief": not yet an outcome. "able to", "failed to" are no deferral.
_DEFERRED = re.compile(
    r"(?:(?<!able )(?<!failed )(?<!fails )(?<!seems )(?<!seemed )(?<!appeared )(?<!respond )(?<!responded )(?<!began )(?<!continued )(?<!due )(?<!prior )(?<!started )(?<!continues )(?<!proved )(?<!found )\bto|"
    r"\b(?:(?i:will|should|could|would|might|can|until|hop(?:e|es|ing|ed)|goals?|expect\w*|anticipat\w*|seek\w*|want\w*|need\w*|looking|potential|possible|likely|if|whether|for(?: pain| symptom\w*| some| short-term| further| temporary| additional| longer| more| better)?|in hopes of|please)|may)) (?:(?:be|have|get|provide|give|gain|see|of|her|him|the|a|more|further|some|for|it|this|that|much|significantly|greatly|only|achieve|obtain|find|\w+ly) ){0,3}$"
)
_ALL = re.compile(
    r"\b(?:all|both|each|neither|none|nothing|any|every\w*|these|those|the above|everything|the foregoing)\b"
)
_UNDESIRED = frozenset({Assertion.CONDITIONAL, Assertion.HYPOTHETICAL, Assertion.SOMEONE_ELSE})
_SCORED = re.compile(r"/10\b|\b(?:ndi|odi|oswestry|nprs|nrs|vas|disability index|dash|roland|rmdq|spadi)\b")
_OTHER_CHANGE = re.compile(
    r" (?:in (?:her |his |the )?(?:exam|bowel|bladder|vision|strength|sensation|weight|appetite|medic|meds|health|gait|neuro|interval|plan|past|social|family|ros|dose)|since (?:the |her |his )?last (?:visit|exam|x-ray|mri)|today in)"
)
_NONE_OF = re.compile(r"[^a-z]*(?:and |but |so far,? |unfortunately,? )?((?:none|neither) (?:of )?)")
_FULL = re.compile(r"\b(?:complete\w*|full\w*|total\w*|entire\w*|100)\b")
_WORDS = re.compile(r"[\w'%]+")
_MAX_WORDS = 6


def outcomes(reading: Reading, sentence: Sentence) -> list[Outcome]:
    """The outcomes that a sentence states, in order."""
    return reading.once("outcomes", sentence, _outcomes)


def _outcomes(reading: Reading, sentence: Sentence) -> list[Outcome]:
    cues = reading.of(sentence, "outcome")
    scored = bool(_SCORED.search(reading.lower, sentence.start, sentence.end))
    if not scored and not any(cue.concept["role"] in _TELLING for cue in cues):
        return []
    if sentence.section.kind in ("goals", "instructions", "family"):
        return []
    treatments = reading.of(sentence, "treatment", "procedure")
    parts = clauses(reading.lower, sentence.start, sentence.end)
    found: list[Outcome] = []
    for cue in cues:
        outcome = _READERS.get(cue.concept["role"], _nothing)(reading, sentence, cue, cues, treatments, parts)
        if outcome is not None:
            found.append(outcome)
    found.extend(_scored(reading, sentence))
    return sorted(_without_repeats(found), key=lambda outcome: outcome.head)


def used_negations(reading: Reading, sentence: Sentence) -> list[tuple[int, int]]:
    """Places whose negation belongs to an outcome and denies nothing else."""
    return [(outcome.start, outcome.end) for outcome in outcomes(reading, sentence)]


def _without_repeats(found: Sequence[Outcome]) -> Iterator[Outcome]:
    for outcome in found:
        if not any(
            o is not outcome
            and o.start <= outcome.start
            and outcome.end <= o.end
            and (o.end - o.start) > (outcome.end - outcome.start)
            for o in found
        ):
            yield outcome


def _nothing(*_: object) -> Outcome | None:
    return None


def _unreal(reading: Reading, sentence: Sentence, cue: Mention) -> bool:
    return reading.assertion(sentence, cue.start, cue.end) in _UNDESIRED


def _modifiers(
    reading: Reading, cue: Mention, cues: Sequence[Mention], treatments: Sequence[Mention], first: int
) -> list[Mention]:
    """The words that turn or weigh a head: those before it, up to another head or a treatment."""
    found: list[Mention] = []
    floor = max([first, *(thing.end for thing in treatments if thing.end <= cue.start)])
    for other in reversed([other for other in cues if other.end <= cue.start and other.start >= floor]):
        role = other.concept["role"]
        between = reading.lower[other.end : cue.start]
        if len(_WORDS.findall(between)) > _MAX_WORDS or ":" in between:
            break
        if role in _MODIFIERS:
            found.append(other)
        elif role in _HEADS and other.id != "neutral":
            break
    return found


def _good(
    reading: Reading,
    sentence: Sentence,
    cue: Mention,
    cues: Sequence[Mention],
    treatments: Sequence[Mention],
    parts: Sequence[tuple[int, int]],
) -> Outcome | None:
    lower = reading.lower
    first, last = clause_at(parts, cue.start)
    modifiers = _modifiers(reading, cue, cues, treatments, first)
    roles = {modifier.concept["role"] for modifier in modifiers}
    start = min([cue.start, *(modifier.start for modifier in modifiers)])
    end = cue.end
    if none := _NONE_OF.match(lower, first, cue.start):
        return Outcome(none.start(1), cue.start, end, FAILED, whole=True)
    if _DEFERRED.search(reading.view.text[first:start]) or _unreal(reading, sentence, cue):
        return None
    if "negator" in roles:
        partly = _FULL.search(lower[start : cue.end])
        says = SOME if partly else FAILED
    elif "slight" in roles:
        says = FAILED
    else:
        share = next((q for q in percentages(lower, max(first, cue.start - 30), min(last, cue.end + 24))), None)
        fading = next(
            (
                f
                for f in cues
                if f.concept["role"] == "fading"
                and cue.end <= f.start < min(sentence.end, cue.end + 60)
                and not any(cue.end <= t.start < f.start for t in treatments)
            ),
            None,
        )
        trailing = next(
            (
                f
                for f in cues
                if f.concept["role"] in ("slight", "some")
                and cue.end <= f.start <= cue.end + 12
                and not any(cue.end <= t.start < f.start for t in treatments)
            ),
            None,
        )
        if fading is not None:
            says, end = FAILED, fading.end
        elif share is not None:
            start, end = min(start, share.start), max(end, share.end)
            large = share.value.compare(">=", _LASTING_SHARE)
            says = IMPROVED if large else FAILED if share.value.compare("<=", _SLIGHT_SHARE) else SOME
        elif trailing is not None:
            says, end = (FAILED if trailing.concept["role"] == "slight" else SOME), trailing.end
        else:
            says = SOME if "some" in roles else IMPROVED
    whole = bool(_ALL.search(lower[max(first, start - 24) : cue.start]))
    return Outcome(start, cue.start, end, says, whole=whole)


def _bad(
    reading: Reading,
    sentence: Sentence,
    cue: Mention,
    cues: Sequence[Mention],
    treatments: Sequence[Mention],
    parts: Sequence[tuple[int, int]],
) -> Outcome | None:
    first, _ = clause_at(parts, cue.start)
    roles = {modifier.concept["role"] for modifier in _modifiers(reading, cue, cues, treatments, first)}
    before = reading.lower[first : cue.start]
    if (
        "negator" in roles
        or _unreal(reading, sentence, cue)
        or re.search(r"\b(?:if|should|unless|until|when|in case|will|may|might|would|could)\b[^,]{0,30}$", before)
    ):
        return None
    whole = bool(_ALL.search(before[-24:]))
    return Outcome(cue.start, cue.start, cue.end, FAILED, whole=whole)


def _neutral(
    reading: Reading,
    sentence: Sentence,
    cue: Mention,
    cues: Sequence[Mention],
    treatments: Sequence[Mention],
    parts: Sequence[tuple[int, int]],
) -> Outcome | None:
    """A head that says something only when it is turned or weighed: "no effect", "good response"."""
    first, _ = clause_at(parts, cue.start)
    modifiers = _modifiers(reading, cue, cues, treatments, first)
    turned = [m for m in modifiers if m.concept["role"] in ("negator", "slight")]
    after = reading.lower[cue.end : cue.end + 30]
    if (
        _unreal(reading, sentence, cue)
        or _OTHER_CHANGE.match(after)
        or any(
            0 <= t.start - cue.end < 6
            for t in treatments
            if re.match(r" (?:to|in) $", reading.lower[cue.end : t.start])
        )
    ):
        return None
    strong = [m for m in modifiers if m.concept["role"] == "strong"]
    if not turned and not (strong and cue.concept["weighed"]):
        return None
    start = min(m.start for m in turned or strong)
    whole = bool(_ALL.search(reading.lower[max(first, start - 24) : cue.start]))
    return Outcome(start, cue.start, cue.end, FAILED if turned else IMPROVED, whole=whole)


def _whole(says: str) -> Callable[..., Outcome | None]:
    def read(
        reading: Reading,
        sentence: Sentence,
        cue: Mention,
        cues: Sequence[Mention],
        treatments: Sequence[Mention],
        parts: Sequence[tuple[int, int]],
    ) -> Outcome | None:
        first, _ = clause_at(parts, cue.start)
        negated = any(
            m.concept["role"] == "negator"
            for m in _modifiers(reading, cue, cues, treatments, first)
            if m.end <= cue.start
        )
        if _unreal(reading, sentence, cue) or (negated and says != FAILED):
            return None
        text = reading.lower[cue.start : cue.end]
        before = reading.lower[first : cue.start]
        if says == NOT_TOLERATED and re.search(
            r"\b(?:no|without|denies|denied|may|risks?|include|possible|potential|worse by|if)\b[^,;]{0,20}$", before
        ):
            return None
        forward = (
            says == CONTRAINDICATED
            and not text.startswith(
                (
                    "contra",
                    "precluded",
                    "off",
                    "not safe",
                    "not advisable",
                    "not approp",
                    "not recommended",
                    "not an option",
                )
            )
            and text != "no nsaids"
        )
        whole = text.startswith(("nothing", "none"))
        return Outcome(cue.start, cue.start, cue.end, says, forward=forward, whole=whole)

    return read


def _effect(
    reading: Reading,
    sentence: Sentence,
    cue: Mention,
    cues: Sequence[Mention],
    treatments: Sequence[Mention],
    parts: Sequence[tuple[int, int]],
) -> Outcome | None:
    """A side effect that a treatment is said to have caused, or for which it was stopped."""
    lower = reading.lower
    first, last = clause_at(parts, cue.start)
    before = lower[first : cue.start]
    if not treatments and not re.search(r"\b(?:it|this|these|which|they|that|medication|medicine|pills?)\b", before):
        return None
    if (
        _unreal(reading, sentence, cue)
        or re.search(r"\b(?:no|not|without|denies|denied|any|if|may)\b[^,;]{0,24}$", before)
        or re.search(
            r"\btolerat(?:ed|es|ing) (?:it )?well|but tolerable|but tolerat|manageable|mild(?:ly)? \w* ?$",
            lower[first:last],
        )
    ):
        return None
    near = [c for c in cues if c.concept["role"] == "caused" and cue.start - 34 <= c.start < cue.start]
    beside = any(0 <= cue.start - t.end < 14 for t in treatments)
    stopped = [c for c in reading.of(sentence, "course") if c.concept["status"] == "stopped"]
    if not near and not stopped and not beside:
        return None
    start = min([cue.start, *(c.start for c in near[-1:] if lower[c.start : c.end].isalpha())])
    return Outcome(start, cue.start, cue.end, NOT_TOLERATED)


def _despite(
    reading: Reading,
    sentence: Sentence,
    cue: Mention,
    cues: Sequence[Mention],
    treatments: Sequence[Mention],
    parts: Sequence[tuple[int, int]],
) -> Outcome | None:
    del parts
    going_on = any(c.concept["role"] == "persists" for c in cues) or reading.of(sentence, "symptom")
    named = [thing for thing in treatments if thing.start >= cue.end]
    anaphora = re.match(
        r" (?:all (?:of )?)?(?:this|these|that|the above|everything|it|them|treatment|both)\b",
        reading.lower[cue.end : cue.end + 24],
    )
    if (
        not going_on
        or not (named or anaphora)
        or re.match(
            r" (?:the )?(?:improvement|relief|benefit|being|recommendation|advice|good)",
            reading.lower[cue.end : cue.end + 24],
        )
    ):
        return None
    return Outcome(cue.start, cue.start, cue.end, FAILED, forward=bool(named), whole=bool(anaphora) or len(named) > 1)


def _persists(
    reading: Reading,
    sentence: Sentence,
    cue: Mention,
    cues: Sequence[Mention],
    treatments: Sequence[Mention],
    parts: Sequence[tuple[int, int]],
) -> Outcome | None:
    """The complaint goes on after a course that the sentence told of first: "PT x 8 wks, still hurts"."""
    del parts
    before = [thing for thing in treatments if thing.end <= cue.start]
    if not before or any(
        c.concept["role"] in _TELLING - {"persists"} for c in cues if before[-1].end <= c.start < cue.start
    ):
        return None
    between = reading.lower[before[-1].end : cue.start]
    if not re.search(r"[,;-]|\b(?:but|yet|and|with|however)\b", between) or not re.search(
        r"\d|\b(?:weeks?|months?|visits?|sessions?|completed|finished|done|tried)\b",
        reading.lower[sentence.start : cue.start],
    ):
        return None
    if re.search(
        r"\b(?:continu\w+|still) (?:to |with |in |on )?(?:tak|do|us|attend|see|go|perform|work)",
        reading.lower[cue.start : cue.end + 12],
    ):
        return None
    return Outcome(cue.start, cue.start, cue.end, FAILED)


def _same(
    reading: Reading,
    sentence: Sentence,
    cue: Mention,
    cues: Sequence[Mention],
    treatments: Sequence[Mention],
    parts: Sequence[tuple[int, int]],
) -> Outcome | None:
    """What was said of the treatment before is said of this one: "neither did ibuprofen"."""
    del parts, cues
    if not treatments:
        return None
    text = reading.lower[cue.start : cue.end]
    forward = any(cue.end <= t.start <= cue.end + 40 for t in treatments)
    if text.startswith(("neither", "nor", "no more")):
        return Outcome(cue.start, cue.start, cue.end, FAILED, forward=forward)
    earlier = [o for s in reading.sentences[max(0, sentence.index - 2) : sentence.index] for o in outcomes(reading, s)]
    if not earlier:
        return None
    return Outcome(cue.start, cue.start, cue.end, earlier[-1].says, forward=forward)


_START = re.compile(
    r"\b(?:before|initial\w*|baseline|start|going in|at (?:the )?(?:start|evaluation|eval|intake|outset)|pre|from|admission|soc|first visit|begin\w*|entry|was)\b"
)
_STOP = re.compile(
    r"\b(?:after|final|discharge|dc|d/c|end|coming out|at (?:the )?(?:end|completion|discharge)|post|to|now|last visit|exit|currently|today|still|remains)\b|->|→"
)
# Scales on which less is better, told twice: "NDI 44 -> 42", "Oswestry: start 38, end 38".
_SCALE = re.compile(
    r"\b(?:ndi|neck disability index|odi|oswestry(?: disability index)?|nprs|nrs|vas|quickdash|dash|roland(?:[- ]morris)?|rmdq|bpi|pdq|spadi|pain(?: score| rating| level)?)\b"
    r"[^.;\d]{0,40}?(?:(?:start|initial|intake|eval|evaluation|baseline|opening|pre|from|was|of|at)\b[^.;\d]{0,16})?(?P<before>\d{1,2}(?:\.\d)?)(?:/(?:10|50|100))?(?: ?%| percent)?"
    r"(?: (?:at|on|in) (?:the )?(?:start|intake|baseline|evaluation|eval|beginning|first visit))?"
    r"(?: ?(?:->|→|>|=>|to|,? and|,|;|-)+ ?|[^.;\d]{1,40}?\b)(?:(?:now|end|final|discharge|closing|post|after|at|last|dc|d/c|currently|exit|was|nprs|ndi|still)\b[^.;\d]{0,16})*(?P<after>\d{1,2}(?:\.\d)?)(?:/(?:10|50|100))?(?: ?%| percent)?(?![\d/-])"
)
_UNCHANGED_SHARE, _HALVED_SHARE = 0.7, 0.5


def _scored(reading: Reading, sentence: Sentence) -> Iterator[Outcome]:
    """Scores before and after: "7/10 going in and 7/10 coming out"."""
    lower = reading.lower
    found = list(scores(lower, sentence.start, sentence.end))
    for scale in _SCALE.finditer(lower, sentence.start, sentence.end):
        low, high = float(scale["before"]), float(scale["after"])
        if low > 0:
            says = FAILED if high > _UNCHANGED_SHARE * low else IMPROVED if high <= _HALVED_SHARE * low else SOME
            yield Outcome(scale.start(), scale.start(), scale.end(), says)
    if len(found) != 2:
        return
    before, after = found
    around = lower[max(sentence.start, before.start - 26) : after.start] + lower[after.end : after.end + 24]
    if not (
        _START.search(around) and _STOP.search(lower[before.end : after.start] + lower[after.end : after.end + 24])
    ):
        return
    if (
        re.search(r"\b(?:best|worst|average|rest|activity|with movement|right|left|at night)\b", around)
        or before.value.high == 0
    ):
        return
    share = after.value.low / before.value.high
    says = FAILED if share > _UNCHANGED_SHARE else IMPROVED if share <= _HALVED_SHARE else SOME
    yield Outcome(before.start, before.start, after.end, says)


_READERS = {
    "good": _good,
    "bad": _bad,
    "neutral": _neutral,
    "failed": _whole(FAILED),
    "worse": _whole(NOT_TOLERATED),
    "intolerant": _whole(NOT_TOLERATED),
    "contraindicated": _whole(CONTRAINDICATED),
    "effect": _effect,
    "despite": _despite,
    "persists": _persists,
    "same": _same,
}
_TELLING = frozenset(_READERS)
