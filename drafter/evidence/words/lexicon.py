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
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import ahocorasick

from drafter import yaml_text
from drafter.collecting import uncollected
from drafter.errors import InputError, nearest
from drafter.evidence.words.guards import GUARDS, Guard, guarded, guards_of
from drafter.evidence.words.months import is_verb_may
from drafter.evidence.words.terms import Readings, expand, parted
from drafter.settings import data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

THINGS = frozenset({
    "region", "symptom", "treatment", "diagnosis", "finding", "procedure", "programme", "condition", "event", "person",
})  # fmt: skip
CUES = frozenset({"assertion", "outcome", "course"})
#: Kinds that a policy asks for by themselves, each in a layer of its own: "weakness" is a complaint and a warning sign.
MARKS = frozenset({"pattern", "scale", "imaging", "image-finding", "flag", "examination"})
KINDS = THINGS | CUES | MARKS
_NOWHERE = (0, 0)
#: The words of a text in lower case, a sign between two of them parting them.
PARTS = re.compile(r"[a-z0-9]+")
_RUN = re.compile(r"[^\W_]+")
_BRIEF = 3  # characters of a literal that is looked up as a word
_BRIEF_WORD = re.compile(rf"(?<![^\W_])[^\W_]{{1,{_BRIEF}}}(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing or a cue that has a name of its own.

    :param id: unique within its kind.
    :param kind: one of :data:`THINGS`, :data:`CUES` or :data:`MARKS`.
    :param traits: what else the lexicon says of it (a drug's class, a region's areas).
    """

    id: str
    kind: str
    traits: Mapping[str, Any] = field(hash=False, compare=False)

    def __getitem__(self, trait: str) -> Any:
        return self.traits.get(trait)


class Mention(NamedTuple):
    """A place in a view (``start``, ``end``) where a concept is named."""

    concept: Concept
    start: int
    end: int

    @property
    def kind(self) -> str:
        return self.concept.kind

    @property
    def id(self) -> str:
        return self.concept.id

    @property
    def complains(self) -> bool:
        """Whether it names what the patient suffers from: a symptom, or a diagnosis that is pain by name ("axial neck pain")."""
        concept = self.concept
        return concept.kind == "symptom" or (concept.kind == "diagnosis" and bool(concept["pain"]))


class _Entry(NamedTuple):
    """What a literal names, and when.

    :param layer: within one, mentions do not overlap.
    :param exact: how the literal may be written; None for any case.
    :param order: where it stands among all: of what two terms name at one place, the first comes first.
    """

    concept: Concept
    layer: str
    exact: frozenset[str] | None
    guards: tuple[Guard, ...]
    order: int = 0


#: Where a term stands: its start, its end below nought so that the longest comes first, its order and what it names.
_Place = tuple[int, int, int, _Entry]


class _Known:
    """What a literal names.

    :param whole: what it names by itself.
    :param begun: what it names with one of some endings behind it.
    """

    __slots__ = ("_by_run", "begun", "whole")

    def __init__(self) -> None:
        self.whole: list[_Entry] = []
        self.begun: list[tuple[tuple[str, ...], _Entry]] = []
        self._by_run: dict[str, list[tuple[str, _Entry]]] | None = None

    def go_on(self, lower: str, start: int, end: int, found: list[_Place]) -> None:
        """Adds what is named where the literal stands and, behind a blank, one of its endings."""
        run = _RUN.match(lower, end + 1)
        for ending, entry in (self._by_run or self._sorted()).get(run[0] if run else "", ()):
            if lower.startswith(ending, end + 1):
                last = end + 1 + len(ending)
                if last == len(lower) or not (ending[-1].isalnum() and lower[last].isalnum()):
                    found.append((start, -last, entry.order, entry))

    def _sorted(self) -> dict[str, list[tuple[str, _Entry]]]:
        """The endings by the letters that they begin with; made when the literal is first met, for most never are."""
        by_run: dict[str, list[tuple[str, _Entry]]] = {}
        for endings, entry in self.begun:
            for ending in endings:
                run = _RUN.match(ending)
                by_run.setdefault(run[0] if run else "", []).append((ending, entry))
        # At once, so that another thread never reads half of it.
        self._by_run = by_run
        return by_run


class Lexicon:
    """All concepts, and the matcher that finds them in a view."""

    def __init__(self, folder: Path) -> None:
        self.concepts: dict[tuple[str, str], Concept] = {}
        self._literals: dict[str, _Known] = {}
        spellings = folder / "spellings.yaml"
        words = frozenset(yaml_text.read(spellings)["words"]) if spellings.exists() else frozenset()
        entries = (each for path in sorted(folder.glob("*.yaml")) for each in _entries(path, words))
        for order, (entry, readings) in enumerate(entries):
            self.concepts[entry.concept.kind, entry.concept.id] = entry.concept
            self._add(entry._replace(order=order), readings)
        self._automaton = ahocorasick.Automaton()
        for literal, known in self._literals.items():
            if len(literal) <= _BRIEF and literal.isalnum():
                continue  # "t", "on": found as words, for they stand in every other word
            # A "word character" at an edge of the literal asks for a boundary in the text.
            self._automaton.add_word(literal, (len(literal), literal[0].isalnum(), literal[-1].isalnum(), known))
        self._automaton.make_automaton()

    def _add(self, entry: _Entry, readings: Sequence[Readings]) -> None:
        for literals, endings in readings:
            for literal in literals:
                known = self._literals.setdefault(literal.lower(), _Known())
                if endings:
                    known.begun.append((endings, entry))
                else:
                    known.whole.append(entry)

    @cached_property
    def terms(self) -> dict[str, frozenset[str]]:
        """Every literal term, in lower case, with the kinds that it names."""
        kinds: dict[str, set[str]] = {}
        for literal, known in self._literals.items():
            for entry in known.whole:
                kinds.setdefault(literal, set()).add(entry.concept.kind)
            for endings, entry in known.begun:
                for ending in endings:
                    kinds.setdefault(f"{literal} {ending}", set()).add(entry.concept.kind)
        return {term: frozenset(named) for term, named in kinds.items()}

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word, or part of one between signs, that some term has."""
        endings = {each for known in self._literals.values() for each, _ in known.begun}
        return frozenset(PARTS.findall("\n".join([*self._literals, *(word for each in endings for word in each)])))

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
        for start, minus_end, _, (concept, layer, _, guards, _) in self._found(text, lower):
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

    def _found(self, text: str, lower: str) -> list[_Place]:
        """Every place where a term stands as words, in order; guards not asked."""
        size, literals = len(lower), self._literals
        places = [(*match.span(), literals[match[0]]) for match in _BRIEF_WORD.finditer(lower) if match[0] in literals]
        for last, (length, opens, closes, known) in self._automaton.iter(lower):
            end = last + 1
            start = end - length
            if opens and start and lower[start - 1].isalnum():
                continue
            if closes and end < size and lower[end].isalnum():
                continue
            places.append((start, end, known))
        found = [
            (start, -end, entry.order, entry)
            for start, end, known in places
            for entry in known.whole
            if entry.exact is None or text[start:end] in entry.exact
        ]
        for start, end, known in places:
            if known.begun and end < size and lower[end] == " ":
                known.go_on(lower, start, end, found)
        found.sort()  # an entry has an order of its own, so entries are never compared
        return found


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


def _entries(path: Path, words: frozenset[str]) -> Iterator[tuple[_Entry, list[Readings]]]:
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
        entry = _Entry(concept, "thing" if kind in THINGS else kind, None, guards)
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
