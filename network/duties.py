"""What this room asks of staff: papers that members wait for; and the job of posting a meeting; found at start."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import page_permission_policy

from core.desk import DeskSource, Job, register_desk_source, register_job
from core.desk_jobs import add_page_url
from core.models import User
from network.models import MeetingPage
from network.papers_owed import waiting_meetings
from network.permissions import can_look_after_papers


def _may(user: User) -> bool:
    """Tell whether this member of staff looks after papers, and Wagtail opens its list of pages for them."""
    can_list = page_permission_policy.user_has_any_permission(user, ["add", "change", "publish"])
    return can_look_after_papers(user) and bool(can_list)


register_desk_source(
    DeskSource(
        name="papers",
        label=_("Meetings that owe papers"),
        none=_("Members have all their papers."),
        number=lambda user: waiting_meetings(timezone.now()).count(),
        url=lambda: f"{reverse('meetings:index')}?papers=waiting",
        may=_may,
    )
)
register_job(
    Job(
        "meeting",
        _("Post a meeting"),
        "calendar-alt",
        lambda user: add_page_url(user, MeetingPage, "meetings:choose_parent"),
        order=30,
    )
)
