"""The screen with everybody who signed up for one thing, and the buttons on it."""

import re
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import log
from wagtail.models import Page

from people.admin.page_sign_ups.acts import ACTS, Act, Result, act_on
from people.admin.page_sign_ups.declining import DeclinePage
from people.admin.page_sign_ups.rows import sections
from people.admin.pages import StaffPage
from people.attendance import has_begun
from people.permissions import can_change_sign_ups, can_view_sign_ups
from people.places_taken import places_taken
from people.sign_up_groups import groups_of, sign_ups_of
from people.subjects import SignUpSubject

LISTED = "people.list_sign_ups"
_PRESSED = re.compile(r"([a-z]+)(?:-([0-9]{1,18}))?")  # what to do, to all who are ticked or to this one
_NUMBER = re.compile(r"[0-9]{1,18}")  # what fits into a database
MOST_AT_ONCE = 200


class PageSignUpsPage(StaffPage):
    """Everybody, in groups by state. Reading it is written down."""

    may = staticmethod(can_view_sign_ups)
    template_name = "people/admin/page_sign_ups.html"
    page_title = gettext_lazy("Sign-ups")
    header_icon = "form"

    def get(self, request: HttpRequest, page_pk: int) -> HttpResponse:
        """Show the groups."""
        page = _subject(page_pk)
        briefing = page.sign_up_briefing()
        groups = groups_of(page)
        log(
            instance=page,
            action=LISTED,
            user=self.user,
            title=_("Sign-ups"),
            data={"count": sum(group.number for group in groups)},
        )
        may_change, begun = can_change_sign_ups(self.user), has_begun(briefing, timezone.now())
        return self.shown(
            subject=page,
            briefing=briefing,
            taken=places_taken([page.translation_key]).get(page.translation_key, 0),
            sections=sections(groups, may_change=may_change, has_begun=begun),
            may_change=may_change,
            may_say_who_came=may_change and begun,
        )

    def post(self, request: HttpRequest, page_pk: int) -> HttpResponse:
        """Do what was pressed to whom it was pressed for, and say in numbers what became of it."""
        if not can_change_sign_ups(self.user):
            raise PermissionDenied
        page = _subject(page_pk)
        act, numbers = _pressed(request)
        if act is None or not numbers:
            messages.error(request, _("Nothing was changed. Choose at least one person, then press a button."))
            return redirect("page_sign_ups:of", page.pk)
        chosen = sign_ups_of(page).filter(pk__in=numbers).select_related("person").order_by("confirmed_at", "pk")
        self._say(act, act_on(chosen, act, by=self.user))
        return redirect("page_sign_ups:of", page.pk)

    def _say(self, act: Act, result: Result) -> None:
        if result.done:
            messages.success(self.request, act.done % {"count": result.done})
        if result.to_ring:
            words = ngettext(
                "Ring %(count)d of them: we have no email address that is proved to be theirs.",
                "Ring %(count)d of them: we have no email addresses that are proved to be theirs.",
                result.to_ring,
            )
            messages.warning(self.request, words % {"count": result.to_ring})
        for why, number in result.refused.items():
            words = ngettext(
                "Nothing was changed for %(count)d person.", "Nothing was changed for %(count)d people.", number
            )
            messages.warning(self.request, f"{words % {'count': number}} {why}")
        if not result.done and not result.refused:
            messages.error(self.request, _("Nothing was changed: these people are not on this page any more."))


class PageSignUpsViewSet(ViewSet):
    """The screen and the page on which staff say no; they are reached from a page, so the menu does not show them."""

    name = "page_sign_ups"
    url_prefix = "sign_ups/of"
    icon = "form"

    def get_urlpatterns(self) -> list[Any]:
        """Return the two addresses."""
        return [
            path("<int:page_pk>/", PageSignUpsPage.as_view(), name="of"),
            path("decline/<int:pk>/", DeclinePage.as_view(), name="decline"),
        ]


def _subject(page_pk: int) -> Any:
    page = Page.objects.filter(pk=page_pk).first()
    subject = page.specific if page else None
    if not isinstance(subject, SignUpSubject):
        raise Http404
    return subject


def _pressed(request: HttpRequest) -> tuple[Act | None, list[int]]:
    pressed = _PRESSED.fullmatch(request.POST.get("do", ""))
    if pressed is None:
        return None, []
    if pressed[2]:
        return ACTS.get(pressed[1]), [int(pressed[2])]
    ticked = request.POST.getlist("chosen")[:MOST_AT_ONCE]
    return ACTS.get(pressed[1]), [int(number) for number in ticked if _NUMBER.fullmatch(number)]
