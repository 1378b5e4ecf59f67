"""How often headache comes, for how many hours, and for how long at this rate.

One candidate a statement: a count of days with its name; hours; a length or a beginning. A length speaks of the rate when it
stands in the sentence of a count or in one that goes on about it ("This has been so for two years").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.claims.facts import Candidate, Claim, FactKind
from drafter.evidence.headaches.attack_hours import Hours, attack_hours
from drafter.evidence.headaches.attacks import Attacks, attacks
from drafter.evidence.headaches.era_headings import headed_before
from drafter.evidence.headaches.eras import era, long_ago, of_earlier_rate
from drafter.evidence.headaches.left_behind import left_behind
from drafter.evidence.layout.segments import NOT_PATIENTS
from drafter.evidence.meaning.assertion import UNREAL, Assertion
from drafter.evidence.timing.asked_times import unanswered
from drafter.evidence.timing.rate_words import same_as
from drafter.models.rules.claims import candidate, claim, named
from drafter.models.rules.complaints.lower_rates import rose_later
from drafter.models.rules.complaints.rate_lengths import is_window, rate_lengths
from drafter.models.rules.complaints.unsaid_rates import answered_no, unsaid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_SKIPPED = NOT_PATIENTS | {"social", "goals", "instructions", "medications", "allergies", "plan", "exam", "vitals"}
#: A case that the hours are part of; what happens untreated is no such case.
_CASE = re.compile(
    r"(?:^|[;:(.,] ?|\b(?:call|return|come|visit|seen?|ed|er|clinic|us|me|care|office|help) )(?:if|should|in case|whenever)\b(?![^,;]*\b(?:not|\w*n't|cannot|no|nothing|un\w+|without|fail\w*|miss\w*|late|left|(?:waits?|rides?|sits?|toughs?|sleeps?|sweats?) (?:it|them|one|the \w+) (?:out|off)|lets? (?:it|them|one) (?:be|go|run)|waits and|lies down)\b)[^,;]*$"
)


def read_patterns(reading: Reading, document: Document) -> Iterator[Candidate]:
    """Every count, every number of hours and every length of the rate that a document tells.

    A window that days were counted in ("over the last 8 weeks 20 a month") is no length where another tells one.
    """
    told = list(_candidates(reading, document))
    lengths = [c for c in told if c.attributes.keys() & {"length", "begin"}]
    windows = [c for c in lengths if _is_window(reading, c)] if len(lengths) > 1 else []
    if windows and len(windows) < len(lengths):
        told = [c for c in told if c not in windows]
    yield from told


def _is_window(reading: Reading, told: Candidate) -> bool:
    length = told.attributes.get("length")
    if length is None or length.at is None:
        return False
    at, _ = reading.view.view_of(length.at, length.at + 1)
    return is_window(reading.lower, max(0, at - 40), at + len(length.quote))


def _candidates(reading: Reading, document: Document) -> Iterator[Candidate]:
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
    if said == "" and going_on is not None and going_on.before is not None:
        return going_on.before, True
    if said == "" and (headed := headed_before(reading, sentence)) is not None:
        return claim(reading, *headed, "true"), False  # the heading tells it of each line anew
    return None, bool(said) or going_on is not None


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
    counts = attacks(reading, sentence)
    said = [count for count in counts if not (count.value.low and unsaid(reading, sentence, count.start, count.end))]
    for count in said:
        name = _name(reading, sentence, count.what, count.start) or _migraine(reading, sentence, count)
        if long_ago(reading, sentence, count.start, count.end) or left_behind(reading, sentence, count):
            continue
        if not _supposed(reading, sentence, count):
            if name is not None:
                yield (
                    (count.start, count.end),
                    {
                        "name": claim(reading, name.start, name.end, count.what),
                        "days": claim(reading, count.start, count.end),
                    },
                )
            if _leads(count, sentence, counted):
                counted = (sentence, count)
    yield from _hours(reading, sentence, first)
    # A length in a sentence whose counts are denied is none of the rate.
    for time in rate_lengths(reading, sentence, counted) if said or not counts else ():
        if answered_no(reading.lower, sentence, time.end) or unanswered(reading, sentence, time.start, time.end):
            continue
        if rose_later(reading, sentence, counts or ([counted[1]] if counted is not None else [])):
            continue
        name = _name(reading, sentence, "headache", time.start) or first
        attribute = "begin" if time.length is None else "length"
        as_then = same_as(reading.lower, sentence, time.start) if time.length is None else None
        start = time.start if as_then is None else as_then
        yield (time.start, time.end), {"name": named(reading, name), attribute: claim(reading, start, time.end)}


def _hours(reading: Reading, sentence: Sentence, first: Mention) -> Iterator[tuple[tuple[int, int], dict[str, Claim]]]:
    """For how many hours a sentence says that a headache lasts."""
    for hours in attack_hours(reading, sentence):
        if _in_case(reading, sentence, hours) or (
            hours.value.low and unsaid(reading, sentence, hours.start, hours.end)
        ):
            continue
        name = (
            _name(reading, sentence, "headache", hours.start)
            or _name(reading, sentence, "migraine", hours.start)
            or first
        )
        yield (hours.start, hours.end), {"name": named(reading, name), "hours": claim(reading, hours.start, hours.end)}


#: "20 a month, all over six hours if she does not treat, fourteen with nausea": what is so untreated is no case of the count.
_UNTREATED = re.compile(
    r"(?:\b(?:hours?|hrs?|all day|long|last\w*)|\dh)\b[^;,.]{0,70} (?:if|when|unless)(?: (?:she|he|they|it|pt|patient|the|is|are|one))* (?:(?:takes?|took) (?:something|anything|an?|her|his)\b|(?:does|do|is|are|has|have) ?n[o']t|doesn't|don't|isn't|aren't|un|(?:takes?|took) (?:nothing|no)|treats?\b|treated\b|(?:caught|catch(?:es)?|abort(?:s|ed)|stop(?:s|ped)|uses?|used|gets?|got)\b|left|skips?|nothing)[^,;]{0,40}[,;] ?[^;]*$"
)


#: "20 headache days a month was entered in error".
_TAKEN_BACK = re.compile(
    r"[^.;]{0,40}\b(?:in error|by mistake|mistake|typo|misprint|erroneous\w*|(?:crossed|struck) out)\b"
)


def _supposed(reading: Reading, sentence: Sentence, count: Attacks) -> bool:
    """Whether a count is of somebody else or of a case that may come; how attacks go untreated is no such case."""
    meant = reading.assertion(sentence, count.start, count.end)
    untreated = meant is Assertion.CONDITIONAL and _UNTREATED.search(reading.lower, sentence.start, count.start)
    if meant is Assertion.ABSENT and _TAKEN_BACK.match(reading.lower, count.end, sentence.end):
        return True
    return meant in UNREAL and not untreated


def _in_case(reading: Reading, sentence: Sentence, hours: Hours) -> bool:
    """Whether hours are asked for, somebody else's, or those of a case that may come ("if one lasts over 24 hours, call")."""
    meant = reading.assertion(sentence, hours.start, hours.end)
    if meant is Assertion.CONDITIONAL:
        before = reading.lower[reading.begin(sentence) : hours.start]
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


def _migraine(reading: Reading, sentence: Sentence, count: Attacks) -> Mention | None:
    """The migraine whose headache is counted now, in a document that has no other word for it."""
    if count.what != "headache" or isinstance(era(reading, sentence, count.start, count.end), tuple):
        return None
    named_so = (m for s in reading.sentences for m in reading.of(s, "pattern") if m.id == "migraine")
    return next((m for m in named_so if reading.lower.startswith("migrain", m.start)), None)


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
            if m.id == what and reading.assertion(other, m.start, m.end) in (Assertion.PRESENT, Assertion.HISTORICAL)
        ]
        if named_there:
            return named_there[-1]
    asked = reading.sentences[sentence.index - 1] if sentence.index else None
    if asked is None or reading.lower[asked.end - 1] != "?":
        return None
    return next((m for m in reading.of(asked, "pattern") if m.id == what), None)
