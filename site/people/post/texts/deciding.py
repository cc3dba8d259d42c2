"""Mails in which the team says what it decided: there is a place, there is a wait, or there is no place."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.look.words import when_in_words
from people.models import OutboxMessage, SignUp
from people.own_links import own_page_url, own_place_url
from people.post.briefings import briefing_of
from people.post.calendar import calendar_file
from people.post.mails import DuringBreak, Mail, Reader, in_one, register_mail
from people.post.pieces import Items, Lines, Link, Piece, Pieces, Title
from people.post.texts.sign_ups import WHAT_FOLLOWS, benefits_letter, contact_lines
from people.sign_up_words import TAKING_PART, words_for
from people.subjects import SignUpBriefing

State = SignUp.State


def _briefing(message: OutboxMessage, state: str) -> SignUpBriefing | None:
    """Return what the page says, nothing where things stand otherwise by now."""
    sign_up = message.sign_up
    if sign_up is None or message.person is None or sign_up.state != state:
        return None
    return briefing_of(sign_up)


def _accepted(message: OutboxMessage) -> Pieces | None:
    sign_up, briefing = message.sign_up, _briefing(message, State.ACTIVE)
    if sign_up is None or briefing is None or briefing.is_cancelled:
        return None
    dates = [f"{when_in_words(session)}: {session.note}".removesuffix(": ") for session in briefing.sessions]
    return _about(sign_up, briefing) | {
        "give_back": Link(str(words_for(sign_up.page).gives_up), own_place_url(sign_up, "my_leave")),
        "letter": benefits_letter(sign_up, briefing),
        "what_next": str(words_for(sign_up.page).has_place),
        "when": Items(tuple(dates), before=_("When:")),
        "when_note": briefing.when_note,
        "where": briefing.where,
        "outcome_due": when_in_words(briefing.outcome_due),
    }


def _waiting(message: OutboxMessage) -> Pieces | None:
    briefing = _briefing(message, State.WAITING_LIST)
    if message.sign_up is None or briefing is None or briefing.is_cancelled:
        return None
    give_back = Link(_wait_not(), own_place_url(message.sign_up, "my_leave"))
    return _about(message.sign_up, briefing) | {"give_back": give_back}


def _declined(message: OutboxMessage) -> Pieces | None:
    sign_up, briefing = message.sign_up, _briefing(message, State.DECLINED)
    if sign_up is None or briefing is None or not sign_up.kind_words:
        return None
    return _about(sign_up, briefing) | {"words": Lines(tuple(sign_up.kind_words.splitlines()))}


def _about(sign_up: SignUp, briefing: SignUpBriefing) -> dict[str, Piece]:
    return {
        "name": sign_up.person.name,
        "title": Title(briefing.title, briefing.url if sign_up.page.live else ""),
        "contact": contact_lines(briefing),
        "own_page": _own_page(own_page_url(sign_up.person)),
    }


def _wait_not() -> str:
    return _("Do not want to wait any more? Tell us here")


def _own_page(url: str) -> Link:
    return Link(_("See or change what you told us"), url)


def _sample_about() -> dict[str, Piece]:
    return {
        "name": _("Sam Example"),
        "title": Title(_("Example: a meeting about the waiting room"), f"{settings.SITE_URL}/opportunities/example/"),
        "contact": Lines((_("Alex Example"), _("Phone: %(number)s") % {"number": "01632 960001"})),
        "own_page": _own_page(f"{settings.SITE_URL}/my/example/"),
    }


def _sample_accepted() -> Pieces:
    starts_at = timezone.make_aware(datetime(2030, 3, 4, 14))
    return _sample_about() | {
        "give_back": Link(str(TAKING_PART.gives_up), f"{settings.SITE_URL}/my/example/leave/1/"),
        "letter": Link(_("A letter to show to Jobcentre Plus"), f"{settings.SITE_URL}/my/example/letter/1/"),
        "what_next": str(TAKING_PART.has_place),
        "when": Items((when_in_words(starts_at),), before=_("When:")),
        "when_note": _("Please come ten minutes early."),
        "where": _("Example House, Example Street"),
        "outcome_due": when_in_words(datetime(2030, 6, 4).date()),
    }


def _sample_waiting() -> Pieces:
    return _sample_about() | {"give_back": Link(_wait_not(), f"{settings.SITE_URL}/my/example/leave/1/")}


def _sample_declined() -> Pieces:
    words = Lines((_("More people wanted to take part than we have places for. We are sorry."),))
    return _sample_about() | {"words": words}


def _calendar(message: OutboxMessage) -> bytes | None:
    briefing = _briefing(message, State.ACTIVE)
    if message.sign_up is None or briefing is None or not briefing.when or briefing.is_cancelled:
        return None
    return calendar_file(briefing, message.sign_up.page_id)


register_mail(
    Mail(
        name="accepted",
        label=gettext_lazy("To the person: the team gave you a place"),
        reader=Reader.PERSON,
        subject=gettext_lazy("You have a place"),
        body=in_one(
            gettext_lazy("Hello {name},\n\nGood news: there is a place for you in this:\n\n{title}"),
            WHAT_FOLLOWS,
        ),
        gather=_accepted,
        sample=_sample_accepted,
        needed=frozenset({"title", "give_back"}),
        during_break=DuringBreak.SENT,
        attachment=_calendar,
    )
)
register_mail(
    Mail(
        name="on_waiting_list",
        label=gettext_lazy("To the person: the team put you on the waiting list"),
        reader=Reader.PERSON,
        subject=gettext_lazy("You are on the waiting list"),
        body=gettext_lazy(
            "Hello {name},\n\n"
            "All places are taken at the moment, so you are on the waiting list for this:\n\n"
            "{title}\n\n"
            "We tell you if a place becomes free. You do not need to do anything.\n\n"
            "# If you have a question, or do not want to wait\n\n"
            "{contact}\n\n"
            "{give_back}\n\n"
            "{own_page}"
        ),
        gather=_waiting,
        sample=_sample_waiting,
        needed=frozenset({"title", "give_back"}),
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name="declined",
        label=gettext_lazy("To the person: there is no place for you this time"),
        reader=Reader.PERSON,
        subject=gettext_lazy("There is no place this time"),
        body=gettext_lazy(
            "Hello {name},\n\n"
            "Thank you for wanting to take part in this:\n\n"
            "{title}\n\n"
            "We cannot give you a place this time.\n\n"
            "{words}\n\n"
            "# If you have a question\n\n"
            "{contact}\n\n"
            "{own_page}"
        ),
        gather=_declined,
        sample=_sample_declined,
        needed=frozenset({"title", "words"}),
        during_break=DuringBreak.SENT,
    )
)
