"""Asking to follow something, and switching it on and off; nothing is on before the person has pressed our button."""

from django.db import transaction
from django.utils import timezone

from core.deadlocks import again_after_deadlock
from involvement.following.things import FollowName, Thing
from involvement.models import StoryFollow
from people.actions.asking import ask_whether_wanted
from people.actions.consent import record_consent
from people.actions.people import person_with_address
from people.models import ConsentEvent, ConsentWording, Person
from people.subscriptions import Press

CONFIRM = "confirm_follow"


@again_after_deadlock
def ask_to_follow(thing: Thing, email: str, language: str, wording: ConsentWording) -> None:
    """Keep the wish and send one mail that asks whether it is theirs; until it is confirmed the newest form counts.

    One person an address, one row a thing, one mail an hour: the database's own constraints decide. What is on stays as
    it is, and nobody who watches can tell whether we knew the address.
    """
    now = timezone.now()
    with transaction.atomic():
        person = person_with_address(email, language)
        follow = StoryFollow(person=person, kind=thing.kind, key=thing.key, wording=wording, asked_at=now)
        same = ["person", "kind", "key"]
        StoryFollow.objects.bulk_create([follow], update_conflicts=True, unique_fields=same, update_fields=["key"])
        StoryFollow.objects.filter(pk=follow.pk, is_on=False).update(wording=wording, asked_at=now)
        name = str(FollowName(follow.pk))
        ask_whether_wanted(person, CONFIRM, thing=name, subscription=name, now=now)


def switch_following(person: Person, press: Press) -> bool:
    """Switch one following on or off; must run in a transaction that holds the person's row.

    The ledger says that they agreed each time one goes on, and that they took it back once none is on any more.
    """
    named = FollowName.read(press.name)
    follow = StoryFollow.objects.filter(pk=named.number, person=person).first() if named else None
    if follow is None or follow.is_on == press.is_on:
        return False
    if press.is_on:
        _switch_on(follow, press)
    else:
        _switch_off(follow, press)
    return True


def _switch_on(follow: StoryFollow, press: Press) -> None:
    follow.is_on, follow.on_since, follow.ended_at = True, timezone.now(), None
    follow.wording = press.wording or follow.wording
    follow.save(update_fields=["is_on", "on_since", "ended_at", "wording"])
    record_consent(follow.person, follow.wording, ConsentEvent.Decision.GIVEN, channel=press.channel)


def _switch_off(follow: StoryFollow, press: Press) -> None:
    follow.is_on, follow.ended_at = False, timezone.now()
    follow.save(update_fields=["is_on", "ended_at"])
    if not StoryFollow.objects.filter(person=follow.person_id, is_on=True).exists():
        record_consent(follow.person, follow.wording, ConsentEvent.Decision.WITHDRAWN, channel=press.channel)
