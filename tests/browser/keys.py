"""A pair of hands on a keyboard: no mouse, and at every stop one must see where one is."""

from playwright.sync_api import Page

MOST_STOPS = 120
_WHERE = """() => {
  const here = document.activeElement;
  const looks = getComputedStyle(here);
  const box = here.getBoundingClientRect();
  const lined = looks.outlineStyle !== 'none' && parseFloat(looks.outlineWidth) >= 2;
  return {
    at: here.outerHTML.slice(0, 120),
    nowhere: here === document.body,
    lined: lined && !/^rgba\\(.*, 0\\)$/.test(looks.outlineColor),
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


class Keyboard:
    """Works a page by keys alone and counts them."""

    def __init__(self, tab: Page) -> None:
        self._tab = tab
        self.moves = 0
        self.letters = 0

    def press(self, key: str) -> None:
        """Press one key."""
        self._tab.keyboard.press(key)
        self.moves += 1

    def enter(self) -> None:
        """Press Enter where that leads to another page, and wait for it."""
        with self._tab.expect_navigation():
            self.press("Enter")

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        self._tab.keyboard.type(text)
        self.letters += len(text)

    def replace(self, text: str) -> None:
        """Type a text in place of what stands in the field."""
        self.press("Control+A")
        self.type(text)

    def go_to(self, selector: str, *, key: str = "Tab") -> None:
        """Go on until the focus is there; it must be seen at every stop on the way."""
        for _stop in range(MOST_STOPS):
            if self.is_at(selector):
                return
            self.press(key)
            self.look()
        raise AssertionError(f"The keyboard does not reach {selector}: {self._tab.evaluate(_WHERE)}")

    def is_at(self, selector: str) -> bool:
        """Say whether the focus is on what a selector names."""
        return bool(self._tab.evaluate("where => document.activeElement.matches(where)", selector))

    def look(self) -> None:
        """See where the focus is: inside the window and with a line around it."""
        here = self._tab.evaluate(_WHERE)
        assert not here["nowhere"], "The focus is lost."
        assert here["lined"], f"Nobody sees the focus on {here['at']}"
        assert here["inside"], f"The focus is out of sight on {here['at']}"

    def choose(self, name: str, value: str) -> None:
        """Go to a question and choose an answer with the arrows."""
        self.go_to(f"input[name='{name}']")
        if not self.is_at(f"input[value='{value}']:checked"):
            self.press("Space")
        for _answer in range(MOST_STOPS):
            if self.is_at(f"input[value='{value}']:checked"):
                return
            self.press("ArrowDown")
            self.look()
        raise AssertionError(f"The arrows do not reach {name}={value}")
