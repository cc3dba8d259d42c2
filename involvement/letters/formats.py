"""Mails to somebody who asked for a page in another format: is it yours, by when, and the answer."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.look.words import when_in_words
from involvement.actions.format_answers import ANSWERED, PROMISED
from involvement.actions.format_requests import CONFIRM
from involvement.models import FormatRequest, FormatWish
from involvement.other_formats.naming import number_in
from involvement.other_formats.words import asked_in_words, page_of
from people.models import OutboxMessage
from people.post.mails import DuringBreak, Mail, Reader, register_mail
from people.post.pieces import Button, Pieces, Title
from people.selectors import confirmation_age
from people.tokens import subscribe_token

State = FormatWish.State


def _request_of(message: OutboxMessage) -> FormatRequest | None:
    asked = FormatRequest.objects.filter(pk=number_in(message.subscription) or 0, person=message.person_id)
    return asked.select_related("wish__page").first()


def _question(message: OutboxMessage) -> Pieces | None:
    """Return what the question holds; nothing that a stranger could have typed is in it."""
    request, person = _request_of(message), message.person
    if request is None or person is None or request.is_on or request.wish.page is None:
        return None
    path = reverse("people:confirm", args=[subscribe_token(person, message.subscription)])
    day = timezone.localdate() + confirmation_age()
    return _question_pieces(asked_in_words(request), f"{settings.SITE_URL}{path}", day, request.due_on)


def _question_pieces(what: str, url: str, day: date, due: date) -> Pieces:
    return {
        "what": Title(what),
        "button": Button(_("Yes, I asked for this"), url),
        "day": when_in_words(day),
        "promised": when_in_words(due),
    }


def _sample_question() -> Pieces:
    what = _("“Example: a page” in another format: large print")
    return _question_pieces(what, f"{settings.SITE_URL}/confirm/example/", date(2030, 3, 4), date(2030, 3, 20))


def _promise(message: OutboxMessage) -> Pieces | None:
    request = _request_of(message)
    if request is None or not request.is_on or request.wish.state != State.PROMISED or request.wish.due_on is None:
        return None
    return {"what": Title(asked_in_words(request)), "promised": when_in_words(request.wish.due_on)}


def _sample_promise() -> Pieces:
    what = _("“Example: a page” in another format: large print")
    return {"what": Title(what), "promised": when_in_words(date(2030, 3, 20))}


def _answer(message: OutboxMessage) -> Pieces | None:
    request = _request_of(message)
    if request is None or not request.wish.is_settled:
        return None
    return _answer_pieces(asked_in_words(request), request.wish.state, request.wish.answer, page_of(request).url)


def _answer_pieces(what: str, state: str, answer: str, url: str) -> Pieces:
    says = {
        State.ANSWERED: _("Here is our answer. You find what there is at the end of the page."),
        State.CANNOT: _("We are sorry. We cannot do this, because:"),
    }
    whole = url if "://" in url or not url else f"{settings.SITE_URL}{url}"
    return {
        "what": Title(what),
        "says": says[State(state)],
        "answer": answer,
        "button": Button(_("Open the page"), whole) if whole else "",
    }


def _sample_answer() -> Pieces:
    what = _("“Example: a page” in another format: large print")
    return _answer_pieces(what, State.ANSWERED, _("It is there now."), f"{settings.SITE_URL}/accessibility/")


register_mail(
    Mail(
        name=CONFIRM,
        label=gettext_lazy("To the person: did you ask for another format?"),
        reader=Reader.PERSON,
        subject=gettext_lazy("Please confirm what you asked for"),
        body=gettext_lazy(
            "Hello,\n\n"
            "Someone, probably you, asked us for this:\n\n"
            "{what}\n\n"
            "To say yes, open this link and press the button:\n\n"
            "{button}\n\n"
            "The link works until {day}. We answer by {promised}.\n\n"
            "Was this not you? Then do nothing. Nobody will write to you about it again."
        ),
        gather=_question,
        sample=_sample_question,
        needed=frozenset({"button"}),
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name=PROMISED,
        label=gettext_lazy("To the person: by when they get another format"),
        reader=Reader.PERSON,
        subject=gettext_lazy("We are working on what you asked for"),
        body=gettext_lazy(
            "Hello,\n\nYou asked us for this:\n\n{what}\n\nWe are working on it. You hear from us by {promised}."
        ),
        gather=_promise,
        sample=_sample_promise,
        needed=frozenset({"promised"}),
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name=ANSWERED,
        label=gettext_lazy("To the person: the answer about another format"),
        reader=Reader.PERSON,
        subject=gettext_lazy("An answer to what you asked for"),
        body=gettext_lazy("Hello,\n\nYou asked us for this:\n\n{what}\n\n{says}\n\n{answer}\n\n{button}"),
        gather=_answer,
        sample=_sample_answer,
        needed=frozenset({"says"}),
        during_break=DuringBreak.SENT,
    )
)
