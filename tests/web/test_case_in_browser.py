"""The queue and the case page in a real browser: accessible in both schemes, by keyboard alone, and with scripts off."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from hands import turn
from sqlalchemy import delete
from steps import desk_of, first_case, team
from visitors import PASSWORD, serving

from drafter.criteria.logic import State
from drafter.record.store import Actor
from drafter.record.tables import SESSION
from drafter.web import actions

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 320, "height": 640}


@pytest.fixture
def served(drafted_office):
    with serving(drafted_office) as address:
        yield address


@pytest.fixture
def enter(chromium, served):
    """A page of a browser that somebody logged in with; errors of scripts and of the page's policy fail the test."""
    contexts, wrong = [], []

    def enter(login, **how):
        context = chromium.new_context(**{"viewport": WIDE, **how})
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "console",
            lambda told: wrong.append(told.text) if told.type == "error" and "status of 4" not in told.text else None,
        )
        page.goto(f"{served}/login")
        page.fill("#login", login)
        page.fill("#password", PASSWORD)
        page.press("#password", "Enter")
        page.wait_for_url(f"{served}/")
        return page

    yield enter
    for context in contexts:
        context.close()
    assert wrong == []


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page):
    """What axe finds: everything in the light scheme, and what may differ in the dark one."""
    found = []
    for scheme, only in (("light", RULES), ("dark", ["cat.color"])):
        page.emulate_media(color_scheme=scheme)
        told = Axe().run(page, options={"runOnly": only, "resultTypes": ["violations"]}).response["violations"]
        found += [(scheme, each["id"], [node["html"][:200] for node in each["nodes"]][:3]) for each in told]
    return found


def test_accessible_on_every_page_in_both_schemes(drafted_office, served, enter):
    case = first_case(drafted_office)
    actions.comment(
        drafted_office, team(drafted_office)["paula"], case, "criterion:1/symptom-duration", "Which months?"
    )
    page = enter("nora")
    page.goto(f"{served}/cases/{case}")
    page.click("text=Open C1·1 in the record")
    page.wait_for_selector("#c1-suggestion strong")
    page.click("#findings > summary")
    assert violations(page) == []
    paths = (
        "/", "/?stage=closed", "/cases/new", "/keys", "/account", "/password", "/login", "/cases/nosuchcase", "/rules/LIN002", f"/cases/{case}/information", f"/cases/{case}?tab=draft",
        f"/cases/{case}?line=2&tab=literature&sentences=1",
    )  # fmt: skip
    for path in paths:
        page.goto(served + path)
        assert violations(page) == [], path


def test_narrow_pages_need_no_scrolling_sideways(drafted_office, served, enter):
    page = enter("nora", viewport=NARROW)
    for path in (
        "/",
        "/cases/new",
        "/keys",
        f"/cases/{first_case(drafted_office)}",
        f"/cases/{first_case(drafted_office)}?tab=draft",
    ):
        page.goto(served + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    small = page.evaluate("""[...document.querySelectorAll('main button, main .marker, main summary, main input:not([type=hidden]), main select')]
        .filter(e => e.checkVisibility()).map(e => e.closest('label') ?? e).filter(e => e.getBoundingClientRect().height < 23.5).map(e => e.outerHTML.slice(0, 120))""")  # fmt: skip
    assert small == []


def test_by_keyboard_alone(drafted_office, served, enter):
    case, page = first_case(drafted_office), enter("nora")
    page.keyboard.press("Tab")  # skip links come first
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.goto(f"{served}/cases/{case}")
    keys = page.keyboard
    keys.press("j")
    assert page.evaluate("document.activeElement.closest('.criterion').id") == "c1"
    keys.press("n")
    page.wait_for_selector("#c1-suggestion strong")
    page.wait_for_function("document.activeElement.id === 'q1-1'")
    keys.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Back to C1"
    keys.press("b")
    assert page.evaluate("document.activeElement.closest('.criterion').id") == "c1"
    keys.press("4")
    assert page.is_checked("#c1-unclear")
    keys.press("e")
    keys.type("jk? 3 a slip, n p b")  # keys are letters inside a field
    assert page.input_value("#c1-reason") == "jk? 3 a slip, n p b"
    keys.press("Control+Enter")
    page.wait_for_selector("text=your answer: unclear")
    keys.press("u")
    assert page.evaluate("document.activeElement.closest('.criterion').id") == "c2"
    keys.press("c")
    keys.type("Which medicine?")
    keys.press("Tab")
    keys.press("Enter")
    page.wait_for_selector("#c2 .comments >> text=Which medicine?")
    keys.press("/")
    keys.type("trigger")
    keys.press("Enter")
    page.wait_for_selector("text=2 places found")
    keys.press("Escape")
    keys.press("f")
    assert page.evaluate("document.activeElement.id.startsWith('f-')")
    keys.press("?")
    page.wait_for_selector("dialog[open]")
    keys.press("Escape")
    for key in "adrsADRS":  # nothing approves, refers, denies, signs or releases
        keys.press(key)
    assert page.url.startswith(f"{served}/cases/{case}")
    sheet = desk_of(drafted_office, case).sheet
    assert (sheet.answer(1, "symptom-duration").state, sheet.decisions) == (State.UNCLEAR, ())


def test_keys_can_be_turned_off(drafted_office, served, enter):
    page = enter("nora")
    page.goto(f"{served}/cases/{first_case(drafted_office)}")
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open]")
    page.uncheck("dialog [data-keys-switch]")
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    assert not page.is_checked("#c1-not_met")
    page.reload()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement === document.body")


def test_unsaved_words_stay_while_something_else_is_opened(drafted_office, served, enter):
    page = enter("nora")
    page.goto(f"{served}/cases/{first_case(drafted_office)}")
    page.check("#c1-met")
    page.fill("#c1-reason", "Half a thought")
    page.click("text=Open C1·1 in the record")
    page.wait_for_selector("#c1-suggestion strong")
    assert page.is_checked("#c1-met")
    assert page.input_value("#c1-reason") == "Half a thought"


def test_words_outlive_a_session_that_ended(drafted_office, served, enter):
    page = enter("nora")
    page.goto(f"{served}/cases/{first_case(drafted_office)}?c=1")
    page.check("#c1-unclear")
    page.fill("#c1-reason", "Typed before the session ended")
    other = page.context.new_page()
    other.goto(f"{served}/account")
    other.click("text=Log out")
    page.click("text=Save C1")
    page.wait_for_selector("[role=alert] >> text=What you typed is still here")
    other.goto(f"{served}/login")
    other.fill("#login", "nora")
    other.fill("#password", PASSWORD)
    other.press("#password", "Enter")
    other.wait_for_url(f"{served}/")
    page.click("text=Save C1")
    page.wait_for_selector("text=your answer: unclear")
    assert (
        desk_of(drafted_office, first_case(drafted_office)).sheet.answer(1, "symptom-duration").reason
        == "Typed before the session ended"
    )


def test_a_line_of_a_megabyte_does_not_break_the_page(drafted_office, served, enter, case_of):
    nora = team(drafted_office)["nora"]
    case = actions.create_case(drafted_office, nora, case_of("Neck pain for 5 months.\n" + "word" * 250_000))
    actions.draft(drafted_office, nora, case)
    page = enter("nora", viewport=NARROW)
    page.goto(f"{served}/cases/{case}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.is_visible("text=What happens next")


def test_selected_words_become_evidence(drafted_office, served, enter):
    case, page = first_case(drafted_office), enter("nora")
    actions.answer(drafted_office, team(drafted_office)["nora"], case, 0, 1, "symptom-duration", State.UNCLEAR, "")
    page.goto(f"{served}/cases/{case}?c=1")
    # From inside the text before a mark to behind it: marks and links back are no words of the record.
    page.evaluate("""() => { const mark = document.getElementById('q1-1').closest('.hl'); const range = document.createRange();
        range.setStart(mark.previousSibling, mark.previousSibling.length - 8); range.setEnd(mark.nextSibling, 9);
        getSelection().removeAllRanges(); getSelection().addRange(range); }""")
    page.keyboard.press("x")
    page.wait_for_selector("text=added by")
    added = desk_of(drafted_office, case).sheet.answer(1, "symptom-duration").quotes[0]
    assert added.quote == "region, unknown 3 month duration"


def test_the_whole_walk_without_a_script(drafted_office, served, enter):
    case, page = first_case(drafted_office), enter("nora", java_script_enabled=False)
    turn(page.locator(f"a[href='/cases/{case}']"))
    # Two criteria with quotes and one without are walked through; more of the same would only take time.
    for base, assessed in enumerate(desk_of(drafted_office, case).draft.lines[0].criteria[2:5]):
        actions.answer(drafted_office, team(drafted_office)["nora"], case, base, 1, assessed.id, State.UNCLEAR, "Read.")
    for line, numbers in ((1, (1, 2, 6)), (2, (1,))):
        for number in numbers:
            page.goto(f"{served}/cases/{case}?line={line}&c={number}")
            turn(page.locator(f"#c{number} button", has_text=re.compile("Open C|I looked too")).first)
            assert page.locator(f"#c{number}-suggestion strong").count() == 1
            page.check(f"#c{number}-unclear")
            page.fill(f"#c{number}-reason", "I read the note.")
            turn(page.locator(f"text=Save C{number}"))
            assert "your answer: unclear" in page.inner_text(f"#c{number} > summary")
    assert page.locator("#actions li", has_text="the answers come to").count() == 2
    turn(page.locator("text=Draft text"))
    page.fill("textarea[id^=sentence-] >> nth=0", "Rewritten without a script.")
    turn(page.locator("#policy button >> text=Save >> nth=0"))
    assert page.locator("textarea", has_text="Rewritten without a script.").count() == 1
    turn(page.locator("text=Sentence by sentence"))
    turn(page.locator("text=Use as evidence >> nth=1"))
    assert page.locator("text=added by").count() == 1
    if not page.locator("#findings[open]").count():
        page.click("#findings > summary")
    page.fill("#findings input[name=reason] >> nth=0", "Known.")
    turn(page.locator("#findings button:has-text('Acknowledge') >> nth=0"))
    assert page.locator("text=Acknowledged by").count() == 1
    turn(page.locator("text=Information arrived"))
    page.fill("#document_text", "A letter.")
    turn(page.locator("text=Add to the case"))
    assert "not drafted yet" in page.inner_text("main")


def test_two_minutes_before_the_session_ends_one_may_stay(enter, served, drafted_office):
    page = enter("nora")
    page.clock.install()
    page.goto(f"{served}/cases/{first_case(drafted_office)}")
    page.clock.fast_forward("26:00")
    assert page.locator("#session-ends").count() == 0
    page.clock.fast_forward("01:30")
    page.locator("#session-ends").wait_for()
    assert "You will be logged out at" in page.locator("#session-ends").inner_text()
    page.get_by_role("button", name="Stay logged in").click()
    page.locator("#session-ends").wait_for(state="detached")
    page.clock.fast_forward("26:00")
    assert page.locator("#session-ends").count() == 0


def test_what_was_typed_outlives_the_session(enter, served, drafted_office):
    page = enter("nora")
    page.clock.install()
    page.goto(f"{served}/cases/new")
    page.fill("#region", "cervical")
    with drafted_office.store.change(Actor()) as change:
        change.connection.execute(delete(SESSION))
    page.clock.fast_forward("31:00")
    page.evaluate("document.querySelector('#region').form.noValidate = true")
    page.evaluate("document.querySelector('#region').form.requestSubmit()")
    page.locator("#main [role=alert]").wait_for()
    assert page.input_value("#region") == "cervical"
    other = page.context.new_page()
    other.goto(f"{served}/login")
    other.fill("#login", "nora")
    other.fill("#password", PASSWORD)
    other.press("#password", "Enter")
    other.wait_for_url(f"{served}/")
    page.evaluate("document.querySelector('#region').form.requestSubmit()")
    page.wait_for_selector("#problem, #wrong")
    assert page.input_value("#region") == "cervical"
