"""Procedures of which a sentence says what only one that was had can do: it wore off, it let her work, it no longer helps.

Such words tell of a session before, though they give it no day and no number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.words.clauses import clause_at
from drafter.evidence.words.months import VERB_MAY
from drafter.evidence.words.numbers import NUMBER

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_WHO = r"(?:her|him|them|me|the patient|pt|patient)"
_LENGTH = rf"(?:about |around |roughly |at least |almost |nearly |over |only |maybe |some |a good |good )*(?:{NUMBER}|a few|several|a couple of|many)(?: good| full| solid)? (?:days?|weeks?|wks?|months?|mos?|years?)"
#: "Wore off", "has let her work", "no longer help", "give her about four months each time", "got her to Labor Day".
_DID = (
    r"(?:(?:has|have|had|is|are|was|were|been|all|both|each|now|since|slowly|already|always|again|usually|just|quickly|largely) )*(?:wore|worn|wears|wear|wearing|faded|fading|ran|run|running) (?:off|out|thin)\b"
    rf"|(?:has|have) (?:(?:always|all|both|each|really|also|never|not|only|long|since|so far|generally) )*(?:been (?:a |an |her |his )?(?:lifesaver|life-?saver|life saver|godsend|game[- ]?changer|blessing|mainstay|miracle|great|wonderful|helpful|very helpful|effective|the only thing|what keeps|keeping|letting|of (?:great |some |little |no )?(?:help|benefit|use))|let|kept|allowed|helped|gave|given|carried|gotten|got|enabled|worked|held|lasted|bought|spared|saved|stopped|done (?:well|wonders|nothing|little|the trick))\b"
    r"|(?:(?:do|does|did) )?(?:no longer|not) (?:help|helps|work|works|hold|holds|last|lasts|give|gives|relieve|relieves)(?: (?:any ?more|any longer|as (?:well|long)|like))?\b|(?:don't|doesn't) (?:help|work|hold|last) (?:any ?more|any longer|as|like)\b|(?:has |have )?(?:quit|stopped) (?:helping|working|holding|lasting)\b"
    rf"|(?:(?:usually|typically|always|generally|normally|each|routinely|regularly|reliably) )*(?:gives?|buys?|gets?|keeps?|carry|carries|lasts?|holds?) {_WHO} {_LENGTH}(?: (?:of|each|at|every|before|relief|and|till|until)\b|(?= ?[.,;)]|$))"
    rf"|(?:keeps?|gets?|lets?) {_WHO} (?:on|at|in|out|off|from|through|by|going|working|walking|moving|active|comfortable|able|sleep|work|walk|stand|sit)\b"
    r"|(?:non-?|super-?|good |poor )?responders?\b|(?:is|are|was|were|remain|remains) (?:the only thing|all|what|the one thing)(?: that)? (?:helps?|works?|keeps?|gives?|has helped|have helped|controls?)\b"
    rf"|(?:gives?|gave|provides?|brings?|offered) (?:{_WHO} )?(?:only |about |very )*(?:partial|some|good|great|excellent|temporary|brief|minimal|little|no|moderate|significant|fair|short-lived|transient|modest|complete) (?:\w+ )?(?:relief|benefit|help)\b"
    rf"|(?:got|carried|let|kept|allowed|bought|saved|gave|made|took) {_WHO}\b|(?:calmed|eased|settled|quieted|relieved|cut|lowered|reduced|cleared|took) (?:the|her|his|away|care|off|down|three|two|several)\b"
    rf"|(?:has |have )?(?:changed|transformed|given back|saved) (?:her|his|my|the patient's) life\b|(?:really |all |both |only )?(?:helped|lasted|worked|held (?:for|until|till|through|up|well|about|nearly|almost))\b"
)
#: "Took three tries last time", "as before", "without benefit", "on several occasions", "yearly".
_SAID_BEHIND = (
    rf"(?:the )?last time\b|in the past\b|(?:(?:visits?|sessions?|count|number) )?(?:ytd|year to date)(?: total)?[:= ]+(?!0\b|no\b)(?:{NUMBER})\b|(?:history|hx)[: ]+(?:x ?)?(?!0\b|no\b|an?\b)(?:{NUMBER})\b(?! ?/)|without (?:(?:any|much|lasting|sustained|significant|real|durable|good|great) )*(?:benefit|relief|help|effect|success|improvement|response|avail)\b|on (?:several|many|multiple|numerous|various|a few|{NUMBER}) (?:separate |different |prior |previous )*(?:occasions|days|dates)\b"
    rf"|(?:yearly|annually|quarterly|every (?:spring|summer|fall|autumn|winter|year|other month|few months|couple of months)|(?:once|twice|two times|three times|four times) (?:a|per|every|each) year)\b|(?:(?:is|are) (?:now )?(?:over|past )?due|(?:over|past )due)(?: again| now)?(?= ?[.;,]|$)|x ?[1-9] (?:rounds?|courses?|series|sets?)\b|(?:on|at|during) (?:the |her |his )?(?:prior|previous|earlier|last|past) (?:visits?|occasions?|sessions?)\b|elsewhere(?= ?[,.;(]|$| (?:in|last|by|with|before)\b)|(?:the )?same(?: (?:sites|dose|muscles|pattern|levels?|approach))? as (?:on \d[\d/]*|prior|before|previously|always|last (?:time|visit|session|year)|in \w+)\b"
)
_STEP = r"(?: (?!(?:may|might|will|would|should|could|can|hope\w*|hoping|expect\w*|likely|if|to(?! (?:the|her|his|both|bilateral|left|right) )|patients|people|most|plan\w*|for(?! (?:(?:the|her|his|their|these) \w|(?:chronic )?migraines?\b))|often|until|unless|before(?! (?:she|he|they|we|moving)\b)|when|once|today|and|or|but|ordered|requested|proposed|scheduled|planned|offered|considered|discussed|denied|declined|refused|recommended|approved|authori[sz]ed|covered|that|because)\b)[\w'./%-]+)"
_BEHIND = re.compile(
    rf"s?{_STEP}{{0,7}}?,? (?:which |that |and |they |it |these |those )?(?:{_DID})|s?{_STEP}{{0,5}}?,? (?:{_SAID_BEHIND})"
    # "SI injection; prior diagnostic one positive", "4 visits TPI approved, 3 used".
    rf"|[^.;]{{0,24}}?[,;(:-] ?(?:the |her |his )?(?:most recent|prior|previous|latest|earlier)(?: (?:diagnostic|test))? (?:one|ones|set|round)\b(?! (?:was |were )?(?:denied|declined|cancel\w*|refused|negative))|[^.;]{{0,24}}?[,;(:-] ?last (?:given|done|injected|treated|received)\b(?! (?:was |were )?(?:denied|declined|cancel\w*|refused|negative))|[^.;]{{0,12}}? (?:approved|authori[sz]ed),? (?:{NUMBER}) (?:used|completed)\b"
    # "Series of 3 lumbar epidurals; completed two".
    rf"|[^.;]{{0,12}}[;,:] ?(?:(?:she|he|has|have|had|already) )*(?:completed|finished|had) (?:the )?(?:first )?{NUMBER}\b(?! (?:weeks|months|sessions of|visits))"
    rf"|[^.;]{{0,60}}?\b(?:she|he|pt|patient)(?:'s| has| had) (?:already )?had (?:{NUMBER}|several|many|multiple)(?: (?:of them|of these|shots|injections|so far|already|this|since|in|total)\b| ?[.,;)]|$)"
)
_BAD = r"(?:reactions?|complications?|side effects?|adverse (?:effects?|events?)|problems?|trouble|difficult\w+|issues|swelling|swelled|swollen|bruis\w+|headaches?|flush\w*|faint\w*|syncope|vaso-?vagal\w*|rash|flares?|flared|sore\w*|dizz\w+|sugars?|glucose|insomnia|sleep|hives|infection|fevers?|weakness|numb\w*|nausea\w*|vomit\w+|anxi\w+|cried|jumped|bleed\w*|hematoma|droop\w*|ptosis)"
_OF_IT = r"(?:(?:her|his|the|my|our)(?: (?:very )?(?:last|prior|previous|first|second|third|initial|earlier|most recent|january|february|march|april|may|june|july|august|september|october|november|december)(?:'s)?)?|prior|previous|last|earlier|past|(?:mon|tues|wednes|thurs|fri|satur|sun)day's|yesterday's|last (?:week|month|year)'s)"
_PLACE = r"(?: (?:left|right|bilat\w*|l|r|b/l|both|lumbar|cervical|thoracic|low|neck|back|diagnostic|caudal|two|three|four|several|[ctls]\d\S*|knee|steroid))*"
#: Where a statement opens: behind no word and no comma. A "^" would stand for the document's beginning alone.
_OPENS = r"(?<![\w,)%'\"-] )(?<![\w,)%'\"-])"
#: "No reaction to her prior ESI", "refractory to PT and epidurals", "thank you for the epidural you gave", "returned 15 weeks after epidural".
_AHEAD_OF = re.compile(
    rf"\b{_BAD}(?: (?!(?:if|risk|may|might|possible)\b)[\w'-]+,?){{0,5}} (?:with|after|from|to|following|at|during|since|of|over) (?:(?:any|all|both|each) (?:of )?)?{_OF_IT}{_PLACE} $"
    rf"|\b(?:responds?|responded|responding|refractory|unresponsive|non-?responsive|resistant|no response|poor response|good response)(?: (?:well|poorly|only|partially|briefly|nicely|in the past))* to (?:[\w-]+,? (?:and |or )?){{0,6}}$"
    r"|(?<!be )(?<!being )\btried(?! to\b)(?: (?:and failed|once|before|previously|both|already|multiple|several|many))*:? (?:(?!if\b|will\b|next\b|now\b|requests?\b|wants\b|plan\b|without\b)[\w-]+,? (?:and |or |with )?){0,6}?$|\b(?:been through|switched (?:her |him )?from|changed (?:her |him )?from|swears? by (?:her|his|the)) (?:[\w-]+,? (?:and |or )?){0,4}?$|\b(?:good|great|poor|known|strong|excellent|non-?|super-?) ?responders? to "
    rf"(?:(?:the|her|his|lumbar|cervical) )*$|\b(?:minimal|some|little|good|great|partial|modest|marked|limited|transient|temporary|short-lived|brief|excellent|mild|moderate|significant|no) (?:\w+ )?(?:benefit|improvement|help|response|success|results?) (?:from|with|after|of|to) (?:{_OF_IT} )?{_PLACE} ?$"
    rf"|\b(?:maxed out on|used up (?:her|his)|exhausted (?:her|his|the)|had (?:her|his) (?:limit|fill|share|quota) of|relies on|reliant on|dependent on|lives (?:by|for)|gets by (?:on|with)|maintained (?:on|with|by)|been maintained on|kept going (?:by|on|with)){_PLACE} (?:(?:her|his|the|regular|periodic|serial|repeat){_PLACE} )*$"
    rf"|\b(?:returned|recurred|came back|come back|crept back|relapsed|is back|are back|was back|back again|back)(?: (?!after\b|if\b|for\b|to\b|when\b)[\w/-]+){{0,5}} (?:after|since|following|from|post) (?:(?:the|her|his|an?|last|that) )*{_PLACE} ?$"
    # "PT helped for eight months after Euflexxa".
    rf"|\b(?:helped|kept|carried|worked|lasted|eased|relieved|improved)\b(?: (?!if\b|to\b)[\w'-]+){{0,3}}? (?:for )?{_LENGTH} (?:after|since|following) (?:(?:the|her|his|that|last) )*{_PLACE} ?$"
    rf"|\bthank(?:s| you) for (?:the|her|his|doing|giving)(?: (?:the|her|his|excellent|recent|last|wonderful|great))*{_PLACE} $"
    rf"|\b(?:months|weeks|days|years?|mileage|relief|benefit|good|use)(?: \w+){{0,2}} (?:out of|from|off) (?:(?:the|her|his|that|each|every|a|her last|the last|one)(?: (?:last|one|prior|first|second))* ?\(?)+(?:[\w/-]+ ){{0,2}}?{_PLACE} ?$"
    rf"|{_OPENS}(?:yearly|annual|maintenance|quarterly|semi-?annual|biannual|twice-yearly|her usual|his usual|the usual|usual){_PLACE} $"
    rf"|\b(?:sites? of|site from|bandage from|band-aid from|sore from|bruised from) {_OF_IT}{_PLACE} $"
    rf"|\b(?:fainted|passed out|flushed|vomited|cried|did (?:well|great|fine|ok|okay|poorly)|does (?:well|great|fine)|feel(?:s|ing)? (?:so much |much |a lot )?(?:great|good|better|fine|well)|felt (?:great|good|better|fine)|doing (?:well|great|better)|tolerated|slept|walked|worked|better|improved|pain[- ]free)(?: (?!if\b|until\b)[\w'-]+){{0,8}} (?:with|after|from|following|since|during) (?:{_OF_IT}{_PLACE} )?$"
    rf"|\b(?:sore\w*|bruis\w+|swelling|redness) (?:at|over|around)(?: (?:the|her|his))?{_PLACE} $"
    # "Neck weakness with Botox"; what it may do is only feared.
    rf"|(?<!of )(?<!about )(?<!fears )\b(?:neck weakness|eyelid droop\w*|droop\w* (?:eye)?lids?|ptosis) (?:with|after|from) (?:{_OF_IT} )?$"
    rf"|{_OPENS}as (?:before|last time|previously|always|on (?:prior|previous|earlier) (?:visits|occasions)|at (?:the|her|his) last visit),[^.;]{{0,60}}$"
)
#: "Her SI shots last about four months"; of everybody's it is only said how long they last.
_HERS = re.compile(rf"\b(?:her|his|my|these)(?: (?:last|usual))?{_PLACE} $")
_LASTS = re.compile(
    rf"s?(?:,? which)? (?:usually |always |generally |typically )*(?:last|hold|help for|work for) {_LENGTH}"
)
#: "Headache days 22 before Botox, 8 now".
_UNTIL = re.compile(r"\bbefore (?:starting |the )?$")
_NOW = re.compile(
    r",? (?:(?:and|but|vs\.?|to|down|now|versus|then) )*\d+(?:-\d+)?(?: (?:a month|per month|/mo|days?))* (?:now|since|after|on it|at present|today)\b|,? (?:and )?now \d"
)
#: "First Botox is due".
_FIRST_DUE = re.compile(r"\bfirst (?:[\w-]+ ){0,3}$")
_DUE = re.compile(r"s? (?:(?:is|are|now|past|over) ?)*due\b")
#: What is to come, weighed, asked for of everybody, or another's.
_NOT_HAD = re.compile(
    rf"\b(?:if|should|would|could|might|{VERB_MAY}|can|will|unless|until|hop(?:e|es|ing|efully)|expect\w*|risks?|possible|warn\w*|call (?:us|if|for)|report any|watch for|patients|people|criteri\w*|polic\w*|guideline\w*|literature|stud(?:y|ies)|plan(?:s|ned|ning)?|in case|(?<!as )before(?! (?:she|he|they|we|moving)\b)|never had|not yet|candidate|consider\w*|discuss\w*|explain\w*|counsel\w*|consent\w*|when)\b|\?"
)
_RELATIVE = re.compile(
    r"\b(?:sister|brother|mother|mom|father|dad|daughter|son|wife|husband|aunt|uncle|cousin|friend|neighbou?r|co-?worker|many patients|patients|people|others)(?:'s)?\b(?! (?:says|said|reports?|reported|states|drove|brought|notes|noted))"
)
#: "What treatments have you had? [x] trigger point injections", "[x] facet injection - previous treatments".
_TICK = re.compile(r"(?:[\[(] ?[x✓✔] ?[\])]|[☒☑✓✔]) ?$")
_HAD = re.compile(
    r"\b(?:previous|prior|past|earlier) (?:\w+ )?(?:treatments?|injections?|procedures?|therap(?:y|ies)|interventions?|history)\b|\b(?:have|has|had) (?:you|she|he|pt|patient) (?:ever )?(?:had|tried|received)\b|\b(?:treatments?|injections?|what|which)(?: \w+)? have (?:you|she|he|i) (?:had|tried|received)\b|\b(?:treatments?|procedures?|injections?) (?:tried|had|received|to date|so far)\b|\b(?:i have|she has|he has) (?:had|tried)\b"
)
#: "Only epidurals help", "nothing but the injections gives her relief".
_ONLY = re.compile(
    r"\b(?:only|nothing but|nothing except|nothing besides|nothing other than) (?:(?:the|her|his|lumbar|cervical|repeat) )*$"
)
_HELPS = re.compile(
    r"s? (?:has |have |really |ever )*(?:helps?|helped|works?|worked|gives?|gave|touch(?:es)?|keeps?|brings?|relieves?)\b"
)
#: "MBB positive": the result of a test that was made.
_RESULT = re.compile(r"s?,?:? (?:(?:was|were|both|all|x ?2) )*(?:positive|concordant|negative|non-?diagnostic)\b")
#: "Post ESI she had a wet tap", "post-TPI pain diary".
_POST = re.compile(rf"{_OPENS}(?:post|since|following)[- ](?:(?:the|her|his|last|lumbar|cervical) )*$")
_SINCE = re.compile(r"[^.;]{0,60}?\b(?:had|was|were|felt|did|got|developed|went|diary|log|scores?|day \d|week \d)\b")
#: "Same spots as last time injected with lidocaine".
_SAME = re.compile(r"same \w+ as\b")
_NEAR, _BEFORE = 24, 120  # characters
_TOLD = frozenset({Assertion.PRESENT, Assertion.HISTORICAL})


def _told_by_itself(lower: str, sentence: Sentence, mention: Mention, lead: int) -> bool:
    """Whether a ticked box among what was had, an only help, or the same places as last time tells of it, whatever else is said."""
    if _TICK.search(lower, lead, mention.start) and _HAD.search(lower, sentence.start, sentence.end):
        return True
    if _ONLY.search(lower, lead, mention.start) and _HELPS.match(lower, mention.end):
        return True
    if _UNTIL.search(lower, lead, mention.start) and _NOW.match(lower, mention.end, sentence.end):
        return True
    return _SAME.match(lower, mention.start, mention.end) is not None


def effect_told(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether words at a procedure say of it what is so of nothing but one that was had."""
    if sentence.section.kind in ("plan", "instructions", "family", "goals"):
        return False
    lower = reading.lower
    first, last = clause_at(reading.clauses(sentence), mention.start)
    lead = max(sentence.start, mention.start - _BEFORE)
    by_itself = _told_by_itself(lower, sentence, mention, lead)
    result = mention.concept["diagnostic"] and _RESULT.match(lower, mention.end)
    after = _POST.search(lower, lead, mention.start) and _SINCE.match(lower, mention.end, sentence.end)
    told = _BEHIND.match(lower, mention.end, sentence.end)
    if told and _FIRST_DUE.search(lower, lead, mention.start) and _DUE.match(lower, mention.end):
        return False
    if told is None and _HERS.search(lower, lead, mention.start):
        told = _LASTS.match(lower, mention.end, sentence.end)
    told = told or (None if mention.concept["generic"] else _AHEAD_OF.search(lower, lead, mention.start))
    if not (by_itself or result or after or told):
        return False
    if reading.assertion(sentence, mention.start, mention.end) not in _TOLD:
        return False
    if by_itself or told is None:
        return bool(by_itself) or not _NOT_HAD.search(lower, first, min(last, mention.end + _NEAR))
    start, end = min(first, told.start()), max(told.end(), mention.end)
    return not (
        _NOT_HAD.search(lower, start, end) or _RELATIVE.search(lower, sentence.start, min(sentence.end, end + _NEAR))
    )
