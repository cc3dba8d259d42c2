"""The frame around every page: language, title, way here, facts for machines, and nothing from elsewhere."""

import json

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template import Context, Template
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale

from core.look.forms import NhsForm
from core.models import OrganisationSettings
from home.models import HomePage, StandardPage

NASTY = '</title></script><script>alert("x")</script>'


@pytest.fixture
def deep_page(home_page: HomePage) -> StandardPage:
    """A page three levels below the front page."""
    page = home_page
    for title in ("Forums", "Council", "Papers"):
        page = page.add_child(instance=StandardPage(title=title, slug=title.lower(), summary=f"About {title}."))
    return page


def soup_of(client: Client, address: str) -> BeautifulSoup:
    """Return the page at an address, parsed."""
    return BeautifulSoup(client.get(address).content, "html.parser")


def test_frame_of_a_page(client: Client, deep_page: StandardPage, organisation: OrganisationSettings) -> None:
    soup = soup_of(client, deep_page.url)
    assert soup.title.get_text() == "Papers – Working Together"
    assert (soup.html["lang"], soup.html["dir"]) == ("en", "ltr")
    assert soup.select_one("a.nhsuk-skip-link")["href"] == f"#{soup.main['id']}"
    assert soup.select_one("meta[name=description]")["content"] == "About Papers."
    assert soup.select_one("link[rel=canonical]")["href"].endswith("/forums/council/papers/")
    assert soup.select_one("meta[property='og:title']")["content"] == "Papers"
    assert "Example NHS Foundation Trust" in soup.header.get_text()
    assert soup.footer.find("a", href="tel:111")


def test_breadcrumb_leads_from_the_front_page(client: Client, deep_page: StandardPage) -> None:
    links = soup_of(client, deep_page.url).select(".nhsuk-breadcrumb__link")
    assert [link["href"] for link in links] == ["/", "/forums/", "/forums/council/"]


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_breadcrumb_costs_one_query_at_most(
    rf: RequestFactory, deep_page: StandardPage, django_assert_max_num_queries: DjangoAssertNumQueries, depth: int
) -> None:
    page = [*deep_page.get_ancestors(inclusive=True)][-4:][depth]
    tag = Template("{% load house %}{% trail page as steps %}{{ steps|length }}")
    tag.render(Context({"page": page, "request": rf.get("/")}))
    with django_assert_max_num_queries(1):
        assert tag.render(Context({"page": page, "request": rf.get("/")})) == str(depth)


def test_the_front_page_has_no_breadcrumb(client: Client, home_page: HomePage) -> None:
    assert soup_of(client, "/").select(".nhsuk-breadcrumb") == []


def test_json_ld_cannot_be_left(client: Client, home_page: HomePage, organisation: OrganisationSettings) -> None:
    home_page.add_child(instance=StandardPage(title=NASTY, slug="nasty", summary=NASTY))
    soup = soup_of(client, "/nasty/")
    facts = [json.loads(tag.get_text()) for tag in soup.select("script[type='application/ld+json']")]
    assert {fact["@type"] for fact in facts} == {"GovernmentOrganization", "BreadcrumbList"}
    [trail] = [fact for fact in facts if fact["@type"] == "BreadcrumbList"]
    assert trail["itemListElement"][-1]["name"] == NASTY
    assert all(tag.get("src") or tag.get("type") == "application/ld+json" for tag in soup.find_all("script"))


def test_logo_is_shown_by_setting_only(client: Client, home_page: HomePage, organisation: OrganisationSettings) -> None:
    assert not soup_of(client, "/").select(".nhsuk-header__logo")
    organisation.show_nhs_logo = True
    organisation.save()
    assert soup_of(client, "/").select_one(".nhsuk-header__logo")["aria-label"] == "NHS"


def test_one_language_needs_no_switch(client: Client, home_page: HomePage) -> None:
    assert not soup_of(client, "/").select(".site-languages, link[hreflang]")


def test_switch_offers_the_languages_this_page_is_live_in(client: Client, deep_page: StandardPage) -> None:
    home, forums = deep_page.get_ancestors().type(HomePage).first().specific, deep_page.get_ancestors()[2].specific
    for code in ("ur", "pl"):
        locale = Locale.objects.create(language_code=code)
        home.copy_for_translation(locale).save_revision().publish()
        forums.copy_for_translation(locale).save_revision()
    soup = soup_of(client, "/")
    links = soup.select(".site-languages a")
    assert {(link["href"], link["lang"], link["dir"]) for link in links} == {
        ("/ur/", "ur", "rtl"),
        ("/pl/", "pl", "ltr"),
    }
    assert {link["hreflang"] for link in soup.select("link[rel=alternate]")} == {"en", "ur", "pl", "x-default"}
    forums = soup_of(client, "/forums/")  # its translations are drafts
    links = forums.select(".site-languages a")
    assert {(link["href"], link.get_text()) for link in links} == {
        ("/ur/", "اردو (صرف دوسرے صفحات)"),
        ("/pl/", "polski (tylko inne strony)"),
    }
    assert not forums.select("link[hreflang]")
    urdu = soup_of(client, "/ur/")
    assert (urdu.html["lang"], urdu.html["dir"]) == ("ur", "rtl")


class Name(NhsForm):
    """A form with one question and a rule of its own."""

    name = forms.CharField(label="Your name")


def form_page(form: forms.Form, page: StandardPage) -> BeautifulSoup:
    """Return a page of the form layout, parsed."""
    source = '{% extends "layouts/form.html" %}{% block title %}Join{% endblock %}'
    source += "{% block content %}<h1>Join</h1><form method='post'>{{ form }}</form>{% endblock %}"
    context = Context({"form": form, "page": page, "request": RequestFactory().get("/")})
    return BeautifulSoup(Template(source).render(context), "html.parser")


def test_a_form_with_errors_says_so_first(deep_page: StandardPage) -> None:
    form = Name({"name": ""})
    form.add_error(None, "It closes today <b>.")
    soup = form_page(form, deep_page)
    assert soup.title.get_text().startswith("Error: Join")
    summary = soup.select_one(".nhsuk-error-summary")
    assert summary.select_one("[role=alert]")
    assert [link["href"] for link in summary.find_all("a")] == ["#id_name"]
    assert "It closes today <b>." in summary.get_text()
    assert soup.main.find(["h1", "h2"]).get_text(strip=True) == "There is a problem"


def test_a_form_without_errors_has_no_summary(deep_page: StandardPage) -> None:
    soup = form_page(Name(), deep_page)
    assert not soup.select(".nhsuk-error-summary") and soup.title.get_text() == "Join – Working Together"
    assert soup.select_one(".nhsuk-back-link")["href"] == deep_page.url
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert not soup.select("link[rel=canonical]")


def test_nothing_inline_and_nothing_from_elsewhere(client: Client, deep_page: StandardPage) -> None:
    soup = soup_of(client, deep_page.url)
    assert not soup.select("[style], style, [onclick]")
    loaded = [
        tag.get("src") or tag.get("href")
        for tag in soup.select("script[src], img, link[rel=stylesheet], link[rel=icon]")
    ]
    assert loaded and all(address.startswith("/static/") for address in loaded)


def test_only_editors_get_the_editors_bar(client: Client, editor_client: Client, deep_page: StandardPage) -> None:
    assert b"wagtail-userbar" not in client.get("/").content
    assert b"wagtail-userbar" in editor_client.get("/").content
