"""The mail that tells the team of a plan: a button, and no word of who sent it."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from involvement.actions.plans import PLAN_CAME
from involvement.models import SentPlan
from people.models import OutboxMessage
from people.post.mails import Mail, Reader, register_mail
from people.post.pieces import Button, Pieces


def _plan_came(message: OutboxMessage) -> Pieces | None:
    number = message.key.removeprefix(f"{PLAN_CAME}-")
    is_there = number.isdigit() and SentPlan.objects.filter(pk=number).exists()
    return _to(reverse("sent_plans:index")) if is_there else None


def _to(path: str) -> Pieces:
    return {"button": Button(_("See the plans"), f"{settings.WAGTAILADMIN_BASE_URL}{path}")}


def _sample() -> Pieces:
    return _to("/admin/sent_plans/")


register_mail(
    Mail(
        name=PLAN_CAME,
        label=gettext_lazy("To the team: a member of staff has sent a plan"),
        reader=Reader.TEAM,
        subject=gettext_lazy("A new plan waits for you"),
        body=gettext_lazy(
            "A member of staff has made an involvement plan on the website and sent it to you. It waits as a draft "
            "among the opportunities. Nothing of it is public.\n\n"
            "{button}\n\n"
            "There you see who sent it. Please answer them within a few days."
        ),
        gather=_plan_came,
        sample=_sample,
        needed=frozenset({"button"}),
    )
)
