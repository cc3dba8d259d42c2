"""What becomes of followings when two records of one person are joined: they move, and two of one thing become one."""

from django.utils import timezone

from involvement.following.things import Thing
from involvement.models import StoryFollow
from people.agreements import has_consent
from people.models import ConsentWording, Person


def join_followings(stays: Person, goes: Person) -> None:
    """Give what the record that goes follows to the one that stays; all ends where either record had said no.

    The ledger is joined before this, and in it a withdrawal is the last word.
    """
    kept = {Thing.of(follow): follow for follow in StoryFollow.objects.filter(person=stays)}
    for follow in StoryFollow.objects.filter(person=goes):
        same = kept.get(Thing.of(follow))
        if same is None:
            StoryFollow.objects.filter(pk=follow.pk).update(person=stays)
        else:
            _make_one(same, follow)
    if not has_consent(stays, ConsentWording.Purpose.FOLLOW):
        on = StoryFollow.objects.filter(person=stays, is_on=True)
        on.update(is_on=False, ended_at=timezone.now())


def _make_one(keeps: StoryFollow, gives: StoryFollow) -> None:
    """Keep one of two followings of the same thing: on if either was, since the first of them was."""
    further = gives if gives.is_on and not keeps.is_on else keeps
    same = [follow.on_since for follow in (keeps, gives) if follow.on_since and follow.is_on == further.is_on]
    keeps.asked_at = max(keeps.asked_at, gives.asked_at)
    keeps.on_since = min(same, default=further.on_since)
    keeps.wording_id, keeps.is_on, keeps.ended_at = further.wording_id, further.is_on, further.ended_at
    keeps.save()
