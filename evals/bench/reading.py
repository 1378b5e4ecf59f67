"""Time reading beside medspaCy with ConText, in turns, in one process: python evals/bench/reading.py

Runs in an environment of its own (``make bench`` makes it): medspaCy needs an older numpy than the
product. Both read the same notes, one at a time, on one core. medspaCy runs its default pipeline
(sentences, target matching, ConText) with our lexicon's plain terms as targets; ours lays out sections, matches
the lexicon, binds times and judges assertion, and proposes the facts of every kind.

Two times are told for ours: of all that, which a draft needs; and of what medspaCy does too (sections, sentences, mentions, how
each is meant), which is the like for the like.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

import medspacy
from loguru import logger
from medspacy.ner import TargetRule

from drafter.evidence import reading
from drafter.evidence.claims.facts import FactKind
from drafter.evidence.words.concepts import THINGS
from drafter.evidence.words.lexicon import lexicon
from drafter.models.rules.model import RulesModel
from evals.bench.notes import of_words, real, some, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

    from drafter.evidence.intake.cases import Document

ROUNDS, NOTES, WORDS = 3, 40, 500


def main() -> None:
    logger.disable("PyRuSH")  # it logs every token of a note
    pipeline = medspacy.load()
    terms = sorted((term, kind) for term, kinds in lexicon().terms.items() for kind in kinds & THINGS)
    pipeline.get_pipe("medspacy_target_matcher").add([TargetRule(term, kind) for term, kind in terms])
    print(f"{len(terms)} target terms, {ROUNDS} rounds")
    for kind, cases in (
        (f"dense notes of {WORDS} words", [of_words(case, WORDS) for case in some(NOTES)]),
        ("whole notes of 400 to 650 words", whole()),
        (f"real notes, their first {WORDS} words", real(WORDS)),
    ):
        if cases:
            whole_, same, other = timed([case.documents[0] for case in cases], pipeline)
            print(f"{len(cases)} {kind}, a note in the middle: medspaCy {other * 1000:.1f} ms;")
            print(f"  drafter, the same work  {same * 1000:5.1f} ms, {other / same:4.1f} times the notes a second")
            print(f"  drafter, with all facts {whole_ * 1000:5.1f} ms, {other / whole_:4.1f} times the notes a second")


def meanings(note: Document) -> int:
    """What medspaCy's pipeline finds: the things that a note mentions, and how each is meant."""
    told = reading.read(note)
    found = 0
    for sentence in told.sentences:
        for mention in told.of(sentence, *THINGS):
            told.assertion(sentence, mention.start, mention.end)
            found += 1
    return found


def timed(notes: Sequence[Document], pipeline: Language) -> tuple[float, float, float]:
    """Seconds that a note takes in the middle: ours with all facts, ours for the same work, medspaCy's; in turns, the first round not counted."""
    model, kinds = RulesModel(), list(FactKind)
    calls = (
        lambda note: model.propose_facts(note, kinds),
        meanings,
        lambda note: pipeline(note.text),
    )
    taken: list[list[float]] = [[] for _ in calls]
    for round_ in range(ROUNDS + 1):
        for note in notes:
            for call, times in zip(calls, taken, strict=True):
                reading.forget()
                start = time.perf_counter()
                call(note)
                if round_:
                    times.append(time.perf_counter() - start)
    whole_, same, other = map(statistics.median, taken)
    return whole_, same, other


if __name__ == "__main__":
    main()
