"""What answers a label with a no, whatever mark stands between: "Fever -> No", "Cancer / Never", "Bladder: she denies", "Fever? Certainly not".

A record is read with one form of it, a colon and "no": a label that looks unanswered would be taken as found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHO = r"(?:(?:she|he|pt|patient|the patient)\s+)"
#: A no in so many words.
_WORDY = (
    rf"(?:{_WHO}(?:denies|denied|has not|does not|has none|has never|had none)(?:\s+(?:this|it|that|any|these|those|both|all|so))?"
    r"|(?:most |quite )?(?:certainly|absolutely|definitely|decidedly|surely|emphatically|of course) not|not at all|not that (?:she|he) (?:knows|is aware|recalls)(?: of)?"
    r"|none of (?:them|these|those|it)(?: (?:present|reported|noted|found))?|not (?:reported|endorsed|so))"
)
_PLAIN = r"(?:no|none|never|denies|denied|negative|neg|absent|nil|not present|(?-i:N))(?: (?:noted|reported|found|elicited|known))?"
_WHEN = r"(?:\s+(?:today|now|currently|presently|at present|at this time|this visit|on questioning|when asked))?"
_END = r"(?=\s*(?:[.;,|)]|\n|$)|[^\S\n]{2}|\t)"
# A pattern that begins with its possible characters is found fast; what must stand before them is looked at afterwards.
_ANSWERED = re.compile(
    rf"(?P<mark>[-–—→/=;:?])[->]{{0,3}}[^\S\n]+(?:(?P<plain>{_PLAIN})|{_WORDY}){_WHEN}{_END}".replace(" ", r"\s+"),
    re.IGNORECASE | re.MULTILINE,
)
#: What a semicolon may part from its answer: the words from the start of a statement.
_LABEL = re.compile(r"(?:^|[.;\n]\s*|\s{2})[A-Za-z>][^.;:\n]*$")
#: The label of a stroke has the statement to itself, and is no option of two: "relief: Yes / No", "good / fair / none".
_OF_STROKE = re.compile(r"(?:^|[.;\n]\s*|\s{2})[A-Za-z][^.;:/|(\[\n]*$")
_OPTION = re.compile(r"(?i)\b(?:yes|y|no|n|pos|positive|present|good|fair|poor|some|better|improved|same|worse)$")
#: "Differential - neuralgia, migraine", "Left - FABER +": what heads a line changes how all of it is meant.
_HEADS = re.compile(
    r"^[^\S\n]*(?:(?:the )?differential(?: diagnos[ie]s)?|ddx|d/dx|fam(?:ily)? (?:hx|history)|fhx?|rule[- ]out|r/o|ruled out|plan|planned|no to|denies|negative for|possible|goals?|left|right|l|r|if needed|next steps?|options?|recommend(?:ed|ations?)?|referr(?:al|ed)s?|pending|declined|refused|not tried|never tried|not done)(?P<mark>[^\S\n]+(?:-{1,2}>?|–|—|→|=)(?=[^\S\n]+\S))",
    re.IGNORECASE | re.MULTILINE,
)
#: "Cancer - In her sister": a label that is answered with a relative.
_RELATIVE = re.compile(
    r"[-–—→/=][->]{0,3}(?=[^\S\n]+(?:in\s+|her\s+|his\s+|the\s+|a\s+|paternal\s+|maternal\s+)*"
    r"(?:mother|father|sister|brother|aunt|uncle|grand(?:mother|father|parent)s?|parents?|mom|dad|cousins?|siblings?|son|daughter|husband|wife|family)\b)",
    re.IGNORECASE,
)
_CLOSE = ":?;"  # marks that stand at the end of the label itself
_BEFORE = 100  # characters looked back for it


def short_answers(source: str) -> Iterator[tuple[int, int, str]]:
    """Where a no or a relative answers behind a mark, and what is read for the mark, with the no."""
    for relative in _RELATIVE.finditer(source):
        if (start := _behind_label(source, relative.start())) is not None:
            yield start, relative.end(), ":"
    for head in _HEADS.finditer(source):
        yield *head.span("mark"), ":"
    for match in _ANSWERED.finditer(source):
        mark = match["mark"]
        start = match.start() if mark in _CLOSE else _behind_label(source, match.start())
        if start is not None and _labels(source, start, mark, plain=match["plain"] is not None):
            yield start, match.end(), "? no" if mark == "?" else ": no"


def _labels(source: str, end: int, mark: str, *, plain: bool) -> bool:
    """Whether what ends at a place is a label that its mark has answered.

    :param plain: whether the answer is one word, which the reader knows behind a colon and a question as it stands.
    """
    if not _ends_word(source, end):
        return False
    if mark in ":?":
        return not plain
    before = source[max(0, end - _BEFORE) : end]
    if mark == ";":
        return _LABEL.search(before) is not None
    return _OPTION.search(before) is None and (mark != "/" or _OF_STROKE.search(before) is not None)


def _behind_label(source: str, mark: int) -> int | None:
    """Where the blanks before a mark begin that stands apart from a word on its line."""
    start = mark
    while start > 0 and source[start - 1] in " \t":
        start -= 1
    return start if start < mark and _ends_word(source, start) else None


def _ends_word(source: str, at: int) -> bool:
    """Whether a word ends there: "0 = none, 10 = worst" is the key of a scale, and answers nothing."""
    return at > 0 and (source[at - 1].isalpha() or source[at - 1] == ")")
