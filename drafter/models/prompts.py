"""Prompts for hosted models: ``prompts/<name>.v<N>.jinja``, each with a version and a digest.

A template has two blocks, ``system`` and ``user``. What a record says goes in as a variable, inside a fence, and
is never rendered: ``{{ 7*7 }}`` in a note stays itself.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any

from drafter.errors import InputError
from drafter.settings import data

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template

#: The versions in use, by name; a recorded run replays with those that it was asked in.
VERSIONS = {"facts": 2, "rationale": 1}


class Prompt:
    """One prompt in one version.

    :param key: name and version, as drafts record it ("facts.v1").
    :param digest: SHA-256 of the template.
    """

    def __init__(self, key: str, source: str, template: Template) -> None:
        self.key, self._template = key, template
        self.digest = hashlib.sha256(source.encode()).hexdigest()

    def messages(self, **values: Any) -> list[dict[str, str]]:
        """The messages of a request, the system's first."""
        return [{"role": role, "content": self._block(role, values)} for role in ("system", "user")]

    def _block(self, name: str, values: Mapping[str, Any]) -> str:
        context = self._template.new_context(dict(values))
        return "".join(self._template.blocks[name](context)).strip()


@cache
def prompt(name: str, version: int) -> Prompt:
    """The prompt of a name, in a version.

    :raises InputError: when the installation lacks it.
    """
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - only hosted models need it

    key = f"{name}.v{version}"
    path = data("prompts") / f"{key}.jinja"
    if not path.is_file():
        raise InputError(
            "there is no such prompt", file=path, remedy="Name a version that is there, or install drafter again."
        )
    source = path.read_text(encoding="utf-8")
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)  # noqa: S701 - prompts are no HTML
    return Prompt(key, source, environment.from_string(source))


def fenced(text: str) -> str:
    """A text between two lines that cannot stand in it, so that nothing in it can end it."""
    mark = hashlib.sha256(text.encode()).hexdigest()[:16]
    return f"<<<RECORD {mark}\n{text}\nRECORD {mark}>>>"


def in_use(versions: Mapping[str, int]) -> dict[str, str]:
    """Some prompts by name and version, with their digests."""
    found = (prompt(name, version) for name, version in versions.items())
    return {each.key: each.digest for each in found}
