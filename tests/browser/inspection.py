"""What a page is checked for in the browser; no rule of axe is ever switched off."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDER_THAN_WINDOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def axe_violations(page: Page) -> list[str]:
    """Return every violation that axe finds with all of its rules on, best practices and AAA among them."""
    axe = Axe()
    every_rule = {"rules": {rule: {"enabled": True} for rule in _rule_names(page, axe)}}
    results = axe.run(page, options=every_rule)
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]


def _rule_names(page: Page, axe: Axe) -> list[str]:
    axe.run(page, options={"runOnly": ["document-title"]})  # puts axe into the page
    names: list[str] = page.evaluate("axe.getRules().map(rule => rule.ruleId)")
    return names


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
