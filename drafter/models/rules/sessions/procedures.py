"""Procedure sessions: which were before, when, how many, and what they gave.

A procedure is *prior* only when the words at it say so, or a past date belongs to it; what is planned,
offered or being done is no session before. "The injections", "the last set" speak of the
procedure that the note names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, Claim, FactKind
from drafter.evidence.layout.segments import NOT_PATIENTS
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.cue_places import CONTRAINDICATED, NOT_TOLERATED
from drafter.evidence.outcomes.follow_ups import in_log
from drafter.evidence.outcomes.seen_still import seen_days
from drafter.evidence.sessions.ordinals import stands_alone
from drafter.evidence.sessions.procedure_days import opens, to_come
from drafter.evidence.sessions.session_standing import status_of
from drafter.models.rules.claims import candidate, claim, named
from drafter.models.rules.sessions.block_hours import may_diagnose, of_hours
from drafter.models.rules.sessions.dated_statements import session_times
from drafter.models.rules.sessions.implied_sessions import by_numbered_days, by_share, implied, told_before
from drafter.models.rules.sessions.known_past import known_past
from drafter.models.rules.sessions.logged_rows import day_of_row, logged_as, same_again, tells_whose
from drafter.models.rules.sessions.meant_procedures import (
    INJECTED,
    UNMADE,
    main_of,
    meant_by,
    of_a_class,
    of_a_drug,
    of_a_therapy,
    of_last,
    refers_back,
)
from drafter.models.rules.sessions.numbered_before import numbered_before
from drafter.models.rules.sessions.other_accounts import other_account
from drafter.models.rules.sessions.planned_sessions import planned_for
from drafter.models.rules.sessions.procedure_regions import regions_of
from drafter.models.rules.sessions.reliefs import checked, rated, response
from drafter.models.rules.sessions.session_counts import count, numbered, sole, told_apart
from drafter.models.rules.sessions.session_days import standing
from drafter.models.rules.sessions.session_forms import read_answers
from drafter.models.rules.sessions.session_gains import gave, held_for
from drafter.models.rules.sessions.session_logs import (
    heads_log,
    read_row,
    row_of,
)
from drafter.models.rules.sessions.session_recalls import by_field, recalled
from drafter.models.rules.sessions.session_regions import by_region
from drafter.models.rules.sessions.session_shares import numbered_parts, second_share
from drafter.models.rules.sessions.session_spans import by_rate, on_each_day
from drafter.models.rules.sessions.session_words import outcome_of, untried
from drafter.models.rules.sessions.session_years import by_year
from drafter.models.rules.sessions.sessions_elsewhere import elsewhere
from drafter.models.rules.sessions.shared_visits import done_beside, for_the_day, shared
from drafter.models.rules.sessions.told_since import told_since
from drafter.models.rules.sessions.turned_down import had_none, may_be_barred, turned_down
from drafter.models.rules.sessions.unnamed_before import before_unnamed
from drafter.models.rules.sessions.unnamed_sessions import (
    by_ratings,
    held,
    outcome_behind,
    relief_behind,
    relief_of,
    told,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_SKIPPED = NOT_PATIENTS | {"social", "allergies"}


def read_procedures(reading: Reading, document: Document) -> Iterator[Candidate]:
    """Every statement about a procedure; one candidate a date."""
    therapy = reading.therapy  # its sessions are the therapist's
    main = main_of(reading)
    if main is None:
        return  # it names none
    listed: Mention | None = None  # what the rows of a log that is going on are of
    idle = 0  # sentences since its title or last row
    above: Mention | None = None  # what the row right above names
    for sentence in reading.sentences:
        if sentence.section.kind in _SKIPPED:
            continue
        yield from _of_the_note(reading, document, sentence, main)
        yield from read_answers(reading, document, sentence, main)
        yield from other_account(reading, document, sentence, of_last(reading, sentence, main))
        row = row_of(reading, sentence, listed=listed is not None)
        spoken, first = _spoken_of(reading, sentence, therapy=therapy)
        for mention in spoken:
            yield from _statements(reading, document, sentence, mention, meant_by(reading, sentence, mention, main))
        if first is not None:
            meant = meant_by(reading, sentence, first, main)
            above = meant if row is not None else None
            if heads_log(reading, sentence):
                listed, idle = meant, 0
            continue
        again = above if row is not None and same_again(reading, sentence, row) else None
        above = again if row is not None else above  # a row may go on for some sentences
        logged = again or logged_as(reading, sentence, main, listed, row=row is not None)
        if logged is not None:
            yield from read_row(reading, document, sentence, logged)
        idle = 0 if row or tells_whose(reading, sentence) else idle + 1
        if idle and (idle > _BETWEEN_ROWS or _leaves_log(reading, sentence)):
            listed = None
        told = logged is not None or stands_alone(reading.lower, sentence.start, sentence.end)
        yield from () if told else recalled(reading, document, sentence, main, row=bool(row))
        yield from by_field(reading, document, sentence, main)
        goes_on = row is None or (logged is None and bool(seen_days(reading, sentence)))
        yield from _unnamed(reading, document, sentence, of_last(reading, sentence, main)) if goes_on else ()


_BETWEEN_ROWS = 3  # sentences in which a row of a log goes on about its session


def _leaves_log(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence between rows belongs to no log of sessions: it opens a section, asks, or names a treatment or a study."""
    before = reading.sentences[max(0, sentence.index - 1)]
    asks = reading.lower[sentence.end - 1] == "?"
    return asks or sentence.section.index != before.section.index or bool(reading.of(sentence, "treatment", "imaging"))


def _of_the_note(reading: Reading, document: Document, sentence: Sentence, main: Mention) -> Iterator[Candidate]:
    """What a sentence says of the note's own session: its day, which one it is, and whether one before was the only one."""
    yield from planned_for(reading, document, sentence, main)
    yield from numbered(reading, document, sentence, main)
    yield from elsewhere(reading, document, sentence, main)
    yield from before_unnamed(reading, document, sentence, main)
    yield from by_numbered_days(reading, document, sentence, main)
    yield from implied(reading, document, sentence, main)
    yield from by_share(reading, document, sentence, main)
    yield from told_before(reading, document, sentence, main)
    mentions = reading.of(sentence, "procedure")
    before = reading.sentences[sentence.index - 1] if sentence.index else sentence
    of = mentions or [m for m in reading.of(before, "procedure") if m.concept["diagnostic"] or m.concept["generic"]]
    if of:
        yield from numbered_before(reading, document, sentence, meant_by(reading, sentence, of[0], main))
        of_it = next((m for m in of if m.concept["diagnostic"] and not m.concept["generic"]), of[0])
        yield from sole(reading, document, sentence, meant_by(reading, sentence, of_it, main))
    specific = next((m for m in mentions if not m.concept["generic"]), None)
    if specific is not None:
        yield from told_since(reading, document, sentence, specific)


def _spoken_of(reading: Reading, sentence: Sentence, *, therapy: bool) -> tuple[list[Mention], Mention | None]:
    """The procedures that a sentence states something of, and the first that it names; words without a name only beside none."""
    mentions = [m for m in reading.of(sentence, "procedure") if not _PAPER.match(reading.lower, m.end)]
    specific = [m for m in mentions if not m.concept["generic"]]
    generic = [m for m in mentions if m.concept["generic"] and _is_one(reading, sentence, m, therapy=therapy)]
    if not specific and not generic:
        return [], None
    # "This is her third TPI; earlier ones were 3/12 and 7/16."
    ones = [m for m in generic if specific and refers_back(reading.lower, m)]
    return [*specific, *ones] or list(told_apart(reading, generic)), (specific or generic)[0]


_SEVERAL = 2  # days, from which each has its own share


def _is_one(reading: Reading, sentence: Sentence, mention: Mention, *, therapy: bool) -> bool:
    """Whether a word without a name means a procedure: "sessions" beside a therapy are the therapy's."""
    lower = reading.lower
    unnamed = "inject" not in lower[mention.start : mention.end]
    if unnamed and (therapy or of_a_class(reading, sentence, mention) or of_a_therapy(reading, sentence, mention)):
        return False
    if of_a_drug(reading, sentence, mention):
        return False
    if unnamed and any(m.end <= mention.start <= m.end + 1 for m in reading.of(sentence, "imaging")):
        return False  # "x-ray series 1/16"
    injected = INJECTED.search(lower, mention.start, mention.end)
    return bool(injected) or not reading.of(sentence, "treatment", "programme")


def _unnamed(reading: Reading, document: Document, sentence: Sentence, main: Mention) -> Iterator[Candidate]:
    """What a sentence without a name says of a session: how it turned out, its relief, how long that held."""
    logged, course = in_log(reading, sentence)
    if logged:  # "8 wk: 70 %" among such lines
        if course is not None:
            yield candidate(FactKind.PROCEDURE, document, {"name": named(reading, main), **checked(reading, course)})
        return
    if (gave_it := outcome_behind(reading, sentence)) is not None:
        of, result = gave_it
        claims = {"name": named(reading, meant_by(reading, sentence, of, main)), "outcome": result}
        brief = relief_behind(reading, sentence)  # "It helped, for two weeks only"
        yield candidate(FactKind.PROCEDURE, document, claims | (brief[1] if brief else {}))
    elif (lasted := relief_behind(reading, sentence)) is not None and "relief" not in response(reading, sentence):
        of, held_for = lasted
        claims = {"name": named(reading, meant_by(reading, sentence, of, main)), **held_for}
        yield candidate(FactKind.PROCEDURE, document, claims)
        return
    at_once = may_diagnose(main) and (document.kind == "procedure-note" or of_hours(reading, sentence))
    relieved = rated(reading, sentence, at_once=True) if at_once else by_ratings(reading, sentence)
    if relieved:
        told_here = [relieved]
    elif relief_of(reading, sentence) or held(reading, sentence):
        parts = numbered_parts(reading.lower, sentence.start, sentence.end)
        told_here = [told(reading, sentence, part) for part in parts or (None,)]
    else:
        return
    also = second_share(reading, sentence) if main.concept["diagnostic"] else None
    if also is not None and all(claims.get("relief") != also for claims in told_here):
        told_here = [*(claims for claims in told_here if claims), {"relief": also}]  # "the first 85 %, the second 90 %"
    base = {"name": named(reading, main), **day_of_row(reading, sentence)}
    for claims in told_here:
        yield candidate(FactKind.PROCEDURE, document, {**base, **claims})


#: "Botulinum toxin questionnaire, 3/10": a paper, and its day.
_PAPER = re.compile(
    r"(?: injections?)?(?: (?:patient|therapy|treatment|pre-?procedure|medical|prior|benefit))* (?:questionnaires?|checklists?|worksheets?|hand-?outs?|brochures?|leaflets?|(?:request|order|consent|intake|authori[sz]ation|auth|pa|referral|enrol?lment) forms?)\b"
)


def _statements(
    reading: Reading, document: Document, sentence: Sentence, mention: Mention, meant: Mention
) -> Iterator[Candidate]:
    yield from done_beside(reading, document, sentence, mention, meant)
    if (together := shared(reading, sentence, mention)) is not None:
        of = mention if mention.concept["generic"] else meant
        yield candidate(FactKind.PROCEDURE, document, {"name": named(reading, of), "status": together})
        return
    assertion = reading.assertion(sentence, mention.start, mention.end)
    # "Would be unsafe", "not a candidate for": what must not be done was not done, and is told all the same.
    unmade = assertion in (Assertion.ABSENT, Assertion.HYPOTHETICAL) or may_be_barred(reading.lower, mention)
    barred = outcome_of(reading, sentence, mention) if unmade else {}
    if "outcome" in barred and barred["outcome"].value in (CONTRAINDICATED, NOT_TOLERATED):
        yield candidate(FactKind.PROCEDURE, document, {"name": named(reading, meant), **barred})
    elif assertion is Assertion.ABSENT and (never := untried(reading, sentence, mention)) is not None:
        yield candidate(FactKind.PROCEDURE, document, {"name": named(reading, meant), "outcome": never})
    told = list(_sessions(reading, document, sentence, mention, meant)) if assertion not in UNMADE else []
    yield from known_past(reading, document, sentence, mention, meant, told)
    refused = turned_down(reading, sentence, mention) or had_none(reading, sentence, mention)
    if refused is not None:
        yield candidate(FactKind.PROCEDURE, document, {"name": named(reading, meant), "outcome": refused})
    yield from for_the_day(reading, document, sentence, mention, meant)


def _sessions(
    reading: Reading, document: Document, sentence: Sentence, mention: Mention, meant: Mention
) -> Iterator[Candidate]:
    base: dict[str, Claim] = {"name": named(reading, meant)}
    regions = regions_of(reading, sentence, mention)
    if regions:
        base["region"] = claim(reading, regions[0].start, regions[-1].end)
    times, ends, dated = session_times(reading, document, sentence, mention)
    past = [
        t
        for t in dated
        if t.days
        and reading.anchor
        and t.days.first < reading.anchor
        and not to_come(reading, sentence, mention.start, t)
    ]
    status = status_of(reading, sentence, mention, past)
    base |= gave(reading, sentence, mention, meant, status)
    base |= held_for(reading, sentence, mention, base, dated, ends)
    apart = [] if "relief" in base else _listed_apart(reading, document, sentence, mention, meant, status)
    if apart:
        yield from apart
        return
    if status is not None:
        base["status"] = standing(reading, mention, status, past)
        if status == "prior" and (counted := count(reading, sentence, mention)) is not None:
            base["count"] = counted
            opened = next((t for t in times if t.days is not None and opens(reading, sentence, t)), None)
            if opened is not None:
                base["since"] = claim(reading, opened.start, opened.end)
    if "count" in base:
        dated = [t for t in dated if t in past]  # "four since spring, and she wants one today"
    elif status == "prior" and reading.anchor is not None:
        # "Prior sets each gave two months; she would like today's".
        dated = [t for t in dated if t.days is None or t.days.first < reading.anchor]
    also = second_share(reading, sentence) if "relief" in base and len(dated) < _SEVERAL else None
    if also is not None and (meant.concept["diagnostic"] or meant.id == "block" or "count" in base):
        yield candidate(FactKind.PROCEDURE, document, {"name": base["name"], "relief": also})
    if status == "prior":
        yield from by_rate(reading, document, sentence, mention, base, dated)
    yield from on_each_day(reading, document, sentence, base, dated)


def _listed_apart(
    reading: Reading, document: Document, sentence: Sentence, mention: Mention, meant: Mention, status: str | None
) -> list[Candidate]:
    """The sessions of a list that tells them by region, or else by year."""
    by_place = list(by_region(reading, document, sentence, mention, meant, status))
    return by_place or list(by_year(reading, document, sentence, mention, meant))
