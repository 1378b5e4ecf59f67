"""Body regions: which are meant, and whether two mentions can speak of one.

A region is a set of areas (``lexicon/regions.yaml``); two regions meet when their areas do. What
names no region speaks of the complaint that the record is about.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.areas import Areas, areas_of, meets
from drafter.evidence.meaning.effect_places import not_of_effects
from drafter.evidence.meaning.prescribed_for import prescribed_for
from drafter.evidence.words.clauses import clause_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_BESIDE = 6  # characters between a study and the part that it shows
_LEADS = re.compile(
    r" (?:to|into|in|up|down|behind|around|along|over|across|out|through|toward|towards)$|\b(?:gets?|got|feels?|felt|has|had|gives?|gave|sends?|sent|makes?|made|brings on|brought on|lights up|lit up)$"
)
#: How the patient was held for palpation.
_HELD = re.compile(
    r"with (?:the |her |his |both |an? )?(?:\w+ ){1,2}(?:crossed|tilted|turned|flexed|bent|abducted|adducted|raised|lifted|supported|resting|hanging|relaxed|rotated|extended|overhead|behind)\b[^,.;:]*"
)
#: What is held or pressed in a test of the sacroiliac joint: "the right heel upon the left knee, FABER".
_HANDLED = frozenset({"knee", "foot", "leg", "thigh", "hand", "abdomen"})
_RADIATES = re.compile(
    r"\b(?:radiat\w+|into|down|refer\w*|spread\w*|travel\w*|shoot\w*|toward|extending|(?<!follow-)(?<!follow )(?<!check-)(?<!flare-)(?<!flare )up)\b[^.;]{0,30}$"
)
_RADIATES_REACH = 64  # characters, the word and what it leads to
#: "Kenalog into the left shoulder": where something was put, not where the pain goes.
_PUT_INTO = re.compile(
    r" ?(?:\(?\d{1,3} ?(?:mg)?\)? )?(?:was |were |put |placed |given |injected |also )*into (?:[a-z]+ ){0,4}$"
)


#: "PT x 6 weeks for neck pain", "therapy (12 visits) in 2022 for the shoulder": what a course was for.
_COURSE_FOR = re.compile(
    r"(?:(?: (?:once|twice|three times|\d(?:-\d)? ?(?:x|times)) ?(?:a|per|/|each|every) ?(?:week|wk|month|day)| weekly| daily)(?=,? for )|,? \(?(?:x|for|over|in)? ?(?:\d[\d/-]*|[a-z]+)(?: (?:visits|sessions|weeks|wks?|months|mos?|days|years?))?\)?){1,2},? for (?:(?:the|her|his|a|an|right|left|r|l|old|prior|chronic) )*"
)


#: "Rotator cuff tendinopathy, did 10 weeks of PT for that last fall": what a course was for was named before it.
_FOR_IT = re.compile(
    r"(?: \([^)]*\)| [\w/-]+){0,4}? for (?:that|it|this)(?: (?:last|in|since|from|back|with|without|and|but|at|over|by|during|before|after|then|problem|issue|injury|one|too|as well|\d\S*)\b|[,.;)]|$)"
)


#: Where pain of a part of the spine radiates to.
_REFERRED = {
    "neck": {"shoulder", "arm", "hand", "upper-back"},
    "upper-back": {"chest"},
    "low-back": {"buttock", "hip", "thigh", "leg", "foot", "knee"},
}


def radiated(areas: Areas) -> Areas:
    """Areas with those that their pain radiates to."""
    return areas.union(*(_REFERRED.get(area, ()) for area in areas))


#: "Her neck has bothered her since 2019": what a verb of complaint tells of.
_SUBJECT = re.compile(
    # "R knee OA, which has bothered him".
    r"(?: (?:(?:osteo)?arthritis|oa|djd|tend[io]n\w+|bursitis|injury|tear|strain|sprain|surgery|replacement|problems?|trouble|pain|ache))?(?:,? (?:which|that)(?= ha(?:s|d|ve)\b))? (?:(?:has|have|had|is|was|been|started|starts|began|begins|to|also|still|always|really|now|first|kept|keeps|pain) )+"
)


#: "PT 5 mo last yr for frozen shoulder": how long, and then what for.
_FOR_A_TIME = re.compile(
    r"(?:,? (?:(?:for|x|about|over) ?)?(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several)(?: \(\d{1,3}\))? ?(?:days?|wks?|weeks?|mos?|months?|visits?|sessions?|years?|yrs?))+(?: (?:(?:last|this|in|of|over|the|past) ?)+(?:years?|yrs?|months?|spring|summer|fall|winter|autumn|\w+))? for (?:[\w-]+ ){0,3}"
)
#: "Therapy after her left rotator cuff repair": the part that was operated on.
_AFTER_IT = re.compile(
    r"(?:,? (?:for |x ?)?[\w.+-]+ (?:weeks?|wks?|months?|mos?|visits?|sessions?))? (?:after|following|post|s/p|status post) (?:[\w-]+ ){0,4}"
)
_OPERATED = re.compile(
    r"(?: \w+)? (?:repair|surgery|surgeries|replacement|arthroplasty|operation|fusion|fracture|arthroscopy|reconstruction|decompression|release|scope|labrum|sprain|tear|injury|dislocation)\b"
)


#: "Quad and hip home program": what is trained with the other muscles, not what hurts.
_TRAINED = re.compile(
    r"\b(?:quads?|quadriceps|cores?|glutes?|gluteals?|hamstrings?|vmo|abductors?) ?(?:,|/|&|and|\+)(?: and)? ?$"
)
#: "Visits (stabilization, hip mobility)".
_MOVED = re.compile(
    r"(?:hips?|thoracic|t-spine|trunk|ankles?|calf|calves) (?:mobility|mobilization|hinges?|strength(?:s|ening)?|stretch(?:es|ing)|openers?|abductors?)\b(?! (?:for|exercises? for))"
)
_TRAINS = frozenset({"exercise", "physical"})
#: "Exercised the quadriceps": the muscle that moves the joint.
_WORKED = re.compile(r"(?:exercised|strengthened|stretched|drilled|worked (?:at|on))$")
_MUSCLE = re.compile(r"(?:quad\w*|hamstring\w*|glut\w*|cores?|thighs?|vmo|abductors?)")


def _is_trained(lower: str, thing: Mention, region: Mention) -> bool:
    """Whether a region beside an exercise only tells which muscles it is for."""
    if _MUSCLE.fullmatch(lower, region.start, region.end) and _WORKED.match(lower, thing.start, thing.end):
        return True
    if thing.kind != "treatment" or thing.concept["group"] not in _TRAINS:
        return False
    if _MOVED.match(lower, region.start):
        return True
    return region.end <= thing.start and _TRAINED.search(lower, max(0, region.start - 24), region.start) is not None


#: Where a medicine does harm: "naproxen, but her stomach would not have it", "amlodipine, and it swelled her ankles".
_HARMED = frozenset({"abdomen", "foot", "hand", "face", "chest"})
_THEN_TOLD = re.compile(r"[^.;:]{0,24}(?:[, ](?:and|but|which|that|until|because|so)\b|, (?:her|his) | [(-] ?)")


def _is_harmed(lower: str, thing: Mention, region: Mention) -> bool:
    """Whether a part of the body is told of behind a medicine as where it did harm, not as what it was for."""
    if thing.kind != "treatment" or thing.concept["group"] != "medicine" or not areas_of(region) <= _HARMED:
        return False
    return _THEN_TOLD.match(lower, thing.end, region.start) is not None


#: "C/o knee, low back ok": where nothing is wrong.
_FINE = re.compile(
    r"(?: (?:is|are|was|feels|seems|has been|all))* (?:ok|okay|fine|nl|normal|quiet|clear|neg(?:ative)?|without (?:pain|trouble|complaints?))(?= ?(?:[.,;)]|and\b|$))"
)


def is_fine(lower: str, region: Mention) -> bool:
    """Whether nothing is wrong at a region."""
    return _FINE.match(lower, region.end) is not None


#: "The left levator scapulae has a taut band at its scapular attachment": where a muscle ends is no other muscle.
_ATTACHED = re.compile(r" (?:attachment|insertion|origin|border|margin|end|edge|side|third|half)s?\b")


def _of_finding(lower: str, finding: Mention, regions: Sequence[Mention]) -> list[Mention]:
    kept = [m for m in regions if m is regions[0] or not _ATTACHED.match(lower, m.end)]
    return [m for m in kept if m.id not in _HANDLED] if finding.concept["sided"] else kept


def regions_near(reading: Reading, sentence: Sentence, thing: Mention) -> list[Mention]:
    """The regions that a sentence gives a thing: in its clause, not where it radiates to."""
    lower = reading.lower
    if thing.kind in ("treatment", "procedure") and _FOR_IT.match(lower, thing.end, sentence.end):
        return _meant_by_it(reading, sentence, thing)
    regions = [m for m in reading.mentions(sentence) if m.kind == "region" and not is_held(reading, sentence, m)]
    regions = not_of_effects(reading, sentence, thing, regions)
    if thing.complains or thing.kind == "region":
        regions = [m for m in regions if not is_fine(lower, m)]
    if thing.kind == "finding":
        regions = _of_finding(lower, thing, regions)
    regions = [m for m in regions if not _is_trained(lower, thing, m)]
    meant = _prescribed_for(lower, thing, regions)
    if meant or not regions:
        return meant
    parts = reading.clauses(sentence)
    first, last = clause_at(parts, thing.start)
    here = [
        r
        for r in regions
        if first <= r.start < last and (_was_put_into(lower, thing, r) or not _radiates(lower, first, r.start))
    ]
    before = [r for r in here if r.end <= thing.start + 1 and not _of_item_before(lower, thing, r)]
    if not before and thing.kind == "symptom" and lower.startswith(", which ", first):
        before = [r for r in regions if r.end <= first][-1:]  # "R knee OA, which has bothered him"
    # "Gives pain in the jaw": what a finding's own words lead to is where the pain goes.
    leads = thing.kind == "finding" and _LEADS.search(lower, thing.start, thing.end)
    after = [] if leads else [r for r in here if r.start >= thing.end and not _is_harmed(lower, thing, r)]
    placed = thing.kind == "region"
    joined = _run(lower, _of_last(reading, sentence, thing, before), thing.start, backward=True, placed=placed)
    if not joined and before and thing.kind == "symptom" and _SUBJECT.fullmatch(lower, before[-1].end, thing.start):
        joined = before[-1:]
    if after and (
        _was_put_into(lower, thing, after[0])
        or _COURSE_FOR.fullmatch(lower, thing.end, after[0].start)
        or _FOR_A_TIME.fullmatch(lower, thing.end, after[0].start)
    ):
        return after[:1]
    if after and (
        (_AFTER_IT.fullmatch(lower, thing.end, after[0].start) and _OPERATED.match(lower, after[0].end))
        or re.match(
            r" ?(?:\d{1,3} ?(?:mg)? )?(?:(?:(?:has |have |had |has since )?(?:settled|centered|centred|concentrated|localized|localised|lodged|sits?|sat|stayed|remained)|palpated|palpable|found|noted|felt|present|located|identified|appreciated|elicited|evident|seen) )?(?:in|into|inside|of|at|over|along|across|on|to|about|around|involving|from|for|through|within|,|:|-|\()(?: \w+){0,5} ?$| ?(?:\d{1,3} ?(?:mg)? )?(?:(?:the|her|his|left|right|bilateral|both|l|r) ?)*$",
            lower[thing.end : after[0].start],
        )
    ):
        joined = [*joined, *_run(lower, after, thing.end, backward=False, placed=placed or bool(joined))]
    if thing.kind == "symptom" and (own := areas_of(thing)):
        # "Neck pain (3 wks), LBP (2 yrs)": what names its own region has no other.
        joined = [region for region in joined if meets(radiated(own), areas_of(region))]
    return sorted(joined, key=lambda region: region.start)


def _radiates(lower: str, first: int, end: int) -> bool:
    """Whether words behind a place say that pain goes to what stands at the end."""
    return _RADIATES.search(lower, max(first, end - _RADIATES_REACH), end) is not None


def _of_item_before(lower: str, thing: Mention, region: Mention) -> bool:
    """Whether a region is that of an operation listed before a procedure ("L knee scope 2011, LESI 3/2025")."""
    return thing.kind == "procedure" and operated_on(lower, region) and "," in lower[region.end : thing.start]


def _of_last(reading: Reading, sentence: Sentence, thing: Mention, before: list[Mention]) -> list[Mention]:
    """The regions before a procedure, without those of another one that stands between them ("4 neck epidurals and 1 low back epidural")."""
    others = [m.end for m in reading.of(sentence, "procedure") if m.end <= thing.start and thing.kind == m.kind]
    own = [r for r in before if others and r.start >= max(others)]
    return own or before


def _prescribed_for(lower: str, thing: Mention, regions: Sequence[Mention]) -> list[Mention]:
    """The regions that a treatment is told to be for behind how it is taken ("500 mg bid for neck and low back pain")."""
    behind = [r for r in regions if r.start >= thing.end] if thing.kind == "treatment" else []
    meant = bool(behind) and prescribed_for(lower, thing, behind[0])
    return _run(lower, behind, behind[0].start, backward=False) if meant else []


def _was_put_into(lower: str, thing: Mention, region: Mention) -> bool:
    """Whether a region is where an injection was put."""
    return thing.kind == "procedure" and _PUT_INTO.fullmatch(lower, thing.end, region.start) is not None


def operated_on(lower: str, region: Mention) -> bool:
    """Whether a region is only that of an operation or an injury: "after hip replacement rehab"."""
    return _OPERATED.match(lower, region.end) is not None


def is_held(reading: Reading, sentence: Sentence, region: Mention) -> bool:
    """Whether a part of the body is only told of as how the patient was held ("with the arm crossed over the chest")."""
    lower = reading.lower
    held_with = lower.rfind("with ", sentence.start, region.start)
    held = _HELD.match(lower, held_with, sentence.end) if held_with >= 0 else None
    return held is not None and region.start < held.end()


#: "Neck pain (3 wks), low back pain (2 yrs)": what has a time of its own is another complaint.
_TIMED = re.compile(
    r"\bsince \w|\b(?:\d{1,3}(?:\.\d)?\+?[ -]?(?:d|w|m|y|days?|weeks?|wks?|months?|mos?|years?|yrs?)|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|few|many)[ -](?:days?|weeks?|wks?|months?|mos?|years?|yrs?))\b"
)


def _run(lower: str, regions: Sequence[Mention], edge: int, *, backward: bool, placed: bool = False) -> list[Mention]:
    """Regions that a list joins, from the one nearest to the thing on.

    :param placed: whether the thing is a region itself.
    """
    found: list[Mention] = []
    for region in reversed(regions) if backward else regions:
        between = lower[region.end : edge] if backward else lower[edge : region.start]
        limit = 34
        if len(between) > limit or re.search(
            r"\b(?:but|is|was|has|had|denies|no|without|however|with)\b|[.;]|\b(?:pain|aches?|aching|stiffness|spasms?|tightness|soreness),? (?:as well as|besides|in addition to|along with|together with|apart from|aside from)\b|\bfor (?:about )?\d|\b(?:days?|weeks?|wks?|months?|mos?|years?|yrs?) (?:of|h/o)\b",
            between,
        ):
            break
        if (found or placed) and _TIMED.search(between):
            break
        found.append(region)
        edge = region.start if backward else region.end
    return found


def _meant_by_it(reading: Reading, sentence: Sentence, thing: Mention) -> list[Mention]:
    """The region, or the disease of a region, that was named last before a thing, in its sentence or the one before."""
    near = [m for m in reading.of(sentence, "region", "diagnosis") if areas_of(m) and m.end <= thing.start]
    told_in = sentence
    if not near and sentence.index:
        told_in = reading.sentences[sentence.index - 1]
        near = [m for m in reading.of(told_in, "region", "diagnosis") if areas_of(m)]
    near = not_of_effects(reading, told_in, thing, near)
    first = len(near) - 1
    while first > 0 and _SIDE_BY_SIDE.fullmatch(reading.lower, near[first - 1].end, near[first].start):
        first -= 1  # "Neck and right shoulder pain. Naproxen did nothing for it"
    return near[max(0, first) :]


_SIDE_BY_SIDE = re.compile(r" ?(?:,|/|&|and|,? and) ?(?:(?:the|her|his|left|right|bilateral|both|l|r) )*")


def of_study(region: Mention, study: Mention) -> bool:
    """Whether a region stands beside a study, or in its name ("MR lumbar"), as the part that it shows."""
    if study.start <= region.start < study.end:
        return True
    return -_BESIDE < region.start - study.end < 2 * _BESIDE or -_BESIDE < study.start - region.end < _BESIDE
