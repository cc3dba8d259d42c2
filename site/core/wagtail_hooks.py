"""The editors' menus for what every page shares: the trust's lists of words, and alert banners."""

from functools import partial
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.admin.report import FindAndFixReport
from core.admin.reports import REPORTS, FindAndFixViewSet
from core.admin.terms import TermViewSet
from core.admin.writing import WritingViewSet, writing_buttons
from core.admin_api import PagesToRead
from core.desk_panel import DeskPanel
from core.look.words import when_in_words
from core.models import AlertBanner, Area, Audience, AvoidedWord, Directorate, InterfaceCheck, Theme
from core.translation.buttons import (
    say_what_became_stale,
    say_which_words_became_stale,
    snippet_translation_buttons,
    translation_buttons,
)
from core.translation.screen import TranslationViewSet
from core.translation.setting_screen import SettingWordsViewSet


class DirectorateViewSet(TermViewSet):
    """The list of directorates."""

    model = Directorate
    icon = "group"
    menu_label = _("Directorates")


class ThemeViewSet(TermViewSet):
    """The list of themes."""

    model = Theme
    icon = "tag"
    menu_label = _("Themes")


class AudienceViewSet(TermViewSet):
    """The list of audiences."""

    model = Audience
    icon = "user"
    menu_label = _("Audiences")


class AreaViewSet(TermViewSet):
    """The list of areas."""

    model = Area
    icon = "site"
    menu_label = _("Areas")


class AvoidedWordViewSet(SnippetViewSet):
    """The list of words that editors are told about when they check what they wrote."""

    model = AvoidedWord
    icon = "edit"
    menu_label = _("Words to avoid")
    list_display = ["words", "instead"]
    search_fields = ["words", "instead"]
    search_backend_name = None
    copy_view_enabled = False
    list_per_page = 100


class ListsGroup(SnippetViewSetGroup):
    """One menu for the trust's own words."""

    items = (DirectorateViewSet, ThemeViewSet, AudienceViewSet, AreaViewSet, AvoidedWordViewSet)
    menu_label = _("Lists")
    menu_icon = "list-ul"
    menu_order = 400


class AlertBannerViewSet(SnippetViewSet):
    """Messages across the top of every page."""

    model = AlertBanner
    icon = "warning"
    menu_label = _("Alert banners")
    menu_order = 410
    add_to_admin_menu = True
    list_display = [
        "heading",
        Column("state", label=_("State")),
        Column(
            "starts_at", label=_("From"), accessor=lambda banner: when_in_words(banner.starts_at), sort_key="starts_at"
        ),
        Column("ends_at", label=_("Until"), accessor=lambda banner: when_in_words(banner.ends_at), sort_key="ends_at"),
        LiveStatusTagColumn(),
    ]
    list_filter = ["kind", "live"]
    search_fields = ["heading", "message"]
    search_backend_name = None


class InterfaceCheckViewSet(SnippetViewSet):
    """Which languages somebody has read buttons, forms and mails in."""

    model = InterfaceCheck
    icon = "globe"
    menu_label = _("Checked languages")
    menu_order = 420
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["language", "checked_by", "checked_on"]
    search_backend_name = None


register_snippet(ListsGroup)
register_snippet(AlertBannerViewSet)
register_snippet(InterfaceCheckViewSet)


@hooks.register("insert_global_admin_css")
def darker_links_and_buttons() -> SafeString:
    """Let the admin's links and buttons have the contrast that every page of this site has."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("construct_admin_api")
def keep_the_admin_api_to_reading(router: Any) -> None:
    """Let pages be changed on screens only, which ask first."""
    router.register_endpoint("pages", PagesToRead)


class _ReportItem(MenuItem):
    """The entry of a report, for those who may edit something."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(page_permission_policy.user_has_any_permission(request.user, {"add", "change", "publish"}))


@hooks.register("register_admin_viewset")
def register_pages_of_the_admin() -> list[ViewSet]:
    """Register the reports and the advice on what somebody wrote."""
    return [FindAndFixViewSet(), WritingViewSet()]


def _entry(number: int, report: type[FindAndFixReport]) -> MenuItem:
    return _ReportItem(
        report.page_title,
        reverse(f"find_and_fix:{report.slug}"),
        name=report.slug.replace("_", "-"),
        icon_name=report.header_icon,
        order=100 + number,
    )


for place, each in enumerate(REPORTS):
    hooks.register("register_reports_menu_item", partial(_entry, place, each))


@hooks.register("register_page_header_buttons")
def check_the_writing(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    """Lead from a page to the advice on it."""
    return writing_buttons(page, user)


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list[Any]) -> None:
    """Begin the front page of the admin with what needs this member of staff now."""
    panels.append(DeskPanel())


@hooks.register("register_admin_viewset")
def translation_viewsets() -> list[ViewSet]:
    """Register the screens on which somebody decides about translations, and translates the settings."""
    return [TranslationViewSet(), SettingWordsViewSet()]


@hooks.register("register_permissions")
def rights_about_translations() -> QuerySet[Permission]:
    """Let any group be given the right to say that a person has read a translation, and to translate the settings."""
    codes = ["check_translation", "change_settingwords"]
    return Permission.objects.filter(content_type__app_label="core", codename__in=codes)


hooks.register("register_page_header_buttons", translation_buttons)
hooks.register("register_snippet_listing_buttons", snippet_translation_buttons)
hooks.register("after_publish_page", say_what_became_stale)
hooks.register("after_edit_snippet", say_which_words_became_stale)
