"""Advice on the latest draft of a page, read as visitors would read it."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core.find_and_fix.accessibility import silent_picture
from core.models import AvoidedWord
from core.writing import Advice, WordToAvoid, advice_on
from core.written import texts_of_page


class CheckTheWriting(WagtailAdminTemplateMixin, TemplateView):
    """What could be better about one page; nothing here is saved, and nothing stops anybody from publishing."""

    template_name = "core/admin/writing.html"
    page_title = gettext_lazy("Check the writing")
    header_icon = "edit"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the advice to those who may edit the page; raises PermissionDenied for others."""
        if not self.draft.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response

    @cached_property
    def draft(self) -> Page:
        """Return the page as it was last saved, published or not."""
        page: Page = get_object_or_404(Page, pk=self.kwargs["pk"], depth__gt=1)
        return page.get_latest_revision_as_object()

    def get_page_subtitle(self) -> str:
        """Return the title of the page."""
        return str(self.draft.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here, with the editor one step back."""
        edit = {"url": self._edit_url, "label": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), edit, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the page, the advice, and what must be mended before publishing."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        advice = self._advice()
        must = [problem for piece in texts_of_page(self.draft) for problem in silent_picture(piece)]
        return context | {"page": self.draft, "advice": advice, "must": must, "edit_url": self._edit_url}

    @property
    def _edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.draft.pk])

    def _advice(self) -> Advice | None:
        """Return the advice; nothing where the draft has gaps that keep it from being shown."""
        draft = self.draft
        if not draft.is_previewable():
            return None
        shown = draft.make_preview_request(self.request, draft.default_preview_mode)
        if shown.status_code != 200:
            return None
        return advice_on(
            shown.content.decode(shown.charset, "replace"),
            summary=getattr(draft, "summary", " - "),
            language=draft.locale.language_code,
            avoided=_avoided_words(),
        )


class ReadTheWriting(View):
    """Advice on what the preview beside the editor shows, sent by it each time it has changed; nothing is saved."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Return the advice as a piece of HTML; raises PermissionDenied for who may edit no page."""
        if not page_permission_policy.user_has_any_permission(request.user, {"add", "change", "publish"}):
            raise PermissionDenied
        sent, known = request.POST, dict(settings.LANGUAGES)
        language = sent.get("language", "") if sent.get("language") in known else settings.LANGUAGE_CODE
        summary = sent.get("summary", "")
        advice = advice_on(sent.get("html", ""), summary=summary, language=language, avoided=_avoided_words())
        return render(request, "core/admin/writing_read.html", {"advice": advice, "language": language})


def _avoided_words() -> list[WordToAvoid]:
    return [WordToAvoid(*row) for row in AvoidedWord.objects.values_list("words", "instead")]


class WritingViewSet(ViewSet):
    """The two addresses: of a saved draft, and of what the preview shows."""

    name = "writing"
    url_prefix = "writing"

    def get_urlpatterns(self) -> list[Any]:
        """Return them."""
        return [
            path("<int:pk>/", CheckTheWriting.as_view(), name="check"),
            path("read/", ReadTheWriting.as_view(), name="read"),
        ]


def writing_buttons(page: Page, user: Any) -> list[Button]:
    """Return the way to the advice, for those who may edit the page."""
    if page.pk is None or page.is_root() or not page.permissions_for_user(user).can_edit():
        return []
    return [Button(_("Check the writing"), url=reverse("writing:check", args=[page.pk]), icon_name="edit", priority=45)]
