"""How many sessions a sentence counts, and which one of a year the note's own is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, Claim, FactKind
from drafter.evidence.sessions.countings import ONLY_IN_TIME, counts, tallies
from drafter.evidence.sessions.ordinals import ordinals, stands_alone, with_own
from drafter.evidence.sessions.session_numbers import BEFORE_NOW, UNTIL_NOW
from drafter.evidence.sessions.sole_blocks import NEVER_DONE, SOLE, SOLE_TOLD
from drafter.evidence.sessions.unheld import CAME_TO_NOTHING
from drafter.evidence.sessions.unheld_rows import unheld
from drafter.evidence.timing.timing import timings
from drafter.evidence.words.months import MONTHS
from drafter.models.rules.claims import candidate, claim, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention
    from drafter.evidence.words.quantities import Quantity

#: "NRS 2 at the July visit, 8 before the injection": no day and no number of it.
BEFORE_IT = re.compile(r"\b(?:before|prior to) (?:(?:the|her|his|that|this|last|first|any) )+(?:\w+ )?$")
_NEXT = 24  # characters behind a number, in which it may be said to be to come
#: What is told of a plan or a requirement counts nothing.
_AHEAD = re.compile(
    r"\b(?:will|would|schedul\w*|book\w*|pending|await\w*|propos\w*|to follow|consider\w*|candidate|in (?:two|four|six|\d)|plan\w*|requir\w+|if|need\w*|request\w*|should)\b"
)
_NOT_SESSIONS = re.compile(
    r"\b(?:visits?|treatments?|appointments?|muscles?|sites?|(?<!trigger )(?<!trigger-)points?|needle)\b|x ?\d+ (?:muscles|sites|points)"
)

#: "Two separate sets of diagnostic lumbar medial branch blocks".
_ASIDE = 40  # characters between what is counted and a number of all that there were
_RELATIVE = re.compile(r"\b(?:later|after|afterwards?|apart|thereafter)$")
_SETS_OF = re.compile(r" of (?:[\w,/-]+ ){0,6}")
#: A session told without a name beside one that has it: "the second one", "the other".
ONE = re.compile(r"\bones?\b|\bothers$|\b(?:most recent|latest)$|\bthe (?:first|second|third|other)$")
_DAY = re.compile(
    rf"\b(?:{MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.? (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?$"
)


def numbered(reading: Reading, document: Document, sentence: Sentence, main: Mention) -> Iterator[Candidate]:
    """Which session of the year the note says that its own is ("this would be #2 this year")."""
    behind = reading.sentences[max(0, sentence.index - 1) : sentence.index]
    unnamed = not any(reading.of(s, "procedure") for s in (*behind, sentence))
    if unnamed and stands_alone(reading.lower, sentence.start, sentence.end):
        return  # "Bronchitis. Third this year."
    for nth in ordinals(reading.lower, sentence.start, sentence.end):
        dates = {}
        for time in timings(reading, sentence):
            day = time.days is not None and time.days.first == time.days.last
            if time.days is not None and nth.start <= time.start < nth.end and not day:
                dates["date"] = claim(reading, time.start, time.end)
        yield of_its_own(reading, document, main, nth, dates)


def of_its_own(
    reading: Reading, document: Document, of: Mention, nth: Quantity, dates: Mapping[str, Claim] | None = None
) -> Candidate:
    """The session that is asked for or done, by the number that it has of its own."""
    claims = {"name": named(reading, of), "count": claim(reading, nth.start, nth.end), **(dates or {})}
    return candidate(FactKind.PROCEDURE, document, {**claims, "status": claim(reading, nth.start, nth.end, "planned")})


def sole(reading: Reading, document: Document, sentence: Sentence, meant: Mention) -> Iterator[Candidate]:
    """That a block was the only one, or that there was none ("her only block to date", "she has never had a block").

    :param meant: what the first procedure that the sentence names is.
    """
    lower, start, end = reading.lower, sentence.start, sentence.end
    if not SOLE_TOLD.within(lower, start, end):
        return
    mentions = reading.of(sentence, "procedure")
    for found in (*SOLE.finditer(lower, start, end), *NEVER_DONE.finditer(lower, start, end)):
        ahead = _AHEAD.search(lower, start, min(end, found.end() + _NEXT))
        if ahead and not CAME_TO_NOTHING.search(lower, found.start(), found.end()):
            continue  # "only one block is planned"; that the ablation is already booked says nothing of it
        far = _FAR.search(lower, found.start(), found.end())
        if not mentions or any(m.start < found.end() and (far or found.start() < m.end + 2) for m in mentions):
            claims = {"name": named(reading, meant), "count": claim(reading, found.start(), found.end())}
            yield candidate(FactKind.PROCEDURE, document, claims)
            return


#: What may stand apart from the block that it is said of: "one block on 8/14, and nothing before or since".
_FAR = re.compile(r"\banother\b|\bno others?\b| since$|\bonce$|second|2nd|confirmatory|#2|^no |^nothing |^none ")


def told_apart(reading: Reading, generic: list[Mention]) -> list[Mention]:
    """The sessions that a sentence without a name tells apart: "the first block on July 15 and the second on August 19"."""
    lower = reading.lower
    # "Prior series: shots on 1/2, 1/9 and 1/16/2025": what a key says is told of what follows it.
    key = len(generic) > 1 and lower[generic[0].end : generic[1].start].strip() == ":"
    generic = generic[1:] if key else generic
    return [
        m
        for m in generic
        if m is generic[0]
        or ONE.search(lower, m.start, m.end)
        or _NTH.search(lower, m.start, m.end)
        or _NUMBERED.match(lower, m.end)
    ]


#: "Block 1 90 %, block 2 70 %": each has its number behind it.
_NUMBERED = re.compile(
    r" (?:#|no\. ?|number )?[1-9]\b(?! ?(?:[%./-]|levels?|nerves?|sites?|days?|weeks?|months?|hours?|h\b))"
)
#: "The first set on 5/11, the second set on 6/1".
_NTH = re.compile(
    r"\b(?:first|second|third|fourth|initial|confirmatory|repeat|other) (?:sets?|blocks?|rounds?|sessions?|injections?|shots?)$"
)


def _of_another(reading: Reading, sentence: Sentence, mention: Mention, found: Quantity) -> bool:
    within = [m for m in reading.of(sentence, "procedure") if found.start <= m.start < found.end]
    return bool(within) and mention not in within


def _told_of_another(reading: Reading, sentence: Sentence, mention: Mention, found: Quantity) -> bool:
    """Whether a number is that of another session or mention, or of one still to come."""
    if _NTH_ONE.match(reading.lower, found.start, found.end):
        return _of_another(reading, sentence, mention, found) or _on_day_ahead(reading, sentence, found)
    # "Four neck epidurals and one low back epidural"
    return not mention.concept["generic"] and _of_its_like(reading, sentence, mention, found)


def _of_its_like(reading: Reading, sentence: Sentence, mention: Mention, found: Quantity) -> bool:
    """Whether what is counted is named, and is another mention of the same procedure."""
    within = [m for m in reading.of(sentence, "procedure") if found.start <= m.start and m.end <= found.end]
    return bool(within) and mention not in within and all(m.id == mention.id for m in within)


def _on_day_ahead(reading: Reading, sentence: Sentence, found: Quantity) -> bool:
    """Whether the day right behind a numbered session is still to come, or of none: "MBB #2 on 10/20 planned", "MBB #2 10/20 no show"."""
    return reading.anchor is not None and any(
        t.days is not None
        and 0 <= t.start - found.end < _BESIDE
        and (t.days.first > reading.anchor or unheld(reading.lower, sentence, t.start, t.end))
        for t in timings(reading, sentence)
    )


#: "TPI series: weekly x 6".
_RATED = re.compile(r"\b(?:daily|weekly|biweekly|monthly|every (?:other )?(?:week|month)|q ?\d ?w(?:k|eek)?s?),? ?$")
_BESIDE = 12  # characters from a numbered session to its day
_OF_DAY = re.compile(r"(?<![lcts])(?<![lcts]\d)/|(?<=\d/)\d\d/")
_OF_TIME = re.compile(
    r"\b(?:hours?|hrs?|nights?|days?|weeks?|wks?|months?|mos?|years?) (?:after|from|following|with|of relief)\b"
)
_NTH_ONE = re.compile(r"second|2nd|third|3rd|#|.*(?:#|no\. ?|number )[23]$")


def count(reading: Reading, sentence: Sentence, mention: Mention) -> Claim | None:
    """The number of sessions that stands at a procedure."""
    for found in tallies(reading.lower, sentence.start, sentence.end):
        return claim(reading, found.start, found.end)
    own = list(ordinals(reading.lower, sentence.start, sentence.end))
    for found in counts(reading.lower, sentence.start, sentence.end):
        of_nth = [nth for nth in own if nth.start <= found.start < nth.end]
        if of_nth and (found.end <= mention.start or any(with_own(reading.lower, nth) for nth in of_nth)):
            continue  # "her third set this year; the others were in February and June"
        if reading.lower[sentence.end - 1] == "?" and reading.lower.startswith(("a ", "an "), found.start):
            continue  # "Have you had an epidural before?"
        if _DAY.search(reading.lower, sentence.start, found.start):
            continue  # "the January 12 injection"
        if _OF_DAY.search(reading.lower, found.start, found.end) or _OF_TIME.search(
            reading.lower, found.start, found.end
        ):
            continue  # "the 04/22 session", "three hours after each block"
        if _told_of_another(reading, sentence, mention, found):
            continue  # "MBB #1 5/1; MBB #2 scheduled": the number is the other's
        near = found.start < mention.end + 16 and found.end > mention.start - 24
        near = near or (found.start > mention.end and bool(BEFORE_NOW.match(reading.lower, found.end, sentence.end)))
        near = near and not _of_one_before(reading, sentence, mention, found)
        near = near and not BEFORE_IT.search(reading.lower, found.start, mention.start)
        near = near or (
            0 <= found.start - mention.end < _ASIDE and bool(UNTIL_NOW.search(reading.lower, found.start, found.end))
        )
        if _RELATIVE.search(reading.lower, found.start, found.end):
            # "Repeated four weeks later" tells of one that was, unless it is to come.
            near = found.start >= mention.end and not _AHEAD.search(reading.lower, mention.end, sentence.end)
        near = near or (
            found.start > mention.end and bool(ONLY_IN_TIME.match(reading.lower, found.start, sentence.end))
        )
        near = near or bool(_SETS_OF.fullmatch(reading.lower, found.end, mention.start))
        near = near or (found.start > mention.end and bool(_RATED.search(reading.lower, mention.end, found.start)))
        near = near or (
            found.start > mention.end
            and reading.lower.endswith(
                (
                    " times",
                    " occasions",
                    " days",
                    " dates",
                    " visits",
                    " encounters",
                    "twice",
                    "once",
                    " time",
                    " only",
                ),
                found.start,
                found.end,
            )
        )
        own_word = found.start <= mention.start < mention.end == found.end  # "five trigger point visits"
        if near and (own_word or not _NOT_SESSIONS.search(reading.lower[found.start : found.end + 9])):
            return claim(reading, found.start, found.end)
    return None


def _of_one_before(reading: Reading, sentence: Sentence, mention: Mention, found: Quantity) -> bool:
    """Whether a count before a procedure, which does not name it, stands right behind another one, and is that one's ("ESI series of 3 (Dec 2024), plus ESI 4/2025")."""
    return found.end <= mention.start and any(
        m.end <= found.start < m.end + 8 for m in reading.of(sentence, "procedure") if m is not mention
    )
