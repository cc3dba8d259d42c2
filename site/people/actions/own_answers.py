"""A member changes what they answered when they joined; consent is not among it."""

from django.db import transaction

from people.audit import CHANGED, write_down
from people.models import SignUp
from people.places import has_place
from people.submissions import Answer


def save_answers(sign_up: SignUp, answers: list[Answer]) -> bool:
    """Keep the answers; returns False where nothing differs, or where the person has left meanwhile."""
    with transaction.atomic():
        locked = SignUp.objects.select_for_update(of=("self",)).select_related("person").filter(pk=sign_up.pk).first()
        if locked is None or not has_place(locked) or locked.answers == answers:
            return False
        locked.answers = answers
        locked.save(update_fields=["answers"])
        write_down(CHANGED, user=None, person=locked.person, what=["answers"])
    return True
