"""What this room asks of staff: what people told us, and what they are owed; and what staff begin most often here."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.desk import DeskSource, Job, register_desk_source, register_job
from core.desk_jobs import add_page_url
from core.models import User
from involvement.loop.owed import everything_owed
from involvement.models import OpportunityPage, TellUsMessage
from involvement.permissions import can_see_loop_desk, can_view_tellings


def _tellings(user: User) -> int:
    return TellUsMessage.objects.filter(state=TellUsMessage.State.NEW).count()


def _owed(user: User) -> int:
    return len(everything_owed(timezone.now(), user))


register_desk_source(
    DeskSource(
        name="tellings",
        label=_("Messages that nobody has read"),
        none=_("Everything that people told us is read."),
        number=_tellings,
        url=lambda: f"{reverse('tellings:index')}?state={TellUsMessage.State.NEW}",
        may=can_view_tellings,
    )
)
register_desk_source(
    DeskSource(
        name="loop",
        label=_("Answers and updates owed"),
        none=_("Nobody waits for an answer."),
        number=_owed,
        url=lambda: reverse("loop:index"),
        may=can_see_loop_desk,
    )
)


def _small_win(user: User) -> str:
    may = user.has_perm("involvement.add_smallwin")
    return reverse("wagtailsnippets_involvement_smallwin:add") if may else ""


register_job(
    Job(
        "opportunity",
        _("Post an opportunity"),
        "plus",
        lambda user: add_page_url(user, OpportunityPage, "opportunities:choose_parent"),
        order=10,
    )
)
register_job(Job("small-win", _("Post a small win"), "pick", _small_win, order=20))
