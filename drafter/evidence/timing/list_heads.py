"""Lengths told of a list by its head: "Failed conservative care x 3 mo: PT, naproxen", "meds tried for 4 weeks each without relief: naproxen".

A head without a name of its own stands for what its list names, and so long each of it was tried.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.timing.times import Time
    from drafter.evidence.words.concepts import Mention

_OPENS_LIST = re.compile(
    r"(?:,? (?:each|apiece|or more|have|has|had|failed|tried|used|in total|(?:without|with no|no|with little|with poor|with inadequate|with minimal) (?:[a-z]+ )?(?:relief|benefit|help|improvement|success|response)|\([^()]{2,24}\))){0,3} ?(?::|,? (?:include[ds]?|including|consisting of|consisted of)\b)"
)
#: Between the items of a list.
_BETWEEN = re.compile(
    r"(?:[ ,/&+()•-]|\b(?:and|or|then|plus|also|oral|otc|formal|home|the|a|her|his|daily|nightly|bid|tid|qhs|prn|\d+ ?mg)\b)*"
)
#: "Meds tried in the last 3 months: naproxen": when, not how long.
_WITHIN = re.compile(r"\b(?:in|within|during)(?: (?:the|about|last|past|prior|previous|preceding))* ?$")
_NEXT = 24  # characters from the head of a list to its first item


def listed_under(
    lower: str, time: Time, times: Sequence[Time], owners: Sequence[Mention], inside: Sequence[Mention]
) -> list[Mention]:
    """What a list names under the nameless head that a length belongs to; not where an item has a time of its own.

    :param times: all times of the sentence.
    """
    head = owners[-1] if owners and time.length is not None else None
    if head is None or head.kind != "treatment" or not (head.id == "conservative" or head.concept["names_class"]):
        return []
    opens = _OPENS_LIST.match(lower, max(time.end, head.end))
    if opens is None or _WITHIN.search(lower, 0, time.start) or any(other.start >= opens.end() for other in times):
        return []
    found: list[Mention] = []
    end = opens.end()
    for item in inside:
        if item.kind != "treatment" or item.start < end or item in owners:
            continue
        if item.start - end > _NEXT or not (_BETWEEN.fullmatch(lower, end, item.start) or not found):
            break
        found.append(item)
        end = item.end
    return found
