"""Mails about an offered place: to the person with its buttons a click away, and to the team, who rings the others."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.look.words import when_in_words
from people.models import OutboxMessage, SignUp
from people.offers import gets_own_links, has_run_out, is_open
from people.own_links import own_place_url
from people.post.briefings import briefing_of
from people.post.mails import DuringBreak, Mail, Reader, in_one, mail_named, register_mail
from people.post.pieces import Button, Items, Lines, Pieces, Title
from people.post.texts.sign_ups import WHAT_FOLLOWS, contact_lines

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _offer(message: OutboxMessage) -> Pieces | None:
    sign_up, briefing = message.sign_up, briefing_of(message.sign_up)
    if sign_up is None or briefing is None or briefing.is_cancelled or sign_up.offer_ends_at is None:
        return None
    if not is_open(sign_up, timezone.now()) or not gets_own_links(sign_up.person):
        return None
    dates = [f"{when_in_words(session)}: {session.note}".removesuffix(": ") for session in briefing.sessions]
    return {
        "name": sign_up.person.name,
        "title": Title(briefing.title, briefing.url if sign_up.page.live else ""),
        "button": Button(_("Say yes or no"), own_place_url(sign_up)),
        "moment": when_in_words(sign_up.offer_ends_at),
        "when": Items(tuple(dates), before=_("When:")),
        "when_note": briefing.when_note,
        "where": briefing.where,
        "contact": contact_lines(briefing),
    }


def _sample_offer() -> Pieces:
    return {
        "name": _("Sam Example"),
        "title": Title(_("Example: a meeting about the waiting room"), f"{settings.SITE_URL}/opportunities/example/"),
        "button": Button(_("Say yes or no"), f"{settings.SITE_URL}/my/example/place/1/"),
        "moment": when_in_words(timezone.make_aware(datetime(2030, 2, 20, 12))),
        "when": Items((when_in_words(timezone.make_aware(datetime(2030, 3, 4, 14))),), before=_("When:")),
        "when_note": _("Please come ten minutes early."),
        "where": _("Example House, Example Street"),
        "contact": _sample_contact(),
    }


def _sample_contact() -> Lines:
    return Lines((_("Alex Example"), _("Phone: %(number)s") % {"number": "01632 960001"}))


def _accepted(message: OutboxMessage) -> Pieces | None:
    confirmed = mail_named("confirmed")
    takes_part = message.sign_up is not None and message.sign_up.state == SignUp.State.ACTIVE
    return confirmed.gather(message) if confirmed and takes_part else None


def _sample_accepted() -> Pieces:
    confirmed = mail_named("confirmed")
    return confirmed.sample() if confirmed else {}


def _calendar(message: OutboxMessage) -> bytes | None:
    confirmed = mail_named("confirmed")
    return confirmed.attachment(message) if confirmed and confirmed.attachment else None


def _over(message: OutboxMessage) -> Pieces | None:
    sign_up, briefing = message.sign_up, briefing_of(message.sign_up)
    if sign_up is None or briefing is None or briefing.is_cancelled or not has_run_out(sign_up, timezone.now()):
        return None
    if not gets_own_links(sign_up.person):
        return None
    return {
        "name": sign_up.person.name,
        "title": Title(briefing.title, briefing.url if sign_up.page.live else ""),
        "moment": when_in_words(sign_up.offer_ends_at),
        "contact": contact_lines(briefing),
    }


def _sample_over() -> Pieces:
    kept = ("name", "title", "moment", "contact")
    return {name: piece for name, piece in _sample_offer().items() if name in kept}


def _see(message: OutboxMessage) -> dict[str, Title | Button] | None:
    briefing = briefing_of(message.sign_up)
    if message.sign_up is None or briefing is None:
        return None
    path = reverse("sign_ups:inspect", args=[message.sign_up.pk])
    button = Button(_("See the sign-up"), f"{settings.WAGTAILADMIN_BASE_URL}{path}")
    return {"title": Title(briefing.title), "button": button}


def _to_ring(message: OutboxMessage) -> Pieces | None:
    seen = _see(message)
    if seen is None or message.sign_up is None or not is_open(message.sign_up, timezone.now()):
        return None
    return {**seen, "moment": when_in_words(message.sign_up.offer_ends_at)}


def _not_taken(message: OutboxMessage) -> Pieces | None:
    return _see(message) if message.sign_up and has_run_out(message.sign_up, timezone.now()) else None


def _taken(message: OutboxMessage) -> Pieces | None:
    return _see(message) if message.sign_up and message.sign_up.state == SignUp.State.ACTIVE else None


def _sample_see() -> Pieces:
    return {
        "title": Title(_("Example: a meeting about the waiting room")),
        "button": Button(_("See the sign-up"), f"{settings.WAGTAILADMIN_BASE_URL}/admin/sign_ups/"),
    }


def _sample_to_ring() -> Pieces:
    return {**_sample_see(), "moment": when_in_words(timezone.make_aware(datetime(2030, 2, 20, 12)))}


register_mail(
    Mail(
        name="place_offered",
        label=gettext_lazy("To the person: there is a place for you"),
        reader=Reader.PERSON,
        subject=gettext_lazy("There is a place for you"),
        body=gettext_lazy(
            "Hello {name},\n\n"
            "Good news: there is a place for you in:\n\n"
            "{title}\n\n"
            "Do you want it? Open this link and press a button for yes or no:\n\n"
            "{button}\n\n"
            "Please answer before {moment}. After that the place goes to the next person.\n\n"
            "{when}\n\n"
            "{when_note}\n\n"
            "Where: {where}\n\n"
            "# If you have a question\n\n"
            "{contact}"
        ),
        gather=_offer,
        sample=_sample_offer,
        needed=frozenset({"button", "moment"}),
        during_break=DuringBreak.SENT,  # kept back, it would arrive when the place has gone
    )
)
register_mail(
    Mail(
        name="offer_accepted",
        label=gettext_lazy("To the person: you have said yes to a place"),
        reader=Reader.PERSON,
        subject=gettext_lazy("You have a place"),
        body=in_one(
            gettext_lazy("Hello {name},\n\nThank you for your answer. You have a place in:\n\n{title}"), WHAT_FOLLOWS
        ),
        gather=_accepted,
        sample=_sample_accepted,
        needed=frozenset({"title"}),
        during_break=DuringBreak.SENT,
        attachment=_calendar,
    )
)
register_mail(
    Mail(
        name="offer_over",
        label=gettext_lazy("To the person: your offer of a place has ended"),
        reader=Reader.PERSON,
        subject=gettext_lazy("The place has gone to the next person"),
        body=gettext_lazy(
            "Hello {name},\n\n"
            "We had a place for you in:\n\n"
            "{title}\n\n"
            "We kept it for you until {moment} and did not hear from you. So the place has gone to the next person. "
            "That is fine, and you do not need to do anything.\n\n"
            "Would you still like to take part? Then fill in the form again, or ask us. You are welcome.\n\n"
            "# If you have a question\n\n"
            "{contact}"
        ),
        gather=_over,
        sample=_sample_over,
        needed=frozenset({"title"}),
    )
)


def _register_for_team(name: str, label: "StrOrPromise", subject: "StrOrPromise", body: "StrOrPromise") -> None:
    gathered = {"team_offer": _to_ring, "team_offer_accepted": _taken, "team_offer_over": _not_taken}
    register_mail(
        Mail(
            name=name,
            label=label,
            reader=Reader.TEAM,
            subject=subject,
            body=body,
            gather=gathered[name],
            sample=_sample_to_ring if name == "team_offer" else _sample_see,
            needed=frozenset({"button"}),
        )
    )


_register_for_team(
    "team_offer",
    gettext_lazy("To the team: please ring someone about a place"),
    gettext_lazy("Please ring someone about a place"),
    gettext_lazy(
        "A place is free, and it is offered to someone whom we do not reach by email. Please ring or write to them and "
        "ask if they want it. Then press the button for their answer on the sign-up. The place is kept for them until "
        "{moment}. It is about:\n\n"
        "{title}\n\n"
        "{button}\n\n"
        "This mail holds no personal details. Please keep it so when you answer or forward it."
    ),
)
_register_for_team(
    "team_offer_accepted",
    gettext_lazy("To the team: someone has said yes to a place"),
    gettext_lazy("Someone has said yes to a place"),
    gettext_lazy(
        "Someone was offered a place and has said yes. They take part in:\n\n"
        "{title}\n\n"
        "{button}\n\n"
        "This mail holds no personal details. Please keep it so when you answer or forward it."
    ),
)
_register_for_team(
    "team_offer_over",
    gettext_lazy("To the team: an offer of a place has ended"),
    gettext_lazy("An offer of a place has ended"),
    gettext_lazy(
        "Someone whom we do not reach by email was offered a place, and nobody wrote down an answer in time. The place "
        "is free again. If they still want to take part, please ring or write to them. It is about:\n\n"
        "{title}\n\n"
        "{button}\n\n"
        "This mail holds no personal details. Please keep it so when you answer or forward it."
    ),
)
