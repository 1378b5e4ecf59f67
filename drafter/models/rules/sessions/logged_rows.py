"""What the rows of a log that name no procedure are of: the log's own, the same as in the row above, or no session at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.timing.timing import timings
from drafter.models.rules.claims import claim
from drafter.models.rules.sessions.rows_of_days import under_sessions
from drafter.models.rules.sessions.session_logs import NUMBERED, ROW, about_injections, lists_dates
from drafter.models.rules.sessions.session_recalls import names_only

if TYPE_CHECKING:
    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: "4/15/25  same  85 %", "4/15/25 repeat, left": under a row that names what was done.
_SAME = re.compile(
    r"[ |:,(-]*(?:(?:the )?same(?: (?:levels?|block|procedure|injection|side|again|as above))?|repeat(?:ed)?|ditto|as above|again|(?:second|2nd|confirmatory) (?:block|one|set)|\"|''|〃)(?=[ |,:;()-]*(?:$|\d|[~<>]|(?:left|right|bilat\w*|both|l|r|b/l|[ctls]\d\S*|w/|with|pain|relief|gave|lido\w*|bupi\w*|nrs|vas)\b))"
)


def same_again(reading: Reading, sentence: Sentence, row: re.Match[str]) -> bool:
    """Whether a row says of its day that the same was done as in the row above."""
    told = _SAME.match(reading.lower, row.end(), sentence.end)
    return told is not None and not reading.of(sentence, "treatment", "imaging")


_GOES_ON = 3  # sentences of a row behind the one that its day opens


def day_of_row(reading: Reading, sentence: Sentence) -> dict[str, Claim]:
    """The day of the row that a sentence goes on with ("7/8/25 MBB L3-5, lidocaine. 8/10 -> 1/10"), where it names no other."""
    if any(t.days is not None for t in timings(reading, sentence)):
        return {}
    for earlier in reversed(reading.sentences[max(0, sentence.index - _GOES_ON) : sentence.index]):
        if earlier.section.index != sentence.section.index or reading.of(earlier, "treatment", "imaging"):
            return {}
        days = [t for t in timings(reading, earlier) if t.days is not None]
        opens = ROW.match(reading.lower, earlier.start, earlier.end)
        if opens or NUMBERED.match(reading.lower, earlier.start, earlier.end):
            return {"date": claim(reading, days[0].start, days[0].end)} if len(days) == 1 else {}
        if days:
            return {}
    return {}


#: "7/15/25  colonoscopy", "7/15/25 seen, wants to wait", "7/15/25 repeat MRI": rows of what was no session.
_OTHER_DEED = re.compile(
    r"\b(?:\w{3,}(?:scopy|ectomy|plasty|gram)|scoped?|surger\w+|surgical|operation|operated|repair|replac\w+|fusion|fused|decompress\w*|implant\w*|stents?|cath\w*|pacemaker|cataracts?|biops\w+|excis\w+|cast|crown|extraction|mri|ct|x-?rays?|xr|films?|emg|ncs|dexa|labs?|bloods?|cbc|a1c|visit|seen|saw|called|call|phone\w*|portal|consult\w*|eval|evaluat\w+|consent\w*|er|ed|fall|fell|admit\w*|admission|hospital\w*|vaccin\w+|flu|covid|infusion|therapy|pt|chiro\w*|refill\w*)\b"
)


def of_other_deed(reading: Reading, sentence: Sentence, *, listed: bool) -> bool:
    """Whether a row that names no procedure tells of something else than a session.

    :param listed: whether it stands in a log of one procedure, whose rows may tell of a visit with its dose or share.
    """
    told = _OTHER_DEED.search(reading.lower, sentence.start, sentence.end)
    return told is not None and not (listed and _FIGURE.search(reading.lower, told.end(), sentence.end))


_FIGURE = re.compile(r"\d|\b(?:relief|better|helped|injected|given|done|repeated)\b")


#: "Patient: ... MRN ...", "Printed 08:12": lines between the title of a log and its rows that tell whose it is.
_WHOSE = re.compile(
    r"[^a-z]*(?:(?:patient|pt|member)(?: (?:name|id))?|name|dob|mrn|account|acct|chart|printed|page)\b ?(?:[:#]|on |at |\d)"
)


def tells_whose(reading: Reading, sentence: Sentence) -> bool:
    """Whether a line only says whose log it is, or when it was printed."""
    return _WHOSE.match(reading.lower, sentence.start, sentence.end) is not None


def logged_as(
    reading: Reading, sentence: Sentence, main: Mention, listed: Mention | None, *, row: bool
) -> Mention | None:
    """What the days in a sentence without a name are of, where it is a row of a log or lists the days of sessions."""
    if row and of_other_deed(reading, sentence, listed=listed is not None):
        return None
    if row and (listed or about_injections(sentence)):
        return listed or main
    if row and under_sessions(reading, sentence) and names_only(reading, main):
        return main
    return main if lists_dates(reading, sentence) else None
