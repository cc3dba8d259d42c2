"""Writing down who came."""

from django.db import transaction
from django.utils import timezone

from core.models import User
from people.attendance import CAN_HAVE_COME, has_begun
from people.audit import CHANGED, write_down
from people.models import SignUp
from people.post.briefings import briefing_of


def set_attended(sign_up: SignUp, *, attended: bool, by: User) -> bool:
    """Write down that somebody came, or did not; returns False before it has begun, and for who takes no part in it.

    Saying the same twice changes and logs nothing.
    """
    with transaction.atomic():
        rows = SignUp.objects.select_for_update(of=("self",)).select_related("person", "page")
        locked = rows.filter(pk=sign_up.pk).first()
        briefing = briefing_of(locked)
        if locked is None or briefing is None or locked.state not in CAN_HAVE_COME:
            return False
        if not has_begun(briefing, timezone.now()):
            return False
        if locked.attended is not attended:
            locked.attended = attended
            locked.save(update_fields=["attended"])
            write_down(CHANGED, user=by, person=locked.person, what=["attended"], sign_up=locked.pk)
    return True
