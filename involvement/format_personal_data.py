"""Who waits for a page in another format: what they are shown of it, how it is forgotten, and when."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from involvement.models import FormatRequest
from involvement.other_formats.words import asked_in_words
from people.agreements import has_consent
from people.models import ConsentWording, Person
from people.personal_data.rows import fields_in_words, rows_of_person
from people.registry import register_store
from people.retention.kinds import register_retention, register_tie


def _request(request: FormatRequest) -> dict[str, Any]:
    asked = {str(_("You asked for")): asked_in_words(request)}
    return asked | fields_in_words(request, "words", "reach_by", "reach_at", "asked_at", "due_on", "ended_at")


def _join(stays: Person, goes: Person) -> None:
    """Give what one record asked for to the other; two requests for the same thing become one."""
    moving = list(FormatRequest.objects.filter(person=goes))
    if not moving:
        return
    kept = {request.wish_id: request for request in FormatRequest.objects.filter(person=stays)}
    for request in moving:
        same = kept.get(request.wish_id)
        if same is None or (request.is_on and not same.is_on):
            if same:
                same.delete()
            FormatRequest.objects.filter(pk=request.pk).update(person=stays)
    waits = FormatRequest.objects.filter(person=stays, is_on=True, reach_by=Person.Channel.EMAIL)
    if waits.exists() and not has_consent(stays, ConsentWording.Purpose.FORMAT):
        waits.update(is_on=False)


def _never_confirmed(moment: datetime, days: int) -> QuerySet[FormatRequest]:
    before = moment - timedelta(days=days)
    return FormatRequest.objects.filter(is_on=False, on_since__isnull=True, asked_at__lt=before)


def _over(moment: datetime, days: int) -> QuerySet[FormatRequest]:
    """Return what was answered or not wanted any more, but for what was asked for again since."""
    before = moment - timedelta(days=days)
    return FormatRequest.objects.filter(is_on=False, ended_at__lt=before, asked_at__lt=before)


def _people_who_asked() -> "QuerySet[Any]":
    return FormatRequest.objects.values("person")


register_store(
    rows_of_person(
        "format_requests",
        _("Pages you asked for in another format"),
        FormatRequest,
        related=("wish__page",),
        describe=_request,
        join=_join,
    )
)
register_tie(_people_who_asked)
register_retention(
    "unconfirmed_formats",
    _("Requests for a format that nobody confirmed"),
    30,
    _never_confirmed,
    own_words=_("That you asked for a page in another format, and did not confirm it"),
)
register_retention(
    "formats",
    _("Who asked for a format, after they were answered (the number stays)"),
    90,
    _over,
    own_words=_("That you asked for a page in another format, after we have answered"),
)
