"""That we may contact somebody about what they told us, among what a person can switch on and off."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.look.words import when_in_words
from involvement.actions.tell_us_contact import switch_telling
from involvement.models import TellUsMessage
from involvement.tell_us.naming import TELLING, named, number_in
from people.models import Person
from people.subscriptions import Subscription, SubscriptionKind, register_kind


def _whole(person: Person) -> QuerySet[TellUsMessage]:
    theirs = TellUsMessage.objects.filter(person=person, contact_wording__isnull=False)
    return theirs.select_related("contact_wording", "publish_wording").order_by("came_at", "pk")


def _of_person(person: Person) -> list[Subscription]:
    """Return the messages a person has confirmed as theirs, those that we may not contact them about any more too."""
    return [_subscription(message) for message in _whole(person) if message.confirmed_at]


def _one(person: Person, name: str) -> Subscription | None:
    number = number_in(name)
    return next((_subscription(message) for message in _whole(person) if message.pk == number), None)


def _subscription(message: TellUsMessage) -> Subscription:
    day = when_in_words(timezone.localdate(message.came_at))
    return Subscription(
        name=named(message.pk),
        label=_("Contact about what you told us on %(day)s") % {"day": day},
        description=_description(message),
        is_on=message.may_contact,
        wording=message.contact_wording,
    )


def _description(message: TellUsMessage) -> str:
    says = _("We may ask you about it, and we tell you what came of it.")
    if message.may_publish and message.publish_wording:
        return f"{says} {_('You also agreed to this:')} “{message.publish_wording.text}”"
    return says


def _readers(people: Sequence[Person], name: str) -> set[int]:
    on = TellUsMessage.objects.filter(may_contact=True, person__in=[person.pk for person in people])
    if name != TELLING:
        on = on.filter(pk=number_in(name) or 0)
    return {number for number in on.values_list("person", flat=True) if number is not None}


register_kind(
    SubscriptionKind(
        prefix=TELLING,
        of_person=_of_person,
        switch=switch_telling,
        one=_one,
        readers=_readers,
        question="involvement/tell_us_confirm.html",
    )
)
