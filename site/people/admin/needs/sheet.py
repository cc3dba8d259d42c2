"""What the people of one thing need: a sheet to print, without names unless somebody who may asks for them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.models import Page

from core.models import User
from people.admin.pages import StaffPage
from people.assisted import subject_types
from people.needs import is_over, met_figures, sheet_of, sign_ups_to_answer_for, sign_ups_with_place
from people.permissions import can_change_sign_ups, can_see_needs, can_view_sign_ups
from people.subjects import SignUpSubject

VIEWED = "people.view_needs"
WITH_NAMES = "names"


class SheetPage(StaffPage):
    """The sheet of one page."""

    may = staticmethod(can_see_needs)
    template_name = "people/admin/needs_sheet.html"
    page_title = gettext_lazy("What people need")
    header_icon = "clipboard-list"

    def get(self, request: HttpRequest, page_pk: int) -> HttpResponse:
        """Show the sheet, and write down who saw it and whether with names."""
        page = get_object_or_404(Page, pk=page_pk)
        expected = list(sign_ups_with_place(page))
        has_names = WITH_NAMES in request.GET and can_view_sign_ups(self.user)
        counted = {"count": len(expected), "names": has_names}
        log(instance=page, action=VIEWED, user=self.user, title=_("What people need"), data=counted)
        return self.shown(
            subject=page,
            lines=sheet_of(expected),
            number=len(expected),
            has_names=has_names,
            **self._ways_on(page),
        )

    def get_page_subtitle(self) -> str:
        """Return nothing: the title of the page stands on the sheet itself."""
        return ""

    def _ways_on(self, page: Page) -> dict[str, Any]:
        answerable = list(sign_ups_to_answer_for(page)) if _is_over(page) else []
        own = reverse("needs:sheet", args=[page.pk])
        return {
            "figures": met_figures(answerable) if answerable else [],
            "plain_url": own,
            "names_url": f"{own}?{WITH_NAMES}" if can_view_sign_ups(self.user) else "",
            "met_url": reverse("needs:met", args=[page.pk]) if answerable and can_change_sign_ups(self.user) else "",
        }


def sheet_buttons(page: Page, user: Any) -> list[Button]:
    """Return the button of one page in the admin that leads to its sheet, for staff who may."""
    if not isinstance(user, User) or not can_see_needs(user) or page.specific_class not in subject_types():
        return []
    return [Button(_("What people need"), reverse("needs:sheet", args=[page.pk]), icon_name="clipboard-list")]


def _is_over(page: Page) -> bool:
    subject = page.specific
    return isinstance(subject, SignUpSubject) and is_over(subject.sign_up_briefing(), timezone.now())
