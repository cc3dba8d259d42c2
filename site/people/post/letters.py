"""Makes the text of a mail at the moment it is sent, from the row in the outbox and its three small templates."""

from dataclasses import dataclass
from typing import Any

import css_inline
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language_info

from core.models import OrganisationSettings
from core.selectors import organisation
from people.models import OutboxMessage, SignUp
from people.permissions import may_receive
from people.post.calendar import calendar_file
from people.selectors import confirmation_age
from people.subjects import SignUpBriefing, SignUpSubject
from people.tokens import confirmation_token

ASKS_TO_CONFIRM = ("confirm", "confirm_changes")
WITH_CALENDAR = ("confirmed",)
TOLD_BY_THE_TEAM = (SignUp.State.DECLINED, SignUp.State.LEFT)  # "thank you for signing up" would be wrong by now
_inliner = css_inline.CSSInliner(load_remote_stylesheets=False)


@dataclass(frozen=True)
class Letter:
    """One mail, ready to be handed to a backend."""

    to: str
    subject: str
    text: str
    html: str
    sender_name: str
    reply_to: str
    calendar: bytes | None = None


def build_letter(message: OutboxMessage) -> Letter | None:
    """Return the mail, or None where it is not needed, not possible or not allowed any more."""
    subject = message.sign_up.page.specific if message.sign_up else None
    if not isinstance(subject, SignUpSubject) or not _is_still_right(message):
        return None
    facts = organisation()
    briefing = subject.sign_up_briefing()
    if briefing.is_cancelled and message.template in ASKS_TO_CONFIRM:
        return None
    to = _address(message, briefing, facts)
    if not to:
        return None
    with translation.override(_language(message)):
        return _written(message, briefing, facts, to)


def _is_still_right(message: OutboxMessage) -> bool:
    if message.person and not may_receive(message.person, message.kind):
        return False
    if message.template == "confirmed" and message.sign_up and message.sign_up.state in TOLD_BY_THE_TEAM:
        return False
    if message.template not in ASKS_TO_CONFIRM or message.sign_up is None:
        return True
    asked_again = OutboxMessage.objects.filter(sign_up=message.sign_up, template__in=ASKS_TO_CONFIRM, pk__gt=message.pk)
    return bool(message.sign_up.pending) and message.sign_up.page.live and not asked_again.exists()


def _address(message: OutboxMessage, briefing: SignUpBriefing, facts: OrganisationSettings) -> str:
    if message.person:
        return message.person.email or ""
    return message.team_address or briefing.team_email or facts.team_email


def _language(message: OutboxMessage) -> str:
    if message.person and message.sign_up:
        return message.sign_up.language
    return settings.LANGUAGE_CODE  # mail to the team


def _written(message: OutboxMessage, briefing: SignUpBriefing, facts: OrganisationSettings, to: str) -> Letter:
    context = _context(message, briefing, facts)
    folder = f"people/mail/{message.template}"
    return Letter(
        to=to,
        subject=" ".join(render_to_string(f"{folder}.subject.txt", context).split()),
        text=render_to_string(f"{folder}.txt", context).strip() + "\n",
        html=_inliner.inline(render_to_string(f"{folder}.html", context)),
        sender_name=" ".join(facts.sender_name.split()),
        reply_to=(briefing.contact_email or facts.team_email) if message.person else "",
        calendar=_calendar(message, briefing),
    )


def _calendar(message: OutboxMessage, briefing: SignUpBriefing) -> bytes | None:
    sign_up = message.sign_up
    if sign_up is None or message.template not in WITH_CALENDAR or not briefing.when or briefing.is_cancelled:
        return None
    # A date in somebody's calendar says that they are expected, or may be.
    if sign_up.state not in (SignUp.State.ACTIVE, SignUp.State.AWAITING_TEAM):
        return None
    return calendar_file(briefing, sign_up.page_id, is_decided=sign_up.state == SignUp.State.ACTIVE)


def _context(message: OutboxMessage, briefing: SignUpBriefing, facts: OrganisationSettings) -> dict[str, Any]:
    language = translation.get_language() or settings.LANGUAGE_CODE
    context: dict[str, Any] = {
        "briefing": briefing,
        "facts": facts,
        "sign_up": message.sign_up,
        "language": language,
        "direction": "rtl" if get_language_info(language)["bidi"] else "ltr",
        "site_url": settings.SITE_URL,
    }
    if message.sign_up and message.template in ASKS_TO_CONFIRM:
        context |= _link(message.sign_up)
    if message.sign_up and not message.person:
        path = reverse("sign_ups:inspect", args=[message.sign_up.pk])
        context["admin_url"] = f"{settings.WAGTAILADMIN_BASE_URL}{path}"
    return context


def _link(sign_up: SignUp) -> dict[str, Any]:
    path = reverse("people:confirm", args=[confirmation_token(sign_up)])
    return {"link": f"{settings.SITE_URL}{path}", "runs_out": timezone.localdate() + confirmation_age()}
