"""Which time a number of sessions is of, and sessions that are told by how often they were had."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.sessions.session_rates import of_times, rate_of, runs
from drafter.evidence.timing.timing import timings
from drafter.models.rules.claims import candidate, claim
from drafter.models.rules.sessions.session_shares import shared_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.concepts import Mention
    from drafter.evidence.words.quantities import Quantity

#: Between two days of a list: the second is one more than those that are counted at the first.
_ADDED = re.compile(
    r"\b(?:plus|followed by|another|further|additional(?:ly)?|singles?|ones?|more|as well as|besides|in addition|subsequent\w*|(?<!\d/)\d{1,2}(?= (?:in|on|during|more)\b)|(?:two|three|four|five)(?= (?:in|on|during|more|others?)\b))\b|\+"
)
#: The same where the number is not that of the days.
_ONCE_MORE = re.compile(r"\b(?:then|again|once more|repeat\w*|later|also)\b|;")
_DAY = 1  # days: a session's own
_ENDS = 2  # of a span of days
_YEAR = 300  # days: a span that a rate may be of
_RATE_AND_DAYS = 2  # days in one sentence from which they are told one by one


def on_each_day(
    reading: Reading, document: Document, sentence: Sentence, told: Mapping[str, Claim], dated: Sequence[Timing]
) -> Iterator[Candidate]:
    """A candidate for each day of a session, with what is told of that one; one without a day where there is none.

    :param told: what the sentence tells of the procedure.
    """
    if not dated:
        yield candidate(FactKind.PROCEDURE, document, told)
        return
    each, of_all = _spread(reading, dated, told.get("count"))
    if of_all is not None:
        yield candidate(FactKind.PROCEDURE, document, {**_only_named(told), "count": of_all})
    own = shared_out(reading, sentence, dated) if "relief" in told else []
    shared = ("count", "relief", "relief_length") if own else ("count",)
    base = {key: claimed for key, claimed in told.items() if key not in shared}
    for index, time in enumerate(dated):
        gave = (own[index] if own else {}) | each[index]
        yield candidate(FactKind.PROCEDURE, document, {**base, **gave, "date": claim(reading, time.start, time.end)})


def _only_named(told: Mapping[str, Claim]) -> dict[str, Claim]:
    return {key: claimed for key, claimed in told.items() if key in ("name", "region", "status")}


def _spread(
    reading: Reading, dated: Sequence[Timing], counted: Claim | None
) -> tuple[list[dict[str, Claim]], Claim | None]:
    """By day, the number of sessions that is told of it; and the number of all where it is that of no day.

    A number stands with the day beside it: what is added behind it is one more ("three in December, plus February 4"). As many
    as there are days is one a day.
    """
    if counted is not None and len(dated) == 1 and _of_last(reading, dated[0], counted):
        return [{}], counted
    if counted is None or len(dated) <= 1:
        return [{} if counted is None else {"count": counted} for _ in dated], None
    if len(dated) == _ENDS and _from_to(reading, *dated):  # "five between January and June"
        since = claim(reading, dated[0].start, dated[0].end)
        return [{}, {"count": counted, "since": since}], None
    groups = _grouped(reading, dated, _ADDED)
    number = _number(counted)
    if len(groups) == 1 and number not in (None, len(dated)) and _wide(dated[0]):
        groups = _grouped(reading, dated, _ONCE_MORE)
    first, others = groups[0], groups[1:]
    own: list[dict[str, Claim]] = [{} for _ in dated]
    for group in others:
        start = first[-1].end if group is others[0] else dated[dated.index(group[0]) - 1].end
        told = next(of_times(reading.lower, start, group[0].end), None)
        if told is not None and len(group) == 1:
            own[dated.index(group[0])] = {"count": claim(reading, told.start, told.end)}
    if len(first) == 1 or any(_holds(one, other) for one in first for other in first if one is not other):
        own[: len(first)] = [{"count": counted} for _ in first]
        return own, None
    if not any(_wide(t) for t in first):
        own[: len(first)] = [{"count": counted} for _ in first]
        return own, None
    return own, None if number == len(first) else counted


_LAST = re.compile(r"\b(?:last|latest|most recent(?:ly)?|final)(?: (?:one|was|on|in|done|given|set|session))*:? $")


def _of_last(reading: Reading, time: Timing, counted: Claim) -> bool:
    """Whether a day is only that of the last of several ("TPI x 5 (last 9/1/25)", "several injections, the last in July")."""
    number = _number(counted)
    return number not in (0, 1) and _LAST.search(reading.lower, max(0, time.start - 40), time.start) is not None


_BETWEEN = re.compile(r"\bbetween (?:(?:early|late|mid|the|end|start|of) )*$")
_TO = re.compile(r"(?:,? ?(?:19|20)\d\d)? ?(?:to|through|thru|until|till|up to|-|–) ?(?:(?:early|late|mid) )?")


def _from_to(reading: Reading, first: Timing, last: Timing) -> bool:
    """Whether two times are the ends of one ("between January and June", "February through June")."""
    lower = reading.lower
    if _BETWEEN.search(lower, max(0, first.start - 30), first.start):
        return lower[first.end : last.start].strip(" ,") in ("and", "&")
    return _TO.fullmatch(lower, first.end, last.start) is not None and (_wide(first) or _wide(last))


def _grouped(reading: Reading, dated: Sequence[Timing], apart: re.Pattern[str]) -> list[list[Timing]]:
    groups = [[dated[0]]]
    for before, time in pairwise(dated):
        if apart.search(reading.lower, before.end, time.start):
            groups.append([time])
        else:
            groups[-1].append(time)
    return groups


_ONE = re.compile(r"\b(?:once|single|sole)\b")


def _number(counted: Claim) -> int | None:
    if _ONE.search(counted.value.lower()):
        return 1
    told = re.search(r"\d+", counted.value)
    words = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    spelt = next((n for n, word in enumerate(words) if re.search(rf"\b{word}\b", counted.value.lower())), None)
    return int(told[0]) if told else spelt


def _wide(time: Timing) -> bool:
    return time.days is not None and (time.days.last - time.days.first).days >= _DAY


def _holds(one: Timing, other: Timing) -> bool:
    return bool(one.days and other.days and one.days.first <= other.days.first and other.days.last <= one.days.last)


def _of_rate(time: Timing, rate: Quantity) -> bool:
    """Whether a time is told together with a rate ("every month in 2019")."""
    return time.start < rate.end and rate.start < time.end


_THEN = re.compile(r"\b(?:then|thereafter|followed by|and on)\b")


def by_rate(
    reading: Reading,
    document: Document,
    sentence: Sentence,
    mention: Mention,
    told: Mapping[str, Claim],
    dated: Sequence[Timing],
) -> Iterator[Candidate]:
    """What is told by how often a procedure was had: so many a year; from one month to another so many in that time.

    :param told: what the sentence tells of the procedure.
    :param dated: the days of sessions that the sentence tells: two or more are the sessions themselves.
    """
    rate = rate_of(reading, sentence, mention)
    if rate is None:
        return
    claims = {**_only_named(told), "count": claim(reading, rate.start, rate.end)}
    run = next(runs(reading.lower, sentence.start, sentence.end), None)
    months = [t for t in timings(reading, sentence) if t.days and run is not None and run.start <= t.start < run.end]
    if run is not None and len(months) == _RATE_AND_DAYS:
        claims["count"] = claim(reading, run.start, run.end)
        claims["since"] = claim(reading, months[0].start, months[0].end)
        claims["date"] = claim(reading, months[1].start, months[1].end)
        yield candidate(FactKind.PROCEDURE, document, claims)
        return
    # "12/15/24, then q8wk; last 8/25/25", "12/15/24, q8wk since, last 8/25/25": the first and the last of many.
    goes_on = bool(dated) and (
        _THEN.search(reading.lower, dated[0].end, rate.start) is not None
        or dated[0].end <= rate.start < dated[-1].start
    )
    if len(dated) < _RATE_AND_DAYS or goes_on:
        wide = [t for t in dated if _of_rate(t, rate) or (t.days and (t.days.last - t.days.first).days > _YEAR)]
        if wide:
            claims["date"] = claim(reading, wide[0].start, wide[0].end)
        yield candidate(FactKind.PROCEDURE, document, claims)
