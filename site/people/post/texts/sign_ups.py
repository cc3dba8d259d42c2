"""Mails to somebody who signs up: please confirm, please confirm your changes, and thank you."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.look.words import when_in_words
from people.models import OutboxMessage, SignUp
from people.offers import gets_own_links
from people.own_links import own_letter_url, own_page_url, own_place_url
from people.places import has_place
from people.post.briefings import briefing_of
from people.post.calendar import calendar_file
from people.post.mails import DuringBreak, Mail, Reader, in_one, register_mail
from people.post.pieces import Button, Items, Lines, Link, Pieces, Title
from people.selectors import confirmation_age
from people.sign_up_words import words_for
from people.subjects import SignUpBriefing
from people.tokens import confirmation_token

ASKS_TO_CONFIRM = ("confirm", "confirm_changes")
TOLD_BY_THE_TEAM = (SignUp.State.DECLINED, SignUp.State.LEFT)  # "thank you for signing up" would be wrong by now
MAY_COME = (
    SignUp.State.ACTIVE,
    SignUp.State.OFFERED,
    SignUp.State.AWAITING_TEAM,
)  # a date says that somebody is expected, or may be


def _question(message: OutboxMessage) -> Pieces | None:
    """Return what both questions hold; nothing that a stranger could have typed is in it."""
    sign_up, briefing = message.sign_up, briefing_of(message.sign_up)
    if sign_up is None or briefing is None or briefing.is_cancelled or not _is_still_asked(message, sign_up):
        return None
    label = _("Confirm") if message.template == "confirm" else _("Keep the new details")
    path = reverse("people:confirm", args=[confirmation_token(sign_up)])
    return {
        "title": Title(briefing.title),
        "button": Button(label, f"{settings.SITE_URL}{path}"),
        "day": when_in_words(timezone.localdate() + confirmation_age()),
    }


def _is_still_asked(message: OutboxMessage, sign_up: SignUp) -> bool:
    asked_again = OutboxMessage.objects.filter(sign_up=sign_up, template__in=ASKS_TO_CONFIRM, pk__gt=message.pk)
    return bool(sign_up.pending) and sign_up.page.live and not asked_again.exists()


def _sample_confirm() -> Pieces:
    return _sample_question(_("Confirm"))


def _sample_confirm_changes() -> Pieces:
    return _sample_question(_("Keep the new details"))


def _sample_question(label: str) -> Pieces:
    return {
        "title": Title(_("Example: a meeting about the waiting room")),
        "button": Button(label, f"{settings.SITE_URL}/confirm/example/"),
        "day": when_in_words(timezone.localdate() + timedelta(days=7)),
    }


def _thanks(message: OutboxMessage) -> Pieces | None:
    sign_up, briefing = message.sign_up, briefing_of(message.sign_up)
    if sign_up is None or briefing is None or sign_up.state in TOLD_BY_THE_TEAM:
        return None
    url = briefing.url if sign_up.page.live else ""
    return _facts(briefing, sign_up) | {
        "name": sign_up.person.name,
        "title": Title(briefing.title, url),
        "what_next": _what_next(briefing, sign_up),
        "contact": contact_lines(briefing),
        "letter": benefits_letter(sign_up, briefing),
        "give_back": _give_back(sign_up) if has_place(sign_up) and not briefing.is_cancelled else "",
        # An address that staff wrote down may be a stranger's: nothing opens the record before its owner has proved it.
        "own_page": _own_page(own_page_url(sign_up.person)) if gets_own_links(sign_up.person) else "",
    }


def benefits_letter(sign_up: SignUp, briefing: SignUpBriefing) -> Link | str:
    """Return the way to a letter for the benefits office, where something is paid and the person may open own pages."""
    if not briefing.letter_route or sign_up.state not in MAY_COME or not gets_own_links(sign_up.person):
        return ""
    return Link(_("A letter to show to Jobcentre Plus"), own_letter_url(sign_up, briefing.letter_route))


def _give_back(sign_up: SignUp) -> Link | str:
    """Return the way to the page with one button on which somebody gives up their place, or their wait for one."""
    if not gets_own_links(sign_up.person):
        return ""
    is_theirs = sign_up.state in (SignUp.State.ACTIVE, SignUp.State.PAUSED)
    label = words_for(sign_up.page).gives_up if is_theirs else _("Do not want to wait any more? Tell us here")
    return Link(str(label), own_place_url(sign_up, "my_leave"))


def _facts(briefing: SignUpBriefing, sign_up: SignUp) -> dict[str, str | Items]:
    may_come = sign_up.state in MAY_COME and not briefing.is_cancelled
    dates = [f"{when_in_words(session)}: {session.note}".removesuffix(": ") for session in briefing.sessions]
    return {
        "when": Items(tuple(dates) if may_come else (), before=_("When:")),
        "when_note": briefing.when_note if may_come else "",
        "where": briefing.where if may_come else "",
        "outcome_due": when_in_words(briefing.outcome_due),
    }


def _what_next(briefing: SignUpBriefing, sign_up: SignUp) -> str:
    if briefing.is_cancelled:
        return _("This will not go ahead.")
    if sign_up.state == SignUp.State.ACTIVE:
        return str(words_for(sign_up.page).is_signed_up)
    if sign_up.state == SignUp.State.OFFERED and sign_up.offer_ends_at:
        until = when_in_words(sign_up.offer_ends_at)
        return _("There is a place for you. Please tell us before %(moment)s if you want it.") % {"moment": until}
    if sign_up.state == SignUp.State.WAITING_LIST:
        return _(
            "All places are taken at the moment. You are on the waiting list. We tell you if a place becomes free."
        )
    if sign_up.state == SignUp.State.AWAITING_TEAM:
        return str(words_for(sign_up.page).team_looks)
    return ""


def contact_lines(briefing: SignUpBriefing) -> Lines:
    """Return whom to ask about the thing a mail is about, and how."""
    phone = _("Phone: %(number)s") % {"number": briefing.contact_phone} if briefing.contact_phone else ""
    email = _("Email: %(address)s") % {"address": briefing.contact_email} if briefing.contact_email else ""
    return Lines(tuple(line for line in (briefing.contact_name, phone, email) if line))


def _own_page(url: str) -> Link:
    return Link(_("See or change what you told us"), url)


def _sample_thanks() -> Pieces:
    starts_at = timezone.make_aware(datetime(2030, 3, 4, 14))
    return {
        "name": _("Sam Example"),
        "title": Title(_("Example: a meeting about the waiting room"), f"{settings.SITE_URL}/opportunities/example/"),
        "what_next": _("You are signed up."),
        "when": Items((when_in_words(starts_at),), before=_("When:")),
        "when_note": _("Please come ten minutes early."),
        "where": _("Example House, Example Street"),
        "outcome_due": when_in_words(date(2030, 6, 4)),
        "contact": Lines((_("Alex Example"), _("Phone: %(number)s") % {"number": "01632 960001"})),
        "letter": Link(_("A letter to show to Jobcentre Plus"), f"{settings.SITE_URL}/my/example/letter/1/"),
        "give_back": Link(_("Cannot come? Give your place back"), f"{settings.SITE_URL}/my/example/leave/1/"),
        "own_page": _own_page(f"{settings.SITE_URL}/my/example/"),
    }


def _calendar(message: OutboxMessage) -> bytes | None:
    sign_up, briefing = message.sign_up, briefing_of(message.sign_up)
    if sign_up is None or briefing is None or not briefing.when or briefing.is_cancelled:
        return None
    if sign_up.state not in MAY_COME:
        return None
    return calendar_file(briefing, sign_up.page_id, is_decided=sign_up.state == SignUp.State.ACTIVE)


register_mail(
    Mail(
        name="confirm",
        label=gettext_lazy("To the person: please confirm"),
        reader=Reader.PERSON,
        subject=gettext_lazy("Please confirm that you want to take part"),
        body=gettext_lazy(
            "Hello,\n\n"
            "Someone, probably you, filled in a form with this address to take part in:\n\n"
            "{title}\n\n"
            "To confirm, open this link and press the button:\n\n"
            "{button}\n\n"
            "The link works until {day}.\n\n"
            "Was this not you? Then do nothing. Nobody is signed up until the button is pressed."
        ),
        gather=_question,
        sample=_sample_confirm,
        needed=frozenset({"button"}),
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name="confirm_changes",
        label=gettext_lazy("To the person: please confirm your changes"),
        reader=Reader.PERSON,
        subject=gettext_lazy("Please confirm your changes"),
        body=gettext_lazy(
            "Hello,\n\n"
            "You have signed up for this already. Someone, probably you, has sent us new details:\n\n"
            "{title}\n\n"
            "To keep the new details, open this link and press the button:\n\n"
            "{button}\n\n"
            "The link works until {day}.\n\n"
            "Was this not you? Then do nothing. Everything stays as it was."
        ),
        gather=_question,
        sample=_sample_confirm_changes,
        needed=frozenset({"button"}),
        during_break=DuringBreak.SENT,
    )
)
# What every mail says that tells somebody about their place; translated once.
WHAT_FOLLOWS = gettext_lazy(
    "# What happens next\n\n"
    "{what_next}\n\n"
    "{when}\n\n"
    "{when_note}\n\n"
    "Where: {where}\n\n"
    "We promise to tell everyone who took part what happened, by {outcome_due}.\n\n"
    "# If you have a question, or cannot come\n\n"
    "{contact}\n\n"
    "{letter}\n\n"
    "{give_back}\n\n"
    "{own_page}"
)
register_mail(
    Mail(
        name="confirmed",
        label=gettext_lazy("To the person: thank you for signing up"),
        reader=Reader.PERSON,
        subject=gettext_lazy("Thank you for signing up"),
        body=in_one(
            gettext_lazy("Hello {name},\n\nThank you. You have confirmed that you want to take part in:\n\n{title}"),
            WHAT_FOLLOWS,
        ),
        gather=_thanks,
        sample=_sample_thanks,
        needed=frozenset({"title"}),
        during_break=DuringBreak.SENT,
        attachment=_calendar,
    )
)
