"""The sitemap: published, public pages in every language, nothing else."""

from xml.etree import ElementTree

from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale, PageViewRestriction, Site

from home.models import HomePage, StandardPage


def addresses(client: Client) -> list[str]:
    """Return the addresses in the sitemap."""
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    assert "xml" in response["Content-Type"]
    root = ElementTree.fromstring(response.content)  # noqa: S314  our own
    return [node.text or "" for node in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]


def test_it_lists_what_everybody_may_read(client: Client, home_page: HomePage) -> None:
    about = home_page.add_child(instance=StandardPage(title="About", slug="about", last_published_at=timezone.now()))
    home_page.add_child(instance=StandardPage(title="Draft", slug="draft", live=False))
    members = home_page.add_child(instance=StandardPage(title="Members", slug="members"))
    PageViewRestriction.objects.create(page=members, restriction_type=PageViewRestriction.PASSWORD, password="x")
    members.add_child(instance=StandardPage(title="Papers", slug="papers"))
    home_page.get_parent().add_child(instance=StandardPage(title="Outside", slug="outside"))
    assert addresses(client) == [home_page.full_url, about.full_url]


def test_it_lists_the_pages_of_other_languages(client: Client, home_page: HomePage) -> None:
    polish = Locale.objects.create(language_code="pl")
    polish_home = home_page.copy_for_translation(polish)
    polish_home.save_revision().publish()
    polish_home.add_child(instance=StandardPage(title="Pomoc", slug="pomoc", locale=polish))
    polish_home.add_child(instance=StandardPage(title="Szkic", slug="szkic", locale=polish, live=False))
    Site.clear_site_root_paths_cache()
    found = addresses(client)
    assert any(address.endswith("/pl/pomoc/") for address in found)
    assert len(found) == 3


def test_it_does_not_ask_for_each_page(
    client: Client, home_page: HomePage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        home_page.add_child(instance=StandardPage(title=f"Page {number}", slug=f"page-{number}"))
    with django_assert_max_num_queries(10):
        assert len(addresses(client)) == 31
