"""A complaint that struck on a day and that the next sentence says never left: "On June 3 she felt a bolt down the leg. It has been there ever since."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.times import Time
    from drafter.evidence.words.concepts import Mention

#: What may stand before the day that opens the story.
_OPENS = re.compile(
    r"(?:[^.;]{0,40}: ?)?\W*(?:(?:back|it was|early|late|mid|sometime|one day|the (?:morning|evening|afternoon|night) of|on|in|around|about) )*"
)
#: What lies between the day and the complaint, where one came with the other.
_STRUCK = re.compile(
    r"(?:(?!\b(?:no|not|never|denie[sd]|without|treated|visit|seen|injection|surgery)\b)[^.;]){0,140}\b(?:felt|had|got|experienced|noticed|developed|suffered|heard|with)\b(?: (?!for\b|after\b|from\b|due\b|because\b|since\b|until\b|and\b|but\b)[\w'-]+){0,5} ?"
)
_STAYED = re.compile(
    r"\W*(?:and )?(?:it|this|that|they|(?:the|her|his|that|this)(?: \w+)? (?:pain|ache|leg|back|neck|arm|numbness|symptoms?))(?:'s|'ve)?(?: (?!better\b|fine\b|gone\b|improv|less|eas(?:ed|ier)|resolved|well\b|good\b|quiet|free\b|no\b|under\b|used|worn|helped|manage|controlled)[\w'-]+){0,8}? (?:ever since|since(?= ?(?:[.,;)]|$|then\b|that day\b|with|and|at|despite))"
    r"|(?:never|not)(?: (?:once|really|fully|quite|entirely|completely))? (?:left|gone|went|let up|eased|stopped|quit|resolved|settled|cleared|abated|lifted))\b"
)  # fmt: skip


def there_since(reading: Reading, sentence: Sentence, time: Time, owners: Sequence[Mention]) -> bool:
    """Whether a complaint, or the accident that brought it, came on the day that opens a sentence and has stayed since by the next one."""
    lower, index = reading.lower, sentence.index + 1
    if time.days is None or not owners or owners[0].start < time.end or index >= len(reading.sentences):
        return False
    following = reading.sentences[index]
    if following.section.index != sentence.section.index or owners[0].kind not in ("symptom", "event"):
        return False
    stayed = _STAYED.match(lower, following.start, following.end)
    if stayed is None or not _OPENS.fullmatch(lower, sentence.start, time.start):
        return False
    return owners[0].kind == "event" or _STRUCK.fullmatch(lower, time.end, owners[0].start) is not None


#: "He dates it to painting the ceiling, ten weeks ago, and never had a complaint before": what is dated was named before.
_DATES_IT = re.compile(
    r"\b(?:dat|trac|plac|put|lay|blam|attribut|ascrib|pin|pinn)(?:es|ed|s|e|ing)? (?:it|this|that|them|these)(?: (?:back|down|all|quite|very|rather|fairly|pretty|exactly|precisely|definitely|firmly|confidently|clearly|squarely|roughly))* (?:to|on|at) "
)


def dates_it(before: str) -> bool:
    """Whether the words before a day date by it what was named earlier."""
    return _DATES_IT.search(before) is not None


#: "It was in June that the pain first ran down the leg".
_IT_WAS = re.compile(
    r"\W*it was(?: \w+ly)?(?: (?:in|on|about|around|during|toward|back|early|late|mid|the|end|middle|beginning|of|last))* $"
)
_THAT_IT = re.compile(
    r",? (?:[^,.;]{0,40}, )?(?:that|when) (?:the|her|his|this|it) (?:[\w-]+ ){0,4}(?:first|began|begun|started|came on|set in|struck|appeared)\b"
)


def first_then(before: str, behind: str) -> bool:
    """Whether a sentence puts the first beginning on the day that it opens with."""
    return _IT_WAS.fullmatch(before) is not None and _THAT_IT.match(behind) is not None
