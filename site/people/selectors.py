"""Reads about people, their sign-ups and the words of consent."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db.models import F, Min, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from wagtail.models import Page

from core.caches import shape_of
from core.selectors import organisation
from people.addresses import normalised_phone
from people.models import ConsentEvent, ConsentWording, OutboxMessage, Person, SignUp
from people.tokens import Claim
from people.wordings_in_use import wordings_in_use

WORDINGS_KEY = f"people:wordings:{shape_of(ConsentWording)}"
KEPT_FOR = 60  # seconds; a new version forgets the old at once, this only bounds surprises
SHORTEST_NUMBER_SEARCHED = 3  # digits: fewer would be found in almost every number


def current_wording(purpose: str, language: str) -> ConsentWording | None:
    """Return the newest version of a wording in this language, or in English where no translation says the same."""
    newest: dict[tuple[str, str], ConsentWording] | None = cache.get(WORDINGS_KEY)
    if newest is None:
        newest = wordings_in_use()
        if newest:
            cache.set(WORDINGS_KEY, newest, KEPT_FOR)
    return newest.get((purpose, language)) or newest.get((purpose, settings.LANGUAGE_CODE))


def agreed_words(sign_up: SignUp) -> list[str]:
    """Return the words beside the boxes that were ticked in the form that nobody has confirmed yet."""
    ticked = sign_up.pending.get("wordings", [])
    return list(ConsentWording.objects.filter(pk__in=ticked).order_by("-purpose").values_list("text", flat=True))


def confirmation_age() -> timedelta:
    """Return how long a link to confirm works."""
    return timedelta(days=organisation().confirmation_days)


def sign_up_of(claim: Claim) -> SignUp | None:
    """Return the sign-up a link is for, or None where it is gone or the person's links were all ended."""
    sign_up = SignUp.objects.select_related("person", "page__locale").filter(pk=claim.about).first()
    return sign_up if sign_up and claim.belongs_to(sign_up.person) else None


def sign_ups_for_staff() -> QuerySet[SignUp]:
    """Return every sign-up with what a list or an export shows of it, in a fixed number of queries."""
    about_news = Person.objects.filter(
        pk=OuterRef("person"), consent_events__wording__purpose=ConsentWording.Purpose.NEWS
    ).order_by("-consent_events__happened_at", "-consent_events__pk")
    return SignUp.objects.select_related("person", "person__access_need", "page").annotate(
        news_decision=Subquery(about_news.values("consent_events__decision")[:1])
    )


def wants_news(sign_up: SignUp) -> bool:
    """Tell whether the person of a sign-up read by `sign_ups_for_staff` agreed to news and has not withdrawn."""
    return getattr(sign_up, "news_decision", None) == ConsentEvent.Decision.GIVEN


def sign_ups_reached_by(typed: str) -> QuerySet[SignUp]:
    """Return the sign-ups whose phone number holds what was typed, spaces and all; none where it is no number."""
    number = number_searched(typed)
    if not number:
        return SignUp.objects.none()
    return SignUp.objects.filter(Q(person__phone__contains=number) | Q(pending__phone__icontains=number))


def number_searched(typed: str) -> str:
    """Return the phone number, or the part of one, that somebody looks for; nothing where it is no number."""
    if not re.fullmatch(r"[\d\s+()./-]+", typed) or len(re.findall(r"\d", typed)) < SHORTEST_NUMBER_SEARCHED:
        return ""
    try:
        return normalised_phone(typed)
    except ValidationError:  # a part of a number
        return re.sub(r"\D", "", typed)


def sign_ups_below(pages: Iterable[Page]) -> QuerySet[SignUp]:
    """Return the sign-ups for these pages and for every page under them."""
    places = reduce(or_, (Q(page__path__startswith=page.path) for page in pages))
    return SignUp.objects.filter(places)


def sign_ups_never_confirmed(moment: datetime) -> QuerySet[SignUp]:
    """Return sign-ups of people with e-mail whose link has run out, with two days' grace for mail that was slow."""
    asked_before = moment - confirmation_age() - timedelta(days=2)
    asked_by_mail = SignUp.objects.filter(pending__reach_by=Person.Channel.EMAIL)  # the others wait for us
    return asked_by_mail.filter(confirmation_asked_at__lt=asked_before)


def messages_due(moment: datetime) -> QuerySet[OutboxMessage]:
    """Return the messages that should be on their way at this moment, oldest first.

    Mail to many goes last: nobody waits for a link behind a letter to thousands.
    """
    due = OutboxMessage.objects.filter(state=OutboxMessage.State.WAITING, due_at__lte=moment)
    return due.order_by(F("mailing").asc(nulls_first=True), "due_at", "pk")


def age_of_oldest_unsent() -> timedelta:
    """Return how long the oldest mail has been owed: the figure that tells whether the post works.

    What is held during a break is not owed yet, nor what was written for later. What waits to be tried again is.
    """
    now = timezone.now()
    unsent = (OutboxMessage.State.WAITING, OutboxMessage.State.SENDING)
    owed = OutboxMessage.objects.filter(state__in=unsent).exclude(attempts=0, due_at__gt=now)
    oldest = owed.aggregate(since=Min("owed_since"))["since"]
    return max(now - oldest, timedelta(0)) if oldest else timedelta(0)
