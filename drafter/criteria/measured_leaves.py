"""The leaves about what was measured, seen or looked for: studies, scales, rates, warning signs, examinations."""

from __future__ import annotations

from typing import Literal

from drafter.criteria.leaves import Leaf
from drafter.criteria.where import Names, Operator, Unit, Where


class ImagingAgrees(Leaf):
    """A study that shows what explains the diagnosis, on its side and at its level.

    :param where: the kinds of study.
    :param shows: the findings that can explain it.
    """

    fact: Literal["imaging"]
    measure: Literal["agrees"]
    where: Where
    shows: Where


class ImagingShows(Leaf):
    """A study that shows a finding."""

    fact: Literal["imaging"]
    measure: Literal["shows"]
    where: Where
    shows: Where


class ScaleRecorded(Leaf):
    """A named scale of pain or function with its value."""

    fact: Literal["scale"]
    measure: Literal["recorded"]
    where: Where


class PatternDays(Leaf):
    """On how many days a month something comes.

    :param repeat_of: a procedure; when the record tells of a session before, the time before the first one counts too.
    :param parts: what is counted within it: so many days of a part are at least so many of the whole.
    """

    fact: Literal["pattern"]
    measure: Literal["days_a_month"]
    where: Where
    op: Operator
    value: float
    repeat_of: Where | None = None
    parts: Where | None = None


class PatternHours(Leaf):
    """For how many hours a day it lasts when untreated."""

    fact: Literal["pattern"]
    measure: Literal["hours_a_day"]
    where: Where
    op: Operator
    value: float
    repeat_of: Where | None = None


class PatternLength(Leaf):
    """For how long it has come at this rate."""

    fact: Literal["pattern"]
    measure: Literal["length"]
    where: Where
    op: Operator
    value: float
    unit: Unit
    repeat_of: Where | None = None


class FlagPresent(Leaf):
    """A warning sign.

    :param together: names that count only with each other.
    """

    fact: Literal["flag"]
    measure: Literal["present"]
    where: Where
    together: tuple[Names, ...] = ()


class ExaminationAfter(Leaf):
    """An examination on or after the end of a treatment."""

    fact: Literal["examination"]
    measure: Literal["after"]
    where: Where
