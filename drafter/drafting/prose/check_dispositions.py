"""What a text decides: one disposition a line, one that the criteria support, by somebody who may decide so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.drafting.determination import Recommendation, most_cautious
from drafter.drafting.findings import Finding, finding
from drafter.drafting.prose.dispositions import Disposition, Verdict, outlooks
from drafter.drafting.prose.signatures import signer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.drafting.determination import DraftLine
    from drafter.drafting.prose.matter import Matter

_OF = {
    Recommendation.APPROVE: Verdict.APPROVE,
    Recommendation.REQUEST_INFORMATION: Verdict.REQUEST_INFORMATION,
    Recommendation.REFER_TO_PHYSICIAN: Verdict.REFER,
}
_ADVERSE = (Verdict.DENY, Verdict.PARTIAL)
_CAUTION = [Verdict.APPROVE, Verdict.REQUEST_INFORMATION, Verdict.REFER, Verdict.DENY]


def check_dispositions(matter: Matter) -> Iterator[Finding]:
    """DSP001, DSP002, DSP003, LIN001 and AUT001."""
    every = {line.line for line in matter.services.lines}
    whole = [d for d in matter.dispositions if not d.lines or set(d.lines) == every]
    single = [d for d in matter.dispositions if d.lines and set(d.lines) != every]
    if len(every) == 1:
        whole, single = list(matter.dispositions), []
    yield from _contradictions(whole, single, every)
    yield from _adverse(matter)
    if matter.draft is not None:
        yield from _spread(matter, whole, single)
        yield from _unsupported(matter, whole, single)


def _contradictions(whole: Sequence[Disposition], single: Sequence[Disposition], every: set[int]) -> Iterator[Finding]:
    yield from _differing(whole, "")
    by_line = {number: [d for d in single if number in d.lines] for number in sorted(every)}
    for number, found in by_line.items():
        yield from _differing(found, f"line {number}: ")
    first = whole[0] if whole else None
    stated = {number: found[0].verdict for number, found in by_line.items() if found}
    if first is None or not stated:
        return
    if not _fits(first.verdict, stated, every):
        other = next((d for d in single if d.verdict is not first.verdict), single[0])
        yield _two(first, other, f"line {min(other.lines)}: ")


def _fits(verdict: Verdict, stated: dict[int, Verdict], every: set[int]) -> bool:
    """Whether a disposition of the whole request agrees with those of its lines."""
    told = set(stated.values())
    if verdict is Verdict.PARTIAL:
        return len(stated) < len(every) or len(told) > 1
    if verdict is Verdict.DENY:
        return told <= {Verdict.DENY}
    if len(stated) < len(every):
        return verdict in told
    return Verdict.PARTIAL in told or verdict is max(told, key=_CAUTION.index)


def _differing(found: Sequence[Disposition], of: str) -> Iterator[Finding]:
    other = next((d for d in found if d.verdict is not found[0].verdict), None)
    if other is not None:
        yield _two(found[0], other, of)


def _two(one: Disposition, other: Disposition, of: str) -> Finding:
    return finding(
        "DSP001",
        str(other.line),
        f"{of}line {one.line} of the text says {one.verdict}, line {other.line} says {other.verdict}",
    )


def _adverse(matter: Matter) -> Iterator[Finding]:
    adverse = next((d for d in matter.dispositions if d.verdict in _ADVERSE), None)
    if adverse is None:
        return
    by = signer(matter.body)
    if by == "nurse":
        yield finding("AUT001", str(adverse.line), "the text decides adversely over a nurse's signature")
    if by != "physician":
        yield finding("DSP003", str(adverse.line), f"the text says {adverse.verdict}, and no physician has signed it")


def _spread(matter: Matter, whole: Sequence[Disposition], single: Sequence[Disposition]) -> Iterator[Finding]:
    """One disposition for several lines that differ: in what they deserve, in their policy, or in the text's own view."""
    assert matter.draft is not None
    if len(matter.lines) < 2 or single:
        return
    bundled = next((d for d in whole if d.verdict is not Verdict.PARTIAL), None)
    if bundled is None:
        return
    deserved = {line.recommendation for line in matter.draft.lines}
    policies = {line.policy.id if line.policy else "" for line in matter.draft.lines}
    hopeful = next(
        (place for lines, place in outlooks(matter.body, matter.services) if len(lines) < len(matter.lines)), None
    )
    if len(deserved) > 1:
        why = "their criteria come to different results"
    elif bundled.verdict is Verdict.DENY and hopeful is not None:
        why = f"line {hopeful} of the text itself tells them apart"
    elif bundled.verdict is Verdict.DENY and len(policies) > 1:
        why = "they are judged by different policies"
    else:
        return
    yield finding(
        "LIN001",
        str(bundled.line),
        f"“{bundled.verdict}” is said of all {len(matter.lines)} service lines at once, but {why}",
    )


def _unsupported(matter: Matter, whole: Sequence[Disposition], single: Sequence[Disposition]) -> Iterator[Finding]:
    assert matter.draft is not None
    physician = signer(matter.body) == "physician"
    own = {number for d in single for number in d.lines}
    seen: set[tuple[int, Verdict]] = set()
    for each in (*whole, *single):
        targets = set(each.lines) if each in single else set(matter.lines) - own
        if each.verdict is Verdict.PARTIAL:
            continue
        if each in whole and not targets:
            worst = most_cautious([line.recommendation for line in matter.draft.lines])
            if (
                (0, each.verdict) not in seen
                and each.verdict is not _OF[worst]
                and not (each.verdict is Verdict.DENY and physician)
            ):
                seen.add((0, each.verdict))
                yield finding(
                    "DSP002",
                    str(each.line),
                    f"the text says {each.verdict} for the whole; its lines come to {_OF[worst]}",
                )
        for number in sorted(targets & set(matter.lines)):
            line = matter.lines[number]
            if (number, each.verdict) not in seen and not _supported(each.verdict, line, physician=physician):
                seen.add((number, each.verdict))
                yield finding(
                    "DSP002",
                    str(each.line),
                    f"the text says {each.verdict} for line {number}; its criteria come to {_OF[line.recommendation]}",
                )


def _supported(verdict: Verdict, line: DraftLine, *, physician: bool) -> bool:
    if verdict is Verdict.DENY:
        # A physician may deny what the criteria contradict; what is only unknown is asked for.
        return physician and any(a.required and a.state is State.NOT_MET for a in line.criteria)
    return verdict is _OF[line.recommendation]
