"""What an examination found, looked for and did not find."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.layout.segments import NOT_PATIENTS
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.finding_tables import side_of_row, under_heading
from drafter.evidence.meaning.injected_points import injection_of
from drafter.evidence.meaning.provocations import provoked, side_found
from drafter.evidence.meaning.regions import is_held, regions_near
from drafter.evidence.meaning.sides import sides_at
from drafter.evidence.meaning.test_lists import is_test
from drafter.evidence.timing.timing import timings
from drafter.models.rules.claims import candidate, claim, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_SKIPPED = NOT_PATIENTS | {"goals", "instructions"}
#: What leads to where a pain goes, which is not where the finding is.
_DESTINATION = re.compile(
    r"(?:\b(?:ref(?:er\w*|s|\.)?|radiat\w+|spread\w*|sen[dt]s?|travel\w*|sho[ot]+\w*|runs?|goes|moves?|pains?|aches?|discomfort|reproduc\w+|feel(?:s|ing)? (?:it|this|that)|(?:gets?|got|gives?|gave|makes?|made) (?:it|her|him|his|the)|(?:is|was) felt)\b|->|\bfelt (?:by \w+ (?:\w+ )?)?(?=at\b))"
    r"[^.;]{0,40}\b(?:in|into|to|toward|down|up|around|behind|along|over|across|at)\b(?:[^,;]{0,24}|[^,;]{0,34} and (?:the )?(?:\w+ (?:of (?:the|her|his) )?)?)$|-> ?(?:pain )?(?:to )?(?:\w+ )?$|\bref\. (?:pain )?(?:to|into|up|down) (?:(?:the|her|his|l|r|left|right) )?$|\brefers (?:\w+ ){0,2}$|\b(?:sen[dt]s?|refer\w*|radiat\w*|shoots?|travels?)\b[^.;]{0,60}, (?:and )?(?:on the (?:right|left) )?(?:to|into|behind|up|down)(?: the| her| his)? $|\b(?:gets?|got|feels?|felt|brings? on|brought on|gives?|gave) (?:(?:her|him|it|his|the|an?|own|usual|familiar|typical) )+$|\blight\w* up (?:(?:the|her|his) )?(?:\w+ of (?:the|her|his) )?(?:\w+ )?$"
)
_DESTINATION_REACH = 240  # characters, more than the words that lead to a place can be
#: Between a side and the test that it is of.
_NEXT_TO = re.compile(r"(?:-sided|-side|[ :]|side|sij?|sacroiliac|joint|positive|pos)*")
_BESIDE = 24  # characters
_STATED = re.compile(r"[.;](?!\d)")
_FOUND = re.compile(r"\b(?:positive|pos|present|painful|provok\w+|reproduc\w+)\b|\+")
_DENIED = re.compile(r"\b(?:negative|neg|absent|normal|painless|not)\b|\(-\)")
_KEPT = frozenset({Assertion.PRESENT, Assertion.ABSENT, Assertion.POSSIBLE, Assertion.HISTORICAL})


def read_findings(reading: Reading, document: Document) -> Iterator[Candidate]:
    """Findings with their regions; how each is meant is read again at grounding."""
    for sentence in reading.sentences:
        if sentence.section.kind in _SKIPPED:
            continue
        for mention in reading.of(sentence, "finding"):
            if _meant(reading, sentence, mention) not in _KEPT or _only_injected(reading, sentence, mention):
                continue
            claims = {"name": named(reading, mention)}
            near = regions_near(reading, sentence, mention)
            if not near and not mention.concept["sided"]:
                near = reading.of(sentence, "region")
            regions = [m for m in near if not _is_elsewhere(reading, sentence, mention, m)]
            if near and not regions and not mention.concept["sided"]:
                # "A band in the back, and pressure there sent pain to the groin."
                before = [m for m in reading.of(sentence, "region") if m.end <= mention.start]
                regions = [m for m in before if not _is_elsewhere(reading, sentence, mention, m)]
            if regions:
                claims["region"] = claim(
                    reading,
                    regions[0].start,
                    regions[-1].end if regions[-1].end - regions[0].start < 160 else regions[0].end,
                )
            if mention.concept["sided"] and (side := _side(reading, sentence, mention)) is not None:
                claims["side"] = side
            yield candidate(FactKind.FINDING, document, claims)


#: "Trigger points were then injected on October 2": an earlier session, and no examination.
_BEFORE = re.compile(r"\b(?:had been|last|previously|then|ago|prior|before|again)\b")
_FELT = re.compile(r"\b(?:palpa\w*|felt|found|identif\w*|locat\w*|noted|mark\w*|exam\w*|twitch\w*|press\w*)\b")


def _only_injected(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a finding is named only as what was injected at a session before."""
    if injection_of(reading, sentence, mention) is None or _FELT.search(reading.lower, sentence.start, sentence.end):
        return False
    days = [t.days for t in timings(reading, sentence) if t.days is not None]
    if days and reading.anchor is not None:
        return all(d.last < reading.anchor for d in days)
    return _BEFORE.search(reading.lower, sentence.start, sentence.end) is not None


def _meant(reading: Reading, sentence: Sentence, mention: Mention) -> Assertion:
    if is_test(mention):
        return provoked(reading, sentence, mention)
    if (told := under_heading(reading, sentence, mention)) is not None:
        return told
    return reading.assertion(sentence, mention.start, mention.end)


def _is_elsewhere(reading: Reading, sentence: Sentence, finding: Mention, region: Mention) -> bool:
    """Whether a region is where the pain goes, how the patient was held, or the pelvis that a test of its joint compresses."""
    lower = reading.lower
    if _DESTINATION.search(lower, max(sentence.start, region.start - _DESTINATION_REACH), region.start):
        return True
    return bool(finding.concept["sided"] and region.id == "abdomen") or is_held(reading, sentence, region)


def _side(reading: Reading, sentence: Sentence, mention: Mention) -> Claim | None:
    """The one side of which a sentence says what a test found: just before its name, in the heading of the list, else behind it."""
    view, lower = reading.view, reading.lower
    if (head := side_of_row(reading, sentence, mention)) is not None:
        return claim(reading, *head)
    before = list(sides_at(view, max(sentence.start, mention.start - _BESIDE), mention.start))
    if before and _NEXT_TO.fullmatch(lower, before[-1][1], mention.start):
        return claim(reading, before[-1][0], before[-1][1])
    named_first = reading.of(sentence, "finding")[0].start
    heading = [s for s in sides_at(view, sentence.start, named_first) if lower.find(":", s[1], named_first) >= 0]
    if len(heading) == 1:
        return claim(reading, heading[0][0], heading[0][1])
    if (one := side_found(reading, sentence, mention)) is not None:
        return claim(reading, *one)
    first, last = (
        mention.end,
        min([sentence.end, *(m.start() for m in _STATED.finditer(lower, mention.end, sentence.end))]),
    )
    if provoked(reading, sentence, mention) is Assertion.PRESENT:
        found, denied = _FOUND.search(lower, first, last), _DENIED.search(lower, first, last)
        if found and denied:
            first, last = (first, denied.start()) if found.start() < denied.start() else (found.start(), last)
    behind = [s for s in sides_at(view, first, last) if not _of_another(reading, sentence, s[1])]
    told = behind[:1] if len({s[2] for s in behind}) == 1 else []
    return claim(reading, told[0][0], told[0][1]) if told else None


def _of_another(reading: Reading, sentence: Sentence, end: int) -> bool:
    """Whether a side stands right before another finding, and so is that one's."""
    return any(
        _NEXT_TO.fullmatch(reading.lower, end, m.start) for m in reading.of(sentence, "finding") if m.start >= end
    )
