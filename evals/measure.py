"""Run the gold cases as CI does, or store what they came to: python evals/measure.py [--store]

Without ``--store``, the gold cases are drafted by the embedded model and held against ``thresholds.yaml`` and
``baselines/rules``; exit 1 when something does not hold. With it, the baseline and the figures in
``docs/evals.md`` are written anew: a change to look at before it is committed.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from drafter.quality.metrics import Summary
from drafter.quality.reports.text import figures_text

ROOT = Path(__file__).parent.parent
#: Relative to the checkout: a run keeps the names that it was given.
GOLD, BASELINE = Path("evals/gold"), Path("evals/baselines/rules")
PAGE = ROOT / "docs" / "evals.md"
BEGIN, END = "<!-- figures: make baseline writes them -->\n```text\n", "```\n<!-- end of figures -->"


def run(folder: Path, *more: str) -> int:
    """``drafter eval run`` over the gold cases, with the metamorphic checks."""
    drafter = Path(sys.executable).with_name("drafter")
    asked = [str(drafter), "eval", "run", str(GOLD), "--model", "rules", "--metamorphic", "-o", str(folder), *more]
    return subprocess.run(asked, cwd=ROOT, check=False).returncode


def store() -> int:
    """The baseline, without words of the records, and the figures of the page."""
    shutil.rmtree(ROOT / BASELINE, ignore_errors=True)
    code = run(BASELINE, "--no-text")
    (ROOT / BASELINE / "report.html").unlink()
    PAGE.write_text(with_figures(PAGE.read_text(encoding="utf-8"), figures()), encoding="utf-8")
    return code


def figures() -> str:
    """The baseline's figures, as ``make eval`` prints them."""
    summary = Summary.model_validate_json((ROOT / BASELINE / "summary.json").read_text(encoding="utf-8"))
    return figures_text(summary)


def with_figures(page: str, figures: str) -> str:
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{figures}{END}{after}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--store", action="store_true", help="write the baseline and the figures of docs/evals.md anew")
    if parser.parse_args().store:
        sys.exit(store())
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(run(Path(folder) / "run", "--baseline", str(BASELINE)))


if __name__ == "__main__":
    main()
