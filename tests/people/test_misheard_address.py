"""An address that staff wrote down may be a stranger's: nothing opens the record before its owner has proved it."""

from django.core import mail

from core.models import User
from involvement.models import OpportunityPage
from people.actions.confirmation import confirm_by_staff
from people.actions.own_links import send_own_link
from people.models import ConsentEvent, OutboxMessage, Person
from people.post.delivery import deliver_due_messages
from tests.factories.people import make_sign_up


def test_no_mail_to_an_unproved_address_holds_the_link_to_the_record(page: OpportunityPage, editor: User) -> None:
    sign_up = make_sign_up(page)
    confirm_by_staff(sign_up, channel=ConsentEvent.Channel.PHONE, by=editor)
    send_own_link.call(sign_up.person_id)
    deliver_due_messages()
    to_person = [message for message in mail.outbox if message.to == ["sam@example.com"]]
    assert len(to_person) == 2
    assert not [message for message in to_person if "/my/" in str(message.body)]
    assert OutboxMessage.objects.filter(template="confirm_address").count() == 1


def test_once_it_is_proved_the_link_comes(page: OpportunityPage, editor: User) -> None:
    sign_up = make_sign_up(page)
    confirm_by_staff(sign_up, channel=ConsentEvent.Channel.PHONE, by=editor)
    Person.objects.update(email_confirmed_at=sign_up.created_at)
    send_own_link.call(sign_up.person_id)
    deliver_due_messages()
    assert [message for message in mail.outbox if "/my/" in str(message.body)]
