"""The whole story of a case in a real browser: drafted, asked about, answered, referred, denied by a physician, verified by an auditor.

Once with scripts off, once with nothing but a keyboard.
"""

import io
import re
from contextlib import contextmanager

import pytest
from hands import Keyboard, Mouse
from pypdf import PdfReader
from steps import PASSWORD, entries, file_of, first_case, signatures_of
from visitors import serving

from drafter.criteria.logic import State
from drafter.record.cases import Stage

ARRIVED = (
    "HISTORY: Neck pain began on 2025-10-06 after a fall. No migraine.\n\n"
    "ASSESSMENT: Cervicalgia. Occipital neuralgia was ruled out by the neurologist.\n"
)
REASON = "By the clinic's own letter the pain is four weeks old, and occipital neuralgia was ruled out. The policy asks for more."
_SIZE = {"width": 1280, "height": 900}


@pytest.fixture(params=["scripts off, by mouse", "scripts on, by keyboard alone"])
def person_at(request, chromium, office):
    """``with person_at("nora") as she``: a browser of her own, logged in by the page."""
    keyboard = request.param.endswith("alone")

    with serving(office) as url:

        @contextmanager
        def person_at(login):
            context = chromium.new_context(viewport=_SIZE, java_script_enabled=keyboard)
            context.set_default_timeout(30_000)
            page = context.new_page()
            page.goto(f"{url}/login")
            someone = Someone(page, (Keyboard if keyboard else Mouse)(page), url, office, scripts=keyboard)
            someone.hands.write(page.get_by_label("User name"), login)
            someone.hands.write(page.get_by_label("Password"), PASSWORD)
            someone.press("Log in")
            page.wait_for_url(f"{url}/")
            yield someone
            context.close()

        yield person_at


class Someone:
    """A person at the workbench."""

    def __init__(self, page, hands, url, office, *, scripts):
        self.page, self.hands, self.url, self.office, self.scripts = page, hands, url, office, scripts
        self.case = first_case(office)

    def press(self, name, role="button", *, last=False):
        found = self.page.get_by_role(role, name=name)
        self.hands.press(found.last if last else found.first)

    def saved(self):
        """Waits until the version that was just saved is shown."""
        self.page.get_by_text(f"Saved as version {file_of(self.office, self.case).version}").wait_for()

    def open_case(self):
        self.press("Queue", "link")
        self.press(re.compile(f"^{self.case[:4]}", re.IGNORECASE), "link")
        self.page.wait_for_url(f"{self.url}/cases/{self.case}")

    def line(self, number):
        current = self.page.locator(f'.tabs a[aria-current="true"]:has-text("Line {number}:")')
        if not current.count():
            with self.page.expect_response(re.compile(f"line={number}")):
                self.press(re.compile(f"^Line {number}:"), "link")
            current.wait_for()

    def answer(self, number, state=None, reason=""):
        """Opens all that a criterion of this line rests on, then answers it; as the draft suggests when no state is given."""
        criterion = self.page.locator(f"#c{number}")
        self.hands.unfold(criterion)
        opened = 0
        while True:
            quotes = criterion.locator("> .quotes > li").filter(has_not_text="opened by you")
            receipt = criterion.get_by_role("button", name="I looked too")
            if quotes.count():
                opened += 1
                with self.page.expect_response(lambda answer: answer.request.method == "POST"):
                    self.hands.press(quotes.first.get_by_role("button").first)
                self.page.locator(f"#c{number} > .quotes > li").filter(has_text="opened by you").nth(
                    opened - 1
                ).wait_for()
            elif receipt.count():
                with self.page.expect_response(lambda answer: answer.request.method == "POST"):
                    self.hands.press(receipt.first)
                self.page.locator(f"#c{number}").get_by_text("You looked at this receipt.").wait_for()
            else:
                break
        if state is None:
            state = self._suggested(number)
        self.hands.choose(self.page.locator(f"#c{number}-{state.value}"))
        if reason:
            self.hands.write(self.page.locator(f"#c{number}-reason"), reason)
        with self.page.expect_response(lambda answer: answer.request.method == "POST"):
            self.press(f"Save C{number}")
        self.saved()
        self.page.locator(f"#c{number} > summary").get_by_text("your answer:").wait_for()

    def _suggested(self, number):
        words = self.page.locator(f"#c{number}-suggestion strong").locator("..").inner_text()
        told = words.partition(":")[2].strip()
        return next(state for state in sorted(State, key=lambda s: -len(s.value)) if told.startswith(state.value.replace("_", " ")))  # fmt: skip

    def remove_contradictions(self):
        """Takes out drafted sentences that contradict an answer, by the findings that block."""
        while True:
            codes = self.page.locator("#findings li.card").filter(has_text="CRT001")
            if not codes.count():
                return
            number = re.search(r"sentence (\d+)", codes.first.inner_text())[1]
            with self.page.expect_response(re.compile("tab=draft")):
                self.press("Draft text", "link")
            self.page.get_by_role("button", name=f"Remove sentence {number}").wait_for()
            self.press(f"Remove sentence {number}")
            self.saved()

    def acknowledge_what_is_left(self):
        """On the sign-off page, each warning with a reason."""
        while (form := self.page.locator('form[action$="/sign/acknowledge"]')).count():
            left = form.count()
            self.hands.write(form.first.get_by_label("Why it may stand"), "Read, and it may stand.")
            with self.page.expect_navigation():
                self.hands.press(form.first.get_by_role("button"))
            assert form.count() < left

    def sign(self, what):
        self.page.wait_for_url(re.compile("/sign$"))
        self.acknowledge_what_is_left()
        self.hands.write(self.page.get_by_label("Your password"), PASSWORD)
        self.press(re.compile(f"^Sign this {what}"))
        self.page.wait_for_url(re.compile("/letter$"))

    def release(self):
        self.press("Release the letter")
        self.page.get_by_text("Released on").wait_for()


def asks_for_information(nora):
    nora.open_case()
    nora.press("Draft the case")
    nora.page.get_by_text("Saved as version 0").wait_for()
    for line, count in ((1, 6), (2, 1)):
        nora.line(line)
        for number in range(1, count + 1):
            nora.answer(number)
    nora.press(re.compile("^Decide and sign"), "link")
    assert nora.page.get_by_label("Deny").count() == 0
    for line in (1, 2):
        nora.hands.choose(nora.page.locator(f"#d-{line}-request_information"))
    nora.press("Save the decision and go on to sign")
    nora.sign("request for information")
    assert "DRAFT" not in nora.page.locator(".letter").inner_text()
    nora.release()
    assert file_of(nora.office, nora.case).stage is Stage.WAITING


def takes_in_what_arrived_and_refers(nora):
    nora.open_case()
    nora.press(re.compile("^Information arrived"), "link")
    nora.hands.write(nora.page.get_by_label("Text of the document"), ARRIVED)
    nora.hands.write(nora.page.get_by_label("Date"), "2025-11-20")
    nora.press("Add to the case")
    nora.page.wait_for_url(f"{nora.url}/cases/{nora.case}")
    nora.page.wait_for_load_state()
    nora.press("Draft anew")
    nora.page.get_by_text("Information arrived that was not drafted yet").wait_for(state="detached")
    nora.line(1)
    nora.answer(1, State.NOT_MET, "The pain began on 6 October, four weeks before the service.")
    nora.line(2)
    nora.answer(1, State.NOT_MET, "The diagnosis was ruled out.")
    nora.press(re.compile("^Decide and sign"), "link")
    nora.hands.unfold(nora.page.locator("details", has_text="Refer to a physician, as the case stands"))
    nora.hands.write(nora.page.locator("#refer-note"), "Both lines look contradicted now. Please decide.")
    nora.press("Refer to a physician", last=True)
    nora.page.wait_for_url(f"{nora.url}/cases/{nora.case}")
    assert file_of(nora.office, nora.case).stage is Stage.PHYSICIAN_REVIEW


def denies_with_an_own_reason(paula):
    paula.open_case()
    for line in (1, 2):
        paula.line(line)
        paula.answer(1, State.NOT_MET, "I read the record myself: it contradicts this.")
        paula.remove_contradictions()
    paula.press(re.compile("^Decide and sign"), "link")
    for line in (1, 2):
        paula.hands.choose(paula.page.locator(f"#d-{line}-deny"))
        paula.hands.write(paula.page.locator(f"#reason-{line}"), REASON)
    paula.press("Save the decision and go on to sign")
    paula.sign("denial")
    paula.release()
    assert file_of(paula.office, paula.case).stage is Stage.CLOSED
    pdf = paula.page.context.request.get(f"{paula.url}/cases/{paula.case}/letter.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.body())).pages)
    assert "Paula Weiss" in text
    assert "occipital neuralgia was ruled out" in " ".join(text.split())
    assert "DRAFT" not in text


def verifies_the_ledger(ada):
    ada.press("Ledger", "link")
    ada.press("Verify now")
    ada.page.get_by_text("Verified.").wait_for()


def test_the_whole_story(person_at, office):
    with person_at("nora") as nora:
        asks_for_information(nora)
        takes_in_what_arrived_and_refers(nora)
    with person_at("paula") as paula:
        denies_with_an_own_reason(paula)
    with person_at("ada") as ada:
        verifies_the_ledger(ada)
    asked, denied = signatures_of(office, first_case(office))
    assert (asked.determination.outcome.value, denied.determination.outcome.value) == ("information_request", "denial")
    assert (asked.stands, denied.stands) == (False, True)
    assert denied.determination.signer.name == "Paula Weiss"
    assert not entries(office, "refused")
