"""Studies and what they are said to show; a study that is still to come is named as such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, Claim, FactKind
from drafter.evidence.layout.segments import NOT_PATIENTS
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.studies import Shown, shown, to_come, told_of
from drafter.models.rules.claims import candidate, claim, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_SKIPPED = NOT_PATIENTS | {"social", "instructions", "allergies", "medications"}
_REACH = 6  # sentences that a finding may lie behind the study that showed it
_OTHER_PLACE = re.compile(
    r"\b(?:brain|head|chest|abdomen|pelvis|abdominal|cardiac|coronary|sinus|heart|kidney|angiogra\w+|example|sample|of (?:her |his |the |a )?(?:sister|brother|mother|father|husband|wife|son|daughter|friend))\b"
)
#: What a report was asked for shows nothing: "Clinical: chronic pain, ?OA".
_ASKS = re.compile(
    r"\b(?:clinical(?: (?:history|information|info|indication|data|question|details))?|indications?|reason(?: for (?:exam\w*|study))?|history|hx|comparison|technique|request|(?:indications?|reason|dx|diagnosis|order(?:ed)?) (?:for|of) (?:the |her |his |an? )?(?:knee |lumbar |cervical |spine |repeat )*(?:mri|ct|x-?rays?|xr|films?|scan|study|imaging|exam|order|test)|(?:mri|ct|x-?ray|imaging) (?:order|request|indication|reason)|order (?:mri|ct|x-?ray|xr))$"
)
#: What only a film is graded by, or taken in: no name of a study outside of a section of studies.
_IMPLIES = re.compile(
    r"(?:kellgren.*|k-?l(?:g)?|(?:bilateral )?(?:standing|weight[ -]bearing|wb)(?: bilateral)?|(?:joint[ -]space|(?:medial|lateral) compartment) \w+|osteophytes?)"
)
#: A clinician's own history may tell of a study that was made.
_RECALLS = frozenset({"history", "hx"})
#: "XR knee. Reason: OA. Result: normal"; "Dx: OA" is no finding of the study named before it.
_ASKED = re.compile(r"\W*(?:reason|indication|clinical (?:information|info|question|history)|technique|comparison) ?:")
_DIAGNOSED = re.compile(r"\W*(?:dx|ddx|diagnos[ei]s)\b")
_FAR = 3  # sentences that a finding which only a study shows may lie behind the study's name
#: What nobody finds but on a study.
_ONLY_ON_STUDY = re.compile(
    r"osteophyt|cartilage|chondral|joint[ -]space|bone[ -]on[ -]bone|subchondral|kellgren|k-?&?l\b|eburnat|compartment|narrow|spur|lipping|denuded"
)
#: Under what a report tells its findings, and what makes the line above one a report's title: "XR KNEE, 3 VIEWS. IMPRESSION: ...".
_TELLS_FINDINGS = re.compile(
    r"(?:(?:x-?ray|xr|radiograph\w*|imaging|radiology|film) )?(?:findings?|results?|interpretation|report|read(?:ing)?)$"
)
_CONCLUDES = re.compile(r"(?:impression|conclusion|findings? and impression)$")
_TITLE = re.compile(r"\b(?:views?|[2-5] ?v|ap|lateral|exam(?:ination)?|study|report|findings?|results?)\b")
_YES = re.compile(r"(?:yes|y|done|obtained|completed)[.,;]?")
_ON_EXAM = frozenset({"exam", "vitals", "plan", "goals"})


def read_imaging(reading: Reading, document: Document) -> Iterator[Candidate]:
    """One candidate a finding of a study, one for a study of which nothing is told."""
    report = document.kind == "imaging"
    last: tuple[Sentence, Mention] | None = None
    told: set[int] = set()
    silent: list[tuple[Sentence, Mention]] = []
    awaited: set[str] = set()  # "MRI booked for the 22nd. I will look at the MRI with her": one that is still to come
    for sentence in reading.sentences:
        studies = [m for m in reading.of(sentence, "imaging") if not _elsewhere(reading, sentence, m)]
        named_here = [m for m in studies if not _IMPLIES.fullmatch(reading.lower, m.start, m.end)]
        studies = named_here or _implied(sentence, studies, last, report=report)
        # "XR R knee: KL 4" in a line of its own is no medicine, whatever was listed above it.
        own_line = sentence.label not in ("", sentence.section.title) or _opens(studies, sentence)
        listed = sentence.section.kind == "medications" and own_line and studies
        if sentence.section.kind in _SKIPPED and not report and not listed:
            continue
        for study in studies:
            if not report and (to_come(reading, sentence, study) or _unmade(reading, sentence)):
                awaited.add(study.id)
                yield candidate(FactKind.IMAGING, document, _study(reading, sentence, study, "planned"))
            else:
                last = (sentence, study) if last is None or not report else last
                silent.append((sentence, study))
        recalls = not report and sentence.label in _RECALLS and studies and last is not None and last[0] is sentence
        asks = (_ASKS.search(sentence.label) and not recalls) or _ASKED.match(
            reading.lower, sentence.start, sentence.end
        )
        for each in (
            ()
            if asks or (_DIAGNOSED.match(reading.lower, sentence.start) and not studies)
            else shown(reading, sentence)
        ):
            found = _of_study(reading, sentence, each, last, studies, report=report)
            if found is not None:
                told.add(found[1].start)
                claims = _study(reading, found[0], found[1], "done") if not report else _titled(reading, *found)
                yield candidate(FactKind.IMAGING, document, {**claims, **_shown(reading, sentence, each)})
    for sentence, study in silent:
        meant = study.id in awaited and not told_of(reading, sentence, study)
        if study.start not in told and not (report and told) and not meant:
            claims = _titled(reading, sentence, study) if report else _study(reading, sentence, study, "done")
            yield candidate(FactKind.IMAGING, document, claims)


def _implied(
    sentence: Sentence, studies: list[Mention], last: tuple[Sentence, Mention] | None, *, report: bool
) -> list[Mention]:
    """What tells a film in a report, or under a heading of studies, where none is named ("IMAGING", "Standing, 9/2025: KL 3")."""
    if report:
        return [] if last else studies
    named_above = last is not None and last[0].section.index == sentence.section.index
    return studies if sentence.section.kind == "imaging" and not named_above else []


def _opens(studies: list[Mention], sentence: Sentence) -> bool:
    """Whether a sentence begins with the name of a study."""
    return any(study.start == sentence.start for study in studies)


def _elsewhere(reading: Reading, sentence: Sentence, study: Mention) -> bool:
    """Whether a study is of a part of the body that no spine or joint is in."""
    return bool(
        _OTHER_PLACE.search(reading.lower, max(sentence.start, study.start - 16), min(sentence.end, study.end + 24))
    )


def _study(reading: Reading, sentence: Sentence, study: Mention, standing: str) -> dict[str, Claim]:
    claims = {"name": named(reading, study), "standing": claim(reading, study.start, study.end, standing)}
    near = [m for m in reading.of(sentence, "region") if abs(m.start - study.end) < 30]
    if near:
        claims["region"] = claim(reading, near[0].start, near[0].end)
    return claims


def _titled(reading: Reading, sentence: Sentence, study: Mention) -> dict[str, Claim]:
    """The study of a report, with the part in its name or right before it: "Lumbar films: facet osteoarthritis"."""
    claims = {"name": named(reading, study)}
    for region in reading.of(sentence, "region"):
        if study.start <= region.start < study.end or reading.lower[region.end : study.start] == " ":
            claims["region"] = claim(reading, region.start, region.end)
    return claims


def _of_study(
    reading: Reading,
    sentence: Sentence,
    each: Shown,
    last: tuple[Sentence, Mention] | None,
    studies: list[Mention],
    *,
    report: bool,
) -> tuple[Sentence, Mention] | None:
    """The study that a finding is of: in a report its own, else the one named before it, else one behind it in the sentence."""
    if report:
        return last
    done = [m for m in studies if not to_come(reading, sentence, m)]
    # "CT 10/14, pacemaker so no MR; severe canal narrowing": what was not made shows nothing where another was.
    made = [m for m in done if reading.assertion(sentence, m.start, m.end) is not Assertion.ABSENT]
    done = made or done
    # "MRI 4/18 (films reviewed by me): extrusion": what is bracketed is said of the first, and shows nothing by itself.
    done = [m for n, m in enumerate(done) if not n or not _bracketed(reading, done[0].end, m, each.finding.start)]
    before = [m for m in done if m.start < each.finding.start]
    if before and _EXAMINED.search(reading.lower, before[-1].end, each.finding.start):
        return None  # "X-ray normal; exam crepitus, OA"
    if before or done:
        return sentence, (before or done)[-1 if before else 0]
    if last is not None and _reported(reading, sentence, each, last[0]):
        return last
    if last is None or _awaited(reading, sentence, each):
        return None
    apart = sentence.index - last[0].index
    if sentence.section.kind in _ON_EXAM and not (sentence.section.kind == "exam" and apart == 1 and _heads(*last)):
        return None
    same = sentence.section.index == last[0].section.index and sentence.paragraph == last[0].paragraph
    near = (
        sentence.section.kind == "imaging"
        or apart <= 1
        or _goes_on(reading, sentence, each, apart)
        or _of_levels(reading, sentence, apart)
    )
    return last if same and apart <= _REACH and near else None


_EXAMINED = re.compile(
    r"[;,.] ?(?:but |and )?(?:(?:on|by|physical|clinical) )*(?:exam(?:ination)?|palpation|clinically|clinical(?: picture| impression| diagnosis| findings)?|assessment|dx|diagnosis)\b ?(?:is|was|:|shows|with|of|remains|consistent with|suggests|suspicious for|-)?[^.;]{0,30}$"
)
#: "Ordered today for OA grading", "KL grade to be told": nothing that the study above was seen to show.
_ORDERED = re.compile(r"\b(?:order\w*|sched(?:ul\w*)?|request\w*|await\w*|to be (?:done|obtained|taken|made)|will (?:be|get|have|need|obtain|order))\b[^.;]*$")  # fmt: skip
_TO_BE_TOLD = re.compile(r"(?: (?:grade|grading|stage|score))? ?:?(?: (?:is|are))? ?(?:will be|to (?:be|follow)|pending|awaited|tbd|unknown|expected|anticipated|not (?:yet )?(?:told|known|graded|given))\b")  # fmt: skip


_UNMADE = re.compile(
    r"(?:(?:[a-z]+ )?(?:was |were |is |are |has |have )?(?:not|never)(?: yet)?(?: been)? (?:done|made|obtained|available|performed|taken|needed|indicated|on file|in chart)|none\b|never|nil|n/a|no(?:[.;,]| (?:mri|ct|x-?rays?|films?|studies|study|imaging|images)\b)"
    r"|(?:is |are |to be |will be |was )?(?:pending|order\w*|sched\w*|request\w*|await\w*|booked|planned|declined|denied|deferred|appointment|appt|due)\b|to be\b|will\b|needs?\b)"
)
_DAY = 20  # characters behind a study's name that tell its region or day
_SHORT = 60  # characters of a line that names a study and tells nothing of it


def _unmade(reading: Reading, titled: Sentence) -> bool:
    """Whether the line below one that only names a study says that it was not made, or is still to come."""
    following = reading.sentences[titled.index + 1 : titled.index + 2]
    return bool(
        following
        and titled.end - titled.start < _SHORT
        and following[0].section is titled.section
        and _UNMADE.match(reading.lower, following[0].start)
        and not reading.of(titled, "image-finding")
    )


def _titles(titled: Sentence, study: Mention) -> bool:
    """Whether a sentence only names a study and its day ("MRI 8/21/25.")."""
    return study.start == titled.start and titled.end - study.end < _DAY


def _heads(titled: Sentence, study: Mention) -> bool:
    """Whether a study titles a line of its own, or what is told behind it ("MRI L-spine 5/30/2024: fusion L4-S1. Scar around L5.")."""
    labelled = titled.label not in ("", titled.section.title) and study.start == titled.start
    return labelled or _titles(titled, study)


def _awaited(reading: Reading, sentence: Sentence, each: Shown) -> bool:
    """Whether a sentence that names no study tells of a finding that one is still to show."""
    lower, finding = reading.lower, each.finding
    return bool(
        _ORDERED.search(lower, sentence.start, finding.start) or _TO_BE_TOLD.match(lower, finding.end, sentence.end)
    )


def _reported(reading: Reading, sentence: Sentence, each: Shown, studied: Sentence) -> bool:
    """Whether a line tells the findings of the study that the line above it names, under a heading of its own or after a "yes"."""
    lower = reading.lower
    between = reading.sentences[studied.index + 1 : sentence.index]
    if any(not (_YES.fullmatch(lower, s.start, s.end) or _TELLS_FINDINGS.match(s.label)) for s in between):
        return False
    if _TELLS_FINDINGS.match(sentence.label):
        return bool(between) or sentence.index - studied.index == 1
    if _CONCLUDES.match(sentence.label) and sentence.index > studied.index:
        only = _ONLY_ON_STUDY.search(lower, each.finding.start, each.finding.end)
        return bool(only or _TITLE.search(lower, studied.start, studied.end))
    return bool(between) and lower.startswith(("result", "finding", "it show", "shows", "impression"), sentence.start)


def _goes_on(reading: Reading, sentence: Sentence, each: Shown, apart: int) -> bool:
    """Whether a finding that only a study shows goes on about one named just before, nothing else being spoken of between."""
    if apart > _FAR or not _ONLY_ON_STUDY.search(reading.lower, each.finding.start, each.finding.end):
        return False
    between = reading.sentences[sentence.index - apart + 1 : sentence.index]
    return not any(reading.of(s, "treatment", "procedure", "examination", "symptom") for s in between)


_LEVEL_ROW = re.compile(r"[ *•-]*[ctls]\d{1,2}\b")


def _of_levels(reading: Reading, sentence: Sentence, apart: int) -> bool:
    """Whether a row is one of those by level that follow a study's name ("MRI 7/2/25", "L3-4: normal", "L4-5: extrusion")."""
    rows = reading.sentences[sentence.index - apart + 1 : sentence.index + 1]
    return all(_LEVEL_ROW.match(reading.lower, row.start) for row in rows)


def _bracketed(reading: Reading, after: int, study: Mention, finding: int) -> bool:
    """Whether a study stands in brackets that open behind ``after`` and close before a finding."""
    opened = reading.lower.rfind("(", after, study.start)
    if opened < 0 or reading.lower.find(")", opened, study.start) >= 0:
        return False
    return 0 <= reading.lower.find(")", study.end) < finding


def _shown(reading: Reading, sentence: Sentence, each: Shown) -> dict[str, Claim]:
    del sentence
    claims = {"shows": claim(reading, each.finding.start, each.finding.end, each.finding.id)}
    if each.side is not None:
        claims["side"] = claim(reading, *each.side)
    joint = each.finding.id == "osteoarthritis"  # "K-L: R 3, L 2" has a left knee, no second lumbar root
    if each.level is not None and each.assertion is not Assertion.HISTORICAL and not joint:
        claims["level"] = claim(reading, *each.level)
    return claims
