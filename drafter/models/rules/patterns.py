"""How often headache comes, for how many hours, and for how long at this rate.

One candidate a statement: a count of days with its name; hours; a length or a beginning. A length speaks of the rate when it
stands in the sentence of a count or in one that goes on about it ("This has been so for two years").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.assertion import UNREAL, Assertion
from drafter.evidence.attack_hours import Hours, attack_hours
from drafter.evidence.attacks import Attacks, attacks, lasts_at_rate
from drafter.evidence.eras import era, long_ago, of_earlier_rate
from drafter.evidence.facts import Candidate, Claim, FactKind
from drafter.evidence.timing import Timing, timings
from drafter.evidence.turns import turn
from drafter.models.rules.claims import candidate, claim, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.cases import Document
    from drafter.evidence.lexicon import Mention
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence

_SKIPPED = frozenset(
    {"family", "social", "goals", "instructions", "medications", "allergies", "plan", "exam", "vitals"}
)
_BEHIND = 28  # characters between a figure of the past and its time
_REACH = 3  # sentences that a statement about the rate may lie behind its count
_GOES_ON = re.compile(
    r"(?:[-*•\s]*)(?:it|this|that|the same|same|these|they|(?:she|he)(?=[^.;]{1,60}\b(?:it|this|these|those|them|so|same|such|that way|suffer\w*|struggl\w*|headaches?|migraines?|rate|frequency|pattern|level)\b)|such|so|about that|unchanged|for|since|pattern|frequency|stable|rate|has been|been|ongoing|months? at|duration|compared|certainly|the present|present)\b"
)
_OF_RATE = re.compile(
    r"\b(?:(?:dates|traces) (?:this|it|these)|change (?:came|occurred|happened)|frequency|pattern|rate|level|so|like (?:this|that)|this way|going on|held|the same|unchanged|stable|steady|chronic|daily|this (?:often|frequent)|at this|been there|no let-?up|without (?:a )?(?:let-?up|break)|that way|no month (?:under|below|with (?:fewer|less))|present state|every day|transformed|days|began|begun|started|went on)\b"
)
_LABEL = re.compile(
    r"\b(?:months? at|at (?:this|the|her|his|same|current|present)(?: (?:current|present|same))? (?:frequency|rate|level)|pattern|duration of (?:this|current)|how long|for how long|since when|(?:frequency|pattern|rate) since)\b"
)
#: A length of life with migraine, of an attack or of a job is none of the rate.
_NOT_RATE = re.compile(
    r"\b(?:migraines? since (?:age|childhood|her|his|the|she|he|\w+ grade)|(?:since|from) (?:age|childhood|adolescence|puberty|her teens|his teens|menarche|high school|college)|wakes? at|diagnosed|for most of (?:her|his) life|as a (?:child|teen\w*)|per attack|each attack|lasting|lasts)\b[^.;]{0,12}$|\b(?:up|down) from\b(?![^.;]{0,12}, since )[^.;]{0,40}$"
)
#: "The present frequency was reached last summer", "she dates this to June": what stands behind is its beginning or its length.
_ESTABLISHED = re.compile(
    r"(?:\b(?:pattern|frequency|rate|level) (?:(?:was|were|is|has been|had been|well) ){0,2}(?:established|reached|attained|set in|present)|\b(?:started|began|begun|got|came) to be (?:this|that|so) (?:often|frequent|many)|\b(?:frequency|pattern|rate|level|number|count)s? (?:has|have) (?:not|never) (?:\w+ )?(?:changed|varied|moved|dropped|improved|let up)(?: much| any| at all)?|\bno let-?up|\b(?:dates?|dated|traces?|traced) (?:this|it|these|the (?:pattern|frequency|rate|change|increase|rise|start of (?:this|it)))(?: back)?)(?: (?:in|by|at|since|for|to|from|this|about|around|over|some|as of|more than|at least))* ?(?:the )?$"
)
#: What has a length of its own in a sentence behind a count: a job, a blood pressure, a diary that is kept.
_OTHER_MATTER = re.compile(
    r"\b(?:job|position|employ\w*|marri\w+|divorced|widowed|retired|(?:lives|lived) (?:in|at|here|alone|on|with (?!this|it|them|these|that))|bp|blood pressure|weight|dose|sugars?|a1c|cholesterol|sleep|mood|smok\w+|insomnia|(?:neck|back|knee|shoulder|hip) (?:pain|ache|problem)|(?:seen|followed|treated) (?:here|by)|patient (?:of|here)|(?:kept|keeps|keeping|began|started) (?:an? |her |his |the )?(?:\w+ )?(?:diary|calendar|log|journal))\b[^.;]*$"
)
#: "Migraine since high school, and over the past ten months it has been daily": the later length is the rate's.
_OVER_PAST = re.compile(
    r"(?:^|[,;:.] ?(?:and |but )?|\b(?:and|but) )(?:over|during|in|throughout|through) the (?:past|last|previous|preceding)(?: \w+)? $"
)
#: A case that the hours are part of; what happens untreated is no such case.
_CASE = re.compile(
    r"(?:^|[;:(.,] ?|\b(?:call|return|come|visit|seen?|ed|er|clinic) )(?:if|should|in case|whenever)\b(?![^,;]*\b(?:not|n't|no|nothing|un\w+|without|fail\w*|miss\w*|late|left)\b)[^,;]*$"
)
#: A date that tells of every month since: "every month so far in 2025".
_EVERY_MONTH = re.compile(r"(?:every|each|any|all|in no|no|throughout|per month)\b[^.;]{0,30}\b(?:20\d\d|year)\b")
_EACH_OF = re.compile(r"\b(?:each|every(?: one)?|all|any) of (?:the |her |his |these )?(?:last |past |previous )?$")
#: "Some seven months ago and at that level ever since".
_AGO_SINCE = re.compile(
    r"(?: ago)?,? and (?:(?:they |it |she |he |there )?(?:has |have |had )?(?:been |stayed |remained |kept )?(?:at (?:that|this) (?:level|rate|frequency)|there|so|that way|like that)(?: ever)? since|(?:has|have) (?:stayed|remained|kept|been|held) (?:there|so|at (?:that|this)|like that|unchanged|the same)|there (?:it|they) (?:has |have )?(?:stay|remain)|(?:has|have) not (?:let up|changed|gone back|eased|improved|come down))"
)
#: Words that name a rate without a count.
_AT_RATE = re.compile(
    r"\bat (?:this|that|the same|the present|the current|her (?:present|current)|his (?:present|current)) (?:frequency|rate|level)\b|\bmore (?:often|frequent(?:ly)?)(?: and (?:more )?\w+)? since\b|\bfrequency (?:has )?(?:climbed|risen|rose|increased|jumped|picked up|went up|gone up)\b|\bthis (?:frequent|often)\b|\bthis frequency\b"
)
#: The month that a count was made in ("over the last 30 days") is no length of the rate.
_WINDOW = re.compile(
    r"\b(?:in|over|during|within|of|for) (?:the |this )?(?:last|past|previous|preceding) [^.;]{0,16}$|\b(?:last|past) month$"
)
_TREATED = re.compile(
    r"\b(?:botox|botulinum|toxin|onabot\w*|treatment|cycles?|injections?|tried|trial|x \d+ (?:mo|wk)|mg)\b"
)


def read_patterns(reading: Reading, document: Document) -> Iterator[Candidate]:
    """Every count, every number of hours and every length of the rate that a document tells."""
    first = next((m for s in reading.sentences for m in reading.of(s, "pattern")), None)
    if first is None or document.kind == "medication-list":
        return
    counted: tuple[Sentence, Attacks] | None = None
    if not any(a.what == "migraine" for s in reading.sentences for a in attacks(reading, s)):
        yield from _features(reading, document)
    last: _Era | None = None
    for sentence in reading.sentences:
        if sentence.section.kind in _SKIPPED:
            continue
        going_on = last if last is not None and _goes_on(last.sentence, sentence) else None
        last = going_on
        for place, claims in _statements(reading, sentence, counted, first):
            before, told = _before(reading, sentence, place, going_on)
            if before is not None:
                claims["before"] = before
            here = before is not None and of_earlier_rate(before.quote)
            last = None if here else _Era(sentence, before) if told else last
            yield candidate(FactKind.PATTERN, document, claims)
        for count in attacks(reading, sentence):
            if _leads(count, sentence, counted):
                counted = (sentence, count)


class _Era(NamedTuple):
    """What time the figures of a sentence are of: before treatment, by the words claimed, or now."""

    sentence: Sentence
    before: Claim | None


def _before(
    reading: Reading, sentence: Sentence, place: tuple[int, int], going_on: _Era | None
) -> tuple[Claim | None, bool]:
    """The words that set a figure before treatment, and whether the sentence or the one before it tells the time at all."""
    said = era(reading, sentence, *place)
    if isinstance(said, tuple):
        return claim(reading, *said, "true"), True
    if said == "" and going_on is not None:
        return going_on.before, True
    return None, bool(said)


def _leads(count: Attacks, sentence: Sentence, counted: tuple[Sentence, Attacks] | None) -> bool:
    """Whether a count is what later words about the rate go on about: headache days before days of migraine."""
    return count.what == "headache" or counted is None or sentence.index - counted[0].index > 1


def _goes_on(earlier: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence can go on about the time that an earlier one spoke of."""
    return sentence.index - earlier.index <= 1 and sentence.section.index == earlier.section.index


def _statements(
    reading: Reading, sentence: Sentence, counted: tuple[Sentence, Attacks] | None, first: Mention
) -> Iterator[tuple[tuple[int, int], dict[str, Claim]]]:
    """What a sentence states, each with its place: counts, hours, and how long it has been so."""
    for count in attacks(reading, sentence):
        name = _name(reading, sentence, count.what, count.start)
        if long_ago(reading, sentence, count.start, count.end):
            continue
        if reading.assertion(sentence, count.start, count.end) not in UNREAL:
            if name is not None:
                yield (
                    (count.start, count.end),
                    {"name": named(reading, name), "days": claim(reading, count.start, count.end)},
                )
            if _leads(count, sentence, counted):
                counted = (sentence, count)
    for hours in attack_hours(reading, sentence):
        if _in_case(reading, sentence, hours):
            continue
        name = (
            _name(reading, sentence, "headache", hours.start)
            or _name(reading, sentence, "migraine", hours.start)
            or first
        )
        yield (hours.start, hours.end), {"name": named(reading, name), "hours": claim(reading, hours.start, hours.end)}
    for time in _lengths(reading, sentence, counted):
        name = _name(reading, sentence, "headache", time.start) or first
        attribute = "begin" if time.length is None else "length"
        yield (time.start, time.end), {"name": named(reading, name), attribute: claim(reading, time.start, time.end)}


def _in_case(reading: Reading, sentence: Sentence, hours: Hours) -> bool:
    """Whether hours are asked for, somebody else's, or those of a case that may come ("if one lasts over 24 hours, call")."""
    meant = reading.assertion(sentence, hours.start, hours.end)
    if meant is Assertion.CONDITIONAL:
        before = reading.lower[sentence.start : hours.start]
        return bool(_CASE.search(before))  # "If untreated, 12 hours" is what they last
    return meant in UNREAL


def _features(reading: Reading, document: Document) -> Iterator[Candidate]:
    """Features of migraine that are told without a count of days."""
    for sentence in reading.sentences:
        if sentence.section.kind in _SKIPPED or sentence.section.kind in ("pmh", "ros", "surgical"):
            continue
        diagnoses = reading.of(sentence, "diagnosis")
        for mention in reading.of(sentence, "pattern"):
            if mention.id != "migraine" or any(d.start < mention.end and mention.start < d.end for d in diagnoses):
                continue  # the disease by name, or headache of any kind
            if reading.assertion(sentence, mention.start, mention.end) is Assertion.PRESENT:
                yield candidate(FactKind.PATTERN, document, {"name": named(reading, mention)})
                return


def _name(reading: Reading, sentence: Sentence, what: str, at: int) -> Mention | None:
    """Where what is counted is named: nearest in the sentence, else last before it, else anywhere in the document."""
    here = [m for m in reading.of(sentence, "pattern") if m.id == what]
    real = [m for m in here if reading.assertion(sentence, m.start, m.end) not in UNREAL]
    if real or here:
        return min(real or here, key=lambda m: abs(m.start - at))
    for other in (*reversed(reading.sentences[: sentence.index]), *reading.sentences[sentence.index :]):
        named_there = [
            m
            for m in reading.of(other, "pattern")
            if m.id == what and reading.assertion(other, m.start, m.end) is Assertion.PRESENT
        ]
        if named_there:
            return named_there[-1]
    return None


def _lengths(reading: Reading, sentence: Sentence, counted: tuple[Sentence, Attacks] | None) -> list[Timing]:
    """The times that tell for how long, or since when, the rate has been so."""
    turned = turn(reading, sentence)
    if turned is not None:
        return [turned]
    labelled = bool(_LABEL.search(sentence.label)) or _names_rate(reading, sentence)
    if counted is None and not labelled:
        return []
    distance = 0 if counted is None else sentence.index - counted[0].index
    lower = reading.lower
    if distance > _REACH and not labelled:
        return []
    opens = _GOES_ON.match(lower, sentence.start)
    if distance and not labelled and not (opens or _OF_RATE.search(lower, sentence.start, sentence.end)):
        return []
    told = [t for t in timings(reading, sentence) if _of_rate(reading, sentence, t, near=distance == 0)]
    held = [t for t in told if _AGO_SINCE.match(lower, t.end)]
    if held:
        return held
    if distance == 0 and counted is not None and len(told) > 1:
        # "Began in 2019 at twice a month, 20 days a month since January": the time nearest to the count is the rate's.
        return [min(told, key=lambda t: min(abs(t.start - counted[1].end), abs(counted[1].start - t.end)))]
    return told


def _names_rate(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence speaks of the rate by itself, close to where the headache is named: "at this frequency since January"."""
    if not _AT_RATE.search(reading.lower, sentence.start, sentence.end):
        return False
    near = reading.sentences[max(0, sentence.index - _REACH) : sentence.index + 2]
    return any(reading.of(each, "pattern") for each in near if each.section.index == sentence.section.index)


def _of_the_disease(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a length before the count is that of the migraine as a disease ("migraine for 20 years, now 18 days a month")."""
    counts = attacks(reading, sentence)
    if not counts or counts[0].start < time.start:
        return False
    if _OVER_PAST.search(reading.lower[sentence.start : time.start]):
        return False
    named = any(owner.kind == "diagnosis" and owner.start < counts[0].start for owner in time.owners)
    return named and not re.search(
        r"\b(?:rate|frequency|level|pattern|this)\b", reading.lower[time.end : counts[0].start]
    )


def _of_a_count(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a time is part of a count, or tells when a count of the past was so ("was 2 a week a year ago")."""
    for count in attacks(reading, sentence):
        if count.start < time.end and time.start < count.end:
            return True
        near = 0 <= time.start - count.end < _BEHIND
        if near and long_ago(reading, sentence, count.start, count.end):
            return True
    return False


def _of_rate(reading: Reading, sentence: Sentence, time: Timing, *, near: bool) -> bool:
    lower = reading.lower
    before = lower[sentence.start : time.start]
    clause = re.split(r"[;(]|\. ", before)[-1]
    rate = time.length is not None and lasts_at_rate(lower, sentence, time.start)
    every = near and (_EVERY_MONTH.match(lower, time.start) if time.length is None else _EACH_OF.search(before))
    if (every or (_ESTABLISHED.search(before) and time.role != "aside")) and not time.problem:
        return True
    aside = time.role in ("aside", "relief", "end") and not rate
    if time.problem or aside or _NOT_RATE.search(before) or (not near and _OTHER_MATTER.search(before)):
        return False
    if any(owner.kind in ("treatment", "procedure", "programme") for owner in time.owners) and _TREATED.search(
        clause[-40:]
    ):
        return False
    if time.length is not None and any(owner.kind == "condition" for owner in time.owners) and not near:
        return False
    if (
        time.length is not None
        and time.length.in_days().high <= 31
        and _WINDOW.search(lower[sentence.start : time.end])
    ):
        return False
    if (near and _of_the_disease(reading, sentence, time)) or _of_a_count(reading, sentence, time):
        return False
    if time.length is None:
        since = re.search(
            r"\b(?:since|began|begun|started|starting|from|beginning|onset|back to|became|become|becoming|turned|transformed|rose|risen|climbed|increased|escalated|jumped|picked up|went up|gone up|crept|grew|grown|doubled|change (?:came|occurred|happened))\b[^.;]{0,50}$",
            before,
        )
        return bool(since) and time.days is not None
    # "per month for the past 12 weeks": days and single weeks are attacks more often than a rate.
    return time.length.in_days().high >= 14 or "past" in lower[time.start : time.end]
