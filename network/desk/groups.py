"""Groups as the team sees them in the admin: how people join, how many belong to them, and who waits."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.models import User
from involvement.joining_standing import joining_standing
from network.models import GroupPage
from people.models import SignUp
from people.permissions import can_view_sign_ups

State = SignUp.State
MEMBERS = (State.ACTIVE, State.PAUSED)
WAIT = (State.AWAITING_TEAM, State.WAITING_LIST, State.CONFIRMED)


def numbers_by_state(keys: Collection[UUID]) -> dict[UUID, dict[str, int]]:
    """Return how many sign-ups of each group are in each state; one query, none for nothing."""
    if not keys:
        return {}
    rows = SignUp.objects.filter(page__translation_key__in=keys).order_by()
    counted: dict[UUID, dict[str, int]] = {}
    for row in rows.values("page__translation_key", "state").annotate(number=Count("pk")):
        counted.setdefault(row["page__translation_key"], {})[row["state"]] = row["number"]
    return counted


class GroupListing(IndexView):
    """The list with what its columns show, asked for at once."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the context, in which every group of the rows that are shown knows its numbers."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        groups = list(context["object_list"])
        numbers = numbers_by_state([group.translation_key for group in groups])
        for group in groups:
            counted = numbers.get(group.translation_key, {})
            group.members = sum(counted.get(state, 0) for state in MEMBERS)
            group.waiting = sum(counted.get(state, 0) for state in WAIT)
        return context


class GroupListingViewSet(PageListingViewSet):
    """The team's list of all groups."""

    model = GroupPage
    index_view_class = GroupListing
    icon = "group"
    menu_label = _("Groups")
    menu_order = 152
    add_to_admin_menu = True
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        StatusTagColumn(
            "joining",
            label=_("Joining"),
            accessor=lambda group: joining_standing(group).tag,
            primary=lambda group: joining_standing(group).can_join,
        ),
        Column("members", label=_("Members"), accessor="members"),
        Column("waiting", label=_("Wait for an answer"), accessor="waiting"),
        PageStatusColumn("status", label=_("Page"), sort_key="live"),
    ]


group_listing = GroupListingViewSet("group_pages")


def members_buttons(page: Page, user: Any) -> list[Button]:
    """Return the button of a group that leads to its members, for staff who may read sign-ups."""
    if not isinstance(user, User) or not can_view_sign_ups(user):
        return []
    if not getattr(page.specific_class, "is_membership", False):
        return []
    url = f"{reverse('group_members:index')}?page={page.pk}"
    return [Button(_gettext("Members"), url, icon_name="group", priority=69)]
