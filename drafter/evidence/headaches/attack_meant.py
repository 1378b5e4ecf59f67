"""Whether a length of hours is how long an attack lasts: not of sleep, of work, of a medicine's effect, nor of an attack that was treated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.attack_owners import goes_on_about_head
from drafter.evidence.headaches.attack_treated import UNTREATED, left_alone, treated
from drafter.evidence.headaches.hours_spent import of_something_done

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

#: Keys of fields that ask how long an attack lasts.
LABEL = re.compile(
    r"\b(?:hours?(?: (?:per|a|/) ?day)?|duration(?: of (?:each|attack|headache|untreated))?|length(?:,? untreated)?|lasting|per attack)\b"
)
_LASTS = re.compile(
    # "None of them has ever been less than six hours": with nothing between it and the figure.
    r"\b(?:none|not one|not had one)(?: of (?:them|these|those))?(?: (?:has|have|had|was|were|is|are|ever|yet|been))*(?: (?:under|over|below|less|more|shorter|longer)(?: than)?)? +\|"
    r"|/ ?d(?:ay)?\b|\b(?:grinds?|wears? on|rumbles? on|keeps? (?:up|going|on)|goes on|carr(?:y|ies) on|rages?|throbs?|pounds?|hurts?|aches?|eats? up|takes? up|uses? up|swallows?|grips?|plagues?|dogs?|bothers?|laid up|out for|down for|in bed|mark\b|shortest|longest|minimum|(?:never|rarely|seldom|none|hardly ever)(?: of them)? (?:under|below|less than|over|more than)|shorter|briefer|entr(?:y|ies)|spells?|bouts?|briefest|(?:out)?last(?:s|ed|ing)?|loses?|costs?|robs?|exceed\w*|surpass\w*|occup(?:y|ies)|consumes?|apiece|when not treated|unmedicated|lets? (?:go|up|loose)|releases?|leaves? (?:her|him|them)|each|per (?:day|attack|headache|episode)|a day|an attack|untreated|untx|w/o (?:tx|rx|treatment|meds?)|without (?:treatment|medic\w+|meds?\b|rx\b|a tablet|tablets|(?:an? |any )?(?:triptan|abortive))|if (?:she|he|they|it|a tablet|not|left|untreated)[^.;]{0,24}|unless|left alone|runs?|go(?:es)?|each time|stays?|persist\w*|takes?|runs? its course|hang(?:s|ing)? on|drag(?:s|ging)? on|linger(?:s|ing)?|spans?|endures?|continues?|clears?|eases?|lifts?|(?<!not )(?<!never )(?:count|bank|reckon) on (?:it|one|them|the (?:head )?pain)|length(?! of (?:stay|visit|surgery|procedure|infusion|appointment|time))|duration|dur\b|long|at a stretch|hours? (?:or|of) (?:headache|pain)|ha days?|waking|headaches?|migraines?|attacks?|episodes?|ones|median|average|avg|baseline|is with (?:her|him)|passes)\b"
)
#: What else has hours: sleep, work, a medicine and its effect.
NOT_HOURS = re.compile(
    r"\b(?:(?:keeps?|kept|holds?|held|staves?|wards?|fends?)(?: \w+){1,3} (?:off|away|at bay)|worn|wears?|patch(?:es)?|brace|collar|splint|mask|oxygen|stud(?:y|ies|ying)|computer|desk|gaming|online|on (?:her|his) feet|sleep\w*|(?<!until he )(?<!until she )(?<!till he )(?<!till she )(?<!until they )slept|works?|worked|working(?! day)|(?<!whole )(?<!entire )(?<!rest of the )shifts?(?! to (?:clear|lift|pass|go|settle|resolve|ease))|drive\w*|screen|relief|reliev\w*|helps?|(?<!then )(?<!they are )(?<!it is )(?<!then is )(?<!then are )gone(?! (?:past|beyond|on\b|over|for))|repeats?|repeated|redos\w*|allowed|effect\w*|within|(?<!even )after (?:taking|a|the|her|his|sumatriptan|rizatriptan|\d)|aborts?|responds?|aura|visits?|appointments?|sessions?|trips?|flights?|class(?:es)?|meetings?|procedures?|surgery|numb\w*|cpap|q ?\d|apart|later|ago|er\b|ed\b|infusion|stand\w*|sit\w*|walk\w*|fast\w*|caffeine|nap(?:s|ped|ping)?|exercis\w*|postictal|numbness|(?:with|w/) ?(?:treatment|tx|rx|meds?|medic\w+|abortives?|sumatriptan|rizatriptan|a triptan|triptans?|tablets?)|(?<!even )(?:if|when) (?:she|he|they) (?:takes?|uses?|treats?)(?! (?:nothing|none|neither|no\b))|when treated|if treated|treated,|treated with|(?<!un)(?<!not )treated)\b"
)
_ANOTHER = re.compile(
    r"[.;)]|(?:,|/| and| or| but) ?(?=(?:treated|with|w/|after|when|about|only|[<>~]|\d)[^.;)]{0,24}\d|\d)"
)
#: "Six hours unless she sleeps", "until she falls asleep": what ends one early is no other length; nor is what somebody does the while.
_UNLESS = re.compile(
    r",? (?:(?:although |though |and |but |even if )?(?:an? )?(?:nap|sleep|rest|lying down|ice|dark room|dark|quiet)(?: (?:in the dark|may|might|can|sometimes|at times|only|just|does|will|would))+ |unless|except (?:when|if)|if not|(?:and )?(?:gone|(?:is |are )?(?:relieved|better)|resolv\w+|clears?|ends?|eases?|improv\w+)(?: only)? (?:after|by|with|in) (?:an? |the |her |his )?(?:night|morning|sleep|next|nap|rest)|(?:or )?(?:until|'?till?|if) (?:she|he|they) (?:goes? to sleep|sleeps?|falls? asleep|can(?:not|'t) (?:sleep|nap|lie)|does(?: not|n't) (?:sleep|nap|lie))|(?:and|so|which|during which) (?:she|he|they|i|pt|patient|the patient)(?! (?:takes?|took|treats?|needs?|get|gets) (?:relief|better))|(?:which|that) (?:she|he|they) (?:spends?|sleeps?|works?))\b"
)
#: What a headache that was named before is meant by.
MEANT = re.compile(r"\b(?:it|they|each|one|pain|lasts?|stays?|is with|attacks?|episodes?|head|headaches?|migraines?)\b")
#: "Onset over 30 min", "builds over 4 to 6 hours": how long it takes to come on.
_COMING_ON = re.compile(
    r"\b(?:onset|builds?|building|comes? on|coming on|escalat\w+|ramps? up|intensif\w+|crescendos?|peaks?|reach\w*(?: (?:its|their|a|the))? (?:peak|maximum|worst|height))(?: (?:is|are|up|gradual(?:ly)?|slow(?:ly)?|insidious(?:ly)?|usually|often|typically|over|in|within|for|about|around|the course of|a period of|to (?:its|a|their) (?:peak|maximum|worst|height)))* ?:? ?$"
)
#: "3 hours when she takes her eletriptan and 14 when she does not": what was taken before is of the other length.
_TREATS = re.compile(r"\b(?:with|w/|if|when) |treated")
_NEAR_DRUG = 24  # characters
_WITH = re.compile(r",? (?:with|w/|on|using|after|by taking|if she takes|if he takes) ?(?:her |his |an? |the |early )?")


def _with_drug(reading: Reading, sentence: Sentence, end: int) -> bool:
    """Whether hours that end there are told of an attack with a medicine: "2 hours with Maxalt"."""
    drugs = (m for m in reading.of(sentence, "treatment") if 0 < m.start - end < _NEAR_DRUG)
    return any(_WITH.fullmatch(reading.lower, end, drug.start) for drug in drugs)


def is_of_headache(reading: Reading, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the hours that a match found are an attack's."""
    lower = reading.lower
    clause = max(lower.rfind(mark, sentence.start, match.start()) for mark in (". ", ";", "(")) + 1
    before = lower[max(sentence.start, clause, match.start() - 60) : match.start()]
    # "Untreated 12-24 hrs, treated 4-6 hrs": what follows a comma or an "and" with a figure of its own is of another length.
    after = _ANOTHER.split(lower[match.end() : min(sentence.end, match.end() + 48)])[0]
    if re.search(r"\b(?:every|q) (?:\w+ )?$", before) or _COMING_ON.search(before):
        return False
    # Not a slice: "untreated, each one goes on for" must not lose its "un".
    after = _UNLESS.split(after)[0]
    if of_something_done(lower, before, match.end(), sentence.end):
        return False
    near = max(sentence.start, clause, match.start() - 30)
    # "Treated = 2 h, untreated = 9 h": the nearer of the two is the length's own.
    near = max([near, *(told.end() for told in UNTREATED.finditer(lower, near, match.start()))])
    alone = left_alone(after)
    else_ = [told for told in NOT_HOURS.finditer(lower, near, match.start()) if not (alone and _TREATS.search(told[0]))]
    if else_ or NOT_HOURS.search(after[:30]):
        return False
    if treated(before, after) or _with_drug(reading, sentence, match.end()):
        return False
    if sentence.label and LABEL.search(sentence.label):
        return True
    if re.fullmatch(r"[ ,]*", before.rsplit(";", 1)[-1].rsplit(",", 1)[-1]) and re.match(
        r" *(?:$|[,;.])", lower[match.end() : sentence.end]
    ):
        return True  # "HA 5x/wk; 8h; x 6 mo": a part of a list that is nothing but hours
    if match[0].startswith(("never less", "never under")):
        return True  # "even a short one is never under five hours"
    around = lower[max(sentence.start, match.start() - 90) : match.start()] + " | " + after
    return bool(_LASTS.search(around)) or goes_on_about_head(reading, sentence)
