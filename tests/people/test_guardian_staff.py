"""Staff ring a guardian who has no email, and write down the answer; every such line is in the history."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from core.models import User
from involvement.models import OpportunityPage
from people.actions.agreements import states_to_agree_on, write_down_agreed
from people.actions.confirmation import confirm
from people.actions.guardians import agree
from people.actions.sign_ups import register_interest
from people.actions.states import change_state
from people.agreements import has_consent
from people.models import GuardianAgreement, Person, SignUp
from people.selectors import current_wording
from tests.factories.guardians import agreement_for, born, guardian_path, make_waiting
from tests.factories.people import make_sign_up, make_submission, waiting_templates
from tests.people.test_permissions import signed_in_with

S = SignUp.State
BY_PHONE: dict[str, Any] = {"guardian_email": "", "guardian_phone": "07700900982"}


def page_of(client: Client, sign_up: SignUp) -> str:
    """Return what staff see of a sign-up."""
    return client.get(reverse("sign_ups:inspect", args=[sign_up.pk])).content.decode()


def write_down(client: Client, sign_up: SignUp, said: str) -> str:
    """Press one of the buttons and return the page after it."""
    path = reverse("guardians:write_down", args=[sign_up.pk])
    return client.post(path, {"answer": said}, follow=True).content.decode()


def test_staff_see_the_guardian_and_write_down_that_they_agree(
    editor_client: Client, editor: User, young: OpportunityPage
) -> None:
    sign_up = make_waiting(young, **BY_PHONE)
    shown = page_of(editor_client, sign_up)
    for words in ("Parent or guardian", "Kim Guardian", "07700900982", "The guardian agrees", "Can answer until"):
        assert words in shown
    assert "no longer agrees" not in shown
    assert "Written down: what the guardian said." in write_down(editor_client, sign_up, "agree")
    sign_up.refresh_from_db()
    event = sign_up.events.last()
    assert event
    assert (sign_up.state, event.by) == (S.ACTIVE, editor)
    assert waiting_templates()[-2:] == ["guardian_agreed", "team_new"]
    entry = ModelLogEntry.objects.get(action="people.change")
    assert (entry.user, entry.data) == (editor, {"what": "guardian agreed"})
    assert "Sam" not in entry.label
    shown = page_of(editor_client, sign_up)
    assert "The guardian no longer agrees" in shown
    assert "The guardian agrees" not in shown
    assert "Nothing was changed" in write_down(editor_client, sign_up, "agree")


def test_staff_write_down_a_refusal_and_all_is_deleted(editor_client: Client, young: OpportunityPage) -> None:
    sign_up = make_waiting(young, **BY_PHONE)
    assert "Written down: what the guardian said." in write_down(editor_client, sign_up, "refuse")
    assert not Person.objects.exists()
    assert not SignUp.objects.exists()
    entry = ModelLogEntry.objects.get(action="people.change")
    assert entry.data == {"what": "guardian refused"}
    assert "Sam" not in entry.label
    assert (
        editor_client.post(reverse("guardians:write_down", args=[sign_up.pk]), {"answer": "agree"}).status_code == 404
    )


def test_staff_write_down_a_change_of_mind(editor_client: Client, young: OpportunityPage) -> None:
    sign_up = make_waiting(young, **BY_PHONE)
    agree(agreement_for(sign_up))
    write_down(editor_client, sign_up, "withdraw")
    sign_up.refresh_from_db()
    assert sign_up.state == S.LEFT
    assert waiting_templates()[-2:] == ["guardian_withdrew", "team_guardian_withdrew"]


def test_a_button_that_is_none_changes_nothing(editor_client: Client, young: OpportunityPage) -> None:
    sign_up = make_waiting(young)
    path = reverse("guardians:write_down", args=[sign_up.pk])
    assert editor_client.get(path).status_code == 405
    for said in ("", "perhaps"):
        assert "Choose what the guardian said." in write_down(editor_client, sign_up, said)
    sign_up.refresh_from_db()
    assert sign_up.state == S.AWAITING_GUARDIAN


@pytest.mark.parametrize(
    ("permissions", "may"),
    [
        ((), False),
        (("view_signup",), False),
        (("change_signup",), False),
        (("view_person", "change_person"), False),
        (("view_signup", "change_signup"), True),
    ],
)
def test_who_may_write_down_what_a_guardian_said(
    young: OpportunityPage, permissions: tuple[str, ...], may: bool
) -> None:
    sign_up = make_waiting(young)
    client = signed_in_with(*permissions)
    if "view_signup" in permissions:
        assert ("The guardian agrees" in page_of(client, sign_up)) is may
    write_down(client, sign_up, "agree")
    sign_up.refresh_from_db()
    assert (sign_up.state == S.ACTIVE) is may


def test_a_request_from_elsewhere_is_refused(editor: User, young: OpportunityPage) -> None:
    sign_up = make_waiting(young)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    path = reverse("guardians:write_down", args=[sign_up.pk])
    assert strict.post(path, {"answer": "refuse"}).status_code == 403
    assert SignUp.objects.exists()


def test_of_somebody_who_waits_for_no_guardian_the_page_says_nothing(
    editor_client: Client, page: OpportunityPage
) -> None:
    sign_up = make_sign_up(page)
    confirm(sign_up)
    assert "Parent or guardian" not in page_of(editor_client, sign_up)
    assert editor_client.post(reverse("guardians:write_down", args=[sign_up.pk])).status_code == 404


def test_staff_cannot_write_down_a_state_that_skips_the_guardian(editor: User, young: OpportunityPage) -> None:
    sign_up = make_waiting(young)
    assert states_to_agree_on(sign_up) == [S.DECLINED, S.LEFT]
    for state in (S.ACTIVE, S.WAITING_LIST, S.AWAITING_TEAM, S.PAUSED):
        assert not write_down_agreed(sign_up, state, by=editor)
    assert write_down_agreed(sign_up, S.DECLINED, by=editor)
    sign_up.refresh_from_db()
    assert states_to_agree_on(sign_up) == [S.AWAITING_GUARDIAN]


def test_the_guardian_of_somebody_declined_can_be_asked_again(
    client: Client, editor: User, young: OpportunityPage
) -> None:
    sign_up = make_waiting(young)
    path = guardian_path(sign_up)
    write_down_agreed(sign_up, S.DECLINED, by=editor)
    assert "There is nothing to answer any more" in client.get(path).content.decode()
    mails = len(waiting_templates())
    assert write_down_agreed(sign_up, S.AWAITING_GUARDIAN, by=editor)
    assert len(waiting_templates()) == mails
    assert "Do you agree?" in client.get(path).content.decode()
    assert agree(agreement_for(sign_up))


def test_staff_may_go_on_once_no_guardian_is_needed(editor: User, young: OpportunityPage) -> None:
    news = current_wording("news", "en")
    assert news
    sign_up = make_waiting(young, wordings=(news.pk,))
    Person.objects.update(born_on=born(20))  # staff have put it right
    sign_up.refresh_from_db()
    assert write_down_agreed(sign_up, S.ACTIVE, by=editor)
    assert not GuardianAgreement.objects.exists()
    assert has_consent(sign_up.person, "news")


def test_somebody_declined_who_turns_out_to_be_young_still_needs_the_guardian(
    editor: User, young: OpportunityPage
) -> None:
    sign_up = make_sign_up(young, born_on=born(30).isoformat())
    confirm(sign_up)
    sign_up.refresh_from_db()
    change_state(sign_up, S.DECLINED, by=editor)
    younger = {"born_on": born(14).isoformat(), "guardian_name": "Kim Guardian", "guardian_email": "kim@example.net"}
    register_interest(young, make_submission(**younger))
    assert confirm(sign_up)
    sign_up.refresh_from_db()
    assert not write_down_agreed(sign_up, S.ACTIVE, by=editor)
    assert write_down_agreed(sign_up, S.AWAITING_GUARDIAN, by=editor)
    assert agree(agreement_for(sign_up))
