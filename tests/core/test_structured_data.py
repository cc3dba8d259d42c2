"""Structured data: only facts that are there, and no way out of the script element."""

import json

import pytest
from django.template import Context, Template

from core.models import OrganisationSettings
from core.structured_data import breadcrumb_json_ld, organisation_json_ld

SITE_URL = "https://involve.example.org"


def test_the_organisation_has_name_address_and_contacts() -> None:
    settings = OrganisationSettings(
        organisation_name="Example Trust", team_name="Team", team_phone="01632 960000", pals_email="pals@example.org"
    )
    found = organisation_json_ld(settings, SITE_URL)
    assert found["name"] == "Example Trust"
    assert found["url"] == SITE_URL
    assert "alternateName" not in found
    assert [point["contactType"] for point in found["contactPoint"]] == [
        "customer service",
        "patient advice and liaison",
    ]
    assert found["contactPoint"][0] == {
        "@type": "ContactPoint",
        "contactType": "customer service",
        "name": "Team",
        "telephone": "01632 960000",
    }


def test_an_organisation_nobody_has_filled_in_still_has_a_name() -> None:
    found = organisation_json_ld(OrganisationSettings(organisation_name="Example Trust"), SITE_URL)
    assert set(found) == {"@context", "@type", "name", "url"}


def test_the_way_to_a_page_is_numbered_and_absolute() -> None:
    items = [{"text": "Home", "href": "/"}, {"text": "", "href": "/x/"}, {"text": "Groups", "href": "/forums/"}]
    found = breadcrumb_json_ld([*items, {"text": "Forum"}], SITE_URL)
    assert [element["position"] for element in found["itemListElement"]] == [1, 2, 3]
    assert found["itemListElement"][1]["item"] == "https://involve.example.org/forums/"
    assert "item" not in found["itemListElement"][2]


def test_no_way_is_nothing() -> None:
    assert breadcrumb_json_ld([]) == {}
    assert breadcrumb_json_ld([{"text": ""}]) == {}


@pytest.mark.parametrize(
    "name", ["</script><script>alert(1)</script>", "<!--", "A & B", "\u2028", 'Say "hi"', "é\U0001f600"]
)
def test_no_text_can_end_the_script(name: str) -> None:
    html = Template("{% load structured_data %}{% json_ld data %}").render(Context({"data": {"name": name}}))
    start, end = '<script type="application/ld+json">', "</script>"
    assert html.startswith(start)
    assert html.endswith(end)
    inside = html.removeprefix(start).removesuffix(end)
    assert not set(inside) & set("<>&\u2028")
    assert json.loads(inside) == {"name": name}


@pytest.mark.parametrize("data", [None, {}])
def test_nothing_prints_nothing(data: dict[str, str] | None) -> None:
    assert Template("{% load structured_data %}{% json_ld data %}").render(Context({"data": data})) == ""
