"""What was doubted, or is told as past, and is then said to be there: "suspected last visit, now confirmed", "history of trigger points, again palpated today"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.months import VERB_MAY
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.words.concepts import Mention

_SHOWN = r"(?:confirmed|established|proven|verified|borne out)"
#: "Now confirmed", "was confirmed on MRI", "palpation confirmed them".
_CONFIRMED = re.compile(
    rf"\b(?:(?:now|since|subsequently|later|today|then|finally|formally|clinically|also|was|were|is|are|been) ){{1,4}}{_SHOWN}\b"
    rf"|\b(?:palpation|exam\w*|mri|emg|ncs|ct|imaging|testing|neurology|scan|electrodiagnostics?)(?: (?:then|today|has|have|now|since|later|clearly))* (?:confirm(?:ed|s)|proved|verified|bore) (?:it|them|this|these|the (?:diagnosis|suspicion|finding|impression))\b"
)
_THERE = r"(?:palpa(?:ble|ted)|present|found|felt|confirmed|positive|active|reproduced)"
#: "Again palpated today", "today they are palpable", ", ongoing".
_THERE_NOW = re.compile(
    rf"\b(?:again|still|now|today|currently)(?: (?:also|they|it|these|there|are|is|was|were|has|have|been|readily|clearly|easily|once|more)){{0,4}} {_THERE}\b"
    rf"|\b{_THERE} (?:again|still|today|now)\b"
    r"|(?:,|\(|\band|\bwhich (?:is|are)|\bthat (?:is|are)|\bstill|[a-z] -) ?(?:still )?(?:ongoing|persisting|continuing|unresolved|persists?|continues?)(?= ?(?:[.,;)]|$|today\b|now\b|at present\b|currently\b|to (?:date|the present)\b))"
)
_TOLD = Telling("confirm", "establish", "proven", "verif", "borne", "bore ", "proved", "palpa", "present", "found", "felt", "positive", "active", "reproduced", "ongoing", "persist", "continu", "unresolved")  # fmt: skip
#: What is to be shown, or was not.
_NOT_SO = re.compile(
    rf"\b(?:if|until|unless|once|when|whether|not|never|no|none|without|yet|to be|be|will|would|could|cannot|can|should|{VERB_MAY}|might|pending|awaiting|resolved|gone|denies|denied|absent|negative|ruled out|excluded)\b|n't\b"
)
#: A history, or an earlier visit; what is said to be over stays so.
_PAST = re.compile(r"\b(?:history|hx|h/o|previous\w*|prior|earlier|initial\w*|first|last|visit|exam\w*)\b")
_THINGS = frozenset({"diagnosis", "finding", "image-finding", "flag"})


def borne_out(cue: Mention, lower: str, end: int, mentions: Sequence[Mention]) -> bool:
    """Whether what a cue doubts, or tells as past, is said behind it to be there; only one thing may be named between them.

    :param end: where the sentence ends.
    """
    says = cue.concept["says"]
    if says not in ("possible", "historical") or not _TOLD.within(lower, cue.end, end):
        return False
    past = says == "historical"
    if past and not _PAST.search(lower, cue.start, cue.end):
        return False
    behind = cue.concept["reach"] != "forward"
    found = _CONFIRMED.search(lower, cue.end, end) or (
        _THERE_NOW.search(lower, cue.end, end) if past and not behind else None
    )
    if found is None or _NOT_SO.search(lower, cue.end, found.end()):
        return False
    named: dict[str, set[str]] = {}
    for each in mentions:
        if each.kind in _THINGS and each.start < found.end() and (behind or each.start >= cue.end):
            named.setdefault(each.kind, set()).add(each.id)
    return bool(named) and all(len(names) == 1 for names in named.values())
