"""Leaving what somebody signed up for: no reason asked, the team told, a receipt sent, and a way back left open."""

from django.db import transaction
from django.utils import timezone

from people.actions.consent import record_consent
from people.actions.sign_up_letters import tell_person, tell_team
from people.actions.states import change_state
from people.agreements import latest_event
from people.models import ConsentEvent, ConsentWording, Person, SignUp
from people.places import WITHOUT_PLACE, can_leave, has_place


def leave(sign_up: SignUp) -> bool:
    """Leave; returns False where the person had left before.

    What a newer form said and nobody has confirmed is forgotten too, so that no old link brings them back.
    """
    now = timezone.now()
    with transaction.atomic():
        locked = SignUp.objects.select_for_update(of=("self",)).select_related("person").filter(pk=sign_up.pk).first()
        if locked is None or not can_leave(locked):
            return False
        locked.pending = {}
        locked.save(update_fields=["pending"])
        if locked.state == SignUp.State.UNCONFIRMED:
            change_state(locked, SignUp.State.EXPIRED)
        elif has_place(locked):
            change_state(locked, SignUp.State.LEFT)
            tell_person(locked, "left", now)
            tell_team(locked, "team_left", now)
            _end_agreement(locked.person)
    return True


def _end_agreement(person: Person) -> None:
    """Write into the ledger that their details are not for taking part any more, once they take part in nothing."""
    # One after the other: of two things that somebody leaves at one moment, the second is the last.
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if SignUp.objects.filter(person=person).exclude(state__in=WITHOUT_PLACE).exists():
        return
    latest = latest_event(person, ConsentWording.Purpose.TAKE_PART)
    if latest and latest.decision == ConsentEvent.Decision.GIVEN:
        record_consent(person, latest.wording, ConsentEvent.Decision.WITHDRAWN)
