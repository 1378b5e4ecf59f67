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
from drafter.evidence.quantities import percentages
from drafter.evidence.scales import SCORED, compared, goals_outcome
from drafter.evidence.segments import clause_at

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
_OTHER_CHANGE = re.compile(
    r" (?:in (?:her |his |the )?(?:exam|bowel|bladder|vision|strength|sensation|weight|appetite|medic|meds|health|gait|neuro|interval|plan|past|social|family|ros|dose)|since (?:the |her |his )?last (?:visit|exam|x-ray|mri)|today in)"
)
_NONE_OF = re.compile(r"[^a-z]*(?:and |but |so far,? |unfortunately,? )?((?:none|neither) (?:of )?)")
_FULL = re.compile(r"\b(?:complete\w*|full\w*|total\w*|entire\w*|100)\b")
_WORDS = re.compile(r"[\w'%]+")
_WAS = re.compile(
    r"\b(?:was|were|is|are|has been|have been|proved|remained)(?: (?:very|quite|rather|only|at best))? ?$"
)
_COMPARED = re.compile(r" (?:like|as much as|as well as|more than|better than)\b")
_MAX_WORDS = 6  # between a head and what turns it
_NEGATED = re.compile(r"\b(?:no|not|without|denies|denied|any|if|may)\b[^,;]{0,24}$")
_NO_COMPLAINT = re.compile(
    r"\b(?:no|without|denies|denied|may|risks?|include|possible|potential|worse by|if)\b[^,;]{0,20}$"
)
_TOLERATED = re.compile(r"\btolerat(?:ed|es|ing) (?:it )?well|but tolerable|but tolerat|manageable|mild(?:ly)? \w* ?$")
_UNSETTLED = re.compile(r"\b(?:if|should|unless|until|when|in case|will|may|might|would|could)\b[^,]{0,30}$")
_IT = re.compile(r"\b(?:it|this|these|which|they|that|medication|medicine|pills?)\b")
_THIS = re.compile(r" (?:all (?:of )?)?(?:this|these|that|the above|everything|it|them|treatment|both)\b")
_ADVICE = re.compile(r" (?:the )?(?:improvement|relief|benefit|being|recommendation|advice|good)")
_A_COURSE = re.compile(r"\d|\b(?:weeks?|months?|visits?|sessions?|completed|finished|done|tried)\b")
_GOES_ON = re.compile(r"[,;-]|\b(?:but|yet|and|with|however)\b")
_DOES_IT = re.compile(r"\b(?:continu\w+|still) (?:to |with |in |on )?(?:tak|do|us|attend|see|go|perform|work)")
#: Contraindications that follow their treatment; the others ("cannot take", "allergic to") precede it.
_BEHIND = (
    "contra",
    "precluded",
    "off",
    "not safe",
    "not advisable",
    "not approp",
    "not recommended",
    "not an option",
    "no nsaids",
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A cue in its clause, and what stands around it."""

    reading: Reading
    sentence: Sentence
    cue: Mention
    cues: Sequence[Mention]
    treatments: Sequence[Mention]
    first: int
    last: int

    @property
    def before(self) -> str:
        return self.reading.lower[self.first : self.cue.start]

    @property
    def text(self) -> str:
        return self.reading.lower[self.cue.start : self.cue.end]

    @property
    def after(self) -> str:
        return self.reading.lower[self.cue.end : self.cue.end + 40]

    @property
    def unreal(self) -> bool:
        return self.reading.assertion(self.sentence, self.cue.start, self.cue.end) in _UNDESIRED

    def role(self, *roles: str) -> list[Mention]:
        return [cue for cue in self.cues if cue.concept["role"] in roles]

    def modifiers(self) -> list[Mention]:
        """The words that turn or weigh a head: those before it, up to another head or a treatment."""
        found: list[Mention] = []
        floor = max([self.first, *(thing.end for thing in self.treatments if thing.end <= self.cue.start)])
        for other in reversed([c for c in self.cues if c.end <= self.cue.start and c.start >= floor]):
            between = self.reading.lower[other.end : self.cue.start]
            if len(_WORDS.findall(between)) > _MAX_WORDS or ":" in between:
                break
            if other.concept["role"] in _MODIFIERS:
                found.append(other)
            elif other.concept["role"] in _HEADS and other.id != "neutral":
                break
        return found

    def behind(self, reach: int, *roles: str) -> Mention | None:
        """The first cue of some roles that follows within a reach, before another treatment."""
        for cue in self.role(*roles):
            # "Relief from massage was short-lived" is still about the relief.
            crossed = any(
                self.cue.end <= t.start < cue.start and not _WAS.search(self.reading.lower[t.end : cue.start])
                for t in self.treatments
            )
            if self.cue.end <= cue.start < min(self.sentence.end, self.cue.end + reach) and not crossed:
                return cue
        return None

    def outcome(
        self,
        says: str,
        start: int | None = None,
        end: int | None = None,
        *,
        forward: bool = False,
        whole: bool | None = None,
    ) -> Outcome:
        begin = self.cue.start if start is None else start
        if whole is None:
            whole = bool(_ALL.search(self.reading.lower[max(self.first, begin - 24) : self.cue.start]))
        return Outcome(begin, self.cue.start, end or self.cue.end, says, forward=forward, whole=whole)


def outcomes(reading: Reading, sentence: Sentence) -> list[Outcome]:
    """The outcomes that a sentence states, in order."""
    return reading.once("outcomes", sentence, _outcomes)


def _outcomes(reading: Reading, sentence: Sentence) -> list[Outcome]:
    lower = reading.lower
    cues = reading.of(sentence, "outcome")
    scored = SCORED.search(lower, sentence.start, sentence.end)
    if not scored and not any(cue.concept["role"] in _READERS for cue in cues):
        return []
    if sentence.section.kind in ("instructions", "family"):
        return []
    if sentence.section.kind == "goals":
        return [
            Outcome(start, start, end, says) for start, end, says in goals_outcome(lower, sentence.start, sentence.end)
        ]
    treatments = reading.of(sentence, "treatment", "procedure")
    parts = reading.clauses(sentence)
    found: list[Outcome] = []
    for cue in cues:
        reader = _READERS.get(cue.concept["role"])
        if reader is not None:
            first, last = clause_at(parts, cue.start)
            outcome = reader(_Place(reading, sentence, cue, cues, treatments, first, last), found)
            found += [outcome] if outcome else []
    found += [Outcome(start, start, end, says) for start, end, says in compared(lower, sentence.start, sentence.end)]
    return sorted(_largest(found), key=lambda outcome: outcome.head)


def _largest(found: Sequence[Outcome]) -> Iterator[Outcome]:
    """Outcomes that do not lie inside a longer one."""
    for one in found:
        if not any(o.start <= one.start and one.end <= o.end and o.end - o.start > one.end - one.start for o in found):
            yield one


def _good(place: _Place, _: Sequence[Outcome]) -> Outcome | None:
    lower, cue = place.reading.lower, place.cue
    if none := _NONE_OF.match(lower, place.first, cue.start):
        return place.outcome(FAILED, none.start(1), whole=True)
    modifiers = place.modifiers()
    roles = {modifier.concept["role"] for modifier in modifiers}
    start = min([cue.start, *(modifier.start for modifier in modifiers)])
    if _DEFERRED.search(place.reading.view.text[place.first : start]) or place.unreal:
        return None
    if "negator" in roles:
        return place.outcome(SOME if _FULL.search(lower[start : cue.end]) else FAILED, start)
    if "slight" in roles:
        return place.outcome(FAILED, start)
    if fading := place.behind(60, "fading"):
        return place.outcome(FAILED, start, fading.end)
    shares = percentages(lower, max(place.first, cue.start - 30), min(place.last, cue.end + 24))
    # A "no relief" nearby is another outcome, no share of this one.
    if share := next((s for s in shares if not lower.startswith(("no ", "without"), s.start)), None):
        large, small = share.value.compare(">=", _LASTING_SHARE), share.value.compare("<=", _SLIGHT_SHARE)
        says = IMPROVED if large else FAILED if small else SOME
        return place.outcome(says, min(start, share.start), max(cue.end, share.end))
    if weigher := place.behind(13, "slight", "some"):
        return place.outcome(FAILED if weigher.concept["role"] == "slight" else SOME, start, weigher.end)
    return place.outcome(SOME if "some" in roles else IMPROVED, start)


def _bad(place: _Place, _: Sequence[Outcome]) -> Outcome | None:
    negated = any(m.concept["role"] == "negator" for m in place.modifiers())
    return None if negated or place.unreal or _UNSETTLED.search(place.before) else place.outcome(FAILED)


def _neutral(place: _Place, _: Sequence[Outcome]) -> Outcome | None:
    """A head that says something only when it is turned or weighed: "no effect", "good response"."""
    modifiers = place.modifiers()
    turned = [m for m in modifiers if m.concept["role"] in ("negator", "slight")]
    strong = [m for m in modifiers if m.concept["role"] == "strong" and place.cue.concept["weighed"]]
    of_plan = not place.cue.concept["weighed"] and any(
        0 <= t.start - place.cue.end < 6
        for t in place.treatments
        if re.match(r" (?:to|in) $", place.reading.lower[place.cue.end : t.start])
    )
    if place.unreal or of_plan or _OTHER_CHANGE.match(place.after):
        return None
    if not (turned or strong):
        weigher = place.behind(60, "slight", "strong") if place.cue.concept["weighed"] else None
        if weigher is None or not _WAS.search(place.reading.lower[place.cue.end : weigher.start]):
            return None
        return place.outcome(FAILED if weigher.concept["role"] == "slight" else IMPROVED, end=weigher.end)
    return place.outcome(FAILED if turned else IMPROVED, min(m.start for m in turned or strong))


def _whole(says: str) -> Callable[[_Place, Sequence[Outcome]], Outcome | None]:
    def read(place: _Place, _: Sequence[Outcome]) -> Outcome | None:
        negated = says != FAILED and any(m.concept["role"] == "negator" for m in place.modifiers())
        if place.unreal or negated or (says == NOT_TOLERATED and _NO_COMPLAINT.search(place.before)):
            return None
        if _COMPARED.match(place.after):
            return None  # "nothing helped like PT did"
        forward = says == CONTRAINDICATED and not place.text.startswith(_BEHIND)
        whole = place.text.startswith(("nothing", "none")) or bool(_ALL.search(place.before[-24:]))
        return place.outcome(says, forward=forward, whole=whole)

    return read


def _effect(place: _Place, _: Sequence[Outcome]) -> Outcome | None:
    """A side effect that a treatment is said to have caused, or for which it was stopped."""
    # "Orphenadrine. Dizzy, stopped after four doses.": the effect opens the sentence after its drug.
    opens = not place.before.strip(" -*•") and any(
        c.concept["status"] == "stopped" for c in place.reading.of(place.sentence, "course")
    )
    if not place.treatments and not opens and not _IT.search(place.before):
        return None
    if (
        place.unreal
        or _NEGATED.search(place.before)
        or _TOLERATED.search(place.reading.lower[place.first : place.last])
    ):
        return None
    cue = place.cue
    caused = [c for c in place.role("caused") if cue.start - 34 <= c.start < cue.start]
    beside = any(0 <= cue.start - t.end < 14 for t in place.treatments)
    stopped = any(c.concept["status"] == "stopped" for c in place.reading.of(place.sentence, "course"))
    if not (caused or beside or stopped):
        return None
    words = [c.start for c in caused[-1:] if place.reading.lower[c.start : c.end].isalpha()]
    return place.outcome(NOT_TOLERATED, min([cue.start, *words]), whole=False)


def _despite(place: _Place, _: Sequence[Outcome]) -> Outcome | None:
    going_on = place.role("persists") or place.reading.of(place.sentence, "symptom")
    named = [thing for thing in place.treatments if thing.start >= place.cue.end]
    this = _THIS.match(place.after)
    if not going_on or not (named or this) or _ADVICE.match(place.after):
        return None
    return place.outcome(FAILED, forward=bool(named), whole=bool(this) or len(named) > 1)


def _persists(place: _Place, _: Sequence[Outcome]) -> Outcome | None:
    """The complaint goes on after a course that the sentence told of first: "PT x 8 wks, still hurts"."""
    lower, cue = place.reading.lower, place.cue
    before = [thing for thing in place.treatments if thing.end <= cue.start]
    if (
        not before
        or not _GOES_ON.search(lower[before[-1].end : cue.start])
        or not _A_COURSE.search(lower[place.sentence.start : cue.start])
    ):
        return None
    told = any(
        before[-1].end <= c.start < cue.start
        for c in place.cues
        if c.concept["role"] in _READERS and c.concept["role"] != "persists"
    )
    return None if told or _DOES_IT.search(lower[cue.start : cue.end + 12]) else place.outcome(FAILED, whole=False)


def _same(place: _Place, found: Sequence[Outcome]) -> Outcome | None:
    """What was said of the treatment before is said of this one: "neither did ibuprofen"."""
    if not place.treatments:
        return None
    forward = any(place.cue.end <= t.start <= place.cue.end + 40 for t in place.treatments)
    if place.text.startswith(("neither", "nor", "no more")):
        return place.outcome(FAILED, forward=forward, whole=False)
    index = place.sentence.index
    earlier = list(found) or [
        o for s in place.reading.sentences[max(0, index - 2) : index] for o in outcomes(place.reading, s)
    ]
    if place.text.endswith(("not", "n't")):  # "PT helped, ibuprofen did not"
        turned = bool(earlier) and earlier[-1].says in (IMPROVED, SOME)
        return place.outcome(FAILED, whole=False) if turned else None
    return place.outcome(earlier[-1].says, forward=forward, whole=False) if earlier else None


_READERS: dict[str, Callable[[_Place, Sequence[Outcome]], Outcome | None]] = {
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
