"""What a session did in words without a figure ("with good relief", "never tried", "failed PT and a steroid injection")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.courses.courses import courses, shared
from drafter.evidence.meaning.cue_places import CONTRAINDICATED, FAILED, IMPROVED, NOT_TOLERATED
from drafter.evidence.outcomes.failed_lists import listed_as_failed
from drafter.evidence.outcomes.spells import session_outcomes
from drafter.evidence.words.months import VERB_MAY
from drafter.models.rules.claims import claim

if TYPE_CHECKING:
    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.meaning.cue_places import Outcome
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: "Improved with weight loss", "better since arthroscopy": by another thing than a session named before.
BY_OTHER = re.compile(
    r" (?:a lot |much |greatly |somewhat |markedly )?(?:after|with|since|following|from|through|on) (?:(?:the|her|his|a|an|knee|some|starting|losing|using|wearing) )*(?:aspiration|drain\w+|arthroscop\w+|surgery|menisc\w+|weight|\d+ (?:lb|pounds)|diet|brac\w+|pt|physical therapy|therapy|exercis\w+|ice|heat|tylenol|acetaminophen|nsaids?|naproxen|meloxicam|celecoxib|celebrex|diclofenac|tramadol|duloxetine|cortisone|steroids?|prednisone|acupuncture|massage|tap(?:e|ing)|orthotics|inserts|cane|swimming|pool|semaglutide|ozempic|wegovy)\b(?! and (?:it|the injection|synvisc|gel))"
)
_FAILED = re.compile(r"(?:(?:has|have|had) )?failed\b:?")
_LIST = re.compile(
    r":?(?:[\s,/&+()-]|\b(?:and|or|a|an|the|her|his|both|all|prior|previous|multiple|several|two|three|of|oral|topical|right|left|knee|bilateral|x ?\d|\d+|tx|rx|treatments?|therap(?:y|ies)|meds?|measures|conservative|options|course|trial|weeks?|wks?|wk|months?|mos?|mo|visits?|sessions?|days?|mg|bid|tid|qd|daily|including|as well as|plus|then|for)\b|\d+(?:wks?|mos?|mg)\b)*"
)
#: "She does not tolerate steroid injections".
_BORNE = re.compile(
    r"(?: (?:the|her|his|any|these|those|more|further|repeat|repeated|right|left|knee|intra-?articular))* "
)


def _forbids(reading: Reading, outcome: Outcome, mention: Mention) -> bool:
    """Whether an outcome before a procedure says that it must not be done, or was not borne."""
    if outcome.says == NOT_TOLERATED:
        return bool(_BORNE.fullmatch(reading.lower, outcome.end, mention.start))
    return outcome.forward and outcome.says == CONTRAINDICATED


def _injected(reading: Reading, mention: Mention, treatment: Mention) -> bool:
    """Whether a steroid behind an injection is what was injected ("Injection: L knee 11/14, methylprednisolone 80; no relief")."""
    return (
        treatment.concept["class"] == "steroid"
        and mention.end <= treatment.start
        and not _BY_MOUTH.search(reading.lower, mention.end, treatment.end + _BEHIND_IT)
    )


#: A steroid that was swallowed.
_BY_MOUTH = re.compile(
    r"\b(?:oral(?:ly)?|po|by mouth|taper|packs?|dose ?-?pa[ck]k?|burst|tabs?|tablets?|prednisone|medrol)\b"
)
_BEHIND_IT = 16  # characters


def outcome_of(reading: Reading, sentence: Sentence, mention: Mention) -> dict[str, Claim]:
    """What a session did in words without a figure ("with good relief")."""
    if reading.lower[sentence.end - 1] == "?":
        return {}  # "How much relief did the shots give?" tells nothing
    if failed := _failed_list(reading, sentence, mention):
        return {"outcome": claim(reading, failed.start, failed.end, failed.says)}
    named_too = [t for t in reading.of(sentence, "treatment") if not _injected(reading, mention, t)]
    theirs = {
        o.head
        for c in courses(reading, sentence).named
        if c.treatment in named_too
        for o in c.outcomes
        if not _before_another(reading.lower, mention.end, o, c.treatment)
    }
    every = [
        o
        for o in session_outcomes(reading, sentence)
        if not _HEDGED.search(reading.lower, sentence.start, o.start)
        and not _OF_OTHERS.search(reading.lower, max(sentence.start, o.start - 12), o.end)
    ]
    if refused := _turned_down(reading, sentence, mention):
        return {"outcome": refused}
    told = next(
        (
            o
            for o in every
            if o.head > mention.start or o.start <= mention.start < o.end or _forbids(reading, o, mention)
        ),
        None,
    )
    # "NSAIDs, PT, cortisone: all failed" is said of every one of them.
    joint = [
        o
        for o in shared(reading, sentence, mention)
        if not _OF_OTHERS.search(reading.lower, max(sentence.start, o.start - 12), o.end)
    ]
    others = told is not None and (told.head in theirs or any(mention.end <= t.start < told.head for t in named_too))
    if told and told not in joint and ((others and not told.whole) or _of_next(reading, sentence, mention, told)):
        return {}
    if told is None and (given := _given_by(reading, sentence, mention)) is not None:
        # "PT helped her for eight months after Euflexxa": the PT did.
        before = [t for t in named_too if t.end <= given.start]
        by_other = before and (
            any(given.start <= head < given.end for head in theirs)
            or (given.says == IMPROVED and not all(_CLAUSE.search(reading.lower, t.end, given.start) for t in before))
        )
        told = None if by_other else given
    if told is None and not _IN_GENERAL.search(reading.lower, sentence.start, sentence.end):
        told = next((o for o in joint if o.says == FAILED), None)
    if told is None and listed_as_failed(reading, sentence, mention):
        return {"outcome": claim(reading, mention.start, mention.end, FAILED)}
    return {"outcome": claim(reading, told.start, told.end, told.says)} if told else {}


def _of_next(reading: Reading, sentence: Sentence, mention: Mention, told: Outcome) -> bool:
    """Whether an outcome is of another procedure that stands before it, joined to this one by nothing ("Synvisc in January cortisone helped")."""
    between = [p for p in reading.of(sentence, "procedure") if mention.end <= p.start and p.end <= told.start]
    others = [p for p in between if p.concept is not mention.concept and not p.concept["generic"]]
    return bool(others) and not _JOINS.search(reading.lower, mention.end, others[-1].start)


_JOINS = re.compile(r",|(?<!\d)/(?!\d)|&|\+|\b(?:and|or|plus|then|with|followed by)\b")


#: "Possibly contraindicated", "usually wears off": no outcome that it had.
_HEDGED = re.compile(
    rf"\b(?:possibly|probably|perhaps|maybe|potentially|questionably|{VERB_MAY}|might|could|usually|generally|typically|often(?= wears?)|tends to)(?: (?:be|have|been|only|just|soon|well))* $"
)


#: "A steroid injection is planned; nothing else helped".
_OF_OTHERS = re.compile(r"\b(?:(?:nothing|none|little|not anything|not much) else|no other|none of the others?)\b")


def _before_another(lower: str, named: int, told: Outcome, treatment: Mention) -> bool:
    """Whether an outcome stands behind a procedure and before a treatment of another clause, or one that is done without ("needed no pain pills")."""
    if not named <= told.head <= told.end <= treatment.start:
        return False
    return any(c in ":;," for c in lower[told.end : treatment.start]) or bool(
        _DONE_WITHOUT.search(lower, told.start, told.end)
    )


_DONE_WITHOUT = re.compile(r"\b(?:need|us|tak|took|requir|touch|want|pick|put|threw|dispens)\w*\b")


def untried(reading: Reading, sentence: Sentence, mention: Mention) -> Claim | None:
    """The words that say that a procedure was never done, right before it ("has never had a cortisone injection")."""
    if not _SO_FAR.match(reading.lower, mention.end, sentence.end) or _ADVISED.search(
        reading.lower, sentence.start, mention.start
    ):
        return None
    return _mark_before(reading, sentence, mention, "untried", "never_tried")


def _turned_down(reading: Reading, sentence: Sentence, mention: Mention) -> Claim | None:
    """The words that say that a procedure was refused, right before it: why is no outcome of it ("for fear of weight gain")."""
    return _mark_before(reading, sentence, mention, "declined", "declined")


def _mark_before(reading: Reading, sentence: Sentence, mention: Mention, status: str, says: str) -> Claim | None:
    for mark in reading.of(sentence, "course"):
        if mark.concept["status"] == status and _BORNE_OR_A.fullmatch(reading.lower, mark.end, mention.start):
            return claim(reading, mark.start, mark.end, says)
    return None


#: "Endocrine says no cortisone": advice, not what was never done.
_ADVISED = re.compile(r"\b(?:says?|said|advis\w+|wants?|recommend\w*|insists?|told|per|orders?)\b[^.;]{0,30}$")
#: "No steroid injections to date"; "no steroid injections because of her diabetes" says more.
_SO_FAR = re.compile(
    r"(?: (?:in|into|of|to|for|the|her|his|either|right|left|r|l|both|knees?|joint|ever|before|yet|to date|so far|previously|and|there|done|given|tried|performed|has|have|had|been|was|were))*(?: ?[.;,)]|\s*$| and\b| but\b)"
)
_BORNE_OR_A = re.compile(
    r"(?: ?(?:a|an|the|her|his|any|one|prior|previous|intra-?articular|knee|right|left|r|l|joint)\b)* ?"
)
_BY_IT = re.compile(
    r"(?: (?:at all|whatsoever|whatever|of any kind|so far|to date))? (?:to|from|with|after|following|of|out of)"
    r"(?: (?:the|her|his|a|an|any|each|all|both|either|prior|previous|past|first|second|third|last|latest|most|recent|january's|february's|march's|april's|may's|june's|july's|august's|september's|october's|november's|december's|two|three|four|\d+|left|right|bilateral|repeat|series of|courses? of|shots? of|injections? of|sets? of|rounds? of|"
    r"spinal|lumbar|cervical|thoracic|sacral|facet|joint|steroid|cortisone|corticosteroid|knee|shoulder|hip|fluoroscopic\w*|ultrasound-guided|image-guided))* "
)
_NONE_AT_ALL = ("no ", "not ", "little ", "zero ", "nothing ", "never ", "minimal ")
_BROUGHT_ON = re.compile(
    r"[^.;]{0,30}?(?:\b(?:after|from|with|following|to|upon)|, )(?: (?:the|her|his|a|an|that|this|last|first|second|previous|prior|right|left|knee|intra-?articular))* ?"
)
_WELL_TO = re.compile(
    r" (?:very |quite |really |extremely |so |rather )?(?:well|nicely|beautifully|favou?rably|wonderfully|superbly) to (?:(?:the|her|his|a|that|last|first|previous|prior|most|recent|right|left|knee|series of|course of) )*"
)
_TIES = (" with", " w/", " upon", " on", " after", " from", " following", " by")
_THE = re.compile(
    r"(?: (?:the|her|his|a|an|this|that|last|first|second|previous|prior|most|recent|right|left|bilateral|knee|(?:year|spring|summer|fall|autumn|winter)(?:'s)?|series of|course of))* "
)
#: What is so of most people is not said of this one.
_IN_GENERAL = re.compile(
    r"\b(?:stud(?:y|ies)|literature|evidence|guidelines?|trials|patients|typical\w*|often|generally|usually|most people|expect\w*|likely|unlikely|potential)\b"
)


_CLAUSE = re.compile(r"[;,.]|\b(?:and|but|then)\b")


def _given_by(reading: Reading, sentence: Sentence, mention: Mention) -> Outcome | None:
    """An outcome, turned or weighed, that is tied to the procedure behind it ("no durable response to trigger point injections")."""
    if _IN_GENERAL.search(reading.lower, sentence.start, sentence.end):
        return None
    for outcome in session_outcomes(reading, sentence):
        turned = outcome.start < outcome.head or reading.lower.startswith(_NONE_AT_ALL, outcome.start)
        weighed = turned and not outcome.forward
        if weighed and _BY_IT.fullmatch(reading.lower, outcome.end, mention.start):
            return outcome
        # "Did very well with the gel".
        # "Hives and wheeze an hour after the Kenalog".
        if outcome.says == NOT_TOLERATED and _BROUGHT_ON.fullmatch(reading.lower, outcome.end, mention.start):
            return outcome
        praised = outcome.says == IMPROVED and reading.lower.endswith(_TIES, outcome.start, outcome.end)
        responded = outcome.says == IMPROVED and _WELL_TO.fullmatch(reading.lower, outcome.end, mention.start)
        if responded or (praised and _THE.fullmatch(reading.lower, outcome.end, mention.start)):
            return outcome
    return None


def _failed_list(reading: Reading, sentence: Sentence, mention: Mention) -> Outcome | None:
    """The word before a list that says that all of it failed ("failed NSAIDs, PT and a steroid injection")."""
    for outcome in session_outcomes(reading, sentence):
        if outcome.says != FAILED or outcome.end > mention.start or not _FAILED.match(reading.lower, outcome.start):
            continue
        between = list(reading.lower[outcome.end : mention.start])
        for thing in reading.of(sentence, "treatment", "procedure"):
            if outcome.end <= thing.start and thing.end <= mention.start:
                between[thing.start - outcome.end : thing.end - outcome.end] = "," * (thing.end - thing.start)
        if _LIST.fullmatch("".join(between)):
            return outcome
    return None
