"""Outcomes that are told by how the complaint went on after, or despite, a treatment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.cue_places import FAILED, IMPROVED, MODIFIERS, SOME, Outcome
from drafter.evidence.outcomes.other_matters import gains_beside
from drafter.evidence.words.months import MONTHS
from drafter.evidence.words.numbers import NUMBER
from drafter.evidence.words.quantities import scores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.meaning.cue_places import Place
    from drafter.evidence.words.concepts import Mention

_THIS = re.compile(r" (?:all (?:of )?)?(?:this|these|that|the above|everything|it|them|treatment|both)\b")
_ADVICE = re.compile(
    r" (?:the )?(?:improvement|relief|benefit|being|recommendation|advice|good(?! (?:compliance|adherence|effort|attendance|participation)))"
)
#: What has just been begun has not failed.
_JUST_BEGUN = re.compile(
    r"\b(?:only|just)(?: been)? (?:since|started|begun|begin\w*|starting|on (?:it|them|this))\b|\b(?:newly|recently) (?:started|begun|added)\b"
)
_A_COURSE = re.compile(
    rf"\d|\b(?:weeks?|months?|visits?|sessions?|completed|finished|done|tried|trial|attended|underwent)\b|\b(?:all|through|over|during|throughout)(?: \w+)? (?:spring|summer|fall|autumn|winter|year)\b|\b(?:{MONTHS}) (?:to|through|until)\b"
    rf"|\bsince (?:(?:early|late|mid|last|this|the) )*(?:{MONTHS}|spring|summer|fall|autumn|winter|year|month)\b"
)
_GOES_ON = re.compile(r"[,;:|>(-]|\b(?:but|yet|and|with|however|later)\b")
_DOES_IT = re.compile(r"\b(?:continu\w+|still) (?:to |with |in |on )?(?:tak|do|us|attend|see|go|perform|work)")
#: "Still has two visits left".
_HAS_LEFT = re.compile(
    r"(?:still )?(?:unable|not able) to reach (?:the patient|her\b|him\b|pt\b|patient|by phone)|still (?:has|have|with) (?:[\w-]+ ){1,3}?(?:visits?|sessions?|weeks?|appointments?|refills?|doses?|tablets|pills) (?:left|remaining|to go|authorized|scheduled|approved)"
)
_LIMITED = re.compile(
    r"(?:but )?(?:(?:is |she's |he's )?still )?(?:limp(?:s|ing)|limited|limits|unable(?! to (?:reach|contact|locate|leave|schedule|get (?:hold|through)|come in))|cannot|can't|could(?: not|n't)|can only|in (?:severe |a lot of |significant )?pain|hurts|wak(?:es|ing)|awakened|woken|has (?:severe|significant|daily|constant)|severe|misses|missing work)\b"
)
_SEMI = re.compile(r"; ?(?:she|he|pt|patient|but|yet|is|the pain)?[ ]?(?:is )?$")
_CONTRAST = re.compile(r"\b(?:but|yet|however)\b")
_AFTER = re.compile(r"[^a-z]*(?:even )?(?:after|following)\b")
#: "On ibuprofen daily she still rates it 7", "ibuprofen: symptoms persisted".
_ON_IT = re.compile(r"[^a-z]*(?:(?:even|while|now) )?on (?!exam)")
_KEYED = re.compile(
    r"(?: ?\([^()]{1,30}\)| [\w/. ]{1,24})?: ?(?:(?:the|her|his|neck|back|shoulder|all|same) )*(?:pain|symptoms?|sx|spasms?|ache|headaches?)? ?"
)
_FOLLOWING = re.compile(
    r"(?:,? (?:and )?(?:if anything,? )?(?:worse|no better|the same|unchanged|as bad as ever|just as bad)(?:,? if anything)?,?)?(?: (?:pain|symptoms|headaches?|migraines?|discomfort))? (?P<link>following|after|even after|through|on|at the end of|upon completion of|at completion of|after completing|after finishing)"
    r" (?:(?:\d[\w.-]*|\w+) (?:weeks?|wks?|months?|mos?|visits?|sessions?) (?:of )?|\w+-(?:week|month|visit|session|day) |a |an |the |her |his |full |formal |course of |trial of |completing |completion of |dedicated |supervised |all |that |those |this |both )*"
)
#: Cues that tell nothing of a treatment by themselves.
_SILENT = MODIFIERS | {"persists", "relapse", "caused", "fading", "except"}
#: Pain that is left over but slight, or less than it was, is no failure.
_SLIGHT_LEFT = re.compile(r"\b(?:better|improv\w+|less|fewer|mild|minor|minimal|slight|occasional\w*|helped|reduced)\b")
_DENIES = re.compile(r"\b(?:not|never|no)\b|n't")
#: "For that entire stretch her pain stayed at 7": all through what was told before.
_ALL_THROUGH = r"(?:(?:for|in|during|over|through|all through|throughout|across) )?(?:all (?:of )?)?(?:that|the|this|those|these) ?(?:entire|whole|full|same|very)? ?(?:time|stretch|span|period|course|interval|weeks|months|while)|throughout|all through it|through it all"
_OPENS = re.compile(
    rf"(?:[-*•\"' ]*)(?:(?:{_ALL_THROUGH}),? )?"
    r"(?:(?:s|subj|subjective|interval|currently|current|status|today|hpi|cc|pt|patient) ?[:.-] ?)?(?:(?:reports?|states?|says?|notes?|tells (?:me|us)|that|here|because|since|returns|seen|my|legs|arm|arms|hip|buttock|calf|foot|si|joint|region|yet|but|now|today|overall|unfortunately|however|and|the|her|his|this|patient|pt|she|he|results?:?|outcome:?|response:?|sciatica|radicular|leg|knee|left|right|l|r|thighs?|groin|lumbar|cervical|pain|symptoms?|headaches?|migraines?|spasms?|neck|"
    r"back|low|lower|upper|shoulder|continued|is|was|were|are|daily|severe|at (?:the )?(?:end|discharge|completion)|afterwards?|after (?:this|that)|despite (?:this|that)|even so|all the same),? ?){0,6}"
)
#: "PT five months. She has not improved."
_FOR_LONG = re.compile(rf"\b{NUMBER}[ -]?(?:weeks?|wks?|months?|mos?)\b(?! (?:ago|post|old|out|later|from))")
_AHEAD = re.compile(
    r"\b(?:start\w*|begin\w*|order\w*|refer\w*|recommend\w*|plan\w*|will|would|should|next|another|more|continue|resume|advis\w*|prescri\w*|every|in \d)\b"
)
_ALONE = re.compile(
    r"(?: (?:at all|much|any|enough|significantly|appreciably|with (?:it|this|that|therapy|pt)|despite (?:it|this|that)))* ?(?:[.;,]|$)"
)
_ACHES = re.compile(
    r"\b(?:pain\w*|hurt\w*|ach(?:e|es|ing)|symptomatic|unable|cannot|can't|wakes?|woken|awakened|waking|severe|limited|limits|headaches?|spasms?|sore|stiff|burn(?:s|ed|ing)|throb\w*|stab\w*|limp(?:s|ing)|bent|stooped|crooked|hobbl\w+|hunched|numb\w*|tingl\w+|worse|feels like|on fire|cane)\b"
)
#: "As soon as PT ended the pain returned"; a medicine that is stopped is another matter.
_ONCE = re.compile(
    r"\b(?:as soon as|the moment|the minute|once|the week|the day) (?:the |her |his )?(?:physical |formal )?(?:pt|therapy|treatments?|sessions?|visits?|course|chiro\w*|adjustments?)(?: \w+)? (?:ended|was over|were over|finished|was done|stopped|was completed)\b[^.;]*$"
)
_WHAT_FOR = re.compile(r"\b(?:for|about) (?:[\w'-]+ ){0,4}$")
_RATING = re.compile(r"(?:(?: ?- ?\d{1,2})?/\d{1,3})?")
_LOW = 0.3  # a rating out of one, at or below which what is left is slight
_STILL_COUNTED = re.compile(
    r"(?<!only )(?<!just )(?<!now )(?<!down to )(?<!from )\b(?:1[5-9]|2\d|3[01])(?: ?(?:-|to) ?\d\d)? (?:(?:headache|migraine|ha|bad) )?days (?:a|per|each|every) month\b"
)
_SOON = re.compile(
    r"(?: full force| again| in full| to (?:baseline|(?:its|their|the) (?:former|previous|prior|old|usual|same) \w+))?,? (?:(?:(?:with)?in|after (?:just|only)|just|only) (?:(?:a|an|the|one|two|three|1|2|3|few|couple|of|first) )*(?:hours?|days?|weeks?|wks?)\b[^.;]{0,10}?\b(?:of|after|from|following) "
    r"|(?:as soon as|the (?:day|week|moment|minute|morning) after|right after|immediately after|soon after|shortly after|immediately upon|immediately following) )"
    r"(?!(?:\w+ ){0,2}(?:stopp|wean|com(?:ing|es) off|discontinu|running out|quit|hold|last dose|holding|the fall|the accident|the mva|return|work))"
)


def despite(place: Place, _: Sequence[Outcome]) -> Outcome | None:
    """The complaint goes on despite a treatment."""
    going_on = (
        place.role("persists") or place.reading.of(place.sentence, "symptom") or _suffers(place) or _counted(place)
    )
    named = [thing for thing in place.treatments if thing.start >= place.cue.end]
    this = _THIS.match(place.after)
    begun = _JUST_BEGUN.search(place.reading.lower, place.cue.end, place.last)
    if not going_on or not (named or this) or begun or _ADVICE.match(place.after):
        return None
    if _NOT_TAKEN.match(place.after) or _IS_GONE.search(place.reading.lower, place.first, place.cue.start):
        return None
    return place.outcome(FAILED, forward=bool(named), whole=bool(this) or len(named) > 1)


#: "Despite stopping naproxen", "despite missed PT": of what was not done nothing is told.
_NOT_TAKEN = re.compile(
    r" (?:(?:her|his|the|having|being) )*(?:miss(?:ed|ing)|skipp(?:ed|ing)|stopp(?:ed|ing)|quitting|holding|not|never|without|refus(?:ed|ing|al)|declin(?:ed|ing)|off|running out|delay(?:s|ed|ing)|denial|forgetting)\b"
)
#: "Sciatica resolved despite only 4 weeks of PT", "no sciatica despite ...".
_IS_GONE = re.compile(
    r"(?<!not )(?<!not been )(?<!n't )(?<!never )(?<!hardly )(?<!no )\b(?:resolved|resolving|gone|improved|improving|better|pain[- ]free|relieved|recovered)\b[^.;,]{0,24}$|\b(?:no|without|denies|denied|free of)(?: (?:any|more|further|current|recurrent|left|right|leg|back|neck|arm|radicular|low))* (?:pain|sciatica|symptoms|aches?|headaches?|radiculopathy|spasms?),? $"
)


def _suffers(place: Place) -> bool:
    """Whether right before it a diagnosis is named that goes on: "sciatica despite PT", "radicular pain that has outlasted naproxen"."""
    near = [
        m for m in place.reading.of(place.sentence, "diagnosis") if place.cue.start - _REACH <= m.end <= place.cue.start
    ]
    return any(_GOING.fullmatch(place.reading.lower, m.end, place.cue.start) for m in near)


_REACH = 60  # characters
_GOING = re.compile(
    r",?(?: (?:pain|symptoms|now|still|down|to|into|the|her|his|left|right|foot|calf|leg|legs|thigh|buttock|arm|hand|for|x|over|about|\d+|\w+ (?:weeks?|wks?|months?|mos?|years?)|(?:weeks?|wks?|months?|mos?|years?)|that|which|has|is|persist\w*|continu\w*|goes|on|all))*,? "
)


def _counted(place: Place) -> bool:
    """Whether what goes on is told by its days: "despite venlafaxine she has 20 days a month"."""
    return _STILL_COUNTED.search(place.reading.lower, place.sentence.start, place.sentence.end) is not None


def persists(place: Place, found: Sequence[Outcome]) -> Outcome | None:
    """The complaint goes on after a course that the sentence told of first: "PT x 8 wks, still hurts"."""
    lower, cue = place.reading.lower, place.cue
    before = [thing for thing in place.treatments if thing.end <= cue.start]
    if not place.treatments:
        return _residue(place)
    if not before:
        return _persists_despite(place)
    if place.text == "ongoing" and not any(
        before[-1].end <= m.start <= cue.end + 20 and not _WHAT_FOR.search(lower, before[-1].end, m.start)
        for m in place.reading.of(place.sentence, "symptom")
    ):
        return None  # "PT twice weekly, currently ongoing", "counseling for coping with pain (ongoing)": the therapy goes on
    between = lower[before[-1].end : cue.start]
    if gains_beside(between) and not any(m.start >= cue.start for m in place.reading.of(place.sentence, "symptom")):
        return None  # "PT helped her balance but she still cannot drive": of the complaint nothing is said
    contrast = bool(_CONTRAST.search(between)) or place.text.startswith("but ")
    medicine = before[-1].concept["group"] == "medicine"
    on_it = medicine and bool(_ON_IT.match(lower, place.sentence.start))
    keyed = bool(_KEYED.fullmatch(between))
    # "Helps a little but she still can't turn her head": relief with which she is still limited is not enough.
    limited = _LIMITED.match(lower, cue.start) is not None and (contrast or bool(_SEMI.search(between)))
    opened = on_it or keyed or bool(_AFTER.match(lower, place.sentence.start))
    if (
        not (opened or contrast or _GOES_ON.search(between))
        or not (contrast or on_it or keyed or _A_COURSE.search(lower[place.sentence.start : cue.start]))
        or _slight(place)
        or any(outcome.says == IMPROVED or (outcome.says == SOME and not limited) for outcome in found)
    ):
        return None
    told = not (limited and found) and any(
        before[-1].end <= c.start < cue.start and not _names_complaint(place, c)
        for c in place.cues
        if c.concept["role"] not in _SILENT
    )
    return (
        None
        if told or _DOES_IT.search(lower[cue.start : cue.end + 12]) or _HAS_LEFT.match(lower, cue.start)
        else place.outcome(FAILED, end=_end(place), whole=True)
    )


def _names_complaint(place: Place, cue: Mention) -> bool:
    """Whether what could be a side effect is a part of the complaint's own name ("SI joint pain")."""
    return cue.concept["role"] == "effect" and any(
        d.start <= cue.start and cue.end <= d.end for d in place.reading.of(place.sentence, "diagnosis")
    )


def _persists_despite(place: Place) -> Outcome | None:
    """The complaint goes on, and then the treatment is named: "pain persists following 8 weeks of PT"."""
    first = place.treatments[0]
    follows = _FOLLOWING.fullmatch(place.reading.lower, place.cue.end, first.start)
    medicine = first.concept["group"] == "medicine"
    negated = any(m.concept["role"] == "negator" for m in place.modifiers())
    if follows is None or negated or place.unreal or _slight(place) or (follows["link"] == "on" and not medicine):
        return None
    return place.outcome(FAILED, forward=True, whole=len(place.treatments) > 1)


def _residue(place: Place) -> Outcome | None:
    """A sentence that opens with how the complaint stands: it may follow the one that told of a course."""
    lower, sentence, cue = place.reading.lower, place.sentence, place.cue
    if place.text == "residual":
        return None  # what is left over of a complaint says that the rest is gone
    if _DENIES.search(place.text) and _SLIGHT_LEFT.search(place.text):
        return _unimproved(place)
    if not _OPENS.fullmatch(lower, sentence.start, cue.start) or place.unreal or _slight(place):
        return None
    aches = _ACHES.search(lower, cue.start, sentence.end) or place.reading.of(sentence, "symptom")
    if not aches and not any(scores(lower, cue.start, sentence.end)):
        return None
    if any(c.concept["role"] not in _SILENT for c in place.cues) or _DOES_IT.search(lower[cue.start : cue.end + 12]):
        return None
    end = _end(place)
    if _LENGTH_ALONE.search(place.text):  # "the whole time her knee hurt": of the knee
        told = place.reading.of(sentence, "region", "symptom")
        end = max([end, *(m.end for m in told if cue.end <= m.start < cue.end + 24)])
    return Outcome(cue.start, cue.start, end, FAILED, after=True)


_LENGTH_ALONE = re.compile(r"(?:time|stretch|span|period|throughout|through it)$")


def _unimproved(place: Place) -> Outcome | None:
    """What a length of therapy in the sentence before led to; "PT twice a week. Pain has not improved." may be why it is ordered."""
    sentence, lower = place.sentence, place.reading.lower
    if not sentence.index or place.unreal or not _OPENS.fullmatch(lower, sentence.start, place.cue.start):
        return None
    before = place.reading.sentences[sentence.index - 1]
    done = before.section.index == sentence.section.index and before.section.kind not in ("plan", "instructions")
    if (
        not done
        or not _FOR_LONG.search(lower, before.start, before.end)
        or _AHEAD.search(lower, before.start, before.end)
    ):
        return None
    alone = _ALONE.match(lower, place.cue.end, sentence.end)
    return Outcome(place.cue.start, place.cue.start, place.cue.end, FAILED, after=True) if alone else None


def _end(place: Place) -> int:
    """Where a cue ends together with the rating that it ends in ("remains 7" of "remains 7/10")."""
    return _RATING.match(place.reading.lower, place.cue.end).end()  # type: ignore[union-attr]  # it may be empty


def _slight(place: Place) -> bool:
    lower, sentence = place.reading.lower, place.sentence
    ratings = list(scores(lower, place.cue.start, sentence.end))
    # "Has not improved" is not what is left of an improvement.
    start = place.cue.end if _DENIES.search(place.text) else place.cue.start
    return bool(_SLIGHT_LEFT.search(lower, start, place.last)) or any(rating.value.high <= _LOW for rating in ratings)


def relapse(place: Place, _: Sequence[Outcome]) -> Outcome | None:
    """The complaint's return within days or a few weeks of a course that was seen through."""
    if _ONCE.search(place.reading.lower, place.sentence.start, place.cue.start) and not place.unreal:
        return place.outcome(FAILED, whole=False)
    soon = _SOON.match(place.reading.lower, place.cue.end, place.sentence.end)
    if soon is None or place.unreal or place.counterfactual:
        return None
    named = any(t.start >= soon.end() - 1 for t in place.treatments)
    return place.outcome(FAILED, end=place.cue.end, forward=named, whole=False)
