"""Days on which a complaint came back: none of them is its first beginning."""

from __future__ import annotations

import re

#: "From late September it came on again", "began to hurt again in May": a day of coming back, none of the first beginning.
_CAME_AGAIN = re.compile(
    r"[ ,]*(?:and )?(?:it|this|they|(?:(?:the|her|his) )?(?:same )?(?:pain|ache|aching|symptoms?|discomfort|trouble|sciatica))(?: (?:has|have|had|slowly|gradually|then|just))* (?:(?:came|come|crept|started|began|begun|set|built|flared|worked)(?: (?:on|in|up|back|to|hurting|hurt|ache|aching|bothering|bother|her|him))* again|(?:came|come|crept|been|was|is) back\b(?! (?:pain|ache|of\b|spasm|strain|sore|to (?:normal|work|baseline)))|returned|recurred|resurfaced|re-?emerged)\b"
)
_AGAIN_SINCE = re.compile(
    r"\b(?:came|come|crept|started|began|begun|set|built|flared|hurts?|hurting|aches?|aching|painful|sore|bothered|bothering)(?: (?:on|in|up|back|to|hurting|hurt|ache|aching|bothering|bother|her|him))* (?:once )?again(?: (?:since|in|around|about|from|by|early|late|mid|last|this|at|the|beginning|end|start|middle|of|on|starting|beginning))* ?$"
)


def came_again(left: str, right: str) -> bool:
    """Whether a date is that of a complaint's coming back."""
    again = left.rfind("again") >= 0 and _AGAIN_SINCE.search(left)
    return bool(again or _CAME_AGAIN.match(right))
