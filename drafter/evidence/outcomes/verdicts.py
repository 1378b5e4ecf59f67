"""Whole statements on a treatment: that it failed, that it helped, and judgements behind its name ("naproxen and PT have been inadequate")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout.tables import column
from drafter.evidence.meaning.cue_places import ALL, FAILED, IMPROVED, SOME, Outcome, Place
from drafter.evidence.outcomes.beside_heads import COMPARED, DEFERRED
from drafter.evidence.outcomes.outcome_lengths import lasting_length, long_lengths, only_first, wore_off_after

if TYPE_CHECKING:
    from collections.abc import Sequence
_OVER = ("wore", "worn", "wear", "faded")
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
#: "Response: poor".
_KEYED = re.compile(
    r"[^a-z]*(?:[a-z]+ ){0,3}(?:relief|benefit|response|effect\w*|results?|outcome|gains?|progress|improvement|efficacy|helpfulness)(?: [a-z]+){0,3} ?[:=-] ?"
)
_BARE = frozenset({"nothing", "none", "nil", "zero"})
#: "Benefit: none" answers; "Medical problems: none" answers another question.
_ASKED = re.compile(
    r"\b(?:relief|benefit|improve\w*|response|effect\w*|change|results?|help\w*|outcome|gains?|progress)\b"
)
#: A column of reasons: "why stopped" over "no fewer migraines"; a bare "none" under it gives no reason.
_WHY_ENDED = re.compile(
    r"\b(?:why|reasons?)\b[^|]{0,16}\b(?:stop\w*|d/?c'?d?|discontinu\w*|ended|ending|quit|off|abandon\w*|given up)\b"
)
_WITH_ALL = re.compile(r" (?:on|with|at|for) (?:all|both|each|every)\b")
_LESS = re.compile(
    r"(?:\b(?:not|never|nowhere|half|nearly|no longer|hardly|less)|n't)(?: (?:nearly|near|anywhere|quite|even|half|been|is|was|be|felt|hurt|hurting|has|have|had|having|in|as much pain))* $"
)
#: "No complaints since the propranolol", not "since the last visit".
_SINCE_IT = re.compile(
    r" (?:(?:the|her|his|a|an|she|he|on|took|started|starting|began|beginning|completing|finishing|getting|having|last|second|first|course|of) )*"
)


def failed(place: Place, _: Sequence[Outcome]) -> Outcome | None:
    """A whole statement that a treatment failed."""
    if place.unreal or place.counterfactual or place.doubtful or COMPARED.match(place.after):
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
    reasoned = place.text not in _BARE and _WHY_ENDED.search(heading)
    headed = heading or place.text in _BARE
    if cell and headed and not reasoned and (not _ASKED.search(heading) or "side" in heading or "adverse" in heading):
        return None  # what a cell of a table has none of, its heading says
    whole = place.text.startswith(("nothing", "none")) or bool(ALL.search(place.before[-24:]))
    return place.outcome(FAILED, whole=whole or bool(_WITH_ALL.match(place.after)))


def _answers(place: Place) -> bool:
    """Whether a sentence says yes to a question and then how it went: "PT? Yes, 3 months, nothing."."""
    return place.sentence.label.endswith("?") and place.before.lstrip(" -*\"'").startswith("yes")


def _named_before(place: Place) -> bool:
    return any(t.end <= place.cue.start for t in place.treatments)


def praise(place: Place, _: Sequence[Outcome]) -> Outcome | None:
    """A whole statement that a treatment helped; a "not" before it leaves nothing said."""
    lower = place.reading.lower
    negated = any(m.concept["role"] == "negator" for m in place.modifiers())
    if place.unreal or place.counterfactual or place.doubtful or negated:
        return place.outcome(FAILED) if negated and place.text.endswith("difference") else None
    if DEFERRED.search(place.reading.view.text[place.first : place.cue.start]):
        return None
    if fading := place.behind(60, "fading"):
        held = IMPROVED if lasting_length(place, fading) else SOME if only_first(place, fading) else FAILED
        return place.outcome(held, end=fading.end)
    if place.text.endswith(" since") and not any(
        _SINCE_IT.fullmatch(lower, place.cue.end, t.start) for t in place.treatments
    ):
        return None
    return place.outcome(IMPROVED, whole=bool(ALL.search(lower[place.first : place.cue.start])))


def predicate(place: Place, _: Sequence[Outcome]) -> Outcome | None:
    """A judgement of the treatments named before it: "naproxen and PT have been inadequate"."""
    lower, cue = place.reading.lower, place.cue
    before = [t for t in place.treatments if t.end <= cue.start]
    if place.unreal or place.counterfactual or place.doubtful:
        return None
    if any(m.concept["role"] == "negator" for m in place.modifiers()):
        return None
    answers = not before and _KEYED.fullmatch(lower, place.sentence.start, cue.start)
    if before and lower.endswith(("| ", "|"), place.sentence.start, cue.start):
        heading = column(place.reading, place.sentence, cue.start)
        return place.outcome(FAILED, whole=False) if not heading or _ASKED.search(heading) else None
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
