"""A report for programs: JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from drafter.quality.audit_reports.rows import Row, rows

if TYPE_CHECKING:
    from drafter.quality.audits.report import Report

SCHEMA = "audit-report/1"


def to_json(report: Report) -> str:
    """The report; shares from 0 to 1 with 95 % intervals. Reviewers appear in aggregate only."""
    told: dict[str, Any] = {"schema": SCHEMA} | asdict(report)
    for signal in told["signals"]:
        del signal["who"]  # for whoever follows it up in the workbench; not for a report
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def to_csv(report: Report) -> str:
    """One figure a row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([field.name for field in fields(Row)])
    for row in rows(report):
        writer.writerow(["" if value is None else value for value in asdict(row).values()])
    return out.getvalue()
