"""Whose an outcome is: the treatment that its words tie it to ("relief with ibuprofen"), else those before it in its clause."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.evidence.meaning.cue_places import CONTRAINDICATED, FAILED, NOT_TOLERATED
from drafter.evidence.outcomes.course_groups import JOINED
from drafter.evidence.outcomes.outcome_ties import tied
from drafter.evidence.words.clauses import clause_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.evidence.meaning.cue_places import Outcome
    from drafter.evidence.outcomes.course import Course
    from drafter.evidence.words.concepts import Mention

# A clause that changes the subject says nothing of the treatment before it ("; her sleep is unchanged").
_OTHER_SUBJECT = re.compile(
    r"[;,|. -]*(?:and |but |the |her |his |now )*(?:sleep|mood|work|exam|gait|strength|weight(?! gain\b)|rom|range|vision|appetite|bp|blood|heart|reflexes|sensation|motor|labs?|a1c|mri|x-?ray|images?|medications?|plan|next)\b"
)
#: "Candesartan - BP 90s, fainted; stopped": what a drug did to the body is told with the harm.
_OF_BODY = re.compile(r"[;,|. :(-]*(?:bp|blood pressure|heart rate|sleep|mood|appetite|weight|vision|strength)\b")


def is_of_procedure(
    lower: str, outcome: Outcome, groups: Sequence[list[Course]], procedures: Sequence[Mention]
) -> bool:
    """Whether an outcome is that of a procedure told of after the treatments ("PT in May, then ESI with 80 % relief")."""
    left = [g[-1].treatment.end for g in groups if g[-1].treatment.end <= outcome.head]
    if not left and outcome.says == CONTRAINDICATED and not outcome.forward:
        return any(
            p.end <= outcome.start for p in procedures
        )  # "an injection would be unsafe: prednisone raised her sugar"
    if not left or outcome.forward or outcome.whole:
        return False
    drug = next(g[-1].treatment for g in reversed(groups) if g[-1].treatment.end == left[-1])
    rivals = [
        p
        for p in procedures
        if left[-1] <= p.start and p.end <= outcome.head and not _ONLY_WHEN.search(lower, left[-1], p.start)
    ]
    if drug.concept["class"] == _INJECTED:
        rivals = [p for p in rivals if p.id != "injection"]  # "erenumab, three monthly injections": its doses
    if not rivals:
        return False
    between = lower[left[-1] : rivals[0].start]
    return not JOINED.fullmatch(between) or bool(_THEN.search(between))


def of_outcome(
    lower: str, outcome: Outcome, groups: Sequence[list[Course]], parts: Sequence[tuple[int, int]]
) -> list[Course]:
    first, last = clause_at(parts, outcome.head)
    inside = [c for g in groups for c in g if outcome.start <= c.treatment.start < outcome.end]
    if inside:
        return [*inside, *_made_up(lower, inside, groups)]  # "no pain since therapy", "benefit from massage was nil"
    left = [g for g in groups if g[-1].treatment.end <= outcome.head]
    right = [g for g in groups if g[0].treatment.start >= outcome.end]
    if outcome.forward:
        return _forward(outcome, right, last)
    barred = bool(left) and outcome.says == CONTRAINDICATED  # "ibuprofen was stopped because of Eliquis"
    if barred or (right and _SPARED.search(lower, outcome.end, right[0][0].treatment.start)):
        right = []  # what is taken less of is not what gave the relief
    left_here = [g for g in left if g[-1].treatment.start >= first]
    right_here = [g for g in right if g[0].treatment.start < last]
    if right_here and _EXCEPTED.search(lower, outcome.end, right_here[0][0].treatment.start):
        right_here = []
    if listed := _listed(lower, outcome, left, right):
        return listed
    if right_here and tied(lower[outcome.end : right_here[0][0].treatment.start], alone=not left):
        return [*right_here[0], *_made_up(lower, right_here[0], groups)]
    if outcome.whole and left:
        return [course for group in left for course in group]
    if replaced := _replaced(lower, outcome, [c for g in left for c in g]):
        return [replaced]
    if left_here:
        told = lower[left_here[-1][-1].treatment.end : outcome.head]
        return [] if _changes_subject(outcome, told) else _that_did(lower, outcome, left_here[-1])
    return _behind(lower, outcome, left, first, last) or _lone(lower, outcome, left, right_here)


#: What any treatment may do: it made the pain worse, or was not borne.
_ANY_HARM = re.compile(
    r"\b(?:worse\w*|pain\w*|hurt\w*|sore\w*|flare\w*|aggravat\w*|exacerbat\w*|\w*toler\w*|bear|borne|stand|both|neither)\b"
)


#: "Discontinued either due to side effects or lack of effectiveness": of the drugs and the therapies alike.
_OR_IN_VAIN = re.compile(
    r"[^.;]{0,20}\b(?:or|and/or)\b[^.;]{0,20}\b(?:lack of|ineffect\w*|not effective|no (?:relief|benefit|effect)|without (?:relief|benefit)|fail\w*|inadequate)\b"
)


def _that_did(lower: str, outcome: Outcome, group: list[Course]) -> list[Course]:
    """Of a drug and a physical treatment told of together, the drug had the side effect: "chiropractor and ibuprofen, which upset her stomach"."""
    if outcome.says != NOT_TOLERATED or _ANY_HARM.search(lower, group[-1].treatment.end, outcome.end):
        return group
    if _OR_IN_VAIN.match(lower, outcome.end):
        return group
    return [c for c in group if c.treatment.concept["group"] == "medicine"] or group


def _lone(
    lower: str, outcome: Outcome, left: Sequence[list[Course]], right_here: Sequence[list[Course]]
) -> list[Course]:
    """The treatment behind an outcome that has none before it, unless a comma begins another statement."""
    if left or not right_here:
        return []
    begins, ends = right_here[0][0].treatment.start, right_here[0][-1].treatment.end
    if outcome.says == FAILED and _SO_STOPPED.match(lower, ends) and _LEADS.fullmatch(lower, outcome.end, begins):
        return right_here[0]
    if _IN_MIDST.search(lower, 0, outcome.start):
        return right_here[0]
    if _OWN_STATEMENT.match(lower, outcome.end, begins + 1):
        return []  # "pain is the same 7/10, mobic not helping either"
    return right_here[0]


def _listed(lower: str, outcome: Outcome, left: Sequence[list[Course]], right: Sequence[list[Course]]) -> list[Course]:
    """The list behind an outcome that a word for a class, or for care as a whole, heads."""
    if not right:
        return []
    begins = right[0][0].treatment.start
    # "Preventives without adequate response: metoprolol, topiramate": a word for a class only heads the list.
    heads = all(c.treatment.concept["names_class"] for g in left for c in g)
    if heads and HEADS_LIST.fullmatch(lower, outcome.end, begins):
        return right[0]  # "Ineffective to date: ice, cupping"
    whole = bool(left) and left[-1][0].treatment.concept["group"] == "course"
    if whole and _MADE_UP_OF.fullmatch(lower, outcome.end, begins):
        return [course for group in [left[-1], *right] for course in group]
    return []


def _made_up(lower: str, inside: Sequence[Course], groups: Sequence[list[Course]]) -> list[Course]:
    """What care as a whole consisted of: "exhausted conservative treatment: PT, naproxen"."""
    named = inside[-1].treatment
    behind = [g for g in groups if g[0].treatment.start >= named.end] if named.concept["group"] == "course" else []
    made_up = behind and _MADE_UP_OF.fullmatch(lower, named.end, behind[0][0].treatment.start)
    return [course for group in behind for course in group] if made_up else []


#: "Conservative care has failed, including PT for 8 weeks and naproxen".
_MADE_UP_OF = re.compile(
    r",? ?\(?(?:including|to include|inclusive of|which (?:has |have )?included|that (?:has |have )?included|such as|consisting of|comprising|with|namely|i\.?e\.?,?|e\.?g\.?,?|[:(-])(?: (?:the|her|his|a|an|both|trial|trials|course|of|formal|at least|over|about|more than|[\w-]+ (?:weeks?|wks?|months?|mos?)(?: of)?|\d+ ?(?:weeks?|wks?|months?|mos?)(?: of)?))* ?"
)
#: "Ibuprofen was replaced after 6 weeks by meloxicam for lack of effect": what was given up is what failed.
_REPLACED = re.compile(
    r"[^.;:]{0,30}?\b(?:replaced|exchanged|swapped|changed|switched|substituted|rotated|converted)(?! (?:from|off|out)\b)[^.;:]{0,30}? (?:by|for|to|with|over to) (?:\w+ )?"
)
_SWITCHED_FROM = re.compile(
    r"\b(?:switched|changed|transitioned|moved|converted|rotated|swapped)(?: (?:her|him|them|me|the patient|pt))? (?:over )?(?:from|off(?: of)?) (?:\w+ )?$"
)
_TO_NEXT = re.compile(r"[^.;:]{0,36}? (?:on)?to (?:\w+ )?")
_REASON = re.compile(
    r"[^.;:]{0,36}?\b(?:for|because(?: of)?|due to|d/t|owing to|on account of|as|since|when|given|2/2)(?: (?:it|this|the (?:first|former|latter|ibuprofen)|was|were|had|gave|provided|there|a|an|her|his|of))* ?"
)


def _replaced(lower: str, outcome: Outcome, left: Sequence[Course]) -> Course | None:
    """What a treatment was replaced by another for, where the reason stands behind the other."""
    if len(left) < 2 or outcome.says == CONTRAINDICATED or outcome.forward:
        return None
    old, new = left[-2].treatment, left[-1].treatment
    gone = _REPLACED.fullmatch(lower, old.end, new.start) or (
        _TO_NEXT.fullmatch(lower, old.end, new.start)
        and _SWITCHED_FROM.search(lower, max(0, old.start - 60), old.start)
    )
    why = gone and _REASON.fullmatch(lower, new.end, outcome.start)
    return left[-2] if why else None


def _changes_subject(outcome: Outcome, told: str) -> bool:
    """Whether what stands between a treatment and an outcome begins to tell of something else."""
    if outcome.says == NOT_TOLERATED and _OF_BODY.match(told):
        return False
    return _OTHER_SUBJECT.match(told) is not None


def _behind(lower: str, outcome: Outcome, left: Sequence[list[Course]], first: int, last: int) -> list[Course]:
    """Whose an outcome is in a clause that names no treatment, by where the clause begins and ends."""
    if not left or _changes_subject(outcome, lower[first:last]):
        return []
    if outcome.says == FAILED and _COMPLAINT.fullmatch(lower, first, outcome.start):
        untold = [g for g in left if not any(c.outcomes for c in g)]
        return [course for group in untold for course in group]  # "HEP and naproxen since June; neck no better"
    return _that_did(lower, outcome, left[-1])


#: A clause of its own that begins with the complaint: what it says is so after all that stands before it.
_COMPLAINT = re.compile(
    r"[;,. -]*(?:(?:and|but|yet|still|the|her|his) )*(?:(?:low |left |right |l |r )?(?:neck|back|leg|arm|knee|buttock|shoulder|hip|trap|si)(?: pain| ache)?|pain|sciatica|symptoms?|sx|spasms?|lbp|it all|everything|headaches?)(?: (?:is|was|are|were|remains?|still|just|feels|has been|have been|stays))* ?"
)
_ASIDE = re.compile(
    r"\( ?(?:after|before|instead|following|not|no|declin\w+|in addition|along|also|plus|then|unlike|except|failed|had)\b"
)


def bracketed(lower: str, outcome: Outcome, named: Sequence[Course], theirs: list[Course]) -> list[Course]:
    """Whose an outcome is where brackets stand beside it.

    What stands in them with a treatment is that one's alone ("PT for 8 weeks (TENS was no help)"); what stands behind
    them is that of what they tell the make-up of too ("PT in May (core work, SI belt); no better").
    """
    left = [c for c in theirs if c.treatment.end <= outcome.head]
    opened = lower.rfind("(", named[0].treatment.end, outcome.head) if left else -1
    if opened < 0 or outcome.forward:
        return theirs
    closed = lower.find(")", opened)
    inside = [c for c in theirs if c.treatment.start > opened]
    if closed < 0 or closed > outcome.head:
        return inside or theirs
    before = [c for c in named if c.treatment.end <= opened]
    if len(inside) < len(theirs) or not before or _ENDED.search(lower, before[-1].treatment.end, opened):
        return theirs
    if any(c.treatment.start > closed for c in inside):
        return theirs
    return [before[-1], *([] if _ASIDE.match(lower, opened) else inside)]


#: "..., and by her own account is no further forward", "..., and the leg is": the complaint after all that was told.
_AFTER_ALL = re.compile(
    r"(?:,| -|;) ?(?:(?:and|but|yet|still|now|today) )*(?P<what>(?:by (?:her|his|their) own (?:account|report|estimate)(?: and mine)?,? )?(?:(?:(?:she|he|pt|patient) )?(?:still )?(?:reports?|says|states|feels|finds|notes|tells (?:me|us))(?: that)? )?"
    r"(?:(?:the|her|his|my|left|right|low|lower|upper|right-sided|left-sided|l|r|residual) )*(?:(?:neck|back|legs?|arms?|knees?|hips?|shoulders?|buttocks?|foot|calf|thighs?|sacroiliac|pain|ache|sciatica|spasms?|symptoms|lbp|headaches?)\b(?: (?:pain|ache))? ?)*"
    r"(?:(?:she|he|it) )?(?:(?:is|was|remains|are|were|has|have|feels|still|just|now|every bit|about|much) ?)*)$"
)


def together(
    lower: str, outcome: Outcome, theirs: Sequence[Course], groups: Sequence[list[Course]]
) -> Iterator[Course]:
    """The other courses of a sentence that is summed up by how the complaint stands: "did PT, learned her exercises, and is no better"."""
    left = [c for g in groups for c in g if c.treatment.end <= outcome.start]
    if outcome.says != FAILED or outcome.forward or len(left) < 2 or not theirs or theirs[-1] is not left[-1]:
        return
    if not any(c.outcomes for c in left[:-1]) and all(
        _AND_TOOK.fullmatch(lower, one.treatment.end, next_.treatment.start) for one, next_ in pairwise(left)
    ):
        # "Has been to PT for 8 weeks and taken naproxen with no lasting relief"
        yield from (c for c in left if all(c is not own for own in theirs))
        return
    told = _AFTER_ALL.search(lower, left[-1].treatment.end, outcome.start)
    if told and told["what"].strip():
        yield from (c for c in left if not c.outcomes and all(c is not own for own in theirs))


_AND_TOOK = re.compile(
    r"(?: (?:twice|weekly|daily|faithfully|once a week|(?:for|x) [\w.+-]+ (?:weeks?|wks?|months?|mos?)))*,? and (?:(?:has|have|had|also) )*(?:took|taken|tried|used|taking|using|done|did)(?: (?:daily|some|oral|otc|prescription|her|his|home|prescribed))* "
)
#: "HA unchanged at 20 d/mo, propranolol stopped": what it was stopped for, unless another reason is told.
_SO_STOPPED = re.compile(
    r"(?: \d[\d.]* ?(?:mg)?)?(?: (?:was|is|has been|therefore|then|so|hence|now))* (?:stopped|d/?c'?e?d|discontinued|tapered(?: off)?|weaned(?: off)?|given up|abandoned)\b(?! (?:for|due|because|after|by|owing|when|as|2/2|d/t|with|since|over)\b| ?[:(-])"
)
_LEADS = re.compile(r"[^,;.]{0,30}[,;:-] ?(?:(?:and|so|hence|therefore) )*")
#: "Completed, without benefit, ten sessions of PT": between the verb and what was done.
_IN_MIDST = re.compile(
    r"\b(?:complet(?:ed|ing)|finish(?:ed|ing)|done|did|attended|underwent|undergone|tried|taken|took|been through|gone through|had)(?:(?: ?,| --?| \()(?: (?:but|and|though|albeit|with))*) ?$"
)
#: A rating, and the comma behind which another statement begins.
_OWN_STATEMENT = re.compile(r"[^,;.]{0,24}, (?:and |but )?(?:(?:the|her|his) )?(?=\w)")
_ENDED = re.compile(r"[;]|\.(?!\d)")
_NEAR_BY = 26  # characters between a contraindication and the treatment that it may still speak of


def _forward(outcome: Outcome, right: Sequence[list[Course]], last: int) -> list[Course]:
    """The treatments behind an outcome that speaks only of what follows."""
    near = [g for g in right if g[0].treatment.start < last]
    if outcome.says != CONTRAINDICATED:
        near = near or list(right[:1])
    elif near and near[0][0].treatment.start - outcome.end > _NEAR_BY:
        near = []  # "not a candidate for surgery; PT continues"
    return [course for group in (near if outcome.whole else near[:1]) for course in group]


_INJECTED = "cgrp-antibody"
#: "PT for six weeks before the first injection, and it did not help": the injection only tells when.
_ONLY_WHEN = re.compile(
    r"\b(?:before|prior to|ahead of|leading up to)(?: (?:the|her|his|their|any|that|this|a|an|first|last|second|initial|most|recent|previous|prior|considering|having|getting|receiving|undergoing))* $"
)
_THEN = re.compile(r"\b(?:then|later|followed by|after|before)\b")
_SPARED = re.compile(
    r"\b(?:reduc(?:ed|es|ing)|decreas(?:ed|es|ing)|cut(?:s|ting)? (?:back|down)(?: on)?|tapered|weaned|stopping|quitting|discontinuing|coming off|weaning(?: off)?|tapering|holding|missing|came off|come off|got off|off|stopped|quit|(?:did|do|does|doing|go|went) without|dropped|less|fewer|lower(?:ed)?|no longer (?:\w+ )?|rarely (?:\w+ )?)"
    r"(?: (?:on|of|off|from|her|his|the|their|need(?:ed|s)?|use[ds]?|using|take[ns]?|taking|took|for|to|dose|daily|down|oral)){0,5} ?$"
)
_EXCEPTED = re.compile(
    r"\b(?:except|other than|apart from|aside from|save for|with the exception)\b|\bwithout (?:(?:the|her|his|taking|using|any|a|doing|getting) )*$"
)
HEADS_LIST = re.compile(
    r"(?: (?:to date|so far|thus far|treatments?|meds|medications?|measures|trials?|modalities|therapies|agents|drugs|in the past|previously|classes|preventives|headaches?|migraines?|her|him|them|two|three|2|3|different|for|of|the|these|following|include|prevention|prophylaxis|ppx|pain)){0,4} ?: ?(?:\(?\d\)? ?)?(?:[\w-]+[ -](?:weeks?|months?|wks?|mos?)'? (?:of )?)?"
)
