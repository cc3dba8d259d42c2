"""Mails to the team about what people let us use: ask them again, and change by hand what was taken back."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.contribution_standing import Standing
from people.contributions import due_for_review
from people.models import OutboxMessage
from people.post.mails import Mail, Reader, register_mail
from people.post.pieces import Button, Pieces

TAKEN_BACK = f"standing={Standing.WITHDRAWN.value}"


def _review(_message: OutboxMessage) -> Pieces | None:
    number = due_for_review(timezone.localdate()).count()
    return _review_pieces(number) if number else None


def _review_pieces(number: int) -> Pieces:
    words = ngettext("%(count)d record", "%(count)d records", number) % {"count": number}
    return {"records": words, "button": _button(_("See which ones"), "due=yes")}


def _withdrawn(_message: OutboxMessage) -> Pieces | None:
    return {"button": _button(_("See what was taken back"), TAKEN_BACK)}


def _button(label: str, query: str) -> Button:
    path = reverse("wagtailsnippets_core_contribution:list")
    return Button(label, f"{settings.WAGTAILADMIN_BASE_URL}{path}?{query}")


register_mail(
    Mail(
        name="team_words_review",
        label=gettext_lazy("To the team: ask people whether their words or picture may stay"),
        reader=Reader.TEAM,
        subject=gettext_lazy("Please ask whether words and pictures may stay"),
        body=gettext_lazy(
            "People let us use their words or a picture, and we promised to ask them again. Please ask about "
            "{records}, and write down what they say.\n\n"
            "{button}\n\n"
            "What nobody asks about in time disappears from the website by itself."
        ),
        gather=_review,
        sample=lambda: _review_pieces(3),
        needed=frozenset({"button"}),
    )
)
register_mail(
    Mail(
        name="team_words_withdrawn",
        label=gettext_lazy("To the team: somebody took their words or picture back"),
        reader=Reader.TEAM,
        subject=gettext_lazy("Something was taken off the website"),
        body=gettext_lazy(
            "Somebody took back words or a picture on their own page. It is gone from the website already.\n\n"
            "Please look whether it was used elsewhere: on slides, in papers or in print. You have to take it out "
            "there yourself. The record says where.\n\n"
            "{button}"
        ),
        gather=_withdrawn,
        sample=lambda: {"button": _button(_("See what was taken back"), TAKEN_BACK)},
        needed=frozenset({"button"}),
    )
)
