"""Which letters went to all members of a group."""

from django.db.models import QuerySet
from wagtail.models import Page

from people.mailing_progress import LETTER
from people.models import Mailing

SHOWN = 50


def letters_sent_to(group: Page) -> QuerySet[Mailing]:
    """Return what staff wrote to the people of a group and sent, newest first."""
    sent = Mailing.objects.filter(page__translation_key=group.translation_key, template=LETTER, topic="")
    return sent.filter(state=Mailing.State.SENT).order_by("-finished_at", "-pk")
