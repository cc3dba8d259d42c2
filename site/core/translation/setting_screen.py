"""The screens on which somebody translates what the public reads of the settings."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import BoundField
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import log

from core.models import SettingWords, TranslatedWords, User
from core.setting_words import KIND, SettingText, setting_texts
from core.translation.permissions import can_see_setting_words, can_write_setting_words
from core.translation.setting_form import WORDS, SettingWordsForm, english_seen
from core.translation.setting_saving import remove_setting_words, save_setting_words

LANGUAGES = {code: name for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE}


@dataclass(frozen=True)
class Line:
    """English words with the field for their translation, and how that stands."""

    text: SettingText
    field: BoundField
    seen: str
    record: TranslatedWords | None
    decide_url: str


class _Screen(WagtailAdminTemplateMixin, View):
    """A screen for those who translate or check."""

    page_title: Any = gettext_lazy("Words of the settings")
    header_icon = "globe"
    user: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may; raises PermissionDenied for others."""
        if not isinstance(request.user, User) or not can_see_setting_words(request.user):
            raise PermissionDenied
        self.user = request.user
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: the front page of the admin, and this page."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]


class SettingWordsIndex(_Screen):
    """Each language, with how many of the words are there."""

    template_name = "core/admin/setting_words_index.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the list."""
        texts = {text.thread: text for text in setting_texts()}
        there = set(SettingWords.objects.filter(thread__in=texts).values_list("language", "thread"))
        records = TranslatedWords.objects.filter(kind=KIND, thread__in=texts, stale_since__isnull=False)
        behind = list(records.values_list("language", "thread"))
        rows = [(code, name, _number_in(code, there), _number_in(code, behind)) for code, name in LANGUAGES.items()]
        changed = [
            (text.name, reverse("translation:of_words", args=[KIND, thread, settings.LANGUAGE_CODE]))
            for thread, text in texts.items()
            if thread in {thread for _language, thread in behind}
        ]
        return self.render_to_response(self.get_context_data(rows=rows, total=len(texts), changed=changed))


def _number_in(language: str, places: Iterable[tuple[str, UUID]]) -> int:
    return sum(each == language for each, _thread in places)


class SettingWordsScreen(_Screen):
    """All words in one language, each beside its English."""

    template_name = "core/admin/setting_words.html"
    language: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the language; raises Http404 where there is none to translate into."""
        self.language = kwargs["language"]
        if self.language not in LANGUAGES:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, language: str) -> HttpResponse:
        """Show the words."""
        return self._shown(self._form())

    def post(self, request: HttpRequest, language: str) -> HttpResponse:
        """Save what was typed; where something is wrong nothing is saved, and nothing that was typed is lost."""
        if not can_write_setting_words(self.user):
            raise PermissionDenied
        with transaction.atomic():
            form = self._form(request.POST)
            if not form.is_valid():
                messages.error(request, _("Nothing was saved. Please look at what stands below."))
                return self._shown(form, status=422)
            changed = form.changed()
            for key, words in changed.items():
                self._keep(form.texts[key], words)
        if changed:
            messages.success(request, _("Saved. Visitors read it in this language now."))
        else:
            messages.info(request, _("Nothing was changed."))
        return redirect(request.path)

    def get_page_title(self) -> str:
        """Return what is translated, and into which language."""
        return f"{self.page_title} ({LANGUAGES[self.language]})"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here, by the list of languages."""
        way = super().get_breadcrumbs_items()
        return [*way[:-1], {"url": reverse("setting_words:index"), "label": str(self.page_title)}, way[-1]]

    def _form(self, data: Any = None) -> SettingWordsForm:
        rows = SettingWords.objects.filter(language=self.language)
        known: dict[UUID, str] = dict(rows.values_list("thread", "text"))
        return SettingWordsForm(setting_texts(), known, self.language, data)

    def _keep(self, text: SettingText, words: str) -> None:
        if words:
            saved = save_setting_words(text, self.language, words)
            log(instance=saved, action="wagtail.edit", user=self.user, content_changed=True)
            return
        for gone in SettingWords.objects.filter(thread=text.thread, language=self.language):
            log(instance=gone, action="wagtail.delete", user=self.user, deleted=True)
        remove_setting_words(text, self.language)

    def _shown(self, form: SettingWordsForm, status: int = 200) -> HttpResponse:
        records = TranslatedWords.objects.filter(kind=KIND, language=self.language)
        by_thread = {record.thread: record for record in records}
        lines = [self._line(form, key, by_thread.get(text.thread)) for key, text in form.texts.items()]
        context = self.get_context_data(
            form=form,
            lines=lines,
            site_language=settings.LANGUAGE_CODE,
            may_write=can_write_setting_words(self.user),
            languages=[(code, name, code == self.language) for code, name in LANGUAGES.items()],
        )
        return self.render_to_response(context, status=status)

    def _line(self, form: SettingWordsForm, key: str, record: TranslatedWords | None) -> Line:
        text, is_open = form.texts[key], record and (record.stale_since or record.machine_made)
        url = reverse("translation:of_words", args=[KIND, text.thread, self.language]) if is_open else ""
        return Line(text, form[WORDS + key], english_seen(text), record, url)


class SettingWordsViewSet(ViewSet):
    """The screens are reached from the settings and from the board, so the menu does not show them."""

    name = "setting_words"
    url_prefix = "setting-words"
    icon = "globe"

    def get_urlpatterns(self) -> list[Any]:
        """Return their addresses."""
        return [
            path("", SettingWordsIndex.as_view(), name="index"),
            path("<slug:language>/", SettingWordsScreen.as_view(), name="words"),
        ]
