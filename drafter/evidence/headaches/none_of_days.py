"""Days of migraine of which there are none, or all but some: "none of them has nausea or photophobia", "all but 4 of the 20 are migrainous".

None is told where headache days were counted before it, and where what is denied is migraine by name or, of its features, both the
stomach's and the light's: a headache without vomiting may be a migraine all the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.diaries import Entry
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.evidence.headaches.attacks import Attacks
    from drafter.evidence.headaches.bare_counts import Count
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_STOMACH = r"(?:nausea|vomiting|vomits?|emesis|n/v|queasiness)"
_LIGHT = r"(?:photo-?/?(?:and )?-?phonophobia|photophobia|phonophobia|photo/phono|(?:light|sound|noise)[- ](?:sensitivity|aversion)|(?:sensitivity|aversion) to (?:light|sound|noise|light (?:and|or) (?:sound|noise)))"
_FEATURE = rf"(?:{_STOMACH}|{_LIGHT}|throbbing|pounding|pulsati\w+|pulsating|one-sided\w*|unilateral\w*|aura|migrain\w*(?: (?:features?|characteristics|qualities|quality|days?|headaches?|symptoms))?)"
_LIST = rf"(?P<list>{_FEATURE}(?:(?:, (?:or |and |nor |no )?(?:not worse (?:with|w/|by|on) (?:activity|exertion|movement|exercise),? )?| or no | or | and | nor |/| \+ ){_FEATURE})*)(?![ -](?:specific|medic|prevent|drug|treat|relief|free|diar|clinic))"
_DAYS_OF = r"(?: of (?:them|these|those|which|(?:the|her|his|my|these|those)(?: (?:\d\d?|[a-z]+teen|twenty(?:-\w+)?|thirty|ten|eleven|twelve))?(?: (?:headache|ha|monthly))* (?:days?|headaches|ha|attacks|ones)(?: (?:a|per|each|every) month)?))?"
_HAS = r"(?:,? (?:is|are|was|were|has|have|had|with|w/|carr(?:y|ies|ied)|shows?|showed|meets?|met|qualif\w+|counts?|amounts?|comes?|came|bears?|brings?|brought|accompanied|associated|by|an?|any|the|full|true|real|frank|as|to|for|criteria|of|features|characteristics|in fact|actually))*"
_NONE = re.compile(rf"\b(?:none|not one|not a single one|no one){_DAYS_OF}{_HAS} {_LIST}")
#: "Without nausea or photophobia on any of them", "but never with nausea or light sensitivity".
_NEVER = re.compile(
    rf"(?:\b(?:without|no) {_LIST}(?=,?(?: not worse (?:with|w/|by|on) (?:activity|exertion|movement|exercise),?)? (?:on|with|in|during|at) any\b)|\b(?:never|at no time)(?: (?:with|has|have|had|any|an?|are|is|is there|accompanied by|associated with))* {_LIST.replace('list', 'list2')}|\bno (?:headache )?days? (?:with|of|that (?:has|have|meet)|having|showing) (?P<list3>migrain\w*(?: features?)?))"
)
_COUNTED = re.compile(r"\b(?:days?|d)\b[^.;]*\bmo(?:nth|\b)|\bdaily\b|\bevery day\b")
_OF_MANY = re.compile(rf"\bof (?:the |her |his |these |those )?(?P<whole>{NUMBER})\b")
_OF_NONE = Telling("none", "not one", "not a single one", "never", "without", "at no time", "no day", "no headache day")
_BUT = re.compile(
    r"\b(?:all|every one|each|everything) (?:but|except|save)(?: (?:for|about|around|some|roughly|perhaps))* ?$"
)


def none_of_days(reading: Reading, sentence: Sentence, *, counted: bool) -> Iterator[Entry]:
    """Where a sentence says that none of the headache days is one of migraine.

    :param counted: whether the sentence before counts headache days.
    """
    lower, start, end = reading.lower, sentence.start, sentence.end
    if not _OF_NONE.within(lower, start, end):
        return
    for pattern in (_NONE, _NEVER):
        for match in pattern.finditer(lower, start, end):
            told = next(filter(None, match.groupdict().values()))
            if (counted or _COUNTED.search(lower, start, end)) and _is_migraine(told):
                yield Entry(match.start(), match.end(), Interval(0.0, 0.0), "migraine", "m")


def _is_migraine(features: str) -> bool:
    return "migrain" in features or bool(re.search(_STOMACH, features) and re.search(_LIGHT, features))


def left(
    lower: str, first: int, match: re.Match[str], value: Interval, wholes: Sequence[Count | Attacks]
) -> Interval | None:
    """The days that a count tells of: those that are left where it is of what is left out, and None where nothing tells of how many.

    :param wholes: what was counted before, of which it may leave some out.
    """
    if not _BUT.search(lower, first, match.start()):
        return value
    told = _OF_MANY.search(match[0])
    many = number(told["whole"]) if told else None
    whole = Interval(*many) if many else wholes[0].value if wholes else None
    return None if whole is None else Interval(max(0.0, whole.low - value.high), max(0.0, whole.high - value.low))
