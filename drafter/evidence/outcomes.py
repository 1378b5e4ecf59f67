"""How a treatment is said to have turned out, composed from the words of a sentence.

A head ("relief", "helped", "failed") has a side. What stands before it turns it ("no relief"),
weighs it ("minimal relief", "good relief") or defers it ("for relief", "may help"); what stands
after a good one may take it back ("helped for a day"). Cues are data: ``lexicon/outcomes.yaml``.

Outcomes are the criteria library's: ``failed`` (no, slight, partial or short-lived relief),
``improved`` (lasting relief called good, or of half or more), ``not_tolerated``,
``contraindicated``; ``some`` is relief of unsaid weight, which decides nothing alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.aftermath import despite, persists, relapse
from drafter.evidence.answers import answers
from drafter.evidence.clauses import clause_at
from drafter.evidence.cue_places import ALL, FAILED, IMPROVED, SOME, WAS, Outcome, Place
from drafter.evidence.other_matters import ended_by, not_due, of_another_complaint, of_another_subject, told_of_beside
from drafter.evidence.outcome_doubts import taken_back
from drafter.evidence.outcome_lengths import brief_length, lasting_length, long_lengths, wore_off_after
from drafter.evidence.quantities import percentages
from drafter.evidence.scales import compared, goals_outcome, scored
from drafter.evidence.tables import column, heads_table
from drafter.evidence.tolerance import aggravation, contraindicated, effect, intolerant, provoked, reaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence

_LASTING_SHARE, _SLIGHT_SHARE = 50.0, 30.0  # per cent of relief
_OVER = ("wore", "worn", "wear", "faded")


# "to help", "will help", "hopes for relief": not yet an outcome. "able to", "failed to" are no deferral.
_DEFERRED = re.compile(
    r"(?:(?<!able )(?<!failed )(?<!fails )(?<!seems )(?<!seemed )(?<!appeared )(?<!respond )(?<!responded )(?<!began )(?<!continued )(?<!due )(?<!prior )(?<!started )(?<!continues )(?<!proved )(?<!found )(?<!led )(?<!leads )(?<!leading )\bto|"
    r"\b(?:(?i:will|should|could|would|might|can|until|hop(?:e|es|ing|ed)|goals?|expect\w*|anticipat\w*|seek\w*|want\w*|need\w*|looking|potential|possible|likely|if|whether|for(?: pain| symptom\w*| some| short-term| further| temporary| additional| longer| more| better)?|in hopes of|please)|may)) (?:(?:be|gone|been|worked|have|get|provide|give|gain|see|of|her|him|the|a|more|further|some|for|it|this|that|much|significantly|greatly|only|achieve|obtain|find|\w+ly) ){0,3}$"
)
#: "Stopped for lack of relief": what it was given up for, no aim.
_FOR_LACK = re.compile(r"lack|absence|inadequate|insufficient|poor|minimal|little")
_OTHER_CHANGE = re.compile(
    r" (?:in (?:her |his |the )?(?:exam|bowel|bladder|vision|strength|sensation|weight|appetite|medic|meds|health|gait|neuro|interval|plan|past|social|family|ros|dose)|since (?:the |her |his )?last (?:visit|exam|x-ray|mri)|today in|between(?! (?:\w+ )?(?:sessions|visits|appointments|doses|treatments)))"
)
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
#: "Benefit from Graston was nil".
_NIL = re.compile(
    r"(?: (?:from|with|of|to) [^.;,]{1,40}?)? ?(?::|=|was|were|is|has been|(?=(?:none|nil|zero|negligible|minimal)\b)) ?(?:essentially |practically |basically )?(?:nil|none|zero|negligible|minimal|nonexistent|absent|0%|0/10|[01] out of 10)\b| (?:zero|nil)(?=[.,;)]|$| at\b| so\b)|(?:(?<=benefit)|(?<=relief)|(?<=improvement)) (?:is |was )?(?:rated|scored|graded|put) (?:at |as )?(?:only )?[0-2] ?(?:out of|/) ?10\b|(?<=benefit) (?:at |as )?(?:only )?[0-3] ?(?:out of|/) ?10\b"
)
_LISTED = (
    r"(?:[\s,;/()+&x>-]|\d[\w.%/-]*|\b(?:mg|mcg|g|gm|bid|tid|qid|qhs|prn|daily|nightly|weekly|for|over|several|about|and|also|but|or|plus|alone|to date|so far|each|at|bedtime|home|total|"
    r"weeks?|wks?|months?|mos?|days?|years?|visits?|sessions?|two|three|four|five|six|seven|eight|nine|ten|twelve|trial|course|tried|completed|of|a|the|full|dose|has|have|had|which|by itself|alone|on its own|d|day|per|to|through|thru|till|until|from|in|since|early|mid|late|end|beginning|first|last|this|year|spring|summer|fall|autumn|winter|with|w/|under|at home|on|knee|left|right|"
    r"jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*)\b)*"
)
_JUDGED = re.compile(
    rf"(?:[^a-z]*(?:unfortunately|however|results?|so far|overall),? )?{_LISTED}(?:[:=-] ?)?(?:(?:outcome|response|result|relief|effect|benefit)s? ?(?:[:=-]|was|is) ?)?(?P<they>\b(?:both|all|each|these|they|neither)\b(?: (?:of (?:them|these|which)|measures|treatments|medications|meds|have|has|had))* ?|\bit )?"
    r"(?:(?:was|were|is|are|has|have|had|been|proved|proven|proving|remained|judged|deemed|considered|found|all|both|each|to be|quite|very|similarly|likewise|equally|again|also|just as|no less|every bit as|largely|wholly|entirely|thus far|so far|ultimately) ?)*"
)
#: "Physical therapy ending in December (inadequate)": brackets judge what stands before them.
_IN_BRACKETS = re.compile(r"[^.;()]{0,60}\((?:(?:was|were|found|proved|overall|all|very|quite|only) )*")
#: "Helped? no.", "Did it help? A: No.": a question that is answered behind its mark.
_ASKED_BACK = re.compile(
    r"(?: (?:it|you|her|him|at all|any|much|with|for|the|your|pain|this|that)){0,4} ?(?:\?\W{0,3}(?:a\W{1,2})?|:(?= ?(?:no|none|n|not at all|yes|y)(?:[.,;)/|]|$)) ?|\| ?(?=(?:no|none|n|yes|y) ?(?:\||$)))(?:(?P<no>no|none|nope|never|not (?:really|much|at all)|n)|yes|y|yep)\b(?!,? ?-? ?(?:i|she|he|we|never|not|did not|didn't|has not|hasn't|have not|haven't|did|was|none)\b)"
)
#: "Response: poor".
_KEYED = re.compile(
    r"[^a-z]*(?:[a-z]+ ){0,3}(?:relief|benefit|response|effect\w*|results?|outcome|gains?|progress|improvement|efficacy|helpfulness)(?: [a-z]+){0,3} ?[:=-] ?"
)
_QUESTION = re.compile(r"\W*(?:are|is|was|were|did|does|do|has|have|had|any|how|can|could|will|would)\b")
#: "Requires failure of PT": what a policy asks, not what happened.
_REQUIRED = re.compile(
    r"\b(?:requir\w+|criteri\w+|policy|policies|guidelines?|mandat\w+|must have|needs to have)\b[^.;]{0,60}$"
)
#: "Response: good", "response to Supartz: good".
_OF_WHAT = re.compile(r"(?: (?:to|from|after|with|of) [^.;,:]{1,40}?)? *(?::|=|->|--?) *")
_BARE = frozenset({"nothing", "none", "nil", "zero"})
#: "Benefit: none" answers; "Medical problems: none" answers another question.
_ASKED = re.compile(
    r"\b(?:relief|benefit|improve\w*|response|effect\w*|change|results?|help\w*|outcome|gains?|progress)\b"
)
_WITH_ALL = re.compile(r" (?:on|with|at|for) (?:all|both|each|every)\b")
_UNSURE = re.compile(
    r",? ?\(?(?:she|he|they|i|patient|pt) (?:thinks|think|believes|guess\w*|suppos\w*|imagines?)\b|,? ?\(?(?:maybe|perhaps|possibly|\?)"
)
_EVERYTHING = re.compile(r"\b(?:everything|all|the rest|the others|every\w*)\b")
_NEAR = 30
_LESS = re.compile(
    r"(?:\b(?:not|never|nowhere|half|nearly|no longer|hardly|less)|n't)(?: (?:nearly|near|anywhere|quite|even|half|been|is|was|be|felt|hurt|hurting))* $"
)
#: "No complaints since the propranolol", not "since the last visit".
_SINCE_IT = re.compile(
    r" (?:(?:the|her|his|a|an|she|he|on|took|started|starting|began|beginning|completing|finishing|getting|having|last|second|first|course|of) )*"
)
_COMPARED = re.compile(r" (?:like|as much as|as well as|more than|better than)\b")
#: "Some days PT helps, some days it doesn't".
_SOME_DAYS = re.compile(r"\b(?:some (?:days|nights|weeks|times)|sometimes|at times|off and on)\b")
_NO_OTHER = re.compile(
    r"\b(?:nothing|none|no other \w+|no (?:drug|medicine|medication|treatment))(?: (?:else|has|had|ever|yet|\w+ly))* ?$"
)
#: "Was taken until November and it failed" tells; "until it fails" does not.
_UNSETTLED = re.compile(
    r"\b(?:if|should|unless|until|when|in case|will|may|might|would|could)\b(?![^,]*\band (?:then )?(?:it|they|both|each)\b)[^,]{0,30}$"
)
#: "Planned after land therapy fails": then, not now.
_ONCE_DONE = re.compile(r"\b(?:once|after|when|if|until|unless)\b[^.;,]{0,50}\b(?:has|have) $")
_ONCE_IT = re.compile(r"\b(?:after|once|as soon as|before|whenever)\b[^.;,]{0,30}$")


def outcomes(reading: Reading, sentence: Sentence) -> list[Outcome]:
    """The outcomes that a sentence states, in order."""
    return reading.in_turn("outcomes", sentence, _outcomes)


def _outcomes(reading: Reading, sentence: Sentence) -> list[Outcome]:
    lower = reading.lower
    cues = reading.of(sentence, "outcome")
    answered = list(answers(reading, sentence))
    heads = any(cue.concept["role"] in _READERS for cue in cues)
    if not heads and not answered and not scored(lower, sentence.start, sentence.end):
        return []
    if sentence.section.kind in ("instructions", "family") or heads_table(reading, sentence):
        return []
    if sentence.section.kind == "goals":
        return [
            Outcome(start, start, end, says) for start, end, says in goals_outcome(lower, sentence.start, sentence.end)
        ]
    treatments = reading.of(sentence, "treatment", "procedure")
    parts, span = reading.clauses(sentence), (sentence.start, sentence.end)
    found: list[Outcome] = []
    for cue in cues:
        reader = _READERS.get(cue.concept["role"])
        if reader is not None:
            first, last = clause_at(parts, cue.start)
            outcome = reader(Place(reading, sentence, cue, cues, treatments, first, last), found)
            if outcome is None or of_another_subject(lower, span, first, outcome):
                continue
            if taken_back(reading, sentence, outcome, good=cue.concept["role"] == "good"):
                continue
            if not ended_by(lower, span, outcome, treatments) and not not_due(lower, span, outcome):
                found.append(outcome)
    found += [Outcome(start, start, end, says) for start, end, says in compared(lower, sentence.start, sentence.end)]
    found += [o for o in answered if not any(f.start < o.end and o.start < f.end for f in found)]
    return sorted(_largest(found), key=lambda outcome: outcome.head)


#: What a cell under "Helped?" holds.
def _largest(found: Sequence[Outcome]) -> Iterator[Outcome]:
    """Outcomes that do not lie inside a longer one."""
    for one in found:
        if not any(o.start <= one.start and one.end <= o.end and o.end - o.start > one.end - one.start for o in found):
            yield one


def _good(place: Place, _: Sequence[Outcome]) -> Outcome | None:
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
    praised = _COMPARED.match(place.after) and _NO_OTHER.search(place.before)  # "nothing works as well as naproxen"
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
    deferred = _DEFERRED.search(place.reading.view.text[place.first : start]) and not _FOR_LACK.match(lower, start)
    if deferred or place.unreal or place.doubtful:
        return None
    if "negator" in roles:
        return place.outcome(SOME if _FULL.search(lower[start : cue.end]) else FAILED, start)
    if "slight" in roles or _NOT_SAID.search(lower, place.first, start):
        return place.outcome(FAILED, start)
    return _weighed(place, roles, start)


def _weighed(place: Place, roles: set[str], start: int) -> Outcome:
    """What a good head comes to by the words behind it: "helped for a day", "relief was nil", "40 % better"."""
    lower, cue = place.reading.lower, place.cue
    faded = place.behind(60, "fading")
    if faded is not None and (lasted := lasting_length(place, faded)):
        # "Excellent relief for 7 months, now wearing off" held; what only "helped" for so long is weighed by others.
        weighed = "strong" in roles or all(t.kind == "procedure" for t in place.treatments)
        return place.outcome(IMPROVED if weighed else SOME, start, lasted.end)
    if brief := brief_length(place):
        return place.outcome(FAILED, min(start, brief.start), max(cue.end, brief.end))
    if fading := faded or _NIL.match(lower, cue.end, place.last):
        return place.outcome(FAILED, start, fading.end() if isinstance(fading, re.Match) else fading.end)
    shares = percentages(lower, max(place.first, cue.start - 30), min(place.last, cue.end + 24))
    # A "no relief" nearby is another outcome, no share of this one.
    if share := next((s for s in shares if not lower.startswith(("no ", "without"), s.start)), None):
        large, small = share.value.compare(">=", _LASTING_SHARE), share.value.compare("<=", _SLIGHT_SHARE)
        says = IMPROVED if large else FAILED if small else SOME
        return place.outcome(says, min(start, share.start), max(cue.end, share.end))
    if weigher := place.behind(13, "slight", "some"):
        return place.outcome(FAILED if weigher.concept["role"] == "slight" else SOME, start, weigher.end)
    unsure = "some" in roles or _UNSURE.match(lower, cue.end)
    return place.outcome(SOME if unsure else IMPROVED, start)


def _bad(place: Place, _: Sequence[Outcome]) -> Outcome | None:
    negated = any(m.concept["role"] == "negator" for m in place.modifiers())
    unreal = (
        of_another_complaint(place.reading.lower, place.span, place.first, place.cue.start, place.cue.end)
        or _REQUIRED.search(place.reading.lower, place.sentence.start, place.cue.start)
        or place.unreal
        or place.counterfactual
        or place.doubtful
    )
    ahead = _ONCE_DONE.search(place.before) or (place.text in ("fail", "fails") and _ONCE_IT.search(place.before))
    return None if negated or unreal or ahead or _UNSETTLED.search(place.before) else place.outcome(FAILED)


def _neutral(place: Place, _: Sequence[Outcome]) -> Outcome | None:
    """A head that says something only when it is turned or weighed: "no effect", "good response"."""
    modifiers = place.modifiers()
    turned = [m for m in modifiers if m.concept["role"] in ("negator", "slight")]
    strong = [m for m in modifiers if m.concept["role"] == "strong" and place.cue.concept["weighed"]]
    of_plan = not place.cue.concept["weighed"] and any(
        0 <= t.start - place.cue.end < 6
        for t in place.treatments
        if re.match(r" (?:to|in) $", place.reading.lower[place.cue.end : t.start])
    )
    if place.unreal or place.counterfactual or place.doubtful or of_plan or _OTHER_CHANGE.match(place.after):
        return None
    if nil := _NIL.match(place.reading.lower, place.cue.end, place.last):
        return place.outcome(FAILED, end=nil.end())
    if not turned and (fading := place.behind(60, "fading")):
        return place.outcome(FAILED, end=fading.end)
    if not (turned or strong):
        weigher = place.behind(60, "slight", "strong") if place.cue.concept["weighed"] else None
        between = "" if weigher is None else place.reading.lower[place.cue.end : weigher.start]
        # "Response: poor" answers as "response was poor" tells.
        if weigher is None or not (WAS.search(between) or _OF_WHAT.fullmatch(between)):
            return None
        return place.outcome(FAILED if weigher.concept["role"] == "slight" else IMPROVED, end=weigher.end)
    return place.outcome(FAILED if turned else IMPROVED, min(m.start for m in turned or strong))


def _failed(place: Place, _: Sequence[Outcome]) -> Outcome | None:
    """A whole statement that a treatment failed."""
    if place.unreal or place.counterfactual or place.doubtful or _COMPARED.match(place.after):
        return None  # "nothing helped like PT did"
    if "as " in place.text and _LESS.search(place.before):
        return place.outcome(SOME)  # "not nearly as bad as before"
    if place.text.startswith(_OVER) and any(wore_off_after(place, place.cue.end, told) for told in long_lengths(place)):
        return None  # "It wore off after five months"
    if place.text in ("none", "nil") and any(
        re.fullmatch(r" ?[:=-] ", place.reading.lower[t.end : place.cue.start]) for t in place.treatments
    ):
        return None  # "PT: none" was never done
    asked = _ASKED.search(place.sentence.label) or _answers(place)
    asked = bool(asked or _KEYED.fullmatch(place.reading.lower, place.sentence.start, place.cue.start))
    if place.text in _BARE and not (asked or _named_before(place)):
        return None
    cell = place.reading.lower.endswith(("| ", "|"), place.sentence.start, place.cue.start)
    heading = column(place.reading, place.sentence, place.cue.start) if cell else ""
    if cell and (not _ASKED.search(heading) or "side" in heading or "adverse" in heading):
        return None  # what a cell of a table has none of, its heading says
    whole = place.text.startswith(("nothing", "none")) or bool(ALL.search(place.before[-24:]))
    return place.outcome(FAILED, whole=whole or bool(_WITH_ALL.match(place.after)))


def _answers(place: Place) -> bool:
    """Whether a sentence says yes to a question and then how it went: "PT? Yes, 3 months, nothing."."""
    return place.sentence.label.endswith("?") and place.before.lstrip(" -*\"'").startswith("yes")


def _named_before(place: Place) -> bool:
    return any(t.end <= place.cue.start for t in place.treatments)


def _praise(place: Place, _: Sequence[Outcome]) -> Outcome | None:
    """A whole statement that a treatment helped; a "not" before it leaves nothing said."""
    lower = place.reading.lower
    negated = any(m.concept["role"] == "negator" for m in place.modifiers())
    if place.unreal or place.counterfactual or place.doubtful or negated:
        return place.outcome(FAILED) if negated and place.text.endswith("difference") else None
    if _DEFERRED.search(place.reading.view.text[place.first : place.cue.start]):
        return None
    if fading := place.behind(60, "fading"):
        return place.outcome(IMPROVED if lasting_length(place, fading) else FAILED, end=fading.end)
    if place.text.endswith(" since") and not any(
        _SINCE_IT.fullmatch(lower, place.cue.end, t.start) for t in place.treatments
    ):
        return None
    return place.outcome(IMPROVED, whole=bool(ALL.search(lower[place.first : place.cue.start])))


def _predicate(place: Place, _: Sequence[Outcome]) -> Outcome | None:
    """A judgement of the treatments named before it: "naproxen and PT have been inadequate"."""
    lower, cue = place.reading.lower, place.cue
    before = [t for t in place.treatments if t.end <= cue.start]
    if place.unreal or place.counterfactual or place.doubtful:
        return None
    if any(m.concept["role"] == "negator" for m in place.modifiers()):
        return None
    answers = not before and _KEYED.fullmatch(lower, place.sentence.start, cue.start)
    if answers or (before and _IN_BRACKETS.fullmatch(lower, before[-1].end, cue.start)):
        return place.outcome(FAILED, whole=False)
    about = _JUDGED.fullmatch(lower, before[-1].end if before else place.sentence.start, cue.start)
    alone = not before and place.sentence.start == cue.start and _behind_treatment(place)
    if about is None or not (before or about["they"] or alone):
        return None
    return place.outcome(FAILED, whole=bool(about["they"]) or alone)


def _behind_treatment(place: Place) -> bool:
    """Whether the sentence before names a treatment: "Ibuprofen, March to June. Inadequate, then stopped."."""
    index = place.sentence.index
    return index > 0 and bool(place.reading.of(place.reading.sentences[index - 1], "treatment"))


def _except(place: Place, found: Sequence[Outcome]) -> Outcome | None:
    """What is said of all the others is not said of this one: "everything helped except the PT"."""
    excepted = next((t for t in place.treatments if 0 < t.start - place.cue.end < _NEAR), None)
    if excepted is None or not found or place.unreal:
        return None
    others = found[-1]
    if others.says == FAILED:
        return place.outcome(SOME, forward=True, whole=False)
    of_all = _EVERYTHING.search(place.reading.lower, place.sentence.start, others.head)
    return place.outcome(FAILED, forward=True, whole=False) if of_all and others.says == IMPROVED else None


def _same(place: Place, found: Sequence[Outcome]) -> Outcome | None:
    """What was said of the treatment before is said of this one: "neither did ibuprofen"."""
    if not place.treatments:
        return None
    forward = any(place.cue.end <= t.start <= place.cue.end + 40 for t in place.treatments)
    if place.text.startswith(("neither", "nor", "no more")):
        if told_of_beside(place.reading.lower, place.cue.end):
            return None
        return place.outcome(FAILED, forward=forward, whole=False)
    index = place.sentence.index
    earlier = list(found) or [
        o for s in place.reading.sentences[max(0, index - 2) : index] for o in outcomes(place.reading, s)
    ]
    if place.text.endswith(("not", "n't")):  # "PT helped, ibuprofen did not"
        says = earlier[-1].says if earlier else ""
        # "PT did not help; celecoxib didn't either".
        either = says == FAILED and place.reading.lower.startswith(" either", place.cue.end)
        turned = says in (IMPROVED, SOME) or either
        if turned and _SOME_DAYS.search(place.reading.lower, place.sentence.start, place.cue.start):
            return place.outcome(SOME, whole=False)
        return place.outcome(FAILED, whole=False) if turned else None
    return place.outcome(earlier[-1].says, forward=forward, whole=False) if earlier else None


_READERS: dict[str, Callable[[Place, Sequence[Outcome]], Outcome | None]] = {
    "good": _good,
    "bad": _bad,
    "neutral": _neutral,
    "failed": _failed,
    "improved": _praise,
    "predicate": _predicate,
    "worse": intolerant,
    "intolerant": intolerant,
    "contraindicated": contraindicated,
    "effect": effect,
    "reaction": reaction,
    "aggravation": aggravation,
    "provoked": provoked,
    "despite": despite,
    "persists": persists,
    "relapse": relapse,
    "except": _except,
    "same": _same,
}
