"""One candidate for each region of a list that tells sessions by region ("epidurals: cervical x 3 (Feb, Jun, Sep), lumbar x 1 (Apr)")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.sessions.procedure_days import before_visit
from drafter.evidence.sessions.region_groups import groups
from drafter.evidence.timing.timing import timings
from drafter.models.rules.claims import claim, named
from drafter.models.rules.sessions.session_spans import on_each_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.claims.facts import Candidate
    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_YEAR = 300  # days: a span that frames a list ("in the last twelve months")


def by_region(
    reading: Reading, document: Document, sentence: Sentence, mention: Mention, meant: Mention, status: str | None
) -> Iterator[Candidate]:
    """What a list tells of the sessions of each region: its number, its days; nothing where none tells them apart.

    :param status: what the words around the procedure say of where it stands.
    """
    if status not in ("prior", None):
        return
    times = [t for t in timings(reading, sentence) if t.days is not None]
    found = groups(reading, sentence, mention)
    days = [[t for t in times if g.start <= t.start < g.end] for g in found]
    if status is None and not all(each and all(before_visit(reading, sentence, t) for t in each) for each in days):
        return
    frame = [t for t in times if t.days is not None and (t.days.last - t.days.first).days > _YEAR][:1]
    for group, own in zip(found, days, strict=True):
        if group.count is not None and group.count.value.high == 0:
            continue
        told = {
            "name": named(reading, meant),
            "region": claim(reading, group.region.start, group.region.end),
            "status": claim(reading, mention.start, mention.end, "prior"),
        }
        if group.count is not None:
            told["count"] = claim(reading, group.count.start, group.count.end)
        yield from on_each_day(reading, document, sentence, told, [t for t in own if t not in frame] or frame)
