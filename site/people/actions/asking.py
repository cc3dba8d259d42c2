"""Asking an address whether a subscription is wanted: one mail an hour for each thing, and only a few a day in all."""

from datetime import datetime, timedelta

from people.actions.post import write_message
from people.models import OutboxMessage, Person
from people.tokens import digest_of

ASKED_AT_MOST_EVERY = timedelta(hours=1)
MOST_MAILS = 10  # a day to one person: a form that mails any address typed into it must not become a nuisance to others
A_DAY = timedelta(days=1)


def ask_whether_wanted(person: Person, template: str, *, thing: str, subscription: str, now: datetime) -> None:
    """Send the mail that asks whether `subscription` is wanted, unless they have just been asked about this thing.

    Must run in the transaction that keeps what was asked for. `template` is the mail; of all mails of this kind
    together, whichever room asks, one person gets only a few a day.
    """
    asked = f"confirm-{thing}-{digest_of(person.token_key)[:12]}-"  # links that were ended may be asked afresh
    service = OutboxMessage.objects.filter(person=person, kind=OutboxMessage.Kind.SERVICE)
    questions = service.exclude(subscription="").filter(created_at__gt=now - A_DAY)
    mails = list(questions.values_list("key", "created_at"))
    has_one = any(key.startswith(asked) and moment > now - ASKED_AT_MOST_EVERY for key, moment in mails)
    if not has_one and len(mails) < MOST_MAILS:
        write_message(f"{asked}{now:%Y%m%d%H}", template, person=person, subscription=subscription)
