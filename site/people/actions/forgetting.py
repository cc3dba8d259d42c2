"""Deleting a sign-up that will never be: what was kept goes in one transaction, one last mail tells the person."""

from django.db import transaction

from people.actions.guardian_letters import write_last_letter
from people.actions.offers import fill_soon
from people.agreements import has_consent
from people.contributions import contributors_of_what_is_kept
from people.models import ConsentWording, Erasure, Person, SignUp
from people.storage import overwrite_what_was_deleted

WANTED_BY_ITSELF = (ConsentWording.Purpose.NEWS, ConsentWording.Purpose.ALERTS, ConsentWording.Purpose.FOLLOW)


def forget(sign_up: SignUp, letter: str) -> None:
    """Delete a sign-up with everything under it, and the person too where nothing else is theirs.

    Must run in a transaction that holds the sign-up's row. `letter` goes to the address of somebody we then know no
    more; people without e-mail are told by whoever answered.
    """
    person = Person.objects.select_for_update().get(pk=sign_up.person_id)
    write_last_letter(sign_up, letter)
    fill_soon(sign_up.page_id)  # a place may have been kept for them
    if _has_something_else(person, sign_up):
        sign_up.delete()
    else:
        person.delete()
    transaction.on_commit(overwrite_what_was_deleted, robust=True)


def _has_something_else(person: Person, sign_up: SignUp) -> bool:
    """Tell whether this person takes part in something else, wants mail, or has asked to be erased properly."""
    others = SignUp.objects.filter(person=person).exclude(pk=sign_up.pk)
    is_erased_anyway = Erasure.objects.filter(person=person).exists()
    is_heard = contributors_of_what_is_kept().filter(person=person).exists()
    wants_mail = any(has_consent(person, purpose) for purpose in WANTED_BY_ITSELF)
    return is_erased_anyway or is_heard or others.exists() or wants_mail
