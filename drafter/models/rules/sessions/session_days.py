"""Which dates of a sentence are days of a session that it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.sessions.procedure_days import ALL_OF, is_of, not_held, of_what_follows, opens, opens_series
from drafter.evidence.sessions.unheld_days import came_to_nothing
from drafter.evidence.sessions.unheld_rows import unheld
from drafter.evidence.sessions.visit_days import done_at_visit, done_then
from drafter.evidence.timing.timing import timings
from drafter.models.rules.claims import claim
from drafter.models.rules.sessions.session_counts import BEFORE_IT, ONE
from drafter.models.rules.sessions.session_logs import heads_row

if TYPE_CHECKING:
    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.concepts import Mention

#: "MBB 1/6/26, phone call 1/7/26", "when I saw her on 1/20", "result reviewed with patient 1/20": the day of another encounter.
_OF_VISIT = re.compile(
    r"\b(?:phone|call|called|telephone|seen(?: again)?|visit|f/u|follow[- ]?up|recheck|rechecked|reviewed|portal|message|mri|x-?ray|ct|labs?|(?:when|as|until|after|by the time) (?:i|we|dr\.? [\w-]+)(?: (?:last|next|then))? saw (?:her|him|them|the patient|pt))(?: (?:on|of|in|dated|again|here|back|next|with (?:(?:the )?(?:patient|pt|family)|her|him)))*[: ]*$"
)


#: "Gave 70 percent relief, so that he could drive to Ohio in July": the day of what a session made possible.
_WHAT_IT_ALLOWED = re.compile(
    r"\b(?:so that|such that|so|and|she|he|able to|could|managed to|enough to|who|which let (?:her|him)) (?:(?:she|he|could|was|able|again|even|to|then) ){0,4}(?:drive|drove|driven|travel\w*|walk\w*|garden\w*|golf\w*|danc\w*|attend\w*|play\w*|worked|hunt\w*|fish\w*|fly|flew|plant\w*|mow\w*|shovel\w*|camp\w*|hik\w*|vacation\w*|swim|swam|bowl\w*)\b[^.;]{0,40}\b(?:in|on|during|through|all|over) (?:the )?$"
)


#: "Nine weeks out, steady at 70 % better, though she feels it starting to tighten this week", "9 weeks, gone as of this week": the day on which relief ebbs.
_EBBS = re.compile(
    r"\b(?:(?:start\w*|beg[aiu]n\w*) to (?!(?:get|have|receive)\b)\w+|(?:start\w*|beg[aiu]n\w*) (?:aching|hurting|creeping|wearing|fading|tightening|returning|coming back)|creep\w*|crept|wear\w* off|eas(?:ed|es|ing) off|wore off|worn off|fad(?:es|ed|ing)|tightening|slipp\w+|(?:gone|over|ended|lost|back|return\w*)(?: again)? (?:as of|by|since)|gone)\b[^.;,]{0,30}$|\b(?:better|relief|improved|%|good|well|same) as of $"
)


#: "On September 24, 2025, she was seen, and the result was discussed": the day of a visit, which opens what is told of it.
_SEEN_THEN = re.compile(
    r"(?:(?:,|,? and| &)? (?:on )?(?:[a-z]{3,9}\.? \d{1,2}(?:,? 20\d\d)?|\d{1,2}/\d{1,2}(?:/\d{2,4})?))*,? (?:she|he|the patient|pt|i|we) (?:was |were |had |has been )?(?:seen|saw|examined|re-?examined|evaluated|called|phoned|reviewed|met|spoke|told|asked|discussed|came (?:back|in)|returned)\b"
    r"(?![^.;]{0,60}\b(?:blocked|injected|performed|repeated|gave|administered|had (?:a|the|her|his)|underwent|received)\b)"
)


#: "On 9/16 she said that the block of 9/2 gave 90 %": the day on which it was told.
_SAID_THEN = re.compile(
    r",? (?:she|he|the patient|pt) (?:said|says|stated|reported|reports|told (?:me|us)|noted|rated|described|endorsed|confirmed|wrote|still had|remained)\b"
)


#: "X3 in 2022, none in 2023 and none this year".
_NONE_THEN = re.compile(
    r"\b(?:none|nothing|no (?:others?|more|further))(?: (?:in|on|during|all|the|over|of|since|done|given|had|was|were|early|late|mid|at all|either))* ?$"
)


#: "Botox for migraine since 2022, most recent session 7/15/2025", "she was last done on July 28 for her Botox".
_LAST_NAMED = re.compile(
    r"\b(?:(?:last|most recent|latest|previous|prior) (?:session|treatment|tx|injections?|inj|cycle|round|dose|set|one)s?(?: (?:#?\d{1,2}|was|were|on|in|given|done|dated|date|of|being|here))*|(?:she|he|pt|patient|i|we) (?:(?:was|were|has been|had been) )?(?:last|most recently) (?:done|injected|re-?injected|treated (?!for|with|by|at|in the))(?: (?:her|him|here|on|in|back|by (?:me|us|dr\.? [\w-]+)))*)[:, ]*(?:on |in )?(?:early |late |mid[- ])?$"
)


_REACH = 160  # characters, more than the words that lead to a day can be


def _of_last(reading: Reading, sentence: Sentence, mention: Mention, time: Timing) -> bool:
    """Whether a day is told as that of the last session, in a sentence that names one procedure."""
    if not _LAST_NAMED.search(reading.lower, max(sentence.start, time.start - _REACH), time.start):
        return False
    return {m.id for m in reading.of(sentence, "procedure") if not m.concept["generic"]} == {mention.id}


def days_of(reading: Reading, sentence: Sentence, mention: Mention, times: list[Timing]) -> list[Timing]:
    """The days that are those of a session: of no visit, no order and no month that something went on in."""
    lower, start = reading.lower, sentence.start
    free, visited = reading.once("days of sessions", sentence, _days_told)
    dated = [
        t
        for t in times
        if t in free
        and not not_held(reading, sentence, mention, t)
        and (
            is_of(t, mention, times)
            or _of_deed(reading, sentence, mention, t)
            or _of_last(reading, sentence, mention, t)
            or heads_row(reading, sentence, t)
            or _in_log(reading, mention, t)
            or _LISTED_BEFORE.fullmatch(lower, t.end, mention.start)
        )
        and (
            not _OF_VISIT.search(lower, max(start, t.start - _REACH), t.start)
            or _last_visit(lower, mention, t)
            or _seen_for(lower, mention, t)
            or done_then(reading, sentence, mention, t)
        )
        and not _WHAT_IT_ALLOWED.search(lower, mention.end, t.start)
        and not _EBBS.search(lower, mention.end, t.start)
        and not _SAID_THEN.match(lower, t.end, mention.start)
    ]
    dated += [t for t in times if t in visited and t not in dated]
    if len(dated) == 1 and opens_series(lower, sentence, dated[0], reading.anchor):
        return []
    earlier = BEFORE_IT.search(lower, start, mention.start)
    return [t for t in dated if t.start >= mention.end] if earlier else dated


def _days_told(reading: Reading, sentence: Sentence) -> tuple[list[Timing], list[Timing]]:
    """The days that may be a session's, whichever the sentence names, and those of a visit at which the one that it names was done."""
    lower, start = reading.lower, sentence.start
    told = [t for t in timings(reading, sentence) if t.days is not None]
    free = [
        t
        for t in told
        if t.role in ("at", "end", "begin")
        and not opens(reading, sentence, t)
        and not _by_habit(lower, sentence, t)
        and not _beside_today(lower, t)
        and not of_what_follows(lower, sentence, t)
        and not came_to_nothing(lower, sentence, t.start, t.end)
        and not unheld(lower, sentence, t.start, t.end)
        and not ALL_OF.search(lower, start, t.start)
        and not _NONE_THEN.search(lower, start, t.start)
        and not _SEEN_THEN.match(lower, t.end, sentence.end)
    ]
    return free, [t for t in told if done_at_visit(reading, sentence, t)]


#: "Twice, not counting today", "six sessions before today's".
_BESIDE_TODAY = re.compile(
    r"\b(?:counting|including|incl\.?|excluding|before|prior to|besides|beside|other than|apart from|not) ?$"
)


def _beside_today(lower: str, time: Timing) -> bool:
    """Whether today is named only as what a count has, or has not, in it."""
    return (
        lower.startswith("today", time.start)
        and _BESIDE_TODAY.search(lower, max(0, time.start - 16), time.start) is not None
    )


#: "Last Botox visit 6/1/25": the visit was for it.
_ITS_VISIT = re.compile(r".*(?:visit|appointment|appt)(?: (?:was|on|date|in))*:? ")


_NEAR_VISIT = 24  # characters
#: "Last seen 7/8 for TPI": the visit was for it.
_FOR_IT = re.compile(r" for (?:(?:a|an|the|her|his|repeat|last|first|second|bilateral|left|right|neck|back) )*")
_LAST_SEEN = re.compile(r"\b(?:last|previously|most recently) (?:seen|visit|here)(?: (?:here|on|in|was))* $")


def _seen_for(lower: str, mention: Mention, time: Timing) -> bool:
    told = _FOR_IT.fullmatch(lower, time.end, mention.start) if time.end <= mention.start else None
    return told is not None and _LAST_SEEN.search(lower, max(0, time.start - 40), time.start) is not None


def _last_visit(lower: str, mention: Mention, time: Timing) -> bool:
    last = lower.endswith(("last ", "prior ", "previous ", "most recent "), 0, mention.start)
    return (
        last
        and time.start - mention.end < _NEAR_VISIT
        and _ITS_VISIT.fullmatch(lower, mention.start, time.start) is not None
    )


#: "Gets his epidurals down in Naples in winter": a season of every year dates none of them.
_SEASON = re.compile(r"(?:the )?(?:winter|summer|spring|fall|autumn)s?\b")
_HABIT = re.compile(
    r"\b(?:gets|gets? (?:her|his|their)|receives|goes (?:for|to)|has (?:her|his) \w+ (?:done|given|down)|usually|typically|always|every|each|does)\b[^.;]{0,60}\bin (?:the )?$"
)


def _by_habit(lower: str, sentence: Sentence, time: Timing) -> bool:
    """Whether a bare season is only when the sessions of each year are had."""
    return bool(_SEASON.fullmatch(lower, time.start, time.end)) and bool(
        _HABIT.search(lower, sentence.start, time.start)
    )


#: "RFA log: lumbar L4-S1 8/21/25; lumbar L4-S1 2/5/26", "facet injections, lumbar: 10/9/25, 12/11/25": what a heading lists.
_HEADS_LIST = re.compile(
    r"(?:,? (?:injections?|inj|dates?|log|history|hx|list|record|tracker|so far|to date|done|performed|given|sessions?|procedures?|lumbar|cervical|thoracic|left|right|bilateral|l|r|this year|past year|in (?:the )?(?:past|last) (?:year|12 mo\w*)|(?:\([^()]{2,24}\))))* ?[:=]"
)
_PART_OF_LIST = re.compile(
    r"(?:lumbar|cervical|thoracic|bilat\w*|left|right|both|and|then|again|#\d|[lrb]|b/l|[ctls]\d[\w/,-]*|[\d/.,;:&()@~-]| )*"
)


#: "9/4 and 10/9 MBB": days that are listed before what was done on them.
_LISTED_BEFORE = re.compile(
    r"(?:,|;| &| and|, and) ?\d{1,2}/\d{1,2}(?:/\d{2,4})?(?:(?:,|;| &| and|, and) ?\d{1,2}/\d{1,2}(?:/\d{2,4})?)* "
)


def _in_log(reading: Reading, mention: Mention, time: Timing) -> bool:
    """Whether a date stands in the list that the name of a procedure heads, with nothing but sides, levels and dates before it."""
    heads = _HEADS_LIST.match(reading.lower, mention.end, time.start)
    return heads is not None and bool(_PART_OF_LIST.fullmatch(reading.lower, heads.end(), time.start))


def _of_deed(reading: Reading, sentence: Sentence, mention: Mention, time: Timing) -> bool:
    """Whether a date is that of the word for doing it, where one procedure is named: "last injected on 05/06 (L4-5 interlaminar)"."""
    deed = any(
        o.kind == "procedure" and o.concept["generic"] and not ONE.search(reading.lower, o.start, o.end)
        for o in time.owners
    )
    return deed and {m.id for m in reading.of(sentence, "procedure") if not m.concept["generic"]} == {mention.id}


def heads_form(reading: Reading, document: Document, sentence: Sentence, time: Timing) -> bool:
    """Whether a date is only the document's own: a form's, or the one in the title of a note that is no procedure's."""
    own = time.days is not None and reading.anchor is not None and time.days.first == time.days.last == reading.anchor
    spoken = reading.lower[time.start : time.end].startswith("today")
    if not own or spoken:
        return False
    return document.attested or (document.kind != "procedure-note" and _titles(sentence, time))


_FIRST, _BEFORE_HISTORY = 3, 8  # sentences of a title; those in which one may stand below a letterhead


def _titles(sentence: Sentence, time: Timing) -> bool:
    """Whether a date stands among a note's first lines, or opens or ends one before all headings ("Post-block visit, 11/19/2025")."""
    if sentence.index < _FIRST:
        return True
    edge = time.start == sentence.start or time.end == sentence.end
    return edge and sentence.index < _BEFORE_HISTORY and not sentence.section.index


def standing(reading: Reading, mention: Mention, status: str, past: list[Timing]) -> Claim:
    """Where a procedure stands, by its name; by a day before it that is not bound to it, from that day on ("9/4/25 - MBB #1 - 90 %")."""
    first = mention.start
    if status == "prior" and past and past[0].end <= first and not any(t.owners for t in past):
        first = past[0].start
    return claim(reading, first, mention.end, status)
