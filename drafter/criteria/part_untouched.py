"""A share of relief that was of the part that a session was not for: "MBB: 80 % of the sciatica gone, back no change".

A facet block is for the pain of the spine itself, an epidural for what runs down the limb. Where the words of a share say that the one
was as before, or not relieved, what the other gained is no response to the session.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.criteria.scope import Scope
    from drafter.evidence.claims.facts import Fact

_SPINE = r"(?:(?:low(?:er)? |mid |upper )?back|neck|spine|axial)"
_LIMB = r"(?:sciatica|(?:right |left |both )?(?:legs?|arms?|radic\w+|limbs?|foot|shooting))"
#: What each is for.
_FOR = {"facet-injection": _SPINE, "radiofrequency-ablation": _SPINE, "epidural-steroid-injection": _LIMB}
_SAME = r"(?:(?:(?:is|was|were|are|has|had|been|remained|stayed|remains) )?(?:about |just |exactly )?(?:(?:the )?same|no change|no different|no better|no relief|not (?:at all|helped|changed|better|touched|relieved|affected|improved|different)|unchanged|untouched|unaffected|as (?:before|bad)|none|0 ?%)\b)"


def of_part_untouched(scope: Scope, fact: Fact) -> bool:
    """Whether the statement of a share says that the pain for which the session was had none of it."""
    part, told = _FOR.get(fact.name), fact.evidence("relief")
    if part is None or not told:
        return False
    text, place = scope.document(fact).text.lower(), told[0]
    first = max((m.end() for m in _ENDS.finditer(text, 0, place.start)), default=0)
    last = _ENDS.search(text, place.end)
    said = text[first : last.start() if last else len(text)]
    itself = rf"{part}(?: (?:pain|ache|itself|symptoms?))*"
    same = re.search(
        rf"(?:^\W*|[,;:(-] ?|\b(?:and|but|while|though) )(?:(?:the|her|his|low|lower|axial) )*(?P<part>{itself}):? {_SAME}{_NO_TIME}",
        said,
    )
    return bool(
        (same and not _of_other_side(same["part"], said[: same.start("part")]))
        or re.search(
            rf"\b(?:but|and|yet) (?:not|none|nothing)(?: (?:of|for|in|on|to))? (?:the |her |his )?{part}\b{_NO_POWER}",
            said,
        )
        or re.search(
            rf"\bno (?:change|relief|difference|improvement) (?:in|of|for) (?:(?:the|her|his|axial) )*{part}\b{_NO_POWER}",
            said,
        )
    )


def _of_other_side(part: str, before: str) -> bool:
    """Whether what was as before is the other limb: "relief of leg pain, right leg; left leg same"."""
    side = part.split(" ", 1)[0]
    return side in _OTHER and f"{_OTHER[side]} " in before


_OTHER = {"left": "right", "right": "left"}
#: "Back same evening to work", "back as before" are of no part of the body.
_NO_TIME = r"(?! (?:day|evening|night|morning|afternoon|week|time)\b)"
#: "No change in leg strength", "no relief of leg pain with PT": of the limb's power, or of another treatment.
_NO_POWER = r"(?! (?:strength|power|weakness|length|flexion|extension|motion|movement|mobility|range|rom|reflex\w*|sensation|girth|numbness|swelling|exam\w*)\b|(?: pain| ache| symptoms?)? (?:with|from|by|on|after|despite) (?!it\b|this|that|the (?:esi|epidural|block|mbb|injection|procedure)|(?:esi|lesi|tfesi|mbb|rfa)\b))"


#: Where a statement ends; "6/2. 80 %" and "no. 2" do too, "0.5" does not.
_ENDS = re.compile(r"[.\n](?!\d)")
