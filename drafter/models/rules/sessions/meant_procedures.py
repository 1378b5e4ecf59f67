"""Which procedure a word or a sentence without a name means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.courses.courses import courses
from drafter.evidence.meaning.assertion import UNREAL, Assertion
from drafter.evidence.sessions.procedure_days import past_dates
from drafter.evidence.sessions.session_standing import status_of
from drafter.evidence.sessions.unnamed_before import UNTOLD
from drafter.models.rules.sessions.session_counts import ONE

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_OF_A_JOINT = re.compile(r"(?:knee|joint|intra-?articular|ia) (?:injections?|shots?|inj|injs|injxns?)")
UNMADE = UNREAL | {Assertion.ABSENT}
INJECTED = re.compile(r"inject|shot|block")
#: "Attending all sessions this week": of a class or a programme.
_ATTENDED = re.compile(
    r"\b(?:attend\w*|missed|no-?shows?|class(?:es)?|group|psycholog\w*|psych|counsel\w*|coach\w*|educat\w*|school|zoom|telehealth)\b"
)
_BLOCK = re.compile(r"block|mbb")
#: "Same nerves, left, diagnostic #2": what is done to find out is no ablation.
_DIAGNOSTIC = re.compile(r"\bdiagnostic (?:[\w-]+ )?(?:#|no\. |number )?\w+$")
#: Medicines that are given by a needle, at home or by infusion, and are no procedure.
_BY_NEEDLE = frozenset({"cgrp-antibody", "triptan"})


def of_a_class(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether "sessions" are those of a class or a programme that is attended."""
    told = reading.lower.startswith("session", mention.start)
    return told and bool(_ATTENDED.search(reading.lower, sentence.start, sentence.end))


_SESSION = re.compile(r"(?:(?:last|latest|first|second|third|previous|prior|preceding|each) )?sessions?")
_GOES_ON = 3  # sentences before "sessions" in which what they are of may be named


def of_a_therapy(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether "sessions" are those of a therapy that was named last ("PT at Summit. Sessions so far: 2/4, 2/6")."""
    if not _SESSION.fullmatch(reading.lower, mention.start, mention.end):
        return False
    for before in reversed(reading.sentences[max(0, sentence.index - _GOES_ON) : sentence.index]):
        things = reading.of(before, "procedure", "treatment", "programme")
        if things:
            return things[-1].kind == "programme" or things[-1].concept["group"] in (
                "physical",
                "exercise",
                "passive",
                "behavioural",
                "course",
            )
        if _ATTENDED.search(reading.lower, before.start, before.end):
            return True  # "Sees a counselor. Last session 4 months ago."
    return False


def of_a_drug(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether injections are how a medicine was given ("erenumab: four monthly injections", "On erenumab. Last injection 5/2.")."""
    named = [m for m in reading.of(sentence, "treatment", "procedure") if m.end <= mention.start]
    if named or not sentence.index:
        return bool(named) and named[-1].concept["class"] in _BY_NEEDLE
    before = reading.sentences[sentence.index - 1]
    return before.section.index == sentence.section.index and self_injected(reading, before)


def self_injected(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence ends with a medicine that is given by a needle and still is, and names no procedure."""
    return not reading.of(sentence, "procedure") and any(
        c.treatment.concept["class"] in _BY_NEEDLE and not c.outcomes and all(s[0] == "ongoing" for s in c.standing)
        for c in courses(reading, sentence).named[-1:]
    )


_NEAR, _SO_FAR = 2, 8  # sentences


def of_last(reading: Reading, sentence: Sentence, main: Mention) -> Mention:
    """What a sentence without a name speaks of: what was named just before, where the note's main procedure is radiofrequency or not named yet."""
    if not main.concept["destroys"] and main.start < sentence.start:
        return main
    # "Second diagnostic block. Lidocaine 2 %. Pre 7, 1 after. 85 % by phone. Meets plan for RFA": what is named later was not done yet.
    reach = _NEAR if main.start < sentence.start else _SO_FAR
    near = reading.sentences[max(0, sentence.index - reach) : sentence.index]
    blocks = [
        m
        for s in near
        for m in reading.of(s, "procedure")
        if not m.concept["destroys"] and (not m.concept["generic"] or _BLOCK.search(reading.lower, m.start, m.end))
    ]
    return blocks[-1] if blocks else main


def main_of(reading: Reading) -> Mention | None:
    """The procedure that generic words of a note mean: the one it names most often."""
    every = [m for s in reading.sentences for m in reading.of(s, "procedure")]
    found = [m for m in every if not m.concept["generic"]] or [m for m in every if m.id != UNTOLD] or every
    if any(m.id == "hyaluronan" for m in found):  # "KNEE INJECTION VISIT: Euflexxa" says of what in the name behind it
        found = [m for m in found if not _OF_A_JOINT.fullmatch(reading.lower, m.start, m.end)]
    if not found:
        return None
    names = [m.id for m in found]
    # A name is quoted where it stands for something real: not where it is denied, wished for or a relative's.
    unreal = {
        (m.start, m.end)
        for s in reading.sentences
        for m in reading.of(s, "procedure")
        if reading.assertion(s, m.start, m.end) in UNMADE
    }
    # Of two that are named as often, what is asked for: "a gel in the right knee in 2023 ... Plan: request TPI #2".
    asked = {
        m.id
        for s in reading.sentences
        if s.section.kind in _ASKED_IN
        for m in reading.of(s, "procedure")
        if not m.concept["destroys"]
    }
    return max(found, key=lambda m: (names.count(m.id), (m.start, m.end) not in unreal, m.id in asked, -m.start))


_ASKED_IN = frozenset({"plan", "request", "assessment-plan"})


_NOT_YET = re.compile(
    r"\b(?:today|plan\w*|request\w*|propos\w*|recommend\w*|schedul\w*|will|would|next|now|repeat)\b|\d/\d|%"
)


def _just_told(reading: Reading, sentence: Sentence, mention: Mention, main: Mention) -> Mention | None:
    """The one injection that the sentence before tells of, where "the injection" says no more ("by any measure the injection was a failure")."""
    lower = reading.lower
    if not sentence.index or not lower.endswith(("the ", "that "), 0, mention.start):
        return None
    before = reading.sentences[sentence.index - 1]
    if before.section.index != sentence.section.index or not INJECTED.search(lower, mention.start, mention.end):
        return None
    told = [m for m in reading.of(before, "procedure") if not m.concept["generic"]]
    here = [m for m in reading.of(sentence, "procedure") if not m.concept["generic"]]
    if here or len({m.id for m in told} - {main.id}) != 1 or any(m.id == main.id for m in told):
        return None
    if _NOT_YET.search(lower, sentence.start, sentence.end):
        return None
    return None if reading.assertion(before, told[0].start, told[0].end) in UNMADE else told[0]


#: "Injected the joint with 40 mg of triamcinolone" in a note on a gel: a steroid injection.
_WITH_STEROID = re.compile(
    r"(?:(?!\b(?:gel|hyalur\w*|hyalgan|synvisc\S*|euflexxa|supartz|orthovisc|monovisc|durolane|gelsyn\S*|visco\w*)\b)[^.;]){0,60}?\b(?:with|w/|using|of) (?:(?:an?|total|mixture|mix|combination|of|\d+(?:\.\d+)?|mg|cc|ml) ?){0,6}"
    r"(?:triam\w*|kenalog|methylpred\w*|depo[- ]?medrol|depo|celestone|betameth\w*|dexameth\w*|cortisone|corticosteroid|zilretta|steroid)\b"
)


def _steroid_of(reading: Reading) -> Mention | None:
    """What a note names the injection of a steroid into a joint by, wherever it does."""
    return _named(reading, "joint-injection")


def _named(reading: Reading, name: str) -> Mention | None:
    every = (m for s in reading.sentences for m in reading.of(s, "procedure"))
    return next((m for m in every if m.id == name), None)


#: "The January series", beside a cortisone shot and a gel: what is given in a series is the gel.
_SERIES = re.compile(r"\b(?:series|courses?)\b")


_A_SHOT = re.compile(r"(?:the |last |her |his )?(?:shots?|injections?|injected)")
#: "Wants gel again", "another Synvisc": what was injected before may have been the gel.
_ONCE_MORE = re.compile(
    r"\b(?:again|repeat\w*|another|more gel|re-?do|second (?:course|series|round)|next (?:course|series|round)|last (?:gel|course|series|round)|prior (?:gel|course|series))\b"
)


#: "We'll ask for a gel series, his first".
_NEW = re.compile(
    r"\b(?:(?:her|his|the|a) (?:very )?first(?! (?:course|series|round|time|one|gel) (?:was|were|helped|in|of|gave))|never|no (?:prior|previous|earlier))\b"
)


#: "The March shot wore off in two weeks. Start Euflexxa".
_STARTS = re.compile(
    r"\b(?:start|begin|initiate|try|trial of|move on to|go on to|switch to|proceed (?:to|with))(?: (?:an?|the|with|course of|series of|knee|right|left|r|l))* $"
)


def _only_ahead(reading: Reading) -> bool:
    """Whether a note speaks of a gel for the knee only as what is to come, for the first time ("Shot 2/11 did 9 days. Plan Synvisc-One")."""
    ahead: bool | None = reading.kept.get("gel only ahead")
    if ahead is None:
        gels = [(s, m) for s in reading.sentences for m in reading.of(s, "procedure") if m.id == "hyaluronan"]
        had = [(s, m) for s, m in gels if reading.assertion(s, m.start, m.end) not in UNMADE]  # "no previous gel"
        stands = [status_of(reading, s, m, past_dates(reading, s, m)) for s, m in had]
        new = "planned" in stands or any(
            _NEW.search(reading.lower, s.start, s.end) or _STARTS.search(reading.lower, s.start, m.start)
            for s, m in gels
        )
        ahead = new and "prior" not in stands and not _ONCE_MORE.search(reading.lower)
        reading.kept["gel only ahead"] = ahead
    return ahead


#: "Repeat TPI, mid back; the last set gave 75 % relief": a part of its own.
_PART_OF_LAST = re.compile(r"; (?:the |her |his )?(?:last|previous|prior|earlier) (?:set|round|session|series)$")
_OF_WHICH = (" of which", " of these", " of those", " of them")


def refers_back(lower: str, mention: Mention) -> bool:
    """Whether a session without a name is one of what was named before it ("the second one", "the last set of which I finished in May")."""
    one = ONE.search(lower, mention.start, mention.end) or _PART_OF_LAST.search(lower, 0, mention.end)
    return bool(one) or lower.startswith(_OF_WHICH, mention.end)


def _only_asked_for(reading: Reading, mention: Mention) -> bool:
    """Whether a procedure is named only in a question ("Can I get the trigger point shots again? Last ones were in July"): it is none that was."""
    holder = reading.sentence_at(mention.start)
    asked = holder is not None and reading.lower[holder.end - 1] == "?"
    return asked and reading.assertion(holder, mention.start, mention.end) is Assertion.POSSIBLE  # type: ignore[arg-type]  # there is one


#: Injections that a steroid may be part of: "Triamcinolone 40 mg with 1 mL bupivacaine injected" in a note on one of them.
_WITH_A_STEROID = frozenset({"sacroiliac-injection", "epidural-steroid-injection", "facet-injection"})


def _own_steroid(reading: Reading, sentence: Sentence, mention: Mention, main: Mention) -> bool:
    """Whether the dose that is told as injected, at no place of its own, is what the note's own injection was done with."""
    dosed = mention.id == "joint-injection" and reading.lower[mention.start : mention.end] == "injected"
    return dosed and main.id in _WITH_A_STEROID and not reading.of(sentence, "region")


def _referred_to(reading: Reading, sentence: Sentence, mention: Mention, main: Mention) -> Mention | None:
    """What "the second", "the last one" is of: the procedure named just before; the word itself where that was only asked for."""
    told_in = reading.sentence_at(mention.start) or sentence
    before = [
        m
        for s in reading.sentences[max(0, sentence.index - 2) : sentence.index + 1]
        for m in reading.of(s, "procedure")
        if m.end <= mention.start
    ]
    # "The first block took off 85 %. The second, August 19, took off 90 %": a block too, no radiofrequency.
    if before and _only_asked_for(reading, before[-1]) and reading.sentence_at(before[-1].start) is not told_in:
        return mention
    if before and (main.concept["destroys"] or not before[-1].concept["generic"]):
        return meant_by(reading, reading.sentence_at(before[-1].start) or sentence, before[-1], main)
    return None


def _injection_beside(reading: Reading, mention: Mention) -> Mention:
    """A block or a shot beside radiofrequency is none of it: it is the injection that the note names nearest, if any."""
    every = [m for s in reading.sentences for m in reading.of(s, "procedure")]
    injected = [m for m in every if not (m.concept["generic"] or m.concept["destroys"])]
    if _BLOCK.search(reading.lower, mention.start, mention.end):
        injected = [m for m in injected if m.concept["diagnostic"] or _BLOCK.search(reading.lower, m.start, m.end)]
    return min(injected, key=lambda m: abs(m.start - mention.start)) if injected else mention


def meant_by(reading: Reading, sentence: Sentence, mention: Mention, main: Mention | None) -> Mention:
    """The procedure that a word without a name speaks of: for "the last one" the one named just before, else the main one."""
    if main is None or not mention.concept["generic"]:
        return main if main is not None and _own_steroid(reading, sentence, mention, main) else mention
    if mention.id == UNTOLD and main.concept["destroys"]:
        return of_last(reading, sentence, main)  # "Pt called next day: 85 % relief. Meets plan for RFA"
    if main.id == "joint-injection" and _SERIES.search(reading.lower, mention.start, mention.end):
        main = _named(reading, "hyaluronan") or main
    if main.id == "hyaluronan" and (
        _WITH_STEROID.match(reading.lower, mention.end, sentence.end)
        or (_A_SHOT.fullmatch(reading.lower, mention.start, mention.end) and _only_ahead(reading))
    ):
        return _steroid_of(reading) or mention
    told_in = reading.sentence_at(mention.start) or sentence
    named = next(
        (m for m in reading.of(told_in, "procedure") if m.start == mention.start and not m.concept["generic"]), None
    )
    if named is not None:
        return named  # "I injected the knee" names a joint injection by the same word
    if refers_back(reading.lower, mention) and (one := _referred_to(reading, sentence, mention, main)) is not None:
        return one
    just_told = _just_told(reading, sentence, mention, main)
    if just_told is not None:
        return just_told
    injected = INJECTED.search(reading.lower, mention.start, mention.end) or _DIAGNOSTIC.search(
        reading.lower, sentence.start, mention.end
    )
    if main.concept["destroys"] and injected:
        return _injection_beside(reading, mention)
    holder = reading.sentence_at(main.start)
    told = None if holder is None else reading.assertion(holder, main.start, main.end)
    real = told not in UNMADE and not (holder is not told_in and _only_asked_for(reading, main))
    return main if real else mention
