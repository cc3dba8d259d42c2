"""Every screen of the admin that is ours: sound for axe, usable by keyboard, and nothing goes wrong unseen."""

import json
from collections.abc import Iterator

import pytest
from django.urls import NoReverseMatch, reverse
from playwright.sync_api import Browser, expect

from .admin_screens.inspection import MAIN, Screens
from .admin_screens.keyboard import REMEMBER_WHAT_IS_CLICKED
from .admin_screens.known import NO_SCREEN, is_screen
from .admin_screens.narrow import WIDE
from .admin_screens.views import our_views, screens_of_our_models
from .site_process import RunningSite
from .test_main_job import sign_in

pytestmark = pytest.mark.browser

MAKE_EXAMPLES = "from tests.browser.admin_screens.examples import addresses; print(addresses())"
OF_WAGTAIL = ("editor of ", "form for a new ")
EMPTY_IS_REFUSED = (
    "assisted:enter",
    "consent_wordings:add",
    "format_wishes:wish",
    "mail_texts:words",
    "mailings:add",
    "page_sign_ups:decline",
    "releases:index",
)
PLANT_FAULTS = """() => {
    const part = document.querySelector("#main .nice-padding");
    const unseen = ["outline", "box-shadow", "border", "background", "transition"]
        .map(each => `${each}: none !important`).join(";");
    part.insertAdjacentHTML("beforeend", `<img src="/static/img/favicon.svg"><p id="pressed">Press</p>
        <button tabindex="3">Third</button><a href="/" tabindex="-1">Passed by</a>
        <button style="${unseen}">Nothing to see</button><p style="inline-size: 40rem">Wide</p>
        <div style="overflow-x: auto"><p style="inline-size: 40rem">Scrolled</p></div>`);
    document.querySelector("#pressed").addEventListener("click", () => {});
}"""
OTHERS = {"the front page": "/admin/"}
# What a screen shows besides what its plain address shows.
MORE = {
    "page_reviews:index, nobody": "/admin/page-reviews/?show=nobody",
    "loop:index, one owner": "/admin/loop/?owner=nobody",
}


@pytest.fixture(scope="module")
def addresses(running_site: RunningSite) -> dict[str, str]:
    """Where each screen is, with something to see on it; screens that nobody has thought of are missing."""
    made: dict[str, str] = json.loads(running_site.manage("shell", "-v", "0", "-c", MAKE_EXAMPLES))
    return OTHERS | MORE | _plain_addresses() | made


def _plain_addresses() -> dict[str, str]:
    """Return the address of every screen that needs no object."""
    found = {}
    for name in filter(is_screen, our_views() | screens_of_our_models()):
        try:
            found[name] = reverse(name)
        except NoReverseMatch:
            continue
    return found


@pytest.fixture(scope="module")
def screens(browser: Browser, running_site: RunningSite) -> Iterator[Screens]:
    """Somebody who may do everything, signed in once."""
    context = browser.new_context(base_url=running_site.url, viewport=WIDE, locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(20_000)
    page = context.new_page()
    sign_in(page)
    context.add_init_script(f"({REMEMBER_WHAT_IS_CLICKED})()")
    yield Screens(page, running_site.url)
    context.close()


def test_no_screen_is_forgotten(addresses: dict[str, str]) -> None:
    """A new screen needs an example in `examples`, or a reason in `known` why it is none."""
    views = our_views()
    assert len(views) > 100
    assert {name for name in views | screens_of_our_models() if is_screen(name)} - set(addresses) == set()
    assert set(NO_SCREEN) - views - screens_of_our_models() == set(), "there is no such view any more"
    assert set(NO_SCREEN) & set(addresses) == set()


@pytest.mark.parametrize("is_form_of_wagtail", [False, True], ids=["ours", "editors"])
def test_every_screen_is_sound_and_works_by_keyboard(
    screens: Screens, addresses: dict[str, str], is_form_of_wagtail: bool
) -> None:
    """One look at each; every fault of every screen is told at once. Two tests, for two processes."""
    looked_at = {name: each for name, each in addresses.items() if name.startswith(OF_WAGTAIL) is is_form_of_wagtail}
    assert len(looked_at) > 30
    faults = {
        f"{name} {address}": found
        for name, address in looked_at.items()
        if (found := screens.faults_at(address, _part_of(name)))
    }
    assert faults == {}


@pytest.mark.parametrize("name", EMPTY_IS_REFUSED)
def test_a_form_with_errors_is_sound_too(screens: Screens, addresses: dict[str, str], name: str) -> None:
    """Sent without a word; what is wrong is said, and can be reached."""
    screens.send_empty(addresses[name])
    expect(screens.page.locator(f"{MAIN} :is([role=alert], .error-message)").first).to_be_visible()
    assert screens.faults_here() == []


def test_faults_are_found(screens: Screens, addresses: dict[str, str]) -> None:
    """A screen with one fault of each kind; without this nobody would know that the others were looked at."""
    screens.page.goto(addresses["releases:index"])
    screens.page.evaluate(PLANT_FAULTS)
    found = {fault.partition(":")[0] for fault in screens.faults_here()}
    assert found >= {"image-alt", "no key presses", "out of order", "Tab passes by", "focus is not seen"}
    assert found >= {"wider than 320 pixels", "scrolls, but takes no focus"}
    assert "404: " in "".join(screens.faults_at("/admin/there-is-no-such-screen/"))


def _part_of(name: str) -> str:
    """Return what of a screen is ours: of Wagtail's editors of pages and files the words beside fields, and rows."""
    if name == "people_letters:thanks":
        return "body"
    return f"{MAIN} :is(.help-block, [id$=-FORMS])" if name.startswith(OF_WAGTAIL) else MAIN
