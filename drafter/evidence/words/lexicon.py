"""The words of the field, as data: ``lexicon/*.yaml`` compiled into one matcher.

A *concept* (a drug, a region, a cue for negation) has terms, in the notation of ``terms``; ``exact`` terms are short forms, found
as they are written, in capitals or in lower case, and only as written where ``spellings.yaml`` says that they are words otherwise ("PT"
is a therapy, "pt" is the patient); ``literal`` terms are taken as they stand. A concept may carry ``guards``. A general word marked
``unless_medicine`` ("therapy") is none where a medicine beside it says what was done.

In each layer (things, and each kind of cue or mark) the longest match wins, so that "no
longer" is never read as "no".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from drafter import yaml_text
from drafter.collecting import uncollected
from drafter.errors import InputError, nearest
from drafter.evidence.words.concepts import KINDS, THINGS, Concept, Mention
from drafter.evidence.words.guards import GUARDS, guarded, guards_of
from drafter.evidence.words.literals import Entry, Literals
from drafter.evidence.words.months import is_verb_may
from drafter.evidence.words.terms import Readings, expand, parted
from drafter.settings import data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_NOWHERE = (0, 0)


class Lexicon:
    """All concepts, and the matcher that finds them in a view."""

    def __init__(self, folder: Path) -> None:
        self.concepts: dict[tuple[str, str], Concept] = {}
        self._literals = Literals()
        spellings = folder / "spellings.yaml"
        words = frozenset(yaml_text.read(spellings)["words"]) if spellings.exists() else frozenset()
        entries = (each for path in sorted(folder.glob("*.yaml")) for each in _entries(path, words))
        for order, (entry, readings) in enumerate(entries):
            self.concepts[entry.concept.kind, entry.concept.id] = entry.concept
            self._literals.add(entry._replace(order=order), readings)
        self._literals.make()

    @property
    def terms(self) -> dict[str, frozenset[str]]:
        """Every literal term, in lower case, with the kinds that it names."""
        return self._literals.terms

    @property
    def words(self) -> frozenset[str]:
        """Every word, or part of one between signs, that some term has."""
        return self._literals.words

    def concept(self, kind: str, name: str) -> Concept:
        """:raises InputError: when the lexicon has no such concept."""
        if (kind, name) not in self.concepts:
            known = [identifier for known_kind, identifier in self.concepts if known_kind == kind]
            raise InputError(f"the lexicon has no {kind} {name!r}", remedy=nearest(name, known))
        return self.concepts[kind, name]

    def mentions(self, text: str, lower: str, sentences: Sequence[tuple[int, int]] = ()) -> list[Mention]:
        """All mentions in a view, in order; within a layer none overlap.

        :param sentences: where each sentence begins and ends, in order; none where the text is one.
        """
        mentions: list[Mention] = []
        taken: dict[str, tuple[int, int]] = {}
        ends, at, last = [end for _, end in sentences], 0, len(sentences)
        for start, minus_end, _, (concept, layer, _, guards, _) in self._literals.found(text, lower):
            end = -minus_end
            before = taken.get(layer, _NOWHERE)
            again = False
            if start < before[1]:
                again = before == (start, end)
                if not again:
                    continue
            while at < last and ends[at] <= start:
                at += 1
            if at < last and ends[at] < end and lower.find("?", start, end) < 0:
                continue  # "Diagnosis: migraine" above "Headache days: 18" names no migraine headache; "help? no" is one term
            if lower.startswith("may ", start) and not is_verb_may(lower, start):
                continue  # "films from May show"
            # Guards are asked last: most of what they would refuse stands in a longer mention.
            if guards and not guarded(guards, lower, start, end, sentences):
                continue
            mention = Mention(concept, start, end)
            if again and mention in mentions[-2:]:
                continue
            if concept.kind == "treatment" and _of_medicine(lower, mentions, mention):
                continue
            taken[layer] = (start, end)
            mentions.append(mention)
        return mentions


_WITH = re.compile(r" with (?:(?:an?|the|oral|daily|scheduled|prescription|low[- ]dose|high[- ]dose) )*")


def _of_medicine(lower: str, mentions: list[Mention], mention: Mention) -> bool:
    """Whether a general word only says how a medicine was used ("naproxen therapy").

    Of "therapy with naproxen" the general word, found first, is taken back.
    """
    last = next((one for one in reversed(mentions) if one.kind in THINGS), None)
    if last is None:
        return False
    if mention.concept["unless_medicine"]:
        return last.concept["group"] == "medicine" and lower[last.end : mention.start] == " "
    general = last.concept["unless_medicine"] and mention.concept["group"] == "medicine"
    if general and _WITH.fullmatch(lower, last.end, mention.start):
        mentions.remove(last)
    return False


def _entries(path: Path, words: frozenset[str]) -> Iterator[tuple[Entry, list[Readings]]]:
    """The entries of a file, each with the readings that it is found by.

    :param words: the short forms that are words when they are written otherwise.
    """
    content = yaml_text.read(path)
    if content.keys() & {"sections", "languages", "words"}:
        return
    kind = content["kind"]
    if kind not in KINDS:
        raise InputError(f"unknown kind {kind!r}", file=path, place="kind", remedy=nearest(kind, KINDS))
    shared = content.get("traits", {})
    for name, body in content["concepts"].items():
        traits = {
            **shared,
            **{key: value for key, value in body.items() if key not in ("terms", "literal", "exact", *GUARDS)},
        }
        # "is" gives another concept terms with guards of their own.
        concept = Concept(str(body.get("is", name)), kind, traits)
        guards = guards_of(body)
        place = f"concepts.{name}"
        entry = Entry(concept, "thing" if kind in THINGS else kind, None, guards)
        terms = [each for term in body.get("terms", ()) for each in parted(str(term), file=path, place=place)]
        yield entry, [*terms, Readings([str(literal) for literal in body.get("literal", ())])]
        for term in body.get("exact", ()):
            for literal in expand(str(term), file=path, place=place):
                others = () if literal in words else (literal.lower(), literal.upper())
                yield entry._replace(exact=frozenset({literal, *others})), [Readings([literal])]


@cache
@uncollected()
def lexicon() -> Lexicon:
    """The shipped lexicon, compiled once a process."""
    return Lexicon(data("lexicon"))
