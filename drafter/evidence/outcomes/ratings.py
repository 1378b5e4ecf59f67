"""Values of scales of pain and function: "NRS 7/10", "ODI today 48", "VAS 71 mm", "scored 6 out of 10"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from drafter.evidence.outcomes.item_scores import items
from drafter.evidence.outcomes.printed_scales import printed_scale
from drafter.evidence.outcomes.rated_matters import OF_ELSE, OF_MOOD, OF_TIME, of_pain
from drafter.evidence.outcomes.rating_aims import OF_TAKING, to_treat
from drafter.evidence.outcomes.rating_tables import NUMERIC, of_row
from drafter.evidence.words.lexicon import lexicon
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Concept, Mention

_OUT_OF_TEN = re.compile(
    rf"(?<![\w/.-])(?P<low>\d{{1,2}}(?:\.\d)?|{NUMBER})(?: ?(?:-|to) ?(?P<high>\d{{1,2}}(?:\.\d)?))? ?(?:/|out of|of|over|on a scale of|,? out of|on (?:an? |the )?0 ?(?:-|to)) ?(?:a possible )?(?P<top>10|ten)(?![\d/.]\d|\d)(?P<behind>(?!))?"
)
#: The span that a scale has, told beside its name: no value of it.
_MEANS = r"(?: ?(?:=|\(|being |is |for ) ?(?:no|none|not|nothing|worst|the worst|as bad|unbearable|excruciating|severe|most)\b[a-z ]{0,24}\)?)?"
_SPAN = rf"\(?(?:0|zero|nought|naught|1|one){_MEANS}(?: ?-? ?(?:to|through) ?-? ?| ?- ?|(?<=[a-z)]), ?(?:and )?)(?:100|10|ten)\b{_MEANS}(?: ?mm)?(?: scale)?\)?"
_NO_DATE = r"(?! ?(?:visits|weeks|wks|months|mos|days|years|yrs|mg|sessions|hours|min)|\d|[/-]\d{1,2}[/-]\d|/(?!(?:10|24|40|45|50|70|80|100)\b)\d)"
#: The day of a score, told between the name and the value ("the ODI of July 22 was 46").
_DAY = (
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2}(?:st|nd|rd|th)?(?!\d)(?:,? (?:19|20)\d\d\b)?|(?:19|20)\d\d\b)"
    r"|\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d\d)\b|(?:19|20)\d\d-\d\d-\d\d\b|(?:(?<=\bon )|(?<=\bof )|(?<=\bfrom )|(?<=\bdated ))\d{1,2}/\d{1,2}\b(?!/)|\d{1,2}/\d{1,2}(?=: ))"
)
#: A figure in words; one alone is as often no figure.
_WORDED = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)\b"
)
#: What follows a scale's name up to its value.
_VALUE = re.compile(
    rf"(?:[ :=,()/|-]|{_DAY}|\b(?:phys|funct?|interf)\.(?= )|v\d(?:\.\d)?[a-z]?\b|\((?:odi|ndi|nrs|nprs|vas|rmdq|koos|womac|mm)\)|(?:from )?{_SPAN}|\b(?:pain|score[ds]?|today|now|is|was|of|at|to|for|the|t-score|pf|raw|legs|arms|knee|hip|currently|current|avg|average|mean|total|sum|rest|worst|baseline|again|with|index|disability|initial|on(?! ?\d(?!\d?/))|dated|in|intake|check-in|entry|arrival|rated|reported|measured|marked|"
    r"recorded|has|had|completed|filled|out|comes|came|stands|calculated|risen|up|he|she|gives|gave|puts|rates|it|an|a|low|back|questionnaire|day|left|right|leg|arm|neck|buttock|l|r|this|morning|visit|about|around|before|prior|pre|procedure|injection|block|physical|phys|function|fxn|funct|interf|"
    r"interference|severity|symptom|subscale|marks|marked|ticked|circled|endorsed|checked|runs|ran|averages|averaging|averaged|ranges|ranging|hovers|sits|stood|reads|read|registers|yields|yielded|totals|totaled|totalled|equals|put|pegged|logged|noted|documented|obtained|result|results|resulted|value|self-rated|form|patient|by|over|past|last|week|walking|standing|sitting|number|figure|count|tally|reading|scale|best|least|high|mvmt|movement|t|tscore|t-scores?|raw score|sheet|chart|repeated|repeat|no change|unchanged|same|from|tool|pts|points|enjoyment|pi|pain interference|short|form|~)\b){0,16}?"
    rf"(?!{_SPAN})(?P<value>\d{{1,3}}(?:\.\d+)?|{_WORDED}){_NO_DATE}(?: ?(?:-|to) ?\d{{1,3}}(?![/\d]))?(?: ?(?:/|out of|of) ?\d{{2,3}}(?!/?\d))?(?: ?(?:%|percent|mm|cm)(?!\w))?"
)
#: A value with its unit is one however the sentence comes to it ("the ODI she filled out in the waiting room came to 44 percent").
_WITH_UNIT = re.compile(
    rf"(?:{_DAY}|[^.;\d]|(?<=\bm[rs])\.|(?<=\bmrs)\.|(?<=\bdr)\.){{0,80}}?(?:; ?(?:it|this|that|the score|total|her score|his score|she|he|the patient|pt|her mark|his mark|the mark) (?:[a-z]+ ){{1,3}}|; ?(?:scored|score|totals?|total(?:l?ed)|result|came to)[ :=]*(?:at |of )?)?(?P<value>\d{{1,3}}(?:\.\d+)?|\b{_WORDED})(?: ?(?:/|out of|of) ?(?:the |a possible |a total of )?(?:10|24|40|45|50|70|80|100|twenty-four|fifty|ten)(?![/\d])| ?(?:%|per ?cent)(?! (?:relief|better|improve|reduc|less|of ))| ?(?:[mc]m|(?:milli|centi)met(?:re|er)s?)\b)"
)
#: "ODI: ___": a field that nobody filled in.
_BLANK = re.compile(r"(?:\)| ?\((?:nrs|nprs|vas|odi|0-10)\))? ?[:=]? ?(?:_{2,}|[\[(] *(?:n/?a|blank|none|-+)? *[\])])")
_NOT_ITS = re.compile(
    r"\b(?:relief|improve\w*|better|reduc\w+|drop\w*|decreas\w+|goals?|target|until|below|under|page|item|question)\b"
)
#: "A 7 on the numeric scale".
_BEFORE_NAME = re.compile(
    r"(?<![\w/.-])(?<!of )(?<!/ )(?P<value>\d{1,2}(?:\.\d)?|(?:two|three|four|five|six|seven|eight|nine|ten)\b)(?: ?(?:-|to) ?\d{1,2})?(?:/(?:10|24|50|100)| ?(?:%|percent|mm|cm)| points?)? (?:(?:on|by|using) (?:(?:the|an?|his|her|our) )?|\()$"
    r"|(?<![\w/.-])(?P<items>\d{1,2}) (?:of|out of) (?:the |a possible )?(?:24|45|50|100)(?: (?:items?|points?|statements?|questions?|boxes))? (?:of|on|in|from) (?:(?:the|an?|his|her|our) )?$"
)
#: A scale that is still to be filled in has no value, and establishes nothing: "ODI to be completed", "asked to bring the form".
_UNFILLED = re.compile(
    r"\bto (?:be )?(?:complete|fill|do|follow|bring|return|mail|come|get|obtain|collect|record|administer|repeat|update|re-?check)\w*\b|\b(?:please|kindly) (?:complete|fill|obtain|record|document|update|collect)\b|(?:^|[.;:] )(?:obtain|collect|get|complete|administer|repeat|update|needs?|will need|require[sd]?|awaiting|missing)\b|\b(?:needs?|requires?|requested|requests?|required|wanted|asked for)\b|\b(?:pending|awaited|blank|incomplete|missing|forgot\w*|declin\w+|refus\w+|unfilled|deferred|outstanding|omitted|skipped|packet|mailed|sent home|handed|next (?:visit|time))\b"
    r"|\b(?:not|never|n't)(?: (?:yet|been|be|was|were))* (?:done|completed|complete|filled|returned|obtained|scored|available|recorded|given|back|administered|performed|collected|taken|used|entered|answered|assessed|applicable|documented|marked|filled in)\b|\bno (?:[a-z-]+ ){1,3}?(?:was |were )?(?:obtained|recorded|taken|given|documented|collected|completed)\b|\b(?:no (?:answer|response|entry)|none (?:entered|recorded|given|documented)|unable)\b|\b(?:will|shall) (?:be |also |then )*(?:complete|fill|bring|mail|return|do|obtain|get|repeat|administer|score|collect|send|give)\w*\b"
)
_AROUND = 60  # characters beside a scale's name that may say so
#: "7 on a scale of 0 to 10", "on a scale from zero to ten she calls it a seven", "pain 7 (0-10)".
_ON_SPAN = re.compile(
    rf"(?<![\w/.-])(?!an?\b)(?P<low>\d{{1,2}}(?:\.\d)?|{NUMBER})(?: ?(?:-|to) ?\d{{1,2}})?(?: (?:today|now|currently|right now))?,? (?:on (?:an?|the|his|her|our) (?:(?:verbal|numeric|numerical|pain|rating|standard) )*(?:scale (?:of|from) )?)?(?=[(0zn1o]){_SPAN}"
    rf"|(?:\bscale (?:of|from) {_SPAN}[^.;\d]{{1,60}}?\b|\b(?:pain|ache|discomfort|severity|intensity|rating|scale)[a-z /]{{0,16}}\(?{_SPAN}\)? ?(?:[:=|]|\b(?:now|today|current(?:ly)?|worst|average|avg|usual|best)\b[:=]?) ?)(?!an?\b)(?P<behind>\d{{1,2}}(?:\.\d)?|(?:{NUMBER})\b)(?![/\d]|-\d| (?:weeks|months|years|days|times|hours|minutes|legs|sides|places|areas|being|is|means|as (?:the )?(?:worst|best|no)))"
)
_PAIN = re.compile(
    r"\b(?:worst|best|average|current|gives|pain|hurts?|aching|ache|discomfort|scale|leg|rates?|rated|calls|puts)\b"
)
_NOT_RATING = re.compile(
    r"\b(?:on|since|from|until|thru|through|dated|visit|seen|began|started|mri|ct|xr|injection|last|next|by|strength|motor|power|reflex\w*|goals?|attended|attendance|compliance|adherence|sessions?|classes|goals met|apgar|gcs|(?:scale|nrs|vas|score) (?:ranges?|runs|goes)(?: from)?|phq-?\d?|audit(?:-c)?|cage|dast|mo?ca|mmse|mini-?cog|epworth|ess|isi|gds|pcs|pcl-?\d?|borg|rpe|gad-?\d?|happiness|mood|energy|anxiety|stress|fatigue|nausea|itch\w*|dizziness|vertigo|depression|quality of life|qol|function|tinnitus|bloating|dyspnea|(?:tooth|dental|ear|throat|chest|abdominal|menstrual) pain|satisfaction|motivation|sleep(?: quality)?|balance|coordination|confidence) ?[:=]? ?$"
)
_TELLING = Telling("10", "ten")  # what every rating out of ten has one of
#: A rating aimed at is none of today.
_AIMED = re.compile(
    r"\b(?:goals?|to reduce|reduce (?:\w+ ){0,3}to|target|will be|keep (?:the |her |his |your )?pain (?:at or )?(?:below|under)|no more than|not (?:to )?exceed|hope\w*|expect\w*|anticipat\w*)\b[^.;]{0,30}$"
)
#: "Pain scale: 0 = none, 10 = worst imaginable": what the figures of a scale mean.
_LEGEND = re.compile(
    r" ?(?:= ?|\(|is |being |means |meaning |- )(?:no\b|none\b|nothing|absence|worst|least|best|mild\b)"
    r"| (?:no pain|none|no)\b[^.;\n]{0,24}\b10\b"  # "0 none to 10 worst"
)
#: "ODI 0-20 % minimal disability": how far a grade goes.
_GRADES = re.compile(r" ?[(=:]? ?(?:mild|minimal)\W{1,4}\d")
_BAND = re.compile(r"\b(?:0 ?- ?20|21 ?- ?40|41 ?- ?60|61 ?- ?80|81 ?- ?100) ?%?$")
#: "Ranges from 4 to 8/10": a span of ratings is no time since then.
_RANGED = re.compile(r"\b(?:rang\w+|var\w+|fluctuat\w+|goes|runs|anywhere|anything) from $")
_OF_ACHE = re.compile(r"\b(?:pain\w*|aches?|aching|hurts?|discomfort|n?p?rs|vas)\b")


@dataclass(frozen=True, slots=True)
class Rating:
    """A scale's value at a place in a view; ``value`` is None when only the scale is named."""

    start: int
    end: int
    scale: Concept
    value: float | None


def ratings(reading: Reading, sentence: Sentence) -> list[Rating]:
    """The scales that a sentence names and their values, read once."""
    return reading.once("ratings", sentence, _read)


def _read(reading: Reading, sentence: Sentence) -> list[Rating]:
    lower, end = reading.lower, sentence.end
    if (printed := printed_scale(reading, sentence)) is not None:
        first, last, figure = printed
        return [] if figure is None else [Rating(first, last, lexicon().concept("scale", NUMERIC), figure)]
    found = [r for m in reading.of(sentence, "scale") if (r := _named(reading, sentence, m)) is not None]
    # "Oswestry Disability Index (ODI) 44 %" has one value.
    found = [r for n, r in enumerate(found) if not any(o.end == r.end and o.scale is r.scale for o in found[:n])]
    if not found and sentence.index:
        found.extend(Rating(*each) for each in of_row(reading, sentence))
    if not found and sentence.index and (field := _FIELD.match(lower, sentence.start, end)) is not None:
        found.extend(_of_field(reading, sentence, field))
    if _TELLING.within(lower, sentence.start, end):
        _out_of_ten(reading, sentence, found)
    if not found and _OF_PAIN.within(lower, sentence.start, end):
        found.extend(_bare(lower, sentence))
    if found and OF_TAKING.within(lower, sentence.start, end):
        found = [r for r in found if not to_treat(lower, sentence.start, r.start, r.end, end)]
    return found


#: "9/10 today on the numeric scale".
_ON_SCALE = re.compile(r"(?: (?:today|now|currently|this (?:visit|morning)))?,? on (?:the|an?|our|his|her) ")


def _out_of_ten(reading: Reading, sentence: Sentence, found: list[Rating]) -> None:
    """Adds the ratings out of ten of a sentence to what is found in it."""
    lower, end = reading.lower, sentence.end
    numeric = lexicon().concept("scale", NUMERIC)
    for match in [*_OUT_OF_TEN.finditer(lower, sentence.start, end), *_on_spans(lower, sentence.start, end)]:
        before = lower[max(sentence.start, match.start() - 40) : match.start()]
        value = number(match["low"] or match["behind"])
        if _LEGEND.match(lower, match.end(), end):
            continue
        if match["behind"] and OF_MOOD.search(lower, match.start(), match.end()):
            continue
        if value is None or value[0] > 10 or _NOT_RATING.search(_RANGED.sub("", before)) or _AIMED.search(before):
            continue
        if OF_TIME.match(lower, match.end(), end) or (
            OF_ELSE.match(lower, match.end(), end) and not _OF_ACHE.search(before)
        ):
            continue
        unvalued = [r for r in found if r.scale.id == NUMERIC and r.value is None]
        named = next((r for r in unvalued if r.end <= match.start()), None) or next(
            (r for r in unvalued if _ON_SCALE.fullmatch(lower, match.end(), r.start)), None
        )
        if any(r.start <= match.start() < r.end for r in found if r.value is not None):
            continue
        if named is not None:
            found.remove(named)
        elif not match["behind"] and not of_pain(reading, sentence, *match.span()):
            continue
        start = named.start if named is not None and 0 <= match.start() - named.end < 60 else match.start()
        found.append(Rating(start, match.end(), numeric, value[0]))


#: "Pain: 7", "rates it as a 7", "puts her neck at a seven": a rating without its top, of nothing but a pain.
_BARE = re.compile(
    r"\b(?:(?:pain|ache|discomfort|lbp)(?:: (?:at )?(?:worst|best|average|avg|now|today|current))?(?: (?:today|now|currently|overall|this morning|this visit|on average|on arrival)| (?:over |in )?(?:the )?(?:last|past) (?:\d{1,2} )?(?:days?|weeks?|month))?(?: ?[:=] ?|,? (?:is|was|of|at|remains|rated|scored|scores|averages|averaging|runs|reported|recorded|measures|registers|reads|sits at|stands at|hovers)(?: (?:at|as|about|around|an?|usually|mostly|solid|good|steady|constant|full|strong|sharp))* )"
    r"|(?:rates?|rated|rating|(?:puts?|calls?|gives?|grades?|scores?)(?= (?:it|pain|(?:her|his|the|this) )))(?: (?:it|(?:her|his|the|this) (?:\w+ ){0,3}?(?:pain|ache|neck|back|leg|knee|discomfort|buttock|shoulder)|pain))?(?: (?:as|at|of))?(?: (?:about|around|an?))* )"
    r"(?P<value>10|[1-9](?:\.5)?|two|three|four|five|six|seven|eight|nine|ten)(?: ?(?:-|to) ?(?:10|\d))?"
    r"(?= ?(?:$|[.;)]|,(?! ?\d))| (?:today|now|at (?!\d)|with|when|most|but|by|worst|average|avg|standing|sitting|walking|before|since|on (?:the|a|an|her|his|average|good|bad|most)|and (?!\d)))"
)
#: "Pain 6 -> 6", "pain 8 today": the last of two, or that of the day.
_TERSE = re.compile(
    r"\b(?:pain|lbp)(?: (?:level|score))?:? (?:(?:10|\d)(?:\.5)?(?:/10)? ?(?:->|→|=>) ?(?P<after>10|\d)(?:\.5)?(?:/10)?(?= ?(?:$|[.;,)])| (?:at|over|after|in|by|with|since|from)\b)|(?P<now>10|[1-9])(?:-(?:10|\d))?(?= (?:today|now|currently|this (?:visit|am|morning))\b))"
)
#: "VS: 128/76, 80, pain 8".
_VITAL = re.compile(
    r"\bpain(?: level| score| scale)?[ :=]{1,2}(?P<value>10|[1-9])(?: ?/ ?10)?(?= ?(?:$|[.;)]|,(?! ?\d)))"
)
_OF_VITALS = re.compile(r"\b(?:vitals?(?: signs?)?|vs|v/s|bp|b/p|hr|spo2|o2 sat|resp|rr|temp|afebrile|pulse)\b")
_OF_PAIN = Telling(
    "pain", "ache", "discomfort", "lbp", "rate", "rating", "puts", "put ", "call", "give", "grade", "score"
)


def _bare(lower: str, sentence: Sentence) -> Iterator[Rating]:
    vital = _VITAL.search(lower, sentence.start, sentence.end)
    if vital and (sentence.section.kind == "vitals" or _OF_VITALS.search(lower, sentence.start, vital.start())):
        yield Rating(vital.start(), vital.end(), lexicon().concept("scale", NUMERIC), _figure(vital["value"]))
        return
    for match in chain(
        _BARE.finditer(lower, sentence.start, sentence.end), _TERSE.finditer(lower, sentence.start, sentence.end)
    ):
        before = lower[max(sentence.start, match.start() - 40) : match.start()]
        if _NOT_RATING.search(before) or _AIMED.search(lower[sentence.start : match.start()]):
            continue
        yield Rating(
            match.start(), match.end(), lexicon().concept("scale", NUMERIC), _figure(match[match.lastgroup or "value"])
        )
        return


def _named(reading: Reading, sentence: Sentence, mention: Mention) -> Rating | None:
    """A scale that is named, with its value where it has one; None where that is only aimed at."""
    lower = reading.lower
    if _BLANK.match(lower, mention.end, sentence.end):
        return None
    match = items(lower, mention.end, sentence.end, mention.id) or _VALUE.match(lower, mention.end, sentence.end)
    if match is None:
        match = _WITH_UNIT.match(lower, mention.end, sentence.end)
        if match is not None and _NOT_ITS.search(lower, mention.end, match.end()):
            match = None
    if match is not None:
        if _AIMED.search(lower[sentence.start : mention.start]) or _LEGEND.match(lower, match.end()):
            return None
        if _BAND.search(lower, mention.end, match.end()) or _GRADES.match(lower, match.end()):
            return None
        return Rating(mention.start, match.end(), mention.concept, _figure(match["value"]))
    before = _BEFORE_NAME.search(lower[sentence.start : mention.start])
    if before is not None and not _AIMED.search(lower[sentence.start : sentence.start + before.start()]):
        value = _figure(before["value"] or before["items"])
        return Rating(sentence.start + before.start(), mention.end, mention.concept, value)
    return Rating(mention.start, mention.end, mention.concept, None)


def unfilled(lower: str, sentence: Sentence, rating: Rating) -> bool:
    """Whether a scale that is named is said to be still to be filled in."""
    first, last = max(sentence.start, rating.start - _AROUND), min(sentence.end, rating.end + _AROUND)
    return rating.value is None and _UNFILLED.search(lower, first, last) is not None


#: "ODI", and below it "44 %"; "Scale used: NPRS. Value: 7".
_FIELD = re.compile(
    r"[ |*•-]*(?:a(?:ns(?:wer)?)?[:.] ?)?(?:(?:score|value|result|total|rating|today|now|right now|current(?:ly)?)[ :=|-]+)?(?P<value>\d{1,3}(?:\.\d+)?) ?(?:%|percent|/ ?(?:10|24|50|100))?(?:[ ,;|]+(?:usual(?:ly)?|worst|best|average|avg|least|at rest|with activity|on average)[ :=|-]+\d{1,2}(?: ?/ ?10)?)*[ .|]*$"
)


_ASKS_PAIN = re.compile(
    rf"\bpain\b[^.;?]{{0,40}}(?<!\w){_SPAN}[^.;?]{{0,12}}\?$|\b(?:rate|how bad is|how strong is|how severe is|what is|what's) (?:your|the|her|his) (?:[\w/]+ ){{0,2}}pain(?: level| score| today| now| right now| currently)*\?$"
)


def _of_field(reading: Reading, sentence: Sentence, field: re.Match[str]) -> list[Rating]:
    """The value of the scale that the line before names last, where it gives none itself."""
    before = reading.sentences[sentence.index - 1]
    # "How bad is the pain, 0 to 10? 8".
    if _ASKS_PAIN.search(reading.lower, before.start, before.end) and float(field["value"]) <= 10:
        return [Rating(sentence.start, field.end(), lexicon().concept("scale", NUMERIC), float(field["value"]))]
    named = reading.of(before, "scale")
    last = named[-1] if named else None
    if last is None or reading.lower[last.end : before.end].strip(" .:|-?") or before.paragraph != sentence.paragraph:
        return []
    return [Rating(sentence.start, field.end(), last.concept, float(field["value"]))]


def _figure(told: str) -> float:
    value = number(told)
    return float(told) if value is None else value[0]


def _on_spans(lower: str, start: int, end: int) -> list[re.Match[str]]:
    """Ratings beside the span of the scale, where pain is spoken of."""
    if not _PAIN.search(lower, start, end):
        return []
    return list(_ON_SPAN.finditer(lower, start, end))
