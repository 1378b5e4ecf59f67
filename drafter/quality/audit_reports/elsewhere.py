"""Determinations that were written elsewhere, as text, JSON, CSV and one HTML page."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from markupsafe import Markup

from drafter.quality.audit_reports import plots
from drafter.quality.audit_reports.page import environment, style
from drafter.quality.audit_reports.rows import Row, estimated
from drafter.quality.audit_reports.text import percent, shortened
from drafter.quality.audits.figures import THRESHOLD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.quality.audits.elsewhere import Elsewhere

SCHEMA = "audit-elsewhere/1"


def rows(found: Elsewhere) -> Iterator[Row]:
    """Every figure, in its order."""
    for section, each in (("criteria", found.criteria), ("lines", found.lines)):
        for accuracy in each:
            yield estimated(section, accuracy.group, "draft right", accuracy.draft)
    for code, count in found.findings.items():
        yield Row("findings", "all", code, count, of=len(found.determinations))


def to_json(found: Elsewhere) -> str:
    def draft_only(section: str) -> list[dict[str, object]]:
        return [{"group": a.group} | asdict(a.draft) for a in getattr(found, section)]

    told = {"schema": SCHEMA, "gold": found.gold, "blocked": found.blocked, "criteria": draft_only("criteria"), "lines": draft_only("lines"), "findings": found.findings, "determinations": [asdict(d) for d in found.determinations]}  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def to_csv(found: Elsewhere) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([field.name for field in fields(Row)])
    for row in rows(found):
        writer.writerow(["" if value is None else value for value in asdict(row).values()])
    return out.getvalue()


def basis(found: Elsewhere) -> str:
    """What the figures rest on, in words."""
    total, unsaid = len(found.determinations), sum(len(d.unsaid) for d in found.determinations)
    own = total - found.gold
    parts = [f"{total} determination{'' if total == 1 else 's'}"]
    parts += [f"{found.gold} against what the gold case expects"] if found.gold else []
    parts += [f"{own} against our own assessment"] if own else []
    parts += [f"{unsaid} criteria without a stated result, not counted"] if unsaid else []
    return "; ".join(parts)


def to_text(found: Elsewhere) -> str:
    lines = [basis(found), f"{found.blocked} of {len(found.determinations)} have a finding that blocks", ""]
    lines.append("Findings, by code: in how many determinations" if found.findings else "No findings.")
    lines += [f"  {code:56}{count} of {len(found.determinations)}" for code, count in found.findings.items()]
    for title, each in (("Criteria right", found.criteria), ("Lines right", found.lines)):
        lines += ["", title, *(f"  {shortened(a.group, 54):56}{percent(a.draft)}" for a in each)]
    lines += ["", "Determinations"]
    for d in found.determinations:
        told = [f"{d.right} right", f"{len(d.wrong)} wrong" + (f" ({', '.join(d.wrong)})" if d.wrong else "")]
        lines.append(f"  {d.case}: {', '.join(told)}, {len(d.unsaid)} not said; {' '.join(d.codes) or 'no findings'}")
    return "\n".join(lines) + "\n"


def to_html(found: Elsewhere) -> str:
    return environment().get_template("elsewhere.html.jinja").render(
        found=found, basis=basis(found), style=Markup(style()),  # noqa: S704 - our own style sheet
        plots=[(title, plot) for title, each in (("Criteria", found.criteria), ("Lines", found.lines)) if (plot := plots.forest(each, THRESHOLD))],
    )  # fmt: skip
