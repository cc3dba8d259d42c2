"""What somebody follows, among what a person can switch on and off."""

from collections.abc import Sequence

from involvement.actions.following import switch_following
from involvement.following.things import FOLLOW, FollowName, Thing, followed_in_words, rhythm_in_words
from involvement.models import StoryFollow
from people.guardianship import people_who_wait_for_a_guardian
from people.models import ConsentWording, Person
from people.selectors import current_wording
from people.subscriptions import Subscription, SubscriptionKind, register_kind


def _of_person(person: Person) -> list[Subscription]:
    """Return what a person has confirmed to follow, also what ended."""
    confirmed = StoryFollow.objects.filter(person=person, on_since__isnull=False)
    return _shown(list(confirmed.select_related("wording", "person").order_by("asked_at", "pk")))


def _one(person: Person, name: str) -> Subscription | None:
    named = FollowName.read(name)
    whole = StoryFollow.objects.select_related("wording", "person")
    found = list(whole.filter(pk=named.number, person=person)) if named else []
    return next(iter(_shown(found)), None)


def _shown(follows: Sequence[StoryFollow]) -> list[Subscription]:
    words = followed_in_words(Thing.of(follow) for follow in follows)
    return [
        Subscription(
            name=str(FollowName(follow.pk)),
            label=words[Thing.of(follow)],
            description=rhythm_in_words(Thing.of(follow)),
            is_on=follow.is_on,
            wording=_wording(follow),
        )
        for follow in follows
    ]


def _wording(follow: StoryFollow) -> ConsentWording | None:
    """Return what they agreed to, or have read in the form and not confirmed; else what agreeing again would mean."""
    has_ended = follow.ended_at is not None and follow.ended_at >= follow.asked_at
    if follow.is_on or not has_ended:
        return follow.wording
    return current_wording(ConsentWording.Purpose.FOLLOW, follow.person.language)


def _readers(people: Sequence[Person], name: str) -> set[int]:
    on = StoryFollow.objects.filter(is_on=True, person__in=[person.pk for person in people])
    if name != FOLLOW:
        named = FollowName.read(name)
        on = on.filter(pk=named.number if named else 0)
    waiting = people_who_wait_for_a_guardian().values("pk")
    return set(on.exclude(person__in=waiting).values_list("person", flat=True))


register_kind(
    SubscriptionKind(prefix=FOLLOW, of_person=_of_person, switch=switch_following, one=_one, readers=_readers)
)
