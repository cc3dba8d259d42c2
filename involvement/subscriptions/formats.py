"""That somebody waits for a page in another format, among what a person can switch on and off."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.look.words import when_in_words
from involvement.actions.format_requests import switch_format
from involvement.models import FormatRequest
from involvement.other_formats.naming import FORMAT, named, number_in
from involvement.other_formats.words import asked_in_words
from people.models import Person
from people.subscriptions import Subscription, SubscriptionKind, register_kind


def _whole(person: Person) -> QuerySet[FormatRequest]:
    theirs = FormatRequest.objects.filter(person=person, reach_by=Person.Channel.EMAIL)
    return theirs.select_related("wish__page__locale", "wording").order_by("asked_at", "pk")


def _of_person(person: Person) -> list[Subscription]:
    """Return what a person waits for; what is over cannot be switched on again, only asked for anew."""
    return [_subscription(request) for request in _whole(person).filter(is_on=True)]


def _one(person: Person, name: str) -> Subscription | None:
    found = _whole(person).filter(pk=number_in(name) or 0).first()
    is_over = found is not None and found.ended_at is not None and found.ended_at >= found.asked_at
    return _subscription(found) if found and not is_over else None


def _subscription(request: FormatRequest) -> Subscription:
    return Subscription(
        name=named(request.pk),
        label=asked_in_words(request),
        description=_("We answer by %(day)s.") % {"day": when_in_words(request.due_on)},
        is_on=request.is_on,
        wording=request.wording,
    )


def _readers(people: Sequence[Person], name: str) -> set[int]:
    on = FormatRequest.objects.filter(is_on=True, person__in=[person.pk for person in people])
    if name != FORMAT:
        on = on.filter(pk=number_in(name) or 0)
    return set(on.values_list("person", flat=True))


register_kind(
    SubscriptionKind(
        prefix=FORMAT,
        of_person=_of_person,
        switch=switch_format,
        one=_one,
        readers=_readers,
        question="involvement/format_confirm.html",
    )
)
