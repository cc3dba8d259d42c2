"""What somebody changes about themselves on their own page. Consent is not among it, and never follows from it."""

from django.db import transaction
from django.utils import timezone

from people.actions.new_email import ask_new_email
from people.audit import CHANGED, write_down
from people.models import Person
from people.own_details import OwnDetails


def save_details(person: Person, details: OwnDetails, email: str) -> bool:
    """Keep what they typed and ask a new address to answer; returns False where nothing differs or they are gone."""
    with transaction.atomic():
        locked = Person.objects.select_for_update(no_key=True).filter(pk=person.pk).first()
        if locked is None:
            return False
        changed = details.put_into(locked)
        if changed:
            locked.save(update_fields=changed)
        if ask_new_email(locked, email):
            changed.append("new_email")
        if changed:
            write_down(CHANGED, user=None, person=locked, what=changed)
    return bool(changed)


def prove_mailbox(person: Person) -> None:
    """Write down that an address is theirs: who acts through a link from a mail has read the mail."""
    unproven = Person.objects.filter(pk=person.pk, email__isnull=False, email_confirmed_at__isnull=True)
    unproven.update(email_confirmed_at=timezone.now())
