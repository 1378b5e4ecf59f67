"""A case's audit packet as one HTML page and as a tagged PDF. Nothing is cut; text of the record is data, never markup."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from drafter.quality.audit_reports.page import environment, style
from drafter.record.clock import parsed
from drafter.render.typesetting import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.quality.audits.packet import Packet


def to_html(packet: Packet) -> str:
    """The packet as one self-contained HTML document."""
    return environment().get_template("packet.html.jinja").render(
        packet=packet, sections=list(sections(packet)), style=Markup(style()), verdict=verdict(packet)  # noqa: S704 - our own style sheet
    )  # fmt: skip


def to_pdf(packet: Packet) -> bytes:
    """The packet as a tagged PDF.

    :raises InputError: when no font of this machine has a letter that it needs.
    """
    told = {"title": f"Audit packet of case {packet.case[:4].upper()}", "case": packet.case, "verdict": verdict(packet), "made": packet.made, "sections": [{"title": t, "blocks": b} for t, b in sections(packet)]}  # fmt: skip
    return typeset(
        files("drafter.quality.audit_reports").joinpath("templates/packet.typ").read_bytes(),
        {"packet": told},
        made=parsed(packet.made).replace(microsecond=0),
        place="packet",
        instead="take the HTML packet",
    )


def verdict(packet: Packet) -> str:
    """Whether everything is as it was written, in words."""
    if packet.verified:
        return f"Verified: the ledger holds from its first entry to {packet.head[:16]}, and all {len(packet.parts)} parts of this case are what it vouches for."
    broken = [f"entry {b.seq}: {b.what}" for b in packet.breaks]
    broken += [f"{p.kind} {p.key} is not what was stored" for p in packet.parts if not p.good]
    return f"NOT VERIFIED. {'; '.join(dict.fromkeys(broken))}."


def _block(kind: str, text: str, *more: str) -> dict[str, Any]:
    """:param kind: ``head``, ``text`` (kept as it is), ``line`` or ``quote``."""
    return {"kind": kind, "text": text, "more": [m for m in more if m]}


Block = dict[str, Any]


def sections(packet: Packet) -> Iterator[tuple[str, list[Block]]]:
    """The packet's parts in order, as plain blocks; both forms are drawn from them."""
    yield "Hashes", [_block("line", f"{p.kind} {p.key}: {p.digest}", f"entry {p.entry}", "as written" if p.good else "NOT AS WRITTEN") for p in packet.parts]  # fmt: skip
    yield "Record", list(_record(packet))
    yield "Drafts", list(_drafts(packet))
    yield "Work, version by version", list(_versions(packet))
    yield "Findings that stand", [_block("line", f"{f.code}: {f.message}", f.severity.value, f.fix) for f in packet.findings]  # fmt: skip
    yield "Comments", [_block("line", c.text, f"{c.name}, {c.at}", f"at {c.place}", f"settled {c.resolved}" if c.resolved else "open") for c in packet.comments]  # fmt: skip
    yield "Signatures and letters", list(_signatures(packet))
    yield "Second readings", list(_readings(packet))
    yield "Events", [_block("line", f"{e.seq}. {e.at} {packet.names.get(e.actor, e.actor)} ({e.role}): {e.action.replace('_', ' ')}", e.detail, e.hash) for e in packet.entries]  # fmt: skip


def _record(packet: Packet) -> Iterator[Block]:
    for number, content in packet.contents:
        yield _block("head", f"Content {number}")
        request = content.request
        yield _block("line", f"{content.payer}, {request.review}, {request.urgency}, received {request.received}")
        for line in request.lines:
            days = ", ".join(day.isoformat() for day in line.dates)
            yield _block("line", f"Line {line.line}: {line.code} ×{line.units}", days, ", ".join(line.diagnoses))
        # What an addition brought; what was there before stands above.
        before = {d.id for n, other in packet.contents if n < number for d in other.documents}
        for document in content.documents:
            if document.id not in before:
                yield _block("head", f"{document.id}: {document.kind}", str(document.date or "no date"), document.author or "")  # fmt: skip
                yield _block("text", document.text)


def _drafts(packet: Packet) -> Iterator[Block]:
    for draft in packet.drafts:
        yield _block("head", f"Draft by {draft.generator.model} {draft.generator.version}", draft.digest)
        for line in draft.lines:
            policy = f"{line.policy.id}@{line.policy.version}" if line.policy else "no policy in force"
            yield _block("line", f"Line {line.line}, {policy}: {line.recommendation.value.replace('_', ' ')}")
            for c in line.criteria:
                yield _block("line", f"{c.id}: {c.state.value.replace('_', ' ')}. {c.reason}")
                for quote in c.evidence:
                    yield _block("quote", quote.quote, f"{quote.document} {quote.start}-{quote.end}")


def _versions(packet: Packet) -> Iterator[Block]:
    for version, sheet in packet.versions:
        yield _block("head", f"Version {version.number}: {version.reason or 'changed'}", f"{version.name or version.by} ({version.role})", version.at)  # fmt: skip
        if version.number not in {packet.file.version, *(s.determination.version for s in packet.signatures)}:
            yield _block("line", f"{len(sheet.answers)} answers, {len(sheet.rationale)} sentences", version.digest)
            continue
        for a in sheet.answers:
            yield _block("line", f"Line {a.line}, {a.criterion}: {a.state.value.replace('_', ' ')} ({a.origin.value})", a.by.name, a.reason)  # fmt: skip
            for quote in a.quotes:
                yield _block("quote", quote.quote, f"{quote.document} {quote.start}-{quote.end}, added")
        for s in sheet.rationale:
            yield _block("line", s.text, s.origin.value)
        for k in sheet.acknowledgements:
            yield _block("line", f"Acknowledged: {k.reason}", k.by.name, k.finding)


def _signatures(packet: Packet) -> Iterator[Block]:
    for s in packet.signatures:
        d = s.determination
        yield _block("head", f"{d.outcome.value.replace('_', ' ').capitalize()} by {d.signer.name} ({d.signer.role.value})", d.at)  # fmt: skip
        became = f"ended {s.dismissed}: {s.dismissed_because}" if s.dismissed else "stands"
        yield _block("line", f"Version {d.version}; shown {d.shown.digest}", became, f"letter released {s.released}" if s.released else "letter not released")  # fmt: skip
        for decision in d.decisions:
            yield _block("line", f"Line {decision.line}: {decision.disposition.value.replace('_', ' ')}", f"{decision.units} units" if decision.units else "", decision.reason)  # fmt: skip
        yield _block("line", d.shown.attestation)
        yield from (_block("line", f"{'met' if g.met else 'NOT MET'}: {g.text}", g.code) for g in d.shown.gates)
        yield _block("head", f"Letter: {d.shown.letter.title}", d.shown.letter.digest)
        for part in d.shown.letter.parts:
            yield _block("line", part.heading)
            yield from (_block("text", words) for words in part.paragraphs)
            for item in part.items:
                yield _block("line", item.text, item.why)


def _readings(packet: Packet) -> Iterator[Block]:
    for r in packet.readings:
        yield _block("head", f"By {packet.names.get(r.auditor, r.auditor)}", r.blind.at, "not blind" if r.blind.looked_before else "blind")  # fmt: skip
        yield from (_block("line", f"{place}: {state.value.replace('_', ' ')}") for place, state in r.blind.states.items())  # fmt: skip
        yield from (_block("line", f"line {n}: {d.value.replace('_', ' ')}") for n, d in r.blind.lines.items())
        if r.compared:
            errors = {e.value for m in r.compared.marks.values() for e in m.errors} | {
                e.value for e in r.compared.errors
            }
            yield _block("line", f"Compared {r.compared.at}. Errors: {', '.join(sorted(errors)) or 'none'}", r.compared.note)  # fmt: skip
