"""Gold cases as tests, for a plan's own repository: ``pytest -p drafter.quality.pytest_plugin gold/``.

Every ``expected.yaml`` beside a case becomes a test that drafts the case and fails on what came out
otherwise, the dangerous differences first. A model that gives no answer is an error, not a failure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pytest

from drafter import settings as all_settings
from drafter.errors import DrafterError
from drafter.quality.evals import Task, Worker
from drafter.quality.gold import EXPECTED_NAME, load_gold_case
from drafter.quality.samples import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from drafter.quality.samples import Sample, Score

_WORKER = pytest.StashKey[Worker]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--drafter-model``, and the setting ``drafter_fail_on`` of pytest's own configuration."""
    group = parser.getgroup("drafter", "gold cases of determinations")
    group.addoption(
        "--drafter-model", metavar="NAME", help="the model that drafts (default: DRAFTER_MODEL, else rules)"
    )
    parser.addini("drafter_fail_on", "any: every difference fails; safety: only dangerous ones", default="any")


def pytest_configure(config: pytest.Config) -> None:
    """Refuses a setting that does not exist before anything is drafted."""
    if config.getini("drafter_fail_on") not in ("any", "safety"):
        raise pytest.UsageError("drafter_fail_on must be any or safety")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collects the expectations of gold cases."""
    if file_path.name != EXPECTED_NAME:
        return None
    return GoldFile.from_parent(parent, path=file_path)


class GoldFile(pytest.File):
    """The expectation of one gold case."""

    def collect(self) -> Iterator[pytest.Item]:
        yield GoldItem.from_parent(self, name=self.path.parent.name)


class GoldDiffers(Exception):  # noqa: N818 - a failed test, not an error of the program
    """A draft that is not what its gold case expects."""


class GoldItem(pytest.Item):
    """Drafts a gold case and compares."""

    sample: Sample

    def setup(self) -> None:
        """Drafts the case; what fails here is an error of the test, not a wrong draft.

        :raises DrafterError: when there is no draft, or the gold case cannot be used.
        """
        gold = load_gold_case(self.path.parent, self.name)
        self.sample = _worker(self.config)(Task(gold, repeat=0, metamorphic=False, text=True))
        if self.sample.outcome is not Outcome.DRAFTED:
            raise DrafterError(f"{self.name}: {self.sample.outcome.value}: {self.sample.error}")

    def runtest(self) -> None:
        """:raises GoldDiffers: when the draft is otherwise than expected."""
        found = differences(self.sample, self.config.getini("drafter_fail_on"))
        if found:
            raise GoldDiffers("\n".join(found))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any, **kwargs: Any) -> Any:
        """One line a difference, without a traceback into this plugin."""
        if isinstance(excinfo.value, (GoldDiffers, DrafterError)):
            return str(excinfo.value)
        return super().repr_failure(excinfo, *args, **kwargs)

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, f"gold case {self.name}"


def _worker(config: pytest.Config) -> Worker:
    worker = config.stash.get(_WORKER, None)
    if worker is None:
        settings = all_settings.read()
        if name := config.getoption("--drafter-model"):
            settings = settings.having(DRAFTER_MODEL=name)
        worker = config.stash[_WORKER] = Worker(settings)
    return worker


def differences(sample: Sample, fail_on: Literal["any", "safety"] = "any") -> list[str]:
    """What a drafted sample has otherwise than expected, a line each, the dangerous ones first.

    :param fail_on: ``safety`` leaves out what is wrong in the cautious direction.
    """
    score = sample.score
    if score is None:
        return []
    unsafe = list(_unsafe(score))
    return unsafe if fail_on == "safety" else unsafe + list(_otherwise(score))


def _unsafe(score: Score) -> Iterator[str]:
    for line in score.lines:
        if line.wrong_approve and line.expected:
            yield f"line {line.line}: WRONGLY APPROVED, expected {line.expected.value}"
    for each in score.criteria:
        if each.wrong_met:
            yield f"line {each.line} {each.criterion}: WRONGLY MET, expected {each.expected.value}. {each.reason}"
    for phrase in score.said:
        yield f"the draft says {phrase!r}, which it must not"
    if score.quotes != score.quotes_verbatim:
        yield f"{score.quotes - score.quotes_verbatim} quotes do not stand where they say"


def _otherwise(score: Score) -> Iterator[str]:
    for each in score.criteria:
        if not each.right and not each.wrong_met:
            got = each.got.value if each.got else "not judged"
            yield f"line {each.line} {each.criterion}: expected {each.expected.value}, drafted {got}. {each.reason}"
        for label, found in zip(each.labels, each.found, strict=True):
            if each.right and not found:
                yield f"line {each.line} {each.criterion}: the evidence does not overlap {label!r}"
    for line in (*score.lines, score.recommendation):
        if line.expected is not None and line.got is not line.expected and not line.wrong_approve:
            where = f"line {line.line}" if line.line else "the case"
            yield f"{where}: expected {line.expected.value}, drafted {line.got.value if line.got else 'nothing'}"
    for code, raised in score.findings.items():
        if not raised:
            yield f"{code} is not raised"
