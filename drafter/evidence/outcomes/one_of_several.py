"""Which one of several treatments an outcome is said of: "propranolol and topiramate. The latter was not effective", "one of them failed"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")
_KIND = r"(?: (?:one|drug|medicine|medication|agent|preventive|med|tablet|pill))?(?: of (?:them|these|those|which|the (?:two|three)))?"
_SAYS = r"(?:,? (?:was|were|has|had|have|did|does|is|just|also|simply|only|then|been|proved|seemed|made|caused|gave|brought|stopped|for|due to|because of|of|her|him|it|she|he|[:=-])){0,4} ?[:,-]? ?$"
_ONE = re.compile(
    rf"\b(?:(?:the )(?P<which>former|latter|first|second|third|last|other){_KIND}|(?P<any>(?:only |just |at least )?one of (?:them|these|those|the two|the three|which|the (?:drugs|medicines|medications|meds|pills|preventives))|(?:only |just )one))(?: \([^)]*\))?{_SAYS}"
)
_PLACE = {"former": 0, "first": 0, "second": 1, "third": 2, "latter": -1, "last": -1}


def which_of(lower: str, start: int, at: int, several: Sequence[T]) -> list[T]:
    """Those of several treatments, in their order, that an outcome at a place is said of: all, unless the words before it tell which.

    "One of them", "the other" leave open which, and so tell of none.
    """
    told = _ONE.search(lower, start, at)
    if told is None:
        return list(several)
    place = _PLACE.get(told["which"] or "")
    return [] if place is None or not -1 <= place < len(several) else [several[place]]
