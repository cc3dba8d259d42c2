"""What a page is checked for in the browser; no rule of axe is ever switched off."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDER_THAN_WINDOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
# Every rule there is, best practices, AAA and trials among them. What passes is not written out: that takes longer than
# to find the violations.
EVERY_VIOLATION = """part => axe.run(part || document, {
    resultTypes: ["violations"],
    rules: Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, {enabled: true}])),
}).then(found => found.violations.flatMap(each => each.nodes.map(node => `${each.id}: ${node.html.slice(0, 160)}`)))"""


def axe_violations(page: Page, part: str = "") -> list[str]:
    """Return every violation that axe finds with all of its rules on, in the page or in the part a selector names."""
    if not page.evaluate("'axe' in window"):  # a document that is looked at again, at another width
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(EVERY_VIOLATION, part)
    return found


def structural_faults(page: Page) -> list[str]:
    """Return what is wrong with headings, title, width and language of the page."""
    faults = []
    headings = page.locator("h1").count()
    if headings != 1:
        faults.append(f"{headings} h1")
    if not page.title().strip():
        faults.append("no title")
    if page.evaluate(WIDER_THAN_WINDOW):
        faults.append("scrolls sideways")
    if not page.locator("html").get_attribute("lang") or not page.locator("html").get_attribute("dir"):
        faults.append("no lang or dir on html")
    return faults
