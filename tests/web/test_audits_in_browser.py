"""An auditor who was never told anything takes a sample of three from log-in to report, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from hands import turn
from steps import PASSWORD
from visitors import serving


@pytest.fixture
def at_work(signed_office, chromium):
    with serving(signed_office) as address:
        context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 900})
        page = context.new_page()
        yield page
        context.close()


def sound(page):
    """No violation that axe can see."""
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found.response["violations"]] == []


def answer(page):
    for group in page.locator("fieldset.states").all():
        choices = group.get_by_role("radio")
        choices.nth(1 if "disposition" in group.inner_text() else 3).check()


def test_a_sample_of_three_from_log_in_to_report(at_work):
    page = at_work
    problems = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto("/")
    page.get_by_label("User name").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    turn(page.get_by_role("button", name="Log in"))
    turn(page.get_by_role("link", name="Audits"))
    sound(page)
    turn(page.get_by_role("link", name="Draw a sample"))
    sound(page)
    page.get_by_label("a fixed number:").check()
    page.get_by_label("Number", exact=True).fill("3")
    turn(page.get_by_role("button", name="Draw and record the sample"))
    sound(page)
    for n in range(3):
        turn(page.get_by_role("link", name="Read the next one"))
        if not n:
            sound(page)
        answer(page)
        turn(page.get_by_role("button", name="Store my answers and compare"))
        if not n:
            sound(page)
        for select in page.locator("select").all():
            select.select_option("yes")
        page.get_by_text("Errors of C1", exact=True).first.click()
        page.get_by_label("hedge ignored").first.check()
        page.get_by_label("Note").fill("Plain.")
        turn(page.get_by_role("button", name="Store the comparison"))
        turn(page.get_by_role("link", name="On to the sample"))
    assert "3 of 3 read blind" in page.get_by_role("status").first.inner_text()
    turn(page.get_by_role("link", name="See the report"))
    assert "4 determinations, 3 drawn, 3 read twice, 3 compared" in page.inner_text("main")
    assert "hedge ignored" in page.inner_text("main")
    assert page.locator("svg").count() > 3
    sound(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename.startswith("audit-")
    assert problems == []


def test_pages_stay_within_a_narrow_window(at_work, signed_office):
    page = at_work
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/login?next=/audits/new")
    page.get_by_label("User name").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    turn(page.get_by_role("button", name="Log in"))
    turn(page.get_by_role("button", name="Draw and record the sample"))
    turn(page.get_by_role("link", name="Read the next one"))
    for _ in range(2):
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        if page.get_by_role("button", name="Store my answers").count():
            answer(page)
            turn(page.get_by_role("button", name="Store my answers"))
    turn(page.get_by_role("button", name="Store the comparison"))
    turn(page.get_by_role("link", name="On to the sample"))
    turn(page.get_by_role("link", name="See the report"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
