"""Stories that people follow, told us of or took part in, for tests."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page

from core.models import User
from core.models.taxonomies import Term
from involvement.actions.following import ask_to_follow
from involvement.actions.story_telling import tell_of_story
from involvement.following.things import FollowName, Kind, Thing
from involvement.models import StoryFollow, StoryPage
from involvement.story_telling.owed import OwedStory, owed_story
from people.actions.consent import ensure_wordings
from people.actions.mailing_letters import carry_on
from people.actions.mailings import Answer
from people.actions.subscriptions import confirm_subscription
from people.guards import FormStamp
from people.mailing_audience import headcount
from people.models import ConsentWording, Mailing, OutboxMessage, Person
from people.post.delivery import deliver_due_messages
from people.selectors import current_wording
from tests.factories.mailings import make_people

EMAIL = "sam@example.com"


def follow_wording() -> ConsentWording:
    """Return the words beside the box of the form."""
    ensure_wordings()
    wording = current_wording(ConsentWording.Purpose.FOLLOW, "en")
    assert wording is not None
    return wording


def thing_of(what: StoryPage | Term) -> Thing:
    """Return a story or a term as something to follow."""
    kind = Kind.STORY if isinstance(what, StoryPage) else Kind(type(what).__name__.lower())
    return Thing(kind, what.translation_key)


def ask(what: StoryPage | Term, *, email: str = EMAIL, language: str = "en") -> StoryFollow:
    """Ask to follow something and return it, not confirmed yet."""
    thing = thing_of(what)
    ask_to_follow(thing, email, language, follow_wording())
    follows = StoryFollow.objects.select_related("person")
    return follows.get(person__email=email, kind=thing.kind, key=thing.key)


def make_follow(what: StoryPage | Term, **asked: Any) -> StoryFollow:
    """Return a following that is on since this moment."""
    follow = ask(what, **asked)
    assert confirm_subscription(follow.person, str(FollowName(follow.pk)))
    OutboxMessage.objects.filter(template="confirm_follow").delete()
    mail.outbox.clear()
    return StoryFollow.objects.select_related("person").get(pk=follow.pk)


def make_followers(what: StoryPage | Term, number: int, *, prefix: str = "follower") -> list[Person]:
    """Return this many people who follow something since this moment."""
    people, thing, wording = make_people(number, prefix=prefix), thing_of(what), follow_wording()
    facts: dict[str, Any] = {"wording": wording, "is_on": True, "on_since": timezone.now()}
    StoryFollow.objects.bulk_create(
        [StoryFollow(person=person, kind=thing.kind, key=thing.key, **facts) for person in people]
    )
    return people


def publish_story(page: StoryPage, **changes: Any) -> StoryPage:
    """Publish a story as an editor would, with these changes."""
    draft = StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    return StoryPage.objects.get(pk=page.pk)


def translated_story(page: StoryPage, language: str = "pl", **changes: Any) -> StoryPage:
    """Return the published translation of a story; its list is translated where it is not yet."""
    locale, _ = Locale.objects.get_or_create(language_code=language)
    for above in page.get_ancestors().filter(depth__gt=1):
        if not above.has_translation(locale):
            copy = above.specific.copy_for_translation(locale, copy_parents=True)
            copy.live = True
            copy.save()
    return publish_story(StoryPage.objects.get(pk=page.pk).copy_for_translation(locale), **changes)


def owed_of(page: Page) -> OwedStory:
    """Return what people must be told of a story; fails where that is nothing."""
    owed = owed_story(page)
    assert owed is not None
    return owed


def tell_all(page: StoryPage, by: User, note: str = "") -> Mailing:
    """Send what is owed to as many people as there are, and return the mailing."""
    owed = owed_of(page)
    number = headcount(owed.mailing()).letters
    assert tell_of_story(page, mark=owed.mark, number=number, note=note, by=by) == Answer.DONE
    mailing = Mailing.objects.order_by("-pk").first()
    assert mailing is not None
    return mailing


def told_now(page: StoryPage, by: User, note: str = "") -> list[Any]:
    """Send what is owed, let the post run, and return the mails that went out, in the order of their addresses."""
    mail.outbox.clear()
    carry_on.call(tell_all(page, by, note).pk)
    deliver_due_messages()
    return sorted(mail.outbox, key=lambda message: message.to)


def addresses_told(page: StoryPage, by: User) -> list[str]:
    """Return the same, only to whom."""
    return [message.to[0] for message in told_now(page, by)]


def form_values(**overrides: Any) -> dict[str, Any]:
    """Return the fields of a valid form; None leaves one out."""
    stamp = FormStamp(timezone.now() - timedelta(seconds=30), {"follow": follow_wording().pk}).signed()
    values = {"email": EMAIL, "agree": "on", "stamp": stamp} | overrides
    return {name: value for name, value in values.items() if value is not None}


def send_follow_form(client: Client, address: str, **overrides: Any) -> Any:
    """Send the form at this address and return the answer."""
    return client.post(address, form_values(**overrides))


def keys_followed() -> set[tuple[str, UUID]]:
    """Return what is followed by anybody at this moment."""
    return set(StoryFollow.objects.filter(is_on=True).values_list("kind", "key"))
