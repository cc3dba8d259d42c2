"""DESIGN 7.5: every mail passes through the outbox with an idempotency key; a second run sends nothing twice."""

import re

from django.core import mail

from involvement.models import OpportunityPage
from people.actions.post import write_message
from people.models import OutboxMessage
from people.post.delivery import deliver_due_messages
from tests.architecture.house import named, our_code
from tests.factories.people import make_sign_up

SENDS = re.compile(r"\b(?:send_mail|send_mass_mail|EmailMessage|EmailMultiAlternatives|mail_admins|mail_managers)\b")
OWES = re.compile(r"OutboxMessage\.objects\.(?:create|get_or_create|update_or_create|bulk_create)\(")
WRITERS = {
    "site/people/actions/post.py",
    "site/people/actions/mailings.py",  # thousands at once
    "site/people/actions/mailing_letters.py",
    "site/people/actions/joining_letters.py",  # letters of two records that become one
    "site/people/actions/erasure.py",  # the receipt, whose person is gone
}


def test_rule_5_one_module_hands_mail_to_a_server() -> None:
    assert {named(path) for path in our_code() if SENDS.search(path.read_text())} == {"site/people/post/sending.py"}


def test_rule_5_mail_is_owed_by_few_modules_each_with_a_key() -> None:
    writers = {named(path) for path in our_code() if OWES.search(path.read_text())}
    assert writers <= WRITERS
    assert OutboxMessage._meta.get_field("key").unique


def test_rule_5_the_same_key_and_a_second_run_send_nothing_twice(page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    for _ in range(3):
        write_message("the same key", "confirm", person=sign_up.person, sign_up=sign_up)
    for _ in range(3):
        deliver_due_messages()
    keys = [message.extra_headers["Message-ID"] for message in mail.outbox]
    assert len(keys) == len(set(keys))
    assert OutboxMessage.objects.filter(key="the same key").count() == 1
