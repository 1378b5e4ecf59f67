"""What the statement that names a diagnosis says of its course: that it is active, that it is gone, that it is settled now.

A place is a document's text and where the name stands in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: "Lumbar radiculopathy | 03/2025 | active": a list of what was tells that it is.
_ACTIVE = re.compile(
    r"(?<!in)(?<!not )(?<!no longer )(?<!non-)\b(?:active(?! (?:duty|range|rom|lifestyle|release))|ongoing|current(?:ly)?)\b"
)
#: "Went away after discectomy and has not come back", "cured by surgery", "resolved, no leg symptoms since": it is no more.
_GONE = re.compile(
    r"\b(?:(?:fully|completely|entirely|long since) (?:resolved|recovered|cleared|gone)|(?:was|were|is|been) (?:cured|relieved for good)|cured by|(?:resolved|cleared|went away|gone|subsided|recovered|abated)\b(?![^.;]{0,30}\b(?:at times|at first|initially|partly|partially|largely|mostly|somewhat|briefly|for (?:a|some|about|\d)|when|if)\b))"
)
_NOT_GONE = re.compile(
    r"\b(?:not|never|n't|partly|partially|largely|mostly|somewhat|nearly|almost|at times|temporar\w+|briefly|if|should|will|until|unless|once)\b[^.;,]{0,20}$"
)
_STAYED_AWAY = re.compile(
    r"\b(?:(?:has|have|had|did|does)(?: not|n't)|never|not) (?:since )?(?:come back|comes? back|recurr?\w*|returned?|been back)|(?:no|without|any) (?:further )?(?:recurrence|relapse)|no (?:more |further |other )?(?:leg |arm |radicular |back-and-leg )?(?:pain|symptoms?|sciatica|complaints?|trouble) (?:since|now|today|at present|currently|any ?more)|(?:asymptomatic|symptom-free|pain-free) (?:since|now)"
)
_SUPPOSED = re.compile(r"\b(?:if|once|until|whether|hop(?:e|es|ing)|should|unless|when|expect\w*|wants?|see)\b[^.;]*$")
#: It came back, or may have.
_AGAIN = re.compile(
    r"(?<!not )(?<!never )(?<!n't )(?<!without )(?<!no )\b(?:come back|came back|back again|recur\w*|return\w*|relaps\w*|again|flare\w*|residual|persist\w*|intermittent\w*|still|only (?:with|on|while|when)|as long as|while (?:on|taking))\b"
)
_LEG_AGAIN = re.compile(
    r"\b(?:it|leg|arm|sciatica|radicular|radiculopathy|numbness|tingling|symptoms?|that pain|same pain)\b[^.;]{0,40}(?<!not )(?<!never )(?<!n't )\b(?:(?:come|came|is|are|was|were|now) back\b|recurr(?!ence)|return(?:ed|ing|s)\b|again\b)"
)
#: "The diagnosis is now confirmed: occipital neuralgia", "it turned out to be": what was only thought of before is settled.
_SETTLES = re.compile(
    r"\b(?:(?:is|are|was|were|now|since|been|therefore|thus|clearly) (?:\w+ )?(?:confirmed|established|proven|certain)|confirm(?:s|ed)|final diagnosis|definitive diagnosis|turned out (?:to be|as)|proved (?:to be|itself)|i (?:now )?(?:diagnose|have diagnosed))\b"
)
_UNSETTLED = re.compile(
    r"\b(?:if|until|unless|once|when|whether|not|never|no|cannot|to be|will|would|should|could|might|pending|awaiting|yet|possib\w+|probab\w+|suspect\w*|likely|rule[sd]? out)\b|n't\b|\?"
)
_REACH = 240  # characters on either side of a name in which its statement lies
_END = re.compile(r"\.(?=\s)|\?|\n")


def is_active(text: str, start: int, end: int) -> bool:
    """Whether the line of a list of what was says that a diagnosis is active."""
    last = text.find("\n", end)
    return _ACTIVE.search(text[text.rfind("\n", 0, start) + 1 : last if last >= 0 else len(text)].lower()) is not None


def is_gone(text: str, start: int, end: int, *, explained: bool) -> bool:
    """Whether a statement of the past says that a diagnosis is gone, and nothing behind it that it came back.

    :param explained: whether the record establishes what the pain is of instead; else it must say that it stayed away.
    """
    before, told = _statement(text, start, end)
    behind = text[end : end + _REACH].lower()
    found = _GONE.search(told)
    if found is None or _SUPPOSED.search(before) or told.endswith("?"):
        return False
    if _NOT_GONE.search(told, 0, found.start()) or _AGAIN.search(told) or _LEG_AGAIN.search(behind):
        return False
    return explained or _STAYED_AWAY.search(behind) is not None


_STOP = r"(?= ?(?:[.,;:)\n]|$)| (?:here|today|at all|in error|by mistake|and|but|(?:on|by|from) (?:history|exam\w*|imaging|review))\b)"  # the words end their clause
#: "The letter calls it migraine. I do not find one": what another said, or a list, is not what the writer finds.
_DISAGREES = re.compile(
    rf"\bi (?:do not|don't|cannot|can't|could not|did not|would not|am unable to) (?:agree(?: with (?:this|that|it|them|him|her))?|find (?:who|when|where|how|why)(?: [\w']+){{1,6}}|find (?:one|it|this|evidence|support|(?:evidence|support) (?:of|for) (?:it|this|that|one))|see (?:one|it|this)|share (?:this|that|it|that view|this view)|confirm(?: (?:it|this|that|one))?|support (?:it|this|that)|concur|think (?:so|it is|this is)){_STOP}|\bi (?:disagree|differ){_STOP}|\bdo(?:es)? not meet (?:the |its |those |ichd )*(?:criteria|them)(?: for (?:it|this|that))?{_STOP}|\b(?:exam\w*|history|findings|tests?) (?:do|does|did) not (?:support|bear out|confirm|fit|suggest) (?:this|it|that){_STOP}"
    r"|\b(?:she|he|patient|pt) (?:(?:tells me|says|reports|states|is sure|insists)(?: that)? (?:she|he) )?(?:has |had )?never (?:had|experienced|suffered) (?:one|it|this|that|them|any)\b"
    r"|\bi (?:think|believe|feel|would say|would call|regard|consider)(?: that)? (?:this|it|that)(?: is| to be| as)?(?: an?| more)? (?:tension|cervicogenic|medication|rebound|sinus|something else|(?:another|different) (?:diagnosis|disease|disorder|condition|kind|type|entity|cause|headache|thing|problem)|different(?= ?[.;,])|not)\b"
    rf"|\b(?:this|that|it|which) (?:is|was|has been) (?:incorrect|not correct|wrong|inaccurate|an? (?:error|mistake)|in error|mistaken|removed|deleted|struck){_STOP}"
)
#: "Chart lists migraine, copied in error. Entry removed": whoever says so says that it was only listed.
_TAKEN_BACK = re.compile(
    rf"\bi (?:disagree|differ|(?:do not|don't|cannot|can't) (?:agree|concur)) with (?:the|this|that) (?:entry|diagnosis|label|listing){_STOP}|\b(?:the|this|that) (?:entry|diagnosis|label|listing|code) (?:is|was|has been) (?:incorrect|not correct|wrong|inaccurate|an? (?:error|mistake)|in error|mistaken|removed|deleted|struck){_STOP}"
    rf"|\b(?:entry|diagnosis|code|label|item) (?:(?:is|was|has been|now) )*(?:removed|deleted|struck|taken off|retracted){_STOP}|\A[^.;]{{0,60}}\b(?:copied|carried|pulled|entered|listed)\b[^.;]{{0,60}}\b(?:by|in) (?:error|mistake)\b|\bmust be (?:a mistake|an error|removed)\b"
)
#: In the statement of the diagnosis, who calls it so.
_ATTRIBUTED = re.compile(
    r"\b(?:calls?|called|calling|lists?|listed|listing|letters?|chart\w*|label\w*|problem list|copied|carried|pulled|entry|entered|entries|outside|says|said|states?|stated|reads?|imported|intake|coded|forms?|referral|referr\w+|records?|template\w*|forwarded|told|given|diagnosed (?:by|at|elsewhere)|per|according|report\w*|wrote|writes|thinks?|thought|sent)\b"
)
_SAID_BY = re.compile(
    r"\b(?:patient|pt|insur\w+|reviewer|plan|payer|she|he) (?:says|thinks|believes|feels|claims)\b[^.;]{0,40}$"
)
#: "Occipital neuralgia on her problem list. This is wrong; migraine.": the bare word does not say that it is right.
_BARE_INSTEAD = re.compile(
    r"\b(?:this|that|it|which) is (?:wrong|incorrect|not correct|an? (?:error|mistake)|in error|inaccurate)[;,.:] ?$"
)
_BARE = re.compile(r" ?(?:[.;]|$)")
_BACK_REACH = 150  # characters behind a name, over the end of its sentence


def is_taken_back(text: str, start: int, end: int, others: Sequence[int]) -> bool:
    """Whether what stands right behind a diagnosis says that it was entered in error, or that the writer does not agree with who names it.

    :param others: where other diagnoses that are asked for end in the text: "she was told tension headache; this is wrong. Migraine".
    """
    behind = text[end : end + _BACK_REACH].lower()
    instead = any(0 <= start - other <= _REACH for other in others)
    if instead and _BARE_INSTEAD.search(text[max(0, start - _REACH) : start].lower()) and _BARE.match(behind):
        return True
    told = _TAKEN_BACK.search(behind)
    if told is None and any(_ATTRIBUTED.search(part) for part in _statement(text, start, end)):
        told = _DISAGREES.search(behind)
    return told is not None and "\n\n" not in behind[: told.start()] and not _SAID_BY.search(behind, 0, told.start())


def is_settled(text: str, start: int, end: int) -> bool:
    """Whether a statement says that a diagnosis is confirmed, with no word of doubt or condition."""
    before, behind = _statement(text, start, end)
    told = before + text[start:end].lower() + behind
    return bool(_SETTLES.search(told)) and not _UNSETTLED.search(told)


def _statement(text: str, start: int, end: int) -> tuple[str, str]:
    """What the statement that names a diagnosis says before the name and behind it, with the mark that ends it, in lower case."""
    first = max(
        (stop.end() for stop in _END.finditer(text, max(0, start - _REACH), start)), default=max(0, start - _REACH)
    )
    stop = _END.search(text, end, end + _REACH)
    return text[first:start].lower(), text[end : stop.end() if stop else end + _REACH].lower()
