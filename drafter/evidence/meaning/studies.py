"""Studies (MRI, CT, radiographs): whether one was made or is still to come, and what it is said to show.

What a sentence says without naming a study belongs to the one named last under the same heading, and in a report to the
study that the report is of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.evidence.meaning.assertion import UNREAL, Assertion
from drafter.evidence.meaning.sides import levels_at, sides_at
from drafter.evidence.words.months import MONTHS, VERB_MAY
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_TO_COME = re.compile(
    r"\b(?:order(?:ed|s|ing)?|sched(?:ul\w+)?|pending|request\w*|obtain|get|await\w*|will (?:get|have(?! (?:seen|noted|noticed|received|had)\b)|need|order|obtain|be(?! aware))|need(?:s|ed)?|plan(?:ned)? (?:for|to)|to be (?:done|obtained|scheduled)|refer(?:red)? for|consider\w*|recommend\w*|advise[ds]?|due|repeat|authori[sz]\w+|approval|not (?:yet )?(?:been )?(?:done|performed|obtained|available)|booked|slated|lined up|arranged (?:for|an?|the|her|his)|upcoming|set (?:up )?for|tomorrow|next week|follow|sending|sent (?:her|him|them|pt|the patient)?(?: ?(?:down\w*|over|out|across))?(?: today| now)? for|will call|this afternoon|on (?:her|his|the) way out)\b"
)
_DONE = re.compile(
    rf"\b(?:show\w*|reveal\w*|demonstrat\w*|reviewed|read|dated|report\w*|done (?:on|in|\d)|perform\w*|from \w+|of (?:\d|last|this|{MONTHS})|impression|finding\w*|confirm\w*|personally|(?:19|20)\d\d|\d{{1,2}}/\d{{1,2}}|describ\w+|on (?:his|her|the|their) mri|with mri|w/ mri)\b"
)
#: "MRI to look for herniation", "cannot have MRI": none that was made.
_MEANT = re.compile(
    r" (?:(?:of the|of|lumbar|cervical|l-?spine|c-?spine|spine|without|with|w/o|contrast) )*(?:to|could|would|might) (?:look|evaluate|assess|rule|r/o|check|see|exclude|help|define|clarify|further|better|confirm|determine|delineate)\b"
    r"|(?: of the)?(?: (?:left|right|knee|knees|lumbar|spine))* for (?:(?:possible|suspected|knee|her|his|disc|foraminal) )*(?:oa|osteoarthritis|arthritis|stenosis|herniation|djd)\b(?![^.;]*\b(?:show|reveal|demonstr|confirm))"
)
#: "I will go over the MRI with her once it has been made", "when the MRI is back", "the MRI comes next Thursday", "she has an MRI slot on the 18th".
_NOT_YET = re.compile(
    r"\b(?:once|when|as soon as|until|after|if) (?:(?:the|her|his|that|this|an?|new|lumbar|cervical|open) )*\|(?: (?:scan|result|report|image|film|picture)s?)?(?: (?:is|are|has|have|comes?|gets?|arrives?)\b)"
    r"|\|[^.;]{0,40}\b(?:once|when|as soon as|until) (?:it|they|that|these|those) (?:is|are|has|have|comes?|gets?|arrives?)\b"
    r"|\|(?: (?:scan|study))?(?: (?:is|comes?|takes place|happens|will be))? (?:on )?(?:next|this coming) (?:week|month|mon|tues|wednes|thurs|fri|satur|sun)"
    r"|\|(?: (?:scan|study|is|was|are|now|has|been|of|the|lumbar|spine|an?|open))* (?:on the (?:books|calendar|schedule)|slot|appointment|appt)\b"
)
#: "Needs something for the MRI on 6/18", "asks whether she can eat before her MRI": what is prepared for is still to come.
_PREPARED = re.compile(
    r"\b(?:needs?|asks?|asked|asking|wants?|requests?|requesting|prescribed|rx|call(?:ed|s|ing)?)\b[^.;]{0,60}\b(?:something|valium|diazepam|lorazepam|ativan|alprazolam|xanax|sedat\w*|driver|ride|eat|drink|fast)\b[^.;]{0,24}\b(?:for|before|prior to|during) (?:(?:the|her|his|an?|lumbar|cervical) )*$"
)
_READ = re.compile(
    r"\b(?:show\w*|reveal\w*|demonstrat\w*|was done|done (?:on )?\d|found|read as|positive|negative|normal|herniat\w*|stenosis|compress\w*)\b|\d/\d{2,4}: "
)
_CANNOT = re.compile(
    r"\b(?:cannot|can't|can not|could not|couldn't|unable to|not able to|not a candidate for|no|refus(?:es|ed|ing)|declin(?:es|ed|ing)|miss(?:es|ed)|no-?show(?:ed|s)? for|skipp?ed|cancell?ed|wants?|asks? (?:about|for)|asking (?:about|for)|afraid of|fear of|fears|claustrophobic (?:for|in)|unable to lie (?:flat|still) (?:for|in)|(?:never|did not|didn't) (?:have|had|get|got|go for|went for|show for|make it to)|offered|was offered) (?:(?:have|get|undergo|tolerate|do|an?|the|recent|prior|her|his|open|repeat|another|lumbar|cervical) )*$"
)
_HEDGED_STUDY = re.compile(
    r"\b(?:cannot be (?:assessed|evaluated|excluded|determined)|not (?:adequately|well|fully) (?:seen|visuali[sz]ed|assessed|evaluated)|non-?diagnostic|limited (?:study|exam\w*|evaluation)|degraded|equivocal|indeterminate|uncertain|doubtful|suspicious for|not (?:quite )?(?:diagnostic|definite|definitive|conclusive|certain|clear-cut)|may (?:be|contact|touch|abut|represent|impinge)|might|question(?:able)?|suggest\w*|possibl[ey]|probabl[ey]|suspected)\b"
)
#: "Knee x-ray declined".
_REFUSED = re.compile(
    r" (?:(?:of the|of|left|right|knees?|lumbar|cervical|spine|was|were|is|has been|again|today|by (?:the )?patient|appointments?|appts?|scan) )*(?:declined|refused|canceled|cancelled|aborted|contra-?indicated|could not be (?:completed|done|performed|tolerated|obtained)|not (?:yet )?(?:approved|authorized|covered|tolerated)|denied|tubes?\b|missed)\b"
)
#: "The disc almost touches the root": what comes near a root does not press on it for certain.
_ALMOST = re.compile(r"\b(?:almost|nearly|barely|all but|close to|comes near to|just short of) $")
_TOUCHES = re.compile(r"(?:touch|contact|abut|reach|comes? (?:up to|into contact)|imping)")
#: "Suspicious for, but not diagnostic of, root compression": what is not proven is not denied.
_NOT_PROVEN = re.compile(
    r"\b(?:but|though|although|while|yet|however|and),? (?:it is |is )?not (?:quite |clearly |strictly )?(?:diagnostic|definitive|conclusive|proof|definite)(?: (?:of|for|as to))?,? (?:(?:the|a|an|left|right|[cls]\d|nerve|root|frank|true) )*$"
)
#: "X-ray report not available", "MRI done elsewhere, report requested".
_NO_REPORT = re.compile(
    r"[^.;]{0,40}?\b(?:reports?|results?|read|images?|films?|disc)(?: (?:is|was|are|were|has|have|been|still|yet))* (?:not (?:yet )?(?:available|received|back|in|here|seen|sent|provided|enclosed)|unavailable|unknown|requested|pending|awaited|to be (?:sent|obtained|faxed|requested|forwarded|followed)|to follow|on order)\b"
)
#: "The herniation seen before has since resolved".
_GONE = re.compile(
    r"[^.;,]{0,30}?(?:,? (?:(?:which|that|and|has|have|had|since|now|been|is|was|were|completely|fully|surgically|then) ){1,4}|, (?=resolved|resorbed|gone|no longer)| (?=no longer))(?:resolved|resorbed|removed|disappeared|gone|excised|no longer (?:seen|present|visible|evident|apparent|identified|there))\b"
)
#: "MRI 2017 showed a herniation; MRI 2025 shows that it has resolved".
_SHOWN_GONE = re.compile(
    r"(?:(?:the|a|repeat|new|latest|current|recent|follow-?up|lumbar|but|however|now),? )*(?:mri|ct|scan|imaging|study|films?)\b[^.;]{0,30}\b(?:shows?|showed|showing|demonstrat\w+|confirm\w*|found|reveal\w*) (?:that )?(?:(?:it|this|these|they)\b[^.;,]{0,24}\b(?:resolved|resorbed|regressed|disappeared|gone|absent)|(?:full |complete |near-complete )?(?:resolution|resorption|regression|disappearance)) ?(?:of (?:it|this|that|the)\b|$|[.,;])"
    r"|(?:the |a |repeat |new |latest |current |recent |follow-?up |lumbar |now )*(?:mri|ct|scan|imaging|study|films?)\b(?: of)?(?: (?:in )?[\d/]+| today| now| this year)? (?:is |was |now |entirely |completely )*(?:normal|unremarkable|negative|clean)\b(?! (?:for|other|apart|except|save|but))"
)
#: "Showed canal narrowing before the laminectomy": what the operation left of it is not told.
_OPERATED = re.compile(
    r"[^.;]{0,40}?\b(?:before|prior to) (?:(?:the|her|his|that|lumbar|cervical|spine|back|neck|first|last) )*(?:surgery|operation|laminectomy|decompression|(?:micro)?discectomy|fusion)\b(?! (?:consult\w*|eval\w*|clinic|visit|referral|planning|date|appointment|appt|scheduled|planned|decision|discussion|is\b))"
    # "A herniation; discectomy in May removed it".
    r"|[^.]{0,30}\b(?:surgery|operation|laminectomy|decompression|(?:micro)?discectomy)\b[^.;]{0,24}\b(?:removed|relieved|corrected|fixed|took care of|took) (?:it|this|that|the (?:herniation|disc|fragment|stenosis|pressure|compression))\b"
)
#: "Preoperative MRI showed a herniation", "MRI of 5/2025 (before surgery)"; not "before the fusion consult", which is still to come.
_BEFORE_OPERATION = re.compile(
    r"\bpre-?op(?:erative|eratively)?(?: (?:lumbar|cervical|spine|spinal))? (?:mri|ct|myelogram|scan|imaging|study|films?)\b(?! (?:for|of) (?:(?:the|a|an|her|his) )?(?:planned|upcoming|scheduled|possible|proposed|elective|potential)\b)"
    r"|\b(?:mri|ct|myelogram|scan|imaging|study)\b[^.;,]{0,24}? \(?(?:before|prior to) (?:(?:the|her|his|that|lumbar|cervical|spine|back|neck|first|last|l\d-\d|l\d-s1) )*(?:surgery|operation|laminectomy|decompression|(?:micro)?discectomy|fusion)\b(?! (?:consult\w*|eval\w*|clinic|visit|referral|planning|date|appointment|appt|scheduled|planned|decision|discussion|is\b))"
)
_TURN = re.compile(r"(?:[;,]|\band|\bbut) ")
#: "He recalls being told something was pinched": hearsay, or a finding that nobody names.
_HEARSAY = re.compile(
    r"\b(?:told (?:(?:that|her|him|years ago|before|once|in \w+|the|an?|prior|old|by \w+) ){0,4}(?:mri|scan|ct|x-?rays?|xr|films?)\b|recall(?:s|ed|ing)? (?:being|that|it|the|her|his|a|something)|remember(?:s|ed|ing)? (?:being|that|it|the|her|his|a|something)|(?:was|were|been|being) told|someone|somebody|something|(?:she|he) heard|by (?:his|her|their|patient'?s?) (?:own )?(?:account|report|recollection|memory)|per (?:the )?(?:patient|pt)|according to (?:the )?(?:patient|pt|him|her)\b"
    r"|(?:patient|pt|she|he|family|wife|husband|daughter|son) (?:believes|thinks|says|said|states|stated|reports|reported|claims|claimed) (?:that )?(?:(?:the|her|his|an?|outside|prior|previous|recent|last|old|lumbar|cervical) )*(?:mri|scan|ct|disc|image\w*|imaging)|supposedly|allegedly|reportedly|apparently)\b"
)
_OF_HEARSAY = Telling("told", "recall", "remember", "some", "heard", "account", "recollection", "memory", "per ", "according", "believes", "thinks", "says", "said", "state", "report", "claim", "suppos", "alleg", "apparent")  # fmt: skip
#: "No stenosis but a herniation", "no change in the herniation": a turn ends what is denied, and a change is no finding.
_NEUTRAL = re.compile(
    r"\b(?:no(?! (?:(?:interval|significant|appreciable|real|new) )?changes?\b)|without(?! (?:interval |significant )?change\b)|not(?! only\b| just\b)|absent|negative for|nor|free of)\b(?:(?!\b(?:but|however|although|though|whereas|while|yet|except|unchanged)\b)[^.;]){0,60}$"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a study is said to show.

    :param assertion: present, possible or absent.
    :param side: where its side is named, or None; ``level`` likewise.
    """

    finding: Mention
    assertion: Assertion
    side: tuple[int, int] | None
    level: tuple[int, int] | None


#: "The medial compartment is gone" is the finding itself.
_MADE_OF_SPACE = re.compile(r"\b(?:spaces?|compartments?|cartilage|intervals?|gap)$")
#: "Clinically osteoarthritis": what is found without a study.
_CLINICAL = re.compile(
    r"\bclinical(?:ly)?(?: (?:diagnosis|dx|impression|picture|suspicion|findings?|evidence|features?|signs?))?(?: (?:of|is|for|has|she|he|this|knee|right|left|the|a|an|moderate|severe|advanced|with))*:? ?$"
)


def to_come(reading: Reading, sentence: Sentence, study: Mention) -> bool:
    """Whether a study that a sentence names is ordered, planned or pending."""
    lower = reading.lower
    first = max(
        sentence.start,
        study.start - 60,
        *(lower.rfind(m, sentence.start, study.start) + 1 for m in (";", ". ", ", then ")),
    )
    before = lower[first : study.start]
    after = re.split(r"[;]|\. ", lower[study.end : min(sentence.end, study.end + 70)])[0]
    if reading.assertion(sentence, study.start, study.end) in (Assertion.CONDITIONAL, Assertion.HYPOTHETICAL):
        return True
    if _PREPARED.search(lower, sentence.start, study.start) and not _READ.search(lower, study.end, sentence.end):
        return True
    if _DONE.search(before[-30:] + " | " + after):
        # "MRI ordered today, scheduled 2/21" has a date and is still to come.
        return bool(
            _TO_COME.match(after.lstrip(" :,-").removeprefix("l-spine ").removeprefix("lumbar spine "))
            or re.search(
                rf"\b(?:order\w*|sched(?:ul\w*)?|pending|will(?! (?:remember|recall|recollect|know|note|notice|see|find|appreciate|be aware|have (?:seen|noted|noticed|received))\b)|await\w*|(?:prior )?auth(?:ori[sz]ation)? (?:for|request\w*)|booked|slated|arranged for|lined up|set for|set up for|(?:could|might|{VERB_MAY}|would|should|must|(?:is |was )?expected to|has to|needs to|ought to) (?:show|reveal|demonstrate)|due (?:on|in)|upcoming|appointment|to be (?:done|obtained|performed))\b"
                r"|\b(?:approved|slot|appt|on the (?:books|calendar)|not yet|in process)\b(?!.*\b(?:show|reveal|demonstr|done|perform|complet|read)\w*)",
                before[-30:] + after[:40],
            )
            or _NO_REPORT.match(after)
        )
    if _MEANT.match(after) or _REFUSED.match(after) or _CANNOT.search(before) or _NO_REPORT.match(after):
        return True
    if _NOT_YET.search(before + "|" + after):
        return True
    return bool(_TO_COME.search(before) or _TO_COME.search(after[:50])) or sentence.section.kind == "plan"


def told_of(reading: Reading, sentence: Sentence, study: Mention) -> bool:
    """Whether a sentence says more of a study than its name: that it was read or made, or when."""
    return bool(_DONE.search(reading.lower, max(sentence.start, study.start - 30), min(sentence.end, study.end + 70)))


def shown(reading: Reading, sentence: Sentence) -> list[Shown]:
    """The findings of studies that a sentence tells, read once."""
    return reading.once("shown", sentence, _read)


def _read(reading: Reading, sentence: Sentence) -> list[Shown]:
    found = reading.of(sentence, "image-finding")
    if not found:
        return []
    sides = list(sides_at(reading.view, sentence.start, sentence.end))
    levels = list(levels_at(reading.lower, sentence.start, sentence.end))
    return [
        Shown(
            mention,
            _assertion(reading, sentence, mention),
            _nearest(reading, mention, [(a, b) for a, b, _ in sides]),
            _nearest(reading, mention, [(a, b) for a, b, _ in levels]),
        )
        for mention in found
        if reading.assertion(sentence, mention.start, mention.end) not in UNREAL
        and not _CLINICAL.search(reading.lower, sentence.start, mention.start)
    ]


def _assertion(reading: Reading, sentence: Sentence, mention: Mention) -> Assertion:
    said = reading.assertion(sentence, mention.start, mention.end)
    lower = reading.lower
    if said is Assertion.ABSENT and _NOT_PROVEN.search(lower, sentence.start, mention.start):
        return Assertion.POSSIBLE
    if said in (Assertion.ABSENT, Assertion.POSSIBLE):
        return said
    if _ALMOST.search(lower, sentence.start, mention.start) and _TOUCHES.match(lower, mention.start):
        return Assertion.POSSIBLE
    following = reading.sentences[sentence.index + 1 : sentence.index + 2]
    later = following[0] if following and following[0].section is sentence.section else None
    gone = _GONE.match(lower, mention.end, sentence.end) and not _MADE_OF_SPACE.search(
        lower, mention.start, mention.end
    )
    turns = [at.end() for at in _TURN.finditer(lower, mention.end, sentence.end)]
    if (
        gone
        or any(_SHOWN_GONE.match(lower, at, sentence.end) for at in turns)
        or (later is not None and _SHOWN_GONE.match(lower, later.start, later.end))
    ):
        return Assertion.ABSENT
    clause = max(lower.rfind(mark, sentence.start, mention.start) for mark in (";", ". ", ":")) + 1
    around = lower[max(sentence.start, clause) : min(sentence.end, mention.end + 60)]
    if _OPERATED.match(lower, mention.end, sentence.end) or _BEFORE_OPERATION.search(
        lower, max(sentence.start, lower.rfind(";", sentence.start, mention.start)), mention.start
    ):
        return Assertion.POSSIBLE
    if _HEDGED_STUDY.search(re.split(r"[;]|\. ", around)[0]):
        return Assertion.POSSIBLE
    if _OF_HEARSAY.within(lower, sentence.start, sentence.end) and _HEARSAY.search(around):
        return Assertion.POSSIBLE
    return (
        Assertion.ABSENT if _NEUTRAL.search(lower[max(sentence.start, clause) : mention.start]) else Assertion.PRESENT
    )


def _nearest(reading: Reading, mention: Mention, places: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The nearest of some places in the mention's own part of the sentence; what stands before it goes first."""
    lower = reading.lower
    best: tuple[float, tuple[int, int]] | None = None
    for start, end in places:
        between = lower[end : mention.start] if end <= mention.start else lower[mention.end : start]
        if ";" in between or ". " in between:
            continue
        # A comma may open another finding; what follows is farther than what precedes.
        distance = len(between) + 30 * between.count(",") + (12 if start >= mention.end else 0)
        if best is None or distance < best[0]:
            best = (distance, (start, end))
    return best[1] if best is not None else None
