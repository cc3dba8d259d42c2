"""A page that was published is read once for all who hear of it, and as it is stored, not as it is held."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.translation.as_read import as_read
from home.models import HomePage, StandardPage


def published_page(front: HomePage) -> StandardPage:
    """Add a page and return it as somebody holds it who has other words in mind."""
    page = StandardPage(title="What is stored", slug="about", summary="Who we are.", last_published_at=timezone.now())
    front.add_child(instance=page)
    page.title = "What goes live later"
    return page


def test_what_is_stored_is_read_and_asked_once(home_page: HomePage) -> None:
    page = published_page(home_page)
    assert as_read(page).title == "What is stored"
    with CaptureQueriesContext(connection) as asked:
        assert as_read(page).locale.language_code == "en"
    assert len(asked) == 0


def test_the_next_publication_is_read_anew(home_page: HomePage) -> None:
    page = published_page(home_page)
    as_read(page)
    StandardPage.objects.filter(pk=page.pk).update(title="Newer words")
    page.last_published_at += timedelta(seconds=1)
    assert as_read(page).title == "Newer words"


def test_a_page_that_has_gone_is_none(home_page: HomePage) -> None:
    page = published_page(home_page)
    StandardPage.objects.get(pk=page.pk).delete()
    assert as_read(page) is None
