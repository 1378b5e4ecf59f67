"""What a note tells as done at its visit beside another procedure: "the hip bursa was then injected", rows of a procedure room's log.

A second procedure is one of the visit where the account of it goes on from the first: words that add or follow ("also", "then", "same
prep"), two in one sentence, or two rows with their hours; it must be told as done, by what is told of a visit only (a dose, the prep,
how it was borne), and no word of another time may stand in that account.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.sessions.same_visits import SAME_VISIT
from drafter.evidence.timing.timing import timings

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: "Botox 155 units given.", "injected in 31 sites": done, with no word of another day, is done on the day of the note.
JUST_GIVEN = re.compile(
    r"(?:s|es)?[,:-]?(?: \(?\d{1,3} ?(?:u|iu|units?)\)?| im\b| a\b)*(?: (?:was|were))? (?:given|injected)(?= ?(?:[.;)]|$)|,? (?:without|w/o|per|tolerated|uneventful\w*|by (?:me|us|dr|np|pa)\b|with (?:no|good)|(?:in|into|to|at|over|across) (?:(?:the|all|usual|standard|\d{1,2}|thirty|thirty-one) )*(?:sites?|points|muscles?|pattern|fashion)))"
)
#: What adds one procedure to another, or lets it follow.
_ADDED = re.compile(
    r"\b(?:also|then|next|as well|too|additionally|in addition|followed by|afterwards?|subsequently|plus|second(?:ly)?|another|same (?:visit|session|sitting|setting|setup|prep|position|day|time|pt|patient|encounter)|while (?:she|he|still|prone|here|there|in|the patient|they)|before (?:she|he|they) left|attention (?:was )?(?:then )?(?:turned|directed)|separate (?:stick|needle|site|prep|syringe)|both|each|moved (?:up|down|on)|was turned|proceeded)\b"
)
#: What is told of a procedure on its own day only.
_OF_VISIT = re.compile(
    r"\b(?:today|this (?:visit|morning|afternoon|evening|[ap]\.?m\b)|that day|(?:the|that) same (?:visit|day|session)|same (?:visit|session|sitting|setting|prep|day|date|appointment|pt|patient|encounter)|prep(?:ped|ping)?|prone|supine|lateral decubitus|sterile\w*|aseptic\w*|fluoro\w*|c-arm|ultrasound|us guidance|needles?|gauge|aspirat\w+|tol(?:erated|d)?|complications?|ebl|recovery|pacu|band-?aids?|dry|discharged|d/c(?:'d)? home|driver|while (?:she|he) was here|(?:in|at) (?:the|our|this) (?:office|clinic))\b|\d ?(?:mg|ml|cc|units?)\b|\d ?%(?= (?:lido|bupi|ropi|marc))"
)
_DONE = re.compile(
    r"\b(?:was|were|got|been|and|then|also|next|i|we|both|each|pt|patient|she|he) (?:(?:then|also|next|each|both|all|subsequently|successfully|similarly|given|just) ){0,3}(?:injected|inj'd|blocked|infiltrated|needled|numbed|an[ae]+sthetized|given|gave|did|done|performed|carried out|placed|put|administered|instilled|deposited|received|got|had)\b|\b(?:s/p|status post|injected|inj'd|done|performed|completed|given|carried out|tolerated)\b|\d ?(?:mg|ml|cc)\b|\d ?%(?= (?:lido|bupi|ropi|marc))"
)
#: Whatever was at another time, is to come, is weighed, or was not done.
_ELSEWHEN = re.compile(
    r"\b(?:last|previous\w*|prior|ago|earlier|in the past|history|hx|h/o|failed|since(?! both)|yesterday|years?|months?|spring|summer|fall|autumn|winter|(?:19|20)\d\d|gave (?:(?:her|him) )?(?:\w+ )?relief|relief|helped|after which|plan(?:s|ned)?|will|would|could|should|may|might|if|schedul\w+|book\w+|consider\w*|discuss\w*|recommend\w*|request\w*|offer\w*|declin\w+|refus\w+|defer\w*|postpon\w+|cancel\w*|instead|rather|not|no|never|without|nothing|neither|nor|none|only|alone|candidate|refer\w*|await\w*|pending|mother|father|sister|brother|husband|wife|until|unless|outside)\b|n't\b"
)
#: "No complications", "without difficulty", "will send word", "F/u 6 wks": of a visit they deny nothing.
_HARMLESS = re.compile(
    r"\b(?:no|without(?: any)?|denie[sd]) (?:immediate |apparent |known |other )?(?:complication|incident|event|difficult|adverse|bleed|hematoma|reaction|problem|paresthesia|issue|sedation|contrast|resistance|blood|csf|heme|vascular)\w*|\bwithout steroid|\b(?:at|per|on) (?:her|his|the patient's|patient's|pt) request|\bas (?:she|he) (?:had |has )?(?:asked|requested)|\bsame (?:needle|syringe) not\b"
)
#: "TPI neck and Botox. Both given by Dr. Lane".
_BOTH = re.compile(
    r"[^a-z]*(?:both|all(?: (?:of )?(?:these|two|three))?|each|the two|these)(?: (?:procedures|injections|blocks|sites|of them))?(?: (?:was|were))?(?: (?:well|then))? (?:given|done|performed|tolerated|administered|completed|injected|carried out|went (?:well|smoothly))\b"
)
_BYGONE = ("history", "pmh", "surgical", "prior-procedures", "allergies", "family")
#: "P: L SIJ inj done": in a plan, only what is said there to be done.
_DONE_BEHIND = re.compile(
    r"[^,.;]{0,20}\b(?:done|given|performed|completed)\b(?! (?:in|on|by|at|if|when|after|before|next)\b)"
)
_HOUR = re.compile(r"\W*(?:[01]?\d|2[0-3])[:.]?[0-5]\d\b ?(?:am|pm|hrs?|h\b)?[ |,:-]")
#: "Procedures performed this date:", "PROCEDURE:": what such a list is headed by, where it tells of the visit.
_DONE_TODAY = re.compile(
    r"\W*(?:(?:name of |list of |title of )?(?:the )?(?:procedures?|injections?|blocks?|operations?)(?: \(?s\)?)?(?: (?:performed|done|given|carried out|completed|administered|rendered))(?: (?:(?:on )?(?:this|that) (?:date|day|visit)|(?:at|during) (?:this|the|today's) (?:visit|session|encounter)|today|here|by me|as follows|on (?:the )?(?:date of service|dos)))*"
    r"|(?:(?:performed|done|given|injected|completed|administered)(?: (?:today|this (?:date|visit|morning|afternoon)|at this visit))+|(?:today|this visit|today's visit)(?: (?:i|we))?(?: (?:performed|did|gave|injected|completed))|today's (?:procedures?|injections?)(?: (?:performed|done))?)|(?:plan ?[/&] ?)?done today|(?:dos|date of service|date of procedure) ?:?(?= \d))(?:,? \d[\d/]*)? ?[:.]?"
)
#: "Once the SI joint was finished I turned her and put ...", "with the trigger points done, I then gave her ...": the account goes on.
_GOING_ON = re.compile(
    r"\b(?:once|after|when|with|as soon as|having) (?:i |we |had |finished |completed |done )*(?:(?:the|this|that|these|those|her|his|first|left|right|main|planned|both) )*(?:si|sacroiliac|sij|joints?|trigger points?|muscles?|knots?|traps?|trapezius|neck|facets?|epidural|injections?|blocks?|procedure|side|levels?)(?: (?:joints?|injections?|blocks?|part|side))?(?: (?:was|were|had been|is))?(?: (?:done|finished|completed?|through|over|out of the way|injected))?,? (?:and )?(?:i|we) (?:(?:then|also|next|turned|rolled|moved|went|her|him|on|and|over|to) )*(?:put|gave|placed|injected|did|added|performed|treated|blocked|numbed|needled)\b"
)
#: "1. SI joint injection, left", "L4-5 facet | bupi 0.5% | 0.5 mL": an item of a list, a row of a table.
_ITEM = re.compile(
    r"\W*(?:[-*\u2022] ?|(?:procedure|injection|block)s? ?#?(?:\d|[a-d]) ?[:=-]|[#(]?\d{1,2}[.)] ?(?=[a-z])|[^|\n]{2,60}\|)"
)
_REACH = 2  # sentences before, in which what it is done beside may be named


def done_at_visit(reading: Reading, sentence: Sentence, mention: Mention) -> tuple[int, int] | None:
    """Where a sentence tells of a procedure as done beside another at the visit of its document, in view positions."""
    account = _told_done(reading, sentence, mention)
    if account is None:
        return None
    if _row(reading, sentence) and all(_row(reading, each) for each in account):
        return mention.start, mention.end
    if _listed_as_done(reading, sentence) or _goes_on(reading, sentence, mention):
        return mention.start, mention.end
    behind = _behind(reading, account)
    if any(_BOTH.match(reading.lower, each.start, each.end) for each in behind):
        return mention.start, mention.end
    return (mention.start, mention.end) if _OF_VISIT.search(_words(reading, [*account, *behind])) else None


def done_with_another(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a procedure is told of as done along with another, of no other day, be it at this visit or not."""
    return _told_done(reading, sentence, mention) is not None


def _told_done(reading: Reading, sentence: Sentence, mention: Mention) -> list[Sentence] | None:
    """The account of two procedures that tells of one as done, with no word of another time."""
    bygone = sentence.section.kind in _BYGONE and not _row(reading, sentence)  # "PROCEDURE LOG 11/03/2025", then hours
    if mention.concept["generic"] or bygone or not _is_real(reading, sentence, mention):
        return None
    ahead = sentence.section.kind in ("plan", "request")
    if ahead and not _DONE_BEHIND.match(reading.lower, mention.end, sentence.end):
        return None
    account = _account(reading, sentence, mention)
    if account is None or any(_other_day(reading, each) for each in account):
        return None
    if _ELSEWHEN.search(_words(reading, account)):
        return None
    lower, behind = reading.lower, _behind(reading, account)
    if any(_other_day(reading, each) for each in behind if _BOTH.match(lower, each.start, each.end)):
        return None
    done = _row(reading, sentence) or bool(_DONE.search(lower, sentence.start, sentence.end))
    done = (
        done
        or _goes_on(reading, sentence, mention)
        or _listed_as_done(reading, sentence)
        or any(_BOTH.match(lower, each.start, each.end) for each in behind)
    )
    return account if done else None


def _words(reading: Reading, sentences: list[Sentence]) -> str:
    return " ".join(_HARMLESS.sub(" ", reading.lower[each.start : each.end]) for each in sentences)


def _account(reading: Reading, sentence: Sentence, mention: Mention) -> list[Sentence] | None:
    """The sentences in which two procedures are told of as one visit's, or None."""
    lower = reading.lower
    if any(m.id != mention.id for m in _named(reading, sentence)):
        return [sentence]
    if _goes_on(reading, sentence, mention):
        return [sentence]
    added = _ADDED.search(lower, sentence.start, sentence.end) or SAME_VISIT.search(lower, sentence.start, sentence.end)
    for back in (*range(1, _REACH + 1), -1):
        at = sentence.index - back
        if not 0 <= at < len(reading.sentences):
            continue
        other = reading.sentences[at]
        if not any(m.id != mention.id and _is_real(reading, other, m) for m in _named(reading, other)):
            continue
        rows = _row(reading, sentence) and _row(reading, other)
        rows = rows or (_item(reading, sentence) and _item(reading, other) and _done_as_list(reading, sentence))
        rows = rows or _items_done(reading, sentence, other)
        follows = back < 0 and (_ADDED.search(lower, other.start, other.end) or SAME_VISIT.search(lower, other.start, other.end))  # fmt: skip
        if rows or (added and back > 0) or follows:
            first, last = sorted((at, sentence.index))
            return list(reading.sentences[first : last + 1])
    return None


def _behind(reading: Reading, account: list[Sentence]) -> list[Sentence]:
    """The sentence that follows an account; behind an item that which closes its list."""
    at = account[-1].index + 1
    while at < len(reading.sentences) and _item(reading, account[-1]) and _item(reading, reading.sentences[at]):
        at += 1
    return list(reading.sentences[at : at + 1])


def _items_done(reading: Reading, one: Sentence, other: Sentence) -> bool:
    """Whether two items are of one list that is closed by saying that all of it was done ("Both completed at the same sitting")."""
    if not (_item(reading, one) and _item(reading, other)):
        return False
    last = max(one, other, key=lambda each: each.index)
    return any(_BOTH.match(reading.lower, each.start, each.end) for each in _behind(reading, [last]))


def _item(reading: Reading, sentence: Sentence) -> bool:
    return _ITEM.match(reading.lower, sentence.start, sentence.end) is not None


def _named(reading: Reading, sentence: Sentence) -> list[Mention]:
    return [m for m in reading.of(sentence, "procedure") if not m.concept["generic"]]


def _row(reading: Reading, sentence: Sentence) -> bool:
    """Whether a line begins with the hour of what was done ("0930 | lumbar trigger point injections")."""
    return _HOUR.match(reading.lower, sentence.start, sentence.end) is not None


def _goes_on(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a sentence tells that the physician went on to a procedure once the visit's own was done."""
    return _GOING_ON.search(reading.lower, sentence.start, mention.start) is not None


def _listed_as_done(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list that is headed as what was done at the visit."""
    at = sentence.index
    while at >= 0 and _item(reading, reading.sentences[at]):
        at -= 1
    head = reading.sentences[max(at, 0)]
    return at < sentence.index and at >= 0 and bool(_DONE_TODAY.fullmatch(reading.lower, head.start, head.end))


def _done_as_list(reading: Reading, sentence: Sentence) -> bool:
    """Whether a list of numbered items is told of as done at the visit, by its heading or by the sentence behind it."""
    at = sentence.index
    while at < len(reading.sentences) and _item(reading, reading.sentences[at]):
        at += 1
    behind = reading.sentences[at : at + 1]
    return _listed_as_done(reading, sentence) or any(
        _BOTH.match(reading.lower, each.start, each.end) for each in behind
    )


def _is_real(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    told = reading.assertion(sentence, mention.start, mention.end)
    return told in (Assertion.PRESENT, Assertion.HISTORICAL)


def _other_day(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence names another day than its document's."""
    days = [t.days for t in timings(reading, sentence) if t.days is not None]
    return any(reading.anchor is None or each != (reading.anchor, reading.anchor) for each in days)
