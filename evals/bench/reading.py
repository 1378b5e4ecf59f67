"""Time reading beside medspaCy with ConText, in turns, in one process: python evals/bench/reading.py

Runs in an environment of its own (``make bench`` makes it): medspaCy needs an older numpy than the
product. Both read the same notes, one at a time, on one core. medspaCy runs its default pipeline
(sentences, target matching, ConText) with our lexicon's plain terms as targets; ours lays out sections, matches
the lexicon, binds times and judges assertion, and proposes the facts of every kind.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import medspacy
from loguru import logger
from medspacy.ner import TargetRule

from drafter.evidence import reading
from drafter.evidence.claims.facts import FactKind
from drafter.evidence.words.lexicon import THINGS, lexicon
from drafter.models.rules.model import RulesModel
from evals.bench.notes import of_words, some

ROUNDS, NOTES, WORDS = 3, 40, 500


def main() -> None:
    logger.disable("PyRuSH")  # it logs every token of a note
    pipeline = medspacy.load()
    terms = sorted((term, kind) for term, kinds in lexicon().terms.items() for kind in kinds & THINGS)
    pipeline.get_pipe("medspacy_target_matcher").add([TargetRule(term, kind) for term, kind in terms])
    notes = [of_words(case, WORDS).documents[0] for case in some(NOTES)]
    model, kinds = RulesModel(), list(FactKind)
    ours: list[float] = []
    theirs: list[float] = []
    for round_ in range(ROUNDS + 1):
        for note in notes:
            reading.forget()
            start = time.perf_counter()
            model.propose_facts(note, kinds)
            middle = time.perf_counter()
            pipeline(note.text)
            end = time.perf_counter()
            if round_:
                ours.append(middle - start)
                theirs.append(end - middle)
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(f"{len(notes)} notes of {WORDS} words, {ROUNDS} rounds, {len(terms)} target terms")
    print(f"drafter    median {mine * 1000:6.1f} ms a note")
    print(f"medspaCy   median {other * 1000:6.1f} ms a note")
    print(f"drafter reads {other / mine:.1f} times the notes a second")


if __name__ == "__main__":
    main()
