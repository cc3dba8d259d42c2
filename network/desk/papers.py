"""The page of the admin with the papers of one meeting, who has access, and what members said afterwards."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.models import User
from network.actions.papers import add_paper, delete_paper, write_down_reading
from network.asking.questions import Answer
from network.asking.report import report_on
from network.desk.paper_form import PaperForm
from network.desk.telling import TellMembersPage, tell_url
from network.handing_out import handed_out
from network.meetings import group_of, leading_meeting
from network.membership import members_of
from network.models import MeetingPage, MeetingPaper
from network.models.settings import meeting_settings
from network.papers_owed import state_of
from network.permissions import can_delete_papers, can_look_after_papers, can_read_papers
from people.admin.pages import StaffPage
from people.permissions import can_view_sign_ups

ON_A_PAGE = 50  # members
CANNOT_BE_READ = 422  # HTTP


class PapersPage(StaffPage):
    """Which papers there are, a form for one more, and who can read them once they are sent."""

    may = staticmethod(can_look_after_papers)
    template_name = "network/admin/papers.html"
    page_title = gettext_lazy("Papers")
    header_icon = "doc-full"

    @cached_property
    def meeting(self) -> MeetingPage:
        """Return the meeting, of several translations the first."""
        return leading_meeting(get_object_or_404(MeetingPage, pk=self.kwargs["pk"]))

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the papers."""
        return self._show(PaperForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Add one."""
        form = PaperForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._show(form, CANNOT_BE_READ)
        said = form.cleaned_data
        add_paper(
            self.meeting,
            title=said["title"],
            kind=said["kind"],
            format_=said["format"],
            language=said["language"],
            file=said["file"],
            by=self.user,
        )
        messages.success(request, _("Added. Members see it once you send it."))
        return redirect("meeting_papers:of", self.meeting.pk)

    def _show(self, form: PaperForm, status: int = 200) -> HttpResponse:
        now, group = timezone.now(), group_of(self.meeting)
        members = members_of(group)
        may_see_names = can_view_sign_ups(self.user)
        papers = list(self.meeting.papers.all())
        return self.shown(
            status,
            subject=self.meeting,
            group=group,
            form=form,
            papers=papers,
            state=state_of(self.meeting, now),
            new=sum(paper.told_at is None for paper in papers),
            may_read=can_read_papers(self.user),
            may_delete=can_delete_papers(self.user),
            send_url=tell_url(self.meeting, "papers"),
            number=members.count(),
            members=Paginator(members, ON_A_PAGE).get_page(self.request.GET.get("p")) if may_see_names else None,
            report=report_on(self.meeting, meeting_settings().answer_days, now),
            answers=[answer.label for answer in Answer],
        )


class PaperFile(StaffPage):
    """One file for a member of staff who may read it; that they took a copy is written down."""

    may = staticmethod(can_read_papers)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Hand it out; raises Http404 where it is gone."""
        paper = get_object_or_404(MeetingPaper.objects.select_related("meeting"), pk=pk)
        answer = handed_out(paper)
        if answer is None:
            raise Http404
        write_down_reading(paper, by=self.user)
        return answer


class DeletePaperPage(StaffPage):
    """Asks before a paper is taken away from everyone."""

    may = staticmethod(can_delete_papers)
    template_name = "network/admin/delete_paper.html"
    page_title = gettext_lazy("Delete a paper")
    header_icon = "bin"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask."""
        return self.shown(paper=get_object_or_404(MeetingPaper.objects.select_related("meeting"), pk=pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Delete it; pressed twice it is gone all the same."""
        paper = MeetingPaper.objects.select_related("meeting").filter(pk=pk).first()
        if paper is None:
            raise Http404
        delete_paper(paper, by=self.user)
        messages.success(request, _("Deleted. Who has saved it still has their copy."))
        return redirect("meeting_papers:of", paper.meeting_id)


class MeetingPapersViewSet(ViewSet):
    """The pages about papers; they are reached from a meeting, so the menu does not show them."""

    name = "meeting_papers"
    url_prefix = "meetings/papers"
    icon = "doc-full"

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses."""
        return [
            path("<int:pk>/", PapersPage.as_view(), name="of"),
            path("<int:pk>/tell/<str:kind>/", TellMembersPage.as_view(), name="tell"),
            path("file/<int:pk>/", PaperFile.as_view(), name="file"),
            path("delete/<int:pk>/", DeletePaperPage.as_view(), name="delete"),
        ]


def papers_buttons(page: Page, user: Any) -> list[Button]:
    """Return the button that leads from a meeting to its papers."""
    if page.specific_class is not MeetingPage or not isinstance(user, User) or not can_look_after_papers(user):
        return []
    return [Button(_("Papers"), reverse("meeting_papers:of", args=[page.pk]), icon_name="doc-full", priority=6)]
