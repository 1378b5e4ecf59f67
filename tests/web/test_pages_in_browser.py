"""The pages around a signature in a real browser: no accessibility violation, no sideways scrolling, nothing loaded from elsewhere."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from hands import turn
from steps import (
    acknowledge_all,
    decide,
    file_of,
    first_case,
    mend_all,
    open_all,
    refer_contradicted,
    sign_by_page,
    signatures_of,
    team,
)
from visitors import Visitor, serving

from drafter.criteria.logic import State
from drafter.web import stages


@pytest.fixture
def denying(drafted_office):
    """Everything is done for a partial approval but acknowledging its warnings and signing it."""
    case, paula = first_case(drafted_office), team(drafted_office)["paula"]
    refer_contradicted(drafted_office, case, covered_diagnosis=State.MET)
    mend_all(drafted_office, paula, case)
    open_all(drafted_office, paula, case)
    decide(drafted_office, paula, case, ("deny", "Six weeks of symptoms are on record."), ("approve", ""))
    return case


def problems(page):
    """What axe finds, as words."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]


@pytest.fixture
def open_page(chromium, drafted_office):
    """``open_page(url, "paula", "/cases")``: her browser at that page, narrow and dark or wide and light."""
    contexts = []

    def open_page(url, login, *, narrow):
        size = {"width": 320, "height": 800} if narrow else {"width": 1280, "height": 900}
        context = chromium.new_context(viewport=size, color_scheme="dark" if narrow else "light")
        contexts.append(context)
        visitor = Visitor(drafted_office, login)
        context.add_cookies([{"name": "drafter", "value": visitor.client.cookies["drafter"], "url": url}])
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("narrow", [False, True], ids=["wide and light", "320 px and dark"])
def test_no_page_has_a_violation_or_scrolls_sideways(drafted_office, denying, open_page, narrow):
    with serving(drafted_office) as url:
        page = open_page(url, "paula", narrow=narrow)
        foreign = []
        page.on("request", lambda request: None if request.url.startswith(url) else foreign.append(request.url))

        def look(path):
            page.goto(url + path)
            assert problems(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
            assert len(page.content()) < 100_000, path

        look(f"/cases/{denying}/decide")
        look(f"/cases/{denying}/sign")
        acknowledge_all(drafted_office, team(drafted_office)["paula"], denying)
        look(f"/cases/{denying}/sign")
        sign_by_page(Visitor(drafted_office, "paula"), denying)
        look(f"/cases/{denying}/letter")
        look(f"/cases/{denying}/letter/print")
        stages.amend(drafted_office, team(drafted_office)["paula"], denying, "The wrong form.")
        look(f"/cases/{denying}/history?old=0&new={file_of(drafted_office, denying).version}")
        look(f"/cases/{denying}/history?old=0&new=3&view=side")
        look(f"/cases/{denying}/letter?signature={signatures_of(drafted_office, denying)[0].determination.id}")
        page = open_page(url, "adam", narrow=narrow)
        look("/people")
        look(f"/people/{team(drafted_office)['nora'].id}")
        look("/ledger")
        turn(page.get_by_role("button", name="Verify now"))
        assert problems(page) == []
        assert foreign == []
