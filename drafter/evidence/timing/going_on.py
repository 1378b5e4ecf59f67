"""Times without a thing of their own: whether a sentence goes on with them about the complaint that was told of before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.timing.as_told import INTO_THIS, as_told
from drafter.evidence.timing.complaint_fields import NOT_SYMPTOM_LABEL, asks_else
from drafter.evidence.timing.sore_places import lasts_there, sore_place
from drafter.evidence.words.concepts import THINGS

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing

#: What somebody has, without a word for it: "dealing with it", "struggled since March", not "struggles with weight".
_SUCH = r"(?! (?!(?:it|this|that|these|them|such|for|since|over|on|greatly|badly|terribly|much|a|in|now|ever|all|with it|with this|with these|with them|from it|from this|x)\b|(?:with |from )?(?:the|her|his|my|this|an?) (?:(?:bad|sore|stiff|painful|left|right|low|lower|upper|mid) )*(?:same|pain|ache|problem|trouble|discomfort|symptoms|complaint|condition|neck|back|low|lower|upper|mid|shoulder|hip|knee|buttock|headaches?)\b|pain)[a-z])"
#: "Trouble since March", not "trouble sleeping".
_BY_ITSELF = r"(?= (?:has|have|had|is|was|for|since|x|began|started|dates?|dating|goes|going|there|over|now|of (?:this|the same)|came|with (?:it|this|that|these)|in (?:it|this|that))\b| ?[,;:.(~\d-]| ?$)"
#: "It has hurt since", not "it has rained since".
_IS = r"(?:has|have|had|is|was|been|now|always|hurts?|hurting|ached?|aching|aches|bothered|bothering|troubled|plagued|her|him|them|persisted|continued|lasted|lingered|constant|there|present|daily|ever|all|only|got|gotten|grown|worse|worsened|remained|stayed|so|like|bad|sore|stiff|on|and|off|going|gone|never|not|gradually|slowly|steadily|the|same|this|that|way|unchanged|right|being|otherwise)"
#: "Constant and severe since", not "constant travel since".
_LIKE_IT = r"(?:and|or|in|of|but|nature|character|intensity|severity|quality|level|most|every|days?|time|times|ever|severe|mild|moderate|dull|sharp|achy|aching|worse|with|it|there|her|him|at|all|night|nights|the|is|has|have|been|was|now|on|off|basis|continuous|constant|daily|painful|stiff|sore|tight|bad|this|way|like|that|not|entirely|persistent|steady|nagging|back|neck|though|only|always)"
#: What is noticed or developed is the complaint: "noticed in March", "developed pain since".
_COMPLAINT_NEXT = r"(?= (?:it|this|these|that|in|on|about|around|approximately|roughly|since|when|while|after|over|early|late|first|last|some (?:time|weeks|months|years|\d)|suddenly|gradually|slowly|insidiously|shortly|the (?:day|week|month|next|same|pain|problem|onset|trouble|ache)|(?:[\w-]+ ){0,4}(?:pain|ache|aching|stiff\w*|sore\w*|tight\w*|discomfort|symptoms?))\b| ?[,;:(~\d-]| ?$)"
#: "Has had this about 6 months", "had this problem for a year"; not "has had this mattress 6 months".
_NO_THING = r"(?! (?!(?:for|since|x|over|about|on|off|now|at|all|approximately|roughly|nearly|almost|more|less|some|the|and|in|around|before|constantly|ever|going|same|kind|type|sort|problem|pain|ache|trouble|symptoms?|complaint|issue|condition|thing|feeling|to|with|longer|upwards|close|maybe|probably|only|just|as|a)\b)[a-z])"
_TOPICAL = re.compile(
    r"^\W*(?:ever )?since\b|\bpresent $|\b(?:un)?til (?:\w+ ){0,3}$|\b(?:going on(?! (?:a (?!while|year|long|good|couple|few|month|week)|an |the |vacation|leave|trips?\b|holiday))|(?:dealing with|struggl\w+|suffer\w*|liv(?:ed|ing) with|putting up with)"
    + _SUCH
    + r"|goes back|go back|dat(?:es|ed|ing) (?:it |this |the \w+ |its \w+ |from|back|to)|its (?:start|onset|beginnings?)|began|begun|started|starting|(?:came|come) on(?! (?:board|referral|foot|time|crutches|schedule|the (?:advice|recommendation|referral|bus))\b)|"
    r"woke (?:up )?with|ever since|(?:there|present|constant|persist\w*|continuous|daily|same|unchanged|sore|hurting|bad|off and on|on and off)(?: "
    + _LIKE_IT
    + r"){0,4} since|(?:it|this|that)(?:'s| has| have)?(?: not|n't| never)(?: really| fully| once| quite)? (?:let up|eased|abated|left|quit|stopped|resolved|changed|gone away|improved|gotten better|cleared)(?: \w+)? since|first (?:felt|noted|had|noticed|experienced) (?:it|this)|(?:it|this)(?: "
    + _IS
    + r"){0,5} since|ongoing"
    + _BY_ITSELF
    + r"|should read|(?:current|this|present) (?:episode|bout|flare|attack)|been (?:present|bothering|there|like this|a problem|an issue|this way|constant|daily|with (?:her|him))|present for|bother\w*|persist\w*|(?:noticed|developed)"
    + _COMPLAINT_NEXT
    + r"|appeared(?! (?:for|in (?:court|clinic|the (?:ed|er|office))|at|to|before|well|anxious|comfortable)\b)|"
    r"(?:trac(?:es|ed|ing)|pin(?:s|ned)) (?:it|this|the \w+)|(?:which|that|this) (?:she|he|they|pt|the patient) (?:now |himself |herself )?(?:dat(?:es|ed)|trac(?:es|ed)|pin(?:s|ned)) (?:\w+ ){0,2}to|puts? (?:it|this|the \w+) (?:at|to|back|down)|put up with (?:it|this|them|these)|(?:has|have|had|is|was|'s|'ve) been there|with (?:this|that|my|the same) (?:(?:low|lower|upper|mid|left|right|old|darn|damn|stupid|bad) )*(?:neck|back|mid-?back|shoulder|hip|knee|buttock|trap\w*|pain|ache|headaches?|thing|mess)|"
    r"had (?:it|them|(?:this|these)"
    + _NO_THING
    + r")|(?:troubles?|problems?|issues?)"
    + _BY_ITSELF
    + r"|history|duration(?! of (?!(?:(?:the|her|his|this|these|current|present) )*(?:symptoms?|sx|pain|ache|complaint|problem|illness|it|this|condition|neck|back|trouble)\b))|(?:it|this|that|which) (?:has|had) (?:now )?(?:been (?:going(?: on)?|bad|like that|hurting|aching|sore|acting up|giving (?:her|him) trouble)|gone on|dragged on|carried on|run on|lasted|continued)|"
    r"(?:it|this|that|which|these|they)(?: has| have| had)?(?: now| been)? (?:troubl|plagu|dogg|pester|nagg|annoy|torment|hound|afflict|follow|stay|liv)(?:ed|ing) (?:(?:with|at) )?(?:her|him|me|them|the patient))\b"
    # "Set in about eight months ago", "it set in last fall"; not "set in his ways".
    r"|(?:^\W*|\b(?:it|this|that|which|all|first) )set in\b(?! (?:his|her|their|motion|place|a|an|stone|plaster)\b)"
    # "The onset was in March"; not "diabetes onset 2010".
    r"|(?:^\W*|[,;:(] ?|\b(?:the|its|gradual|insidious|sudden|acute|slow|abrupt|symptoms?|sx|pain|of|with|an?|date of|first|this|their) )onset\b"
)
#: Behind a time that opens a sentence: what somebody did or was since then, which is no complaint.
_ELSE_SINCE = re.compile(
    r"(?: ago)?,? ?(?:that |when )?(?:she|he|they|the patient|patient|pt)\b(?!(?:'s)?(?: (?:has|have|had|is|was|also|now|always|still|then|continually|constantly|continued to|begun to|began to|started to|started|begun|been|not|never|really))* (?:had(?! (?:a|an|no|to|her|his|surgery|been))|hav(?:e|ing) (?:it|this|pain|trouble|these|them|the same)|hurt\w*|ach\w+|sore|stiff|in pain|bothered|troubled|uncomfortable|suffer\w*|miserable|like this|this way|felt|feels?|feeling|notic\w+|experienc\w+|complain\w*|endured?|lived with (?:it|this)|woke(?: up)? with (?:it|this|neck|back|pain)|first (?:had|felt|noticed)|(?:been )?able to (?:turn|bend|look|lift|twist|raise)|right|the same|comfortable|free|well|dealing with (?:it|this)|struggl\w+(?: with (?:it|this))?)\b)"
)
#: "Classes started in March": the subject of what began, but for words that mean the complaint.
_SUBJECT_BEGAN = re.compile(
    r"\W*(?:(?:the|her|his|a|an|my) )?(?P<what>[a-z'-]+(?: [a-z'-]+){0,3}?) (?:(?:all|just|first|only|was|had|has|really|then|suddenly|gradually|slowly|apparently|probably) )*(?:began|begun|started|came on|come on|set in|appeared|dat(?:es?|ed|ing) (?:back|from|to)|go(?:es)? back)\b[^.;,]{0,24}$"
)
_MEANS_IT = re.compile(
    r"\b(?:it|this|that|they|these|those|all|which|who|she|he|pt|patient|symptoms?|sx|problems?|trouble|complaints?|condition|onset|course|episode|flare|bout|attack|everything|things|first|pain|ache|aching|discomfort|(?:neck|back|shoulder|hip|knee|leg|arm|side)(?! (?:swelling|edema|rash|ulcers?|wounds?|clots?|infections?)\b)|illness|injury|when|history|says|said|states|reports|thinks|believes|recalls|insidiously|gradually|suddenly|what|spasms?|stiffness|soreness|numbness|headaches?)\b"
)
#: "Ongoing for 8 months": the complaint's, unless the sentence before it tells of a treatment.
_ON_GOING = re.compile(
    r"\W*(?:(?:has been|is|was|still|now) )*on-? ?going (?:now )?(?:for |x ?|over |since )?(?:about |at least |the (?:past|last) )*"
)
_ELLIPTIC = re.compile(
    r"^(?:[-*•>\s\"'“]*)(?:(?:(?:she|he|pt|patient|the patient) )?(?:says|states|reports|relates|notes|tells (?:me|us))(?: that)? (?=it\b|this\b))?(?:x ?|present (?:for )?(?:well )?|(?:on and off|off and on) |hx:? |history:? |dur:? |a (?:good|solid|full) |oh, |well, |honestly, |this (?:has been|is|makes it) |it (?:is|was|has been) |it's been |(?:going|well) (?:on|into) (?:(?:her|his|its|the) )?|coming up on |pushing |close to |nearly |almost |(?:in|into|entering) (?:her|his|its|the) |for |since |about |approximately |over |~|now |onset |duration |the (?:past|last) |over the (?:past|last) |for the (?:past|last) |around |since |has been |ever since )*$"
)
#: Keys of what a note tells of the complaint.
_OF_HISTORY = frozenset(
    {
        "hpi",
        "hopi",
        "history",
        "hx",
        "history of present illness",
        "present illness",
        "interval history",
        "s",
        "subjective",
    }
)
#: What may stand behind a length that says nothing of whose it is: "14 months now", "8 weeks, constant"; not "9 months sober", "10 months postpartum".
_BEHIND_LENGTH = re.compile(
    rf" ?(?:[^a-z ]|$|(?:already|so|ago|with|total|duration|hx|without|running|by|unabated|unchanged|or|plus|long|straight|solid|back|if|from|after|when|since|she|he|they|patient|pt|prior|past|left|right|low|that|as|due|following|history|course|standing|because|dull|ach\w+|nonradiating|before|until|to|per|overall|altogether|spell|and|{_LIKE_IT[3:-1]})\b)"
)
#: "She has burning in both thighs. This has been so for nine months".
_BEEN_SO = re.compile(
    r"\b(?:(?:it|this|that|which|things|matters|the (?:case|state of things)) (?:has|have|had)|(?:it|this|that)'s|^\W*(?:has|have))(?: now| always)? been (?:so|thus|the case|(?:her|his) (?:lot|life|world|daily life|routine|existence|companion|story|normal)|the state of (?:things|affairs)|the (?:pattern|way of it|story)|(?:just |much )?as (?:it|they) (?:is|are))\b"
)
#: "She began working nights in February", "started a new job": not "started in March", "began to hurt".
_BEGAN_OTHER = re.compile(
    r"\W*(?:(?:she|he|they|pt|patient|the patient)(?: has| had)? )?(?:(?:also|recently|then|just|newly|only) )*(?:started|began|begun|took up|joined)"
    r"(?! (?:in|on|about|around|approx\w*|roughly|when|while|after|with|w/|following|suddenly|gradually|insidiously|slowly|acutely|abruptly|spontaneously|without|w/o|as|at(?! (?:(?:the|a|an|her|his|my|our|their|work(?:ing)? (?:at|in|for)) )?(?!age\b|end\b|beginning\b|start\b|time\b|base\b|top\b|bottom\b|same\b|back\b|neck\b|left\b|right\b|low\b|first\b|night\b|rest\b|that\b|some\b|about\b|around\b|work (?:on|in|when|while|lifting|after)\b|home (?:on|in|when|while|after)\b|once\b|\d|christmas|thanksgiving|easter)[a-z])|having|hav(?:e|ing)|hurting|feeling|noticing|aching|bothering|over|during|by|from|before|since|back|last|this|early|late|mid|some|maybe|perhaps|probably|almost|nearly|more|less|only|just|well|shortly|a (?:good|few|couple|little|bit|while)|years|months|weeks|to (?:hurt|ache|have|feel|notice|bother|get|act|flare)|the (?:day|week|month|year|morning|night|evening|first|second|end|beginning|start|middle|summer|spring|fall|winter|same|next|following|pain)|pain|it|sometime|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\b| ?[~:,(\d-]| ?$)"
    r" [a-z]"
)
#: "Job started March": the beginning of something else.
_OF_OTHER = re.compile(
    r"\b(?:job|work|school|college|semester|classes|season|training|project|marriage|pregnancy|menopause|employment|retirement|diet|smoking|shift|lease|remodel\w*) (?:(?:all|just|first|only|was|had|has) )*(?:began|begun|started|starting|since)\b[^.;]{0,24}$"
    # "The tinnitus has been present for 7 months".
    r"|^\W*(?:(?:the|her|his|this|that) )?(?:tinnitus|ringing|dizz\w+|vertigo|nausea|fatigue|rash|cough|insomnia|diarrhea|constipation|reflux|heartburn|tremors?|palpitations|shortness of breath|congestion|swelling|hot flashes|itching|weight gain|anxiety|depression)(?: (?:in|of|on) (?:[\w']+ ){1,3})? ?(?:(?:has|have|had|is|was|been|present|there|ongoing|going on|persist\w*|bother\w*|all|also|now) ){0,6}(?:for|since|x|over) (?:(?:about|over|the|last|past|nearly|at least) )*$"
    # "This episode: 16 visits, 6/9 thru 8/8 (9 wks)": of the visits.
    r"|\d ?(?:visits?|sessions?|appointments?|appts?|adjustments|treatments?|tx)\b[^.;]{0,30}$"
)


def goes_on(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a time without a thing of its own can only be the complaint's: "It began in July"."""
    lower = reading.lower
    before = as_told(lower[sentence.start : time.start])
    if sentence.label in _OF_HISTORY:
        before = before.partition(":")[2].lstrip()  # "HPI: x 7 months, dull"
    if NOT_SYMPTOM_LABEL.search(sentence.label) or _of_other(before) or asks_else(sentence.label):
        return False  # "How long does relief last? 4 months"
    behind = lower[time.end : sentence.end]
    if time.length and INTO_THIS.match(behind):
        return True
    if _FIELD_UNIT.match(lower, time.start, sentence.end) and (
        _FIELD_OF.match(behind) or not _of_complaint(reading, sentence)
    ):
        return False  # "Years of education: 16"; not "wks: 9" below what has lasted so long
    opens = _ELLIPTIC.match(before)
    if opens and time.length is not None and time.days is None and not _BEHIND_LENGTH.match(behind):
        return False
    if (opens or _OPENS_SINCE.match(before)) and (_ELSE_SINCE.match(behind) or _of_illness(reading, sentence)):
        return False
    return bool(
        opens
        or (lasts_there(before) and sore_place(reading, sentence))
        or (_ON_GOING.fullmatch(before) and not _of_treatment(reading, sentence))
        or _TOPICAL.search(before)
        or (_been_so(reading, sentence, before) and _of_complaint(reading, sentence))
        or _TOPICAL.search(lower, time.end, min(sentence.end, time.end + 60))
    )


def _been_so(reading: Reading, sentence: Sentence, before: str) -> bool:
    """Whether a sentence says of what was told before it that it has been so: "New job; that's been her life" says it of the job."""
    found = _BEEN_SO.search(before)
    return found is not None and (not before[: found.start()].strip() or bool(reading.of(sentence, "symptom")))


#: A unit of time that is the key of a field.
_FIELD_UNIT = re.compile(r"(?:days?|w(?:ee)?ks?|mo(?:nth)?s?|y(?:ea)?rs?)\b(?! ago)[^:=\d]{0,40}[:=]")
_FIELD_OF = re.compile(
    r" (?:of|with|w/) ?(?!(?:it|this|these|the same|symptoms?|pain|the problem|trouble)\b)[^:=]{2,40}[:=] ?\d"
)


def _of_other(before: str) -> bool:
    """Whether the words before a time tell what else began, or was done."""
    subject = _SUBJECT_BEGAN.match(before)
    named = subject is not None and not _MEANS_IT.search(subject["what"])
    return named or bool(_OF_OTHER.search(before) or _BEGAN_OTHER.match(before))


_OPENS_SINCE = re.compile(r"\W*(?:ever )?since\b")


def _of_treatment(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence before one tells of what was done about a complaint, which may be what goes on."""
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    return before is not None and bool(reading.of(before, "treatment", "programme", "procedure"))


def _of_illness(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence before one names another illness and nothing else: "Diabetes. Nine months"."""
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.section.index != sentence.section.index:
        return False
    things = [m for m in reading.mentions(before) if m.kind in THINGS]
    return bool(things) and all(m.kind == "condition" for m in things)


def _of_complaint(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence before one tells of a complaint, or of where it is, and of nothing else."""
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.section.index != sentence.section.index:
        return False
    told = reading.of(before, "symptom", "region", "diagnosis")
    return bool(told) and not reading.of(before, "treatment", "programme", "procedure")


#: "61F returns about the left low back/flank": what somebody comes for, without a word for the complaint.
_COMES_FOR = re.compile(
    r"\bre:? (?:the|her|his) (?:(?:left|right|l|r) )*(?:low(?:er)? |upper |mid )?(?:back|neck|shoulder|knee|hip)\b(?! (?:surg|inject|mri))|\b(?:(?:returns?|here|back|seen|presents?|comes? (?:in|back)|f/u|(?<=is )in|(?<=was )in|(?<='s )in)(?: (?:today|again))? (?:about|for|re|regarding|of)|^\W*(?:cc:? ?)?(?:f/u|follow[- ]?up|re-?check|re-?eval(?:uation)?|ov|rov)(?: (?:visit|appt|of|on|for))?:?) (?:(?:the|her|his|that|same|left|right|l|r|bilateral|both|sides?|of) )*(?:low(?:er)? |upper |mid )?(?:back|neck|shoulder|knee|hip|flank|buttock|sacroiliac|si joint|sij)\b(?! (?:surg|inject|brace|mri|x-?ray|exerc|therap))"
    # "C/o bilat low back, R > L": opens what is told, so nobody else complains of it, and nobody denies it.
    r"|^\W*(?:cc:? ?|hpi:? ?)?(?:\d{1,3} ?-?(?:y/?o|yr|year)[\w/ -]{0,12} )?(?:(?:the|pt|patient|she|he|also|still|today|now|again|who|m|f|male|female|man|woman) )*(?:c/o|complain(?:s|ed|ing) (?:of|about)) (?:(?:the|her|his|bilat\w*|b/l|both|sides?|of|left|right|l|r|lt|rt|axial|midline)\.? )*(?:low(?:er)? |upper |mid[ -]?)?(?:back|neck|shoulder|knee|hip|flank|buttock|trap\w*)\b(?! (?:surg|inject|brace|mri|x-?ray|exerc|therap))"
    r"|\bwith (?:this|that|my|the same) (?:(?:low|lower|upper|mid|left|right|old|darn|damn|stupid|bad) )*(?:back|neck|shoulder|knee|hip|flank|buttock)\b(?! (?:surg|inject|brace|mri|x-?ray|exerc|therap|doc(?:tor)?\b(?!,|\.)))"
)


def comes_for(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence names a part of the body as what somebody comes for."""
    if not reading.of(sentence, "region"):
        return False
    return bool(_COMES_FOR.search(reading.lower, sentence.start, sentence.end)) or sore_place(reading, sentence)
