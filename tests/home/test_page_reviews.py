"""Reviews of pages: owners are told once before the day, the list shows who may edit what is due, and nobody twice."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.models import OrganisationSettings
from core.timers import registered_timers
from home.actions.page_reviews import remind_of_page_reviews
from home.models import HomePage, StandardPage
from home.reviews.reminders import PageReviewReminder, day_of
from involvement.models import OpportunityIndexPage, OwnerAddress
from people.models import OutboxMessage
from people.post.delivery import deliver_due_messages
from tests.factories.involvement import make_opportunity
from tests.factories.staff import make_staff, signed_in

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
TODAY, DAY = NOON.date(), timedelta(days=1)
LIST = "/admin/page-reviews/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """Begin at noon on 4 May 2026."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def front(home_page: HomePage, organisation: OrganisationSettings) -> HomePage:
    """The front page; one role has an address of its own."""
    OwnerAddress.objects.create(role="Head of letters", email="letters@example.org")
    return home_page


def add(front: HomePage, title: str, due: date | None, owner: str = "Head of letters", **values: Any) -> StandardPage:
    """Add an ordinary page that must be read again by this day."""
    page = StandardPage(title=title, slug=title.lower(), owner_role=owner, review_due=due, **values)
    front.add_child(instance=page)
    return page


def sent() -> dict[str, str]:
    """Run the timer twice, deliver, and return the words of each mail by whom it went to."""
    remind_of_page_reviews()
    assert remind_of_page_reviews() == 0
    deliver_due_messages()
    return {each.to[0]: str(each.body) for each in mail.outbox}


def test_each_owner_hears_once_before_the_day(
    front: HomePage, opportunity_index: OpportunityIndexPage, clock: Any
) -> None:
    due = TODAY + 14 * DAY
    add(front, "Letters", due, last_reviewed=date(2025, 5, 1))
    add(front, "Post", due, owner="head of  LETTERS")
    add(front, "Benches", due, owner="Head of buildings")
    add(front, "Later", due + DAY)
    add(front, "Over", TODAY - DAY)
    add(front, "Draft", due, live=False)
    add(front, "Invented", due, is_example=True)
    make_opportunity(opportunity_index, title="Chairs", review_due=due, owner_role="Head of letters")
    mails = sent()
    assert sorted(mails) == ["letters@example.org", "team@example.org"]
    words = mails["letters@example.org"]
    for said in ("Letters", "Post", "Chairs", "18 May 2026", "Last reviewed: 1 May 2025", "/admin/page-reviews/"):
        assert said in words
    for other in ("Benches", "Later", "Over", "Draft", "Invented"):
        assert other not in words
    assert "Benches" in mails["team@example.org"]
    assert {each.subject for each in mail.outbox} == {"Pages to read again"}
    clock.move_to(NOON + 3 * DAY)
    sent()
    assert [("Later" in str(each.body)) for each in mail.outbox] == [False, False, True]
    assert remind_of_page_reviews in {each.function for each in registered_timers()}


def test_the_trust_says_how_many_days_before(front: HomePage, organisation: OrganisationSettings) -> None:
    organisation.review_reminder_days = 3
    organisation.save()
    add(front, "Letters", TODAY + 4 * DAY)
    assert sent() == {}
    organisation.review_reminder_days = 4
    organisation.save()
    assert list(sent()) == ["letters@example.org"]


def test_what_was_read_meanwhile_is_not_in_the_mail(front: HomePage) -> None:
    page = add(front, "Letters", TODAY + DAY)
    remind_of_page_reviews()
    StandardPage.objects.filter(pk=page.pk).update(review_due=TODAY + 365 * DAY)
    deliver_due_messages()
    assert mail.outbox == []
    assert OutboxMessage.objects.get().state == OutboxMessage.State.CANCELLED


def test_no_key_holds_an_address() -> None:
    keys = [PageReviewReminder(TODAY, address).key for address in ("", "a@example.org")]
    assert [day_of(key) for key in keys] == [(TODAY, True), (TODAY, False)]
    assert day_of("strategy-review-2026-05-04-team") is None
    assert not [key for key in keys if "@" in key]


def test_the_list_shows_each_member_of_staff_what_they_may_edit(
    front: HomePage, opportunity_index: OpportunityIndexPage, editor_client: Client
) -> None:
    add(front, "Letters", TODAY + DAY)
    add(front, "Over", TODAY - DAY)
    make_opportunity(opportunity_index, title="Chairs", review_due=TODAY - DAY, owner_role="")

    def shown(client: Client, query: str = "") -> list[str]:
        words = client.get(f"{LIST}{query}").content.decode()
        return [title for title in ("Letters", "Over</a>", "Chairs") if title in words]

    assert shown(editor_client) == shown(editor_client, "?show=odd&p=x") == ["Letters"]
    assert shown(editor_client, "?show=overdue") == ["Over</a>", "Chairs"]
    part = signed_in(make_staff(pages=("change",), below=opportunity_index))
    assert shown(part, "?show=overdue") == shown(part, "?show=nobody") == ["Chairs"]
    assert signed_in(make_staff(name="reader")).get(LIST).status_code in (302, 403)
    with CaptureQueriesContext(connection) as few:
        editor_client.get(f"{LIST}?show=overdue")
    for number in range(9):
        add(front, f"More {number}".replace(" ", "-"), TODAY - DAY)
    editor_client.get(LIST)  # what surrounds the page is remembered again
    with CaptureQueriesContext(connection) as many:
        editor_client.get(f"{LIST}?show=overdue")
    assert len(few) == len(many)
