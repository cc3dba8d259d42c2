"""Mails on the birthday that makes a guardian's agreement unnecessary: to the young person, the guardian, the team."""

from collections.abc import Callable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import OutboxMessage
from people.own_links import own_page_url
from people.places import has_place
from people.post.briefings import briefing_of
from people.post.mails import DuringBreak, Mail, Reader, register_mail
from people.post.pieces import Button, Lines, Link, Pieces, Title
from people.post.texts.sign_ups import contact_lines
from people.subjects import SignUpBriefing


def _while_they_take_part(
    gather: Callable[[OutboxMessage, SignUpBriefing], Pieces],
) -> Callable[[OutboxMessage], Pieces | None]:
    def gathered(message: OutboxMessage) -> Pieces | None:
        briefing = briefing_of(message.sign_up)
        if message.sign_up is None or briefing is None or briefing.is_cancelled or not has_place(message.sign_up):
            return None
        return gather(message, briefing)

    return gathered


def _for_person(message: OutboxMessage, briefing: SignUpBriefing) -> Pieces:
    person = message.person
    return {
        "name": person.name if person else "",
        "title": Title(briefing.title),
        "own_page": Link(_("See what we hold about you"), own_page_url(person) if person else ""),
        "contact": contact_lines(briefing),
    }


def _sample_for_person() -> Pieces:
    return {
        "name": _("Sam Example"),
        "title": Title(_("Example: a meeting about the waiting room")),
        "own_page": Link(_("See what we hold about you"), f"{settings.SITE_URL}/my/example/"),
        "contact": Lines((_("Alex Example"), _("Phone: %(number)s") % {"number": "01632 960001"})),
    }


def _for_guardian(message: OutboxMessage, briefing: SignUpBriefing) -> Pieces:
    return {"title": Title(briefing.title), "contact": contact_lines(briefing)}


def _sample_for_guardian() -> Pieces:
    sample = _sample_for_person()
    return {"title": sample["title"], "contact": sample["contact"]}


def _for_team(message: OutboxMessage, briefing: SignUpBriefing) -> Pieces:
    number = message.sign_up.pk if message.sign_up else 0
    return _to_see(briefing.title, reverse("sign_ups:inspect", args=[number]))


def _sample_for_team() -> Pieces:
    return _to_see(_("Example: a meeting about the waiting room"), "/admin/sign_ups/")


def _to_see(title: str, path: str) -> Pieces:
    return {"title": Title(title), "button": Button(_("See the sign-up"), f"{settings.WAGTAILADMIN_BASE_URL}{path}")}


register_mail(
    Mail(
        name="guardian_outgrown",
        label=gettext_lazy("To a young person: you decide without a guardian now"),
        reader=Reader.PERSON,
        subject=gettext_lazy("You decide for yourself now"),
        body=gettext_lazy(
            "Hello {name},\n\n"
            "You are old enough now to decide for yourself. This is about:\n\n"
            "{title}\n\n"
            "# What changes\n\n"
            "- You keep your place. You do not need to do anything.\n"
            "- From now on only you decide if you go on, take a break or leave.\n"
            "- We do not write to your parent or guardian about it any more. We tell them so once.\n\n"
            "{own_page}\n\n"
            "# If you have a question\n\n"
            "{contact}"
        ),
        gather=_while_they_take_part(_for_person),
        sample=_sample_for_person,
        needed=frozenset({"title"}),
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name="guardian_thanks",
        label=gettext_lazy("To a guardian: your agreement is not needed any more"),
        reader=Reader.ERASED,
        subject=gettext_lazy("Thank you for your agreement"),
        body=gettext_lazy(
            "Hello,\n\n"
            "Some time ago you agreed, as a parent or guardian, that a young person takes part in this:\n\n"
            "{title}\n\n"
            "They are old enough now to decide for themselves, so your agreement is not needed any more. Thank you for "
            "your trust.\n\n"
            "This is our last email to you about it. We have deleted your name and how to reach you.\n\n"
            "# If you have a question\n\n"
            "{contact}"
        ),
        gather=_while_they_take_part(_for_guardian),
        sample=_sample_for_guardian,
        needed=frozenset({"title"}),
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name="team_outgrown",
        label=gettext_lazy("To the team: somebody decides without a guardian now"),
        reader=Reader.TEAM,
        subject=gettext_lazy("Please tell somebody what changes"),
        body=gettext_lazy(
            "Somebody who takes part is old enough now to decide without a parent or guardian. They or their guardian "
            "have no email, so please tell them: the place is kept, and only the young person decides from now on. It "
            "is about:\n\n"
            "{title}\n\n"
            "{button}\n\n"
            "This mail holds no personal details. Please keep it so when you answer or forward it."
        ),
        gather=_while_they_take_part(_for_team),
        sample=_sample_for_team,
        needed=frozenset({"button"}),
    )
)
