"""A page that people signed up for cannot be deleted, alone, from above or among many."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from people.models import SignUp
from tests.factories.involvement import make_opportunity
from tests.factories.people import make_sign_up


@pytest.fixture
def wanted(opportunity_index: Page) -> Page:
    """An opportunity somebody signed up for."""
    page = make_opportunity(opportunity_index)
    make_sign_up(page)
    return page


@pytest.fixture
def unwanted(opportunity_index: Page) -> Page:
    """An opportunity nobody signed up for."""
    return make_opportunity(opportunity_index, title="Nobody yet")


def delete(client: Client, page: Page) -> str:
    """Press delete in the admin and return what the page after it says."""
    return client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True).content.decode()


def test_it_stays_and_the_editor_is_told_why(wanted: Page, editor_client: Client) -> None:
    assert "Unpublish it instead" in delete(editor_client, wanted)
    assert SignUp.objects.filter(page=wanted).exists()


def test_a_page_above_it_stays_too(wanted: Page, opportunity_index: Page, editor_client: Client) -> None:
    assert "Unpublish it instead" in delete(editor_client, opportunity_index)
    assert SignUp.objects.filter(page=wanted).exists()


def test_a_page_without_sign_ups_goes(wanted: Page, unwanted: Page, editor_client: Client) -> None:
    delete(editor_client, unwanted)
    assert not Page.objects.filter(pk=unwanted.pk).exists()


def test_among_many_nothing_goes(wanted: Page, unwanted: Page, editor_client: Client) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    query = f"{address}?next=/admin/&id={wanted.pk}&id={unwanted.pk}"
    assert "Nothing was deleted" in editor_client.post(query, follow=True).content.decode()
    assert Page.objects.filter(pk__in=[wanted.pk, unwanted.pk]).count() == 2


def test_many_without_sign_ups_go(unwanted: Page, editor_client: Client) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    editor_client.post(f"{address}?next=/admin/&id={unwanted.pk}")
    assert not Page.objects.filter(pk=unwanted.pk).exists()
