"""Words that tell of a session before in a sentence that names no procedure: "here for her third set", "the usual sites", "same as last time".

What they are of is the procedure that the note is on. A sentence on a therapy, a medicine or a film tells of that instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.months import MONTHS
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

#: The procedure that a call or a diary tells of, of which only the documents before it say what it was.
UNTOLD = "untold"

_NTH = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|2nd|3rd|[4-9]th|1\dth)"
_NUMBER = r"(?:[2-9]|1\d|two|three|four|five|six|seven|eight|nine|ten)(?![\w/%-]|\.\d| (?:of \d|x\b|weeks?|months?|days?|units?|mg|ml|sites?|levels?))"
_KIND = r"(?:injection (?:cycle|session|set|round|treatment|series|procedure)|sets?|rounds?|series|cycles?|courses?|injections?|shots?|blocks?|procedures?|sessions?|treatments?)"
_OF = r"(?: of (?:the )?(?:shots|injections|needles|blocks|gel|toxin))?"
_NUMBERED = rf"(?:{_KIND} (?:#|no\.? ?|number )?{_NUMBER}|# ?{_NUMBER}|{_NTH} {_KIND}{_OF})"
_LAST = r"(?:last|previous|prior|most recent|earlier)"
_OPERATION = (
    r"(?! ?[(,] ?(?:an? |her |his |the )?(?:[\w-]+ ){0,2}?(?:replacement|surgery|repair|fusion|\w+ectomy|\w+oscopy))"
)
_PROCEDURE = rf"{_LAST} (?:procedures?{_OPERATION}|series|sets?|rounds?|cycles?)"
#: "Another set of labs", "her next shot of B12".
_NO_ELSE = r"(?! of (?!(?:the |her |his )?(?:gel|injections|shots|blocks|needles|toxin|steroids?|cortisone)\b))"
#: Where a statement opens.
_OPENS = r"(?<![\w,)%'\"-] )(?<![\w,)%'\"-])"
_ENDS = r"(?= ?(?:[.,;:)]|$)| (?:today|now|please|with|in|into|to|at|is|was|on|given|done|requested|due|this|for|the|of (?:the |her |his )?(?:series|year|shots|injections|blocks|needles))\b)"
#: "Here for injection #3", "today is procedure number 4", "third series.", "third of a series of three", "would like a second".
_TOLD = re.compile(
    rf"\b(?:here|back|in|seen|presents?|presenting|returns?|scheduled|comes?|brought in|due|ready)(?: (?:today|now|again|in))* for (?:(?:her|his|the|their|a) )?{_NUMBERED}{_ENDS}"
    rf"|\b(?:today(?:'s)?|this)(?: (?:visit|one|time))? (?:is|was|will be|makes|marks)(?: (?:her|his|the|our))* {_NUMBERED}{_ENDS}"
    rf"|{_OPENS}(?:(?:her|his|the) )?(?:{_NUMBERED}{_ENDS}|{_NTH} of (?:a |the )?(?:planned )?(?:series of )?(?:two|three|four|five|[2-5])\b)"
    rf"|\b(?:would like|wants?|requests?|asks? for|hopes for) (?:a|her|his|the) {_NTH}(?: one)?(?= ?(?:[.,;)]|$))"
    rf"|\b(?:back|here|in|returns?|returned)(?: today| again)? for (?:more|further) (?:shots|injections|blocks|of (?:the same|these|them|those))\b"
    # "Post procedure #2 she reported 60 % relief".
    rf"|\b(?:after|post|following|s/p)[- ](?:procedure|injection|block|session|set|round) (?:#|no\.? ?|number )?{_NUMBER}"
    # "The usual 31 sites", "his usual injections".
    r"|\b(?:the|her|his|my) usual (?:\w+ )?(?:trigger points|spots?|sites?|points?|muscles|levels?|injections?|shots?|blocks?|procedure|series|set)\b(?! (?:feel|hurt|ache|remain|(?:are|is|were) (?:\w+ )?(?:tight|sore|stiff|painful|active)))"
    r"|\b31 sites as (?:last time|before)\b"
    # "Same procedure as in June", "asks for the same as last time", "a repeat of the May procedure".
    rf"|\bsame (?:procedure|injections?|shots?|blocks?|series|product|gel|sites|spots|muscles|levels?|points|needles?|approach)(?: (?:in|into|to|of|for|on|at) (?:[\w-]+ ){{1,3}}?)? ?as (?:(?:in|on|at|from|the|her|his|we did|it was) )*(?:before|previously|always|{_LAST}\b|{MONTHS}|spring|summer|fall|winter|\d)"
    r"|\b(?:asks?|asking|wants?|wishes|would like|requests?|requesting|do|did|repeat|injected)(?: (?:for|to (?:have|get|do)))? the same(?: (?:thing|again))? as (?:last (?:time|year|visit)|before)\b"
    rf"|\brepeat(?:ing)? (?:of )?(?:the |her |his |that )?(?:{_LAST}|{MONTHS}|spring|summer|fall|winter)(?:'s)? (?:procedure|treatment|injections?|shots?|set|series|blocks?|session)\b"
    rf"|\brepeat (?:series|set|round|cycle|course of (?:gel|injections))\b{_NO_ELSE}"
    rf"|\banother (?:series|set|round|cycle|injection|shot|block)\b{_NO_ELSE}(?! (?:and|or|before|away|then) (?:she|he|they|it|pt)?\b)"
    # "Tolerated the last procedure", "50 % improvement after the last procedure", "last procedure 6/18/2025, no complications".
    rf"|\b(?:tolerated|after|following|since|from|with) (?:the|her|his) {_PROCEDURE}\b"
    rf"|{_OPENS}{_LAST} procedure:? (?:was )?(?:on |in )?\d{{1,2}}/\d[\d/]*,? (?:no complications?|tolerated|without|well tolerated|uneventful|\d+ ?%)"
    rf"|{_OPENS}(?:[\w ,.]{{0,24}}, )?(?:(?:the|her|his) )?(?:last|previous|prior|most recent) procedure (?:gave|helped|lasted|went|did|took|provided|worked|bought)\b"
    # "The pain returned after the steroid wore off", "she had the series last year".
    r"|\b(?:after|since|when) (?:the|her|his) (?:last )?(?:steroid|cortisone|shots?|injections?|blocks?) (?:wore|ran|had worn) (?:off|out)\b|\bhad (?:the|her|his) series (?:last|in|this (?:spring|summer|year)|twice)\b"
    # "Due for her next series".
    rf"|\b(?:due|ready|overdue|time) for (?:her|his|the) next (?:series|set|round|cycle|injections?|shots?|session)\b{_NO_ELSE}"
    r"|\b(?:comes?|came|coming|goes|returns?)(?: (?:in|here|back|to (?:the |our )?(?:clinic|office|us)))* (?:twice|three times|once|four times|every|each) [^.;,]{3,14} for (?:(?:her|his|the) )?(?:(?:steroid|cortisone|usual|regular|next|scheduled|routine|maintenance|repeat|back|neck|knee|hip|shoulder|spine|spinal|epidural|nerve|joint|facet|lumbar|cervical|muscle|head|scalp|gel|toxin) )*(?:injections?|shots?|blocks?)\b"
)
_TELLING = Telling("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "0th", "#", "session", "round", "set", "series", "cycle", "course", "treatment", "injection", "shot", "block", "procedure", "usual", "same", "repeat", "another", "previous", "prior")  # fmt: skip
#: "Sixth treatment": what only a series of years is numbered by, in a note on such a series.
_ANY_CARE = re.compile(r"\b(?:sessions?|treatments?|courses?)\b")
#: Of a series of years: "renewal request", "continuation of therapy", "the effect wears off in week 10", "response to prior treatment: 60 %".
_OF_SERIES = re.compile(
    r"\b(?:renewal|re-?authori[sz]ation|continuation)(?: of (?:therapy|treatment|coverage))?(?: (?:therapy|treatment|request|requested|of authori[sz]ation))?(?= ?(?:[.;,:)]|$))"
    r"|\b(?:(?:the |its )?(?:effects?|benefits?)|it|treatment) (?:usually |always |still )?(?:wears?|wore|is wearing|starts? to wear|starts? wearing|begins? to wear) off\b|\bwear(?:ing|s)?[- ]?off (?:at|in|by|around|about|headaches?|effect)\b"
    rf"|\bresponse to (?:the |her |his )?(?:{_LAST}) (?:treatment|session|therapy)s?(?: ?[:=]| (?:was |has been |were )?(?:good|great|excellent|very|\d)|[^.;]{{0,20}}\d+ ?%)"
    rf"|\b(?:after|following|since) (?:the |her |his )?(?:{_LAST}) (?:treatment|session)s?\b(?! (?:(?:has|have|had|all) )*(?:fail\w*|did|didn't|were|was|gave no))"
    r"|\b(?:had|received|completed|after|got|s/p) (?:the |her |his )?(?:two|three|four|five|six|[2-9]) (?:cycles|rounds)\b(?! of (?!injections|shots|treatment))"
    rf"|\b(?:no|without|denies|some|mild|minor|few|had) (?:\w+ )?side effects? (?:from|after|with|of) (?:the|her|his) (?:injections|{_LAST} (?:treatment|session))"
    r"|\bbefore (?:(?:starting|she started|he started) )?(?:the |her |his )?(?:injections|shots)(?: (?:began|started))? (?:she|he|there|it|headaches?) (?:had|was|were)\b"
)
_UNTICKED = re.compile(r"\[ ?\] ?$|☐ ?$")
#: What is denied, weighed or another's; "no problem after the last one" opens behind it.
_NOT_SO = re.compile(
    r"\b(?:no|not|never|none|if|unless|until|whether|without|declin\w*|refus\w*|denie[sd]|might|could|may|should|criteri\w*|polic\w*|expect\w*|consider\w*|discuss\w*|sister|brother|mother|father|daughter|son|wife|husband|friend|aunt|uncle|cousin|patients)\b[^.;]{0,50}$|n't\b[^.;]{0,40}$"
)
_WEIGHED = re.compile(
    r"[^.;]{0,40}?\b(?:if|unless|pending|depending|was (?:denied|declined|cancel\w*)|not (?:done|needed|wanted))\b"
)
_PAIN = re.compile(
    r"\b(?:tender\w*|palpat\w*|aches?|opinion|flu|vaccin\w*|covid|insulin|b-?12|self-inject\w*|injects|allergy|eye|chemo\w*)\b"
)
_AHEAD = frozenset({"plan", "instructions", "goals"})
_SECOND = re.compile(r"\b(?:second|2nd|two)\b|(?:#|no\.? ?|number |[a-z] )2\b")
_AFTER_TODAYS = re.compile(
    r"\bfirst time\b|\bin (?:\d+|two|three|four|six|eight|ten|twelve) (?:weeks|wks|months|days)\b"
)
_OTHERS = ("treatment", "programme", "imaging")


def session_before(reading: Reading, sentence: Sentence, *, series: bool) -> tuple[int, int] | None:
    """Where a sentence that names no procedure tells that there was a session before the note's own.

    :param series: whether the note is on what is given in a series of years, and on nothing else.
    """
    lower = reading.lower
    if not series and not _TELLING.within(lower, sentence.start, sentence.end):
        return None
    if sentence.section.kind in ("family", "exam", "social"):
        return None
    if _PAIN.search(lower, sentence.start, sentence.end) or lower[sentence.end - 1] == "?":
        return None
    found = _words(reading, sentence, series=series)
    if found is None or _UNTICKED.search(lower, sentence.start, found.start()):
        return None
    others = reading.of(sentence, *_OTHERS)
    if any(m.end <= found.start() or found.end() <= m.start for m in others):
        return None  # "continuation of therapy" names none; "the effect of rizatriptan wears off" does
    if _SECOND.search(found[0]) and (
        sentence.section.kind in _AHEAD or _AFTER_TODAYS.search(lower, sentence.start, sentence.end)
    ):
        return None  # "Plan: injection #2", "#2 due in 12 weeks": the one after today's
    if _NOT_SO.search(lower, sentence.start, found.start()) or _WEIGHED.match(lower, found.end(), sentence.end):
        return None
    return found.span()


def _words(reading: Reading, sentence: Sentence, *, series: bool) -> re.Match[str] | None:
    """The words of a sentence that may tell of a session before."""
    lower = reading.lower
    found = _TOLD.search(lower, sentence.start, sentence.end)
    if found is not None and not series and _ANY_CARE.search(found[0]) and _of_a_therapy(reading, sentence):
        found = None
    if found is None and series:
        found = _OF_SERIES.search(lower, sentence.start, sentence.end)
        if found is not None and found[0].startswith("it ") and _of_a_therapy(reading, sentence):
            return None  # "Rizatriptan helps. It wears off by evening."
    return found


def _of_a_therapy(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence before is on a therapy or a class: its sessions are the therapist's."""
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    return before is not None and bool(reading.of(before, "treatment", "programme"))
