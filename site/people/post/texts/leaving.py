"""Mails about leaving: a short receipt to whoever has left, and word to the team that a place may be free."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import OutboxMessage, SignUp
from people.own_links import own_page_url
from people.post.briefings import briefing_of
from people.post.mails import DuringBreak, Mail, Reader, register_mail
from people.post.pieces import Button, Link, Pieces, Title


def _has_left(message: OutboxMessage) -> bool:
    return message.sign_up is not None and message.sign_up.state == SignUp.State.LEFT  # they may be back by now


def _receipt(message: OutboxMessage) -> Pieces | None:
    briefing = briefing_of(message.sign_up)
    if message.person is None or briefing is None or not _has_left(message):
        return None
    return _facts(briefing.title, own_page_url(message.person)) | {"name": message.person.name}


def _sample_receipt() -> Pieces:
    title = _("Example: a meeting about the waiting room")
    return _facts(title, f"{settings.SITE_URL}/my/example/") | {"name": _("Sam Example")}


def _facts(title: str, url: str) -> dict[str, str | Title | Link]:
    return {"title": Title(title), "own_page": Link(_("See what we hold about you"), url)}


def _for_team(message: OutboxMessage) -> Pieces | None:
    briefing = briefing_of(message.sign_up)
    if message.sign_up is None or briefing is None or not _has_left(message):
        return None
    return _place(briefing.title, reverse("sign_ups:inspect", args=[message.sign_up.pk]))


def _sample_for_team() -> Pieces:
    return _place(_("Example: a meeting about the waiting room"), "/admin/sign_ups/")


def _place(title: str, path: str) -> Pieces:
    return {"title": Title(title), "button": Button(_("See the sign-up"), f"{settings.WAGTAILADMIN_BASE_URL}{path}")}


register_mail(
    Mail(
        name="left",
        label=gettext_lazy("To the person: you have left"),
        reader=Reader.PERSON,
        subject=gettext_lazy("You have left"),
        body=gettext_lazy(
            "Hello {name},\n\n"
            "You have left this, as you asked:\n\n"
            "{title}\n\n"
            "You do not need to do anything. Thank you for the time you gave us. You are welcome back whenever you "
            "like: just fill in the form again.\n\n"
            "{own_page}"
        ),
        gather=_receipt,
        sample=_sample_receipt,
        needed=frozenset({"title"}),
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name="team_left",
        label=gettext_lazy("To the team: someone has left"),
        reader=Reader.TEAM,
        subject=gettext_lazy("Someone has left"),
        body=gettext_lazy(
            "Someone has left. They were not asked why. If you choose who takes part, perhaps their place can go to "
            "someone on the waiting list. If places go to whoever comes first, the next person on the waiting list is "
            "offered it without your help. It is about:\n\n"
            "{title}\n\n"
            "{button}\n\n"
            "This mail holds no personal details. Please keep it so when you answer or forward it."
        ),
        gather=_for_team,
        sample=_sample_for_team,
        needed=frozenset({"button"}),
    )
)
