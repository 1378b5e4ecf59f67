"""Days that end something else and begin a complaint: "drove until February, when she began to get pain", "no neck pain until the crash on 2/2"."""

from __future__ import annotations

import re

_ARTICLES = r"(?:(?:the|an?|her|his|that|this|about|around|early|late|mid|last|sometime|one) )*"
_UNTIL = re.compile(
    rf"\b(?:until|till|til|up to) {_ARTICLES}(?:(?:day|week|morning|end|middle|beginning|start) (?:of|in) {_ARTICLES})?$"
)
#: What began then; what came again had been there.
_WHEN_IT_BEGAN = re.compile(
    r",? (?:when|whereupon|at which (?:time|point))(?: (?!(?:again|re-?\w+)\b)[\w'-]+){1,4}? ?\b(?:began|begun|started|developed|noticed|came on|set in|appeared|woke|felt|got)\b(?![^.;]{0,60}\b(?:again|return\w*|back up|recur\w*|worse\w*)\b)"
)
_HAPPENED = (
    r"(?:an?|the|her|his|my|that|this) (?:[\w'-]+ ){1,6}?(?:(?:on|of|in|from|back in) )?(?:(?:early|late|mid) )?"
)
_NONE = r"(?:never|no|not|n't|free of|without|fine|well|healthy|asymptomatic|pain[- ]free|symptom[- ]free|perfect)"
#: "She had no neck pain until a crash on 2/2", "Her neck was fine until the accident on".
_NONE_UNTIL = re.compile(
    rf"\b(?:never (?:had|any)|(?:had|has|have|been) no|free of|without|(?:was|were|been|felt|feeling) (?:\w+ )?(?:fine|well|good|healthy|asymptomatic|pain[- ]free|perfect))\b[^.;:]{{0,40}}\b(?:until|till|before) {_HAPPENED}$"
)
#: "Until the fall on February 2 she had never had neck trouble".
_UNTIL_OPENS = re.compile(rf"[^a-z]*(?:until|before|prior to|up (?:to|until)) {_HAPPENED}$")
_NONE_BEFORE = re.compile(
    rf",? (?:she|he|they|i|the patient|pt|patient|there|(?:her|his|the|my) (?:neck|back|low back|leg|knee|shoulder|pain))(?: (?:had|was|has|did|were|been|would have|said|says|reports|that|she|he))*(?:n't)? {_NONE}\b"
)


def began_then(left: str, right: str) -> bool:
    """Whether the words around a date put the beginning of a complaint where something else ended."""
    return _UNTIL.search(left) is not None and _WHEN_IT_BEGAN.match(right) is not None


def none_until(left: str, right: str) -> bool:
    """Whether the words around a date say that there was no trouble until what happened on it."""
    if _NONE_UNTIL.search(left) is not None:
        return True
    return _UNTIL_OPENS.fullmatch(left) is not None and _NONE_BEFORE.match(right) is not None
