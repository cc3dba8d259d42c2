"""One look at one screen: what axe finds with every rule on, what keys cannot do, what is too wide, what went wrong."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Page, Response

from .keyboard import keyboard_faults
from .narrow import narrow_faults

MAIN = "#main"
# Wagtail's own furniture inside the part that is ours, each with what is known to be wrong with it.
FURNITURE = {
    ".w-status--label": "the label of a language has a contrast of less than 7:1",
    "[data-panel-heading]": "takes a click beside the button that does the same",
    ".w-minimap": "is a second way for the mouse to headings that Tab reaches anyway",
    ".Draftail-Editor": "the text field has no name",
    ".tagit": "the field for a new tag has no label",
    ".jcrop-holder": "a part of a picture is drawn with the mouse only; nothing depends on it",
}
# The same for what is wider than a telephone.
WIDE_FURNITURE = {
    "#listing-results table.listing": "Wagtail's own lists are as wide as their columns; WCAG 1.4.10 allows it",
    "svg.w-absolute": "an ornament in front of a title, which a narrow window leaves out",
    ".w-field__comment-button": "stands beside its field, outside a narrow window",
    "[data-controller~=w-count]": "the button that counts errors does not wrap",
}
# What axe says of Wagtail’s markup around fields of ours, which are looked at: how such a fault begins, and why.
NOT_OURS = {'landmark-unique: <section class="w-panel': "each row of one kind is a region with the same heading"}
# What Wagtail moves or fades in slowly is looked at where it comes to rest; half faded in, its colours are too pale.
STILL = """() => {
    const still = new CSSStyleSheet();
    still.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important }");
    document.adoptedStyleSheets.push(still);
}"""
# Whatever stands behind a tab is looked at too, and each kind of row that an editor can add; what that changes is not
# to be stored, and Wagtail stores by itself.
OPEN = """() => {
    for (const each of document.querySelectorAll("[data-controller~=w-autosave]"))
        each.dataset.controller = each.dataset.controller.replace("w-autosave", "");
    for (const each of document.querySelectorAll("#main [role=tabpanel][hidden]")) each.hidden = false;
    const empty = "#main [id$=-FORMS]:not(:has(> [data-inline-panel-child]), [data-tried])";
    for (let rows = document.querySelector(empty); rows; rows = document.querySelector(empty)) {
        rows.dataset.tried = "";  // a new row may hold rows of its own
        document.getElementById(rows.id.replace(/FORMS$/, "ADD")).click();
    }
}"""
# Rows of one list are written by one template: some are enough, and the many cost minutes. What stands around the part
# that is looked at, Wagtail's menu and its signs, would cost as much again.
LESS = """() => {
    const rows = "tbody > tr:nth-child(n+4), [id$=-FORMS] > :nth-child(n+3)";
    document.querySelectorAll(`${rows}, .our-guide > :is(p, ul, ol):nth-of-type(n+6)`)
        .forEach(each => each.remove());
    const around = "[data-sprite], #wagtail-sidebar, aside, template";
    [...document.querySelectorAll(around)].filter(each => !each.closest("#main")).forEach(each => each.remove());
}"""
EVERY_FAULT = """([part, furniture]) => axe.run({include: [[part]], exclude: furniture.map(each => [each])}, {
    resultTypes: ["violations"],
    rules: Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, {enabled: true}])),
}).then(found => found.violations.flatMap(each => each.nodes.map(node => `${each.id}: ${node.html.slice(0, 160)}`)))"""


SEND_EMPTY = """() => {
    const written = "#main form[method=post i] :is(textarea, input[type=text], input[type=email])";
    const form = document.querySelector(written).form;
    for (const each of form.querySelectorAll("textarea, input[type=text], input[type=email]")) each.value = "";
    form.noValidate = true;
    form.requestSubmit(form.querySelector("[type=submit]"));
}"""


class Screens:
    """A page of the browser in which somebody is signed in, and what it complained of since the last look."""

    def __init__(self, page: Page, site: str) -> None:
        """Listen to everything that goes wrong in this page; site: the address of the site, without a slash."""
        self.page = page
        self._site = site
        self._said: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self._said.append(f"script: {error}"))
        page.on("response", self._see)

    def faults_at(self, address: str, part: str = MAIN) -> list[str]:
        """Open a screen and return what is wrong with it."""
        self.page.goto("about:blank")  # what the screen before still fetches and loses is not said of this one
        self._said.clear()
        self.page.goto(address)
        if not self.page.locator(part.partition(" ")[0]).count():
            return [f"there is no {part}", *self._said]
        return [*self.faults_here(part), *self._said]

    def faults_here(self, part: str = MAIN) -> list[str]:
        """Return what axe, the keyboard and a narrow window find in the screen as it is now."""
        self.page.evaluate(STILL)
        self.page.evaluate(OPEN)
        if not self.page.locator(part).count():
            return []  # an editor with no words of ours beside Wagtail's fields
        self.page.evaluate(LESS)
        self.page.evaluate(AXE_SCRIPT)
        found: list[str] = self.page.evaluate(EVERY_FAULT, [part, self._furniture_in(part)])
        found = [each for each in found if not each.startswith(tuple(NOT_OURS))]
        found += keyboard_faults(self.page, part, list(FURNITURE))
        return found + narrow_faults(self.page, part, [*FURNITURE, *WIDE_FURNITURE])

    def send_empty(self, address: str) -> None:
        """Open a screen, empty the first form in which one writes, and send it as a browser without checks would."""
        self.page.goto(address)
        with self.page.expect_navigation():
            self.page.evaluate(SEND_EMPTY)

    def _furniture_in(self, part: str) -> list[str]:
        return [each for each in FURNITURE if self.page.locator(f"{part} {each}").count()]

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._said.append(f"console: {message.text}")

    def _see(self, response: Response) -> None:
        if response.status >= 400 and response.url.startswith(self._site):
            self._said.append(f"{response.status}: {response.url}")
