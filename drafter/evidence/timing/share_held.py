"""Lengths that a share of relief held for, told in a clause of their own: "80 % gone, but only for five weeks", "75 % less; the benefit stayed with her for 4 months"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.times import Time

_SHARE = re.compile(
    r"(?:\d|ty(?:-\w+)?) ?(?:%|per ?cent)(?: \w+){0,4}? ?(?:better|relief|gone|less|improve\w*|reduc\w*|help|benefit|eased|of (?:the|her|his) (?:pain|ache))|\b(?:relie\w+|help\w*|eased|reduc\w+|better|less|improv\w+|down|cut)\b[^.;]{0,40}?(?:\d|ty(?:-\w+)?) ?(?:%|per ?cent)|\b(?:half|two[ -]thirds|three[ -]quarters|most|all) (?:of )?(?:the|her|his) (?:\w+ )?(?:pain|ache)"
)
_ABOUT = r"(?: (?:about|around|some|roughly|approximately|the|a|an|first|end of|good|full|all of|at most|nearly|almost|over))*"
_RELIEF = r"(?:(?:the|this|that|her|his) )?(?:pain )?(?:relief|benefits?|effects?|gains?|improvement|results?|reprieve)"
_HELD_FOR = re.compile(
    rf"(?:\b(?:but|though|although|albeit|yet|however|and),?(?: (?:it|this|that|{_RELIEF}))?(?: (?:was|lasted|held|worked|that))?(?: (?:only|just|merely|barely))(?: (?:for|lasted|held|x))?"
    rf"|\b(?:it|this|that|which|all of (?:it|this|that)|{_RELIEF})(?: (?:was|had|has|were|is|been|all|already|completely|then))* (?:gone|over(?: with)?|finished|used up|spent|done with|at an end|wore off|worn off)(?: (?:again|completely|already))* (?:in|after)"
    rf"|\b{_RELIEF} (?:stayed|hung on|stuck|kept up|carried on|endured|held on|persisted|remained)(?:(?: (?:with|w/) (?:her|him|me|them|the patient|pt)),?(?: (?:for|x))?|,? (?:for|x))"
    rf"|\b(?:remain|stay)(?:ed|s|ing) (?:well|good|comfortable|fine|great|improved|better|(?:free|off) (?:of )?(?:all |her |his |any )?(?:\w+ )?(?:medications?|medicines?|meds|pills|analgesics|opioids?))(?: and \w+)?,? (?:for|x)){_ABOUT} ?$"
    # "60 % pain reduction; duration ten weeks".
    rf"|[;,] ?(?:duration|length|time)(?: of (?:the )?(?:relief|benefit|effect|response|improvement))?(?: (?:was|of))? ?:?{_ABOUT} ?$"
)
#: "60 % less leg pain. This stayed with her for four months": what goes on is what the sentence before tells.
_THIS_HELD_FOR = re.compile(
    rf"[^a-z]*(?:and |but )?(?:this|that|it|{_RELIEF}) (?:(?:has|had|then|all|she|he|says?|said|told me|told us) )*(?:stayed|persisted|remained|continued|endured|hung on|stuck|held up|kept up)(?: (?:so|that way|there|at (?:an? )?\d{1, 2}(?:/10)?|(?:with|w/) (?:her|him|me|them|the patient|pt)))?,?(?: (?:for|x))?{_ABOUT} ?"
)
_STAYED = r"(?:remained|stayed|held|kept|persisted|continued|endured|lasted|hovered|(?:was|were) (?:maintained|sustained|kept|held))(?: (?:there|so|that way|at (?:that|this) (?:level|number|score)|at (?:an? )?\d{1,2}(?:/10)?|low|down|steady|at bay))*,?(?: (?:for|x|over))?"
_RATED = r"(?:(?<![\d/.])\d{1,2}(?:\.\d)?(?: ?/ ?10)?|\b(?:one|two|three|four|zero))(?: out of (?:10|ten))?"
#: "Pain dropped from 9/10 to 3/10 and remained there for 4 months", "fell to 2 and held at that level".
_FELL_AND_STAYED = re.compile(
    rf"(?:\b(?:dropp\w+|drops?|fell|falls|went|came|brought|cut|decreas\w+|reduc\w+|improv\w+|declin\w+|down|lower\w*|took|knocked|eased|settled|got)\b[^.;]{{0,50}}?\bto|->|→|-->) ?(?:an? |about |around |roughly )?(?P<to>{_RATED})[,;]? (?:(?:from (?:an? )?\d{{1,2}}(?:/10)?|and|where|which|it|this|that|the pain|pain|then|she|he|has|had|relief|gain|improvement)[ ,]+)*{_STAYED}{_ABOUT} ?$"
)
#: The same in two sentences: "fell from 8 to 2. It stayed at 2 for 4 months".
_FELL = re.compile(
    rf"\b(?:dropp\w+|fell|went|came|brought|decreas\w+|reduc\w+|improv\w+|declin\w+|down)\b[^.;]{{0,30}}? (?:to|from) (?:an? )?{_RATED}"
)

_BAD = ("6", "7", "8", "9", "10")  # what pain went up to
#: "Buttock pain mild for 4 months" beside a session that was: how long it stayed so.
_GOOD_FOR = re.compile(
    rf"\b(?:pain|ache|aching|symptoms?|sciatica|headaches?|soreness|nrs|vas|it)\b[^.;:]{{0,30}}?(?:\b(?:controlled|under control|mild|minimal|low|eased|easier|bearable|manageable|tolerable|quiet|calm|negligible)\b|(?:\b(?:was|is|at|stayed|remained|around|averag\w+)(?: (?:an?|at|about|around))* |\()[0-3](?:-[0-4])?(?: ?/ ?10)?\)?(?![\d/%.]))[^.;:\d]{{0,16}}\b(?:for|x|over){_ABOUT} $"
)
_AFTER_SESSION = re.compile(r" (?:after|following|post|s/p|status post|from|with|since)(?: [\w/.-]+){0,5} ")
_DONE = re.compile(
    r"\b(?:after|following|with|since|post|s/p|had|received|got|gave|underwent|last|prior|previous)(?: [\w/.-]+){0,4} $"
)

#: "80 % relief, but for two weeks only".
_BUT_FOR = re.compile(
    rf"\b(?:but|though|although|albeit|yet|however|and),?(?: (?:it|this|that|{_RELIEF}))?(?: (?:was|lasted|held|worked))?(?: for| x)?{_ABOUT} ?$"
)
_ONLY = re.compile(r" (?:only|at (?:the )?(?:very )?most|tops|and no (?:longer|more)|if that|max)\b")


def held_for(reading: Reading, sentence: Sentence, time: Time, times: Sequence[Time]) -> bool:
    """Whether a length behind a share of relief, or what ratings fell to, says how long that held, or after how long it was over."""
    lower = reading.lower
    if time.length is None or time.ago:
        return False
    if _good_for(reading, sentence, time, times):
        return True
    before = max(lower.rfind(mark, 0, sentence.start - 1) for mark in (". ", "\n", "; ")) + 1 if sentence.start else 0
    fell = _FELL_AND_STAYED.search(lower, sentence.start, time.start)
    if fell is not None and not fell["to"].startswith(_BAD):
        return True
    told = _HELD_FOR.search(lower, sentence.start, time.start)
    if told is None and _ONLY.match(lower, time.end):
        told = _BUT_FOR.search(lower, sentence.start, time.start)
    if told is not None and _SHARE.search(lower, before, told.start()):
        return True
    goes_on = _THIS_HELD_FOR.fullmatch(lower, sentence.start, time.start)
    return goes_on is not None and any(told.search(lower, before, sentence.start) for told in (_SHARE, _FELL))


def _good_for(reading: Reading, sentence: Sentence, time: Time, times: Sequence[Time]) -> bool:
    """Whether a length is how long a complaint stayed mild behind a session that was ("pain was a 2 for 4 months after the injection")."""
    lower = reading.lower
    if not _GOOD_FOR.search(lower, sentence.start, time.start):
        return False
    for session in reading.of(sentence, "procedure"):
        if time.end <= session.start and _AFTER_SESSION.fullmatch(lower, time.end, session.start):
            return True
        dated = any(t.days is not None and session.end <= t.start and t.end <= time.start for t in times)
        if session.end <= time.start and (dated or _DONE.search(lower, sentence.start, session.start)):
            return True
    return False
