"""Where statements run on: parted by another mark than a full stop.

"PT 8 weeks, no better - She takes naproxen", "it did not help; He stopped", "no relief / Pain is 7", "helped.She": many type so. The
mark is read as a full stop where what stands on both sides is a statement of its own: what follows opens with a capital, and neither is
a name, an answer or an entry of a list ("HEP - Daily", "Pain Clinic / Spine Center").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# A pattern that begins with its possible characters is found fast; the blanks before them are taken in afterwards.
_MARK = re.compile(
    r"[-–—→/=;.,](?:(?<=[ \t][-–—→/=])(?:(?<=-)-{0,2}>?|(?<==)>|(?<=[–—→/]))(?=[^\S\n]+[A-Z])|(?<=[\w)%]—)(?=[A-Z][a-z]*[ ,])"
    r"|(?<=;);*(?=\s*[A-Z])|(?<=[a-z\d)%]\.)\.{0,3}(?=[A-Z][a-z]+ )|(?<=,)(?= (?:She|He|Pt|Patient|The patient) ))"
)
#: What closes a statement, going on from a place and going back from it.
_CLOSES = re.compile(
    r"[.!?;](?=\s|$)|—|\n\s*\n|[^\S\n](?:-{1,3}>?|[–—→/|]|=>)\s|\n(?=\s*(?:[-*•]|\d{1,2}[.)]|[A-Z][A-Za-z /&]{1,30}:)\s)"
)
#: "from Jan - May 2025", "Mon - Fri" are one time.
_OPENS = re.compile(
    r"\s*(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Spring|Summer|Fall|Autumn|Winter|Early|Mid|Late|Present|Now|Today)[a-z]*\b)[A-Z][\w'/-]*(?=[\s,])"
)
#: "History of cancer - None known", "Lumbar epidural - Scheduled for June": what answers, or says how it stands, is no statement of its own.
_ANSWERS = re.compile(
    r"(?i)\s*(?:no|none|not|never|neg|negative|deni\w+|deny|absent|nil|unknown|yes|normal|unremarkable|without|neither|nothing|nobody|resolved|"
    r"scheduled?|planned|plan|pending|declined?s?|refuse[ds]?|cancel\w*|ordered|requested|deferred|awaiting|held|hold|ruled?|to|will|would|if|when|may|might|should|unable|"
    r"avoid|consider|possibl[ey]|probabl[ey]|suspected|doubt\w*|unlikely|contraindicated|mother|father|sister|brother|family|son|daughter|maternal|paternal)\b"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|do|can|could|takes|took|gets?|got|feels|felt|began|came|went|gave|helps|reports?|denies|wakes|sleeps|\w{2,}ed)\b|'s\b"
)
#: "candesartan 16 - BP 90s, fainted", on a line of its own.
_DOSED = re.compile(r"^[^\S\n]*[A-Za-z][\w-]{3,}(?: [A-Za-z]{2,3})? \d[\w./]*(?: ?(?:mg|mcg))?[^\S\n]*$")
#: "06/05/2025 lidocaine 1% 4 mL - TPI, trapezius": a row of a log, and its next cell.
_ROW = re.compile(r"\s*\d{1,2}/\d{1,2}(?:/\d{2,4})?\b(?![^.;\n]*;)")
#: "4 of 6 maneuvers positive on R - FABER, Gaenslen": which they are, behind how many.
_COUNTED = re.compile(
    r"(?i)\b(?:[1-6]|one|two|three|four|five|six|all) ?(?:/|(?:out )?of) ?(?:the )?(?:[3-7]|three|four|five|six|seven)\b[^.;]{0,60}\b(?:positive|pos|painful|negative|neg|provocative|reproduc\w+ (?:her |his |the )?\w* ?pain)"
    r"(?:,? (?:on|to|at)? ?(?:the )?(?:[rl]|right|left|today|bilaterally|side|both|sides))*\s*$"
)
_WORDS = 2  # of a statement, at least
_LABEL = 5  # words of one without a verb: fewer may be the name of what follows
_NEAR = 24  # characters that show whether a text is in capitals
_FAR = 160  # characters that are looked through for them


def run_on(source: str) -> Iterator[tuple[int, int, str]]:
    """Where a mark parts two statements, and what is read for it."""
    for match in _MARK.finditer(source):
        start, end = match.span()
        if _OPENS.match(source, end) is None or source[max(0, start - _NEAR) : start].isupper():
            continue  # in capitals throughout, one opens nothing
        if source[start] != "." and not _parts(source, start, end):
            continue
        while source[start - 1] in " \t":
            start -= 1
        yield start, end, "." if source[end].isspace() else ". "


def _parts(source: str, start: int, end: int) -> bool:
    """Whether statements stand on both sides of a mark; behind a medicine and its dose stands how it went."""
    if _DOSED.match(source[source.rfind("\n", 0, start) + 1 : start]):
        return False
    before = _CLOSES.split(source[max(0, start - _FAR) : start])[-1]
    if _COUNTED.search(before):
        return False
    words, told = len(before.split()), _VERB.search(before) is not None
    if words < _WORDS or (not told and (words < _LABEL or _ANSWERS.match(source, end) is not None)):
        return False
    closes = _CLOSES.search(source, end, end + _FAR)
    behind = source[end : closes.start() if closes else end + _FAR]
    if not told and _ROW.match(before.rsplit("\n", 1)[-1]) and not _VERB.search(behind):
        return False
    return len(behind.split()) >= _WORDS
