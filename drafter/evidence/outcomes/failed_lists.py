"""Lists under words that say of all of it that it failed ("Tried and failed:", "Treatments without relief:").

The head is a heading, whose list ends with its first paragraph, or a sentence that ends in a colon, or a short line
without any, whose list is the marked lines right behind it. What an item says of itself goes first: that is the caller's to look at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.cue_places import FAILED
from drafter.evidence.outcomes.outcomes import outcomes

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

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
#: "Medications tried and failed for migraine prevention include topiramate, propranolol": the list in the sentence of its head.
_INCLUDES = re.compile(
    r"(?P<head>(?!(?:once|if|when|until|unless|after|should|in case)\b)[^.;:?]{3,110}?),? (?:includes?|included|including|are|were|have been|consists? of|consisted of|such as|namely)(?: the following)?:? (?P<before>[^.;?]{0,160})"
)
_OF_MIGRAINE = re.compile(
    r"\bfor (?:(?:the|her|his|chronic) )*(?:migraines?|headaches?|(?:migraine |headache )?(?:prevention|prophylaxis))\b"
)
#: "Which preventives have failed? Topiramate and propranolol.", "Has she failed two? Yes: topiramate and propranolol."
_WHICH = re.compile(r"\W*(?:\w{1,2}[.:)] ?)?(?:which|what|list|name|please list|if so,? which)\b")
_WHETHER = re.compile(
    r"\W*(?:\w{1,2}[.:)] ?)?(?:has|have|did|does|is)\b[^?]*\bfailed\b[^?]*\b(?:two|2|three|3|at least|any|other|preventives?|medications?|meds|prophyla\w+)\b"
)
_YES = re.compile(r"\W*(?:a[.:] ?)?(?:yes|y)\b[ ,:;.-]*")
#: What would make a name more than an item of a list.
_MORE = re.compile(
    r"\b(?:none|no|not|never|now|currently|current|helped|helps|worked|works|works?|is|was|has|had|but|except|until|will|plan\w*|start\w*|continu\w*|taking|takes|on|considering|declin\w*|if)\b|n't\b"
)
#: "The same was true of valproate", "same result with propranolol", "Nortriptyline: ditto".
_THE_SAME = re.compile(
    r"\W*(?:(?:and|but|then|unfortunately|sadly),? )*(?:(?:the |very )*same|ditto|likewise)(?: (?:thing|story|results?|outcome|lack of (?:benefit|effect|response|relief)|failure))?"
    r"(?: (?:was|is|were|held|went|happened|occurred|came|true|the case|could|can|be|said|applies|applied|goes))*,? (?:of|for|with|on|to|from|after)(?: (?:an?|the|her|his|full|further|subsequent|trial|trials|of|then))* "
)
_SAME_BEHIND = re.compile(
    r"(?: (?:\d[\d.,/-]* ?(?:mg)?|xr|er|la|mg|bid|tid|qd|qhs|hs|daily|nightly|x|for|weeks?|wks?|months?|mos?|\w+ (?:weeks|months)))*(?: ?[,:-]| -| was| did)? (?:likewise|ditto|same|the same|same (?:result|story|outcome|thing)|went the same way|no different|fared no better|did no better|similarly)(?= ?(?:[.;,]|$))"
)
_REAL = (Assertion.PRESENT, Assertion.HISTORICAL)


def listed_as_failed(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether what a sentence names stands in a list that its head says failed."""
    real = reading.assertion(sentence, mention.start, mention.end) in _REAL
    if not real:
        return False
    return (
        reading.once("failed-list", sentence, _listed)
        or _included(reading.lower, sentence, mention)
        or _answers(reading, sentence, mention)
        or _told_the_same(reading, sentence, mention)
    )


def _told_the_same(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a sentence only says that what it names turned out as what the one before it names, and that failed."""
    lower = reading.lower
    if not (
        _THE_SAME.fullmatch(lower, sentence.start, mention.start)
        or (
            not lower[sentence.start : mention.start].strip(" -*•")
            and _SAME_BEHIND.match(lower, mention.end, sentence.end)
        )
    ):
        return False
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.section.index != sentence.section.index or lower[before.end - 1] == "?":
        return False
    named = reading.of(before, "treatment")
    real = bool(named) and all(reading.assertion(before, m.start, m.end) in _REAL for m in named)
    return real and {outcome.says for outcome in outcomes(reading, before)} == {FAILED}


def _included(lower: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether what is named stands in a list that its own sentence says failed ("those that failed include topiramate")."""
    told = _INCLUDES.fullmatch(lower, sentence.start, mention.start)
    return told is not None and _says(_OF_MIGRAINE.sub("", told["head"])) and not _MORE.search(told["before"])


def _answers(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether what is named answers which treatments failed."""
    lower = reading.lower
    before = reading.question(sentence)
    if before is None:
        return False
    asked, start = lower[before.start : before.end - 1], sentence.start
    if _WHETHER.match(asked):
        yes = _YES.match(lower, start, mention.start)
        if yes is None:
            return False
        start = yes.end()
    elif not (_WHICH.match(asked) and _says(_OF_MIGRAINE.sub("", asked))):
        return False
    return "_" not in lower[start : mention.start] and not _MORE.search(lower, start, mention.start)


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
