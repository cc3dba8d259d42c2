"""Mail to those who look after pages, before the day on which these must be read again."""

from datetime import date, timedelta

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.look.words import when_in_words
from home.reviews.pages import ReviewLine, pages_where
from home.reviews.reminders import PAGE_REVIEWS, day_of
from involvement.loop.owners import Addresses
from people.models import OutboxMessage
from people.post.mails import Mail, Reader, register_mail
from people.post.pieces import Button, Entries, Entry, Pieces


def _gather(message: OutboxMessage) -> Pieces | None:
    """Return what this owner must read by that day, or None where all of it has been read meanwhile."""
    found = day_of(message.key)
    if found is None:
        return None
    day, is_to_team = found
    addresses = Addresses.read()
    address = "" if is_to_team else message.team_address
    lines = [line for line in pages_where(Q(review_due=day)) if not line.is_example]
    mine = [line for line in lines if addresses.of(line.owner) == address]
    return pieces_of(mine, day) if mine else None


def pieces_of(lines: list[ReviewLine], day: date) -> Pieces:
    """Return the pieces of a mail about these."""
    return {
        "day": when_in_words(day),
        "pages": Entries(tuple(_entry(line) for line in lines)),
        "button": Button(_("See all reviews"), _admin(reverse("page_reviews:index"))),
    }


def _entry(line: ReviewLine) -> Entry:
    said = []
    if line.last_reviewed:
        said.append(_("Last reviewed: %(day)s") % {"day": when_in_words(line.last_reviewed)})
    if line.owner:
        said.append(_("Looked after by: %(role)s") % {"role": line.owner})
    return Entry(line.title, _admin(reverse("wagtailadmin_pages:edit", args=[line.pk])), tuple(said))


def _admin(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"


def _sample() -> Pieces:
    day = timezone.localdate() + timedelta(days=14)
    line = ReviewLine(1, _("Example: how we use what you tell us"), _("Involvement lead"), None, day, is_example=True)
    return pieces_of([line], day)


register_mail(
    Mail(
        name=PAGE_REVIEWS,
        label=gettext_lazy("To the team: pages must be read again soon"),
        reader=Reader.TEAM,
        subject=gettext_lazy("Pages to read again"),
        body=gettext_lazy(
            "You look after these pages. Please read them again by {day}.\n\n"
            "{pages}\n\n"
            "{button}\n\n"
            "Is a page still right? Then set a new date for its next review, under Settings. "
            "Is it wrong? Then change it, or take it off the site."
        ),
        gather=_gather,
        sample=_sample,
        needed=frozenset({"pages"}),
    )
)
