"""Two pairs of hands for the same story: with a mouse, and with nothing but a keyboard."""


def turn(target):
    """Presses what leads to another page and waits until that page came: a click alone may return before it did."""
    with target.page.expect_navigation():
        target.first.click()


#: Everything that Tab goes to, in the order of the page: how far the target is from where the focus is.
_DISTANCE = """(target) => {
  const group = (each) => [...(each.form ?? document).querySelectorAll(`input[name="${each.name}"]:not(:disabled)`)];
  const stop = (each) => group(each).find((other) => other.checked) ?? group(each)[0];
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter((each) =>
    each.tabIndex >= 0 && !each.disabled && each.type !== "hidden" && each.checkVisibility({visibilityProperty: true}) &&
    !(each.type === "radio" && each !== target && each !== document.activeElement && each !== stop(each)));
  const here = all.indexOf(document.activeElement);
  return here < 0 ? 1 : all.indexOf(target) - here;
}"""


class Mouse:
    """Clicks and types."""

    def __init__(self, page):
        self.page = page

    def press(self, target):
        target.click()

    def write(self, target, words):
        target.fill(words)

    def choose(self, target):
        target.check()

    def unfold(self, details):
        """Opens a folded part."""
        if details.get_attribute("open") is None:
            details.locator("summary").first.click()


class Keyboard(Mouse):
    """Tab, Enter, Space, arrows and letters; never a pointer, and no focus but by keys."""

    def press(self, target):
        self._reach(target)
        self.page.keyboard.press("Enter")

    def write(self, target, words):
        self._reach(target)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(words)

    def choose(self, target):
        """Tab goes to a group of radio buttons, arrows move within it."""
        if target.is_checked():
            return
        group = target.locator("xpath=ancestor::form").locator(f'input[name="{target.get_attribute("name")}"]')
        checked = [each for each in group.all() if each.is_checked()]
        self._reach(checked[0] if checked else next(each for each in group.all() if each.is_enabled()))
        self.page.keyboard.press("Space")
        for _ in range(8):
            if target.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError("the arrows did not reach the radio button")

    def unfold(self, details):
        if details.get_attribute("open") is None:
            self.press(details.locator("summary").first)

    def _reach(self, target):
        for _ in range(30):
            distance = target.evaluate(_DISTANCE)
            if distance == 0:
                return
            for _ in range(abs(distance)):
                self.page.keyboard.press("Tab" if distance > 0 else "Shift+Tab")
        raise AssertionError(f"Tab did not reach {target}")
