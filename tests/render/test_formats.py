"""Text, Markdown and HTML: complete documents in which text of a record is text, and all of it is there."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from drafter.models.rules.model import RulesModel
from drafter.pipeline import draft
from drafter.render.documents import to_html, to_markdown
from drafter.render.page import page
from drafter.render.text import to_text


def flat(text):
    return " ".join(text.split())


def as_text(html):
    return flat(unescape(re.sub(r"<[^>]+>", "", html)))


def plain(case, drafted):
    return flat(to_text(page(drafted, case), width=120))


def from_markdown(case, drafted):
    return as_text(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(to_markdown(page(drafted, case))))


def from_html(case, drafted):
    return as_text(to_html(page(drafted, case)).split("</style>")[1])


FORMATS = [plain, from_markdown, from_html]


@pytest.mark.parametrize("shown", FORMATS, ids=["text", "md", "html"])
def test_a_document_is_complete(shown, drafted, sample):
    text = shown(sample, drafted)

    assert "Case cervical-tpi-onb:" in text
    assert "request information" in text.lower()
    assert "A person reads it against the record, and decides." in text
    for line in drafted.lines:
        assert f"{line.policy.id} {line.policy.version}" in text
        for assessed in line.criteria:
            assert assessed.id in text
            assert flat(assessed.reason) in text
            assert all(flat(question) in text for question in assessed.missing)
    for found in drafted.findings:
        assert found.code in text
        assert flat(found.message) in text
    for reference in drafted.references:
        assert reference.source.partition(":")[2] in text
    assert drafted.digest[:16] in text


@pytest.mark.parametrize("shown", FORMATS, ids=["text", "md", "html"])
def test_no_text_of_the_record_is_lost_or_becomes_markup(shown, wild):
    case, drafted = wild
    text = (
        shown(case, drafted)
        .replace("[5 months]", "5 months")
        .replace("[Naproxen]", "Naproxen")
        .replace("[failed]", "failed")
    )

    assert (
        "- Neck pain <b>x</b> for 5 months & worse *daily*, _aching_ ~~sharp~~ `a` [b](http://c) | d # e \\ {{ f }} &lt;"
        in text
    )
    assert "Naproxen failed <script>alert(1)</script>." in text


def test_html_is_one_well_formed_page_without_scripts(wild):
    case, drafted = wild
    html = to_html(page(drafted, case))
    seen = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            seen.append(tag)
            assert not any(name.startswith("on") or (value or "").startswith("javascript:") for name, value in attrs)

    Reader().feed(html)
    assert html.startswith("<!doctype html>\n<html lang=")
    assert html.rstrip().endswith("</html>")
    assert seen.count("title") == seen.count("main") == seen.count("h1") == 1
    assert not {"script", "b", "img", "iframe", "link"} - {"b"} & set(seen)
    assert not re.search(r"(?:src|href)=\"(?!https?://)", html)
    for tag in ("article", "section", "blockquote", "ul", "dl"):
        assert html.count(f"<{tag}") == html.count(f"</{tag}>")


def test_markdown_has_a_heading_a_line_and_a_criterion(drafted, sample):
    tokens = MarkdownIt("commonmark").parse(to_markdown(page(drafted, sample)))
    headings = [tokens[i + 1].content for i, token in enumerate(tokens) if token.type == "heading_open"]

    assert headings[0].startswith("Case cervical-tpi-onb")
    assert sum(h.startswith("Line ") for h in headings) == 2
    for line in drafted.lines:
        assert all(any(h.startswith(f"{a.id}: ") for h in headings) for a in line.criteria)
    assert not any(token.type.startswith("html") for token in tokens)


def test_each_thing_about_a_line_is_a_line_of_its_own_in_markdown(drafted, sample):
    html = MarkdownIt("commonmark").render(to_markdown(page(drafted, sample)))

    assert "<li><strong>Recommends:</strong> request information</li>" in html
    assert html.count("<li><strong>Layer:</strong>") == 2


@pytest.mark.parametrize("width", [60, 80, 120])
def test_text_keeps_to_its_width(drafted, sample, width):
    long = [line for line in to_text(page(drafted, sample), width=width).splitlines() if len(line) > width]

    assert [line for line in long if "http" not in line and "digest" not in line] == []


def test_text_has_colour_only_when_asked(drafted, sample):
    assert "\x1b" not in to_text(page(drafted, sample))
    coloured = to_text(page(drafted, sample), colour=True)
    assert "\x1b[1m" in coloured
    assert re.sub(r"\x1b\[\dm", "", coloured) == to_text(page(drafted, sample))


def test_a_terminal_is_shown_no_character_that_it_would_obey(library, case_of):
    case = case_of("Neck pain for 5 months \u009b31m and \u202eworse\u202c daily.")
    text = to_text(page(draft(case, RulesModel(), library), case))

    assert "\u009b" not in text
    assert "\u202e" not in text
    assert "\\u009b31m and \\u202eworse\\u202c daily" in flat(text)


def test_a_draft_with_nothing_open_says_so(library, case_of, met_in_full):
    case = case_of(met_in_full)
    approved = draft(case, RulesModel(), library)

    assert "Findings: none" in to_text(page(approved, case))
    assert "To ask for" not in to_text(page(approved, case))
    assert "None." in to_markdown(page(approved, case))
    assert "<p>None.</p>" in to_html(page(approved, case))
