"""What must not slip past a guardian, a change of mind, a joined record, an ended link or a missing address."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from core.models import OrganisationSettings, User
from involvement.models import OpportunityPage
from people.actions.agreements import write_down_agreed
from people.actions.confirmation import confirm
from people.actions.consent import record_consent
from people.actions.guardians import agree
from people.actions.new_email import Outcome, take_new_email
from people.actions.own_links import end_all_links
from people.actions.post import write_message
from people.actions.sign_ups import expire_unconfirmed
from people.actions.subscriptions import start_subscription
from people.actions.suppression import settle
from people.agreements import has_consent, latest_event
from people.models import GuardianAgreement, OutboxMessage, Person, SignUp, Suppression
from people.post.delivery import deliver_due_messages
from people.selectors import current_wording
from people.tokens import Purpose, claim_of, digest_of
from tests.factories.guardians import agreement_for, both_boxes, make_waiting
from tests.factories.people import confirm_path, make_sign_up

State = OutboxMessage.State


def test_who_waits_for_a_guardian_switches_no_news_on(page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    confirm(sign_up)
    SignUp.objects.update(state=SignUp.State.AWAITING_GUARDIAN)
    assert start_subscription(sign_up.person, "news") is False
    assert not has_consent(sign_up.person, "news")
    SignUp.objects.update(state=SignUp.State.ACTIVE)
    assert start_subscription(sign_up.person, "news") is True


def test_a_form_that_waits_to_be_rung_never_runs_out_by_itself(page: OpportunityPage) -> None:
    """Also where the record it belongs to has got an e-mail address meanwhile."""
    sign_up = make_sign_up(page, reach_by="phone", phone="01632960001", email="")
    Person.objects.filter(pk=sign_up.person_id).update(email="joined@example.com")
    with time_machine.travel(timezone.now() + timedelta(days=60), tick=False):
        assert expire_unconfirmed() == 0
    sign_up.refresh_from_db()
    assert (sign_up.state, bool(sign_up.pending)) == (SignUp.State.UNCONFIRMED, True)


def test_settling_frees_the_address_whoever_it_was_heard_of(page: OpportunityPage, editor: User) -> None:
    stranger = Person.objects.create(email="stranger@example.com")
    person = make_sign_up(page).person
    Suppression.objects.create(person=stranger, address_digest=digest_of("sam@example.com"), reason="bounced")
    assert settle(person, told=[], by=editor) is True
    assert not Suppression.objects.filter(lifted_at__isnull=True).exists()


def test_settling_frees_a_guardian_of_two(page: OpportunityPage, editor: User) -> None:
    first, second = make_sign_up(page), make_sign_up(page, email="second@example.com", name="Second Example")
    for sign_up in (first, second):
        GuardianAgreement.objects.create(sign_up=sign_up, name="Kim", email="kim@example.com")
    Suppression.objects.create(person=first.person, address_digest=digest_of("kim@example.com"), reason="bounced")
    assert settle(second.person, told=[], by=editor) is True
    assert not Suppression.objects.filter(lifted_at__isnull=True).exists()


def test_mail_to_a_team_without_an_address_waits_for_one(
    page: OpportunityPage, organisation: OrganisationSettings
) -> None:
    OpportunityPage.objects.update(contact_email="")
    OrganisationSettings.objects.update(team_email="")
    organisation.refresh_from_db()
    organisation.save()
    sign_up = make_sign_up(page, reach_by="phone", phone="01632960001", email="")
    deliver_due_messages()
    message = OutboxMessage.objects.get(template="team_contact")
    assert (message.state, message.last_error) == (State.WAITING, "NotNow")
    organisation.team_email = "team@example.org"
    organisation.save()
    OutboxMessage.objects.update(due_at=timezone.now())
    deliver_due_messages()
    message.refresh_from_db()
    assert message.state == State.SENT
    assert sign_up.pending


def test_mail_that_this_worker_does_not_know_waits_for_one_that_does(page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    for number in range(5):
        write_message(f"later-{number}", "written_by_newer_code", person=sign_up.person, sign_up=sign_up)
    OutboxMessage.objects.filter(template="confirm").update(due_at=timezone.now())
    deliver_due_messages()
    assert set(OutboxMessage.objects.filter(key__startswith="later").values_list("state", flat=True)) == {State.WAITING}
    # What cannot be made says nothing of the mail server: the mail behind it goes.
    assert OutboxMessage.objects.get(template="confirm").state == State.SENT


@pytest.mark.django_db
def test_ending_all_links_sends_fresh_ones_for_what_waits_to_be_confirmed(page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    old = confirm_path(sign_up).split("/")[2]
    deliver_due_messages()
    assert end_all_links(sign_up.person)
    person = Person.objects.get(pk=sign_up.person_id)
    claim = claim_of(old, Purpose.CONFIRM)
    assert claim
    assert not claim.belongs_to(person)
    asked = OutboxMessage.objects.filter(template="confirm", state=State.WAITING)
    assert asked.count() == 1
    deliver_due_messages()
    assert not asked.exists()
    assert confirm(SignUp.objects.get(pk=sign_up.pk))


def test_who_has_left_everything_by_phone_has_taken_back_what_they_agreed_to(
    page: OpportunityPage, editor: User
) -> None:
    sign_up = make_sign_up(page)
    confirm(sign_up)
    assert has_consent(sign_up.person, "take-part")
    assert write_down_agreed(SignUp.objects.get(), SignUp.State.LEFT, by=editor)
    last = latest_event(sign_up.person, "take-part")
    assert last
    assert (last.decision, last.channel, last.recorded_by) == ("withdrawn", "phone", editor)


def test_a_new_address_is_asked_about_the_form_that_waits(page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    deliver_due_messages()
    person = sign_up.person
    Person.objects.update(new_email="new@example.com")
    person.refresh_from_db()
    assert take_new_email(person, digest_of("new@example.com")) is Outcome.TAKEN_OVER
    asked = OutboxMessage.objects.filter(template="confirm", state=State.WAITING)
    assert asked.count() == 1
    deliver_due_messages()
    assert not asked.exists()
    assert [to for message in mail.outbox for to in message.to].count("new@example.com") == 1
    assert SignUp.objects.get().pending["email"] == "new@example.com"


@pytest.mark.parametrize("stops", [True, False])
def test_news_that_was_stopped_while_a_guardian_was_asked_stays_stopped(young: OpportunityPage, stops: bool) -> None:
    """The guardian's yes counts for what was held back, not against a change of mind since."""
    news = current_wording("news", "en")
    assert news
    sign_up = make_waiting(young, wordings=both_boxes())
    if stops:
        record_consent(sign_up.person, news, "withdrawn")
    assert agree(agreement_for(sign_up))
    assert has_consent(sign_up.person, "news") is not stops
