"""Mails about what people need: the yearly question whether it is still right, and the team's part in it."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from people.models import OutboxMessage
from people.needs_review import needs_to_ask_again, to_ask_by_hand
from people.own_links import own_page_path
from people.post.mails import DuringBreak, Mail, Reader, register_mail
from people.post.pieces import Button, Pieces
from people.tokens import own_token

LIST_OF_THOSE_TO_ASK = "?review=by-hand"


def _review(message: OutboxMessage) -> Pieces | None:
    person = message.person
    if person is None or not needs_to_ask_again(timezone.localdate()).filter(person=person).exists():
        return None  # answered or deleted since
    path = own_page_path(person, own_token(person), "my_needs")
    return _pieces(person.name, f"{settings.SITE_URL}{path}")


def _sample_review() -> Pieces:
    return _pieces(_("Sam Example"), f"{settings.SITE_URL}/my/example/needs/")


def _pieces(name: str, url: str) -> Pieces:
    return {"name": name, "button": Button(_("See what you told us"), url)}


def _team_review(_message: OutboxMessage) -> Pieces | None:
    number = len(to_ask_by_hand(needs_to_ask_again(timezone.localdate()).filter(review_asked_at__isnull=False)))
    return _team_pieces(number) if number else None


def _sample_team_review() -> Pieces:
    return _team_pieces(3)


def _team_pieces(number: int) -> Pieces:
    words = ngettext("%(count)d person", "%(count)d people", number) % {"count": number}
    path = reverse("needs:index") + LIST_OF_THOSE_TO_ASK
    return {"people": words, "button": Button(_("See who is to be asked"), f"{settings.WAGTAILADMIN_BASE_URL}{path}")}


register_mail(
    Mail(
        name="needs_review",
        label=gettext_lazy("To the person: is what you need still right?"),
        reader=Reader.PERSON,
        subject=gettext_lazy("Is what you told us still right?"),
        body=gettext_lazy(
            "Hello {name},\n\n"
            "Some time ago you told us what you need so that you can take part. We want to get it right.\n\n"
            "Please look at it. If it is still right, press one button. If not, change it there.\n\n"
            "{button}\n\n"
            "You can also ring us, and we write it down for you."
        ),
        gather=_review,
        sample=_sample_review,
        needed=frozenset({"button"}),
        during_break=DuringBreak.HELD,
    )
)
register_mail(
    Mail(
        name="team_needs_review",
        label=gettext_lazy("To the team: ask people whether what they need is still right"),
        reader=Reader.TEAM,
        subject=gettext_lazy("Please ask people about what they need"),
        body=gettext_lazy(
            "It is time to ask again what people need in order to take part. We cannot ask all of them by email. "
            "Please ring or write to {people}, and write down what they say.\n\n"
            "{button}\n\n"
            "This mail holds no personal details. Please keep it so when you answer or forward it."
        ),
        gather=_team_review,
        sample=_sample_team_review,
        needed=frozenset({"button"}),
    )
)
