"""robots.txt: the real site is open but for personal and editors' pages; every other site is closed."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings


def test_the_real_site_is_open_and_names_its_sitemap(
    db: None, client: Client, settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.ROBOTS = "all"
    settings.SITE_URL = "https://involve.example.org"
    with django_assert_num_queries(0):
        response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert response["Content-Type"].startswith("text/plain")
    assert "Disallow: /" not in lines
    for path in ("/admin/", "/my/", "/confirm/", "/unsubscribe/", "/*/my/"):
        assert f"Disallow: {path}" in lines
    assert "Sitemap: https://involve.example.org/sitemap.xml" in lines


@pytest.mark.parametrize("said", ["none", "", "nonsense"])
def test_any_other_site_is_closed(said: str, client: Client, settings: Settings) -> None:
    settings.ROBOTS = said
    lines = client.get("/robots.txt").content.decode().split("\n")
    assert [line for line in lines if line] == ["User-agent: *", "Disallow: /"]


def test_it_is_only_read(client: Client) -> None:
    assert client.post("/robots.txt").status_code == 405
    assert client.head("/robots.txt").status_code == 200
