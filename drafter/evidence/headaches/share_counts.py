"""Shares of the headache days counted before: "half of them are migraine", "every last one was throbbing"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.bare_counts import Count
from drafter.evidence.headaches.counted_days import has_features
from drafter.evidence.headaches.day_marks import NEAR
from drafter.evidence.headaches.month_shares import SHARE, share_of
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.evidence.headaches.attacks import Attacks
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

FEATURES_ON = re.compile(
    r"\b(?:(?:with|and) [^.;\d]{3,40} (?:up)?(?:on|in)|migrain\w*(?: \([^)]*\)|[^.;\d]{0,30}) (?:on|in)|accompan(?:y|ies|ied)|attends?|marks?|occurs? (?:on|in|with)|comes? (?:on|with)) (?:about |around |roughly |some |at least )?$"
)
#: What may stand between a share and the feature that it has.
_SHARE_HAS = re.compile(
    r"[ ,]*(?:(?:(?:in|of) (?:the|each|every|a|any) month|(?:per|a|each) month|of (?:the|a) (?:sort|kind|type)|that|which|(?:sends?|puts?|drives?|confines?) (?:her|him|them)(?: to)?(?: bed)?(?: in)?|criteria(?: for)?|bears?|bore|carry|carries|shows?|meets?|wears?|(?:the )?(?:stamp|mark|hallmarks?|signs?|features?|signature|character) of|(?:the )?(?:full|whole|complete|classic) (?:picture|set|house)(?: of)?|unilateral|pulsat\w*|throbbing|one-sided|w/|features? of|symptoms? of|the features of|the headache|the pain|(?:she|he|it|they|there)(?:'s|'re)?|are|is|were|was|both|a|an|the|some|full|true|plain|outright|classic|pure|proper|real|frank|genuine|unmistakable|full[- ]blown|full[- ]fledged|straightforward|becomes?|turns?|into|builds?|progress(?:es)?|evolves?|escalates?|develops?|clearly|clear|definite|typical\w*|always|usually|mostly|accompanied by|associated with|associated|accompanied|by|with|of|have|has|come with|comes with|qualify as|meet criteria for|moderate|severe|to|and|or|in character|aura|left|right|(?:right|left|one|single)[- ]sided|worse(?:ned)? (?:with|when|by) [a-z ]{3,24})[ ,/-]*)*"
)
_WHOLE_NAMED = re.compile(
    r" (?:\d\d?|[a-z]+teen|twenty|thirty)(?: or so)? (?:(?:headache|ha|h/a)[ -]days?|headaches|days|ha days)\b"
)
SELDOM = re.compile(
    r" (?:is|was|are|were) (?:rare|absent|denied|not|never|uncommon|only)\b|\?| (?:from|due to|after) \w"
)
_HARDLY = ("not ", "hardly ", "n't ", "not quite ", "scarcely ")
_OF_SHARE = Telling(
    "most ",
    "majority",
    "always",
    "invariabl",
    "uniform",
    "without exception",
    "half",
    "all",
    "each",
    "every",
    "third",
    "/3",
    "quarter",
    "/4",
    "%",
    "percent",
)


def shares(
    reading: Reading, sentence: Sentence, marks: list[Mention], found: list[Count], before: Sequence[Count | Attacks]
) -> Iterator[Count]:
    """Shares of the count before ("half of them are migraines").

    :param before: the counts of headache days in the sentence before.
    """
    lower = reading.lower
    start, end = sentence.start, sentence.end
    if not any(mark.id == "migraine" for mark in marks) or not _OF_SHARE.within(lower, start, end):
        return
    for match in SHARE.finditer(lower, start, end):
        if lower.endswith(_HARDLY, start, match.start()):
            continue  # "not every one of her headaches"
        counted: list[Count | Attacks] = [count for count in found if count.match.end() <= match.start()]
        # "Half of her 20 headache days a month are migraine"
        inner = [
            count
            for count in found
            if 0 <= count.match.start() - match.end() < 2
            or match.start() < count.match.start() < match.end() < count.match.end() + 16
        ]
        counted = [*inner] or counted or list(before)
        named = _WHOLE_NAMED.match(lower, match.end(), end)  # "half of the 20 headache days", counted a month before
        behind = max(match.end(), inner[0].match.end()) if inner else named.end() if named else match.end()
        sign = next((m for m in marks if m.id == "migraine" and behind <= m.start < behind + 40), None)
        if (
            counted
            and FEATURES_ON.search(lower, start, match.start())
            and has_features(marks, match.start() - NEAR, match.start())
        ):
            yield _of_whole(match, counted[-1])  # "she is nauseated and needs the dark on half of those"
            continue
        if not counted or sign is None or not _SHARE_HAS.fullmatch(lower, behind, sign.start):
            continue  # "all are treated with sumatriptan; nausea is rare"
        if SELDOM.match(lower, sign.end):
            continue
        yield _of_whole(match, counted[-1])


#: Between a share that opens and the count that it is a share of: who has how many; another thing would be named.
_SO_OFTEN = re.compile(
    r"[^a-z\d]*(?:(?:she|he|they|it|these|there|pt|patient|has|have|had|gets?|having|suffers?|comes?|occurs?|occurring|happens?|is|are|and|with|on|at|about|around|roughly|some|now|currently|a total of|totall?ing|averag\w+|numbering|count\w*|logs?|records?|headaches?|ha|has|migraines?|attacks?|frequency|them|of|least|present) ?[:=,]? ?)*"
)


_OF_SOME_OR_THEN = re.compile(r"\b(?:were|was|had|came|brought|with)\b|w/")


def shares_ahead(reading: Reading, sentence: Sentence, counts: Sequence[Attacks]) -> Iterator[tuple[Attacks, Interval]]:
    """The count of a sentence and the share of it that words before it tell ("Every headache is a migraine; 20 days a month").

    They stand in the sentence, else in the one before it where that counts nothing.
    """
    lower, index = reading.lower, sentence.index
    first = counts[0] if counts else None
    if first is None or first.what != "headache" or any(count.what == "migraine" for count in counts):
        return
    earlier = reading.sentences[index - 1 : index] if index else []
    for where in (sentence, *(s for s in earlier if s.section.index == sentence.section.index)):
        last = min(where.end, first.start)
        if not _OF_SHARE.within(lower, where.start, last):
            continue
        for match, sign in _told(reading, where, last):
            begins = lower.rfind(";", sign.end, first.start) + 1 or lower.rfind(".", sign.end, first.start) + 1
            begins = begins if where is sentence else sentence.start
            if begins and _SO_OFTEN.fullmatch(lower, begins, first.start):
                least, most = share_of(match)
                yield first, Interval(first.value.low * least, first.value.high * most)
                return


def _told(reading: Reading, where: Sentence, last: int) -> Iterator[tuple[re.Match[str], Mention]]:
    """The shares that the words before a place tell, each with the sign that they are said to have."""
    lower = reading.lower
    marks = [m for m in reading.of(where, "pattern") if m.id == "migraine"]
    for match in SHARE.finditer(lower, where.start, last):
        sign = next((m for m in marks if match.end() <= m.start < match.end() + 40), None)
        if sign is None or not _SHARE_HAS.fullmatch(lower, match.end(), sign.start) or SELDOM.match(lower, sign.end):
            continue
        if lower.endswith(_HARDLY, where.start, match.start()) or _OF_SOME_OR_THEN.search(match["link"] or ""):
            continue  # "all her headaches were migraine", "every headache with nausea she treats"
        if reading.assertion(where, sign.start, sign.end) is Assertion.PRESENT:
            yield match, sign


def _of_whole(match: re.Match[str], counted: Count | Attacks) -> Count:
    least, most = share_of(match)
    return Count(match, Interval(counted.value.low * least, counted.value.high * most), counted.unit)
