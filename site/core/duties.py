"""What pages and snippets ask of staff by themselves: approvals that wait; found at start."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState
from wagtail.permissions import page_permission_policy

from core.desk import DeskSource, register_desk_source
from core.models import User


def _approvals(user: User) -> int:
    return int(TaskState.objects.reviewable_by(user).count())


def _may_see_tasks(user: User) -> bool:
    """Tell whether Wagtail opens its list of tasks for this member of staff."""
    return bool(page_permission_policy.user_has_any_permission(user, ["add", "change", "publish"]))


register_desk_source(
    DeskSource(
        name="approvals",
        label=_("Waiting for your approval"),
        none=_("Nothing waits for your approval."),
        number=_approvals,
        url=lambda: f"{reverse('wagtailadmin_reports:workflow_tasks')}?reviewable=true",
        may=_may_see_tasks,
    )
)
