"""Words of an outcome that are of another matter: of another complaint, or of what was before this treatment took hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.cue_places import FAILED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.cue_places import Outcome
    from drafter.evidence.lexicon import Mention

_OTHER_COMPLAINT = (
    r"(?:itch\w*|tremors?|mood|sleep|depress\w*|anxiety|insomnia|nausea|cough|reflux|heartburn|hot flashes|restless legs|"
    r"rash|constipation|edema|vertigo|tinnitus|palpitations|appetite|bladder|bowels?|blood pressure|sugars?|memory|dizz\w+|drows\w+|sedation|somnolence|swelling|fatigue|side effects?)"
)
#: "Tremor is much improved on propranolol", "no relief of the itching": of what is not treated here.
_OF_OTHER = re.compile(
    rf" (?:of|in|for|with) (?:the |her |his )?{_OTHER_COMPLAINT}\b(?!,? (?:and|or|nor) (?:in )?(?:the |her |his )?(?:pain|headache))"
)
_OTHER_IS = re.compile(
    rf"\b{_OTHER_COMPLAINT} (?:(?:is|was|are|were|has|have|been|now|also|\w+ly|much|a bit|a little|somewhat) )*$"
)
#: "Nothing helped until topiramate": what came then is another matter.
_UNTIL_IT = re.compile(
    r"[^.;]{0,24}?\b(?:till|til|until)(?: (?:she|he|they|we|i|the|a|an|her|him|tried|trying|started|starting|began|beginning|was|were|put|on|got|found|had|took|taking|came|came along))* $"
)
#: "Did not help until the dose was doubled": then it did.
_UNTIL_MORE = re.compile(
    r"[^.;]{0,30}?\b(?:till|til|until) (?:(?:it|this|that|she|he|we|they|the|dose|dosage|was|were|had|got|has|been) ){0,4}(?:doubled|tripled|increased|raised|titrated|adjusted|higher|maxed|went up|reached)\b"
)


def of_another_complaint(lower: str, first: int, start: int, end: int) -> bool:
    """Whether what helped, or did not, is said of a complaint that no policy here treats.

    :param first: where the clause begins; the outcome's words stand at ``start`` to ``end``.
    """
    return bool(_OF_OTHER.match(lower, end) or _OTHER_IS.search(lower, first, start))


def ended_by(lower: str, outcome: Outcome, treatments: Sequence[Mention]) -> bool:
    """Whether a failure ended with the treatment named behind it ("nothing helped until topiramate"), or with its full dose."""
    if outcome.says != FAILED:
        return False
    if _UNTIL_MORE.match(lower, outcome.end):
        return True
    if not treatments or treatments[0].start < outcome.end:
        return False
    return bool(_UNTIL_IT.fullmatch(lower, outcome.end, treatments[0].start))
