"""Whether the quotes of a candidate speak of one episode.

Each quote can be real and the candidate false: the name of one treatment with the outcome of another, the
length of the knee's pain with the neck's. A quote belongs to an episode when its sentence names it, when the time in
it is the episode's own, or when it goes on about what was named last under the same heading; never when its
sentence speaks of another thing of the kind, of another region, or of another person.

Source: architecture, "the quotes speak of one episode".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.continuations import goes_on_about, not_of_treatment
from drafter.evidence.claims.facts import FactKind
from drafter.evidence.claims.named_episodes import (
    RIVAL_KINDS,
    Named,
    areas_named,
    ids_of,
    names_it,
    rivals_in,
    sentences_named,
    things_named,
    time_at,
)
from drafter.evidence.claims.quotes import Refused
from drafter.evidence.courses.course_parts import part_of_note
from drafter.evidence.courses.courses import has_own_time
from drafter.evidence.meaning.areas import areas_of, meets
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.problems import REFERRED, problem_meant, problem_of
from drafter.evidence.meaning.regions import radiated, regions_near
from drafter.evidence.sessions.region_groups import groups
from drafter.evidence.timing.same_spans import has_time_of
from drafter.evidence.timing.timing import timings

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.layout.text import Span
    from drafter.evidence.meaning.areas import Areas
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing

_MISREAD = "EVD003"
_TIMES = frozenset({"length", "begin", "end", "date", "since", "relief_length", "relief_since", "relief_until"})
#: What a note tells of its one patient's headache, pain or examination as a whole: the parser of each attribute reads again
#: what the quoted figure is of.
_OF_THE_NOTE = frozenset({FactKind.PATTERN, FactKind.SCALE, FactKind.FLAG, FactKind.EXAMINATION})
_NOT_NOW = re.compile(
    r"\b(?:no(?! (?:peace|rest|respite|let-?up)\b)|not|denies|without|free of|resolved|symptom-free|pain-free)\b(?![^.;]*\buntil\b)[^.;]{0,12}$"
    r"|\b(?:been|is|was|are|were|all) (?:now |completely |entirely |totally |quite )?(?:gone|absent|quiescent|resolved|in remission)(?: now| completely| entirely)? (?:for|since|x|these|over the)\b[^.;]{0,12}$"
    r"|\b(?:settled|resolved|cleared|healed|faded|subsided|went away|gone|recovered|went|(?:was|is|were|been|be|all) over)(?: \w+){0,2} (?:with)?in (?:about |just |only )?$"
    # "Has resolved since the fall in January", not "has never resolved since".
    r"|(?<!not )(?<!never )(?<!n't )(?<!not fully )(?<!never fully )(?<!not completely )(?<!not quite )(?<!not really )(?<!not entirely )\b(?:resolved|cleared(?: up)?|settled(?! (?:in|into|at|over)\b)|subsided|went away|gone away|recovered|abated|disappeared|vanished)(?: \w+){0,2} (?:since|after|following)\b[^.;,]{0,40}$"
    r"|\b(?:not|never|n't) (?:since )?(?:come back|returned|recurred|been back|reappeared)(?: \w+){0,2} since\b[^.;,]{0,40}$"
)
_RESOLVED = re.compile(
    r"^(?:(?!\b(?:not|never|without|nothing|headaches?|numbness|tingling|weakness|swelling|rash|nausea|fever|spasms?|bruis\w+|dizz\w+|sciatica|(?:arm|leg|hip|knee|shoulder|hand|foot) (?:pain|symptoms?))\b|n't\b)[^.;]){0,24}\b(?:resolved|went away|cleared|subsided|gone(?! on\b)|remitted)\b"
    # "For a year after a crash in 2015, fully recovered".
    r"|^[^.;,]{0,40},? (?:(?:which|that|but|and|it|since|then|has|had|have|all|now|fully|completely|eventually|later|subsequently|finally|entirely|long since|made a full) )+(?:recover(?:ed|y)|resolved|settled(?! (?:in|into|over|at|down to)\b(?! (?:a|\d|two|three|four|six|eight) ))|cleared|went away|subsided|got better|healed)\b"
    r"|^(?: ago)? (?:that |which )?lasted [\w ]{2,16},? (?:(?:and|but|then|it|was|had|completely|fully) )*(?:gone|resolved|went away|cleared|subsided|over)\b"
)
#: "Despite 5 months of treatment": how long something was done.
_OF_CARE = re.compile(
    r" of (?:[\w-]+ ){0,3}(?:treatments?|therap(?:y|ies)|care|management|measures|modalities|rehabilitation|interventions?)\b"
)
#: "Expects soreness 1-2 weeks": what a procedure is told to leave.
_TO_EXPECT = re.compile(
    r"\b(?:expects?|expecting|anticipat\w+|warned|(?:may|might|could|can|should|will) (?:have|feel|notice|last|be|get|see|settle|resolve|ease|improve|subside|go away|persist)|(?:discuss\w*|counsel\w*|went over|explained|informed|aware|told|risks?|consent\w*|side effects?|advised)(?: (?:of|about|on|re|regarding|the|that|possible|potential|expected|likely|some|temporary|transient|incl\w*|include))*:? (?:post\S* )?(?:soreness|flares?|bruising|numbness|neuritis|discomfort|aching|stiffness)\b|post-?(?:procedur\w+|injection|ablation|block|rfa) (?:soreness|discomfort|numbness|neuritis|flare|bruising|ache))\b[^.;]{0,60}$"
)
_AS_USUAL = re.compile(
    r" (?:is|are|would be) (?:usual|normal|common|expected|typical|not (?:unusual|uncommon)|to be expected)\b"
)
#: "Nine weeks at half the pain", "3 months with little pain", "6 weeks - 70 % relief": how long something helped.
_EASED = re.compile(
    r"(?: ago)? ?(?:\(?(?:at|with|of|on|,|-+|:|=) ?)?(?:about |around |only |nearly |roughly |some |maybe |~ ?|just )*(?:(?:(?:a )?(?:half|third|quarter|fraction) (?:of )?(?:the |her |his )?(?:usual |old |former )?(?:pain|ache)"
    r"|(?:less|little|no|minimal|hardly any|milder|reduced|lower) (?:pain|ache|headache|soreness)\b)|\d{1,3} ?(?:-|to )? ?\d{0,3} ?(?:%|percent|per cent) ?(?:relief|better|improve\w*|less|reduc\w*|benefit|pain relief|off|decrease\w*|on diary)|(?:(?:good|great|excellent|full|complete|partial|some|no|decent|solid|fair) )?relief\b)"
)
_TURNS = re.compile(r"(?:\b(?:and|but)|[,;]) ?(?:(?:also|now|in|of|at|the|her|his|left|right|bilateral) ?)*$")
_ATTACK = re.compile(
    r"\b(?:(?:each|every|per|episodes?|attacks?|spells?|headaches?) (?:\w+ )?(?:lasts?|lasting|lasted)|(?:they|it|which) (?!ha(?:s|ve) |(?:to|since|from|in|on|by|until|till|the|about|around|late|early|mid) last |\w+ed last |(?:began|begun|arose|was|were) last )(?:\w+ )?(?:lasts?|lasting|lasted)"
    r"|(?:each|every|per) (?:episode|attack|spell|flare|bout|headache|one|time))\b[^.;]{0,24}$|\b(?:each|every|per) $"
)


def belongs(reading: Reading, named: Named, attribute: str, place: Span) -> None:
    """:raises Refused: ``EVD003`` when a quote speaks of something else than the episode that it is claimed for."""
    sentence, start, end = reading.place(place)
    if sentence is None:
        return
    if sentence.section.kind == "family" or reading.assertion(sentence, start, end) is Assertion.SOMEONE_ELSE:
        raise Refused(_MISREAD, "the quote is about someone else")
    if named.kind in _OF_THE_NOTE or (named.kind is FactKind.TREATMENT and named.whole_note and attribute == "region"):
        return
    if named.kind is FactKind.IMAGING:
        _same_study(reading, named, start)
        return
    time = time_at(reading, sentence, start, end) if attribute in _TIMES else None
    if named.kind is FactKind.SYMPTOM and time is not None:
        _lasts(reading, sentence, named, time)
    if time is not None and time.owners:
        _owned(reading, sentence, named, time)
        return
    if attribute == "role":
        _indicated(reading, sentence, named, start, end)
    elif attribute == "region":
        _located(reading, sentence, named, start, end)
    elif not names_it(reading, sentence, named):
        goes_on_about(reading, sentence, named, start, end)


def _same_study(reading: Reading, named: Named, start: int) -> None:
    """What a study shows is said of the study named last before it; in a report, of the report's own."""
    if named.whole_note:
        return
    before = [m for s in reading.sentences if s.start <= start for m in reading.of(s, "imaging") if m.start <= start]
    if before and before[-1].id != named.concept and not _things_near(reading, named, start):
        raise Refused(_MISREAD, f"the quote is said of another study ({before[-1].id})")


def _things_near(reading: Reading, named: Named, start: int) -> bool:
    sentence = reading.sentence_at(start)
    return sentence is not None and bool(things_named(reading, sentence, named))


def not_lasting(before: str, after: str) -> bool:
    """Whether the words around a time make it that of an attack, of care, of a complaint's absence, or of one that is over."""
    if (
        _EASED.match(after)
        or _ATTACK.search(before)
        or _NOT_NOW.search(before)
        or _RESOLVED.match(after)
        or _OF_CARE.match(after)
    ):
        return True
    return bool(_TO_EXPECT.search(before) or _AS_USUAL.match(after))


def _lasts(reading: Reading, sentence: Sentence, named: Named, time: Timing) -> None:
    """A length of the complaint itself: not of an attack, of its absence, or of one that is over."""
    if not_lasting(reading.lower[sentence.start : time.start], reading.lower[time.end : sentence.end]):
        raise Refused(_MISREAD, "the time is that of one attack, or of no complaint that is there now")
    if time.role in ("relief", "end"):
        raise Refused(_MISREAD, "the time is that of relief, or an end")
    if time.length is not None and not time.owners and not names_it(reading, sentence, named):
        not_of_treatment(reading, sentence, named)


def _owned(reading: Reading, sentence: Sentence, named: Named, time: Timing) -> None:
    """A time that the sentence gives to something is the episode's when that is what it names."""
    if named.kind is FactKind.SYMPTOM:
        areas = frozenset(
            area
            for owner in time.owners
            for each in (owner, *([] if owner.kind == "region" else regions_near(reading, sentence, owner)))
            for area in areas_of(each)
        )
        mine = areas_named(reading, named)
        if all(owner.concept["role"] == "operation" for owner in time.owners):
            areas = radiated(areas)  # pain down the leg since an operation on the back
        if not meets(areas, mine) or not meets(_nearest(reading, sentence, time), mine):
            raise Refused(_MISREAD, "the time is that of another region's complaint")
        return
    if named.kind is FactKind.TREATMENT and any(has_time_of(reading, place, sentence) for place in named.places):
        return  # "over the same weeks"
    if named.kind is FactKind.TREATMENT and has_own_time(reading, sentence, named.concept, time):
        return
    rivals = [o for o in time.owners if o.kind in RIVAL_KINDS[named.kind] and not o.concept["generic"]]
    if named.kind is FactKind.TREATMENT and not any(o.kind in RIVAL_KINDS[named.kind] for o in time.owners):
        raise Refused(_MISREAD, f"the time belongs to a {time.kind}, not to the treatment")
    if rivals and not any(o.id == named.concept or part_of_note(reading, named.concept, o) for o in rivals):
        raise Refused(_MISREAD, f"the time is said of {ids_of(rivals)}")


#: "From her neck into the arm and thumb": where a pain goes is no region that a list turns to.
_GOES_INTO = re.compile(
    r"\b(?:radiat\w+|into|down|refer\w*|spread\w*|travel\w*|shoot\w*|toward|extending)\b(?:(?! (?:in|at|of|over|across|for)\b)[^.;\d]){0,30}$"
)


def _nearest(reading: Reading, sentence: Sentence, time: Timing) -> Areas:
    """The region that a list turns to right before a time ("pain in the neck for 3 weeks and in the back for 2 years")."""
    owner = max(owner.end for owner in time.owners)
    between = [m for m in reading.of(sentence, "region") if owner <= m.start and m.end <= time.start]
    between = [m for m in between if not _GOES_INTO.search(reading.lower, owner, m.start)]
    if len(between) < 2 and not _times_between(reading, sentence, owner, time.start):
        return frozenset()
    return areas_of(between[-1]) if between and _TURNS.search(reading.lower[owner : between[-1].start]) else frozenset()


def _times_between(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    return any(start <= t.start and t.end <= end for t in timings(reading, sentence))


def _indicated(reading: Reading, sentence: Sentence, named: Named, start: int, end: int) -> None:
    """A role is the diagnosis's beside a procedure or a reason of referral, or by the number of its problem."""
    asked = REFERRED.search(reading.lower, start, end)
    if things_named(reading, sentence, named) and (asked or reading.of(sentence, "procedure")):
        return
    meant = problem_meant(reading, end, sentence.end)
    numbers = {problem_of(reading, reading.sentences[index]) for index in sentences_named(reading, named)}
    if not meant or meant not in numbers or not reading.of(sentence, "procedure"):
        raise Refused(_MISREAD, "the quote does not say that a procedure is for this diagnosis")


def _located(reading: Reading, sentence: Sentence, named: Named, start: int, end: int) -> None:
    """A region beside the name is the episode's; the sentence may give it to something else."""
    things = things_named(reading, sentence, named)
    if any(g.region.start < end and start < g.region.end for m in things for g in groups(reading, sentence, m)):
        return  # "epidurals: cervical x 3, lumbar x 1": each region has its own
    near = [region for thing in things for region in regions_near(reading, sentence, thing)]
    if near and not any(region.start < end and start < region.end for region in near):
        raise Refused(_MISREAD, "the sentence names another region for it")
    if not things and (rivals := rivals_in(reading, sentence, named)):
        raise Refused(_MISREAD, f"the quote speaks of {ids_of(rivals)}")
