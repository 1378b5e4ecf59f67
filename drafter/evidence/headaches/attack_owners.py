"""Whether hours are a headache's: not another complaint's, and what the question before them asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.attack_treated import UNTREATED
from drafter.evidence.meaning.areas import areas_of
from drafter.evidence.words.clauses import clause_at

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention
    from drafter.evidence.words.quantities import Interval

_HEAD = frozenset({"head", "occiput", "face"})
_HEAD_NAMED = re.compile(r"\b(?:head\w*|ha|h/as?|migrain\w+|migs?|attacks?|cephal\w+|episodes?)\b")
_HEAD_OR_PRONOUN = re.compile(r"\b(?:head\w*|ha|h/as?|migrain\w+|migs?|attacks?|episodes?|they|each|pain)\b")
#: What a medicine does for some hours.
_GOES_ON = re.compile(
    r"\b(?:lasts?|lasted|holds?|held|works?|worked|covers?|covered|good for|effective|wears?|wore|helps?|helped|keeps?|kept|buys?|bought|gives?|gave|carr(?:y|ies|ied))\b"
)
#: "Kept the pain down for 12 hours".
_KEEPS_DOWN = re.compile(
    r"\b(?:keeps?|kept|holds?|held)(?: [\w']+){1,3} (?:down|away|off|at bay|under control|quiet|controlled|in check|manageable)\b"
)
#: Signs and complaints that have lengths of their own.
_SIGN = re.compile(
    r"\b(?:nausea|vomiting|photophobia|phonophobia|aura|dizz\w+|vertigo|tinnitus|numb\w*|tingling|fatigue|fog|hangover|postdrome|prodrome|spasms?|stiffness|reflux|cough|congestion|palpitations?|anxiety|insomnia|soreness|drows\w+|sedation|grogg\w+)\b"
)
#: "How long do your headaches last if you take nothing?"
_HOW_LONG = re.compile(
    r"\bhow (?:long|many hours)\b|\b(?:length|duration) of\b|\bhours?\b[^?]{0,40}\b(?:headaches?|ha|migraines?|attacks?)\b"
)
_LASTS = re.compile(
    r"\b(?:headaches?|head pain|ha|has|migraines?|attacks?|episodes?|it|they|one|each|pain)\b(?! (?:relief|free))"
)
_ELSE = re.compile(
    r"\b(?:relief|reliev\w*|help\w*|sleep\w*|work\w*|effect\w*|free|botox|(?<=how long )(?:have|has)|injections?|sit|stand|walk|drive|screen|ago|been|since|visit|aura|treated|(?:with|after) (?:treatment|treating|taking|medic\w+|meds|(?:(?:an?|your|her|his) )*(?:tablet|\w*triptan|dose|pill|imitrex|maxalt|nurtec|ubrelvy|excedrin|ibuprofen|naproxen)s?))\b"
)
_LEFT_ALONE = re.compile(r"(?:(?:usual|typical|average) )?(?:how long|how many hours|(?:hours|hrs|duration|length)),? ")
_BEHIND = 16  # characters
#: "Without medication it lasts 12 h": what is not taken does nothing.
_NOT_TAKEN = re.compile(
    r"\b(?:without|w/o|no|off|minus|skips|skipping)(?: (?:any|an?|her|his|the|all|acute|abortive|rescue))* $"
)


def of_another_complaint(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether what stands at a place is another complaint's: the one that its clause, else its sentence, named last before it."""
    lower = reading.lower
    first, last = clause_at(reading.clauses(sentence), start)
    taken = [
        m
        for m in reading.of(sentence, "treatment")
        if first <= m.start and m.end <= start and not _NOT_TAKEN.search(lower, first, m.start)
    ]
    if (
        taken
        and not _names(reading, sentence, _HEAD_OR_PRONOUN, first, start)
        and _GOES_ON.search(lower, taken[-1].end, start)
    ):
        return True  # "sumatriptan lasts about 6 hours"
    if _KEEPS_DOWN.search(lower, first, start):
        return True
    named = reading.of(sentence, "symptom", "region")
    behind = [m for m in named if end <= m.start < min(last, end + _BEHIND)]
    if not _names(reading, sentence, _HEAD_NAMED, first, min(last, end + _BEHIND)) and any(map(_elsewhere, behind)):
        return True  # "constant neck pain"
    for begin in dict.fromkeys((first, sentence.start)):
        if _names(reading, sentence, _HEAD_NAMED, begin, start):
            return False
        before = [m for m in named if begin <= m.start and m.end <= start]
        if any(areas_of(m) & _HEAD for m in before):
            return False
        if any(map(_elsewhere, before)) or _SIGN.search(lower, begin, start):
            return True
    return False


def _names(reading: Reading, sentence: Sentence, words: re.Pattern[str], first: int, last: int) -> bool:
    """Whether a headache is named in a place: by such words, or as "HAs", which is known by its capitals."""
    if words.search(reading.lower, first, last):
        return True
    marks = (m for m in reading.of(sentence, "pattern") if first <= m.start < last)
    return any(reading.lower[m.start : m.end] == "has" for m in marks)


#: "An attack typically lasts 4 to 72 hours": how the disease is defined, where nobody is spoken of.
_DEFINED = (4.0, 72.0)
_ASKS_LENGTH = re.compile(r"durat|length|hour|last|long")
_OF_SOMEBODY = re.compile(r"\b(?:she|he|her|hers|his|him|pt|pts|patient|patient's|i|my|mine|you|your|ms|mr|mrs|miss)\b")
_BY_DEFINITION = re.compile(r"\b(?:ichd\S*|criteri\w+|defin\w+|by definition)\b")


_IN_GENERAL = re.compile(
    r"\b(?:typical\w*|usually|generally|by nature|an? (?:migraine )?(?:attack|migraine|headache)|migraine attacks?|migraines?|attacks of migraine|chronic migraine)\b"
)


def of_textbook(lower: str, sentence: Sentence, value: Interval) -> bool:
    """Whether hours are those that define migraine and nobody's own."""
    if (value.low, value.high) != _DEFINED or _ASKS_LENGTH.search(sentence.label):
        return False
    if _BY_DEFINITION.search(lower, sentence.start, sentence.end):
        return True
    own = _OF_SOMEBODY.search(lower, sentence.start, sentence.end)
    return own is None and _IN_GENERAL.search(lower, sentence.start, sentence.end) is not None


def asks_how_long(reading: Reading, sentence: Sentence) -> bool | None:
    """Whether the question just before a sentence asks for how long a headache lasts; None where none was asked."""
    lower = reading.lower
    before = reading.question(sentence)
    if before is None:
        return None
    asked = lower[before.start : before.end].rpartition(":")[2]
    alone = _LEFT_ALONE.match(asked.strip())  # "How long without medicine?": one that is not taken for
    of_hours = _HOW_LONG.search(asked) and _LASTS.search(asked) and not _ELSE.search(asked)
    return bool(of_hours) or bool(alone and UNTREATED.fullmatch(asked.strip(), alone.end(), len(asked.strip(" ?:"))))


#: How a sentence opens that leaves out what it goes on about: "Usually 6 hours.", "Resolves after 8 hours.", "Present from waking until bed."
_GOES_ON_ABOUT = re.compile(
    r"(?:usually|typically|generally|mostly|often|most(?:ly)?|(?:on )?average|avg|mean|rang(?:es?|ing)|varies|resolv(?:es?|ing)|subsid(?:es?|ing)|abates?|clears?|eases?|lasts?|lasting|begins?|starts?|present|constant|persists?|continues?|gone|once (?:(?:it|they|one) )?(?:starts?|started|begins?|begun|there|present)|duration|never|shortest|longest|without (?:meds?|medic\w+|treatment|abortives?|triptans?)|with \w*triptans?|untreated|treated|worst|(?:does|do|will|would|takes?|can)(?: not)?|up to|at least|more than|between|about|approximately|anywhere)\b[,:]? "
)

#: Of what words alone it is made: "Constant stress at work all day" speaks of something else.
_SAID = frozenset(
    "a about abates takes take will would abortive abortives after all alone always and anywhere approximately around as at average avg away back bed bedtime before begin "
    "begins better between breakfast but by can clear clears constant continues dark day days dinner does down each ease eases either evening every "
    "few for from full fully go goes going gone h hour hours hr hrs if in into is it its least left less lasting lasts long longer longest longs lunch "
    "may mean medication medications medicine meds median min mins minutes morning mornings most mostly n't never next night no noon not o occasionally "
    "of off often on once one only or over own persist persists present rang range ranges ranging resolve resolves resolving rest rx several she he they "
    "shortest sleep sleeps sleeping so some something sometimes start started starts still stay stays subside subsides subsiding than that the then "
    "there through throughout till time to treat treated treating treatment tx two three four five six seven eight nine ten twelve twenty typical "
    "typically untreated until up upon usual usually varies wake wakes waking when while whole with within without worst".split()
)
_WORDS = re.compile(r"[a-z]+")


def goes_on_about_head(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence names nothing of its own and goes on about the headache of the sentence just before it."""
    lower, index = reading.lower, sentence.index
    if not index or not _GOES_ON_ABOUT.match(lower, sentence.start):
        return False
    words = _WORDS.findall(lower, sentence.start, sentence.end)
    if any(word not in _SAID and not word.endswith(("triptan", "triptans")) for word in words[1:]):
        return False
    before = reading.sentences[index - 1]
    if before.section.index != sentence.section.index or any(
        _not_head(m) for m in reading.of(sentence, "symptom", "procedure", "region")
    ):
        return False
    others = [m for m in reading.of(before, "symptom", "region", "treatment", "procedure") if _not_head(m)]
    return bool(reading.of(before, "pattern")) and not others


def _not_head(mention: Mention) -> bool:
    return mention.kind in ("treatment", "procedure") or _elsewhere(mention)


def _elsewhere(mention: Mention) -> bool:
    areas = areas_of(mention)
    return bool(areas) and not areas & _HEAD
