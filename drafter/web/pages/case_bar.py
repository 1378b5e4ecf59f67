"""What stands at the head of each page of a case: which case, how far it is, and how long there is."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.errors import InputError
from drafter.record.cases import File, Stage
from drafter.record.clock import now
from drafter.review import clocks
from drafter.web.pages.paper import STAGE_WORDS
from drafter.web.security import Posted

_NUMBER = re.compile(r"[0-9]{1,9}")


class Bar(NamedTuple):
    """:param name: the beginning of the opaque id, as people say it.

    :param exercise: whether it was one; that it is one is told when it is finished.
    """

    id: str
    name: str
    stage: str
    due: clocks.Due
    left: str
    exercise: bool
    open: bool


def bar(file: File) -> Bar:
    due = clocks.Due.model_validate(file.due_record)
    still = file.stage not in (Stage.CLOSED, Stage.WAITING)
    return Bar(
        file.id,
        file.id[:4].upper(),
        STAGE_WORDS[file.stage],
        due,
        clocks.left(due, now()),
        file.exercise and file.stage is Stage.CLOSED,
        still,
    )


def base_of(form: Posted) -> int:
    """The version that a form was filled in on.

    :raises InputError: when it tells none.
    """
    text = form.text("base")
    if not _NUMBER.fullmatch(text):
        raise InputError("the form is not whole", place="base", remedy="Reload the page.")
    return int(text)
