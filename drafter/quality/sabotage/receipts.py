"""Faults in what nobody writes: how a draft was made, what was searched, what a reference is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.quality.sabotage.forger import Forger, Json

Fault = tuple[str, "Callable[[Forger], bool]"]


def _changed(items: Callable[[Forger], list[Json]], field: str, value: Any) -> Callable[[Forger], bool]:
    """Gives the first thing that has another value a field's new one."""

    def plant(forger: Forger) -> bool:
        able = [item for item in items(forger) if item[field] != value]
        for item in able[:1]:
            item[field] = value
        return bool(able)

    return plant


def _emptied(items: Callable[[Forger], list[Json]], field: str) -> Callable[[Forger], bool]:
    def plant(forger: Forger) -> bool:
        able = [item for item in items(forger) if item[field]]
        for item in able[:1]:
            item[field] = type(item[field])()
        return bool(able)

    return plant


def _lines(forger: Forger) -> list[Json]:
    return [line for line in forger.draft["lines"] if line["policy"]]


def _searches(forger: Forger) -> list[Json]:
    return [c["search"] for line in _lines(forger) for c in line["criteria"]]


def _references(forger: Forger) -> list[Json]:
    return list(forger.draft["references"])


def _facts(forger: Forger) -> list[Json]:
    return list(forger.draft["facts"])


def _generator(forger: Forger) -> list[Json]:
    return [forger.draft["generator"]]


def _fact_left_out(forger: Forger) -> bool:
    return bool(forger.draft["facts"]) and bool(forger.draft["facts"].pop())


FAULTS: tuple[Fault, ...] = (
    ("a document taken out of a search", _emptied(_searches, "documents")),
    ("the terms of a search taken out", _emptied(_searches, "terms")),
    ("a line's region changed", _changed(_lines, "region", ["jaw"])),
    ("a policy layer taken out", _emptied(_lines, "layers")),
    ("an excluded policy taken out", _emptied(_lines, "excluded")),
    ("another authority", lambda f: _changed(_lines, "authority", "physician")(f) or _changed(_lines, "authority", "nurse")(f)),
    ("a fact left out", _fact_left_out),
    ("a fact renamed", _changed(_facts, "id", "note.symptom.77")),
    ("a fact in another section", _changed(_facts, "section", "assessment")),
    ("a fact by a reader that did not read", _changed(_facts, "readers", ["openai/another"])),
    ("a reference's title changed", _changed(_references, "title", "A guideline")),
    ("a reference's publisher changed", _changed(_references, "publisher", "Nobody")),
    ("a reference's year changed", _changed(_references, "year", 1999)),
    ("a reference's address changed", _changed(_references, "url", "https://example.org/elsewhere")),
    ("another model as the maker", _changed(_generator, "model", "openai/another")),
    ("another reader as the maker", _changed(_generator, "readers", ["openai/another"])),
    ("another policy as the maker's", _changed(_generator, "policies", {"another": "1"})),
    ("another corpus", _changed(_generator, "corpus", "0" * 64)),
    ("another version of the software", _changed(_generator, "version", "0.0.0")),
)  # fmt: skip
