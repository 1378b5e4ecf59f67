"""Measure the search over the guideline corpus: python evals/retrieval.py [--worst] [--halves]

The gold set is ``evals/retrieval.yaml``: queries, some filtered by code, each with the passages that
answer it, graded 3 (directly), 2 (clearly useful), 1 (related). Measured are

* nDCG@5: the gain of a passage is 2^grade - 1, discounted by log2(rank + 1), over the best order;
* recall@5: of all graded passages, how many are among the first five.

How the search was tuned. Every choice was made for the whole set, none for a query: abbreviations
come from the corpus, concepts from the lexicon, and no word was added because a query has it. What
was chosen by the set is coarse: the fields that a passage is indexed with, the shares of words,
pieces and things (1:2:1), 96 dimensions. As a check, 2016 combinations of such choices and some
extras (pseudo-feedback, smoothing over a source, query expansion) were compared on 200 random
halves: the best of one half scored 0.745 fused nDCG@5 on the other half, a plain default 0.750. So
finer tuning fits noise, no extra was kept, and differences near 0.01 mean nothing here. What did
help was spelling out abbreviations (+0.02 to +0.04). ``--halves`` compares the modes on random halves.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from math import log2
from pathlib import Path
from statistics import mean
from typing import get_args

import yaml

from drafter import settings
from drafter.guidelines.corpus import Corpus
from drafter.guidelines.index import Index, Mode

GOLD = Path(__file__).with_name("retrieval.yaml")
DEPTH = 5
HALVES = 1000


@dataclass(frozen=True, slots=True)
class Query:
    """A gold query; ``relevant`` maps passage ids to grades, ``codes`` filters when there are any."""

    id: str
    text: str
    codes: tuple[str, ...]
    relevant: dict[str, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a mode gave for a query: passage ids, best first, and how good they are."""

    query: Query
    found: list[str]

    @property
    def ndcg(self) -> float:
        gains = [2 ** self.query.relevant.get(name, 0) - 1 for name in self.found]
        ideal = sorted((2**grade - 1 for grade in self.query.relevant.values()), reverse=True)[:DEPTH]
        return _discounted(gains) / _discounted(ideal)

    @property
    def recall(self) -> float:
        return sum(name in self.query.relevant for name in self.found) / len(self.query.relevant)


def _discounted(gains: list[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, 1))


def read_gold(corpus: Corpus) -> list[Query]:
    """The gold queries. A grade for a passage that the corpus lacks is an error, not a miss."""
    content = yaml.safe_load(GOLD.read_text(encoding="utf-8"))
    queries = [Query(q["id"], q["query"], tuple(q.get("codes", ())), q["relevant"]) for q in content["queries"]]
    lacking = sorted({name for query in queries for name in query.relevant if corpus.passage(name) is None})
    if lacking:
        raise SystemExit(f"{GOLD}: the corpus has no {', '.join(lacking)}")
    return queries


def measure(index: Index, queries: list[Query], mode: Mode) -> list[Outcome]:
    outcomes = []
    for query in queries:
        hits = index.search(query.text, codes=query.codes, limit=DEPTH, mode=mode)
        outcomes.append(Outcome(query, [hit.passage.id for hit in hits]))
    return outcomes


def show_worst(outcomes: list[Outcome]) -> None:
    print(f"\nThe worst {DEPTH} queries, fused")
    for outcome in sorted(outcomes, key=lambda outcome: (outcome.ndcg, outcome.recall, outcome.query.id))[:DEPTH]:
        print(f"\n{outcome.query.id}  nDCG {outcome.ndcg:.3f}  {outcome.query.text}")
        print("  wanted  " + ", ".join(f"{name} ({grade})" for name, grade in outcome.query.relevant.items()))
        print("  found   " + ", ".join(outcome.found))


def show_halves(outcomes: dict[Mode, list[Outcome]]) -> None:
    """How often fused search leads on a random half of the queries."""
    chance = random.Random(0)
    scores = {mode: [outcome.ndcg for outcome in found] for mode, found in outcomes.items()}
    size = len(scores["fused"])
    halves = [chance.sample(range(size), size // 2) for _ in range(HALVES)]
    for mode in ("lexical", "vector"):
        leads = [mean(scores["fused"][at] - scores[mode][at] for at in half) for half in halves]
        share = sum(lead > 0 for lead in leads) / HALVES
        print(f"fused leads {mode} on {share:.0%} of {HALVES} random halves, by {mean(leads):+.3f} nDCG@{DEPTH}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the search over the guideline corpus.")
    parser.add_argument("--worst", action="store_true", help=f"show the {DEPTH} worst queries of fused search")
    parser.add_argument("--halves", action="store_true", help="compare the modes on random halves of the queries")
    asked = parser.parse_args()

    values = settings.read()
    corpus = Corpus.load(values.folder("DRAFTER_CORPUS", "guidelines_corpus"))
    queries = read_gold(corpus)
    index = Index.open(corpus, values)
    outcomes: dict[Mode, list[Outcome]] = {mode: measure(index, queries, mode) for mode in get_args(Mode)}

    print(f"{len(queries)} queries, {len(corpus.passages)} passages, embedding {values['DRAFTER_EMBEDDING']}\n")
    print(f"{'':8} {f'nDCG@{DEPTH}':>8} {f'recall@{DEPTH}':>9}")
    for mode, found in outcomes.items():
        print(f"{mode:8} {mean(o.ndcg for o in found):8.3f} {mean(o.recall for o in found):9.3f}")
    if asked.halves:
        print()
        show_halves(outcomes)
    if asked.worst:
        show_worst(outcomes["fused"])


if __name__ == "__main__":
    main()
