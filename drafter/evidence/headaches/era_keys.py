"""Fields that tell the days of a month twice over, before treatment and now.

"Headache days per month prior to Botox: 25", "HA d/mo: now 8 // pre-BTX 22", "MHD: 8 now, 22 at baseline": behind one key each figure
stands beside the words that say of which time it is; in "HA d/mo 22 -> 8" the arrow says it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.headaches.count_bounds import BOUND, of_figures
from drafter.evidence.headaches.diaries import Entry
from drafter.evidence.headaches.turned_rates import SHARE_BEHIND
from drafter.evidence.words.numbers import NUMBER
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_WEEK_DAYS = 7
_OF_ERAS = Telling(
    "->",
    "=>",
    "→",
    "before",
    "baseline",
    "pre",
    "prior",
    "intake",
    "outset",
    "untreated",
    "now",
    "current",
    "today",
    "post",
    "last ",
    "past ",
    "this ",
    "on ",
    "after",
    "since",
)
#: What is counted, and in what time.
_KEY = re.compile(
    r"(?<![\w-])(?:mhds?|mmds?|(?P<monthly>monthly )?(?:headache|ha|h/a|migraine|mig)[- ](?:days?|d)\b(?P<per> ?(?:/|per|a|each|every|in an?) ?(?:(?:average|typical|usual) )?(?:30 ?d(?:ays)?|28 ?d(?:ays)?|months?|mos?|mths?|(?P<week>weeks?|wks?))\b)?)"
)
_TOXIN = r"(?:(?:the |her |his |any )?(?:first |1st |initial )?(?:botox|btx(?:-a)?|onabot\w*|botulinum(?: toxin)?|toxin|treatments?|tx|injections?|cycle 1|round 1)(?: (?:injections?|treatments?|therapy|session|cycle|round|series))?)"
_THEN = rf"(?:(?:at )?baseline|(?:at )?(?:intake|the outset|outset)|untreated|pre[- ]?(?:botox|btx|onabot\w*|toxin|botulinum|treatment|tx|injections?)\b|pre ?:|(?:before|prior to)(?: (?:starting|beginning|initiating|the start of|initiation of))? {_TOXIN}|before(?= ?[:=]))"
_NOW = r"(?:now|current(?:ly)?|at present|presently|present|today|post[- ]?(?:botox|btx|onabot\w*|toxin|treatment|tx|injections?)\b|post ?:|(?:on|with|after|since) (?:starting )?(?:botox|btx|onabot\w*|toxin|treatment|tx|injections?)|(?:in |over )?(?:the )?(?:last|past|this) (?:month|30 days|visit|cycle))"
_YEAR = r"(?:,? ?\(?(?:in )?(?:(?:19|20)\d\d|\d{1,2}/(?:20)?\d\d)\)?)?"


def _figure(way: str) -> str:
    """The pattern of a figure, whose groups are named by its place beside an era."""
    return rf"(?P<{way}>(?P<pre{way}>{BOUND} ?)?(?P<one{way}>{NUMBER})(?P<plus{way}>\+)?(?: ?(?:-|to) ?(?P<two{way}>{NUMBER}))?(?: ?/ ?(?:28|30|31)\b)?(?: (?:headache |migraine )?days?\b)?(?: ?(?:/|per|a) ?(?:mo(?:nth)?)\b)?(?!/(?!/)| ?(?:[\d%]|hours?\b|hrs?\b|h\b|mg|weeks?\b|years?\b|yrs?\b|months?\b)|\w|\.\d))"


#: An era and its figure, or a figure and its era; not "8 now with vomiting", which is a share.
_PART = re.compile(
    rf"[ ,;:()/|→>=-]*(?:and |but |versus |vs\.? )?(?:(?P<era1>{_THEN}|{_NOW}){_YEAR}[ ):=-]*(?:was |is |of |at )?{_figure('f1')}|{_figure('f2')} ?\(?(?P<era2>{_THEN}|{_NOW})(?!{SHARE_BEHIND}))"
)
_OF_THEN = re.compile(_THEN)
#: "MHD 21 / MMD 12 at baseline": a figure whose era stands behind the one that is told beside it.
_ALONE = re.compile(
    rf"[ :=-]*{_figure('f1')} ?(?:/|,|&|and|;)? ?(?:and )?(?=(?:mhd|mmd|monthly|headache|ha|h/a|mig)\w*\b)"
)
_SIGN = r"(?:[-=]+>|→)"
_MONTH = r"(?: ?(?:/|per|a|each) ?(?:mo(?:nth)?|28 ?d(?:ays)?|30 ?d(?:ays)?)\b| monthly\b)"
#: "20 -> 8", "24/mo -> 12 -> 9/mo": the first was, the last is.
_CHANGED = re.compile(
    rf"[ :=(-]*{_figure('f1')} ?(?P<arrow>{_SIGN})(?: ?\d{{1,2}} ?{_SIGN}){{0,3}} ?(?:now )?{_figure('f2')}(?P<behind>{_MONTH})?"
)
_WITHIN_ROW = 4  # characters of a unit between a figure and its arrow
_ARROW = re.compile(rf"(?: ?(?:h|hrs?|hours?|d|days?|/ ?mo|/ ?month|/ ?wk)\b)? ?(?P<sign>{_SIGN}) ?\d")
_BEHIND_ARROW = re.compile(rf"{_SIGN} ?$")


def is_arrow(words: str) -> bool:
    """Whether words are but the sign between what was and what is."""
    return re.fullmatch(_SIGN, words) is not None


#: "Last visit -> today", "16 -> 9 since the last round": what was then was with the treatment.
_LAST = re.compile(
    r"\b(?:last|prior|previous|prev) (?:visit|time|appt|appointment|cycle|round|session|set|quarter|month|year|f/u|follow[- ]?up|check)\b|\bsince (?:the )?last\b|\bwear\w* off\b"
)
_LINES = 4  # that a heading may stand above


def _since_last(reading: Reading, sentence: Sentence) -> bool:
    """Whether a change is told of, here or in a heading above, since the last visit or treatment."""
    above = reading.sentences[max(0, sentence.index - _LINES) : sentence.index]
    first = next((each.start for each in above if each.paragraph == sentence.paragraph), sentence.start)
    return _LAST.search(reading.lower, first, sentence.end) is not None


def era_of_arrow(reading: Reading, sentence: Sentence, start: int, end: int) -> tuple[int, int] | str | None:
    """The place of an arrow right behind a figure, ``now`` where one stands right before it ("9 h -> 3 h"), or None."""
    lower = reading.lower
    if (arrow := _ARROW.match(lower, end, sentence.end)) is not None:
        return "now" if _since_last(reading, sentence) else arrow.span("sign")
    return "now" if _BEHIND_ARROW.search(lower, max(sentence.start, start - _WITHIN_ROW), start) else None


class _Keyed(NamedTuple):
    """A figure behind a key, and the words that say of which time it is.

    :param then: the place of those that set it before treatment; None for a figure of now.
    """

    entry: Entry
    then: tuple[int, int] | None


def keyed_entries(reading: Reading, sentence: Sentence) -> Iterator[Entry]:
    """The counts of days behind such keys."""
    return (keyed.entry for keyed in _keyed(reading, sentence))


def era_of_key(reading: Reading, sentence: Sentence, position: int) -> tuple[int, int] | str | None:
    """The place of the words that set a figure before treatment, ``now``, or None where no key tells it."""
    for keyed in _keyed(reading, sentence):
        if keyed.entry.start <= position < keyed.entry.end:
            return keyed.then or "now"
    return None


def _keyed(reading: Reading, sentence: Sentence) -> list[_Keyed]:
    if not _OF_ERAS.within(reading.lower, sentence.start, sentence.end):
        return []
    return reading.once("figures keyed by era", sentence, _read)


_MONTH_IN = re.compile(_MONTH)


def _goes_on(reading: Reading, sentence: Sentence) -> bool:
    """Whether the line above counts days of a month by such a key ("HA days/mo 20 -> 8" over "Migraine days 12 -> 4")."""
    above = reading.sentences[sentence.index - 1] if sentence.index else sentence
    return above is not sentence and above.section.index == sentence.section.index and bool(_keyed(reading, above))


def _of_change(changed: re.Match[str], what: str, unit: str, *, was: bool) -> list[_Keyed]:
    """What was and what is, on both sides of an arrow.

    :param was: whether the first is of before treatment.
    """
    told = []
    for way, then in (("f1", changed.span("arrow") if was else None), ("f2", None)):
        value = of_figures(
            changed[f"one{way}"], changed[f"two{way}"], "at least" if changed[f"plus{way}"] else changed[f"pre{way}"]
        )
        if value is None or (unit == "w" and value.low > _WEEK_DAYS):
            return []
        told.append(_Keyed(Entry(*changed.span(way), value, what, unit), then))
    return told


def _read(reading: Reading, sentence: Sentence) -> list[_Keyed]:
    lower, last = reading.lower, sentence.end
    told: list[_Keyed] = []
    waiting: list[tuple[re.Match[str], str]] = []
    for key in _KEY.finditer(lower, sentence.start, last):
        counted = key["monthly"] or key["per"] or key[0].startswith(("mh", "mm"))
        what = "migraine" if re.search("mig|mmd", key[0]) else "headache"
        unit = "w" if key["week"] else "m"
        at = key.end()
        changed = _CHANGED.match(lower, at, last)
        if changed and (counted or changed["behind"] or _MONTH_IN.search(changed[0]) or _goes_on(reading, sentence)):
            told += _of_change(changed, what, unit, was=not _since_last(reading, sentence))
            continue
        part = _PART.match(lower, at, last) if counted else None
        alone = _ALONE.match(lower, at, last) if counted and part is None else None
        if alone is not None:
            waiting.append((alone, what))
            continue
        while counted and (part := _PART.match(lower, at, last)):
            at = part.end()
            way, era = ("f1", "era1") if part["f1"] else ("f2", "era2")
            value = of_figures(
                part[f"one{way}"], part[f"two{way}"], "at least" if part[f"plus{way}"] else part[f"pre{way}"]
            )
            if value is None or (unit == "w" and value.low > _WEEK_DAYS):
                break
            then = part.span(era) if _OF_THEN.match(part[era]) else None
            for other, of in waiting if way == "f2" else ():
                if other.end() == key.start() and (days := of_figures(other["onef1"], other["twof1"], other["pref1"])):
                    told.append(_Keyed(Entry(*other.span("f1"), days, of, unit), then))
            waiting = []
            told.append(_Keyed(Entry(*part.span(way), value, what, unit), then))
    return told
