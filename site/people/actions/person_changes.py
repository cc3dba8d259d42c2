"""What staff change in a person's details for them. Consent, and whether an address is theirs, are never among it."""

from django.db import transaction

from core.models import User
from people.addresses import reach_key
from people.audit import CHANGED, write_down
from people.models import Person
from people.own_details import OwnDetails


def change_details(person: Person, details: OwnDetails, *, by: User) -> bool:
    """Keep what staff typed; returns False where nothing differs or the person is gone."""
    with transaction.atomic():
        locked = Person.objects.select_for_update(no_key=True).filter(pk=person.pk).first()
        if locked is None:
            return False
        changed = details.put_into(locked)
        if changed:
            locked.save(update_fields=[*changed, *_known_again(locked)])
            write_down(CHANGED, user=by, person=locked, what=changed)
    return bool(changed)


def _known_again(person: Person) -> list[str]:
    """Let somebody without e-mail be found by their new number when they sign up again; not where another has it."""
    contact = person.phone if person.channel == Person.Channel.PHONE else person.address
    if person.email or not contact:
        return []
    key = reach_key(person.channel, contact, person.name)
    if Person.objects.filter(reach_key=key).exists():
        return []
    person.reach_key = key
    return ["reach_key"]
