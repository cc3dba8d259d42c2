"""Where the admin meets this room: its menus, buttons and screens, and what happens around publishing and deleting."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from involvement.actions.format_answers import CHANGED as FORMAT_CHANGED
from involvement.actions.progress import REVIEWED, UPDATED
from involvement.actions.telling import NOT_NEEDED, TOLD
from involvement.case_studies.listing import CaseStudyListingViewSet, case_study_listing
from involvement.desk.alerts import AlertReportViewSet
from involvement.desk.followers import FollowerReportViewSet
from involvement.desk.format_screen import VIEWED as FORMAT_VIEWED
from involvement.desk.formats import FormatWishViewSet
from involvement.desk.listing import OpportunityListingViewSet, opportunity_listing
from involvement.desk.loop import EXPORTED, LoopDeskViewSet
from involvement.desk.pdf_report import PdfReportViewSet
from involvement.desk.sent_plans import SentPlansViewSet
from involvement.desk.snippets import LadderGroup, PayRateViewSet, SaidAndDoneGroup
from involvement.desk.story_telling import ROUTE as STORY_ROUTE
from involvement.desk.story_telling import (
    TellOfStoryPage,
    lead_to_story_telling,
    story_telling_buttons,
    tell_before_hiding_stories,
)
from involvement.desk.strategy_promises import StrategyPromiseViewSet
from involvement.desk.strategy_review import StrategyReviewViewSet
from involvement.desk.tell_us_history import tell_us_log_actions
from involvement.desk.tell_us_list import TellingsViewSet
from involvement.desk.telling import ROUTE, TellPage, lead_to_telling, tell_before_hiding, tell_buttons
from involvement.desk.using_again import header_buttons, listing_buttons
from involvement.desk.waiting import WaitingPanel
from involvement.story_keeping import refusal_to_delete
from involvement.story_listing import StoryListingViewSet, story_listing

register_snippet(LadderGroup)
register_snippet(SaidAndDoneGroup)
register_snippet(PayRateViewSet)
register_snippet(StrategyPromiseViewSet)


@hooks.register("register_admin_viewset")
def register_opportunity_listing() -> OpportunityListingViewSet:
    """Put the team's list of opportunities into the admin."""
    return opportunity_listing


@hooks.register("register_admin_viewset")
def register_case_study_listing() -> CaseStudyListingViewSet:
    """Put the team's list of case studies into the admin."""
    return case_study_listing


@hooks.register("register_admin_viewset")
def register_story_listing() -> StoryListingViewSet:
    """Put the team's list of stories into the admin."""
    return story_listing


@hooks.register("before_delete_page")
def keep_public_history(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep stories that were public."""
    return refusal_to_delete(request, [page])


@hooks.register("before_bulk_action")
def keep_public_histories(
    request: HttpRequest, action_type: str, objects: list[Any], action_class_instance: Any
) -> HttpResponse | None:
    """Keep stories that were public, and those people must hear of, also where many pages are chosen at once."""
    pages = [each for each in objects if isinstance(each, Page)]
    if action_type == "unpublish":
        return tell_before_hiding_stories(request, pages, with_descendants="include_descendants" in request.POST)
    return refusal_to_delete(request, pages) if action_type == "delete" else None


@hooks.register("register_page_header_buttons")
def use_again_in_header(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    """Offer to use an opportunity again where staff look at it."""
    return header_buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def use_again_in_lists(page: Page, user: Any, next_url: str | None = None) -> list[Button]:
    """Offer the same in the row of a list."""
    return listing_buttons(page, user)


@hooks.register("register_admin_urls")
def register_telling() -> list[URLPattern]:
    """Register the pages on which staff tell people what happened to an opportunity, and what is new about a story."""
    return [
        path("opportunities/tell/<int:pk>/", TellPage.as_view(), name=ROUTE),
        path("stories/tell/<int:pk>/", TellOfStoryPage.as_view(), name=STORY_ROUTE),
    ]


@hooks.register("register_page_header_buttons")
def tell_people_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    """Lead from the page itself to telling people, as long as they wait."""
    return [*tell_buttons(page, user), *story_telling_buttons(page, user)]


@hooks.register("after_publish_page")
def tell_after_publishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead an editor who has published a change to telling people of it."""
    return lead_to_telling(request, page) or lead_to_story_telling(request, page)


@hooks.register("construct_homepage_panels")
def show_who_waits(request: HttpRequest, panels: list[Any]) -> None:
    """Keep in sight that people wait to be told."""
    panels.append(WaitingPanel())


@hooks.register("register_log_actions")
def telling_log_actions(actions: Any) -> None:
    """Let the history of a page say that people were told, or why not."""
    actions.register_action(TOLD, _("Tell people"), _("Told the people who wait for it"))
    actions.register_action(NOT_NEEDED, _("Tell nobody"), _("Decided that nobody needs to be told"))
    actions.register_action(UPDATED, _("Update the strategy"), _("Wrote an update"))
    actions.register_action(REVIEWED, _("Review the strategy"), _("Set the next review"))
    actions.register_action(FORMAT_VIEWED, _("Look at a request for a format"), _("Looked at a request for a format"))
    actions.register_action(FORMAT_CHANGED, _("Answer a request for a format"), _("Promised or answered a format"))
    actions.register_action(EXPORTED, _("Export the loop desk"), _("Took out what is owed"))


@hooks.register("register_admin_viewset")
def register_loop_desk() -> LoopDeskViewSet:
    """Put everything that is owed into the admin."""
    return LoopDeskViewSet()


@hooks.register("register_admin_viewset")
def register_strategy_review() -> StrategyReviewViewSet:
    """Put the quarterly review of the strategy into the admin."""
    return StrategyReviewViewSet()


@hooks.register("register_admin_viewset")
def register_reports() -> list[ViewSet]:
    """Let the team see, in numbers, what people wait to be told of and what they follow; and PDFs that stand alone."""
    return [AlertReportViewSet(), FollowerReportViewSet(), PdfReportViewSet()]


@hooks.register("register_admin_viewset")
def register_format_wishes() -> FormatWishViewSet:
    """Put what people asked for in other formats into the admin."""
    return FormatWishViewSet()


@hooks.register("before_unpublish_page")
def tell_before_unpublishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Have people told of a cancellation, or of what is new, before its page disappears."""
    with_descendants = "include_descendants" in request.POST
    stories = tell_before_hiding_stories(request, [page], with_descendants=with_descendants)
    return tell_before_hiding(request, page) or stories


@hooks.register("register_admin_viewset")
def register_tellings() -> TellingsViewSet:
    """Put what people told us into the admin."""
    return TellingsViewSet()


@hooks.register("register_admin_viewset")
def register_sent_plans() -> SentPlansViewSet:
    """Put the plans that staff have sent into the admin."""
    return SentPlansViewSet()


@hooks.register("register_log_actions")
def name_what_is_done_with_tellings(actions: Any) -> None:
    """Let the site's history say who read and changed what people told us."""
    tell_us_log_actions(actions)
