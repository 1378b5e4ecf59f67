"""What a course of treatment was for: the region whose lot it tells, or a condition of another kind."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.evidence.meaning.areas import areas_of
from drafter.evidence.meaning.prescribed_for import prescribed_for
from drafter.evidence.meaning.regions import regions_near
from drafter.evidence.words.clauses import clause_at
from drafter.models.rules.courses.purposes_ahead import for_it_first

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_OPENS = re.compile(r"[^a-z]*(?:(?:and|but|the|her|his|my|right|left|r|l|both|bilateral|old|prior|pain in) )*")
_TURNED = re.compile(
    r"(?: (?:pain|problem|symptoms?|injury|ache|trouble|(?:osteo)?arthritis|oa|tendinitis|tendonitis|bursitis|strain|sprain|gout))? (?:treated|managed|did|didn't|does|doesn't|got|never|failed|improved|has|had|was|is|responded|remained|resolved|hurt)\b"
)


def subject_of(reading: Reading, sentence: Sentence, mention: Mention) -> list[Mention]:
    """The region whose lot a clause tells: "Her knee did not get better with 8 weeks of PT", or that heads a list."""
    first, last = clause_at(reading.clauses(sentence), mention.start)
    for region in reading.of(sentence, "region"):
        if first <= region.start < mention.start and _OPENS.fullmatch(reading.lower, first, region.start):
            if _TURNED.match(reading.lower, region.end, last):
                return [region]
            break
    return (
        for_it_first(reading, sentence, mention)
        or _object_of(reading, sentence, mention)
        or _headed_by(reading, sentence, mention)
        or _opened_by(reading, sentence, mention)
        or _complaint_meant(reading, sentence, mention)
    )


#: "Naproxen for headaches", "PT x 8 weeks for a left rotator cuff tear": a complaint or disease that names its own part of the body.
_MEANT_FOR = re.compile(
    r"(?: [\w./%-]+){0,4}?,? for (?:(?:the|her|his|my|an?|chronic|frequent|bad|tension|left|right|l|r|bilateral|known|prior|old|acute|suspected|presumed)(?:-sided)? )*"
)


def _complaint_meant(reading: Reading, sentence: Sentence, mention: Mention) -> list[Mention]:
    """The complaint or disease of a part of the body that a treatment is said to be for."""
    behind = [m for m in reading.of(sentence, "symptom", "diagnosis") if m.start >= mention.end and m.concept["areas"]]
    meant = behind and (
        _MEANT_FOR.fullmatch(reading.lower, mention.end, behind[0].start)
        or prescribed_for(reading.lower, mention, behind[0])
    )
    return behind[:1] if meant else []


#: "Celebrex failed her knee", "naproxen was no help to the shoulder".
_HELPED_WHAT = re.compile(
    r"[^.;,]{0,30}?\b(?:fail(?:ed|s)(?: to help)?|help(?:ed|s)?|touch(?:ed)?|eas(?:ed|es)|calm(?:ed|s)?|reliev(?:ed|es)|worked (?:for|on)|did (?:nothing|little|a lot|wonders) (?:for|to)|(?:no|little|any|some|great) (?:help|relief|benefit|use|good) (?:to|for|in|with))(?: (?:the|her|his|my|old|other|bad|sore|right|left|r|l|both|bilateral))+ $"
)


def _object_of(reading: Reading, sentence: Sentence, mention: Mention) -> list[Mention]:
    """The one region that a treatment is said to have helped, or not."""
    _, last = clause_at(reading.clauses(sentence), mention.start)
    behind = [r for r in reading.of(sentence, "region") if r.start >= mention.end]
    if len(behind) != 1 or behind[0].start >= last:
        return []
    return behind if _HELPED_WHAT.fullmatch(reading.lower, mention.end, behind[0].start) else []


_LISTED = re.compile(r"(?: \d+ ?mg)?(?:[ ,/&+]|\b(?:and|or|plus|then)\b)*")
#: What a medicine was for, said outright, or by what it did to it.
_FOR = re.compile(
    r"(?:[^.;,]{0,30}?|,? (?:(?:which|that|was|is|she|he) ){0,3}(?:given|taken|used|prescribed|started|takes|took) (?:\w+ ){0,2}?)\b(?:for|treats|to treat|help(?:ed|s)?(?: with)?|touch(?:ed)?|control(?:s|led)?|eas(?:ed|es)|manage[ds]?|(?:only|prn|just|as needed) (?:before|prior to|ahead of))(?: \w+){0,3} "
)
_MARK = re.compile(r": | --?-? ")
_OF_ANOTHER_KIND = "other-rehab"  # what trains neither a joint nor the spine
_NEAR = 50  # characters
#: And its like: diseases of a part of the body that their name tells.
ELSEWHERE = "plantar-fasciitis"


def _headed_by(reading: Reading, sentence: Sentence, mention: Mention) -> list[Mention]:
    """The one region that stands before the colon or dash of a list: "Bad heel last year: PT, naproxen, all useless"."""
    heads = _heads(reading, sentence, mention, "region")
    return heads if len(heads) == 1 else []


def _opened_by(reading: Reading, sentence: Sentence, mention: Mention) -> list[Mention]:
    """The complaint or disease of a part of the body that alone heads a list: "Migraine: naproxen for 12 weeks"."""
    named = reading.of(sentence, "symptom", "diagnosis")
    own = named and named[0].end <= mention.start and areas_of(named[0]) and _opens_with(reading, sentence, named[0])
    return named[:1] if own else []


def _heads(reading: Reading, sentence: Sentence, mention: Mention, kind: str) -> list[Mention]:
    """What heads the list that names a treatment, where no complaint and no other treatment stands beside it.

    "Neck stiff after the foot surgery - PT": the list is of the complaint, wherever else something was.
    """
    lower = reading.lower
    if lower.find(": ", sentence.start, mention.start) < 0 and lower.find(" -", sentence.start, mention.start) < 0:
        return []
    if not (found := reading.of(sentence, kind)) or found[0].start > mention.start:
        return []
    mark = _MARK.search(reading.lower, found[0].end, mention.start)
    if mark is None:
        return []
    begins = (
        reading.lower.rfind(". ", sentence.start, mark.start()) + 1 or sentence.start
    )  # "Neck pain R. Bad heel: PT"
    told = reading.of(sentence, "symptom", "treatment", "procedure")
    told = [m for m in told if m.kind != "treatment" or not m.concept["names_class"]]  # "meds for depression: "
    if any(begins <= m.start and m.end <= mark.start() for m in told):
        return []
    return [m for m in found if begins <= m.start and m.end <= mark.start()]


def _beside(reading: Reading, mention: Mention, other: Mention) -> bool:
    """Whether words for rehabilitation of another kind stand right before a treatment, or behind it as what it is for."""
    behind = mention.end <= other.start <= mention.end + _NEAR
    return behind or reading.lower[other.end : mention.start] == " "


def _of_the_part(reading: Reading, sentence: Sentence, other: Mention) -> bool:
    """Whether a disease of joints is named with its joint: "exercises for right knee arthritis" are for the knee."""
    regions = reading.of(sentence, "region") if other.id == "arthritis" else ()
    return any(reading.lower[r.end : other.start] == " " for r in regions)


def purpose_of(reading: Reading, sentence: Sentence, mention: Mention) -> Mention | None:
    """Another matter that a treatment is said to be for ("duloxetine for depression", "PT for balance", "pelvic floor PT")."""
    for other in reading.of(sentence, "condition"):
        if other.id == _OF_ANOTHER_KIND and _beside(reading, mention, other):
            return None if regions_near(reading, sentence, mention) else other
        if other.start < mention.end or _of_the_part(reading, sentence, other):
            continue
        listed = [t for t in reading.of(sentence, "treatment") if mention.end <= t.start < other.start]
        joined = [mention, *listed]
        if all(_LISTED.fullmatch(reading.lower, one.end, two.start) for one, two in pairwise(joined)) and (
            _FOR.fullmatch(reading.lower, joined[-1].end, other.start)
            or prescribed_for(reading.lower, joined[-1], other)
        ):
            return other
    if first := for_it_first(reading, sentence, mention, "condition"):
        return first[0]
    heads = _heads(reading, sentence, mention, "condition")
    if len(heads) != 1:
        return None
    return heads[0] if heads[0].id == ELSEWHERE or _opens_with(reading, sentence, heads[0]) else None


def _opens_with(reading: Reading, sentence: Sentence, head: Mention) -> bool:
    """Whether a sentence is headed by a disease alone: "Gout: naproxen for 12 weeks"."""
    opens = _MEDS_FOR.fullmatch(reading.lower, reading.begin(sentence), head.start)
    return opens is not None and _HEADS.match(reading.lower, head.end) is not None


#: "Meds tried for depression: venlafaxine", "for her seizures in childhood: valproate".
_MEDS_FOR = re.compile(
    r"[^a-z]*(?:(?:(?:old|past|prior|previous|current|other|all) )*(?:(?:meds?|medications?|medicines?|drugs?|treatments?|agents?|pills|tried|used|taken|given|prescribed|started|failed) ?)*(?:for )?(?:(?:the|her|his|chronic|old|known) )*)?"
)
_HEADS = re.compile(
    r"s?(?: (?:disorder|episodes?|symptoms))?(?: (?:in|as|during|of|at) (?:a |the |her |his )?[\w-]+)?(?::| -)"
)
