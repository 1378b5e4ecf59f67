"""Effects of a treatment that were not wanted: named with it, told in its row, or what it was stopped for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout.tables import headed
from drafter.evidence.meaning.cue_places import NOT_TOLERATED
from drafter.evidence.words.months import VERB_MAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.meaning.cue_places import Outcome, Place

#: "Could not take topiramate (brain fog)" denies no fog.
NEGATED = re.compile(
    rf"\b(?:no|(?<!could )not|could not(?! (?:take|stay on|continue|keep taking|use|go on|remain on)\b)|without|denies|denied|any|if|{VERB_MAY})\b[^,;]{{0,24}}$"
)
_TOLERATED = re.compile(
    r"(?<!not )(?<!n't )(?<!barely )(?<!hardly )(?<!scarcely )\btolerable\b|\btolerat(?:ed|es|ing) (?:it )?well|well[- ]tolerated|but tolerable|but tolerat|manageable|mild(?:ly)? \w* ?$"
)
_IT = re.compile(r"\b(?:it|this|these|which|they|that|medication|medicine|pills?)\b")
WARNED = re.compile(
    r"\b(?:told (?:her|him|them|pt|patient|the patient) (?:of|about)|(?:went|gone|go|going) over|explain\w*|inform\w*|talked (?:about|through)|handouts?|to (?:watch|look) (?:out )?for|discuss\w*(?! that)|(?<!chart )(?<!charts )(?<!record )(?<!records )(?<!note )(?<!notes )(?<!history )review\w*(?! (?:of |with )?(?:(?:the|her|his|their|intake|outside|old|prior|patient|pharmacy) )*(?:charts?|records?|notes?|history|forms?|questionnaires?|diary|calendar|log|lists?|letters?)\b)|counsel\w*|warn\w*|risks?|potential|possible|side effects? (?:of|include|including|such as)|monitor\w*|watch\w*|educat\w*)\b[^.;]*$"
)
#: "Side effects of propranolol reviewed: bradycardia", "side effects to watch for".
EXPLAINED = re.compile(
    r"[^.;:]{0,60}?\b(?:(?:were |was |are )?(?:reviewed|discussed|explained|gone over|covered|outlined)|to (?:watch|look) (?:out )?for|to expect|to report)\b"
)
#: "Gabapentin could fog her", "can make people drowsy": what might be has not been.
_MIGHT = re.compile(
    r"\b(?:might|could|can)(?: (?:also|well|sometimes|easily))?(?: (?:cause|make|give|bring(?: on)?)\b[^.;,]{0,20})? ?$"
)
#: "Naproxen for nausea": what a medicine is for, not what it did.
_WHAT_FOR = re.compile(r"\bfor (?:(?:her|his|the|chronic|any|acute|associated|some) )*$")
#: "Slight swelling on the first day": an effect that was borne.
SLIGHT = re.compile(r"\b(?:slight|mild|minor|minimal|brief|transient|fleeting|short-lived) (?:\w+ )?$")
#: "Ajovy - site reaction, mild, continues".
_SLIGHT_BEHIND = re.compile(
    r"s? ?[,(-] ?(?:(?:was|were|only|very|all) )*(?:mild|minor|minimal|slight|brief|transient|tolerable|manageable|self-limited|resolved)\b|s?[^.;]{0,30}[,;] ?(?:(?:she|he|pt|patient|still|and|but) )*(?:continues?|continuing|goes on|staying on|remains on|still on)\b"
)
#: "It made her giddy, but she goes on with it".
KEPT_ON = re.compile(
    r"[^.;]{0,40}\b(?:but|yet|though|although|however|and (?=(?:she|he) (?:goes on|is going on|continues|stays|is staying|remains|keeps)\b))\b[^.;]{0,24}\b(?:goes on (?:with|taking)|going on with|continues?(?: to take| with| on)?|continued(?: to take| with| on)?|stays on|stayed on|remains on|still (?:takes|taking|on)|keeps (?:taking|on)|kept (?:on|taking)|has kept (?:on|to|taking))\b"
    r"|(?:,| -)? (?:(?:but|and|which|that|though) )?(?:(?:she|he|pt|patient) )?(?:(?:is|was|says) )?(?:(?:fine|ok|okay|content|happy) with (?:that|it|this)|(?:does not|doesn't|did not|didn't) mind|(?:can |will )?(?:lives? with|puts? up with|tolerates?|likes?|welcomes?|appreciates?) (?:that|it|this))\b"
    r"|,? (?:so|and|hence|therefore) (?:(?:she|he|pt|patient) )?(?:(?:now|only|just) )*(?:takes?|uses?|has|doses|is taking) (?:it|this|that|them)? ?(?:only )?(?:at (?:night|bedtime)|in the evening|before bed|nightly|qhs)\b(?![^.;]{0,60}\b(?:stop|quit|still too|could(?: not|n't)|cannot|can't|gave up)\b)"
    r"|,? (?:which|and that|but that|and this) (?:(?:she|he|pt|patient) (?:likes|liked|welcomes|welcomed|appreciates|wants|does(?: not|n't) mind)|(?:actually )?helps (?:her|him|with) sleep)\b"
)
#: "It went away with weight loss": what ended a pain, no harm of what stands before.
_WENT_WITH = re.compile(
    r"\b(?:went away|gone away|resolved|settled|cleared(?: up)?|improved|better|cured|subsided|disappeared|eased|gone)(?: (?:only|just|completely|mostly|finally|on its own))* (?:with|after|by|from|through|following) (?:(?:her|his|the|some|[\w-]+ (?:lbs?|pounds?|kg)(?: of)?|significant|intentional) )*$"
)
_BROUGHT = re.compile(r"\b(?:gave|caused|made|left|ran|drove|pushed|brought|produced|led to|resulted in)\b")
#: "Tingling gone", "nausea resolved": what a treatment took away; "resolved once it was stopped" is the other thing.
_GONE = re.compile(
    r" (?:(?:is|was|are|were|has|have|all|now|entirely|completely|mostly|much) ){0,3}(?:gone|resolved|better|improved|less|cleared|subsided|disappeared|(?:quit|stopped|ceased|settled)(?: entirely| completely)?)\b"
    r"(?![^.;]{0,40}\b(?:off|stop\w*|discontinu\w*|d/c\w*|after|once|when|without|quit|held)\b)"
)
#: "Propranolol stopped her tremor": what a medicine took away.
_TOOK_AWAY = re.compile(
    r" (?:has |had )?(?:stopped|ended|cured|settled|calmed|quieted|resolved|relieved|eased|took away|got rid of|put (?:an end|a stop) to|suppress\w+|treats?|controls?|controlled)(?: (?:her|his|the|my|all|some))+ $"
)
_PAST = re.compile(r" (?:hx|history|risks?|precautions?|prophylaxis)\b")
#: "Sioux Falls" is a place.
_PLACE_NAME = re.compile(r"[A-Z][a-z]+ $")
#: "Took it until black stools put him in hospital": what ended a treatment.
_UNTIL = re.compile(
    r"\b(?:un)?till? (?:(?:she|he|they|it|her|his|the|a|an|had|got|got a|began|developed|started|having|severe|bad) ){0,4}$"
)
BESIDE = 14  # characters between a treatment and the effect named right behind it
#: "Depakote ER 500 x 4 mo, hair thinning": nothing but how, and how long, it was taken stands between; behind a dose alone an effect may be borne.
_DOSED_FOR = re.compile(
    r"(?: (?:er|xr|la|sr|xl|dr))?(?: \d[\d.,/-]*(?: ?(?:mg|mcg|g))?)?(?: (?:bid|tid|qhs|qd|daily|nightly|twice (?:a day|daily)))?(?:,? (?:x|for) ?\w+ ?(?:weeks?|wks?|months?|mos?|days?))(?: \(?(?:19|20)\d\d\)?)? ?[,:;-] (?:(?:severe|bad|marked|terrible|some|had|with) )?"
)
#: "Woke up so foggy she missed work", "so drowsy that he could not drive".
_SO_MUCH = re.compile(
    r" (?:that )?(?:she|he|they|i|pt|patient) (?:missed|could(?: not|n't)|couldn't|can(?:not|'t)|slept|fell|had to|nearly|almost|was (?:late|unable|sent home)|threw|quit|stopped|gave up)\b"
)
#: "Outcome: stopped, GI bleed", "Reason stopped: vomiting": a field that asks how what stands above it went.
_RESULT_FIELD = re.compile(
    r"[^a-z]*(?:outcome|results?|response|reaction|what happened|how (?:did it|it) (?:go|went|worked?)|tolerance|tolerated|why (?:was it |was this |did you )?(?:stop(?:ped)?|d/?c'?d|discontinued|ended)"
    r"|(?:reason|cause)s? (?:it was |for |of )?(?:stop(?:ped|ping)?|d/?c'?d|d/?c|discontinu\w+|discharge|end(?:ed|ing)))(?: (?:it|them|this))? ?[:?-]"
)
_NOT_STOPPED = re.compile(r"\b(?:not|never|n't|no) (?:been )?(?:stopped|discontinued|d/c'd)")
#: "PT for SI joint pain": what a treatment is for is no effect of it.
_AIMED_AT = re.compile(
    r"\b(?:for|to treat|to address|to help|targeting|directed at)\b(?! (?:about |over |at least |the |a |only |some )*(?:\d|one\b|two\b|three|four|five|six|seven|eight|nine|ten\b|twelve|several|many|weeks?|months?|years?|days?|last|past|couple|few))[^,.;:(]*$"
)
#: "Naproxen; also has dizziness from anemia": what the patient has besides.
_OF_ITS_OWN = re.compile(r"\b(?:also|has|have|having|hx|history|pmh|ros|comorbid\w*|underlying|chronic)\b")
#: What the column of a table is asked for that holds what a drug did.
_OF_RESULT = re.compile(
    r"\b(?:results?|responses?|outcomes?|reasons?|why|comments?|notes?|tolera\w*|side|effects?|stopped|d/?c'?d?|problems?|reactions?)\b(?! (?:for use|for taking|prescribed|started|given))"
)
_LENGTH_CELL = re.compile(r"\| ?(?:x ?)?\d+(?:\.\d+)?\+? ?(?:wks?|weeks?|mos?|months?|years?|yrs?)\b ?\|")
_OF_DRUGS = re.compile(r"\b(?:drugs?|meds?|medications?|medicines?|names?|agents?|preventives?)\W*$")
#: "Brain fog in front of a class. Stopped.": a sentence that says no more than that it was.
_BARE_STOP = re.compile(
    r"[^a-z]*(?:(?:so|then|therefore|and|it|this|drug|she|he|they|we|i|was|had|had to|to|has|have|been) )*"
    r"(?:stop(?:ped)?|quit|discontinued|d/?c'?e?d|dropped|halted|withdrawn|abandoned|ended|given up|gave (?:it )?up|taken off|came off|weaned off|tapered off|off(?= it))"
    r"(?: (?:it|this|by (?:her|him|us|me|pcp|patient|pt)|(?:in|after|at|within) [\w ]{1,24}|early|there|then))*[.!]?"
)
#: "Fainted on the dock; dc'd": the clause behind the effect is nothing but the stop.
_AND_STOPPED = re.compile(rf"[^.;,]{{0,40}}[;,] ?{_BARE_STOP.pattern}$")
#: "She was so foggy that they quit it after 9 days": what is stopped is what was named before.
_IT_STOPPED = re.compile(
    r" ?(?:taking |using |doing |on |off |up )?(?:it|them|this|that|the (?:drug|pills?|tablets?|med(?:icine|ication)?s?|stuff))\b(?! all\b)"
)
_THEY_STOPPED = re.compile(
    r"\b(?:it|they|this|that|which|drug|medicine|medication)(?: (?:was|were|had to be|got|is|has been|had been))+ (?:[\w/'-]+)?$"
)
_WAS = re.compile(r"(?:was|were|been|be) ")
_NEAR_STOP = 30  # characters
#: "Candesartan was given up for lightheadedness and topiramate for tingling": the stop is said once.
_GAPPED = re.compile(r"\b(?:for|because of|due to|over|with) [^.;]{2,40},? (?:and|then) (?:\w+ ){0,2}[\w-]+ for $")


def effect(place: Place, _: Sequence[Outcome]) -> Outcome | None:
    """A side effect that a treatment is said to have caused, or for which it was stopped."""
    # "Orphenadrine. Dizzy, stopped after four doses.": the effect opens the sentence after its drug.
    ended = place.stopped or _then_stopped(place)
    lower = place.reading.lower
    opens = ended and (
        not place.before.strip(" -*•")
        or _stopped_it(place)
        or (
            _RESULT_FIELD.match(lower, place.sentence.start, cue_start := place.cue.start) is not None
            and not _NOT_STOPPED.search(lower, place.sentence.start, cue_start)
        )
    )
    if not place.treatments and not opens and not _IT.search(place.before):
        return None
    if harmless(place) or _another_matter(place):
        return None
    cue = place.cue
    if "|" in place.reading.lower[place.sentence.start : cue.start] and not _OF_RESULT.search(
        _heading(place) or "result"
    ):
        return None  # what a drug is given for, under "Indication"
    begins = place.reading.begin(place.sentence)  # the mark of a list's item causes nothing
    caused = [c for c in place.role("caused", "provoked") if max(begins, cue.start - 34) <= c.start < cue.start]
    beside = _in_row(place) or any(
        (0 <= cue.start - t.end < BESIDE or _DOSED_FOR.fullmatch(lower, t.end, cue.start))
        and not _AIMED_AT.search(lower, t.end, cue.start)
        and not _OF_ITS_OWN.search(lower, t.end, cue.start)
        for t in place.treatments
    )
    so_much = place.before.endswith("so ") and bool(place.treatments) and _SO_MUCH.match(place.after)
    if not (caused or beside or ended or so_much or (place.treatments and _UNTIL.search(place.before))):
        return None
    words = [c.start for c in caused[-1:] if place.reading.lower[c.start : c.end].isalpha()]
    return place.outcome(NOT_TOLERATED, min([cue.start, *words]), whole=False)


def _in_row(place: Place) -> bool:
    """Whether an effect is all that a cell holds, in a row that a drug opens and that tells of its trial."""
    lower, cue, span = place.reading.lower, place.cue, place.sentence
    if "|" not in lower[span.start : cue.start] or not place.treatments:
        return False
    opened = lower.rfind("|", span.start, cue.start)
    alone = not lower[opened + 1 : cue.start].strip() and lower[cue.end : span.end].lstrip()[:1] in ("", "|", ".", ",")
    if not alone or len(place.treatments) > 1 or "|" in lower[span.start : place.treatments[0].start].strip(" |"):
        return False
    heading = _heading(place)
    return bool(_OF_RESULT.search(heading) if heading else _LENGTH_CELL.search(lower, span.start, cue.start))


def _heading(place: Place) -> str:
    """The heading of the column that a cue stands in; none where the row above is of another drug."""
    reading, at = place.reading, place.cue.start
    cells = list(headed(reading, place.sentence))
    head = next((c.head for c in cells if c.start <= at < c.end), None)
    if head is None:
        return ""
    first = cells[0].head  # before "Drug", the first of the headings, may stand what all are for
    row = first[1] if _OF_DRUGS.search(reading.lower, *first) else first[0]
    above = (s for s in reading.sentences if s.start <= head[0] < s.end)
    if any(t.start >= row for s in above for t in reading.of(s, "treatment")):
        return ""
    return reading.lower[slice(*head)]


def _stopped_it(place: Place) -> bool:
    """Whether the sentence goes on that something was stopped that it does not name."""
    lower = place.reading.lower
    return any(
        place.cue.end <= stop.start
        and not NEGATED.search(lower, place.cue.end, stop.start)
        and (
            _IT_STOPPED.match(lower, stop.end, place.sentence.end)
            or " it" in lower[stop.start : stop.end]
            or _THEY_STOPPED.search(lower, place.cue.end, stop.end if _WAS.match(lower, stop.start) else stop.start)
        )
        for stop in place.stops
    )


def _then_stopped(place: Place) -> bool:
    """Whether the next clause, or the next sentence of the paragraph, says no more than that what was taken was stopped."""
    if _AND_STOPPED.match(place.reading.lower, place.cue.end, place.sentence.end):
        return True
    following = place.reading.sentences[place.sentence.index + 1 : place.sentence.index + 2]
    if not following or following[0].paragraph != place.sentence.paragraph:
        return False
    return bool(_BARE_STOP.fullmatch(place.reading.lower, following[0].start, following[0].end))


def _another_matter(place: Place) -> bool:
    """Whether the words of an effect tell of what is gone, of what once was or may be, or of a town."""
    cue, lower, text = place.cue, place.reading.lower, place.reading.view.text
    away = _TOOK_AWAY.search(lower, place.first, cue.start)
    if away and any(t.end == away.start() for t in place.treatments):
        return True
    if _WENT_WITH.search(lower, place.sentence.start, cue.start):
        return True
    town = text[cue.start : cue.end] == "Falls" and _PLACE_NAME.search(text[place.first : cue.start])
    gone = _GONE.match(lower, cue.end, place.sentence.end)
    if gone and any(not gone.start() <= mark.start < gone.end() for mark in place.stops):
        gone = None  # it went when the treatment was stopped
    return bool(town or gone or _PAST.match(lower, cue.end))


def harmless(place: Place) -> bool:
    stopped = place.stop and (place.cue.start - place.stop.end < _NEAR_STOP or _GAPPED.search(place.before))
    what_for = _WHAT_FOR.search(place.before) and not stopped
    return bool(
        place.unreal
        or WARNED.search(place.before)
        or _MIGHT.search(place.before)
        or (EXPLAINED.match(place.after) and not place.stopped)
        or _forbids(place)
        or what_for
        or NEGATED.search(place.before)
        or ((SLIGHT.search(place.before) or _slight_behind(place)) and not place.stopped)
        or _TOLERATED.search(place.reading.lower[place.first : place.last])
        or (not place.stopped and KEPT_ON.match(place.reading.lower, place.cue.end, place.sentence.end))
    )


def _slight_behind(place: Place) -> bool:
    return _SLIGHT_BEHIND.match(place.reading.lower, place.cue.end, place.sentence.end) is not None


def _forbids(place: Place) -> bool:
    """Whether an effect is why a treatment must not be given, and none that one named behind the ban brought on."""
    barred = [c for c in place.role("contraindicated") if c.start < place.cue.start]
    if not barred:
        return False
    named = [t.end for t in place.treatments if barred[-1].end <= t.start and t.end <= place.cue.start]
    return not named or _BROUGHT.search(place.reading.lower, named[-1], place.cue.end) is None
