"""Sending people the link to their own page, and ending every link they have."""

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from people.actions.post import write_message
from people.actions.sign_ups import ask_again_to_confirm
from people.audit import LINKS_ENDED, write_down
from people.models import Person, SignUp
from people.models.people import new_token_key
from people.tokens import digest_of

NOBODY = 0


def ask_for_own_link(email: str) -> None:
    """Have a fresh link sent to this address if we know it.

    One look-up and one task, known or not: nobody who watches or measures learns which it was.
    """
    known = Person.objects.filter(email=email).values_list("pk", flat=True).first()
    send_own_link.enqueue(known or NOBODY)


@task()
def send_own_link(person_pk: int) -> bool:
    """Owe the link to this person, at most once an hour; returns False where there is no such person."""
    with transaction.atomic():
        person = Person.objects.filter(pk=person_pk, email__isnull=False).first()
        if person is None:
            return False
        if _may_be_a_strangers(person):
            write_message(f"confirm-address-{person.pk}-{timezone.now():%Y%m%d%H}", "confirm_address", person=person)
        else:
            owe_own_link(person)
    return True


def _may_be_a_strangers(person: Person) -> bool:
    """Tell whether staff wrote this address down for somebody who told them things, and its owner has not proved it."""
    told_us = SignUp.objects.filter(person=person, confirmed_at__isnull=False)
    return person.email_confirmed_at is None and told_us.exists()


def owe_own_link(person: Person) -> None:
    """Owe one mail with the link; another one follows only in another hour, or after all links were ended."""
    era = digest_of(person.token_key)[:12]
    write_message(f"own-link-{person.pk}-{era}-{timezone.now():%Y%m%d%H}", "own_link", person=person)


def end_all_links(person: Person) -> bool:
    """End every link this person was sent and owe them a fresh one; returns False where the person is gone."""
    with transaction.atomic():
        # Sign-ups before their person: the order in which every other action locks them.
        list(SignUp.objects.select_for_update(of=("self",)).filter(person=person.pk).order_by("pk"))
        locked = Person.objects.select_for_update(no_key=True).filter(pk=person.pk).first()
        if locked is None:
            return False
        locked.token_key = new_token_key()
        locked.save(update_fields=["token_key"])
        write_down(LINKS_ENDED, user=None, person=locked)
        if locked.email:
            owe_own_link(locked)
            ask_again_to_confirm(locked)
    return True
