"""How many right claims the guardrails let through: python evals/grounding.py

Two sets of claims over the gold cases, both through the hosted path as a scripted model would answer them (with placeholders in
the place of identifiers, by the schema of the answer, restored, then grounded):

* **proposed**: what the embedded reader proposes of every document and kind that the case's policies ask for, whether grounding
  lets it through or not; every attribute is a claim;
* **labelled**: the facts that people labelled in ``expected.yaml``, each as a name with its quote; none is printed where none is labelled.

Exit 1 when fewer than 98 % of either ground. Claims that do not are printed by document, attribute and code.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tests" / "models")]

from scripted import hosted, record_in, right  # noqa: E402 - lies beside the tests that share it

from drafter import settings  # noqa: E402
from drafter.evidence.claims.grounding import ground  # noqa: E402
from drafter.models.privacy.mask import Mask  # noqa: E402
from drafter.models.schemas import FIELDS  # noqa: E402
from drafter.pipeline import Library, wanted_kinds  # noqa: E402
from drafter.quality.gold import load_gold_case  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.evidence.claims.facts import FactKind
    from drafter.evidence.intake.cases import Case, Document
    from drafter.quality.gold import GoldCase

LEAST = 0.98


def main() -> int:
    """Asks, grounds, counts and prints."""
    library = Library.open(settings.read())
    golds = [load_gold_case(path.parent, path.parent.name) for path in sorted((HERE / "gold").rglob("case.yaml"))]
    claimed, held = Counter[str](), Counter[str]()
    for gold in golds:
        case, kinds = gold.case, _wanted(gold.case, library)
        for name, script, of in (("proposed", right(case), lambda _, k=kinds: k), ("labelled", *_labelled(gold))):
            reader = hosted(script).for_case(case)
            for document in (each for each in case.documents if of(each)):
                candidates = reader.propose_facts(document, of(document))
                refused = ground(document, candidates, "scripted", case.today, case.born).rejections
                claimed[name] += (claims := sum(len(each.attributes) for each in candidates))
                held[name] += claims - len(refused)
                for each in refused:
                    print(f"{name}: {case.id}/{document.id}: {each.attribute}: {each.code}", file=sys.stderr)
    for name in claimed:
        print(f"{name:10} {held[name]:5} of {claimed[name]:5} right claims ground ({held[name] / claimed[name]:.1%})")
    return 0 if claimed and all(held[name] >= LEAST * claimed[name] for name in claimed) else 1


def _wanted(case: Case, library: Library) -> list[FactKind]:
    lines = case.request.lines
    governing = [library.policies.choose(case.payer, line.code, case.request.as_of(line)).policy for line in lines]
    return wanted_kinds([policy for policy in governing if policy is not None])


def _labelled(gold: GoldCase) -> tuple[Callable, Callable[[Document], list[FactKind]]]:
    """A script that answers with the labelled facts of the document that it is shown, and the kinds that a document has."""
    mask, told = Mask(gold.case), {}
    for document in gold.case.documents:
        shown = mask.mask(document.text, document.date).text
        facts = [fact for fact in gold.expected.facts if fact.document == document.id]
        told[shown] = [(fact, mask.mask(fact.quote, document.date).text) for fact in facts]

    def script(body: dict) -> dict:
        said: dict = {}
        for fact, quote in told[record_in(body)]:
            said.setdefault(FIELDS[fact.kind], []).append({"name": {"value": fact.name or quote, "quote": quote}})
        return said

    def kinds(document: Document) -> list[FactKind]:
        return list(dict.fromkeys(f.kind for f in gold.expected.facts if f.document == document.id))

    return script, kinds


if __name__ == "__main__":
    sys.exit(main())
