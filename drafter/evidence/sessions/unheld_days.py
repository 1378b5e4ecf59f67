"""Days beside a procedure on which it was not done: only planned, asked for or spoken of then, turned down or called off.

"TPI planned 5/1/25", "consent for Botox 5/1/25", "3/1/25 | L4-5 ESI | denied", "Synvisc 1/1/25 - cancelled".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.months import MONTHS
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: What is done about a procedure that is none of it.
_ABOUT = (
    r"(?:plan(?:ned|ning|s)?|schedul(?:ed|ing|e)|book(?:ed|ing)|slated|arranged|order(?:ed|s|ing)?|requests?|request(?:ed|ing)|recommend(?:ed|ation|ing|s)?|advis(?:ed|ing|es)|advice|suggest(?:ed|ion|s)?|propos(?:ed|al|es)|offer(?:ed|ing|s)?|consider(?:ed|ing|ation|s)?|discuss(?:ed|ion|ing|es)?|weighed|mentioned|explained|talked about|refer(?:red|ral|rals|ring)|consult(?:ed|ation|s)?|consent(?:ed|s)?|eval(?:uation|uated)?|candidacy|education|teaching|counsel(?:ed|ing)|quot(?:ed?|es)|estimate|paperwork|forms?|pre-?auth\w*|auth(?:ori[sz]\w*)?(?!,? ?(?:no\.?|number|#)? ?#? ?\d{3,})|valid|pa|precert\w*|approv(?:ed|al)|appeal(?:ed)?|peer[- ]to[- ]peer|claim|asked (?:for|about|to)|wanted|intended|approach|video|pending|await\w*|see(?=:? (?:note|\d))"
    r"|(?:was|were|is|had been|has been|being) (?:the|her|his|our|my|their|a) (?:\w+ )?(?:plan|intention|idea|hope|goal|aim|intent|wish)\b)"
)
#: How a drug is bought, sent and asked for, and what is written or said about it ("Botox buy and bill 5/1/25", "LMN for Botox 5/1/25").
_SUPPLIED = r"(?:buy[ -]and[ -]bill\w*|b&b|benefits? (?:verif\w*|investigat\w*|check\w*)|verification of benefits|bv|vob|(?:specialty )?pharmacy|(?<!units )(?<!\du )(?<!\d u )(?<!\d )deliver(?:y|ed|ies)|shipp?(?:ed|ment|ing)|arrived|dispensed|suppl(?:y|ied)|kits?|vials?|stocked|co-?pay\w*|(?:savings|assistance|rebate) (?:card|program\w*)|enroll?\w*|letters?|necessity|lmn|info(?:rmation)?|pamphlets?|brochures?|hand-?outs?|leaflets?|sheets?|mailed|messaged?|portal|vm|voice ?mail|called|phoned|intention|idea|goal|hope|set up)"
_OFF = r"(?:cancel\w*|no[- ]?show\w*|den(?:ied|ial|ies)|declin(?:ed|es|ing)|refus(?:ed|es|al|ing)|deferr?(?:ed|al)?|postpon\w+|re-?schedul\w+|held(?= (?:on \d|\d{1,2}/|due|because|as|since|secondary|pending|d/t|2/2|per|by|by)|[,.;]|$)|on hold|hold(?:ing)? off(?: on)?|put off|called off|pushed back|abort\w*|abandon\w*|attempt(?:ed)?|missed|skipped|waived|withdrawn|turned down|rejected|not (?:yet )?(?:been )?(?:done|given|performed|held|kept|completed|had|happen\w*|tolerated|started|undertaken|approved|authori[sz]ed|covered|scheduled|needed|obtained)|never (?:been )?(?:done|given|performed|happened|took place|scheduled|had|started|came|went)|did(?: not|n't) (?:happen|go|come|show|take place|get|have|make|occur|proceed|keep)|could(?: not|n't)(?: be)? (?:do|done|performed|given|access|complete\w*|make|come)|unable to)"
_TO_BE = r"(?:(?:(?:was|were|is|had been) )?on the (?:cards|books|list|schedule|calendar)|(?:was|were|is|had been) (?:promised|down)|(?:was|were|is|had been) (?:going to|supposed to|meant to|set (?:up )?(?:for)?|to (?:be|begin|start|have|get|receive|undergo|come|go)\b|due)|set (?:up )?for|would have (?:been|had)|to (?:be|have been) (?:done|given|performed|started|begun|repeated|injected|restarted)|due)"
_LINK = (
    rf"(?:was|were|is|has|had|been|have|to|be|being|for|on|in|of|at|from|by|through|via|thru|(?:(?:to|at|in) )?(?:(?:the|our) )?(?:clinic|office)|complete[d]?|done|given|medical|cards?|date|j\d{{4}}|then|but|also|again|the|a|an|her|his|their|our|early|late|mid|back|dates?|dated|visit|appointment|appt|slot|placed|signed|sent|submitted|filed|valid|received|up|out|set|auth\w*|initially|originally|first(?= (?:plan|schedul|order|request|recommend|suggest|propos|offer|discuss|consider|mention|advis))|buy and bill|and|(?:by|with|per) (?:(?:the|her|his|a) )?[\w'-]+|dr\.? [\w'-]+|no|none|#? ?\d[\w/.-]*|{MONTHS}|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)"
)
_PUNCT = r"[ ,:|()#/&-]"
#: Between a name and a day behind it.
_BETWEEN = re.compile(
    rf"{_PUNCT}*(?:{_LINK}{_PUNCT}+)*?(?:{_ABOUT}|{_SUPPLIED}|{_OFF}|{_TO_BE}|held|(?<=[:|] )no(?= ?\|))\b{_PUNCT}*(?:(?:{_LINK}|{_ABOUT}|{_SUPPLIED}|{_OFF}){_PUNCT}+)*"
)
#: Between a name and a day behind it where what stands before the name tells.
_SIMPLY = re.compile(
    rf"(?:[ ,:-]|\b(?:obtained|granted|issued|faxed|start|restart|begin|date|on|in|for|of|from|at|back|early|late|mid|the|signed|placed|sent|dated|and|set|again|last (?:time|visit|year|month)|by (?:dr\.? )?[a-z'-]+|\d[\d/]*|{MONTHS})\b)*"
)
_SITE = r"(?:a|an|the|her|his|their|our|another|repeat|first|second|third|next|one|two|three|\d|sets? of|series of|round of|lumbar|cervical|thoracic|left|right|bilateral|l|r|b/l|caudal|interlaminar|transforaminal|diagnostic|[ctls]\d\S*)"
_BEFORE = re.compile(
    rf"(?<!underwent )(?<!underwent the )(?<!underwent her )(?<!underwent his )(?<!had the )(?<!had her )(?<!had his )(?<!received the )(?<!got the )(?<!after the )(?<!after her )(?<!after his )(?<!since the )(?<!since her )(?<!since his )\b(?:{_ABOUT}|{_SUPPLIED}|{_OFF}|{_TO_BE}|(?:sent|referred)(?: (?:her|him|back|out|over))?)"
    rf"(?: by (?:dr\.? )?[\w'-]+)?:?(?: (?:insurance|insurer|plan|carrier|payer|patient|pt|her|him|re:?|regarding|for|of|to|have|get|undergo|receive|do|start|begin|repeat|give|with|about|on|against|(?:was|were|is|had been|has been)|{_SITE}))* $"
)
#: "Last Botox in July, missed her October appointment": another day was missed.
OTHER_VISIT = rf"(?! (?:(?:her|his|the|an?|their|my) )?(?:(?:{MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|next|following|subsequent|later|(?:re-?)?scheduled|planned) (?:appointment|appt|visit|session|cycle|one|slot|injections?|treatment)\b)"
#: Right behind a day, and behind a name with its day before it.
_CALLED_OFF = re.compile(
    rf"{_PUNCT}*(?:(?:scheduled|booked|planned|set|but|was|were|then|and|had to be|has been|had been|later|she|he|pt|patient|the patient|it|got|this|that|which|insurance|insurer|plan|by|was then) )*(?:{_OFF})\b{OTHER_VISIT}|{_PUNCT}*(?:but|however|though)\b[^.;]{{0,40}}\b(?:{_OFF})\b"
)
_ONLY = re.compile(
    rf"(?:{_PUNCT}| - )*(?:(?:was|were|is|has been|had been|had to be|to be|to have been|only) )*(?:{_ABOUT}|{_OFF})\b(?! (?:again|repeat|another|for repeat))"
)
_DAY_FIRST = re.compile(rf"(?:{_PUNCT}|\b{_SITE}(?= |\|))*")
#: "On May 1 I would have given her Botox", "on May 1 she was to have her block", "on May 1 he put off the epidural".
_MEANT_THEN = re.compile(
    r"[ ,:;|-]*(?:(?:i|we|she|he|they|(?:the |our )?(?:patient|pt|insurer|plan|clinic|office)|dr\.? [\w-]+|it)\b)?(?: ?(?:had|was|were|then|also|only|again|first|had been))*"
    r" ?\b(?:would have|was to|were to|going to|(?:planned|hoped|meant|intended|wanted|supposed|due|scheduled|booked|set|asked|agreed|decided|elected|chose) (?:to|for|not to)|(?:offered|discussed|proposed|advised|recommended|suggested|considered|requested|ordered|scheduled|booked|declined|refused|cancelled|canceled|postponed|missed|skipped|deferred|denied|put off|called off|turned down|rejected|went over|explained|described|outlined|promised|raised|brought up|wrote to (?:the |her |his )?(?:insurer|plan|carrier|payer|insurance) for|talked (?:about|of)|spoke of|asked (?:for|about)|wrote for|did not|didn't|could not|couldn't|never))\b(?:(?!\b(?:and|but|then|before|after|since|because|so)\b)[^.;:,]){0,50}"
)
#: "Was down for Botox on March 3 and had it".
AND_HAD = re.compile(
    r",? (?:and|which|when|and then) (?:(?:she|he|they|the patient|pt) )?(?:then |duly |also )?(?:(?:had|got|received|underwent) (?:it|them|that|these)\b|(?:was|were) (?:duly |then )?(?:done|given|performed|injected)\b|went ahead\b)"
)
#: "I told her on May 1 about Botox", "the letter of May 1 asks for an epidural".
_ABOUT_IT = re.compile(
    rf",? (?:about|regarding|re:?|concerning|to (?:ask|request|discuss|consider|inquire|talk|hear|learn|arrange|schedule|plan|set up|be (?:considered|evaluated|assessed))(?: (?:for|about|of|over|on|her|his|the|possible))*|asks? for|asking for|asked for|requests?|requesting|proposes?|proposing|recommends?|recommending|speaks? of|speaking of|mentions?|mentioning|suggests?|suggesting)(?: {_SITE})* "
)
#: "Referred May 1 for Botox"; of "seen May 1 for Botox" it is not said whether it was done.
_FOR_IT = re.compile(rf",? for(?: {_SITE})* ")
_SENT = re.compile(
    r"\b(?:referred|sent|wish(?:ed)?|asked|wrote|written|applied|hoped|evaluated|assessed|booked|scheduled|down|slated|approved|cleared|consented|authori[sz]ed|ordered|called|phoned|faxed|pre-?op)(?: (?:her|him|them|by (?:dr\.? )?[\w'-]+|to (?:me|us|pain\w*|neuro\w*|ortho\w*|dr\.? \w+|the (?:insurer|plan|clinic))|in|on|back|over|dated|of))* ?$"
)
#: "On May 1 she fainted before the epidural could be given".
_TOO_SOON = re.compile(rf"\b(?:before|until)(?: {_SITE})* $")
_COULD_BE = re.compile(
    r"(?:s|es)? (?:could|can) (?:be (?:given|done|placed|performed|begun|started|injected|carried out|attempted)|begin|start|proceed)\b"
)
#: "Had she had Botox on May 1, we should know more".
_HAD_IT_BEEN = re.compile(
    r"[^a-z]*had (?:she|he|they|we|i|it|the patient|this|that) [^.;]{0,160}\b(?:should|would|might|could)\b"
)
#: What is told only of what was done.
_HELD = re.compile(
    r"[^.;]{0,70}(?:%|\b(?:gave|given(?! up)|helped|relief|better|improve\w*|benefit\w*|done(?! not)|performed|administered|completed|injected|went (?:well|ahead)|tolerated well|lasted|provided|worked)\b)"
)
#: "Denied at first, then done 5/1/25", "had as ordered on 5/1".
_DONE = re.compile(
    r"(?:(?<!not )(?<!never )(?<!be )(?<!been )(?<!vob )(?<!bv )(?<!consent )(?<!quote )(?<!estimate )(?<!consult )(?<!paperwork )(?<!form )(?<!forms )(?<!verification )(?<!auth )(?<!pa )(?<!education )(?<!teaching )(?<!counseling )(?<!evaluation )(?<!vials )(?<!vial )(?<!kit )(?<!supply )(?<!shipment )(?<!delivery )(?<!approval )(?<!sheet )(?<!information )(?<!info )\b(?:done|given|performed|injected|completed|received|repeated|had)|\bas (?:\w+))(?: (?:on|in|again|here|back|early|late|mid))* $"
)
#: "(Order placed 10/20/2025, auth pending)".
_PAPERS = re.compile(
    r"\b(?:orders?|ordered|auth|authori[sz]\w+|pa|prior auth\w*|request|requested|submitted|re-?submitted|approved|approval|denied|denial|appeal\w*|referral|referred|faxed|shipped|delivered|letter|expire[sd]?|expires on|called)(?: (?:of|on|for|by|from|dated|date|placed|in|was|is|sent|received|submitted|approved|denied|expires?|obtained|again|request|and|\d[\d/.-]*,?))*:? ?$"
)
#: "She missed her 10/20/2025 appointment".
_MISSED = re.compile(
    r"\b(?:missed|cancel\w+|no-?show\w*|skipped|postponed|did(?: not|n't) (?:make|keep|come to|attend|show for))(?: (?:her|his|the|a|last|scheduled|planned|for|of|on|botox|appointment|appt|session|visit))* ?$"
)
_MEANT_FOR = re.compile(
    r"\b(?:appointment|appt|due|scheduled|booked|slot|supposed|slated|planned|session|visit|set)(?: (?:of|on|for|to (?:be|have|get)|from|dated|was|is|in|it|given|done|botox|her|his|the|next|again))*:? ?$"
)
#: "Last 01/13, next due 04/07, booked 04/15": the day from which one may be given.
_DUE = re.compile(
    r"\b(?:next (?:due|eligible)|due (?:date|on|by|again)|earliest(?: date)?|eligible(?: on| from| after)?)(?: (?:is|was|on|for|date|by))*:? ?$"
)
_KEPT = re.compile(r"[ ,(]*(?:and |which was )?(?:done|given|injected|received|kept|treated)\b")
_FELL_THROUGH = re.compile(
    r"[^.;]{0,30}\b(?:cancel\w*|missed|no[- ]?show\w*|postponed|re-?scheduled|put off|pushed back|denied|not (?:done|given|kept|held|happen)|did(?: not|n't) (?:happen|come|attend|take place|make|keep|go)|could(?: not|n't)|fell through|lapsed|but (?:she|he|pt|the patient|it) (?:was|had|did|got|missed))\b(?![^.;]*\b(?:done|given|injected|went ahead|took place|finally|after all)\b)"
)
#: "Botox discussed on 06/01", "Botox consult 06/01": the day on which one was only spoken of.
_SPOKEN_OF = re.compile(
    r"\b(?:discuss\w*|consult(?:ed|ation)?s?|evaluat\w*|evals?|educat\w*|counsel\w*|teaching|brochure(?: given)?|handout(?: given)?|leaflet(?: given)?|information(?: given)?|inquir\w*|talked about|talk|explained|offered|recommended|considered|proposed|suggested|referred|intake|screening|training|price(?: quoted)?|cost|quoted|mailed|questionnaire(?: completed)?|(?:was|were) (?:to be|supposed to be|going to be|meant to be|due to be)(?: (?:given|done|injected))?|consent(?: signed| obtained)?|questions?|class)(?: (?:visit|appointment|appt|session|on|in|at|of|dated|her|his|the|with (?:her|him|patient|pt|family)))*:? ?\(?$"
)
#: "See intake note 5/2024": the day of what was written.
_OF_NOTE = re.compile(
    r"\b(?:see|per|cf\.?|attached|refer(?:ring)? to|as in|documented in|from)[:]? (?:(?:the|her|his|my|our|original|initial|first|intake|baseline|new[- ]patient|neuro\w*|headache|clinic|office|evaluation|eval|consult\w*|attached|enclosed|prior) ){0,4}(?:note|letter|report|consult\w*|intake|evaluation|h&p|records?|chart)(?: (?:of|from|dated|in))? ?$"
)
#: "Botox 06/01: patient declined".
_CAME_TO_NOTHING = re.compile(
    r"[ ,:;()-]*(?:(?:patient|pt|she|he|it|but|was|were|and|the|visit|appointment|appt|session|had to be|then|which|has been|had been|today) )*(?:declin\w*|refus\w*|no[- ]?show\w*|cancel\w*|(?:not|never) (?:done|given|performed|administered|held|injected|received|tolerated|completed|carried out)|deferred|postponed|denied|(?:did not|didn't) (?:go|take|happen|proceed|come|show|attend|keep|receive|have|get)|aborted|rescheduled|missed)\b(?! (?:a|an|any|the flu|flu|covid|more|further|sedation|refill|to)\b)"
    + OTHER_VISIT
)
_TELLING = Telling("pre-", "pre ", "before", "prior to", "plan", "schedul", "book", "slated", "arrang", "order", "request", "recommend", "advi", "suggest", "propos", "offer", "consider", "discuss", "weighed", "mention", "explain", "talked", "refer", "consult", "consent", "eval", "candidacy", "educat", "teaching", "counsel", "quot", "estimate", "paperwork", "form", "auth", "pa ", "precert", "approv", "appeal", "peer", "claim", "asked", "wanted", "intended", "approach", "video", "pending", "await", "see", "cancel", "show", "den", "declin", "refus", "defer", "postpon", "held", "hold", "put off", "called off", "pushed", "abort", "abandon", "attempt", "missed", "skipped", "waived", "withdrawn", "turned down", "rejected", "not ", "never", "n't", "unable", "going to", "suppos", "meant", "set ", "was to", "were to", "due", "would have", "to be", "to have", "sent", "no |", "valid", "bill", "b&b", "benefit", "bv", "vob", "pharmacy", "deliver", "ship", "dispens", "suppl", "kit", "vial", "stock", "intention", "idea", "hope", "goal", "aim", "wish", "arrived", "copay", "co-pay", "savings", "assistance", "rebate", "enrol", "letter", "necessity", "lmn", "info", "pamphlet", "brochure", "hand", "leaflet", "sheet", "mailed", "message", "portal", "vm", "voice", "called", "phoned", "promised", "down", "cards", "about", "regarding", "concerning", "went over", "describ", "outlin", "raised", "brought up", "wrote", "written", "speak", "wish", "applied", "hoped", "assessed", "cleared", "could be", "can be", "can begin", "can start", "had she", "had he ", "had they", "had we", "had i", "on the ")  # fmt: skip


#: "The shot from January held": a month has no appointment that could be put off; what was given in it lasted.
_FROM = re.compile(r"(?:\b(?:from|in|the|her|his|my) |^)$")
_KEPT_UP = re.compile(
    r" (?:(?:shots?|injections?|inj|epidurals?|[a-z]?[a-z]?esi|tpis?|sets?|blocks?|ones?|series|round) )?(?:has |have |had )?held\b(?! ?[:(]|,? (?:off|on\b|for (?:ins|auth|clear|labs)|due|because|until|pending|per|inr|bp|glucose|a1c|fever|sick))"
)


def _kept_up(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether what was given in a month is told to have held."""
    told = _KEPT_UP.match(reading.lower, end, sentence.end) and _FROM.search(reading.lower[sentence.start : start])
    return bool(told) and not any(each.isdigit() for each in reading.lower[start:end])


#: "Pre-Botox diary 11/2024", "in 2019, before Botox", "before Botox (12/2024)": the day of what was before it.
_PRE = re.compile(r"\bpre[- ]?$")
_AHEAD_OF_IT = re.compile(r"\b(?:before|prior to)(?: (?:any|the|her|his|starting|beginning))* $")
_BESIDE = re.compile(r"[ ,:;(]*")


def _of_before(lower: str, sentence: Sentence, mention: Mention, start: int, end: int) -> bool:
    """Whether a day is that of the time before a treatment that is given in a series, and of none of its sessions."""
    if not mention.concept["serial"]:
        return False
    lead = max(sentence.start, mention.start - 40)
    if _PRE.search(lower, lead, mention.start):
        return True
    if not _AHEAD_OF_IT.search(lower, lead, mention.start):
        return False
    return end <= mention.start or _BESIDE.fullmatch(lower, mention.end, start) is not None


def not_done_on(reading: Reading, sentence: Sentence, mention: Mention, start: int, end: int) -> bool:
    """Whether the words at a procedure and a day beside it, in view positions, tell that it was not done on it."""
    lower = reading.lower
    if not _TELLING.within(lower, sentence.start, sentence.end) or _kept_up(reading, sentence, start, end):
        return False
    if _HAD_IT_BEEN.match(lower, sentence.start, sentence.end) or _of_before(lower, sentence, mention, start, end):
        return True
    named = _named_to(lower, sentence, mention)
    if AND_HAD.match(lower, end, sentence.end):
        return False
    # What was done is told before the next procedure is named.
    last = next((m.start for m in reading.of(sentence, "procedure") if m.start >= max(end, mention.end)), sentence.end)
    if end <= mention.start:  # "3/1/25 ESI ordered"
        if _only_spoken_of(lower, sentence, mention, start, end):
            return True
        behind = _ONLY.match(lower, named, last)
        return (
            behind is not None
            and bool(_DAY_FIRST.fullmatch(lower, end, mention.start))
            and not _HELD.match(lower, behind.end(), last)
        )
    if start < mention.end:
        return False
    named = min(named, start)
    off = _CALLED_OFF.match(lower, end, last)
    if off and _SIMPLY.fullmatch(lower, named, start):
        return not _HELD.match(lower, off.end(), last)
    told = (_BETWEEN.fullmatch(lower, named, start) and not _DONE.search(lower, named, start)) or (
        _SIMPLY.fullmatch(lower, named, start)
        and (_BEFORE.search(lower, sentence.start, mention.start) or _ONLY.match(lower, end, last))
    )
    return bool(told) and not _HELD.match(lower, end, last)


#: "Trigger point injections of the neck", "hyaluronan to the right knee".
_WHERE = re.compile(
    r"(?: (?:of|in|to|into|at|for) (?:(?:the|her|his|my|right|left|both|low|lower|upper|mid|bilateral|r|l) )*(?:knees?|neck|back|shoulders?|hips?|spine|trapezius|traps?|head|buttocks?|joints?|muscles?|migraines?|headaches?|[lcts]\d\S*)\b)?"
)


def _named_to(lower: str, sentence: Sentence, mention: Mention) -> int:
    """Where the name of a procedure ends, with the place that it is for."""
    where = _WHERE.match(lower, mention.end, sentence.end)
    return mention.end if where is None else where.end()


def _only_spoken_of(lower: str, sentence: Sentence, mention: Mention, start: int, end: int) -> bool:
    """Whether a day before a procedure is that on which it was only meant, asked for or spoken of."""
    if _MEANT_THEN.fullmatch(lower, end, mention.start) or _ABOUT_IT.fullmatch(lower, end, mention.start):
        return True
    if _TOO_SOON.search(lower, end, mention.start) and _COULD_BE.match(
        lower, _named_to(lower, sentence, mention), sentence.end
    ):
        return True
    return bool(_FOR_IT.fullmatch(lower, end, mention.start)) and bool(_SENT.search(lower, sentence.start, start))


def came_to_nothing(lower: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a day, in view positions, is that of an order, an approval or a talk, or of an appointment that was not kept.

    It asks nothing of where the procedure is named.
    """
    before = lower[sentence.start : start]
    if _SPOKEN_OF.search(before) or _OF_NOTE.search(before) or _CAME_TO_NOTHING.match(lower, end, sentence.end):
        return True
    if _PAPERS.search(before) or _MISSED.search(before) or (_DUE.search(before) and not _KEPT.match(lower, end)):
        return True
    return bool(_MEANT_FOR.search(before)) and bool(_FELL_THROUGH.match(lower, end, sentence.end))
