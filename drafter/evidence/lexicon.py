"""The words of the field, as data: ``lexicon/*.yaml`` compiled into one matcher.

A *concept* (a drug, a region, a cue for negation) has terms. A term may use ``(a|b|)`` for
alternatives and end a word with ``~`` for an optional plural s; ``exact`` terms match their case
only ("PT" is a therapy, "pt" is the patient); ``literal`` terms are taken as they stand. A concept may carry guards, regular expressions on
the text beside a match: ``not_before``, ``not_after``, ``only_before``, ``only_after`` (*before*
names the text that follows the match, *after* the text that precedes it). A general word marked
``unless_medicine`` ("therapy") is none where a medicine beside it says what was done.

In each layer (things, and each kind of cue or mark) the longest match wins, so that "no
longer" is never read as "no".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import ahocorasick

from drafter import yaml_text
from drafter.collecting import uncollected
from drafter.errors import InputError, nearest
from drafter.settings import data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

THINGS = frozenset({
    "region", "symptom", "treatment", "diagnosis", "finding", "procedure", "programme", "condition", "event", "person",
})  # fmt: skip
CUES = frozenset({"assertion", "outcome", "course"})
#: Kinds that a policy asks for by themselves, each in a layer of its own: "weakness" is a complaint and a warning sign.
MARKS = frozenset({"pattern", "scale", "imaging", "image-finding", "flag", "examination"})
KINDS = THINGS | CUES | MARKS
#: Those that look ahead come first: they are asked at one place, those that look back at each before it.
GUARDS = ("not_before", "only_before", "not_after", "only_after")
_PLACE = itemgetter(0, 1)
_BRIEF = 3  # characters of a literal that is looked up as a word
_BRIEF_WORD = re.compile(rf"(?<![^\W_])[^\W_]{{1,{_BRIEF}}}(?![^\W_])")
_REACH = 90  # characters beside a match that a guard may see
#: Readings that one term may have: every one is held in memory, and the widest that is shipped makes 21,168.
MAX_READINGS = 25_000


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


class _Guard(NamedTuple):
    """What must, or must not, stand beside a match.

    :param ahead: whether it looks at the text that follows the match.
    :param only: whether the pattern must be found, not be absent.
    """

    ahead: bool
    only: bool
    pattern: re.Pattern[str]


class _Entry(NamedTuple):
    """What a literal names, and when.

    :param layer: within one, mentions do not overlap.
    :param exact: the literal as it must be written; None for any case.
    """

    concept: Concept
    layer: str
    exact: str | None
    guards: tuple[_Guard, ...]


def expand(term: str, *, file: Path | None = None, place: str = "") -> list[str]:
    """All literal readings of a term: ``trigger point~ (injection~|shot)`` makes six.

    :param file: the file and the place in it that the term is from, for messages.
    :raises InputError: when its brackets do not pair, or it has more readings than :data:`MAX_READINGS`.
    """
    written = term.replace("~", "(|s)")
    try:
        readings, end = _alternatives(written + ")", 0)
    except OverflowError:
        cause = f"the term {term!r} has more than {MAX_READINGS} readings"
        remedy = "Write it as several terms with fewer alternatives each."
        raise InputError(cause, file=file, place=place, remedy=remedy) from None
    except IndexError:
        end = 0
    if end != len(written):
        cause = f"the brackets of the term {term!r} do not pair"
        raise InputError(cause, file=file, place=place, remedy="Close each group that is opened, and no other.")
    # Only where a part was left out do blanks meet.
    clean = (" ".join(r.split()) if "  " in r or r[:1] == " " or r[-1:] == " " else r for r in readings)
    return list(dict.fromkeys(reading for reading in clean if reading))


def _alternatives(term: str, at: int) -> tuple[list[str], int]:
    """The readings of a group from ``at`` to its closing bracket, and where that is."""
    done: list[str] = []
    current = [""]
    while term[at] != ")":
        if term[at] == "(":
            inner, at = _alternatives(term, at + 1)
            if len(done) + len(current) * len(inner) > MAX_READINGS:
                raise OverflowError
            current = [head + tail for head in current for tail in inner]
        elif term[at] == "|":
            done += current
            current = [""]
        else:
            stop = at + 1
            while term[stop] not in "()|":
                stop += 1
            current = [head + term[at:stop] for head in current]
            at = stop - 1
        at += 1
    return done + current, at


class Lexicon:
    """All concepts, and the matcher that finds them in a view."""

    def __init__(self, folder: Path) -> None:
        self.concepts: dict[tuple[str, str], Concept] = {}
        entries: dict[str, list[_Entry]] = {}
        for path in sorted(folder.glob("*.yaml")):
            for concept, entry, literals in _entries(path):
                self.concepts[concept.kind, concept.id] = concept
                for literal in literals:
                    entries.setdefault(literal.lower(), []).append(entry)
        self._entries = entries
        self._automaton = ahocorasick.Automaton()
        for literal, found in entries.items():
            if len(literal) <= _BRIEF and literal.isalnum():
                continue  # "t", "on": found as words, for they stand in every other word
            # A "word character" at an edge of the literal asks for a boundary in the text.
            self._automaton.add_word(literal, (len(literal), literal[0].isalnum(), literal[-1].isalnum(), found))
        self._automaton.make_automaton()

    @cached_property
    def terms(self) -> dict[str, frozenset[str]]:
        """Every literal term, in lower case, with the kinds that it names."""
        return {literal: frozenset(e.concept.kind for e in found) for literal, found in self._entries.items()}

    def concept(self, kind: str, name: str) -> Concept:
        """:raises InputError: when the lexicon has no such concept."""
        if (kind, name) not in self.concepts:
            known = [identifier for known_kind, identifier in self.concepts if known_kind == kind]
            raise InputError(f"the lexicon has no {kind} {name!r}", remedy=nearest(name, known))
        return self.concepts[kind, name]

    def mentions(self, text: str, lower: str) -> list[Mention]:
        """All mentions in a view, in order; within a layer none overlap."""
        mentions: list[Mention] = []
        taken: dict[str, tuple[int, int]] = {}
        for start, minus_end, (concept, layer, _, guards) in self._found(text, lower):
            end = -minus_end
            before = taken.get(layer)
            again = False
            if before is not None:
                again = before == (start, end)
                if start < before[1] and not again:
                    continue
            # Guards are asked last: most of what they would refuse stands in a longer mention.
            if guards and not _guarded(guards, lower, start, end):
                continue
            mention = Mention(concept, start, end)
            if again and mention in mentions[-2:]:
                continue
            if concept.kind == "treatment" and _of_medicine(lower, mentions, mention):
                continue
            taken[layer] = (start, end)
            mentions.append(mention)
        return mentions

    def _found(self, text: str, lower: str) -> list[tuple[int, int, _Entry]]:
        """Every place where a literal stands as a word: start, end below nought, and what it names there, guards not asked."""
        size, known = len(lower), self._entries
        found = [
            (match.start(), -match.end(), entry)
            for match in _BRIEF_WORD.finditer(lower)
            for entry in known.get(match[0], ())
            if entry.exact is None or text[match.start() : match.end()] == entry.exact
        ]
        for last, (length, opens, closes, entries) in self._automaton.iter(lower):
            end = last + 1
            start = end - length
            if opens and start and lower[start - 1].isalnum():
                continue
            if closes and end < size and lower[end].isalnum():
                continue
            for entry in entries:
                exact = entry.exact
                if exact is None or text[start:end] == exact:
                    found.append((start, -end, entry))
        found.sort(key=_PLACE)
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


def _guarded(guards: tuple[_Guard, ...], lower: str, start: int, end: int) -> bool:
    for ahead, only, pattern in guards:
        behind = "" if ahead else lower[max(0, start - _REACH) : start]
        hit = pattern.match(lower, end, end + _REACH) if ahead else pattern.search(behind)
        if (hit is None) == only:
            return False
    return True


def _entries(path: Path) -> Iterator[tuple[Concept, _Entry, list[str]]]:
    """The entries of a file, each with the literals that it is found by."""
    content = yaml_text.read(path)
    if content.keys() & {"sections", "languages"}:
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
        guards = tuple(
            _Guard(ahead, guard.startswith("only"), re.compile(body[guard] if ahead else f"(?:{body[guard]})$"))
            for guard in GUARDS
            if guard in body
            for ahead in (guard.endswith("before"),)
        )
        place = f"concepts.{name}"
        layer = "thing" if kind in THINGS else kind
        in_any_case = _Entry(concept, layer, None, guards)
        for term in body.get("terms", ()):
            yield concept, in_any_case, expand(str(term), file=path, place=place)
        yield concept, in_any_case, [str(literal) for literal in body.get("literal", ())]
        for term in body.get("exact", ()):
            for literal in expand(str(term), file=path, place=place):
                yield concept, _Entry(concept, layer, literal, guards), [literal]


@cache
@uncollected()
def lexicon() -> Lexicon:
    """The shipped lexicon, compiled once a process."""
    return Lexicon(data("lexicon"))
