"""The screens on which somebody decides about the translations of one page, or of other words."""

from abc import ABC, abstractmethod
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page

from core.models import TranslationDecision, User
from core.translation.decisions import (
    declare_checked,
    declare_still_right,
    declare_typing_error,
    stale_by_the_last_change,
    usual_checker,
)
from core.translation.keeping import Keeper, PageKeeper
from core.translation.permissions import can_check, can_decide_about_page
from core.translation.shelves import shelf_of
from core.translation.told import told_decisions, told_records

LONGEST_ROLE = 120
MOST_SHOWN = 50


class TranslationScreen(WagtailAdminTemplateMixin, View, ABC):
    """What is known of translations, what was decided about them, and the buttons that decide."""

    template_name = "core/admin/translation.html"
    page_title = gettext_lazy("Translations")
    header_icon = "globe"
    user: User
    keeper: Keeper
    name: str
    may_decide: bool

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may decide or check; raises PermissionDenied for others."""
        if not isinstance(request.user, User):
            raise PermissionDenied
        self.user = request.user
        self.find(**kwargs)
        if not self.may_decide and not can_check(self.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @abstractmethod
    def find(self, **kwargs: Any) -> None:
        """Find what the address names; raises Http404 where it is not there."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: the front page of the admin, and this page."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show how the translations stand and what may be decided."""
        edition = self.keeper.editions().first()
        behind = stale_by_the_last_change(self.keeper, edition).count() if edition else 0
        context = self.get_context_data(
            name=self.name,
            records=told_records(self.keeper),
            record=self.keeper.records().first(),
            decisions=told_decisions(self.keeper)[:MOST_SHOWN],
            behind=behind,
            is_english=self.keeper.is_english,
            may_decide=self.may_decide,
            checker=usual_checker(),
        )
        return self.render_to_response(context)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Write the decision down and say so; a second press finds nothing left to decide."""
        if self._decided(request.POST.get("decide", "")):
            messages.success(request, _("Your decision is written down."))
        else:
            messages.error(request, _("Nothing was changed: there is nothing to decide any more."))
        return redirect(request.path)

    def _decided(self, what: str) -> bool:
        if what == TranslationDecision.Kind.CHECKED:
            role = self.request.POST.get("role", "").replace("\x00", "").strip()
            return declare_checked(self.keeper, self.user, role[:LONGEST_ROLE])
        if not self.may_decide:
            raise PermissionDenied
        if what == TranslationDecision.Kind.STILL_RIGHT:
            return declare_still_right(self.keeper, self.user)
        return what == TranslationDecision.Kind.TYPING_ERROR and bool(declare_typing_error(self.keeper, self.user))


class TranslationsOfPage(TranslationScreen):
    """The translations of a page: for those who may publish it."""

    def find(self, **kwargs: Any) -> None:
        """Find the page."""
        page = get_object_or_404(Page.objects.select_related("locale"), pk=kwargs["page_pk"], depth__gt=1)
        self.keeper, self.name = PageKeeper(page), page.title
        self.may_decide = can_decide_about_page(self.user, page)


class TranslationsOfWords(TranslationScreen):
    """The translations of words that are no page: for those who may publish such words."""

    def find(self, **kwargs: Any) -> None:
        """Find the words on their shelf."""
        shelf = shelf_of(kwargs["kind"])
        keeper = shelf.keeper(kwargs["thread"], kwargs["language"]) if shelf else None
        if shelf is None or keeper is None:
            raise Http404
        self.keeper, self.name = keeper, keeper.name
        self.may_decide = shelf.may_decide(self.user)


def to_snippet(request: HttpRequest, kind: str, pk: str) -> HttpResponse:
    """Lead from a snippet in a list to its translations: the row does not know its language without being asked."""
    shelf = shelf_of(kind)
    text = next((text for text in shelf.texts() if text.pk == pk), None) if shelf else None
    if text is None:
        raise Http404
    return redirect("translation:of_words", kind, text.thread, text.language)


class TranslationViewSet(ViewSet):
    """The screens are reached from a page and from the board, so the menu does not show them."""

    name = "translation"
    url_prefix = "translation"
    icon = "globe"

    def get_urlpatterns(self) -> list[Any]:
        """Return their addresses."""
        return [
            path("<int:page_pk>/", TranslationsOfPage.as_view(), name="of"),
            path("words/<str:kind>/<uuid:thread>/<slug:language>/", TranslationsOfWords.as_view(), name="of_words"),
            path("snippet/<str:kind>/<str:pk>/", to_snippet, name="of_snippet"),
        ]
