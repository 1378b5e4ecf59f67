"""Treatments that a sentence names only as what relief made needless: "70 % for eleven weeks, and in that time he came off pregabalin"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.words.concepts import Mention

#: What stands before a treatment that was done without, taken less of or given up.
_SPARED = re.compile(
    r"\b(?:off|without|weaned (?:off|from)|no longer (?:taking|needs?|needed|on|using|took|used|wanted|required|bothered with)|stopped|quit|d/c'?d|halved|cut (?:down|back)(?: on)?|fewer|less|no|neither|nor|needed (?:none|little|hardly any)(?: of)?|(?:gave|giving|given|give) up|(?:got|gotten|getting) rid of|(?:put|putting|laid|laying|set|setting|threw|throwing|pack(?:ed|ing)) (?:away|aside|by|out)|(?:dropp|discard|abandon|discontinu|reduc|lower|taper)(?:ed|ing)|need(?:ed|ing)? (?:for|of)|resumed|rejoined|back (?:to|at|in))(?: (?:all|any|her|his|the|taking|using|most|daily|nightly|nighttime|usual|regular|of|off|more|every|both|altogether|down|back|on))* $"
)
_GAVE = re.compile(r"%|\b(?:per ?cent|quarters?|thirds?|half|relief|better|gone|pain[- ]free)\b")
#: "It lasted ten weeks": what a treatment behind it was spared by.
_LASTED = re.compile(r"\b(?:held|lasted|stayed|remained|continued|persisted|endured|kept|maintained|sustained)\b")
_REACH = 48  # characters


def given_up(lower: str, first: int, start: int) -> bool:
    """Whether the words before a treatment say that it was done without."""
    return _SPARED.search(lower, max(first, start - _REACH), start) is not None


def spared(lower: str, thing: Mention, first: int) -> bool:
    """Whether a treatment is told of only as what a share of relief, or relief that held, made needless."""
    if thing.kind != "treatment" or not given_up(lower, first, thing.start):
        return False
    return bool(_GAVE.search(lower, first, thing.start) or _LASTED.search(lower, first, thing.start))


_RELIEF_LASTED = re.compile(
    r"\b(?:relief|benefit|gain|improvement)(?: (?:itself|then|that|she|he|got))* (?:held|lasted|stayed|remained|continued|persisted|endured)\b"
)


_WITHOUT = re.compile(r",? (?:without|with no|sans|but (?:no|without|not)|never past)(?: [\w'-]+){0,3} ?$")


def told_without(lower: str, thing: Mention, earlier: Sequence[Mention]) -> bool:
    """Whether a complaint or region is only what another one is told to be without: the time of "neck pain without arm pain for four years" is the neck's."""
    if not (thing.complains or thing.kind == "region"):
        return False
    words = _WITHOUT.search(lower, max(0, thing.start - _REACH), thing.start)
    return words is not None and any(e.complains and e.end == words.start() for e in earlier)


def told_past(lower: str, thing: Mention, first: int, start: int) -> bool:
    """Whether a time behind a treatment that was done without is that of the relief ("left off oxycodone, and the benefit lasted ten weeks")."""
    return thing.kind == "treatment" and bool(
        given_up(lower, first, thing.start) and _RELIEF_LASTED.search(lower, thing.end, start)
    )
