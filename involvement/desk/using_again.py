"""The page of the admin that makes a new opportunity from an earlier one, and the buttons that lead to it."""

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
from wagtail.permissions import page_permission_policy

from core.models import User
from involvement.actions.copying import title_of_copy, use_again
from involvement.models import OpportunityPage
from involvement.permissions import can_use_again
from people.admin.pages import StaffPage


def _may_look(user: User) -> bool:
    return bool(page_permission_policy.user_has_any_permission(user, {"add", "change"}))


class UseAgainPage(StaffPage):
    """Says what is kept and what is not; the button makes the draft and opens it."""

    may = staticmethod(_may_look)
    template_name = "involvement/admin/use_again.html"
    page_title = gettext_lazy("Use again")
    header_icon = "copy"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what would happen."""
        page = self._page(pk)
        return self.shown(subject=page, new_title=title_of_copy(page.title))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make the draft and open it in the editor."""
        copy = use_again(self._page(pk), by=self.user)
        messages.success(request, _("This is your new draft. Give it a title, dates and a day for the answer."))
        return redirect("wagtailadmin_pages:edit", copy.pk)

    def _page(self, pk: int) -> OpportunityPage:
        page = get_object_or_404(OpportunityPage, pk=pk)
        if not can_use_again(self.user, page):
            raise PermissionDenied
        return page


def header_buttons(page: Page, user: Any) -> list[Button]:
    """Return the button of an opportunity's own page in the admin, for those who may."""
    if page.specific_class is not OpportunityPage or not isinstance(user, User) or not can_use_again(user, page):
        return []
    return [_button(page, priority=35)]


def listing_buttons(page: Page, user: Any) -> list[Button]:
    """Return the button in a list's row; it asks the database for nothing, and the page itself asks once more."""
    if page.specific_class is not OpportunityPage or not page.permissions_for_user(user).can_copy():
        return []
    return [_button(page, priority=21)]


def _button(page: Page, priority: int) -> Button:
    return Button(
        _("Use again"), reverse("opportunities:use_again", args=[page.pk]), icon_name="copy", priority=priority
    )
