"""What tests of the evaluator share: the sample case with its right draft, and ways of making that draft wrong."""

from pathlib import Path

import pytest
import yaml

from drafter.drafting.determination import Recommendation
from drafter.models.rules.model import RulesModel
from drafter.pipeline import draft
from drafter.quality.gold import load_gold_case
from drafter.quality.samples import Outcome, Sample
from drafter.quality.scoring import score

GOLD = Path(__file__).parents[2] / "evals/gold"


@pytest.fixture(scope="session")
def gold():
    return load_gold_case(GOLD / "cervical-tpi-onb", "cervical-tpi-onb")


@pytest.fixture(scope="session")
def right(gold, library):
    """The draft of the sample case, which is as its gold case expects."""
    return draft(gold.case, RulesModel(), library)


@pytest.fixture
def scored(gold, library):
    """Scores a draft of the sample case."""
    return lambda drafted, of=gold: score(of, drafted, library.sources)


@pytest.fixture
def sampled(scored):
    """A sample of a draft of the sample case, under any name."""

    def sample(drafted, name="case-1", **more):
        return Sample(case=name, outcome=Outcome.DRAFTED, score=scored(drafted), **more)

    return sample


@pytest.fixture
def write_gold(tmp_path):
    """Writes a gold case of one note: ``write_gold("neck", text, expected)`` gives its folder."""

    def write(name, text, expected, **request):
        folder = tmp_path / "gold" / name
        folder.mkdir(parents=True)
        case = {
            "id": name,
            "payer": "example-commercial",
            "request": {
                "review": "retrospective", "received": "2025-11-12", "region": "cervical",
                "lines": [{"line": 1, "code": "20553", "dates": ["2025-11-03"]}],
            } | request,
            "documents": [{"id": "note", "kind": "progress-note", "date": "2025-11-03", "path": "note.txt"}],
        }  # fmt: skip
        (folder / "case.yaml").write_text(yaml.safe_dump(case, sort_keys=False), encoding="utf-8")
        (folder / "note.txt").write_text(text, encoding="utf-8")
        (folder / "expected.yaml").write_text(yaml.safe_dump(expected, sort_keys=False), encoding="utf-8")
        return folder

    return write


def _with_criterion(drafted, criterion, line=1, **changes):
    """The draft with one criterion otherwise."""
    return _with_line(
        drafted,
        line,
        criteria=lambda old: tuple(a.model_copy(update=changes) if a.id == criterion else a for a in old),
    )


def _with_line(drafted, line, **changes):
    """The draft with one line otherwise; a function is given the old value."""

    def changed(old):
        return old.model_copy(
            update={name: value(getattr(old, name)) if callable(value) else value for name, value in changes.items()}
        )

    return drafted.model_copy(update={"lines": tuple(changed(x) if x.line == line else x for x in drafted.lines)})


def _approving(drafted, line=1):
    return _with_line(drafted, line, recommendation=Recommendation.APPROVE)


@pytest.fixture(scope="session")
def with_criterion():
    """``with_criterion(draft, "symptom-duration", state=State.MET)``: the draft with one criterion otherwise."""
    return _with_criterion


@pytest.fixture(scope="session")
def with_line():
    """``with_line(draft, 1, criteria=...)``: the draft with one line otherwise; a function is given the old value."""
    return _with_line


@pytest.fixture(scope="session")
def approving():
    """``approving(draft)``: the draft with its first line approved."""
    return _approving
