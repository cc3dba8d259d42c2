"""The screen of one request for a format: who waits and how to reach them, and the three things to do with it."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.log_actions import log

from core.format_sets import is_offered
from involvement.actions.format_answers import answer, promise
from involvement.desk.format_forms import AnswerForm, CannotForm, PromiseForm
from involvement.models import FormatRequest, FormatWish
from involvement.permissions import can_answer_formats, can_view_formats
from people import audit
from people.admin.pages import StaffPage

AS_IT_WAS, CANNOT_BE_READ = 409, 422  # HTTP
VIEWED = "involvement.view_format_wish"
State = FormatWish.State


class WishPage(StaffPage):
    """One request. Reading it is written down, because it shows how to reach people."""

    may = staticmethod(can_view_formats)
    template_name = "involvement/admin/format_wish.html"
    page_title = gettext_lazy("Request for a format")
    header_icon = "doc-full-inverse"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        return self._show(_wish(pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do what was pressed; what was typed is never lost."""
        if not can_answer_formats(self.user):
            raise PermissionDenied
        wish = _wish(pk)
        chosen = request.POST.get("do", "")
        form = _forms(wish, request.POST).get(chosen)
        if form is None:
            return HttpResponseBadRequest(_("There is no such button."))
        if not form.is_valid():
            return self._show(wish, form, CANNOT_BE_READ)
        words = self._do(chosen, wish, form.cleaned_data)
        if not words:
            return self._show(_wish(pk), form, AS_IT_WAS)
        messages.success(request, words)
        return redirect("format_wishes:wish", pk)

    def _do(self, chosen: str, wish: FormatWish, typed: dict[str, Any]) -> str:
        """Do it and return what to say; nothing where it was done before."""
        if chosen == "promise":
            done = promise(wish, typed["day"], by=self.user)
            return _("Those who wait get a mail with this day.") if done else ""
        state = State.ANSWERED if chosen == "answer" else State.CANNOT
        number = answer(wish, state, typed.get("answer") or typed.get("reason") or "", by=self.user)
        if number is None:
            return ""
        told = ngettext("%(count)d person waited for it.", "%(count)d people waited for it.", number)
        return f"{told % {'count': number}} {_('Those with email get one mail. Ring or write to the others.')}"

    def _show(self, wish: FormatWish, faulty: forms.Form | None = None, status: int = 200) -> HttpResponse:
        requests = list(_shown(wish))
        log(instance=wish, action=VIEWED, user=self.user, title=str(wish))
        for person in {request.person for request in requests}:
            audit.write_down(audit.VIEWED, user=self.user, person=person)
        shown = _forms(wish, None)
        for name, form in shown.items():
            shown[name] = faulty if isinstance(faulty, type(form)) else form
        return self.shown(
            status,
            wish=wish,
            title=wish.page.title if wish.page else _("A page that is not there any more"),
            edit_url=reverse("wagtailadmin_pages:edit", args=[wish.page_id]) if wish.page_id else "",
            requests=requests,
            offered=_offered(wish),
            faulty=faulty if status == CANNOT_BE_READ else None,
            is_refused=status == AS_IT_WAS,
            may_answer=can_answer_formats(self.user) and not wish.is_settled,
            media=shown["promise"].media,
            **{f"{name}_form": form for name, form in shown.items()},
        )


def _wish(pk: int) -> FormatWish:
    return get_object_or_404(FormatWish.objects.select_related("page"), pk=pk, asked__gt=0)


def _shown(wish: FormatWish) -> "list[FormatRequest]":
    """Return who waits, and who waited for what was answered: those without email still have to be told."""
    confirmed = wish.requests.filter(on_since__isnull=False).select_related("person")
    return list(confirmed.order_by("-is_on", "due_on", "pk"))


def _offered(wish: FormatWish) -> bool:
    page = wish.page.specific if wish.page and wish.page.live else None
    return page is not None and is_offered(page, wish.want)


def _forms(wish: FormatWish, data: Any) -> dict[str, forms.Form]:
    return {
        "promise": PromiseForm(data, initial={"day": wish.due_on}),
        "answer": AnswerForm(data, is_offered=_offered(wish)),
        "cannot": CannotForm(data),
    }
