"""Mails of alerts: is this yours, and what is new."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.look.words import when_in_words
from involvement import wording
from involvement.actions.alert_letters import LETTER, take_back
from involvement.actions.alerts import CONFIRM
from involvement.alerts.questions import AlertName, Rhythm
from involvement.alerts.words import alert_in_words, rhythm_in_words
from involvement.models import AlertedOpportunity, OpportunityAlert, OpportunityPage
from involvement.states import state_at
from people.models import OutboxMessage
from people.own_links import own_page_url
from people.post.mails import DuringBreak, Mail, Reader, register_mail
from people.post.pieces import Button, Entries, Entry, Link, Pieces, Title
from people.selectors import confirmation_age
from people.tokens import subscribe_token

MOST_SHOWN = 20  # opportunities in one letter; for more there is the list


def _alert_of(message: OutboxMessage) -> tuple[OpportunityAlert | None, AlertName | None]:
    named = AlertName.read(message.subscription)
    whole = OpportunityAlert.objects.select_related("index_page")
    alert = whole.filter(pk=named.number, person=message.person_id).first() if named and message.person_id else None
    return alert, named


def _question(message: OutboxMessage) -> Pieces | None:
    """Return what the question holds; nothing that a stranger could have typed is in it."""
    alert, named = _alert_of(message)
    if alert is None or named is None or message.person is None or not alert.index_page.live:
        return None
    path = reverse("people:confirm", args=[subscribe_token(message.person, message.subscription)])
    return {
        "filters": Title(alert_in_words(alert, tells_search=False)),
        "how_often": rhythm_in_words(named.rhythm or alert.rhythm),
        "button": _yes(f"{settings.SITE_URL}{path}"),
        "day": when_in_words(timezone.localdate() + confirmation_age()),
    }


def _yes(url: str) -> Button:
    return Button(_("Yes, send me these emails"), url)


def _sample_question() -> Pieces:
    return {
        "filters": Title(_("Online, paid")),
        "how_often": rhythm_in_words(Rhythm.WEEKLY),
        "button": _yes(f"{settings.SITE_URL}/confirm/example/"),
        "day": when_in_words(date(2030, 3, 4)),
    }


def _news(message: OutboxMessage) -> Pieces | None:
    """Return what is new; what is not open any more goes out of the letter, and nothing is left of an empty one."""
    alert, _named = _alert_of(message)
    if alert is None or message.person is None:
        return None
    pages = _still_open(message.key)
    if not pages:
        return None
    return {
        "name": message.person.name,
        "filters": Title(alert_in_words(alert)),
        "opportunities": Entries(tuple(_entry(page) for page in pages[:MOST_SHOWN])),
        "more": _more(len(pages) - MOST_SHOWN),
        "list": _to_list(_list_url(alert)),
        "own_page": _own_page(own_page_url(message.person)),
    }


def _still_open(letter: str) -> list[OpportunityPage]:
    """Return what a letter can still tell of; what it leaves out may be told later by another."""
    promised = set(AlertedOpportunity.objects.filter(letter=letter).values_list("page", flat=True))
    pages = OpportunityPage.objects.filter(pk__in=promised).for_everyone().open_at(timezone.now())
    found = list(pages.prefetch_related("sessions").order_by("closes_at", "pk"))
    if gone := promised - {page.pk for page in found}:
        take_back(letter, gone)
    return found


def _entry(page: OpportunityPage) -> Entry:
    now = timezone.now()
    state = state_at(page, now, closing_soon_days=0)
    lines = (
        (_("When: %(words)s"), wording.dates_words(page, now) or capfirst(page.time_note)),
        (_("How: %(words)s"), wording.ways_words(page)),
        (_("You get: %(words)s"), wording.offer_words(page)),
        ("%(words)s", wording.closing_words(page, state)),
    )
    return Entry(page.title, page.full_url or "", tuple(line % {"words": words} for line, words in lines if words))


def _more(number: int) -> str:
    if number <= 0:
        return ""
    words = ngettext("There is %(count)d more in the list.", "There are %(count)d more in the list.", number)
    return words % {"count": number}


def _list_url(alert: OpportunityAlert) -> str:
    return f"{alert.index_page.full_url or ''}{'?' if alert.query else ''}{alert.query}"


def _to_list(url: str) -> Link:
    return Link(_("See the list"), url)


def _own_page(url: str) -> Link:
    return Link(_("Your own page: change your details, take a break or stop"), url)


def _sample_news() -> Pieces:
    url = f"{settings.SITE_URL}/opportunities/"
    title = _("Example: a meeting about the waiting room")
    lines = (_("When: %(words)s") % {"words": when_in_words(date(2030, 3, 4))},)
    return {
        "name": _("Sam Example"),
        "filters": Title(_("Online, paid")),
        "opportunities": Entries((Entry(title, f"{url}example/", lines),)),
        "more": _more(2),
        "list": _to_list(url),
        "own_page": _own_page(f"{settings.SITE_URL}/my/example/"),
    }


register_mail(
    Mail(
        name=CONFIRM,
        label=gettext_lazy("To the person: do you want to be told what is new?"),
        reader=Reader.PERSON,
        subject=gettext_lazy("Please confirm that you want these emails"),
        body=gettext_lazy(
            "Hello,\n\n"
            "Someone, probably you, asked us to write to this address when there are new ways to take part. They "
            "looked for this:\n\n"
            "{filters}\n\n"
            "{how_often}\n\n"
            "To say yes, open this link and press the button:\n\n"
            "{button}\n\n"
            "The link works until {day}.\n\n"
            "Was this not you? Then do nothing. Nothing changes until the button is pressed."
        ),
        gather=_question,
        sample=_sample_question,
        needed=frozenset({"button"}),
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name=LETTER,
        label=gettext_lazy("To the person: what is new and fits what they looked for"),
        reader=Reader.PERSON,
        subject=gettext_lazy("There are new ways to take part"),
        body=gettext_lazy(
            "Hello {name},\n\n"
            "There are new ways to take part. They fit what you looked for:\n\n"
            "{filters}\n\n"
            "# What is new\n\n"
            "{opportunities}\n\n"
            "{more}\n\n"
            "{list}\n\n"
            "{own_page}"
        ),
        gather=_news,
        sample=_sample_news,
        needed=frozenset({"opportunities"}),
        during_break=DuringBreak.DROPPED,
    )
)
