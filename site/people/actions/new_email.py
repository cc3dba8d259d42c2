"""Changing an e-mail address: the new one counts when its mailbox has answered; until then the old one stays."""

from datetime import timedelta
from enum import Enum

from django.db import IntegrityError, transaction
from django.utils import timezone

from people.actions.post import write_message
from people.actions.sign_ups import ask_again_to_confirm
from people.audit import CHANGED, write_down
from people.models import OutboxMessage, Person, SignUp
from people.models.people import new_token_key
from people.selectors import confirmation_age
from people.tokens import digest_of

ASKS = ("new_email", "new_email_taken")
TRIES = 5  # new addresses a day: a page that mails any address typed into it must not become a nuisance to others
TRIES_IN = timedelta(days=1)


class Outcome(Enum):
    """What became of a new address."""

    TAKEN_OVER = "taken over"
    BELONGS_TO_ANOTHER = "belongs to another"
    NOT_ASKED = "not asked"  # changed again or used already


def may_ask_new_email(person: Person, email: str) -> bool:
    """Tell whether this address may be asked now; one that is not new asks nothing."""
    if not email or email == person.email:
        return True
    since = timezone.now() - TRIES_IN
    return OutboxMessage.objects.filter(person=person, template__in=ASKS, created_at__gt=since).count() < TRIES


def ask_new_email(locked: Person, email: str) -> bool:
    """Keep a new address beside the old one and owe it one mail an hour; returns whether it is a new one.

    An address that belongs to another person gets a mail too, which says so and changes nothing: whoever typed it sees
    the same page either way.
    """
    if not email or email == locked.email:
        return False
    is_another = email != locked.new_email
    locked.new_email = email
    locked.save(update_fields=["new_email"])
    is_taken = Person.objects.filter(email=email).exclude(pk=locked.pk).exists()
    key = f"new-email-{locked.pk}-{digest_of(email)[:12]}-{timezone.now():%Y%m%d%H}"
    write_message(key, "new_email_taken" if is_taken else "new_email", person=locked)
    return is_another


def take_new_email(person: Person, seen_digest: str) -> Outcome:
    """Make the address that has answered the person's own, end every link sent to the old one, and tell the old one."""
    with transaction.atomic():
        # Sign-ups before their person: the order in which every other action locks them.
        list(SignUp.objects.select_for_update(of=("self",)).filter(person=person.pk).order_by("pk"))
        locked = Person.objects.select_for_update(no_key=True).filter(pk=person.pk).first()
        if locked is None or not locked.new_email or digest_of(locked.new_email) != seen_digest:
            return Outcome.NOT_ASKED
        old, language = locked.email, locked.language
        try:
            with transaction.atomic():
                _take_over(locked)
        except IntegrityError:
            Person.objects.filter(pk=locked.pk).update(new_email="")
            return Outcome.BELONGS_TO_ANOTHER
        write_down(CHANGED, user=None, person=locked, what=["email"])
        ask_again_to_confirm(locked)
        if old:
            _tell_old_address(locked, old, language)
    return Outcome.TAKEN_OVER


def forget_new_email(person: Person) -> bool:
    """Take the question to a new address back; returns whether there was one."""
    return bool(Person.objects.filter(pk=person.pk).exclude(new_email="").update(new_email=""))


def forget_unanswered_emails() -> int:
    """Forget new addresses whose link has run out; returns how many that were."""
    since = timezone.now() - confirmation_age() - timedelta(days=2)  # grace for mail that was slow
    asked_lately = OutboxMessage.objects.filter(template__in=ASKS, created_at__gt=since, person__isnull=False)
    return Person.objects.exclude(new_email="").exclude(pk__in=asked_lately.values("person")).update(new_email="")


def _take_over(locked: Person) -> None:
    locked.email = locked.new_email
    locked.new_email = ""
    locked.email_confirmed_at = timezone.now()
    locked.token_key = new_token_key()
    locked.save(update_fields=["email", "new_email", "email_confirmed_at", "token_key"])


def _tell_old_address(person: Person, address: str, language: str) -> None:
    # The old address stands nowhere else by now; it goes from here as soon as the mail is over.
    key = f"email-changed-{person.pk}-{timezone.now():%Y%m%d%H%M%S%f}"
    write_message(key, "email_changed", person=person)
    OutboxMessage.objects.filter(key=key).update(receipt_address=address, receipt_language=language)
