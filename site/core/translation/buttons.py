"""The ways from a page or a snippet in the admin to the decisions about its translations."""

from typing import Any

from django.conf import settings
from django.contrib.admin.utils import quote
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.models import User
from core.translation.decisions import number_behind_the_last_change
from core.translation.keeping import Keeper, PageKeeper
from core.translation.keeping_words import SnippetKeeper, WordsKeeper, is_translated_snippet
from core.translation.permissions import can_check, can_decide_about_page
from core.translation.shelves import shelf_of


def translation_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    """Return the button that leads to what is decided about this page's translations."""
    if page.is_root() or not (can_decide_about_page(user, page) or can_check(user)):
        return []
    return [Button(_("Translations"), reverse("translation:of", args=[page.pk]), icon_name="globe", priority=69)]


def snippet_translation_buttons(snippet: Any, user: Any, next_url: str | None = None) -> list[Button]:
    """Return the same for a snippet."""
    if not isinstance(user, User) or not is_translated_snippet(snippet):
        return []
    kind = snippet._meta.label_lower
    shelf = shelf_of(kind)
    if not (shelf and shelf.may_decide(user)) and not can_check(user):
        return []
    url = reverse("translation:of_snippet", args=[kind, quote(snippet.pk)])
    return [Button(_("Translations"), url, icon_name="globe", priority=107)]


def decisions_url(keeper: WordsKeeper) -> str:
    """Return where somebody decides about the translations of these words."""
    return reverse("translation:of_words", args=[keeper.kind, keeper.thread, keeper.language])


def say_what_became_stale(request: HttpRequest, page: Page) -> None:
    """Tell whoever has just published English words how many translations are behind now, and where to decide."""
    _say(request, PageKeeper(page), reverse("translation:of", args=[page.pk]))


def say_which_words_became_stale(request: HttpRequest, snippet: Any) -> None:
    """Tell the same whoever has just changed a snippet."""
    if is_translated_snippet(snippet) and snippet.locale.language_code == settings.LANGUAGE_CODE:
        keeper = SnippetKeeper(snippet)
        _say(request, keeper, decisions_url(keeper))


def _say(request: HttpRequest, english: Keeper, url: str) -> None:
    number = number_behind_the_last_change(english)
    if not number:
        return
    words = ngettext(
        "%(number)d translation is behind the English now. Was it only a typing error?",
        "%(number)d translations are behind the English now. Was it only a typing error?",
        number,
    )
    messages.info(request, words % {"number": number}, buttons=[messages.button(url, _("Decide"))])
