"""Mails to everyone who signed up: a date or the place has changed, it is cancelled, and what came of it."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.look.words import when_in_words
from involvement.letters.changes_in_words import changes_in_words, date_and_note
from involvement.letters.notice_calendar import notice_calendar
from involvement.models import OpportunityPage
from involvement.telling.facts import changes_between, sessions_in
from involvement.telling.notices import CANCELLED, CHANGED, OUTCOME
from involvement.telling.outcome_words import outcome_lines, page_that_tells
from people.models import Mailing, OutboxMessage
from people.own_links import own_page_url
from people.post.briefings import briefing_of
from people.post.mails import DuringBreak, Mail, Reader, in_one, register_mail
from people.post.notices import GOING_OUT, is_still_right
from people.post.pieces import Items, Lines, Link, Piece, Pieces, Title
from people.post.texts.sign_ups import contact_lines

OVERTAKEN_BY = {CHANGED: (CHANGED, CANCELLED), CANCELLED: (CHANGED,)}  # mails that say as well how it is now


def _gather(message: OutboxMessage) -> Pieces | None:
    """Return the pieces for one person, in their own language and of the page on which they signed up."""
    mailing, person, briefing = message.mailing, message.person, briefing_of(message.sign_up)
    if mailing is None or person is None or message.sign_up is None or briefing is None:
        return None
    if not is_still_right(message) or _is_out_of_date(mailing):
        return None
    own: OpportunityPage = message.sign_up.page.specific
    may_be_led_there = person.email_confirmed_at is not None
    return _facts(mailing, own) | {
        "name": person.name,
        "contact": contact_lines(briefing),
        "own_page": _own_page(own_page_url(person)) if may_be_led_there else "",
    }


def _is_out_of_date(mailing: Mailing) -> bool:
    """Tell whether something newer was sent to the same people that says all of this as it is now."""
    newer = Mailing.objects.filter(page=mailing.page_id, pk__gt=mailing.pk, state__in=GOING_OUT)
    return newer.filter(template__in=OVERTAKEN_BY.get(mailing.template, ())).exists()


def _shown(mailing: Mailing) -> Pieces:
    """Return what staff see: the same facts, for an invented person."""
    page = OpportunityPage.objects.get(pk=mailing.page_id)
    return _facts(mailing, page) | {
        "name": _("Sam Example"),
        "contact": contact_lines(page.sign_up_briefing()),
        "own_page": _own_page(f"{settings.SITE_URL}/my/"),
    }


def _facts(mailing: Mailing, page: OpportunityPage) -> dict[str, Piece]:
    title = Title(page.title, page.full_url or "" if page.live else "")
    what = _outcome(mailing, page) if mailing.template == OUTCOME else _change(mailing.details)
    return {"title": title, "note": _note(mailing.details.get("note", "")), **what}


def _change(details: dict[str, Any]) -> dict[str, Piece]:
    now = details.get("now", {})
    moment = parse_datetime(details.get("at", "")) or timezone.now()
    ahead = [session for session in sessions_in(now) if session.ends_at > moment]
    changes = changes_in_words(changes_between(details.get("was", {}), now, moment))
    return {
        "changes": Items(changes, before=_("What has changed:")),
        "when": Items(tuple(date_and_note(session) for session in ahead), before=_("These are the dates now:")),
        "where": now.get("place", ""),
        "off": Items(tuple(date_and_note(session) for session in ahead), before=_("So please do not come on:")),
    }


def _outcome(mailing: Mailing, page: OpportunityPage) -> dict[str, Piece]:
    told_here = page if page.has_outcome else OpportunityPage.objects.get(pk=mailing.page_id)
    words = outcome_lines(told_here.outcome)
    story = None if words else page_that_tells(told_here)
    url = (story.full_url if story else told_here.full_url) or ""
    return {"outcome": Lines(words), "read_more": Link(_("Read what happened"), url) if url else ""}


def _note(note: str) -> Piece:
    lines = tuple(line.strip() for line in note.splitlines() if line.strip())
    return Lines((_("The team adds:"), *lines)) if lines else ""


def _own_page(address: str) -> Link:
    return Link(_("Your own page: see it, change your details or leave"), address)


def _sample() -> Pieces:
    date = when_in_words(timezone.make_aware(datetime(2030, 3, 4, 14)))
    return {
        "name": _("Sam Example"),
        "title": Title(_("Example: a meeting about the waiting room"), f"{settings.SITE_URL}/opportunities/example/"),
        "changes": Items((_("A new date: %(now)s.") % {"now": date},), before=_("What has changed:")),
        "when": Items((date,), before=_("These are the dates now:")),
        "off": Items((date,), before=_("So please do not come on:")),
        "where": _("Example House, Example Street"),
        "outcome": Lines((_("You told us that the chairs were too low. We bought higher ones."),)),
        "read_more": Link(_("Read what happened"), f"{settings.SITE_URL}/opportunities/example/"),
        "note": _note(_("We are sorry for the short notice.")),
        "contact": Lines((_("Alex Example"), _("Phone: %(number)s") % {"number": "01632 960001"})),
        "own_page": _own_page(f"{settings.SITE_URL}/my/example/"),
    }


_ASK = gettext_lazy("# If you have a question, or cannot come\n\n{contact}\n\n{own_page}")
register_mail(
    Mail(
        name=CHANGED,
        label=gettext_lazy("To many people: a date or the place has changed"),
        reader=Reader.PERSON,
        subject=gettext_lazy("Something has changed: please read"),
        body=in_one(
            gettext_lazy(
                "Hello {name},\n\n"
                "You signed up for this, and something about it is different now:\n\n"
                "{title}\n\n"
                "{changes}\n\n"
                "{note}\n\n"
                "# How it is now\n\n"
                "{when}\n\n"
                "Where: {where}"
            ),
            _ASK,
        ),
        gather=_gather,
        sample=_sample,
        shown=_shown,
        needed=frozenset({"title", "changes"}),
        during_break=DuringBreak.SENT,
        attachment=notice_calendar,
    )
)
register_mail(
    Mail(
        name=CANCELLED,
        label=gettext_lazy("To many people: it will not go ahead"),
        reader=Reader.PERSON,
        subject=gettext_lazy("Cancelled: please read"),
        body=in_one(
            gettext_lazy(
                "Hello {name},\n\n"
                "We are sorry. This will not go ahead:\n\n"
                "{title}\n\n"
                "{off}\n\n"
                "{note}\n\n"
                "Thank you for signing up. You do not need to do anything."
            ),
            gettext_lazy("# If you have a question\n\n{contact}\n\n{own_page}"),
        ),
        gather=_gather,
        sample=_sample,
        shown=_shown,
        needed=frozenset({"title"}),
        during_break=DuringBreak.SENT,
        attachment=notice_calendar,
    )
)
register_mail(
    Mail(
        name=OUTCOME,
        label=gettext_lazy("To many people: what happened"),
        reader=Reader.PERSON,
        subject=gettext_lazy("What happened: our answer to you"),
        body=in_one(
            gettext_lazy(
                "Hello {name},\n\n"
                "You signed up for this. We promised to tell you what happened:\n\n"
                "{title}\n\n"
                "# What happened\n\n"
                "{outcome}\n\n"
                "{read_more}\n\n"
                "{note}\n\n"
                "Thank you for your time and your thoughts."
            ),
            gettext_lazy("# If you have a question\n\n{contact}\n\n{own_page}"),
        ),
        gather=_gather,
        sample=_sample,
        shown=_shown,
        needed=frozenset({"title"}),
        during_break=DuringBreak.HELD,
    )
)
