"""Whether what somebody needed was there when they took part: yes, some of it, or no."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from core.models import User
from people.audit import CHANGED, write_down
from people.models import AccessNeedMet, SignUp
from people.needs import TOOK_PART, has_needs, is_over
from people.subjects import SignUpSubject


def can_record_met(sign_up: SignUp, moment: datetime) -> bool:
    """Tell whether staff can say so now: the person needs something, took part, and it is over."""
    subject = sign_up.page.specific
    if sign_up.state not in TOOK_PART or not isinstance(subject, SignUpSubject):
        return False
    needs_something = has_needs(sign_up.person) or hasattr(sign_up, "need_met")
    return needs_something and is_over(subject.sign_up_briefing(), moment)


def record_met(sign_up: SignUp, answer: str, *, by: User) -> bool:
    """Write down the answer, over an earlier one; returns False where it is none of ours or cannot be given now."""
    now = timezone.now()
    if answer not in AccessNeedMet.Answer.values or not can_record_met(sign_up, now):
        return False
    with transaction.atomic():
        if not SignUp.objects.select_for_update().filter(pk=sign_up.pk).exists():  # erased a moment ago
            return False
        fresh = {"answer": answer, "recorded_at": now, "recorded_by": by}
        AccessNeedMet.objects.update_or_create(sign_up_id=sign_up.pk, defaults=fresh)
        write_down(CHANGED, user=by, person=sign_up.person, what=["need_met"])
    return True
