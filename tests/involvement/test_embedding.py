"""The list that partners may put on their own pages, and nobody else."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from core.models import OrganisationSettings
from core.serving import RESERVED_SLUGS
from involvement.models import OpportunityIndexPage, OpportunityPage
from tests.factories.involvement import make_opportunity, make_session
from tests.html_checker import html_errors_of

EMBED = "/opportunities/embed/"


@pytest.fixture
def opportunity(opportunity_index: OpportunityIndexPage, organisation: OrganisationSettings) -> OpportunityPage:
    """Something to embed."""
    return make_opportunity(opportunity_index, title="Kettles & <ladders>", is_example=True)


def test_only_named_partners_may_frame_it(
    opportunity: OpportunityPage, organisation: OrganisationSettings, client: Client
) -> None:
    policy = client.get(EMBED).headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "frame-ancestors 'self' " not in policy
    organisation.embedding_sites = "https://www.healthwatch.example\nhttps://icb.example:8443"
    organisation.full_clean()
    organisation.save()
    answer = client.get(EMBED)
    assert (
        "frame-ancestors 'self' https://www.healthwatch.example https://icb.example:8443"
        in (answer.headers["Content-Security-Policy"])
    )
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers
    assert not answer.cookies
    assert client.get("/opportunities/").headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "line",
    [
        "http://plain.example",
        "https://a.example/path",
        "https://a.example; script-src *",
        "*",
        "https://*.example",
        "javascript:alert(1)",
        "https://a.example'",
        "nonsense",
    ],
)
def test_anything_but_a_plain_address_is_refused(organisation: OrganisationSettings, line: str) -> None:
    organisation.embedding_sites = f"https://good.example\n{line}"
    with pytest.raises(ValidationError):
        organisation.full_clean()


def test_it_shows_the_list_with_its_filters_and_marks_examples(opportunity: OpportunityPage, client: Client) -> None:
    text = client.get(EMBED).content.decode()
    assert "Kettles &amp; &lt;ladders&gt;" in text
    assert "Example" in text
    assert "Kettles" not in client.get(f"{EMBED}?how=online&theme=no-such").content.decode()
    assert "There is nothing to take part in just now." in client.get(f"{EMBED}?how=online").content.decode()


def test_its_html_is_valid(opportunity: OpportunityPage, client: Client) -> None:
    documents = {address: client.get(address).content.decode() for address in (EMBED, f"{EMBED}?how=online")}
    assert {address: found for address, found in html_errors_of(documents).items() if found} == {}


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_no_page_can_take_an_address_that_a_list_needs(opportunity_index: OpportunityIndexPage, slug: str) -> None:
    with pytest.raises(ValidationError):
        make_opportunity(opportunity_index, slug=slug)


def test_the_page_offers_its_dates_as_a_calendar_file_where_it_has_dates(
    opportunity: OpportunityPage, client: Client
) -> None:
    assert "calendar.ics" not in client.get(opportunity.url).content.decode()
    make_session(opportunity, timezone.now())
    assert f'href="{opportunity.url}calendar.ics"' in client.get(opportunity.url).content.decode()
