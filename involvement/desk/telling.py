"""The page of the admin on which staff see what people must be told, to how many, in which words, and send it."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core.models import User
from involvement.actions.telling import tell, tell_nobody
from involvement.models import OpportunityPage
from involvement.permissions import can_tell
from involvement.telling.notice_words import TELL_ROUTE, WHAT
from involvement.telling.notices import LONGEST_NOTE, Owed, notices_about, owed_notice
from people.actions.mailings import Answer
from people.admin.pages import StaffPage
from people.mailing_audience import Verdict, headcount
from people.permissions import can_write_to_many
from people.post.notices import shown_notice

ROUTE = TELL_ROUTE
NOT_AS_SHOWN, CANNOT_BE_READ = 409, 422  # HTTP


def _may_look(user: User) -> bool:
    return bool(page_permission_policy.user_has_permission(user, "publish"))


class NoteForm(forms.Form):
    """What the team adds in its own words."""

    note = forms.CharField(
        label=gettext_lazy("A note of your own, if you like"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Everyone gets the same words, in the language you write them in. Plain text, at most 600 characters. "
            "Never about a person."
        ),
    )


class TellPage(StaffPage):
    """What is owed, as people will read it; the button sends exactly that, or nothing."""

    may = staticmethod(_may_look)
    template_name = "involvement/admin/tell_people.html"
    page_title = gettext_lazy("Tell people")
    header_icon = "mail"

    @cached_property
    def page(self) -> OpportunityPage:
        """Return the page; raises PermissionDenied for those who may not publish it."""
        page = get_object_or_404(OpportunityPage, pk=self.kwargs["pk"])
        if not can_tell(self.user, page):
            raise PermissionDenied
        return page

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what is owed."""
        return self._show(NoteForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send it, look at it with the note, or write down that nobody needs to be told."""
        form, wish = NoteForm(request.POST), request.POST.get("wish", "")
        if wish == "nobody":
            return self._answered(tell_nobody(self.page, mark=self._mark, by=self.user), form)
        if not form.is_valid():
            return self._show(form, status=CANNOT_BE_READ)
        note = form.cleaned_data["note"]
        if wish != "send":
            return self._show(form, note=note)
        answer = tell(self.page, mark=self._mark, number=self._number, note=note, by=self.user)
        return self._answered(answer, form, note=note)

    @property
    def _mark(self) -> str:
        return str(self.request.POST.get("mark", ""))

    @property
    def _number(self) -> int:
        """Return the number of people that was shown; one that nobody was shown where it cannot be read."""
        number = self.request.POST.get("number", "")
        return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else -1

    def _answered(self, answer: Answer, form: NoteForm, note: str = "") -> HttpResponse:
        if answer in (Answer.NOT_AS_SHOWN, Answer.NOBODY):
            return self._show(form, note=note, status=NOT_AS_SHOWN)
        if answer == Answer.DONE:
            is_told = self.request.POST.get("wish") == "send"
            said = _("It is on its way. You can leave this page: it goes on by itself.")
            messages.success(self.request, said if is_told else _("Written down: nobody needs to be told."))
        else:
            messages.warning(self.request, _("This has been dealt with already. Nothing more was sent."))
        return redirect(ROUTE, self.page.pk)

    def _show(self, form: NoteForm, *, note: str = "", status: int = 200) -> HttpResponse:
        owed = owed_notice(self.page)
        context = _told_of(owed, note) if owed else {}
        return self.shown(
            status,
            subject=self.page,
            owed=owed,
            form=form,
            is_refused=status == NOT_AS_SHOWN,
            earlier=notices_about(self.page),
            may_see_mail=can_write_to_many(self.user),
            **context,
        )


def _told_of(owed: Owed, note: str) -> dict[str, Any]:
    mailing = owed.mailing(note)
    people = headcount(mailing)
    reasons = {verdict.value: verdict.label for verdict in Verdict}
    return {
        "what": WHAT[owed.template],
        "people": people,
        "left_out": [(reasons[reason], number) for reason, number in people.left_out.items()],
        "by_hand": people.by_hand,
        "letter": shown_notice(mailing),
        "may_send": bool(people.letters or people.by_hand),
    }


def tell_url(page: Page) -> str:
    """Return the address of the page on which staff tell people what happened to this one."""
    return reverse(ROUTE, args=[page.pk])


def tell_buttons(page: Page, user: Any) -> list[Button]:
    """Return the button of an opportunity's own page in the admin, as long as people wait to be told."""
    if page.specific_class is not OpportunityPage or not isinstance(user, User) or not can_tell(user, page):
        return []
    if owed_notice(page) is None:
        return []
    return [Button(_("Tell people"), tell_url(page), icon_name="mail", priority=5)]


def tell_before_hiding(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep a page public as long as people must hear something of it: once it is hidden nobody would be reminded."""
    if not isinstance(page, OpportunityPage) or not page.live or owed_notice(page) is None:
        return None
    messages.error(request, _("People who signed up have not been told yet. Tell them first, then unpublish the page."))
    return redirect(ROUTE, page.pk)


def lead_to_telling(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead an editor who has just published something that people must hear of to where they can be told."""
    if not isinstance(page, OpportunityPage) or not can_tell(request.user, page) or owed_notice(page) is None:
        return None
    words = _("Page “%(title)s” is published. The people who signed up have not been told yet.")
    messages.success(request, words % {"title": page.get_admin_display_title()})
    return redirect(ROUTE, page.pk)
