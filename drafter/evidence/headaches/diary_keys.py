"""The key of a diary: "red = migraine, yellow = dull headache, blank = clear", "a cross for migraine and a circle for another headache".

A key explains two marks or more, one of them a headache. What it explains as something else (a tablet, an aura) is no kind of day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

COLOUR = r"(?:red|blue|black|yellow|orange|purple|green|pink|brown|gold|gr[ae]y|white|violet)"
_SHAPE = (
    r"(?:star|asterisk|circle|cross|dot|square|triangle|check|tick|slash|dark|light|blank|none|empty|no mark|nothing)"
)
_WORD, _LETTER = rf"(?:{COLOUR}|{_SHAPE})", r"(?:[a-z]{1,2}|[0-3])"
MARK = rf"(?:{_WORD}|{_LETTER})"
NOUN = r"(?: (?:days?|squares?|boxes|dots?|circles?|marks?|stickers?|ones|entries|stars?|blocks?|cells?|pen|ink|highlighter))?"
_SAYS = r"(?: ?[=:] ?| - |,? (?:is|are|was|means?|meant|marks?|stands? for|for|indicates?|denotes?) )"
_DEFINED = re.compile(
    rf"(?<![\w'])(?:(?P<word>{_WORD})(?:e?s)?{NOUN}{_SAYS}|(?P<letter>{_LETTER})(?: \({_WORD}\))?(?: ?[=:] ?| - | for ))(?P<what>[a-z][a-z0-9 /'+-]*?(?:\([^()]*\))?[a-z /'+-]*?)"
    rf"(?= ?(?:[,;.|\n)]|$)|,? and (?:an? |the )?{MARK}{NOUN}{_SAYS})"
)
_NO_PAIN = re.compile(
    r"(?:no|without|free of|not an?y?) (?:\w+ )?(?:headaches?|ha|pain|head pain)\b|\b(?:clear|none|nothing|blank|well|good|(?:headache|ha|pain|symptom)[- ]free|free)\b"
)
#: What else may be marked: drugs taken, signs alone, what was done, what an attack begins with ("felt a migraine coming").
_ELSE = re.compile(
    r"\b(?:treat\w*|triptan|\w+triptan|tablets?|taken|took|medic\w*|meds?|rescue|pills?|doses?|period|menses|menstrual|work|miss\w*|botox|shots?|injections?|aura (?:only|alone)|aura without|only aura|(?:migraine|headache|mig|ha) aura|coming|brewing|threat\w*|warning\w*|prodrom\w*|postdrom\w*|hang-?over|triggers?|sleep|exercise|er|ed|visits?|sessions?|goal|aborted|prevent\w*)\b"
)
_OTHER = re.compile(
    r"\b(?:non-?migrain\w*|not (?:a )?migraine|tension(?:[- ]type)?|tth|mild(?:er)?|dull|ordinary|lesser|minor|low[- ]grade|plain|regular|everything else|any(?:thing)? else|other|the rest)\b"
)
#: "Dull", "a milder one": of a headache where nothing else is named; "regular day", "minor symptoms" and "any other pain" are of none.
_ALONE = re.compile(
    r"(?:an? |the )?(?:tension(?:[- ]type)?|tth|mild(?:er)?|dull|lesser|low[- ]grade)(?: (?:ones?|kind|type|pain|ache))? ?"
)
_MIGRAINE = re.compile(r"\b(?:migrain\w*|migs?)\b")
#: "No migraine but headache": of no migraine; "maybe migraine": the days of the key are not known.
_NO_MIGRAINE = re.compile(r"\b(?:no|not|without|never|non)[- ](?:an? |any |true |full |real )?(?:migrain\w*|migs?)\b")
_DOUBTED = re.compile(
    r"\b(?:maybe|may be|might|perhaps|possibl[ey]|probabl[ey]|unsure|not sure|uncertain|questionable|could)\b"
)
#: "Throbbing tooth", "neck pain or headache": where else it hurts, and what else it comes of.
_ELSEWHERE = re.compile(
    r"\b(?:tooth\w*|teeth|dental|jaw|tmj|ears?|neck|shoulders?|back|hips?|knees?|legs?|foot|feet|arms?|hands?|wrists?|chest|stomach|belly|abd\w*|pelvic|joints?|muscles?|body|sinus\w*|chemo\w*|flu|food|vertigo|dizz\w*|cramps?|fatigue|tired)\b"
)
_JOINED = re.compile(r"(?P<first>.*?)(?: or |(?<!w)/)(?P<rest>.*)")
_GRADED = re.compile(r"\b(?:mild|moderate|severe|bad|strong|medium|worst)\b|\bwith$")
_HEADACHE = re.compile(r"\b(?:headaches?|ha|head pain|head ache)\b")
_FEATURES = re.compile(
    r"\b(?:nausea\w*|vomit\w*|throw\w* up|sick|light(?! (?:headache|ha|head|pain|ones?|days?)\b)|photophobia|phonophobia|throb\w*|pound\w*|puls\w*|one[- ]sided|unilateral)\b"
)
_PAINFUL = re.compile(r"\b(?:throb\w*|pound\w*|puls\w*|one[- ]sided|unilateral)\b")
_NONE_OF = re.compile(r"\b(?:no|not|without|never)\b")
_OF_KEY = Telling("=", ":", " for ", "means", "meant", "mark", "stand", " is ", " are ", " - ", "indicat", "denot")
_OF_KIND = Telling("migr", "mig", "headache", "ha", "head pain", "throb", "nause")
#: Whose the diary is not, and what it does not record.
NOT_ITS = re.compile(
    r"\b(?:(?:daughter|son|sister|brother|mother|father|wife|husband|cousin|aunt|friend)(?:'s)? (?:diary|calendar|log|keeps|app|has|counts)|for (?:her |his |the )?(?:daughter|son|sister|brother)|goals?|targets?|sample|example|template|expected|projected)\b"
)
_REACH = 14  # lines below a key: a year's months


def key_above(reading: Reading, sentence: Sentence) -> dict[str, str]:
    """What the marks of the nearest key at or above a sentence are of: ``migraine``, ``headache``, ``free`` or ``""`` for something else."""
    for back in reversed(reading.sentences[max(0, sentence.index - _REACH) : sentence.index + 1]):
        key = reading.once("diary key", back, _key)
        if key:
            return {} if NOT_ITS.search(reading.lower, back.start, back.end) else key
    return {}


def key_ends(reading: Reading, sentence: Sentence) -> int:
    """Where the explanations of a key end that stands in a sentence; its start where none does."""
    if not reading.once("diary key", sentence, _key):
        return sentence.start
    return max(found.end() for found in _DEFINED.finditer(reading.lower, sentence.start, sentence.end))


def _key(reading: Reading, sentence: Sentence) -> dict[str, str]:
    lower, start, end = reading.lower, sentence.start, sentence.end
    if not (_OF_KIND.within(lower, start, end) and _OF_KEY.within(lower, start, end)):
        return {}
    defined = list(_DEFINED.finditer(lower, start, end))
    if any(_DOUBTED.search(found["what"]) for found in defined):
        return {}
    drugs = reading.of(sentence, "treatment")
    told = {
        found["word"] or found["letter"]: ""
        if any(found.start("what") <= drug.start < found.end("what") for drug in drugs)
        else _kind(found["what"])
        for found in defined
    }
    kinds = set(told.values())
    return told if len(told) > 1 and kinds & {"migraine", "headache"} else {}


def _kind(what: str) -> str:
    if _ELSE.search(what) or _of_another(what):
        return ""
    if _NO_PAIN.search(what) and not _MIGRAINE.search(what):
        return "free"
    hurts = _HEADACHE.search(what) is not None
    if _OTHER.search(what) or _NO_MIGRAINE.search(what):
        return "headache" if hurts or _ALONE.fullmatch(what) else ""
    featured = (hurts or _PAINFUL.search(what)) and _FEATURES.search(what) and not _NONE_OF.search(what)
    if _MIGRAINE.search(what) or featured:
        return "migraine"
    return "headache" if hurts else ""


def _of_another(what: str) -> bool:
    """Whether what a mark explains is of another part than the head, or may be: "mild back pain", "neck pain or headache"."""
    if not (_MIGRAINE.search(what) or _HEADACHE.search(what)):
        return _ELSEWHERE.search(what) is not None
    joined = _JOINED.fullmatch(what)
    if joined is None:
        return False
    first = joined["first"]
    if not (_MIGRAINE.search(first) or _HEADACHE.search(first) or _ALONE.fullmatch(first) or _GRADED.search(first)):
        return True
    return " with" not in first and _ELSEWHERE.search(joined["rest"]) is not None
