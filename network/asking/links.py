"""The address on which one member says how one meeting was, and whose address it is."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from network.models import MeetingPage
from people.models import Person
from people.own_links import Holder, holder_of
from people.tokens import Purpose, answer_token

LONGEST = timedelta(days=90)  # how long after a meeting it can be answered is the trust's own, and shorter


def answer_url(person: Person, meeting: MeetingPage) -> str:
    """Return the whole address on which a member says how a meeting was, in their language."""
    with translation.override(person.language):
        path = reverse("members:answer", args=[answer_token(person, str(meeting.pk))])
    return f"{settings.SITE_URL}{path}"


def answering(token: str) -> tuple[Holder, MeetingPage] | None:
    """Return who is asked about which meeting; None where we did not make the link, or one of the two is gone."""
    holder = holder_of(token, LONGEST, Purpose.ANSWER)
    number = holder.claim.detail if holder else ""
    meeting = MeetingPage.objects.filter(pk=int(number)).first() if number.isdigit() else None
    return (holder, meeting) if holder and meeting else None
