"""Settings, read once, and the one place that knows where shipped data lies.

Every setting is a row of :data:`TABLE`: the code, ``drafter doctor`` and the documentation read
the same table. An unknown ``DRAFTER_*`` variable is an error.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import InputError, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its variable, its default, and what it does."""

    variable: str
    default: str
    help: str


TABLE = (
    Setting("DRAFTER_MODEL", "rules", "the model that reads and writes: rules, or another by name"),
    Setting("DRAFTER_POLICY", "", "a policy (ID or ID@VERSION) to judge by in place of the one in force"),
    Setting("DRAFTER_HOME", "", "folder for the guideline index (default: the user's cache folder)"),
    Setting("DRAFTER_CRITERIA", "", "folder of policies (default: the ones shipped)"),
    Setting(
        "DRAFTER_DATABASE",
        "",
        "where the workbench keeps its records: an sqlite or postgresql URL (default: a file in the user's data folder)",
    ),
    Setting("DRAFTER_OIDC_ISSUER", "", "the address of an OpenID Connect identity provider that people log in with"),
    Setting("DRAFTER_OIDC_CLIENT", "", "the workbench's client id there"),
    Setting("DRAFTER_OIDC_SECRET", "", "the client's secret there; empty for a public client"),
    Setting("DRAFTER_RULESETS", "", "folder of rule sets: clocks, letters, states (default: the ones shipped)"),
    Setting(
        "DRAFTER_EXERCISES", "", "folder of invented gold cases that exercises are made of (default: the ones shipped)"
    ),
    Setting("DRAFTER_EXERCISE_RATE", "40", "a reviewer gets an exercise about once in so many determinations; 0: none"),
    Setting("DRAFTER_EXERCISE_ONBOARDING", "10", "the same for a reviewer's first 20 determinations"),
    Setting("DRAFTER_CORPUS", "", "folder of guideline summaries (default: the ones shipped)"),
    Setting("DRAFTER_EMBEDDING", "lsa", "embedding of the guideline index: lsa (computed here), minilm or openai"),
    Setting("DRAFTER_CHROMA_URL", "", "a Chroma server to use in place of the local index"),
    Setting("DRAFTER_JOBS", "0", "cases drafted at once; 0: as many as pay off, at most one a processor core"),
    Setting("DRAFTER_SYNTHETIC", "0", "1: the cases are not real people's, so a hosted model may see them"),
    Setting("DRAFTER_PHI_AGREEMENT", "", "hosts that an agreement for protected health information covers, by comma"),
    Setting("DRAFTER_REAL_DATES", "0", "1: a hosted model gets real dates in place of relative days"),
    Setting("DRAFTER_TIMEOUT", "120", "seconds to wait for one answer of a hosted model"),
    Setting("DRAFTER_DEADLINE", "300", "seconds for one request to a hosted model, all attempts together"),
    Setting("DRAFTER_ATTEMPTS", "4", "attempts at one request when a hosted model is busy or out of reach"),
    Setting("DRAFTER_REASKS", "2", "times that a hosted model is asked again when its answer does not fit the schema"),
    Setting("DRAFTER_CONCURRENCY", "4", "requests to a hosted model at once"),
    Setting("DRAFTER_BATCH_MODEL", "gpt-5", "the model that the requests of --model replay:DIR name"),
)
_SECRETS = ("DRAFTER_OIDC_SECRET",)
_PASSWORD = re.compile(r"(://[^:/@\s]*):[^@\s]*@")
_SWITCHES = ("DRAFTER_SYNTHETIC", "DRAFTER_REAL_DATES")
#: Numbers and the least that they may be.
_NUMBERS = {
    "DRAFTER_TIMEOUT": 1, "DRAFTER_DEADLINE": 1, "DRAFTER_ATTEMPTS": 1, "DRAFTER_REASKS": 0, "DRAFTER_CONCURRENCY": 1,
    "DRAFTER_EXERCISE_RATE": 0, "DRAFTER_EXERCISE_ONBOARDING": 0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force, by variable name, and where each came from."""

    values: Mapping[str, str]
    origins: Mapping[str, str]

    def __getitem__(self, variable: str) -> str:
        return self.values[variable]

    def shown(self, variable: str) -> str:
        """A value as it may be shown: a secret, or a password within a URL, is only told to be there."""
        value = self[variable]
        if variable in _SECRETS:
            return "set" if value else ""
        return _PASSWORD.sub(r"\1:***@", value)

    @property
    def home(self) -> Path:
        """The folder for derived data that can be rebuilt at any time."""
        if self["DRAFTER_HOME"]:
            return Path(self["DRAFTER_HOME"])
        from platformdirs import user_cache_path  # noqa: PLC0415 - only drafts with an index need it

        return user_cache_path("drafter")

    @property
    def jobs(self) -> int:
        """Cases at once; 0 leaves it to the program."""
        text = self["DRAFTER_JOBS"]
        if not text.isdecimal():
            raise InputError(f"{text!r} is not a number of jobs", place="DRAFTER_JOBS", remedy="Give 0 or more.")
        return int(text)

    def on(self, variable: str) -> bool:
        """Whether a switch is on."""
        text = self[variable]
        if text not in ("0", "1"):
            raise InputError(f"{text!r} is neither 0 nor 1", place=variable, remedy="Give 1 for yes, 0 for no.")
        return text == "1"

    def whole(self, variable: str, least: int = 1) -> int:
        """A whole number, at least so great."""
        text = self[variable]
        if not text.isdecimal() or int(text) < least:
            raise InputError(f"{text!r} is no whole number from {least}", place=variable, remedy="Give digits only.")
        return int(text)

    def having(self, **given: str) -> Settings:
        """The same settings with values that a command line gave."""
        origins = dict(self.origins) | dict.fromkeys(given, "command line")
        return Settings(values=dict(self.values) | given, origins=origins)

    def folder(self, variable: str, shipped: str) -> Path:
        """The folder that a variable names, else the shipped one."""
        if not self[variable]:
            return data(shipped)
        folder = Path(self[variable])
        if not folder.is_dir():
            raise InputError(f"{folder} is not a folder", place=variable, remedy="Name a folder, or unset it.")
        return folder


def read(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment.

    :raises InputError: for a ``DRAFTER_*`` variable that does not exist, and for a switch or number that is none.
    """
    environment = os.environ if environment is None else environment
    known = {setting.variable for setting in TABLE}
    for name in environment:
        if name.startswith("DRAFTER_") and name not in known:
            raise InputError("unknown setting", place=name, remedy=nearest(name, known))
    given = {name: environment[name] for name in known if environment.get(name)}
    found = Settings(
        values={setting.variable: given.get(setting.variable, setting.default) for setting in TABLE},
        origins={setting.variable: "environment" if setting.variable in given else "default" for setting in TABLE},
    )
    # Told at once, also where this command would not use them: a mistaken setting is found on the first day.
    for variable in _SWITCHES:
        found.on(variable)
    for variable, least in _NUMBERS.items():
        found.whole(variable, least)
    return found


def package() -> Path:
    """The folder of the package's own code."""
    return Path(__file__).parent


@cache
def data(name: str) -> Path:
    """A folder of shipped data: in the installed package, else in the checkout.

    :param name: ``criteria``, ``guidelines_corpus``, ``lexicon``, ``prompts``, ``rulesets`` or ``demo``.
    """
    home = package()
    shipped = home / "_data" / name
    if shipped.is_dir():
        return shipped
    checkout = home.parent / ("evals/gold" if name == "demo" else name)
    if not checkout.is_dir():
        raise InputError(f"the installation lacks its {name!r} folder", remedy="Install drafter again.")
    return checkout
