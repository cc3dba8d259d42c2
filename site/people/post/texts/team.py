"""Mails to the team: somebody wants to take part, has changed their details, or waits to be rung. None names them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import OutboxMessage
from people.needs import notice_of_needs
from people.post.briefings import briefing_of
from people.post.mails import Mail, Reader, register_mail
from people.post.pieces import Button, Pieces, Title

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _gather(label: "StrOrPromise") -> Callable[[OutboxMessage], Pieces | None]:
    def gather(message: OutboxMessage) -> Pieces | None:
        briefing = briefing_of(message.sign_up)
        if message.sign_up is None or briefing is None:
            return None
        path = reverse("sign_ups:inspect", args=[message.sign_up.pk])
        return {
            "title": Title(briefing.title),
            "needs": notice_of_needs(message.sign_up),
            "button": Button(str(label), f"{settings.WAGTAILADMIN_BASE_URL}{path}"),
        }

    return gather


def _sample(label: "StrOrPromise") -> Callable[[], Pieces]:
    def sample() -> Pieces:
        return {
            "title": Title(_("Example: a meeting about the waiting room")),
            "needs": _("They have told us what they need. Please look at it on the page."),
            "button": Button(str(label), f"{settings.WAGTAILADMIN_BASE_URL}/admin/sign_ups/"),
        }

    return sample


def _register(
    name: str, label: "StrOrPromise", subject: "StrOrPromise", body: "StrOrPromise", to_press: "StrOrPromise"
) -> None:
    register_mail(
        Mail(
            name=name,
            label=label,
            reader=Reader.TEAM,
            subject=subject,
            body=body,
            gather=_gather(to_press),
            sample=_sample(to_press),
            needed=frozenset({"button"}),
        )
    )


_register(
    "team_new",
    gettext_lazy("To the team: someone wants to take part"),
    gettext_lazy("Someone wants to take part"),
    gettext_lazy(
        "Someone has confirmed that they want to take part in:\n\n"
        "{title}\n\n"
        "{needs}\n\n"
        "{button}\n\n"
        "This mail holds no personal details. Please keep it so when you answer or forward it."
    ),
    gettext_lazy("See the sign-up"),
)
_register(
    "team_changed",
    gettext_lazy("To the team: someone has changed their details"),
    gettext_lazy("Someone has changed their details"),
    gettext_lazy(
        "Someone who takes part has confirmed new details. Please look at what they need. It is about:\n\n"
        "{title}\n\n"
        "{needs}\n\n"
        "{button}\n\n"
        "This mail holds no personal details. Please keep it so when you answer or forward it."
    ),
    gettext_lazy("See the sign-up"),
)
_register(
    "team_contact",
    gettext_lazy("To the team: someone asks to be rung or written to"),
    gettext_lazy("Someone asks to be rung or written to"),
    gettext_lazy(
        "Someone without email wants to take part. They are not signed up until you have talked with them. "
        "Please ring or write to them, and then press the button on their sign-up. It is about:\n\n"
        "{title}\n\n"
        "{needs}\n\n"
        "{button}\n\n"
        "This mail holds no personal details. Please keep it so when you answer or forward it."
    ),
    gettext_lazy("See how to reach them"),
)
