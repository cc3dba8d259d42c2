"""Arabic and Urdu looked at: front page, list, opportunity, form with errors, charts and mail, each with a picture."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from . import right_to_left as rtl
from .inspection import axe_violations, structural_faults
from .journeys import LONGEST_WAIT
from .right_to_left import LANGUAGES, WIDTHS, Language
from .site_process import RunningSite

pytestmark = pytest.mark.browser

EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
# What begins on the wrong side: words at the left edge of their box, or an arrow that was not turned round.
WORDS_AT_THE_WRONG_SIDE = """() => [...document.querySelectorAll("h1, h2, h3, main :is(p, li, dt, dd, label)")]
    .filter(part => part.closest("[dir]").dir === "rtl")
    .filter(part => !["start", "right"].includes(getComputedStyle(part).textAlign))
    .map(part => part.outerHTML.slice(0, 120))"""
ARROWS = ".nhsuk-back-link, .nhsuk-breadcrumb__list-item, .nhsuk-details__summary"
NOT_TURNED = """arrows => [...document.querySelectorAll(arrows)].filter(part => part.checkVisibility())
    .filter(part => getComputedStyle(part, "::before").content !== "none")
    .filter(part => getComputedStyle(part, "::before").display !== "none")
    .filter(part => {
        const turned = new DOMMatrix(getComputedStyle(part, "::before").transform);
        return turned.a * turned.d - turned.b * turned.c > 0;
    }).map(part => part.outerHTML.slice(0, 120))"""
# Numbers to ring and addresses run from left to right: a first letter stands left of the last one.
REVERSED = """() => [...document.querySelectorAll('a[href^="tel:"], a[href^="mailto:"]')]
    .filter(link => getComputedStyle(link).direction !== "ltr").map(link => link.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def mirrored_site(running_site: RunningSite) -> Iterator[RunningSite]:
    """The site with its pages in both languages, and with examples that count as real, so that charts have bars."""
    rtl.follow_the_strategy(running_site)
    for language in LANGUAGES:
        rtl.translate(running_site, language)
    rtl.make_figures(running_site, is_example=False)
    yield running_site
    rtl.make_figures(running_site, is_example=True)


def is_mirrored(page: Page, language: Language) -> None:
    """Fail where something is not accessible, sticks out or stands on the wrong side."""
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("lang", language.code)
    assert [*axe_violations(page), *structural_faults(page)] == [], page.url
    assert page.evaluate(WORDS_AT_THE_WRONG_SIDE) == [], page.url
    assert page.evaluate(NOT_TURNED, ARROWS) == [], page.url
    assert page.evaluate(REVERSED) == [], page.url


def opportunity_address(language: Language) -> str:
    """Return the address of the opportunity whose words are translated."""
    return f"/{language.code}/opportunities/read-our-letters/"


@EACH_LANGUAGE
def test_pages_are_mirrored(page: Page, mirrored_site: RunningSite, language: Language) -> None:
    """Front page, list, opportunity and both charts, on a phone and on a wide screen."""
    root = f"/{language.code}/"
    addresses = {
        "front": root,
        "list": f"{root}opportunities/?status=all",
        "opportunity": opportunity_address(language),
        "figures": f"{root}we-said-we-did/figures/",
        "progress": f"{root}strategy/progress/",
    }
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for name, address in addresses.items():
            assert page.goto(address), address
            rtl.take_picture(page, language, name)
            is_mirrored(page, language)
            if name in ("figures", "progress"):
                assert page.locator("svg rect").count() > 1, address
        page.goto(addresses["opportunity"])
        expect(page.locator("h1")).to_have_text(language.opportunity)


@EACH_LANGUAGE
def test_form_with_errors_and_mail_are_mirrored(page: Page, mirrored_site: RunningSite, language: Language) -> None:
    """Sent empty, the form says what is missing; sent in full, it is answered by a mail in the same direction."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{opportunity_address(language)}take-part/")
        page.locator("#maincontent form[method=post] [type=submit]").click()
        summary = page.locator(".nhsuk-error-summary")
        expect(summary).to_be_visible()
        rtl.take_picture(page, language, "form-with-errors")
        is_mirrored(page, language)
        group = page.locator(".nhsuk-form-group--error").first
        sides = group.evaluate(
            "part => [getComputedStyle(part).borderRightWidth, getComputedStyle(part).borderLeftWidth]"
        )
        assert sides[0] != "0px" and sides[1] == "0px", sides
        box = page.locator("[type=checkbox]").first.bounding_box()
        words = page.locator("[type=checkbox] + label").first.bounding_box()
        assert box and words and box["x"] > words["x"]
    address = f"mirrored-{language.code}@example.org"
    sign_up(page, address)
    mail = mirrored_site.post.wait_for(address)[0]
    written = mail.get_body(("html",))
    assert written is not None
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("about:blank")  # a mail is opened outside the site, whose rules would forbid its styles
        page.set_content(written.get_content())
        rtl.take_picture(page, language, "mail")
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        assert [*axe_violations(page), *structural_faults(page)] == []
        assert all(part.get_attribute("dir") == "ltr" for part in page.locator("bdi").all())


def sign_up(page: Page, address: str) -> None:
    """Fill in the form by the names of its fields, whatever language their words are in, and send it."""
    page.locator("[name=name]").fill("مثال")
    page.locator("[name=reach_by][value=email]").check()
    page.locator("[name=email]").fill(address)
    for group in page.locator("fieldset:has([type=radio][name^=question_])").all():
        group.locator("[type=radio]").first.check()
    for question in page.locator("input[type=text][name^=question_], textarea[name^=question_]").all():
        question.fill("مثال")
    page.locator("[name=agree]").check()
    deadline = time.monotonic() + LONGEST_WAIT
    while "thank-you" not in page.url:  # the form takes its time to believe that a person fills it in
        assert time.monotonic() < deadline, page.locator("#maincontent").inner_text()
        page.locator("#maincontent form[method=post] [type=submit]").click()
        page.wait_for_load_state()
