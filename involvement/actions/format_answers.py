"""What the team does with a request for a format: promise a day, answer, or say why it cannot be done."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from core.models import User
from involvement.models import FormatRequest, FormatWish
from involvement.other_formats.naming import named
from people.actions.post import write_message
from people.models import Person

PROMISED, ANSWERED = "format_promised", "format_answered"
CHANGED = "involvement.change_format_wish"
State = FormatWish.State


def promise(wish: FormatWish, day: date, *, by: User) -> bool:
    """Take a request in hand and tell those who wait until when; False where it is settled or that day stands."""
    with transaction.atomic():
        locked = _locked(wish)
        if locked is None or locked.is_settled or (locked.state == State.PROMISED and locked.due_on == day):
            return False
        locked.state, locked.due_on = State.PROMISED, day
        locked.save(update_fields=["state", "due_on"])
        _tell(locked, PROMISED, f"{day:%Y%m%d}")
        _write_down(locked, by)
    return True


def answer(wish: FormatWish, state: str, words: str, *, by: User) -> int | None:
    """Settle a request and owe one mail to each who waits; returns how many wait, None where it is settled already.

    One transaction: whoever is killed in the middle has told nobody, and a second press tells nobody twice.
    """
    if state not in (State.ANSWERED, State.CANNOT):
        raise ValueError("A request is answered, or it cannot be done.")
    now = timezone.now()
    with transaction.atomic():
        locked = _locked(wish)
        if locked is None or locked.is_settled:
            return None
        locked.state, locked.answer, locked.settled_at = State(state), words, now
        locked.save(update_fields=["state", "answer", "settled_at"])
        number = _tell(locked, ANSWERED, f"{now:%Y%m%d%H%M%S%f}")
        locked.requests.filter(is_on=True).update(is_on=False, ended_at=now)
        _write_down(locked, by)
    return number


def _locked(wish: FormatWish) -> FormatWish | None:
    return FormatWish.objects.select_for_update(of=("self",)).filter(pk=wish.pk).first()


def _tell(wish: FormatWish, template: str, mark: str) -> int:
    """Owe the mail to those who wait and have email; returns how many wait in all."""
    waiting = list(FormatRequest.objects.filter(wish=wish, is_on=True).select_related("person").order_by("pk"))
    for request in waiting:
        if request.reach_by == Person.Channel.EMAIL:
            key = f"{template}-{request.pk}-{mark}"
            write_message(key, template, person=request.person, subscription=named(request.pk))
    return len(waiting)


def _write_down(wish: FormatWish, by: User) -> None:
    log(instance=wish, action=CHANGED, user=by, title=str(wish), data={"state": str(wish.state)})
