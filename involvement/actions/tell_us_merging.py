"""Putting together what several people told us of the same thing, and taking it apart where the first one goes."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from core.models import User
from involvement.actions.tell_us_moderating import change_state
from involvement.models import TellUsEntry, TellUsMessage
from involvement.tell_us.similar import can_be_put_together

State = TellUsMessage.State


def merge(goes: TellUsMessage, stays: TellUsMessage, *, by: User) -> bool:
    """Put one message together with another; whoever told us either hears what comes of it.

    Both keep their own words, contact and history. Returns False where it cannot be done (any more).
    """
    with transaction.atomic():
        pair = {goes.pk, stays.pk}
        held = TellUsMessage.objects.select_for_update(of=("self",)).filter(pk__in=pair).order_by("pk")
        found = {message.pk: message for message in held}
        if len(found) < 2 or not can_be_put_together(found[goes.pk], found[stays.pk]):
            return False
        moving, root = found[goes.pk], found[stays.pk]
        change_state(moving, State.MERGED, TellUsEntry.Kind.MERGED, by=by, note=_number(root))
        moving.merged_into, moving.story = root, root.story
        moving.save(update_fields=["merged_into", "story"])
        # What was together with the one that moves follows it, so that there is one step only.
        TellUsMessage.objects.filter(merged_into=moving).update(merged_into=root, story=root.story)
    return True


def let_go(messages: Iterable[int]) -> None:
    """Let what was put together with these stand by itself again, because these are about to be deleted."""
    orphans = TellUsMessage.objects.filter(merged_into__in=list(messages)).exclude(pk__in=list(messages))
    settled = orphans.filter(story__isnull=False)
    settled.update(state=State.STORY, merged_into=None)
    orphans.filter(story__isnull=True).update(state=State.NEW, merged_into=None, moved_at=timezone.now())


def _number(message: TellUsMessage) -> str:
    return str(message.pk)
