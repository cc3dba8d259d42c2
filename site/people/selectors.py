"""Reads about people, their sign-ups and the words of consent."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.conf import settings
from django.core.cache import cache
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from core.caches import shape_of
from core.selectors import organisation
from people.models import ConsentWording, OutboxMessage, SignUp
from people.tokens import Claim

WORDINGS_KEY = f"people:wordings:{shape_of(ConsentWording)}"
KEPT_FOR = 60 * 10  # seconds; a new version forgets the old at once, this only bounds surprises


def current_wording(purpose: str, language: str) -> ConsentWording | None:
    """Return the newest version of a wording in this language, or in English where it has no translation."""
    newest: dict[tuple[str, str], ConsentWording] | None = cache.get(WORDINGS_KEY)
    if newest is None:
        in_order = ConsentWording.objects.order_by("version")
        newest = {(wording.purpose, wording.language): wording for wording in in_order}
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
    sign_up = SignUp.objects.select_related("person", "page").filter(pk=claim.sign_up_pk).first()
    return sign_up if sign_up and claim.belongs_to(sign_up.person) else None


def sign_ups_for_staff() -> QuerySet[SignUp]:
    """Return every sign-up with what a list or an export shows of it, in a fixed number of queries."""
    return SignUp.objects.select_related("person", "person__access_need", "page")


def sign_ups_below(pages: Iterable[Page]) -> QuerySet[SignUp]:
    """Return the sign-ups for these pages and for every page under them."""
    places = reduce(or_, (Q(page__path__startswith=page.path) for page in pages))
    return SignUp.objects.filter(places)


def sign_ups_never_confirmed(moment: datetime) -> QuerySet[SignUp]:
    """Return sign-ups of people with e-mail whose link has run out, with two days' grace for mail that was slow."""
    asked_before = moment - confirmation_age() - timedelta(days=2)
    return SignUp.objects.filter(confirmation_asked_at__lt=asked_before, person__email__isnull=False).exclude(
        pending={}
    )


def messages_due(moment: datetime) -> QuerySet[OutboxMessage]:
    """Return the messages that should be on their way at this moment, oldest first."""
    return OutboxMessage.objects.filter(state=OutboxMessage.State.WAITING, due_at__lte=moment).order_by("due_at", "pk")


def age_of_oldest_unsent() -> timedelta:
    """Return how long the oldest mail has been owed: the figure that tells whether the post works."""
    unsent = (OutboxMessage.State.WAITING, OutboxMessage.State.SENDING)
    oldest = OutboxMessage.objects.filter(state__in=unsent).order_by("created_at").first()
    return timezone.now() - oldest.created_at if oldest else timedelta(0)
