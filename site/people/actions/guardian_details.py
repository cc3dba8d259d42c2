"""Forgetting a parent or guardian who asks for it: what they decided stays, who they are goes."""

from django.db import transaction

from people.guardians_named import agreements_naming, forms_naming
from people.models import Person
from people.models.people import new_token_key

NOBODY = {"name": "", "email": "", "phone": ""}


def forget_guardian(address: str) -> int:
    """Empty name, address and number of a guardian wherever a young person named them, and end their links.

    An agreement stays what it was: agreed, refused or waited for; one that is waited for runs out by itself. Returns
    how many agreements and forms that were.
    """
    with transaction.atomic():
        forms = list(forms_naming(address).select_for_update(of=("self",)))
        for sign_up in forms:
            sign_up.pending |= {f"guardian_{what}": "" for what in NOBODY}
            sign_up.save(update_fields=["pending"])
        agreements = agreements_naming(address)
        count = len(forms)
        for pk in list(agreements.values_list("pk", flat=True)):
            count += agreements.model.objects.filter(pk=pk).update(**NOBODY, token_key=new_token_key())
    return count


def forget_as_guardian(person: Person) -> int:
    """Do the same for somebody who takes part themselves and is erased."""
    return forget_guardian(person.email or "")
