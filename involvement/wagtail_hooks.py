"""The editors' menus for opportunities and for the words of the ladder."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from involvement.listing import OpportunityListingViewSet, opportunity_listing
from involvement.models import Rung, Stage


class RungViewSet(SnippetViewSet):
    """The rungs of the ladder."""

    model = Rung
    icon = "order"
    menu_label = _("Rungs")
    list_display = ["name", "slug", "sort_order"]
    search_fields = ["name", "slug"]
    ordering = ["sort_order", "name"]
    copy_view_enabled = False


class StageViewSet(SnippetViewSet):
    """The stages of a project."""

    model = Stage
    icon = "history"
    menu_label = _("Stages")
    list_display = ["name", "slug", "sort_order"]
    search_fields = ["name", "slug"]
    ordering = ["sort_order", "name"]
    copy_view_enabled = False


class LadderGroup(SnippetViewSetGroup):
    """How much say people have, and how early: the trust's own words."""

    items = (RungViewSet, StageViewSet)
    menu_label = _("Ladder")
    menu_icon = "order"
    menu_order = 405


register_snippet(LadderGroup)


@hooks.register("register_admin_viewset")
def register_opportunity_listing() -> OpportunityListingViewSet:
    """Put the team's list of opportunities into the admin."""
    return opportunity_listing
