"""A bout of years ago that was over: what was done for it then, and how long it lasted, is no part of the complaint of today.

"Sciatica in 2019 settled after failing PT for 8 weeks; it came on again this August", "2014: PT failed, discectomy. Ran marathons
until September". A pain that only eased, or went on at times, is one complaint, and so is one that is less than two years old:
what an injection of spring took away until autumn is still what the injection was for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from drafter.evidence.reading import read
from drafter.evidence.timing.recurrences import long_back
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.criteria.scope import Scope
    from drafter.evidence.claims.facts import Fact
    from drafter.evidence.intake.cases import Document
    from drafter.evidence.reading import Reading

_A_YEAR = 366  # days


def told_long_ago(scope: Scope, fact: Fact) -> bool:
    """Whether the record of a fact is more than a year old: "20 headache days a month" of 2023 is no rate of today."""
    on = scope.date(fact)
    return on is not None and (scope.as_of - on).days > _A_YEAR


_HAS = r"(?:(?:has|have|had|is|was|were|been|did|done|felt|remained|stayed|all|then|completely|fully|entirely|totally|eventually|finally|later|since|perfectly|quite|doing|very|really|just) )*"
_IT = r"(?:it|that|which|this|all of it|(?:the|her|his|that|this)?(?: ?(?:neck|low|lower|back|leg|arm|knee|buttock|right|left))* ?(?:pain|sciatica|episode|bout|symptoms|spell))"
_FREE = r"(?:trouble[- ]free|well|fine|good|great|pain[- ]free|free of (?:any )?(?:pain|symptoms)|symptom[- ]free|asymptomatic|without (?:any )?(?:pain|symptoms|trouble)|100 ?% better)"
#: Words that the bout was over: "well since 2018", "no back pain since", "cured it", "ran marathons until this September".
_ENDED = re.compile(
    rf"\b{_FREE}(?: (?:for|over) (?:many|several|some|the (?:next|past|last)|\d+|two|three|four|five|six|seven|eight|nine|ten) ?(?:\w+ )?years)?,?(?: (?:ever|all the years|all (?:of )?(?:that|this) time|from (?:then|(?:19|20)\d\d)(?: on)?|with (?:the|her|his) (?:back|neck|knee|leg)))? (?:since|until|till|up to|after that|after it|afterwards?|thereafter|for years)\b"
    rf"|(?<!not )\b{_FREE} (?:after|following|with) [^.;]{{0,40}}\b(?:until|till)\b"
    rf"|(?<!not )\b{_FREE} since\b|\b(?:complete|full|total|lasting) (?:relief|recovery|resolution)(?: (?:since|until|till|thereafter|afterwards?)| of (?:the |her |his )?(?:pain|symptoms))\b"
    rf"|\b(?:no|none|nothing|never any)(?: (?:more|further|other|back|neck|leg|knee|low|buttock|such|of it))*(?: (?:pain|trouble|problems?|symptoms?|sciatica|complaints?|episodes?))? (?:since|until|till|after that|thereafter|for (?:\w+ )?years)\b"
    rf"|\b{_IT} {_HAS}(?:settled|resolved|cleared|went away|gone away|disappeared|vanished|healed|faded away|gone|cured)\b"
    rf"|(?<!not )(?<!never )\bcured (?:it|her|him|that|the|this)\b|\b(?:in (?:19|20)\d\d|years ago)[ ,:;(-]{{0,3}}{_HAS}(?:settled|resolved|cleared|went away|healed)\b"
    r"|[,;(-] ?(?:(?:then|later|eventually|finally|and|which) )*(?:resolved|cleared up|went away|cured)\b(?= (?:with|after|by|on|following|thanks|without)\b|[.,;)])"
    r"|\b(?:did|felt|been|remained) (?:very |really |quite )?(?:well|fine)\b[^.;]{0,50}\b(?:until|till)\b"
    r"|\b(?:recovered|got) (?:fully|completely|all better)|\bfull(?:y)? recover(?:y|ed)\b|\bafter (?:\w+ )?years? (?:free of|without|of no|with no)\b|\bafter (?:\w+ )?(?:good|pain[- ]free|quiet|trouble[- ]free) years\b"
)
_OVER = Telling("since", "until", "till", "up to", "after", "thereafter", " years", "got ", "complete relief", "full relief", "total relief", "lasting relief", "recover", "resol", "settled", "cleared", "went away", "gone", "disappeared", "vanished", "healed", "faded away", "cured")  # fmt: skip
#: "It settled to a dull ache", "went away for a week", "when he rests": it was not over.
_NOT_OVER = re.compile(
    r"(?: (?:down|up|completely|fully|all))*[ ,]*(?:(?:in)?to\b|down to|for (?:a|some|\d+|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|a few|several|about|around|over|nearly) ?(?:\w+ )?(?:days?|weeks?|months?|hours?|while)|partly|partially|somewhat|mostly|briefly|temporarily|only|at (?:night|rest|times)|when\b|whenever|if\b|except|apart from|while\b|but (?:not|never)|each|every|on (?:and|tablets))"
)
_NEGATED = re.compile(
    r"\b(?:not|never|hardly|scarcely|hop\w+|goal|expect\w*|would|will|if|unless|wants?|until|til+|nearly|almost|mostly|partly)(?: \w+){0,3} $|n't (?:\w+ ){0,3}$"
)
#: Where the bout of today begins, behind words that the old one ended.
_ANEW = re.compile(
    r"\b(?:came|come|comes|crept|is|are|was|now) (?:on |up |all |right )*(?:back|again)\b|\b(?:recur\w*|return(?:s|ed|ing)?|relaps\w*|flared|until|till|new|now|this time|again|anew|present(?:s|ed)|current|but)\b|;"
)
_YEARS = re.compile(
    r"(?<![\d/-])(?:in |since |from |of |late |early |spring |summer |fall |around |back in |(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? |\d{1,2}/(?:\d{1,2}/)?|^|\W)(?P<year>(?:19|20)\d\d)\b(?! ?(?:mg|units|ml|steps))|\b(?:(?:(?:many|several|some|a few|two|three|four|five|six|seven|eight|nine|ten|\d+) )?years (?:ago|back|earlier)|in (?:her|his) (?:teens|twenties|thirties|forties)|as a (?:young|teen\w*)|teenage|childhood|after (?:(?:two|three|four|five|six|seven|eight|nine|ten|many|several|\d+) )(?:very )?(?:good|pain[- ]free|quiet|trouble[- ]free) years|after (?:(?:two|three|four|five|six|seven|eight|nine|ten|many|several|\d+) )years (?:free of|without|of no|with no))\b"
)


@dataclass(frozen=True, slots=True)
class _Bout:
    """Where a note tells of a bout that was over, and its latest year."""

    start: int
    end: int
    year: int | None


_OLD = 2  # calendar years
_BACK = 4  # sentences
_YEAR = 366  # days


def of_old_bout(scope: Scope, fact: Fact) -> bool:
    """Whether what a fact tells of belongs to a bout that the note says was over long ago."""
    places = fact.evidence("name") or fact.evidence(*fact.attributes)
    if not places:
        return False
    document = scope.document(fact)
    told = fact.evidence("length", "outcome") or places
    for bout in _bouts(scope, document):
        if any(bout.start <= p.start < bout.end for p in (told[0], places[0])) and not _of_late(scope, fact, bout):
            return True
    on = scope.date(fact)
    if on is None or on.year > scope.as_of.year - _OLD:
        return False
    # The note of the old bout itself: "Failed PT", of 2019, and "again since August after six good years".
    later = [d for d in scope.case.documents if d.date is not None and on < d.date <= scope.as_of]
    return any(bout.year is None or bout.year + 1 >= on.year for d in later for bout in _bouts(scope, d))


def _bouts(scope: Scope, document: Document) -> tuple[_Bout, ...]:
    kept: tuple[_Bout, ...] | None = scope.kept.get(("old bouts", document.id))
    if kept is None:
        kept = scope.kept["old bouts", document.id] = tuple(_told(read(document)))
    return kept


def _of_late(scope: Scope, fact: Fact, bout: _Bout) -> bool:
    """Whether a fact has, where the bout is told of, a day of its own within the last year."""
    for name in ("begin", "end", "when"):
        value = fact.value(name) if name in fact.attributes else None
        last = value.get("last") if isinstance(value, dict) else None
        within = last and any(bout.start <= e.start < bout.end for e in fact.evidence(name))
        if within and (scope.as_of - date.fromisoformat(str(last))).days < _YEAR:
            return True
    return False


def _told(reading: Reading) -> Iterator[_Bout]:
    """From where to where a note tells of a bout that was over: from its old year to the words that it came again."""
    sentences = reading.sentences
    now = reading.anchor.year if reading.anchor else None
    dated = any(
        not (m["year"] and now) or int(m["year"]) <= now - _OLD for m in _YEARS.finditer(reading.lower)
    )  # without an old year no bout is of years ago
    if not dated:
        return
    for index, sentence in enumerate(sentences):
        if not _OVER.within(reading.lower, sentence.start, sentence.end):
            continue
        for ended in _ENDED.finditer(reading.lower, sentence.start, sentence.end):
            if _NOT_OVER.match(reading.lower, ended.end()) or _NEGATED.search(
                reading.lower, sentence.start, ended.start()
            ):
                continue
            day = reading.day(sentence)
            year = day.year if day else None
            # "Well until 2023, when it flared again": what ended has "until" in it, or the words that it came back behind it.
            if any(long_back(reading.lower, at, year) for at in (ended.start(), ended.end())):
                continue
            first = _first(reading, index, ended.end(), year)
            if first is None:
                continue
            anew = _ANEW.search(reading.lower, ended.end(), sentence.end)
            yield _Bout(sentences[first[0]].start, anew.start() if anew else sentence.end, first[1])


def _first(reading: Reading, index: int, end: int, year: int | None) -> tuple[int, int | None] | None:
    """The sentence in which the bout that ended is dated, with those of old years before it, and the latest of these years."""
    first: int | None = None
    latest: int | None = None
    for place in range(index, max(-1, index - _BACK - 1), -1):
        sentence = reading.sentences[place]
        stop = min(end + 12, sentence.end) if place == index else sentence.end
        years = list(_YEARS.finditer(reading.lower, sentence.start, stop))
        if any(m["year"] and year and int(m["year"]) > year - _OLD for m in years) and place != index:
            break  # a sentence of these years is of today's
        if any(not m["year"] or year is None or int(m["year"]) <= year - _OLD for m in years):
            first = place
            latest = max([*(int(m["year"]) for m in years if m["year"]), latest or 0]) or None
        elif first is not None:
            break
    return None if first is None else (first, latest)
