"""The page holds everything that a person must see of a draft, and quotes in their sentence."""

import pytest

from drafter.drafting.findings import finding
from drafter.evidence.claims.facts import Evidence
from drafter.models.rules.model import RulesModel
from drafter.pipeline import draft
from drafter.render.page import _quotes, page


@pytest.fixture(scope="module")
def shown(drafted, sample):
    return page(drafted, sample)


def test_a_page_has_every_line_criterion_question_finding_and_source(shown, drafted):
    assert [line.line for line in shown.lines] == [1, 2]
    assert [[c.id for c in line.criteria] for line in shown.lines] == [
        [a.id for a in line.criteria] for line in drafted.lines
    ]
    assert set(shown.questions) == {q for line in drafted.lines for a in line.criteria for q in a.missing}
    assert sorted(f.code for f in shown.findings) == sorted(f.code for f in drafted.findings)
    assert len(shown.references) == len(drafted.references)
    assert shown.digest == drafted.digest


def test_a_quote_stands_in_its_sentence_with_its_line(shown):
    duration = shown.lines[0].criteria[0].quotes[0]

    assert "unknown 3 month duration" in duration.before + duration.words + duration.after
    assert duration.place == "note-1, line 3"


def test_without_the_case_a_quote_has_its_offsets(drafted):
    quote = page(drafted).lines[0].criteria[0].quotes[0]

    assert (quote.before, quote.after) == ("", "")
    assert quote.place.startswith("note-1, characters ")


def test_no_quote_of_a_long_sentence_is_lost(case_of):
    """Two quotes in one sentence, farther apart than the words that are shown around each."""
    text = "Neck pain for 5 months " + "and aching " * 60 + "since 06/01/2025."
    case = case_of(text)
    ends = [(text.index(q), text.index(q) + len(q)) for q in ("5 months", "06/01/2025")]
    quotes = _quotes([Evidence(document="note-1", start=s, end=e, quote=text[s:e]) for s, e in ends], case)

    shown = " ".join(q.before + q.words + q.after for q in quotes)
    assert "5 months" in shown
    assert "06/01/2025" in shown


def test_two_quotes_of_a_short_sentence_are_shown_once(case_of):
    text = "Neck pain for 5 months since 06/01/2025."
    quotes = _quotes(
        [Evidence(document="note-1", start=s, end=e, quote=text[s:e]) for s, e in ((14, 22), (29, 39))], case_of(text)
    )

    assert [(q.before, q.words, q.after) for q in quotes] == [("Neck pain for ", "5 months", " since 06/01/2025.")]


def test_blocking_findings_come_first(drafted, sample):
    changed = drafted.model_copy(update={"findings": (*drafted.findings, finding("CIT002", "", "x"))})

    assert page(changed, sample).findings[0].code == "CIT002"


def test_what_was_searched_is_said_for_open_criteria_only(shown):
    for criterion in shown.lines[0].criteria:
        assert bool(criterion.searched) == (criterion.state in ("unclear", "not documented"))


def test_background_is_marked_with_its_source(shown, drafted):
    marks = {number for number, _, _ in shown.references}
    background = [item for line in shown.lines for item in line.background]

    assert background
    assert {item.mark for item in background} <= marks


def test_a_line_without_a_policy_says_so_and_what_was_passed_over(library, case_of):
    line = page(draft(case_of(code="64405", payer="medicare"), RulesModel(), library)).lines[0]

    assert (line.policy, line.authority) == ("no policy in force", "a physician decides")
    assert line.passed_over == ("commercial-occipital-nerve-block@2025.1 is for example-commercial, not for medicare",)
