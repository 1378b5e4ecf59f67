"""Headache days told month by month in running words: "16 in June, 18 so far July", "per app Nov = 20, Oct = 18".

Several months are one interval, from the least to the most of those that are over; a month that is still running counts only
where no other is told, and then as a bound from below. Days of the month ("seen Oct 18, Nov 20") are no counts: one of the months
needs a word or a mark that tells a count.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.count_bounds import BOUND, bounded
from drafter.evidence.headaches.count_periods import of_each_month, of_months_together
from drafter.evidence.headaches.diaries import Entry
from drafter.evidence.headaches.diary_legends import stands_for
from drafter.evidence.headaches.diary_lists import KIND, YEAR
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.words.months import MONTH_WORD
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_COUNT = rf"(?P<pre>{BOUND} )?(?<![\w/.$-])(?P<n>{NUMBER})(?P<plus>\+| or more)?(?![\w%]|/\d|\.\d)"
_MARK = r"(?:entries|stars?|marks?|x'?s|crosses|squares?|circles?|dots?|boxes|stickers?|ticks?|checks?|check ?marks?|hash ?marks?|tallies|dates?)"
_NOUN = rf"(?P<noun> ?(?:(?:such|bad|full|whole|calendar|separate|different|definite|marked|circled|red|blue|black|yellow|orange|purple|green|pink|filled|shaded|starred|crossed|head) )?(?:(?:{KIND}|attack|bad)[- ])?(?:days?|d\b|{KIND}s?\b|attacks?\b|{_MARK}\b|days? (?:with|of) (?:an? )?(?:{KIND}s?|head pain)\b|of (?:them|these|those)))?"
#: A month that is named by where it lies.
_LAST = r"(?:(?:the )?(?:last|past|previous|preceding|most recent) (?:calendar )?(?:month|28 days|30 days|thirty days|four weeks|4 weeks|4 wks)\b|(?:the )?month (?:just (?:ended|past|gone)|gone by|before last|past)|(?:the )?(?:prior|preceding|previous) month\b|(?:the )?month (?:before|prior|previous)(?: that| to that)?\b)"
_PERIOD = rf"(?:{MONTH_WORD}{YEAR}|{_LAST})"
_RUNNING = (
    r"(?:so far|already|to date|up to now|until now|till now|thus far|as of now|to this point|up to today|and counting)"
)
#: "Sixteen in June", "18 so far July", "19 headache days (Oct)".
_BEFORE = re.compile(
    rf"{_COUNT}{_NOUN}(?: (?:crossed (?:off|out)|marked|circled|x'?e?d(?: out)?|checked(?: off)?|ticked(?: off)?|shaded|recorded|noted|logged|entered|filled in))?(?P<running>,? {_RUNNING}(?: (?:in|this))?)?(?P<link> (?:in|for|during|over|on|across|back in|through)(?: the month of| all of| the whole of| the| her| his| my)?(?: this| last)?| of| \(| ?@)? ?(?P<month>{_PERIOD})\)?(?P<running2>,? {_RUNNING}| \({_RUNNING}\))?"
)
#: "Nov = 20", "October came to 18 days", "Dec 11 of 17 days so far".
_BEHIND = re.compile(
    rf"(?:\b(?:in|for|during|over) )?\b(?P<month>{_PERIOD})(?:'s)?(?: (?:per|by|on|from|in) (?:the |her |his |my )?(?:\w+ )?(?:diary|calendar|log|app|tracker|phone|watch|journal|tally|chart))?(?: (?:diary|calendar|log|tally|totals?|count|page|sheet))?(?P<link> ?[:=] ?| ?\(| ?- (?=\d)|,? (?:(?:was|were|had|has|came|gave|gives|showed|shows|saw|brought|counted|reached|ran|totall?ed|with|on|it was|there were|there was|to|in at|at|alone|(?:i|we) (?:have |had )?(?:count|counted|find|found|see|saw|make (?:it|that)|tally|tallied)|she had|he had|(?:she|he|they) (?:counted|logged|marked|recorded|noted)|another|again|only|just) )+)?,? ?{_COUNT}{_NOUN}(?: ?(?:/|of|out of) ?(?P<of>\d\d?)(?: days?| d\b)?)?\)?(?P<running>,? ?\(?{_RUNNING}\)?)?"
)
_JOINED = re.compile(
    r"[ ,;/&.|-]*(?:(?:and|then|but|with|or|vs|the|only|about|just|it|was|were|there|she|he|had|again|by|on) ?)*"
)
#: What is counted by months besides.
_ELSE = re.compile(
    r"\b(?:free|clear|without|tablets?|pills?|doses?|triptans?|\w+triptan|took|takes?|taken|used|uses|using|refill\w*|dispens\w*|miss\w*|absent|absences?|lost|work(?:ed|days?)?|school|hours?|minutes?|(?:(?<!last )(?<!prior )(?<!previous )(?:visits?|appointments?|appts?))|seen|sessions?|botox|injections?|cycles?|er|ed|weight|pounds|lbs|goals?|targets?|age|born|dated?|since(?! (?:the |her |his |our )?(?:last|prior|previous) (?:visit|appointment|appt))|until|dentist|optician|steps|nausea|vomit\w*)\b"
)
#: "19 days marked with exercise".
_OF_ELSE = re.compile(
    rf",? (?:(?:(?:were|was|are|is|left) )*(?:blank|empty|unmarked|clear|(?:scored|marked|rated) (?:as )?(?:zero|0|none|nil))\b|{_ELSE.pattern}|(?:marked |circled |noted |logged |recorded |entered |shaded |starred |spent )?(?:with|for|as|of|by|on|doing|off) (?!(?:(?:an?|any|some|bad|real|severe|the|her|his|full|each|every|last|past|phone|app|calendar|diary|log) )*(?:{KIND}s?|head|pain|attacks?|calendar|diary|log|app|phone|month|average|tracker)\b))"
)
#: "Easier to count the days without: seven in October, eight in November": the other days of each month.
_FREE = re.compile(
    rf"\b(?:{KIND}|head|pain|symptom)[- ]free(?: days?)?\b|\b(?:clear|free|good) days\b|\bdays? (?:without|free|clear|with no)\b"
)
_FREED = re.compile(rf"(?: ?(?:{KIND}|head|pain|symptom))?[- ]free\b")
_HEAD = re.compile(rf"\b(?:{KIND}s?|head|head pain|attacks?)\b")
_DIARY = re.compile(r"\b(?:diary|calendar|log|app|tracker|journal|tally|counts?|record|sheet)\b")
#: Words that may stand between the beginning of a clause and the counts of a headache that was named before.
_FILL = re.compile(
    r"\W*(?:(?:there|were|was|had|has|have|she|he|they|i|we|pt|patient|counted|counts?|logged|marked|marks|it|is|are|came|comes|to|with|about|now|per|app|phone|mother|mom|husband|shows?|tally|by|months?|her|his|my|the|for|so|far|on|reports?|reported|says|states|days?|totals?|of|in|and|numbers?|recorded|records?|entries|last|past|two|three|four|gets?|getting|got|a|this|specifically|namely|had been|averaging|number)\W+)*"
)
#: Before a single month: "there were seventeen in November".
_STATED = re.compile(
    r"\b(?:there (?:were|was|had been|have been)|(?:she|he|they|pt|patient|i|who|and|mother) (?:had|has had|counted|counts|logged|recorded|marked|noted|reports?|reported)|came to|totall?ed|numbered|reached)(?: only| just| a total of| as many as)? $"
)
_TOTAL = re.compile(
    r"\b(?:totals?|tally|tallies|sums?|counts?)(?: days?)?:? ?(?:for |in |of )?$|\b(?:diary|calendar|log|app|tracker|tally|days?)(?: \([^)]{0,20}\))? ?[:=] ?$"
)
#: "His log gives 23".
_GIVES = re.compile(
    r"\b(?:gives?|gave|shows?|showed|has|had|lists?|listed|records?|recorded|reads?|totals?|totall?ed|comes to|came to|tallies|count|counts|with|says|puts? (?:it|them) at|of|at|is|was|:|=)(?: (?:only|just|a total of|as many as|about))* ?$"
)
#: What every one has a part of.
OF_MONTHS = Telling(
    "last ",
    "past ",
    "previous ",
    "prior ",
    "preceding ",
    "most recent",
    "month ",
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_LARGEST, _WHOLE_MONTH = 31, 28
_LABEL = 24  # characters before the first month in which a mark of the diary may stand
_REACH = 110  # characters before the first month in which the headache may be named


def tallies(reading: Reading, sentence: Sentence) -> Iterator[Entry]:
    """The counts that a sentence about headaches tells by their months."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    if not OF_MONTHS.within(lower, start, end):
        return
    for pattern in (_BEFORE, _BEHIND):
        chain: list[re.Match[str]] = []
        for match in pattern.finditer(lower, start, end):
            if _value(match) is None:
                continue
            if chain and not _JOINED.fullmatch(lower, chain[-1].end(), match.start()):
                yield from _told(reading, sentence, chain)
                chain = []
            chain.append(match)
        if chain:
            told = list(_told(reading, sentence, chain))
            yield from told
            if told:
                return


def _told(reading: Reading, sentence: Sentence, chain: list[re.Match[str]]) -> Iterator[Entry]:
    lower, first = reading.lower, chain[0].start()
    plain = [m for m in chain if m["link"] or m["noun"] or m["running"] or m.groupdict().get("running2")]
    if (
        not plain
        and lower.endswith((": ", "= "), sentence.start, first)
        and (stands_for(reading, sentence, lower[sentence.start : first]) or _marks_features(reading, sentence, first))
    ):
        plain = chain  # "Stars: May 9, June 11"
    if not plain and _TOTAL.search(lower, max(sentence.start, first - 24), first):
        plain = chain
    dates = chain[0].re is _BEFORE and any(m["link"] in (None, " of") and not m["noun"] for m in chain)
    if not plain or (dates and not any(m["link"] and m["link"] != " of" for m in chain)):
        return
    if (
        len(chain) < 2
        and not (_FREE.search(lower, sentence.start, first) and chain[0]["link"])
        and not _alone(lower, sentence, chain[0])
    ):
        return
    if len(chain) == 1 and chain[0].re is _BEFORE and not of_each_month(lower, first, sentence.end):
        return  # "22 headache days in Feb, March and April": of all three, or of each
    if len(chain) == 1 and of_months_together(lower, sentence.start, sentence.end, chain[0].span()):
        return
    what = _kind(reading, sentence, chain)
    value = _interval(chain)
    if what == "free" and not any(map(_running, chain)):
        least, most = max(0.0, _WHOLE_MONTH - value.high), _LARGEST - value.low
        yield Entry(first, chain[-1].end(), Interval(least, most, value.high_open, value.low_open), "headache", "m")
    elif what and what != "free":
        yield Entry(first, chain[-1].end(), value, what, "m")


def _alone(lower: str, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether one month's count is told by words that make it one: by a verb of counting, or as what a diary shows."""
    noun = match["noun"] or ""
    if not (match["link"] or (noun and match.re is _BEHIND)) or (
        match.re is _BEFORE and match["link"] == " of" and not noun
    ):
        return False
    if match.re is _BEFORE and _STATED.search(lower, sentence.start, match.start()):
        return True
    diary = _DIARY.search(lower, sentence.start, sentence.end) or _DIARY.search(sentence.label)
    marked = re.search(rf"\b(?:{KIND}s?|{_MARK}|such|bad|marked|circled|red)\b", noun)
    return bool(marked) or (
        bool(diary) and (match.re is _BEHIND or bool(noun) or bool(_GIVES.search(lower, sentence.start, match.start())))
    )


def _kind(reading: Reading, sentence: Sentence, chain: list[re.Match[str]]) -> str:
    """``headache`` or ``migraine``, whichever was named last before the counts or with them; "" where they are of something else."""
    lower, first = reading.lower, chain[0].start()
    if _marks_features(reading, sentence, first):
        return "migraine"
    clause = max(sentence.start, *(lower.rfind(mark, sentence.start, first) + 1 for mark in (";", ". ", "(")))
    free = bool(_FREE.search(lower, max(sentence.start, first - _REACH), first) or _FREE.search(sentence.label))
    free = free or any(_FREED.match(lower, m.end()) for m in chain)
    other = None if free else _ELSE.search(lower, max(clause, first - _REACH), first) or _ELSE.search(sentence.label)
    if other or _OF_ELSE.match(lower, chain[-1].end(), sentence.end):
        return ""
    if free:
        return "free"
    own = " ".join(m["noun"] or "" for m in chain)
    if marked := stands_for(reading, sentence, f"{lower[max(clause, first - _LABEL) : first]} {own}"):
        return marked
    before = f"{sentence.label} {lower[max(sentence.start, first - _REACH) : first]} {own}"
    named = _HEAD.findall(before)
    if named:
        return "migraine" if named[-1].startswith(("mig", "mmd")) else "headache"
    if _DIARY.search(lower, clause, first) or _FILL.fullmatch(lower, clause, first):
        return "headache"
    return ""


#: "She circles the headaches that come with nausea: 9 in August", "Red marks are the days with vomiting: August 9, September 10".
_MARKS = re.compile(
    r"\b(?:circles|marks|stars|shades|colou?rs|highlights|underlines|crosses(?: off| out)?|flags|(?:red|blue|black|yellow|orange|purple|green|pink) (?:marks?|dots?|stickers?|days|squares?|stars?))\b[^.;:]{0,40}?\b(?:headaches?|days|ones|attacks?|those)(?: (?:that|which|she has|he has|come|comes|are|were|it comes|they come))* with\b[^.;:]*[:=] $"
)


def _marks_features(reading: Reading, sentence: Sentence, first: int) -> bool:
    """Whether the words before some counts mark the headaches that have features of migraine, and name those."""
    marks = _MARKS.search(reading.lower, sentence.start, first)
    named = reading.of(sentence, "pattern") if marks else ()
    return any(
        m.id == "migraine" and m.end <= first and reading.assertion(sentence, m.start, m.end) is Assertion.PRESENT
        for m in named
    )


def _running(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    of = groups.get("of")
    return bool(groups["running"] or groups.get("running2") or (of and int(of) < _WHOLE_MONTH))


def _value(match: re.Match[str]) -> Interval | None:
    told = number(match["n"])
    if told is None or match["n"] in ("a", "an", "half") or told[1] > _LARGEST:
        return None
    return bounded(*told, (match["pre"] or "").strip(), plus=bool(match["plus"]))


def _interval(chain: list[re.Match[str]]) -> Interval:
    values = [(value, _running(match)) for match in chain if (value := _value(match)) is not None]
    over = [value for value, running in values if not running]
    if not over:
        return Interval(max(value.low for value, _ in values), math.inf)
    least = min(over, key=lambda value: value.low)
    most = max(over, key=lambda value: value.high)
    return Interval(least.low, most.high, least.low_open, most.high_open)
