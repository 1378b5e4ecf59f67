"""A therapist's note documents therapy, also where it never names it: its visits stand for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.calendar.durations import DurationMention
from drafter.evidence.calendar.lengths import Length
from drafter.evidence.words.concepts import Mention
from drafter.evidence.words.lexicon import lexicon
from drafter.evidence.words.numbers import ORDINALS

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_DENIED = re.compile(r"\b(?:no|denies|without|never)\b[^.;:]{0,44}$")
#: What such a note counts, opens or closes.
_STANDS_FOR = re.compile(
    r"\b(?:visits?|sessions?|appointments?|treatments?|discharged?|d/c|plan of care|poc|(?:initial |re-?)?eval(?:uation|uated|s)?\b(?!-)|i\.e\.(?= \d)|ie(?=:? \d{1,2}/\d)|seen(?= (?:from |between )?\d{1,2}/\d)|daily note|flow ?sheet|progress note|final summary|therapist|episode of care|dates of (?:care|treatment|service)|(?:saw|seen)(?: (?:her|him|them|the patient|pt))? (?:\w+ times|\d{1,2} ?x|for \d+)|(?:first|last|initially) seen(?= (?:on )?\d)|since (?:the )?eval\w*|re-?cert(?:ification)?|comes? to us|rehab(?:ilitation)? potential|\d ?x? ?/ ?(?:wk|week) (?:in )?(?:the )?clinic)\b"
)
_THERAPY = "physical-therapy"
#: What a therapist does with the hands, or teaches for home, is a part of the therapy, not its name.
_PARTS = frozenset({"manual-therapy", "home-exercise"})
#: "Visit 7 of 16", "next visit 2/21": in the midst of a course.
_COUNTED = re.compile(r"\bvisits? ?(?:#|no\.?|number)? ?(?P<at>\d{1,2}) ?(?:of|/) ?(?P<of>\d{1,2})\b(?!/)")
_NEXT = re.compile(r"\bnext (?:visits?|sessions?|appointments?|appts?|class(?:es)?|group)\b")
#: "Continue 2x/wk", "cont POC".
_CONTINUED = re.compile(
    r"(?:^|[.;:] ?|\bplan:? )(?:will )?cont(?:inue)?\.? (?:(?:with|per|the|current|skilled|to be seen) )*(?:pt|ot|poc|plan of care|therapy|treatment|tx|program|\d ?x|\d-\d ?x|\d times|once|twice|three times|1/|2/|3/|weekly|(?:m|t|w|th)/(?:w|th|f)\b|(?:(?:mon|tues?|wed|thurs?|fri)(?:day)?s?(?:,| and|/| &) ?)+)"
)
_EACH_WEEK = r"(?:weekly|biweekly|(?:once|twice|three times|\d ?x|\d times) ?(?:a|per|/|each|every)? ?(?:week|wk)|every (?:other )?week)"
#: "Attending weekly since 10/30".
_COMES = re.compile(
    rf"(?<!was )(?<!were )(?<!been )(?<!stopped )\b(?:attending|attends|comes|coming)(?: (?:here|in|to (?:us|therapy|pt)|regularly|faithfully|reliably))* {_EACH_WEEK}\b(?! (?:until|through|till) )"
)
_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_TREATS = r"(?:seeing|treating|working with) (?:[\w.',-]+ ){1,10}?"
#: "If approved", "for her lymphedema": a plan or another complaint.
_SO_NOW = r"\b(?!,? (?:if|once|when|after|pending|starting|beginning|to (?:start|begin)|until|till|for (?:her |his |the )?(?:lymph\w*|pelvic\w*|balance|gait)))"
#: "Treating Mr. Coe since October 1, twice a week. Five visits left", "will keep her weekly", "reduce to once every 2 weeks", "comes to us Tuesdays".
_TO_GO = re.compile(
    rf"\bhave been {_TREATS}{_EACH_WEEK}[.;] ?{_NUMBER} (?:more )?(?:visits?|sessions?) (?:are |is )?(?:still )?(?:left|remain(?:ing)?|to go)(?= ?(?:[.;]|$))"
    rf"|\bwill (?:keep|continue to see|go on seeing) (?:her|him|them|pt|the patient) {_EACH_WEEK}{_SO_NOW}|\b(?:reduc\w+|decreas\w+|taper\w*|drop\w*)(?: \w+){{0,2}} to (?:once |twice )?(?:{_EACH_WEEK}|every [23] weeks){_SO_NOW}"
    rf"|\b(?:am|are) {_TREATS}{_EACH_WEEK}(?= ?(?:[.;,]|$))|\bcomes to us (?:{_EACH_WEEK}|(?:on )?(?:mon|tues|wednes|thurs|fri|satur)days?)(?= ?(?:[.;,]|$))"
)
_OVER = re.compile(
    r"\b(?:discharged?|d/c(?:'d)?|dc'?d?|final (?:visit|note|summary)|last visit|(?:elect\w*|wish\w*|chose|decided|wants) to (?:stop|end)|did not return|stopped coming|no[- ]?show\w*|(?:chart|case)(?: will be| to be| is)? closed|unused)\b"
)

_NTH = "|".join(sorted(ORDINALS, key=len, reverse=True))
#: "Visit 18, week 9", "Eighth and last week": the week of the course that the note is written in.
_WEEK = re.compile(
    rf"(?:\b(?:week|wk)s? ?(?:#|no\.?)? ?(?P<at>\d{{1,2}})(?! ?(?:-|to\b) ?\d)(?: ?(?:of|/) ?\d{{1,2}})?(?![\d/:.]\d)"
    rf"|\b(?P<nth>{_NTH}|\d{{1,2}}(?:st|nd|rd|th))(?: and (?:last|final))? (?:week|wk)\b(?! (?:of|in) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|next|this|last)))"
)
#: What stands before it: nothing, a visit or the care that is counted; "by week 8", "since wk 3" and "reassess week 6" are other weeks.
_WRITTEN_IN = re.compile(
    r"(?:^|[,;:(|/.-]|\b(?:pt|ot|therapy|treatment|tx|rehab|care|program|programme|note|summary|visit|session|discharge|report|now|currently|today|finish\w+|complet\w+|at end of|end of|(?:is|are|was) (?:now )?(?:in|into|at)|"
    r"(?:is|was) (?:(?:now|the) )?(?:(?:her|his|their|[a-z']+'s) )?|(?:visit|session|tx) ?#? ?\d{1,3}(?: ?(?:of|/) ?\d{1,3})?))[ *_#•-]*$"
)


def week_of_course(reading: Reading) -> DurationMention | None:
    """The latest week of its course that a therapist's note is written in, as a length: in its ninth week eight or nine have gone by."""
    return reading.once("week", reading.sentences[0], _week) if reading.therapy and reading.sentences else None


def _week(reading: Reading, _: Sentence) -> DurationMention | None:
    lower, latest = reading.lower, None
    for found in _WEEK.finditer(lower):
        sentence = reading.sentence_at(found.start())
        if sentence is None or sentence.section.kind in ("goals", "plan", "instructions"):
            continue
        if not _WRITTEN_IN.search(lower[sentence.start : found.start()]):
            continue
        count = int(found["at"] or ORDINALS.get(found["nth"]) or found["nth"][:-2])
        if latest is None or (latest.length and count * 7.0 > latest.length.high):
            latest = DurationMention(*found.span(), Length((count - 1) * 7.0, count * 7.0, "days"))
    return latest


def in_midst(reading: Reading) -> tuple[int, int] | None:
    """Where a therapist's note shows its course going on: a visit before the last one, the next one, or that it is continued; else None."""
    if not reading.therapy or _OVER.search(reading.lower):
        return None
    for count in _COUNTED.finditer(reading.lower):
        if int(count["at"]) < int(count["of"]):
            return count.span()
    following = _NEXT.search(reading.lower) or _CONTINUED.search(reading.lower) or _COMES.search(reading.lower)
    following = following or _TO_GO.search(reading.lower)
    return following.span() if following else None


def therapy_of(reading: Reading) -> Mention | None:
    """The words that stand for the therapy in a therapist's note that names no physical treatment; else None."""
    return reading.once("therapy", reading.sentences[0], _stands) if reading.therapy and reading.sentences else None


def _stands(reading: Reading, _: Sentence) -> Mention | None:
    named = [
        m
        for s in reading.sentences
        for m in reading.of(s, "treatment")
        if m.concept["group"] == "physical"
        and m.id not in _PARTS
        and not _DENIED.search(reading.lower, s.start, m.start)
    ]
    found = None if named else _STANDS_FOR.search(reading.lower)
    # A heading alone is no sentence: the first such words that a sentence holds.
    while found and reading.sentence_at(found.start()) is None:
        found = _STANDS_FOR.search(reading.lower, found.end())
    return Mention(lexicon().concept("treatment", _THERAPY), found.start(), found.end()) if found else None


_CARE_BEGAN = re.compile(
    r"\b(?:start of (?:care|therapy|services?|treatment)|soc|care (?:began|started|start)|(?:therapy|pt|ot) (?:began|started|start))(?: date)? ?[:=-]? ?$"
)


def care_began(before: str) -> bool:
    """Whether the words before a day make it the first of a therapist's care, whatever complaint stands before them."""
    return _CARE_BEGAN.search(before) is not None
