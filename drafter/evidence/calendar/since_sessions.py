"""How long ago a session was, told by the time since it: "16 weeks post TPI", "it has been four months since her Botox"."""

from __future__ import annotations

import re

from drafter.evidence.words.tellings import Telling

#: "It has been 14 weeks since her last injection".
_SINCE_LAST = re.compile(
    r"(?: (?:have|has) (?:now )?(?:passed|gone by|elapsed|intervened|gone)| out| on| past)? (?:since|from|after|past|post) (?:(?:the|her|his|their|my|our|your|pt's|(?:patient|member|client)'s|m(?:r|rs|s)\.? [\w'-]+) ){0,3}(?:(?:last|latest|most recent|previous|prior|preceding|earlier) |(?:i|we|she|he|they|you|pt|patient|the patient|dr\.? [\w'-]+)(?: was| were| had| has been| most recently| had been)? last (?:gave|injected|re-?injected|needled|re-?needled|blocked|numbed|repeated|redid|treated|had|received|got|underwent|did|administered|given|performed|saw (?:her|him) for|came (?:in )?for)\b|(?:i|we|she|he|they) (?:had|got|received|gave (?:her|him)|underwent|did) (?:the|her|his|my) (?:last|latest|most recent|previous) |(?:i|we) (?:re-?)?injected (?:the|her|his|these|those|them)\b)"
)
#: "Interval since last Botox: 13 wk 2 d".
_SINCE_FIELD = re.compile(
    r"\b(?:interval|time(?: elapsed)?|elapsed|gap|weeks?|wks?|days|months?)(?: elapsed| passed)?,? (?:since|from) (?:the |her |his )?(?:last|latest|most recent|previous|prior) [^.:;\d]{0,40}[:=] ?(?:about |~|approx\w* )?$"
)
#: "She is 13 weeks out from her last Botox", "it has been four months since her Botox"; "eight weeks after Botox she had" tells a story.
_SINCE_TOXIN = re.compile(
    r"(?: have passed| have gone by)? (?:since|out from|from|out of|post|post-|s/p|status post|past|after) ?(?:the |her |his |their |my )?(?:last|latest|most recent|previous|prior|first|second|third|fourth|fifth|cycle \d+ of )? ?(?:dose of |round of |set of )?(?:(?:left|right|bilateral|l|r|b/l|rt|lt|lumbar|cervical|thoracic|neck|low|lower|upper|mid|back|shoulder|trapezius|traps?|ut|levator|scapula[er]?|rhomboids?|gluteal|glut|paraspinal|ql|caudal|trigger|point|si|sij|joint|sacroiliac|facet|medial|branch|diagnostic|transforaminal|interlaminar|steroid|cortisone|corticosteroid|[ctls]\d(?:-[ctls]?\d)?)[ -])*(?:botox|botulinum|onabot|toxin|btx\b|synvisc\S*|euflexxa|monovisc|orthovisc|durolane|supartz|hyalgan|gel-?one|(?:the )?gel\b(?: (?:shots?|injections?|series))?|visco\w*|hyaluron\w*|ha (?:series|injections?|shots?)|cortisone|steroid (?:shot|injection)|preempt|inj(?:ections?)?\b|shots?\b|tpis?\b|[a-z]{0,2}esis?\b|epidural|siji?s?\b|mbbs?\b|rfas?\b|(?:nerve )?blocks?\b)(?P<end>(?= ?[.;:)(]| ?$|,? (?:here|returns|back|presents|now|today|for|still|to|pt|patient|(?:pain|sx|symptoms) (?:is |are |has |have |now )*(?:back|return\w*|recur\w*))\b))?"
)
#: "Returns 20 weeks after trigger point injections", "back 5 months after TPI": how things stand on the day.
_RETURNS = re.compile(
    r"(?:^|\b)(?:returns|returning|back|here|presents|(?<!was )(?<!were )seen|follow(?:s|ing)?[- ]up|f/u|fu|rtc|comes in|comes back|in clinic|doing well|doing great|been|over|just|more than|now|is)(?: (?:today|now|again|here|in|at|for (?:follow[- ]?up|f/u|recheck|reassessment)|just|about|around|some|almost|nearly|over|roughly|approximately|approx\.?|~|more than),?)* ?~?$"
)
_STATUS = re.compile(r" (?:s/p|status post|out from|(?:have passed |have gone by )?since)\b")
_SHE_IS = re.compile(
    r"\b(?:it|she|he|patient|pt|this|that|today|now)(?:'s| is| has| makes| marks)?(?: now| been| already| today| about| around| almost| nearly| over| some| more than| at| exactly| just)* ?$"
)
_IT_IS = re.compile(
    r"(?:\bit(?:'s| is| has| will be| was| being)(?: (?:now|only|just|barely|about))*(?: been)?(?: already)?|\b(?:now|today|only|just|barely|exactly|this (?:is|makes)|that (?:is|makes)|(?:she|he|patient|pt) is|currently|here|at))(?: now| just| only| exactly| barely| about| around| almost| nearly| over| some| more than| a full| at| at least)* ?$|(?:^|[.;:,(-]) ?$"
)


def counts_from_session(lower: str, floor: int, start: int, end: int) -> bool:
    """Whether a length is what has passed since a session, said of how things stand."""
    before = lower[max(0, start - 32) : start]
    if _SINCE_FIELD.search(lower, max(floor, start - 80), start):
        return True
    if _SINCE_LAST.match(lower, end) and _IT_IS.search(before):
        return True
    since = _SINCE_TOXIN.match(lower, end)
    if since is None:
        return False
    if since["end"] is not None and (not before.strip() or start == floor):
        return True  # "16 weeks post TPI."
    after = since[0].startswith(" after")
    returns = _RETURNS.search(before)
    if returns and not (after and returns[0].startswith(("over", "just", "more", "is", "been"))):
        return True
    return not after and (bool(_SHE_IS.search(before)) or (start == floor and bool(_STATUS.match(lower, end))))


#: "No TPI in 5 months", "hasn't had any ESI for over half a year": the last lies at least so long back.
_NONE_IN = re.compile(
    r"(?:\b(?:no|not (?:had|received|been given|got|gotten|undergone|needed|required)|without)|n't (?:had|received|been given|got|gotten|undergone|needed|required)|\bdenies)(?: (?:had|any|an?|more|further|additional|repeat|new|other|her|his|lumbar|cervical|si|joint|steroid|trigger|point|medial|branch|facet|nerve|epidural|occipital))* (?:botox|botulinum|toxin|synvisc\S*|euflexxa|gel|visco\w*|hyaluron\w*|ha|cortisone|injections?|inj|shots?|tpis?|[tilc]?f?esis?|epidurals?|siji?s?|mbbs?|rfas?|blocks?)(?: (?:injections?|shots?|blocks?|done|given|performed|treatment|sessions?))* (?:in|for|within|over|during)(?: (?:the|at|least|last|past|previous|prior|about|over|almost|nearly|more|than|around|some|> ?))* ?$"
)
_ADVICE = re.compile(
    r"\b(?:hold|until|avoid|should|must|advis\w+|recommend\w*|will|wait\w*|if|requir\w*|polic\w+|next|after surgery|post-?op)\b"
)
_NEGATES = Telling("no ", "not ", "n't ", "without", "denies")


def none_for(lower: str, floor: int, start: int) -> bool:
    """Whether a length is one in which a procedure was not done."""
    if not _NEGATES.within(lower, max(floor, start - 90), start):
        return False
    told = _NONE_IN.search(lower, max(floor, start - 90), start)
    return told is not None and not _ADVICE.search(lower, floor, start)


#: "Weeks since last TPI: 20".
_FIELD_BEHIND = re.compile(
    r"(?: elapsed)? (?:since|from) (?:the |her |his )?(?:last|most recent|previous|prior) [^.:;=\d]{3,40}(?:[:=]|\?) ?~?(?P<n>\d{1,3})(?![\d/.-])"
)


def since_field(lower: str, end: int, limit: int) -> re.Match[str] | None:
    """The figure of a field that asks in a unit how long ago the last session was, from the end of the unit on."""
    return _FIELD_BEHIND.match(lower, end, limit)
