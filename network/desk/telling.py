"""The page on which staff see what members must be told of a meeting, to how many, in which words, and send it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.models import User
from network.actions.telling import owed_of_kind, tell_members, tell_no_members
from network.meetings import leading_meeting
from network.models import MeetingPage
from network.permissions import can_look_after_papers, can_tell_members
from network.telling.owed import Owed, owed_change
from people.actions.mailings import Answer
from people.admin.telling import TellingPage

KINDS = ("papers", "change")
UNTOLD = {
    "papers": gettext_lazy(
        "Members have not been sent these papers. The mail leads each of them to the members’ area; it carries no file."
    ),
    "change": gettext_lazy(
        "Something about this meeting is otherwise now, or it is cancelled. Members have not been told."
    ),
}


class TellMembersPage(TellingPage):
    """What members must be told of a meeting: its papers, or that something has changed."""

    may = staticmethod(lambda user: user.is_active)
    template_name = "network/admin/tell_members.html"
    page_title = gettext_lazy("Tell members")
    route = "meeting_papers:tell"
    all_told = gettext_lazy("There is nothing to tell.")
    nobody_told = gettext_lazy("Written down: no mail is sent.")

    @cached_property
    def subject(self) -> MeetingPage:
        """Return the meeting; raises PermissionDenied for those who may not tell its members."""
        meeting = leading_meeting(get_object_or_404(MeetingPage, pk=self.kwargs["pk"]))
        may_papers = self.kind == "papers" and can_look_after_papers(self.user)
        if not (may_papers or (self.kind == "change" and can_tell_members(self.user, meeting))):
            raise PermissionDenied
        return meeting

    @cached_property
    def kind(self) -> str:
        """Return what is told, "papers" or "change"; raises Http404 for anything else."""
        if self.kwargs["kind"] not in KINDS:
            raise Http404
        return str(self.kwargs["kind"])

    @property
    def untold(self) -> Any:
        """Return in words what members have not been told."""
        return UNTOLD[self.kind]

    def owed(self) -> Owed | None:
        """Return the papers or the change."""
        return owed_of_kind(self.subject, self.kind)

    def tell(self, mark: str, number: int, note: str) -> Answer:
        """Send it."""
        return tell_members(self.subject, self.kind, mark=mark, number=number, note=note, by=self.user)

    def tell_nobody(self, mark: str) -> Answer:
        """Write down that no mail is needed."""
        return tell_no_members(self.subject, self.kind, mark=mark, by=self.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the context, with the kind of what is told."""
        return super().get_context_data(kind=self.kind, **kwargs)


def tell_url(page: Page, kind: str) -> str:
    """Return the address of the page on which staff tell the members of a meeting."""
    return reverse("meeting_papers:tell", args=[page.pk, kind])


def tell_members_buttons(page: Page, user: Any) -> list[Button]:
    """Return the button of a meeting's own page in the admin, as long as its members wait to hear of a change."""
    if page.specific_class is not MeetingPage or not isinstance(user, User):
        return []
    meeting: MeetingPage = page.specific
    if not can_tell_members(user, meeting) or owed_change(meeting) is None:
        return []
    return [Button(_("Tell members"), tell_url(page, "change"), icon_name="mail", priority=5)]


def lead_to_telling_members(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead an editor who has just published a change to where its members can be told."""
    if not isinstance(page, MeetingPage) or not isinstance(request.user, User) or owed_change(page) is None:
        return None
    words = _("Page “%(title)s” is published. The members have not been told yet.")
    messages.success(request, words % {"title": page.get_admin_display_title()})
    return redirect("meeting_papers:tell", page.pk, "change")


def tell_members_before_hiding(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep a meeting public as long as its members must hear something of it."""
    if not isinstance(page, MeetingPage) or not page.live or owed_change(page) is None:
        return None
    messages.error(request, _("The members have not been told yet. Tell them first, then unpublish the page."))
    return redirect("meeting_papers:tell", page.pk, "change")
