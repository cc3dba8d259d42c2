"""Error pages help people on, cost little, and work when nothing else does."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale, Page

from core.models import OrganisationSettings
from core.selectors import chrome
from core.views import errors
from home.models import HomePage, StandardPage
from tests.factories.involvement import make_opportunity


def soup_of(answer: Any) -> BeautifulSoup:
    """Return an answer's page, parsed."""
    return BeautifulSoup(answer.content, "html.parser")


def test_a_wrong_address_leads_on(client: Client, home_page: HomePage, organisation: OrganisationSettings) -> None:
    home_page.add_child(instance=StandardPage(title="Forums", slug="forums", show_in_menus=True))
    client.get("/")
    answer = client.get("/nowhere/")
    soup = soup_of(answer)
    assert answer.status_code == 404
    assert soup.h1.get_text() == "Page not found" and len(soup.select("h1")) == 1
    assert soup.select_one("main form[action='/search/'] input[name=q]")
    assert soup.select_one("main a[href='/forums/']")
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert not answer.cookies


def test_a_wrong_address_leads_on_before_anything_is_remembered(client: Client, home_page: HomePage) -> None:
    cache.clear()
    soup = soup_of(client.get("/nowhere/"))
    assert soup.select_one("main a[href='/opportunities/']") and soup.select_one("form[action='/search/']")


@pytest.mark.parametrize("address", ["/nowhere/", "/nowhere/deeper/", "/opportunities/nowhere/?q=1"])
def test_a_wrong_address_costs_four_queries(
    client: Client, home_page: HomePage, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    client.get("/")
    with django_assert_max_num_queries(4):
        client.get(address)


@pytest.mark.parametrize(("address", "most"), [("/pl/nowhere/", 5), ("/pl/opportunities/lamps/", 7)])
def test_in_another_language_naming_the_english_page_costs_few_more(
    client: Client,
    opportunity_index: Page,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    address: str,
    most: int,
) -> None:
    make_opportunity(opportunity_index, slug="lamps")
    home = opportunity_index.get_parent().specific
    home.copy_for_translation(Locale.objects.create(language_code="pl")).save_revision().publish()
    client.get("/")
    client.get("/pl/")
    with django_assert_max_num_queries(most):
        answer = client.get(address)
    assert answer.status_code == 404
    assert ("/opportunities/lamps/" in answer.content.decode()) == ("lamps" in address)


def test_a_wrong_address_gathers_nothing_for_a_site_that_nobody_has_opened_yet(
    client: Client, home_page: HomePage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    cache.clear()
    with django_assert_max_num_queries(5):  # the site itself is not remembered either
        client.get("/nowhere/")


def test_an_answer_in_another_language_keeps_its_direction(client: Client, home_page: HomePage) -> None:
    home_page.copy_for_translation(Locale.objects.create(language_code="ar")).save_revision().publish()
    assert soup_of(client.get("/ar/nowhere/")).html["dir"] == "rtl"


@pytest.mark.parametrize("is_known", [True, False])
def test_forbidden_and_stale_forms_say_what_to_do(home_page: HomePage, is_known: bool) -> None:
    if is_known:
        chrome("en")
    request = RequestFactory().post("/opportunities/one/take-part/")
    forbidden = errors.permission_denied(request, PermissionDenied())
    stale = errors.csrf_failure(request, reason="no cookie")
    assert (forbidden.status_code, stale.status_code) == (403, 403)
    assert "Send the form once more" in stale.content.decode()
    assert stale["Cache-Control"] == "no-store"
    assert (b"site-menu" in stale.content) == (b"site-menu" in forbidden.content)


def test_a_form_without_its_token_gets_the_friendly_page(home_page: HomePage) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/admin/login/", {"username": "a"})
    assert answer.status_code == 403
    assert "Please send your form again" in answer.content.decode()


def test_a_fault_is_told_without_database_cache_or_context(monkeypatch: pytest.MonkeyPatch) -> None:
    def unavailable(*args: object, **kwargs: object) -> None:
        raise ConnectionError

    # No db fixture: pytest-django itself refuses every query. The cache is taken away here.
    for method in ("get", "set", "get_or_set", "get_many"):
        monkeypatch.setattr(cache, method, unavailable)
    answer = errors.server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert soup_of(answer).h1.get_text() == "Sorry, something went wrong"


@pytest.mark.parametrize("language", ["en", "ar", "cy"])
def test_maintenance_page_needs_nothing(language: str) -> None:
    with translation.override(language):
        soup = BeautifulSoup(render_to_string("maintenance.html"), "html.parser")
    assert soup.html["lang"] == language
    assert soup.title.get_text().endswith("– Working Together")
    assert len(soup.select("h1")) == 1


def test_a_bad_request_is_told_plainly() -> None:
    answer = errors.bad_request(RequestFactory().get("/"), ValueError())
    assert answer.status_code == 400
    assert soup_of(answer).h1
