"""Joining two records of one person: choose the other record, see what would happen, and do it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.viewsets.base import ViewSet

from core.look.words import when_in_words
from people.actions.joining import CannotJoin, Wish, join_records
from people.actions.joining_sign_ups import joined_answers
from people.admin.pages import StaffPage
from people.admin.person_pages import name_for_staff
from people.audit import VIEWED, write_down
from people.joining import JoinPlan, Obstacle, obstacle_between, plan_of, records_that_may_stay
from people.lookalikes import people_found, people_who_look_like
from people.models import Person
from people.permissions import can_change_people

CHOICE_MADE = 409  # what stood in the way may be gone when staff look again


@dataclass(frozen=True)
class Line:
    """One line of the comparison."""

    label: str
    stays: str
    goes: str
    after: str


class ChoosePage(StaffPage):
    """Looks for the other record. The search is sent by POST, so that no name stands in an address."""

    may = can_change_people
    template_name = "people/admin/joining_choose.html"
    page_title = gettext_lazy("Join with another record")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the records that look alike."""
        return self._found(get_object_or_404(Person, pk=pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what the search finds; changes nothing."""
        person = get_object_or_404(Person, pk=pk)
        typed = request.POST.get("q", "")
        found = _named(people_found(typed, apart_from=person))
        return self._found(person, typed=typed, found=found, has_searched=True)

    def _found(self, person: Person, **search: Any) -> HttpResponse:
        alike = _named(people_who_look_like(person))
        return self.shown(person=person, name=name_for_staff(person), alike=alike, **search)


class PreviewPage(StaffPage):
    """Shows what joining would do; the button does exactly that or nothing."""

    may = can_change_people
    template_name = "people/admin/joining_preview.html"
    page_title = gettext_lazy("Join two records")

    def get(self, request: HttpRequest, pk: int, other: int) -> HttpResponse:
        """Show the plan, and write down that both records were looked at."""
        return self._show(pk, other, request.GET.get("stays", ""))

    def post(self, request: HttpRequest, pk: int, other: int) -> HttpResponse:
        """Join; where something stands in the way, say what, and show how things are now."""
        stays = pk if request.POST.get("stays") != str(other) else other
        goes = other if stays == pk else pk
        born_on = _day(request.POST.get("born_on", ""))
        try:
            joined = join_records(Wish(stays, goes, request.POST.get("seen", ""), born_on), by=self.user)
        except CannotJoin as refusal:
            return self._show(pk, other, str(stays), obstacle=refusal.obstacle)
        messages.success(request, _("The two records are one now. The other record is gone."))
        return redirect("persons:inspect", joined.pk)

    def _show(self, pk: int, other: int, wanted: str, obstacle: Obstacle | None = None) -> HttpResponse:
        people = Person.objects.in_bulk({pk, other})
        first, second = people.get(pk), people.get(other)
        blocked = obstacle_between(first, second)
        if blocked or first is None or second is None:
            return self._refused(blocked or Obstacle.GONE, first or second)
        may_stay = records_that_may_stay(first, second)
        stays = next((person for person in may_stay if str(person.pk) == wanted), may_stay[0])
        plan = plan_of(stays, second if stays == first else first)
        for person in (first, second):
            write_down(VIEWED, user=self.user, person=person)
        return self.shown(**_told(plan), may_stay=may_stay, obstacle=obstacle, status=CHOICE_MADE if obstacle else 200)

    def _refused(self, obstacle: Obstacle, left: Person | None) -> HttpResponse:
        self.template_name = "people/admin/joining_refused.html"
        return self.shown(status=CHOICE_MADE, obstacle=obstacle, left=left)


class JoiningViewSet(ViewSet):
    """The two pages; they are reached from a person’s page, so the menu does not show them."""

    name = "people_joining"
    icon = "group"

    def get_urlpatterns(self) -> list[Any]:
        """Return the two addresses."""
        return [
            path("<int:pk>/", ChoosePage.as_view(), name="choose"),
            path("<int:pk>/<int:other>/", PreviewPage.as_view(), name="preview"),
        ]


def _told(plan: JoinPlan) -> dict[str, Any]:
    """Return what the preview shows of a plan."""
    return {
        "plan": plan,
        "lines": _lines(plan),
        "collisions": [(collision, joined_answers(collision)) for collision in plan.collisions],
    }


def _named(people: list[Person]) -> list[tuple[Person, str]]:
    """Return the records with the names that lists of staff call them by."""
    return [(person, name_for_staff(person)) for person in people]


def _lines(plan: JoinPlan) -> list[Line]:
    """Return the comparison, field by field; what neither record has is left out."""
    after = Person(**(_facts(plan.stays) | plan.values))
    if plan.days_of_birth:
        after.born_on = None  # staff choose
    shown = {
        _("Name"): lambda person: person.name,
        _("Email"): _email,
        _("Phone"): lambda person: person.phone,
        _("Postal address"): lambda person: person.address,
        _("Reach by"): lambda person: person.get_channel_display(),
        _("Language"): lambda person: person.get_language_display(),
        _("Format"): lambda person: person.get_format_display(),
        _("Date of birth"): lambda person: when_in_words(person.born_on),
        _("Taking a break"): _break,
    }
    lines = [Line(label, tell(plan.stays), tell(plan.goes), tell(after)) for label, tell in shown.items()]
    needs = Line(_("Needs in order to take part"), _need(plan.stays), _need(plan.goes), plan.need.get("text", ""))
    return [line for line in [*lines, needs] if line.stays or line.goes]


def _facts(person: Person) -> dict[str, Any]:
    return {field.attname: field.value_from_object(person) for field in Person._meta.concrete_fields}


def _email(person: Person) -> str:
    if not person.email:
        return ""
    return person.email if person.email_confirmed_at else _("%(email)s (not confirmed)") % {"email": person.email}


def _break(person: Person) -> str:
    if not person.paused_at:
        return ""
    if person.paused_until is None:
        return _("since %(day)s, until they say so") % {"day": when_in_words(person.paused_at.date())}
    days = {"day": when_in_words(person.paused_at.date()), "end": when_in_words(person.paused_until)}
    return _("since %(day)s, asked again from %(end)s") % days


def _need(person: Person) -> str:
    need = getattr(person, "access_need", None)
    return need.text if need else ""


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
