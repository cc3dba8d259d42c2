"""The screen on which somebody decides about the translations of one page."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
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

from core.models import EnglishEdition, TranslatedPage, TranslationDecision, User
from core.translation.decisions import (
    CHECKER,
    declare_checked,
    declare_still_right,
    declare_typing_error,
    stale_by_the_last_change,
)

LONGEST_ROLE = 120


class TranslationPage(WagtailAdminTemplateMixin, View):
    """What is known of a page's translations, what was decided about them, and the buttons that decide."""

    template_name = "core/admin/translation.html"
    page_title = gettext_lazy("Translations")
    header_icon = "globe"
    user: User
    page: Page

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may publish this page; raises PermissionDenied for others."""
        self.page = get_object_or_404(Page.objects.select_related("locale"), pk=kwargs["page_pk"], depth__gt=1)
        if not isinstance(request.user, User) or not self.page.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        self.user = request.user
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: the front page of the admin, and this page."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, page_pk: int) -> HttpResponse:
        """Show how the translations stand and what may be decided."""
        family = Page.objects.filter(translation_key=self.page.translation_key)
        edition = EnglishEdition.objects.filter(page=self.page).first()
        records = TranslatedPage.objects.filter(page__in=family).select_related("page__locale").order_by("page__locale")
        decisions = TranslationDecision.objects.filter(page__in=family).select_related("page__locale", "decided_by")
        behind = stale_by_the_last_change(self.page, edition).count() if edition else 0
        context = self.get_context_data(
            subject=self.page,
            records=records,
            record=next((record for record in records if record.page_id == self.page.pk), None),
            decisions=decisions[:50],
            behind=behind,
            is_english=self.page.locale.language_code == settings.LANGUAGE_CODE,
            checker=CHECKER,
        )
        return self.render_to_response(context)

    def post(self, request: HttpRequest, page_pk: int) -> HttpResponse:
        """Write the decision down and say so; a second press finds nothing left to decide."""
        if self._decided(request.POST.get("decide", "")):
            messages.success(request, _("Your decision is written down."))
        else:
            messages.error(request, _("Nothing was changed: there is nothing to decide any more."))
        return redirect("translation:of", self.page.pk)

    def _decided(self, what: str) -> bool:
        if what == TranslationDecision.Kind.STILL_RIGHT:
            return declare_still_right(self.page, self.user)
        if what == TranslationDecision.Kind.TYPING_ERROR:
            return bool(declare_typing_error(self.page, self.user))
        if what == TranslationDecision.Kind.CHECKED:
            role = self.request.POST.get("role", "").replace("\x00", "").strip()
            return declare_checked(self.page, self.user, role[:LONGEST_ROLE])
        return False


class TranslationViewSet(ViewSet):
    """The screen is reached from a page, so the menu does not show it."""

    name = "translation"
    url_prefix = "translation"
    icon = "globe"

    def get_urlpatterns(self) -> list[Any]:
        """Return its address."""
        return [path("<int:page_pk>/", TranslationPage.as_view(), name="of")]
