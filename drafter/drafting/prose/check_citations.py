"""Citations of a text: that they lead somewhere, say what is claimed, and stand where they may."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from drafter.drafting.figures import unsupported
from drafter.drafting.findings import Finding, finding
from drafter.drafting.prose.claims import EVIDENCE_CLAIM, PLAN_CLAIM, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.prose.citations import Mark
    from drafter.drafting.prose.matter import Matter

_OWN_NAME = re.compile(r"\b(policy|study|guideline):([a-z][\w-]+)((?:@[\w.]+)?(?:#[\w-]+)?)")
_HEDGED = re.compile(r"\bevidence (?:of|that the)\b|\bno (?:documentation|evidence)\b", re.IGNORECASE)
_FOR = re.compile(
    r"\b(?:effective|beneficial|benefits?|reduc(?:es|ed|tion)|improv(?:es|ed|ement)|recommended|relief|superior|favou?rable|helpful)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:no (?:better|different|benefit|difference|effect)|not (?:superior|effective|recommended|been demonstrated|been shown|shorten)|limited evidence|insufficient evidence|weak evidence|low certainty|only temporary|against|ineffective\w*|neither|did not|has not been|few,? small)\b",
    re.IGNORECASE,
)


def check_citations(matter: Matter) -> Iterator[Finding]:
    """CIT001, CIT002 (names of sources), CIT004, CIT005, CIT006, SRC002, SRC003."""
    yield from _dangling(matter)
    yield from _unused(matter)
    yield from _uncited(matter)
    yield from _authority(matter)
    yield from _figures(matter)
    yield from _balance(matter)


def _dangling(matter: Matter) -> Iterator[Finding]:
    open_: dict[str, list[Mark]] = defaultdict(list)
    for mark in matter.marks:
        if matter.entry(mark) is None:
            open_[mark.key].append(mark)
    listed = (
        f"the reference list has {len(matter.references)} entries"
        if matter.references
        else "there is no reference list"
    )
    for key, found in open_.items():
        times = f"; it is cited {len(found)} times" if len(found) > 1 else ""
        yield finding("CIT001", str(found[0].line), f"citation [{key}] leads nowhere: {listed}{times}")
    for block in matter.body:
        for match in _OWN_NAME.finditer(block.text):
            source = match[0].rstrip(".")
            held = matter.sources.text(source) if "#" in source else matter.sources.reference(source + "#1")
            if held is None:
                yield finding("CIT001", str(block.line_at(match.start())), f"{source} is no source that can be cited")


def _unused(matter: Matter) -> Iterator[Finding]:
    used = {entry.number for mark in matter.marks if (entry := matter.entry(mark))}
    text = " ".join(block.text for block in matter.body)
    for reference in matter.references:
        policy = matter.policy_of(reference)
        named = policy is not None and policy.id in text
        if reference.number not in used and not named:
            yield finding("CIT004", str(reference.line), f"reference {reference.number} is listed and never cited")


def _uncited(matter: Matter) -> Iterator[Finding]:
    for block, sentence, said in sentences(matter.body, EVIDENCE_CLAIM):
        if not any(mark.block is block for mark in matter.marks) and not _HEDGED.search(said):
            yield finding("CIT005", str(sentence.line), "a claim about evidence cites nothing")
    text = " ".join(block.text for block in matter.body)
    policies = list(matter.policies.values())
    known = policies or list(matter.sources.policies)
    if any(p.id in text or p.title.lower() in text.lower() or p.publisher.lower() in text.lower() for p in known):
        return
    for block, sentence, _ in sentences(matter.body, PLAN_CLAIM):
        if not any(mark.block is block for mark in matter.marks) and not _names_policy(sentence.text):
            yield finding(
                "CIT005", str(sentence.line), "a requirement of the plan is stated and no policy is named or cited"
            )
            return


def _names_policy(text: str) -> bool:
    return bool(
        re.search(r"\b(?:policy|LCD|NCD|bulletin|CPB|MP|CG|version) ?(?:no\.?|number|#)? ?[A-Z]{0,6}[-. ]?\d", text)
    )


def _authority(matter: Matter) -> Iterator[Finding]:
    wrong: dict[int, list[int]] = defaultdict(list)
    for block, sentence, _ in sentences(matter.body, PLAN_CLAIM):
        entries = [entry for mark in matter.cited(block, sentence) if (entry := matter.entry(mark))]
        if entries and not any(matter.is_policy(entry) for entry in entries):
            wrong[entries[0].number].append(sentence.line)
    for number, places in wrong.items():
        times = f" (and on {len(places) - 1} other lines)" if len(places) > 1 else ""
        yield finding(
            "SRC002",
            str(places[0]),
            f"a requirement of the plan is cited to reference {number}, which is not the plan's policy{times}",
        )
    yield from _versions(matter)


def _versions(matter: Matter) -> Iterator[Finding]:
    """The governing policy named in another version than the one in force."""
    for policy in {policy.id: policy for policy in matter.policies.values()}.values():
        named = re.compile(rf"{re.escape(policy.id)}(?:,? version|@|,)?\s*(\d[\w.]*\w)", re.IGNORECASE)
        places = [(r.text, r.line) for r in matter.references]
        places += [(b.text, b.line) for b in matter.body if re.match(r"\W*policy\b", b.text, re.IGNORECASE)]
        for text, line in places:
            match = named.search(text)
            if match and match[1] != policy.version:
                yield finding(
                    "SRC002",
                    str(line),
                    f"{policy.id} {match[1]} is not the version in force, which is {policy.version}",
                )


def _figures(matter: Matter) -> Iterator[Finding]:
    """What is cited to a source that is held here must be in it; what is cited to another cannot be checked."""
    held = {
        number: [p.text for p in matter.sources.corpus.passages if p.source == guideline.id]
        + [guideline.title, guideline.population]
        for number, guideline in matter.known.items()
    }
    unknown: dict[int, int] = {}
    for block in matter.body:
        for sentence in block.sentences:
            numbers = {entry.number: entry for mark in matter.cited(block, sentence) if (entry := matter.entry(mark))}
            for number, entry in numbers.items():
                if number not in held and not matter.is_policy(entry):
                    unknown.setdefault(number, sentence.line)
            if not numbers or not all(number in held for number in numbers):
                continue
            said = matter.unmarked(block, sentence)
            for value, unit in unsupported(said, [text for number in numbers for text in held[number]]):
                yield finding(
                    "CIT003",
                    str(sentence.line),
                    f"the figure {value}{' ' + unit if unit else ''} is not in reference {', '.join(map(str, sorted(numbers)))}",
                )
    for number, line in unknown.items():
        yield finding(
            "CIT006", str(line), f"reference {number} is not held here, so what is cited to it was not checked"
        )


def _balance(matter: Matter) -> Iterator[Finding]:
    """Evidence told in one direction only, while the corpus holds the other."""
    said: dict[int, set[str]] = defaultdict(set)
    first: dict[int, int] = {}
    for block, sentence, words in sentences(matter.body, EVIDENCE_CLAIM):
        for number in matter.services.scope(block, words):
            said[number] |= {sign for sign, cue in (("-", _AGAINST), ("+", _FOR)) if cue.search(words)}
            first.setdefault(number, sentence.line)
    for number, signs in said.items():
        code = matter.lines[number].code
        cited = {g.id for g in matter.known.values() if code in g.codes}
        told = signs | {p.direction for p in matter.sources.corpus.passages if p.source in cited}
        against = next(
            (
                g
                for p in matter.sources.corpus.passages
                if p.direction == "-" and (g := matter.sources.corpus.guideline(p.source)) and code in g.codes
            ),
            None,
        )
        if "+" in told and "-" not in told and against is not None:
            yield finding(
                "SRC003",
                str(first[number]),
                f"evidence on {code} is told only in favour; the corpus holds the contrary in {against.title}",
            )
