"""The mail that asks whether somebody wants to follow something."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.look.words import when_in_words
from involvement.actions.following import CONFIRM
from involvement.following.things import FollowName, Thing, followed_in_words, rhythm_in_words, titles_of
from involvement.models import StoryFollow
from people.models import OutboxMessage
from people.post.mails import DuringBreak, Mail, Reader, register_mail
from people.post.pieces import Button, Pieces, Title
from people.selectors import confirmation_age
from people.tokens import subscribe_token


def follow_of(message: OutboxMessage) -> StoryFollow | None:
    """Return what a mail's reader follows, None where it is gone or not theirs."""
    named = FollowName.read(message.subscription)
    return StoryFollow.objects.filter(pk=named.number, person=message.person_id).first() if named else None


def _question(message: OutboxMessage) -> Pieces | None:
    """Return what the question holds; nothing that a stranger could have typed is in it."""
    follow, person = follow_of(message), message.person
    thing = Thing.of(follow) if follow else None
    if thing is None or person is None or not titles_of([thing]):
        return None
    path = reverse("people:confirm", args=[subscribe_token(person, message.subscription)])
    return {
        "what": Title(followed_in_words([thing])[thing]),
        "how_often": rhythm_in_words(thing),
        "button": _yes(f"{settings.SITE_URL}{path}"),
        "day": when_in_words(timezone.localdate() + confirmation_age()),
    }


def _yes(url: str) -> Button:
    return Button(_("Yes, send me these emails"), url)


def _sample() -> Pieces:
    return {
        "what": Title(_("What becomes of “Example: clearer letters”")),
        "how_often": _("We write each time something changes in it."),
        "button": _yes(f"{settings.SITE_URL}/confirm/example/"),
        "day": when_in_words(date(2030, 3, 4)),
    }


register_mail(
    Mail(
        name=CONFIRM,
        label=gettext_lazy("To the person: do you want to follow this?"),
        reader=Reader.PERSON,
        subject=gettext_lazy("Please confirm that you want these emails"),
        body=gettext_lazy(
            "Hello,\n\n"
            "Someone, probably you, asked us to write to this address about this:\n\n"
            "{what}\n\n"
            "{how_often}\n\n"
            "To say yes, open this link and press the button:\n\n"
            "{button}\n\n"
            "The link works until {day}.\n\n"
            "Was this not you? Then do nothing. Nothing changes until the button is pressed."
        ),
        gather=_question,
        sample=_sample,
        needed=frozenset({"button"}),
        during_break=DuringBreak.SENT,
    )
)
