"""Telling those who signed up for an opportunity what happened to it: its page, and the ways that lead there."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.models import User
from involvement.actions.telling import tell, tell_nobody
from involvement.desk.telling_page import PublishersTellingPage
from involvement.models import OpportunityPage
from involvement.permissions import can_tell
from involvement.telling.notice_words import TELL_ROUTE, WHAT
from involvement.telling.notices import Owed, notices_about, owed_notice
from people.actions.mailings import Answer
from people.models import Mailing

ROUTE = TELL_ROUTE


class TellPage(PublishersTellingPage):
    """What those who signed up for an opportunity must be told."""

    about = OpportunityPage
    route = ROUTE
    untold = gettext_lazy("People who signed up have not been told.")
    all_told = gettext_lazy("Everyone who signed up knows how things are. There is nothing to tell.")

    def owed(self) -> Owed | None:
        """Return a change or an outcome."""
        return owed_notice(self.subject)

    def what(self, owed: Owed) -> str:
        """Return which of the two."""
        return str(WHAT[owed.template])

    def tell(self, mark: str, number: int, note: str) -> Answer:
        """Send it."""
        return tell(self.subject, mark=mark, number=number, note=note, by=self.user)

    def tell_nobody(self, mark: str) -> Answer:
        """Write down that nobody needs to be told."""
        return tell_nobody(self.subject, mark=mark, by=self.user)

    def earlier(self) -> QuerySet[Mailing]:
        """Return what those who signed up were told."""
        return notices_about(self.subject)


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
