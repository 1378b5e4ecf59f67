"""What a count of days is of: headache, days with the features of migraine, or something else.

Its own words say it, else what follows it, else what precedes it. Days of treatment, of absence, of another complaint or of a
sign with a cause of its own are none of headache.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.bare_owners import stands_for_headache
from drafter.evidence.headaches.clear_days import CLEAR_TOLD
from drafter.evidence.headaches.day_counts import ASKED_FEATURES, DAILY, DIARY_ON, MARKED
from drafter.evidence.headaches.day_marks import BESIDE, DENIED, NEAR, by_marks
from drafter.evidence.headaches.work_days import at_work
from drafter.evidence.meaning.areas import areas_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_CLEAR = re.compile(
    r"\b(?:clear|free|(?:not|n't) (?:hurt|ach)\w*|without (?:an? |any |one )?(?:headache|pain|ha\b)|headache-free|pain-free|(?<!lights )(?<!calls )(?<!ed )(?<!ing )(?<!came )(?<!saturday )(?<!saturdays )(?<!sunday )(?<!sundays )(?<!weekend )(?<!weekends )off|blank|empty|unmarked|(?:scored|marked|rated) (?:zero|0|none|nil)|crystal|no headache|good days)\b"
)
#: "24 headache days, only a handful of clear ones": the others.
_OTHERS_CLEAR = re.compile(
    r"(?:,| -|:| and| with| leaving)(?: (?:with|and|leaving|only|just|but|at most|hardly|barely|maybe|perhaps|she|he|has|had))* (?:an? (?:handful|couple|few|bare)|few|hardly any|scarcely|the (?:rest|others?|remain\w+)|\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    # "And is clear on the other eight", "and none on the rest".
    r"|(?:,| and| but| while|;)(?: (?:she|he|it|they|there|is|was|are|were|feels?|goes|has|had|stays?|be))* (?:clear|free|well|fine|good|okay|spared|without|none|no headache|nothing)(?: of (?:it|them|one|pain|headaches?))?(?: (?:on|for|during|in|through))* (?:the|those|its|her|his) (?:rest|others?|remain\w+)\b"
)
_CLEAR_BEFORE = re.compile(
    r"\b(?:clear|free|good|off) days?[^.;]{0,12}$|\b(?:headache|pain|migraine|symptom|ha)[- ]free\b[^.;\d]{0,14}$|\b(?:no|(?:without|free (?:of|from))(?: a| any)?) (?:headaches?|migraines?|pain|ha)\b[^.;\d]{0,14}$"
)
OTHER_DAYS = re.compile(
    r"\b(?:miss\w*|absent|absences|sick leave|call\w* (?:in|off|out)|off work|out (?:of|from)|(?:home|away) from|(?:stay\w*|kept|sent) home|leav\w+ early|pto|fmla|cancel\w*|bedridden|bedbound|lost|work(?:s|ed|ing)?|travel\w*|flies|flew|commutes?|volunteer\w*|swam|biked|vacation|exercis\w*|walks?|walking|running(?! (?:at|about|around|to|between|close|near|\d))|swims?|drives?|cycles?|trains?|teach\w*|takes?|taking|took|taken|uses?|using|used(?! to\b)|keeps?|limit\w*|ltd|doses?|tablets?|pills?|triptans?|rescue|abortive|acute (?:med|treat|drug)\w*|analgesics?|nsaids?|bed ?rest|(?<!before this )(?<!before the )(?<!before today's )visits?|er|ed|gym|sessions?|seen|goes to|attends?)\b"
)
#: Clear days that a treatment has won, or that somebody wants, are none that were counted.
_WON = re.compile(
    r"\b(?:gain\w*|gives?|gave|given|bought|buys?|won|adds?|added|wants?|hop\w+|wish\w*|would like|aims?|goals?|targets?|expects?)\b[^.;]{0,30}$"
)
#: A sign of migraine that has a cause of its own ("nausea daily from metformin").
_OWN_CAUSE = re.compile(
    r"\b(?:from(?! (?:\d|light|lights|noise|sound|bright|the light|morning|breakfast|noon|the (?:pain|headache|migraine)))|due to|because of|secondary to|caused by|blamed on|(?:puts?|puts it|attributes?|attributed|blames?|credits?) (?:\w+ )?(?:down )?(?:to|on)|(?:since|after) (?:starting|beginning|adding|switching to) (?!(?:school|work|college|the (?:job|new job)|her (?:new )?job|his (?:new )?job)\b)|(?:since|after) (?:starting |beginning |the |her |his )*(?:chemo\w*|metformin|antibiotics?|surgery|lasik|cataract\w*|pregnan\w+)|(?:tooth\w*|dental|jaw|ear|menstrual|stomach|abdominal)[- ]?(?:ache|aches|pain)|(?:with|during|in|on|of) (?:the |her |his )?(?:pregnan\w+|chemo\w*|metformin|antibiotics?|ozempic|semaglutide|opioids?|morning sickness|gastroparesis|reflux|gerd|vertigo|motion sickness|a stomach (?:bug|virus|flu)))\b"
)
_IS_MIGRAINE = re.compile(
    r"(?: (?:is|are|it is|it's|meets?|has|have|she has|he has|with|criteria|for|a|full|true|as|counts?|qualif\w*|spent|in|the|features?|of))+ migrain"
)
_SHARED = frozenset({"part", "of_days"})  # what a part of every month is told by
_MANY = r"(?:[89]|[12]\d|3[01]|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twenty|thirty)(?:-\w+)?)"
#: "Of the 20 headache days, 10 are migraine", "of the nineteen days she hurts": more days than a week has.
_TOTAL = re.compile(
    rf"(?<![\w/.$-]){_MANY} (?:or so )?(?:(?:headache|ha|h/a|head[- ]pain) days?|days? (?:of|with) (?:an? )?(?:headaches?|ha|head pain)|days? (?:that |when )?(?:she|he|they|her head|his head) (?:hurts?|aches?|ached|has|had|gets?|got|suffers?|suffered|is in pain|was in pain))\b|\bof (?:the|these|those|her|his) {_MANY} (?:or so )?days?\b|\b(?:headache|ha|h/a) days(?: (?:a month))? (?:(?:have|has|had|been|were|are|now|numbered|number|come|came|run|ran|to|at|averaged|average) ){{1,4}}(?:about |around |some |roughly )?{_MANY}\b"
)
_TOTAL_BEHIND = 40
_OTHER_TIME = re.compile(r"\b(?:weeks?|wks?|quarter|90|ninety|(?:two|three|four|six|\d+) months|years?|since)\b")
_AGAINST_IT = re.compile(r" (?:med|pill|tablet|drug|rx|prescri|ondansetron|zofran)")
#: What says of something named before that it comes: behind it stands how often.
_THERE = re.compile(
    r"\b(?:it|they|this|that|the (?:head )?pain|pain|one)(?: (?:is|are|was|were|has|have|been|'s|comes?|there|here|present|with (?:her|him|me|them)|on|went|gone|goes|going|became|become|becomes|turned|got|gotten|to|into|happens?|occurs?|hurts?|aches?|bothers? (?:her|him|me|them)|now|still|always|just|basically|pretty much|really|usually|in some (?:form|degree)|to some (?:degree|extent)))+,? $|\bit's (?:there |here |been )?$"
    # "Wakes with one every single day", "gets one each day".
    r"|\b(?:she|he|they|i|pt|patient)(?: (?:now|still|also|pretty much|usually|always|basically))* (?:has|have|had|gets?|got|wakes?(?: up)? (?:with|to)|woke(?: up)? with|suffers?(?: from)?)(?: to)? one(?: (?:there|here|again|of (?:them|these)))?(?: (?:pretty much|basically|just about|literally))?,? $|\bthere(?:'s| is| was) (?:one|always one)(?: (?:there|here))? $"
)
_OPENS = re.compile(r"\W*(?:(?:and|but|now|currently|lately|presently|these days|it is|it's),? )*")
_GOES_ON = re.compile(r",? (?:now )?(?:since|for the (?:last|past)|over the (?:last|past))\b| ?(?:now)?[.;]?$")
_CAUSED = re.compile(r"\b(?:caus(?:ed|es|ing)|gave (?:her|him)|gives (?:her|him))\b")
_WITHOUT = re.compile(
    r"\b(?:no|not|without|never|free of|lacked)(?: (?:an?|any|had|having|single))* (?:headaches?|ha|migraines?|head pain)\b[^.;]*$|\b(?:headache|ha|migraine|pain)[- ]free\b[^.;]*$"
)
_HEAD_NAMED = re.compile(
    r"\b(?:(?<!light[ -])(?<!clear[ -])head(?!ed|ing|er)\w*|ha|h/as?|migrain\w+|mig|migs|mhd|mmd|attacks?|cephalalgia)\b"
)
_WITH_SIGNS = re.compile(
    r"\b(?:nausea|vomiting|n/v|photophobia|phonophobia|photo/phonophobia|(?:light|sound|noise) sensitivity|sensitivity to (?:light|sound|noise|both)|throbbing|migraine features?|migrainous features?)(?: (?:is|are|was|were|present|noted|occurs?|occurring|both))* (?:on|in|with|for|during)(?: (?:about|around|roughly|at least))? $"
)
#: "MHD: 9 migraine + 8 non-migraine".
_OF_WHICH_KIND = re.compile(r" ?(?:migraines?|migr?)(?: days?)?,? ?(?:\+|&|plus|and) ?\d")
_OF_IT = 60  # characters before "daily" in which it may be said of what


#: "Eletriptan works; she holds it to twice a week": a person rations a medicine. A treatment that "keeps it to six" tells of the headaches.
_RATIONED = re.compile(
    r"\b(?:she|he|they|patient|pt|who|i|has (?:her|him|them)) (?:(?:is|has|have|been|now|always|usually|carefully|only|does|tries|trying|able|learned|asked|told|advised|to|down) )*(?:hold|held|keep|kept|limit|restrict|cap|capp|ration|confin)(?:s|ed|es|e|ing)? (?:(?:it|this|that|them|these|herself|himself)(?: use)?|(?:its|their|the|her|his) use|(?:the |her |his |all )?(?:triptans?|tablets?|pills?|doses?|analgesics?|painkillers?|rescue|acute \w+|meds?|medicines?))(?: (?:to|under|below|down|within|only|about|around|no more than|not more than|at most|less than|or))* $"
)
#: "Headache daily, never a day free", "every day, not one day off from it".
_NEVER_CLEAR = re.compile(
    r"(?: headaches?| ha)?[ ,;-]*(?:and |with |she has |he has )?(?:never|not|no|without|hardly) (?:had )?(?:an?|one|any|a single|one single)? ?(?:day|break|let-?up|morning|respite)s? (?:off|free|clear|without|away)\b"
)
_GRADES = (
    r"(?:moderate(?: to |-|/)severe|severe|bad|disabling|debilitating|incapacitating|prostrating|worst|intense|treated)"
)
_GRADE_BEFORE = re.compile(rf"\b{_GRADES}(?: ones?| days?)?:? (?:on |about |for |x ?)?$")
_GRADE = re.compile(
    rf",? (?:(?:are|were|of them|is|that are|which are) )*{_GRADES}\b(?! (?:headaches?|migraines?|ha)\b)"
)
_RATIONS = 90  # characters
_TOLD_BEFORE = 200  # characters back to where a total may be told


def what_of(lower: str, match: re.Match[str], marks: list[Mention], first: int, last: int) -> str:
    """Headache, migraine, or "" when the count is of something else (days of treatment, days without headache)."""
    groups = match.groupdict()
    if ("one2" in groups and match.re is not MARKED) or match.re in CLEAR_TOLD or not groups or groups.keys() & _SHARED:
        # Days that are clear, or none that is; a part of every month
        else_ = groups.keys() & _SHARED and (
            OTHER_DAYS.search(lower, match.end(), last) or not _HEAD_NAMED.search(lower, first, last)
        )
        if groups.keys() & _SHARED and _IS_MIGRAINE.match(lower, match.end(), last):
            return "migraine"  # "more than half the month meets criteria for migraine"
        return "" if else_ or _WON.search(lower[first : match.start()]) else "headache"
    # "One migraine a week, otherwise a dull headache daily"; "migraine headaches every day"
    own = " ".join(groups.get(name) or "" for name in ("noun", "noun2", "noun3", "days", "of", "of2", "what"))
    own += " migraine" if any(m.id == "migraine" and m.start < match.start() < m.end for m in marks) else ""
    own += " headache" if match[0].endswith("such days") else ""  # "such days, the great majority with nausea"
    near = re.split(r"[;(]|\. ", lower[match.end() : last])[0]
    if match.re is DAILY and _NEVER_CLEAR.match(near):
        near = ""
    clear = _OTHERS_CLEAR.split(near)[0]
    before = lower[first : match.start()]
    if (
        _CLEAR.search(clear[:40])
        or _CLEAR_BEFORE.search(before)
        or re.search(
            r"(?:^[^,]*|, missed (?:for|due|because|from|with)[^,]*)\bmiss\w*|\b(?:(?<!lights )(?<!sunday )(?<!sundays )(?<!weekend )(?<!weekends )(?<!saturday )(?<!saturdays )off|absent)\b",
            near[:24],
        )
    ):
        return ""
    if "link" in groups or match.re is ASKED_FEATURES or re.search(r"migrain|mmd|\b(?:full|sick|severe|bad)\b", own):
        return "migraine"
    if match.re is DIARY_ON and (OTHER_DAYS.search(before[-BESIDE:]) or _WITHOUT.search(lower, first, match.end())):
        return ""  # "missed work for headache on 16 days in December", "no headache on 20 days in January"
    if re.search(r"headache|\bha\b|h/a|head[ -]pain|mhd", own):
        # "Nausea and photophobia on 10 headache days a month".
        signs = _WITH_SIGNS.search(lower, first, match.start()) and not DENIED.search(before[-NEAR:])
        return "migraine" if signs or _OF_WHICH_KIND.match(lower, match.end()) else "headache"
    if OTHER_DAYS.search(_tail(before)) and not re.search(r"\b(?:headaches?|ha|migraines?)\b[^.;]{0,16}$", before):
        return ""
    return by_marks(lower, match, marks, first, match.end() + len(near))


#: "Twelve bad ones", "2-3 severe headaches a week": how bad they are says nothing of what they are like.
_BAD = re.compile(r"(?:bad|worst|severe|disabling)\b(?! (?:ones? )?\(?migrain)")


def only_bad(reading: Reading, marks: list[Mention]) -> bool:
    """Whether what a sentence counts is named by how bad it is alone, in a record that tells no feature of migraine."""
    lower = reading.lower
    named = [m for m in marks if m.id == "migraine"]
    return (
        all(_BAD.match(lower, m.start) for m in named)
        and bool(named)
        and not any(map(_tells_features(reading), reading.sentences))
    )


def _tells_features(reading: Reading) -> Callable[[Sentence], bool]:
    def told(each: Sentence) -> bool:
        diseases = reading.of(each, "diagnosis")
        return any(
            m.id == "migraine"
            and not _BAD.match(reading.lower, m.start)
            and not any(d.start < m.end and m.start < d.end for d in diseases)
            for m in reading.of(each, "pattern")
        )

    return told


_DONE_ON = re.compile(
    rf",? (?:(?:that|on which|when) )?(?:she|he|they|i|pt|patient) (?:has |have |had )?{OTHER_DAYS.pattern}"
)


def graded(lower: str, match: re.Match[str]) -> bool:
    """Whether a count is of the severe days alone, which are a part of all ("25 days/mo, severe 10 days/mo")."""
    groups = match.groupdict()
    if groups.get("noun2") or groups.get("of"):
        return False
    return bool(
        _GRADE_BEFORE.search(lower, max(0, match.start() - 24), match.start()) or _GRADE.match(lower, match.end())
    )


def of_treatment(reading: Reading, sentence: Sentence, marks: list[Mention], match: re.Match[str]) -> bool:
    """Whether a count without a noun stands right behind a medicine, or is what somebody holds one to ("sumatriptan on 9 days a month")."""
    groups = match.groupdict()
    if groups.get("noun") or groups.get("noun2") or groups.get("of") or "link" in groups:
        return False
    start = match.start()
    if not marks and _DONE_ON.match(reading.lower, match.end(), sentence.end):
        return True  # "frequency: 20 of the past 30 days he used his TENS"
    before = reading.lower, max(sentence.start, start - _RATIONS), start
    if _RATIONED.search(*before) or at_work(match[0], *before):
        return True
    taken = [m.end for m in reading.of(sentence, "treatment") if 0 <= start - m.end < BESIDE]
    return bool(taken) and not any(taken[-1] <= mark.start < start for mark in marks)


#: "Light-headed spells 18 days a month, headaches 4".
_DIZZY = r"(?:light[ -]?headed\w*|dizz(?:y|iness)|vertigo|faint(?:s|ness|ing)?|brain fog|fatigued?|tinnitus|insomnia|(?:motion|car|sea|travel|morning) ?sickness|car ?sick|sea ?sick|gastroparesis|reflux|gerd|hangovers?|cyclic vomiting|food poisoning|dry eyes?)"
_LIGHT_HEADED = re.compile(
    rf"\b{_DIZZY}\b(?: (?:spells?|episodes?|feelings?|attacks?|days?))?(?: (?:with|and) (?:nausea|vomiting|emesis|nausea and vomiting))?[ ,:]*(?:(?:on|for|about|around|some|occurs?|comes?|is|felt|at least|present|happens?) )*$"
)
_LIGHT_HEADED_BEHIND = re.compile(
    rf" (?:of|with|she is|he is|she feels|he feels|feels) {_DIZZY}\b(?! (?:and|with) (?:a )?headaches?)"
)


def of_another(reading: Reading, sentence: Sentence, marks: list[Mention], match: re.Match[str]) -> bool:
    """Whether a count is of another complaint that was named just before it, or of a sign with a cause of its own."""
    lower, start = reading.lower, match.start()
    # "HAs" is known by its capitals: in small letters it is the verb.
    has = [m.start for m in marks if lower[m.start : m.end] == "has"]
    headed = bool(has) or _HEAD_NAMED.search(lower, sentence.start, sentence.end)
    if marks and not headed:
        # "One-sided neck pain 12 days a month", "throbbing toothache".
        named = reading.of(sentence, "symptom", "region")
        # "Sick to her stomach" is a sign of migraine, no complaint of the stomach.
        named = [m for m in named if not any(s.start <= m.start and m.end <= s.end for s in marks)]
        others = map(areas_of, named)
        elsewhere = any(areas and not areas & {"head", "occiput", "face"} for areas in others)
        dizzy = _LIGHT_HEADED_BEHIND.match(lower, match.end(), sentence.end)
        return elsewhere or bool(dizzy) or bool(_OWN_CAUSE.search(lower, marks[0].end, sentence.end))
    named_before = any(at < match.end() for at in has) or _HEAD_NAMED.search(lower, sentence.start, start)
    if named_before or _HEAD_NAMED.search(match[0]):
        return False  # "headache and neck pain on 20 days a month"
    if _OWN_CAUSE.match(lower, match.end() + 1, sentence.end):
        return True  # "nausea ten days a month from metformin; headaches on eighteen"
    if _LIGHT_HEADED.search(lower, sentence.start, start) or _LIGHT_HEADED_BEHIND.match(
        lower, match.end(), sentence.end
    ):
        return True
    if not (marks or headed or stands_for_headache(lower, sentence.start, start)):
        return True  # "sleeps poorly 20 days a month"
    named = [m for m in reading.of(sentence, "symptom", "region") if not headed or m.end <= start]
    return any(areas and not areas & {"head", "occiput"} for areas in map(areas_of, named))


_AT_MEALS = re.compile(
    r" (?:(?:with|for|after|before|at) (?:breakfast|lunch|dinner|supper|coffee|meals?|bed(?:time)?|food|water|pain|sleep)|by mouth|po|prn|as needed)\b"
)


def said_by_pronoun(lower: str, first: int, marks: list[Mention], match: re.Match[str]) -> bool:
    """Whether "daily" is said of a headache by a pronoun: "one headache after another; it is there every day"."""
    start = match.start() + lower.startswith(" ", match.start())
    if _AT_MEALS.match(lower, match.end()):
        return False  # "she has one every day with breakfast"
    if not marks and _OPENS.fullmatch(lower, first, start) and _GOES_ON.match(lower, match.end()):
        return True  # "Every day since October", "Now every day.", behind a sentence about headaches
    return bool(_THERE.search(lower, max(first, start - _OF_IT), start)) and (not marks or marks[0].start < start)


def of_a_month(reading: Reading, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a part is one of so many headache days, told there or in the sentence before, that they are those of a month."""
    earlier = reading.sentences[sentence.index - 1] if sentence.index else sentence
    same = earlier.section.index == sentence.section.index
    first = earlier.start if same and sentence.start - earlier.start < _TOLD_BEFORE else sentence.start
    last = min(sentence.end, match.end() + _TOTAL_BEHIND)
    totals = list(_TOTAL.finditer(reading.lower, first, last))
    figures = match.end("two") if match["two"] else match.end("one")
    itself = any(total.start() < figures and match.start() < total.end() for total in totals)
    return bool(totals) and not itself and not _OTHER_TIME.search(reading.lower, first, last)


_BECAUSE = ("because of ", "due to ", "owing to ", "because of the ")


def spent(lower: str, link: int, sign: Mention) -> bool:
    """Whether a part of the days is told by what was done on them ("nine of those she took sumatriptan"), not by the feature named behind."""
    if lower.endswith(_BECAUSE, link, sign.start):
        return False  # "on 10 days she has had to leave work because of vomiting"
    return bool(OTHER_DAYS.search(lower, link, sign.start) or _AGAINST_IT.match(lower, sign.end))


def denied(lower: str, first: int, last: int) -> bool:
    """Whether the words before a feature say that it is not there, or that something else brought it ("she had no nausea")."""
    return bool(DENIED.search(lower, first, last) or _CAUSED.search(lower, first, last))


def has_features(marks: list[Mention], first: int, last: int) -> bool:
    return any(mark.id == "migraine" and first <= mark.start < last for mark in marks)


def _tail(before: str) -> str:
    """The last words of a clause, whole."""
    clause = re.split(r"[.;]", before)[-1]
    return clause if len(clause) <= NEAR else clause[-NEAR:].partition(" ")[2]
