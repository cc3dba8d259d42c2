"""Calendars of meetings: of one group for everybody, and of all of a member's groups at an address of their own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Page

from core.serving import page_extra
from involvement.open_data.keeping import kept, tag_of
from network.calendars import TYPE, meetings_calendar
from network.meetings import group_by_meeting, meetings_below, recent_meetings
from network.membership import group_models, groups_of
from people.models import Person
from people.tokens import Purpose, claim_of
from people.views.privacy import own_page


def group_calendar(page: Page, request: HttpRequest) -> HttpResponse:
    """Return the meetings of a group as its public pages show them."""
    language = get_language() or "en"
    meetings = recent_meetings([page], language, timezone.now())
    changed = meetings_below([page]).order_by("-last_published_at").values_list("last_published_at", flat=True).first()
    tag = tag_of(page.pk, page.last_published_at, changed, *(meeting.pk for meeting in meetings), language)

    def made() -> bytes:
        return meetings_calendar([(meeting, page) for meeting in meetings], page.title, is_private=False)

    return kept(request, tag, made, TYPE, name="meetings.ics")


for kind in group_models():
    page_extra(kind, "calendar.ics")(group_calendar)


@csrf_exempt
@own_page
def own_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Return all meetings of a member's groups, with the way to join.

    The address works until the member ends all their links: calendar programs ask for years. On a break, and for
    groups that somebody has left, it is empty, so that a program takes out what it had.
    """
    claim = claim_of(token, Purpose.CALENDAR)
    person = Person.objects.filter(pk=claim.about).first() if claim else None
    if claim is None or person is None:
        return render(request, "people/link_unknown.html", status=404)
    if not claim.belongs_to(person):
        return render(request, "people/my/link_ended.html", status=410)
    with translation.override(person.language):
        answer = HttpResponse(_calendar_of(person), content_type=TYPE)
    answer["Content-Disposition"] = 'inline; filename="meetings.ics"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _calendar_of(person: Person) -> bytes:
    groups = groups_of(person, person.language)
    meetings = recent_meetings(groups, person.language, timezone.now())
    pairs = group_by_meeting(meetings, groups)
    return meetings_calendar(pairs, _("Meetings"), is_private=True)
