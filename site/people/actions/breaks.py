"""Taking a break: all mail stops but what somebody causes themselves; their places stay, and why is never asked."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from people.actions.post import release_held, write_message
from people.audit import CHANGED, write_down
from people.models import Person


def begin_break(person: Person, until: date | None) -> None:
    """Begin a break or change how long it is; after `until` we ask once, gently. None: until they say so."""
    with transaction.atomic():
        locked = Person.objects.select_for_update(no_key=True).filter(pk=person.pk).first()
        if locked is None or (locked.paused_at and locked.paused_until == until):
            return
        locked.paused_at = locked.paused_at or timezone.now()
        locked.paused_until = until
        locked.return_asked_at = None
        locked.save(update_fields=["paused_at", "paused_until", "return_asked_at"])
        write_down(CHANGED, user=None, person=locked, what=["break"])


def end_break(person: Person) -> bool:
    """End a break and let the mail go that waited for it; returns False where there was no break."""
    with transaction.atomic():
        locked = Person.objects.select_for_update(no_key=True).filter(pk=person.pk).first()
        if locked is None or locked.paused_at is None:
            return False
        locked.paused_at = locked.paused_until = locked.return_asked_at = None
        locked.save(update_fields=["paused_at", "paused_until", "return_asked_at"])
        release_held(locked)
        write_down(CHANGED, user=None, person=locked, what=["back"])
    return True


def ask_after_breaks() -> int:
    """Ask everyone whose chosen time is over, once, whether they are back; the break goes on until they answer."""
    now = timezone.now()
    over = Person.objects.filter(
        paused_at__isnull=False,
        paused_until__lte=timezone.localdate(now),
        return_asked_at__isnull=True,
        email__isnull=False,
    )
    asked = 0
    for pk in list(over.values_list("pk", flat=True)):
        with transaction.atomic():
            person = over.select_for_update(no_key=True).filter(pk=pk).first()
            if person is None:  # back a moment ago
                continue
            person.return_asked_at = now
            person.save(update_fields=["return_asked_at"])
            which = f"{person.paused_at:%Y%m%d%H%M%S%f}-{person.paused_until:%Y%m%d}"
            write_message(f"break-over-{pk}-{which}", "break_over", person=person)
            asked += 1
    return asked
