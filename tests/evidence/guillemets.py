"""How the thing in guillemets is meant: what the tests of assertion and of its classes ask of a marked sentence."""

from drafter.evidence.reading import Reading

CUES = frozenset({"assertion", "outcome", "course"})


def meant_in(marked, of):
    """:param of: which kinds of the lexicon's concepts the thing may be."""
    before, rest = marked.split("«")
    words, after = rest.split("»")
    reading = Reading(before + words + after, None)
    start, end = reading.view.view_of(len(before), len(before) + len(words))
    sentence = reading.sentence_at(start)
    things = [m for m in reading.mentions(sentence) if of(m.kind) and m.start < end and start < m.end]
    assert things, "the lexicon does not know the thing"
    return reading.assertion(sentence, things[0].start, things[0].end)


def meant(marked):
    return meant_in(marked, lambda kind: kind not in CUES)
