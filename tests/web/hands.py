"""Two pairs of hands for the same story: with a mouse, and with nothing but a keyboard."""

#: Everything that Tab goes to, in the order of the page: how far the target is from where the focus is.
_DISTANCE = """(target) => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter((each) =>
    each.tabIndex >= 0 && !each.disabled && each.type !== "hidden" && each.checkVisibility({visibilityProperty: true}) &&
    !(each.type === "radio" && each !== target && each !== document.activeElement && each.name &&
      each !== (document.querySelector(`input[name="${each.name}"]:checked`) ?? document.querySelector(`input[name="${each.name}"]:not(:disabled)`))));
  return all.indexOf(target) - all.indexOf(document.activeElement);
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
        name = target.get_attribute("name")
        first = self.page.locator(f'input[name="{name}"]:not(:disabled)').first
        checked = self.page.locator(f'input[name="{name}"]:checked')
        self._reach(checked if checked.count() else first, within=target)
        self.page.keyboard.press("Space")
        for _ in range(8):
            if target.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError("the arrows did not reach the radio button")

    def unfold(self, details):
        if details.get_attribute("open") is None:
            self.press(details.locator("summary").first)

    def _reach(self, target, within=None):
        handle = target.element_handle()
        for _ in range(4):
            distance = self.page.evaluate(_DISTANCE, handle)
            key = "Tab" if distance > 0 else "Shift+Tab"
            for _ in range(abs(distance)):
                self.page.keyboard.press(key)
            for _ in range(6):
                if handle.evaluate("each => each === document.activeElement"):
                    return
                self.page.keyboard.press(key)
        raise AssertionError(f"Tab did not reach {target}")
