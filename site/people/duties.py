"""What people and mail ask of staff: sign-ups to look at, people to ring, mail that failed; found at start."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.desk import DeskSource, register_desk_source
from core.models import User
from people.models import OutboxMessage, SignUp
from people.permissions import can_view_people, can_view_sign_ups
from people.unreached import people_to_ring


def _sign_ups(user: User) -> int:
    return SignUp.objects.filter(state=SignUp.State.AWAITING_TEAM).count()


def _failed(user: User) -> int:
    return OutboxMessage.objects.filter(state=OutboxMessage.State.FAILED).count()


register_desk_source(
    DeskSource(
        name="sign-ups",
        label=_("Sign-ups to answer"),
        none=_("Everybody who signed up has an answer."),
        number=_sign_ups,
        url=lambda: f"{reverse('sign_ups:index')}?state={SignUp.State.AWAITING_TEAM}",
        may=can_view_sign_ups,
    )
)
register_desk_source(
    DeskSource(
        name="people-to-ring",
        label=_("People to ring"),
        none=_("Mail reaches everybody."),
        number=lambda user: people_to_ring().count(),
        url=lambda: reverse("people_to_ring:index"),
        may=can_view_people,
    )
)
register_desk_source(
    DeskSource(
        name="failed-mail",
        label=_("Mails that failed"),
        none=_("No mail has failed."),
        number=_failed,
        url=lambda: f"{reverse('outbox:index')}?state={OutboxMessage.State.FAILED}",
        may=lambda user: user.has_perm("people.view_outboxmessage"),
        is_urgent=True,
    )
)
