"""Lists under words that say of all of it that it failed ("Tried and failed:", "Treatments without relief:").

The head is a heading, whose list ends with its first paragraph, or a sentence that ends in a colon, or a short line
without any, whose list is the marked lines right behind it. What an item says of itself goes first: that is the caller's to look at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.assertion import Assertion
from drafter.evidence.cue_places import FAILED
from drafter.evidence.outcomes import outcomes

if TYPE_CHECKING:
    from drafter.evidence.lexicon import Mention
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence

_SAYS = re.compile(
    r"\b(?:failed|without (?:\w+ ){0,2}(?:relief|benefit|improvement|success|response)|(?:did not|didn't|have not|has not|not) (?:help\w*|work\w*|effective|respond\w*)"
    r"|ineffective|unsuccessful\w*|no (?:relief|benefit|response|help)|inadequate (?:relief|response))\b"
)
#: "Failed or contraindicated" leaves open which, "if failed" whether, "failed for the back" what; "failed back surgery" is a diagnosis.
_OPEN = re.compile(
    r"\b(?:or|for|if|when|until|intoler\w*|contra\w*|not tolerated|requir\w*|criteria|must|should|surgery|fusion|never|none)\b|\?"
)
_ITEM = re.compile(r"\W*(?:\d{1,2}[.)]|[-*•#>+]|\[)")
#: A line above marked ones that is no item itself and no statement: "Therapies tried and failed".
_TITLE = re.compile(r"[a-z][^.:;,\d]{4,56}[a-z)]")
_REAL = (Assertion.PRESENT, Assertion.HISTORICAL)


def listed_as_failed(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether what a sentence names stands in a list that its head says failed."""
    real = reading.assertion(sentence, mention.start, mention.end) in _REAL
    return real and reading.once("failed-list", sentence, _listed)


def _listed(reading: Reading, sentence: Sentence) -> bool:
    lower = reading.lower
    first, marked = sentence, bool(_ITEM.match(lower, sentence.start))
    for earlier in reversed(reading.sentences[: sentence.index]):
        if earlier.paragraph != sentence.paragraph:
            break
        if lower[earlier.start : earlier.end].rstrip(" *_").endswith(":"):
            return marked and _heads(reading, earlier)
        if marked and _TITLE.fullmatch(lower, earlier.start, earlier.end):
            return _heads(reading, earlier)
        if earlier.section.index == sentence.section.index:
            first = earlier
            marked = marked and bool(_ITEM.match(lower, earlier.start))
    before = reading.sentences[first.index - 1] if first.index else None
    opens = before is None or before.section.index != first.section.index
    return opens and _says(sentence.section.title)


def _heads(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence that ends in a colon says that what it lists failed."""
    told = {outcome.says for outcome in outcomes(reading, sentence)}
    return told == {FAILED} and _says(reading.lower[sentence.start : sentence.end])


def _says(words: str) -> bool:
    return bool(_SAYS.search(words)) and not _OPEN.search(words)
