"""The menus and screens of release sets, of reviews and of what is planned."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from home.actions.releases import RELEASED
from home.actions.releases_taken_back import TAKEN_BACK
from home.board.screen import TranslationBoardViewSet
from home.desk.guide import GuideViewSet
from home.desk.page_reviews import PageReviewsViewSet
from home.desk.planned import PlannedViewSet
from home.desk.release_from_page import release_buttons
from home.desk.releases import ReleasesViewSet


@hooks.register("register_admin_viewset")
def register_releases() -> ReleasesViewSet:
    """Put release sets into the admin."""
    return ReleasesViewSet()


@hooks.register("register_admin_viewset")
def register_page_reviews() -> PageReviewsViewSet:
    """Put the list of pages to read again into the admin."""
    return PageReviewsViewSet()


@hooks.register("register_admin_viewset")
def register_planned() -> PlannedViewSet:
    """Put what is planned into the admin."""
    return PlannedViewSet()


@hooks.register("register_admin_viewset")
def register_guide() -> GuideViewSet:
    """Put the editors' guide into the admin."""
    return GuideViewSet()


@hooks.register("register_admin_viewset")
def register_translation_board() -> TranslationBoardViewSet:
    """Put every page beside every language into the admin."""
    return TranslationBoardViewSet()


@hooks.register("register_log_actions")
def name_releases(actions: Any) -> None:
    """Let the site's history say who let a set go live."""
    actions.register_action(RELEASED, _("Release"), _("Let a release set go live"))
    actions.register_action(TAKEN_BACK, _("Take a release back"), _("Took a release set back"))


@hooks.register("register_page_header_buttons")
def put_in_release_in_header(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    """Offer to put a page into a release set where staff look at it."""
    return release_buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def put_in_release_in_lists(page: Page, user: Any, next_url: str | None = None) -> list[Button]:
    """Offer the same in the row of a list."""
    return release_buttons(page, user)
