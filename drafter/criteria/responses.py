"""What the session before gave: the share of relief and how long it lasted."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from drafter.criteria.logic import State, Truth
from drafter.criteria.meant_sessions import days_of, tells_of
from drafter.criteria.part_untouched import of_part_untouched
from drafter.criteria.relief_lasted import VISIT, lasted
from drafter.criteria.scope import Judgement, Note, Scope
from drafter.criteria.sessions import Sessions, no_session, prior_sessions, quotes
from drafter.criteria.sides import of_other_side
from drafter.criteria.still_relieved import goes_on
from drafter.evidence.calendar.days import Days
from drafter.evidence.claims.attribute_times import length_of
from drafter.evidence.claims.facts import Evidence, Fact, FactKind
from drafter.evidence.words.lexicon import lexicon
from drafter.evidence.words.months import MONTHS
from drafter.evidence.words.quantities import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.session_leaves import SessionResponse


def judge_response(leaf: SessionResponse, scope: Scope) -> Judgement:
    """Relief of a share for a time after the session before."""
    prior = prior_sessions(leaf.where, scope)
    if prior.none:
        return no_session(leaf.where, scope)
    told_of = [f for f in scope.of(FactKind.PROCEDURE) if scope.here(f) and tells_of(leaf.where, scope, f)]
    every = [f for f in told_of if not of_other_side(scope, f)]
    if told_of and not every:
        return Judgement(State.UNCLEAR, "The record tells of it on the other side alone.", quotes(told_of))
    shares = [f for f in every if "relief" in f.attributes and not (leaf.unit and _seen_at_once(f))]
    other_part = [f for f in shares if of_part_untouched(scope, f)]
    shares = [f for f in shares if f not in other_part]
    held = [f for f in every if f.attributes.keys() & {"relief_length", "relief_since", "relief_until"}]
    told = [f for f in every if "outcome" in f.attributes]
    evidence = tuple(
        dict.fromkeys(
            [
                *(e for f in shares for e in f.evidence("relief")),
                *(e for f in held for e in f.evidence("relief_length", "relief_since", "relief_until")),
            ]
        )
    )
    told_shares, told_lengths = _of_last(scope, prior, shares), _of_last(scope, prior, held)
    told_lengths += [f for f in told_shares if f not in told_lengths and goes_on(scope, f)]
    of_last = _of_last(scope, prior, told) if not told_shares and not told_lengths else []
    if of_last and all(f.value("outcome") == "failed" for f in of_last):
        quoted = tuple(dict.fromkeys(e for f in of_last for e in f.evidence("outcome")))
        return Judgement(State.NOT_MET, "By the record the session before gave no relief, or little.", quoted)
    if not told_shares and not told_lengths:
        return _unsaid(prior, told, evidence, tuple(e for f in other_part for e in f.evidence("relief")))
    answers = [share_of(f).compare(">=", leaf.percent) for f in told_shares]
    last = prior.dated[0][0] if prior.dated else None
    spans = [lasted(leaf, scope, f, last) for f in told_lengths]
    told_longer = True in spans
    spans = [
        None if said is False and _went_on(scope, f, last, told_longer=told_longer) else said
        for f, said in zip(told_lengths, spans, strict=True)
    ]
    if any({True, False} <= set(said) for said in (answers, spans)) and not _corrected(
        scope, [*told_shares, *told_lengths]
    ):
        return _two_responses(evidence)
    share = answers[-1] if answers else None
    length = True if leaf.unit is None else _settled(spans)
    asked = f"{leaf.percent:g} % relief" + (f" for {leaf.value:g} {leaf.unit}" if leaf.unit else "")
    if share is False or length is False:
        return Judgement(State.NOT_MET, f"By the record the session before gave less than {asked}.", evidence)
    if share and length:
        # "ESI 2022: 80 % x 6 mo. ESI 5/2025: minimal": what the last session itself is said to have given.
        undated = all(days_of(f) is None for f in told_shares)
        gave_none = any(
            _gave_none(f) or (undated and f not in told_shares and f.value("outcome") == "failed" and days_of(f))
            for f in _of_last(scope, prior, told)
        )
        return _two_responses(evidence) if gave_none else _gave(leaf, shares, asked, evidence)
    return Judgement(State.UNCLEAR, f"The record does not settle whether the session before gave {asked}.", evidence)


def _gave(leaf: SessionResponse, shares: Sequence[Fact], asked: str, evidence: tuple[Evidence, ...]) -> Judgement:
    """Met, but where blocks were to confirm each other and one gave less: "MBB 5/1: 40%, 6/1: 90%"."""
    if leaf.unit is None and any(share_of(f).compare(">=", leaf.percent) is False for f in _of_pair(shares)):
        return Judgement(State.UNCLEAR, f"By the record one of the sessions before gave less than {asked}.", evidence)
    return Judgement(State.MET, f"By the record the session before gave at least {asked}.", evidence)


#: What says that there never was relief, not that it is over.
_NONE_GIVEN = re.compile(
    r"(?:no|zero|without(?: any)?) (?:\w+ )?(?:relief|benefit|improvement|help|response)\b|did(?: not|n't) (?:help|work)|(?:did|gave|does) (?:absolutely )?nothing\b"
    r"|(?:[a-z]+ ){0,4}(?:negative|non-?diagnostic)\b"
)


def _gave_none(fact: Fact) -> bool:
    return fact.value("outcome") == "failed" and any(
        _NONE_GIVEN.match(e.quote.lower()) for e in fact.evidence("outcome")
    )


def _unsaid(
    prior: Sessions, told: Sequence[Fact], of_earlier: tuple[Evidence, ...], of_other: tuple[Evidence, ...]
) -> Judgement:
    """What is judged where neither a share nor a length of relief is the last session's."""
    if of_earlier:
        return Judgement(
            State.UNCLEAR, "The record tells what an earlier session gave, but not what the last one did.", of_earlier
        )
    if of_other:
        said = "The relief that the record tells of was not of the pain that the session was for."
        return Judgement(State.UNCLEAR, said, of_other)
    if told:
        return Judgement(
            State.UNCLEAR,
            "The record tells what the session before gave, but not by what share and for how long.",
            tuple(dict.fromkeys(e for f in told for e in f.evidence("outcome"))),
        )
    return Judgement(
        State.NOT_DOCUMENTED,
        "The record tells of a prior session, but not what it gave.",
        (),
        quotes([*prior.undated, *(f for _, f in prior.dated)]),
    )


def _two_responses(evidence: tuple[Evidence, ...]) -> Judgement:
    note = Note("UNC001", "the record tells of two different responses to the session before")
    return Judgement(
        State.UNCLEAR, "The record contradicts itself on what the session before gave.", evidence, (), (), (note,)
    )


def _of_last(scope: Scope, prior: Sessions, facts: Sequence[Fact]) -> list[Fact]:
    """What is told of the last session, in the order of the documents' dates: what names an earlier one is left out."""
    last = prior.dated[0][0] if prior.dated else None
    several = len(prior.dated) > 1 or any((f.value("count") or _NO_COUNT)["low"] > 1 for f in prior.undated)
    own = [
        f
        for f in facts
        if not (several and days_of(f) is None and _of_first(scope, f))
        and (last is None or (days := _told_of(scope, f, last)) is None or days.last >= last.first)
    ]
    return sorted(own, key=lambda f: scope.date(f) or date.min)


_NO_COUNT = {"low": 0.0}
#: "First block 90 %", "MBB #1: 90 %", "the initial diagnostic block": of the first of several.
_FIRST = re.compile(r"\b(?:first|initial|1st|original)(?: (?!and\b|or\b|time\b)[\w/,-]+){0,4} $", re.IGNORECASE)
_NUMBER_ONE = re.compile(
    r" ?(?:#|no\. ?|number )?(?:1|one)\b(?! ?[%./-]| ?(?:of|and|&|or|x|ml|cc|mg|h|hour|day|week|month)\b)",
    re.IGNORECASE,
)


#: "The first took away 90 %": beside the share.
_FIRST_GAVE = re.compile(
    r"(?<!at )(?:\b(?:first|initial|1st)|#1)(?: (?!and\b|or\b|few|couple|day|night|week|month|hour|time|two|three|four|\d)[\w']+){0,5}[ :,=-]*$",
    re.IGNORECASE,
)


def _of_first(scope: Scope, fact: Fact) -> bool:
    """Whether what is told is of the first of several sessions, by the words at its name or its share."""
    name, text = fact.evidence("name")[0], scope.document(fact).text
    gave = fact.evidence("relief", "relief_length", "outcome")
    if gave and _FIRST_GAVE.search(text, max(0, gave[0].start - _BESIDE), gave[0].start):
        return True
    if not gave or not 0 <= gave[0].start - name.end < _BESIDE or _ON.search(text, name.end, gave[0].start):
        return False  # "1st MBB 85 %, 2nd 90 %": what stands behind the mark is another one's
    return bool(_FIRST.search(text, max(0, name.start - _BESIDE), name.start) or _NUMBER_ONE.match(text, name.end))


_ON = re.compile(r"[;,%]")
_BESIDE = 40  # characters


_BEFORE = re.compile(
    rf"\b(?:first|1st|initial|earlier|previous|prior|last|one before|(?:in|from|of) (?:{MONTHS}))\b|#1", re.IGNORECASE
)
_PARTS = re.compile(r"[.;\n](?!\d)")


def _of_one_before(scope: Scope, fact: Fact) -> bool:
    """Whether the statement that tells what a block gave speaks of one before ("Second block today. The first gave 90 %")."""
    text = scope.document(fact).text
    return any(
        _BEFORE.search(text, max((m.end() for m in _PARTS.finditer(text, 0, gave.start)), default=0), gave.start)
        for gave in fact.evidence("relief", "outcome")
    )


def _told_of(scope: Scope, fact: Fact, last: Days) -> Days | None:
    """The days before which the session lay that a fact tells of: its own date, else the day of a note of an earlier session.

    :param last: the days of the last session, of which a note that was written before cannot tell.
    """
    days, on = days_of(fact), scope.date(fact)
    if days is None and on is not None and on < last.first:
        return Days(on, on)
    if days is None and on is not None and scope.document(fact).kind == "procedure-note" and on < scope.as_of:
        concept = lexicon().concepts.get(("procedure", fact.name))
        own = concept is not None and (concept.id == "block" or _seen_at_once(fact)) and not _of_one_before(scope, fact)
        if own or (concept is not None and concept["diagnostic"]):
            return Days(on, on)  # what a diagnostic block does is seen within the hour
        return Days(on - timedelta(days=1), on - timedelta(days=1))
    return days


#: "Pre 7/10, post 1/10", "pain 7 to 1": the pain before and after; "3/4" is a share.
_BEFORE_AFTER = re.compile(r"(?!.*(?:%|per ?cent)).*\d\D*?[^\d/ ]\D*\d.*", re.IGNORECASE | re.DOTALL)


def _seen_at_once(fact: Fact) -> bool:
    """Whether a share of a procedure without a name comes of the pain right before and after it: what the anaesthetic did."""
    concept = lexicon().concepts.get(("procedure", fact.name))
    told = fact.evidence("relief")
    return bool(concept and concept["generic"]) and any(_BEFORE_AFTER.fullmatch(e.quote) for e in told)


_PAIR = 2  # diagnostic blocks that confirm each other


def _of_pair(facts: Sequence[Fact]) -> list[Fact]:
    """What is told of the last two sessions, or of none by its day."""
    last = sorted({days.last for f in facts if (days := days_of(f)) is not None})[-_PAIR:]
    return [f for f in facts if (days := days_of(f)) is None or days.last in last]


_CORRECTION = re.compile(
    r"\b(?:correct(?!ly)|in error|erroneous|addendum|mistak|misstated|misdocumented|clarif|typo|errat|should read|amend)"
)


def _corrected(scope: Scope, facts: Sequence[Fact]) -> bool:
    """Whether the latest statement stands beside words that correct an earlier one."""
    if not facts:
        return False
    fact = max(facts, key=lambda f: scope.date(f) or date.min)
    place = fact.evidence("relief", "relief_length", "relief_since", "relief_until")[0]
    text = scope.document(fact).text
    return bool(_CORRECTION.search(text[max(0, place.start - 240) : place.end + 160].lower()))


def _settled(spans: Sequence[Truth]) -> Truth:
    """The last answer, or one before it where the last leaves it open."""
    return next((said for said in reversed(spans) if said is not None), None)


_STILL = re.compile(
    r"\b(?:still|holding|continues|maintain\w*|sustain\w*|persist\w*|ongoing|remains?)\b|\bnow (?:at )?(?:about |~)?\d{1,3} ?%"
)


def _went_on(scope: Scope, fact: Fact, last: Days | None, *, told_longer: bool) -> bool:
    """Whether a length is only the time from the session to the note: relief went on, by its words or by what another note tells."""
    on, since = scope.date(fact), days_of(fact) or last
    if on is None or since is None or "relief_length" not in fact.attributes:
        return False
    if length_of(fact.value("relief_length")).in_days().high + VISIT < (on - since.last).days:
        return False
    places = [e.start for e in fact.evidence("relief_length", "relief")]
    text = scope.document(fact).text[max(0, min(places) - 80) : max(places) + 80].lower()
    return told_longer or bool(_STILL.search(text))


def share_of(fact: Fact) -> Interval:
    value = fact.value("relief")
    return Interval(
        value["low"], math.inf if value["high"] is None else value["high"], value["low_open"], value["high_open"]
    )
