"""A run on disk: a folder with ``run.json``, ``samples.jsonl`` and ``summary.json``.

``run.json`` says what was run: the gold cases, model, prompts, policies, corpus, code and seed, each by
digest. A run that was interrupted goes on where it stopped, as long as all of that is the same; what is
drafted is never drafted again.
"""

from __future__ import annotations

import hashlib
import json
import platform
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, ValidationError

import drafter
from drafter import settings as all_settings
from drafter.errors import InputError
from drafter.evidence.intake.cases import Record
from drafter.quality.samples import Outcome, Sample

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from drafter.pipeline import Library
    from drafter.quality.metrics import Summary

RUN, SAMPLES, SUMMARY = "run.json", "samples.jsonl", "summary.json"


class Run(Record):
    """What was run.

    :param gold: the folder as it was given; ``gold_digest`` is of the cases and expectations.
    :param policies, corpus, code: digests; ``versions`` names the policies.
    :param prompts: digests by file name.
    :param text: whether samples hold words of the records.
    """

    schema_: Literal["run/1"] = Field("run/1", alias="schema")
    gold: str
    gold_digest: str
    cases: int
    model: str
    prompts: dict[str, str]
    versions: dict[str, tuple[str, ...]]
    policies: str
    corpus: str
    version: str
    code: str
    commit: str
    seed: int
    repeats: int
    metamorphic: bool
    text: bool
    python: str
    started: str

    @property
    def identity(self) -> dict[str, Any]:
        """What must be the same for a run to go on."""
        return self.model_dump(mode="json", by_alias=True, exclude={"gold", "commit", "python", "started"})


def describe(
    gold: Path, gold_digest: str, cases: int, model: str, library: Library, *, seed: int, repeats: int,
    metamorphic: bool, text: bool,
) -> Run:  # fmt: skip
    """The record of a run that begins now."""
    versions: dict[str, tuple[str, ...]] = {}
    for policy in library.policies:
        versions[policy.id] = (*versions.get(policy.id, ()), policy.version)
    return Run(
        schema="run/1",
        gold=gold.as_posix(),
        gold_digest=gold_digest,
        cases=cases,
        model=model,
        prompts=_prompts(),
        versions=versions,
        policies=library.policies.digest,
        corpus=library.corpus.digest,
        version=drafter.__version__,
        code=code_digest(),
        commit=_commit(),
        seed=seed,
        repeats=repeats,
        metamorphic=metamorphic,
        text=text,
        python=platform.python_version(),
        started=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _prompts() -> dict[str, str]:
    folder = all_settings.data("prompts")
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.jinja"))}


def code_digest() -> str:
    """SHA-256 of the package's code and of the lexicon that it reads by."""
    files = [*all_settings.package().rglob("*.py"), *all_settings.data("lexicon").glob("*.yaml")]
    whole = hashlib.sha256()
    for path in sorted(files, key=lambda path: (path.name, path.as_posix())):
        whole.update(path.name.encode() + b"\n" + path.read_bytes())
    return whole.hexdigest()


def _commit() -> str:
    """The commit of the checkout that the code runs from; empty outside one."""
    place = all_settings.package()
    try:
        found = subprocess.run(
            ["git", "-C", str(place), "rev-parse", "HEAD"],
            capture_output=True, text=True, timeout=5, check=True,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return ""
    return found.stdout.strip()


class RunFolder:
    """A run's folder, opened for going on with it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def open(self, run: Run, *, fresh: bool) -> list[Sample]:
        """Makes the folder or goes on with the run in it.

        :param fresh: begin again, whatever the folder holds.
        :returns: the samples that need not be made again: those that ended in a draft.
        :raises InputError: when the folder holds another run.
        """
        file = self.path / RUN
        if file.is_file() and not fresh:
            held = read_run(self.path)
            differing = [key for key, value in run.identity.items() if held.identity[key] != value]
            if differing:
                raise InputError(
                    f"the folder holds another run ({', '.join(differing)} differ)",
                    file=self.path,
                    remedy="Name another folder with -o, or begin again with --fresh.",
                )
            done = [s for s in _read_samples(self.path / SAMPLES, torn=True) if s.outcome is Outcome.DRAFTED]
            self._write(SAMPLES, _lines(done))
            return done
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(
                f"the folder cannot be made ({error.strerror})", file=self.path, remedy="Name another with -o."
            ) from None
        self._write(RUN, _json(run))
        self._write(SAMPLES, "")
        return []

    def add(self, sample: Sample) -> None:
        """One more sample; it is on disk when this returns."""
        with (self.path / SAMPLES).open("a", encoding="utf-8") as file:
            file.write(_lines([sample]))

    def finish(self, samples: Iterable[Sample], summary: Summary) -> None:
        """The samples in order, and the figures."""
        self._write(SAMPLES, _lines(samples))
        self._write(SUMMARY, _json(summary))

    def _write(self, name: str, content: str) -> None:
        try:
            (self.path / name).write_text(content, encoding="utf-8")
        except OSError as error:
            raise InputError(
                f"it cannot be written ({error.strerror})", file=self.path / name, remedy="Check its permissions."
            ) from None


def _json(record: Record) -> str:
    return json.dumps(record.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=2) + "\n"


def _lines(samples: Iterable[Sample]) -> str:
    return "".join(sample.model_dump_json(exclude_defaults=True) + "\n" for sample in samples)


def read_run(folder: Path) -> Run:
    """:raises InputError: when the folder holds no run."""
    file = folder / RUN
    if not file.is_file():
        raise InputError(
            f"there is no {RUN} in the folder", file=folder, remedy="Give a folder that drafter eval run wrote."
        )
    try:
        return Run.model_validate_json(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError):
        raise InputError("this is no run of ours", file=file, remedy="Run it again with --fresh.") from None


def read_samples(folder: Path) -> list[Sample]:
    """The samples of a finished run, in order.

    :raises InputError: when there are none, or one cannot be read.
    """
    read_run(folder)
    found = _read_samples(folder / SAMPLES, torn=False)
    if not found:
        raise InputError("the run holds no samples", file=folder / SAMPLES, remedy="Run it to its end.")
    return found


def _read_samples(file: Path, *, torn: bool) -> list[Sample]:
    """:param torn: whether a last line that was cut off is passed over: the case will be drafted again."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(Sample.model_validate_json(line))
        except ValidationError:
            if torn and number == len(lines):
                break
            raise InputError(
                "this is no sample", file=file, place=f"line {number}", remedy="Run it again with --fresh."
            ) from None
    return found
