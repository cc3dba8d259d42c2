"""Mail to those who look after actions of the strategy, before the day on which they are looked at."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.look.words import when_in_words
from involvement.loop.owners import Addresses
from involvement.models import StrategyPromise
from involvement.tracker.due_reviews import reviews_on
from involvement.tracker.reminders import STRATEGY_REVIEW, day_of
from people.models import OutboxMessage
from people.post.mails import Mail, Reader, register_mail
from people.post.pieces import Button, Entries, Entry, Pieces


def _gather(message: OutboxMessage) -> Pieces | None:
    """Return what is looked at on that day by this owner, or None where the day has been moved meanwhile."""
    found = day_of(message.key)
    if found is None:
        return None
    day, is_to_team = found
    addresses = Addresses.read()
    address = "" if is_to_team else message.team_address
    promises = [each for each in reviews_on(day) if addresses.of(each.owner_role) == address]
    return pieces_of(promises) if promises else None


def pieces_of(promises: list[StrategyPromise]) -> Pieces:
    """Return the pieces of a mail about these."""
    day = promises[0].next_review
    return {
        "day": when_in_words(day),
        "actions": Entries(tuple(_entry(each) for each in promises)),
        "button": Button(_("Write the updates"), _admin(reverse("strategy_review:index"))),
    }


def _entry(promise: StrategyPromise) -> Entry:
    lines = [promise.words]
    if promise.owner_role:
        lines.append(_("Looked after by: %(role)s") % {"role": promise.owner_role})
    return Entry(promise.code, _admin(f"{reverse('strategy_review:index')}#{promise.code}"), tuple(lines))


def _admin(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"


def _sample() -> Pieces:
    day = timezone.localdate() + timedelta(days=14)
    words = _("Example: to ask people before a letter is changed.")
    return pieces_of([StrategyPromise(code="C1", words=words, next_review=day)])


register_mail(
    Mail(
        name=STRATEGY_REVIEW,
        label=gettext_lazy("To the team: actions of the strategy are looked at soon"),
        reader=Reader.TEAM,
        subject=gettext_lazy("The next review of our strategy"),
        body=gettext_lazy(
            "Everybody can see how far our strategy is. These actions are looked at by {day}.\n\n"
            "{actions}\n\n"
            "{button}\n\n"
            "One or two plain sentences for each are enough. If something is late or has changed, say so, and why. "
            "After that day the page says that nobody looked at them in time."
        ),
        gather=_gather,
        sample=_sample,
        needed=frozenset({"actions"}),
    )
)
