"""People with nothing left, and guardians who did not agree, are kept for their time and not a day longer."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from involvement.models import OpportunityPage
from people.actions.consent import record_consent
from people.actions.erasure import request_erasure
from people.actions.states import change_state
from people.models import (
    Erasure,
    GuardianAgreement,
    OutboxMessage,
    Person,
    SignUp,
)
from people.selectors import current_wording
from tests.people.retention.clock import TODAY, Travel, close_mail, goes, nights


def test_people_with_nothing_left_are_erased_silently(travel: Travel, page: OpportunityPage, sign_up: SignUp) -> None:
    close_mail()
    sign_up.delete()
    assert nights(travel, "people", TODAY) == (0, 1)
    erasure = Erasure.objects.get()
    assert (erasure.cause, erasure.erased["person"], OutboxMessage.objects.count()) == ("purged", 1, 0)


def _wants_news(person: Person) -> None:
    news = current_wording("news", "en")
    assert news is not None
    record_consent(person, news, "given")


def _is_owed_mail(person: Person) -> None:
    OutboxMessage.objects.create(key="held", template="mailing", person=person, state=OutboxMessage.State.HELD)


def _asked_to_be_erased(person: Person) -> None:
    request_erasure(person, cause=Erasure.Cause.ASKED)


@pytest.mark.parametrize("reason", [_wants_news, _is_owed_mail, _asked_to_be_erased])
def test_people_with_something_left_are_kept(
    travel: Travel, page: OpportunityPage, sign_up: SignUp, reason: Callable[[Person], None]
) -> None:
    close_mail()
    person = sign_up.person
    sign_up.delete()
    reason(person)
    travel(TODAY + timedelta(days=5000))
    assert goes("people") == 0


def test_people_who_have_just_stopped_the_news_are_kept_a_while(
    travel: Travel, page: OpportunityPage, sign_up: SignUp
) -> None:
    close_mail()
    _wants_news(sign_up.person)
    sign_up.delete()
    stopped = TODAY + timedelta(days=500)
    travel(stopped)
    news = current_wording("news", "en")
    assert news is not None
    record_consent(sign_up.person, news, "withdrawn")
    assert nights(travel, "people", stopped) == (0, 1)


@pytest.mark.parametrize("state", ["refused", "expired", "withdrawn"])
def test_guardians_who_did_not_agree_are_forgotten(
    travel: Travel, page: OpportunityPage, sign_up: SignUp, state: str
) -> None:
    GuardianAgreement.objects.create(sign_up=sign_up, name="Pat", state=state, asked_at=TODAY, answered_at=TODAY)
    travel(TODAY + timedelta(days=500))
    assert goes("guardian_agreements") == 0  # the young person takes part after all
    travel(TODAY)
    change_state(sign_up, SignUp.State.LEFT)
    assert nights(travel, "guardian_agreements", TODAY) == (0, 1)


@pytest.mark.parametrize("state", ["asked", "agreed"])
def test_guardians_who_agreed_or_are_asked_are_kept(travel: Travel, sign_up: SignUp, state: str) -> None:
    GuardianAgreement.objects.create(sign_up=sign_up, name="Pat", state=state, asked_at=TODAY)
    change_state(sign_up, SignUp.State.LEFT)
    travel(TODAY + timedelta(days=5000))
    assert goes("guardian_agreements") == 0
