"""The terms of a run: in which versions of the prompts its requests are put.

A recorded run answers the requests that were asked when it was made. Its ``run.json`` keeps their terms, so that a newer
prompt asks nobody anew. A run without one is put in the terms of today, which are written down with its first request.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pydantic import Field, ValidationError

from drafter.errors import InputError
from drafter.evidence.intake.cases import Record
from drafter.models.prompts import VERSIONS

if TYPE_CHECKING:
    from pathlib import Path

NAME = "run.json"


class Terms(Record):
    """How requests are put.

    :param prompts: the version of each prompt, by its name.
    """

    prompts: dict[str, int] = Field(default_factory=lambda: dict(VERSIONS))


def terms_of(folder: Path) -> Terms:
    """The terms of a recorded run.

    :raises InputError: for terms that cannot be read, or that name a prompt that there is not.
    """
    path = folder / NAME
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Terms()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"it cannot be read ({type(error).__name__})", file=path) from None
    try:
        found = Terms.model_validate_json(text)
    except ValidationError as failed:
        first = failed.errors(include_url=False, include_input=False)[0]
        place = "/" + "/".join(map(str, first["loc"]))
        raise InputError(
            f"these are no terms of a run ({first['type']})", file=path, place=place, remedy="See docs/operations.md."
        ) from None
    for name in found.prompts.keys() - VERSIONS.keys():
        known = f"Known: {', '.join(VERSIONS)}."
        raise InputError(f"there is no prompt {name!r}", file=path, place="/prompts", remedy=known)
    return found.model_copy(update={"prompts": VERSIONS | found.prompts})


def keep(folder: Path, terms: Terms) -> None:
    """Writes down the terms of a run, once: what was asked in them is answered in them.

    :raises OSError: when the file cannot be written.
    """
    path = folder / NAME
    if not path.exists():
        path.write_text(json.dumps(terms.model_dump(), indent=2) + "\n", encoding="utf-8")
