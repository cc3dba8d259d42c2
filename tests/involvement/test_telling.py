"""What people must be told of an opportunity: which changes count, from when on, until when, and how often."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from core.models import User
from involvement.actions.telling import note_new_pages, tell, tell_nobody
from involvement.models import OpportunityIndexPage, OpportunityPage, Telling
from involvement.telling.notices import CANCELLED, CHANGED, OUTCOME, owed_notice
from people.actions.mailings import Answer
from people.models import Mailing, SignUp
from tests.factories.involvement import make_opportunity, make_session
from tests.factories.mailings import make_people, sign_up_all
from tests.factories.notices import OUTCOME as WORDS
from tests.factories.notices import days_from_now, in_a_week, over, owed_to, publish, published, tell_people, translated

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def page(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityPage:
    """An opportunity with two dates that three people signed up for."""
    found = published(opportunity_index, in_a_week(), in_a_week() + timedelta(days=7))
    sign_up_all(make_people(3), found)
    return found


@pytest.mark.parametrize(
    ("change", "template"),
    [
        ({"moved": HOUR}, CHANGED),
        ({"place": "Another House"}, CHANGED),
        ({"online": True}, CHANGED),
        ({"outcome_due": days_from_now(200)}, CHANGED),
        ({"cancelled_at": timezone.now()}, CANCELLED),
        ({"title": "Chairs, again"}, None),
        ({"summary": "Other words"}, None),
        ({"place": " Example House,  Example Street "}, None),
        ({"contact_name": "Somebody else"}, None),
        ({"capacity": 2}, None),
        ({"closes_at": timezone.now() + timedelta(days=3)}, None),
        ({"outcome": WORDS}, None),  # it is still open
    ],
    ids=lambda value: (
        " ".join(value) if isinstance(value, dict) else str(value)
    ),  # no moment: names are the same in every process
)
def test_only_what_people_plan_by_counts(page: OpportunityPage, change: dict[str, Any], template: str | None) -> None:
    changed = publish(page, **change)
    owed = owed_notice(changed)
    assert (owed.template if owed else None) == template


def test_a_date_that_is_new_or_off_counts_and_a_note_beside_it_does_not(page: OpportunityPage) -> None:
    first, second = page.sessions.order_by("starts_at")
    page.sessions.add(first)
    first.note = "Bring a friend"
    page.save_revision().publish()
    assert owed_notice(page) is None
    fresh = OpportunityPage.objects.get(pk=page.pk)
    fresh.sessions.remove(second)
    fresh.save_revision().publish()
    assert owed_to(fresh).template == CHANGED
    make_session(page, second.starts_at)  # the same date, written anew
    assert owed_notice(publish(page)) is None


def test_where_nobody_has_signed_up_nothing_is_owed_then_or_later(opportunity_index: OpportunityIndexPage) -> None:
    page = published(opportunity_index, in_a_week())
    for state in (SignUp.State.UNCONFIRMED, SignUp.State.LEFT, SignUp.State.DECLINED, SignUp.State.EXPIRED):
        sign_up_all(make_people(1, prefix=state), page, state)
    assert owed_notice(publish(page, moved=HOUR)) is None
    sign_up_all(make_people(1), page)  # they know the new date only
    assert owed_notice(page) is None
    assert owed_notice(publish(page, moved=HOUR)) is not None


def test_a_change_that_is_put_back_is_owed_no_more(page: OpportunityPage) -> None:
    publish(page, place="Another House")
    assert owed_to(page).details["was"]["place"] == "Example House, Example Street"
    publish(page, place="A third house")
    assert owed_to(page).details["was"]["place"] == "Example House, Example Street"
    publish(page, place="Example House, Example Street")
    assert owed_notice(page) is None


def test_a_draft_and_an_unpublished_page_owe_nothing(page: OpportunityPage) -> None:
    page.place = "Another House"
    page.save_revision()
    assert owed_notice(page) is None
    publish(page, place="Another House")
    OpportunityPage.objects.get(pk=page.pk).unpublish()
    assert owed_notice(page) is None


def test_dates_that_are_over_are_nobodys_news(page: OpportunityPage) -> None:
    publish(page, moved=HOUR)
    with time_machine.travel(timezone.now() + timedelta(days=30), tick=False):
        assert owed_notice(page) is None


def test_who_has_been_told_is_not_told_again_and_a_second_change_is_another(
    page: OpportunityPage, editor: User
) -> None:
    publish(page, moved=HOUR)
    first = tell_people(page, editor)
    assert owed_notice(page) is None
    assert owed_notice(publish(page)) is None
    publish(page, moved=-HOUR)
    back = tell_people(page, editor)
    publish(page, moved=HOUR)
    again = tell_people(page, editor)  # the same change as the first time is still something that happened
    assert len({first.occasion, back.occasion, again.occasion}) == 3


def test_cancelling_weighs_more_than_a_change_and_going_ahead_after_all_is_told(
    page: OpportunityPage, editor: User
) -> None:
    publish(page, moved=HOUR, cancelled_at=timezone.now())
    assert tell_people(page, editor).template == CANCELLED
    assert owed_notice(publish(page, place="Another House")) is None  # nobody comes anyway
    publish(page, cancelled_at=None)
    owed = owed_to(page)
    assert owed.template == CHANGED
    assert owed.details["was"]["is_cancelled"] is True


def test_pressing_twice_sends_once(page: OpportunityPage, editor: User) -> None:
    publish(page, moved=HOUR)
    mark = owed_to(page).mark
    assert tell(page, mark=mark, number=3, note="", by=editor) == Answer.DONE
    assert tell(page, mark=mark, number=3, note="", by=editor) == Answer.NOT_NOW
    assert tell_nobody(page, mark=mark, by=editor) == Answer.NOT_NOW
    assert Mailing.objects.count() == 1


@pytest.mark.parametrize("number", [-1, 0, 2, 4])
def test_nothing_goes_when_the_number_is_not_the_one_that_was_shown(
    page: OpportunityPage, editor: User, number: int
) -> None:
    publish(page, moved=HOUR)
    assert tell(page, mark=owed_to(page).mark, number=number, note="", by=editor) == Answer.NOT_AS_SHOWN
    assert not Mailing.objects.exists()
    assert owed_notice(page) is not None


def test_nothing_goes_when_the_page_has_changed_since_it_was_shown(page: OpportunityPage, editor: User) -> None:
    publish(page, moved=HOUR)
    mark = owed_to(page).mark
    publish(page, moved=HOUR)
    assert tell(page, mark=mark, number=3, note="", by=editor) == Answer.NOT_AS_SHOWN
    assert tell_nobody(page, mark=mark, by=editor) == Answer.NOT_AS_SHOWN
    assert owed_notice(page) is not None


def test_a_slip_of_the_pen_is_settled_without_a_mail(page: OpportunityPage, editor: User) -> None:
    publish(page, place="Exmple House")
    assert tell_nobody(page, mark=owed_to(page).mark, by=editor) == Answer.DONE
    assert owed_notice(page) is None
    assert not Mailing.objects.exists()


def test_the_outcome_is_owed_once_it_is_over_and_told_once(page: OpportunityPage, editor: User) -> None:
    publish(page, outcome=WORDS)
    given_at = Telling.objects.get(page=page).outcome_given_at
    over(page)
    assert owed_to(page).template == OUTCOME
    tell_people(page, editor)
    assert Telling.objects.get(page=page).outcome_told_at is not None
    assert owed_notice(publish(page, outcome=f"{WORDS}<p>And more.</p>")) is None
    assert Telling.objects.get(page=page).outcome_given_at == given_at


def test_a_page_that_nobody_published_here_is_noted_by_the_clock(opportunity_index: OpportunityIndexPage) -> None:
    page = make_opportunity(opportunity_index)
    make_opportunity(opportunity_index, title="A draft", live=False)
    assert note_new_pages() == 1
    assert note_new_pages() == 0
    sign_up_all(make_people(1), page)
    assert owed_to(publish(page, place="Another House")).template == CHANGED


def test_a_page_and_its_translation_are_told_of_together(page: OpportunityPage, editor: User) -> None:
    polish = translated(page, title="Krzesła")
    sign_up_all(make_people(2, prefix="polish", language="pl"), polish)
    assert owed_notice(publish(polish, place="Dom Przykładowy")) is None  # words of the same place
    publish(page, place="Another House")
    assert owed_to(polish).page.pk == page.pk
    tell_people(page, editor)
    assert owed_notice(polish) is None
    publish(polish, place="Inny Dom")
    assert owed_notice(page) is None
    assert Mailing.objects.count() == 1
