"""What stands on the front page of the admin as long as people wait to be told something, the oldest first."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

from core.models import User
from involvement.desk.telling import WHAT, tell_url
from involvement.models import OpportunityPage
from involvement.models.opportunity_lists import OpportunityQuerySet
from involvement.owing import outcome_owed, owed_outcomes
from involvement.telling.notices import owed_notices

MOST = 10  # lines; the rest is in the list of opportunities


@dataclass(frozen=True)
class Waiting:
    """One line: what people wait for, since when, and where it can be settled."""

    page: OpportunityPage
    what: str
    since: datetime
    url: str
    due: date | None = None
    is_late: bool = False


class WaitingPanel(Component):
    """People wait to be told: changes that were published, and answers that are owed."""

    order = 50
    template_name = "involvement/admin/waiting_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the lines for this member of staff."""
        lines = waiting_for(parent_context["request"].user, timezone.now())
        return {"lines": lines[:MOST], "has_more": len(lines) > MOST}


def waiting_for(user: User, now: datetime) -> list[Waiting]:
    """Return what people wait for on the pages that a member of staff may publish, the oldest first."""
    allowed = page_permission_policy.instances_user_has_permission_for(user, "publish")
    theirs: OpportunityQuerySet = OpportunityPage.objects.filter(pk__in=allowed.order_by().values("pk"))
    untold = [
        Waiting(each.page, str(WHAT[each.template]), each.since, tell_url(each.page), is_late=each.is_late)
        for each in owed_notices(theirs, now)
    ]
    pages = owed_outcomes(now).filter(pk__in=theirs.values("pk"))[: MOST + 1]
    return sorted([*untold, *(_answer(page, now) for page in pages)], key=lambda line: (line.since, line.page.pk))


def _answer(page: OpportunityPage, now: datetime) -> Waiting:
    owed = outcome_owed(page, now)
    return Waiting(
        page=page,
        what=_("People are owed an answer."),
        since=page.closes_at or now,
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        due=page.outcome_due,
        is_late=bool(owed and owed.is_late),
    )
