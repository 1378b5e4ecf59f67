"""What a good word comes to: "helped", "relief", by what turns, weighs, defers it, and by what follows ("helped for a day")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.cue_places import FAILED, IMPROVED, SOME, Outcome, Place
from drafter.evidence.outcomes.beside_heads import COMPARED, DEFERRED, NIL
from drafter.evidence.outcomes.lost_gains import ends_complaint
from drafter.evidence.outcomes.other_matters import of_another_complaint
from drafter.evidence.outcomes.outcome_lengths import brief_length, lasting_length, only_first
from drafter.evidence.words.percentages import percentages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.words.concepts import Mention

_LASTING_SHARE, _SLIGHT_SHARE = 50.0, 30.0  # per cent of relief


#: "Stopped for lack of relief": what it was given up for, no aim.
_FOR_LACK = re.compile(r"lack|absence|inadequate|insufficient|poor|minimal|little")
_NONE_OF = re.compile(
    r"[^a-z]*(?:and |but |so far,? |unfortunately,? )?((?:none|neither|not (?:one|a single one)) (?:of )?|nothing,? (?:including|not even|neither|from)\b)"
)
#: "Neither diclofenac nor baclofen helped"; with words of its own between, "neither" is another statement's.
_NEITHER = re.compile(
    r"\bneither (?:(?:of|the|her|his|oral|topical) )*(?:[\w./%-]+ ){1,8}?(?:nor|or|and) (?:[\w./%-]+ ){1,8}(?:has |have |had |ever |really |was |were )*$"
)
_FULL = re.compile(r"\b(?:complete\w*|full\w*|total\w*|entire\w*|100)\b")
#: "Can't say that PT helped", "does not feel that it helped".
_NOT_SAID = re.compile(
    r"\b(?:(?:can't|cannot|can not|couldn't|could not|wouldn't|would not) (?:honestly |really )?(?:say|tell|swear|claim)|no (?:real |clear |objective )?(?:evidence|indication|sign|suggestion)|(?:doesn't|does not|didn't|did not|don't|do not) (?:think|feel|believe|find)|(?:has|have|had)(?: not|n't) found|never found) (?:that )?(?!(?:much|any|a\b|very|so|as)\b)[^.;]{0,50}$"
)
#: "Helped? no.", "Did it help? A: No.": a question that is answered behind its mark.
_ASKED_BACK = re.compile(
    r"(?: (?:it|you|her|him|at all|any|much|with|for|the|your|pain|this|that)){0,4} ?(?:\?\W{0,3}(?:a\W{1,2})?|:(?= ?(?:no|none|n|not at all|yes|y)(?:[.,;)/|]|$)) ?|\| ?(?=(?:no|none|n|yes|y) ?(?:\||$)))(?:(?P<no>no|none|nope|never|not (?:really|much|at all)|n)|yes|y|yep)\b(?!,? ?-? ?(?:i|she|he|we|never|not|did not|didn't|has not|hasn't|have not|haven't|did|was|none)\b)"
)
_QUESTION = re.compile(r"\W*(?:are|is|was|were|did|does|do|has|have|had|any|how|can|could|will|would)\b")
_UNSURE = re.compile(
    r",? ?\(?(?:she|he|they|i|patient|pt) (?:thinks|think|believes|guess\w*|suppos\w*|imagines?)\b|,? ?\(?(?:maybe|perhaps|possibly|\?)"
)
#: "At first PT seemed to help": for how long is another matter.
_AT_FIRST = re.compile(
    r"\W*(?:at first|initially|early on|in the beginning|to begin with|to start with|for (?:a|some) (?:time|while)|in the first (?:few |couple of )?(?:days?|weeks?|months?)),? (?!treat|tried|manag|start|prescri|given|evaluat|present)"
)
_NO_OTHER = re.compile(
    r"\b(?:nothing|none|no other \w+|no (?:drug|medicine|medication|treatment))(?: (?:else|has|had|ever|yet|\w+ly))* ?$"
)


def good(place: Place, _: Sequence[Outcome]) -> Outcome | None:
    lower, cue = place.reading.lower, place.cue
    asks = lower[place.sentence.end - 1] == "?"
    if asked := _ASKED_BACK.match(
        lower, cue.end, place.reading.answered(place.sentence) if asks else place.sentence.end
    ):
        return place.outcome(FAILED if asked["no"] else IMPROVED)
    if asks and _QUESTION.match(lower, place.sentence.start):
        return None  # the answer tells
    return _told_good(place)


def _told_good(place: Place) -> Outcome | None:
    """What a good head comes to that no question asks for."""
    lower, cue = place.reading.lower, place.cue
    praised = COMPARED.match(place.after) and _NO_OTHER.search(place.before)  # "nothing works as well as naproxen"
    if praised or of_another_complaint(lower, place.span, place.first, cue.start, cue.end):
        return None
    if none := _NONE_OF.match(lower, place.first, cue.start):
        return place.outcome(FAILED, none.start(1), whole=True)
    if place.treatments and (both := _NEITHER.search(lower, place.first, cue.start)):
        return place.outcome(FAILED, both.start(), whole=False)
    modifiers = place.modifiers()
    roles = {modifier.concept["role"] for modifier in modifiers}
    start = min([cue.start, *(modifier.start for modifier in modifiers)])
    if place.counterfactual:
        return place.outcome(IMPROVED, start) if "negator" in roles else None
    deferred = DEFERRED.search(place.reading.view.text[place.first : start]) and not _FOR_LACK.match(lower, start)
    if deferred or place.unreal or place.doubtful:
        return None
    if "negator" in roles:
        return place.outcome(SOME if _FULL.search(lower[start : cue.end]) else FAILED, start)
    if "slight" in roles or _NOT_SAID.search(lower, place.first, start):
        return place.outcome(FAILED, start)
    return _weighed(place, roles, start)


_STOPS = r"(?:(?:ran|runs?|running|was|were|been) out|stopp?(?:ed|ing|s)?(?! (?:work|help|being|doing any))|quits?(?! work)|quitting|c[ao]m(?:e|es|ing) off|is off|went off|was off|goes without|went without|skips?|misse[sd]|miss(?:es|ing)?|lapsed|forg[eo]ts?)\b"
#: Behind it, that it was the medicine: "stopped it", "missed two doses", "ran out."; "stopped sleeping", "forgets things" are of something else.
_OBJECT = re.compile(
    r"(?P<lead> (?:of|taking|using|to take|to use))?(?: (?:her|his|the|a|an|any|some|one|two|three|\d|all|few|several|prescribed|daily|evening|morning|nightly))*"
    r"(?:(?: (?:it|them|doses?|pills?|tablets?|tabs?|capsules?|med(?:icine|ication)?s?|drugs?|refills?|prescription|script|supply|samples|nsaids?|days?|nights?))\b|(?= ?(?:[.;,)]|$))|(?= (?:and|but|then|for|in|last|due|when|again|early|on \d)\b))"
)
#: "Took care of it, then she ran out and the pain is back": of a medicine that was no longer taken.
_OFF_BEFORE = re.compile(rf"\b{_STOPS}(?!(?: [\w'-]+){{0,3}},? (?:as|because|since|when|after|once)\b)")
_OFF_BEHIND = re.compile(
    rf" (?:\w+ )?(?:when(?:ever)?|once|after|as soon as|if|upon|(?:every|each|any) time|the (?:day|week|moment|minute)|on|without it)\b(?: [\w'-]+){{0,3}}? {_STOPS}"
)


def _was_off(place: Place, faded: Mention) -> bool:
    """Whether the complaint came back only when a medicine that had helped was no longer taken."""
    lower = place.reading.lower
    named = [t for t in place.treatments if t.start < place.cue.start and t.kind == "treatment"]
    if not ends_complaint(lower[faded.start : faded.end]) or not named or named[-1].concept["group"] != "medicine":
        return False
    told = [*_OFF_BEFORE.finditer(lower, place.cue.end, faded.start)]
    told += [m] if (m := _OFF_BEHIND.match(lower, faded.end, place.sentence.end)) else []
    return any(_of_medicine(place, m.end(), lower[named[-1].start : named[-1].end]) for m in told)


def _of_medicine(place: Place, end: int, name: str) -> bool:
    """Whether what was stopped or missed, behind its verb, is the medicine: by its name, by a word for it, or nothing else."""
    lower = place.reading.lower
    named = re.compile(rf" (?:(?:of|taking|using|to take|to use|the|her|his) )*{re.escape(name)}\b")
    return bool(named.match(lower, end) or _OBJECT.match(lower, end, place.sentence.end))


def _weighed(place: Place, roles: set[str], start: int) -> Outcome:
    """What a good head comes to by the words behind it: "helped for a day", "relief was nil", "40 % better"."""
    lower, cue = place.reading.lower, place.cue
    faded = place.behind(60, "fading")
    if faded is not None and _was_off(place, faded):
        return place.outcome(IMPROVED if "some" not in roles else SOME, start)
    if faded is not None and (lasted := lasting_length(place, faded)):
        # "Excellent relief for 7 months, now wearing off" held; what only "helped" for so long is weighed by others.
        weighed = "strong" in roles or all(t.kind == "procedure" for t in place.treatments)
        return place.outcome(IMPROVED if weighed else SOME, start, lasted.end)
    if brief := brief_length(place):
        return place.outcome(FAILED, min(start, brief.start), max(cue.end, brief.end))
    if fading := faded or NIL.match(lower, cue.end, place.sentence.end):
        end = fading.end() if isinstance(fading, re.Match) else fading.end
        held = faded is not None and only_first(place, faded)
        return place.outcome(SOME if held else FAILED, start, end)
    shares = percentages(lower, max(place.first, cue.start - 30), min(place.last, cue.end + 24))
    # A "no relief" nearby is another outcome, no share of this one.
    if share := next((s for s in shares if not lower.startswith(("no ", "without"), s.start)), None):
        large, small = share.value.compare(">=", _LASTING_SHARE), share.value.compare("<=", _SLIGHT_SHARE)
        says = IMPROVED if large else FAILED if small else SOME
        return place.outcome(says, min(start, share.start), max(cue.end, share.end))
    if weigher := place.behind(13, "slight", "some"):
        return place.outcome(FAILED if weigher.concept["role"] == "slight" else SOME, start, weigher.end)
    unsure = (
        "some" in roles
        or _AT_FIRST.match(lower, place.first, cue.start)
        or place.text.startswith("used to")
        or _UNSURE.match(lower, cue.end)
    )
    return place.outcome(SOME if unsure else IMPROVED, start)
