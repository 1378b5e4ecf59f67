"""Words of an outcome that are of another matter: of another complaint, or of what was before this treatment took hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.cue_places import CONTRAINDICATED, FAILED, NOT_TOLERATED
from drafter.evidence.words.numbers import number
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.meaning.cue_places import Outcome
    from drafter.evidence.words.concepts import Mention

_OTHER_COMPLAINT = (
    r"(?:itch\w*|tremors?|mood|sleep|depress\w*|anxiety|insomnia|nausea|cough|reflux|heartburn|hot flashes|restless legs|"
    r"rash|constipation|edema|vertigo|tinnitus|palpitations|appetite|bladder|bowels?|(?:in)?continence|leak(?:ing|age)|prolapse|blood pressure|sugars?|memory|dizz\w+|drows\w+|sedation|somnolence|swelling|fatigue|side effects?|(?:menstrual )?cramps|pneumonia|bronchitis|cellulitis|infection)"
)
#: "Tremor is much improved on propranolol", "no relief of the itching": of what is not treated here.
_OF_OTHER = re.compile(
    rf"(?: (?:of|in|for|with))? (?:the |her |his )?{_OTHER_COMPLAINT}\b(?!,? (?:and|or|nor) (?:in )?(?:the |her |his )?(?:pain|headache))"
)
#: "Made no difference to her mood", "no change in her sleep": what was to be moved, and was not.
_TO_OTHER = re.compile(
    rf" (?:of|in|to|on|for) (?:the |her |his )?{_OTHER_COMPLAINT}\b(?!,? (?:and|or|nor) (?:in |to |on )?(?:the |her |his )?(?:pain|headache))"
)
_OTHER_IS = re.compile(
    rf"\b{_OTHER_COMPLAINT} (?:(?:is|was|are|were|has|have|been|now|also|\w+ly|much|a bit|a little|somewhat|not|no|very|greatly) )*$"
)
_OF_COMPLAINTS = Telling(
    "itch", "tremor", "mood", "sleep", "depress", "anxiety", "insomnia", "nausea", "cough", "reflux", "heartburn", "hot flashes", "restless legs", "rash", "constipation", "edema", "vertigo",
    "tinnitus", "palpitations", "appetite", "bladder", "bowel", "continence", "leak", "prolapse", "blood pressure", "sugar", "memory", "dizz", "drows", "sedation", "somnolence", "swelling", "fatigue", "side effect", "cramps", "pneumonia", "bronchitis", "cellulitis", "infection",
)  # fmt: skip
#: "Scan unchanged", "grip is as bad as ever", "neck rotation 5 deg better": what is measured, seen or done, and people and ailments besides.
_BESIDE = (
    r"(?:(?:renal|kidney|liver|hepatic|thyroid|lung|heart|cardiac|sexual|bowel|bladder) function|creatinine|e?gfr|falls|vertigo|speech|incontinence|continence|dysphagia|swelling|lymphedema|strength|gait|posture|a?rom|prom|range(?: of motion)?|motion|flexion|extension|rotation|abduction|bending|reflex\w*|sensation|balance|grip|weight|vitals|bp|exam\w*|neuro\w*|fundi|discs?|scans?|mri|ct|x-?rays?|films?|imaging|"
    r"radiographs?|emg|labs?|a1c|incision|scar|wound|hardware|implants?|screws?|diabetes|asthma|copd|hypertension|breathing|kyphosis|scoliosis|curve|stenosis|spondylolisthesis|listhesis|lesion|nodules?|"
    r"mass|fusion|alignment|girth|fitness|endurance|stamina|flexibility|mobility|schedule|restrictions|insurance|weakness|crepitus|job|commute|stress|parking|traffic|schoolwork|weather|(?:the |her |his )?other (?:knee|side|leg|arm|hip|shoulder)|mother|father|brother|sister|wife|husband|son|daughter|spouse|friend)"
)
_BESIDE_IS = re.compile(
    rf"\b{_BESIDE}(?: (?:of|in|on|at|to|from|for) (?:[\w'-]+ ){{0,2}}[\w'-]+)?"
    r"(?: (?:is|was|are|were|remains?|remained|stays?|stayed|has|have|had|been|did|does|still|just|every bit|quite|about|pretty much|essentially|otherwise|now|grossly|also|all|largely|looks?|appears?|(?:by |about |some )?\d+(?:\.\d)? ?(?:deg\w*|°|%|cm|inches|lbs?|pounds|points?|grades?)))* ?$"
)
_OF_BESIDE = Telling(
    "renal", "kidney", "liver", "hepatic", "thyroid", "lung", "heart", "cardiac", "sexual", "bowel", "bladder", "creatinine", "gfr", "falls", "vertigo", "speech", "continence", "dysphagia", "swelling", "lymphedema",
    "strength", "gait", "posture", "rom ", "range", "motion", "flexion", "extension", "rotation", "abduction", "bending", "reflex", "sensation", "balance", "grip", "weight", "vitals", "bp ", "exam", "neuro", "fundi", "disc", "scan", "mri", "ct ",
    "ray", "film", "imaging", "radiograph", "emg", "lab", "a1c", "incision", "scar", "wound", "hardware", "implant", "screw", "diabetes", "asthma", "copd", "hypertension", "breathing", "kyphosis",
    "scoliosis", "curve", "stenosis", "listhesis", "lesion", "nodule", "mass", "fusion", "alignment", "girth", "fitness", "endurance", "stamina", "flexibility", "mobility", "schedule", "restrictions", "insurance", "weakness", "crepitus", "job", "commute", "stress", "parking", "traffic", "schoolwork", "weather",
    "other ", "mother", "father", "brother", "sister", "wife", "husband", " son ", "daughter", "spouse", "friend",
)  # fmt: skip
#: "His pain and his rotation were unchanged", "her pain on extension has not shifted": of the complaint too.
_PAIN_AND = re.compile(
    r"\b(?:pain|ache|aching|symptoms?|sciatica)(?: (?:level|score|rating)s?)?,? (?:and|nor|or|as well as|on|with|during|in) (?:(?:the|her|his|any|active|passive|lumbar|cervical|neck|trunk|full|end-?range) )*$"
)
_BESIDE_NEXT = re.compile(
    rf"(?: (?:was|were|is|are|did|does|has|have|had|the|her|his|any))* (?:{_BESIDE}|{_OTHER_COMPLAINT})\b"
)
#: "Helped her balance", "improved in strength".
_GAINED = re.compile(
    rf"\b(?:help\w*|improv\w+|better|gain\w*|increas\w+|restor\w+|good for|benefit\w*|work\w* on)(?: (?:with|her|his|the|in|of|for|to|my|their|some|much|more|overall|improve|walking))* (?:{_BESIDE}|{_OTHER_COMPLAINT}|walking|confidence|core)\b"
)
#: "Nothing helped until topiramate": what came then is another matter.
_UNTIL_IT = re.compile(
    r"[^.;]{0,24}?\b(?:till|til|until)(?: (?:she|he|they|we|i|the|a|an|her|him|tried|trying|started|starting|began|beginning|was|were|put|on|got|found|had|took|taking|came|came along))* $"
)
#: "Gabapentin 100 mg had no effect. At 600 tid the pain is controlled", "one a day no relief; two a day good relief": of the smaller dose alone.
_DOSE = re.compile(
    r"(?<![\w/.-])(?P<mg>(?<!x)\d{1,4}(?:\.\d)?|(?:one|two|three|once|twice)(?= (?:patch|pill|tab|cap|a day|daily|per day|each day|at a time|every day))) ?(?:mg|mcg)?(?: (?:po|tid|bid|qid|qhs|qd|daily|nightly|prn|times|patch(?:es)?|pills?|tab(?:let)?s?|cap(?:sule)?s?|a day|per day|each day|at a time|every day))*(?:,? (?:had|has|was|were|did|gave|made|of|it|with|which|and|but|for|a|week|month|two|weeks|seemed|proved)|:){0,4} ?$"
)
_MORE = re.compile(
    r"(?: (?:at all|whatever|on (?:her|his|the|my) \w+|for (?:her|him|me)|\w+))?[.;,](?: (?:but|then|now|and|so|we|i|at|on|with|to|it was|was|increased|raised|doubled|titrated|bumped|went|up|dose|after|going))* ?(?P<mg>\d{1,4}(?:\.\d)?|one|two|three|four|five|six|eight|once|twice) ?(?:mg|mcg)?(?: (?:po|tid|bid|qid|qhs|qd|daily|nightly|a day|times|patch(?:es)?|pills?|tab(?:let)?s?|cap(?:sule)?s?|of (?:them|it)|per day|each day|at a time|every day))*,?(?: |: ?| - ?)[^.;]{0,40}?"
    r"(?P<good>\b(?:work(?:s|ed|ing)|help(?:s|ed|ing|ful)|effective|good|great|excellent|better|well|improv\w+|relie[fv]\w*|control\w*|comfortable|adequate|enough|(?:does|did) the (?:job|trick))\b)"
)
#: "Did not help until the dose was doubled": then it did.
_UNTIL_MORE = re.compile(
    r"[^.;]{0,30}?\b(?:till|til|until) (?:(?:it|this|that|she|he|we|they|the|dose|dosage|was|were|had|got|has|been) ){0,4}(?:doubled|tripled|restarted|resumed|refilled|(?:took|takes|taken) (?:it|them|one) again|increased|raised|titrated|adjusted|higher|maxed|went up|reached)\b"
)


#: "No improvement expected yet", "no relief needed".
_NOT_DUE = re.compile(r" (?:(?:is|was|are|were|has been|yet|to be) )*(?:expected|anticipated|needed|required)\b")
_YET = re.compile(r"(?: in [\w ]{1,20})? yet\b")
#: "No result yet": none is known, which is not that there is none to come.
_NO_RESULT_YET = re.compile(r"no (?:clear |final )?(?:results?|outcome|response|feedback|report)s? (?:as )?yet\b")
_BARELY_BEGUN = re.compile(
    r"\b(?:just|recently|newly|only) (?:now )?(?:started|begun|began|starting|beginning)\b|\bonly (?:had )?(?:an?|one|two|three|a few|[1-3]) (?:visits?|sessions?|doses?|days?|weeks?)\b|"
    r"\b(?:first|second) (?:visit|session|week|dose)\b|\b(?:week|wk|day) (?:[1-3]|one|two|three)\b"
)
#: "PT started last week, no change so far", "naproxen begun yesterday: no relief": days are too few to tell; "pain started last week" is of the pain.
_SINCE_DAYS = re.compile(
    r"(?<!not )(?<!re)\b(?:started|begun|began|initiated|picked up|got|filled)(?: (?!(?:new|job|work|school|college)\b)(?:on |with |taking )?[\w-]+){0,3}? (?:just |only )?(?:today|yesterday|last night|this (?:week|morning)|last (?:week|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:a few|a couple of|two|three|four|five|[2-6]) days ago|(?:a|one|1) week ago)\b(?! (?:of|in) )"
)
_PAIN_BEGAN = re.compile(
    r"\b(?:pain|aches?|aching|symptoms?|sciatica|spasms?|flares?|headaches?|it|this|that|which|numbness|problem|onset|episode|job|work|school)(?: (?:has|had|was|that|all|just|first|only|in|of|the|her|his|right|left|leg|neck|back))* $"
)
#: What is so of most people is not said of this one.
_IN_GENERAL = re.compile(
    r"\b(?:many|most|some|few|other|half of|majority of|per ?cent of|% of) (?:the |these |such )?(?:patients|people|persons|sufferers)\b|\bpatients (?:who|often|usually|typically|like)\b|"
    r"\b(?:counsel\w+|educat\w+|warn\w+|inform\w+|advis\w+)(?: (?:her|him|the|patient|pt|family|and|them|husband|wife))* that\b|\b(?:is|are) known to\b|\b(?:stud(?:y|ies)|literature|evidence|trials|guidelines?|data|reviews?) (?:has |have )?(?:show|suggest|support|indicat|f[io]u?nd|report)\w*|\bin (?:general\b|this setting|most cases|such cases)|\b(?:common|possible|potential|usual|typical|known|frequent|main) (?:side[ -]effects?|adverse (?:effects?|events?|reactions?))"
)

_OF_GENERAL = Telling(
    "counsel", "educat", "warn", "inform", "advis", "patients", "people", "persons", "sufferers", "known to", "stud", "literature", "evidence", "trials", "guideline", "data", "review", "in general", "in this setting", "in most cases", "in such cases",
    "common ", "possible ", "potential ", "usual ", "typical ", "known ", "frequent ", "main ",
)  # fmt: skip
#: "Failure not documented", "failed per form": what nobody has shown.
_UNSHOWN = re.compile(
    r"(?: (?:of|with|on|to) (?:it|them|this|that|either|both|[a-z]+))? ?\(?(?:(?:is|was|are|were|has been|have been|not|never|yet|been) )*(?:(?<=not )(?:yet )?(?:documented|established|confirmed|proven|shown|on file|recorded|verified|substantiated|clear|certain)|undocumented|unverified|unconfirmed|in question|disputed|questionable)\b| (?:per|according to|on|by) (?:the |her |his |an? )?(?:pa |prior auth\w* |request |order |referral )?(?:form|request|questionnaire|attestation)\b"
)
_OF_UNSHOWN = Telling("documented", "established", "confirmed", "proven", "shown", "on file", "recorded", "verified", "substantiated", "not clear", "certain", "in question", "disputed", "questionable", "form", "request", "questionnaire", "attestation")  # fmt: skip
#: "Did nothing at first, then worked well": how it was before it took hold.
_AT_FIRST = re.compile(
    r"\b(?:at first|initially|in the beginning|early on|to begin with|to start with|at the (?:start|outset|beginning)|(?:(?:in|for|during|over) )?(?:the|her|his) first (?:(?:few|couple(?: of)?|\w+) )?(?:days?|weeks?|months?|doses?)|(?:at|on) (?:a |the )?(?:low(?:er)?|starting|initial|small(?:er)?) doses?|at (?:the )?(?:mid-?point|mid-?course|half-?way(?: point| mark)?|(?:week|visit|wk) (?:\d|one|two|three|four)|(?:\d|two|three|four) (?:weeks?|wks?|visits?))|as of (?:the |her |his )?last visit|right away|immediately)\b"
)
_THEN_GOOD = re.compile(
    r"[^.]{0,60}?(?P<turn>[,;]|\. (?=(?:but )?(?:then|later|eventually|now|after that|over time|in time|with time),? (?:it|she|he|they|the (?:drug|medicine|medication|effect|dose|headaches?|pain)|things|this|worked|helped)\b|(?:but )?(?:(?:at|by|on|after) (?:\d+|week|wk|visit|the (?:end|last|higher|full|bigger)|discharge|d/c)|today|increas\w+ to|raised to|doubl\w+)\b)|\b(?:but|then|later|eventually|now|after\w*|by)\b)[^.]{0,60}?(?P<good>\b(?:work(?:s|ed|ing)|help(?:s|ed|ing|ful)|effective|good|great|excellent|better|well|improv\w+|relie[fv]\w*|kick(?:s|ed) in|t(?:akes|ook) hold|benefit\w*|control\w*|respond\w*|success\w*|(?:does|did|doing) the job|comfortable|happy with|pain[- ]free|turned the corner|(?:pain|ache|spasms?|symptoms)(?: (?:is|are|was|were|has|have|now|all|completely|entirely))* (?:gone|resolved)|cut|reduc\w+|halved|dropp\w+|fell|came down)\b)"
)
_NOT_GOOD = re.compile(
    r"\b(?:not|no|never|hardly|little|without|stopp\w+|quit|less|lost|wore|nor|neither|only|minimal\w*|slight\w*|cannot|lack)\b[^.;,]{0,24}$|n't [^.;,]{0,24}$"
)
_OF_FIRST = Telling("at first", "initially", "beginning", "early on", "to begin with", "to start with", "at the start", "at the outset", " first ", " dose", "right away", "immediately", "mid", "halfway", "half-way", "half way", "at week", "at visit", "at wk", " weeks", " wks", " visits", "last visit")  # fmt: skip
_OF_TIME, _OF_YET = Telling("expected", "anticipated", "needed", "required"), Telling(" yet")
_OF_DAYS = Telling("started", "begun", "began", "initiated", "picked up", "got ", "filled")
_OF_UNTIL = Telling("until ", "till ", " til ")


#: "Worried about side effects of topiramate", "any side effects from it? No."
_FEARED = re.compile(
    r"\b(?:worr\w+|afraid|scared|concern\w*|fear\w*|nervous|anxious|warned|counsel\w*|wary|leery|hesitant)\b(?: (?:about|of|over|for|regarding|that)\b|(?= [^.;]{0,40}\b(?:will|would|may|might|could)\b))[^.;]{0,60}$"
)
_OF_FEAR = Telling("worr", "afraid", "scared", "concern", "fear", "nervous", "anxious", "warned", "counsel", "wary", "leery", "hesitant")  # fmt: skip
_ASKS = re.compile(r"\W*(?:any|are|is|did|does|do|has|have|had|were|was)\b")
_ANSWERED_YES = re.compile(r"\W*(?:a[.:] ?)?(?:yes|y\b|positive|some)")
_FIRST_BEFORE, _FIRST_BEHIND, _BY_ANOTHER = 60, 30, 24  # characters


def not_due(lower: str, sentence: tuple[int, int], outcome: Outcome) -> bool:
    """Whether an outcome is not to be looked for: of people in general, or of what has only begun ("just started PT, no change yet")."""
    if _OF_GENERAL.within(lower, *sentence) and _IN_GENERAL.search(lower, *sentence):
        return True
    if _OF_TIME.within(lower, *sentence) and _NOT_DUE.match(lower, outcome.end):
        return True
    if outcome.says == NOT_TOLERATED and _only_thought_of(lower, sentence, outcome):
        return True
    if lower.startswith("not yet ", outcome.start) and outcome.says == FAILED:
        return True
    if _OF_UNSHOWN.within(lower, *sentence) and _UNSHOWN.match(lower, outcome.end, sentence[1]):
        return True
    if outcome.says == FAILED and _OF_YET.within(lower, *sentence) and _NO_RESULT_YET.match(lower, outcome.start):
        return True
    if outcome.says == FAILED and _OF_DAYS.within(lower, *sentence):
        begun = _SINCE_DAYS.search(lower, *sentence)
        if begun is not None and not _PAIN_BEGAN.search(lower, sentence[0], begun.start()):
            return True
    yet = outcome.says == FAILED and _OF_YET.within(lower, *sentence) and _YET.match(lower, outcome.end)
    return bool(yet and _BARELY_BEGUN.search(lower, *sentence))


def of_another_complaint(lower: str, sentence: tuple[int, int], first: int, start: int, end: int) -> bool:
    """Whether what helped, or did not, is said of a complaint that no policy here treats.

    :param first: where the clause begins; the outcome's words stand at ``start`` to ``end``.
    """
    if not _OF_COMPLAINTS.within(lower, *sentence):
        return False
    return bool(_OF_OTHER.match(lower, end) or _OTHER_IS.search(lower, first, start))


def told_of_beside(lower: str, at: int) -> bool:
    """Whether what stands at a place is measured, seen or done: "nor was imaging changed"."""
    return _BESIDE_NEXT.match(lower, at) is not None


def gains_beside(words: str) -> bool:
    """Whether words tell of a gain in what is measured or done, and of none in the complaint."""
    return _GAINED.search(words) is not None


#: "PT for lumbar stenosis failed": the disease that was treated, not what a scan shows of it.
_TREATED = re.compile(r"(?:stenosis|spondylolisthesis|listhesis|scoliosis|kyphosis|discs?|weakness)\b")
_FOR_IT = re.compile(r"\bfor (?:[\w-]+ ){0,4}$")


def of_another_subject(lower: str, sentence: tuple[int, int], first: int, outcome: Outcome) -> bool:
    """Whether the words beside an outcome are what it is said of, and that is no complaint here: "strength unchanged", "no change in mood"."""
    if outcome.forward or outcome.says in (NOT_TOLERATED, CONTRAINDICATED):
        return False
    if _OF_COMPLAINTS.within(lower, *sentence) and (
        _OTHER_IS.search(lower, first, outcome.start) or _TO_OTHER.match(lower, outcome.end, sentence[1])
    ):
        return True
    if not _OF_BESIDE.within(lower, *sentence):
        return False
    beside = _BESIDE_IS.search(lower, first, outcome.start)
    if beside is not None and _TREATED.match(beside[0]) and _FOR_IT.search(lower, first, beside.start()):
        return False
    return beside is not None and not _PAIN_AND.search(lower, first, beside.start())


def ended_by(lower: str, sentence: tuple[int, int], outcome: Outcome, treatments: Sequence[Mention]) -> bool:
    """Whether a failure ended with the treatment named behind it ("nothing helped until topiramate"), or with its full dose."""
    if outcome.says not in (FAILED, NOT_TOLERATED):
        return False
    if _OF_FIRST.within(lower, *sentence) and _then_worked(lower, sentence, outcome, treatments):
        return True
    if outcome.says == NOT_TOLERATED:
        return False
    if _more_worked(lower, sentence, outcome, treatments):
        return True
    if not _OF_UNTIL.within(lower, *sentence):
        return False
    if _UNTIL_MORE.match(lower, outcome.end):
        return True
    if not treatments or treatments[0].start < outcome.end:
        return False
    return bool(_UNTIL_IT.fullmatch(lower, outcome.end, treatments[0].start))


def _then_worked(lower: str, sentence: tuple[int, int], outcome: Outcome, treatments: Sequence[Mention]) -> bool:
    """Whether a failure was of the first time only, and the same treatment is said to have worked then."""
    first = _AT_FIRST.search(lower, max(sentence[0], outcome.start - _FIRST_BEFORE), outcome.end + _FIRST_BEHIND)
    if first is None:
        return False
    good = _THEN_GOOD.match(lower, first.end())
    if not good or good.end() <= outcome.head or _NOT_GOOD.search(lower, first.end(), good.start("good")):
        return False
    return not any(good.start("turn") < t.start < good.end() + _BY_ANOTHER for t in treatments)


def _more_worked(lower: str, sentence: tuple[int, int], outcome: Outcome, treatments: Sequence[Mention]) -> bool:
    """Whether a failure was of a smaller dose than the one that is said to have worked then."""
    less = _DOSE.search(lower, max(sentence[0], outcome.start - _FIRST_BEFORE), outcome.start)
    more = _MORE.match(lower, outcome.end) if less else None
    if less is None or more is None or _amount(more["mg"]) <= _amount(less["mg"]):
        return False
    if _NOT_GOOD.search(lower, outcome.end, more.start("good")):
        return False
    return not any(outcome.end <= t.start < more.end() + _BY_ANOTHER for t in treatments)


_TIMES = {"once": 1.0, "twice": 2.0}


def _amount(told: str) -> float:
    return _TIMES.get(told) or (number(told) or (0.0,))[0]


def _only_thought_of(lower: str, sentence: tuple[int, int], outcome: Outcome) -> bool:
    """Whether side effects are feared or asked for."""
    if _OF_FEAR.within(lower, *sentence) and _FEARED.search(lower, sentence[0], outcome.start):
        return True
    asked = lower[sentence[1] - 1] == "?" and _ASKS.match(lower, sentence[0])
    return bool(asked) and not _ANSWERED_YES.match(lower, sentence[1])
