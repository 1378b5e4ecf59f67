"""Whether how often a treatment is had shows by itself that it goes on: "PT twice a week", "tizanidine at bedtime".

"Awaiting approval for PT twice a week" and "too busy for weekly counseling" tell how often it would be. So, where no word of its own
says that it goes on, nothing may stand before it in its sentence but other treatments, names, and words that point, have or join; and
nothing behind it that holds it up or puts it off.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from drafter.evidence.words.numbers import NUMBER

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_POINTS = r"(?:she|he|they|i|we|you|it|its|her|his|their|our|my|the|a|an|this|that|these|those|all|both|each|every|some|one|pt|patient|mr|mrs|ms|dr|who|which|where|there|here|as|same|own|member|client)"
_HAS = r"(?:is|are|has|have|had|been|being|be|was|were|am|does|do|doing|did|done|takes?|took|taking|taken|uses?|used|using|gets?|got|getting|receiv\w+|having|goes|going|sees?|seen|saw|seeing|attend\w*|comes?|coming|works?|working|meets?|meeting|particip\w+|continu\w+|cont|keeps?|kept|keeping|maintain\w*|remains?|stays?|follows?|following|practi[cs]\w+|perform\w*|complet\w+|compliant|adheren\w+|faithful\w*|dilig\w+|religious\w*|tolerat\w+|enroll?ed|engaged?|active\w*|involved|includ\w*|consist\w*|compris\w*|cover\w*|part|under|way|progress|place|ongoing|underway|begun|started|since|reports?|states?|says?|notes?|told|tells|describes?|confirms?|relates?|prescribed|given|gave|taught|shown|made|designed|wrote|written|set|led|supervised|directed|guided|run|runs|rx|rxd|put|placed|maintained|managed|treated|treating|treats?|helped|improved|better|accepted|admitted|joined|entered|began|begun|resumed|alternat\w+|combin\w+|rotat\w+)"
_JOINS = r"(?:and|or|with|without|plus|also|as|well|along|together|addition|besides|beside|in|on|at|of|to|for|from|by|per|via|through|under|while|then|now|currently|presently|today|still|already|again|regularly|always|usually|additionally|concurrent\w*|meanwhile|otherwise|including|w|x|c|up|out|over|about|around|approx\w*|during|between|before|after|since|early|late|mid|middle|beginning|start|end|last|past|past|every|most|only|just|etc|so|far|too|more|than|least)"
_CARE = r"(?:current|present|treatments?|tx|rx|therap\w+|care|program\w*|plan|regimen|meds?|medications?|medicines?|pain|home|formal|outpatient|individual|group|team|clinic\w*|classes|class|sessions?|visits?|appointments?|exercis\w*|stretch\w*|routine|components?|multimodal|comprehensive|multidisciplin\w*|interdisciplin\w*|conservative|measures?|modalit\w+|activity|activities|daily|weekly|nightly|monthly|biweekly|morning|evening|night|bedtime|days?|weeks?|months?|years?|times?|once|twice|thrice|dose|doses|mg|mcg|g|ml|tabs?|tablets?|caps?|capsules?|po|oral|orally|bid|tid|qid|qd|qhs|hs|prn|er|xr|sr|low|high|nurse|therapist|psychologist|counselor|counsellor|educat\w+|coach|social|worker|physical|occupational|behavioral|health|cognitive|skills?|coping|telehealth|virtual|online|video|phone|hpi|s|o|a|interval|history|subjective|objective|assessment|update|summary|note|yes|y|ok|status|frequency|type|other|others|rest|supports?|adjuncts?|doing|list|nsaids?|analgesics?|adjuvants?|muscle|relaxants?|bands?|body|posture|postural|mechanics|pacing|sleep|hygiene|mood|stress|core|strengthening|back|neck|shoulder|spine)"
_CARRIES = re.compile(
    rf"(?:{_POINTS}|{_HAS}|{_JOINS}|{_CARE}|{NUMBER}|mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|spring|summer|fall|autumn|winter)"
)
_WORDS = re.compile(r"[a-z']+")
_USED_TO = "used to "
_NAME = re.compile(r"(?<=[\w,).] )[A-Z][\w'’.-]*")
_WORD = re.compile(r"(?!Await|Consider|Propos|Plan|Request|Recommend|Pending|Declin|Refus)[A-Z][a-z]+ ")
#: "She will not stop what she is doing already: ...": what heads a list of what goes on.
_UNDER_WAY = re.compile(
    r"^.*\b(?:doing|going on|running|under ?way|current\w*|already|ongoing|at present)\b[^:;]{0,40}:"
)
#: What may be named before it and says nothing of it.
_THINGS = frozenset({"treatment", "programme", "region", "symptom", "diagnosis", "condition", "event", "scale"})
#: "PT twice a week is on hold", "CBT every other week was cancelled", "weekly counseling, which begins in January".
_HELD = re.compile(
    r"[^.;]{0,30}?\b(?:(?:is|was|are|were|has been|have been|had been|now|being|remains?|currently|all|put|placed)(?: (?:all|now|still|currently|being|put))* (?:on hold|held|hold|cancel+ed|paused|suspended|postponed|delayed|deferred|interrupted|halted|stopped|discontinued|denied|declined|refused|pending|waitlisted|ended|over|finished|too (?:far|costly|expensive))|on hold\b|(?:which|that|to) (?:will )?(?:begins?|starts?|commences?|is to)|(?:begins?|starts?|starting|beginning) (?:next|in (?!the past)|on|after|once|when|as soon)|(?:if|once|when|as soon as|pending|until|unless) (?:it|she|he|they|approved|authorized|covered|cleared|insurance|able|the|her|his|auth\w*|approval)\b(?! (?:wakes|sleeps|goes|works|gets|sits|drives|is working)))"
)


@lru_cache(maxsize=4096)  # the same words stand in every note
def _carries(word: str) -> bool:
    """Whether a word says nothing of a treatment that stands behind it but that it is there."""
    return _CARRIES.fullmatch(word) is not None


def goes_by_rate(reading: Reading, sentence: Sentence, treatment: Mention, mark: Mention) -> bool:
    """Whether how often a treatment is had shows it going on, where its sentence has no word that says so.

    :param mark: the words that tell how often.
    """
    lower = reading.lower
    last = min(treatment.start, mark.start)
    kept, text = list(lower[sentence.start : last]), reading.view.text[sentence.start : last]
    for mention in reading.mentions(sentence):
        if mention.start < last and (
            mention.kind in _THINGS or (mention.kind == "course" and mention.concept["status"] == "ongoing")
        ):
            at = mention.start - sentence.start
            kept[at : mention.end - sentence.start] = " " * (min(mention.end, last) - mention.start)
    if text != text.upper():
        for name in _NAME.finditer(text):
            kept[name.start() : name.end()] = " " * (name.end() - name.start())
    before = _UNDER_WAY.sub("", "".join(kept))
    if reading.view.text[treatment.start].isupper() and _WORD.fullmatch(text):
        before = ""  # "Lakeshore Interdisciplinary Pain Program, weekly"
    if _USED_TO in before or not all(_carries(word) for word in _WORDS.findall(before)):
        return False
    return not any(_HELD.match(lower, at, sentence.end) for at in (treatment.end, max(treatment.end, mark.end)))
