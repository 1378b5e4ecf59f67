"""How long ago the last session was, told as a gap up to now: "100 days since cycle 5", "four months lay between this one and the previous one".

Such a statement is made of few words, so all of it must be made of them, and it must name the last session.
"Fourteen weeks between treatments" and "14 weeks since the last visit" are none.
"""

from __future__ import annotations

import re

_KIND = r"(?:botox|botulinum(?: toxin)?|onabot\w*|toxin|btx|treatments?|tx|cycles?|rounds?|sets?|sessions?|series|doses?|injections?|injs?|injxns?|shots?|tpis?|trigger[ -]points?|epidurals?|[tilc]?f?esis?|blocks?|mbbs?|procedures?|ones?)"
_NAMED = rf"{_KIND}(?: (?:of )?{_KIND}){{0,2}}"
_LAST = re.compile(
    rf"\b(?:last|latest|most recent|previous|prior|preceding|earlier)(?: {_NAMED})?(?![\w'])"
    # "Five months since that session": the one that was just spoken of.
    rf"|\b(?:since|from|after) (?:that|those) {_NAMED}(?![\w'])"
    rf"|\b(?:cycle|round|treatment|set|session|injection)s? (?:#|no\.? ?|number )?\d{{1,2}}\b(?: of {_KIND}(?![\w']))?|(?<!\w)#\d{{1,2}}\b"
    r"|\b(?:i|we|she|he|pt|patient|(?:the|this) patient)(?: (?:was|were|had))? last (?:had|got|received|did|gave|injected|needled|blocked|repeated|redid|treated)(?: (?:it|this|that|them|these|her|him|injections?|botox|shots?))?(?![\w'])"
)
_NUMBERED = re.compile(
    r"(?:\b(?:cycle|round|treatment|set|session|injection)s? (?:#|no\.? ?|number )?|(?<!\w)#)(\d{1,2})\b"
)
_NOW = re.compile(
    rf"\b(?:(?:{_NAMED} (?:given |done |performed |of )?)?today(?:'s)?(?: {_NAMED})?|now|this (?:visit|appointment|{_NAMED}))(?![\w'])"
)
#: What else such a statement is made of.
_CARRIERS = frozenset(
    "it that this makes make marks is are has have been we she he pt patient here returns back comes at count counts counting interval gap wait waits time span"
    " distance day days week weeks wk wks month months mo elapsed passed gone by lapsed intervened lie lies lay separate separates separated between and from since"
    " to of after post s/p out before by some more than over patient's member's client's your prior a an the her his their our my your full good exactly just about only already given done which spaced apart had was were true actually in fact yes correct being time-wise interval:".split()
)
#: Without a word for now, what makes it a gap up to now: it is told as it stands.
_UP_TO_NOW = frozenset("since from after post out elapsed passed".split())
_TOLD_THEN = frozenset("was were had lay separated".split())
_THAT_ONE = re.compile(r"\b(?:that|those) ")
_NOT_LAST = re.compile(r"\b(?:first|initial|original|1st|#1)\b")
_BEFORE = 160  # characters
_FIGURES = re.compile(r"\d+")
_WORD = re.compile(r"[a-z/']+")
_SPACES = re.compile(r" {2,}")
_ENDS = re.compile(r"[.;]|, (?:so|and|but|md|with|which)\b|$")
_OPENS = re.compile(r"[.;:(]|, (?:so|and|but)\b")


def told_as_gap(lower: str, floor: int, start: int, end: int, limit: int) -> bool:
    """Whether the statement in which a length stands, in a sentence from ``floor`` to ``limit``, says that it has passed since the last session.

    The length may be a field of its own ("days since last treatment: 100").
    """
    if _is_gap(_FIGURES.sub("", lower[start:end])):
        return True
    if _THAT_ONE.search(lower, end, limit) and _NOT_LAST.search(lower, max(0, floor - _BEFORE), floor):
        return False  # "The first gave 80 %. Ten months have passed since that session."
    closes = _ENDS.search(lower, end, limit)
    numbered = _NUMBERED.search(lower, floor, limit)
    if numbered and any(int(later[1]) > int(numbered[1]) + 1 for later in _NUMBERED.finditer(lower)):
        return False  # "100 days since cycle 3" beside "cycle 5 today"
    behind = lower[end : closes.start() if closes else limit]
    openings = [floor, *(m.end() for m in _OPENS.finditer(lower, floor, start))]
    return any(_is_gap(f"{lower[first:start]} | {behind}") for first in openings[-2:] + openings[:1])


def _is_gap(told: str) -> bool:
    if not _LAST.search(told):
        return False
    rest, now = _NOW.subn(" ", _SPACES.sub(" ", _LAST.sub(" ", told)))
    words = set(_WORD.findall(rest))
    if words - _CARRIERS or any(map(str.isdigit, rest)):
        return False
    return bool(now) or (bool(words & _UP_TO_NOW) and not words & _TOLD_THEN)
