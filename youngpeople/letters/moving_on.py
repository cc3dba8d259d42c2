"""Mails to members who grow too old: what changes and when, and that it was good to have them."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from core.look.words import when_in_words
from people.models import OutboxMessage, SignUp
from people.own_links import own_page_url
from people.places import has_place
from people.post.briefings import briefing_of
from people.post.mails import DuringBreak, Mail, Reader, register_mail
from people.post.pieces import Button, Entries, Entry, Lines, Link, Piece, Pieces, Title
from people.post.texts.sign_ups import contact_lines
from people.subjects import SignUpBriefing
from youngpeople.growing_up import days_of
from youngpeople.models import MovingOn, YoungPeoplesForumPage


def _forum(sign_up: SignUp) -> YoungPeoplesForumPage | None:
    page = sign_up.page.specific
    return page if isinstance(page, YoungPeoplesForumPage) else None


def _soon(message: OutboxMessage) -> Pieces | None:
    sign_up, briefing = message.sign_up, briefing_of(message.sign_up)
    told = MovingOn.objects.filter(sign_up=sign_up).first()
    page = _forum(sign_up) if sign_up else None
    if sign_up is None or briefing is None or page is None or told is None or not has_place(sign_up):
        return None
    days = days_of(page, sign_up.person.born_on)
    return _shared(message, briefing, page.pages_to_join_next()) | {
        "age": str(page.highest_age or ""),
        "birthday": when_in_words(days.too_old_from) if days else "",
        "last_day": when_in_words(told.ends_on),
    }


def _over(message: OutboxMessage) -> Pieces | None:
    sign_up, briefing = message.sign_up, briefing_of(message.sign_up)
    page = _forum(sign_up) if sign_up else None
    if sign_up is None or briefing is None or page is None or sign_up.state != SignUp.State.LEFT:
        return None
    return _shared(message, briefing, page.pages_to_join_next())


def _shared(message: OutboxMessage, briefing: SignUpBriefing, pages: list[Page]) -> dict[str, Piece]:
    person = message.person
    return {
        "name": person.name if person else "",
        "title": Title(briefing.title),
        "next": Entries(tuple(Entry(page.title, page.full_url or "") for page in pages)),
        "own_page": Link(_("See what we hold about you"), own_page_url(person) if person else ""),
        "contact": contact_lines(briefing),
    }


def _sample_over() -> dict[str, Piece]:
    return {
        "name": _("Sam Example"),
        "title": Title(_("Example: a group that meets on Mondays")),
        "next": Entries((Entry(_("Example: a group for everybody"), f"{settings.SITE_URL}/forums/"),)),
        "own_page": Link(_("See what we hold about you"), f"{settings.SITE_URL}/my/example/"),
        "contact": Lines((_("Alex Example"), _("Phone: %(number)s") % {"number": "01632 960001"})),
    }


def _sample_soon() -> Pieces:
    today = timezone.localdate()
    return _sample_over() | {
        "age": "25",
        "birthday": when_in_words(today + timedelta(days=90)),
        "last_day": when_in_words(today + timedelta(days=180)),
    }


def _for_team(message: OutboxMessage) -> Pieces | None:
    briefing = briefing_of(message.sign_up)
    if message.sign_up is None or briefing is None or not has_place(message.sign_up):
        return None
    return _to_see(briefing.title, reverse("sign_ups:inspect", args=[message.sign_up.pk]))


def _sample_for_team() -> Pieces:
    return _to_see(_("Example: a group that meets on Mondays"), "/admin/sign_ups/")


def _to_see(title: str, path: str) -> Pieces:
    return {"title": Title(title), "button": Button(_("See the sign-up"), f"{settings.WAGTAILADMIN_BASE_URL}{path}")}


register_mail(
    Mail(
        name="moving_on",
        label=gettext_lazy("To a member: you are soon too old for this, and what comes next"),
        reader=Reader.PERSON,
        subject=gettext_lazy("Something will change for you. Please read"),
        body=gettext_lazy(
            "Hello {name},\n\n"
            "You have signed up for this:\n\n"
            "{title}\n\n"
            "It is for people who are {age} or younger. From {birthday} on you are older than that. Time flies!\n\n"
            "# What changes\n\n"
            "- You can stay until {last_day}. Until then nothing changes.\n"
            "- After that day your place ends by itself. You do not need to do anything.\n"
            "- Would you rather leave earlier? You can, at any time.\n\n"
            "# We would like to keep you\n\n"
            "You know how to make things better here. You can go on in one of these:\n\n"
            "{next}\n\n"
            "{own_page}\n\n"
            "# If you want to talk about it\n\n"
            "{contact}"
        ),
        gather=_soon,
        sample=_sample_soon,
        needed=frozenset({"title", "last_day"}),
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name="moved_on",
        label=gettext_lazy("To a member: your place has ended, and thank you"),
        reader=Reader.PERSON,
        subject=gettext_lazy("Thank you for everything"),
        body=gettext_lazy(
            "Hello {name},\n\n"
            "As we told you, your place in this has ended now, because of the age that it is for:\n\n"
            "{title}\n\n"
            "Thank you. What you said and did stays here, and others build on it.\n\n"
            "# You can go on\n\n"
            "{next}\n\n"
            "{own_page}\n\n"
            "# If you have a question\n\n"
            "{contact}"
        ),
        gather=_over,
        sample=_sample_over,
        needed=frozenset({"title"}),
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name="team_moving_on",
        label=gettext_lazy("To the team: a member without email is soon too old"),
        reader=Reader.TEAM,
        subject=gettext_lazy("Please tell somebody what changes soon"),
        body=gettext_lazy(
            "Somebody who takes part is soon too old for it and has no email. Please tell them until when they can "
            "stay and what they can join next. It is about:\n\n"
            "{title}\n\n"
            "{button}\n\n"
            "This mail holds no personal details. Please keep it so when you answer or forward it."
        ),
        gather=_for_team,
        sample=_sample_for_team,
        needed=frozenset({"button"}),
    )
)
