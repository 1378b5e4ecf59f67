"""What is stored of the gold cases is of these gold cases, holds no text, and is what the documentation shows."""

import importlib.util
from pathlib import Path

from drafter.quality.gold import digest_of_gold, load_gold
from drafter.quality.runs import read_run, read_samples

EVALS = Path(__file__).parents[2] / "evals"
BASELINE = EVALS / "baselines/rules"


def measure():
    spec = importlib.util.spec_from_file_location("measure", EVALS / "measure.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_baseline_is_of_the_gold_cases_that_are_kept():
    assert read_run(BASELINE).gold_digest == digest_of_gold(load_gold(EVALS / "gold")), "run make baseline"


def test_the_baseline_holds_no_words_of_a_record():
    assert read_run(BASELINE).text is False
    scores = [sample.score for sample in read_samples(BASELINE) if sample.score]
    assert scores
    assert not any(c.reason or c.evidence or c.passages or any(c.labels) for s in scores for c in s.criteria)


def test_the_documentation_shows_the_figures_of_the_baseline():
    script = measure()
    page = script.PAGE.read_text(encoding="utf-8")

    assert script.BEGIN in page
    assert script.with_figures(page, script.figures()) == page, "run make baseline"
