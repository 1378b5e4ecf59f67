"""Who signed a text, as far as it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.drafting.prose.layout import Block

Signer = Literal["physician", "nurse", ""]
_PHYSICIAN = re.compile(r"\b(?:M\.?D\.?|D\.?O\.?|MBBS)(?![\w-])")
_NURSE = re.compile(r"\b(?:R\.?N\.?|LPN|LVN|BSN|MSN|A?P?RN|NP|CCM)(?![\w-])")
_NAME = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3}"
_SIGNS = re.compile(
    r"\b(?:signed|signature|sincerely|respectfully|reviewed and (?:decided|determined)|(?:determination|decision) (?:was )?(?:made|issued|rendered) by|decided by|medical director|physician reviewer|reviewing physician|"
    r"peer reviewer|clinical reviewer|nurse reviewer|reviewer|board[- ]certified|licen[sc]e|NPI)\b|/s/",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:requesting|treating|ordering|referring|attending|rendering|servicing|primary care|by the provider|provider)\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"_{3,}|\[(?:name|signature|physician)[^\]]*\]|\bTBD\b|\b(?:unsigned|not (?:yet )?signed|pending (?:physician )?signature|signature pending|awaiting signature)\b",
    re.IGNORECASE,
)


def signer(body: Sequence[Block]) -> Signer:
    """Who signed: a physician, a nurse, or nobody. A physician's signature counts before a nurse's."""
    found: set[str] = set()
    for index, block in enumerate(body):
        around = " ".join(b.text for b in body[max(0, index - 2) : index + 2])
        if block.kind == "quote" or not re.search(_NAME, block.text) or _ELSEWHERE.search(block.text):
            continue
        if not _SIGNS.search(around) or _EMPTY.search(around) or len(block.text) > 400:
            continue
        if _PHYSICIAN.search(block.text):
            found.add("physician")
        elif _NURSE.search(block.text):
            found.add("nurse")
    return "physician" if "physician" in found else "nurse" if "nurse" in found else ""
