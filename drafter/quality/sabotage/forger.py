"""A draft that a fault is planted into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from drafter.drafting.sources import Sources
    from drafter.evidence.intake.cases import Case

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Forger:
    """A draft that a fault is planted into.

    :param draft: its JSON; faults change it in place.
    """

    draft: Json
    case: Case
    sources: Sources
    draw: random.Random

    def statements(self, kind: str = "finding") -> list[Json]:
        return [s for s in self.draft["rationale"] if s["kind"] == kind]

    def evidence(self) -> list[Json]:
        """The quotes of the statements."""
        return [e for s in self.draft["rationale"] for e in s["evidence"]]

    def attributes(self, name: str, *kinds: str) -> list[Json]:
        return [
            f["attributes"][name]
            for f in self.draft["facts"]
            if name in f["attributes"] and (not kinds or f["kind"] in kinds)
        ]

    def reworded(self, change: Callable[[str], str | None], kind: str = "finding") -> bool:
        """Changes the words of one statement that can be changed so."""
        able = [(s, new) for s in self.statements(kind) if (new := change(s["text"])) is not None]
        if able:
            statement, text = self.draw.choice(able)
            statement["text"] = text
        return bool(able)

    def requoted(self, items: list[Json], change: Callable[[str], str | None], key: str = "quote") -> bool:
        able = [(item, new) for item in items if (new := change(item[key])) not in (None, item[key])]
        if able:
            item, text = self.draw.choice(able)
            item[key] = text
        return bool(able)
