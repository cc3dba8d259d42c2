"""Saying no to somebody, in words that staff chose for them."""

from django.db import transaction
from django.utils import timezone

from core.models import User
from people.actions.offers import fill_soon
from people.actions.places import lock_thing
from people.actions.sign_up_letters import tell_person
from people.actions.states import change_state
from people.deciding import MAY_BE_DECLINED
from people.models import SignUp
from people.offers import gets_own_links


def decline(sign_up: SignUp, words: str, *, by: User) -> bool:
    """Say no in these words, which the mail carries; returns False where there is nothing to say no to, or no words.

    A place that becomes free is offered to whoever waits. Who has proved no e-mail address is not written to: the team
    rings, and finds the words beside the sign-up.
    """
    kind = words.strip()
    with transaction.atomic():
        if not kind or lock_thing(sign_up.page_id) is None:
            return False
        rows = SignUp.objects.select_for_update(of=("self",)).select_related("person")
        locked = rows.filter(pk=sign_up.pk).first()
        if locked is None or locked.state not in MAY_BE_DECLINED:
            return False
        locked.kind_words = kind
        locked.save(update_fields=["kind_words"])
        change_state(locked, SignUp.State.DECLINED, by=by)
        if gets_own_links(locked.person):
            tell_person(locked, "declined", timezone.now())
        fill_soon(locked.page_id)
    return True
