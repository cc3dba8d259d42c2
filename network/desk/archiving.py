"""The page on which staff put letters that were sent to members into the public archive."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.models import User
from network.actions.archiving import draft_from_mailing
from network.archiving import SHOWN, letters_sent_to
from network.models import GroupPage
from people.admin.pages import StaffPage

ROUTE = "archive_letters"


def _is_staff(user: User) -> bool:
    return user.is_active


class ArchivePage(StaffPage):
    """The letters that were sent, each with one button that makes a draft."""

    may = staticmethod(_is_staff)  # the group itself decides: see `_group`
    template_name = "network/admin/archive.html"
    page_title = gettext_lazy("Put letters into the archive")
    header_icon = "mail"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the letters."""
        group = self._group(pk)
        return self.shown(group=group, letters=letters_sent_to(group)[:SHOWN])

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make a draft of one letter and lead to it."""
        group = self._group(pk)
        number = request.POST.get("letter", "")
        letter = letters_sent_to(group).filter(pk=number).first() if number.isascii() and number.isdigit() else None
        if letter is None:
            messages.error(request, _("Nothing was changed: choose one of the letters."))
            return redirect(ROUTE, pk)
        page = draft_from_mailing(group, letter, by=self.user)
        messages.success(request, _("This is a draft. Read it to the end and take out what only members may know."))
        return redirect("wagtailadmin_pages:edit", page.pk)

    def _group(self, pk: int) -> GroupPage:
        group: GroupPage = get_object_or_404(GroupPage, pk=pk)
        if not group.permissions_for_user(self.user).can_add_subpage():
            raise PermissionDenied
        return group


def archive_buttons(page: Page, user: Any) -> list[Button]:
    """Return the button of a group that leads to its letters, for editors who may add pages below it."""
    if not isinstance(user, User) or page.specific_class is not GroupPage:
        return []
    if not page.permissions_for_user(user).can_add_subpage():
        return []
    return [Button(_("Letters to the archive"), reverse(ROUTE, args=[page.pk]), icon_name="mail", priority=70)]
