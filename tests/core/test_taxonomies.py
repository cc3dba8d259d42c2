"""The trust's lists of words and alert banners: found in the admin, checked with clear messages."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail.snippets.models import get_snippet_models

from core.models import AlertBanner, Area, Audience, Directorate, Theme, User

LISTS = [Area, Audience, Directorate, Theme]


@pytest.fixture(autouse=True)
def _snippets_are_registered() -> None:
    """Let Wagtail read the hooks that register our lists: it does so when the first page is asked for."""
    assert set(LISTS) < set(get_snippet_models())


@pytest.mark.parametrize("model", LISTS)
def test_editors_find_and_add_terms(model: type[Theme], editor_client: Client) -> None:
    urls = model.snippet_viewset
    add = reverse(urls.get_url_name("add"))
    assert editor_client.get(add).status_code == 200
    form = {"name": "Older people", "slug": "older-people", "description": "", "sort_order": "2"}
    assert editor_client.post(add, form).status_code == 302
    listing = editor_client.get(reverse(urls.get_url_name("list")), {"q": "older"}).content.decode()
    assert "Older people" in listing


@pytest.mark.parametrize("model", LISTS)
def test_the_same_address_word_twice_is_a_message_not_an_error(model: type[Theme], editor_client: Client) -> None:
    model.objects.create(name="Carers", slug="carers", locale=Locale.get_default())
    form = {"name": "Carers and families", "slug": "carers", "description": "", "sort_order": "0"}
    response = editor_client.post(reverse(model.snippet_viewset.get_url_name("add")), form)
    assert response.status_code == 200
    assert "“Carers” has this address word already" in response.content.decode()
    assert model.objects.count() == 1


def test_an_address_word_may_return_in_another_language(db: None) -> None:
    polish = Locale.objects.create(language_code="pl")
    Theme.objects.create(name="Waiting", slug="waiting", locale=Locale.get_default())
    Theme(name="Czekanie", slug="waiting", locale=polish).full_clean()


def test_a_term_may_be_saved_again(db: None) -> None:
    theme = Theme.objects.create(name="Waiting", slug="waiting", locale=Locale.get_default())
    theme.full_clean()


def test_the_name_suggests_the_address_word_of_new_terms_only(editor_client: Client) -> None:
    theme = Theme.objects.create(name="Waiting", slug="waiting", locale=Locale.get_default())
    urls = Theme.snippet_viewset
    new = editor_client.get(reverse(urls.get_url_name("add"))).content.decode()
    old = editor_client.get(reverse(urls.get_url_name("edit"), args=[theme.pk])).content.decode()
    assert "keyup-&gt;w-sync#apply" in new
    assert "keyup-&gt;w-sync#apply" not in old


def banner(**values: object) -> AlertBanner:
    """Return a banner that is valid unless a value says otherwise."""
    now = timezone.now()
    facts = {"heading": "Phones are down", "message": "Write to us.", "starts_at": now, "locale": Locale.get_default()}
    return AlertBanner(**facts | {"ends_at": now + timedelta(days=1)} | values)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"ends_at": timezone.now() - timedelta(days=1)}, "ends_at"),
        ({"link_url": "/contact/"}, "link_text"),
        ({"link_text": "More"}, "link_text"),
        ({"link_url": "javascript:alert(1)", "link_text": "More"}, "link_url"),
        ({"link_url": "//example.org/", "link_text": "More"}, "link_url"),
        ({"heading": ""}, "heading"),
    ],
)
def test_a_banner_with_a_mistake_is_refused(values: dict[str, object], field: str, db: None) -> None:
    with pytest.raises(ValidationError) as caught:
        banner(**values).full_clean()
    assert set(caught.value.message_dict) == {field}


def test_a_banner_says_whether_it_is_shown(db: None, editor_client: Client) -> None:
    now = timezone.now()
    banner().save()
    banner(starts_at=now + timedelta(hours=1)).save()
    banner(starts_at=now - timedelta(days=2), ends_at=now - timedelta(days=1)).save()
    html = editor_client.get(reverse(AlertBanner.snippet_viewset.get_url_name("list"))).content.decode()
    for state in ("Shown now", "Planned", "Over"):
        assert state in html


@pytest.mark.parametrize("link", ["/contact/", "https://example.org/x", ""])
def test_a_complete_banner_is_accepted(link: str, db: None) -> None:
    banner(link_url=link, link_text="More" if link else "").full_clean()


def test_somebody_without_permission_sees_no_lists(client: Client, db: None) -> None:
    client.force_login(User.objects.create_user("visitor", "visitor@example.org", "example-password"))
    assert client.get(reverse(Theme.snippet_viewset.get_url_name("list"))).status_code == 302
