"""A text laid out, for the tests of headings and of segments."""

from drafter.evidence.layout.segments import Layout
from drafter.evidence.layout.text import View


def layout(text):
    view = View(text)
    return view, Layout(view).sentences


def sentences(text):
    view, found = layout(text)
    return [view.text[s.start : s.end] for s in found]


def sections(text):
    """The sentences with the kind of section that each stands in."""
    view, found = layout(text)
    return [(s.section.kind, view.text[s.start : s.end]) for s in found]
