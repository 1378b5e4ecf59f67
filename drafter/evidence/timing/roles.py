"""What a time says of its owner: how long, since when, until when, or nothing that counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.timing.date_roles import BACK_TO, edge_of_course, kind_of, role_of_date
from drafter.evidence.timing.month_edges import edge_of_months
from drafter.evidence.timing.recurrences import PLACE, came_again

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.calendar.lengths import Length
    from drafter.evidence.timing.times import Time
    from drafter.evidence.words.concepts import Mention

_FLARE = re.compile(
    r"\b(?:wors(?:e(?! (?:on )?(?:the )?(?:r|l|rt|lt|right|left),)|en\w*)|flar\w*|exacerbat\w*|increas\w*|aggravat\w*|escalat\w*|more (?:severe|intense|frequent|constant)|intensif\w*|acute[- ]on[- ]chronic(?![^.;]*\b(?:chronic|baseline|present|overall|underlying)\b)|(?<!come on )(?<!came on )(?<!developed )(?<!developing )progress(?:ed|es|ing|ion|ive\w*)|bad again|severe(?:ly)? (?:over|for the)|(?:hurt(?:s|ing)?|ach(?:es|ing)|bother(?:s|ing)(?: (?:her|him))?) more(?= ?(?:$|x ?$|for|over|these|this|since|now|lately|recently|(?:in |during )?the (?:last|past)))|(?:been|is|was|are|kept|keeps|started|began|now|then) (?:(?:slowly|gradually|steadily|all|back) )?(?:picking|building|climbing|creeping|ramping|kicking|acting|heating|rising)(?: back)?(?: up)?(?! (?:stairs|steps|ladders?|hills?|the|her|his|an?|things|boxes))|up from (?:an? )?\d{1,2}(?:/10)?,?|more (?:(?:left|right|low|lower|mid|upper|back|neck|leg|arm|hip|buttock|shoulder|knee|calf|thigh) )*(?:pain|ache|aching|trouble|discomfort|soreness|stiffness|painful|sore|achy)(?! than\b))\b(?:(?!\d ?(?:days?|wks?|weeks?|mos?|months?|yrs?|years?)\b)[^.;]){0,36}$"
)
#: "The pain has come back over the last 3 weeks": how long it has been back.
_BACK_AT = r"\b(?:back|again)(?: up)? (?:to|at|in)(?: (?:the|her|his|its|their|about|roughly|old|prior|previous|usual|former|original|earlier|full|same|a|an))* (?:baseline|levels?|force|swing|pre-\w+(?: levels?)?|where (?:it|she|he|they|things) (?:was|were|started|began|had been)|\d{1,2}(?:-\d{1,2})?/10|square one)\b"
_BACK = re.compile(
    rf"(?:{_BACK_AT}"
    rf"|\b(?:pain|symptoms?|sx|ache|aching|discomfort|sciatica|numbness|it|this|they|which){PLACE}(?: (?:has|have|had|is(?! back)|was(?! back)|are(?! back)|then|since|now|started|began|slowly|gradually|just|again|to|all))* (?:returned|returning|return|recurred|recurring|recur|resumed|relapsed|reappeared|(?:come|came|coming|crept|creep|creeping) back|(?:is|are|was|been) (?:now )?back(?! of\b| to (?:the )?(?:19|20)\d)|resurfaced|re-?emerged)\b)"
    r"(?:(?!\d ?(?:days?|wks?|weeks?|mos?|months?|yrs?|years?)\b)[^.;]){0,36}$"
)
#: "For 8 months, now waking her at night for 2 weeks": what it has come to of late, behind how long it has lasted.
_OF_LATE = re.compile(
    r"\b(?:weeks?|wks?|months?|mos?|years?|yrs?|ago|since \w+)\b[^.;]{0,30}?, (?:(?:and|but|which|it|that|now|has|is|been|also|lately|recently|currently) )*(?:interfer|wak|disturb|disrupt|radiat|spread|affect|limit|keep|kept)\w*(?:(?!\d ?(?:days?|wks?|weeks?|mos?|months?|yrs?|years?)\b)[^.;]){0,36}$"
)
#: "Back at 7/10 since the holidays".
_BACK_SINCE = re.compile(rf"{_BACK_AT},? (?:ever )?since(?: (?:about|around|the|early|late|mid))* ?$")
_FLARE_AFTER = re.compile(
    r"^ ?(?:of (?:worsening|increased|increasing|worse)|flare|exacerbation|ago (?:it|this|the pain|pain|symptoms)? ?(?:got|became|became|flared|worsened|worse)|more (?:pain|ache|aching|trouble|discomfort|soreness|stiffness|painful|sore|achy|bothersome)\b(?! than\b)"
    rf"|[^.;,]{{0,40}}\b(?:climbed|rose|risen|jumped|went up|gone up|crept up) (?:back )?(?:from|to) \d|[^.;,]{{0,60}}{_BACK_AT}|[^.;,]{{0,60}}\bat (?:its|the|her|his) (?:old|former|prior|previous|usual) (?:level|strength|intensity|pitch)\b|(?: ago)? (?:once )?again ?(?:[.,;)]|$))"
)
#: "For the last three weeks it has worsened": behind a time that is not the complaint's already.
_HAS_COME_BACK = re.compile(
    r"[^.;,]{0,40}\b(?:has|have|had) (?:\w+ )?(?:returned|come back|crept back|recurred|flared|worsened|been worse|been (?:\w+ )?(?:picking up|building|climbing|creeping (?:up|back)|ramping up|acting up|kicking up|rising)(?! (?:ever )?since ?(?:[.,;)]|$)))"
    # "In the last two weeks it wakes him": what it does of late.
    r"|,? (?:it|the pain|this)(?: (?:now|even|also|often|has|been|is))* (?:wak(?:es|ing|en\w*)|keep(?:s|ing)|disturb\w*|disrupt\w*|interfer\w+|stop(?:s|ping)|limit(?:s|ing)|spread(?:s|ing)|shoot(?:s|ing)|travel(?:s|ing)|reach(?:es|ing)|interrupt\w*)\b"
)
#: "Low back pain since January 2025 that has steadily worsened", "began in January and has worsened since".
_BEGAN_IN = re.compile(
    r"\b(?:began|begun|started|onset|came on|set in|developed)(?: (?:in|on|about|around|early|late|mid|back|of|was|the))*:? ?$"
)
#: "Eight days ago after shoveling it flared", "last week she bent down and it got much worse".
_GOT_WORSE = re.compile(
    r"(?: ago)?(?:(?!\b(?:began|begun|started|onset|noticed|developed|new)\b)[^.;]){0,60}\b(?:it|this|the pain|her pain|his pain|pain|leg|back|things|everything|symptoms?|sciatica)(?: (?:all|really|suddenly|has|had|then))? (?:flar\w+|worsened|(?:got|became|turned|grew) (?:(?:much|a lot|so much|suddenly|considerably|far|really) )?(?:worse|bad|severe|unbearable)|spiked|blew up|kicked up|acted up|exploded|went through the roof)"
)
_ONSET = re.compile(r"\b(?:began|begun|started|starting|onset|since|noticed|developed|came on|first|new)\b")
#: "Neck pain for a year, the last three weeks severe".
_SEVERE_AFTER = re.compile(
    r" (?:(?:it|this|the pain|things) |(?:have|has) (?:all )?been |were |was |is |being |even |much |far |really |just |so )*(?:(?:ugly|rough|awful|terrible|horrible|brutal|miserable|murder|dreadful|unmanageable|out of control|relentless)\b|worse(?! (?:with|when|on|after|by|in|at))|worsening|severe|bad|intense|unbearable|constant|daily|the worst|excruciating)\b"
)
_RELIEF = re.compile(
    r"\b(?:relie\w+(?! (?:by|with|when|on|in) (?:(?:sitting|leaning|rest\w*|lying|bending|stooping|flexion|standing|walking|position\w*|nothing)\b|(?:the|a) (?:shopping |grocery )?(?:cart|walker)\b))|benefit\w*|improve\w*|help\w*|better|(?<!swelling )(?<!soreness )(?<!numbness )(?<!bruising )(?<!flushing )(?<!reaction )(?<!flare )(?<!procedure )lasted|lasting|lasts|went on|held|(?<!never )(?:held|holding|stayed|staying|remained|remaining|continued|kept|persisted|settled|went on|plateaued) (?:steady |put |firm |right )?(?:at|on|around|near|with) (?:about |just |exactly )?(?:that|this|the same|such an?) (?:[a-z]+ )?(?:level|degree|mark|plateau|figure|extent|amount|state|improvement|relief|benefit|gain|share)|stayed (?:gone|better|improved|quiet|settled)|so (?:he|she|it|they) (?:stayed|remained)|stayed (?:there|down|that way|so)|maintained|sustained|holding|effect\w*|pain[- ]free|good for|great for|fine for|comfort\w*|respon\w+|bought|carried (?:her|him|me)|(?<!therapist )(?<!they )(?<!doctor )(?<!clinic )(?<!pt )(?<!ot )(?<!physio )(?<!therapy )(?<!we )(?<!i )gave(?! (?:her|him|me|them) (?:no|little|hardly any) (?:peace|rest|respite|comfort))(?! (?:it |them )?an? (?:honest|earnest|fair|good-faith|sincere) )(?! (?:it|them|this|that|pt|ot|physio|therapy|physical therapy|chiro\w*|the [\w-]+(?: [\w-]+)?) an? (?:[\w-]+ )?(?:try|go|trial|shot|chance|effort|run)\b)|(?:works?|worked)(?! (?:with|on|through|at|as|in|her|his)\b))\b(?:(?!\b(?:after|with|from|by|on|despite|before|and|but|since|started|ago)\b)[^.;]){0,30}$"
    r"|\b(?:held|lasted|stayed (?:there|down|that way|so|away)) (?:up )?(?:until|till|through) [^.;]{2,30}, (?:(?:so|or|a|good|about|some|roughly|just|over|nearly) )*$"
)
#: "Without relief: 8 weeks of PT", "bought her nothing in ten weeks": what did not help has no length of relief.
_NO_RELIEF = re.compile(
    r"\b(?:without|no|nothing|none|ineffective|failed|(?:not|n't) help\w*|not relieved)\b[^.;:]{0,24}: ?[^.;:]{0,60}$|\b(?:gave|bought|brought|did|got|gained)(?: (?:her|him|me|them|us|for))? (?:nothing|no \w+|little)(?: (?:of note|at all|for (?:her|him)))? (?:in|over|after|for) (?:about |over |nearly )?$"
    r"|\b(?:no|not|without|never|zero|nil|minimal|little|(?:did|does|has|have|was)(?: not|n't))\b(?: [\w'/-]+){0,5}? (?:relief|benefit|help\w*|improve\w*|better|effect\w*|response|respond|change|gains?|progress|work(?:ed)?)(?: (?:at all|whatsoever|noted|reported))?,? ?[-(;:]? ?(?:tried|used|taken|done|attended)? ?(?:x|for|after|over|in|~)? ?(?:about |over |at least |nearly |the past |the last )?$"
)
#: "Entirely free of leg pain for five months"; "not free of pain for 3 months" is how long it has been there.
_FREE = re.compile(
    r"(?P<not>\b(?:not|never|hardly|rarely|seldom|nor)\b[^.;,]{0,20}|n't [^.;,]{0,20})?\b(?:free of|without|no) (?:(?:any|all|more|her|his|the|leg|back|low|buttock|arm|neck|hip|radicular|sciatic|nerve|real) )*(?:pain|symptoms?|sciatica|trouble)(?: (?:at all|whatsoever|whatever))? (?:for|x) (?:(?:about|around|nearly|almost|over|some|the|next|a|good|full) )*$"
)
#: "Pain completely gone for four months", "took her pain away for 4 months", "halved her pain x 4 months".
_GONE_FOR = re.compile(
    r"(?<!n't )(?<!not )(?<!never )(?<!been )\b(?:gone(?! (?:without|on|through|by|untreated|up|down|off|to))|(?:took|taken|takes|taking|kept|keeps) [^.;,\d]{0,30}\baway|(?:went|stayed|melted|kept) away|halved|cut [^.;,\d]{2,20} in half|not (?:a|one) (?:twinge|bit)(?: of (?:it|(?:leg |back |arm |neck )?pain))?|vanished|disappeared|abolished|eliminated|wiped out|erased|knocked out|quieted|silenced)\b(?:(?!\b(?:but|return\w*|back(?! pain)|now|then|since)\b)[^.;\d]){0,30}? ?(?:for|x|lasting)(?: (?:about|around|nearly|almost|over|some|the|next|a|good|full|at|least|more|than))* $"
)
#: "reduced the pain by 80 % for 9 weeks": the length is the relief's.
_RELIEF_SHARE = re.compile(
    r"\b(?:relie|reduc|improv|decreas|lower|better|less|eas|lessen|drop|cut|took|taken|takes|fell|fallen|knock|gone|rid|down)\w*\b[^.;]{0,40}(?:(?:\d|\b(?:fifty|sixty|seventy|eighty|ninety)(?:[ -]\w+)?) ?(?:%|percent\b|per cent\b)|\bhalf(?! an? (?:city )?(?:block|mile|hour|day|year))|\bthirds?|\bquarters?|\bfourths?|\bfifths?|\btenths?)[^.;\d]{0,48}$"
)
#: "Pain fell from 8/10 to 2/10 for 8 weeks".
_RATINGS_FELL = re.compile(
    r"(?:\bfrom (?:an? )?\d{1,2}(?:/10)?,? (?:down )?to|\d{1,2}(?:/10)? ?(?:->|→)) ?(?:an? )?\d{1,2}(?:/10)?,? (?:for|over|lasting|x|duration:?|held|and held|stayed(?: there)?)(?: for)? $|\d(?:/10)? ?(?:->|→) ?\d{1,2}(?:/10)?[,;] $"
)
#: "60 % better, the pain returned after nine weeks": so long it had held.
_RETURNED_AFTER = re.compile(
    r"\b(?:returned|came back|come back|recurred|crept back|back|wore off|worn off|wearing off|faded|gone again)(?: (?:again|only|just|gradually|slowly|to baseline|to normal|fully)){0,2} (?:after|at)(?: (?:about|around|over|nearly|roughly|almost|some|the|only|just|at least|more than))* $"
)
#: "Three quarters of her pain was gone and this persisted for ten weeks".
_SHARE_GONE = re.compile(
    r"(?:(?:\d|\b(?:fifty|sixty|seventy|eighty|ninety)(?:[ -]\w+)?) ?(?:%|percent\b|per cent\b)|\bhalf(?! an? (?:city )?(?:block|mile|hour|day|year))|\bthirds?|\bquarters?|\bfourths?|\bfifths?|\btenths?)[^.;\d]{0,40}\b(?:gone|off(?= (?:of )?(?:the|her|his|it|my)\b)|relief|relieved|better|less|improve\w*|reduc\w+|away|eased|resol\w+|decreas\w+|aboli\w+|eliminat\w+|remission|drop|erased|lifted|vanished)\b[^.;\d]{0,40}$|\d ?% ?↓[^.;\d]{0,24}$"
)
_RELIEF_AFTER = re.compile(
    r"^ ?(?:of|'|'s|s')? ?(?:(?:good|great|excellent|complete|significant|substantial|partial|marked|sustained|decent|solid|meaningful|real|pain|symptom|near-complete) ){0,2}(?:relief|benefit|improvement|pain[- ]free|comfort|good effect)\b"
    r"|^ (?:with|of) (?:(?:some|about|around|roughly|over|at least|more than|nearly|a good) )*(?:\d{1,3} ?(?:%|per ?cent)|half|two[ -]thirds|three[ -](?:quarters|fourths)|(?:three|four)[ -]fifths|(?:seven|eight|nine)[ -]tenths|most)(?: of)?(?: (?:the|her|his|my|their))?(?: (?:\w+ )?(?:pain|ache|symptoms|it))? (?:gone|relief|abolished|relieved|better|away|eliminated|resolved|improvement|less|reduction)\b"
)
#: "For nine weeks after it, which took her through Lent, three quarters of the pain was gone".
_AFTER_IT = re.compile(
    r" (?:after|following|from)(?: (?:it|that|this|them|those|each|that one)| (?:the|her|his|this|that|these|those|last|first|second|prior|previous|right|left|[a-z]+) (?:[\w-]+ ){0,2}?(?:shots?|injections?|blocks?|session|procedure|epidural|esi|tpis?))\b(?:,? (?:which|that) [^,;.]{3,70},)?,? [^.;,]{0,16}?"
    r"(?:\d{1,3} ?(?:%|per ?cent)|half|thirds?|quarters?|fourths?|fifths?|tenths?)(?: of)?(?: (?:the|her|his|my|their|that))?(?: (?:\w+ ){0,2}(?:pain|ache|symptoms|it))?,? (?:(?:was|were|had|is|stayed|been|simply|just|all) )*(?:gone|relief|abolished|relieved|better|away|eliminated|resolved|improvement|less|reduction|improved|lifted|vanished|taken away)\b"
)
#: "Two weeks out of the March injection", "eight good months from it".
_OUT_OF = re.compile(
    r" ?(?:out of|from) (?:(?:it|that|them|this)\b|(?:(?:the|her|his|this|that|last|first|second|january|february|march|april|may|june|july|august|september|october|november|december|right|left|\w+) ){1,3}(?:shots?|injections?|injxn|series|gel|blocks?|session|cortisone|steroid|epidural|esi|tpis?)\b)"
)
_LASTED = re.compile(
    r" (?:sessions? |visits? |treatments? |course )?(?:which |that )?(?:has |had )?(?:lasted|went on|ran|was done|continued)(?: for| over)? (?:about |over |more than )?"
)
_OF_IT = re.compile(
    r" ?(?:(?:worth|course|trial) )?of (?:(?:formal|supervised|outpatient|skilled|dedicated|regular|daily) )?"
)
#: "Was well until March, when ...", "had no trouble with his back until 2024": where the complaint begins.
WELL_UNTIL = re.compile(
    r"\b(?:health|well|fine|ok(?:ay)?|asymptomatic|healthy|(?:pain|symptom|headache)[- ]free|(?:no|not|never|without|little|free of|denied)\b(?: [\w'-]+){0,3}? (?:pain|trouble|problems?|symptoms?|issues?|complaints?|difficult\w+|headaches?|migraines?|bothered|hurt)(?: [\w'-]+){0,7}?),? (?:up )?(?:un)?til+ (?:about |around |approximately |roughly |some ?time in |early |late |mid-? ?|the |one day in )*$"
)
_AGAIN = re.compile(
    r"[^.;]{0,60}\b(?:wors\w+|flar\w+|return\w*|recur\w*|came back|come back|relaps\w*|re-?injur\w*|exacerbat\w*|again)\b"
)
# "keeps her in bed for two days" is no length of the pain; nobody sits or drives for weeks.
_CONSEQUENCE = re.compile(
    r"\b(?:in bed|(?:off|out of|missed|unable to|cannot|can't|could not|couldn't|not been able to) work|miss\w*|laid up|bedridden|bed-bound|light duty|unable to \w+ (?:more|longer)|limited to)\b[^.;]{0,26}$"
    r"|\b(?:every|each|per) $"
)
#: "Her third visit here in 6 weeks".
_TIMES_IN = re.compile(
    r"\b(?:visits?|times?|seen|appointments?|trips?|calls?)\b[^.;,]{0,16}\b(?:in|over|within) (?:the (?:last|past) |about |just )?$"
)
_BRIEF_CONSEQUENCE = re.compile(
    r"\b(?:sleep\w*|sits?|sitting|stands?|standing|walk\w*|driv\w+|typ(?:es|ing)|rest(?:s|ing)?|flat|awake|tolerat\w+|can only|"
    r"(?:every|each|per)(?! (?:single )?(?:day|morning|night|evening)\b)|after (?:each|every|the) \w+|at the end of|by the end of|on (?:the )?weekends?|(?<!the )(?<!past or )(?<!in )lasts?|lasting)\b[^.;]{0,26}$"
)
#: "neck pain that has lasted 5 months": the pain's own length, where nothing has helped before it in the clause.
_GOES_ON = re.compile(
    r"[ ,]*(?:(?:that|which|and|it|this|has|have|had|now|already|by|been|is|constantly|steadily) )*(?:last(?:ed|ing|s)|(?:gone|went|dragged|dragging) on|persisted|lingered)"
    r"(?: (?:for|over|the|these|past|now|about|already|a|little|bit|good|well|just|some|all of))* ?"
)
#: "Neck pain started after a fall and has lasted 8 months".
_BEGAN_AND_LASTED = re.compile(
    r"\b(?:began|begun|started|came on|set in|developed|appeared|arose|since)\b[^.;]{0,70}\b(?:has|have)(?: now| already| by now)? (?:lasted|persisted|continued|lingered|(?:gone|dragged) on)(?: (?:for|over|now|about|already|at|least|more|than|some|nearly|almost))* $"
)
_ADJACENT = re.compile(
    r"(?:pain|ache|aching|spasms?|headaches?|symptoms?|stiffness|tightness|onset|hurt\w*|sore\w*|complaint|discomfort|trouble|began|started|present|sx|it|this|ach(?:es|ed|y)|painful|bothersome|(?:bother|troubl|plagu|nagg|torment|pester)\w*(?: at)? (?:her|him|me|them)|(?:not|never) been right|with (?:her|him)|sciatica|radiculopathy|tingling|numb\w*|done so|every day|daily|on and off|off and on|constantly|there)(?:[ ,]+(?:left|right|bilateral\w*|both sides|severe|acute|constant|sharp|dull))*[ ,:(]*(?:x|for|of|since|only|just|about|approximately|the (?:past|last)|in the (?:past|last)|over the (?:past|last)|for the (?:past|last)|~| )*$"
)
_EASED = re.compile(
    r"\b(?:relie|reduc|improv|decreas|less|lower|eas(?:ed|ing)|better|benefit|help|gave|gives|respon|inject|tpis?\b|blocks?\b|shots?\b|session|procedure|pain[- ]free|free of|no (?:\w+ )?pain|without)|\d ?%|\bper ?cent"
)

#: "Back up to 6 this wk. 75% x 4 mo charted": a share right before a length.
_SHARE_FOR = re.compile(
    r"\d ?(?:%|per ?cent) ?(?:better |relief |improved |gone |less )?(?:for |over |lasting |held )?$"
)


def _of_pain_without(time: Time, left: str, free: re.Match[str], owners: Sequence[Mention]) -> bool:
    """Whether a length is that of a complaint told to be without another ("neck pain without arm pain for four years")."""
    if not owners or not owners[-1].complains:
        return False
    began, told = (len(left) - (time.start - at) for at in (owners[-1].start, owners[-1].end))
    return 0 <= began < free.start() and (free.start() < told or left.startswith((" without", ", without"), told))


def _is_its_own(left: str, right: str, owners: Sequence[Mention]) -> bool:
    """Whether the words around a time make it a complaint's own, whatever it has come to since ("8 months of pain that has flared twice")."""
    if not owners or not owners[0].complains:
        return False
    return right.startswith(" of ") or bool(_ADJACENT.search(left) or _BEGAN_IN.search(left))


def role_of(time: Time, left: str, right: str, owners: Sequence[Mention]) -> str:
    """The role of a time for its owners (see :class:`~drafter.evidence.timing.timing.Timing`)."""
    kind = kind_of(owners)
    if time.length and not time.ago and kind in ("symptom", "procedure", "") and _RETURNED_AFTER.search(left):
        return "relief"
    if kind in ("symptom", "", "finding", "diagnosis", "event", "region") and (
        _FLARE.search(left)
        or (time.length and not time.ago and ", " in left and _OF_LATE.search(left))
        or _FLARE_AFTER.match(right)
        or (_HAS_COME_BACK.match(right) and not _is_its_own(left, right, owners))
        or (_BACK.search(left) if time.length and not time.ago else _BACK_SINCE.search(left))
    ):
        return "flare"
    if (
        kind in ("symptom", "", "event")
        and (time.ago or time.length is None)
        and _GOT_WORSE.match(right)
        and not _ONSET.search(left)
    ):
        return "flare"
    again = kind in ("symptom", "", "event", "region") and (time.ago or time.length is None)
    again = again and came_again(left, right, ago=time.ago)
    severe = (
        kind in ("symptom", "")
        and _SEVERE_AFTER.match(right)
        and left.endswith(("last ", "past ", "over the ", "for the "))
    )
    if again or severe:
        return "flare"
    if kind in ("symptom", "") and (time.ago or time.length is None) and WELL_UNTIL.search(left):
        return "flare" if _AGAIN.match(right) else "begin"
    if time.length and not time.ago:
        if kind in ("treatment", "programme") and (
            _LASTED.fullmatch(left[owners[-1].end - time.start :])
            or _measures(right, owners[0].start - time.end)
            or (left.endswith(("worked for ", "worked over ", "worked ")) and right.startswith(" with "))
        ):
            return "length"
        return _role_of_length(time, time.length, left, right, owners)
    course = time.days and kind in ("treatment", "programme", "") and not BACK_TO.search(left)
    edge = (edge_of_course(left, right) or edge_of_months(time, left, right)) if course else ""
    return edge or role_of_date(time, left, right, owners)


def _measures(right: str, gap: int) -> bool:
    """Whether a length is the measure of what is named behind it: "no response to 5 weeks of physical therapy"."""
    return gap in (0, 1) or (gap > 1 and bool(_OF_IT.fullmatch(right[:gap])))


#: "Did not respond to PT for 8 weeks", "only 10 % relief from PT x 8 weeks", "gave naproxen 8 weeks": the length of what is named right before it.
_NOT_MUCH = re.compile(
    r"(?:\b(?:no|not|never|without|little|minimal|hardly|barely|poor|inadequate|insufficient|incomplete|lack of|denies|failed)\b|n't\b|(?<!\d)(?:[12]?\d|30) ?%)[^.;:,]{0,40}\b(?:from|to|with|w/|of|after|by|on) (?:(?:the|her|his|formal|outpatient|daily|supervised|home) )*$"
    r"|\b(?:gave|given|giving)(?: (?:her|him|it|the patient|pt))? (?:a trial of )?$"
)
_RIGHT_BEHIND = re.compile(
    r"(?: \d[\w.]* ?(?:mg|mcg|g)?)?(?: (?:daily|bid|tid|qhs|prn|twice a day|once a day|every day))*,? ?\(?(?:for|x|over|of|lasting)? ?(?:about |over |at least |the past |the last |an? (?:full|good|fair|honest|solid|proper|real|whole|faithful|serious|decent|conscientious) )*"
)


#: "Brought up to 1800 and held there eight weeks": the dose, and not what it did.
_HELD_AT_DOSE = re.compile(
    r"\b(?:brought|raised|increased|pushed|titrated|went|taken|built|advanced|\d ?(?:mg|mcg|g))\b[^.;]{0,30}?\b(?:held|kept|stayed|remained|maintained|left)(?: (?:there|at (?:that|this|it|the same)(?: dose| level| amount)?|on (?:it|that)))(?: (?:for|x|about|some|over|a|full|good))* $"
)


def _unrelieved(time: Time, left: str, owners: Sequence[Mention]) -> bool:
    """Whether a length stands right behind a treatment that is said to have given little, and is so the treatment's own."""
    start, end = (len(left) - (time.start - at) for at in (owners[-1].start, owners[-1].end))
    return start >= 0 and bool(_RIGHT_BEHIND.fullmatch(left, end)) and bool(_NOT_MUCH.search(left, 0, start))


def _role_of_length(time: Time, length: Length, left: str, right: str, owners: Sequence[Mention]) -> str:
    kind = kind_of(owners)
    # Days and single weeks tell of attacks and consequences more often than of a complaint.
    short = length.in_days().high < 14
    if kind == "symptom" and not short and owners[-1].end <= time.start:
        told = len(left) - (time.start - owners[-1].end)
        goes_on = _GOES_ON.fullmatch(left, told) or _BEGAN_AND_LASTED.search(left, told)
        if goes_on and not _EASED.search(left):
            return "length"
    told_none = kind in ("treatment", "programme") and (
        _NO_RELIEF.search(left) or _HELD_AT_DOSE.search(left) or _unrelieved(time, left, owners)
    )
    if not told_none and (
        _RELIEF.search(left)
        or ((free := _FREE.search(left)) and not free["not"] and not _of_pain_without(time, left, free, owners))
        or _GONE_FOR.search(left)
        or _RATINGS_FELL.search(left)
        or _RELIEF_SHARE.search(left)
        or _SHARE_GONE.search(left)
        or (kind in ("symptom", "") and _SHARE_FOR.search(left))
        or _RELIEF_AFTER.match(right)
        or _AFTER_IT.match(right)
        or (kind != "symptom" and _OUT_OF.match(right))
    ):
        return "relief"
    if kind == "symptom" and (
        _TIMES_IN.search(left)
        or _CONSEQUENCE.search(left)
        or (short and (_BRIEF_CONSEQUENCE.search(left) or not _ADJACENT.search(left)))
    ):
        return "aside"
    return "begin" if left.endswith("since ") else "length"
