"""What a sentence says of a treatment without naming it: whose it is among the courses that were told of before."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from drafter.evidence.calendar.appointments import may_lie_ahead
from drafter.evidence.courses.complaints import SUBJECT, complains, complaint_before, complaint_of_part, therapist_says
from drafter.evidence.meaning.areas import areas_in, areas_of
from drafter.evidence.meaning.cue_places import FAILED, NOT_TOLERATED, Outcome
from drafter.evidence.outcomes.lost_gains import takes_back
from drafter.evidence.outcomes.one_of_several import which_of
from drafter.evidence.timing.life_times import of_life
from drafter.models.rules.claims import claim
from drafter.models.rules.courses.course_lots import narrower
from drafter.models.rules.courses.treatment_episodes import Episode, merge, tell_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.courses.courses import Courses
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

PLANS = frozenset({"plan", "goals", "instructions"})
_REACH = 3  # sentences that an unnamed statement may lie behind its treatment
_REFERS = re.compile(
    r"(?:[-*•\s\"'“]*)(?:(?:so|and so|thus|in short|in sum|all told|alas|sadly),? )?(?:(?:in|over|during|for) (?:the|those|these) (?:[\w-]+ ){1,6}?(?:that |when )?(?:she|he|they|pt) (?:went|attended|was in|did)|it|this|that|these|those|they|neither|none|nothing|both|all|each|period|no|not|minimal|little|without|despite|unfortunately|however|overall|still|symptoms?|pain|therap(?:y|ist)|treatment|i (?:went|did|attended|took|tried|was|had|have|finished|completed|got|felt|quit|stopped|only)|i've|she|he|pt|"
    r"patient|the|discharge\w*|result\w*|response|outcome|duration|how long|length|good|some|partial|poor|failed|stopped|discontinued|had to|at (?:the )?(?:end|discharge|completion)|after|made|could|unable|completed|attended|twice|once|weekly|thrice|total|stuck|stayed|kept|continued|went|stopped|quit|came|last|final|first|start(?:ed)?|began|beg[iu]n|end(?:ed)?|dates?|"
    r"visits?|sessions?|\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|after|back|knees?|left|right|low(?:er)?|leg|legs|hip|sciatica|function|walking|(?:his|her|my) (?:knees?|back|low back|leg|pain|sciatica|symptoms?|left|right)|numbness|weakness|oswestry|odi|womac|lefs|koos|nprs|vas|in spite|nevertheless|nonetheless|nothing|only|relief|improve\w*|initially|gave|did|helped|has|was|reports?|states?|says|and|but|there|pre|post|goals|ndi|neck)\b"
)


#: "Was it the PT or the mattress? Either way she is better": the cause is left open.
_EITHER_WAY = re.compile(r"[^a-z]*(?:either way|regardless of which|whichever|who knows|for whatever reason)\b")


def give_loose(
    reading: Reading,
    sentence: Sentence,
    found: Courses,
    groups: list[list[Episode]],
    *,
    named_here: bool,
) -> None:
    """Gives what a sentence says without a name to the treatments that it must mean."""
    whole_note = reading.therapy
    recent = [g for g in groups if whole_note or g[0].sentence.section.index == sentence.section.index]
    if not recent or _EITHER_WAY.match(reading.lower, sentence.start):
        return
    kept_up = _practised(reading, sentence, recent) if found.loose_times else []
    if kept_up:
        groups.append(kept_up)
        recent = [*recent, kept_up]
    refers = bool(_REFERS.match(reading.lower[sentence.start : sentence.end])) or bool(sentence.label)
    refers = refers or any(o.start - sentence.start <= 2 for o in found.loose_outcomes)
    refers = refers or _goes_on(reading, sentence, found, recent[-1])
    complaints = [(m.start, m.end) for m in reading.of(sentence, "symptom", "region")] if found.loose_outcomes else []
    for outcome in found.loose_outcomes:
        back = takes_back(reading, sentence, outcome)
        meant = _meant(reading, outcome, sentence, recent, refers=refers or bool(back), whole_note=whole_note)
        meant = which_of(reading.lower, sentence.start, outcome.start, meant)
        if outcome.says == FAILED and any(a < outcome.end and outcome.start < z for a, z in complaints):
            meant += [e for e in _just_finished(reading, sentence, recent) if e not in meant]
        meant = [e for e in meant if e.told or _can_be_of(reading, sentence, outcome, e)]
        for episode in meant:
            if episode.says("outcome") in back:
                del episode.claims["outcome"]  # "It helped. Eventually it stopped working"
            if not episode.told or outcome.says == episode.says("outcome"):
                _tell(reading, sentence, outcome, episode)
    if named_here:
        return
    last = recent[-1]
    # What a therapist's note says without a name is of the therapy, though heat or a medicine was named after it.
    of_note = recent if whole_note else [last]
    physical = next((own for g in reversed(of_note) if (own := [e for e in g if _is_physical(e)])), [])
    if (whole_note and physical) or (refers and _close(reading, sentence, last)):
        _loose_attributes(reading, sentence, found, physical or last, kept_up=bool(kept_up))


def _tell(reading: Reading, sentence: Sentence, outcome: Outcome, episode: Episode) -> None:
    """Gives a course an outcome, and the part of its region that alone it is of."""
    if parts := narrower(reading, sentence, outcome, episode.says("region")):
        episode.claims["region"] = claim(reading, parts[0].start, parts[-1].end)
    merge(episode, {"outcome": claim(reading, outcome.start, outcome.end, outcome.says)})


#: Joints whose lot is not that of a back or neck; pain that radiates into a leg or an arm is.
_JOINTS = frozenset({"knee", "shoulder", "hip", "hand", "foot", "face"})
_SPREADS = re.compile(
    r"\b(?:to|into|past|below|above|beyond|toward|down|behind)(?: (?:the|her|his|left|right|l|r|both))* $"
)
_DESPITE = ("despite", "in spite of", "notwithstanding", "even with", "even after", "regardless")
_SOON = 7  # days under way, before which a complaint that goes on says nothing of a treatment


def _can_be_of(reading: Reading, sentence: Sentence, outcome: Outcome, episode: Episode) -> bool:
    """Whether an outcome can be that of a course: not "knee no better" after PT for the back, nor "back still hurts" of what began on Monday."""
    if (
        complains(reading, sentence, outcome)
        and episode.since
        and reading.anchor
        and (
            timedelta(0) <= reading.anchor - episode.since < timedelta(days=_SOON)
            and not {"length", "end"} & episode.claims.keys()
        )
    ):
        return False
    regions = reading.of(sentence, "region")
    told = [m for m in regions if outcome.start - SUBJECT <= m.start and m.end <= max(outcome.head + 1, outcome.end)]
    if not told and outcome.whole and reading.lower.startswith(_DESPITE, outcome.start):
        # "Despite that the knee pain persists": the complaint stands behind.
        behind = [m for m in regions if m.start >= outcome.end and not _SPREADS.search(reading.lower, 0, m.start)]
        told = behind if all(_JOINTS.issuperset(areas_of(m)) for m in behind) else []
    if not told or not _JOINTS.issuperset(areas_of(told[-1])):
        return True
    if "region" not in episode.claims:
        # "On naproxen since June. Knee still 7/10": what it is for is told by whose lot it was.
        episode.claims["region"] = claim(reading, told[-1].start, told[-1].end)
        return True
    return bool(areas_of(told[-1]) & areas_in(episode.says("region")))


def _is_physical(episode: Episode) -> bool:
    return bool(episode.name.concept["group"] == "physical")


#: "She has kept it up daily for nine weeks": what is practised is an exercise, whatever was named after it.
_PRACTISED = re.compile(
    r"\b(?:kept (?:it|them|this|these) up|kept up with (?:it|them|these)|(?:done|doing|does|did|do|performed|performs|performing) (?:it|them|these|this|those)(?: all)? (?:daily|every|twice|once|each|faithfully|religiously|regularly|\d|two|three|for)|stuck with (?:it|them)|practi[cs]\w+ (?:it|them))\b"
)


def _practised(reading: Reading, sentence: Sentence, recent: Sequence[list[Episode]]) -> list[Episode]:
    """The exercises that a sentence says were kept up, where something else was named after them."""
    if not _PRACTISED.search(reading.lower, sentence.start, sentence.end):
        return []
    for group in reversed(recent[-2:]):
        active = [e for e in group if e.real and e.name.concept["group"] in ("exercise", "physical")]
        if active and _close(reading, sentence, group):
            return active
    return []


#: What else a statement behind a treatment may be about.
_OTHER = re.compile(
    r"\b(?:sleep|mood|exam\w*|gait|strength|rom|range|flexion|extension|rotation|posture|mri|x-?rays?|ct|emg|imag\w+|films?|labs?|a1c|bp|pressure|weight|vision|reflex\w*|sensation|"
    r"sensory|motor|bowel|bladder|appetite|surgery|fusion|injections?|blocks?|knee|wound|scar|work restrictions?|plan|medications?|meds|diet|smoking|sugars?|depression|anxiety|asthma|diabetes)\b"
)


def _goes_on(reading: Reading, sentence: Sentence, found: Courses, last: Sequence[Episode]) -> bool:
    """Whether the very next sentence tells an outcome, and nothing else that the outcome could be of."""
    if not found.loose_outcomes or sentence.index - last[0].sentence.index != 1:
        return False
    # "An hour's ease after each session": the sessions of a therapy are no procedure.
    of_therapy = any(_is_physical(e) for e in last) and not reading.of(sentence, "event")
    if any(
        not (of_therapy and _OF_VISITS.search(reading.lower, m.start, m.end)) for m in reading.of(sentence, "procedure")
    ):
        return False
    told = found.loose_outcomes[0]
    return told.says == NOT_TOLERATED or not _OTHER.search(reading.lower, sentence.start, told.end)


#: What a statement without a name may say of where its treatment stands, and the attribute that it fills.
_LOOSE = {"stopped": "standing", "declined": "outcome"}


_WORDS = 3  # that a sentence has at most which only asks or answers: "When?", "Yes.", "8 weeks."


def _close(reading: Reading, sentence: Sentence, group: Sequence[Episode]) -> bool:
    last = group[0].sentence
    if last.paragraph != sentence.paragraph:
        return False
    between = reading.sentences[last.index + 1 : sentence.index]
    return sum(reading.lower.count(" ", s.start, s.end) >= _WORDS for s in between) < _REACH


def _loose_attributes(
    reading: Reading, sentence: Sentence, found: Courses, takers: Sequence[Episode], *, kept_up: bool
) -> None:
    planned = sentence.section.kind in PLANS  # a plan's times are to come
    times = [
        t
        for t in found.loose_times
        if not planned
        and not may_lie_ahead(reading, t.start, t.end, t.days)
        and not of_life(reading.lower, sentence.start, t.start, t.end)
    ]
    for episode in (e for e in takers if e.real):
        claims: dict[str, Claim] = {}
        for time in times:
            tell_time(reading, claims, time)
        if found.loose_visits:
            claims["sessions"] = claim(reading, found.loose_visits[0].start, found.loose_visits[0].end)
        merge(episode, claims)
        for status, start, end in found.loose_standing:
            if status == "ongoing" and kept_up:
                episode.claims.setdefault("standing", claim(reading, start, end, status))
            if status in _LOOSE and len(takers) == 1:
                episode.claims.setdefault(_LOOSE[status], claim(reading, start, end, status))


_LONG = 28  # days under way, after which a complaint that goes on says that a course does not help


def _just_finished(reading: Reading, sentence: Sentence, recent: Sequence[list[Episode]]) -> list[Episode]:
    """The courses of the sentence before: "PT 3/10 through 5/2, also took meloxicam. Leg pain same" tells of both.

    One that goes on counts when it has run for four weeks: "HEP daily since early August. Leg still 7/10".
    """
    before = [e for g in recent for e in g if e.sentence.index == sentence.index - 1]
    return [e for e in before if _long_enough(reading, e)]


def _long_enough(reading: Reading, episode: Episode) -> bool:
    if not episode.since or not reading.anchor or {"length", "sessions", "end"} & set(episode.claims):
        return episode.seen_through
    long = reading.anchor - episode.since >= timedelta(days=_LONG)
    return long and episode.real and episode.says("standing") not in ("stopped", "planned")


_RECENT = 200  # days before the note within which a course ended that the complaint of today outlasted


def give_complaint(
    reading: Reading, sentence: Sentence, found: Courses, groups: Sequence[list[Episode]], here: Sequence[list[Episode]]
) -> None:
    """Gives a course that is over how the complaint stands, told right before it or of a part of it.

    "Leg pain no better. Finished PT on 10/24", "Nine weeks of therapy. The stretches were pleasant, but the pain was just as bad".
    """
    if not here or sentence.section.kind in PLANS:
        return
    if (part := complaint_of_part(reading, sentence)) is not None:
        taught = [e for e in _just_finished(reading, sentence, groups) if _is_physical(e)]
        _give(reading, sentence, part, [e for e in taught if all(e is not own for g in here for own in g)])
    before = complaint_before(reading, sentence)
    if before is not None:
        ends = [t.days.last for c in found.named for t in c.times if t.days and t.role in ("end", "at", "begin")]
        recent = not ends or reading.anchor is None or reading.anchor - max(ends) <= timedelta(days=_RECENT)
        done = [e for g in here for e in g if e.says("standing") == "completed" and _long_enough(reading, e)]
        _give(reading, reading.sentences[sentence.index - 1], before, done if recent else [])


def _give(reading: Reading, sentence: Sentence, outcome: Outcome, episodes: Sequence[Episode]) -> None:
    for episode in episodes:
        untold = episode.real and "outcome" not in episode.claims
        if untold and _can_be_of(reading, sentence, outcome, episode):
            merge(episode, {"outcome": claim(reading, outcome.start, outcome.end, outcome.says)})


#: "She went to PT from 8/6 to 10/3 and took the Flexeril. Neither helped": of the two that were named apart.
_OF_TWO = re.compile(r"(?:neither|both)\b(?! (?:legs?|arms?|knees?|sides?|hips?|shoulders?|feet|hands)\b)")
_OF_VISITS = re.compile(r"\b(?:visits?|sessions?|therapist|appointments?)\b")


def _meant(
    reading: Reading,
    outcome: Outcome,
    sentence: Sentence,
    recent: Sequence[list[Episode]],
    *,
    refers: bool,
    whole_note: bool,
) -> list[Episode]:
    """The episodes that an outcome without a name speaks of."""
    last = recent[-1]
    if not whole_note and therapist_says(reading, sentence):
        told = [e for g in recent if _close(reading, sentence, g) for e in g if e.real and _is_physical(e)]
        if told:
            return [e for e in told if e.sentence is told[-1].sentence]
    if outcome.after:
        return _just_finished(reading, sentence, recent)
    if outcome.whole:
        return [
            e for g in recent for e in g if e.real and (whole_note or sentence.index - e.sentence.index <= 2 * _REACH)
        ]
    if whole_note:
        # How a therapist says that it went is said of the therapy, also where a home programme was named last.
        physical = [e for g in recent for e in g if e.real and _is_physical(e)]
        return physical or [e for e in last if e.real]
    if not (refers and _close(reading, sentence, last)):
        return []
    if len(last) == 1 and len(recent) > 1 and _OF_TWO.match(reading.lower, outcome.start):
        last = [*(e for e in recent[-2] if _close(reading, sentence, [e])), *last]
    if _OF_VISITS.search(reading.lower, sentence.start, sentence.end):
        # "PT began 12/30; also had massage. An hour's ease after visits": of what has visits.
        near = [e for g in recent for e in g if e.real and _is_physical(e) and _close(reading, sentence, g)]
        last = near[-1:] or last
    return [e for e in last if e.real]
