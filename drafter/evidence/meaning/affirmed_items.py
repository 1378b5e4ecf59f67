"""Items behind a denial that are no part of its list: "no atrophy, trigger points (+) in the trapezius"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.words.concepts import Mention

_ITEM = re.compile(r", (?!(?:n?or|and) )(?P<item>[^,;]*)")
_LAST_OF_LIST = re.compile(r"\bn?or\b|[a-z]/[a-z]")
#: Answered by itself, whatever was denied before.
_ANSWERED = re.compile(
    r"\((?:\+|pos|positive|yes|y|present)\)|\[(?:x|\+|y|yes)\]|☒|☑|\bpositive\b|\bpos\b|[:=] ?(?:yes|\+|pos)|\bx ?\d\b|(?<!\d)\+(?=[ ,.]|$)"
)
#: "No fracture, low back pain ever since": what has been felt since then is felt.
_EVER_SINCE = re.compile(
    r"[^,;.]{0,60}?\b(?:pain|aches?|aching|ached|hurts?|hurting|sore|soreness|discomfort|symptoms)\b(?: (?:and|with|has|have|been|there|persistent|constant|daily|off|on))* (?:ever since|since(?: then| that (?:day|time))?(?= ?(?:[,.;)]|$)))"
)
#: Said to be there, in words that the end of a denied list may have as well ("no trigger points, taut bands palpated").
_FOUND = re.compile(
    r"\b(?:palpable|palpated|noted|found|felt|seen|identified|appreciated|elicited|evident|present|reproduc\w+|confirmed|established|proven|diagnosed)\b|\b\d/\d\b"
)
#: "No incontinence, retention present, no fever": each has its own no, and what has none was found.
_NO = r"(?:no|without|denies|negative for|neg for) "
_NEXT_DENIED = re.compile(rf"(?:, |; )(?:and )?{_NO}")
_DENIED_BEFORE = re.compile(rf"\b{_NO}[^,;.]{{2,40}}, $")
_OWN_NO = re.compile(_NO)
#: A side or a level is told of what is there: "no fever, no weight loss, left L5 radiculopathy".
_PLACED = re.compile(r"\b(?:left|right|bilateral|[lcts]\d{1,2}(?:-[lcts]?\d)?)\b")
_NOT = re.compile(r"\b(?:not|no|never|n't|without|absent|negative|neg|denied|denies|un\w+able)\b")

#: Kinds of mentions that are no things which a list could deny.
_CUES = frozenset({"assertion", "outcome", "course", "region", "examination"})


def affirmed_item(lower: str, cue: Mention, last: int, end_of_clause: int, mentions: Sequence[Mention]) -> int:
    """Where the list of a denial ends before an item that was found; ``last``, the end of its reach, where none was.

    An item that only words of both kinds affirm is another statement when nothing of its kind was denied before it, or when each
    thing denied before has its own "no".
    """
    for found in _ITEM.finditer(lower, cue.end, end_of_clause):
        start, end = found.span("item")
        if found.start() >= last:
            break
        if _OWN_NO.match(lower, start, end):
            return found.start()  # the next "no" is the list's from here
        if _LAST_OF_LIST.search(lower, start, last) or _NOT.search(lower, start, end):
            continue
        if _ANSWERED.search(lower, start, end) or _EVER_SINCE.match(lower, start):
            return found.start()
        before = _DENIED_BEFORE.search(lower, max(0, cue.start - 60), cue.start)
        if before and _PLACED.search(lower, start, end):
            return found.start()
        if _FOUND.search(lower, start, end):
            denied = {m.kind for m in mentions if cue.end <= m.start < found.start()} - _CUES
            here = {m.kind for m in mentions if start <= m.start < end} - _CUES
            if before or _NEXT_DENIED.match(lower, end) or denied.isdisjoint(here):
                return found.start()
    return last
