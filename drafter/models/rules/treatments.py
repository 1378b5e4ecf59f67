"""Courses of treatment: sentences put together into episodes.

What a sentence says without naming a treatment belongs to the ones named last under the same
heading: to all of them when it says so ("none of these helped"), else to the last. A plan and a
past course of one treatment are two episodes, and so are two courses that end differently.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.assertion import SUPPOSED, Assertion
from drafter.evidence.courses import Course, Courses, courses
from drafter.evidence.cue_places import CONTRAINDICATED, FAILED, NOT_TOLERATED, Outcome
from drafter.evidence.facts import Candidate, Claim, FactKind
from drafter.evidence.failed_lists import listed_as_failed
from drafter.evidence.regions import regions_near
from drafter.evidence.therapy_notes import in_midst, therapy_of
from drafter.models.rules.claims import candidate, claim, named
from drafter.models.rules.course_purposes import purpose_of, subject_of
from drafter.models.rules.therapist_notes import region_of_note, visits
from drafter.models.rules.treatment_episodes import TOLD, Episode, idle, merge, same, time_beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.evidence.cases import Document
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence
    from drafter.evidence.timing import Timing

_STANDING = {
    "stopped": "stopped",
    "ongoing": "ongoing",
    "planned": "planned",
    "done": "completed",
    "idle": "not_under_way",
}
_LISTED_NONE = re.compile(r"(?:no\b|[:-] no)(?!.*\b(?:tried|taken|used))")
_INSTRUCTED = re.compile(r"instruct|prescri|encourag|advis|recommend|given|set up")
_JUST = re.compile(r"\b(?:just|recently|newly|only just|this week|last week) $")
_AS_ORDERED = re.compile(
    r"\b(?:we|i|you|they|she|he|as|dr\.? [\w-]+|pcp|(?:that|which) (?:was|were)|surgeon|doctor)(?: had)? $"
)
_PLANS = frozenset({"plan", "goals", "instructions"})
#: What a note must tell of a therapy that it does not name.
_TOLD_OF = frozenset({"outcome", "length", "begin", "end", "sessions", "standing"})
_REACH = 3  # sentences that an unnamed statement may lie behind its treatment
_REFERS = re.compile(
    r"(?:[-*•\s\"'“]*)(?:it|this|that|these|those|they|neither|none|nothing|both|all|each|period|no|not|minimal|little|without|despite|unfortunately|however|overall|still|symptoms?|pain|therap(?:y|ist)|treatment|she|he|pt|"
    r"patient|the|discharge\w*|result\w*|response|outcome|duration|how long|length|good|some|partial|poor|failed|stopped|discontinued|had to|at (?:the )?(?:end|discharge|completion)|after|made|could|unable|completed|attended|total|stuck|stayed|kept|continued|went|stopped|quit|came|last|final|first|started|ended|dates?|"
    r"visits?|sessions?|\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|after|back|knees?|left|right|low(?:er)?|leg|legs|hip|sciatica|function|walking|(?:his|her|my) (?:knees?|back|low back|leg|pain|sciatica|symptoms?|left|right)|numbness|weakness|oswestry|odi|womac|lefs|koos|nprs|vas|in spite|nevertheless|nonetheless|nothing|only|relief|improve\w*|initially|gave|did|helped|has|was|reports?|states?|says|and|but|there|pre|post|goals|ndi|neck)\b"
)


def read_treatments(reading: Reading, document: Document) -> Iterator[Candidate]:
    """Every course of treatment that a document tells of."""
    episodes: list[Episode] = []
    groups: list[list[Episode]] = []
    unnamed: list[tuple[Sentence, Courses]] = []
    if therapy := therapy_of(reading):
        sentence = reading.sentence_at(therapy.start) or reading.sentences[0]
        episodes.append(Episode(therapy, sentence, {"name": named(reading, therapy)}))
        groups.append(episodes[:])
    for sentence in reading.sentences:
        if sentence.section.kind in ("family", "social"):
            continue
        found = courses(reading, sentence)
        here = _named_here(reading, sentence, found, episodes)
        groups.extend(here)
        if document.kind == "therapy-note" and not groups:
            unnamed.append((sentence, found))  # the therapist writes of the therapy before naming it
        else:
            _loose(reading, document, sentence, found, groups, named_here=bool(here))
    for sentence, found in unnamed:
        _loose(reading, document, sentence, found, groups, named_here=False)
    if document.kind == "therapy-note":
        _of_note(reading, episodes)
    for episode in episodes:
        if episode.name is not therapy or episode.claims.keys() & _TOLD_OF:
            yield candidate(FactKind.TREATMENT, document, episode.claims)


def _of_note(reading: Reading, episodes: Sequence[Episode]) -> None:
    """What a therapist's note as a whole says of its therapy: first and last visit, and the region."""
    seen = visits(reading)
    region = region_of_note(reading)
    physical = [e for e in episodes if e.real and e.name.concept["group"] == "physical"]
    _rendered(episodes)
    for edge, visit in seen.items() if physical else ():
        physical[0].claims.setdefault(edge, visit)
    midst = in_midst(reading) if physical else None
    if midst and reading.sentence_at(midst[0]):
        physical[0].claims.setdefault("standing", claim(reading, *midst, "ongoing"))
    if region is None:
        return
    for episode in episodes:
        # "Scapular stabilization" for a neck: what an exercise moves is not what is treated.
        episode.claims["region"] = claim(reading, region.start, region.end)


def _rendered(episodes: Sequence[Episode]) -> None:
    """Gives what was rendered during a course its dates and outcome: the exercises of a chiropractor's discharge summary."""
    course = next((e for e in episodes if {"begin", "end"} <= set(e.claims) and e.real), None) or _begun(episodes)
    for episode in episodes if course else ():
        part = episode.real and episode.name.concept["group"] in ("physical", "exercise")
        if part and not {"length", "begin", "end", "when", "sessions", "standing"} & set(episode.claims):
            keys = ("begin", "end", "outcome") if "end" in course.claims else ("begin", "standing")  # type: ignore[union-attr]  # there is one
            shared = {key: course.claims[key] for key in keys if key in course.claims}  # type: ignore[union-attr]
            episode.claims = {**shared, **episode.claims}


def _begun(episodes: Sequence[Episode]) -> Episode | None:
    """The therapy that a therapist's note says has begun and goes on: what it taught is no older."""
    return next(
        (
            e
            for e in episodes
            if "begin" in e.claims
            and e.real
            and e.name.concept["group"] == "physical"
            and e.says("standing") == "ongoing"
        ),
        None,
    )


def _named_here(reading: Reading, sentence: Sentence, found: Courses, episodes: list[Episode]) -> list[list[Episode]]:
    """The episodes that a sentence names, in the groups of its lists."""
    here = [
        [
            episode
            for course in group
            if course.treatment.kind == "treatment"
            and (episode := _episode(reading, sentence, course, episodes)) is not None
        ]
        for group in found.groups
    ]
    return [group for group in here if group]


_EXERCISED = frozenset({"physical", "exercise"})
#: "Bridges, hamstring and piriformis stretching": what a muscle is exercised for is another matter.
_MUSCLE = re.compile(r"hamstrings?|quad(?:ricep)?s?|piriformis|glut\w*|pec(?:s|toral\w*)?|pectoralis \w+")


def _episode(reading: Reading, sentence: Sentence, course: Course, episodes: list[Episode]) -> Episode | None:
    mention = course.treatment
    assertion = reading.assertion(sentence, mention.start, mention.end)
    if assertion is Assertion.SOMEONE_ELSE:
        return None
    claims = _standing(reading, sentence, course, unreal=assertion in SUPPOSED)
    if assertion is Assertion.ABSENT and "outcome" not in claims and not idle(claims):
        return None
    claims = {"name": named(reading, mention), **claims}
    regions = regions_near(reading, sentence, mention) or subject_of(reading, sentence, mention)
    if mention.concept["group"] in _EXERCISED:
        regions = [r for r in regions if not _MUSCLE.fullmatch(reading.lower, r.start, r.end)]
    if regions:
        claims["region"] = claim(reading, regions[0].start, regions[0].end)
    purpose = purpose_of(reading, sentence, mention)
    if purpose is not None and not any(
        # "Not an option for her with her asthma" names what forbids it.
        o.start < purpose.end and (purpose.start < o.end or o.says == CONTRAINDICATED)
        for o in course.outcomes
    ):
        claims["purpose"] = claim(reading, purpose.start, purpose.end, purpose.id)
    for time in course.times:
        _time(reading, claims, time)
    if course.visits:
        claims["sessions"] = claim(reading, course.visits[0].start, course.visits[0].end)
    claims |= time_beside(reading, sentence, mention, claims, episodes)
    episode = next((e for e in reversed(episodes) if e.name.id == mention.id and same(e, claims)), None)
    if episode is None:
        episode = Episode(mention, sentence)
        episodes.append(episode)
    merge(episode, claims)
    episode.sentence = sentence
    return episode


def _standing(reading: Reading, sentence: Sentence, course: Course, *, unreal: bool) -> dict[str, Claim]:
    """How a sentence says that a treatment turned out, and where it stands."""
    marks = {status: (start, end) for status, start, end in reversed(course.standing)}
    claims = _told(reading, sentence, course, marks)
    place = (course.treatment.start, course.treatment.end)
    if "aside" in marks and ("done" in marks or "stopped" in marks):
        marks.setdefault("stopped", marks["aside"])
    if "planned" in marks and "done" in marks and _INSTRUCTED.match(reading.lower, marks["planned"][0]):
        # "Instructed home exercise program, adhered to from April to June": what was taught was done.
        if marks["done"][0] > course.treatment.start:
            del marks["planned"]
    elif (
        "planned" in marks
        and "done" in marks
        and _AS_ORDERED.search(reading.lower, sentence.start, marks["planned"][0])
    ):
        del marks["planned"]  # "completed the therapy that we ordered"
    if {"planned", "ongoing"} <= set(marks) and _OUGHT.match(reading.lower, marks["planned"][0]):
        del marks["ongoing"]  # "should be doing stretches daily"
    if "planned" in marks and _is_past(reading, course):
        del marks["planned"]  # "PT 9/3-10/10 (six weeks planned)"
    planned = sentence.section.kind in _PLANS and not {"done", "stopped"} & set(marks)
    planned = planned and ("ongoing" not in marks or _how_often(reading, sentence, marks["ongoing"]))
    if unreal or (planned and "outcome" not in claims):
        claims["standing"] = claim(reading, *(place if unreal else marks.get("planned", place)), "planned")
        return claims
    status = next((status for status in ("stopped", "idle", "ongoing", "planned", "done") if status in marks), None)
    if status is not None:
        first, last = marks[status]
        just = _JUST.search(reading.lower, sentence.start, first) if status == "done" else None
        claims["standing"] = claim(reading, just.start() if just else first, last, _STANDING[status])
    elif sentence.section.kind in ("medications", "programme"):
        claims["standing"] = claim(reading, *place, "ongoing")
    return claims


def _is_past(reading: Reading, course: Course) -> bool:
    """Whether a course has a first day and a last one, and that is over."""
    ends = [t.days for t in course.times if t.role == "end" and t.days is not None]
    begun = any(t.role == "begin" for t in course.times)
    return begun and reading.anchor is not None and any(days.last <= reading.anchor for days in ends)


#: What ought to be done is not said to be.
_OUGHT = re.compile(r"should|supposed|ought|told|asked|reminded|expected|meant|needs? to")
_GOES_ON = re.compile(r"\b(?:cont|keep|kept|maintain|still|already|stay|stick|resum|same|ongoing|current)")


def _how_often(reading: Reading, sentence: Sentence, mark: tuple[int, int]) -> bool:
    """Whether all that makes a treatment of a plan one that goes on is how often it is to be: "Plan: HEP daily"."""
    weak = any(m.start == mark[0] and m.concept["weak"] for m in reading.of(sentence, "course"))
    return weak and not _GOES_ON.search(reading.lower, sentence.start, sentence.end)


def _told(reading: Reading, sentence: Sentence, course: Course, marks: dict[str, tuple[int, int]]) -> dict[str, Claim]:
    """The outcome that a sentence tells of a treatment, if it tells one."""
    told = next((o for says in TOLD for o in course.outcomes if o.says == says), None)
    if "untried" in marks and _ONLY.search(reading.lower, *marks["untried"]):
        told = None  # "the only preventive she has taken; it did not help": of the others, that none was tried
    if told is not None:
        return {"outcome": claim(reading, told.start, told.end, told.says)}
    none_known = _NONE_KNOWN.search(reading.lower, max(0, sentence.start - 60), course.treatment.start)
    if sentence.section.kind == "allergies" and not none_known and course.treatment.concept["group"] == "medicine":
        return {"outcome": claim(reading, course.treatment.start, course.treatment.end, NOT_TOLERATED)}
    every = course.treatment.concept["class"] == "any"
    for status, outcome in (("declined", "declined"), ("untried", "never_tried")):
        # "No medications" on a list is not that none was ever tried.
        if status in marks and not (every and _LISTED_NONE.match(reading.lower, marks[status][0], sentence.end)):
            return {"outcome": claim(reading, *marks[status], outcome)}
    if not _otherwise(reading.lower, marks) and listed_as_failed(reading, sentence, course.treatment):
        return {"outcome": claim(reading, course.treatment.start, course.treatment.end, FAILED)}
    return {}


_ONLY = re.compile(r"\b(?:only|one|1|single)\b")
#: "Naproxen 500 mg BID" in a list of what failed is how it was taken; "currently", "still" are how it is.
_STILL = re.compile(r"\b(?:current|still|now\b|continu|ongoing|attend|active)")


def _otherwise(lower: str, marks: dict[str, tuple[int, int]]) -> bool:
    """Whether an item of a list says itself that it goes on, is to come or ended for another reason."""
    goes_on = "ongoing" in marks and _STILL.search(lower, *marks["ongoing"])
    return bool(goes_on) or bool({"planned", "idle", "stopped", "aside"} & set(marks))


_NONE_KNOWN = re.compile(r"\b(?:allerg\w*|intoleranc\w*): ?(?:none|nkda|no known|denie[sd]|nil)\b")


def _time(reading: Reading, claims: dict[str, Claim], time: Timing) -> None:
    if time.role == "length" and time.length is not None and not time.problem:
        # "For the past 8 weeks" tells when as well.
        start = time.start - 5 if reading.lower.endswith(("past ", "last "), 0, time.start) else time.start
        claims.setdefault("length", claim(reading, start, time.end))
    elif time.role in ("begin", "end") and (time.days is not None or time.problem == "ambiguous"):
        claims.setdefault(time.role, claim(reading, time.start, time.end))
    elif time.role == "at" and time.days is not None:
        claims.setdefault("when", claim(reading, time.start, time.end))


#: "Was it the PT or the mattress? Either way she is better": the cause is left open.
_EITHER_WAY = re.compile(r"[^a-z]*(?:either way|regardless of which|whichever|who knows|for whatever reason)\b")


def _loose(
    reading: Reading,
    document: Document,
    sentence: Sentence,
    found: Courses,
    groups: list[list[Episode]],
    *,
    named_here: bool,
) -> None:
    """Gives what a sentence says without a name to the treatments that it must mean."""
    whole_note = document.kind == "therapy-note"
    recent = [g for g in groups if whole_note or g[0].sentence.section.index == sentence.section.index]
    if not recent:
        return
    if _EITHER_WAY.match(reading.lower, sentence.start):
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
        meant = _meant(outcome, sentence, recent, refers=refers, whole_note=whole_note)
        if outcome.says == FAILED and any(a < outcome.end and outcome.start < z for a, z in complaints):
            meant += [e for e in _just_finished(sentence, recent) if e not in meant]
        for episode in meant:
            if not episode.told or outcome.says == episode.says("outcome"):
                merge(episode, {"outcome": claim(reading, outcome.start, outcome.end, outcome.says)})
    if named_here:
        return
    last = recent[-1]
    # What a therapist's note says without a name is of the therapy, though heat or a medicine was named after it.
    of_note = recent if whole_note else [last]
    physical = next((own for g in reversed(of_note) if (own := [e for e in g if _is_physical(e)])), [])
    if (whole_note and physical) or (refers and _close(sentence, last)):
        _loose_attributes(reading, sentence, found, physical or last, kept_up=bool(kept_up))


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
        if active and _close(sentence, group):
            return active
    return []


#: What else a statement behind a treatment may be about.
_OTHER = re.compile(
    r"\b(?:sleep|mood|exam\w*|gait|strength|rom|range|flexion|extension|rotation|posture|mri|x-?rays?|ct|emg|imag\w+|films?|labs?|a1c|bp|pressure|weight|vision|reflex\w*|sensation|"
    r"sensory|motor|bowel|bladder|appetite|surgery|fusion|injections?|blocks?|knee|wound|scar|work restrictions?|plan|medications?|meds|diet|smoking|sugars?|depression|anxiety|asthma|diabetes)\b"
)


def _goes_on(reading: Reading, sentence: Sentence, found: Courses, last: Sequence[Episode]) -> bool:
    """Whether the very next sentence tells an outcome, and nothing else that the outcome could be of."""
    if not found.loose_outcomes or sentence.index - last[0].sentence.index != 1 or reading.of(sentence, "procedure"):
        return False
    return not _OTHER.search(reading.lower, sentence.start, found.loose_outcomes[0].end)


#: What a statement without a name may say of where its treatment stands, and the attribute that it fills.
_LOOSE = {"stopped": "standing", "declined": "outcome"}


def _close(sentence: Sentence, group: Sequence[Episode]) -> bool:
    last = group[0].sentence
    return sentence.index - last.index <= _REACH and last.paragraph == sentence.paragraph


def _loose_attributes(
    reading: Reading, sentence: Sentence, found: Courses, takers: Sequence[Episode], *, kept_up: bool
) -> None:
    times = () if sentence.section.kind in _PLANS else found.loose_times  # a plan's times are to come
    for episode in takers:
        if not episode.real:
            continue
        claims: dict[str, Claim] = {}
        for time in times:
            _time(reading, claims, time)
        if found.loose_visits:
            claims["sessions"] = claim(reading, found.loose_visits[0].start, found.loose_visits[0].end)
        merge(episode, claims)
        for status, start, end in found.loose_standing:
            if status == "ongoing" and kept_up:
                episode.claims.setdefault("standing", claim(reading, start, end, status))
            if status in _LOOSE and len(takers) == 1:
                value = _LOOSE[status]
                episode.claims.setdefault(value, claim(reading, start, end, status))


def _just_finished(sentence: Sentence, recent: Sequence[list[Episode]]) -> list[Episode]:
    """The courses of the sentence before: "PT 3/10 through 5/2, also took meloxicam. Leg pain same" tells of both."""
    return [e for g in recent for e in g if e.seen_through and e.sentence.index == sentence.index - 1]


def _meant(
    outcome: Outcome, sentence: Sentence, recent: Sequence[list[Episode]], *, refers: bool, whole_note: bool
) -> list[Episode]:
    """The episodes that an outcome without a name speaks of."""
    last = recent[-1]
    if outcome.after:
        return _just_finished(sentence, recent)
    if outcome.whole:
        return [
            e for g in recent for e in g if e.real and (whole_note or sentence.index - e.sentence.index <= 2 * _REACH)
        ]
    if whole_note:
        # How a therapist says that it went is said of the therapy, also where a home programme was named last.
        physical = [e for g in recent for e in g if e.real and e.name.concept["group"] == "physical"]
        return physical or [e for e in last if e.real]
    return [e for e in last if e.real] if refers and _close(sentence, last) else []
