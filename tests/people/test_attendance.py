"""Who came: written down once it has begun, for those who take part, as often as it is pressed."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.models import User
from involvement.models import OpportunityPage
from people.actions.attendance import set_attended
from people.attendance import has_begun
from people.audit import CHANGED
from people.models import SignUp
from people.subjects import SignUpBriefing
from tests.factories.involvement import make_session

from .desk import fresh, make_confirmed, put_into

State = SignUp.State


def briefing(*starts: timedelta, opens: timedelta | None = None) -> SignUpBriefing:
    """Return what a page says whose sessions start this long from now."""
    now = timezone.now()
    when = tuple((now + each, now + each + timedelta(hours=2)) for each in starts)
    return SignUpBriefing("", "", "", "", "", "", when=when, opens_at=now + opens if opens else None)


def test_it_has_begun_with_the_first_session() -> None:
    now, hour = timezone.now(), timedelta(hours=1)
    assert has_begun(briefing(-hour, 5 * hour), now)
    assert not has_begun(briefing(hour, 5 * hour), now)
    assert has_begun(briefing(), now)
    assert not has_begun(briefing(opens=hour), now)


def test_staff_write_down_who_came_and_change_their_mind(page: OpportunityPage, editor: User) -> None:
    make_session(page, timezone.now() - timedelta(hours=1))
    sign_up = put_into(make_confirmed(page), State.ACTIVE)
    assert fresh(sign_up).attended is None
    for attended in (True, True, False):
        assert set_attended(sign_up, attended=attended, by=editor)
        assert fresh(sign_up).attended is attended
    written = ModelLogEntry.objects.filter(action=CHANGED, object_id=str(sign_up.person_id))
    assert written.count() == 2  # saying the same again is no change
    assert {entry.user for entry in written} == {editor}
    assert "Sam" not in str(list(written.values()))


def test_too_early_nothing_is_written_down(page: OpportunityPage, editor: User) -> None:
    make_session(page, timezone.now() + timedelta(hours=1))
    sign_up = put_into(make_confirmed(page), State.ACTIVE)
    assert not set_attended(sign_up, attended=True, by=editor)
    assert fresh(sign_up).attended is None


@pytest.mark.parametrize("state", [state for state in State if state not in (State.ACTIVE, State.PAUSED)])
def test_who_takes_no_part_cannot_have_come(page: OpportunityPage, editor: User, state: str) -> None:
    make_session(page, timezone.now() - timedelta(hours=1))
    sign_up = put_into(make_confirmed(page), state, offer_ends_at=timezone.now())
    assert not set_attended(sign_up, attended=True, by=editor)


def test_of_somebody_erased_meanwhile_nothing_is_written_down(page: OpportunityPage, editor: User) -> None:
    sign_up = put_into(make_confirmed(page), State.ACTIVE)
    SignUp.objects.filter(pk=sign_up.pk).delete()
    assert not set_attended(sign_up, attended=True, by=editor)
