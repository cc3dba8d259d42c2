"""Mail to those who are responsible, once a week: what people are owed, with links into the admin."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.look.words import when_in_words
from involvement.loop.owed import Owed, everything_owed
from involvement.loop.owners import Addresses
from involvement.loop.weeks import OWED_THIS_WEEK, is_to_team
from people.models import OutboxMessage
from people.post.mails import Mail, Reader, register_mail
from people.post.pieces import Button, Entries, Entry, Pieces

MOST = 20  # entries; a longer mail is read by nobody, and the desk has them all


def _gather(message: OutboxMessage) -> Pieces | None:
    """Return what is still owed when the mail goes, or None where all of it has been settled meanwhile."""
    for_team = is_to_team(message.key)
    if for_team is None:
        return None
    address = "" if for_team else message.team_address
    addresses = Addresses.read()
    real = (item for item in everything_owed(timezone.now()) if not item.is_example)
    items = [item for item in real if addresses.of(item.owner) == address]
    return pieces_of(items) if items else None


def pieces_of(items: list[Owed]) -> Pieces:
    """Return the pieces of a mail about these."""
    number = len(items)
    more = max(0, number - MOST)
    return {
        "number": ngettext("%(count)d thing", "%(count)d things", number) % {"count": number},
        "owed": Entries(tuple(_entry(item) for item in items[:MOST])),
        "more": ngettext("%(count)d more is on the desk.", "%(count)d more are on the desk.", more) % {"count": more}
        if more
        else "",
        "button": Button(_("See all of it"), _admin(reverse("loop:index"))),
    }


def _entry(item: Owed) -> Entry:
    lines = [item.what]
    if item.due:
        words = _("It was promised by %(when)s. It is overdue.") if item.is_late else _("It is promised by %(when)s.")
        lines.append(words % {"when": when_in_words(item.due)})
    if item.owner:
        lines.append(_("Responsible: %(role)s") % {"role": item.owner})
    return Entry(item.title, _admin(item.url), tuple(lines))


def _admin(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"


def _sample() -> Pieces:
    now = timezone.now()
    title = _("Example: a meeting about the waiting room")
    what = _("People are owed an answer.")
    return pieces_of([Owed("answers", 1, what, title, "/admin/pages/1/edit/", "", now, timezone.localdate(now))])


register_mail(
    Mail(
        name=OWED_THIS_WEEK,
        label=gettext_lazy("To the team: what is owed, once a week"),
        reader=Reader.TEAM,
        subject=gettext_lazy("What people are still owed"),
        body=gettext_lazy(
            "People wait for an answer from you. This is owed: {number}, the oldest first.\n\n"
            "{owed}\n\n"
            "{more}\n\n"
            "{button}\n\n"
            "If you cannot do it, say so, and why. That is an answer too. This mail comes once a week, and not at all "
            "when nothing is owed."
        ),
        gather=_gather,
        sample=_sample,
        needed=frozenset({"owed"}),
    )
)
