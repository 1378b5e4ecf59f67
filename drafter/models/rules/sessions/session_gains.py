"""What a sentence says that a session gave, and for how long that held."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.models.rules.sessions.relief_days import relief_by_dates
from drafter.models.rules.sessions.reliefs import rated, response
from drafter.models.rules.sessions.session_shares import alike_to, each_behind, last_numbered
from drafter.models.rules.sessions.session_since import since_session, still_since
from drafter.models.rules.sessions.session_words import outcome_of

if TYPE_CHECKING:
    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.concepts import Mention

_WORE_OFF = re.compile(r"(?:all |then |soon |quickly |has |had |have |since )*(?:wore|worn|wears|wearing) off\b")
#: "The LESI carried him until late", "worked until": "took her out of work until" and "worked but she kept from lifting until" are none.
_KEPT_UNTIL = re.compile(
    r"\b(?:(?:carried|kept|saw|got|took) (?:her|him|them|me|(?:the )?(?:patient|pt))(?: (?:well|comfortable|going|moving|pain[- ]free|happy|all the way|right|through|up))*|(?:took care of|kept|held) (?:the |her |his )?(?:pain|ache|symptoms?|it)(?: (?:away|down|off|quiet|at bay|under control))?"
    r"|(?:lasted|held|helped|worked(?! (?:on|out|up|with|around)\b)|relief|benefit\w*|effect\w*|improve\w*|(?:was|were|did|felt) (?:good|well|fine|great))\b(?:(?!\b(?:but|she|he|though|although|while)\b)[^.;,]){0,40}) ?\b(?:until|till|til|through|thru|into|to)(?: (?:about|around|the|early|late|mid|end|middle|of|at least))* $"
)
#: "Coverage lasted until September", "sore until Friday".
_NO_RELIEF = re.compile(
    r"\b(?:coverage|authoriz\w*|approv\w*|insur\w*|referral|supply|refill\w*|sore\w*|numb\w*|weak\w*|flare\w*|headaches?|rash|flush\w*|sugars?|glucose|side effects?|bruis\w*|swelling|leave|off work|was held|hold|wait\w*|postpone\w*|put off)\b"
)
_NEGATIVE = re.compile(r"(?:\w+ ){0,3}(?:negative|neg|non-?diagnostic)")


def held_for(
    reading: Reading,
    sentence: Sentence,
    mention: Mention,
    given: dict[str, Claim],
    dated: list[Timing],
    ends: list[Timing],
) -> dict[str, Claim]:
    """How long the relief that a session gave held, where the words beside it do not say so."""
    if "relief" not in given:
        # "The May injection carried him until late September": the share may be told elsewhere.
        place = reading.lower, sentence.start, ends[0].start if ends else sentence.start
        # "Took her to September to schedule".
        for_it = bool(ends) and reading.lower.startswith(" to ", ends[0].end)
        kept = _KEPT_UNTIL.search(*place) and not _NO_RELIEF.search(*place) and not for_it
        alone = len(reading.of(sentence, "procedure", "treatment")) == 1
        return relief_by_dates(reading, sentence, dated, ends) if kept and alone else {}
    told: dict[str, Claim] = {}
    if "relief_length" not in given:
        told |= still_since(reading, sentence, mention) or (
            since_session(reading, sentence) if mention.concept["generic"] else {}
        )
    if "relief_length" not in given | told or ends:
        told |= relief_by_dates(reading, sentence, dated, ends)
    return told


def gave(
    reading: Reading, sentence: Sentence, mention: Mention, meant: Mention, status: str | None
) -> dict[str, Claim]:
    """What a sentence says that a session gave: a share in per cent, else by ratings, else in words."""
    part = _part(reading, sentence, mention)
    if part is None and not (meant.concept["diagnostic"] or meant.id == "block"):
        part = last_numbered(reading.lower, sentence.start, sentence.end)
    told = response(reading, sentence, part)
    if "relief" not in told:
        told |= rated(reading, sentence, part, at_once=bool(meant.concept["diagnostic"]) or meant.id == "block")
    if "relief" in told and meant.concept["diagnostic"]:
        # "MBB 10/30: negative; 9/1: 90 %": one share and one block without any contradict each other.
        against = outcome_of(reading, sentence, mention)
        negative = "outcome" in against and _NEGATIVE.fullmatch(against["outcome"].quote.lower())
        return told | against if negative else told
    # "Failed PT, NSAIDs, injections": of what they were is not told.
    unnamed = meant.concept["generic"] and bool(reading.of(sentence, "treatment"))
    if status in ("prior", None) and "relief" not in told and not unnamed:
        told |= outcome_of(reading, sentence, mention)
        if (meant.concept["diagnostic"] or meant.id == "block") and "outcome" in told:
            # "Both blocks wore off the same night": an anaesthetic does, and gave what it gave before.
            return {} if _WORE_OFF.match(told["outcome"].quote.lower()) else told
    return told


def _part(reading: Reading, sentence: Sentence, mention: Mention) -> tuple[int, int] | None:
    """The part of a sentence that is a session's own where others have parts too: between semicolons, or up to the next name."""
    lower = reading.lower
    first = lower.rfind(";", sentence.start, mention.start) + 1 or sentence.start
    last = lower.find(";", mention.end, sentence.end)
    last = last if last >= 0 else sentence.end
    every = reading.of(sentence, "procedure")
    if any(not first <= m.start < last for m in every):
        return first, last
    for alike in (alike_to(reading, every, mention), [m for m in every if m.id == mention.id]):
        several = len(alike) > 1 and mention in alike  # one place may have two names
        if several and (own := each_behind(reading, sentence, alike, alike.index(mention))) is not None:
            return own
    return None
