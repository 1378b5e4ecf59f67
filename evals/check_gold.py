"""Check gold cases: python evals/check_gold.py [FOLDER] [--set]

Not whether the program agrees with them, but whether they agree with themselves:

* each loads, in the format of the contract; its id is its folder's name, and it has a note and tags;
* labelled evidence stands in the documents, character for character;
* a policy governs each line, and its criteria are the ones that are named;
* the recommendations follow from the states by the policy's tree, the case's from its lines';
* dates recomputed: where the labelled evidence states an onset, a last session or all sessions by full dates, the
  calendar comes to the state that is labelled.

``--set`` also asks of the whole folder: at least 120 cases, a third over 300 words, a third with several
documents, a quarter that deserve approval. Exit 1 when anything is wrong.
"""

from __future__ import annotations

import argparse
import itertools
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from dateutil.parser import ParserError
from dateutil.parser import parse as parse_date
from dateutil.relativedelta import relativedelta

from drafter import settings
from drafter.criteria.assessment import truth_of
from drafter.criteria.library import Policies, load
from drafter.criteria.logic import State
from drafter.criteria.rules import leaves
from drafter.drafting.determination import Recommendation, most_cautious
from drafter.errors import InputError
from drafter.evidence.intake.case_files import CASE_NAMES
from drafter.quality.gold import GoldCase, load_gold_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafter.criteria.policy import Policy
    from drafter.evidence.intake.cases import Line

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}}|(?:{_MONTHS})\s+\d{{1,2}},?\s+\d{{4}})\b", re.IGNORECASE
)  # fmt: skip
_BEGINS = re.compile(r"\b(?:since|onset|began|begun|started|start(?:ed)? on|first noticed|dates from)\b", re.IGNORECASE)
_DECIDED = (State.MET, State.NOT_MET)


def check(gold: GoldCase, policies: Policies) -> Iterator[str]:
    """What is wrong with a gold case, a sentence each."""
    expected = gold.expected
    if gold.case.id != gold.folder.name:
        yield f"its id is {gold.case.id}"
    if not expected.note.strip() or not expected.tags:
        yield "it has no note or no tags"
    texts = [document.text for document in gold.case.documents]
    for line, criteria in expected.evidence.items():
        for criterion, quotes in criteria.items():
            for quote in quotes:
                if not any(quote.strip() in text for text in texts):
                    yield f"line {line} {criterion}: the evidence is not verbatim: {quote!r}"
    for line in gold.case.request.lines:
        yield from check_line(gold, line, policies)
    given = [each.recommendation for each in expected.lines.values() if each.recommendation]
    if len(given) == len(gold.case.request.lines) and expected.recommendation is not most_cautious(given):
        yield f"the case says {expected.recommendation}, its lines come to {most_cautious(given).value}"


def check_line(gold: GoldCase, line: Line, policies: Policies) -> Iterator[str]:
    expected = gold.expected.lines.get(line.line)
    where = f"line {line.line}"
    if expected is None or expected.recommendation is None:
        yield f"{where} has no expected recommendation"
        return
    day = gold.case.request.as_of(line)
    policy = policies.choose(gold.case.payer, line.code, day).policy
    if policy is None:
        if expected.criteria or expected.recommendation is not Recommendation.REFER_TO_PHYSICIAN:
            yield f"{where}: no policy of {gold.case.payer} governs {line.code} on {day.isoformat()}"
        return
    unknown = [name for name in expected.criteria if policy.criterion(name) is None]
    if unknown:
        yield f"{where}: {policy.key} has no {', '.join(unknown)}"
        return
    possible = recommendations(policy, expected.criteria)
    if expected.recommendation not in possible:
        yield f"{where} says {expected.recommendation.value}, its criteria come to {' or '.join(sorted(possible))}"
    for name, state in expected.criteria.items():
        yield from recomputed(gold, line, policy, name, state, day)


def recommendations(policy: Policy, states: dict[str, State]) -> set[str]:
    """What a line can come to: the criteria that are not named may be in any state."""
    left = [criterion.id for criterion in policy.criteria if criterion.id not in states]
    words = {
        True: Recommendation.APPROVE,
        False: Recommendation.REFER_TO_PHYSICIAN,
        None: Recommendation.REQUEST_INFORMATION,
    }
    found = set()
    for others in itertools.product(State, repeat=len(left)):
        whole = states | dict(zip(left, others, strict=True))
        found.add(words[truth_of(policy.judged_tree, whole)].value)
    return found


def recomputed(gold: GoldCase, line: Line, policy: Policy, name: str, state: State, day: date) -> Iterator[str]:
    """Where full dates decide, whether they come to the labelled state."""
    criterion = policy.criterion(name)
    asked = list(leaves(criterion.rule)) if criterion else []
    if len(asked) != 1 or state not in _DECIDED:
        return
    leaf, quotes = asked[0], gold.expected.evidence.get(line.line, {}).get(name, ())
    kind = f"{leaf.fact}.{leaf.measure}"
    dates = sorted({found for quote in quotes for found in dates_in(quote)})
    before = [each for each in dates if each < day]
    came: State | None = None
    if kind == "symptom.length" and len(dates) == 1 and any(_BEGINS.search(quote) for quote in quotes):
        came = longer(dates[0], day, leaf.op, leaf.value, leaf.unit)
    elif kind == "procedure.interval" and before and len(quotes) == 1 and len(dates) == 1:
        came = longer(before[-1], day, leaf.op, leaf.value, leaf.unit)
    elif kind == "procedure.sessions" and before and all(dates_in(quote) for quote in quotes):
        edge = day - relativedelta(months=leaf.within_months)
        sessions = 1 + sum(edge < each for each in before)
        # Labelled sessions are at least these: more of them can only break the limit.
        came = State.NOT_MET if sessions > leaf.value else None
    if came is not None and came is not state:
        yield f"line {line.line} {name} says {state.value}; by {', '.join(map(str, dates))} to {day} it is {came.value}"


def dates_in(text: str) -> list[date]:
    found = []
    for match in _DATE.finditer(text):
        try:
            found.append(parse_date(match[0]).date())
        except (ParserError, ValueError, OverflowError):
            continue
    return found


def longer(begin: date, end: date, op: str, value: float, unit: str) -> State:
    """Whether the time between two days answers a rule, by the calendar."""
    edge = begin + relativedelta(**{unit if unit.endswith("s") else f"{unit}s": int(value)})
    return State.MET if (end > edge if op == ">" else end >= edge) else State.NOT_MET


def check_set(cases: list[GoldCase]) -> Iterator[str]:
    """What the whole folder lacks."""
    count = len(cases)
    shares = {
        "over 300 words": (sum(words(case) > 300 for case in cases), 1 / 3),
        "with several documents": (sum(len(case.case.documents) > 1 for case in cases), 1 / 3),
        "that deserve approval": (
            sum(case.expected.recommendation is Recommendation.APPROVE for case in cases), 1 / 4,
        ),
    }  # fmt: skip
    if count < 120:
        yield f"there are {count} cases; 120 are asked for"
    for what, (number, least) in shares.items():
        if number < least * count:
            yield f"{number} of {count} cases {what}; {least:.0%} are asked for"


def words(gold: GoldCase) -> int:
    return sum(len(document.text.split()) for document in gold.case.documents)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).with_name("gold"))
    parser.add_argument("--set", action="store_true", help="also ask of the whole folder what it should hold")
    arguments = parser.parse_args()
    policies = load(settings.read().folder("DRAFTER_CRITERIA", "criteria"))
    wrong, cases = 0, []
    for folder in sorted({path.parent for name in CASE_NAMES for path in arguments.folder.rglob(name)}):
        try:
            gold = load_gold_case(folder, folder.relative_to(arguments.folder).as_posix())
        except InputError as error:
            print(f"{folder.name}: {error}")
            wrong += 1
            continue
        cases.append(gold)
        for problem in check(gold, policies):
            print(f"{gold.name}: {problem}")
            wrong += 1
    for problem in check_set(cases) if arguments.set else ():
        print(problem)
        wrong += 1
    counts = Counter(str(case.expected.recommendation) for case in cases)
    told = ", ".join(f"{number} {name}" for name, number in sorted(counts.items()))
    long = sum(words(case) > 300 for case in cases)
    several = sum(len(case.case.documents) > 1 for case in cases)
    print(
        f"{len(cases)} gold cases: {told}; {long} over 300 words, {several} with several documents; {wrong} things wrong"
    )
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
