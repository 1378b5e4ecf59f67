"""What a form asks of now and is answered no ("Do you go to therapy now? No, I quit"), and logs of exercises that are kept.

A question counts only where nothing stands in it but who does it, that it is done, and when: "Do you have pain with your
exercises? No" asks of pain. Of a log, at least two of the latest rows must tell of a day on which it was done.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from drafter.evidence.timing.timing import timings
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_LETTERS = r"a-z\d'"
#: What may stand in such a question beside the treatments that it names, which are read as "#".
_ASKED = re.compile(
    r"\W*(?:q ?\d{0,2}[:.)] ?|\d{1,2}[.)] ?)?(?:and |or )?(?:(?:are|is|do|does) (?:you|she|he|they|the patient|pt|patient)|in|doing|attending|going to|enrolled in|current(?:ly)?|active|now|any)\b"
    r"(?:[ ,/]|#|\bfor (?:(?:the|this|your|her|his|their|my|neck|back|shoulders?|low|lower|upper) )*pain\b|\b(?:still|currently|now|presently|actively|regularly|also|in|on|at|do|doing|go|going|attend|attending|take|taking|part|participate|participating|enrolled|follow|following|see|seeing|exercise|exercising|perform|performing|get|getting|receive|receiving|to|any|your|her|his|their|my|a|an|the|of|formal|supervised|active|current|kind|sort|type|form|for|neck|back|shoulders?|low|lower|upper|muscles?|home|this|time|right|these|days|present|moment|any ?more|programs?|programmes?|sessions?|class(?:es)?|routine|daily|weekly|or|and)\b)*\?"
)
_NOW = re.compile(
    r"\b(?:now|still|currently|current|presently|active(?:ly)?|this time|these days|present|moment|are|is|do|does|doing|in)\b"
)
#: "PT? Not currently": a bare name is asked of now where the answer says so.
_BARE = re.compile(r"\W*(?:home )?#\W*\?")
_NOT_NOW = re.compile(
    r"\W*(?:a(?:ns(?:wer)?)?[:.)] ?)?(?:no,? )?(?:not (?:now|currently|at (?:this time|present|the moment)|any ?more|doing|going|attending)|no longer|stopped|quit)\b"
)
_NO = re.compile(
    r"\W*(?:a(?:ns(?:wer)?)?[:.)] ?)?(?:no|nope|n|none|not (?:now|currently|at (?:this time|present|the moment)|any ?more|at all|really)|never|not doing|no longer|stopped|quit|gave (?:it |them )?up|given up)\b(?! (?:problem|trouble|issue|pain|change|relief|missed|idea))"
)
_BUT = re.compile(
    r"\b(?:but|start\w*|begin\w*|will|yes|only|except|sometimes|some|most|plan\w*|scheduled|waiting|pending)\b"
)
#: "Active rehab program: [ ] yes [x] no", "In therapy now: no".
_FIELD = re.compile(
    r"\W*(?:(?:in|active|current(?:ly)?|doing|attending|participating in|enrolled in|now in|any)\b[ ,]*)+(?:(?:in|a|an|any|formal|supervised|home)\b ?)*#(?: (?:now|currently|at this time|at present|program(?:me)?))*(?: ?\(?y/n\)?)? ?[:?-] ?(?:\[ \] ?(?:yes|y) ?\[x\] ?(?:no|n)|\[x\] ?(?:no|n)\b ?\[ \] ?(?:yes|y)|(?:yes )?\[ \] ?(?:no )?\[x\]|(?:no|n|none)(?= ?(?:$|[.,;])))"
)


def _blanked(reading: Reading, sentence: Sentence) -> str:
    """A sentence with the treatments that it names as "#"."""
    text, at = [], sentence.start
    for m in sorted(reading.of(sentence, "treatment", "programme"), key=lambda each: (each.start, -each.end)):
        if m.start >= at:
            text += [reading.lower[at : m.start], "#"]
            at = m.end
    return "".join([*text, reading.lower[at : sentence.end]])


def denied_now(reading: Reading, sentence: Sentence) -> tuple[int, int] | None:
    """Where what a sentence asks of now is answered no, in view positions."""
    lower = reading.lower
    named = reading.of(sentence, "treatment", "programme")
    if not named:
        return None
    if not lower.endswith("?", sentence.start, sentence.end):
        lead = "active " if lower.startswith(("active", "current"), named[0].start) else ""
        told = _FIELD.match(lead + _blanked(reading, sentence))
        return (sentence.start, sentence.end) if told else None
    if sentence.index + 1 == len(reading.sentences):
        return None
    given = reading.sentences[sentence.index + 1]
    no = _NO.match(lower, given.start, given.end)
    if no is None or _BUT.search(lower, no.end(), given.end) or reading.of(given, "treatment", "programme"):
        return None
    asked = _blanked(reading, sentence)
    if _BARE.fullmatch(asked) and _NOT_NOW.match(lower, given.start, given.end):
        return sentence.start, sentence.end
    if not (_ASKED.fullmatch(asked) and _NOW.search(asked)):
        return None
    return sentence.start, sentence.end


_LOG = re.compile(
    r"\b(?:log|diary|tracker|tracking|calendar|record|chart|flow ?sheet|checklist|sheet|journal|attendance|sign-?in|register)\b(?!ed| (?:not|never|was lost|given|provided|issued|blank))"
)
_OF_LOG = Telling("log", "diary", "tracker", "tracking", "calendar", "record", "chart", "flow", "checklist", "sheet", "journal", "attendance", "sign-in", "signin", "register")  # fmt: skip
_DAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[ ,.]*)?(?:(?:week of |wk of )?\d{1,2}/\d{1,2}(?:/\d{2,4})?|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* \d{1,2}|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|(?:week|wk|day) ?\d{1,2}\b)"
_ROW = re.compile(
    rf"\W*{_DAY}[ :=|,-]*(?:(?:am|pm|hep|home|exercises?|session|visit) ?[:=|-]? ?)*(?P<did>(?:done|did|yes|y|x|completed|all|full|present|attended|here|(?P<signed>[a-z]{{2}})(?=\W*$)|\u2713|\u2714)(?=\W|$)|\d{{1,3}} ?(?:min\w*|reps|sets|x ?\d)|[2-7] ?(?:of|/|x ?/) ?(?:7|wk|week)|visit ?#?\d)?"
)
_ROWS = 2  # rows that tell of a day on which it was done
_KEPT = 12  # sentences behind a heading in which its rows may stand


def kept_log(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence heads a log of exercises, kept up to its document's time, whose rows tell that they were done."""
    lower = reading.lower
    if not _OF_LOG.within(lower, sentence.start, sentence.end):
        return False
    named = [m for m in reading.of(sentence, "treatment") if m.concept["group"] in ("exercise", "physical")]
    named += reading.of(sentence, "programme")
    if not named or not _LOG.search(lower, sentence.start, sentence.end):
        return False
    rows: list[tuple[Sentence, re.Match[str]]] = []
    own: set[str] = set()
    for behind in reading.sentences[sentence.index + 1 : sentence.index + 1 + _KEPT]:
        row = _ROW.match(lower, behind.start, behind.end)
        if row is not None:
            rows.append((behind, row))
        elif rows or not _WHOSE.match(lower, behind.start, behind.end):
            break
        elif name := _NAME.match(lower, behind.start, behind.end):
            own |= {name["first"] + name["last"], name["last"] + name["first"]}
    while rows and rows[-1][1]["did"] is None and _ahead(reading, rows[-1][0]):
        rows.pop()  # what is still to come is blank
    done = [each for each in rows if each[1]["did"] and each[1]["signed"] in (None, *own)]
    return len(done) >= _ROWS and rows[-1] is done[-1] and _lately(reading, done[-1][0])


#: "Participant: R. Soto", between a sheet's heading and its rows.
_WHOSE = re.compile(r"\W*(?:name|participant|patient|pt|member|client|dob|leader|instructor|group|room|date|mrn)\b")
#: "Name: R. Boyd": a row that is signed "RB" was attended, one with "cx" was not.
_NAME = re.compile(
    r"\W*(?:name|participant|patient|pt|member|client)\W+(?P<first>[a-z])[a-z.'-]*,? (?:[a-z]\.? )?(?P<last>[a-z])[a-z'-]*\W*$"
)
_DATE = 20  # characters in which the day of a row stands
_WRITTEN = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d\d))?(?![\d/])")
_HOLDS = 45  # days for which what a log shows still goes on


def _ahead(reading: Reading, row: Sentence) -> bool:
    """Whether the day of a row is behind that of its document."""
    told, anchor = _day_of(reading, row), reading.anchor
    return told is not None and anchor is not None and told > (anchor.year, anchor.month, anchor.day)


def _day_of(reading: Reading, row: Sentence) -> tuple[int, int, int] | None:
    """The year, the document's own where none is written, the month and the day that a row opens with."""
    written, anchor = _WRITTEN.search(reading.lower, row.start, row.start + _DATE), reading.anchor
    if written is None or anchor is None:
        return None
    year = int(written[3] or anchor.year)
    return year + (2000 if year < 100 else 0), int(written[1]), int(written[2])


def _lately(reading: Reading, row: Sentence) -> bool:
    """Whether the day of a row is one of the last weeks; a weekday alone is."""
    written, anchor = _WRITTEN.search(reading.lower, row.start, row.start + _DATE), reading.anchor
    if anchor is None:
        return True
    if written is not None and (told := _day_of(reading, row)) is not None:
        try:
            on = date(*told)
        except ValueError:
            return False
        if not written[3] and on > anchor:
            on = on.replace(year=on.year - 1)
        return 0 <= (anchor - on).days <= _HOLDS
    days = [t.days for t in timings(reading, row) if t.days is not None]
    return all(0 <= (anchor - each.last).days <= _HOLDS for each in days)
