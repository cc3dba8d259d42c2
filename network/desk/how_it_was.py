"""The page of the admin on which the team sees how the meetings of a group were for its members, and promises kept."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.models import User
from network.asking.questions import Answer
from network.asking.report import Line, report_of_group, reports_on
from network.meeting_states import MISSED_STATES, PapersState
from network.meetings import meetings_that_took_place
from network.membership import group_models
from network.models import MeetingPage
from network.models.settings import meeting_settings
from network.papers_owed import state_of
from network.permissions import can_look_after_papers
from people.admin.pages import StaffPage

ON_A_PAGE = 20  # meetings


@dataclass(frozen=True)
class Row:
    """One meeting that took place: what became of its promise, and what may be shown of its answers."""

    meeting: MeetingPage
    papers: PapersState
    is_missed: bool
    lines: tuple[Line, ...]


class HowItWasPage(StaffPage):
    """All answers of a group together, worked out from what its meetings show, and each meeting below."""

    may = staticmethod(can_look_after_papers)
    template_name = "network/admin/how_it_was.html"
    page_title = gettext_lazy("How it was for members")
    header_icon = "group"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show them; raises Http404 for a page that nobody is a member of."""
        group = get_object_or_404(Page, pk=pk)
        if group.specific_class not in group_models():
            raise Http404
        if not group.permissions_for_user(self.user).can_edit():
            raise PermissionDenied
        now, days = timezone.now(), meeting_settings().answer_days
        meetings = list(meetings_that_took_place(group, now))
        promises = Counter(state_of(each, now) for each in meetings)
        shown = Paginator(meetings, ON_A_PAGE).get_page(request.GET.get("p"))
        said = reports_on(list(shown), days, now)
        states = [(each, state_of(each, now)) for each in shown]
        return self.shown(
            group=group,
            lines=report_of_group(meetings, days, now),
            answers=[answer.label for answer in Answer],
            in_time=promises[PapersState.SENT],
            missed=sum(promises[state] for state in MISSED_STATES),
            rows=[Row(each, state, state in MISSED_STATES, said.get(each.pk, ())) for each, state in states],
            meetings=shown,
        )


class HowItWasViewSet(ViewSet):
    """The page; it is reached from a group, so the menu does not show it."""

    name = "how_it_was"
    url_prefix = "groups/how-it-was"
    icon = "group"

    def get_urlpatterns(self) -> list[Any]:
        """Return the address."""
        return [path("<int:pk>/", HowItWasPage.as_view(), name="of")]


def how_it_was_buttons(page: Page, user: Any) -> list[Button]:
    """Return the button that leads from a group to how its meetings were, for those who look after papers."""
    if page.specific_class not in group_models() or not isinstance(user, User) or not can_look_after_papers(user):
        return []
    url = reverse("how_it_was:of", args=[page.pk])
    return [Button(_("How it was for members"), url, icon_name="group", priority=71)]
