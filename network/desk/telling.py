"""The page on which staff see what members must be told of a meeting, to how many, in which words, and send it."""

from typing import Any

from django import forms
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
from people.admin.pages import StaffPage
from people.mailing_audience import headcount
from people.post.notices import shown_notice
from people.verdicts import Verdict

KINDS = ("papers", "change")
LONGEST_NOTE = 600
NOT_AS_SHOWN, CANNOT_BE_READ = 409, 422  # HTTP


class NoteForm(forms.Form):
    """What the team adds in its own words."""

    note = forms.CharField(
        label=gettext_lazy("A note of your own, if you like"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Everyone gets the same words. Plain text, at most 600 characters. Never about a person."
        ),
    )


class TellMembersPage(StaffPage):
    """What is owed, as members will read it; the button sends exactly that, or nothing."""

    may = staticmethod(lambda user: user.is_active)
    template_name = "network/admin/tell_members.html"
    page_title = gettext_lazy("Tell members")
    header_icon = "mail"

    @cached_property
    def meeting(self) -> MeetingPage:
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

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        """Show what is owed."""
        return self._show(NoteForm())

    def post(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        """Send it, look at it with the note, or write down that no mail is needed."""
        form, wish, mark = NoteForm(request.POST), request.POST.get("wish", ""), request.POST.get("mark", "")
        if wish == "nobody":
            return self._answered(tell_no_members(self.meeting, self.kind, mark=mark, by=self.user), form)
        if not form.is_valid():
            return self._show(form, status=CANNOT_BE_READ)
        note = form.cleaned_data["note"]
        if wish != "send":
            return self._show(form, note=note)
        answer = tell_members(self.meeting, self.kind, mark=mark, number=self._number, note=note, by=self.user)
        return self._answered(answer, form, note=note)

    @property
    def _number(self) -> int:
        """Return the number of members that was shown; one that nobody was shown where it cannot be read."""
        number = self.request.POST.get("number", "")
        return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else -1

    def _answered(self, answer: Answer, form: NoteForm, note: str = "") -> HttpResponse:
        if answer in (Answer.NOT_AS_SHOWN, Answer.NOBODY):
            return self._show(form, note=note, status=NOT_AS_SHOWN)
        if answer == Answer.DONE:
            is_told = self.request.POST.get("wish") == "send"
            said = _("It is on its way. You can leave this page: it goes on by itself.")
            messages.success(self.request, said if is_told else _("Written down: no mail is sent."))
        else:
            messages.warning(self.request, _("This has been dealt with already. Nothing more was sent."))
        return redirect("meeting_papers:tell", self.meeting.pk, self.kind)

    def _show(self, form: NoteForm, *, note: str = "", status: int = 200) -> HttpResponse:
        owed = owed_of_kind(self.meeting, self.kind)
        return self.shown(
            status,
            subject=self.meeting,
            kind=self.kind,
            owed=owed,
            form=form,
            is_refused=status == NOT_AS_SHOWN,
            **(_told_of(owed, note) if owed else {}),
        )


def _told_of(owed: Owed, note: str) -> dict[str, Any]:
    mailing = owed.mailing(note)
    people = headcount(mailing)
    reasons = {verdict.value: verdict.label for verdict in Verdict}
    return {
        "people": people,
        "left_out": [(reasons[reason], number) for reason, number in people.left_out.items()],
        "by_hand": people.by_hand,
        "letter": shown_notice(mailing),
        "may_send": bool(people.letters or people.by_hand),
    }


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
