"""From store and ledger to what audits know of signed determinations. A ledger that does not verify stops it.

A determination counts when it stands or when its letter went out; a signature that was dismissed before anyone was told is work in progress.
Exercises are never among them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from drafter.criteria.logic import State
from drafter.errors import DrafterError
from drafter.evidence.claims.facts import Evidence
from drafter.quality.audits.signed import Signed, SignedCriterion, SignedLine
from drafter.record import ledger
from drafter.record.tables import CASE, DRAFT, LEDGER, OPENING, SIGNATURE, VERSION
from drafter.review.gates import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection


class TamperedError(DrafterError):
    """The ledger, or what it vouches for, is not as it was written: no figure rests on it."""

    exit_code = 1

    def __init__(self, breaks: list[ledger.Break]) -> None:
        first = breaks[0]
        more = f" and {len(breaks) - 1} more" if len(breaks) > 1 else ""
        super().__init__(
            f"the ledger does not verify: entry {first.seq}: {first.what}{more}. Run: drafter audit verify"
        )


def collect(connection: Connection) -> list[Signed]:
    """Every signed determination, oldest first.

    :raises TamperedError: when the ledger does not verify.
    """
    if breaks := ledger.verify(connection):
        raise TamperedError(breaks)
    rows = connection.execute(
        select(SIGNATURE)
        .join(CASE, CASE.c.id == SIGNATURE.c.case)
        .where(CASE.c.exercise.is_(False))
        .order_by(SIGNATURE.c.at)
    ).all()
    real = [row for row in rows if row.dismissed is None or row.released is not None]
    looks, opened = _looks(connection), _opened(connection)
    found: list[Signed] = []
    before: dict[str, str] = {}
    for row in real:
        found.append(_signed(connection, json.loads(row.content), row, looks, opened, before.get(row.case, "")))
        before[row.case] = row.at
    return _overturned(found)


def _signed(connection: Connection, told: Mapping[str, Any], row: Any, looks: Mapping[tuple[str, str], list[str]], opened: Mapping[tuple[str, str, str], set[tuple[int, str, str]]], since: str) -> Signed:  # fmt: skip
    shown = told["shown"]
    draft = json.loads(_text(connection, DRAFT, DRAFT.c.case == row.case, DRAFT.c.digest == shown["draft"]))
    sheet = json.loads(_text(connection, VERSION, VERSION.c.case == row.case, VERSION.c.number == row.version))
    answers = {(a["line"], a["criterion"]): a["state"] for a in sheet["answers"]}
    decisions = {d["line"]: d["disposition"] for d in told["decisions"]}
    deciding = {
        (c["line"], c["criterion"], place)
        for c in shown["criteria"]
        for place in ([place_of(Evidence.model_validate(q)) for q in c["quotes"]] or ["receipt"])
    }
    first = next((at for at in looks.get((row.case, row.by), []) if at > since), row.at)
    return Signed(
        id=row.id,
        case=row.case,
        at=row.at,
        model=f"{draft['generator']['model']} {draft['generator']['version']}",
        reviewer=row.by,
        role=told["signer"]["role"],
        outcome=told["outcome"],
        criteria=tuple(_criteria(draft, answers)),
        lines=tuple(
            SignedLine(
                line=each["line"], policy=_policy(each), draft=each["recommendation"], signed=decisions[each["line"]]
            )
            for each in draft["lines"]
        ),
        seconds=(datetime.fromisoformat(row.at) - datetime.fromisoformat(first)).total_seconds(),
        deciding=len(deciding),
        opened=len(deciding & opened.get((row.case, row.by, shown["draft"]), set())),
        edits=sum(shown["changes"].values()),
        acknowledged=len(shown["acknowledgements"]),
        disagreement=any(f["code"] == "UNC001" for f in draft["findings"]),
    )


def _criteria(draft: Mapping[str, Any], answers: Mapping[tuple[int, str], str]) -> Iterable[SignedCriterion]:
    for line in draft["lines"]:
        for each in line["criteria"]:
            yield SignedCriterion(
                line=line["line"], criterion=each["id"], policy=_policy(line), draft=each["state"],
                signed=State(said) if (said := answers.get((line["line"], each["id"]))) else None,
            )  # fmt: skip


def _policy(line: Mapping[str, Any]) -> str:
    policy = line["policy"]
    return f"{policy['id']}@{policy['version']}" if policy else "no policy"


def _text(connection: Connection, table: Any, *where: Any) -> str:
    return str(connection.execute(select(table.c.content).where(*where)).scalar_one())


def _looks(connection: Connection) -> dict[tuple[str, str], list[str]]:
    """When each person looked at each case, in order."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    query = select(LEDGER.c.case, LEDGER.c.actor, LEDGER.c.at).where(LEDGER.c.action == "read").order_by(LEDGER.c.seq)
    for row in connection.execute(query):
        found[row.case, row.actor].append(row.at)
    return found


def _opened(connection: Connection) -> dict[tuple[str, str, str], set[tuple[int, str, str]]]:
    """What each person opened of each draft."""
    found: dict[tuple[str, str, str], set[tuple[int, str, str]]] = defaultdict(set)
    for row in connection.execute(select(OPENING)):
        found[row.case, row.person, row.draft].add((row.line, row.criterion, row.quote))
    return found


def _overturned(found: list[Signed]) -> list[Signed]:
    """Marks those whose case was decided otherwise later. Asking for information first is no such thing."""
    last: dict[str, Signed] = {signed.case: signed for signed in found}
    return [
        s.model_copy(update={"overturned": s.outcome != "information_request" and last[s.case].outcome != s.outcome})
        for s in found
    ]
