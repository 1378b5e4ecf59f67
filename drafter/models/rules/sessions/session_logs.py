"""Logs of sessions: rows that begin with a date, lists of the days of sessions, and what such a row says that one gave."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.layout.tables import opens_row
from drafter.evidence.sessions.unheld_rows import unheld
from drafter.evidence.timing.timing import Timing, timings
from drafter.evidence.words.months import MONTH, WRITTEN_DAY
from drafter.evidence.words.percentages import percentages
from drafter.evidence.words.tellings import Telling
from drafter.models.rules.claims import candidate, claim, named
from drafter.models.rules.sessions.relief_ends import ENDS_RELIEF
from drafter.models.rules.sessions.reliefs import rated, response
from drafter.models.rules.sessions.rows_of_days import days_of_row, under_sessions
from drafter.models.rules.sessions.session_answers import answers_when

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_LEAST = 10.0  # per cent: an anaesthetic is weaker
ROW = re.compile(rf"(?:(?:e?mar|dos|administered|given):? ?)?(?:[-*•#|]? ?\(?\d{{0,2}}[.)]? *\|? *){WRITTEN_DAY}")
#: "1st 03/04/2026 90 % relief", under a line that names what was done.
NUMBERED = re.compile(
    r"(?:[-*•] ?)?(?:the )?(?:(?:(?:set|session|round|block|injection|treatment|cycle) )?(?:#|no\.? )\d|(?:set|session|round|block|injection|treatment|cycle) \d|\d(?:st|nd|rd|th)|first|second|third|fourth|latest|most recent)(?: (?:one|set|session|round|injection))? ?[:.,)|-]? ?\(?(?:(?:on|in|was|of|given) )*"
    rf"(?:{WRITTEN_DAY}|{MONTH}\.? (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?(?:(?:19|20)\d\d|'\d\d))"
)
#: "7/15 - 70% relief for 4 hr": a row whose day has no year, under a line that heads the log.
SHORT_ROW = re.compile(
    rf"(?:[-*•#] ?)?(?:\d{{1,2}}[.)] ?)?(?:\d{{1,2}}/\d{{1,2}}(?![/\d]) ?(?:[-–:|=,(]|->)|{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?(?= ?(?:$|[-–:|=(]|->|,(?! ?\d))))"
)
#: "2/2024", "- March 2025": a row whose day is a month.
MONTH_ROW = re.compile(
    r"(?:[-*•#|]|\d[.)])? ?(?:\d{1,2}/(?:19|20)\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:(?:19|20)\d\d|'\d\d))(?! (?:to|through|thru|until|-)|\S)"
)
#: "C-spine L C3-5 ..... 09/18/2025", "L L4-5: 3/12/25": a row of a log that opens with the site.
SITE_ROW = re.compile(
    r"(?:[-*•#|] ?)?\d{0,2}[.)]? ?(?:(?:[clt]s?[- ]?spine|lumbar|cervical|thoracic|lumbosacral|neck|(?:low(?:er)? |mid )?back|left|right|bilat\w*|both|[lrb]|b/l|rt|lt|[ctls]\d{1,2}(?:[-/,][ctls]?\d{1,2})*|si joints?|sij|traps?|levator|caudal|[ti]l(?:esi)?|tf(?:esi)?|and|&)[ ,/-]*)+(?:[:|.=-]+ ?\(?|(?<= ))"
    rf"(?:{WRITTEN_DAY}|\d{{1,2}}/(?:19|20)\d\d\b|{MONTH}\.? (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?(?:(?:19|20)\d\d|'\d\d))"
)
#: "Date  Drug  Relief", "No.  Date  Pre  Post": the headings of a log, which tell nothing themselves.
COLUMNS = re.compile(
    r"[^a-z\d]*(?:(?:no\b\.?|num\w*\b|nr\b|block|session|procedure|inj\w*|visit|which|cycle|round|treatment|tx|set|dose|shot)(?: ?(?:#|no\b\.?|number))?[ |]+)?(?:dates?|days?|when|dos|given on|date given|injected)\b"
    # What else is told of a session: "Date  Hgb" heads another table.
    r"(?:[^a-z\d]|\b(?:units?|u|dos(?:e|es|ed|age)|sites?|muscles?|lot|exp\w*|products?|agents?|drugs?|med\w*|steroids?|inject\w*|inj|procedures?|proc|type|kind|what|levels?|sides?|lat\w*|regions?|areas?|locations?|where|relief|pct|percent\w*|per|cent|pre|post|before|after|results?|responses?|outcomes?|effects?|benefits?|gain|durations?|last\w*|length|how|long|held|provider|clinician|by|md|injector|initials|comments?|notes?|remarks?|status|pain|nrs|vas|nprs|scores?|scale|ratings?|rated|best|worst|peak|change\w*|reduc\w*|improv\w*|better|next|due|weeks?|wks?|months?|mos?|since|interval|gap|prior|previous|guidance|complications?|ae|adverse|events?|reactions?|toler\w*|fluoro\w*|vol\w*|ml|cc|mg|conc\w*|given|on|in|of|to|for|the|at|a|an|and|or|until|returned?|name|description|cpt|codes?|done|reported|immediate|hrs?|hours?|h|min\w*|days?|date|functional?|activit\w*|anesthetic|local|service|source|patient|pt|her|his|said|told)\b|\d)*"
)
LOG = re.compile(
    r"\b(?:history|log|diary|prior|previous|past|so far|this year|sessions?|visits(?= ?(?:$|[:(]))|dates?|record|flow ?sheet|to date|series|listing|ledger|tracker|tracking|calendar|summary|given|had)\b"
)
#: "Diagnostic facet blocks: 7/13/25: 7/10 -> 1/10. 8/17/25: 8/10 -> 1/10".
#: What is ordered, offered or to come heads no log of what was done.
_AHEAD = Telling("plan", "schedul", "request", "recommend", "propos", "order", "will ", "would ", "if ", "consider", "offer", "next", "no ", "not ", "never", "declin", "refus", "discuss")  # fmt: skip
_TITLE = 100  # characters
_BEFORE_DAY = re.compile(rf": ?{WRITTEN_DAY}\b")
_OF_DATES = Telling(
    "date",
    "injected",
    "done",
    "session",
    "set",
    "previous",
    "prior",
    "earlier",
    "past",
    "#1",
    "1st",
    "first",
    "round",
    "cycle",
    "hx",
    "history",
    "before",
)
_ON = r"(?: (?:was|were|on|in|done|given))*:? ?\(?\d{1,2}/\d{1,2}"
#: A list of the days of sessions that names no procedure again: "Dates of service here: 09/10/2024 and 01/07/2025".
_DATES_OF = re.compile(
    r"\b(?:dates? of (?:service|injections?|sessions?|sets?|procedures?)|(?:injected|done|sessions?|sets?|injection dates?)(?: here)? (?:on|in|were))\b[^.;]{0,30}\d[^;]{4,60}(?:,|and) ?[a-z]*\.? ?\d"
    r"|\bdates(?: (?:per (?:the )?(?:chart|record)|done|performed|given|were|are|of both))*[:=]? ?\d{1,2}/\d{1,2}(?:/\d{2,4})?\b(?! ?(?:to|through|thru|until|-|–) ?\d)"
    r"|\b(?:previous|prior|earlier|past)(?: (?:treatments?|sessions?|injections?|cycles?|rounds?|dates?))? ?: ?\d{1,2}/\d{1,2}/\d{2,4}"
    # "Dates of treatment: 10/15/2024 01/14/2025 04/08/2025 today", "dates of prior rounds | 2/15/25 | 5/14/25".
    r"|\bdates? of (?:the |her |his |all )?(?:(?:prior|previous|past|earlier) )?(?:treatments?|tx|rounds?|cycles?|sets?|sessions?|injections?)[:| ]+(?:\d{1,2}/\d{1,2}/\d{2,4}(?: ?[,;|&] ?| and | )){1,}(?=\d{1,2}/|today)"
    # "1st 07/03/2025, 2nd 10/02/2025", "#1 03/04/25 #2 06/10/25": each with its day, and nothing of what it gave.
    rf"|(?<![\w#])(?:#1|1st|first|(?:round|cycle|session|set|injection) #?(?:1|one)){_ON}(?!.*%)[^;]{{0,24}}?(?:(?:,|\band\b|;) ?|(?<=\d\)) | (?=#))(?:the )?(?:#2|2nd|second|(?:round|cycle|session|set|injection) #?(?:2|two)){_ON}"
    # "After three cycles (11/18/24, 2/24/25 and 5/27/25)": behind the word for them, nothing but days.
    rf"|\b(?:after|over|following|with|on|had|has had|completed|since)(?: (?:the|her|his|these|\w+))? (?:treatments?|cycles|rounds|sets|sessions|injections)(?: of it| so far)? \((?:on )?{WRITTEN_DAY}(?:,? and |, ?|; ?| & ){WRITTEN_DAY}"
)


#: "ED dates: 2/15/25 and 5/14/25", "falls: #1 2/15/25, #2 5/14/25": the days of something else that is named before them.
_OF_OTHERS = re.compile(
    r"\b(?:labs?|lab work|ed|er|emergency(?: room| department)?|hospital\w*|admi\w+|visits?|falls?|infusions?|appointments?|appts?|no-?shows?|missed|work|absen\w+|call|surger\w+|operati\w+|therapy|pt|ot|chiro\w*|vaccin\w+|flu|scans?|attacks?|episodes?|seizures?|flares?|letters?|denials?|appeals?|auth\w*|approvals?|requests?|claims?|period|lmp|menses|service|exam|infections?|doses? of \w+|refills?|fill|counsel\w+|classes|class)[ :,(]*$"
)


_ROW_NUMBER = re.compile(r"\W*(?:no\. ?|number )?\d{1,2}\b")
_ROWS = 8


def under_others(reading: Reading, sentence: Sentence) -> bool:
    """Whether a numbered row stands under a line that names something else ("Migraine ED visits" over "#1 02/15/2025")."""
    lower = reading.lower
    for earlier in reversed(reading.sentences[max(0, sentence.index - _ROWS) : sentence.index]):
        if not _ROW_NUMBER.match(lower, earlier.start, earlier.end):
            return _OF_OTHERS.search(lower, earlier.start, earlier.end) is not None
    return False


#: "Hx: 6/13/24, 9/5/24", "previously 6/13/24 and 9/5/24": right behind the word nothing but days.
_ONLY_DAYS = re.compile(
    r"\W*(?:hx|history|previously|earlier|before|prior|past)(?: (?:dates?|done|on|sessions?))*[ :]+\d{1,2}/\d{1,2}/\d{2,4}(?:(?:,|;| &| and|, and)+ ?\d{1,2}/\d{1,2}/\d{2,4})+(?![^.;]{0,24}\b(?:mri|x-?ray|ct|pt|surg\w*|visits?|labs?|fall|accident|seen|called)\b)"
)


def row_of(reading: Reading, sentence: Sentence, *, listed: bool) -> re.Match[str] | None:
    """The opening of a row; one that opens with a number, and the line of headings, only in a log that is going on."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    row = ROW.match(lower, start, end)
    listed = listed or (
        row is None and NUMBERED.match(lower, start, end) is not None and under_sessions(reading, sentence)
    )
    if row is None and (listed or about_injections(sentence)):
        row = MONTH_ROW.match(lower, start, end)
    if row or not listed:
        return row
    opened = next((m for each in (NUMBERED, SHORT_ROW, SITE_ROW) if (m := each.match(lower, start, end))), None)
    return opened or COLUMNS.fullmatch(lower, start, end)


def heads_log(reading: Reading, sentence: Sentence) -> bool:
    """Whether rows under a sentence that names a procedure are sessions of it."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    if any(_NOT_YET.search(lower, start, m.start) for m in reading.of(sentence, "procedure")[:1]):
        return False
    said = lower[end - 1] == ":" or LOG.search(lower, start, end) or _BEFORE_DAY.search(lower, start, end)
    return bool(said) or _titles(reading, sentence)


#: "TPI f/u.", "Here 3 mo after TPI": the session is told of below.
_NOT_YET = re.compile(r"\b(?:before|prior to|until|awaiting|pending)(?: (?:starting|the|her|his|first|a))* $")
_LOOKS_BACK = re.compile(
    r"\b(?:f/u|fu|follow[- ]?up|followup|recheck|re-?eval\w*|revisit|s/p|status post|post|after|following|since|response|results?|outcome)\b"
)


def _titles(reading: Reading, sentence: Sentence) -> bool:
    """Whether a short line stands above days that are past: "Blocks (left L3, L4)", "#1 12/09/2025"; "TPI f/u.", "11/05/25 both traps"."""
    lower, below = reading.lower, reading.sentences[sentence.index + 1 : sentence.index + 2]
    if not below or sentence.end - sentence.start > _TITLE:
        return False
    if sentence.section.kind in ("plan", "instructions") or _AHEAD.within(lower, sentence.start, sentence.end):
        return False
    if COLUMNS.fullmatch(lower, below[0].start, below[0].end):
        below = reading.sentences[sentence.index + 2 : sentence.index + 3]
        if not below or not ROW.match(lower, below[0].start, below[0].end):
            return False
        return below[0].section.index == sentence.section.index and _past(reading, below[0])
    row = lower[below[0].start : below[0].end]
    looks_back = _LOOKS_BACK.search(lower, sentence.start, sentence.end) and ROW.match(row)
    if not looks_back and (lower[sentence.end - 1] in ".?!" or not NUMBERED.match(row) or timings(reading, sentence)):
        return False
    if any(t.days is not None for t in timings(reading, sentence)):
        return False
    return _past(reading, below[0])


def _past(reading: Reading, row: Sentence) -> bool:
    """Whether the first day of a row is past."""
    days = [t.days for t in timings(reading, row) if t.days is not None]
    return bool(days) and reading.anchor is not None and days[0].first < reading.anchor


def lists_dates(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence that names no procedure lists the days of sessions."""
    if reading.therapy:
        return False  # its sessions are the therapist's
    lower, start, end = reading.lower, sentence.start, sentence.end
    listed = _OF_DATES.within(lower, start, end) and (
        any(not _OF_OTHERS.search(lower, start, m.start()) for m in _DATES_OF.finditer(lower, start, end))
        or _ONLY_DAYS.match(lower, start, end)
    )
    return bool(listed or answers_when(reading, sentence)) and not reading.of(sentence, "treatment", "imaging")


#: "1/6/26 - MBB bilat L3-5": a row of a list, its day set apart by a dash or a colon.
_OPENS_ROW = re.compile(
    r" ?(?:--?|:|/) ?(?:(?:left|right|l|r|b|b/l|bilat\w*|lumbar|cervical|thoracic|[ctls]\d\S*|diagnostic|dx|repeat|#\d|1st|2nd|first|second) ){0,4}(?:mbbs?|tpis?|rfa|facet|medial branch|trigger|inj\w*|block|esi|radiofreq)"
)


#: "Procedure log: 07/08/2025 - TPI bilateral", "3/4/25 - TPI; 7/8/25 - TPI": an entry behind a key or another entry.
_ENTRY = re.compile(r"(?:\b(?:log|history|hx|record|list|procedures?|injections?|sessions?|tracker|dates?) ?[:|]|;) ?$")
_ENTRY_REACH = 24  # characters
_NUMBER = re.compile(r"[|*• -]*(?:\(?\d{1,2}[.)])?[|*• -]*")


def heads_row(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a date is the first cell of a row of a table, and so the day of what the row names."""
    lower, last = reading.lower, min(sentence.end, time.end + 3)
    barred = lower[sentence.start] == "|" or "|" in lower[time.end : last]
    if _ENTRY.search(lower, max(sentence.start, time.start - _ENTRY_REACH), time.start) and _OPENS_ROW.match(
        lower, time.end, sentence.end
    ):
        return True
    if not _NUMBER.fullmatch(lower, sentence.start, time.start):
        return False
    return (
        barred
        or opens_row(reading, sentence, (time.start, time.end))
        or bool(_OPENS_ROW.match(lower, time.end, sentence.end))
    )


def about_injections(sentence: Sentence) -> bool:
    """Whether a heading says that its rows are of injections."""
    titled = re.search(r"inject|tpi|trigger|block", sentence.section.title)
    return sentence.section.kind in ("prior-procedures", "procedure") or bool(titled)


def read_row(reading: Reading, document: Document, sentence: Sentence, main: Mention) -> Iterator[Candidate]:
    """The session, or the sessions of a list, that a row tells of."""
    dated = [
        t
        for t in timings(reading, sentence)
        if t.days is not None and (not t.length or reading.lower.startswith(" ago", t.end))
    ]
    listed = bool(_DATES_OF.search(reading.lower, sentence.start, sentence.end))
    days = dated if listed else days_of_row(reading, sentence, dated)
    by_site = SITE_ROW.match(reading.lower, sentence.start, sentence.end)
    sites = [m for m in reading.of(sentence, "region") if m.end <= dated[0].start] if by_site and dated else []
    for time in days:
        if unheld(reading.lower, sentence, time.start, time.end):
            continue
        claims = {
            "name": named(reading, main),
            "date": claim(reading, time.start, time.end),
            "status": claim(reading, time.start, time.end, "prior"),
        }
        if sites:
            claims["region"] = claim(reading, sites[0].start, sites[-1].end)
        gave = response(reading, sentence)
        ends = [t for t in dated if t is not time and ENDS_RELIEF.search(reading.lower, time.end, t.start)]
        if "relief" in gave and ends and "relief_length" not in gave:
            gave["relief_until"] = claim(reading, ends[0].start, ends[0].end)
        if "relief" not in gave:
            gave |= rated(reading, sentence, at_once=bool(main.concept["diagnostic"]))
        if "relief" not in gave and (bare := _bare(reading, sentence, main)) is not None:
            gave["relief"] = bare
        yield candidate(FactKind.PROCEDURE, document, {**claims, **gave})


def frames_rows(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a span of time in the heading of a log is only that of the days below it ("Epidurals so far this year", "- Jan 21")."""
    below = reading.sentences[sentence.index + 1 : sentence.index + 2]
    if time.days is None or time.days.first == time.days.last or not below or not heads_log(reading, sentence):
        return False
    if row_of(reading, below[0], listed=True) is None:
        return False
    days = [t.days for t in timings(reading, below[0]) if t.days is not None]
    return bool(days) and time.days.first <= days[0].first and days[0].last <= time.days.last


#: "1/22/25 50 % / 5 wks": how long a share held, in a row of a log.
_HELD_FOR = re.compile(
    r" ?(?:/|x|for|,|\|) ?[~<>]?(?:\d|one|two|three|four|five|six)[^.;%]{0,6}(?:d|days?|wks?|weeks?|mos?|months?|m)\b"
)


def _bare(reading: Reading, sentence: Sentence, main: Mention) -> Claim | None:
    """What a row gives as its session's share without a word for it: "no relief"; of a diagnostic block "90% on diary"."""
    least = _LEAST if main.concept["diagnostic"] else math.inf
    lower = reading.lower
    shares = percentages(lower, sentence.start, sentence.end)
    told = (
        s for s in shares if s.value.high == 0 or s.value.low >= least or _HELD_FOR.match(lower, s.end, sentence.end)
    )
    return next((claim(reading, share.start, share.end) for share in told), None)
