"""Mail to the contact of an opportunity: people are owed an answer, by a day that was promised."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.look.words import when_in_words
from involvement.models import OpportunityPage
from involvement.owing import outcome_owed
from involvement.telling.reminders import CLOSED, LATE, OUTCOME_OWED, SOON, Reminder
from people.models import OutboxMessage
from people.post.mails import Mail, Reader, register_mail
from people.post.pieces import Button, Pieces, Title


def _gather(message: OutboxMessage) -> Pieces | None:
    """Return the pieces, or None where nothing is owed any more or another day was promised since."""
    reminder = Reminder.of(message.key)
    page = OpportunityPage.objects.filter(pk=reminder.page_pk).first() if reminder else None
    if reminder is None or page is None or page.outcome_due != reminder.due:
        return None
    if outcome_owed(page, timezone.now()) is None:
        return None
    path = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return _pieces(page.title, reminder.stage, reminder.due, path)


def _pieces(title: str, stage: str, due: date, path: str) -> Pieces:
    words = {
        CLOSED: _("It is closed now. Everyone who takes part was promised an answer by %(date)s."),
        SOON: _("The day is near: everyone who takes part was promised an answer by %(date)s."),
        LATE: _("It is late: everyone who takes part was promised an answer by %(date)s, and nobody has had one."),
    }
    return {
        "title": Title(title),
        "what_is_owed": words[stage] % {"date": when_in_words(due)},
        "button": Button(_("Write what happened"), f"{settings.WAGTAILADMIN_BASE_URL}{path}"),
    }


def _sample() -> Pieces:
    return _pieces(_("Example: a meeting about the waiting room"), SOON, date(2030, 6, 4), "/admin/opportunities/")


register_mail(
    Mail(
        name=OUTCOME_OWED,
        label=gettext_lazy("To the team: people are owed an answer"),
        reader=Reader.TEAM,
        subject=gettext_lazy("People are owed an answer"),
        body=gettext_lazy(
            "This is about:\n\n"
            "{title}\n\n"
            "{what_is_owed}\n\n"
            "Say what you heard and what was done. If you could not do it, say so, and why. An honest “not yet” is an "
            "answer too.\n\n"
            "{button}\n\n"
            "Once you publish it, you see the mail to those who took part before it goes."
        ),
        gather=_gather,
        sample=_sample,
        needed=frozenset({"button"}),
    )
)
